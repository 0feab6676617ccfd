//! Reads the sheets of a declared kind.
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use super::declaration::{CellType, Declaration, KindName, Spec};
use super::header::{Columns, Head, others, titles, year_of};
use super::kinds::DECLARATIONS;
use super::names::Names;
use super::row::{self, Slot};
use super::told::Told;
use super::year::{Titled, year_of_titles};
use crate::cell::is_blank;
use crate::layout::{self, Grid, Heading, Kind, is_serial_number};
use crate::report::{
    Column, Issue, Report, Row, Severity, SheetIssue, SheetReport, SkipReason, Status, Totals, letters,
};
use crate::sheet::roster::{Field, knows, samples, sheet_issues, ticked};
use crate::workbook::{Cell, Sheet};
use crate::{Options, ReadError};

impl<K: KindName, C> Declaration<K, C> {
    /// Reads every sheet that has this kind's header.
    pub(in crate::sheet) fn read(
        &self,
        file: &str,
        sheets: &[Sheet],
        options: &Options,
    ) -> Result<Report, ReadError> {
        let mut read = Vec::new();
        for sheet in sheets {
            let grid = Grid::new(sheet, &options.limits)?;
            let head = self.head(&grid, options);
            if let Some(head) = head.or_else(|| self.chosen_head(&grid, options)) {
                read.push(self.read_sheet(file, &grid, &head, options));
            }
        }
        if read.is_empty() {
            return Err(ReadError::no_header_of(self.kind.label(), &self.needed()));
        }
        self.mark_duplicates(&mut read);
        let totals = Totals::of(read.iter().flat_map(|sheet| &sheet.rows));
        Ok(Report {
            file: file.to_owned(),
            sheets: read,
            totals,
            exported: None,
        })
    }

    fn read_sheet(&self, file: &str, grid: &Grid<'_>, head: &Head, options: &Options) -> SheetReport {
        let Head { header, columns, .. } = head;
        let mut issues = sheet_issues(grid.sheet);
        let has_year = columns.values().any(|spec| spec.field == Field::Year);
        let own_year = columns
            .keys()
            .find_map(|column| year_of(header.columns.get(column)?));
        let titled = if !self.yearly || has_year {
            None
        } else if let Some(year) = own_year {
            Some(Titled { year, sure: true })
        } else {
            year_of_titles(&titles(file, grid, header))
        };
        if let (Some(Titled { year, .. }), None) = (titled, own_year) {
            issues.push(SheetIssue {
                code: "year.from_title".to_owned(),
                severity: Severity::Warning,
                message: format!("表里没有年度列，按标题记为 {year} 年。不对的请加上“年度”列后重新上传。"),
            });
        }
        issues.extend(self.left_out(header, columns));
        issues.extend(self.of_others(head));
        let mut told = Told::of(head.by_title, self.carried, (grid, header));
        let mut rows = Vec::new();
        let (mut footed, mut other_table) = (false, false);
        let below = layout::Rows::below(header);
        for row in grid.sheet.rows_from(header.below()) {
            let own: Vec<(u32, Cell<'_>)> = grid.own(row).filter(|(_, cell)| !is_blank(*cell)).collect();
            let is_serial = |(column, cell): &(u32, Cell<'_>)| {
                let spec = columns.get(column);
                spec.is_some_and(|spec| matches!(spec.cell, CellType::Serial)) && is_serial_number(*cell)
            };
            if own.iter().all(is_serial) {
                continue;
            }
            let explained = rows
                .iter()
                .all(|row: &Row| row.reason == Some(SkipReason::RepeatedHeader));
            if !other_table && heads_another(&below, &own) {
                other_table = true;
                issues.push(SheetIssue {
                    code: "sheet.second_table".to_owned(),
                    severity: Severity::Warning,
                    message: format!(
                        "“{}”第 {} 行起是另一张表，列和上面的不一样，这次没有读。请把它剪贴到新的工作表里，再上传一次。",
                        grid.sheet.name,
                        row + 1
                    ),
                });
            }
            let skipped = if other_table {
                Some(SkipReason::Footer)
            } else if explained && layout::explains(&own) {
                Some(SkipReason::RepeatedHeader)
            } else {
                self.skipped(&below, columns, &own, footed)
            };
            let heads_part = !other_table && matches!(*own, [(_, cell)] if told.heads_part(row, cell));
            let skipped = skipped.or(heads_part.then_some(SkipReason::Footer));
            footed |= skipped == Some(SkipReason::Footer) && below.classify(&own) != Kind::Worker;
            if skipped.is_some() {
                told.interrupt();
            }
            rows.push(self.read_row((grid, head, &mut told), row, skipped, titled, options));
        }
        issues.extend(told.issues());
        let workers = rows.iter().filter(|row| row.reason.is_none());
        let workers: Vec<u32> = workers.map(|row| row.row - 1).collect();
        let footers = rows.iter().filter(|row| row.reason == Some(SkipReason::Footer));
        let filled_by = if self.named_township(grid, columns).is_some() {
            None
        } else {
            let top = header.rows.first().copied().unwrap_or(0);
            layout::whose(grid, top, footers.map(|row| row.row - 1))
        };
        let column = |(column, heading): (&u32, &Heading)| Column {
            column: letters(*column),
            header: heading.name.clone(),
            field: columns.get(column).map(|spec| spec.field),
            confidence: columns
                .get(column)
                .map(|spec| Self::confidence(grid, heading, spec, options)),
            samples: samples(grid, header, *column, workers.iter().copied()),
            above: heading.above.clone(),
            why_unread: if columns.contains_key(column) {
                None
            } else if head.ticks.values().flatten().any(|(ticked, _)| ticked == column) {
                Some("和同一组的其他列一起读。".to_owned())
            } else if let Some(group) = others(heading) {
                Some(format!("在“{group}”下面，说的是别人或别的，没有读。"))
            } else {
                knows(heading).then(|| "认得，这种表里没有这一项，不读。".to_owned())
            },
        };
        SheetReport {
            name: grid.sheet.name.clone(),
            header_rows: header.rows.iter().map(|row| row + 1).collect(),
            columns: header.columns.iter().map(column).collect(),
            rows,
            issues,
            filled_by,
        }
    }

    fn skipped(
        &self,
        below: &layout::Rows,
        columns: &BTreeMap<u32, &'static Spec>,
        own: &[(u32, Cell<'_>)],
        footed: bool,
    ) -> Option<SkipReason> {
        let named = own.iter().any(|(column, _)| {
            columns
                .get(column)
                .is_some_and(|spec| self.subject.contains(&spec.field))
        });
        match below.classify(own) {
            Kind::Skipped(reason) => Some(reason),
            Kind::OtherTable => Some(SkipReason::RepeatedHeader),
            Kind::Example => Some(SkipReason::Footer),
            // a section's name, a remark, a count
            Kind::Worker if own.len() == 1 && (!named || layout::is_part(own[0].1)) => {
                Some(SkipReason::Footer)
            }
            Kind::Worker if footed && !named => Some(SkipReason::Footer),
            Kind::Worker => None,
        }
    }

    /// The sheet's name, where it is a township's and no column names one.
    fn named_township<'a>(&self, grid: &Grid<'a>, columns: &Columns) -> Option<&'a str> {
        let is_township = |spec: &Spec| spec.field == Field::Township;
        let lacks = self.fields.iter().any(is_township) && !columns.values().any(|spec| is_township(spec));
        layout::township(&grid.sheet.name).filter(|_| lacks)
    }

    fn read_row(
        &self,
        (grid, head, told): (&Grid<'_>, &Head, &mut Told),
        row: u32,
        skipped: Option<SkipReason>,
        titled: Option<Titled>,
        options: &Options,
    ) -> Row {
        let Head { header, columns, .. } = head;
        let number = row + 1;
        let at = |column: u32| {
            grid.cell(row, column, header.below())
                .filter(|cell| !is_blank(*cell))
        };
        let shown = header.columns.keys().chain(columns.keys());
        let mut cells: BTreeMap<String, String> = shown
            .filter_map(|column| Some((letters(*column), at(*column)?.text().into_owned())))
            .collect();
        if let Some(reason) = skipped {
            return Row {
                row: number,
                status: Status::Skipped,
                reason: Some(reason),
                values: None,
                issues: None,
                cells,
                stamp: None,
            };
        }
        let edits = options.edits.iter();
        let edits: Vec<_> = edits
            .filter(|edit| edit.sheet == grid.sheet.name && edit.row == number)
            .collect();
        let own = |field: Field| {
            if let Some(edit) = edits.iter().rfind(|edit| edit.field == field) {
                return Some(edit.text.trim().to_owned()).filter(|text| !text.is_empty());
            }
            let (column, _) = columns.iter().find(|(_, spec)| spec.field == field)?;
            let cell = chosen_cell(field, at(*column)?, options)?;
            Some(cell.text().into_owned())
        };
        let taken = told.fill(row, own);
        let mut slots: BTreeMap<Field, Slot<'_>> = columns
            .iter()
            .map(|(column, spec)| {
                let cell = match head.ticks.get(&spec.field) {
                    Some(words) => ticked(grid, row, header.below(), words),
                    None => at(*column),
                };
                let cell = cell.and_then(|cell| chosen_cell(spec.field, cell, options));
                (
                    spec.field,
                    Slot {
                        column: Some(*column),
                        cell,
                    },
                )
            })
            .collect();
        // what no title told is missing like an empty cell
        if let Some(by_title) = head.by_title {
            slots.entry(by_title.field).or_default();
        }
        if let Some(name) = self.named_township(grid, columns) {
            slots.entry(Field::Township).or_default().cell =
                chosen_cell(Field::Township, Cell::Text(name), options);
        }
        for (field, text) in &taken {
            slots.entry(*field).or_default().cell = chosen_cell(*field, Cell::Text(text), options);
        }
        for edit in edits {
            let slot = slots.entry(edit.field).or_default();
            slot.cell = (!edit.text.trim().is_empty()).then(|| Cell::Text(&edit.text));
            if let Some(column) = slot.column {
                cells.insert(letters(column), edit.text.clone());
            }
        }
        let (values, issues) = row::check(self, &slots, titled, options.as_of);
        Row {
            row: number,
            status: Status::of(&issues),
            reason: None,
            values: Some(values),
            issues: Some(issues),
            cells,
            stamp: None,
        }
    }

    /// Of rows that are one row twice each later one is an error.
    fn mark_duplicates(&self, sheets: &mut [SheetReport]) {
        if self.key.is_empty() {
            return;
        }
        let mut first: HashMap<Vec<Option<String>>, String> = HashMap::new();
        for sheet in sheets {
            let name = sheet.name.clone();
            let main = sheet
                .columns
                .iter()
                .find(|column| column.field.is_some_and(|field| self.subject.contains(&field)))
                .map(|column| (column.column.clone(), column.field));
            for row in &mut sheet.rows {
                let Some(values) = &row.values else { continue };
                let key: Vec<Option<String>> = self
                    .key
                    .iter()
                    .map(|field| values.get(field).cloned().flatten())
                    .collect();
                // of a row that can't be taken over nobody knows whom it is about
                if row.status == Status::Error {
                    continue;
                }
                let place = format!("“{name}”第 {} 行", row.row);
                let Some(earlier) = first.get(&key) else {
                    first.insert(key, place);
                    continue;
                };
                let (column, field) = main.clone().unzip();
                let issue = Issue {
                    field: field.flatten().unwrap_or(self.subject[0]),
                    raw: column.as_ref().and_then(|column| row.cells.get(column).cloned()),
                    column,
                    code: "duplicate.in_file".to_owned(),
                    severity: Severity::Error,
                    message: format!("与{earlier}重复，请删去一行。"),
                };
                row.issues.get_or_insert_default().push(issue);
                row.status = Status::Error;
            }
        }
    }
}

/// A cell with what a person chose for its text; nothing where it is to count as empty.
fn chosen_cell<'a>(field: Field, cell: Cell<'a>, options: &'a Options) -> Option<Cell<'a>> {
    if options.values.is_empty() {
        return Some(cell);
    }
    match options.chosen_value(field, &cell.text()) {
        Some(choice) => choice.value.as_deref().map(Cell::Text),
        None => Some(cell),
    }
}

/// The names of every kind's columns.
static EVERY_NAME: LazyLock<Names> =
    LazyLock::new(|| Names::of(DECLARATIONS.iter().flat_map(|declaration| declaration.fields)));

/// Whether a row below is the header of a table of another kind: three names of columns at least, and nothing else.
fn heads_another(below: &layout::Rows, own: &[(u32, Cell<'_>)]) -> bool {
    let is_word = |cell: &Cell<'_>| matches!(cell, Cell::Text(text) if text.len() <= 60 && !text.contains(|c: char| c.is_ascii_digit()));
    if own.len() < 3 || !own.iter().all(|(_, cell)| is_word(cell)) {
        return false;
    }
    if matches!(below.classify(own), Kind::Skipped(SkipReason::RepeatedHeader)) && below.repeats(own) {
        return false;
    }
    let known = |cell: &Cell<'_>| EVERY_NAME.fit(&cell.text()).is_some();
    own.iter().filter(|(_, cell)| known(cell)).count() >= 3
}
