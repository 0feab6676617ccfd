//! `/year-plans`: plans of a year, how far they are carried out (K9), and what the rules say to them.
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use poem::web::Data;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::Violation;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::life_cycle::LifeCycle;
use sanyou_schema::domain::training::year_plan::{
    PlanLimits, PlanNumbers, YearPlanAction, YearPlanState, item_warnings, plan_warnings,
};
use sanyou_schema::domain::value::ClassKind;
use sanyou_schema::domain::value::id::{PlanItemId, SessionId, UnitId, YearPlanId};
use sanyou_schema::entity::plan_item;
use uuid::Uuid;

use super::places::Made;
use super::sessions::Done;
use crate::platform::Platform;
use crate::platform::actor::{Actor, Signed};
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};
use crate::training::action::year_plans::{
    ItemForm, act_on_plan, allowed, create_plan, link_session, set_items,
};
use crate::training::store::sight::Sight;
use crate::training::store::year_plans::{self, CarriedOut, SeenPlan};
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
    /// `rotation`, `induction` …
    pub kind: String,
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
    /// What happened, in order of time.
    pub events: Vec<PlanEvent>,
    /// What was written when it was concluded.
    pub conclusion: Option<String>,
}

/// A plan to be made.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct PlanBody {
    /// Whose.
    pub unit_id: Uuid,
    /// The year.
    pub year: i32,
    /// With the lines and classes of the year before.
    #[oai(default)]
    pub copy: bool,
}

/// A line as it is typed.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct PlanItemBody {
    /// The line that it was; none for a new one.
    pub id: Option<Uuid>,
    /// 班次名.
    #[oai(default)]
    pub name: String,
    /// `rotation`, `induction` …
    #[oai(default)]
    pub kind: String,
    /// Who is to come.
    pub audience: Option<String>,
    /// 1 to 4.
    pub quarter: Option<i32>,
    /// 期数.
    pub sessions: Option<i32>,
    /// People over all sessions.
    pub people: Option<i32>,
    /// Days of a session.
    pub days: Option<i32>,
    /// Hours of a session.
    pub hours: Option<f64>,
    /// Where.
    pub place: Option<String>,
    /// What it costs, in yuan.
    pub cost_yuan: Option<i64>,
    /// Who sees to it.
    pub responsible: Option<String>,
    /// Days for arriving.
    pub arrival_days: Option<i32>,
    /// Days for leaving.
    pub leaving_days: Option<i32>,
    /// Staff of the organiser, a session.
    pub staff: Option<i32>,
}

/// All lines of a plan.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct PlanItemsBody {
    /// In order; one that is left out is dropped.
    pub items: Vec<PlanItemBody>,
}

/// What is to be done with a plan.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct PlanActionBody {
    /// `submit`, `send_back`, `approve`, `start`, `adjust`, `settle` or `conclude`.
    pub action: String,
    /// Why; `send_back` and `adjust` need it. For `conclude` the summary.
    pub reason: Option<String>,
}

/// How a plan stands now.
#[derive(Debug, Object)]
pub struct PlanStateView {
    /// Its state.
    pub state: String,
}

/// Which line a session carries out.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct PlanLinkBody {
    /// The line; none: no line any more.
    pub plan_item_id: Option<Uuid>,
}

/// Plans of a year.
pub struct YearPlanApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Training")]
impl YearPlanApi {
    /// The plans of a year of one's unit and those below it, with K9 over those in force
    ///
    /// Problems: `role.missing` (403).
    #[oai(path = "/year-plans", method = "get", operation_id = "list_year_plans")]
    async fn list_year_plans(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        /// This year where it is left out.
        year: Query<Option<i32>>,
    ) -> Answer<Json<PlanList>> {
        actor.0.require(Capability::Read)?;
        let year = year.0.unwrap_or_else(|| actor.0.scope.day.year());
        Ok(Json(list(&platform, &actor.0, year).await?))
    }

    /// Makes a unit's plan of a year
    ///
    /// Problems: `year_plan.twice`, `year_plan.nothing_before` (409), `year_plan.year` (422), `not_found` (404),
    /// `role.missing` (403).
    #[oai(path = "/year-plans", method = "post", operation_id = "create_year_plan")]
    async fn create_year_plan(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        body: Json<PlanBody>,
    ) -> Answer<Made> {
        let PlanBody { unit_id, year, copy } = body.0;
        Ok(Made::of(
            create_plan(&platform, &actor.0, UnitId(unit_id), year, copy).await?,
        ))
    }

    /// A plan whole: its lines with the sessions that carry them out, what the rules say, what may be done
    ///
    /// Problems: `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/year-plans/:year_plan",
        method = "get",
        operation_id = "get_year_plan"
    )]
    async fn get_year_plan(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        year_plan: Path<Uuid>,
    ) -> Answer<Json<PlanView>> {
        actor.0.require(Capability::Read)?;
        Ok(Json(view(&platform, &actor.0, YearPlanId(year_plan.0)).await?))
    }

    /// Sets the lines of a plan anew
    ///
    /// Problems: `form.invalid` (422) with every violation at once, its fields `items[0].quarter` …;
    /// `year_plan.fixed` (409), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/year-plans/:year_plan/items",
        method = "put",
        operation_id = "set_plan_items"
    )]
    async fn set_plan_items(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        year_plan: Path<Uuid>,
        body: Json<PlanItemsBody>,
    ) -> Answer<Done> {
        let forms = body.0.items.into_iter().map(form).collect();
        set_items(&platform, &actor.0, YearPlanId(year_plan.0), forms).await?;
        Ok(Done::Done)
    }

    /// Moves a plan: submit, send back, approve, start, adjust, settle, conclude
    ///
    /// Problems: `year_plan.transition` (409) with `state` and `allowed`, `year_plan.reason_missing`,
    /// `year_plan.action`, `year_plan.empty` (422), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/year-plans/:year_plan/actions",
        method = "post",
        operation_id = "act_on_year_plan"
    )]
    async fn act_on_year_plan(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        year_plan: Path<Uuid>,
        body: Json<PlanActionBody>,
    ) -> Answer<Json<PlanStateView>> {
        let PlanActionBody { action, reason } = body.0;
        let id = YearPlanId(year_plan.0);
        let state = act_on_plan(&platform, &actor.0, id, &action, reason.as_deref()).await?;
        Ok(Json(PlanStateView {
            state: state.code().to_owned(),
        }))
    }

    /// Says which line of a plan a session carries out
    ///
    /// Problems: `year_plan.not_in_force` (409), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/sessions/:session/plan-item",
        method = "put",
        operation_id = "link_plan_item"
    )]
    async fn link_plan_item(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
        body: Json<PlanLinkBody>,
    ) -> Answer<Done> {
        let item = body.0.plan_item_id.map(PlanItemId);
        link_session(&platform, &actor.0, SessionId(session.0), item).await?;
        Ok(Done::Done)
    }
}

fn form(body: PlanItemBody) -> ItemForm {
    let hours = body.hours.unwrap_or(0.0) * 100.0;
    ItemForm {
        id: body.id.map(PlanItemId),
        kind: body.kind,
        audience: body.audience,
        place: body.place,
        responsible: body.responsible,
        numbers: PlanNumbers {
            name: body.name,
            quarter: body.quarter.unwrap_or(0),
            sessions: body.sessions.unwrap_or(0),
            people: body.people.unwrap_or(0),
            days: body.days.unwrap_or(0),
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a float that is too large is out of range anyway"
            )]
            hours_hundredths: hours.round() as i32,
            cost_yuan: body.cost_yuan.unwrap_or(0),
            arrival_days: body.arrival_days.unwrap_or(1),
            leaving_days: body.leaving_days.unwrap_or(1),
            staff: body.staff.unwrap_or(0),
        },
    }
}

fn progress(items: &[&plan_item::Model], done: &[CarriedOut]) -> PlanProgress {
    let own = done
        .iter()
        .filter(|one| one.held && items.iter().any(|item| item.id == one.item));
    let (held, came) = own.fold((0, 0), |(held, came), one| (held + 1, came + one.came));
    PlanProgress {
        items: u32::try_from(items.len()).unwrap_or(u32::MAX),
        sessions: items.iter().map(|item| i64::from(item.sessions)).sum(),
        held,
        people: items.iter().map(|item| i64::from(item.people)).sum(),
        came,
        cost_yuan: items.iter().map(|item| item.cost_yuan).sum(),
    }
}

fn summary(plan: &SeenPlan, unit_name: String, progress: PlanProgress) -> PlanSummary {
    PlanSummary {
        id: plan.row.id.into(),
        unit_id: plan.row.unit_id.into(),
        unit_name,
        year: plan.row.year,
        state: plan.row.state.code().to_owned(),
        state_label: plan.row.state.label().to_owned(),
        filed_on: plan.row.filed_on,
        progress,
    }
}

async fn list(platform: &Platform, actor: &Actor, year: i32) -> Answer<PlanList> {
    let db = platform.database.reader();
    let plans = year_plans::plans(db, &actor.scope, year).await?;
    let items = year_plans::items_of(db, plans.iter().map(|plan| plan.row.id).collect()).await?;
    let done = year_plans::carried_out(db, items.iter().map(|item| item.id).collect()).await?;
    let units = named_units(db, actor.scope.day).await?;
    let mut found = Vec::new();
    let mut in_force = Vec::new();
    let mut plans_in_force = 0;
    for unit in units {
        let Some(plan) = plans.iter().find(|plan| plan.row.unit_id == unit.row.id) else {
            continue;
        };
        let own: Vec<_> = items
            .iter()
            .filter(|item| item.year_plan_id == plan.row.id)
            .collect();
        found.push(summary(plan, unit.name, progress(&own, &done)));
        if plan.row.state.is_in_force() {
            plans_in_force += 1;
            in_force.extend(own);
        }
    }
    Ok(PlanList {
        year,
        items: found,
        in_force: progress(&in_force, &done),
        plans_in_force,
    })
}

async fn view(platform: &Platform, actor: &Actor, id: YearPlanId) -> Answer<PlanView> {
    let db = platform.database.reader();
    let plan = year_plans::visible_plan(db, &actor.scope, id, false)
        .await?
        .ok_or_else(|| Problem::not_found("年度计划"))?;
    let items = year_plans::items_of(db, vec![id]).await?;
    let done = year_plans::carried_out(db, items.iter().map(|item| item.id).collect()).await?;
    let events = year_plans::events_of(db, id).await?;
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
    let filed_on = plan.row.filed_on.unwrap_or(actor.scope.day);
    Ok(PlanView {
        warnings: warnings(&items, plan.row.year, filed_on),
        items: items.into_iter().map(|item| shown(item, &done)).collect(),
        editable: may_edit,
        actions: actions.into_iter().map(deed).collect(),
        events: events
            .into_iter()
            .map(|event| PlanEvent {
                at: event.at,
                action_label: event
                    .action
                    .parse::<YearPlanAction>()
                    .map_or("新建", YearPlanAction::label)
                    .to_owned(),
                state_label: event.state.label().to_owned(),
                reason: event.reason,
            })
            .collect(),
        conclusion: plan.row.summary.clone(),
        summary,
    })
}

fn deed(action: YearPlanAction) -> PlanDeed {
    PlanDeed {
        action: action.code().to_owned(),
        label: action.label().to_owned(),
        needs_reason: YearPlanState::needs_reason(action),
    }
}

fn warnings(items: &[plan_item::Model], year: i32, filed_on: NaiveDate) -> Vec<PlanWarning> {
    let limits = PlanLimits::default();
    let has_rotation = items.iter().any(|item| item.kind == ClassKind::Rotation);
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

fn shown(item: plan_item::Model, done: &[CarriedOut]) -> PlanItem {
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
        carried_out: done
            .iter()
            .filter(|one| one.item == item.id)
            .map(session)
            .collect(),
        name: item.name,
        kind: item.kind.code().to_owned(),
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
        adjusted: item.replaces_id.is_some(),
    }
}
