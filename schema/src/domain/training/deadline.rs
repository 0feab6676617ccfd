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

    /// What is wrong with those that are set anew, while the session is still to come: a day long past lets nobody in. The
    /// day before is right: that closes at once.
    pub fn check_new(self, before: Self, first_day: NaiveDate, today: NaiveDate) -> Vec<Violation> {
        let yesterday = today.pred_opt().unwrap_or(today);
        let past = |day: Option<NaiveDate>, before: Option<NaiveDate>, field: &str, words: (&str, &str)| {
            let day = day.filter(|day| Some(*day) != before && *day < yesterday && first_day > today)?;
            let (what, then) = words;
            let message =
                format!("{what}（{day}）早就过了，{then}。请核对年月；要马上截止，请填 {yesterday}。");
            Some(Violation::new("session.deadline_past", message).on(field))
        };
        let names = ("报名截止日", "谁也报不了名");
        let leave = ("退出截止日", "谁也退不了");
        let names = past(self.names_until, before.names_until, "names_until", names);
        let leave = past(self.leave_until, before.leave_until, "leave_until", leave);
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
    fn a_day_long_past_is_told_when_it_is_new() {
        let names = |text: &str| Deadlines {
            names_until: Some(day(text)),
            leave_until: None,
        };
        let codes = |set: &str, before: &str, first: &str| {
            let found = names(set).check_new(names(before), day(first), day("2026-12-01"));
            found.len()
        };
        assert_eq!(codes("2020-04-01", "2026-12-05", "2027-04-13"), 1);
        assert_eq!(codes("2020-04-01", "2020-04-01", "2027-04-13"), 0, "it stays");
        assert_eq!(
            codes("2026-11-30", "2026-12-05", "2027-04-13"),
            0,
            "closes at once"
        );
        assert_eq!(codes("2020-04-01", "2026-12-05", "2026-11-20"), 0, "entered late");
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
