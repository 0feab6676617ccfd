//! When a post begins, and what may be entered for one.
use chrono::NaiveDate;

use crate::domain::{
    Violation,
    value::{DatePrecision, Days, PartialDate},
};

/// The first day of a post, and how exactly it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Begin {
    /// The day that rules count from.
    pub day: NaiveDate,
    /// What is known of it.
    pub precision: DatePrecision,
}

/// When a post begins: the stated day; a month from its 1st; where nothing is stated, the day of the import.
pub fn begin_of(stated: Option<PartialDate>, import_day: NaiveDate) -> Begin {
    stated.map_or(
        Begin {
            day: import_day,
            precision: DatePrecision::Import,
        },
        |date| Begin {
            day: date.first_day(),
            precision: if date.has_day() {
                DatePrecision::Day
            } else {
                DatePrecision::Month
            },
        },
    )
}

/// When a post begins that follows one which began on that day: as stated, where that is later; else on the day of the
/// import, since a post that goes on elsewhere is not held in both places at once and the past stays as it was told.
pub fn begin_after(old: NaiveDate, stated: Option<PartialDate>, import_day: NaiveDate) -> Begin {
    let begin = begin_of(stated, import_day);
    if begin.day > old {
        begin
    } else {
        begin_of(None, import_day)
    }
}

/// What is wrong with a post's days: it may not begin after the day of entry, and not end before it began.
pub fn check_days(days: Days, entered_on: NaiveDate) -> Vec<Violation> {
    let mut violations = Vec::new();
    if days.from > entered_on {
        violations.push(
            Violation::new(
                "appointment.future",
                "任职时间晚于今天，请核对；未到任的请到任后再登记。",
            )
            .on("from")
            .with("from", days.from),
        );
    }
    if days.is_empty() {
        violations.push(
            Violation::new("appointment.order", "离任时间要晚于任职时间，请核对两个日期。")
                .on("to")
                .with("from", days.from),
        );
    }
    violations
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_begins_as_exactly_as_it_is_stated() {
        let import: NaiveDate = "2026-11-24".parse().unwrap();
        for (stated, day, precision) in [
            (Some("2024-08-15"), "2024-08-15", DatePrecision::Day),
            (Some("2024-08"), "2024-08-01", DatePrecision::Month),
            (None, "2026-11-24", DatePrecision::Import),
        ] {
            let begin = begin_of(stated.map(|text| text.parse().unwrap()), import);
            assert_eq!(
                (begin.day.to_string().as_str(), begin.precision),
                (day, precision)
            );
        }
    }

    #[test]
    fn a_post_that_follows_begins_when_the_old_one_ends() {
        let import: NaiveDate = "2026-11-24".parse().unwrap();
        let old: NaiveDate = "2025-02-01".parse().unwrap();
        for (stated, day, precision) in [
            (Some("2026-09"), "2026-09-01", DatePrecision::Month),
            (Some("2025-02"), "2026-11-24", DatePrecision::Import),
            (Some("2024-08-15"), "2026-11-24", DatePrecision::Import),
            (None, "2026-11-24", DatePrecision::Import),
        ] {
            let begin = begin_after(old, stated.map(|text| text.parse().unwrap()), import);
            assert_eq!(
                (begin.day.to_string().as_str(), begin.precision),
                (day, precision),
                "{stated:?}"
            );
        }
    }

    #[test]
    fn days_of_a_post() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let codes = |days| {
            check_days(days, day("2026-11-24"))
                .into_iter()
                .map(|v| v.code)
                .collect::<Vec<_>>()
        };
        assert!(codes(Days::since(day("2026-11-24"))).is_empty());
        assert_eq!(codes(Days::since(day("2026-11-25"))), ["appointment.future"]);
        assert_eq!(
            codes(Days::between(day("2026-11-01"), day("2026-11-01"))),
            ["appointment.order"]
        );
    }
}
