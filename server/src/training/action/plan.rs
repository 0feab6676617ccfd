//! A session's plan as somebody types it, and what is wrong with it: all violations at once.
use std::collections::HashMap;

use chrono::{NaiveDate, NaiveTime};
use sanyou_schema::domain::Violation;
use sanyou_schema::domain::training::division::{filled as filled_groups, seats};
use sanyou_schema::domain::training::{Interval, Occupation, Resource, SlotPlan, Use, check_slots};
use sanyou_schema::domain::value::HalfDay;
use sanyou_schema::domain::value::id::{CourseId, DivisionId, LecturerId, RoomId, VenueId};
use sanyou_schema::entity::{division, slot, venue};

use super::add_place::filled;
use crate::training::store::planned;
use crate::training::store::rooms::stored_time;

/// A half-day as it is typed.
#[derive(Debug, Clone, Default)]
pub struct SlotForm {
    /// `YYYY-MM-DD`.
    pub day: String,
    /// `am` or `pm`.
    pub half: String,
    /// `HH:MM`.
    pub starts: String,
    /// `HH:MM`.
    pub ends: String,
    /// What is taught; it may be filled in later.
    pub title: Option<String>,
    /// Who teaches.
    pub lecturer: Option<LecturerId>,
    /// The room, of the session's venue or of another.
    pub room_id: Option<RoomId>,
    /// The room in words, where the venue's rooms are not listed.
    pub room: Option<String>,
    /// The course of the catalogue that it teaches.
    pub course: Option<CourseId>,
    /// For which group, by its number; none: for all.
    pub division: Option<i32>,
}

/// A half-day that can be stored.
#[derive(Debug, Clone)]
pub struct PlannedHalfDay {
    /// Which of the form's it is.
    pub at: usize,
    /// Day, half, times, lecturer.
    pub plan: SlotPlan,
    /// What is taught, where it is known.
    pub title: Option<String>,
    /// The room in words.
    pub room: Option<String>,
    /// The course of the catalogue that it teaches.
    pub course: Option<CourseId>,
    /// For which group; none: for all.
    pub division: Option<DivisionId>,
    /// How many seats a room of its own wants.
    pub seats: i32,
    /// How many come, where groups sit side by side.
    pub people: i32,
}

/// What stands for a subject that is filled in later.
const OPEN_SUBJECT: &str = "待定";

/// The half-days of a form, and what is wrong with them; fields are `slots[n]…`.
pub fn read_slots(
    first_day: NaiveDate,
    last_day: NaiveDate,
    venue: Option<VenueId>,
    forms: Vec<SlotForm>,
) -> (Vec<PlannedHalfDay>, Vec<Violation>) {
    let mut violations = Vec::new();
    let mut read = Vec::new();
    let mut at_of = Vec::new();
    if forms.len() > 200 {
        let message = "课次太多，一期不超过 200 个半天，请分期。";
        return (read, vec![Violation::new("slot.too_many", message).on("slots")]);
    }
    for (at, form) in forms.into_iter().enumerate() {
        match read_slot(at, form, venue) {
            Ok(slot) => {
                read.push(slot);
                at_of.push(at);
            }
            Err(wrong) => violations.extend(wrong),
        }
    }
    let plans: Vec<SlotPlan> = read.iter().map(|slot| slot.plan.clone()).collect();
    let checked = check_slots(first_day, last_day, &plans);
    violations.extend(checked.into_iter().map(|violation| placed(violation, &at_of)));
    (read, violations)
}

fn read_slot(at: usize, form: SlotForm, venue: Option<VenueId>) -> Result<PlannedHalfDay, Vec<Violation>> {
    let mut violations = Vec::new();
    let mut refuse = |code: &str, field: &str, message: String| {
        violations.push(Violation::new(code, message).on(&format!("slots[{at}].{field}")));
    };
    let number = at + 1;
    let day = read_day(&form.day);
    if day.is_none() {
        refuse(
            "slot.day",
            "day",
            format!("第 {number} 个课次的日期不对，请写成 2026-09-03 这样。"),
        );
    }
    let half = form.half.parse::<HalfDay>().ok();
    if half.is_none() {
        refuse("slot.half", "half", format!("第 {number} 个课次要选上午或下午。"));
    }
    let mut time = |text: &str, field: &str| {
        let read = NaiveTime::parse_from_str(text.trim(), "%H:%M").ok();
        if read.is_none() {
            refuse(
                "slot.time",
                field,
                format!("第 {number} 个课次的时间“{text}”不对，请写成 08:30 这样。"),
            );
        }
        read
    };
    let (starts, ends) = (time(&form.starts, "starts"), time(&form.ends, "ends"));
    let title = filled(form.title);
    if title.as_ref().is_some_and(|title| title.chars().count() > 100) {
        refuse(
            "slot.title",
            "title",
            format!("第 {number} 个课次的内容太长，请不超过 100 个字。"),
        );
    }
    match (day, half, starts, ends) {
        (Some(day), Some(half), Some(starts), Some(ends)) if violations.is_empty() => Ok(PlannedHalfDay {
            at,
            plan: SlotPlan {
                day,
                half,
                starts,
                ends,
                subject: title.clone().unwrap_or_else(|| OPEN_SUBJECT.to_owned()),
                venue,
                room: form.room_id,
                lecturer: form.lecturer,
                division: form.division,
            },
            title,
            room: filled(form.room).filter(|_| form.room_id.is_none()),
            course: form.course,
            division: None,
            seats: 0,
            people: 0,
        }),
        _ => Err(violations),
    }
}

/// The half-days that stand, as they were planned; one whose times can't be read is passed over.
pub fn standing_slots(
    rows: Vec<slot::Model>,
    divisions: &[division::Model],
    venue: Option<VenueId>,
) -> Vec<PlannedHalfDay> {
    let read = rows.into_iter().enumerate().filter_map(|(at, row)| {
        let (starts, ends) = (stored_time(&row.starts)?, stored_time(&row.ends)?);
        Some(PlannedHalfDay {
            at,
            plan: SlotPlan {
                day: row.day,
                half: row.half,
                starts,
                ends,
                subject: row.title.clone().unwrap_or_else(|| OPEN_SUBJECT.to_owned()),
                venue,
                room: row.room_id,
                lecturer: row.lecturer_id,
                division: divisions
                    .iter()
                    .find(|one| Some(one.id) == row.division_id)
                    .map(|one| one.number),
            },
            title: row.title,
            room: row.room.filter(|_| row.room_id.is_none()),
            course: row.course_id,
            division: row.division_id,
            seats: 0,
            people: 0,
        })
    });
    read.collect()
}

/// Puts half-days to the groups that their numbers name, with the seats that each wants; says which name none.
pub fn allot(
    slots: &mut [PlannedHalfDay],
    divisions: &[division::Model],
    capacity: i32,
    sizes: &HashMap<DivisionId, i32>,
) -> Vec<Violation> {
    let mut violations = Vec::new();
    let full = full_groups(divisions, capacity, sizes);
    for slot in slots {
        let Some(number) = slot.plan.division else {
            (slot.seats, slot.people) = (capacity, capacity);
            continue;
        };
        let named = divisions.iter().find(|row| row.number == number);
        let people = named.and_then(|row| sizes.get(&row.id).copied()).unwrap_or(0);
        slot.seats = seats(capacity, divisions.len(), people);
        slot.people = named
            .and_then(|row| full.get(&row.id).copied())
            .unwrap_or(slot.seats);
        slot.division = named.map(|row| row.id);
        if named.is_none() {
            let message = format!("{}选的班已经没有了，请重新选择。", slot.plan.label());
            let field = format!("slots[{}].division", slot.at);
            violations.push(Violation::new("slot.division", message).on(&field));
        }
    }
    violations
}

/// How many will be in each group of a session once every place is taken.
pub(super) fn full_groups(
    divisions: &[division::Model],
    capacity: i32,
    sizes: &HashMap<DivisionId, i32>,
) -> HashMap<DivisionId, i32> {
    let people: Vec<i32> = divisions
        .iter()
        .map(|row| sizes.get(&row.id).copied().unwrap_or(0))
        .collect();
    let full = filled_groups(capacity, &people);
    divisions.iter().map(|row| row.id).zip(full).collect()
}

/// A day as the API takes it, within the years that a plan may name.
pub fn read_day(text: &str) -> Option<NaiveDate> {
    use chrono::Datelike;
    let day: NaiveDate = text.trim().parse().ok()?;
    (2000..2200).contains(&day.year()).then_some(day)
}

/// A violation of the n-th slot that could be read, told of the slot as it was sent.
fn placed(mut violation: Violation, at_of: &[usize]) -> Violation {
    if let Some(field) = &violation.field
        && let Some((number, rest)) = field.strip_prefix("slots[").and_then(|text| text.split_once(']'))
        && let Some(at) = number.parse::<usize>().ok().and_then(|n| at_of.get(n))
    {
        violation.field = Some(format!("slots[{at}]{rest}"));
    }
    violation
}

/// What a planned half-day of another session occupies, at the venue where it is.
pub fn occupation(
    resource: Resource,
    name: &str,
    planned: &planned::PlannedSlot,
    place: Option<&venue::Model>,
) -> Option<Occupation> {
    let (starts, ends) = (
        stored_time(&planned.slot.starts)?,
        stored_time(&planned.slot.ends)?,
    );
    Some(Occupation {
        resource,
        name: name.to_owned(),
        by: Use::Session(planned.session.id),
        title: planned.title.clone(),
        time: Interval::new(planned.slot.day, starts, ends),
        half: planned.slot.half,
        place: place.map(|venue| venue.id),
        place_name: place.map(|venue| venue.name.clone()),
    })
}
