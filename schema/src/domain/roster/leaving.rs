//! What becomes of somebody in post whom a roster does not name. Missing from the file never means left the post: that
//! takes somebody who says so, and the day.
use chrono::NaiveDate;

use crate::domain::{
    Violation,
    value::{DatePrecision, MissingDecision},
};

/// The first day without the post, where the decision ends it; what is wrong with the decision else.
pub fn check_leaving(
    decision: MissingDecision,
    left_on: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<Option<NaiveDate>, Violation> {
    match (decision, left_on) {
        (MissingDecision::Left, None) => Err(Violation::new(
            "missing.day_missing",
            "离任要写明离任日期：从哪一天起不再任职。",
        )
        .on("left_on")),
        (MissingDecision::Left, Some(day)) if day > today => Err(Violation::new(
            "missing.day_future",
            "离任日期晚于今天；还没离任的请选“以后再说”。",
        )
        .on("left_on")
        .with("today", today)),
        (MissingDecision::Left, Some(day)) => Ok(Some(day)),
        (MissingDecision::Stays | MissingDecision::Later, _) => Ok(None),
    }
}

/// The days of a post whose holder left: its first, and the first without it. `None` where it began on that day or later.
///
/// A begin that only an import assumed is not known: it gives way, so that who was registered today can have left.
pub fn days_of_left(
    from: NaiveDate,
    precision: DatePrecision,
    left_on: NaiveDate,
) -> Option<(NaiveDate, NaiveDate)> {
    if left_on > from {
        return Some((from, left_on));
    }
    match precision {
        DatePrecision::Import => Some((left_on.pred_opt()?, left_on)),
        DatePrecision::Day | DatePrecision::Month => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn decisions_by_table() {
        use MissingDecision::{Later, Left, Stays};
        let today = day("2026-11-24");
        for (decision, left_on, expected) in [
            (Left, None, Err("missing.day_missing")),
            (Left, Some("2026-11-25"), Err("missing.day_future")),
            (Left, Some("2026-11-24"), Ok(Some(today))),
            (Left, Some("2026-09-01"), Ok(Some(day("2026-09-01")))),
            (Stays, None, Ok(None)),
            (Stays, Some("2026-09-01"), Ok(None)),
            (Later, None, Ok(None)),
        ] {
            let checked = check_leaving(decision, left_on.map(day), today);
            let checked = checked.as_ref().map(|day| *day).map_err(|v| v.code.as_str());
            assert_eq!(checked, expected, "{decision:?} {left_on:?}");
        }
    }

    #[test]
    fn a_post_that_ends_has_a_day() {
        use DatePrecision::{Day, Import, Month};
        for (from, precision, left_on, expected) in [
            (
                "2020-01-05",
                Day,
                "2026-09-01",
                Some(("2020-01-05", "2026-09-01")),
            ),
            ("2026-09-01", Day, "2026-09-01", None),
            ("2026-09-01", Month, "2026-08-01", None),
            (
                "2026-09-01",
                Import,
                "2026-09-02",
                Some(("2026-09-01", "2026-09-02")),
            ),
            (
                "2026-11-24",
                Import,
                "2026-11-24",
                Some(("2026-11-23", "2026-11-24")),
            ),
            (
                "2026-11-24",
                Import,
                "2026-09-01",
                Some(("2026-08-31", "2026-09-01")),
            ),
        ] {
            let days = days_of_left(day(from), precision, day(left_on));
            assert_eq!(days, expected.map(|(a, b)| (day(a), day(b))), "{from} {left_on}");
            assert!(days.is_none_or(|(from, to)| from < to));
        }
    }
}
