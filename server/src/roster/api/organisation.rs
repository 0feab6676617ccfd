//! The organisation page (组织页), and what is done to organisations, party organisations and units there.
use chrono::NaiveDate;
use poem::web::Data;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::account::{Capability, mask};
use sanyou_schema::domain::value::id::{OrganisationId, PartyOrganisationId, UnitId};
use sanyou_schema::entity::{coverage, former_name};
use uuid::Uuid;

use super::hand::Written;
use crate::platform::Platform;
use crate::platform::actor::{Actor, Signed};
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};
use crate::roster::access::may_in;
use crate::roster::action::by_hand::organisation::{BodyId, close, merge, rename};
use crate::roster::action::by_hand::units;
use crate::roster::store::organisation::{
    Holder, PartyView, covered_by, covering, firm, former_names, holders, list_parties, parties,
    successor_name,
};

/// A party organisation of a list.
#[derive(Debug, Object)]
pub struct PartyOrganisation {
    /// Its id.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// `branch`, `joint_branch`, `general_branch`, `committee` …
    pub kind: String,
    /// The kind in Chinese.
    pub kind_label: String,
    /// Its township.
    pub unit: Uuid,
    /// The township's name.
    pub unit_name: String,
    /// How many people hold a post there today.
    pub people: u64,
    /// First day that it is no longer there.
    pub valid_to: Option<NaiveDate>,
}

/// Party organisations, on one page.
#[derive(Debug, Object)]
pub struct PartyOrganisationList {
    /// By township and name.
    pub items: Vec<PartyOrganisation>,
    /// Always null.
    pub next: Option<String>,
    /// How many.
    pub total: u64,
}

/// What covers what, and since when.
#[derive(Debug, Object)]
pub struct CoverageLine {
    /// The other one's id.
    pub id: Uuid,
    /// The other one's name.
    pub name: String,
    /// First day.
    pub valid_from: NaiveDate,
    /// First day without.
    pub valid_to: Option<NaiveDate>,
}

/// A post that is held there.
#[derive(Debug, Object)]
pub struct OrganisationPost {
    /// The post.
    pub id: Uuid,
    /// The person.
    pub person: Uuid,
    /// The name; masked for 查阅.
    pub name: String,
    /// Code of the post.
    pub post: String,
    /// The post in Chinese.
    pub post_label: String,
    /// Where the person serves.
    pub party_organisation: String,
    /// First day.
    pub valid_from: NaiveDate,
    /// First day that it is no longer held.
    pub valid_to: Option<NaiveDate>,
}

/// A name that it had.
#[derive(Debug, Object)]
pub struct FormerName {
    /// The name.
    pub name: String,
    /// First day without it.
    pub valid_to: NaiveDate,
}

/// A firm or a party organisation on its page.
#[derive(Debug, Object)]
pub struct OrganisationPage {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Code of the kind.
    pub kind: Option<String>,
    /// The kind in Chinese.
    pub kind_label: Option<String>,
    /// A firm's credit code.
    pub credit_code: Option<String>,
    /// Its township.
    pub unit: Uuid,
    /// The township's name.
    pub unit_name: String,
    /// First day.
    pub valid_from: NaiveDate,
    /// First day that it is no longer there.
    pub valid_to: Option<NaiveDate>,
    /// What it became part of.
    pub successor: Option<Uuid>,
    /// That one's name.
    pub successor_name: Option<String>,
    /// Names that it had, the latest first.
    pub former_names: Vec<FormerName>,
    /// A firm's party organisations, a party organisation's firms; the latest first.
    pub coverage: Vec<CoverageLine>,
    /// Posts, today's first.
    pub posts: Vec<OrganisationPost>,
    /// People whose post ended with it and who hold none today (待落实).
    pub unsettled: u64,
    /// Whether the one who asks may change it.
    pub writable: bool,
}

/// Another name from a day on.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct RenameBody {
    /// The new name.
    pub name: String,
    /// The first day with it.
    pub day: NaiveDate,
    /// Why.
    pub reason: String,
}

/// Part of another one from a day on.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct MergeBody {
    /// The one that it becomes part of, of the same kind.
    pub into: Uuid,
    /// The first day without it.
    pub day: NaiveDate,
    /// Why.
    pub reason: String,
}

/// Ended from a day on.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct CloseBody {
    /// The first day without it.
    pub day: NaiveDate,
    /// Why.
    pub reason: String,
}

/// Organisations by hand.
pub struct OrganisationHandApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Roster")]
impl OrganisationHandApi {
    /// The party organisations of the actor's scope
    ///
    /// Problems: `role.missing` (403), `not_found` (404).
    #[oai(
        path = "/party-organisations",
        method = "get",
        operation_id = "list_party_organisations"
    )]
    async fn list_party_organisations(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        unit: Query<Option<Uuid>>,
    ) -> Answer<Json<PartyOrganisationList>> {
        actor.0.require(Capability::Read)?;
        let db = platform.database.reader();
        let path = match unit.0 {
            Some(id) => {
                let path = crate::unit::path_of(db, UnitId(id)).await?;
                Some(path.ok_or_else(|| Problem::not_found("个单位"))?)
            }
            None => None,
        };
        let found = list_parties(db, &actor.0.scope, path.as_deref()).await?;
        let items: Vec<_> = found.into_iter().map(PartyOrganisation::from).collect();
        let total = u64::try_from(items.len()).unwrap_or(u64::MAX);
        Ok(Json(PartyOrganisationList {
            items,
            next: None,
            total,
        }))
    }

    /// A firm, social organisation or platform: its party organisations, people, former names
    ///
    /// Problems: `role.missing` (403), `not_found` (404).
    #[oai(
        path = "/organisations/:organisation",
        method = "get",
        operation_id = "organisation_page"
    )]
    async fn organisation_page(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        organisation: Path<Uuid>,
    ) -> Answer<Json<OrganisationPage>> {
        let id = OrganisationId(organisation.0);
        firm_page(&platform, &actor.0, id).await.map(Json)
    }

    /// A party organisation: the firms that it covers, people, former names
    ///
    /// Problems: `role.missing` (403), `not_found` (404).
    #[oai(
        path = "/party-organisations/:party_organisation",
        method = "get",
        operation_id = "party_organisation_page"
    )]
    async fn party_organisation_page(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        party_organisation: Path<Uuid>,
    ) -> Answer<Json<OrganisationPage>> {
        let id = PartyOrganisationId(party_organisation.0);
        party_page(&platform, &actor.0, id).await.map(Json)
    }

    /// Gives a firm another name from a day on; rosters may still use the old one
    ///
    /// Problems: `form.invalid` (422), `reason.missing` (422), `organisation.same_name` (409), `role.missing` (403),
    /// `not_found` (404).
    #[oai(
        path = "/organisations/:organisation/rename",
        method = "post",
        operation_id = "rename_organisation"
    )]
    async fn rename_organisation(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        organisation: Path<Uuid>,
        body: Json<RenameBody>,
    ) -> Answer<Json<Written>> {
        let id = BodyId::Firm(OrganisationId(organisation.0));
        let RenameBody { name, day, reason } = body.0;
        let written = rename(&platform, &actor.0, id, &name, day, &reason).await?;
        Ok(Json(written.into()))
    }

    /// Makes a firm part of another from a day on: its people and coverage are that one's
    ///
    /// Problems: `form.invalid` (422), `reason.missing` (422), `organisation.into` (422), `role.missing` (403), `not_found`
    /// (404).
    #[oai(
        path = "/organisations/:organisation/merge",
        method = "post",
        operation_id = "merge_organisation"
    )]
    async fn merge_organisation(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        organisation: Path<Uuid>,
        body: Json<MergeBody>,
    ) -> Answer<Json<Written>> {
        let id = BodyId::Firm(OrganisationId(organisation.0));
        let MergeBody { into, day, reason } = body.0;
        let into = BodyId::Firm(OrganisationId(into));
        let written = merge(&platform, &actor.0, id, into, day, &reason).await?;
        Ok(Json(written.into()))
    }

    /// Ends a firm from a day on, with the posts of its people
    ///
    /// Problems: `form.invalid` (422), `reason.missing` (422), `organisation.later_posts` (409), `role.missing` (403),
    /// `not_found` (404).
    #[oai(
        path = "/organisations/:organisation/close",
        method = "post",
        operation_id = "close_organisation"
    )]
    async fn close_organisation(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        organisation: Path<Uuid>,
        body: Json<CloseBody>,
    ) -> Answer<Json<Written>> {
        let id = BodyId::Firm(OrganisationId(organisation.0));
        let written = close(&platform, &actor.0, id, body.day, &body.reason).await?;
        Ok(Json(written.into()))
    }

    /// Gives a party organisation another name from a day on; rosters may still use the old one
    ///
    /// Problems: `form.invalid` (422), `reason.missing` (422), `organisation.same_name` (409), `role.missing` (403),
    /// `not_found` (404).
    #[oai(
        path = "/party-organisations/:party_organisation/rename",
        method = "post",
        operation_id = "rename_party_organisation"
    )]
    async fn rename_party_organisation(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        party_organisation: Path<Uuid>,
        body: Json<RenameBody>,
    ) -> Answer<Json<Written>> {
        let id = BodyId::Party(PartyOrganisationId(party_organisation.0));
        let RenameBody { name, day, reason } = body.0;
        let written = rename(&platform, &actor.0, id, &name, day, &reason).await?;
        Ok(Json(written.into()))
    }

    /// Makes a party organisation part of another from a day on: its posts and coverage go on there
    ///
    /// Problems: `form.invalid` (422), `reason.missing` (422), `organisation.into` (422), `role.missing` (403), `not_found`
    /// (404).
    #[oai(
        path = "/party-organisations/:party_organisation/merge",
        method = "post",
        operation_id = "merge_party_organisation"
    )]
    async fn merge_party_organisation(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        party_organisation: Path<Uuid>,
        body: Json<MergeBody>,
    ) -> Answer<Json<Written>> {
        let id = BodyId::Party(PartyOrganisationId(party_organisation.0));
        let MergeBody { into, day, reason } = body.0;
        let into = BodyId::Party(PartyOrganisationId(into));
        let written = merge(&platform, &actor.0, id, into, day, &reason).await?;
        Ok(Json(written.into()))
    }

    /// Ends a party organisation from a day on, with the posts that are held there
    ///
    /// Problems: `form.invalid` (422), `reason.missing` (422), `organisation.later_posts` (409), `role.missing` (403),
    /// `not_found` (404).
    #[oai(
        path = "/party-organisations/:party_organisation/close",
        method = "post",
        operation_id = "close_party_organisation"
    )]
    async fn close_party_organisation(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        party_organisation: Path<Uuid>,
        body: Json<CloseBody>,
    ) -> Answer<Json<Written>> {
        let id = BodyId::Party(PartyOrganisationId(party_organisation.0));
        let written = close(&platform, &actor.0, id, body.day, &body.reason).await?;
        Ok(Json(written.into()))
    }

    /// Gives a unit another official name from a day on; the old one is still understood
    ///
    /// Problems: `form.invalid` (422), `reason.missing` (422), `unit.same_name` (409), `role.missing` (403), `not_found`
    /// (404).
    #[oai(path = "/units/:unit/rename", method = "post", operation_id = "rename_unit")]
    async fn rename_unit(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        unit: Path<Uuid>,
        body: Json<RenameBody>,
    ) -> Answer<Json<Written>> {
        let RenameBody { name, day, reason } = body.0;
        let written = units::rename(&platform, &actor.0, UnitId(unit.0), &name, day, &reason).await?;
        Ok(Json(written.into()))
    }

    /// Makes a township part of another from a day on: its organisations are that one's
    ///
    /// Problems: `form.invalid` (422), `reason.missing` (422), `unit.into` (422), `unit.below` (409),
    /// `organisation.same_name` (409), `role.missing` (403), `not_found` (404).
    #[oai(path = "/units/:unit/merge", method = "post", operation_id = "merge_unit")]
    async fn merge_unit(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        unit: Path<Uuid>,
        body: Json<MergeBody>,
    ) -> Answer<Json<Written>> {
        let MergeBody { into, day, reason } = body.0;
        let into = UnitId(into);
        let written = units::merge(&platform, &actor.0, UnitId(unit.0), into, day, &reason).await?;
        Ok(Json(written.into()))
    }
}

async fn firm_page(
    platform: &Platform,
    actor: &Actor,
    id: OrganisationId,
) -> Result<OrganisationPage, Problem> {
    let db = platform.database.reader();
    let found = firm(db, &actor.scope, id).await?;
    let (row, unit_name) = found.ok_or_else(|| Problem::not_found("个组织"))?;
    actor.require(Capability::Read)?;
    let covering = covering(db, id).await?;
    let ids: Vec<_> = covering.iter().map(|row| row.party_organisation_id).collect();
    let parties = parties(db, &actor.scope, &ids).await?;
    let named = covering.into_iter().filter_map(|row| {
        let party = parties
            .iter()
            .find(|party| party.row.id == row.party_organisation_id)?;
        Some(line(&row, party.row.id.into(), party.row.name.clone()))
    });
    let holders = holders(db, &actor.scope, Some(id), None).await?;
    let unsettled = unsettled(platform, actor, &holders).await?;
    let path = crate::unit::path_of(db, row.territory_unit_id)
        .await?
        .unwrap_or_default();
    Ok(OrganisationPage {
        id: row.id.into(),
        name: row.name,
        kind: row.kind.map(|kind| kind.code().to_owned()),
        kind_label: row.kind.map(|kind| kind.label().to_owned()),
        credit_code: row.credit_code,
        unit: row.territory_unit_id.into(),
        unit_name,
        valid_from: row.valid_from,
        valid_to: row.valid_to,
        successor: row.successor_id.map(Into::into),
        successor_name: successor_name(db, row.successor_id, None).await?,
        former_names: former(former_names(db, Some(id), None).await?),
        coverage: named.collect(),
        posts: holders.into_iter().map(|one| shown(actor, one)).collect(),
        unsettled,
        writable: may_in(actor, Capability::RosterWrite, &path),
    })
}

async fn party_page(
    platform: &Platform,
    actor: &Actor,
    id: PartyOrganisationId,
) -> Result<OrganisationPage, Problem> {
    let db = platform.database.reader();
    let found = parties(db, &actor.scope, &[id]).await?.pop();
    let PartyView { row, unit_name, .. } = found.ok_or_else(|| Problem::not_found("个党组织"))?;
    actor.require(Capability::Read)?;
    let covered = covered_by(db, id).await?;
    let named = covered
        .into_iter()
        .map(|(row, name)| line(&row, row.organisation_id.into(), name));
    let holders = holders(db, &actor.scope, None, Some(id)).await?;
    let unsettled = unsettled(platform, actor, &holders).await?;
    let path = crate::unit::path_of(db, row.territory_unit_id)
        .await?
        .unwrap_or_default();
    Ok(OrganisationPage {
        id: row.id.into(),
        name: row.name,
        kind: Some(row.kind.code().to_owned()),
        kind_label: Some(row.kind.label().to_owned()),
        credit_code: None,
        unit: row.territory_unit_id.into(),
        unit_name,
        valid_from: row.valid_from,
        valid_to: row.valid_to,
        successor: row.successor_id.map(Into::into),
        successor_name: successor_name(db, None, row.successor_id).await?,
        former_names: former(former_names(db, None, Some(id)).await?),
        coverage: named.collect(),
        posts: holders.into_iter().map(|one| shown(actor, one)).collect(),
        unsettled,
        writable: may_in(actor, Capability::RosterWrite, &path),
    })
}

/// How many of those whose post there has ended hold none anywhere today.
async fn unsettled(platform: &Platform, actor: &Actor, holders: &[Holder]) -> Result<u64, Problem> {
    let people: Vec<_> = holders
        .iter()
        .filter(|one| one.post.valid_to.is_some_and(|to| to <= actor.scope.day))
        .map(|one| one.post.person_id)
        .collect();
    let heads = crate::roster::heads(platform.database.reader(), &people, actor.scope.day).await?;
    Ok(heads.values().filter(|head| head.post.is_none()).count() as u64)
}

fn line(row: &coverage::Model, id: Uuid, name: String) -> CoverageLine {
    CoverageLine {
        id,
        name,
        valid_from: row.valid_from,
        valid_to: row.valid_to,
    }
}

fn former(rows: Vec<former_name::Model>) -> Vec<FormerName> {
    let name = |row: former_name::Model| FormerName {
        name: row.name,
        valid_to: row.valid_to,
    };
    rows.into_iter().map(name).collect()
}

fn shown(actor: &Actor, one: Holder) -> OrganisationPost {
    let name = if actor.sees_masked() {
        mask::name(&one.name)
    } else {
        one.name
    };
    OrganisationPost {
        id: one.post.id.into(),
        person: one.post.person_id.into(),
        name,
        post: one.post.post.code().to_owned(),
        post_label: one.post.post.label().to_owned(),
        party_organisation: one.post.party_organisation,
        valid_from: one.post.valid_from,
        valid_to: one.post.valid_to,
    }
}

impl From<PartyView> for PartyOrganisation {
    fn from(view: PartyView) -> Self {
        Self {
            id: view.row.id.into(),
            name: view.row.name,
            kind: view.row.kind.code().to_owned(),
            kind_label: view.row.kind.label().to_owned(),
            unit: view.row.territory_unit_id.into(),
            unit_name: view.unit_name,
            people: view.people,
            valid_to: view.row.valid_to,
        }
    }
}
