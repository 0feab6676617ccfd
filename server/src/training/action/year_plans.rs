//! Plans of a year: made, copied from the year before, changed line by line, sent up and decided.
use chrono::NaiveDate;
use sanyou_schema::domain::account::{Capability, may};
use sanyou_schema::domain::training::year_plan::{
    PlanLimits, PlanNumbers, YearPlanAction, YearPlanState, check_item,
};
use sanyou_schema::domain::value::id::{ClassId, PlanItemId, SessionId, UnitId, YearPlanEventId, YearPlanId};
use sanyou_schema::domain::{LifeCycle, Violation};
use sanyou_schema::entity::{plan_item, plan_session, training_class, year_plan, year_plan_event};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, Set,
};

use super::add_place::filled;
use crate::platform::Platform;
use crate::platform::actor::{Actor, Place};
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::setting::month_day;
use crate::training::refusal::refused;
use crate::training::store::kinds::{Kinds, KindsAt};
use crate::training::store::year_plans::{SeenPlan, classes_of, item_row, items_of, plan_of, visible_plan};
use crate::training::store::{sessions, sight::Sight};

/// A line as it is typed.
#[derive(Debug, Clone)]
pub struct ItemForm {
    /// The line that it was; none for a new one.
    pub id: Option<PlanItemId>,
    /// A code of the kinds of classes.
    pub kind: String,
    /// Who is to come.
    pub audience: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// Who sees to it.
    pub responsible: Option<String>,
    /// The rest.
    pub numbers: PlanNumbers,
}

/// Whether one of the actor's roles plans training for the unit of this path; `above`: from a unit above it.
fn plans_for(actor: &Actor, path: &str, above: bool) -> bool {
    let capability = Capability::SessionWrite;
    actor.may(capability)
        && actor.scope.places().iter().any(|(role, place)| match place {
            Place::Subtree { path: own, .. } => {
                may(*role, capability, actor.mode)
                    && path.starts_with(own.as_str())
                    && !(above && own == path)
            }
            _ => false,
        })
}

async fn held(change: &Change, actor: &Actor, id: YearPlanId) -> Result<SeenPlan, Problem> {
    actor.require(Capability::SessionWrite)?;
    visible_plan(change.db(), &actor.scope, id, true)
        .await?
        .ok_or_else(|| Problem::not_found("年度计划"))
}

/// The cost rules as they hold for a unit on a day, by its settings.
pub async fn plan_limits(db: &impl ConnectionTrait, path: &str, day: NaiveDate) -> Result<PlanLimits, DbErr> {
    let values = crate::setting::values_for(db, path, day).await?;
    let usual = PlanLimits::default();
    let number = |key: &str, usual: i32| {
        values
            .get(key)
            .and_then(|value| value.parse().ok())
            .unwrap_or(usual)
    };
    let filed_by = values.get("plan.filed_by").and_then(|value| month_day(value));
    Ok(PlanLimits {
        travel_days: number("plan.travel_days", usual.travel_days),
        staff_percent: number("plan.staff_percent", usual.staff_percent),
        staff_most: number("plan.staff_most", usual.staff_most),
        filed_by: filed_by.unwrap_or(usual.filed_by),
    })
}

/// Makes a unit's plan of a year; `copy`: with the lines and the classes of the year before.
///
/// Problems: `year_plan.twice`, `year_plan.nothing_before` (409), `year_plan.year` (422), `not_found` (404),
/// `role.missing` (403).
pub async fn create_plan(
    platform: &Platform,
    actor: &Actor,
    unit: UnitId,
    year: i32,
    copy: bool,
) -> Result<YearPlanId, Problem> {
    actor.require(Capability::SessionWrite)?;
    if !(2000..2200).contains(&year) {
        return Err(Problem::field(
            "year_plan.year",
            "year",
            "年份请写成 2027 的样子。",
        ));
    }
    let change = platform.change(&actor.by()).await?;
    let mut change = change;
    let sight = Sight::load(change.db(), &actor.scope).await?;
    let path = sight.path(unit).unwrap_or_default().to_owned();
    if path.is_empty() || !plans_for(actor, &path, false) {
        return Err(Problem::not_found("单位"));
    }
    if plan_of(change.db(), unit, year).await?.is_some() {
        let detail = format!("{year} 年的计划已经有了，请打开它修改。");
        return Err(Problem::conflict("year_plan.twice", detail));
    }
    let id: YearPlanId = change.id();
    let row = year_plan::ActiveModel {
        id: Set(id),
        unit_id: Set(unit),
        year: Set(year),
        state: Set(YearPlanState::Draft),
        filed_on: Set(None),
        summary: Set(None),
        created_at: Set(change.at()),
    };
    year_plan::Entity::insert(row)
        .exec_without_returning(change.db())
        .await?;
    if copy {
        copy_from(&change, unit, year, id).await?;
    }
    note(&change, actor, id, "create", YearPlanState::Draft, None).await?;
    let detail = serde_json::json!({ "unit": unit, "year": year, "copied": copy });
    change.audit("year_plan.create", "year_plan", id, &detail);
    change.commit().await?;
    Ok(id)
}

async fn copy_from(change: &Change, unit: UnitId, year: i32, id: YearPlanId) -> Result<(), Problem> {
    let Some(before) = plan_of(change.db(), unit, year - 1).await? else {
        let detail = format!("{} 年没有计划可以照抄，请新建空白计划。", year - 1);
        return Err(Problem::conflict("year_plan.nothing_before", detail));
    };
    let items = items_of(change.db(), vec![before.id]).await?;
    let classes = classes_of(change.db(), unit, year - 1).await?;
    let standing = classes_of(change.db(), unit, year).await?;
    for item in items {
        if let Some(class) = classes.iter().find(|class| class.name == item.name)
            && !standing.iter().any(|row| row.name == class.name)
        {
            let row = training_class::ActiveModel {
                id: Set(change.id::<ClassId>()),
                year: Set(year),
                ..class.clone().into_active_model()
            };
            training_class::Entity::insert(row)
                .exec_without_returning(change.db())
                .await?;
        }
        let row = plan_item::ActiveModel {
            id: Set(change.id::<PlanItemId>()),
            year_plan_id: Set(id),
            replaces_id: Set(None),
            added_at: Set(None),
            ..item.into_active_model()
        };
        plan_item::Entity::insert(row.reset_all())
            .exec_without_returning(change.db())
            .await?;
    }
    Ok(())
}

/// Sets the lines of a plan anew. In a plan that is being adjusted a line that changes stays, dropped, beside the one
/// that replaces it, and its sessions go over to that one; one that is new says so.
///
/// Problems: `form.invalid` (422) with `plan.*` among the codes, `year_plan.fixed` (409), `not_found` (404),
/// `role.missing` (403).
pub async fn set_items(
    platform: &Platform,
    actor: &Actor,
    id: YearPlanId,
    forms: Vec<ItemForm>,
) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let plan = held(&change, actor, id).await?;
    if !plan.row.state.takes_items() {
        let detail = format!(
            "计划现在是“{}”，不能改。已批准的请先“调整”并写明原因。",
            plan.row.state.label()
        );
        return Err(Problem::conflict("year_plan.fixed", detail));
    }
    let db = change.db();
    let standing = items_of(db, vec![id]).await?;
    let kinds = Kinds::load(db, change.today()).await?;
    check(&forms, &standing, &kinds.at(&plan.unit_path))?;
    let adjusting = plan.row.state == YearPlanState::Adjusting;
    let mut kept = Vec::new();
    let mut changed = 0;
    for (form, sort_no) in forms.into_iter().zip(0..) {
        let old = form.id.and_then(|id| standing.iter().find(|row| row.id == id));
        let mut row = row_of(&change, id, form, sort_no);
        row.added_at = match old {
            Some(old) => old.added_at,
            None => adjusting.then(|| change.at()),
        };
        match old {
            Some(old) if same(old, &row) => kept.push(old.id),
            Some(old) if !adjusting => {
                row.id = old.id;
                kept.push(old.id);
                changed += 1;
                row.into_active_model().reset_all().update(db).await?;
            }
            old => {
                changed += 1;
                row.replaces_id = old.map(|old| old.id);
                let new = row.id;
                plan_item::Entity::insert(row.into_active_model())
                    .exec_without_returning(db)
                    .await?;
                if let Some(old) = old {
                    plan_session::Entity::update_many()
                        .col_expr(
                            plan_session::Column::PlanItemId,
                            sea_orm::sea_query::Expr::value(new),
                        )
                        .filter(plan_session::Column::PlanItemId.eq(old.id))
                        .exec(db)
                        .await?;
                }
            }
        }
    }
    for old in standing.into_iter().filter(|row| !kept.contains(&row.id)) {
        changed += 1;
        let mut row = old.into_active_model();
        row.dropped_at = Set(Some(change.at()));
        row.update(db).await?;
    }
    let detail = serde_json::json!({ "changed": changed, "state": plan.row.state });
    change.audit("year_plan.items", "year_plan", id, &detail);
    change.commit().await?;
    Ok(())
}

/// What is wrong with the lines; one that has a kind which went out of use keeps it.
fn check(forms: &[ItemForm], standing: &[plan_item::Model], kinds: &KindsAt<'_>) -> Result<(), Problem> {
    let mut violations = Vec::new();
    for (at, form) in forms.iter().enumerate() {
        violations.extend(check_item(at, &form.numbers));
        let keeps = standing
            .iter()
            .any(|row| Some(row.id) == form.id && row.kind == form.kind);
        if !kinds.takes_class(&form.kind) && !keeps {
            violations.push(
                Violation::new("plan.kind", format!("第 {} 行请选择类别。", at + 1))
                    .on(&format!("items[{at}].kind")),
            );
        }
    }
    if violations.is_empty() {
        Ok(())
    } else {
        Err(violations.into())
    }
}

fn row_of(change: &Change, plan: YearPlanId, form: ItemForm, sort_no: i32) -> plan_item::Model {
    let numbers = form.numbers;
    plan_item::Model {
        id: change.id(),
        year_plan_id: plan,
        sort_no,
        name: numbers.name.trim().to_owned(),
        kind: form.kind,
        audience: filled(form.audience),
        quarter: numbers.quarter,
        sessions: numbers.sessions,
        people: numbers.people,
        days: numbers.days,
        hours_hundredths: numbers.hours_hundredths,
        place: filled(form.place),
        cost_yuan: numbers.cost_yuan,
        responsible: filled(form.responsible),
        arrival_days: numbers.arrival_days,
        leaving_days: numbers.leaving_days,
        staff: numbers.staff,
        replaces_id: None,
        dropped_at: None,
        added_at: None,
    }
}

fn same(old: &plan_item::Model, new: &plan_item::Model) -> bool {
    let comparable = plan_item::Model {
        id: old.id,
        replaces_id: old.replaces_id,
        ..new.clone()
    };
    *old == comparable
}

/// Moves a plan: sends it up, decides it, starts, adjusts, concludes. Sending back and approving are done from above; the
/// topmost unit decides its own.
///
/// Problems: `year_plan.transition` (409), `year_plan.reason_missing`, `year_plan.action`, `year_plan.empty` (422),
/// `year_plan.from_above` (403), `not_found` (404), `role.missing` (403).
pub async fn act_on_plan(
    platform: &Platform,
    actor: &Actor,
    id: YearPlanId,
    action: &str,
    reason: Option<&str>,
) -> Result<YearPlanState, Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let plan = held(&change, actor, id).await?;
    let action: YearPlanAction = action.parse().map_err(|_| {
        Problem::field(
            "year_plan.action",
            "action",
            "没有这个操作，请从页面上的按钮里选。",
        )
    })?;
    let state = plan.row.state.step(action, reason).map_err(refused)?;
    if action.is_from_above() && !decides(&change, actor, &plan).await? {
        return Err(Problem::forbidden("批准和退回由上级单位办，请等上级审批。"));
    }
    if action == YearPlanAction::Submit && items_of(change.db(), vec![id]).await?.is_empty() {
        return Err(Problem::field(
            "year_plan.empty",
            "items",
            "计划里还没有内容，请先填计划项目。",
        ));
    }
    let mut row = plan.row.clone().into_active_model();
    row.state = Set(state);
    match action {
        YearPlanAction::Submit => row.filed_on = Set(Some(change.today())),
        YearPlanAction::Conclude => row.summary = Set(filled(reason.map(str::to_owned))),
        _ => {}
    }
    row.update(change.db()).await?;
    let reason = filled(reason.map(str::to_owned));
    note(&change, actor, id, action.code(), state, reason.clone()).await?;
    let detail = serde_json::json!({ "action": action, "reason": reason, "state": state });
    change.audit("year_plan.act", "year_plan", id, &detail);
    change.commit().await?;
    Ok(state)
}

/// Whether the actor decides the plan: from above, or at the top where nobody is above.
async fn decides(change: &Change, actor: &Actor, plan: &SeenPlan) -> Result<bool, Problem> {
    let sight = Sight::load(change.db(), &actor.scope).await?;
    let top = !sight.has_parent(plan.row.unit_id);
    Ok(plans_for(actor, &plan.unit_path, !top))
}

async fn note(
    change: &Change,
    actor: &Actor,
    id: YearPlanId,
    action: &str,
    state: YearPlanState,
    reason: Option<String>,
) -> Result<(), Problem> {
    let row = year_plan_event::ActiveModel {
        id: Set(change.id::<YearPlanEventId>()),
        year_plan_id: Set(id),
        at: Set(change.at()),
        actor_id: Set(Some(actor.account)),
        action: Set(action.to_owned()),
        state: Set(state),
        reason: Set(reason),
    };
    year_plan_event::Entity::insert(row)
        .exec_without_returning(change.db())
        .await?;
    Ok(())
}

/// Says which line of a plan a session carries out; none: no line any more.
///
/// Problems: `year_plan.not_in_force` (409), `not_found` (404), `role.missing` (403).
pub async fn link_session(
    platform: &Platform,
    actor: &Actor,
    session: SessionId,
    item: Option<PlanItemId>,
) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let db = change.db();
    let seen = sessions::visible_session(db, &actor.scope, session, true)
        .await?
        .ok_or_else(|| Problem::not_found("期培训"))?;
    seen.require(actor, Capability::SessionWrite)?;
    plan_session::Entity::delete_by_id(session).exec(db).await?;
    if let Some(item) = item {
        let row = item_row(db, item).await?;
        let row = row.ok_or_else(|| Problem::not_found("计划项目"))?;
        let plan = visible_plan(db, &actor.scope, row.year_plan_id, false)
            .await?
            .ok_or_else(|| Problem::not_found("计划项目"))?;
        if !plan.row.state.is_in_force() {
            let detail = format!("计划现在是“{}”，批准以后才能对应班次。", plan.row.state.label());
            return Err(Problem::conflict("year_plan.not_in_force", detail));
        }
        let link = plan_session::ActiveModel {
            session_id: Set(session),
            plan_item_id: Set(item),
        };
        plan_session::Entity::insert(link)
            .exec_without_returning(db)
            .await?;
    }
    let detail = serde_json::json!({ "plan_item": item });
    change.audit("year_plan.link", "session", session, &detail);
    change.commit().await?;
    Ok(())
}

/// What may be done with a plan now, by this actor.
pub fn allowed(actor: &Actor, plan: &SeenPlan, is_top: bool) -> Vec<YearPlanAction> {
    let may_do =
        |action: &YearPlanAction| plans_for(actor, &plan.unit_path, action.is_from_above() && !is_top);
    plan.row.state.allowed().into_iter().filter(may_do).collect()
}
