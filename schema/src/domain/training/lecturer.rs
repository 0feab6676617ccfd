//! What a lecturer is qualified to teach, and when they are away.
use chrono::{NaiveDate, NaiveTime};

use super::interval::Interval;
use crate::domain::value::{Days, HalfDay};

/// A qualification of a lecturer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qualification {
    /// What for: 党章党规, 发展党员 …
    pub topic: String,
    /// From when until when it is valid.
    pub days: Days,
}

/// Whether one of them is valid on a day, and for the topic where one is asked for.
pub fn is_qualified(held: &[Qualification], topic: Option<&str>, day: NaiveDate) -> bool {
    held.iter()
        .any(|one| one.days.contains(day) && topic.is_none_or(|topic| one.topic == topic))
}

/// Days on which a lecturer is away, both ends included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absence {
    /// From this day.
    pub first_day: NaiveDate,
    /// To this day.
    pub last_day: NaiveDate,
    /// In this half of each of them; none: the whole day.
    pub half: Option<HalfDay>,
    /// Why.
    pub reason: String,
}

impl Absence {
    /// What it takes of a day.
    pub fn on(&self, day: NaiveDate) -> Option<Interval> {
        if day < self.first_day || self.last_day < day {
            return None;
        }
        Some(half_day(day, self.half))
    }
}

/// A half of a day, or all of it.
pub fn half_day(day: NaiveDate, half: Option<HalfDay>) -> Interval {
    let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or(NaiveTime::MIN);
    let last = NaiveTime::from_hms_opt(23, 59, 0).unwrap_or(NaiveTime::MIN);
    match half {
        Some(HalfDay::Am) => Interval::new(day, NaiveTime::MIN, noon),
        Some(HalfDay::Pm) => Interval::new(day, noon, last),
        None => Interval::new(day, NaiveTime::MIN, last),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn qualified_by_table() {
        let held = [Qualification {
            topic: "发展党员".to_owned(),
            days: Days::between(day("2025-01-01"), day("2027-01-01")),
        }];
        for (held, topic, on, expected) in [
            (&held[..], None, "2026-11-24", true),
            (&held, Some("发展党员"), "2026-11-24", true),
            (&held, Some("党费收缴"), "2026-11-24", false),
            (&held, None, "2027-01-01", false),
            (&[], None, "2026-11-24", false),
        ] {
            assert_eq!(is_qualified(held, topic, day(on)), expected, "{topic:?} {on}");
        }
    }

    #[test]
    fn away_by_table() {
        for (half, on, expected) in [
            (None, "2026-11-24", Some("11月24日 0:00–23:59")),
            (Some(HalfDay::Am), "2026-11-26", Some("11月26日 0:00–12:00")),
            (Some(HalfDay::Pm), "2026-11-25", Some("11月25日 12:00–23:59")),
            (None, "2026-11-23", None),
            (None, "2026-11-27", None),
        ] {
            let away = Absence {
                first_day: day("2026-11-24"),
                last_day: day("2026-11-26"),
                half,
                reason: "外出学习".to_owned(),
            };
            assert_eq!(
                away.on(day(on)).map(|it| it.label()).as_deref(),
                expected,
                "{half:?} {on}"
            );
        }
    }
}
