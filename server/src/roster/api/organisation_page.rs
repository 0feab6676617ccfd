//! The organisation page (组织页), as the API tells it.
use chrono::NaiveDate;
use poem_openapi::Object;
use sanyou_schema::domain::account::{Capability, mask};
use sanyou_schema::domain::value::id::{OrganisationId, PartyOrganisationId};
use sanyou_schema::entity::{coverage, former_name};
use uuid::Uuid;

use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;
use crate::roster::access::may_in;
use crate::roster::store::organisation::{
    Holder, PartyView, covered_by, covering, firm, former_names, holders, parties, successor_name,
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
    /// Its id.
    pub party_organisation_id: Uuid,
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

/// The page of a firm, social organisation or platform.
pub async fn firm_page(
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

/// The page of a party organisation.
pub async fn party_page(
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
        party_organisation_id: one.post.party_organisation_id.into(),
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
