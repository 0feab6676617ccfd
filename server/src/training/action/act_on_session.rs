//! Moves a session: announces it, opens and locks its list, starts, finishes, puts off, cancels.
use sanyou_schema::domain::LifeCycle;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::training::{EnrolmentAction, Origin, SessionAction, judge, refuse_early};
use sanyou_schema::domain::value::id::SessionId;
use sanyou_schema::domain::value::{EnrolmentState, SessionState};

use super::complete::complete;
use super::dossier::refuse_lacking;
use super::plan::{allot, standing_slots};
use super::set_slots::{sizes, trainees_clash, wish};
use super::step::{move_enrolment, move_session};
use super::telling::SessionText;
use super::timetable::{Timetable, findings_of, refusal, write_overrides};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::consequence::Consequences;
use crate::platform::problem::Problem;
use crate::training::store::facts::SessionFacts;
use crate::training::store::sight::SeenSession;
use crate::training::store::{enrolments, rooms, sessions};

/// Acts on a session; answers its state then.
///
/// Problems: `session.transition`, `session.too_early` with `reason_would_do` (409), `session.unready`, `session.reason_missing`, `session.action` (422); with
/// `reason_would_do` what stands against its half-days on rescheduling, and `dossier.missing` on archiving (422);
/// `not_found` (404), `role.missing` (403).
pub async fn act_on_session(
    platform: &Platform,
    consequences: &Consequences,
    actor: &Actor,
    id: SessionId,
    action: &str,
    reason: Option<&str>,
) -> Result<SessionState, Problem> {
    let action = read_action(action)?;
    let mut change = platform.change(&actor.by()).await?;
    let mut seen = sessions::visible_session(change.db(), &actor.scope, id, true)
        .await?
        .ok_or_else(|| Problem::not_found("期培训"))?;
    seen.require(
        actor,
        match action {
            SessionAction::Complete => Capability::ResultApprove,
            _ => Capability::SessionWrite,
        },
    )?;
    let before = seen.row.state;
    if before.next(action).is_some() {
        refuse_too_early(&change, &seen, action, reason)?;
    }
    if action == SessionAction::Lock && seen.row.approval {
        refuse_unapproved(&change, &seen).await?;
    }
    if action == SessionAction::Complete && before.next(action).is_some() {
        complete(&change, &seen).await?;
    }
    if action == SessionAction::Reschedule && before.next(action).is_some() {
        look_again(&mut change, actor, &seen, reason).await?;
    }
    if action == SessionAction::Archive && before.next(action).is_some() {
        refuse_lacking(change.db(), id, reason).await?;
    }
    seen.row = move_session(&change, &seen.row, action, reason).await?;
    follow(&mut change, &seen, before, action, reason.unwrap_or_default()).await?;
    if action == SessionAction::Complete {
        consequences.session_finished(&mut change, id).await?;
    }
    let detail = serde_json::json!({ "action": action, "reason": reason, "state": seen.row.state });
    change.audit("session.act", "session", id, &detail);
    change.commit().await?;
    Ok(seen.row.state)
}

/// While it was postponed its half-days kept nobody and nothing from others: before it takes place again they are looked at
/// like new ones.
async fn look_again(
    change: &mut Change,
    actor: &Actor,
    seen: &SeenSession,
    reason: Option<&str>,
) -> Result<(), Problem> {
    let (id, venue) = (seen.row.id, seen.row.venue_id);
    let facts = SessionFacts::load(change.db(), id).await?;
    let table = Timetable::load(change.db(), &actor.scope, seen.class.unit_id).await?;
    let mut slots = standing_slots(facts.slots.clone(), &facts.divisions, venue);
    allot(&mut slots, &facts.divisions, seen.row.capacity, &sizes(&facts));
    table.hold(change.db(), venue, &slots).await?;
    let title = seen.name();
    let wish = wish(seen, &title, venue, &slots);
    let mut found = table.findings(change.db(), &wish).await?;
    found.extend(trainees_clash(change.db(), &table, seen, &facts, &slots).await?);
    let known = rooms::overrides_of(change.db(), id).await?;
    let known = known.into_iter().map(|row| (row.code, row.about)).collect();
    let judged = judge(findings_of(found), &known, reason);
    if !judged.refused.is_empty() {
        return Err(refusal(judged.refused, judged.overridable));
    }
    write_overrides(change, id, &judged.overridden, reason).await?;
    Ok(())
}

/// A step before its day goes with a reason alone, which is kept.
fn refuse_too_early(
    change: &Change,
    seen: &SeenSession,
    action: SessionAction,
    reason: Option<&str>,
) -> Result<(), Problem> {
    let days = (seen.row.first_day, seen.row.last_day);
    match refuse_early(action, days, change.today()) {
        Some(early) if reason.is_none_or(|reason| reason.trim().is_empty()) => {
            Err(Problem::conflict("session.too_early", early.message).with("reason_would_do", true))
        }
        _ => Ok(()),
    }
}

/// Where those who ask are looked through, nobody is let in by locking the list.
async fn refuse_unapproved(change: &Change, seen: &SeenSession) -> Result<(), Problem> {
    let rows = enrolments::list_of(change.db(), seen.row.id).await?;
    let open = rows
        .iter()
        .filter(|row| row.state == EnrolmentState::Enrolled && row.origin == Some(Origin::Self_));
    match open.count() {
        0 => Ok(()),
        count => {
            let detail = format!("还有 {count} 人的报名没有审核，请先在名单里通过或退回。");
            Err(Problem::field("session.unready", "enrolments", detail))
        }
    }
}

/// Opens the check-in of a locked session with its first arrival.
pub(super) async fn open_check_in(change: &Change, seen: &mut SeenSession) -> Result<(), Problem> {
    seen.row = move_session(change, &seen.row, SessionAction::CheckIn, None).await?;
    for row in enrolments::list_of(change.db(), seen.row.id).await? {
        if let Some(step) = list_step(SessionAction::CheckIn, row.state) {
            move_enrolment(change, &row, step, None).await?;
        }
    }
    Ok(())
}

/// The actions of the life cycle; `finish` is what people call completing.
fn read_action(text: &str) -> Result<SessionAction, Problem> {
    let text = if text == "finish" { "complete" } else { text };
    text.parse().map_err(|_| {
        let known: Vec<_> = SessionAction::ALL.iter().map(|action| action.label()).collect();
        let detail = format!("没有这个操作。可以：{}。", known.join("、"));
        Problem::field("session.action", "action", detail)
    })
}

/// What a step of the session does to its list, and whom it tells.
async fn follow(
    change: &mut Change,
    seen: &SeenSession,
    before: SessionState,
    action: SessionAction,
    reason: &str,
) -> Result<(), Problem> {
    let mut rows = enrolments::list_of(change.db(), seen.row.id).await?;
    let text = SessionText::of(change.db(), seen).await?;
    let cause = change.id();
    for row in &mut rows {
        if let Some(step) = list_step(action, row.state) {
            let told = row.state.takes_place() || row.state == EnrolmentState::Waiting;
            *row = move_enrolment(change, row, step, None).await?;
            if action == SessionAction::Cancel && told && before != SessionState::Preparing {
                text.cancelled(change, row, reason).await?;
            }
        }
    }
    rows.retain(|row| row.state.takes_place());
    if action == SessionAction::Reschedule {
        text.rescheduled(change, &rows, cause).await?;
    }
    for row in &rows {
        match action {
            // whoever is on the list when it leaves preparation is told now, later ones as they are put on it
            SessionAction::Announce | SessionAction::Open | SessionAction::Lock
                if before == SessionState::Preparing =>
            {
                text.enrolled(change, row).await?;
            }
            SessionAction::Postpone if before != SessionState::Preparing => {
                text.postponed(change, row, cause, reason).await?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// What a step of the session does to one place of its list.
fn list_step(action: SessionAction, state: EnrolmentState) -> Option<EnrolmentAction> {
    use EnrolmentState as E;
    use SessionAction as S;
    match (action, state) {
        (S::Lock, E::Enrolled) => Some(EnrolmentAction::Approve),
        (S::CheckIn, E::Approved) => Some(EnrolmentAction::Invite),
        (S::Start, E::Arrived) => Some(EnrolmentAction::Start),
        (S::Cancel, state) => state
            .next(EnrolmentAction::Cancel)
            .map(|_| EnrolmentAction::Cancel),
        _ => None,
    }
}
