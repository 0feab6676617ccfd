//! What stands here today, as a roster that arrives is compared with it.
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use sanyou_schema::domain::roster::{
    NameAnswers, PresentOrganisation, PresentPerson, PresentPost, Roster, StagedRow, stem_key,
};
use sanyou_schema::domain::value::UnitTree;
use sanyou_schema::domain::value::id::{OrganisationId, PartyOrganisationId, PersonId, UnitId};
use sanyou_schema::entity::{appointment, coverage, former_name, organisation, party_organisation, person};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::people::on_day;
use crate::platform::keys::Keys;
use crate::roster::fields::{person_values, post_values};
use crate::unit::{NamedUnit, named_units};

/// How many values one query may ask for.
const PORTION: usize = 500;

/// The present, as far as an import for a unit meets it.
pub struct Present {
    /// All units, with names.
    pub units: Vec<NamedUnit>,
    /// The units of the import that keep rosters.
    pub townships: BTreeSet<String>,
    /// Where a row that names no unit belongs.
    pub default_unit: Option<String>,
    /// Names of the places above, for stems.
    pub places: Vec<String>,
    /// People and party organisations, to be compared with.
    pub roster: Roster,
    /// The rows of those people.
    pub people: HashMap<PersonId, person::Model>,
    /// The rows of their posts of today.
    pub posts: HashMap<String, appointment::Model>,
    /// The party organisations.
    pub parties: HashMap<PartyOrganisationId, party_organisation::Model>,
    /// The employers of the townships, and those of the people's posts.
    pub employers: HashMap<OrganisationId, organisation::Model>,
    /// What was answered of names in the townships.
    pub answers: NameAnswers,
    /// Names that organisations had.
    pub former: Vec<former_name::Model>,
    /// Which party organisation covers which of them today.
    pub covered: HashSet<(OrganisationId, PartyOrganisationId)>,
}

impl Present {
    /// The official name of a unit.
    pub fn unit_name(&self, id: &str) -> String {
        let unit = self.units.iter().find(|unit| unit.row.id.to_string() == id);
        unit.map(|unit| unit.name.clone()).unwrap_or_default()
    }
}

/// Reads the present for an import of `unit` whose rows are `rows`.
pub async fn load(
    db: &impl ConnectionTrait,
    keys: &Keys,
    unit: UnitId,
    rows: &[StagedRow],
    day: NaiveDate,
) -> Result<Present, DbErr> {
    let units = named_units(db, day).await?;
    let own = units.iter().find(|known| known.row.id == unit);
    let path = own.map(|unit| unit.row.path.clone()).unwrap_or_default();
    let kept: Vec<UnitId> = units
        .iter()
        .filter(|unit| unit.row.kind.keeps_roster() && unit.row.path.starts_with(&path))
        .map(|unit| unit.row.id)
        .collect();
    let default_unit = own
        .filter(|unit| unit.row.kind.keeps_roster())
        .map(|_| unit.to_string());
    let places = units
        .iter()
        .filter(|unit| unit.row.tree == UnitTree::Territory)
        .flat_map(|unit| std::iter::once(&unit.name).chain(&unit.aliases).cloned())
        .collect();
    let mut present = Present {
        townships: kept.iter().map(ToString::to_string).collect(),
        default_unit,
        places,
        units,
        roster: Roster::default(),
        people: HashMap::new(),
        posts: HashMap::new(),
        parties: HashMap::new(),
        employers: HashMap::new(),
        answers: super::desk::name_answers(db, &kept).await?,
        former: former_name::Entity::find().all(db).await?,
        covered: HashSet::new(),
    };
    read_organisations(db, &mut present, &kept).await?;
    let ids = whom(db, &present, rows, day).await?;
    read_people(db, keys, &mut present, ids, day).await?;
    Ok(present)
}

async fn read_organisations(
    db: &impl ConnectionTrait,
    present: &mut Present,
    townships: &[UnitId],
) -> Result<(), DbErr> {
    let parties = party_organisation::Entity::find()
        .filter(party_organisation::Column::TerritoryUnitId.is_in(townships.iter().copied()))
        .order_by_asc(party_organisation::Column::Id)
        .all(db)
        .await?;
    present.roster.organisations = named(&parties, &present.former);
    let employers = organisation::Entity::find()
        .filter(organisation::Column::TerritoryUnitId.is_in(townships.iter().copied()))
        .all(db)
        .await?;
    let covered = coverage::Entity::find()
        .filter(coverage::Column::ValidTo.is_null())
        .all(db)
        .await?;
    present.covered = covered
        .into_iter()
        .map(|row| (row.organisation_id, row.party_organisation_id))
        .collect();
    present.parties = parties.into_iter().map(|party| (party.id, party)).collect();
    present.employers = employers.into_iter().map(|row| (row.id, row)).collect();
    Ok(())
}

/// Each with its name and those that it had; whoever writes the name of one that was merged means what it is now part of.
fn named(parties: &[party_organisation::Model], former: &[former_name::Model]) -> Vec<PresentOrganisation> {
    let by_id: HashMap<PartyOrganisationId, &party_organisation::Model> =
        parties.iter().map(|party| (party.id, party)).collect();
    let today = |party: &party_organisation::Model| {
        let mut at = party.id;
        // a chain of mergers is never longer than the list
        for _ in parties {
            match by_id.get(&at).and_then(|row| row.successor_id) {
                Some(next) if by_id.contains_key(&next) => at = next,
                _ => break,
            }
        }
        at
    };
    let names = |party: &party_organisation::Model| {
        let earlier = former
            .iter()
            .filter(|row| row.party_organisation_id == Some(party.id))
            .map(|row| row.name.clone());
        // the last of equal names counts
        earlier.chain([party.name.clone()]).collect()
    };
    parties
        .iter()
        .map(|party| PresentOrganisation {
            id: today(party).to_string(),
            unit: party.territory_unit_id.to_string(),
            names: names(party),
        })
        .collect()
}

/// Whoever holds a post in the townships today, and whoever has an ID number of the file.
async fn whom(
    db: &impl ConnectionTrait,
    present: &Present,
    rows: &[StagedRow],
    day: NaiveDate,
) -> Result<Vec<PersonId>, DbErr> {
    let mut ids: BTreeSet<PersonId> = BTreeSet::new();
    let parties: Vec<PartyOrganisationId> = present.parties.keys().copied().collect();
    for portion in parties.chunks(PORTION) {
        let posts = appointment::Entity::find()
            .filter(appointment::Column::ServiceOrgId.is_in(portion.iter().copied()))
            .filter(on_day(day))
            .all(db)
            .await?;
        ids.extend(posts.into_iter().map(|post| post.person_id));
    }
    let keys: Vec<&str> = rows.iter().filter_map(|row| row.person_key.as_deref()).collect();
    for portion in keys.chunks(PORTION) {
        let people = person::Entity::find()
            .filter(person::Column::IdNumberHash.is_in(portion.iter().copied()))
            .all(db)
            .await?;
        ids.extend(people.into_iter().map(|row| row.id));
    }
    // a number that a spreadsheet ruined is looked for by what is left of it
    let ruined: Vec<&str> = rows
        .iter()
        .filter(|row| row.person_key.is_none())
        .filter_map(|row| row.first15_key.as_deref())
        .collect();
    for portion in ruined.chunks(PORTION) {
        let people = person::Entity::find()
            .filter(person::Column::IdFirst15Hash.is_in(portion.iter().copied()))
            .filter(person::Column::MergedIntoId.is_null())
            .all(db)
            .await?;
        ids.extend(people.into_iter().map(|row| row.id));
    }
    Ok(ids.into_iter().collect())
}

async fn read_people(
    db: &impl ConnectionTrait,
    keys: &Keys,
    present: &mut Present,
    ids: Vec<PersonId>,
    day: NaiveDate,
) -> Result<(), DbErr> {
    let mut posts: BTreeMap<PersonId, Vec<appointment::Model>> = BTreeMap::new();
    for portion in ids.chunks(PORTION) {
        let people = person::Entity::find()
            .filter(person::Column::Id.is_in(portion.iter().copied()))
            .all(db)
            .await?;
        present.people.extend(people.into_iter().map(|row| (row.id, row)));
        let held = appointment::Entity::find()
            .filter(appointment::Column::PersonId.is_in(portion.iter().copied()))
            .filter(on_day(day))
            .order_by_asc(appointment::Column::Id)
            .all(db)
            .await?;
        for post in held {
            posts.entry(post.person_id).or_default().push(post);
        }
    }
    read_elsewhere(db, present, posts.values().flatten()).await?;
    for id in ids {
        let Some(row) = present.people.get(&id) else {
            continue;
        };
        let held = posts.remove(&id).unwrap_or_default();
        let values = person_values(row, keys).map_err(|e| DbErr::Custom(e.to_string()))?;
        present.roster.people.push(PresentPerson {
            id: id.to_string(),
            key: row.id_number_hash.clone(),
            first15_key: row.id_first15_hash.clone(),
            values,
            posts: held
                .iter()
                .filter_map(|post| present_post(present, post))
                .collect(),
        });
        present
            .posts
            .extend(held.into_iter().map(|post| (post.id.to_string(), post)));
    }
    Ok(())
}

/// Party organisations and employers of posts outside the import's units.
async fn read_elsewhere<'a>(
    db: &impl ConnectionTrait,
    present: &mut Present,
    posts: impl Iterator<Item = &'a appointment::Model> + Clone,
) -> Result<(), DbErr> {
    let parties: HashSet<_> = posts
        .clone()
        .map(|post| post.service_org_id)
        .filter(|id| !present.parties.contains_key(id))
        .collect();
    let employers: HashSet<_> = posts
        .filter_map(|post| post.organisation_id)
        .filter(|id| !present.employers.contains_key(id))
        .collect();
    let parties = party_organisation::Entity::find()
        .filter(party_organisation::Column::Id.is_in(parties))
        .all(db)
        .await?;
    let employers = organisation::Entity::find()
        .filter(organisation::Column::Id.is_in(employers))
        .all(db)
        .await?;
    present
        .parties
        .extend(parties.into_iter().map(|row| (row.id, row)));
    present
        .employers
        .extend(employers.into_iter().map(|row| (row.id, row)));
    Ok(())
}

fn present_post(present: &Present, post: &appointment::Model) -> Option<PresentPost> {
    let party = present.parties.get(&post.service_org_id)?;
    let employer = post.organisation_id.and_then(|id| present.employers.get(&id));
    Some(PresentPost {
        id: post.id.to_string(),
        unit: party.territory_unit_id.to_string(),
        organisation: party.id.to_string(),
        values: post_values(post, employer),
    })
}

/// The employers by unit and stem of the name.
pub fn by_stem(present: &Present) -> HashMap<(String, String), &organisation::Model> {
    let key = |row: &organisation::Model, name: &str| {
        (row.territory_unit_id.to_string(), stem_key(name, &present.places))
    };
    let former = present.former.iter().filter_map(|earlier| {
        let row = present.employers.get(&earlier.organisation_id?)?;
        Some((key(row, &earlier.name), row))
    });
    // the names of today come last and count before those of earlier days
    let today = present.employers.values().map(|row| (key(row, &row.name), row));
    former.chain(today).collect()
}
