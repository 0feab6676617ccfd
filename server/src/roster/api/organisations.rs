//! `/organisations`.
use poem::web::Data;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::{OrganisationId, PartyOrganisationId, UnitId};
use uuid::Uuid;

use super::facts::{OrganisationFactsView, SubjectView, organisation_facts, party_facts};
use super::hand::Made;
use super::organisation_edit::NewOrganisationBody;
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};
use crate::roster::action::by_hand::organisation::add_firm;
use crate::roster::store::organisations::{
    Lacking, OrganisationFilter, OrganisationView, list_organisations,
};

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
    pub party_organisations: Vec<SubjectView>,
    /// How many posts are held today at those.
    pub people: u64,
    /// Members of the party by the latest check; null where none counted them.
    pub members: Option<i32>,
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
    /// With `lacking` (`secretary`, `instructor`, or `both`: neither of them) those with members of the party that lack it.
    /// Problems: `filter.unknown` (422), `role.missing` (403), `not_found` (404).
    #[oai(path = "/organisations", method = "get", operation_id = "list_organisations")]
    async fn list_organisations(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        unit: Query<Option<Uuid>>,
        lacking: Query<Option<String>>,
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
        let lacking = lacking.0.as_deref().filter(|text| !text.is_empty());
        let lacking = lacking
            .map(|name| {
                Lacking::named(name)
                    .ok_or_else(|| Problem::field("filter.unknown", "lacking", "没有这个筛选项。"))
            })
            .transpose()?;
        let found = list_organisations(
            db,
            &actor.0.scope,
            OrganisationFilter {
                path: path.as_deref(),
                lacking,
                only: None,
            },
        )
        .await?;
        let items: Vec<Organisation> = found.into_iter().map(Organisation::from).collect();
        let total = u64::try_from(items.len()).unwrap_or(u64::MAX);
        Ok(Json(OrganisationList {
            items,
            next: None,
            total,
        }))
    }

    /// Adds a firm, social organisation or platform to a unit
    ///
    /// Problems: `form.invalid` (422), `organisation.same_name` (409), `organisation.near` (409, with `near`),
    /// `organisation.same_code` (409), `party_organisation.missing` (422), `party_organisation.ended` (422),
    /// `role.missing` (403), `not_found` (404).
    #[oai(path = "/organisations", method = "post", operation_id = "add_organisation")]
    async fn add_organisation(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        body: Json<NewOrganisationBody>,
    ) -> Answer<Made> {
        let written = add_firm(&platform, &actor.0, body.0.into()).await?;
        Ok(Made::Made(Json(written.into())))
    }

    /// What is known of an organisation: its checks by day, facts by year, alliances and pairs
    ///
    /// Those of the party organisations that cover it today are among them. Problems: `role.missing` (403),
    /// `not_found` (404).
    #[oai(
        path = "/organisations/:organisation/facts",
        method = "get",
        operation_id = "organisation_facts"
    )]
    async fn organisation_facts(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        organisation: Path<Uuid>,
    ) -> Answer<Json<OrganisationFactsView>> {
        actor.0.require(Capability::Read)?;
        let db = platform.database.reader();
        let filter = OrganisationFilter {
            only: Some(OrganisationId(organisation.0)),
            ..OrganisationFilter::default()
        };
        let found = list_organisations(db, &actor.0.scope, filter).await?.pop();
        let found = found.ok_or_else(|| Problem::not_found("家组织"))?;
        let covering: Vec<_> = found.covering.iter().map(|(id, _)| *id).collect();
        let view = organisation_facts(&platform, found.row.id, &covering).await?;
        Ok(Json(view))
    }

    /// What is known of a party organisation by year: its facts, alliances and pairs
    ///
    /// It has no checks of its own: those are its organisations'. Problems: `role.missing` (403), `not_found` (404).
    #[oai(
        path = "/party-organisations/:party_organisation/facts",
        method = "get",
        operation_id = "party_organisation_facts"
    )]
    async fn party_organisation_facts(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        party_organisation: Path<Uuid>,
    ) -> Answer<Json<OrganisationFactsView>> {
        let id = PartyOrganisationId(party_organisation.0);
        let view = party_facts(&platform, &actor.0, id).await?;
        actor.0.require(Capability::Read)?;
        Ok(Json(view))
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
            party_organisations: view
                .covering
                .into_iter()
                .map(|(id, name)| SubjectView {
                    party_organisation: id.into(),
                    name,
                })
                .collect(),
            people: view.people,
            members: view.members,
        }
    }
}
