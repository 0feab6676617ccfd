//! Which column of a sheet is which field.
use std::collections::{BTreeMap, BTreeSet};

use crate::cell::{self, choice};
use crate::layout::{self, Grid, Header, Heading};
use crate::report::Confidence;
use crate::{ColumnChoice, Options};

use super::Field;
use super::headers::{self, Meaning, meaning_of};
use super::{beside, ticks};

/// What the columns of a sheet are.
#[derive(Default)]
pub(super) struct Columns {
    /// Which column is which field, and how sure that is.
    pub fields: BTreeMap<u32, (Field, Confidence)>,
    /// Those that a person chose not to read.
    pub refused: BTreeSet<u32>,
    /// Those of which some cells are townships and others are none.
    pub mixed: Vec<u32>,
}

/// What a person chose for a heading.
fn chosen<'a>(grid: &Grid<'_>, heading: &Heading, options: &'a Options) -> Option<&'a ColumnChoice> {
    let whole = heading
        .above
        .as_ref()
        .map(|above| format!("{above}{}", heading.name));
    let choice = whole.and_then(|whole| options.chosen_field(&grid.sheet.name, &whole));
    choice.or_else(|| options.chosen_field(&grid.sheet.name, &heading.name))
}

/// Which column is which field. Of two that mean the same the first is read.
/// What a person chose stands over all.
pub(super) fn map(grid: &Grid<'_>, header: &Header, options: &Options) -> Columns {
    let mut columns = Columns::default();
    let Columns {
        fields,
        refused,
        mixed,
    } = &mut columns;
    let mut taken = BTreeSet::new();
    let mut open = Vec::new();
    let chosen = |heading: &Heading| chosen(grid, heading, options);
    for (column, heading) in &header.columns {
        match chosen(heading).map(|choice| choice.field) {
            Some(Some(field)) if taken.insert(field) => {
                fields.insert(*column, (field, Confidence::Chosen));
            }
            Some(None) => {
                refused.insert(*column);
            }
            _ => {}
        }
    }
    for (field, columns) in ticks::ticks(header) {
        let first = columns.first().map(|(column, _)| *column);
        if let Some(column) = first.filter(|_| taken.insert(field)) {
            fields.insert(column, (field, Confidence::Synonym));
        }
    }
    let beside = beside::second(header);
    let mut told = Vec::new();
    for (column, heading) in &header.columns {
        let is_beside = beside.as_ref().is_some_and(|columns| columns.contains(column));
        if chosen(heading).is_some() || is_beside {
            continue;
        }
        match meaning_of(heading) {
            Some(Meaning::Field(Field::Phone)) if is_contacts(header, *column) => {}
            Some(Meaning::Field(Field::Employer)) if is_any_unit(heading) => {
                match unit_by_values(grid, header, *column) {
                    Some(field) => told.push((headers::vagueness(&heading.name, field), *column, field)),
                    None => mixed.push(*column),
                }
            }
            Some(Meaning::Field(field)) => {
                told.push((headers::vagueness(&heading.name, field), *column, field));
            }
            Some(meaning @ (Meaning::ByValues | Meaning::PostElseNothing)) => open.push((*column, meaning)),
            None | Some(Meaning::Ignored) => {}
        }
    }
    told.sort_unstable_by_key(|(vague, column, _)| (*vague, *column));
    for (_, column, field) in told {
        let Some(heading) = header.columns.get(&column) else {
            continue;
        };
        if taken.insert(field) {
            fields.insert(column, (field, confidence(heading, field)));
        }
    }
    for (column, meaning) in open {
        if let Some(field) = by_values(grid, header, column, meaning)
            && taken.insert(field)
        {
            fields.insert(column, (field, Confidence::Guess));
        }
    }
    columns
}

/// Whether a number is that of whoever stands beside it, and not of the person that the row is about: 联系人 | 联系电话.
fn is_contacts(header: &Header, column: u32) -> bool {
    let before = column
        .checked_sub(1)
        .and_then(|before| header.columns.get(&before));
    before.is_some_and(|before| {
        let name = layout::heading(&before.name);
        let somebody = ["联系人", "法人", "法定代表人", "出资人", "负责人"];
        meaning_of(before).is_none() && somebody.iter().any(|word| name.ends_with(word))
    })
}

/// How sure it is that the heading means the field.
fn confidence(heading: &Heading, field: Field) -> Confidence {
    if field == Field::Township && is_any_unit(heading) {
        // by what stands below
        Confidence::Guess
    } else if layout::heading(&heading.name) == field.label() {
        Confidence::Exact
    } else if headers::is_listed(&heading.name) {
        Confidence::Synonym
    } else {
        Confidence::Guess
    }
}

/// Whether a heading may be that of the firm where people work or of the township that they are of.
fn is_any_unit(heading: &Heading) -> bool {
    let [_, bare, _] = layout::heading_forms(&heading.name);
    matches!(bare.as_str(), "单位" | "所在单位" | "所属单位")
}

/// Whether a column headed 单位 names townships or firms; none where it names some of each.
fn unit_by_values(grid: &Grid<'_>, header: &Header, column: u32) -> Option<Field> {
    let name = header
        .columns
        .get(&column)
        .map(|heading| layout::heading(&heading.name));
    let (mut all, mut townships) = (0, 0);
    for row in grid.sheet.rows_from(header.below()) {
        let Some(cell) = grid.cell(row, column, header.below()) else {
            continue;
        };
        let text = cell::folded(&cell.text());
        // signatures below the rows, and the header once more
        let is_other =
            text.contains(':') || name.as_deref() == Some(text.as_str()) || grid.own(row).count() < 3;
        if !is_other && !cell::is_nothing(&text) {
            all += 1;
            townships += usize::from(is_township(&text));
        }
    }
    match townships {
        0 => Some(Field::Employer),
        _ if townships == all => Some(Field::Township),
        _ => None,
    }
}

/// Whether a text is what a township or its party committee is called.
fn is_township(text: &str) -> bool {
    const ENDINGS: [&str; 7] = ["镇", "乡", "街道", "街道办", "街道办事处", "开发区", "社区"];
    let bare = ["党委", "党工委", "党(工)委", "工委", "委员会"]
        .iter()
        .find_map(|tail| text.strip_suffix(tail))
        .unwrap_or(text);
    bare.chars().count() <= 12 && ENDINGS.iter().any(|ending| bare.ends_with(ending))
}

/// A header that may mean two things is told by what most cells below it are.
fn by_values(grid: &Grid<'_>, header: &Header, column: u32, meaning: Meaning) -> Option<Field> {
    let (mut all, mut kinds, mut posts) = (0, 0, 0);
    for row in grid.sheet.rows_from(header.below()) {
        let cell = grid.cell(row, column, header.below());
        match choice::read(cell, |text| {
            Some((choice::organisation_kind(text), choice::post(text)))
        }) {
            choice::Reading::Value((kind, post)) => {
                all += 1;
                kinds += usize::from(kind.is_some());
                posts += usize::from(post.is_some());
            }
            choice::Reading::Empty | choice::Reading::Unknown => {}
        }
    }
    if posts * 2 > all {
        return Some(Field::Post);
    }
    (meaning == Meaning::ByValues && kinds * 2 > all).then_some(Field::OrganisationKind)
}
