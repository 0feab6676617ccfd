//! A spreadsheet in; typed rows, issues and a marked workbook out. Pure and synchronous.
//!
//! [`check`] is the whole: it opens any kind of workbook, finds the header of each sheet, reads every row and says
//! what is wrong with each cell. The command line, the HTTP API and the wizard all run it.
mod cell;
pub mod cli;
mod error;
mod layout;
mod limits;

mod marked;
pub mod report;
mod sheet;
mod workbook;

use chrono::NaiveDate;
use sanyou_schema::domain::value::SheetKind;

pub use error::ReadError;
pub use limits::Limits;

pub use marked::{MarkError, failed_rows, marked, marked_ending, status_in_words};
pub use report::{Column, Issue, Report, Row, Severity, SheetIssue, SheetReport, SkipReason, Status, Totals};
pub use sheet::find::{Guess, ReadFile};
pub use sheet::results::{ResultFault, ResultRow, Results, results};
pub use sheet::roster::Field;

/// How a file is read.
#[derive(Debug, Clone)]
pub struct Options {
    /// The day that "future" is judged by.
    pub as_of: NaiveDate,
    /// How much is read.
    pub limits: Limits,
    /// Cells that a person mended since; they are read in place of the file's.
    pub edits: Vec<Edit>,
}

impl Options {
    /// The usual limits, nothing mended.
    pub fn new(as_of: NaiveDate) -> Self {
        Self {
            as_of,
            limits: Limits::default(),
            edits: Vec::new(),
        }
    }
}

/// A cell as a person mended it: the text that stands there instead.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Edit {
    /// The sheet's name.
    pub sheet: String,
    /// The row, from 1.
    pub row: u32,
    /// What is mended; a field that the sheet has no column of is read as if it had.
    pub field: Field,
    /// The new text; empty clears the cell.
    pub text: String,
}

/// Reads a file and says what is in it and what is wrong with it.
pub fn check(bytes: &[u8], file_name: &str, options: &Options) -> Result<Report, ReadError> {
    let sheets = workbook::open(bytes, file_name, &options.limits)?;
    if sheets.iter().all(workbook::Sheet::is_empty) {
        return Err(ReadError::empty());
    }
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    let report = sheet::roster::read(name, &sheets, options)?;
    if report.sheets.is_empty() {
        Err(ReadError::no_header())
    } else {
        Ok(report)
    }
}

/// Reads a file of any kind: of the one that is given, else of the one that its headers and titles tell. A file whose
/// kind is not clear is not read; its likely kinds come back, for a person to choose.
pub fn read(
    bytes: &[u8],
    file_name: &str,
    kind: Option<SheetKind>,
    options: &Options,
) -> Result<ReadFile, ReadError> {
    let sheets = workbook::open(bytes, file_name, &options.limits)?;
    if sheets.iter().all(workbook::Sheet::is_empty) {
        return Err(ReadError::empty());
    }
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    sheet::find::read(name, &sheets, kind, options)
}
