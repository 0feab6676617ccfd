//! Until when names are taken and places given back.
use chrono::NaiveDate;

use super::Origin;
use crate::domain::Violation;

/// A session's two last days; none: no other limit than its state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Deadlines {
    /// The last day on which townships and people enter names.
    pub names_until: Option<NaiveDate>,
    /// The last day on which they give a place back.
    pub leave_until: Option<NaiveDate>,
}

impl Deadlines {
    /// What is wrong with them as they are entered.
    pub fn check(self, first_day: NaiveDate) -> Vec<Violation> {
        let late = |day: Option<NaiveDate>, field: &str, what: &str| {
            let day = day.filter(|day| *day > first_day)?;
            let message = format!("{what}（{day}）晚于开班日（{first_day}），请改早。");
            Some(Violation::new("session.deadline", message).on(field))
        };
        let names = late(self.names_until, "names_until", "报名截止日");
        let leave = late(self.leave_until, "leave_until", "退出截止日");
        names.into_iter().chain(leave).collect()
    }

    /// Why a name can't be entered today; whoever holds the session may at any time.
    pub fn refuse_name(self, origin: Origin, today: NaiveDate) -> Option<String> {
        let last = self
            .names_until
            .filter(|last| origin != Origin::CallUp && today > *last)?;
        let day = last.format("%-m月%-d日");
        Some(format!("报名已于{day}截止，请与主办单位联系。"))
    }

    /// Why a place can't be given back today; whoever holds the session may take somebody off at any time.
    pub fn refuse_leaving(self, origin: Origin, today: NaiveDate) -> Option<String> {
        let last = self
            .leave_until
            .filter(|last| origin != Origin::CallUp && today > *last)?;
        let day = last.format("%-m月%-d日");
        Some(format!(
            "{day}之后不能自行退出，确实去不了的请与主办单位联系，由主办单位换人。"
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_last_day_counts_and_the_holder_is_not_bound() {
        let both = Deadlines {
            names_until: Some(day("2026-12-01")),
            leave_until: Some(day("2026-12-05")),
        };
        for (origin, today, name, leaving) in [
            (Origin::Township, "2026-12-01", false, false),
            (Origin::Township, "2026-12-02", true, false),
            (Origin::Self_, "2026-12-05", true, false),
            (Origin::Self_, "2026-12-06", true, true),
            (Origin::CallUp, "2026-12-06", false, false),
        ] {
            assert_eq!(both.refuse_name(origin, day(today)).is_some(), name, "{today}");
            assert_eq!(
                both.refuse_leaving(origin, day(today)).is_some(),
                leaving,
                "{today}"
            );
        }
        assert_eq!(
            Deadlines::default().refuse_name(Origin::Self_, day("2030-01-01")),
            None
        );
        assert!(both.check(day("2026-12-05")).is_empty());
        let wrong: Vec<_> = both
            .check(day("2026-11-30"))
            .into_iter()
            .map(|it| it.field.unwrap())
            .collect();
        assert_eq!(wrong, ["names_until", "leave_until"]);
    }
}
