//! Sets a session's half-days anew, with its days and venue where they change too.
use std::collections::HashMap;

use chrono::NaiveDate;
use sanyou_schema::domain::Violation;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::training::{Finding, check_days, judge};
use sanyou_schema::domain::value::SessionState;
use sanyou_schema::domain::value::id::{DivisionId, PersonId, SessionId, SlotId, VenueId};
use sanyou_schema::entity::slot;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, Set,
};

use super::create_session::slot_row;
use super::instead::Found;
use super::moved_slots::{Matched, matched};
use super::person_clash::person_clashes;
use super::plan::{PlannedHalfDay, SlotForm, allot, read_day, read_slots};
use super::telling::SessionText;
use super::timetable::{DAY_OVER, Timetable, Wish, findings_of, refusal, write_overrides};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::training::store::facts::SessionFacts;
use crate::training::store::sight::SeenSession;
use crate::training::store::{rooms, sessions};

/// What is set anew; what is left out stays.
#[derive(Debug, Clone, Default)]
pub struct NewSlots {
    /// The half-days, all of them.
    pub slots: Vec<SlotForm>,
    /// `YYYY-MM-DD`.
    pub first_day: Option<String>,
    /// `YYYY-MM-DD`.
    pub last_day: Option<String>,
    /// Where.
    pub venue: Option<VenueId>,
    /// Why clashes and the like are accepted, where they may be.
    pub reason: Option<String>,
}

/// What the session's half-days want, for its places as they are.
pub(super) fn wish<'a>(
    seen: &SeenSession,
    title: &'a str,
    venue: Option<VenueId>,
    slots: &'a [PlannedHalfDay],
) -> Wish<'a> {
    Wish {
        session: seen.row.id,
        order: None,
        topic: None,
        course: None,
        title,
        venue,
        slots,
    }
}

/// Sets the half-days. Who was told of the session is told of the change. The last days for names and for leaving move with
/// the first day.
///
/// Problems: every violation at once (422), `session.planned_no_more`, `slot.marked` (409), `not_found` (404),
/// `role.missing` (403).
pub async fn set_slots(
    platform: &Platform,
    actor: &Actor,
    id: SessionId,
    new: NewSlots,
) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let mut seen = sessions::visible_session(change.db(), &actor.scope, id, true)
        .await?
        .ok_or_else(|| Problem::not_found("期培训"))?;
    seen.require(actor, Capability::SessionWrite)?;
    if !seen.row.state.is_planned() {
        let detail = format!("这一期现在是“{}”，课次不能再改。", seen.row.state.label());
        return Err(Problem::conflict("session.planned_no_more", detail));
    }
    let (first, last, mut violations) = days(&seen, &new);
    let venue = new.venue.or(seen.row.venue_id);
    let (mut slots, wrong) = read_slots(first, last, venue, new.slots);
    violations.extend(wrong);
    let table = Timetable::load(change.db(), &actor.scope, seen.class.unit_id).await?;
    let facts = SessionFacts::load(change.db(), id).await?;
    violations.extend(table.choose(venue, &mut slots, &facts.courses()));
    let sizes = sizes(&facts);
    violations.extend(allot(&mut slots, &facts.divisions, seen.row.capacity, &sizes));
    table.hold(change.db(), venue, &slots).await?;
    let mut found = table
        .findings(change.db(), &wish(&seen, &seen.name(), venue, &slots))
        .await?;
    found.extend(trainees_clash(change.db(), &table, &seen, &facts, &slots).await?);
    let known = rooms::overrides_of(change.db(), id).await?;
    let known = known.into_iter().map(|row| (row.code, row.about)).collect();
    let judged = judge(findings_of(found), &known, new.reason.as_deref());
    violations.extend(judged.refused);
    violations.extend(over(&change, &seen, &facts, first, new.reason.as_deref()));
    if !violations.is_empty() {
        return Err(refusal(violations, judged.overridable));
    }
    write(&change, id, &facts, slots).await?;
    let before = SessionText::of(change.db(), &seen).await?;
    let moved = first - seen.row.first_day;
    let mut row = seen.row.clone().into_active_model();
    row.names_until = Set(seen.row.names_until.map(|day| day + moved));
    row.leave_until = Set(seen.row.leave_until.map(|day| day + moved));
    row.first_day = Set(first);
    row.last_day = Set(last);
    row.venue_id = Set(venue);
    seen.row = row.update(change.db()).await?;
    tell(&mut change, &seen, &facts, &before).await?;
    let detail = serde_json::json!({ "first_day": first, "last_day": last, "reason": new.reason });
    change.audit("session.set_slots", "session", id, &detail);
    write_overrides(&mut change, id, &judged.overridden, new.reason.as_deref()).await?;
    change.commit().await?;
    Ok(())
}

/// People on a list are moved to a day that is over with a reason alone: it mostly is a slip of the year.
fn over(
    change: &Change,
    seen: &SeenSession,
    facts: &SessionFacts,
    first: NaiveDate,
    reason: Option<&str>,
) -> Option<Violation> {
    let people = facts.enrolments.iter().filter(|row| row.state.takes_place());
    let people = people.count();
    let moved = first != seen.row.first_day && first < change.today();
    if !moved || people == 0 || reason.is_some_and(|reason| !reason.trim().is_empty()) {
        return None;
    }
    let day = first.format("%Y年%-m月%-d日");
    let message = format!("{day}已经过去，名单上有 {people} 人。请核对年份；确实要改到那天的，写明原因。");
    Some(Violation::new(DAY_OVER, message).on("first_day"))
}

fn days(seen: &SeenSession, new: &NewSlots) -> (NaiveDate, NaiveDate, Vec<Violation>) {
    let mut violations = Vec::new();
    let mut read = |text: &Option<String>, standing: NaiveDate, field: &str| {
        let Some(text) = text else { return standing };
        read_day(text).unwrap_or_else(|| {
            let message = "日期不对，请写成 2026-09-03 这样。";
            violations.push(Violation::new("session.day", message).on(field));
            standing
        })
    };
    let first = read(&new.first_day, seen.row.first_day, "first_day");
    let last = read(&new.last_day, seen.row.last_day, "last_day");
    let capacity = u32::try_from(seen.row.capacity).unwrap_or(0);
    violations.extend(check_days(first, last, capacity));
    (first, last, violations)
}

/// How many of those on the list are in each group.
pub(super) fn sizes(facts: &SessionFacts) -> HashMap<DivisionId, i32> {
    let mut sizes = HashMap::new();
    let placed = facts.enrolments.iter().filter(|row| row.state.takes_place());
    for division in placed.filter_map(|row| row.division_id) {
        *sizes.entry(division).or_insert(0) += 1;
    }
    sizes
}

/// Trainees who would be in two sessions at once by these half-days.
pub(super) async fn trainees_clash(
    db: &impl ConnectionTrait,
    table: &Timetable,
    seen: &SeenSession,
    facts: &SessionFacts,
    slots: &[PlannedHalfDay],
) -> Result<Vec<Found>, Problem> {
    let people: Vec<_> = facts
        .enrolments
        .iter()
        .filter(|row| row.state.takes_place())
        .map(|row| row.person_id)
        .collect();
    let rows: Vec<slot::Model> = slots.iter().map(|planned| as_row(seen.row.id, planned)).collect();
    let heads = crate::roster::heads(db, &people, seen.row.first_day).await?;
    let named: Vec<_> = heads.into_values().map(|head| (head.id, head.name)).collect();
    let found = person_clashes(db, seen, &rows, &named).await?;
    let division = |person: PersonId| {
        let row = facts.enrolments.iter().find(|row| row.person_id == person);
        row.and_then(|row| row.division_id)
    };
    let told = found.into_iter().map(|(person, clash)| {
        let mut violation = clash.violation();
        violation.field = Some("slots".to_owned());
        let time = clash.clash.wanted.time;
        let at = slots
            .iter()
            .filter(|slot| slot.plan.time() == time)
            .find(|slot| slot.division.is_none() || slot.division == division(person))
            .map_or(0, |slot| slot.at);
        Found::of(Finding {
            at,
            violation,
            strictness: table.rules.person,
            about: clash.clash.about(),
        })
    });
    Ok(told.collect())
}

fn as_row(session: SessionId, planned: &PlannedHalfDay) -> slot::Model {
    let plan = &planned.plan;
    slot::Model {
        id: SlotId(uuid::Uuid::nil()),
        session_id: session,
        day: plan.day,
        half: plan.half,
        starts: plan.starts.format("%H:%M").to_string(),
        ends: plan.ends.format("%H:%M").to_string(),
        title: planned.title.clone(),
        lecturer_id: plan.lecturer,
        room: planned.room.clone(),
        room_id: plan.room,
        course_id: planned.course,
        division_id: planned.division,
    }
}

/// Half-days that stay keep their row, since marks hang on it; one that moves keeps it too, since a phone's calendar knows it
/// by that.
async fn write(
    change: &Change,
    id: SessionId,
    facts: &SessionFacts,
    slots: Vec<PlannedHalfDay>,
) -> Result<(), Problem> {
    let Matched {
        kept,
        moved,
        added,
        gone,
    } = matched(&facts.slots, slots);
    let left: Vec<SlotId> = moved.iter().map(|(old, _)| *old).chain(gone.clone()).collect();
    let mut left = facts.slots.iter().filter(|slot| left.contains(&slot.id));
    if let Some(marked) = left.find(|slot| facts.has_marks(slot.id)) {
        let detail = format!("{} {}已经点过名，不能去掉。", marked.day, marked.half.label());
        return Err(Problem::conflict("slot.marked", detail));
    }
    slot::Entity::delete_many()
        .filter(slot::Column::Id.is_in(gone))
        .exec(change.db())
        .await?;
    for (old, planned) in kept.into_iter().chain(moved) {
        let mut row = slot_row(change, id, &planned);
        row.id = Set(old);
        row.update(change.db()).await?;
    }
    if !added.is_empty() {
        let added = added.iter().map(|planned| slot_row(change, id, planned));
        slot::Entity::insert_many(added).exec(change.db()).await?;
    }
    Ok(())
}

async fn tell(
    change: &mut Change,
    seen: &SeenSession,
    facts: &SessionFacts,
    before: &SessionText,
) -> Result<(), DbErr> {
    // while it is prepared nobody knows of it; while it is postponed the new date is told with the next step
    if matches!(seen.row.state, SessionState::Preparing | SessionState::Postponed) {
        return Ok(());
    }
    let text = SessionText::of(change.db(), seen).await?;
    let (cause, what) = (change.id(), text.difference(before));
    for row in &facts.enrolments {
        if row.state.takes_place() {
            text.changed(change, row, cause, &what).await?;
        }
    }
    Ok(())
}
