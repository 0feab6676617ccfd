//! The roll, a mark a half-day (考勤): what a mark counts as, and when leave has become too much.
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::domain::{
    Violation,
    value::{EnrolmentState, HalfDay, MarkStatus, SessionState},
};

impl MarkStatus {
    /// Whether the person was there: late and left early too.
    pub const fn attended(self) -> bool {
        matches!(self, Self::Present | Self::Late | Self::LeftEarly)
    }

    /// Whether it is leave (请假).
    pub const fn is_leave(self) -> bool {
        matches!(self, Self::LeavePersonal | Self::LeaveSick | Self::LeavePublic)
    }
}

/// A person's half-days of a session, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Those that count: all but the exempt ones.
    pub required: u32,
    /// Attended.
    pub attended: u32,
    /// On leave.
    pub leave: u32,
    /// Absent without leave.
    pub absent: u32,
    /// Exempt.
    pub exempt: u32,
    /// Without a mark.
    pub unmarked: u32,
}

/// Counts a person's marks, one a slot, `None` where there is none.
pub fn tally(marks: impl IntoIterator<Item = Option<MarkStatus>>) -> Tally {
    let mut tally = Tally::default();
    for mark in marks {
        tally.required += u32::from(mark != Some(MarkStatus::Exempt));
        *match mark {
            None => &mut tally.unmarked,
            Some(MarkStatus::Exempt) => &mut tally.exempt,
            Some(MarkStatus::Absent) => &mut tally.absent,
            Some(mark) if mark.is_leave() => &mut tally.leave,
            Some(_) => &mut tally.attended,
        } += 1;
    }
    tally
}

/// A part of a whole, exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fraction {
    /// So many …
    pub of: u32,
    /// … parts of so many.
    pub parts: u32,
}

impl Fraction {
    /// Whether `part` is more than this fraction of `whole`.
    pub fn is_exceeded_by(self, part: u32, whole: u32) -> bool {
        u64::from(part) * u64::from(self.parts) > u64::from(whole) * u64::from(self.of)
    }
}

/// How much may be missed (R12, R13).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttendanceRule {
    /// Leave beyond this part of the session is too much.
    pub leave: Fraction,
    /// Absences without leave beyond this part are too many.
    pub absent: Fraction,
}

impl Default for AttendanceRule {
    fn default() -> Self {
        Self {
            leave: Fraction { of: 1, parts: 7 },
            absent: Fraction { of: 1, parts: 4 },
        }
    }
}

/// Whether too much was missed. The running total may be asked at any time; it proposes, and never drops anybody.
pub fn check_attendance(rule: AttendanceRule, tally: Tally) -> Vec<Violation> {
    let mut violations = Vec::new();
    let total = tally.required;
    if rule.leave.is_exceeded_by(tally.leave, total) {
        let Fraction { of, parts } = rule.leave;
        let message = format!(
            "请假 {} 个半天，共 {total} 个，超过 {of}/{parts}，按规定退学或补训。",
            tally.leave
        );
        violations.push(
            Violation::new("attendance.leave", message)
                .with("leave", tally.leave)
                .with("required", total),
        );
    }
    if rule.absent.is_exceeded_by(tally.absent, total) {
        let Fraction { of, parts } = rule.absent;
        let message = format!(
            "旷课 {} 个半天，共 {total} 个，超过 {of}/{parts}，不能结业。",
            tally.absent
        );
        violations.push(
            Violation::new("attendance.absent", message)
                .with("absent", tally.absent)
                .with("required", total),
        );
    }
    violations
}

/// What a new mark does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkEffect {
    /// There was none.
    New,
    /// The same stands already.
    Same,
    /// Another stood there.
    Replaces(MarkStatus),
}

/// What a mark does beside the one that stands.
pub fn mark_effect(standing: Option<MarkStatus>, mark: MarkStatus) -> MarkEffect {
    match standing {
        None => MarkEffect::New,
        Some(standing) if standing == mark => MarkEffect::Same,
        Some(standing) => MarkEffect::Replaces(standing),
    }
}

/// What stands against marking a person in a slot at `now`, local time.
///
/// Leave may be entered ahead; whether somebody was there can't be known before the slot's day.
pub fn check_mark(
    session: SessionState,
    enrolment: EnrolmentState,
    slot_day: NaiveDate,
    mark: MarkStatus,
    now: NaiveDateTime,
) -> Vec<Violation> {
    let mut violations = Vec::new();
    if !session.takes_marks() {
        let message = format!(
            "本期现在是“{}”，不能考勤。报到之后、结业之前可以考勤。",
            session.label()
        );
        violations.push(Violation::new("attendance.session_state", message).with("state", session));
    }
    if !enrolment.has_arrived() || enrolment == EnrolmentState::DroppedOut {
        let message = format!("这名学员现在是“{}”，请先登记报到。", enrolment.label());
        violations.push(
            Violation::new("attendance.not_arrived", message)
                .on("person")
                .with("state", enrolment),
        );
    }
    if now.date() < slot_day && !mark.is_leave() && mark != MarkStatus::Exempt {
        let message = format!("课次在 {slot_day}，还没有到，只能提前登记请假。");
        violations.push(
            Violation::new("attendance.too_early", message)
                .on("at")
                .with("day", slot_day),
        );
    }
    violations
}

/// What stands against marking somebody in a half-day that is another group's, or whose half-day they spent with another.
pub fn not_own(division: Option<&str>) -> Violation {
    let whose = division.map_or_else(|| "别的班".to_owned(), |name| format!("“{name}”"));
    let message = format!(
        "这节课是{whose}的，这名学员不在这个班，或这个半天已在别的班点过名。要换班请先在“分班”里调。"
    );
    Violation::new("attendance.other_division", message).on("person")
}

/// The half-days that a person attended, in order: what credit hours are counted from.
pub fn attended_half_days(
    marks: impl IntoIterator<Item = (NaiveDate, HalfDay, Option<MarkStatus>)>,
) -> Vec<(NaiveDate, HalfDay)> {
    let attended = marks
        .into_iter()
        .filter(|(_, _, mark)| mark.is_some_and(MarkStatus::attended));
    let mut days: Vec<_> = attended.map(|(day, half, _)| (day, half)).collect();
    days.sort_unstable();
    days.dedup();
    days
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_mark_counts_as_one_thing() {
        for (mark, attended, leave, absent, exempt) in [
            (MarkStatus::Present, 1, 0, 0, 0),
            (MarkStatus::Late, 1, 0, 0, 0),
            (MarkStatus::LeftEarly, 1, 0, 0, 0),
            (MarkStatus::LeavePersonal, 0, 1, 0, 0),
            (MarkStatus::LeaveSick, 0, 1, 0, 0),
            (MarkStatus::LeavePublic, 0, 1, 0, 0),
            (MarkStatus::Absent, 0, 0, 1, 0),
            (MarkStatus::Exempt, 0, 0, 0, 1),
        ] {
            let counted = tally([Some(mark)]);
            assert_eq!(
                (counted.attended, counted.leave, counted.absent, counted.exempt),
                (attended, leave, absent, exempt)
            );
            assert_eq!(counted.required, 1 - exempt, "{mark}");
        }
    }

    #[test]
    fn more_than_a_seventh_is_too_much() {
        for (leave, required, too_much) in [
            (1, 7, false),
            (1, 6, true),
            (2, 14, false),
            (2, 13, true),
            (0, 0, false),
        ] {
            let violations = check_attendance(
                AttendanceRule::default(),
                Tally {
                    required,
                    leave,
                    ..Tally::default()
                },
            );
            assert_eq!(
                violations.iter().any(|v| v.code == "attendance.leave"),
                too_much,
                "{leave}/{required}"
            );
        }
        let absent = Tally {
            absent: 2,
            required: 6,
            ..Tally::default()
        };
        assert_eq!(
            check_attendance(AttendanceRule::default(), absent)[0].message,
            "旷课 2 个半天，共 6 个，超过 1/4，不能结业。"
        );
    }

    #[test]
    fn when_a_mark_may_be_made() {
        use EnrolmentState as E;
        use SessionState as S;
        let now = "2026-09-03T08:30:00".parse().unwrap();
        let check = |session, enrolment, day: &str, mark| {
            check_mark(session, enrolment, day.parse().unwrap(), mark, now)
                .into_iter()
                .map(|v| v.code)
                .collect::<Vec<_>>()
        };
        assert!(check(S::Running, E::InTraining, "2026-09-03", MarkStatus::Present).is_empty());
        assert!(check(S::CheckedIn, E::Arrived, "2026-09-03", MarkStatus::Late).is_empty());
        assert!(check(S::Running, E::InTraining, "2026-09-04", MarkStatus::LeaveSick).is_empty());
        assert_eq!(
            check(S::Running, E::InTraining, "2026-09-04", MarkStatus::Present),
            ["attendance.too_early"]
        );
        assert_eq!(
            check(S::Running, E::Approved, "2026-09-03", MarkStatus::Present),
            ["attendance.not_arrived"]
        );
        assert_eq!(
            check(S::Running, E::DroppedOut, "2026-09-03", MarkStatus::Present),
            ["attendance.not_arrived"]
        );
        assert_eq!(
            check(S::Completed, E::Completed, "2026-09-03", MarkStatus::Present),
            ["attendance.session_state"]
        );
        assert_eq!(mark_effect(None, MarkStatus::Late), MarkEffect::New);
        assert_eq!(
            mark_effect(Some(MarkStatus::Late), MarkStatus::Late),
            MarkEffect::Same
        );
        assert_eq!(
            mark_effect(Some(MarkStatus::Late), MarkStatus::Absent),
            MarkEffect::Replaces(MarkStatus::Late)
        );
    }

    #[test]
    fn attended_half_days_are_told_once() {
        let day: NaiveDate = "2026-09-03".parse().unwrap();
        let marks = [
            (day, HalfDay::Pm, Some(MarkStatus::Late)),
            (day, HalfDay::Am, Some(MarkStatus::Present)),
            (day, HalfDay::Am, Some(MarkStatus::Present)),
            (day.succ_opt().unwrap(), HalfDay::Am, Some(MarkStatus::Absent)),
            (day.succ_opt().unwrap(), HalfDay::Pm, None),
        ];
        assert_eq!(
            attended_half_days(marks),
            [(day, HalfDay::Am), (day, HalfDay::Pm)]
        );
    }

    proptest! {
        #[test]
        fn all_marks_are_counted(drawn in proptest::collection::vec(proptest::option::of(0..MarkStatus::ALL.len()), 0..40)) {
            let marks: Vec<_> = drawn.into_iter().map(|at| at.map(|at| MarkStatus::ALL[at])).collect();
            let t = tally(marks.iter().copied());
            prop_assert_eq!(t.attended + t.leave + t.absent + t.unmarked, t.required);
            prop_assert_eq!((t.required + t.exempt) as usize, marks.len());
        }
    }
}
