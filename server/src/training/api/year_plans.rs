//! `/year-plans`: plans of a year.
use chrono::Datelike;
use poem::web::Data;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::training::year_plan::PlanNumbers;
use sanyou_schema::domain::value::id::{PlanItemId, SessionId, UnitId, YearPlanId};
use uuid::Uuid;

use super::done::Done;
use super::done::Made;
use super::plan_lines::{PlanLines, lines};
use super::plan_view::{PlanList, PlanView, list, view};
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::problem::Answer;
use crate::training::action::year_plans::{ItemForm, act_on_plan, create_plan, link_session, set_items};

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
        /// Those of this unit and below it alone.
        unit: Query<Option<Uuid>>,
    ) -> Answer<Json<PlanList>> {
        actor.0.require(Capability::Read)?;
        let year = year.0.unwrap_or_else(|| actor.0.scope.day.year());
        Ok(Json(list(&platform, &actor.0, year, unit.0).await?))
    }

    /// The lines of the plans in force that sessions may carry out, of one's unit and those below it
    ///
    /// Problems: `role.missing` (403).
    #[oai(path = "/plan-lines", method = "get", operation_id = "list_plan_lines")]
    async fn list_plan_lines(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        /// This year where it is left out.
        year: Query<Option<i32>>,
    ) -> Answer<Json<PlanLines>> {
        actor.0.require(Capability::Read)?;
        let year = year.0.unwrap_or_else(|| actor.0.scope.day.year());
        Ok(Json(lines(&platform, &actor.0, year).await?))
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
