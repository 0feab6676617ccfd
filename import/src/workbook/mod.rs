//! Any kind of file to sheets of cells. What a cell means is for others to say; here it is what the file holds.
mod biff;
mod csv;
mod excel;
mod html;
mod kind;
mod markup;
mod ods;
mod package;
mod records;
mod table;
mod text;
mod texts;
mod xml;
mod xml2003;

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::{Limits, ReadError};

pub(crate) use table::RowCells;
use table::{Memory, Table};

/// What one cell holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Cell<'a> {
    Text(&'a str),
    Number(f64),
    /// A date cell, its time of day left away.
    Date(NaiveDate),
    Bool(bool),
    /// A formula that failed: `#N/A`.
    Fault(&'a str),
}

impl<'a> Cell<'a> {
    /// The cell as a person sees it.
    pub(crate) fn text(self) -> Cow<'a, str> {
        match self {
            Self::Text(text) | Self::Fault(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(format!("{number}")),
            Self::Date(day) => Cow::Owned(day.format("%Y-%m-%d").to_string()),
            Self::Bool(yes) => Cow::Borrowed(if yes { "TRUE" } else { "FALSE" }),
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
    table: Table,
    pub merges: Vec<Merge>,
    /// This kind of file does not tell its merges.
    pub merges_unread: bool,
    pub hidden_rows: u32,
    /// Cells whose formula nobody ever computed, by row and column from 0, in their order.
    pub uncomputed: Vec<(u32, u32)>,
}

impl Sheet {
    fn new(name: String) -> Self {
        Self {
            name,
            ..Self::default()
        }
    }

    /// Whether no cell holds anything.
    pub(crate) fn is_empty(&self) -> bool {
        self.rows().next().is_none()
    }

    /// The rows that hold something.
    pub(crate) fn rows(&self) -> impl DoubleEndedIterator<Item = u32> + ExactSizeIterator {
        self.rows_from(0)
    }

    /// The rows that hold something, from this one on.
    pub(crate) fn rows_from(&self, first: u32) -> impl DoubleEndedIterator<Item = u32> + ExactSizeIterator {
        self.table.rows_from(first)
    }

    /// The sheet's first rows that hold something, so many of them, with the merges that begin there.
    pub(crate) fn head(&self, rows: usize) -> Self {
        let table = self.table.head(rows);
        let last = table.rows_from(0).next_back().unwrap_or(0);
        let merges = self.merges.iter().filter(|merge| merge.top <= last);
        Self {
            merges: merges.copied().collect(),
            table,
            ..Self::new(self.name.clone())
        }
    }

    /// Takes the cells of a column away, from a row on.
    pub(crate) fn clear_column(&mut self, first: u32, column: u32) {
        self.table.clear_column(first, column);
    }

    /// The cells of a row.
    pub(crate) fn row(&self, row: u32) -> RowCells<'_> {
        self.table.row(row)
    }

    pub(crate) fn cell(&self, row: u32, column: u32) -> Option<Cell<'_>> {
        self.row(row).get(column)
    }

    /// Puts a cell where it belongs, unless it is out of bounds or blank text.
    fn put(&mut self, row: u32, column: u32, cell: Cell<'_>, budget: &mut Budget) -> Result<(), ReadError> {
        if matches!(cell, Cell::Text(text) if text.trim().is_empty()) {
            return Ok(());
        }
        let column = budget.take(row, column, cell)?;
        if self.table.push(row, column, cell, &mut budget.memory) {
            Ok(())
        } else {
            Err(budget.limits.too_much_text())
        }
    }

    /// No more cells will come.
    fn settle(&mut self) {
        self.table.settle();
    }
}

/// What may still be read of a file.
pub(crate) struct Budget {
    limits: Limits,
    cells: usize,
    text: u64,
    memory: Memory,
}

impl Budget {
    pub(crate) fn new(limits: Limits) -> Self {
        Self {
            limits,
            cells: 0,
            text: 0,
            memory: Memory::new(),
        }
    }

    /// Asks for a cell at that place. A shared text counts each time, since whoever reads the rows gets it each time.
    fn take(&mut self, row: u32, column: u32, cell: Cell<'_>) -> Result<u16, ReadError> {
        let place = self.place(row, column)?;
        if let Cell::Text(text) | Cell::Fault(text) = cell {
            self.cell_text(text.len())?;
            self.text += text.len() as u64;
            if self.text > self.limits.text {
                return Err(self.limits.too_much_text());
            }
        }
        self.cells += 1;
        if self.cells > self.limits.cells {
            return Err(self.limits.too_many_cells());
        }
        Ok(place)
    }

    /// Asks for a text of that many bytes in one cell.
    fn cell_text(&self, bytes: usize) -> Result<(), ReadError> {
        if bytes > self.limits.cell_text {
            Err(self.limits.too_long_a_text())
        } else {
            Ok(())
        }
    }

    /// Asks for one more merged area of the sheet.
    fn merge(&self, sheet: &mut Sheet, merge: Merge) -> Result<(), ReadError> {
        if sheet.merges.len() >= self.limits.rows as usize {
            return Err(self.limits.too_many_cells());
        }
        sheet.merges.push(merge);
        Ok(())
    }

    /// Asks whether a cell may be at that place.
    fn place(&self, row: u32, column: u32) -> Result<u16, ReadError> {
        if row >= self.limits.rows {
            return Err(self.limits.too_many_rows());
        }
        match u16::try_from(column) {
            Ok(place) if column < self.limits.columns => Ok(place),
            _ => Err(self.limits.too_many_columns()),
        }
    }
}

/// Reads a file, whatever its name says it is.
pub(crate) fn open(bytes: &[u8], file_name: &str, limits: &Limits) -> Result<Vec<Sheet>, ReadError> {
    if bytes.len() > limits.bytes {
        return Err(limits.too_many_bytes());
    }
    let budget = &mut Budget::new(*limits);
    let mut sheets = match kind::of(bytes)? {
        kind::Kind::Xlsx => excel::xlsx(bytes, budget),
        kind::Kind::Xlsb => excel::xlsb(bytes, budget),
        kind::Kind::Xls => excel::xls(bytes, budget),
        kind::Kind::Ods => ods::read(bytes, budget),
        kind::Kind::Markup(text) if xml2003::is_workbook(&text) => xml2003::read(&text, budget),
        kind::Kind::Markup(text) => html::read(&text, file_name, budget),
        kind::Kind::Text(text) => csv::read(text, file_name, budget).map(|sheet| vec![sheet]),
    }?;
    for sheet in &mut sheets {
        sheet.settle();
    }
    Ok(sheets)
}

/// Whether a file is a package of the kind .xlsx, whose parts may be unpacked one by one within the limits.
pub(crate) fn is_package(bytes: &[u8], limits: &Limits) -> Result<bool, ReadError> {
    if bytes.len() > limits.bytes {
        return Err(limits.too_many_bytes());
    }
    let is_package = matches!(kind::of(bytes)?, kind::Kind::Xlsx);
    if is_package {
        package::scan(bytes, limits)?;
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

/// The cells of a sheet with their places, for tests.
#[cfg(test)]
pub(crate) fn cells(sheet: &Sheet) -> Vec<(u32, u32, String)> {
    let cells_of = |row: u32| {
        let cells = sheet.row(row).iter();
        cells.map(move |(column, cell)| (row, column, cell.text().into_owned()))
    };
    sheet.rows().flat_map(cells_of).collect()
}

/// A sheet of texts, for tests; an empty text is an empty cell.
#[cfg(test)]
pub(crate) fn sheet(rows: &[&[&str]]) -> Sheet {
    let mut sheet = Sheet::default();
    let mut budget = Budget::new(Limits::default());
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(*cells) {
            sheet
                .put(row, column, Cell::Text(text), &mut budget)
                .expect("a small sheet is within the limits");
        }
    }
    sheet.settle();
    sheet
}
