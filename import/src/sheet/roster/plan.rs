//! A sheet of a roster with its header found: what its columns mean, which of its rows are told, and each read by itself.
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::columns::{self, Columns};
use super::duplicates::Duplicates;
use super::lines::{Below, Line, are_counts};
use super::row::{self, Checked};
use super::slots::{Chosen, Slot, Slots};
use super::{Field, beside, header_of, ticks};
use crate::cell::is_blank;
use crate::layout::{self, Grid, Header};
use crate::report::{Confidence, Row, SkipReason, Status, letters};
use crate::workbook::{Cell, Sheet};
use crate::{Edit, Options, ReadError};

/// What stands in a cell whose formula nobody ever computed.
const UNCOMPUTED: &str = "没有算出的公式";

/// A sheet with its header found: what its columns mean, and which of its rows are told.
pub(super) struct Plan<'a> {
    pub(super) grid: Grid<'a>,
    pub(super) options: &'a Options,
    pub(super) header: Header,
    pub(super) fields: BTreeMap<u32, (Field, Confidence)>,
    /// The columns of [`Plan::fields`] by their fields, so that a row finds its cells at once.
    pub(super) columns: Vec<(Field, u32)>,
    /// The columns of fields that are ticked.
    pub(super) ticks: BTreeMap<Field, Vec<(u32, String)>>,
    /// The columns of another table beside this one.
    pub(super) beside: Option<RangeInclusive<u32>>,
    /// The columns that a person chose not to read.
    pub(super) refused: BTreeSet<u32>,
    /// The columns of which some cells are townships and others are none.
    pub(super) mixed: Vec<u32>,
    pub(super) lines: Vec<Line>,
    /// The row of another list's header, from 0: from there on nothing is read.
    pub(super) other_table: Option<u32>,
}

impl<'a> Plan<'a> {
    /// `None` where the sheet has no header.
    pub(super) fn of(sheet: &'a Sheet, options: &'a Options) -> Result<Option<Self>, ReadError> {
        let grid = Grid::new(sheet, &options.limits)?;
        let Some(header) = header_of(&grid, options) else {
            return Ok(None);
        };
        let Columns {
            fields,
            refused,
            mixed,
        } = columns::map(&grid, &header, options);
        if are_counts(&grid, &header, &fields) {
            return Ok(None);
        }
        let mut plan = Self {
            columns: fields
                .iter()
                .map(|(column, (field, _))| (*field, *column))
                .collect(),
            ticks: ticks::ticks(&header)
                .into_iter()
                .map(|(field, columns)| {
                    let columns = columns.into_iter();
                    (
                        field,
                        columns
                            .map(|(column, answer)| (column, answer.to_owned()))
                            .collect(),
                    )
                })
                .collect(),
            beside: beside::second(&header),
            refused,
            mixed,
            grid,
            options,
            header,
            fields,
            lines: Vec::new(),
            other_table: None,
        };
        let below = Below {
            grid: &plan.grid,
            header: &plan.header,
            fields: &plan.fields,
            beside: plan.beside.as_ref(),
        };
        (plan.lines, plan.other_table) = below.lines();
        Ok(Some(plan))
    }

    /// A row's number as the spreadsheet shows it, and the cells that a person mended in it.
    fn edits(&self, row: u32) -> impl Iterator<Item = &'a Edit> {
        let name = &self.grid.sheet.name;
        self.options
            .edits
            .iter()
            .filter(move |edit| edit.row == row + 1 && edit.sheet == *name)
    }

    /// A row read by itself.
    pub(super) fn draft(&self, line: &Line) -> Draft {
        let row = line.row;
        let mut cells = if self.options.keep_cells {
            self.cells(row)
        } else {
            BTreeMap::new()
        };
        if let Some(reason) = line.skipped {
            return Draft {
                row: row + 1,
                cells,
                outcome: Err(reason),
            };
        }
        let mut slots = Slots::default();
        for (field, column) in &self.columns {
            slots.insert(*field, self.slot_of(row, *field, *column));
        }
        // without a column of names, as a header may be that a person chose, nobody has one
        slots.entry(Field::Name);
        for edit in self.edits(row) {
            let slot = slots.entry(edit.field);
            *slot = self.mended(edit, *slot);
            if let Some(column) = slot.column.filter(|_| self.options.keep_cells) {
                cells.insert(letters(column), edit.text.clone());
            }
        }
        let place = format!("“{}”第 {} 行", self.grid.sheet.name, row + 1);
        Draft {
            row: row + 1,
            cells,
            outcome: Ok(row::check(&slots, self.township(), self.options.as_of, place)),
        }
    }

    /// The cell of a field with what a person mended or chose.
    pub(super) fn slot(&self, row: u32, field: Field) -> Slot<'_> {
        let column = self.columns.iter().find(|(known, _)| *known == field);
        let slot = column.map_or_else(Slot::default, |(_, column)| self.slot_of(row, field, *column));
        let edit = self.edits(row).filter(|edit| edit.field == field).last();
        edit.map_or(slot, |edit| self.mended(edit, slot))
    }

    fn slot_of(&self, row: u32, field: Field, column: u32) -> Slot<'_> {
        let heading = self.header.columns.get(&column);
        let cell = match self.ticks.get(&field) {
            Some(columns) if columns.iter().any(|(ticked, _)| *ticked == column) => {
                ticks::ticked(&self.grid, row, self.header.below(), columns)
            }
            _ => self.grid.cell(row, column, self.header.below()),
        };
        let uncomputed = &self.grid.sheet.uncomputed;
        let slot = Slot {
            column: Some(column),
            header: heading.map_or("", |heading| &heading.name),
            cell: match cell.filter(|cell| !is_blank(*cell)) {
                None if !uncomputed.is_empty() && uncomputed.binary_search(&(row, column)).is_ok() => {
                    Some(Cell::Fault(UNCOMPUTED))
                }
                cell => cell,
            },
            chosen: Chosen::Nothing,
        };
        self.chosen(field, slot)
    }

    fn mended<'s>(&'s self, edit: &'s Edit, slot: Slot<'s>) -> Slot<'s> {
        let cell = (!edit.text.trim().is_empty()).then_some(Cell::Text(&edit.text));
        self.chosen(edit.field, Slot { cell, ..slot })
    }

    /// With what a person chose for its text.
    fn chosen<'s>(&'s self, field: Field, slot: Slot<'s>) -> Slot<'s> {
        let choice = if self.options.values.is_empty() {
            None
        } else {
            slot.cell
                .and_then(|cell| self.options.chosen_value(field, &cell.text()))
        };
        let chosen = choice.map_or(Chosen::Nothing, |choice| {
            choice.value.as_deref().map_or(Chosen::Empty, Chosen::Text)
        });
        Slot { chosen, ..slot }
    }

    /// A sheet that shows how to fill in the others holds no workers.
    pub(super) fn pass_over_sample(&mut self) {
        const SAMPLES: [&str; 5] = ["样表", "示例", "样例", "范例", "填写说明"];
        if SAMPLES.iter().any(|word| self.grid.sheet.name.contains(word)) {
            for line in &mut self.lines {
                line.skipped.get_or_insert(SkipReason::Footer);
            }
        }
    }

    /// The texts of the row as they came, merged ones with it.
    fn cells(&self, row: u32) -> BTreeMap<String, String> {
        let below = self.header.below();
        let mut cells = BTreeMap::new();
        for (column, cell) in self.grid.own(row).filter(|(_, cell)| !is_blank(*cell)) {
            cells.insert(letters(column), cell.text().into_owned());
        }
        if self.grid.has_merges() {
            for column in self.header.columns.keys() {
                if let Some(cell) = self.grid.cell(row, *column, below) {
                    cells.insert(letters(*column), cell.text().into_owned());
                }
            }
        }
        cells
    }

    /// The sheet's name, where it is a township's and no column names one, with what a person chose for it.
    fn township(&self) -> Option<&str> {
        let name = self.named_township()?;
        match self.options.chosen_value(Field::Township, name) {
            Some(choice) => choice.value.as_deref(),
            None => Some(name),
        }
    }

    /// The sheet's name, where it is a township's and no column names one.
    pub(super) fn named_township(&self) -> Option<&str> {
        let has_column = self.columns.iter().any(|(field, _)| *field == Field::Township);
        layout::township(&self.grid.sheet.name).filter(|_| !has_column)
    }

    pub(super) fn worker_rows(&self) -> impl Iterator<Item = u32> {
        let lines = self.lines.iter().filter(|line| line.skipped.is_none());
        lines.map(|line| line.row)
    }
}

/// A row that is read by itself, and not yet compared with others.
pub(super) struct Draft {
    row: u32,
    cells: BTreeMap<String, String>,
    outcome: Result<Checked, SkipReason>,
}

impl Draft {
    pub(super) fn finish(self, duplicates: &mut Duplicates) -> Row {
        let (checked, reason) = match self.outcome {
            Ok(mut checked) => {
                duplicates.mark(&mut checked);
                (Some(checked), None)
            }
            Err(reason) => (None, Some(reason)),
        };
        let (values, issues) = checked.map(|checked| (checked.values, checked.issues)).unzip();
        Row {
            row: self.row,
            status: issues.as_deref().map_or(Status::Skipped, Status::of),
            reason,
            values,
            issues,
            cells: self.cells,
            stamp: None,
        }
    }
}
