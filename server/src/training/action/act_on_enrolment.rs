//! Takes somebody off a list, or puts another in the place; a place that falls free goes to who waits first.
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::training::{EnrolmentAction, Origin};
use sanyou_schema::domain::value::EnrolmentState;
use sanyou_schema::domain::value::id::{EnrolmentId, PersonId};
use sanyou_schema::entity::enrolment;

use super::enrol::{Enrolled, List, is_announced};
use super::step::move_enrolment;
use super::telling::SessionText;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::training::store::sight::{Reach, SeenSession};
use crate::training::store::{enrolments, sessions};

/// What is done to a place.
#[derive(Debug, Clone)]
pub struct Deed {
    /// `withdraw`, `replace` or `drop_out`.
    pub action: String,
    /// Why.
    pub reason: Option<String>,
    /// Who takes the place, for `replace`.
    pub by_person: Option<PersonId>,
}

/// Acts on a place.
///
/// Problems: `enrolment.transition`, `enrolment.closed` and those of enrolling for the one who takes the place (409),
/// `enrolment.reason_missing`, `enrolment.action`, `enrolment.by_person` (422), `not_found` (404),
/// `role.missing` (403).
pub async fn act_on_enrolment(
    platform: &Platform,
    actor: &Actor,
    id: EnrolmentId,
    deed: Deed,
) -> Result<(), Problem> {
    use EnrolmentAction as A;

    let Ok(action @ (A::Withdraw | A::Replace | A::DropOut)) = deed.action.parse() else {
        let detail = "只能退出（withdraw）、换人（replace）或退学（drop_out）。";
        return Err(Problem::field("enrolment.action", "action", detail));
    };
    let mut change = platform.change(&actor.by()).await?;
    let (row, seen) = found(&change, actor, id).await?;
    let origin = origin(actor, &seen)?;
    if action != A::DropOut && !seen.row.state.takes_names() {
        let detail = format!("这一期现在是“{}”，名单不能再改。", seen.row.state.label());
        return Err(Problem::conflict("enrolment.closed", detail));
    }
    let moved = move_enrolment(&change, &row, action, deed.reason.as_deref()).await?;
    let text = SessionText::of(&change, &seen).await?;
    if is_announced(seen.row.state) && row.state.takes_place() {
        text.left(&mut change, &moved).await?;
    }
    if action == A::Replace {
        replace(&mut change, actor, &seen, origin, deed.by_person).await?;
    } else if row.state.takes_place() && !moved.state.takes_place() {
        promote_first(&mut change, &seen, &text).await?;
    }
    let detail = serde_json::json!({
        "session": row.session_id, "action": action, "reason": deed.reason, "by_person": deed.by_person,
    });
    change.audit("enrolment.act", "person", row.person_id, &detail);
    change.commit().await?;
    Ok(())
}

/// The place within the actor's scope, its session held.
async fn found(
    change: &Change,
    actor: &Actor,
    id: EnrolmentId,
) -> Result<(enrolment::Model, SeenSession), Problem> {
    let missing = || Problem::not_found("条报名");
    let row = enrolments::enrolment_row(change.db(), id)
        .await?
        .ok_or_else(missing)?;
    let seen = sessions::visible_session(change.db(), &actor.scope, row.session_id, true)
        .await?
        .ok_or_else(missing)?;
    if seen.reach != Reach::Whole {
        crate::roster::visible_person(change.db(), &actor.scope, row.person_id)
            .await?
            .ok_or_else(missing)?;
    }
    // read again: it may have moved before the session was held
    let row = enrolments::enrolment_row(change.db(), id)
        .await?
        .ok_or_else(missing)?;
    Ok((row, seen))
}

fn origin(actor: &Actor, seen: &SeenSession) -> Result<Origin, Problem> {
    actor.require(Capability::EnrolmentWrite)?;
    Ok(if seen.held_by(actor, Capability::EnrolmentWrite) {
        Origin::CallUp
    } else {
        Origin::Township
    })
}

async fn replace(
    change: &mut Change,
    actor: &Actor,
    seen: &SeenSession,
    origin: Origin,
    by: Option<PersonId>,
) -> Result<(), Problem> {
    let Some(by) = by else {
        let detail = "请选择由谁来换。";
        return Err(Problem::field("enrolment.by_person", "by_person", detail));
    };
    let mut list = List::load(change, actor, seen, origin).await?;
    enrolments::lock_people(change.db(), vec![by]).await?;
    match list.enrol(change, actor, by).await? {
        Enrolled::In(..) => Ok(()),
        Enrolled::Waiting(..) => {
            let detail = "这一期没有空出名额（换下的人本来在候补），请直接加人。";
            Err(Problem::conflict("enrolment.no_place", detail))
        }
    }
}

/// Gives a free place to whoever waits first.
pub(super) async fn promote_first(
    change: &mut Change,
    seen: &SeenSession,
    text: &SessionText,
) -> Result<(), Problem> {
    let rows = enrolments::list_of(change.db(), seen.row.id).await?;
    let taken = rows.iter().filter(|row| row.state.takes_place()).count();
    let capacity = usize::try_from(seen.row.capacity).unwrap_or(0);
    let first = rows.iter().find(|row| row.state == EnrolmentState::Waiting);
    let Some(first) = first.filter(|_| taken < capacity) else {
        return Ok(());
    };
    let promoted = move_enrolment(change, first, EnrolmentAction::Promote, None).await?;
    if is_announced(seen.row.state) {
        text.enrolled(change, &promoted).await?;
    }
    let detail = serde_json::json!({ "session": first.session_id });
    change.audit("enrolment.promote", "person", first.person_id, &detail);
    Ok(())
}
