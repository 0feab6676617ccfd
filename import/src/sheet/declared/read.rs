//! Reads the sheets of a declared kind.
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use super::declaration::{CellType, Declaration, KindName, Spec, chosen};
use super::kinds::DECLARATIONS;
use super::names::{Named, Names};
use super::row::{self, Slot};
use super::year::{Titled, year_of_titles};
use crate::cell::is_invisible;
use crate::layout::{self, Grid, Header, Heading, Kind, is_serial_number};
use crate::report::{
    Column, Issue, Report, Row, Severity, SheetIssue, SheetReport, SkipReason, Status, Totals, letters,
};
use crate::sheet::roster::{Field, knows, samples, sheet_issues};
use crate::workbook::{Cell, Sheet};
use crate::{Options, ReadError};

/// How well the header of a sheet is known by a kind.
pub(in crate::sheet) struct Familiar {
    /// Columns that it knows.
    pub known: usize,
    /// Of how many.
    pub all: usize,
    /// The header's first row, from 0: titles stand above.
    pub top: u32,
}

impl<K: KindName, C> Declaration<K, C> {
    /// The header of a sheet of this kind, with the columns that it knows. What a person chose stands over all.
    fn header(&self, grid: &Grid<'_>, options: &Options) -> Option<(Header, BTreeMap<u32, &'static Spec>)> {
        let names = Names::of(self.fields);
        let choice = |header: &str| options.chosen_field(&grid.sheet.name, header);
        let of = |header: &str| match choice(header) {
            Some(choice) => self.spec_by(choice),
            None => names.fit(header).map(|(_, spec)| spec),
        };
        let known = |header: &str| of(header).is_some() || choice(header).is_some();
        let anchor = |header: &str| {
            of(header).is_some_and(|spec| self.needs.iter().any(|group| group.contains(&spec.field)))
        };
        let header = layout::find(grid, known, anchor)?;
        let chosen = |heading: &Heading| chosen(grid, heading, options);
        let mut columns: BTreeMap<u32, &'static Spec> = BTreeMap::new();
        let told = header.columns.iter();
        let by_hand = told.filter_map(|(column, heading)| Some((*column, self.spec_by(chosen(heading)?)?)));
        let read = header
            .columns
            .iter()
            .filter(|(_, heading)| chosen(heading).is_none());
        // of two columns for a field the one that says it best, then the first; of several years the last
        let mut read: Vec<_> = read
            .filter_map(|(column, heading)| {
                let (fit, spec) = names.fit_of(heading)?;
                Some((fit, Reverse(year_of(heading).unwrap_or(0)), *column, spec))
            })
            .collect();
        read.sort_unstable_by_key(|(fit, year, column, _)| (*fit, *year, *column));
        let read = read.into_iter().map(|(_, _, column, spec)| (column, spec));
        for (column, spec) in by_hand.chain(read) {
            if !columns.values().any(|taken| taken.field == spec.field) {
                columns.insert(column, spec);
            }
        }
        let has = |field: &Field| columns.values().any(|spec| spec.field == *field);
        let whole = self.needs.iter().all(|group| group.iter().any(has));
        whole.then_some((header, columns))
    }

    /// How well the sheet's header is known; `None` where it is no sheet of this kind.
    pub(in crate::sheet) fn familiar(&self, grid: &Grid<'_>, options: &Options) -> Option<Familiar> {
        let (header, columns) = self.header(grid, options)?;
        Some(Familiar {
            known: columns.len(),
            all: header.columns.len(),
            top: header.rows.first().copied().unwrap_or(0),
        })
    }

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
            if let Some((header, columns)) = self.header(&grid, options) {
                read.push(self.read_sheet(file, &grid, &header, &columns, options));
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

    fn read_sheet(
        &self,
        file: &str,
        grid: &Grid<'_>,
        header: &Header,
        columns: &BTreeMap<u32, &'static Spec>,
        options: &Options,
    ) -> SheetReport {
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
            footed |= skipped == Some(SkipReason::Footer) && below.classify(&own) != Kind::Worker;
            rows.push(self.read_row(grid, header, columns, row, skipped, titled, options));
        }
        let workers = rows.iter().filter(|row| row.reason.is_none());
        let workers: Vec<u32> = workers.map(|row| row.row - 1).collect();
        let column = |(column, heading): (&u32, &Heading)| Column {
            column: letters(*column),
            header: heading.name.clone(),
            field: columns.get(column).map(|spec| spec.field),
            confidence: columns
                .get(column)
                .map(|spec| Self::confidence(grid, heading, spec, options)),
            samples: samples(grid, header, *column, workers.iter().copied()),
            above: heading.above.clone(),
            why_unread: (!columns.contains_key(column) && knows(heading))
                .then(|| "认得，这种表里没有这一项，不读。".to_owned()),
        };
        SheetReport {
            name: grid.sheet.name.clone(),
            header_rows: header.rows.iter().map(|row| row + 1).collect(),
            columns: header.columns.iter().map(column).collect(),
            rows,
            issues,
            filled_by: None,
        }
    }

    /// What columns that say again what others say hold, and so what is not read of the sheet.
    fn left_out(&self, header: &Header, columns: &BTreeMap<u32, &'static Spec>) -> Option<SheetIssue> {
        let names = Names::of(self.fields);
        let again = header.columns.iter().filter(|(column, heading)| {
            let told = names.fit_of(heading).map(|(_, spec)| spec);
            !columns.contains_key(column)
                && told.is_some_and(|spec| {
                    !matches!(spec.cell, CellType::Serial)
                        && columns.values().any(|taken| taken.field == spec.field)
                        && (self.subject.contains(&spec.field) || spec.required)
                })
        });
        let again: Vec<_> = again.collect();
        let first = again.first()?;
        let years: BTreeSet<i32> = again.iter().filter_map(|(_, heading)| year_of(heading)).collect();
        let letters: Vec<String> = again.iter().map(|(column, _)| letters(**column)).collect();
        let letters = letters.join("、");
        let (code, message) = if years.is_empty() {
            let name = &first.1.name;
            (
                "sheet.second_table",
                format!(
                    "{letters} 列又是“{name}”一类的内容，这次没有读。并排的另一份名单请剪贴到新的工作表里，再上传一次。"
                ),
            )
        } else {
            let years: Vec<String> = years.iter().map(ToString::to_string).collect();
            (
                "sheet.several_years",
                format!(
                    "几个年度并排，只读了最近的一年；{} 年的（{letters} 列）没有读。请每年存成一张表，各上传一次。",
                    years.join("、")
                ),
            )
        };
        Some(SheetIssue {
            code: code.to_owned(),
            severity: Severity::Warning,
            message,
        })
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

    #[expect(clippy::too_many_arguments, reason = "what a row is read by")]
    fn read_row(
        &self,
        grid: &Grid<'_>,
        header: &Header,
        columns: &BTreeMap<u32, &'static Spec>,
        row: u32,
        skipped: Option<SkipReason>,
        titled: Option<Titled>,
        options: &Options,
    ) -> Row {
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
        let mut slots: BTreeMap<Field, Slot<'_>> = columns
            .iter()
            .map(|(column, spec)| {
                let cell = at(*column).and_then(|cell| chosen_cell(spec.field, cell, options));
                (
                    spec.field,
                    Slot {
                        column: Some(*column),
                        cell,
                    },
                )
            })
            .collect();
        for edit in &options.edits {
            if edit.sheet == grid.sheet.name && edit.row == number {
                let slot = slots.entry(edit.field).or_default();
                slot.cell = (!edit.text.trim().is_empty()).then(|| Cell::Text(&edit.text));
                if let Some(column) = slot.column {
                    cells.insert(letters(column), edit.text.clone());
                }
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

/// What stands above the header, the sheet's name and the file's: where a year or a kind may be told.
pub(in crate::sheet) fn titles(file: &str, grid: &Grid<'_>, header: &Header) -> Vec<String> {
    let top = header.rows.first().copied().unwrap_or(0);
    titles_above(file, grid.sheet, top)
}

/// The same by the header's first row.
pub(in crate::sheet) fn titles_above(file: &str, sheet: &Sheet, top: u32) -> Vec<String> {
    let above = sheet.rows().take_while(|row| *row < top);
    let above = above.flat_map(|row| sheet.row(row).iter());
    let texts = above.filter_map(|(_, cell)| match cell {
        Cell::Text(text) => Some(layout::heading(text)),
        _ => None,
    });
    texts
        .chain([layout::heading(&sheet.name), layout::heading(file)])
        .collect()
}

/// The year of a heading, its own or its group's.
fn year_of(heading: &Heading) -> Option<i32> {
    let year = |name: &str| Named::of(name).year;
    year(&heading.name).or_else(|| year(heading.above.as_deref()?))
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

fn is_blank(cell: Cell<'_>) -> bool {
    matches!(cell, Cell::Text(text) if text.chars().all(|c| c.is_whitespace() || is_invisible(c)))
}
