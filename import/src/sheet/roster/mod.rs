//! The roster of workers: its fields, its headers, what is checked in a row and between rows.
mod duplicates;
mod field;
mod headers;
mod messages;
mod row;

use std::collections::{BTreeMap, BTreeSet};

use super::declared::Familiar;
use crate::cell::{self, choice};
use crate::layout::{self, Grid, Header, Heading, Kind};
use crate::report::{
    Column, Report, Row, Severity, SheetIssue, SheetReport, SkipReason, Status, Totals, letters,
};
use crate::workbook::{Cell, Sheet};
use crate::{Options, ReadError, report};

pub use field::Field;
use headers::{Meaning, meaning};
use row::{Checked, Slot, Slots};

/// Endings of a township's name, by which a sheet's name is one.
const TOWNSHIPS: [&str; 4] = ["镇", "乡", "街道", "开发区"];

/// Reads every sheet that has a header.
pub(crate) fn read(file: &str, sheets: &[Sheet], options: &Options) -> Result<Report, ReadError> {
    let read = sheets
        .iter()
        .filter_map(|sheet| Draft::read(sheet, options).transpose());
    let mut drafts = read.collect::<Result<Vec<_>, _>>()?;
    duplicates::mark(
        drafts
            .iter_mut()
            .flat_map(|draft| draft.rows.iter_mut().filter_map(|row| row.checked.as_mut())),
    );
    let sheets: Vec<SheetReport> = drafts.into_iter().map(Draft::finish).collect();
    let totals = Totals::of(sheets.iter().flat_map(|sheet| &sheet.rows));
    Ok(Report {
        file: file.to_owned(),
        sheets,
        totals,
    })
}

/// How well a roster knows the sheet's header; `None` where it has no header of one.
pub(super) fn familiar(grid: &Grid<'_>) -> Option<Familiar> {
    let is_name = |header: &str| meaning(header) == Some(Meaning::Field(Field::Name));
    let header = layout::find(grid, |header| meaning(header).is_some(), is_name)?;
    let known = header
        .columns
        .values()
        .filter(|heading| meaning_of(heading).is_some());
    Some(Familiar {
        known: known.count(),
        all: header.columns.len(),
        top: header.rows.first().copied().unwrap_or(0),
    })
}

/// A sheet whose rows are checked one by one, and not yet against each other.
struct Draft {
    name: String,
    header: Header,
    fields: BTreeMap<u32, Field>,
    rows: Vec<DraftRow>,
    issues: Vec<SheetIssue>,
}

struct DraftRow {
    row: u32,
    cells: BTreeMap<String, String>,
    skipped: Option<SkipReason>,
    checked: Option<Checked>,
}

impl Draft {
    /// `None` where the sheet has no header.
    fn read(sheet: &Sheet, options: &Options) -> Result<Option<Self>, ReadError> {
        let grid = Grid::new(sheet, &options.limits)?;
        let is_name = |header: &str| meaning(header) == Some(Meaning::Field(Field::Name));
        let Some(header) = layout::find(&grid, |header| meaning(header).is_some(), is_name) else {
            return Ok(None);
        };
        let fields = map_columns(&grid, &header);
        let mut draft = Self {
            name: sheet.name.clone(),
            header,
            fields,
            rows: Vec::new(),
            issues: sheet_issues(sheet),
        };
        let mut footed = false;
        let first = draft.header.below();
        for row in sheet.rows_from(first) {
            if let Some(row) = draft.read_row(&grid, row, &mut footed, options) {
                draft.rows.push(row);
            }
        }
        Ok(Some(draft))
    }

    /// `None` where the row is blank, or a serial number alone.
    fn read_row(&self, grid: &Grid<'_>, row: u32, footed: &mut bool, options: &Options) -> Option<DraftRow> {
        let own: Vec<(u32, Cell<'_>)> = grid.own(row).filter(|(_, cell)| !is_blank(*cell)).collect();
        let is_serial = |(column, cell): &(u32, Cell<'_>)| {
            self.fields.get(column) == Some(&Field::Serial) && is_serial_number(*cell)
        };
        let serial_only = own.iter().all(is_serial);
        if own.is_empty() || serial_only {
            return None;
        }
        let skipped = self.skipped(&own, *footed);
        *footed |= skipped == Some(SkipReason::Footer);
        let number = row + 1;
        let edits = || {
            options
                .edits
                .iter()
                .filter(|edit| edit.sheet == self.name && edit.row == number)
        };
        let mut cells = self.cells(grid, row, &own);
        let checked = skipped.is_none().then(|| {
            let mut slots = self.slots(grid, row);
            for edit in edits() {
                let slot = slots.entry(edit.field);
                slot.cell = (!edit.text.trim().is_empty()).then(|| Cell::Text(&edit.text));
                if let Some(column) = slot.column {
                    cells.insert(letters(column), edit.text.clone());
                }
            }
            let place = format!("“{}”第 {number} 行", self.name);
            row::check(&slots, self.township(), options.as_of, place)
        });
        Some(DraftRow {
            row: number,
            cells,
            skipped,
            checked,
        })
    }

    fn skipped(&self, own: &[(u32, Cell<'_>)], footed: bool) -> Option<SkipReason> {
        let at = |field: Field| {
            own.iter()
                .filter(move |(column, _)| self.fields.get(column) == Some(&field))
        };
        let first = *own.first()?;
        match layout::classify(&self.header, first) {
            Kind::Skipped(SkipReason::RepeatedHeader) => Some(SkipReason::RepeatedHeader),
            // whoever has an ID number is a worker, whatever stands in the first column
            Kind::Skipped(reason) if !at(Field::IdNumber).any(|(_, cell)| is_number_like(*cell)) => {
                Some(reason)
            }
            // notes go on below the first of them
            Kind::Worker if footed && at(Field::Name).chain(at(Field::IdNumber)).next().is_none() => {
                Some(SkipReason::Footer)
            }
            _ => None,
        }
    }

    fn slots<'a>(&'a self, grid: &Grid<'a>, row: u32) -> Slots<'a> {
        let mut slots = Slots::default();
        for (column, field) in &self.fields {
            let heading = self.header.columns.get(column);
            let cell = grid.cell(row, *column, self.header.below());
            let slot = Slot {
                column: Some(*column),
                header: heading.map_or("", |heading| &heading.name),
                cell: cell.filter(|cell| !is_blank(*cell)),
            };
            slots.insert(*field, slot);
        }
        slots
    }

    /// The texts of the row as they came, merged ones with it.
    fn cells(&self, grid: &Grid<'_>, row: u32, own: &[(u32, Cell<'_>)]) -> BTreeMap<String, String> {
        let columns: BTreeSet<u32> = self
            .header
            .columns
            .keys()
            .copied()
            .chain(own.iter().map(|(column, _)| *column))
            .collect();
        let text = |column: u32| {
            grid.cell(row, column, self.header.below())
                .map(|cell| (letters(column), cell.text().into_owned()))
        };
        columns.into_iter().filter_map(text).collect()
    }

    /// The sheet's name, where it is a township's and no column names one.
    fn township(&self) -> Option<&str> {
        let name = self.name.trim();
        let named = TOWNSHIPS.iter().any(|ending| name.ends_with(ending));
        (named && !self.fields.values().any(|field| *field == Field::Township)).then_some(name)
    }

    fn finish(self) -> SheetReport {
        let column = |(column, heading): (&u32, &Heading)| Column {
            column: letters(*column),
            header: heading.name.clone(),
            field: self.fields.get(column).copied(),
        };
        let columns = self.header.columns.iter().map(column).collect();
        let header_rows = self.header.rows.iter().map(|row| row + 1).collect();
        let rows = self.rows.into_iter().map(DraftRow::finish).collect();
        SheetReport {
            name: self.name,
            header_rows,
            columns,
            rows,
            issues: self.issues,
        }
    }
}

impl DraftRow {
    fn finish(self) -> Row {
        let (values, issues) = self
            .checked
            .map(|checked| (checked.values, checked.issues))
            .unzip();
        let status = match (&issues, self.skipped) {
            (_, Some(_)) => Status::Skipped,
            (issues, None) => Status::of(issues.as_deref().unwrap_or_default()),
        };
        Row {
            row: self.row,
            status,
            reason: self.skipped,
            values,
            issues,
            cells: self.cells,
        }
    }
}

fn is_blank(cell: Cell<'_>) -> bool {
    matches!(cell, Cell::Text(text) if text.chars().all(|c| c.is_whitespace() || cell::is_invisible(c)))
}

/// A number, or one in brackets or with a dot: what people count rows with.
fn is_serial_number(cell: Cell<'_>) -> bool {
    let text = cell::folded(&cell.text());
    text.chars().any(|c| c.is_ascii_digit())
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | '、' | '(' | ')' | ','))
}

/// 15 digits or more, as only a person's row has below an ID number's header.
fn is_number_like(cell: Cell<'_>) -> bool {
    cell::folded(&cell.text())
        .chars()
        .filter(char::is_ascii_digit)
        .count()
        >= 15
}

pub(super) fn sheet_issues(sheet: &Sheet) -> Vec<SheetIssue> {
    let warning = |code: &str, message: String| SheetIssue {
        code: code.to_owned(),
        severity: Severity::Warning,
        message,
    };
    let mut issues = Vec::new();
    if sheet.merges_unread {
        let message =
            "这种文件（.xlsb）读不出合并单元格，合并的内容只算在第一行。请另存为 .xlsx 后重新上传。";
        issues.push(warning("sheet.merges_unread", message.to_owned()));
    }
    if sheet.hidden_rows > 0 {
        let message = format!(
            "有 {} 行被隐藏或筛选掉，已经一并读取。如果不该导入，请删除后重新上传。",
            sheet.hidden_rows
        );
        issues.push(warning("sheet.hidden_rows", message));
    }
    issues
}

/// Which column is which field. Of two that mean the same the first is read.
fn map_columns(grid: &Grid<'_>, header: &Header) -> BTreeMap<u32, Field> {
    let mut fields = BTreeMap::new();
    let mut taken = BTreeSet::new();
    let mut open = Vec::new();
    // 党组织书记 heads the names of a list of secretaries, and something else beside 姓名
    let has_name = header
        .columns
        .values()
        .any(|heading| headers::is_name(&heading.name));
    for (column, heading) in &header.columns {
        match meaning_of(heading) {
            Some(Meaning::Field(Field::Name)) if has_name && !headers::is_name(&heading.name) => {}
            Some(Meaning::Field(field)) if taken.insert(field) => {
                fields.insert(*column, field);
            }
            Some(meaning @ (Meaning::ByValues | Meaning::PostElseNothing)) => open.push((*column, meaning)),
            _ => {}
        }
    }
    for (column, meaning) in open {
        if let Some(field) = by_values(grid, header, column, meaning)
            && taken.insert(field)
        {
            fields.insert(column, field);
        }
    }
    fields
}

/// The lower name wins; where it says nothing alone (时间), the name above is put before it (入党).
fn meaning_of(heading: &Heading) -> Option<Meaning> {
    meaning(&heading.name).or_else(|| meaning(&format!("{}{}", heading.above.as_deref()?, heading.name)))
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

/// An issue of one field, its message made. The cell is its column and its text.
fn issue(
    field: Field,
    cell: (Option<u32>, Option<String>),
    severity: Severity,
    code: &str,
    facts: &[&str],
) -> report::Issue {
    let (column, raw) = cell;
    report::Issue {
        field,
        column: column.map(letters),
        code: code.to_owned(),
        severity,
        raw,
        message: messages::message(field, code, facts),
    }
}
