//! Validity: a half-open interval of days.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Days from `from` up to and without `to`; without `to` it is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Days {
    /// The first day.
    pub from: NaiveDate,
    /// The first day that is no longer in it.
    pub to: Option<NaiveDate>,
}

impl Days {
    /// Open from a day on.
    pub const fn since(from: NaiveDate) -> Self {
        Self { from, to: None }
    }

    /// From a day up to and without another.
    pub const fn between(from: NaiveDate, to: NaiveDate) -> Self {
        Self { from, to: Some(to) }
    }

    /// Whether the day is in it.
    pub fn contains(self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day < to)
    }

    /// Whether some day is in both.
    pub fn overlaps(self, other: Self) -> bool {
        let starts_before = |a: Self, b: Self| b.to.is_none_or(|to| a.from < to);
        !self.is_empty() && !other.is_empty() && starts_before(self, other) && starts_before(other, self)
    }

    /// Whether no day is in it.
    pub fn is_empty(self) -> bool {
        self.to.is_some_and(|to| to <= self.from)
    }

    /// The part before a day.
    #[must_use]
    pub fn until(self, day: NaiveDate) -> Self {
        Self {
            from: self.from,
            to: Some(self.to.map_or(day, |to| to.min(day))),
        }
    }
}

/// The intervals, sorted and joined where they touch or overlap: what is served twice at once counts once.
pub fn merged(intervals: impl IntoIterator<Item = Days>) -> Vec<Days> {
    let mut sorted: Vec<_> = intervals.into_iter().filter(|days| !days.is_empty()).collect();
    sorted.sort_unstable();
    let mut joined: Vec<Days> = Vec::with_capacity(sorted.len());
    for days in sorted {
        match joined.last_mut() {
            Some(last) if last.to.is_none_or(|to| days.from <= to) => {
                last.to = last.to.zip(days.to).map(|(a, b)| a.max(b));
            }
            _ => joined.push(days),
        }
    }
    joined
}

/// The same day so many months later; the month's last day where it has no such day.
pub fn add_months(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(chrono::Months::new(months))
        .unwrap_or(NaiveDate::MAX)
}

/// Whole months and the days over, from one day to another (0 where it is not later).
pub fn months_and_days(from: NaiveDate, to: NaiveDate) -> (u32, u32) {
    use chrono::Datelike;
    if to <= from {
        return (0, 0);
    }
    let guess = (to.year() - from.year()) * 12 + to.month0().cast_signed() - from.month0().cast_signed();
    let mut months = u32::try_from(guess).unwrap_or(0);
    if months > 0 && add_months(from, months) > to {
        months -= 1;
    }
    let rest = (to - add_months(from, months)).num_days();
    (months, u32::try_from(rest).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn days() -> impl Strategy<Value = Days> {
        (0i64..2000, proptest::option::of(0i64..800)).prop_map(|(start, length)| {
            let from = day("2020-01-01") + chrono::Duration::days(start);
            Days {
                from,
                to: length.map(|n| from + chrono::Duration::days(n)),
            }
        })
    }

    #[test]
    fn the_end_is_not_in_it() {
        let year = Days::between(day("2026-01-01"), day("2027-01-01"));
        assert!(year.contains(day("2026-01-01")) && year.contains(day("2026-12-31")));
        assert!(!year.contains(day("2027-01-01")) && !year.contains(day("2025-12-31")));
        assert!(!year.overlaps(Days::since(day("2027-01-01"))));
        assert!(year.overlaps(Days::since(day("2026-12-31"))));
        assert_eq!(year.until(day("2026-03-01")).to, Some(day("2026-03-01")));
        assert_eq!(year.until(day("2028-03-01")).to, Some(day("2027-01-01")));
    }

    #[test]
    fn months_count_by_the_calendar() {
        for (from, to, expected) in [
            ("2024-02-29", "2025-02-28", (12, 0)),
            ("2026-01-31", "2026-02-27", (0, 27)),
            ("2026-01-31", "2026-02-28", (1, 0)),
            ("2026-03-15", "2027-03-14", (11, 27)),
            ("2026-03-15", "2026-03-15", (0, 0)),
            ("2026-03-15", "2026-01-01", (0, 0)),
        ] {
            assert_eq!(months_and_days(day(from), day(to)), expected, "{from} {to}");
        }
    }

    proptest! {
        #[test]
        fn overlap_is_a_common_day(a in days(), b in days()) {
            let start = a.from.max(b.from);
            prop_assert_eq!(a.overlaps(b), a.contains(start) && b.contains(start));
        }

        #[test]
        fn merging_keeps_the_days_and_leaves_gaps(list in proptest::collection::vec(days(), 0..6), probe in 0i64..3000) {
            let joined = merged(list.clone());
            let probe = day("2020-01-01") + chrono::Duration::days(probe);
            prop_assert_eq!(list.iter().any(|d| d.contains(probe)), joined.iter().any(|d| d.contains(probe)));
            for pair in joined.windows(2) {
                prop_assert!(pair[0].to.is_some_and(|to| to < pair[1].from));
            }
        }

        #[test]
        fn months_and_days_lead_back(start in 0i64..9000, length in 0i64..4000) {
            let from = day("2000-01-01") + chrono::Duration::days(start);
            let to = from + chrono::Duration::days(length);
            let (months, rest) = months_and_days(from, to);
            prop_assert_eq!(add_months(from, months) + chrono::Duration::days(rest.into()), to);
            prop_assert!(rest <= 30 && add_months(from, months + 1) > to);
        }
    }
}
