//! One mark: what stands against it, and writing it.
use chrono::{NaiveDateTime, TimeDelta, Utc};
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::attendance::{MarkEffect, check_mark, mark_effect, not_own};
use sanyou_schema::domain::value::id::{PersonId, SlotId};
use sanyou_schema::domain::value::{EnrolmentState, MarkStatus, SessionState};
use sanyou_schema::domain::{LifeCycle, Violation};
use sanyou_schema::entity::{attendance_mark, enrolment, slot};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};
use uuid::Uuid;

use crate::attendance::store;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::clock::local;
use crate::platform::problem::Problem;
use crate::training::{SeenSession, arrive, is_own, of_person_in, on_list, visible_slot};

type Instant = chrono::DateTime<Utc>;

/// Who is marked.
#[derive(Debug, Clone)]
pub enum Who {
    /// By id.
    Person(PersonId),
    /// By the trainee's personal code.
    Code(String),
}

/// A mark to be made.
#[derive(Debug, Clone)]
pub struct NewMark {
    /// Who.
    pub who: Who,
    /// When; a phone without a connection sends it later.
    pub at: Instant,
    /// What; without one, that they were there.
    pub status: Option<MarkStatus>,
}

/// Marks one trainee; answers whether there was no mark before.
///
/// Problems: `attendance.session_state`, `attendance.not_arrived`, `attendance.too_early`, `attendance.at_future`,
/// `attendance.other_division` (422), `enrolment.missing`, `not_found` (404), `role.missing` (403).
pub async fn mark(platform: &Platform, actor: &Actor, id: SlotId, new: NewMark) -> Result<bool, Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let (slot, mut seen) = visible_slot(change.db(), &actor.scope, id, true)
        .await?
        .ok_or_else(|| Problem::not_found("个课次"))?;
    seen.require(actor, Capability::AttendanceWrite)?;
    if new.at > change.at() + TimeDelta::minutes(5) {
        let detail = "考勤的时间比现在还晚，请核对手机的时间。";
        return Err(Problem::field("attendance.at_future", "at", detail));
    }
    let row = match &new.who {
        Who::Person(person) => of_person_in(change.db(), seen.row.id, *person).await?,
        Who::Code(code) => store::by_code(change.db(), seen.row.id, code).await?,
    };
    let row = on_list(row)?;
    let standing = store::marks_of(change.db(), id).await?.remove(&row.id);
    let status = match (new.status, &standing) {
        (Some(status), _) => status,
        // whoever scans again after coming late has still come late
        (None, Some(mark)) if mark.status.attended() => mark.status,
        (None, _) => MarkStatus::Present,
    };
    let mut against = check(&seen, &row, &slot, status, local(new.at));
    if !is_own(change.db(), &row, &slot).await? {
        against.push(not_own(None));
    }
    if !against.is_empty() {
        return Err(against.into());
    }
    let effect = write(&mut change, &mut seen, &row, &slot, standing, status, new.at).await?;
    change.commit().await?;
    Ok(effect == MarkEffect::New)
}

/// What stands against a mark. Being there is arriving, so whoever is still expected arrives with it.
pub fn check(
    seen: &SeenSession,
    row: &enrolment::Model,
    slot: &slot::Model,
    status: MarkStatus,
    now: NaiveDateTime,
) -> Vec<Violation> {
    let arrives = arrives_with(row, status);
    let session = match seen.row.state {
        SessionState::Locked if arrives => SessionState::CheckedIn,
        state => state,
    };
    let enrolment = if arrives {
        EnrolmentState::Arrived
    } else {
        row.state
    };
    check_mark(session, enrolment, slot.day, status, now)
}

fn arrives_with(row: &enrolment::Model, status: MarkStatus) -> bool {
    use sanyou_schema::domain::training::EnrolmentAction;
    status.attended() && !row.state.has_arrived() && row.state.next(EnrolmentAction::Arrive).is_some()
}

/// Writes a mark that nothing stands against.
pub async fn write(
    change: &mut Change,
    seen: &mut SeenSession,
    row: &enrolment::Model,
    slot: &slot::Model,
    standing: Option<attendance_mark::Model>,
    status: MarkStatus,
    at: Instant,
) -> Result<MarkEffect, Problem> {
    if arrives_with(row, status) {
        arrive(change, seen, row).await?;
        let detail = serde_json::json!({ "session": seen.row.id });
        change.audit("enrolment.arrive", "person", row.person_id, &detail);
    }
    let effect = mark_effect(standing.as_ref().map(|mark| mark.status), status);
    match (effect, standing) {
        (MarkEffect::Replaces(_), Some(standing)) => {
            let mut mark = standing.into_active_model();
            mark.status = Set(status);
            mark.at = Set(at);
            mark.marked_by = Set(change.by().account);
            mark.update(change.db()).await?;
        }
        (MarkEffect::New, _) => {
            let mark = attendance_mark::ActiveModel {
                id: Set(change.id::<Uuid>()),
                slot_id: Set(slot.id),
                enrolment_id: Set(row.id),
                status: Set(status),
                at: Set(at),
                marked_by: Set(change.by().account),
            };
            attendance_mark::Entity::insert(mark).exec(change.db()).await?;
        }
        _ => {}
    }
    Ok(effect)
}
