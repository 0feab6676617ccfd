//! The comparison of a read roster with what stands here: the one that is shown and the one that is applied.
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use ecow::EcoString;
use sanyou_schema::domain::roster::{Diff, DiffInput, GuardRule, GuardTrip, StagedRow, Totals, diff, guard};
use sanyou_schema::domain::value::id::UnitId;
use sanyou_schema::domain::value::{ImportMode, SheetKind};
use sanyou_schema::entity::roster_import;
use sea_orm::ConnectionTrait;

use super::employers::name_employers;
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
    /// Whether the rows are some of the unit's people alone: then nobody is missing.
    pub is_part: bool,
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
            is_part: import.is_part,
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
    let near_firms = name_employers(&mut rows, &present);
    let input = DiffInput {
        rows: &rows,
        roster: &present.roster,
        units: &present.townships,
        default_unit: present.default_unit.as_ref(),
        mode,
        places: &present.places,
        ask_near: true,
        answers: &present.answers,
        near_firms: &near_firms,
        granted: asked.granted,
    };
    let mut diff = diff(&input);
    if asked.is_part {
        diff.missing.clear();
    }
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
    let (facts, near) = plan(&planning, &rows);
    let diff = Diff {
        mode,
        rows: facts.iter().map(|planned| planned.result.clone()).collect(),
        missing: Vec::new(),
        organisations: made(&facts),
        near,
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
