//! Facts of a year, as the API tells them.
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use poem_openapi::Object;
use sanyou_schema::domain::value::id::{ImportId, OrganisationId, PartyOrganisationId, PersonId};
use sanyou_schema::entity::{fact, organisation_check};
use uuid::Uuid;

use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::{Answer, Problem};
use crate::roster::store::facts::{
    OrganisationFacts, Origin, facts_of_organisation, facts_of_party, facts_of_person, sources,
};

/// What is known of somebody or something for one year.
#[derive(Debug, Object)]
#[oai(rename = "Fact")]
pub struct FactView {
    /// Its id.
    pub id: Uuid,
    /// `assessment`, `honour`, `star`, `talent`, `charter` or `cross_post`.
    pub kind: String,
    /// The same in Chinese.
    pub kind_label: String,
    /// The year.
    pub year: i32,
    /// The grade, the stars, the level of an honour.
    pub grade: Option<String>,
    /// The same in Chinese.
    pub grade_label: Option<String>,
    /// The honour's name, the post held besides.
    pub title: Option<String>,
    /// `YYYY-MM-DD` or `YYYY-MM`.
    pub stated_on: Option<String>,
    /// The last day that it counts, where it ends.
    pub valid_to: Option<String>,
    /// Whatever else was written.
    pub remark: Option<String>,
    /// Whose it is, in a list of several; null where the list is one's own.
    pub subject: Option<SubjectView>,
    /// Where it came from; null for what was written by hand.
    pub source: Option<SourceView>,
}

/// The party organisation that something is about.
#[derive(Debug, Clone, Object)]
#[oai(rename = "NamedPartyOrganisation")]
pub struct SubjectView {
    /// The party organisation.
    pub party_organisation: Uuid,
    /// Its name.
    pub name: String,
}

/// Where a row came from.
#[derive(Debug, Object)]
#[oai(rename = "FactSource")]
pub struct SourceView {
    /// The import.
    pub import_id: Uuid,
    /// Its file.
    pub file_name: String,
    /// The sheet.
    pub sheet: String,
    /// The cell: `D5`.
    pub cell: String,
}

/// The source of a row, where its import is known.
fn source(names: &HashMap<ImportId, String>, origin: Origin) -> Option<SourceView> {
    let import = origin.import?;
    Some(SourceView {
        import_id: import.into(),
        file_name: names.get(&import)?.clone(),
        sheet: origin.sheet?,
        cell: origin.cell?,
    })
}

fn fact_view(row: fact::Model, subject: Option<SubjectView>, names: &HashMap<ImportId, String>) -> FactView {
    FactView {
        id: row.id.into(),
        kind: row.kind.code().to_owned(),
        kind_label: row.kind.label().to_owned(),
        year: row.year,
        grade: row.grade.map(|grade| grade.code().to_owned()),
        grade_label: row.grade.map(|grade| grade.label().to_owned()),
        title: row.title,
        stated_on: row.stated_on.map(|day| day.to_string()),
        valid_to: row.valid_to.map(|day| day.to_string()),
        remark: row.remark,
        subject,
        source: source(
            names,
            Origin {
                import: row.import_id,
                sheet: row.sheet,
                cell: row.cell,
            },
        ),
    }
}

/// The facts that hold of a person, the latest year first, up to a year that the asker may know of; for whoever has
/// checked that the person may be seen.
pub async fn person_facts(platform: &Platform, id: PersonId, until: i32) -> Answer<Vec<FactView>> {
    let db = platform.database.reader();
    let rows = facts_of_person(db, id).await?;
    let names = sources(db, rows.iter().filter_map(|row| row.import_id)).await?;
    let known = rows.into_iter().filter(|row| row.year <= until);
    Ok(known.map(|row| fact_view(row, None, &names)).collect())
}

/// How an organisation was found on a day.
#[derive(Debug, Object)]
#[oai(rename = "OrganisationCheck")]
pub struct CheckView {
    /// The day.
    pub checked_on: NaiveDate,
    /// `operating`, `suspended`, `closed` or `not_found`.
    pub state: Option<String>,
    /// The same in Chinese.
    pub state_label: Option<String>,
    /// People who work there.
    pub staff_count: Option<i32>,
    /// Members of the party among them.
    pub member_count: Option<i32>,
    /// How the party covers it: `alone`, `joint`, `instructor`, `mass_organisation` or `uncovered`.
    pub coverage: Option<String>,
    /// The same in Chinese.
    pub coverage_label: Option<String>,
    /// Where it came from.
    pub source: Option<SourceView>,
}

/// A place in an alliance.
#[derive(Debug, Object)]
#[oai(rename = "AllianceMembership")]
pub struct MembershipView {
    /// The alliance.
    pub alliance: Uuid,
    /// Its name.
    pub name: String,
    /// Its industry.
    pub industry: Option<String>,
    /// The party organisation that belongs to it; null: the organisation itself.
    pub subject: Option<SubjectView>,
    /// Whether this one leads it.
    pub leads: bool,
    /// First day.
    pub valid_from: NaiveDate,
    /// First day that it no longer belongs.
    pub valid_to: Option<NaiveDate>,
    /// Where it came from.
    pub source: Option<SourceView>,
}

/// A pair, seen from one side.
#[derive(Debug, Object)]
#[oai(rename = "OrganisationPair")]
pub struct PairView {
    /// Whether this side helps.
    pub helps: bool,
    /// This side.
    pub subject: Option<SubjectView>,
    /// The other party organisation.
    pub other: Uuid,
    /// Its name.
    pub other_name: String,
    /// The year that it was agreed for.
    pub year: i32,
    /// What they do together.
    pub measures: Option<String>,
    /// First day.
    pub valid_from: NaiveDate,
    /// First day after it.
    pub valid_to: Option<NaiveDate>,
    /// Where it came from.
    pub source: Option<SourceView>,
}

/// What is known of an organisation and of the party organisations that cover it.
#[derive(Debug, Object)]
#[oai(rename = "OrganisationFacts")]
pub struct OrganisationFactsView {
    /// How it was found, the latest day first.
    pub checks: Vec<CheckView>,
    /// Facts, the latest year first.
    pub facts: Vec<FactView>,
    /// Places in alliances, the newest first.
    pub alliances: Vec<MembershipView>,
    /// Pairs, the newest first.
    pub pairs: Vec<PairView>,
}

/// What [`facts_of_organisation`] tells, as the API tells it; for whoever has checked that it may be seen.
pub async fn organisation_facts(
    platform: &Platform,
    id: OrganisationId,
    parties: &[PartyOrganisationId],
) -> Answer<OrganisationFactsView> {
    let db = platform.database.reader();
    shown(platform, facts_of_organisation(db, id, parties).await?, true).await
}

/// What is known by year of a party organisation of the actor's scope.
///
/// Problems: `not_found` (404).
pub async fn party_facts(
    platform: &Platform,
    actor: &Actor,
    id: PartyOrganisationId,
) -> Answer<OrganisationFactsView> {
    let found = facts_of_party(platform.database.reader(), &actor.scope, id).await?;
    let found = found.ok_or_else(|| Problem::not_found("个党组织"))?;
    shown(platform, found, false).await
}

/// Whose each of them is, is said where the list is of several.
async fn shown(
    platform: &Platform,
    found: OrganisationFacts,
    is_of_several: bool,
) -> Answer<OrganisationFactsView> {
    let db = platform.database.reader();
    let imports: HashSet<ImportId> = found
        .checks
        .iter()
        .map(|row| row.import_id)
        .chain(found.facts.iter().map(|row| row.import_id))
        .chain(found.memberships.iter().map(|one| one.origin.import))
        .chain(found.pairs.iter().map(|one| one.origin.import))
        .flatten()
        .collect();
    let files = sources(db, imports.into_iter()).await?;
    let names = found.names;
    let subject = |party: Option<PartyOrganisationId>| {
        let party = party.filter(|_| is_of_several)?;
        Some(SubjectView {
            party_organisation: party.into(),
            name: names.get(&party)?.clone(),
        })
    };
    let facts = found.facts.into_iter().map(|row| {
        let subject = subject(row.party_organisation_id);
        fact_view(row, subject, &files)
    });
    let places = found.memberships.into_iter().map(|place| MembershipView {
        alliance: place.alliance.into(),
        name: place.name,
        industry: place.industry,
        subject: subject(place.party),
        leads: place.leads,
        valid_from: place.valid_from,
        valid_to: place.valid_to,
        source: source(&files, place.origin),
    });
    let pairs = found.pairs.into_iter().map(|pair| PairView {
        helps: pair.helps,
        subject: subject(Some(pair.own)),
        other: pair.other.into(),
        other_name: pair.other_name,
        year: pair.year,
        measures: pair.measures,
        valid_from: pair.valid_from,
        valid_to: pair.valid_to,
        source: source(&files, pair.origin),
    });
    Ok(OrganisationFactsView {
        facts: facts.collect(),
        alliances: places.collect(),
        pairs: pairs.collect(),
        checks: found
            .checks
            .into_iter()
            .map(|row| check_view(row, &files))
            .collect(),
    })
}

fn check_view(row: organisation_check::Model, files: &HashMap<ImportId, String>) -> CheckView {
    CheckView {
        checked_on: row.checked_on,
        state: row.state.map(|state| state.code().to_owned()),
        state_label: row.state.map(|state| state.label().to_owned()),
        staff_count: row.staff_count,
        member_count: row.member_count,
        coverage: row.coverage.map(|kind| kind.code().to_owned()),
        coverage_label: row.coverage.map(|kind| kind.label().to_owned()),
        source: source(
            files,
            Origin {
                import: row.import_id,
                sheet: row.sheet,
                cell: row.cell,
            },
        ),
    }
}
