//! A person's life cycle in a session (学员).
//!
//! | state | action | state |
//! |---|---|---|
//! | allotted | enrol | enrolled |
//! | enrolled | approve | approved |
//! | allotted, enrolled, approved | wait | waiting |
//! | waiting | promote | approved |
//! | waiting | enrol | enrolled |
//! | approved | invite | awaiting_arrival |
//! | approved, awaiting_arrival, not_arrived | arrive | arrived |
//! | approved, awaiting_arrival | miss | not_arrived |
//! | arrived | start | in_training |
//! | in_training, not_completed | complete | completed |
//! | in_training | fail | not_completed |
//! | arrived, in_training | drop_out | dropped_out |
//! | allotted, enrolled, waiting, approved, awaiting_arrival, not_arrived | replace | replaced |
//! | allotted, enrolled, waiting, approved, awaiting_arrival | withdraw | withdrawn |
//! | withdrawn, replaced | restore | waiting |
//! | allotted, enrolled, waiting, approved, awaiting_arrival, not_arrived, arrived, in_training | cancel | cancelled |
//!
//! A replaced person's record stays beside the new one's. Not completed is mended by a make-up or a re-sit.
use crate::domain::{LifeCycle, value::EnrolmentState};

coded_enum! {
    /// What may happen to an enrolment.
    EnrolmentAction {
        /// 报名.
        Enrol = "enrol" "报名",
        /// 审核通过.
        Approve = "approve" "审核通过",
        /// 转候补.
        Wait = "wait" "转候补",
        /// 递补.
        Promote = "promote" "递补",
        /// 通知报到.
        Invite = "invite" "通知报到",
        /// 报到.
        Arrive = "arrive" "报到",
        /// 登记未报到.
        Miss = "miss" "登记未报到",
        /// 开班.
        Start = "start" "开班",
        /// 结业.
        Complete = "complete" "结业",
        /// 登记未结业.
        Fail = "fail" "登记未结业",
        /// 退学.
        DropOut = "drop_out" "退学",
        /// 换人.
        Replace = "replace" "换人",
        /// 退出.
        Withdraw = "withdraw" "退出",
        /// 恢复: who left the list comes back.
        Restore = "restore" "恢复",
        /// 班次取消.
        Cancel = "cancel" "班次取消",
    }
}

coded_enum! {
    /// How a person came onto the list.
    Origin {
        /// 调训: the organiser names the person.
        CallUp = "call_up" "调训",
        /// 乡镇报名: the township fills its quota.
        Township = "township" "乡镇报名",
        /// 自愿报名: the person asks for it.
        Self_ = "self" "自愿报名",
    }
}

/// The state with which a person is put on the list, where a place is free: names of townships are looked through when
/// the list is locked, those who ask for themselves where the session says so.
pub const fn initial_state(origin: Origin, approval: bool) -> EnrolmentState {
    match origin {
        Origin::CallUp => EnrolmentState::Approved,
        Origin::Self_ if !approval => EnrolmentState::Approved,
        Origin::Township | Origin::Self_ => EnrolmentState::Enrolled,
    }
}

impl LifeCycle for EnrolmentState {
    type Action = EnrolmentAction;
    const NAME: &'static str = "enrolment";

    fn next(self, action: EnrolmentAction) -> Option<Self> {
        use EnrolmentAction as A;
        let named = matches!(self, Self::Allotted | Self::Enrolled | Self::Approved);
        let expected = matches!(self, Self::Approved | Self::AwaitingArrival);
        match (self, action) {
            (Self::Allotted | Self::Waiting, A::Enrol) => Some(Self::Enrolled),
            (Self::Enrolled, A::Approve) | (Self::Waiting, A::Promote) => Some(Self::Approved),
            (_, A::Wait) if named => Some(Self::Waiting),
            (Self::Withdrawn | Self::Replaced, A::Restore) => Some(Self::Waiting),
            (Self::Approved, A::Invite) => Some(Self::AwaitingArrival),
            (Self::Approved | Self::AwaitingArrival | Self::NotArrived, A::Arrive) => Some(Self::Arrived),
            (_, A::Miss) if expected => Some(Self::NotArrived),
            (Self::Arrived, A::Start) => Some(Self::InTraining),
            (Self::InTraining | Self::NotCompleted, A::Complete) => Some(Self::Completed),
            (Self::InTraining, A::Fail) => Some(Self::NotCompleted),
            (Self::Arrived | Self::InTraining, A::DropOut) => Some(Self::DroppedOut),
            (Self::Waiting | Self::NotArrived, A::Replace) => Some(Self::Replaced),
            (_, A::Replace) if named || expected => Some(Self::Replaced),
            (_, A::Withdraw) if named || expected || self == Self::Waiting => Some(Self::Withdrawn),
            (Self::Waiting | Self::NotArrived | Self::Arrived | Self::InTraining, A::Cancel) => {
                Some(Self::Cancelled)
            }
            (_, A::Cancel) if named || expected => Some(Self::Cancelled),
            _ => None,
        }
    }

    fn needs_reason(action: EnrolmentAction) -> bool {
        use EnrolmentAction as A;
        matches!(action, A::DropOut | A::Replace | A::Withdraw | A::Fail)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::life_cycle::testing::walk;

    #[test]
    fn the_whole_table() {
        walk(include_str!("enrolment.rs"), EnrolmentState::next);
    }

    #[test]
    fn how_a_person_comes_onto_the_list() {
        let first: Vec<_> = Origin::ALL
            .iter()
            .flat_map(|origin| [initial_state(*origin, false), initial_state(*origin, true)])
            .map(EnrolmentState::code)
            .collect();
        assert_eq!(
            first,
            [
                "approved", "approved", "enrolled", "enrolled", "approved", "enrolled"
            ]
        );
    }

    #[test]
    fn leaving_the_list_needs_a_reason() {
        let withdraw = |reason| EnrolmentState::Approved.step(EnrolmentAction::Withdraw, reason);
        assert_eq!(withdraw(None).unwrap_err().code, "enrolment.reason_missing");
        assert_eq!(withdraw(Some("出差")).unwrap(), EnrolmentState::Withdrawn);
        let restored = EnrolmentState::Withdrawn.step(EnrolmentAction::Restore, None);
        assert_eq!(restored.unwrap(), EnrolmentState::Waiting);
        let again = EnrolmentState::Cancelled
            .step(EnrolmentAction::Restore, None)
            .unwrap_err();
        assert!(
            again.message.ends_with("这一步之后不能再改动。"),
            "{}",
            again.message
        );
    }
}
