//! The comparison of a read roster with what stands here: the one that is shown and the one that is applied.
use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use ecow::EcoString;
use sanyou_schema::domain::roster::diff::DiffInput;
use sanyou_schema::domain::roster::{
    Diff, GuardRule, GuardTrip, StagedRow, Totals, UnitRef, diff, guard, stem_key,
};
use sanyou_schema::domain::value::id::UnitId;
use sanyou_schema::domain::value::{ImportMode, SheetKind};
use sanyou_schema::entity::roster_import;
use sea_orm::ConnectionTrait;

use super::facts::{Planned, Planning, made, plan};
use crate::platform::keys::Keys;
use crate::platform::problem::Problem;
use crate::roster::store::facts::standing;
use crate::roster::store::present::{self, Present};

/// What an import would do to what stands here today.
pub struct Comparison {
    /// What stands here.
    pub present: Present,
    /// One result a row, and who is missing.
    pub diff: Diff,
    /// The counts.
    pub totals: Totals,
    /// Over all of it: the same exactly where the same would be done.
    pub fingerprint: String,
    /// Where too much would change.
    pub trips: Vec<GuardTrip>,
    /// What each row of a sheet of facts would write; empty for a roster.
    pub facts: Vec<Planned>,
    /// The rows as they were compared.
    pub rows: Vec<StagedRow>,
}

/// What is compared for.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Whose rows they are.
    pub unit: UnitId,
    /// What may be done.
    pub mode: ImportMode,
    /// What the sheets are about.
    pub kind: SheetKind,
    /// The day.
    pub day: NaiveDate,
    /// Posts of other townships that were given up.
    pub granted: &'a BTreeSet<String>,
}

/// No post is given up.
pub const NOTHING_GRANTED: &BTreeSet<String> = &BTreeSet::new();

impl Asked<'static> {
    /// What an import asks.
    pub fn by(import: &roster_import::Model) -> Self {
        Self {
            unit: import.unit_id,
            mode: import.mode,
            kind: import.kind.unwrap_or(SheetKind::Roster),
            day: import.as_of,
            granted: NOTHING_GRANTED,
        }
    }
}

/// Compares. Preview and deed both run this.
pub async fn compare(
    db: &impl ConnectionTrait,
    keys: &Keys,
    asked: Asked<'_>,
    mut rows: Vec<StagedRow>,
) -> Result<Comparison, Problem> {
    let Asked {
        unit,
        mode,
        kind,
        day,
        ..
    } = asked;
    let present = present::load(db, keys, unit, &rows, day).await?;
    if kind != SheetKind::Roster {
        return compare_facts(db, keys, (unit, mode, kind, day), rows, present).await;
    }
    name_employers(&mut rows, &present);
    let input = DiffInput {
        rows: &rows,
        roster: &present.roster,
        units: &present.townships,
        default_unit: present.default_unit.as_ref(),
        mode,
        places: &present.places,
        ask_near: true,
        answers: &present.answers,
        granted: asked.granted,
    };
    let diff = diff(&input);
    let rule = GuardRule {
        percent: number(db, unit, "import.guard_percent", day).await?,
        people: number(db, unit, "import.guard_people", day).await?,
    };
    let trips = guard(&diff, &in_post(&present), rule);
    Ok(Comparison {
        totals: diff.totals(),
        fingerprint: keys.hash_json("fingerprint", &diff),
        trips,
        diff,
        present,
        facts: Vec::new(),
        rows,
    })
}

/// The comparison of a sheet of units or of facts: nobody can be missing from it, so that no guard stops it.
async fn compare_facts(
    db: &impl ConnectionTrait,
    keys: &Keys,
    (unit, mode, kind, day): (UnitId, ImportMode, SheetKind, NaiveDate),
    rows: Vec<StagedRow>,
    present: Present,
) -> Result<Comparison, Problem> {
    let organisations: Vec<_> = present.employers.keys().copied().collect();
    let standing = standing(db, kind, &organisations).await?;
    let planning = Planning {
        kind,
        mode,
        home: unit,
        day,
        present: &present,
        standing: &standing,
    };
    let facts = plan(&planning, &rows);
    let diff = Diff {
        mode,
        rows: facts.iter().map(|planned| planned.result.clone()).collect(),
        missing: Vec::new(),
        organisations: made(&facts),
        near: Vec::new(),
    };
    Ok(Comparison {
        totals: diff.totals(),
        fingerprint: keys.hash_json("fingerprint", &(&diff, &facts)),
        trips: Vec::new(),
        diff,
        present,
        facts,
        rows,
    })
}

/// A setting that is a number, as it holds for the unit on the day.
pub async fn number(
    db: &impl ConnectionTrait,
    unit: UnitId,
    key: &'static str,
    day: NaiveDate,
) -> Result<u32, Problem> {
    let value = crate::setting::value_for(db, unit, key, day).await?;
    value
        .parse()
        .map_err(|_| Problem::internal(format!("the setting {key} is no number")))
}

/// People in post by unit.
fn in_post(present: &Present) -> BTreeMap<String, u32> {
    let mut counts = BTreeMap::new();
    for person in &present.roster.people {
        let units: BTreeSet<&EcoString> = person.posts.iter().map(|post| &post.unit).collect();
        for unit in units
            .into_iter()
            .filter(|unit| present.townships.contains(unit.as_str()))
        {
            *counts.entry(unit.to_string()).or_default() += 1;
        }
    }
    counts
}

/// An employer is one by its stem, however it is written, and of what rows say of it the first stands: else the same
/// file would change things each time that it is read.
fn name_employers(rows: &mut [StagedRow], present: &Present) {
    let known = present::by_stem(present);
    // a roster writes few names many times
    let mut stems: HashMap<String, String> = HashMap::new();
    let mut first: HashMap<(String, String), BTreeMap<&str, Option<String>>> = HashMap::new();
    for row in rows {
        if let Some(now) = row
            .person_key
            .as_ref()
            .and_then(|key| present.merged_keys.get(key.as_str()))
        {
            row.person_key = Some(now.into());
        }
        let unit = match &row.unit {
            UnitRef::Known(unit) => Some(unit.clone()),
            UnitRef::Unstated => present.default_unit.clone(),
            UnitRef::Unknown(_) | UnitRef::Asked(_) => None,
        };
        let (Some(unit), Some(written)) = (unit, row.post.get("employer").map(str::to_owned)) else {
            continue;
        };
        let stem = stems
            .entry(written.clone())
            .or_insert_with(|| stem_key(&written, &present.places));
        let key = (unit.to_string(), stem.clone());
        let said = first.entry(key.clone()).or_default();
        let name = known.get(&key).map_or(written, |row| row.name.clone());
        let name = said.entry("employer").or_insert(Some(name)).clone();
        if let Some(name) = name {
            row.post.insert("employer", &name);
        }
        for field in ["credit_code", "organisation_kind"] {
            let Some(value) = row.post.get(field) else {
                continue;
            };
            let first = said.entry(field).or_insert_with(|| Some(value.to_owned()));
            if first.as_deref() != Some(value) {
                row.post.remove(field);
            }
        }
    }
}
