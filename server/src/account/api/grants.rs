//! What accounts may do where: asked for by one administrator, given and ended by another.
use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use poem::web::Data;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::account::grant_request::GrantRequestAction;
use sanyou_schema::domain::value::id::{AccountId, ClassId, GrantId, GrantRequestId, UnitId};
use sanyou_schema::domain::value::{Days, RoleName};
use sanyou_schema::entity::{account, grant_request, role_grant};
use uuid::Uuid;

use super::Done;
use crate::account::action::act_on_grant_request::act_on_grant_request;
use crate::account::action::create_account::NewPlace;
use crate::account::action::end_grant::end_grant;
use crate::account::action::give_grant::{Wanted, give_grant};
use crate::account::store::{self, Places};
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};

/// A role that an account holds somewhere.
#[derive(Debug, Object)]
pub struct GrantView {
    /// Its id.
    pub id: Uuid,
    /// `county_organiser`, `township_admin` …
    pub role: String,
    /// The role in Chinese.
    pub role_label: String,
    /// Where, in words: a unit's or class's name, or what kind of place it is.
    pub place_label: String,
    /// First day.
    pub valid_from: NaiveDate,
    /// First day that it no longer holds.
    pub valid_to: Option<NaiveDate>,
}

/// A role that was asked for an account and waits.
#[derive(Debug, Object)]
pub struct GrantRequest {
    /// Its id.
    pub id: Uuid,
    /// The account.
    pub account_id: Uuid,
    /// What its user types at sign-in.
    pub login: String,
    /// Who uses it.
    pub display_name: String,
    /// `county_organiser`, `township_admin` …
    pub role: String,
    /// The role in Chinese.
    pub role_label: String,
    /// Where, in words.
    pub place_label: String,
    /// First day that it is no longer to hold.
    pub valid_to: Option<NaiveDate>,
    /// Who asked.
    pub asked_by: Option<String>,
    /// When.
    pub asked_at: DateTime<Utc>,
}

/// The open requests, on one page.
#[derive(Debug, Object)]
pub struct GrantRequestList {
    /// The first asked first.
    pub items: Vec<GrantRequest>,
    /// Always null.
    pub next: Option<String>,
    /// How many.
    pub total: u64,
}

/// A decision on a request.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct GrantRequestActionBody {
    /// `grant` or `refuse`.
    pub action: String,
    /// A must for `refuse`.
    #[oai(validator(max_length = 500))]
    pub reason: Option<String>,
}

/// A role to be given.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct GrantBody {
    /// `county_organiser`, `township_admin`, `line_admin`, `class_teacher`, `expert`, `viewer` …
    pub role: String,
    /// Where it holds.
    pub unit_id: Uuid,
    /// The class, for a class teacher.
    pub class_id: Option<Uuid>,
    /// First day; today where it is left out.
    pub valid_from: Option<NaiveDate>,
    /// First day that it no longer holds; a must for 查阅.
    pub valid_to: Option<NaiveDate>,
}

/// The end of a grant.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct EndGrantBody {
    /// First day that it no longer holds; today where it is left out.
    pub from: Option<NaiveDate>,
    /// In a few words.
    #[oai(validator(max_length = 500))]
    pub reason: String,
}

/// What was given.
#[derive(Debug, Object)]
pub struct GivenGrant {
    /// The grant's id.
    pub id: Uuid,
}

/// Given.
#[derive(ApiResponse)]
pub enum Given {
    /// Given.
    #[oai(status = 201)]
    Given(Json<GivenGrant>),
}

/// A grant as the page shows it.
pub(super) fn view(places: &Places, grant: &role_grant::Model) -> GrantView {
    GrantView {
        id: grant.id.into(),
        role: grant.role.code().to_owned(),
        role_label: grant.role.label().to_owned(),
        place_label: places.label(grant.place, grant.unit_id, grant.class_id),
        valid_from: grant.valid_from,
        valid_to: grant.valid_to,
    }
}

/// A request as the page shows it.
fn request_view(
    places: &Places,
    askers: &HashMap<AccountId, String>,
    request: &grant_request::Model,
    account: account::Model,
) -> GrantRequest {
    let (place, unit, class) = NewPlace::of(request.role, request.unit_id, request.class_id).columns();
    GrantRequest {
        id: request.id.into(),
        account_id: account.id.into(),
        login: account.login,
        display_name: account.display_name,
        role: request.role.code().to_owned(),
        role_label: request.role.label().to_owned(),
        place_label: places.label(place, unit, class),
        valid_to: request.valid_to,
        asked_by: request.asked_by.and_then(|id| askers.get(&id).cloned()),
        asked_at: request.asked_at,
    }
}

/// Grants.
pub struct GrantApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Account")]
impl GrantApi {
    /// The roles that were asked for accounts and wait for a decision
    ///
    /// Problems: `role.missing` (403).
    #[oai(
        path = "/grant-requests",
        method = "get",
        operation_id = "list_grant_requests"
    )]
    async fn list_grant_requests(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
    ) -> Answer<Json<GrantRequestList>> {
        actor.0.require(Capability::GrantWrite)?;
        let db = platform.database.reader();
        let requests = store::open_requests(db, &actor.0).await?;
        let rows = || requests.iter().map(|(request, _)| request);
        let units = rows().map(|request| request.unit_id);
        let classes = rows().filter_map(|request| request.class_id);
        let places = Places::load(db, units, classes).await?;
        let askers: Vec<_> = rows().filter_map(|request| request.asked_by).collect();
        let names = store::display_names(db, askers).await?;
        let items: Vec<_> = requests
            .into_iter()
            .map(|(request, account)| request_view(&places, &names, &request, account))
            .collect();
        let total = u64::try_from(items.len()).unwrap_or(u64::MAX);
        Ok(Json(GrantRequestList {
            items,
            next: None,
            total,
        }))
    }

    /// Give what was asked, or refuse it
    ///
    /// Problems: `grant.self`, `grant.held`, `grant_request.transition`, `account.stopped` (409),
    /// `grant_request.action`, `reason.missing`, `grant.apart`, `grant.days` (422), `role.missing` (403),
    /// `not_found` (404).
    #[oai(
        path = "/grant-requests/:grant_request/actions",
        method = "post",
        operation_id = "act_on_grant_request"
    )]
    async fn act_on_grant_request(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        grant_request: Path<Uuid>,
        body: Json<GrantRequestActionBody>,
    ) -> Answer<Done> {
        actor.0.require(Capability::GrantWrite)?;
        let action: GrantRequestAction = body.0.action.parse().map_err(|_| {
            let message = "没有这种办法，请选“授权”或“不授权”。";
            Problem::field("grant_request.action", "action", message)
        })?;
        let id = GrantRequestId(grant_request.0);
        act_on_grant_request(&platform, &actor.0, id, action, body.0.reason.as_deref()).await?;
        Ok(Done::Done)
    }

    /// Give an account a further role
    ///
    /// Problems: `grant.self`, `grant.held`, `account.stopped` (409), `account.role`, `account.end_missing`,
    /// `account.class_missing`, `grant.days`, `grant.place`, `grant.apart`, `grant.role_above` (422),
    /// `role.missing` (403), `not_found` (404).
    #[oai(
        path = "/accounts/:account/grants",
        method = "post",
        operation_id = "give_grant"
    )]
    async fn give_grant(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        account: Path<Uuid>,
        body: Json<GrantBody>,
    ) -> Answer<Given> {
        actor.0.require(Capability::GrantWrite)?;
        let body = body.0;
        let role: RoleName = body
            .role
            .parse()
            .map_err(|_| Problem::field("account.role", "role", "没有这种角色，请从列表里选。"))?;
        let wanted = Wanted {
            role,
            unit: UnitId(body.unit_id),
            class: body.class_id.map(ClassId),
            days: Days {
                from: body.valid_from.unwrap_or_else(|| platform.clock.today()),
                to: body.valid_to,
            },
        };
        let id = give_grant(&platform, &actor.0, AccountId(account.0), wanted).await?;
        Ok(Given::Given(Json(GivenGrant { id: id.into() })))
    }

    /// End one grant, from a day on; the next request no longer has it
    ///
    /// Problems: `grant.self`, `grant.ended` (409), `grant.end_past`, `reason.missing` (422), `role.missing` (403),
    /// `not_found` (404).
    #[oai(path = "/grants/:grant/end", method = "post", operation_id = "end_grant")]
    async fn end_grant(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        grant: Path<Uuid>,
        body: Json<EndGrantBody>,
    ) -> Answer<Done> {
        let body = body.0;
        end_grant(&platform, &actor.0, GrantId(grant.0), body.from, &body.reason).await?;
        Ok(Done::Done)
    }
}
