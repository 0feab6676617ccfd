//! Orders from the course menu: asked, agreed, held, rated.
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::training::course::CourseState;
use sanyou_schema::domain::training::order::{OrderAction, OrderState, check_rating, refuse_hold};
use sanyou_schema::domain::value::id::{CourseId, CourseOrderId, UnitId};
use sanyou_schema::domain::{LifeCycle, Violation};
use sanyou_schema::entity::{course_order, course_order_event};
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use super::agree::agree;
use super::tell_order::{tell, tell_provider};
use super::words::{OrderForm, OrderWords};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::training::action::add_place::filled;
use crate::training::refused;
use crate::training::store::courses::{may_at, visible_course};
use crate::training::store::orders::{
    SeenOrder, add_event, add_order, keep_order, open_twin, parties, visible_order, visible_orders,
};

/// Orders a course for a township or a party organisation; whoever delivers it is told.
///
/// Problems: `order.people`, `order.wish`, `order.for_whom` (422), `course.not_on_menu`, `order.twice` (409),
/// `not_found` (404), `role.missing` (403).
pub async fn ask_course(
    platform: &Platform,
    actor: &Actor,
    course: CourseId,
    form: OrderForm,
) -> Result<CourseOrderId, Problem> {
    actor.require(Capability::EnrolmentWrite)?;
    let mut change = platform.change(&actor.by()).await?;
    let seen = visible_course(change.db(), &actor.scope, course, true)
        .await?
        .ok_or_else(|| Problem::not_found("门课程"))?;
    if !seen.row.on_menu || seen.row.state != CourseState::Open {
        let detail = format!("“{}”现在不在选课菜单上，请另选一门。", seen.row.name);
        return Err(Problem::conflict("course.not_on_menu", detail));
    }
    let unit = for_whom(&change, actor, &form).await?;
    let mut violations = Vec::new();
    let most = i64::from(seen.row.capacity.unwrap_or(10_000));
    if !(1..=most).contains(&form.people) {
        let message = format!("听课人数应为 1 到 {most}。人多可以分几场点。");
        violations.push(Violation::new("order.people", message).on("people"));
    }
    if form.wish.as_ref().is_some_and(|text| text.chars().count() > 200) {
        violations.push(Violation::new("order.wish", "希望的时间地点请不超过 200 个字。").on("wish"));
    }
    if !violations.is_empty() {
        return Err(violations.into());
    }
    let row = course_order::Model {
        id: change.id(),
        course_id: course,
        unit_id: unit,
        party_organisation_id: form.party,
        state: OrderState::Asked,
        people: i32::try_from(form.people).unwrap_or(1),
        wish: filled(form.wish),
        agreed_on: None,
        half: None,
        place: None,
        provider: None,
        alliance_id: None,
        venue_id: None,
        room_id: None,
        lecturer_id: None,
        came: None,
        stars: None,
        comment: None,
        asked_by: Some(actor.account),
        created_at: change.at(),
    };
    if open_twin(change.db(), &row).await?.is_some() {
        let detail = format!("已经点过“{}”，还没有讲，不用再点。", seen.row.name);
        return Err(Problem::conflict("order.twice", detail));
    }
    add_order(change.db(), row.clone()).await?;
    note(&change, &row, "ask", None).await?;
    let id = row.id;
    let seen = SeenOrder {
        row,
        course: seen,
        unit_path: String::new(),
    };
    tell_provider(&mut change, &seen, "点了课，请定日期").await?;
    let detail = serde_json::json!({ "course": course, "unit": unit, "party_organisation": form.party });
    change.audit("course_order.ask", "course_order", id, &detail);
    change.commit().await?;
    Ok(id)
}

/// The unit that an order counts for; the actor must act for it or its party organisation.
async fn for_whom(change: &Change, actor: &Actor, form: &OrderForm) -> Result<UnitId, Problem> {
    let db = change.db();
    let missing = || Problem::not_found("个单位或党组织");
    let unit = match (form.party, form.unit) {
        (Some(party), _) => {
            let found = parties(db, [party]).await?.remove(&party);
            let found = found.ok_or_else(missing)?;
            if actor.scope.party_organisations().contains(&party) {
                return Ok(found.territory_unit_id);
            }
            found.territory_unit_id
        }
        (None, Some(unit)) => unit,
        (None, None) => {
            let detail = "请选择为哪个单位或党组织点课。";
            return Err(Problem::field("order.for_whom", "unit_id", detail));
        }
    };
    let path = crate::unit::path_of(db, unit).await?;
    let own = path.is_some_and(|path| may_at(actor, Capability::EnrolmentWrite, &path));
    if own { Ok(unit) } else { Err(missing()) }
}

/// What became of an order, and what is still to be looked at.
#[derive(Debug, Clone)]
pub struct Moved {
    /// How it stands now.
    pub state: OrderState,
    /// What was found and lets it through, in sentences.
    pub told: Vec<String>,
}

/// Moves an order; the other side is told.
///
/// Problems: `order.transition` (409), `order.reason_missing`, `order.action`, `form.invalid` with every violation (422),
/// `order.too_early` (409), `not_found` (404), `role.missing` (403).
pub async fn act_on_order(
    platform: &Platform,
    actor: &Actor,
    id: CourseOrderId,
    action: &str,
    words: OrderWords,
) -> Result<Moved, Problem> {
    if !actor.may(Capability::SessionWrite) {
        actor.require(Capability::EnrolmentWrite)?;
    }
    let mut change = platform.change(&actor.by()).await?;
    let mut seen = visible_order(change.db(), &actor.scope, id, true)
        .await?
        .ok_or_else(|| Problem::not_found("张点课单"))?;
    let action: OrderAction = action
        .parse()
        .map_err(|_| Problem::field("order.action", "action", "没有这个操作，请从页面上的按钮里选。"))?;
    require_side(actor, &seen, action)?;
    let state = seen
        .row
        .state
        .step(action, words.reason.as_deref())
        .map_err(refused)?;
    let reason = filled(words.reason.clone());
    seen.row.state = state;
    let mut told = Vec::new();
    match action {
        OrderAction::Agree | OrderAction::Move => {
            told = agree(&mut change, actor, &mut seen, words).await?;
        }
        OrderAction::Hold => hold(&change, &mut seen, words.came)?,
        OrderAction::Rate => rate(&mut seen, words)?,
        OrderAction::Decline | OrderAction::Cancel => {}
    }
    keep_order(change.db(), seen.row.clone()).await?;
    note(&change, &seen.row, action.code(), reason.clone()).await?;
    tell(&mut change, actor, &seen, action, reason.as_deref()).await?;
    let detail = serde_json::json!({ "action": action, "state": state, "reason": reason });
    change.audit("course_order.act", "course_order", id, &detail);
    change.commit().await?;
    Ok(Moved { state, told })
}

/// Each deed is of one side; cancelling is either's.
fn require_side(actor: &Actor, seen: &SeenOrder, action: OrderAction) -> Result<(), Problem> {
    if seen.may(actor, action) {
        return Ok(());
    }
    let whose = if action.is_of_provider() {
        "由开课的单位办"
    } else {
        "由点课的单位或党组织办"
    };
    let detail = format!("“{}”{whose}，请与他们联系。", action.label());
    Err(Problem::forbidden(detail))
}

fn hold(change: &Change, seen: &mut SeenOrder, came: Option<i64>) -> Result<(), Problem> {
    if let Some(early) = refuse_hold(seen.row.agreed_on, change.today()) {
        return Err(Problem::conflict("order.too_early", early.message));
    }
    let came = came.and_then(|count| i32::try_from(count).ok());
    let came = came.filter(|count| (0..=10_000).contains(count));
    let detail = "请填写实际听课人数，0 到 10000。";
    seen.row.came = Some(came.ok_or_else(|| Problem::field("order.came", "came", detail))?);
    Ok(())
}

fn rate(seen: &mut SeenOrder, words: OrderWords) -> Result<(), Problem> {
    let stars = words.stars.unwrap_or(0);
    let violations = check_rating(stars, words.comment.as_deref());
    if !violations.is_empty() {
        return Err(violations.into());
    }
    seen.row.stars = i32::try_from(stars).ok();
    seen.row.comment = filled(words.comment);
    Ok(())
}

async fn note(
    change: &Change,
    row: &course_order::Model,
    action: &str,
    reason: Option<String>,
) -> Result<(), Problem> {
    let event = course_order_event::Model {
        id: change.id::<Uuid>(),
        course_order_id: row.id,
        at: change.at(),
        actor_id: change.by().account,
        action: action.to_owned(),
        state: row.state,
        reason,
    };
    Ok(add_event(change.db(), event).await?)
}

/// How many orders wait for the actor to agree on a date.
pub async fn orders_to_answer(db: &impl ConnectionTrait, actor: &Actor) -> Result<u64, DbErr> {
    let found = visible_orders(db, &actor.scope, None, Some(OrderState::Asked)).await?;
    let own = found.iter().filter(|seen| seen.delivered_by(actor));
    Ok(u64::try_from(own.count()).unwrap_or(u64::MAX))
}
