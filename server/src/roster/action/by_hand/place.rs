//! Where a post is held: the party organisation and the employer, known or made.
use chrono::NaiveDate;
use sanyou_schema::domain::roster::{Nearness, PartyName, party_name, stem_key};
use sanyou_schema::domain::value::id::{OrganisationId, PartyOrganisationId, UnitId};
use sanyou_schema::domain::value::{PartyOrgKind, ReportingLine};
use sanyou_schema::entity::{coverage, former_name, organisation, party_organisation};
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::roster::change_set::Recorder;
use crate::roster::store::bodies::{
    firms_with_former_names, is_covered, parties_with_former_names, party_row,
};
use crate::unit::named_units;

/// The party organisation that a form names.
#[derive(Debug, Clone)]
pub enum Named {
    /// One that is known.
    Known(PartyOrganisationId),
    /// By its name: known in its unit, else made.
    ByName(String),
}

/// Names of all places, which names of organisations may begin with.
pub async fn places(db: &impl ConnectionTrait, day: NaiveDate) -> Result<Vec<String>, DbErr> {
    let units = named_units(db, day).await?;
    Ok(units
        .into_iter()
        .flat_map(|unit| std::iter::once(unit.name).chain(unit.aliases))
        .collect())
}

/// What a party organisation is told by within its unit.
pub fn party_key(name: &PartyName, places: &[String]) -> String {
    let stem = stem_key(&name.stem, places);
    name.kind
        .map_or_else(|| name.canonical.clone(), |kind| format!("{stem}|{kind}"))
}

/// What the name of a party organisation is compared by with names that are nearly it.
pub fn party_stem(name: &str, places: &[String]) -> String {
    stem_key(&party_name(name).stem, places)
}

/// Asks first where a known one is called nearly so. The problem tells the field, the name and the one that it is `near`.
///
/// Problems: `organisation.near` (409).
pub fn refuse_near<'a>(
    field: &str,
    (name, stem): (&str, &str),
    known: impl Iterator<Item = (&'a str, String)>,
) -> Result<(), Problem> {
    let (names, stems): (Vec<&str>, Vec<String>) = known.unzip();
    let near = Nearness::new(stems).near(stem);
    let Some(near) = near.and_then(|at| names.get(at)) else {
        return Ok(());
    };
    let detail =
        format!("这里已有“{near}”，和“{name}”很像。是同一家就不用另外登记；确实是另一家，请确认后再登记。");
    let problem = Problem::conflict("organisation.near", detail);
    Err(problem.with("field", field).with("name", name).with("near", near))
}

/// The party organisation of a unit by a name that it has or had.
pub async fn party_by_name(
    db: &impl ConnectionTrait,
    unit: UnitId,
    written: &str,
    places: &[String],
) -> Result<Option<party_organisation::Model>, DbErr> {
    let (rows, former) = parties_with_former_names(db, unit).await?;
    let wanted = party_key(&party_name(written), places);
    let same = |name: &str| party_key(&party_name(name), places) == wanted;
    let now = rows.iter().find(|row| row.valid_to.is_none() && same(&row.name));
    let earlier = || {
        let mut old = former.iter().filter(|old| same(&old.name));
        let owner = |old: &former_name::Model| {
            rows.iter()
                .find(|row| Some(row.id) == old.party_organisation_id && row.valid_to.is_none())
        };
        old.find_map(owner)
    };
    Ok(now.or_else(earlier).cloned())
}

/// The party organisation of a form, in this unit; made where it is new. A new one that is called nearly as a known one
/// is asked about first, but for names that were said to be another's.
///
/// Problems: `party_organisation.missing` (422), `party_organisation.ended` (422), `organisation.near` (409).
pub async fn party(
    change: &Change,
    recorder: &mut Recorder,
    unit: UnitId,
    named: &Named,
    apart: &[String],
) -> Result<party_organisation::Model, Problem> {
    let field = "party_organisation";
    match named {
        Named::Known(id) => {
            let row = party_row(change.db(), *id).await?;
            let row = row.filter(|row| row.territory_unit_id == unit).ok_or_else(|| {
                let message = "这个单位没有这个党组织，请重新选。";
                Problem::field("party_organisation.missing", field, message)
            })?;
            if row.valid_to.is_some_and(|to| to <= change.today()) {
                let message = "这个党组织已经撤销或并入别处，请选现在的党组织。";
                return Err(Problem::field("party_organisation.ended", field, message));
            }
            Ok(row)
        }
        Named::ByName(written) => {
            let written = written.trim();
            if written.is_empty() {
                let message = "请选党组织，或写下它的全称。";
                return Err(Problem::field("party_organisation.missing", field, message));
            }
            let places = places(change.db(), change.today()).await?;
            if let Some(known) = party_by_name(change.db(), unit, written, &places).await? {
                return Ok(known);
            }
            let name = party_name(written);
            if !is_apart(written, apart) {
                let (known, _) = parties_with_former_names(change.db(), unit).await?;
                let standing = known.iter().filter(|row| row.valid_to.is_none());
                let standing = standing.map(|row| (row.name.as_str(), party_stem(&row.name, &places)));
                refuse_near(field, (written, &stem_key(&name.stem, &places)), standing)?;
            }
            let row = party_organisation::Model {
                id: change.id(),
                territory_unit_id: unit,
                line_unit_id: None,
                reporting: ReportingLine::Territory,
                kind: name.kind.unwrap_or(PartyOrgKind::Branch),
                name_key: party_key(&name, &places),
                name: name.canonical,
                valid_from: change.today(),
                valid_to: None,
                successor_id: None,
            };
            recorder.label(row.id, &row.name);
            recorder.make(row.id, row.clone());
            Ok(row)
        }
    }
}

fn is_apart(name: &str, apart: &[String]) -> bool {
    apart.iter().any(|other| other.trim() == name.trim())
}

/// The employer of this name in a unit, made where it is new, covered by the party organisation from the day on. A new
/// one that is called nearly as a known one is asked about first, but for names that were said to be another's.
///
/// Problems: `organisation.near` (409).
pub async fn employer(
    change: &Change,
    recorder: &mut Recorder,
    unit: UnitId,
    party: PartyOrganisationId,
    name: &str,
    apart: &[String],
) -> Result<OrganisationId, Problem> {
    let today = change.today();
    let places = places(change.db(), today).await?;
    let stem = stem_key(name, &places);
    let (rows, former) = firms_with_former_names(change.db(), unit).await?;
    let had = |row: &&organisation::Model| {
        let mut names = former.iter().filter(|old| old.organisation_id == Some(row.id));
        names.any(|old| stem_key(&old.name, &places) == stem)
    };
    let known = rows
        .iter()
        .find(|row| stem_key(&row.name, &places) == stem)
        .or_else(|| rows.iter().find(had));
    let id = if let Some(known) = known {
        known.id
    } else {
        if !is_apart(name, apart) {
            let standing = rows.iter().filter(|row| row.valid_to.is_none());
            let standing = standing.map(|row| (row.name.as_str(), stem_key(&row.name, &places)));
            refuse_near("employer", (name, &stem), standing)?;
        }
        let row = organisation::Model {
            id: change.id(),
            territory_unit_id: unit,
            name: name.to_owned(),
            name_key: stem,
            kind: None,
            credit_code: None,
            valid_from: today,
            valid_to: None,
            successor_id: None,
        };
        let id = row.id;
        recorder.label(id, &row.name);
        recorder.make(id, row);
        id
    };
    if !is_covered(change.db(), id, party).await? {
        let row = coverage::Model {
            id: change.id::<Uuid>(),
            organisation_id: id,
            party_organisation_id: party,
            valid_from: today,
            valid_to: None,
        };
        if let Some(known) = known {
            recorder.label(id, &known.name);
        }
        recorder.make(id, row);
    }
    Ok(id)
}
