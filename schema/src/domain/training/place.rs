//! What a state of an enrolment means for the places of a session.
use crate::domain::value::EnrolmentState;

impl EnrolmentState {
    /// Whether it takes one of the session's places.
    pub const fn takes_place(self) -> bool {
        !matches!(
            self,
            Self::Waiting | Self::NotArrived | Self::Replaced | Self::Withdrawn | Self::Cancelled
        )
    }

    /// Whether the person is on the session's list: invited, or further (应训).
    pub const fn is_invited(self) -> bool {
        !matches!(
            self,
            Self::Waiting | Self::Replaced | Self::Withdrawn | Self::Cancelled
        )
    }

    /// Whether the person came (报到).
    pub const fn has_arrived(self) -> bool {
        matches!(
            self,
            Self::Arrived | Self::InTraining | Self::Completed | Self::NotCompleted | Self::DroppedOut
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_arrived_was_invited_and_has_a_place() {
        for state in EnrolmentState::ALL {
            assert!(
                !state.has_arrived() || (state.is_invited() && state.takes_place()),
                "{state}"
            );
        }
    }
}
