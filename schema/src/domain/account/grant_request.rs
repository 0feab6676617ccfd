//! The life cycle of a role that was asked for an account.
//!
//! | state | action | state |
//! |---|---|---|
//! | open | grant | granted |
//! | open | refuse | refused |
use crate::domain::{LifeCycle, value::GrantRequestState};

coded_enum! {
    /// What may be done to a request.
    GrantRequestAction {
        /// The role is given as it was asked.
        Grant = "grant" "授权",
        /// It is not given.
        Refuse = "refuse" "不授权",
    }
}

impl LifeCycle for GrantRequestState {
    type Action = GrantRequestAction;
    const NAME: &'static str = "grant_request";

    fn next(self, action: GrantRequestAction) -> Option<Self> {
        match (self, action) {
            (Self::Open, GrantRequestAction::Grant) => Some(Self::Granted),
            (Self::Open, GrantRequestAction::Refuse) => Some(Self::Refused),
            _ => None,
        }
    }

    fn needs_reason(action: GrantRequestAction) -> bool {
        action == GrantRequestAction::Refuse
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::life_cycle::testing::walk;

    #[test]
    fn the_whole_table() {
        walk(include_str!("grant_request.rs"), GrantRequestState::next);
    }

    #[test]
    fn a_refusal_needs_a_reason_and_a_grant_none() {
        let step = |action, reason| GrantRequestState::Open.step(action, reason);
        let silent = step(GrantRequestAction::Refuse, Some(" ")).unwrap_err();
        assert_eq!(silent.code, "grant_request.reason_missing");
        let granted = step(GrantRequestAction::Grant, None);
        assert_eq!(granted.unwrap(), GrantRequestState::Granted);
    }
}
