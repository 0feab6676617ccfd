//! Slots (课次): a half-day each.
use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::domain::{
    Violation,
    value::{
        HalfDay,
        id::{LecturerId, RoomId, VenueId},
    },
};

use super::interval::Interval;

/// A half-day of a session as it is planned. Times are local wall-clock times.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotPlan {
    /// The day.
    pub day: NaiveDate,
    /// Which half of it.
    pub half: HalfDay,
    /// When it begins.
    pub starts: NaiveTime,
    /// When it ends.
    pub ends: NaiveTime,
    /// What is taught.
    pub subject: String,
    /// Where.
    pub venue: Option<VenueId>,
    /// In which room, of that venue or of another.
    pub room: Option<RoomId>,
    /// By whom.
    pub lecturer: Option<LecturerId>,
    /// For which group, by its number; none: for all.
    pub division: Option<i32>,
}

impl SlotPlan {
    /// `9月3日上午`.
    pub fn label(&self) -> String {
        half_day_label(self.day, self.half)
    }

    /// When it is.
    pub const fn time(&self) -> Interval {
        Interval::new(self.day, self.starts, self.ends)
    }
}

/// A half-day in words: `9月3日上午`.
pub fn half_day_label(day: NaiveDate, half: HalfDay) -> String {
    format!("{}{}", day.format("%-m月%-d日"), half.label())
}

/// What is wrong with a session's slots; fields are `slots[n]…` by their order.
pub fn check_slots(first_day: NaiveDate, last_day: NaiveDate, slots: &[SlotPlan]) -> Vec<Violation> {
    let mut violations = Vec::new();
    let mut taken: BTreeMap<(NaiveDate, HalfDay), Vec<Option<i32>>> = BTreeMap::new();
    for (at, slot) in slots.iter().enumerate() {
        let mut refuse = |code: &str, field: &str, message: String| {
            violations.push(
                Violation::new(code, message)
                    .on(&format!("slots[{at}].{field}"))
                    .with("day", slot.day),
            );
        };
        let label = slot.label();
        if slot.day < first_day || last_day < slot.day {
            let days = format!("{first_day}至{last_day}");
            refuse(
                "slot.outside_session",
                "day",
                format!("{label}不在本期的日期（{days}）内，请改日期。"),
            );
        }
        if slot.ends <= slot.starts {
            refuse(
                "slot.times",
                "ends",
                format!("{label}的结束时间不晚于开始时间，请核对。"),
            );
        }
        let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or(NaiveTime::MIN);
        if (slot.starts < noon) != (slot.half == HalfDay::Am) {
            refuse(
                "slot.half",
                "starts",
                format!(
                    "{label}的开始时间 {} 不在{}，请核对。",
                    slot.starts.format("%H:%M"),
                    slot.half.label()
                ),
            );
        }
        let others = taken.entry((slot.day, slot.half)).or_default();
        if let Some(message) = same_half_day(&label, slot.division, others) {
            refuse("slot.same_half_day", "day", message);
        }
        others.push(slot.division);
        if slot.subject.trim().is_empty() {
            refuse(
                "slot.subject_missing",
                "subject",
                format!("请填写{label}的课程内容。"),
            );
        }
    }
    violations
}

/// Why a half-day can't be held for this group, or for all, beside those for whom it is held already.
fn same_half_day(label: &str, division: Option<i32>, others: &[Option<i32>]) -> Option<String> {
    if others.contains(&division) {
        return Some(match division {
            None => format!("{label}排了两次，一个半天只能有一个课次。"),
            Some(_) => format!("{label}给同一个班排了两次，一个班一个半天只能有一个课次。"),
        });
    }
    let mixed = !others.is_empty() && (division.is_none() || others.contains(&None));
    mixed.then(|| format!("{label}既有全体的课又有分班的课，请只留一种。"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    pub fn slot(day: &str, half: HalfDay, starts: &str, ends: &str) -> SlotPlan {
        let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").unwrap();
        SlotPlan {
            day: day.parse().unwrap(),
            half,
            starts: time(starts),
            ends: time(ends),
            subject: "党务实务".to_owned(),
            venue: None,
            room: None,
            lecturer: None,
            division: None,
        }
    }

    fn of(division: i32, slot: SlotPlan) -> SlotPlan {
        SlotPlan {
            division: Some(division),
            ..slot
        }
    }

    #[test]
    fn slots_by_table() {
        use HalfDay::{Am, Pm};
        for (slots, expected) in [
            (
                vec![
                    slot("2026-09-03", Am, "08:30", "11:30"),
                    slot("2026-09-03", Pm, "14:30", "17:30"),
                ],
                "",
            ),
            (
                vec![slot("2026-09-06", Am, "08:30", "11:30")],
                "slots[0].day slot.outside_session",
            ),
            (
                vec![slot("2026-09-02", Am, "08:30", "11:30")],
                "slots[0].day slot.outside_session",
            ),
            (
                vec![slot("2026-09-03", Am, "11:30", "11:30")],
                "slots[0].ends slot.times",
            ),
            (
                vec![slot("2026-09-03", Am, "14:30", "17:30")],
                "slots[0].starts slot.half",
            ),
            (
                vec![slot("2026-09-03", Pm, "08:30", "11:30")],
                "slots[0].starts slot.half",
            ),
            (
                vec![
                    slot("2026-09-03", Am, "08:30", "11:30"),
                    slot("2026-09-03", Am, "10:00", "11:00"),
                ],
                "slots[1].day slot.same_half_day",
            ),
            (
                vec![
                    of(1, slot("2026-09-03", Am, "08:30", "11:30")),
                    of(2, slot("2026-09-03", Am, "08:30", "11:30")),
                    slot("2026-09-03", Pm, "14:30", "17:30"),
                ],
                "",
            ),
            (
                vec![
                    of(1, slot("2026-09-03", Am, "08:30", "11:30")),
                    of(1, slot("2026-09-03", Am, "09:30", "10:30")),
                ],
                "slots[1].day slot.same_half_day",
            ),
            (
                vec![
                    of(1, slot("2026-09-03", Am, "08:30", "11:30")),
                    slot("2026-09-03", Am, "08:30", "11:30"),
                    of(2, slot("2026-09-03", Am, "08:30", "11:30")),
                ],
                "slots[1].day slot.same_half_day,slots[2].day slot.same_half_day",
            ),
            (
                vec![SlotPlan {
                    subject: " ".to_owned(),
                    ..slot("2026-09-03", Am, "08:30", "11:30")
                }],
                "slots[0].subject slot.subject_missing",
            ),
        ] {
            let violations = check_slots(
                "2026-09-03".parse().unwrap(),
                "2026-09-05".parse().unwrap(),
                &slots,
            );
            let found: Vec<_> = violations
                .iter()
                .map(|v| format!("{} {}", v.field.as_deref().unwrap(), v.code))
                .collect();
            assert_eq!(found.join(","), expected);
        }
        assert_eq!(half_day_label("2026-09-03".parse().unwrap(), Pm), "9月3日下午");
    }

    proptest! {
        #[test]
        fn valid_slots_are_distinct_half_days_within(days in proptest::collection::vec((0i64..5, any::<bool>()), 0..12)) {
            let first: NaiveDate = "2026-09-03".parse().unwrap();
            let slots: Vec<_> = days.iter().map(|(offset, am)| {
                let day = (first + chrono::Duration::days(*offset)).to_string();
                if *am { slot(&day, HalfDay::Am, "08:30", "11:30") } else { slot(&day, HalfDay::Pm, "14:30", "17:30") }
            }).collect();
            let distinct: BTreeSet<_> = days.iter().collect();
            let valid = distinct.len() == days.len() && days.iter().all(|(offset, _)| *offset < 3);
            prop_assert_eq!(check_slots(first, first + chrono::Duration::days(2), &slots).is_empty(), valid);
        }
    }
}
