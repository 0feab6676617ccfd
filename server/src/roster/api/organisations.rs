//! `/organisations`.
use poem::web::Data;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::UnitId;
use uuid::Uuid;

use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};
use crate::roster::store::organisations::{OrganisationView, list_organisations};

/// A firm, social organisation or platform (两新组织).
#[derive(Debug, Object)]
pub struct Organisation {
    /// Its id.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// `private_enterprise`, `social_organisation`, `new_employment`.
    pub kind: Option<String>,
    /// The kind in Chinese.
    pub kind_label: Option<String>,
    /// Its township.
    pub unit_name: String,
    /// The party organisations that cover it today.
    pub party_organisations: Vec<String>,
    /// How many posts are held today at those.
    pub people: u64,
}

/// Organisations of the actor's scope, on one page.
#[derive(Debug, Object)]
pub struct OrganisationList {
    /// By township and name.
    pub items: Vec<Organisation>,
    /// Always null.
    pub next: Option<String>,
    /// How many.
    pub total: u64,
}

/// Organisations.
pub struct OrganisationApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Roster")]
impl OrganisationApi {
    /// The organisations of the actor's scope, with the party organisations that cover them
    ///
    /// Problems: `role.missing` (403), `not_found` (404).
    #[oai(path = "/organisations", method = "get", operation_id = "list_organisations")]
    async fn list_organisations(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        unit: Query<Option<Uuid>>,
    ) -> Answer<Json<OrganisationList>> {
        actor.0.require(Capability::Read)?;
        let db = platform.database.reader();
        let path = match unit.0 {
            Some(id) => {
                let path = crate::unit::path_of(db, UnitId(id)).await?;
                Some(path.ok_or_else(|| Problem::not_found("个单位"))?)
            }
            None => None,
        };
        let found = list_organisations(db, &actor.0.scope, path.as_deref()).await?;
        let items: Vec<Organisation> = found.into_iter().map(Organisation::from).collect();
        let total = u64::try_from(items.len()).unwrap_or(u64::MAX);
        Ok(Json(OrganisationList {
            items,
            next: None,
            total,
        }))
    }
}

impl From<OrganisationView> for Organisation {
    fn from(view: OrganisationView) -> Self {
        Self {
            id: view.row.id.into(),
            name: view.row.name,
            kind: view.row.kind.map(|kind| kind.code().to_owned()),
            kind_label: view.row.kind.map(|kind| kind.label().to_owned()),
            unit_name: view.unit_name,
            party_organisations: view.party_organisations,
            people: view.people,
        }
    }
}
