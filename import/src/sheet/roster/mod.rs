//! The roster of workers: its fields, its headers, what is checked in a row and between rows.
mod beside;
mod columns;
mod duplicates;
mod field;
mod form;
mod header_rules;
mod headers;
mod lines;
mod messages;
mod plan;
mod row;
mod slots;
mod ticks;
mod told;

use sanyou_schema::domain::value::{
    Coded, Education, Employment, Ethnicity, OrganisationKind, PoliticalStatus, Post, Sex, Tier,
};

use super::declared::Familiar;
use crate::cell::is_blank;
use crate::cores;
use crate::layout::{self, Grid, Header, Heading};
use crate::report::{Confidence, Severity, SheetIssue, Totals, letters};
use crate::workbook::{Cell, Sheet};
use crate::{Options, Part, ReadError, report};

use duplicates::Duplicates;
pub use field::{Field, OwnField};
use headers::meaning_of;
use headers::{Meaning, meaning};
use lines::Line;
use plan::{Draft, Plan};
pub(super) use ticks::ticked;

/// Rows that are looked through for samples of a column.
const SAMPLED: usize = 200;

/// Rows that are read before any of them is handed over.
const AT_ONCE: usize = 1024;

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
        let finish = |draft: Draft| {
            let row = draft.finish(&mut duplicates);
            totals.add(row.status);
            take(Part::Row(row));
        };
        // a row knows nothing of the others before it is finished
        cores::each_ahead(&plan.lines, AT_ONCE, |line| plan.draft(line), finish);
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
    let ids = cores::each(&places, |(plan, line)| {
        row::id_number(plan.slot(line.row, Field::IdNumber), plan.options.as_of)
    });
    for (at, id) in ids.into_iter().enumerate() {
        if let Some(id) = id {
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
    let header = header_of(grid, options)?;
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

/// Whether a sheet's rows are people: it has a column 姓名, or one of ID numbers.
pub(super) fn lists_people(grid: &Grid<'_>, options: &Options) -> bool {
    let is_name = |header: &str| meaning(header) == Some(Meaning::Field(Field::Name));
    let tells = |header: &str| meaning(header).is_some();
    let Some(header) = layout::find(grid, tells, is_name, layout::has_three) else {
        return false;
    };
    let fields = columns::map(grid, &header, options).fields;
    header
        .columns
        .iter()
        .any(|(column, heading)| match fields.get(column) {
            Some((Field::IdNumber, _)) => true,
            Some((Field::Name, confidence)) => {
                headers::is_name(&heading.name) || *confidence == Confidence::Chosen
            }
            _ => false,
        })
}

/// The header of a roster: the row that a person chose, else the first that looks like one. A form for one person has
/// none.
fn header_of(grid: &Grid<'_>, options: &Options) -> Option<Header> {
    if let Some(header) = layout::chosen(grid, &options.headers) {
        return Some(header);
    }
    let chosen = |header: &str| options.chosen_field(&grid.sheet.name, header);
    let is_name = |header: &str| match chosen(header) {
        Some(choice) => choice.field == Some(Field::Name),
        None => meaning(header) == Some(Meaning::Field(Field::Name)),
    };
    let tells = |header: &str| meaning(header).is_some() || chosen(header).is_some();
    layout::find(grid, tells, is_name, layout::has_three).filter(|header| !form::is_one(grid, header))
}

/// Whether a sheet is a form for one person.
pub(super) fn is_form(grid: &Grid<'_>, options: &Options) -> bool {
    header_of(grid, options).is_none() && {
        let tells = |header: &str| meaning(header).is_some();
        let is_name = |header: &str| meaning(header) == Some(Meaning::Field(Field::Name));
        layout::find(grid, tells, is_name, layout::has_three)
            .is_some_and(|header| form::is_one(grid, &header))
    }
}

/// Why no sheet could be read.
pub(crate) fn unread(sheets: &[Sheet], options: &Options) -> ReadError {
    let form = sheets.iter().find(|sheet| {
        let head = sheet.head(form::ROWS);
        Grid::new(&head, &options.limits).is_ok_and(|grid| is_form(&grid, options))
    });
    form.map_or_else(ReadError::no_header, |sheet| ReadError::form(&sheet.name))
}

/// Whether a roster knows the heading, be it to pass it over.
pub(super) fn knows(heading: &Heading) -> bool {
    meaning_of(heading).is_some()
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
    if !sheet.uncomputed.is_empty() {
        let cell = |(row, column): &(u32, u32)| format!("{}{}", letters(*column), row + 1);
        let places: Vec<String> = sheet.uncomputed.iter().take(3).map(cell).collect();
        let rest = if sheet.uncomputed.len() > places.len() {
            " 等"
        } else {
            ""
        };
        let message = format!(
            "“{}”里有 {} 个公式没有算出结果（{}{rest}），按没有填读。请用 Excel 或 WPS 打开这个文件，保存后重新上传。",
            sheet.name,
            sheet.uncomputed.len(),
            places.join("、"),
        );
        issues.push(warning("sheet.uncomputed", message));
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
