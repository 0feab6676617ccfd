//! Takes somebody off a list, puts another in the place, approves, moves up; a place that falls free goes to who waits
//! first.
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::training::waiting::move_to;
use sanyou_schema::domain::training::{EnrolmentAction, Origin};
use sanyou_schema::domain::value::EnrolmentState;
use sanyou_schema::domain::value::id::{EnrolmentId, PersonId};
use sanyou_schema::entity::enrolment;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::enrol::{Enrolled, Hold, List, Named, Seat, origin};
use super::fill::fill;
use super::put_back::restore;
use super::step::{move_enrolment, note};
use super::telling::SessionText;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::training::store::sight::{Reach, SeenSession};
use crate::training::store::{enrolments, sessions};

/// How the event of a jump is called.
pub const JUMP: &str = "jump";

/// What is done to a place.
#[derive(Debug, Clone, Default)]
pub struct Deed {
    /// `withdraw`, `replace`, `drop_out`, `approve`, `restore` or `jump`.
    pub action: String,
    /// Why.
    pub reason: Option<String>,
    /// Who takes the place, for `replace`.
    pub by_person: Option<PersonId>,
    /// Where on the waiting list, for `jump`.
    pub position: Option<u32>,
}

/// Acts on a place.
///
/// Problems: `enrolment.transition`, `enrolment.closed`, `enrolment.cut_off`, `enrolment.position` and those of enrolling
/// for the one who takes the place (409), `enrolment.reason_missing`, `enrolment.action`, `enrolment.by_person` (422),
/// `not_found` (404), `role.missing` (403).
pub async fn act_on_enrolment(
    platform: &Platform,
    actor: &Actor,
    id: EnrolmentId,
    deed: Deed,
) -> Result<(), Problem> {
    use EnrolmentAction as A;

    let jumps = deed.action == JUMP;
    let action = match deed.action.parse() {
        Ok(action @ (A::Withdraw | A::Replace | A::DropOut | A::Approve | A::Restore)) => action,
        // a jump changes no state; whoever waits goes on waiting
        _ if jumps => A::Wait,
        _ => {
            let detail = "只能退出（withdraw）、换人（replace）、退学（drop_out）、通过（approve）、恢复（restore）或调整候补顺序（jump）。";
            return Err(Problem::field("enrolment.action", "action", detail));
        }
    };
    let mut change = platform.change(&actor.by()).await?;
    // before the session's row, as whoever enrols people holds them
    let mut people: Vec<_> = deed.by_person.into_iter().collect();
    if action == A::Restore {
        let row = enrolments::enrolment_row(change.db(), id).await?;
        people.extend(row.map(|row| row.person_id));
    }
    enrolments::lock_people(change.db(), people).await?;
    let (row, seen) = found(&change, actor, id).await?;
    let origin = origin(actor, &seen)?;
    if action != A::DropOut && !seen.row.state.takes_names() {
        let detail = format!("这一期现在是“{}”，名单不能再改。", seen.row.state.label());
        return Err(Problem::conflict("enrolment.closed", detail));
    }
    if matches!(action, A::Withdraw)
        && row.state.takes_place()
        && let Some(detail) = seen.deadlines().refuse_leaving(origin, change.today())
    {
        return Err(Problem::conflict("enrolment.cut_off", detail));
    }
    if jumps {
        jump(&change, actor, &seen, &row, &deed).await?;
    } else {
        step(&mut change, actor, seen, origin, &row, action, &deed).await?;
    }
    let detail = serde_json::json!({
        "session": row.session_id, "action": deed.action, "reason": deed.reason, "by_person": deed.by_person,
        "position": deed.position,
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

async fn step(
    change: &mut Change,
    actor: &Actor,
    seen: SeenSession,
    origin: Origin,
    row: &enrolment::Model,
    action: EnrolmentAction,
    deed: &Deed,
) -> Result<(), Problem> {
    use EnrolmentAction as A;

    let reason = deed.reason.as_deref();
    if action == A::Restore {
        return restore(change, actor, seen, origin, row, reason).await;
    }
    let moved = move_enrolment(change, row, action, reason).await?;
    let text = SessionText::of(change.db(), &seen).await?;
    let knew = seen.row.state.is_announced() && row.state.takes_place();
    if knew && action != A::Approve {
        let asked = row.origin == Some(Origin::Self_) && row.state == EnrolmentState::Enrolled;
        if asked && action == A::Withdraw {
            text.not_taken(change, &moved, reason.unwrap_or_default()).await?;
        } else {
            text.left(change, &moved, reason).await?;
        }
    }
    if action == A::Replace {
        return replace(change, actor, seen, origin, row, deed.by_person).await;
    }
    if action != A::Approve {
        fill(change, &seen, &text).await?;
    }
    Ok(())
}

/// Puts somebody else in the place, or in the turn, of who was replaced: nobody overtakes anybody by it.
async fn replace(
    change: &mut Change,
    actor: &Actor,
    seen: SeenSession,
    origin: Origin,
    old: &enrolment::Model,
    by: Option<PersonId>,
) -> Result<(), Problem> {
    let Some(by) = by else {
        let detail = "请选择由谁来换。";
        return Err(Problem::field("enrolment.by_person", "by_person", detail));
    };
    let named = Named::read(change.db(), actor, &seen, &[by]).await?;
    let mut list = List::hold(change, actor, seen, origin, named, Hold::Row).await?;
    let (Enrolled::In(new, _) | Enrolled::Waiting(new, _) | Enrolled::Kept(new, _, _)) =
        list.enrol(change, by, Seat::Of(old)).await?;
    let detail = serde_json::json!({ "replaces": old.id, "enrolment": new });
    change.audit("enrolment.replace", "person", by, &detail);
    Ok(())
}

/// Moves somebody who waits to another position by hand; whoever holds the session may, with a reason.
async fn jump(
    change: &Change,
    actor: &Actor,
    seen: &SeenSession,
    row: &enrolment::Model,
    deed: &Deed,
) -> Result<(), Problem> {
    seen.require(actor, Capability::EnrolmentWrite)?;
    let reason = deed
        .reason
        .as_deref()
        .map(str::trim)
        .filter(|reason| !reason.is_empty());
    let Some(reason) = reason else {
        let detail = "调整候补顺序要写明原因，会记入操作记录。";
        return Err(Problem::field("enrolment.reason_missing", "reason", detail));
    };
    let list = enrolments::listed(change.db(), row.session_id).await?;
    let Some(turns) = move_to(&list, row.id, deed.position.unwrap_or(0)) else {
        let detail = "这个人不在候补，或者候补没有这个位次，请看最新的名单。";
        return Err(Problem::conflict("enrolment.position", detail));
    };
    for (id, turn) in turns {
        enrolment::Entity::update_many()
            .col_expr(enrolment::Column::Turn, Expr::value(turn))
            .filter(enrolment::Column::Id.eq(id))
            .exec(change.db())
            .await?;
    }
    note(change, row, JUMP, Some(reason)).await?;
    Ok(())
}
