//! The workbook that goes back: the cells as they were read, faults marked, and two columns that say what became of
//! each row. It is a new .xlsx whatever the file was.
use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;
use rust_xlsxwriter::{ExcelDateTime, Format, Note, Workbook, Worksheet, XlsxError};

use crate::report::{Issue, Report, Row, Severity, SheetReport, Status, column_number};
use crate::workbook::{self, Cell, Sheet};
use crate::{Limits, ReadError};

/// The longest text that a cell may hold.
const LONGEST: usize = 32_767;

/// Why there is no marked workbook.
#[derive(Debug, thiserror::Error)]
pub enum MarkError {
    /// The file can't be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The new workbook can't be written.
    #[error("the marked workbook can't be written: {0}")]
    Write(#[from] XlsxError),
}

/// Makes the marked workbook of a file and its report. `outcome` says for a sheet's row what became of it, in words
/// for the column 导入结果; [`status_in_words`] is what the reader alone can say.
pub fn marked(
    bytes: &[u8],
    file_name: &str,
    report: &Report,
    limits: &Limits,
    outcome: impl Fn(&str, &Row) -> String,
) -> Result<Vec<u8>, MarkError> {
    let sheets = workbook::open(bytes, file_name, limits)?;
    let mut book = Workbook::new();
    let mut names = BTreeSet::new();
    for sheet in &sheets {
        let page = book.add_worksheet();
        page.set_name(page_name(&sheet.name, &mut names))?;
        copy(page, sheet)?;
        if let Some(told) = report.sheets.iter().find(|told| told.name == sheet.name) {
            mark(page, sheet, told, &outcome)?;
        }
    }
    Ok(book.save_to_buffer()?)
}

/// What the reader says of a row, in words.
pub fn status_in_words(row: &Row) -> &'static str {
    match row.status {
        Status::Ok => "正常",
        Status::Warning => "有提醒",
        Status::Error => "有错误",
        Status::Skipped => "跳过",
    }
}

/// A name that a workbook allows, once.
fn page_name(name: &str, taken: &mut BTreeSet<String>) -> String {
    let allowed = |c: char| {
        if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') {
            '_'
        } else {
            c
        }
    };
    let plain: String = name.chars().map(allowed).take(25).collect();
    let plain = if plain.trim().is_empty() {
        "名单".to_owned()
    } else {
        plain
    };
    let numbered = (2..).map(|number| format!("{plain} ({number})"));
    let free = std::iter::once(plain.clone())
        .chain(numbered)
        .find(|name| taken.insert(name.to_lowercase()));
    free.unwrap_or(plain)
}

fn copy(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let plain = Format::new();
    for merge in &sheet.merges {
        let (Ok(left), Ok(right)) = (u16::try_from(merge.left), u16::try_from(merge.right)) else {
            continue;
        };
        // areas that overlap are refused by the writer, and the values stand without them
        let _ = page.merge_range(merge.top, left, merge.bottom, right, "", &plain);
    }
    for (row, cells) in &sheet.rows {
        for (column, cell) in cells {
            if let Ok(column) = u16::try_from(*column) {
                write(page, *row, column, cell, &plain)?;
            }
        }
    }
    Ok(())
}

/// Text stays text, whatever sign it begins with.
fn write(page: &mut Worksheet, row: u32, column: u16, cell: &Cell, format: &Format) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) | Cell::Fault(text) => page.write_string_with_format(row, column, cut(text), format),
        Cell::Number(number) if number.is_finite() => {
            page.write_number_with_format(row, column, *number, format)
        }
        Cell::Number(number) => page.write_string_with_format(row, column, number.to_string(), format),
        Cell::Bool(yes) => page.write_boolean_with_format(row, column, *yes, format),
        Cell::Date(day) => {
            let date = u16::try_from(day.year()).ok().and_then(|year| {
                let (month, date) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
                ExcelDateTime::from_ymd(year, month, date).ok()
            });
            match date {
                Some(date) => {
                    let format = format.clone().set_num_format("yyyy-mm-dd");
                    page.write_datetime_with_format(row, column, date, &format)
                }
                None => page.write_string_with_format(row, column, cell.text(), format),
            }
        }
    }?;
    Ok(())
}

fn cut(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}

/// Colours and comments on bad cells, and the two columns behind the last one.
fn mark(
    page: &mut Worksheet,
    sheet: &Sheet,
    told: &SheetReport,
    outcome: impl Fn(&str, &Row) -> String,
) -> Result<(), XlsxError> {
    let width = sheet
        .rows
        .values()
        .filter_map(|cells| cells.keys().next_back())
        .max();
    let Some(column) = width.and_then(|last| u16::try_from(last + 1).ok()) else {
        return Ok(());
    };
    let wrapped = Format::new().set_text_wrap();
    let header = told.header_rows.last().map_or(0, |row| row - 1);
    let bold = Format::new().set_bold();
    page.write_string_with_format(header, column, "导入结果", &bold)?;
    page.write_string_with_format(header, column + 1, "问题说明", &bold)?;
    page.set_column_width(column, 12)?;
    page.set_column_width(column + 1, 60)?;
    page.set_freeze_panes(header + 1, 0)?;
    for row in &told.rows {
        let at = row.row - 1;
        page.write_string(at, column, cut(&outcome(&told.name, row)))?;
        if row.issues().is_empty() {
            continue;
        }
        let messages: Vec<&str> = row.issues().iter().map(|issue| issue.message.as_str()).collect();
        page.write_string_with_format(at, column + 1, cut(&messages.join("\n")), &wrapped)?;
        let mut cells: BTreeMap<u16, Vec<&Issue>> = BTreeMap::new();
        for issue in row.issues() {
            let number = issue.column.as_deref().and_then(column_number);
            if let Some(number) = number.and_then(|number| u16::try_from(number).ok()) {
                cells.entry(number).or_default().push(issue);
            }
        }
        for (place, issues) in cells {
            mark_cell(page, sheet, at, place, &issues)?;
        }
    }
    Ok(())
}

fn mark_cell(
    page: &mut Worksheet,
    sheet: &Sheet,
    row: u32,
    column: u16,
    issues: &[&Issue],
) -> Result<(), XlsxError> {
    let is_error = issues.iter().any(|issue| issue.severity == Severity::Error);
    let colour = if is_error { 0x00FF_C7CE } else { 0x00FF_EB9C };
    let format = Format::new().set_background_color(colour);
    match sheet.cell(row, u32::from(column)) {
        Some(cell) => write(page, row, column, cell, &format)?,
        None => {
            page.write_blank(row, column, &format)?;
        }
    }
    let messages: Vec<&str> = issues.iter().map(|issue| issue.message.as_str()).collect();
    page.insert_note(row, column, &Note::new(cut(&messages.join("\n"))))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, check};

    const ROSTER: &str = "花名册\n姓名,性别,身份证号,党组织名称,备注\n张三,男,14072718850615002X,甲公司党支部,=1+1\n李四,女,123,甲公司党支部,\n";

    fn read_back(bytes: &[u8]) -> Sheet {
        workbook::open(bytes, "a.xlsx", &Limits::default())
            .unwrap()
            .remove(0)
    }

    #[test]
    fn each_row_says_what_became_of_it() {
        let as_of = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let report = check(ROSTER.as_bytes(), "名单.csv", &Options::new(as_of)).unwrap();
        let limits = Limits::default();
        let outcome = |_: &str, row: &Row| status_in_words(row).to_owned();
        let bytes = marked(ROSTER.as_bytes(), "名单.csv", &report, &limits, outcome).unwrap();
        let sheet = read_back(&bytes);
        assert_eq!(sheet.name, "名单");
        let text = |row, column| sheet.cell(row, column).map(Cell::text);
        assert_eq!(text(1, 5).as_deref(), Some("导入结果"));
        assert_eq!(text(2, 4).as_deref(), Some("=1+1"), "text stays text");
        assert_eq!(
            (text(2, 5).as_deref(), text(2, 6).as_deref()),
            (Some("有提醒"), Some("性别与身份证号（女）不一致，请核对。"))
        );
        assert_eq!(text(3, 5).as_deref(), Some("有错误"));
        assert!(text(3, 6).unwrap().starts_with("身份证号不是 18 位"));
    }

    #[test]
    fn what_was_marked_reads_the_same() {
        let as_of = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let options = Options::new(as_of);
        let report = check(ROSTER.as_bytes(), "名单.csv", &options).unwrap();
        let outcome = |_: &str, _: &Row| "正常".to_owned();
        let bytes = marked(ROSTER.as_bytes(), "名单.csv", &report, &options.limits, outcome).unwrap();
        let again = check(&bytes, "名单.xlsx", &options).unwrap();
        assert_eq!(again.totals, report.totals);
        let values = |report: &Report| -> Vec<_> {
            report.sheets[0]
                .rows
                .iter()
                .map(|row| row.values.clone())
                .collect()
        };
        assert_eq!(values(&again), values(&report));
    }

    #[test]
    fn names_of_sheets_are_made_allowed_and_once() {
        let mut taken = BTreeSet::new();
        let long = "很".repeat(40);
        for (name, want) in [
            ("a/b", "a_b"),
            ("A_B", "A_B (2)"),
            ("", "名单"),
            (long.as_str(), &"很".repeat(25)),
        ] {
            assert_eq!(page_name(name, &mut taken), want);
        }
    }
}
