//! Who is due for training, and why: what a list of suggestions goes by until the planner makes it.
use chrono::{Datelike, Months, NaiveDate};

use crate::domain::value::{CreditHours, Role};

/// Newly appointed secretaries are trained within so many months (R5).
pub(super) const INDUCTION_MONTHS: u32 = 6;

/// What is known of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueFacts {
    /// What the post counts as.
    pub role: Role,
    /// Its first day.
    pub in_post_since: NaiveDate,
    /// Whether they came to a session this year, or since they took the post.
    pub trained: bool,
    /// Whether they had a place in the session before and did not come.
    pub owed: bool,
    /// Hours of the year.
    pub hours: CreditHours,
    /// The hours that are asked of them.
    pub required: Option<CreditHours>,
}

/// How pressing it is, the most pressing first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// A new secretary whose training has a last day.
    Induction(NaiveDate),
    /// Missed the session before.
    Owed,
    /// No training this year.
    Untrained,
    /// Hours are missing.
    Hours,
    /// Nothing asks for it.
    NotDue,
}

/// How pressing, with the reason in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// How pressing.
    pub rank: Rank,
    /// Why.
    pub reason: String,
}

/// Why somebody is due on a day.
pub fn due(facts: &DueFacts, day: NaiveDate) -> Due {
    let found = |rank, reason: String| Due { rank, reason };
    let until = facts.in_post_since + Months::new(INDUCTION_MONTHS);
    let new = facts.role == Role::Secretary && day < facts.in_post_since + Months::new(12);
    if new && !facts.trained {
        let months = months_between(facts.in_post_since, day);
        let (month, date) = (until.month(), until.day());
        let reason = if day <= until {
            format!("新任 {months} 个月，须在 {month}月{date}日前培训")
        } else {
            format!("新任 {months} 个月还没有培训，{month}月{date}日已到期")
        };
        return found(Rank::Induction(until), reason);
    }
    if facts.owed {
        return found(Rank::Owed, "上一期有名额没有到".to_owned());
    }
    if !facts.trained {
        return found(Rank::Untrained, "今年还没有参加过培训".to_owned());
    }
    match facts.required.filter(|required| facts.hours < *required) {
        Some(required) => {
            let lacking = facts.hours.lacking(required);
            let hours = facts.hours;
            found(Rank::Hours, format!("学时 {hours}／{required}，差 {lacking}"))
        }
        None => found(Rank::NotDue, "今年已经培训过，学时够了".to_owned()),
    }
}

/// Whole months from one day to another.
pub(super) fn months_between(from: NaiveDate, to: NaiveDate) -> i32 {
    let whole = (to.year() - from.year()) * 12 + to.month().cast_signed() - from.month().cast_signed();
    (whole - i32::from(to.day() < from.day())).max(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn by_table() {
        let facts = |since: &str, trained, owed, hours| DueFacts {
            role: Role::Secretary,
            in_post_since: day(since),
            trained,
            owed,
            hours: CreditHours::whole(hours),
            required: Some(CreditHours::whole(56)),
        };
        for (facts, expected) in [
            (
                facts("2026-07-20", false, false, 0),
                "新任 4 个月，须在 1月20日前培训",
            ),
            (
                facts("2026-04-20", false, true, 0),
                "新任 7 个月还没有培训，10月20日已到期",
            ),
            (facts("2020-01-01", true, true, 0), "上一期有名额没有到"),
            (facts("2020-01-01", false, false, 60), "今年还没有参加过培训"),
            (facts("2020-01-01", true, false, 18), "学时 18／56，差 38"),
            (facts("2020-01-01", true, false, 56), "今年已经培训过，学时够了"),
        ] {
            assert_eq!(due(&facts, day("2026-11-24")).reason, expected);
        }
    }

    #[test]
    fn the_first_to_end_comes_first() {
        let mut ranks = [
            Rank::NotDue,
            Rank::Owed,
            Rank::Induction(day("2027-01-20")),
            Rank::Hours,
            Rank::Induction(day("2026-12-01")),
            Rank::Untrained,
        ];
        ranks.sort();
        assert_eq!(ranks[0], Rank::Induction(day("2026-12-01")));
        assert_eq!(ranks[5], Rank::NotDue);
    }
}
