//! Finds the header of a sheet and tells workers from titles, subtotals and footers.
mod header;
mod rows;
mod text;
mod whose;

pub(crate) use header::{Header, Heading, chosen, chosen_whole, find, has_three, row_names};
pub(crate) use rows::{Kind, Rows, explains, is_part, is_serial_number};
pub(crate) use text::{heading, heading_forms};
pub(crate) use whose::{township, whose};

use std::collections::HashMap;

use crate::workbook::{Cell, Sheet};
use crate::{Limits, ReadError};

/// A sheet whose vertically merged cells belong to every row that they span.
pub(crate) struct Grid<'a> {
    pub sheet: &'a Sheet,
    /// Where the value of a covered cell stands, among the rows that hold something.
    covered: HashMap<(u32, u32), (u32, u32)>,
}

impl<'a> Grid<'a> {
    /// Merges that lie over each other could cost without end, so they are bounded as cells are.
    pub(crate) fn new(sheet: &'a Sheet, limits: &Limits) -> Result<Self, ReadError> {
        if sheet.merges.len() > limits.rows as usize {
            return Err(limits.too_many_cells());
        }
        let mut covered = HashMap::new();
        let mut left = limits.cells;
        for merge in &sheet.merges {
            let below = merge.top.saturating_add(1)..=merge.bottom;
            if below.is_empty() || sheet.cell(merge.top, merge.left).is_none() {
                continue;
            }
            for row in sheet
                .rows_from(*below.start())
                .take_while(|row| row <= below.end())
            {
                left = left.checked_sub(1).ok_or_else(|| limits.too_many_cells())?;
                covered.insert((row, merge.left), (merge.top, merge.left));
            }
        }
        Ok(Self { sheet, covered })
    }

    /// Whether any cell is covered by one above.
    pub(crate) fn has_merges(&self) -> bool {
        !self.covered.is_empty()
    }

    /// The cell that counts for this row: its own, or the merged one whose top is at `first` or below.
    pub(crate) fn cell(&self, row: u32, column: u32, first: u32) -> Option<Cell<'a>> {
        if self.covered.is_empty() {
            return self.sheet.cell(row, column);
        }
        match self.covered.get(&(row, column)) {
            Some(&(top, left)) if top >= first => self.sheet.cell(top, left),
            _ => self.sheet.cell(row, column),
        }
    }

    /// The cells that stand in the row itself.
    pub(crate) fn own(&self, row: u32) -> impl Iterator<Item = (u32, Cell<'a>)> {
        self.sheet
            .row(row)
            .iter()
            .filter(move |(column, _)| self.covered.is_empty() || !self.covered.contains_key(&(row, *column)))
    }
}
