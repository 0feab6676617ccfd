//! A year's plans as they are answered: how far they are carried out (K9), and what the rules say to them.
use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use poem_openapi::Object;
use sanyou_schema::domain::Violation;
use sanyou_schema::domain::life_cycle::LifeCycle;
use sanyou_schema::domain::training::year_plan::{
    PlanLimits, PlanNumbers, YearPlanAction, YearPlanState, item_warnings, plan_warnings,
};
use sanyou_schema::domain::value::id::{AccountId, YearPlanId};
use sanyou_schema::entity::{plan_item, year_plan_event};
use uuid::Uuid;

use super::plan_lines::{DroppedItem, PlanChange, changes, dropped, original};
use crate::account::display_names;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::{Answer, Problem};
use crate::training::action::year_plans::{allowed, plan_limits};
use crate::training::store::kinds::{Kinds, KindsAt};
use crate::training::store::sight::Sight;
use crate::training::store::year_plans::{self, CarriedOut, Progress, SeenPlan, progress};
use crate::unit::named_units;

/// How far a plan, or several, are carried out.
#[derive(Debug, Clone, Default, Object)]
pub struct PlanProgress {
    /// Lines.
    pub items: u32,
    /// Sessions planned.
    pub sessions: i64,
    /// Sessions held (已办).
    pub held: u32,
    /// People planned, over all sessions.
    pub people: i64,
    /// People who came, each as often as they came.
    pub came: u32,
    /// What it costs, in yuan.
    pub cost_yuan: i64,
}

impl From<Progress> for PlanProgress {
    fn from(made: Progress) -> Self {
        Self {
            items: made.items,
            sessions: made.sessions,
            held: made.held,
            people: made.people,
            came: made.came,
            cost_yuan: made.cost_yuan,
        }
    }
}

/// A plan of a list.
#[derive(Debug, Object)]
pub struct PlanSummary {
    /// Its id.
    pub id: Uuid,
    /// Whose it is.
    pub unit_id: Uuid,
    /// The unit's name.
    pub unit_name: String,
    /// The year.
    pub year: i32,
    /// `draft`, `submitted`, `approved`, `running`, `adjusting` or `concluded`.
    pub state: String,
    /// The state in words.
    pub state_label: String,
    /// The day on which it was last submitted.
    pub filed_on: Option<NaiveDate>,
    /// How far it is carried out.
    pub progress: PlanProgress,
}

/// The plans of a year.
#[derive(Debug, Object)]
pub struct PlanList {
    /// The year.
    pub year: i32,
    /// In official order.
    pub items: Vec<PlanSummary>,
    /// K9 over the plans in force: held of planned sessions, and people.
    pub in_force: PlanProgress,
    /// How many are in force.
    pub plans_in_force: u32,
}

/// A session that carries a line out.
#[derive(Debug, Object)]
pub struct PlanSession {
    /// The session.
    pub id: Uuid,
    /// `轮训第1期`.
    pub name: String,
    /// Its state.
    pub state: String,
    /// Its first day.
    pub first_day: NaiveDate,
    /// Whether it is held.
    pub held: bool,
    /// How many came.
    pub came: u32,
}

/// A line of a plan.
#[derive(Debug, Object)]
pub struct PlanItem {
    /// Its id.
    pub id: Uuid,
    /// 班次名.
    pub name: String,
    /// A code of the kinds of classes.
    pub kind: String,
    /// In words: 轮训.
    pub kind_label: String,
    /// Who is to come.
    pub audience: Option<String>,
    /// 1 to 4.
    pub quarter: i32,
    /// 期数.
    pub sessions: i32,
    /// People over all sessions.
    pub people: i32,
    /// Days of a session.
    pub days: i32,
    /// Hours of a session.
    pub hours: f64,
    /// Where.
    pub place: Option<String>,
    /// What it costs, in yuan.
    pub cost_yuan: i64,
    /// Who sees to it.
    pub responsible: Option<String>,
    /// Days for arriving.
    pub arrival_days: i32,
    /// Days for leaving.
    pub leaving_days: i32,
    /// Staff of the organiser, a session.
    pub staff: i32,
    /// Whether it came by an adjustment.
    pub adjusted: bool,
    /// When an adjustment put it in; none: it was in the plan that was approved.
    pub added_at: Option<DateTime<Utc>>,
    /// What the adjustments changed since the plan was approved.
    pub changes: Vec<PlanChange>,
    /// The sessions that carry it out.
    pub carried_out: Vec<PlanSession>,
}

/// Something that happened to a plan.
#[derive(Debug, Object)]
pub struct PlanEvent {
    /// When.
    pub at: DateTime<Utc>,
    /// The action in words.
    pub action_label: String,
    /// The state after it, in words.
    pub state_label: String,
    /// Why.
    pub reason: Option<String>,
    /// Who did it, by name.
    pub by: Option<String>,
}

/// What may be done with a plan.
#[derive(Debug, Object)]
pub struct PlanDeed {
    /// `submit`, `approve` …
    pub action: String,
    /// In words.
    pub label: String,
    /// Whether a reason must be given.
    pub needs_reason: bool,
}

/// Something that the rules say (R16, R7); nothing is stopped by it.
#[derive(Debug, Object)]
pub struct PlanWarning {
    /// Its code.
    pub code: String,
    /// The field: `items[0].staff`.
    pub field: Option<String>,
    /// The sentence.
    pub message: String,
}

/// A plan whole.
#[derive(Debug, Object)]
pub struct PlanView {
    /// As a list has it.
    pub summary: PlanSummary,
    /// Its lines.
    pub items: Vec<PlanItem>,
    /// Whether this account may change the lines now.
    pub editable: bool,
    /// What may be done with it now, by this account.
    pub actions: Vec<PlanDeed>,
    /// What the rules say.
    pub warnings: Vec<PlanWarning>,
    /// The lines that adjustments took out.
    pub dropped: Vec<DroppedItem>,
    /// What happened, in order of time.
    pub events: Vec<PlanEvent>,
    /// What was written when it was concluded.
    pub conclusion: Option<String>,
}

fn summary(plan: &SeenPlan, unit_name: String, progress: Progress) -> PlanSummary {
    PlanSummary {
        id: plan.row.id.into(),
        unit_id: plan.row.unit_id.into(),
        unit_name,
        year: plan.row.year,
        state: plan.row.state.code().to_owned(),
        state_label: plan.row.state.label().to_owned(),
        filed_on: plan.row.filed_on,
        progress: progress.into(),
    }
}

/// The plans of a year of one's unit and those below it; `unit`: of one of them and those below that.
pub async fn list(platform: &Platform, actor: &Actor, year: i32, unit: Option<Uuid>) -> Answer<PlanList> {
    let db = platform.database.reader();
    let plans = year_plans::plans(db, &actor.scope, year).await?;
    let items = year_plans::items_of(db, plans.iter().map(|plan| plan.row.id).collect()).await?;
    let done = year_plans::carried_out(db, items.iter().map(|item| item.id).collect()).await?;
    let units = named_units(db, actor.scope.day).await?;
    let mut found = Vec::new();
    let mut in_force = Vec::new();
    let mut plans_in_force = 0;
    let path = unit.map(|id| {
        let found = units.iter().find(|one| Uuid::from(one.row.id) == id);
        found.map(|one| one.row.path.clone())
    });
    let asked = |path_of: &str| match &path {
        None => true,
        Some(path) => path.as_deref().is_some_and(|path| path_of.starts_with(path)),
    };
    for unit in units.iter().filter(|one| asked(&one.row.path)) {
        let Some(plan) = plans.iter().find(|plan| plan.row.unit_id == unit.row.id) else {
            continue;
        };
        let own: Vec<_> = items
            .iter()
            .filter(|item| item.year_plan_id == plan.row.id)
            .collect();
        found.push(summary(plan, unit.name.clone(), progress(&own, &done)));
        if plan.row.state.is_in_force() {
            plans_in_force += 1;
            in_force.extend(own);
        }
    }
    Ok(PlanList {
        year,
        items: found,
        in_force: progress(&in_force, &done).into(),
        plans_in_force,
    })
}

/// A plan whole.
pub async fn view(platform: &Platform, actor: &Actor, id: YearPlanId) -> Answer<PlanView> {
    let db = platform.database.reader();
    let plan = year_plans::visible_plan(db, &actor.scope, id, false)
        .await?
        .ok_or_else(|| Problem::not_found("年度计划"))?;
    let items = year_plans::items_of(db, vec![id]).await?;
    let done = year_plans::carried_out(db, items.iter().map(|item| item.id).collect()).await?;
    let gone = year_plans::gone_items(db, id).await?;
    let events = year_plans::events_of(db, id).await?;
    let who = display_names(db, events.iter().filter_map(|row| row.actor_id)).await?;
    let units = named_units(db, actor.scope.day).await?;
    let unit = units.into_iter().find(|unit| unit.row.id == plan.row.unit_id);
    let is_top = !Sight::load(db, &actor.scope).await?.has_parent(plan.row.unit_id);
    let actions = allowed(actor, &plan, is_top);
    let may_edit = plan.row.state.takes_items()
        && allowed(actor, &plan, is_top)
            .iter()
            .any(|action| matches!(action, YearPlanAction::Submit | YearPlanAction::Settle));
    let own: Vec<_> = items.iter().collect();
    let summary = summary(
        &plan,
        unit.map(|unit| unit.name).unwrap_or_default(),
        progress(&own, &done),
    );
    let limits = plan_limits(db, &plan.unit_path, actor.scope.day).await?;
    let filed_on = plan.row.filed_on.unwrap_or(actor.scope.day);
    let kinds = Kinds::load(db, actor.scope.day).await?;
    let kinds = kinds.at(&plan.unit_path);
    Ok(PlanView {
        warnings: warnings(&items, plan.row.year, filed_on, limits, &kinds),
        dropped: dropped(&items, &gone, &events),
        items: items
            .into_iter()
            .map(|item| shown(item, &done, &gone, &kinds))
            .collect(),
        editable: may_edit,
        actions: actions.into_iter().map(deed).collect(),
        events: events.into_iter().map(|row| shown_event(row, &who)).collect(),
        conclusion: plan.row.summary.clone(),
        summary,
    })
}

/// Something that happened, with who did it.
fn shown_event(row: year_plan_event::Model, who: &HashMap<AccountId, String>) -> PlanEvent {
    PlanEvent {
        at: row.at,
        action_label: row
            .action
            .parse::<YearPlanAction>()
            .map_or("新建", YearPlanAction::label)
            .to_owned(),
        state_label: row.state.label().to_owned(),
        reason: row.reason,
        by: row.actor_id.and_then(|account| who.get(&account).cloned()),
    }
}

fn deed(action: YearPlanAction) -> PlanDeed {
    PlanDeed {
        action: action.code().to_owned(),
        label: action.label().to_owned(),
        needs_reason: YearPlanState::needs_reason(action),
    }
}

fn warnings(
    items: &[plan_item::Model],
    year: i32,
    filed_on: NaiveDate,
    limits: PlanLimits,
    kinds: &KindsAt<'_>,
) -> Vec<PlanWarning> {
    let is_rotation = |item: &plan_item::Model| kinds.of(&item.kind).is_some_and(|kind| kind.is_rotation);
    let has_rotation = items.iter().any(is_rotation);
    let of_items = items.iter().enumerate().flat_map(|(at, item)| {
        let numbers = PlanNumbers {
            name: item.name.clone(),
            quarter: item.quarter,
            sessions: item.sessions,
            people: item.people,
            days: item.days,
            hours_hundredths: item.hours_hundredths,
            cost_yuan: item.cost_yuan,
            arrival_days: item.arrival_days,
            leaving_days: item.leaving_days,
            staff: item.staff,
        };
        item_warnings(at, &numbers, limits)
    });
    let shown = |violation: Violation| PlanWarning {
        code: violation.code,
        field: violation.field,
        message: violation.message,
    };
    plan_warnings(year, filed_on, has_rotation, limits)
        .into_iter()
        .chain(of_items)
        .map(shown)
        .collect()
}

fn shown(
    item: plan_item::Model,
    done: &[CarriedOut],
    gone: &[plan_item::Model],
    kinds: &KindsAt<'_>,
) -> PlanItem {
    // what was not in the plan that was approved has nothing to be held against
    let was = original(&item, gone).filter(|_| item.added_at.is_none());
    let session = |one: &CarriedOut| PlanSession {
        id: one.session.into(),
        name: one.name.clone(),
        state: one.state.code().to_owned(),
        first_day: one.first_day,
        held: one.held,
        came: one.came,
    };
    PlanItem {
        id: item.id.into(),
        changes: was.map(|was| changes(was, &item, kinds)).unwrap_or_default(),
        carried_out: done
            .iter()
            .filter(|one| one.item == item.id)
            .map(session)
            .collect(),
        name: item.name,
        kind_label: kinds.name(&item.kind),
        kind: item.kind,
        audience: item.audience,
        quarter: item.quarter,
        sessions: item.sessions,
        people: item.people,
        days: item.days,
        hours: f64::from(item.hours_hundredths) / 100.0,
        place: item.place,
        cost_yuan: item.cost_yuan,
        responsible: item.responsible,
        arrival_days: item.arrival_days,
        leaving_days: item.leaving_days,
        staff: item.staff,
        adjusted: item.replaces_id.is_some() || item.added_at.is_some(),
        added_at: item.added_at,
    }
}
