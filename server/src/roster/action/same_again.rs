//! The same file once more, while the roster stands as it left it: every row is unchanged without being read and compared
//! again, and the import shows the rows of the one that was applied. Whatever could make a row come to something else
//! leads to the comparison itself.
use std::collections::BTreeSet;

use sanyou_schema::domain::roster::{Diff, GuardRule, GuardTrip, Missing, Totals, guard};
use sanyou_schema::domain::value::id::UnitId;
use sanyou_schema::domain::value::{ImportState, SheetKind};
use sanyou_schema::entity::roster_import;
use sea_orm::ConnectionTrait;

use super::compare::number;
use super::guarded::summary_of;
use super::reading::reading_of;
use super::settle::Outcome;
use super::summary::difference;
use crate::platform::Platform;
use crate::platform::keys::Keys;
use crate::platform::problem::Problem;
use crate::roster::content::{GuardedUnit, Summary, Told};
use crate::roster::store::{again, desk, imports, rows};
use crate::unit::{NamedUnit, named_units};

/// What is said of a row by what stood here, and not by the file alone. Of people with one name or one phone the file
/// says it again: every large roster has some, and comparing all of it for their sake would cost what applying did.
const COMPARED: [&str; 7] = [
    "email.kept",
    "id_number.kept",
    "name.differs",
    "post.assumed",
    "post.rewritten",
    "post.since_kept",
    "row.changed_since",
];

/// What the same file comes to.
pub(super) struct Again {
    /// The import whose rows they are.
    pub rows_of: roster_import::Model,
    /// The counts.
    pub totals: Totals,
    /// Over what was applied, and who is missing.
    pub fingerprint: String,
    /// Where too many are missing.
    pub trips: Vec<GuardTrip>,
    /// What it says of itself.
    pub summary: Summary,
}

impl Again {
    /// As it is staged.
    pub fn outcome(&self) -> Outcome<'_> {
        Outcome {
            totals: &self.totals,
            fingerprint: &self.fingerprint,
            is_guarded: !self.trips.is_empty(),
            rows_of: Some(self.rows_of.id),
            summary: &self.summary,
        }
    }
}

/// What an import comes to whose file was applied before, where nothing changed since; none where it must be compared.
pub(super) async fn same_again(
    platform: &Platform,
    db: &impl ConnectionTrait,
    import: &roster_import::Model,
) -> Result<Option<Again>, Problem> {
    let Some(before) = applied(db, import).await? else {
        return Ok(None);
    };
    let earlier = summary_of(&platform.keys, &before)?;
    let is_compared = |code: &str| COMPARED.contains(&code);
    if earlier.reading != reading_of(platform, db, import).await?
        || earlier.causes.iter().any(|cause| is_compared(&cause.code))
        || again::is_touched_since(db, before.created_at, before.id).await?
        || !again::is_settled(db, before.id).await?
    {
        return Ok(None);
    }
    let totals: Option<Totals> = before
        .totals
        .as_deref()
        .and_then(|json| serde_json::from_str(json).ok());
    let Some(applied) = totals else {
        return Ok(None);
    };
    let units = named_units(db, import.as_of).await?;
    let missing = again::missing_from(db, before.id, &earlier.covered, import.as_of).await?;
    let people: BTreeSet<_> = missing.iter().map(|gone| gone.person).collect();
    let totals = Totals {
        unchanged: applied.new + applied.changed + applied.moved + applied.unchanged,
        refused: applied.refused,
        skipped: applied.skipped,
        missing: u32::try_from(people.len()).unwrap_or(u32::MAX),
        ..Totals::default()
    };
    let missed = missing.iter().map(|gone| Missing {
        unit: gone.unit.to_string(),
        person: gone.person.to_string(),
    });
    let diff = Diff {
        mode: import.mode,
        rows: Vec::new(),
        missing: missed.collect(),
        organisations: Vec::new(),
        near: Vec::new(),
    };
    let trips = trips(db, import, &units, &diff).await?;
    let summary = Summary {
        sentence: earlier.read.clone() + &difference(&totals),
        new_organisations: Vec::new(),
        made: 0,
        near: Vec::new(),
        guard: trips.iter().filter_map(|trip| shown(&units, trip)).collect(),
        missing,
        compared_at: None,
        told: Told::default(),
        ..earlier
    };
    Ok(Some(Again {
        fingerprint: print(&platform.keys, &before, &diff),
        rows_of: before,
        totals,
        trips,
        summary,
    }))
}

/// The import of the same file that was applied, where this one asks for nothing else.
async fn applied(
    db: &impl ConnectionTrait,
    import: &roster_import::Model,
) -> Result<Option<roster_import::Model>, Problem> {
    let Some(earlier) = import.earlier_id else {
        return Ok(None);
    };
    let named = imports::by_id(db, earlier).await?;
    let of = match named.as_ref().and_then(|named| named.rows_of_id) {
        Some(of) => imports::by_id(db, of).await?,
        None => named,
    };
    let fits = |before: &roster_import::Model| {
        before.state == ImportState::Applied
            && before.kind == Some(SheetKind::Roster)
            && import.kind.is_none_or(|kind| kind == SheetKind::Roster)
            && (before.unit_id, before.mode, before.as_of) == (import.unit_id, import.mode, import.as_of)
    };
    let Some(before) = of.filter(fits) else {
        return Ok(None);
    };
    for id in [before.id, import.id] {
        let said = desk::decisions(db, id).await?.len() + imports::edits(db, id).await?.len();
        let left_out = rows::excluded_rows(db, id).await?.len();
        if said + left_out > 0 {
            return Ok(None);
        }
    }
    Ok(Some(before))
}

async fn trips(
    db: &impl ConnectionTrait,
    import: &roster_import::Model,
    units: &[NamedUnit],
    diff: &Diff,
) -> Result<Vec<GuardTrip>, Problem> {
    let (unit, day) = (import.unit_id, import.as_of);
    let own = units.iter().find(|known| known.row.id == unit);
    let path = own.map(|own| own.row.path.clone()).unwrap_or_default();
    let kept: Vec<UnitId> = units
        .iter()
        .filter(|unit| unit.row.kind.keeps_roster() && unit.row.path.starts_with(&path))
        .map(|unit| unit.row.id)
        .collect();
    let rule = GuardRule {
        percent: number(db, unit, "import.guard_percent", day).await?,
        people: number(db, unit, "import.guard_people", day).await?,
    };
    Ok(guard(diff, &again::in_post(db, &kept, day).await?, rule))
}

fn shown(units: &[NamedUnit], trip: &GuardTrip) -> Option<GuardedUnit> {
    let unit: UnitId = trip.unit.parse().ok()?;
    let named = units.iter().find(|known| known.row.id == unit);
    Some(GuardedUnit {
        unit,
        unit_name: named.map(|known| known.name.clone()).unwrap_or_default(),
        in_post: trip.in_post,
        missing: trip.missing,
        moved: trip.moved,
        renamed: trip.renamed,
    })
}

fn print(keys: &Keys, before: &roster_import::Model, diff: &Diff) -> String {
    keys.hash_json("fingerprint", &(before.id, &before.fingerprint, diff))
}
