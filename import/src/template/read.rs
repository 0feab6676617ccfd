//! Takes the keys, the certified tiers and the hidden sheet away before a workbook is read, and gives the rows their
//! stamps afterwards.
use std::collections::{BTreeMap, HashMap};

use crate::Part;
use crate::workbook::{Cell, Sheet};

use super::{CERTIFIED, Exported, KEY, MARK, SHEET, Stamp, VERSION};

/// How far down the header of the keys is looked for.
const ROWS: usize = 40;

/// What was taken away.
pub(crate) struct Kept {
    exported: Option<Exported>,
    /// The stamps of the rows from 1, by the sheet's name.
    stamps: HashMap<String, BTreeMap<u32, Stamp>>,
}

/// Takes them away. The reader then sees a roster like any other.
pub(crate) fn detach(sheets: &mut Vec<Sheet>) -> Option<Kept> {
    let is_hidden = |sheet: &Sheet| sheet.name == SHEET && text(sheet, 0, 0) == Some(MARK);
    let at = sheets.iter().position(is_hidden)?;
    let hidden = sheets.remove(at);
    let (exported, by_key) = if text(&hidden, 0, 1) == Some(VERSION) {
        (exported(&hidden), stamps(&hidden))
    } else {
        (None, BTreeMap::new())
    };
    let mut stamps = HashMap::new();
    for sheet in sheets {
        let keys = take_keys(sheet).into_iter();
        let stamped = keys.filter_map(|(row, key)| Some((row + 1, by_key.get(&key)?.clone())));
        stamps.insert(sheet.name.clone(), stamped.collect());
    }
    Some(Kept { exported, stamps })
}

impl Kept {
    /// Says of the parts of a report, as they are handed over, whose rows they are.
    pub(crate) fn stamping(mut self, take: &mut dyn FnMut(Part)) -> impl FnMut(Part) {
        let mut sheet = String::new();
        if let Some(exported) = self.exported.take() {
            take(Part::Exported(exported));
        }
        move |mut part| {
            match &mut part {
                Part::Exported(_) | Part::Kind(_) => {}
                Part::Sheet(next) => sheet.clone_from(&next.name),
                Part::Row(row) => row.stamp = self.take(&sheet, row.row),
            }
            take(part);
        }
    }

    fn take(&mut self, sheet: &str, row: u32) -> Option<Stamp> {
        self.stamps.get_mut(sheet)?.remove(&row)
    }
}

fn text(sheet: &Sheet, row: u32, column: u32) -> Option<&str> {
    match sheet.cell(row, column)? {
        Cell::Text(text) => Some(text),
        _ => None,
    }
}

fn exported(hidden: &Sheet) -> Option<Exported> {
    Some(Exported {
        unit: text(hidden, 0, 2)?.to_owned(),
        day: text(hidden, 0, 3)?.parse().ok()?,
    })
}

/// The stamps by their keys.
fn stamps(hidden: &Sheet) -> BTreeMap<String, Stamp> {
    let stamp = |row: u32| {
        let cell = |column| text(hidden, row, column).map(str::to_owned);
        Some((
            cell(0)?,
            Stamp {
                appointment: cell(1)?,
                person: cell(2)?,
                digest: cell(3)?,
            },
        ))
    };
    hidden.rows().skip(1).filter_map(stamp).collect()
}

/// Takes the columns of keys and of certified tiers out of a sheet; gives the key of each row, from 0.
fn take_keys(sheet: &mut Sheet) -> Vec<(u32, String)> {
    if let Some((header, column)) = headed(sheet, CERTIFIED) {
        sheet.clear_column(header, column);
    }
    let Some((header, column)) = headed(sheet, KEY) else {
        return Vec::new();
    };
    let below = sheet.rows_from(header + 1);
    let key = |row: u32| match sheet.cell(row, column)? {
        Cell::Text(key) => Some((row, key.trim().to_owned())),
        _ => None,
    };
    let keys = below.filter_map(key).collect();
    sheet.clear_column(header, column);
    keys
}

/// The row and the column of a header of ours.
fn headed(sheet: &Sheet, header: &str) -> Option<(u32, u32)> {
    sheet.rows().take(ROWS).find_map(|row| {
        let mut cells = sheet.row(row).iter();
        let at = cells.find(|(_, cell)| matches!(cell, Cell::Text(text) if *text == header))?;
        Some((row, at.0))
    })
}
