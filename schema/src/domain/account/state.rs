//! An account's life cycle.
//!
//! | state | action | state |
//! |---|---|---|
//! | invited | activate | active |
//! | invited, active | stop | stopped |
//! | stopped | reopen | invited |
//!
//! An account that is reopened is activated anew: what it was protected by may be known to others.
use crate::domain::{LifeCycle, value::AccountState};

coded_enum! {
    /// What may be done to an account.
    AccountAction {
        /// The person takes it into use.
        Activate = "activate" "激活",
        /// It may no longer sign in.
        Stop = "stop" "停用",
        /// It is invited again.
        Reopen = "reopen" "重新启用",
    }
}

impl LifeCycle for AccountState {
    type Action = AccountAction;
    const NAME: &'static str = "account";

    fn next(self, action: AccountAction) -> Option<Self> {
        use AccountAction as A;
        match (self, action) {
            (Self::Invited, A::Activate) => Some(Self::Active),
            (Self::Invited | Self::Active, A::Stop) => Some(Self::Stopped),
            (Self::Stopped, A::Reopen) => Some(Self::Invited),
            _ => None,
        }
    }

    fn needs_reason(action: AccountAction) -> bool {
        matches!(action, AccountAction::Stop | AccountAction::Reopen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::life_cycle::testing::walk;

    #[test]
    fn the_whole_table() {
        walk(include_str!("state.rs"), AccountState::next);
    }

    #[test]
    fn stopping_needs_a_reason() {
        let stop = |reason| AccountState::Active.step(AccountAction::Stop, reason);
        assert_eq!(stop(Some(" ")).unwrap_err().code, "account.reason_missing");
        assert_eq!(stop(Some("离任")).unwrap(), AccountState::Stopped);
        let refused = AccountState::Stopped
            .step(AccountAction::Activate, None)
            .unwrap_err();
        assert_eq!(refused.code, "account.transition");
        assert_eq!(refused.message, "现在是“停用”，不能“激活”。现在可以：重新启用。");
    }
}
