//! A choice that takes several columns, one an answer, with a tick in the right one: 专职 | 兼职.
use std::collections::BTreeMap;

use crate::cell::{self, choice, education};
use crate::layout::{Grid, Header, Heading};
use crate::workbook::Cell;

use super::Field;
use super::headers::{Meaning, meaning};

/// The columns of the fields that are ticked, each with its answer.
pub(super) type Ticks<'a> = BTreeMap<Field, Vec<(u32, &'a str)>>;

/// The fields that a header lays out as columns of answers, two at least.
pub(super) fn ticks(header: &Header) -> Ticks<'_> {
    let mut ticks: Ticks<'_> = BTreeMap::new();
    for (column, heading) in &header.columns {
        if let Some(field) = answers(heading) {
            ticks.entry(field).or_default().push((*column, &heading.name));
        }
    }
    ticks.retain(|_, columns| columns.len() > 1);
    ticks
}

/// The field that a heading's group is, where the heading itself is one of its answers; without a group by itself.
fn answers(heading: &Heading) -> Option<Field> {
    let answer = cell::folded(&heading.name);
    let Some(above) = &heading.above else {
        // answers beside each other with nothing over them
        return match answer.as_str() {
            "男" | "女" => Some(Field::Sex),
            "专职" | "兼职" => Some(Field::Employment),
            _ => None,
        };
    };
    let Some(Meaning::Field(field)) = meaning(above) else {
        return None;
    };
    let is_one = match field {
        Field::Sex => choice::sex(&answer).is_some(),
        Field::Employment => choice::employment(&answer).is_some(),
        Field::PoliticalStatus => choice::political_status(&answer).is_some(),
        Field::OrganisationKind => choice::organisation_kind(&answer).is_some(),
        Field::Education => education::education(&answer).is_some(),
        Field::Post => choice::post(&answer).is_some(),
        Field::Tier | Field::TierApplied => matches!(choice::tier(&answer), choice::Reading::Value(_)),
        _ => false,
    };
    is_one.then_some(field)
}

/// The cell that counts for a ticked field: the answer of the one column that has a tick. Several ticks, or anything
/// but a tick, stand as they are, to be asked about.
pub(in crate::sheet) fn ticked<'a>(
    grid: &Grid<'a>,
    row: u32,
    below: u32,
    columns: &'a [(u32, String)],
) -> Option<Cell<'a>> {
    let full = columns.iter().filter_map(|(column, answer)| {
        let cell = grid.cell(row, *column, below)?;
        (!super::is_blank(cell)).then_some((cell, answer.as_str()))
    });
    let mut full = full.filter(|(cell, _)| !is_cross(*cell));
    let (cell, answer) = full.next()?;
    Some(match full.next() {
        Some(_) => Cell::Fault("几列都有标记"),
        None if is_tick(cell) || cell::folded(&cell.text()) == cell::folded(answer) => Cell::Text(answer),
        None => cell,
    })
}

fn is_tick(cell: Cell<'_>) -> bool {
    matches!(
        cell::folded(&cell.text()).as_str(),
        "√" | "✓" | "✔" | "☑" | "■" | "●" | "○" | "V" | "v" | "是" | "1" | "Y" | "y" | "有"
    )
}

fn is_cross(cell: Cell<'_>) -> bool {
    cell::is_nothing(&cell.text())
        || matches!(
            cell::folded(&cell.text()).as_str(),
            "×" | "✗" | "☐" | "□" | "否" | "0" | "N" | "n" | "X" | "x"
        )
}
