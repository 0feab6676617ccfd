//! A session's life cycle (期).
//!
//! | state | action | state |
//! |---|---|---|
//! | preparing | announce | announced |
//! | preparing, announced | open | enrolling |
//! | preparing, announced, enrolling | lock | locked |
//! | locked | reopen | enrolling |
//! | locked | check_in | checked_in |
//! | locked, checked_in | start | running |
//! | running | assess | assessing |
//! | running, assessing | complete | completed |
//! | completed | archive | archived |
//! | preparing, announced, enrolling, locked, checked_in | postpone | postponed |
//! | postponed | reschedule | announced |
//! | preparing, announced, enrolling, locked, checked_in, running, postponed | cancel | cancelled |
//!
//! Postponing and cancelling need a reason and a notice; a new date is announced anew.
use chrono::NaiveDate;

use crate::domain::{LifeCycle, Violation, value::SessionState};

coded_enum! {
    /// What may be done to a session.
    SessionAction {
        /// 发通知.
        Announce = "announce" "发通知",
        /// 开放报名.
        Open = "open" "开放报名",
        /// 锁定名单.
        Lock = "lock" "锁定名单",
        /// 重新开放报名.
        Reopen = "reopen" "重新开放报名",
        /// 开始报到.
        CheckIn = "check_in" "开始报到",
        /// 开班.
        Start = "start" "开班",
        /// 进入考核.
        Assess = "assess" "进入考核",
        /// 结业.
        Complete = "complete" "结业",
        /// 归档.
        Archive = "archive" "归档",
        /// 延期.
        Postpone = "postpone" "延期",
        /// 重新定期.
        Reschedule = "reschedule" "重新定期",
        /// 取消.
        Cancel = "cancel" "取消",
    }
}

coded_enum! {
    /// How a session reaches its trainees.
    Teaching {
        /// 线下.
        Offline = "offline" "线下",
        /// 线上.
        Online = "online" "线上",
        /// 线上线下混合: a main room, others follow from where they are.
        Mixed = "mixed" "线上线下混合",
    }
}

impl LifeCycle for SessionState {
    type Action = SessionAction;
    const NAME: &'static str = "session";

    fn next(self, action: SessionAction) -> Option<Self> {
        use SessionAction as A;
        let before_lock = matches!(self, Self::Preparing | Self::Announced | Self::Enrolling);
        let before_start = before_lock || matches!(self, Self::Locked | Self::CheckedIn);
        match (self, action) {
            (Self::Preparing, A::Announce) | (Self::Postponed, A::Reschedule) => Some(Self::Announced),
            (Self::Preparing | Self::Announced, A::Open) | (Self::Locked, A::Reopen) => Some(Self::Enrolling),
            (_, A::Lock) if before_lock => Some(Self::Locked),
            (Self::Locked, A::CheckIn) => Some(Self::CheckedIn),
            (Self::Locked | Self::CheckedIn, A::Start) => Some(Self::Running),
            (Self::Running, A::Assess) => Some(Self::Assessing),
            (Self::Running | Self::Assessing, A::Complete) => Some(Self::Completed),
            (Self::Completed, A::Archive) => Some(Self::Archived),
            (_, A::Postpone) if before_start => Some(Self::Postponed),
            (Self::Running | Self::Postponed, A::Cancel) => Some(Self::Cancelled),
            (_, A::Cancel) if before_start => Some(Self::Cancelled),
            _ => None,
        }
    }

    fn needs_reason(action: SessionAction) -> bool {
        matches!(action, SessionAction::Postpone | SessionAction::Cancel)
    }
}

impl SessionState {
    /// Whether people on the list know of it already.
    pub const fn is_announced(self) -> bool {
        !matches!(self, Self::Preparing)
    }

    /// Whether people may be put on the list or taken off it.
    pub const fn takes_names(self) -> bool {
        matches!(
            self,
            Self::Preparing | Self::Announced | Self::Enrolling | Self::Locked | Self::CheckedIn
        )
    }

    /// Whether its days, slots and places may still be changed.
    pub const fn is_planned(self) -> bool {
        matches!(
            self,
            Self::Preparing
                | Self::Announced
                | Self::Enrolling
                | Self::Locked
                | Self::CheckedIn
                | Self::Postponed
        )
    }

    /// Whether the roll may be called.
    pub const fn takes_marks(self) -> bool {
        matches!(self, Self::CheckedIn | Self::Running | Self::Assessing)
    }

    /// Whether who came is known: what has not come yet is nothing, and not none.
    pub const fn has_begun(self) -> bool {
        self.takes_marks() || self.has_ended()
    }

    /// Whether who completed is known.
    pub const fn has_ended(self) -> bool {
        matches!(self, Self::Completed | Self::Archived)
    }

    /// Whether exam results may be entered.
    pub const fn takes_results(self) -> bool {
        matches!(self, Self::Running | Self::Assessing)
    }
}

/// Why a step comes before its day: people check in from the day before the first, it starts on the first, it is completed
/// on the last.
pub fn refuse_early(
    action: SessionAction,
    (first_day, last_day): (NaiveDate, NaiveDate),
    today: NaiveDate,
) -> Option<Violation> {
    let (from, what) = match action {
        SessionAction::CheckIn => (first_day.pred_opt()?, "开班前一天起才能报到"),
        SessionAction::Start => (first_day, "开班日到了才能开班"),
        SessionAction::Complete => (last_day, "最后一天上完课才能结业"),
        _ => return None,
    };
    if today >= from {
        return None;
    }
    let day = from.format("%Y年%-m月%-d日");
    let message = format!("{what}，请到{day}再办；确实要提前的，写明原因。");
    Some(Violation::new("session.too_early", message).with("from", from))
}

/// What is wrong with the days and the places of a session as they are entered.
pub fn check_days(first_day: NaiveDate, last_day: NaiveDate, capacity: u32) -> Vec<Violation> {
    let mut violations = Vec::new();
    if last_day < first_day {
        violations.push(
            Violation::new("session.days", "结束日期早于开始日期，请核对。")
                .on("last_day")
                .with("first_day", first_day)
                .with("last_day", last_day),
        );
    }
    if (last_day - first_day).num_days() > 366 {
        violations.push(Violation::new("session.too_long", "一期超过一年，请核对日期。").on("last_day"));
    }
    if capacity == 0 {
        violations.push(Violation::new("session.capacity", "人数至少为 1，请填写计划人数。").on("capacity"));
    }
    violations
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{life_cycle::testing::walk, value::Coded};

    #[test]
    fn each_step_has_its_day() {
        use SessionAction as A;
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let days = (day("2027-04-27"), day("2027-04-29"));
        let early = |action, today| refuse_early(action, days, day(today)).is_some();
        for (action, from, before) in [
            (A::CheckIn, "2027-04-26", "2027-04-25"),
            (A::Start, "2027-04-27", "2027-04-26"),
            (A::Complete, "2027-04-29", "2027-04-28"),
        ] {
            assert_eq!(
                (early(action, before), early(action, from)),
                (true, false),
                "{action}"
            );
        }
        assert!(!early(A::Lock, "2026-12-01"), "the list is closed before");
    }

    #[test]
    fn the_whole_table() {
        walk(include_str!("session.rs"), SessionState::next);
    }

    #[test]
    fn cancelling_needs_a_reason() {
        let cancel = |reason| SessionState::Locked.step(SessionAction::Cancel, reason);
        assert_eq!(cancel(None).unwrap_err().code, "session.reason_missing");
        assert_eq!(cancel(Some("场地停电")).unwrap(), SessionState::Cancelled);
        let refused = SessionState::Completed
            .step(SessionAction::Cancel, Some("x"))
            .unwrap_err();
        assert_eq!(refused.message, "现在是“已结业”，不能“取消”。现在可以：归档。");
        assert_eq!(refused.facts["allowed"], "archive");
    }

    #[test]
    fn what_each_state_takes() {
        let taking = |test: fn(SessionState) -> bool| {
            SessionState::all()
                .iter()
                .filter(|s| test(**s))
                .map(|s| s.code())
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(
            taking(SessionState::takes_names),
            "preparing announced enrolling locked checked_in"
        );
        assert_eq!(taking(SessionState::takes_marks), "checked_in running assessing");
        assert_eq!(taking(SessionState::takes_results), "running assessing");
        assert_eq!(
            taking(SessionState::is_planned),
            "preparing announced enrolling locked checked_in postponed"
        );
    }

    #[test]
    fn days_and_places_as_entered() {
        let day = |text: &str| text.parse().unwrap();
        let codes = |first, last, capacity| {
            check_days(day(first), day(last), capacity)
                .into_iter()
                .map(|v| v.code)
                .collect::<Vec<_>>()
        };
        assert!(codes("2026-12-01", "2026-12-01", 1).is_empty());
        assert_eq!(
            codes("2026-12-02", "2026-12-01", 0),
            ["session.days", "session.capacity"]
        );
        assert_eq!(codes("2026-12-01", "2028-12-01", 1), ["session.too_long"]);
    }
}
