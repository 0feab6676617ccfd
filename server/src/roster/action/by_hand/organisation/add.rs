//! A firm or a party organisation that is entered by hand.
use sanyou_schema::domain::roster::by_hand::value;
use sanyou_schema::domain::roster::{party_name, stem_key};
use sanyou_schema::domain::value::id::{OrganisationId, UnitId};
use sanyou_schema::domain::value::{PartyOrgKind, ReportingLine};
use sanyou_schema::entity::{coverage, organisation, party_organisation};
use uuid::Uuid;

use super::super::place::{Named, party, party_key, party_stem, places, refuse_near};
use super::super::{Written, record, refuse, writable_unit};
use super::correct::{self, Values};
use super::{Body, BodyId};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::roster::change_set::{ChangeSet, Recorder};
use crate::roster::store::bodies;
use crate::roster::store::imports::lock_tree;

/// A firm as a form tells it.
#[derive(Debug, Clone)]
pub struct FirmTold {
    /// The township or zone.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// `organisation_kind` and `credit_code`.
    pub values: Values,
    /// The party organisation that covers it, where one does.
    pub party: Option<Named>,
    /// After `organisation.near`: it is another one.
    pub is_another: bool,
}

/// A party organisation as a form tells it.
#[derive(Debug, Clone)]
pub struct PartyTold {
    /// The township or zone.
    pub unit: UnitId,
    /// Its name; a name that tells no kind is a branch's.
    pub name: String,
    /// `party_kind`.
    pub values: Values,
    /// The firm of the unit that it covers, where it does.
    pub firm: Option<OrganisationId>,
    /// After `organisation.near`: it is another one.
    pub is_another: bool,
}

/// Adds a firm to a unit.
///
/// Problems: `not_found` (404), `role.missing` (403), `form.invalid` (422), `organisation.same_name` (409),
/// `organisation.near` (409), `organisation.same_code` (409), as [`party`].
pub async fn add_firm(platform: &Platform, actor: &Actor, told: FirmTold) -> Result<Written, Problem> {
    let change = platform.change(&actor.by()).await?;
    writable_unit(change.db(), actor, told.unit).await?;
    lock_tree(change.db(), told.unit).await?;
    let mut wrong = Vec::new();
    let name = value("name", &told.name)
        .map_err(|one| wrong.push(one))
        .unwrap_or_default();
    let values = correct::read(&told.values, &mut wrong);
    refuse(wrong)?;
    let places = places(change.db(), change.today()).await?;
    let empty = organisation::Model {
        id: change.id(),
        territory_unit_id: told.unit,
        name_key: stem_key(&name, &places),
        name,
        kind: None,
        credit_code: None,
        valid_from: change.today(),
        valid_to: None,
        successor_id: None,
    };
    let row = correct::firm(&empty, &values, &mut Vec::new());
    let body = Body::Firm(row.clone());
    refuse_known(&change, &body, &row.name_key).await?;
    correct::same_code(&change, &row).await?;
    if !told.is_another && row.credit_code.is_none() {
        let known = bodies::firms_with_former_names(change.db(), told.unit).await?.0;
        let known = known.iter().map(|row| (row.name.as_str(), row.name_key.clone()));
        refuse_near("name", (&row.name, &row.name_key), known)?;
    }
    let mut recorder = Recorder::new();
    recorder.label(row.id, &row.name);
    recorder.make(row.id, row.clone());
    if let Some(named) = &told.party {
        let apart = match named {
            Named::ByName(name) if told.is_another => vec![name.clone()],
            _ => Vec::new(),
        };
        let party = party(&change, &mut recorder, told.unit, named, &apart).await?;
        recorder.make(row.id, covers(&change, &row, &party));
    }
    added(change, recorder, &body).await
}

/// Adds a party organisation to a unit.
///
/// Problems: `not_found` (404), `role.missing` (403), `form.invalid` (422), `organisation.same_name` (409),
/// `organisation.near` (409), `organisation.unknown` (422).
pub async fn add_party(platform: &Platform, actor: &Actor, told: PartyTold) -> Result<Written, Problem> {
    let change = platform.change(&actor.by()).await?;
    writable_unit(change.db(), actor, told.unit).await?;
    lock_tree(change.db(), told.unit).await?;
    let mut wrong = Vec::new();
    let name = value("name", &told.name)
        .map_err(|one| wrong.push(one))
        .unwrap_or_default();
    let values = correct::read(&told.values, &mut wrong);
    refuse(wrong)?;
    let places = places(change.db(), change.today()).await?;
    let read = party_name(&name);
    let mut kinds = values.iter().filter(|(field, _)| field == "party_kind");
    let chosen = kinds.find_map(|(_, kind)| kind.as_ref()?.parse().ok());
    let row = party_organisation::Model {
        id: change.id(),
        territory_unit_id: told.unit,
        line_unit_id: None,
        reporting: ReportingLine::Territory,
        kind: chosen.or(read.kind).unwrap_or(PartyOrgKind::Branch),
        name_key: party_key(&read, &places),
        name: read.canonical,
        valid_from: change.today(),
        valid_to: None,
        successor_id: None,
    };
    let body = Body::Party(row.clone());
    refuse_known(&change, &body, &row.name_key).await?;
    if !told.is_another {
        let known = bodies::parties_with_former_names(change.db(), told.unit).await?.0;
        let standing = known.iter().filter(|row| row.valid_to.is_none());
        let stem = |name: &str| party_stem(name, &places);
        refuse_near(
            "name",
            (&row.name, &stem(&row.name)),
            standing.map(|row| (row.name.as_str(), stem(&row.name))),
        )?;
    }
    let mut recorder = Recorder::new();
    recorder.label(row.id, &row.name);
    recorder.make(row.id, row.clone());
    if let Some(id) = told.firm {
        let firm = bodies::firm_row(change.db(), id).await?;
        let firm = firm.filter(|firm| firm.territory_unit_id == told.unit && firm.valid_to.is_none());
        let firm = firm.ok_or_else(|| {
            let message = "这个单位没有这家组织，请刷新页面后重新选。";
            Problem::field("organisation.unknown", "organisation", message)
        })?;
        recorder.label(firm.id, &firm.name);
        recorder.make(firm.id, covers(&change, &firm, &row));
    }
    added(change, recorder, &body).await
}

fn covers(change: &Change, firm: &organisation::Model, party: &party_organisation::Model) -> coverage::Model {
    coverage::Model {
        id: change.id::<Uuid>(),
        organisation_id: firm.id,
        party_organisation_id: party.id,
        valid_from: change.today(),
        valid_to: None,
    }
}

/// Refuses a name that another of the unit has.
async fn refuse_known(change: &Change, body: &Body, key: &str) -> Result<(), Problem> {
    let name = body.name();
    if bodies::is_name_taken(change.db(), body.unit(), body.at(), (name, key)).await? {
        let detail = format!("这个单位已有“{name}”或只差字号写法的一家，不用再登记；请在组织名单里找。");
        return Err(Problem::conflict("organisation.same_name", detail));
    }
    Ok(())
}

/// Writes the change set and the audit entry.
async fn added(mut change: Change, recorder: Recorder, body: &Body) -> Result<Written, Problem> {
    let title = format!("新增{}", body.name());
    let set = record(&change, recorder, ChangeSet::by_hand(body.unit(), title)).await?;
    let detail = serde_json::json!({"name": body.name(), "unit": body.unit()});
    change.audit("organisation.create", body.subject(), body.id(), &detail);
    change.commit().await?;
    Ok(Written {
        change_set: set,
        organisation: Some(match body {
            Body::Firm(row) => BodyId::Firm(row.id),
            Body::Party(row) => BodyId::Party(row.id),
        }),
        ..Written::default()
    })
}
