//! What stands here today, as a roster that arrives is compared with it.
use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use ecow::EcoString;
use sanyou_schema::domain::roster::{
    Decision, NameAnswers, PresentOrganisation, PresentPerson, PresentPost, Roster, StagedRow, stem_key,
};
use sanyou_schema::domain::value::id::{
    AppointmentId, OrganisationId, PartyOrganisationId, PersonId, UnitId,
};
use sanyou_schema::domain::value::{DatePrecision, UnitTree};
use sanyou_schema::entity::{appointment, coverage, former_name, organisation, party_organisation, person};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::posts::{ended_posts, on_day, posts_on};
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
    pub default_unit: Option<EcoString>,
    /// Names of the places above, for stems.
    pub places: Vec<String>,
    /// People and party organisations, to be compared with.
    pub roster: Roster,
    /// Where those people serve today, by their posts.
    pub held: HashMap<AppointmentId, Held>,
    /// The party organisations.
    pub parties: HashMap<PartyOrganisationId, party_organisation::Model>,
    /// The employers of the townships, and those of the people's posts.
    pub employers: HashMap<OrganisationId, organisation::Model>,
    /// What was answered of names in the townships.
    pub answers: NameAnswers,
    /// Names that employers of the townships had, and those of employers that became part of them.
    pub earlier_names: Vec<(OrganisationId, String)>,
    /// The key of the person that a key of somebody merged now means.
    pub merged_keys: HashMap<String, String>,
    /// Which party organisation covers which of them today.
    pub covered: HashSet<(OrganisationId, PartyOrganisationId)>,
}

/// Where a post is held.
#[derive(Debug, Clone, Copy)]
pub struct Held {
    /// The party organisation.
    pub party: PartyOrganisationId,
    /// The employer.
    pub employer: Option<OrganisationId>,
}

impl Present {
    /// Where a post is held today.
    pub fn held(&self, post: &str) -> Option<Held> {
        self.held.get(&post.parse().ok()?).copied()
    }

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
        .map(|_| unit.to_string().into());
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
        held: HashMap::new(),
        parties: HashMap::new(),
        employers: HashMap::new(),
        answers: super::desk::name_answers(db, &kept).await?,
        earlier_names: Vec::new(),
        merged_keys: HashMap::new(),
        covered: HashSet::new(),
    };
    read_organisations(db, &mut present, &kept).await?;
    let ids = whom(db, &mut present, rows, day).await?;
    let masked = rows.iter().any(|row| row.last4_key.is_some());
    read_people(db, keys, &mut present, (ids, masked), day).await?;
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
    let former = former_name::Entity::find().all(db).await?;
    let into: HashMap<_, _> = parties
        .iter()
        .filter_map(|row| Some((row.id, row.successor_id?)))
        .collect();
    let mut earlier: HashMap<PartyOrganisationId, Vec<String>> = HashMap::new();
    for party in parties.iter().filter(|party| party.successor_id.is_some()) {
        earlier
            .entry(last_of(&into, party.id))
            .or_default()
            .push(party.name.clone());
    }
    for old in &former {
        if let Some(id) = old.party_organisation_id {
            earlier
                .entry(last_of(&into, id))
                .or_default()
                .push(old.name.clone());
        }
    }
    let standing = || parties.iter().filter(|party| party.successor_id.is_none());
    // a name of today means the one that has it, whoever had it before
    let now: HashSet<(UnitId, &str)> = standing()
        .map(|party| (party.territory_unit_id, party.name.as_str()))
        .collect();
    present.roster.organisations = standing()
        .map(|party| {
            let had = earlier.remove(&party.id).unwrap_or_default().into_iter();
            let had = had.filter(|name| !now.contains(&(party.territory_unit_id, name.as_str())));
            PresentOrganisation {
                id: party.id.to_string(),
                unit: party.territory_unit_id.to_string(),
                names: std::iter::once(party.name.clone()).chain(had).collect(),
            }
        })
        .collect();
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
    let into: HashMap<_, _> = employers
        .iter()
        .filter_map(|row| Some((row.id, row.successor_id?)))
        .collect();
    let merged = employers.iter().filter(|row| row.successor_id.is_some());
    present.earlier_names = merged
        .map(|row| (last_of(&into, row.id), row.name.clone()))
        .collect();
    let had = former
        .into_iter()
        .filter_map(|old| Some((last_of(&into, old.organisation_id?), old.name)));
    present.earlier_names.extend(had);
    let employers = employers.into_iter().filter(|row| row.successor_id.is_none());
    present.parties = parties.into_iter().map(|party| (party.id, party)).collect();
    present.employers = employers.map(|row| (row.id, row)).collect();
    Ok(())
}

/// What one became in the end.
fn last_of<T: Copy + Eq + std::hash::Hash>(into: &HashMap<T, T>, id: T) -> T {
    let mut last = id;
    // no chain is longer than all of them
    for _ in 0..into.len() {
        match into.get(&last) {
            Some(next) => last = *next,
            None => break,
        }
    }
    last
}

/// Whoever holds a post in the townships today, and whoever has an ID number of the file.
async fn whom(
    db: &impl ConnectionTrait,
    present: &mut Present,
    rows: &[StagedRow],
    day: NaiveDate,
) -> Result<Vec<PersonId>, DbErr> {
    let mut ids: BTreeSet<PersonId> = BTreeSet::new();
    let parties: Vec<PartyOrganisationId> = present.parties.keys().copied().collect();
    for portion in parties.chunks(PORTION) {
        let holders: Vec<PersonId> = appointment::Entity::find()
            .filter(appointment::Column::ServiceOrgId.is_in(portion.iter().copied()))
            .filter(on_day(day))
            .select_only()
            .column(appointment::Column::PersonId)
            .into_tuple()
            .all(db)
            .await?;
        ids.extend(holders);
    }
    let keys: Vec<&str> = rows.iter().filter_map(|row| row.person_key.as_deref()).collect();
    for portion in keys.chunks(PORTION) {
        let named =
            person::Entity::find().filter(person::Column::IdNumberHash.is_in(portion.iter().copied()));
        let stay: Vec<PersonId> = named
            .clone()
            .filter(person::Column::MergedIntoId.is_null())
            .select_only()
            .column(person::Column::Id)
            .into_tuple()
            .all(db)
            .await?;
        ids.extend(stay);
        let merged = named
            .filter(person::Column::MergedIntoId.is_not_null())
            .all(db)
            .await?;
        for row in merged {
            let key = row.id_number_hash.clone();
            let last = survivor(db, row).await?;
            if let (Some(key), Some(now)) = (key, last.id_number_hash)
                && key != now
            {
                present.merged_keys.insert(key, now);
            }
            ids.insert(last.id);
        }
    }
    // whom somebody chose, wherever they are now
    let decided = rows.iter().filter_map(|row| match &row.decision {
        Some(Decision::SamePerson(id)) => id.parse().ok(),
        _ => None,
    });
    let decided: Vec<PersonId> = decided.collect();
    for portion in decided.chunks(PORTION) {
        let people = person::Entity::find()
            .filter(person::Column::Id.is_in(portion.iter().copied()))
            .filter(person::Column::MergedIntoId.is_null())
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

/// The person that one was found to be, to the end of the chain.
pub async fn survivor(db: &impl ConnectionTrait, row: person::Model) -> Result<person::Model, DbErr> {
    let mut last = row;
    while let Some(into) = last.merged_into_id {
        match person::Entity::find_by_id(into).one(db).await? {
            Some(next) => last = next,
            None => break,
        }
    }
    Ok(last)
}

/// Portion by portion, so that of their rows no more is held than what is compared. `masked`: rows tell the end of an ID
/// number alone.
async fn read_people(
    db: &impl ConnectionTrait,
    keys: &Keys,
    present: &mut Present,
    (ids, masked): (Vec<PersonId>, bool),
    day: NaiveDate,
) -> Result<(), DbErr> {
    for portion in ids.chunks(PORTION) {
        let people = person::Entity::find()
            .filter(person::Column::Id.is_in(portion.iter().copied()))
            .order_by_asc(person::Column::Id)
            .all(db)
            .await?;
        let mut posts: HashMap<PersonId, Vec<appointment::Model>> = HashMap::new();
        for post in posts_on(db, portion, day).await? {
            posts.entry(post.person_id).or_default().push(post);
        }
        read_elsewhere(db, present, posts.values().flatten()).await?;
        let undated = posts
            .values()
            .flatten()
            .filter(|post| post.from_precision == DatePrecision::Import);
        let undated: BTreeSet<PersonId> = undated.map(|post| post.person_id).collect();
        let ended = ended_posts(db, &undated.into_iter().collect::<Vec<_>>()).await?;
        for row in people {
            let held = posts.remove(&row.id).unwrap_or_default();
            let values = person_values(&row, keys).map_err(|e| DbErr::Custom(e.to_string()))?;
            let posts = held.iter().filter_map(|post| present_post(present, post, &ended));
            let person = PresentPerson {
                id: row.id.to_string().into(),
                key: row.id_number_hash.map(Into::into),
                first15_key: row.id_first15_hash.map(Into::into),
                last4_key: row.id_last4_hash.filter(|_| masked).map(Into::into),
                values,
                posts: posts.collect(),
            };
            present.roster.people.push(person);
            let held = held.into_iter().map(|post| {
                let of_post = Held {
                    party: post.service_org_id,
                    employer: post.organisation_id,
                };
                (post.id, of_post)
            });
            present.held.extend(held);
        }
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

/// Since when the post was stated to be held that this one goes on from; nothing where it has a day of its own.
fn earlier_since(post: &appointment::Model, ended: &[appointment::Model]) -> Option<EcoString> {
    let mut last = post;
    // no chain is longer than all of them
    for _ in 0..=ended.len() {
        if last.from_precision != DatePrecision::Import {
            return post_values(last, None).get("post_since").map(Into::into);
        }
        let before = |row: &&appointment::Model| {
            row.person_id == last.person_id && row.valid_to == Some(last.valid_from) && row.id != last.id
        };
        last = ended.iter().find(before)?;
    }
    None
}

fn present_post(
    present: &Present,
    post: &appointment::Model,
    ended: &[appointment::Model],
) -> Option<PresentPost> {
    let party = present.parties.get(&post.service_org_id)?;
    let employer = post.organisation_id.and_then(|id| present.employers.get(&id));
    Some(PresentPost {
        id: post.id.to_string().into(),
        unit: party.territory_unit_id.to_string().into(),
        organisation: party.id.to_string().into(),
        values: post_values(post, employer),
        earlier_since: match post.from_precision {
            DatePrecision::Import => earlier_since(post, ended),
            _ => None,
        },
    })
}

/// The employers by unit and stem of the name: of today, else one that they had.
pub fn by_stem(present: &Present) -> HashMap<(String, String), &organisation::Model> {
    let earlier = present
        .earlier_names
        .iter()
        .filter_map(|(id, name)| Some((name, present.employers.get(id)?)));
    let today = present.employers.values().map(|row| (&row.name, row));
    earlier
        .chain(today)
        .map(|(name, row)| {
            let stem = stem_key(name, &present.places);
            ((row.territory_unit_id.to_string(), stem), row)
        })
        .collect()
}
