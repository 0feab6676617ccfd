//! Gives away the places that are free: at once, or as an offer that holds until an hour.
use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use sanyou_schema::domain::training::waiting::{called, last_turn};
use sanyou_schema::domain::training::{Clash, EnrolmentAction, Origin, initial_state};
use sanyou_schema::domain::value::EnrolmentState;
use sanyou_schema::domain::value::id::{EnrolmentId, SessionId};
use sanyou_schema::entity::enrolment;
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};
use uuid::Uuid;

use super::person_clash::unreasoned;
use super::quota_standing::QuotaStanding;
use super::step::{move_enrolment, note};
use super::telling::SessionText;
use crate::platform::Platform;
use crate::platform::actor::Scope;
use crate::platform::change::{By, Change};
use crate::platform::clock::midnight;
use crate::platform::problem::Problem;
use crate::training::store::sight::SeenSession;
use crate::training::store::{enrolments, sessions};

/// How the events of an offer are called.
pub const OFFER: &str = "offer";
/// An offer that nobody took in time.
pub const LAPSE: &str = "lapse";

/// Whose turn it is.
struct Turns {
    /// Of those who may come, the first first.
    called: Vec<EnrolmentId>,
    /// Whose turn it was, and who would be in two sessions at once.
    passed: Vec<(enrolment::Model, Clash)>,
}

/// Gives every free place to whoever waits first. Who would be in two sessions at once is passed over, and keeps the turn.
/// The session's row must be held.
pub(super) async fn fill(change: &mut Change, seen: &SeenSession, text: &SessionText) -> Result<(), Problem> {
    let turns = turns(change, seen).await?;
    give(change, seen, text, turns).await
}

/// Whose turn it is; seats that are kept for units go to those whom these named.
async fn turns(change: &Change, seen: &SeenSession) -> Result<Turns, Problem> {
    let db = change.db();
    let capacity = u32::try_from(seen.row.capacity).unwrap_or(0);
    let mut list = enrolments::listed(db, seen.row.id).await?;
    let nobody = called::<_, Uuid>(capacity, &list, BTreeMap::new(), |_| None).is_empty();
    if nobody {
        return Ok(Turns {
            called: Vec::new(),
            passed: Vec::new(),
        });
    }
    let scope = Scope::new(change.today(), Vec::new());
    let standing = QuotaStanding::load(db, &scope, seen).await?;
    let kept = standing
        .as_ref()
        .map(|standing| standing.kept(seen, change.today()));
    let kept = kept.unwrap_or_default();
    let unit = |id| standing.as_ref().and_then(|standing| standing.waits_on(id));
    let first = called(capacity, &list, kept.clone(), unit);
    if first.is_empty() {
        return Ok(Turns {
            called: first,
            passed: Vec::new(),
        });
    }
    let mut elsewhere = taken_elsewhere(change, seen).await?;
    list.retain(|one| !one.waits() || !elsewhere.contains_key(&one.id));
    Ok(Turns {
        called: called(capacity, &list, kept, unit),
        passed: first.iter().filter_map(|id| elsewhere.remove(id)).collect(),
    })
}

async fn give(
    change: &mut Change,
    seen: &SeenSession,
    text: &SessionText,
    turns: Turns,
) -> Result<(), Problem> {
    for id in turns.called {
        let Some(row) = enrolments::enrolment_row(change.db(), id).await? else {
            continue;
        };
        match offer_until(change.at(), seen) {
            Some(until) => offer(change, text, &row, until).await?,
            None => {
                promote(change, seen, text, &row).await?;
            }
        }
    }
    for (row, clash) in turns.passed {
        let why = clash.violation(None, &[]).message;
        let detail = serde_json::json!({ "session": seen.row.id, "enrolment": row.id, "why": why });
        change.audit("enrolment.pass_over", "person", row.person_id, &detail);
        if seen.row.state.is_announced() {
            let at = enrolments::waiting_place(change.db(), &row).await?;
            text.passed_over(change, &row, &clash, at).await?;
        }
    }
    Ok(())
}

/// Gives the seats that were kept for units to those that wait, once the last day for names is past; does nothing where
/// nobody may come.
pub async fn release(platform: &Platform, id: SessionId) -> Result<(), Problem> {
    let mut change = platform.change(&By::system()).await?;
    let Some(seen) = sessions::held_session(change.db(), id).await? else {
        return Ok(());
    };
    if !seen.row.state.takes_names() {
        return Ok(());
    }
    let turns = turns(&change, &seen).await?;
    if turns.called.is_empty() {
        return Ok(());
    }
    let text = SessionText::of(change.db(), &seen).await?;
    give(&mut change, &seen, &text, turns).await?;
    change.audit("quota.release", "session", id, &serde_json::json!({}));
    change.commit().await?;
    Ok(())
}

/// Who waits here and has a place in another session at the same time, for no reason that was given: whose turn, and the
/// clash.
async fn taken_elsewhere(
    change: &Change,
    seen: &SeenSession,
) -> Result<BTreeMap<EnrolmentId, (enrolment::Model, Clash)>, Problem> {
    let db = change.db();
    let mut rows = enrolments::list_of(db, seen.row.id).await?;
    rows.retain(|row| row.state == EnrolmentState::Waiting && row.offer_until.is_none());
    let slots = sessions::slots_of(db, vec![seen.row.id]).await?;
    let people: Vec<_> = rows
        .iter()
        .map(|row| (row.person_id, "本人".to_owned()))
        .collect();
    let mut clashes = unreasoned(db, seen, &slots, &people).await?;
    let taken = rows.into_iter().filter_map(|row| {
        let clash = clashes.remove(&row.person_id)?;
        Some((row.id, (row, clash)))
    });
    Ok(taken.collect())
}

/// Until when a place is kept: so many hours, at most until the day on which the session begins. None where places are
/// given at once.
fn offer_until(now: DateTime<Utc>, seen: &SeenSession) -> Option<DateTime<Utc>> {
    let hours = seen.row.offer_hours.filter(|_| seen.row.state.is_announced())?;
    let until = (now + TimeDelta::hours(i64::from(hours))).min(midnight(seen.row.first_day));
    (until > now).then_some(until)
}

async fn offer(
    change: &mut Change,
    text: &SessionText,
    row: &enrolment::Model,
    until: DateTime<Utc>,
) -> Result<(), Problem> {
    let mut offered = row.clone().into_active_model();
    offered.offer_until = Set(Some(until));
    let offered = offered.update(change.db()).await?;
    note(change, &offered, OFFER, None).await?;
    text.offered(change, &offered, until).await?;
    let detail = serde_json::json!({ "session": row.session_id, "until": until });
    change.audit("enrolment.offer", "person", row.person_id, &detail);
    Ok(())
}

/// Turns a place on the waiting list into a place; whoever asked for it is looked through first where the session says so.
pub(super) async fn promote(
    change: &mut Change,
    seen: &SeenSession,
    text: &SessionText,
    row: &enrolment::Model,
) -> Result<enrolment::Model, Problem> {
    let first = row.origin.map(|origin| initial_state(origin, seen.row.approval));
    let action = match (row.origin, first) {
        (Some(Origin::Self_), Some(EnrolmentState::Enrolled)) => EnrolmentAction::Enrol,
        _ => EnrolmentAction::Promote,
    };
    let promoted = move_enrolment(change, row, action, None).await?;
    if seen.row.state.is_announced() {
        text.enrolled(change, &promoted).await?;
    }
    let detail = serde_json::json!({ "session": row.session_id });
    change.audit("enrolment.promote", "person", row.person_id, &detail);
    Ok(promoted)
}

/// How many offers somebody may let pass: after the last they wait no longer, so that no place goes back and forth to
/// somebody who never answers.
const OFFERS_AT_MOST: u64 = 2;

/// Ends an offer that ran out: the person goes to the end of the waiting list, after the second offer off it; the place
/// goes to the next. Does nothing where another instance was faster, or the offer was taken.
pub async fn lapse(platform: &Platform, id: EnrolmentId) -> Result<(), Problem> {
    let mut change = platform.change(&By::system()).await?;
    let Some(row) = enrolments::enrolment_row(change.db(), id).await? else {
        return Ok(());
    };
    let Some(seen) = sessions::held_session(change.db(), row.session_id).await? else {
        return Ok(());
    };
    let Some(row) = enrolments::enrolment_row(change.db(), id).await? else {
        return Ok(());
    };
    if row.offer_until.is_none_or(|until| until > change.at()) {
        return Ok(());
    }
    let text = SessionText::of(change.db(), &seen).await?;
    let passed = 1 + enrolments::events_named(change.db(), id, LAPSE).await?;
    let over = passed >= OFFERS_AT_MOST;
    let moved = if over {
        let why = format!("{passed} 次没有确认");
        move_enrolment(&change, &row, EnrolmentAction::Withdraw, Some(&why)).await?
    } else {
        let list = enrolments::listed(change.db(), row.session_id).await?;
        let mut behind = row.into_active_model();
        behind.offer_until = Set(None);
        behind.turn = Set(Some(last_turn(&list)));
        let behind = behind.update(change.db()).await?;
        note(&change, &behind, LAPSE, Some("到时没有确认，排到最后")).await?;
        behind
    };
    if seen.row.state.takes_names() {
        text.lapsed(&mut change, &moved, over).await?;
        fill(&mut change, &seen, &text).await?;
    }
    let detail = serde_json::json!({ "session": moved.session_id });
    change.audit("enrolment.lapse", "person", moved.person_id, &detail);
    change.commit().await?;
    Ok(())
}
