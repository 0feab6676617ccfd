//! Whose roster a sheet is, where it says so above or below its rows and its rows do not.
use sanyou_import::{Severity, SheetIssue, SheetReport, ValueChoice};
use sanyou_schema::domain::roster::UnitRef;
use sanyou_schema::domain::value::UnitTree;
use sanyou_schema::domain::value::id::UnitId;

use crate::roster::content::SheetAsks;
use crate::unit::NamedUnit;

/// The sheet names another unit than the importing one: its rows wait until somebody says whose they are.
pub const OTHER_UNIT: &str = "sheet.other_unit";

/// Rows that name no township are taken to be the unit's that the sheet names.
const NAMED_UNIT: &str = "sheet.named_unit";

/// The same, by a person's choice.
pub const CHOSEN_UNIT: &str = "sheet.unit_chosen";

/// Whose the rows of a sheet are that name no township.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// As a row is compared.
    pub unit: UnitRef,
    /// What is said of it on the page.
    pub issue: SheetIssue,
    /// What may be answered.
    pub asks: SheetAsks,
}

/// Whose the sheet's rows are, by what it says and what a person said of that; none where they are the importing
/// unit's as ever.
pub fn home(
    sheet: &SheetReport,
    units: &[NamedUnit],
    own: UnitId,
    chosen: impl Fn(&str) -> Option<ValueChoice>,
) -> Option<Home> {
    let said = sheet.filled_by.as_deref()?;
    let own = units.iter().find(|unit| unit.row.id == own)?;
    let found = named_in(units, own, said);
    let answer = chosen(said).map(|choice| choice.value);
    let called = |name: &str| units.iter().find(|unit| keeps(unit) && unit.name == name);
    let (unit, code, message) = match (&answer, found) {
        (Some(answer), _) => {
            let unit = called(answer.as_deref()?)?;
            let message = format!("“{}”里没有写乡镇的人，按您说的算{}的。", sheet.name, unit.name);
            (known(unit, own), CHOSEN_UNIT, message)
        }
        // its own, or the county's that it is part of
        (None, Some(found)) if own.row.path.starts_with(&found.row.path) => return None,
        (None, Some(found)) if found.row.path.starts_with(&own.row.path) => {
            let message = format!(
                "“{}”上写的是“{said}”，没有写乡镇的人都算{}的。不是的请改。",
                sheet.name, found.name
            );
            (known(found, own), NAMED_UNIT, message)
        }
        (None, Some(_)) if keeps(own) => {
            let message = format!(
                "“{}”上写的是“{said}”，这次导入的是{}的名册。请点一下是谁的名册；没有写乡镇的人，点了以后才能写入。",
                sheet.name, own.name
            );
            (UnitRef::Asked(said.to_owned()), OTHER_UNIT, message)
        }
        (None, _) => return None,
    };
    let values = [found, keeps(own).then_some(own)].into_iter().flatten();
    Some(Home {
        unit,
        issue: SheetIssue {
            code: code.to_owned(),
            severity: Severity::Warning,
            message,
        },
        asks: SheetAsks {
            code: code.to_owned(),
            raw: said.to_owned(),
            values: values.map(|unit| unit.name.clone()).collect(),
        },
    })
}

fn known(unit: &NamedUnit, own: &NamedUnit) -> UnitRef {
    if unit.row.id == own.row.id {
        UnitRef::Unstated
    } else {
        UnitRef::Known(unit.row.id.to_string().into())
    }
}

fn keeps(unit: &NamedUnit) -> bool {
    unit.row.tree == UnitTree::Territory && unit.row.kind.keeps_roster()
}

/// The one township that a text names, beside other words: 古县镇党委, 祁县古县镇两新组织党务工作者花名册. The importing
/// one where it is among several.
fn named_in<'a>(units: &'a [NamedUnit], own: &'a NamedUnit, text: &str) -> Option<&'a NamedUnit> {
    let longest = |unit: &'a NamedUnit| {
        let names = unit.aliases.iter().chain([&unit.name]);
        let names = names.filter(|name| name.chars().count() > 1 && text.contains(name.as_str()));
        let longest = names.max_by_key(|name| name.len())?;
        Some((unit, longest.as_str()))
    };
    let named: Vec<_> = units
        .iter()
        .filter(|unit| keeps(unit))
        .filter_map(longest)
        .collect();
    // 观镇 stands within 东观镇, and is not named by it
    let within = |name: &str, other: &str| other.len() > name.len() && other.contains(name);
    let mut named = named
        .iter()
        .filter(|(_, name)| !named.iter().any(|(_, other)| within(name, other)))
        .map(|(unit, _)| *unit);
    let first = named.next()?;
    let rest: Vec<_> = named.collect();
    if rest.is_empty() {
        return Some(first);
    }
    let is_own = |unit: &NamedUnit| unit.row.id == own.row.id;
    (is_own(first) || rest.iter().any(|unit| is_own(unit))).then_some(own)
}
