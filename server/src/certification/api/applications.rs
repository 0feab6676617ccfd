//! Applications, for those who decide.
use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use poem::web::Data;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::certification::application::needs_reason;
use sanyou_schema::domain::certification::{ApplicationAction, Eligibility, Stages};
use sanyou_schema::domain::value::ApplicationState;
use sanyou_schema::domain::value::id::{ApplicationId, SchemeId, UnitId};
use uuid::Uuid;

use super::standing::tier_of;
use super::views::{CriterionView, criteria_views, shown_name, workdays_since};
use crate::certification::action::act_on_application::act_on_application;
use crate::certification::permission::{actions_for, waits_for};
use crate::certification::store::applications::{self, ApplicationFilter, Placed};
use crate::certification::store::certificates;
use crate::certification::store::schemes::{SchemeVersion, scheme_version, scheme_versions};
use crate::platform::Platform;
use crate::platform::actor::{Actor, Signed};
use crate::platform::clock::local;
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};

/// An application in a list.
#[derive(Debug, Object)]
pub struct ApplicationItem {
    /// Its id.
    pub id: Uuid,
    /// Who applies.
    pub person_id: Uuid,
    /// Their name; masked for 查阅.
    pub name: String,
    /// The township that handles it.
    pub unit_name: String,
    /// The party organisation that recommends.
    pub party_organisation: String,
    /// For which tier.
    pub tier: String,
    /// The state's code.
    pub state: String,
    /// The same in words.
    pub state_label: String,
    /// Since when.
    pub state_since: NaiveDate,
    /// Working days since then; null where nothing is waited for.
    pub waiting_workdays: Option<u32>,
    /// Whether it waits for whoever asks.
    pub mine: bool,
}

/// A page of applications.
#[derive(Debug, Object)]
pub struct ApplicationList {
    /// The newest first; of those that wait for oneself the longest waiting first.
    pub items: Vec<ApplicationItem>,
    /// For the next page.
    pub next: Option<String>,
    /// How many in all.
    pub total: u64,
}

/// A step of an application.
#[derive(Debug, Object)]
pub struct ApplicationStep {
    /// When.
    pub at: DateTime<Utc>,
    /// Who; null for the system.
    pub actor: Option<String>,
    /// The action's code.
    pub action: String,
    /// The same in words.
    pub action_label: String,
    /// The state after it.
    pub state: String,
    /// The same in words.
    pub state_label: String,
    /// Why.
    pub reason: Option<String>,
    /// Done for the person or the party organisation by the township.
    pub on_behalf: bool,
}

/// What may be done now by whoever asks.
#[derive(Debug, Object)]
pub struct OfferedAction {
    /// Its code.
    pub action: String,
    /// The same in words.
    pub label: String,
    /// Whether a reason must be given.
    pub needs_reason: bool,
}

/// One application.
#[derive(Debug, Object)]
pub struct ApplicationView {
    /// Its id.
    pub id: Uuid,
    /// Who applies.
    pub person_id: Uuid,
    /// Their name; masked for 查阅.
    pub name: String,
    /// The township that handles it.
    pub unit_name: String,
    /// The party organisation that recommends.
    pub party_organisation: String,
    /// For which tier.
    pub tier: String,
    /// The state's code.
    pub state: String,
    /// The same in words.
    pub state_label: String,
    /// Since when.
    pub state_since: NaiveDate,
    /// Working days since then; null where nothing is waited for.
    pub waiting_workdays: Option<u32>,
    /// Whether it waits for whoever asks.
    pub mine: bool,
    /// The criteria as they stood when it was submitted.
    pub criteria: Vec<CriterionView>,
    /// Its way so far.
    pub events: Vec<ApplicationStep>,
    /// What may be done now, the main step first.
    pub actions: Vec<OfferedAction>,
    /// The certificate that it led to.
    pub certificate_id: Option<Uuid>,
}

/// A step to be taken.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct ActionBody {
    /// The action's code, as the application offers it.
    pub action: String,
    /// Why; some actions ask for it.
    pub reason: Option<String>,
}

/// Where an application stands now.
#[derive(Debug, Object)]
pub struct ApplicationStateView {
    /// The state's code.
    pub state: String,
    /// The same in words.
    pub state_label: String,
}

/// Applications.
pub struct ApplicationApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Certification")]
impl ApplicationApi {
    /// Applications within one's scope
    ///
    /// Problems: `not_found` (404) for a unit out of scope, `request.malformed` (400), `application.tier` (422).
    #[oai(path = "/applications", method = "get", operation_id = "list_applications")]
    #[expect(clippy::too_many_arguments, reason = "an argument a query parameter")]
    async fn list_applications(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        /// Only of this unit and below.
        unit: Query<Option<Uuid>>,
        /// Only in this state.
        state: Query<Option<String>>,
        /// Only for this tier.
        tier: Query<Option<String>>,
        /// Only those that wait for oneself.
        mine: Query<Option<bool>>,
        /// Where the page before ended.
        cursor: Query<Option<Uuid>>,
    ) -> Answer<Json<ApplicationList>> {
        let db = platform.database.reader();
        let filter = ApplicationFilter {
            unit_path: unit_path(&platform, &actor.0, unit.0).await?,
            state: state.0.as_deref().map(state_of).transpose()?,
            tier: tier.0.as_deref().map(tier_of).transpose()?,
            after: cursor.0.map(ApplicationId),
        };
        if mine.0 == Some(true) {
            let rows = applications::open(db, &actor.0.scope, &filter).await?;
            let items = items(&platform, &actor.0, rows).await?;
            let items: Vec<_> = items.into_iter().filter(|item| item.mine).collect();
            let total = items.len() as u64;
            return Ok(Json(ApplicationList {
                items,
                next: None,
                total,
            }));
        }
        let (rows, total) = applications::page(db, &actor.0.scope, &filter).await?;
        let next = match rows.last() {
            Some(last) if rows.len() as u64 == applications::PAGE => Some(last.row.id.to_string()),
            _ => None,
        };
        let items = items(&platform, &actor.0, rows).await?;
        Ok(Json(ApplicationList { items, next, total }))
    }

    /// One application: criteria, way so far, what may be done
    ///
    /// Problems: `not_found` (404).
    #[oai(
        path = "/applications/:application",
        method = "get",
        operation_id = "show_application"
    )]
    async fn show_application(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        application: Path<Uuid>,
    ) -> Answer<Json<ApplicationView>> {
        let db = platform.database.reader();
        let placed = applications::visible_application(db, &actor.0.scope, ApplicationId(application.0))
            .await?
            .ok_or_else(|| Problem::not_found("份申报"))?;
        Ok(Json(view(&platform, &actor.0, placed).await?))
    }

    /// Takes a step of an application
    ///
    /// Spine: `recommend` (party organisation, or township for it), `pass_township`, `pass_county`, `issue` (which
    /// recognises in the same step where nothing stands between); besides `return`, `not_admit`, `reject`, `resubmit`,
    /// `withdraw`. Problems: `application.action` (422), `application.reason_missing` (422),
    /// `application.state` (409, with `state` and `state_label` of now), `application.own` (403),
    /// `certificate.busy` (409), `role.missing` (403), `not_found` (404).
    #[oai(
        path = "/applications/:application/actions",
        method = "post",
        operation_id = "act_on_application"
    )]
    async fn act_on_application(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        application: Path<Uuid>,
        body: Json<ActionBody>,
    ) -> Answer<Json<ApplicationStateView>> {
        let action: ApplicationAction = body.action.parse().map_err(|_| {
            Problem::field("application.action", "action", "没有这种操作，请刷新页面后重试。")
        })?;
        let id = ApplicationId(application.0);
        let state = act_on_application(&platform, &actor.0, id, action, body.0.reason).await?;
        Ok(Json(ApplicationStateView {
            state: state.code().to_owned(),
            state_label: state.label().to_owned(),
        }))
    }
}

fn state_of(code: &str) -> Result<ApplicationState, Problem> {
    code.parse()
        .map_err(|_| Problem::bad_request("没有这种状态，请从列表里重新选择。"))
}

/// The path of a unit to narrow a list by, where it is in the actor's scope.
pub async fn unit_path(
    platform: &Platform,
    actor: &Actor,
    unit: Option<Uuid>,
) -> Result<Option<String>, Problem> {
    let Some(unit) = unit else {
        return Ok(None);
    };
    let path = crate::unit::path_of(platform.database.reader(), UnitId(unit)).await?;
    let lines = actor.scope.line_paths();
    // a line's administrator narrows by township: what stands there is scoped by line anyhow
    let seen = path.filter(|path| actor.scope.covers_path(path) || !lines.is_empty());
    seen.map(Some).ok_or_else(|| Problem::not_found("个单位"))
}

async fn items(
    platform: &Platform,
    actor: &Actor,
    rows: Vec<Placed>,
) -> Result<Vec<ApplicationItem>, Problem> {
    let ids: Vec<SchemeId> = rows.iter().map(|placed| placed.row.scheme_id).collect();
    let versions = scheme_versions(platform.database.reader(), ids).await?;
    let stages: HashMap<SchemeId, Stages> = versions
        .iter()
        .map(|version| (version.id, Stages::from(&version.scheme.stages)))
        .collect();
    let today = platform.clock.today();
    let items = rows.into_iter().map(|placed| ApplicationItem {
        mine: stages
            .get(&placed.row.scheme_id)
            .is_some_and(|stages| waits_for(actor, stages, &placed)),
        id: placed.row.id.into(),
        person_id: placed.row.person_id.into(),
        name: shown_name(&placed.name, actor.sees_masked()),
        waiting_workdays: waiting(&placed, today),
        unit_name: placed.unit_name,
        party_organisation: placed.party_organisation,
        tier: placed.row.tier.code().to_owned(),
        state: placed.row.state.code().to_owned(),
        state_label: placed.row.state.label().to_owned(),
        state_since: local(placed.row.state_since).date(),
    });
    Ok(items.collect())
}

fn waiting(placed: &Placed, today: NaiveDate) -> Option<u32> {
    let open = placed.row.state.is_open();
    open.then(|| workdays_since(placed.row.state_since, today))
}

async fn view(platform: &Platform, actor: &Actor, placed: Placed) -> Result<ApplicationView, Problem> {
    let db = platform.database.reader();
    let version: SchemeVersion = scheme_version(db, placed.row.scheme_id).await?;
    let stages = Stages::from(&version.scheme.stages);
    let evaluation: Eligibility = serde_json::from_str(&placed.row.evaluation).map_err(Problem::internal)?;
    let offered = actions_for(actor, &stages, &placed)
        .into_iter()
        .map(|action| OfferedAction {
            action: action.code().to_owned(),
            label: action.label().to_owned(),
            needs_reason: needs_reason(action),
        });
    let steps = applications::steps_of(db, placed.row.id).await?;
    let certificate = certificates::of_application(db, placed.row.id).await?;
    Ok(ApplicationView {
        actions: offered.collect(),
        mine: waits_for(actor, &stages, &placed),
        criteria: criteria_views(&version.scheme, evaluation.tier, evaluation.criteria, &[]),
        events: steps.into_iter().map(step_view).collect(),
        certificate_id: certificate.map(Into::into),
        waiting_workdays: waiting(&placed, platform.clock.today()),
        id: placed.row.id.into(),
        person_id: placed.row.person_id.into(),
        name: shown_name(&placed.name, actor.sees_masked()),
        unit_name: placed.unit_name,
        party_organisation: placed.party_organisation,
        tier: placed.row.tier.code().to_owned(),
        state: placed.row.state.code().to_owned(),
        state_label: placed.row.state.label().to_owned(),
        state_since: local(placed.row.state_since).date(),
    })
}

fn step_view(step: applications::Step) -> ApplicationStep {
    let label = step
        .action
        .parse::<ApplicationAction>()
        .map(ApplicationAction::label);
    ApplicationStep {
        at: step.at,
        actor: step.actor,
        action_label: label.map_or_else(|_| step.action.clone(), str::to_owned),
        action: step.action,
        state: step.state.code().to_owned(),
        state_label: step.state.label().to_owned(),
        reason: step.reason,
        on_behalf: step.on_behalf,
    }
}
