//! A session's plan as somebody types it, and what is wrong with it: all violations at once.
use chrono::{NaiveDate, NaiveTime};
use sanyou_schema::domain::Violation;
use sanyou_schema::domain::training::{Occupation, Resource, SlotPlan, check_slots, clashes};
use sanyou_schema::domain::value::HalfDay;
use sanyou_schema::domain::value::id::{LecturerId, SessionId, VenueId};
use sanyou_schema::entity::{lecturer, venue};
use sea_orm::ConnectionTrait;

use super::add_place::filled;
use crate::platform::actor::Scope;
use crate::platform::problem::Problem;
use crate::training::store::{places, sessions};

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
    /// The room within the venue.
    pub room: Option<String>,
}

/// A half-day that can be stored.
#[derive(Debug, Clone)]
pub struct PlannedHalfDay {
    /// Day, half, times, lecturer.
    pub plan: SlotPlan,
    /// What is taught, where it is known.
    pub title: Option<String>,
    /// The room within the venue.
    pub room: Option<String>,
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
            plan: SlotPlan {
                day,
                half,
                starts,
                ends,
                subject: title.clone().unwrap_or_else(|| OPEN_SUBJECT.to_owned()),
                venue,
                lecturer: form.lecturer,
            },
            title,
            room: filled(form.room),
        }),
        _ => Err(violations),
    }
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

/// The venue and the lecturers of a plan: those within sight alone.
pub struct Chosen {
    venue: Option<venue::Model>,
    lecturers: Vec<lecturer::Model>,
}

impl Chosen {
    /// Finds them, and says which are not there; holds them until the change is done.
    pub async fn find(
        db: &impl ConnectionTrait,
        scope: &Scope,
        venue: Option<VenueId>,
        slots: &[PlannedHalfDay],
    ) -> Result<(Self, Vec<Violation>), Problem> {
        let mut violations = Vec::new();
        let known = match venue {
            Some(id) => places::venues(db, scope)
                .await?
                .into_iter()
                .find(|row| row.id == id),
            None => None,
        };
        if venue.is_some() && known.is_none() {
            violations.push(Violation::new("session.venue", "没有这个地点，请重新选择。").on("venue_id"));
        }
        let teaching: Vec<LecturerId> = slots.iter().filter_map(|slot| slot.plan.lecturer).collect();
        let lecturers = if teaching.is_empty() {
            Vec::new()
        } else {
            places::lecturers(db, scope).await?
        };
        for (at, slot) in slots.iter().enumerate() {
            let unknown = |id| !lecturers.iter().any(|row| row.id == id);
            if slot.plan.lecturer.is_some_and(unknown) {
                let violation = Violation::new("slot.lecturer", "没有这位讲师，请重新选择。");
                violations.push(violation.on(&format!("slots[{at}].lecturer_id")));
            }
        }
        places::lock_places(db, known.as_ref().map(|row| row.id), teaching).await?;
        let chosen = Self {
            venue: known,
            lecturers,
        };
        Ok((chosen, violations))
    }

    /// Where the lecturers or the venue would be in two sessions at once.
    pub async fn clashes(
        &self,
        db: &impl ConnectionTrait,
        session: SessionId,
        title: &str,
        slots: &[PlannedHalfDay],
    ) -> Result<Vec<Violation>, Problem> {
        let days = slots.iter().map(|slot| slot.plan.day);
        let planned = sessions::planned_on(db, days.collect(), session).await?;
        let taken: Vec<Occupation> = planned
            .iter()
            .flat_map(|other| {
                let venue = other.session.venue_id.map(Resource::Venue);
                let lecturer = other.slot.lecturer_id.map(Resource::Lecturer);
                [venue, lecturer]
                    .into_iter()
                    .flatten()
                    .filter_map(|resource| occupation(resource, "", other))
            })
            .collect();
        let mut found = Vec::new();
        for (at, slot) in slots.iter().enumerate() {
            let wanted = self.wanted(session, title, slot);
            for clash in clashes(&wanted, &taken) {
                let mut violation = clash.violation();
                let field = match clash.wanted.resource {
                    Resource::Lecturer(_) => format!("slots[{at}].lecturer_id"),
                    _ => format!("slots[{at}].day"),
                };
                violation.field = Some(field);
                found.push(violation);
            }
        }
        Ok(found)
    }

    fn wanted(&self, session: SessionId, title: &str, slot: &PlannedHalfDay) -> Vec<Occupation> {
        let want = |resource: Resource, name: &str| Occupation {
            resource,
            name: name.to_owned(),
            session,
            title: title.to_owned(),
            day: slot.plan.day,
            half: slot.plan.half,
            starts: slot.plan.starts,
            ends: slot.plan.ends,
        };
        let lecturer = slot
            .plan
            .lecturer
            .and_then(|id| self.lecturers.iter().find(|row| row.id == id));
        let venue = self
            .venue
            .iter()
            .map(|row| want(Resource::Venue(row.id), &row.name));
        let lecturer = lecturer.map(|row| want(Resource::Lecturer(row.id), &row.name));
        venue.chain(lecturer).collect()
    }
}

/// What a planned half-day of another session occupies.
pub fn occupation(resource: Resource, name: &str, planned: &sessions::PlannedSlot) -> Option<Occupation> {
    let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").ok();
    Some(Occupation {
        resource,
        name: name.to_owned(),
        session: planned.session.id,
        title: planned.title.clone(),
        day: planned.slot.day,
        half: planned.slot.half,
        starts: time(&planned.slot.starts)?,
        ends: time(&planned.slot.ends)?,
    })
}
