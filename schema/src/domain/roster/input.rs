//! What a roster that arrives is compared with.
use std::collections::BTreeSet;

use ecow::EcoString;

use super::staged::{NameAnswers, NearFirms, Roster, StagedRow, UnitRef};
use crate::domain::value::ImportMode;

/// What is compared.
#[derive(Debug, Clone, Copy)]
pub struct DiffInput<'a> {
    /// The file's rows, in its order.
    pub rows: &'a [StagedRow],
    /// What stands here today.
    pub roster: &'a Roster,
    /// The units that the import may touch: those with rosters in the importing unit's subtree.
    pub units: &'a BTreeSet<String>,
    /// Where a row that names no unit belongs; `None` where the import is for several.
    pub default_unit: Option<&'a EcoString>,
    /// What the import may do.
    pub mode: ImportMode,
    /// Names of the places above, for [`super::name::stem_key`].
    pub places: &'a [String],
    /// Whether a new organisation near a known one waits for an answer instead of being made.
    pub ask_near: bool,
    /// What was answered of names that are near known ones.
    pub answers: &'a NameAnswers,
    /// Names of firms that are near known ones, unanswered.
    pub near_firms: &'a NearFirms,
    /// Posts in other townships that were given up, so that they move.
    pub granted: &'a BTreeSet<String>,
}

/// The unit that a row belongs to, or the code of its refusal.
pub(super) fn unit_of<'a>(
    input: &DiffInput<'a>,
    row: &'a StagedRow,
) -> Result<&'a EcoString, (&'static str, Option<&'a EcoString>)> {
    match &row.unit {
        UnitRef::Known(unit) if input.units.contains(unit.as_str()) => Ok(unit),
        UnitRef::Known(unit) => Err(("scope.other_unit", Some(unit))),
        UnitRef::Unknown(_) => Err(("unit.unknown", None)),
        UnitRef::Asked(_) => Err(("sheet.other_unit", None)),
        UnitRef::Unstated => input.default_unit.ok_or(("unit.missing", None)),
    }
}

/// The units that the file has rows of.
pub(super) fn covered<'a>(input: &DiffInput<'a>) -> BTreeSet<&'a str> {
    input
        .rows
        .iter()
        .filter(|row| !row.skipped)
        .filter_map(|row| unit_of(input, row).ok().map(EcoString::as_str))
        .collect()
}
