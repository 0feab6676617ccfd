//! Places of a session: who is in, who waits.
use crate::domain::value::EnrolmentState;

/// What asking for a place leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placed {
    /// A place is free.
    In,
    /// All places are taken; the position among those that wait, from 1.
    Waiting(u32),
}

/// Where one more person comes, by the states of those on the list.
pub fn place(capacity: u32, others: &[EnrolmentState]) -> Placed {
    let count = |test: fn(EnrolmentState) -> bool| others.iter().filter(|state| test(**state)).count();
    if count(EnrolmentState::takes_place) < capacity as usize {
        return Placed::In;
    }
    let waiting = count(|state| state == EnrolmentState::Waiting);
    Placed::Waiting(u32::try_from(waiting).unwrap_or(u32::MAX - 1) + 1)
}

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
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn who_waits_takes_no_place() {
        use EnrolmentState as S;
        for (capacity, others, expected) in [
            (2, vec![S::Approved], Placed::In),
            (
                2,
                vec![S::Approved, S::Withdrawn, S::Replaced, S::Cancelled],
                Placed::In,
            ),
            (2, vec![S::Approved, S::Enrolled], Placed::Waiting(1)),
            (
                2,
                vec![S::Approved, S::InTraining, S::Waiting, S::Waiting],
                Placed::Waiting(3),
            ),
            (1, vec![S::NotArrived], Placed::In),
            (0, vec![], Placed::Waiting(1)),
        ] {
            assert_eq!(place(capacity, &others), expected, "{others:?}");
        }
    }

    #[test]
    fn who_arrived_was_invited_and_has_a_place() {
        for state in EnrolmentState::ALL {
            assert!(
                !state.has_arrived() || (state.is_invited() && state.takes_place()),
                "{state}"
            );
        }
    }

    proptest! {
        #[test]
        fn places_are_never_exceeded(capacity in 0u32..6, asks in 0usize..12) {
            let mut list = Vec::new();
            for _ in 0..asks {
                list.push(match place(capacity, &list) {
                    Placed::In => EnrolmentState::Enrolled,
                    Placed::Waiting(_) => EnrolmentState::Waiting,
                });
            }
            let placed = list.iter().filter(|state| state.takes_place()).count();
            prop_assert_eq!(placed, asks.min(capacity as usize));
        }
    }
}
