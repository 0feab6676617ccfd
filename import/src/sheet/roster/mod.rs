//! The roster of workers: its fields, its headers, what is checked in a row and between rows.
mod beside;
mod columns;
mod duplicates;
mod field;
mod headers;
mod messages;
mod row;
mod ticks;

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use sanyou_schema::domain::value::{
    Coded, Education, Employment, Ethnicity, OrganisationKind, PoliticalStatus, Post, Sex, Tier,
};

use super::declared::Familiar;
use crate::cell;
use crate::layout::{self, Grid, Header, Heading, Kind};
use crate::report::{
    Column, Confidence, Row, Severity, SheetIssue, SheetReport, SkipReason, Status, Totals, letters,
};
use crate::workbook::{Cell, Sheet};
use crate::{Edit, Options, Part, ReadError, report};

use columns::meaning_of;
use duplicates::Duplicates;
pub use field::Field;
use headers::{Meaning, meaning};
use row::{Checked, Chosen, Slot, Slots};

/// Endings of a township's name, by which a sheet's name is one.
const TOWNSHIPS: [&str; 4] = ["镇", "乡", "街道", "开发区"];

/// Rows that are looked through for samples of a column.
const SAMPLED: usize = 200;

/// Rows that are read before any of them is handed over.
const AT_ONCE: usize = 1024;

/// Fewer rows are not worth a thread.
const FEW: usize = 256;

/// Characters of a sample.
const SAMPLE: usize = 40;

/// Hands over every sheet that has a header, and its rows one by one; `None` where no sheet has one.
pub(crate) fn each(
    sheets: &[Sheet],
    options: &Options,
    take: &mut dyn FnMut(Part),
) -> Result<Option<Totals>, ReadError> {
    let plans = sheets
        .iter()
        .filter_map(|sheet| Plan::of(sheet, options).transpose());
    let mut plans = plans.collect::<Result<Vec<_>, _>>()?;
    if plans.len() > 1 {
        plans.iter_mut().for_each(Plan::pass_over_sample);
    }
    if plans.is_empty() {
        return Ok(None);
    }
    let mut duplicates = noted(&plans);
    let mut totals = Totals::default();
    for plan in &plans {
        take(Part::Sheet(plan.head()));
        for lines in plan.lines.chunks(AT_ONCE) {
            for draft in plan.drafts(lines) {
                let row = draft.finish(&mut duplicates);
                totals.add(row.status);
                take(Part::Row(row));
            }
        }
    }
    Ok(Some(totals))
}

/// The ID numbers of all rows, and the names of those that come several times.
fn noted(plans: &[Plan<'_>]) -> Duplicates {
    let mut duplicates = Duplicates::default();
    let places: Vec<(&Plan<'_>, &Line)> = plans
        .iter()
        .flat_map(|plan| plan.lines.iter().map(move |line| (plan, line)))
        .filter(|(_, line)| line.skipped.is_none())
        .collect();
    for (at, (plan, line)) in places.iter().enumerate() {
        if let Some(id) = row::id_number(plan.slot(line.row, Field::IdNumber), plan.options.as_of) {
            duplicates.note(id.as_str(), at, |at| {
                let (plan, line) = places[at];
                row::name(plan.slot(line.row, Field::Name))
            });
        }
    }
    duplicates
}

/// How well a roster knows the sheet's header; `None` where it has no header of one.
pub(super) fn familiar(grid: &Grid<'_>, options: &Options) -> Option<Familiar> {
    let chosen = |header: &str| options.chosen_field(&grid.sheet.name, header);
    let is_name = |header: &str| match chosen(header) {
        Some(choice) => choice.field == Some(Field::Name),
        None => meaning(header) == Some(Meaning::Field(Field::Name)),
    };
    let tells = |header: &str| meaning(header).is_some() || chosen(header).is_some();
    let header = layout::find(grid, tells, is_name)?;
    let known = header
        .columns
        .values()
        .filter(|heading| meaning_of(heading).is_some() || chosen(&heading.name).is_some());
    Some(Familiar {
        known: known.count(),
        all: header.columns.len(),
        top: header.rows.first().copied().unwrap_or(0),
    })
}

/// A sheet with its header found: what its columns mean, and which of its rows are told.
struct Plan<'a> {
    grid: Grid<'a>,
    options: &'a Options,
    header: Header,
    fields: BTreeMap<u32, (Field, Confidence)>,
    /// The columns of [`Plan::fields`] by their fields, so that a row finds its cells at once.
    columns: Vec<(Field, u32)>,
    /// The columns of fields that are ticked.
    ticks: BTreeMap<Field, Vec<(u32, String)>>,
    /// The columns of another table beside this one.
    beside: Option<RangeInclusive<u32>>,
    lines: Vec<Line>,
}

/// A row that is told.
struct Line {
    row: u32,
    skipped: Option<SkipReason>,
}

impl<'a> Plan<'a> {
    /// `None` where the sheet has no header.
    fn of(sheet: &'a Sheet, options: &'a Options) -> Result<Option<Self>, ReadError> {
        let grid = Grid::new(sheet, &options.limits)?;
        let chosen = |header: &str| {
            options
                .chosen_field(&sheet.name, header)
                .map(|choice| choice.field)
        };
        let is_name = |header: &str| match chosen(header) {
            Some(field) => field == Some(Field::Name),
            None => meaning(header) == Some(Meaning::Field(Field::Name)),
        };
        let knows = |header: &str| meaning(header).is_some() || chosen(header).is_some();
        let Some(header) = layout::find(&grid, knows, is_name) else {
            return Ok(None);
        };
        let fields = columns::map(&grid, &header, options);
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
            grid,
            options,
            header,
            fields,
            lines: Vec::new(),
        };
        plan.lines = plan.lines();
        Ok(Some(plan))
    }

    /// The rows below the header but those that are blank, or a serial number alone.
    fn lines(&self) -> Vec<Line> {
        let mut footed = false;
        let mut lines = Vec::new();
        let mut own: Vec<(u32, Cell<'a>)> = Vec::new();
        for row in self.grid.sheet.rows_from(self.header.below()) {
            own.clear();
            let is_here = |column: u32| {
                self.beside
                    .as_ref()
                    .is_none_or(|beside| !beside.contains(&column))
            };
            let full = self.grid.own(row);
            own.extend(full.filter(|(column, cell)| is_here(*column) && !is_blank(*cell)));
            let is_serial = |(column, cell): &(u32, Cell<'_>)| {
                self.field(*column) == Some(Field::Serial) && is_serial_number(*cell)
            };
            if own.iter().all(is_serial) {
                continue;
            }
            // under the header alone: further down it would be somebody's
            let explained = lines
                .iter()
                .all(|line: &Line| line.skipped == Some(SkipReason::RepeatedHeader));
            let skipped = if explained && layout::explains(&own) {
                Some(SkipReason::RepeatedHeader)
            } else {
                self.skipped(row, &own, footed)
            };
            // an example stands above the rows, and no note begins with it
            let is_example = own
                .first()
                .is_some_and(|first| layout::classify(&self.header, *first) == Kind::Example);
            footed |= skipped == Some(SkipReason::Footer) && !is_example && !self.is_section(row, &own);
            lines.push(Line { row, skipped });
        }
        lines
    }

    fn field(&self, column: u32) -> Option<Field> {
        self.fields.get(&column).map(|(field, _)| *field)
    }

    /// A row's number as the spreadsheet shows it, and the cells that a person mended in it.
    fn edits(&self, row: u32) -> impl Iterator<Item = &'a Edit> {
        let name = &self.grid.sheet.name;
        self.options
            .edits
            .iter()
            .filter(move |edit| edit.row == row + 1 && edit.sheet == *name)
    }

    /// The rows read, in their order. A row knows nothing of the others, so that every core reads a part of them.
    fn drafts(&self, lines: &[Line]) -> Vec<Draft> {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let read = |lines: &[Line]| -> Vec<Draft> { lines.iter().map(|line| self.draft(line)).collect() };
        if cores == 1 || lines.len() < FEW {
            return read(lines);
        }
        let share = lines.len().div_ceil(cores.min(4));
        std::thread::scope(|scope| {
            let parts: Vec<_> = lines
                .chunks(share)
                .map(|part| (part, scope.spawn(move || read(part))))
                .collect();
            // a thread that broke is a fault of ours, which reading again shows where it can be seen
            let drafts = parts
                .into_iter()
                .flat_map(|(part, thread)| thread.join().unwrap_or_else(|_| read(part)));
            drafts.collect()
        })
    }

    fn draft(&self, line: &Line) -> Draft {
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
    fn slot(&self, row: u32, field: Field) -> Slot<'_> {
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
        let slot = Slot {
            column: Some(column),
            header: heading.map_or("", |heading| &heading.name),
            cell: cell.filter(|cell| !is_blank(*cell)),
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

    /// Whether a row only heads those below it: one cell over several columns, or 二、西村.
    fn is_section(&self, row: u32, own: &[(u32, Cell<'_>)]) -> bool {
        let &[(column, Cell::Text(text))] = own else {
            return false;
        };
        let mut merges = self.grid.sheet.merges.iter();
        let is_wide =
            merges.any(|merge| merge.top == row && merge.left == column && merge.right >= merge.left + 2);
        is_wide || is_ordinal(text)
    }

    /// A sheet that shows how to fill in the others holds no workers.
    fn pass_over_sample(&mut self) {
        const SAMPLES: [&str; 5] = ["样表", "示例", "样例", "范例", "填写说明"];
        if SAMPLES.iter().any(|word| self.grid.sheet.name.contains(word)) {
            for line in &mut self.lines {
                line.skipped.get_or_insert(SkipReason::Footer);
            }
        }
    }

    fn skipped(&self, row: u32, own: &[(u32, Cell<'_>)], footed: bool) -> Option<SkipReason> {
        let at = |field: Field| {
            own.iter()
                .filter(move |(column, _)| self.field(*column) == Some(field))
        };
        let first = *own.first()?;
        match layout::classify(&self.header, first) {
            Kind::Skipped(SkipReason::RepeatedHeader) => Some(SkipReason::RepeatedHeader),
            Kind::Example => Some(SkipReason::Footer),
            // whoever has an ID number is a worker, whatever stands in the first column
            Kind::Skipped(reason) if !at(Field::IdNumber).any(|(_, cell)| is_number_like(*cell)) => {
                Some(reason)
            }
            Kind::Worker if self.is_section(row, own) => Some(SkipReason::Footer),
            // notes go on below the first of them
            Kind::Worker
                if footed
                    && at(Field::Name).next().is_none()
                    && !at(Field::IdNumber).any(|(_, cell)| is_number_like(*cell)) =>
            {
                Some(SkipReason::Footer)
            }
            _ => None,
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
        let name = self.grid.sheet.name.trim();
        let named = TOWNSHIPS.iter().any(|ending| name.ends_with(ending));
        let has_column = self.columns.iter().any(|(field, _)| *field == Field::Township);
        if !named || has_column {
            return None;
        }
        match self.options.chosen_value(Field::Township, name) {
            Some(choice) => choice.value.as_deref(),
            None => Some(name),
        }
    }

    /// What is told of the sheet, its rows left out.
    fn head(&self) -> SheetReport {
        let column = |(column, heading): (&u32, &Heading)| {
            let told = self.fields.get(column);
            Column {
                column: letters(*column),
                header: heading.name.clone(),
                field: told.map(|(field, _)| *field),
                confidence: told.map(|(_, confidence)| *confidence),
                samples: samples(&self.grid, &self.header, *column, self.worker_rows()),
                above: heading.above.clone(),
            }
        };
        SheetReport {
            name: self.grid.sheet.name.clone(),
            header_rows: self.header.rows.iter().map(|row| row + 1).collect(),
            columns: self.header.columns.iter().map(column).collect(),
            rows: Vec::new(),
            issues: self.issues(),
        }
    }

    fn issues(&self) -> Vec<SheetIssue> {
        let mut issues = sheet_issues(self.grid.sheet);
        if let Some(beside) = &self.beside {
            let message = format!(
                "“{}”里 {} 列到 {} 列是并排的另一份名单，这次没有读。请把它剪贴到新的工作表里，再上传一次。",
                self.grid.sheet.name,
                letters(*beside.start()),
                letters(*beside.end())
            );
            issues.push(SheetIssue {
                code: "sheet.second_table".to_owned(),
                severity: Severity::Warning,
                message,
            });
        }
        issues
    }

    fn worker_rows(&self) -> impl Iterator<Item = u32> {
        let lines = self.lines.iter().filter(|line| line.skipped.is_none());
        lines.map(|line| line.row)
    }
}

/// The first texts of a column that differ.
pub(super) fn samples(
    grid: &Grid<'_>,
    header: &Header,
    column: u32,
    rows: impl Iterator<Item = u32>,
) -> Vec<String> {
    let mut samples: Vec<String> = Vec::new();
    for row in rows.take(SAMPLED) {
        let cell = grid.cell(row, column, header.below());
        if let Some(text) = cell.filter(|cell| !is_blank(*cell)).map(Cell::text) {
            let sample: String = text.chars().take(SAMPLE).collect();
            if !samples.contains(&sample) {
                samples.push(sample);
            }
        }
        if samples.len() == 3 {
            break;
        }
    }
    samples
}

/// The values of a field that has a list of them, each with its word.
pub(crate) fn choices(field: Field) -> Vec<(&'static str, &'static str)> {
    fn coded<T: Coded>() -> Vec<(&'static str, &'static str)> {
        T::all().iter().map(|one| (one.code(), one.label())).collect()
    }
    match field {
        Field::Sex => coded::<Sex>(),
        Field::Ethnicity => Ethnicity::all()
            .map(|name| (name.as_str(), name.as_str()))
            .collect(),
        Field::Education => coded::<Education>(),
        Field::PoliticalStatus => coded::<PoliticalStatus>(),
        Field::OrganisationKind => coded::<OrganisationKind>(),
        Field::Post => coded::<Post>(),
        Field::Employment => coded::<Employment>(),
        Field::Tier | Field::TierApplied => coded::<Tier>(),
        _ => Vec::new(),
    }
}

/// A row that is read by itself, and not yet compared with others.
struct Draft {
    row: u32,
    cells: BTreeMap<String, String>,
    outcome: Result<Checked, SkipReason>,
}

impl Draft {
    fn finish(self, duplicates: &mut Duplicates) -> Row {
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

/// `二、西村`, `（三）南村`: how people number the parts of a list.
fn is_ordinal(text: &str) -> bool {
    let text = cell::folded(text);
    let rest = text.trim_start_matches('(');
    let ordinal = rest.trim_start_matches(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
    ordinal.len() < rest.len() && ordinal.starts_with(['、', '.', ')'])
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
