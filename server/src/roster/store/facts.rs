//! What is known by year: facts, checks of organisations, alliances, pairs.
use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use sanyou_schema::domain::value::id::{AllianceId, ImportId, OrganisationId, PartyOrganisationId, PersonId};
use sanyou_schema::domain::value::{FactGrade, FactKind, SheetKind};
use sanyou_schema::entity::{
    alliance, alliance_member, fact, file, organisation, organisation_check, pairing, roster_import,
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::desk::party_names;
use super::organisation::parties;
use crate::platform::actor::Scope;

/// How many values one query may ask for.
const PORTION: usize = 500;

/// What stands here, as far as a sheet of facts meets it.
#[derive(Debug, Default)]
pub struct Standing {
    /// Checks of each organisation by day.
    pub checks: HashMap<OrganisationId, BTreeMap<NaiveDate, organisation_check::Model>>,
    /// Facts that hold, by their live key.
    pub facts: HashMap<String, fact::Model>,
    /// Alliances.
    pub alliances: Vec<alliance::Model>,
    /// Who belongs to them.
    pub members: Vec<alliance_member::Model>,
    /// Pairs.
    pub pairings: Vec<pairing::Model>,
}

/// Reads what a sheet of this kind is compared with.
pub async fn standing(
    db: &impl ConnectionTrait,
    kind: SheetKind,
    organisations: &[OrganisationId],
) -> Result<Standing, DbErr> {
    let mut standing = Standing::default();
    if let Some(kind) = kind.fact() {
        let rows = fact::Entity::find()
            .filter(fact::Column::Kind.eq(kind))
            .filter(fact::Column::LiveKey.is_not_null())
            .all(db)
            .await?;
        let keyed = rows
            .into_iter()
            .filter_map(|row| Some((row.live_key.clone()?, row)));
        standing.facts = keyed.collect();
    }
    match kind {
        SheetKind::Units => standing.checks = checks_of(db, organisations).await?,
        SheetKind::Alliance => {
            standing.alliances = alliance::Entity::find()
                .order_by_asc(alliance::Column::Id)
                .all(db)
                .await?;
            standing.members = alliance_member::Entity::find()
                .order_by_asc(alliance_member::Column::ValidFrom)
                .all(db)
                .await?;
        }
        SheetKind::Pair => {
            standing.pairings = pairing::Entity::find()
                .order_by_asc(pairing::Column::ValidFrom)
                .all(db)
                .await?;
        }
        _ => {}
    }
    Ok(standing)
}

/// The checks of these organisations by day.
pub async fn checks_of(
    db: &impl ConnectionTrait,
    organisations: &[OrganisationId],
) -> Result<HashMap<OrganisationId, BTreeMap<NaiveDate, organisation_check::Model>>, DbErr> {
    let mut checks: HashMap<OrganisationId, BTreeMap<NaiveDate, organisation_check::Model>> = HashMap::new();
    for portion in organisations.chunks(PORTION) {
        let rows = organisation_check::Entity::find()
            .filter(organisation_check::Column::OrganisationId.is_in(portion.iter().copied()))
            .all(db)
            .await?;
        for row in rows {
            checks
                .entry(row.organisation_id)
                .or_default()
                .insert(row.checked_on, row);
        }
    }
    Ok(checks)
}

/// The facts that hold of a person, the latest year first, for whoever has checked that the person may be seen.
pub async fn facts_of_person(db: &impl ConnectionTrait, id: PersonId) -> Result<Vec<fact::Model>, DbErr> {
    live().filter(fact::Column::PersonId.eq(id)).all(db).await
}

fn live() -> sea_orm::Select<fact::Entity> {
    fact::Entity::find()
        .filter(fact::Column::LiveKey.is_not_null())
        .order_by_desc(fact::Column::Year)
        .order_by_asc(fact::Column::Kind)
        .order_by_asc(fact::Column::Id)
}

/// What is known of an organisation.
#[derive(Debug, Clone, Default)]
pub struct OrganisationFacts {
    /// How it was found, the latest day first.
    pub checks: Vec<organisation_check::Model>,
    /// Facts that hold of it and of its party organisations, the latest year first; whose is told by the row's ids.
    pub facts: Vec<fact::Model>,
    /// What those party organisations are called.
    pub names: HashMap<PartyOrganisationId, String>,
    /// The alliances that it or one of its party organisations belongs or belonged to, the newest first.
    pub memberships: Vec<Membership>,
    /// The pairs of its party organisations, the newest first.
    pub pairs: Vec<Pair>,
}

/// A place in an alliance.
#[derive(Debug, Clone)]
pub struct Membership {
    /// The alliance.
    pub alliance: AllianceId,
    /// Its name.
    pub name: String,
    /// Its industry.
    pub industry: Option<String>,
    /// The party organisation that belongs to it; none: the organisation itself.
    pub party: Option<PartyOrganisationId>,
    /// Whether this one leads it.
    pub leads: bool,
    /// First day.
    pub valid_from: NaiveDate,
    /// First day that it no longer belongs.
    pub valid_to: Option<NaiveDate>,
    /// Where it came from.
    pub origin: Origin,
}

/// Where a row came from; nothing of it for what was written by hand.
#[derive(Debug, Clone)]
pub struct Origin {
    /// The import.
    pub import: Option<ImportId>,
    /// The sheet.
    pub sheet: Option<String>,
    /// The cell.
    pub cell: Option<String>,
}

/// A pair, seen from one side.
#[derive(Debug, Clone)]
pub struct Pair {
    /// Whether this side helps.
    pub helps: bool,
    /// This side.
    pub own: PartyOrganisationId,
    /// The other side.
    pub other: PartyOrganisationId,
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
    pub origin: Origin,
}

/// What is known of an organisation and of the party organisations that the caller shows with it (those that cover it),
/// for whoever has checked that it may be seen: its checks by day, the facts by year of both (星级 are the party
/// organisation's, 党建入章 and honours the firm's), their places in alliances and their pairs. Names of the files that
/// rows came from are told by [`sources`].
pub async fn facts_of_organisation(
    db: &impl ConnectionTrait,
    id: OrganisationId,
    parties: &[PartyOrganisationId],
) -> Result<OrganisationFacts, DbErr> {
    let checks = organisation_check::Entity::find()
        .filter(organisation_check::Column::OrganisationId.eq(id))
        .order_by_desc(organisation_check::Column::CheckedOn)
        .all(db)
        .await?;
    Ok(OrganisationFacts {
        checks,
        ..by_year(db, Some(id), parties).await?
    })
}

/// What is known by year of a party organisation of the scope, as [`facts_of_organisation`] tells it: its stars and
/// honours, its places in alliances, its pairs.
pub async fn facts_of_party(
    db: &impl ConnectionTrait,
    scope: &Scope,
    id: PartyOrganisationId,
) -> Result<Option<OrganisationFacts>, DbErr> {
    if parties(db, scope, &[id]).await?.is_empty() {
        return Ok(None);
    }
    by_year(db, None, &[id]).await.map(Some)
}

async fn by_year(
    db: &impl ConnectionTrait,
    id: Option<OrganisationId>,
    parties: &[PartyOrganisationId],
) -> Result<OrganisationFacts, DbErr> {
    let mut own = Condition::any().add(fact::Column::PartyOrganisationId.is_in(parties.iter().copied()));
    if let Some(id) = id {
        own = own.add(fact::Column::OrganisationId.eq(id));
    }
    Ok(OrganisationFacts {
        checks: Vec::new(),
        facts: live().filter(own).all(db).await?,
        names: party_names(db, parties).await?,
        memberships: memberships(db, id, parties).await?,
        pairs: pairs(db, parties).await?,
    })
}

async fn memberships(
    db: &impl ConnectionTrait,
    id: Option<OrganisationId>,
    parties: &[PartyOrganisationId],
) -> Result<Vec<Membership>, DbErr> {
    let mut own =
        Condition::any().add(alliance_member::Column::PartyOrganisationId.is_in(parties.iter().copied()));
    if let Some(id) = id {
        own = own.add(alliance_member::Column::OrganisationId.eq(id));
    }
    let rows = alliance_member::Entity::find()
        .filter(own)
        .order_by_desc(alliance_member::Column::ValidFrom)
        .all(db)
        .await?;
    let alliances = alliance::Entity::find()
        .filter(alliance::Column::Id.is_in(rows.iter().map(|row| row.alliance_id)))
        .all(db)
        .await?;
    let alliances: HashMap<AllianceId, alliance::Model> =
        alliances.into_iter().map(|row| (row.id, row)).collect();
    let membership = |row: alliance_member::Model| {
        let of = alliances.get(&row.alliance_id)?;
        let leads = (id.is_some() && of.lead_organisation_id == id)
            || of.lead_party_id.is_some_and(|lead| parties.contains(&lead));
        Some(Membership {
            alliance: of.id,
            name: of.name.clone(),
            industry: of.industry.clone(),
            party: row.party_organisation_id,
            leads,
            valid_from: row.valid_from,
            valid_to: row.valid_to,
            origin: Origin {
                import: row.import_id,
                sheet: row.sheet,
                cell: row.cell,
            },
        })
    };
    Ok(rows.into_iter().filter_map(membership).collect())
}

async fn pairs(db: &impl ConnectionTrait, parties: &[PartyOrganisationId]) -> Result<Vec<Pair>, DbErr> {
    let own = Condition::any()
        .add(pairing::Column::HelperId.is_in(parties.iter().copied()))
        .add(pairing::Column::HelpedId.is_in(parties.iter().copied()));
    let rows = pairing::Entity::find()
        .filter(own)
        .order_by_desc(pairing::Column::ValidFrom)
        .all(db)
        .await?;
    let other = |row: &pairing::Model| {
        let helps = parties.contains(&row.helper_id);
        (helps, if helps { row.helped_id } else { row.helper_id })
    };
    let others: Vec<PartyOrganisationId> = rows.iter().map(|row| other(row).1).collect();
    let names = party_names(db, &others).await?;
    let pair = |row: pairing::Model| {
        let (helps, other) = other(&row);
        Pair {
            helps,
            own: if helps { row.helper_id } else { row.helped_id },
            other,
            other_name: names.get(&other).cloned().unwrap_or_default(),
            year: row.year,
            measures: row.measures,
            valid_from: row.valid_from,
            valid_to: row.valid_to,
            origin: Origin {
                import: row.import_id,
                sheet: row.sheet,
                cell: row.cell,
            },
        }
    };
    Ok(rows.into_iter().map(pair).collect())
}

/// The names of the files by which rows came, by import.
pub async fn sources(
    db: &impl ConnectionTrait,
    imports: impl Iterator<Item = ImportId>,
) -> Result<HashMap<ImportId, String>, DbErr> {
    let imports = roster_import::Entity::find()
        .filter(roster_import::Column::Id.is_in(imports))
        .all(db)
        .await?;
    let files = file::Entity::find()
        .filter(file::Column::Id.is_in(imports.iter().map(|row| row.file_id)))
        .all(db)
        .await?;
    let names: HashMap<_, _> = files.into_iter().map(|row| (row.id, row.name)).collect();
    let source = |row: roster_import::Model| Some((row.id, names.get(&row.file_id)?.clone()));
    Ok(imports.into_iter().filter_map(source).collect())
}

/// The members of the party that the latest check before or on the day counted in each organisation.
pub async fn members_by_check(
    db: &impl ConnectionTrait,
    rows: &[organisation::Model],
    day: NaiveDate,
) -> Result<HashMap<OrganisationId, i32>, DbErr> {
    let ids: Vec<OrganisationId> = rows.iter().map(|row| row.id).collect();
    let checks = checks_of(db, &ids).await?;
    let counted = checks.into_iter().filter_map(|(id, by_day)| {
        let counted = by_day
            .range(..=day)
            .rev()
            .find_map(|(_, check)| check.member_count)?;
        Some((id, counted))
    });
    Ok(counted.collect())
}

/// What a fact that holds is known by: there is one of a kind, year and subject, or as many as `apart` tells apart.
pub fn live_key(kind: FactKind, year: i32, subject: uuid::Uuid, apart: &str) -> String {
    format!("{kind}|{year}|{subject}|{apart}")
}

/// The title that tells two facts of one kind, year and subject apart; none where there is one a year.
pub const fn has_title(kind: FactKind) -> bool {
    matches!(kind, FactKind::Honour | FactKind::CrossPost)
}

/// What an honour is known by: of those of one title and year the first has the key of the title alone, and one of another
/// level has the level behind it. `held` tells the level of the fact that has a key, where one has.
pub fn level_key(
    key: String,
    level: Option<FactGrade>,
    held: impl Fn(&str) -> Option<Option<FactGrade>>,
) -> String {
    let Some(level) = level else { return key };
    let own = format!("{key}|{level}");
    match held(&key) {
        Some(Some(first)) if first != level => own,
        None if held(&own).is_some() => own,
        _ => key,
    }
}
