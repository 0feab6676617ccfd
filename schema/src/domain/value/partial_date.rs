//! Days whose day of the month may not be known.
use std::cmp::Ordering;

use chrono::{Datelike, Days, Months, NaiveDate};

/// A day, or a month of which no day is known. Written `YYYY-MM-DD` or `YYYY-MM`.
///
/// Ordered by the first day that it may be; a month stands before its first day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "db",
    derive(sea_orm::DeriveValueType),
    sea_orm(value_type = "String")
)]
pub struct PartialDate {
    first: NaiveDate,
    day_known: bool,
}

/// A text that is no `YYYY-MM-DD` or `YYYY-MM`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a day (YYYY-MM-DD) or month (YYYY-MM): {0:?}")]
pub struct PartialDateError(String);

impl PartialDate {
    /// A day that is known.
    pub const fn day(day: NaiveDate) -> Self {
        Self {
            first: day,
            day_known: true,
        }
    }

    /// A month of which no day is known; `None` where there is no such month.
    pub fn month(year: i32, month: u32) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, month, 1)?;
        Some(Self {
            first,
            day_known: false,
        })
    }

    /// Reads the canonical text, and nothing else.
    pub fn parse(text: &str) -> Result<Self, PartialDateError> {
        let refuse = || PartialDateError(text.to_owned());
        let digits = |range: std::ops::Range<usize>| -> Option<u32> {
            let part = text.get(range)?;
            part.bytes()
                .all(|b| b.is_ascii_digit())
                .then(|| part.parse().ok())?
        };
        let read = || {
            let year = i32::try_from(digits(0..4)?).ok()?;
            let month = digits(5..7)?;
            match text.len() {
                7 => Self::month(year, month),
                10 => NaiveDate::from_ymd_opt(year, month, digits(8..10)?).map(Self::day),
                _ => None,
            }
        };
        let dashed = text
            .bytes()
            .enumerate()
            .all(|(at, b)| (b == b'-') == (at == 4 || at == 7));
        if dashed {
            read().ok_or_else(refuse)
        } else {
            Err(refuse())
        }
    }

    /// The first day that it may be: what a month counts from.
    pub const fn first_day(self) -> NaiveDate {
        self.first
    }

    /// The last day that it may be.
    pub fn last_day(self) -> NaiveDate {
        if self.day_known {
            return self.first;
        }
        let next = self
            .first
            .checked_add_months(Months::new(1))
            .unwrap_or(NaiveDate::MAX);
        next.checked_sub_days(Days::new(1)).unwrap_or(next)
    }

    /// Whether the day of the month is known.
    pub const fn has_day(self) -> bool {
        self.day_known
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.first.year()
    }

    /// The month, from 1.
    pub fn month_of_year(self) -> u32 {
        self.first.month()
    }

    /// Whether both may be the same day: equal where both know the day, else of the same month.
    pub fn agrees_with(self, other: Self) -> bool {
        if self.day_known && other.day_known {
            return self.first == other.first;
        }
        (self.year(), self.month_of_year()) == (other.year(), other.month_of_year())
    }
}

impl From<NaiveDate> for PartialDate {
    fn from(day: NaiveDate) -> Self {
        Self::day(day)
    }
}

impl Ord for PartialDate {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.first, self.day_known).cmp(&(other.first, other.day_known))
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl std::fmt::Display for PartialDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let pattern = if self.day_known { "%Y-%m-%d" } else { "%Y-%m" };
        self.first.format(pattern).fmt(f)
    }
}

impl std::str::FromStr for PartialDate {
    type Err = PartialDateError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl serde::Serialize for PartialDate {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for PartialDate {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(d)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_months_come_back_as_written() {
        for text in ["1985-06-15", "1985-06", "2024-02-29", "0001-01"] {
            assert_eq!(PartialDate::parse(text).unwrap().to_string(), text);
        }
        for text in [
            "1985",
            "1985-13",
            "2023-02-29",
            "1985-6",
            "1985-06-",
            "85-06-15",
            "1985/06",
            "",
            "1985-06-1",
            "1985年06",
        ] {
            assert!(PartialDate::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_month_spans_its_days() {
        let month = PartialDate::month(2024, 2).unwrap();
        assert_eq!(month.first_day().to_string(), "2024-02-01");
        assert_eq!(month.last_day().to_string(), "2024-02-29");
        assert!(month < PartialDate::day(month.first_day()));
        assert!(month.agrees_with(PartialDate::parse("2024-02-20").unwrap()));
        assert!(!month.agrees_with(PartialDate::parse("2024-03-01").unwrap()));
    }
}
