//! Copies a session with its timetable: the next 期 on other days, each half-day as far from the first day as it was.
use chrono::{NaiveDate, TimeDelta};
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::SessionId;
use sanyou_schema::entity::{division, slot};
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};

use super::create_session::{Kept, SessionForm, create_in};
use super::plan::{SlotForm, read_day};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;
use crate::training::store::divisions::divisions_of;
use crate::training::store::sessions;
use crate::training::store::sight::SeenSession;

/// What the copy has of its own.
#[derive(Debug, Clone)]
pub struct CopyForm {
    /// `YYYY-MM-DD`.
    pub first_day: String,
    /// The n of 第n期; none: the next that is free.
    pub number: Option<i64>,
    /// Whether half-days whose lecturer or room is taken keep none, and the session no venue that is; else the clash is told.
    pub without_taken: bool,
    /// Why clashes and the like are accepted, where they may be.
    pub reason: Option<String>,
}

/// Copies a session: class, venue, places, rules, groups, half-days with subjects, lecturers and rooms; nobody is on its list and
/// nobody is told.
///
/// Problems: every violation at once (422), clashes among them; `not_found` (404), `role.missing` (403).
pub async fn copy_session(
    platform: &Platform,
    actor: &Actor,
    id: SessionId,
    form: CopyForm,
) -> Result<SessionId, Problem> {
    let db = platform.database.reader();
    let seen = sessions::visible_session(db, &actor.scope, id, false)
        .await?
        .ok_or_else(|| Problem::not_found("期培训"))?;
    seen.require(actor, Capability::SessionWrite)?;
    let Some(first_day) = read_day(&form.first_day) else {
        let detail = "请填写开班日，写成 2026-09-03 这样。";
        return Err(Problem::field("session.day", "first_day", detail));
    };
    let slots = sessions::slots_of(db, vec![id]).await?;
    let number = match form.number {
        Some(number) => number,
        None => i64::from(sessions::last_number(db, &seen.class, first_day).await?) + 1,
    };
    let divisions = divisions_of(db, vec![id]).await?;
    let mut copy = copied(&seen, (slots, divisions), first_day, number);
    copy.reason.clone_from(&form.reason);
    match write(platform, actor, &seen, first_day, copy.clone()).await {
        Err(problem) if form.without_taken => {
            let without = without_taken(copy, &problem);
            write(platform, actor, &seen, first_day, without).await
        }
        outcome => outcome,
    }
}

fn copied(
    seen: &SeenSession,
    (slots, divisions): (Vec<slot::Model>, Vec<division::Model>),
    first_day: NaiveDate,
    number: i64,
) -> SessionForm {
    let shift = first_day - seen.row.first_day;
    SessionForm {
        unit: seen.class.unit_id,
        class_name: seen.class.name.clone(),
        kind: seen.class.kind.clone(),
        delivery: seen.class.delivery.clone(),
        number,
        first_day: first_day.to_string(),
        last_day: (seen.row.last_day + shift).to_string(),
        capacity: i64::from(seen.row.capacity),
        venue: seen.row.venue_id,
        head: None,
        note: seen.row.note.clone(),
        reason: None,
        divisions: divisions.iter().map(|row| row.name.clone()).collect(),
        kept: Kept {
            kinds: vec![seen.class.kind.clone(), seen.class.delivery.clone()],
            courses: slots.iter().filter_map(|slot| slot.course_id).collect(),
        },
        slots: slots
            .into_iter()
            .map(|slot| moved(slot, &divisions, shift))
            .collect(),
    }
}

/// The half-day on its new day; its group by the place that it has among those of the copy.
fn moved(slot: slot::Model, divisions: &[division::Model], shift: TimeDelta) -> SlotForm {
    SlotForm {
        day: (slot.day + shift).to_string(),
        half: slot.half.code().to_owned(),
        starts: slot.starts,
        ends: slot.ends,
        title: slot.title,
        lecturer: slot.lecturer_id,
        room_id: slot.room_id,
        room: slot.room,
        course: slot.course_id,
        division: divisions
            .iter()
            .position(|row| Some(row.id) == slot.division_id)
            .and_then(|at| i32::try_from(at + 1).ok()),
    }
}

/// The form without the lecturers, rooms and the venue that the refusal names.
fn without_taken(mut form: SessionForm, problem: &Problem) -> SessionForm {
    for violation in problem.violations() {
        if violation.code == "clash.venue" {
            // where it is held is told later, or a room of another place is chosen
            form.venue = None;
        }
        if !["clash.lecturer", "clash.room"].contains(&violation.code.as_str()) {
            continue;
        }
        let place = violation
            .field
            .strip_prefix("slots[")
            .and_then(|rest| rest.split_once(']'));
        let at = place.and_then(|(at, _)| at.parse::<usize>().ok());
        if let Some(slot) = at.and_then(|at| form.slots.get_mut(at)) {
            if violation.code == "clash.lecturer" {
                slot.lecturer = None;
            } else {
                slot.room_id = None;
                slot.room = None;
            }
        }
    }
    form
}

async fn write(
    platform: &Platform,
    actor: &Actor,
    from: &SeenSession,
    first_day: NaiveDate,
    form: SessionForm,
) -> Result<SessionId, Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let id = create_in(&mut change, actor, form).await?;
    let shift = first_day - from.row.first_day;
    let row = sessions::session_row(change.db(), id)
        .await?
        .ok_or_else(|| Problem::internal("a session that was just made is not there"))?;
    let mut row = row.into_active_model();
    row.self_enrol = Set(from.row.self_enrol);
    row.approval = Set(from.row.approval);
    row.names_until = Set(from.row.names_until.map(|day| day + shift));
    row.leave_until = Set(from.row.leave_until.map(|day| day + shift));
    row.offer_hours = Set(from.row.offer_hours);
    row.teaching = Set(from.row.teaching);
    row.copied_from_id = Set(Some(from.row.id));
    row.update(change.db()).await?;
    change.audit(
        "session.copy",
        "session",
        id,
        &serde_json::json!({ "from": from.row.id }),
    );
    change.commit().await?;
    Ok(id)
}
