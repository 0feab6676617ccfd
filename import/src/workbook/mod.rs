//! Any kind of file to sheets of cells. What a cell means is for others to say; here it is what the file holds.
mod biff;
mod csv;
mod excel;
mod html;
mod kind;
mod ods;
mod package;
mod xml;
mod xml2003;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::{Limits, ReadError};

/// What one cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell {
    Text(String),
    Number(f64),
    /// A date cell, its time of day left away.
    Date(NaiveDate),
    Bool(bool),
    /// A formula that failed: `#N/A`.
    Fault(String),
}

impl Cell {
    /// The cell as a person sees it.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Text(text) | Self::Fault(text) => text.clone(),
            Self::Number(number) => format!("{number}"),
            Self::Date(day) => day.format("%Y-%m-%d").to_string(),
            Self::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
        }
    }
}

/// A merged area, rows and columns from 0, both ends within.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Merge {
    pub top: u32,
    pub left: u32,
    pub bottom: u32,
    pub right: u32,
}

/// A sheet: the cells that hold something, by row and column from 0.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sheet {
    pub name: String,
    pub rows: BTreeMap<u32, BTreeMap<u32, Cell>>,
    pub merges: Vec<Merge>,
    /// This kind of file does not tell its merges.
    pub merges_unread: bool,
    pub hidden_rows: u32,
}

impl Sheet {
    pub(crate) fn cell(&self, row: u32, column: u32) -> Option<&Cell> {
        self.rows.get(&row)?.get(&column)
    }

    /// Puts a cell where it belongs, unless it is out of bounds or blank text.
    fn put(&mut self, row: u32, column: u32, cell: Cell, budget: &mut Budget) -> Result<(), ReadError> {
        if matches!(&cell, Cell::Text(text) if text.trim().is_empty()) {
            return Ok(());
        }
        budget.take(row, column, &cell)?;
        self.rows.entry(row).or_default().insert(column, cell);
        Ok(())
    }
}

/// What may still be read of a file.
pub(crate) struct Budget {
    limits: Limits,
    cells: usize,
    text: u64,
}

impl Budget {
    pub(crate) const fn new(limits: Limits) -> Self {
        Self {
            limits,
            cells: 0,
            text: 0,
        }
    }

    /// Asks for a cell at that place. A shared text counts each time, since each cell keeps its own.
    fn take(&mut self, row: u32, column: u32, cell: &Cell) -> Result<(), ReadError> {
        self.place(row, column)?;
        if let Cell::Text(text) | Cell::Fault(text) = cell {
            self.text += text.len() as u64;
            if self.text > self.limits.inflated {
                return Err(self.limits.too_much_inflated());
            }
        }
        self.cells += 1;
        if self.cells > self.limits.cells {
            return Err(self.limits.too_many_cells());
        }
        Ok(())
    }

    /// Asks whether a cell may be at that place.
    fn place(&self, row: u32, column: u32) -> Result<(), ReadError> {
        if row >= self.limits.rows {
            return Err(self.limits.too_many_rows());
        }
        if column >= self.limits.columns {
            return Err(self.limits.too_many_columns());
        }
        Ok(())
    }
}

/// Reads a file, whatever its name says it is.
pub(crate) fn open(bytes: &[u8], file_name: &str, limits: &Limits) -> Result<Vec<Sheet>, ReadError> {
    if bytes.len() > limits.bytes {
        return Err(limits.too_many_bytes());
    }
    let budget = &mut Budget::new(*limits);
    match kind::of(bytes)? {
        kind::Kind::Xlsx => excel::xlsx(bytes, budget),
        kind::Kind::Xlsb => excel::xlsb(bytes, budget),
        kind::Kind::Xls => excel::xls(bytes, budget),
        kind::Kind::Ods => ods::read(bytes, budget),
        kind::Kind::Markup(text) if xml2003::is_workbook(&text) => xml2003::read(&text, budget),
        kind::Kind::Markup(text) => html::read(&text, file_name, budget),
        kind::Kind::Text(text) => csv::read(&text, file_name, budget).map(|sheet| vec![sheet]),
    }
}

/// Whether a file is a package of the kind .xlsx, whose parts may be unpacked one by one within the limits.
pub(crate) fn is_package(bytes: &[u8], limits: &Limits) -> Result<bool, ReadError> {
    if bytes.len() > limits.bytes {
        return Err(limits.too_many_bytes());
    }
    let is_package = matches!(kind::of(bytes)?, kind::Kind::Xlsx);
    if is_package {
        package::scan(bytes, &Budget::new(*limits))?;
    }
    Ok(is_package)
}

/// The name without folder and ending, which a file of one nameless sheet gives its sheet.
fn stem(file_name: &str) -> String {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem.to_owned(),
        _ => name.to_owned(),
    }
}
