//! How a request that a person move between townships goes on.
//!
//! | state | action | state |
//! |---|---|---|
//! | open | accept | accepted |
//! | open | refuse | refused |
//! | open | withdraw | withdrawn |
//!
//! The township that takes the person over asks, or the one that gives them; whoever keeps the roster of the other one
//! answers, or the county, which keeps both; whoever asked may take the request back.
use crate::domain::{
    LifeCycle,
    value::{TransferSide, TransferState},
};

coded_enum! {
    /// What may happen to a request.
    TransferAction {
        /// The person moves.
        Accept = "accept" "同意调动",
        /// The person stays, for a reason.
        Refuse = "refuse" "不同意",
        /// The asking side takes it back.
        Withdraw = "withdraw" "撤回申请",
    }
}

impl LifeCycle for TransferState {
    type Action = TransferAction;
    const NAME: &'static str = "transfer";

    fn next(self, action: TransferAction) -> Option<Self> {
        match (self, action) {
            (Self::Open, TransferAction::Accept) => Some(Self::Accepted),
            (Self::Open, TransferAction::Refuse) => Some(Self::Refused),
            (Self::Open, TransferAction::Withdraw) => Some(Self::Withdrawn),
            _ => None,
        }
    }

    fn needs_reason(action: TransferAction) -> bool {
        action == TransferAction::Refuse
    }
}

/// Whether somebody who keeps the rosters below `reach` may do this to a request that one side made, from the unit of path
/// `from` to that of path `to`.
pub fn may_act(action: TransferAction, reach: &[String], asked: TransferSide, from: &str, to: &str) -> bool {
    let (asking, answering) = match asked {
        TransferSide::Taking => (to, from),
        TransferSide::Giving => (from, to),
    };
    let side = match action {
        TransferAction::Accept | TransferAction::Refuse => answering,
        TransferAction::Withdraw => asking,
    };
    reach.iter().any(|path| side.starts_with(path.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::life_cycle::testing::walk;

    #[test]
    fn the_whole_table() {
        walk(include_str!("transfer.rs"), TransferState::next);
    }

    #[test]
    fn a_refusal_needs_a_reason() {
        let refused = TransferState::Open.step(TransferAction::Refuse, Some(" "));
        assert_eq!(refused.unwrap_err().code, "transfer.reason_missing");
        let accepted = TransferState::Open.step(TransferAction::Accept, None);
        assert_eq!(accepted.unwrap(), TransferState::Accepted);
    }

    #[test]
    fn who_may_do_what() {
        use TransferAction::{Accept, Refuse, Withdraw};
        let (giving, taking) = ("county/a/", "county/b/");
        for (reach, action, may) in [
            (giving, Accept, true),
            (giving, Refuse, true),
            (giving, Withdraw, false),
            (taking, Accept, false),
            (taking, Refuse, false),
            (taking, Withdraw, true),
            ("county/", Accept, true),
            ("county/", Withdraw, true),
            ("county/c/", Accept, false),
            ("county/c/", Withdraw, false),
        ] {
            let reach = [reach.to_owned()];
            let asked = TransferSide::Taking;
            assert_eq!(
                may_act(action, &reach, asked, giving, taking),
                may,
                "{reach:?} {action}"
            );
            // asked by the other side it is the other way round
            let asked = TransferSide::Giving;
            assert_eq!(
                may_act(action, &reach, asked, taking, giving),
                may,
                "{reach:?} {action}"
            );
        }
    }
}
