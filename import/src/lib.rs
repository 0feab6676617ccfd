//! A spreadsheet in; typed rows, issues and a marked workbook out. Pure and synchronous.
//!
//! [`check`] is the whole: it opens any kind of workbook, finds the header of each sheet, reads every row and says
//! what is wrong with each cell. The command line, the HTTP API and the wizard all run it.
mod cell;
pub mod cli;
mod cores;
mod error;
mod layout;
mod limits;

mod marked;
pub mod report;
mod sheet;
mod template;
mod workbook;

use chrono::NaiveDate;
use sanyou_schema::domain::value::SheetKind;

pub use cell::is_nothing;
pub use error::ReadError;
pub use limits::Limits;

pub use marked::{MarkError, failed_rows, marked, marked_ending, status_in_words};
pub use report::{
    Column, Confidence, Issue, Report, Row, Severity, SheetIssue, SheetReport, SkipReason, Status, Totals,
};
pub use sheet::declared::{
    ByTitle, CellType, Check, Choice, Declaration, Finding, KindName, Spec, Values, Writes,
};
pub use sheet::find::{Guess, Handed, KindChoice, ReadAs, ReadFile, SheetFound};
pub use sheet::receipt::{Receipt, ReceiptRow, receipt};
pub use sheet::results::{ResultFault, ResultRow, Results, results};
pub use sheet::roster::{Field, OwnField};
pub use template::{COLUMNS, Exported, Roster, RosterRow, Stamp, roster_workbook};

/// How a file is read.
#[derive(Debug, Clone)]
pub struct Options {
    /// The day that "future" is judged by.
    pub as_of: NaiveDate,
    /// How much is read.
    pub limits: Limits,
    /// Cells that a person mended since; they are read in place of the file's.
    pub edits: Vec<Edit>,
    /// What a person chose for headers; it stands over the reader's own reading.
    pub columns: Vec<ColumnChoice>,
    /// What a person chose for texts of cells, put in their place before they are read.
    pub values: Vec<ValueChoice>,
    /// The names of the sheets that are not read.
    pub left_out: Vec<String>,
    /// The names of the sheets that are read, where others of the file are somebody else's; all where there is none.
    pub only: Option<Vec<String>>,
    /// The rows that a person said are headers, by their names ([`FirstRow::names`]).
    pub headers: Vec<String>,
    /// What a person chose for sheets by their headers.
    pub kinds: Vec<KindChoice>,
    /// Whether a row of a roster keeps its cells' texts as they came. Who only prints a report needs none.
    pub keep_cells: bool,
}

impl Options {
    /// The usual limits, nothing mended or chosen.
    pub fn new(as_of: NaiveDate) -> Self {
        Self {
            as_of,
            limits: Limits::default(),
            edits: Vec::new(),
            columns: Vec::new(),
            values: Vec::new(),
            left_out: Vec::new(),
            only: None,
            headers: Vec::new(),
            kinds: Vec::new(),
            keep_cells: true,
        }
    }

    /// What a person chose for a header of a sheet: a field, or `Some(None)` for a column that is not to be read.
    /// A choice for the sheet itself stands over one for all sheets.
    pub(crate) fn chosen_field(&self, sheet: &str, header: &str) -> Option<&ColumnChoice> {
        if self.columns.is_empty() {
            return None;
        }
        let name = layout::heading(header);
        let fits = |choice: &&ColumnChoice| layout::heading(&choice.header) == name;
        let of_sheet = |choice: &&ColumnChoice| choice.sheet.as_deref() == Some(sheet);
        let of_all = |choice: &&ColumnChoice| choice.sheet.is_none();
        let chosen = |of: &dyn Fn(&&ColumnChoice) -> bool| {
            self.columns.iter().find(|choice| of(choice) && fits(choice))
        };
        chosen(&of_sheet).or_else(|| chosen(&of_all))
    }

    /// What a person chose for a text of a field.
    pub fn chosen_value(&self, field: Field, text: &str) -> Option<&ValueChoice> {
        let mut choices = self
            .values
            .iter()
            .filter(|choice| choice.field == field)
            .peekable();
        choices.peek()?;
        let text = cell::folded(text);
        choices.find(|choice| cell::folded(&choice.raw) == text)
    }
}

/// What a header means, by a person's choice.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ColumnChoice {
    /// The sheet's name; every sheet's where there is none.
    pub sheet: Option<String>,
    /// The header as it is written; width, blanks and marks of emphasis make no difference.
    pub header: String,
    /// What it is read as; nothing where the column is not to be read.
    pub field: Option<Field>,
}

/// What a text means, by a person's choice: 昭余镇 is 昭馀镇.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ValueChoice {
    /// The field that it is chosen for.
    pub field: Field,
    /// The text as it stands in the cell; width and blanks make no difference.
    pub raw: String,
    /// The canonical value, or any text that the field is read from; nothing where the cell counts as empty.
    pub value: Option<String>,
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
    let mut whole = Whole::default();
    let totals = each(bytes, file_name, options, &mut |part| whole.take(part))?;
    Ok(whole.report(file_name, totals))
}

/// The parts of a report, put together.
#[derive(Default)]
struct Whole {
    sheets: Vec<SheetReport>,
    exported: Option<Exported>,
}

impl Whole {
    fn take(&mut self, part: Part) {
        match part {
            Part::Exported(told) => self.exported = Some(told),
            Part::Kind(_) => {}
            Part::Sheet(sheet) => self.sheets.push(sheet),
            Part::Row(row) => {
                if let Some(sheet) = self.sheets.last_mut() {
                    sheet.rows.push(row);
                }
            }
        }
    }

    fn report(self, file_name: &str, totals: Totals) -> Report {
        Report {
            file: plain_name(file_name).to_owned(),
            sheets: self.sheets,
            totals,
            exported: self.exported,
        }
    }
}

/// A part of a report, in its order.
#[derive(Debug)]
pub enum Part {
    /// What the file says of its going out from here; it comes first, where it comes.
    Exported(Exported),
    /// What the sheets are about, before the first of them.
    Kind(SheetKind),
    /// A sheet, its rows still to come.
    Sheet(SheetReport),
    /// A row of the sheet that came last.
    Row(Row),
}

/// As [`check`], each part handed over as it is read, so that no more than the file's cells is in the memory.
pub fn each(
    bytes: &[u8],
    file_name: &str,
    options: &Options,
    take: &mut dyn FnMut(Part),
) -> Result<Totals, ReadError> {
    let (sheets, kept) = open(bytes, file_name, options)?;
    let done = match kept {
        Some(kept) => sheet::roster::each(&sheets, options, &mut kept.stamping(take)),
        None => sheet::roster::each(&sheets, options, take),
    };
    done?.ok_or_else(|| sheet::roster::unread(&sheets, options))
}

/// A row near a sheet's top, as it stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstRow {
    /// Its number as the spreadsheet shows it.
    pub row: u32,
    /// Its texts, by the columns' letters.
    pub cells: Vec<(String, String)>,
    /// Its names, as a header is chosen by them; empty where it holds no text.
    pub names: String,
}

/// The first rows of each sheet that holds something, for a person to say which is the header.
pub fn first_rows(
    bytes: &[u8],
    file_name: &str,
    options: &Options,
    rows: usize,
) -> Result<Vec<(String, Vec<FirstRow>)>, ReadError> {
    let (sheets, _) = open(bytes, file_name, options)?;
    let full = sheets.iter().filter(|sheet| !sheet.is_empty());
    let told = full.map(|sheet| {
        let head = sheet.head(rows);
        let grid = layout::Grid::new(&head, &options.limits)?;
        let row = |row: u32| FirstRow {
            row: row + 1,
            cells: grid
                .own(row)
                .map(|(column, cell)| (report::letters(column), cell.text().into_owned()))
                .collect(),
            names: layout::row_names(&grid, row),
        };
        Ok((sheet.name.clone(), head.rows().map(row).collect()))
    });
    told.collect()
}

/// The sheets that are to be read, without what a roster that went out from here carries of its own.
fn open(
    bytes: &[u8],
    file_name: &str,
    options: &Options,
) -> Result<(Vec<workbook::Sheet>, Option<template::Kept>), ReadError> {
    let mut sheets = workbook::open(bytes, file_name, &options.limits)?;
    let kept = template::detach(&mut sheets);
    if sheets.iter().all(workbook::Sheet::is_empty) {
        return Err(ReadError::empty());
    }
    let is_told = |name: &String| options.only.as_ref().is_none_or(|only| only.contains(name));
    sheets.retain(|sheet| is_told(&sheet.name) && !options.left_out.contains(&sheet.name));
    Ok((sheets, kept))
}

/// A header as choices for headers are compared: without what makes no difference.
pub fn header_key(header: &str) -> String {
    layout::heading(header)
}

/// A text of a cell as choices for texts are compared.
pub fn text_key(text: &str) -> String {
    cell::folded(text)
}

/// What a column of a sheet of that kind may be read as, in their order.
pub fn fields_of(kind: SheetKind) -> Vec<Field> {
    let declared = Declaration::of(kind);
    let fields: Vec<Field> = declared.map_or_else(
        || {
            let roster = Field::ALL.iter().copied();
            roster.take_while(|field| *field != Field::Year).collect()
        },
        |declared| declared.fields.iter().map(|spec| spec.field).collect(),
    );
    let told = fields.into_iter().filter(|field| *field != Field::Serial);
    told.collect()
}

/// The name of a column that a sheet of that kind can't be read without, where none of these is it.
pub fn lacks(kind: SheetKind, fields: &[Field]) -> Option<&'static str> {
    match Declaration::of(kind) {
        Some(declaration) => declaration.lacks(fields),
        None => (!fields.contains(&Field::Name)).then(|| Field::Name.label()),
    }
}

/// The values of a field that has a list of them in a sheet of that kind, each with its word; empty where it has none.
pub fn choices_of(kind: SheetKind, field: Field) -> Vec<(&'static str, &'static str)> {
    match Declaration::of(kind) {
        Some(declaration) => declaration.choices(field),
        None => sheet::roster::choices(field),
    }
}

/// What a row of a sheet of that kind comes to; a roster's rows are no declaration's.
pub fn writes_of(kind: SheetKind) -> Option<Writes> {
    Declaration::of(kind).map(|declaration| declaration.command)
}

/// Reads a file by a catalogue of declared kinds: each sheet as the one that its header and titles tell best, and a
/// report a kind. The product's own kinds are read by [`read`].
pub fn read_as<'a, K: KindName, C>(
    bytes: &[u8],
    file_name: &str,
    catalogue: &'a [Declaration<K, C>],
    options: &Options,
) -> Result<Vec<ReadAs<'a, K, C>>, ReadError> {
    let (sheets, _) = open(bytes, file_name, options)?;
    let read = sheet::find::by_catalogue(plain_name(file_name), sheets, catalogue, options)?;
    if read.is_empty() {
        let first = catalogue
            .first()
            .map(|first| (first.kind.label(), first.needed()));
        let (label, needed) = first.unwrap_or_default();
        return Err(ReadError::no_header_of(label, &needed));
    }
    Ok(read)
}

/// The file's name without its folder.
pub(crate) fn plain_name(file_name: &str) -> &str {
    file_name.rsplit(['/', '\\']).next().unwrap_or(file_name)
}

/// Reads a file of any kind: of the one that is given, else of the one that its headers and titles tell. A file whose
/// kind is not clear is not read; its likely kinds come back, for a person to choose.
pub fn read(
    bytes: &[u8],
    file_name: &str,
    kind: Option<SheetKind>,
    options: &Options,
) -> Result<ReadFile, ReadError> {
    let mut whole = Whole::default();
    let handed = read_each(bytes, file_name, kind, options, &mut |part| whole.take(part))?;
    Ok(match handed {
        Handed::Read { kind, totals, .. } => ReadFile::Read {
            kind,
            report: whole.report(file_name, totals),
        },
        Handed::Several(sheets) => ReadFile::Several(sheets),
        Handed::Unclear(guesses) => ReadFile::Unclear(guesses),
    })
}

/// As [`read`], each part handed over as it is read: a sheet without its rows first, so that of a roster no more than
/// the file's cells is in the memory.
pub fn read_each(
    bytes: &[u8],
    file_name: &str,
    kind: Option<SheetKind>,
    options: &Options,
    take: &mut dyn FnMut(Part),
) -> Result<Handed, ReadError> {
    let (sheets, kept) = open(bytes, file_name, options)?;
    let file = plain_name(file_name);
    match kept {
        Some(kept) => sheet::find::each(file, &sheets, kind, options, &mut kept.stamping(take)),
        None => sheet::find::each(file, &sheets, kind, options, take),
    }
}
