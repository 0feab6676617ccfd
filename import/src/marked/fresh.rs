//! A new workbook of values and merges, for files whose own kind can't be written.
use std::collections::BTreeSet;

use chrono::Datelike;
use rust_xlsxwriter::{ExcelDateTime, Format, Note, Workbook, Worksheet, XlsxError};

use crate::workbook::{Cell, Sheet};

use super::MarkError;
use super::plan::{
    CellMark, ERROR_COLOUR, MOST_NOTES, OUTCOME, RowMarks, SheetMarks, TOLD, WARNING_COLOUR, cut,
};

/// The sheets with their marks.
pub(super) fn mark(sheets: &[Sheet], marks: &[SheetMarks]) -> Result<Vec<u8>, MarkError> {
    let mut book = Workbook::new();
    let mut names = BTreeSet::new();
    let mut notes = MOST_NOTES;
    for sheet in sheets {
        let page = book.add_worksheet();
        page.set_name(page_name(&sheet.name, &mut names))?;
        copy(page, sheet)?;
        if let Some(marks) = marks.iter().find(|marks| marks.name == sheet.name) {
            mark_sheet(page, sheet, marks, &mut notes)?;
        }
    }
    Ok(book.save_to_buffer()?)
}

/// A name that a workbook allows, once.
pub(super) fn page_name(name: &str, taken: &mut BTreeSet<String>) -> String {
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
    for row in sheet.rows() {
        for (column, cell) in sheet.row(row).iter() {
            if let Ok(column) = u16::try_from(column) {
                write(page, row, column, cell, &plain)?;
            }
        }
    }
    Ok(())
}

/// Text stays text, whatever sign it begins with.
pub(super) fn write(
    page: &mut Worksheet,
    row: u32,
    column: u16,
    cell: Cell<'_>,
    format: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) | Cell::Fault(text) => page.write_string_with_format(row, column, cut(text), format),
        Cell::Number(number) if number.is_finite() => {
            page.write_number_with_format(row, column, number, format)
        }
        Cell::Number(number) => page.write_string_with_format(row, column, number.to_string(), format),
        Cell::Bool(yes) => page.write_boolean_with_format(row, column, yes, format),
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

/// Colours and comments on bad cells, and the two columns behind the last one.
fn mark_sheet(
    page: &mut Worksheet,
    sheet: &Sheet,
    marks: &SheetMarks,
    notes: &mut usize,
) -> Result<(), XlsxError> {
    let top = marks.header_rows.first().copied().unwrap_or(0);
    let filled = sheet
        .rows()
        .filter_map(|row| sheet.row(row).iter().next_back())
        .map(|(column, _)| column);
    let merged = sheet.merges.iter().filter(|merge| merge.bottom >= top);
    let last = filled.chain(merged.map(|merge| merge.right)).max();
    let column = marks.own.or(last.map(|last| last + 1));
    let Some(column) = column.and_then(|column| u16::try_from(column).ok()) else {
        return Ok(());
    };
    let title_row = marks.title_row(|row, column| sheet.cell(row, column).is_some());
    titles(page, title_row, column)?;
    page.set_freeze_panes(marks.header_rows.last().map_or(0, |row| row + 1), 0)?;
    for (row, marks) in &marks.rows {
        tell(page, *row, column, marks)?;
        for (place, mark) in &marks.cells {
            if let Ok(place) = u16::try_from(*place) {
                let cell = sheet.cell(*row, u32::from(place));
                mark_cell(page, (*row, place), cell, mark, notes)?;
            }
        }
    }
    Ok(())
}

/// The titles of our two columns.
pub(super) fn titles(page: &mut Worksheet, row: u32, column: u16) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    page.write_string_with_format(row, column, OUTCOME, &bold)?;
    page.write_string_with_format(row, column + 1, TOLD, &bold)?;
    page.set_column_width(column, 14)?;
    page.set_column_width(column + 1, 60)?;
    Ok(())
}

/// What became of a row, and what is wrong with it.
pub(super) fn tell(page: &mut Worksheet, row: u32, column: u16, marks: &RowMarks) -> Result<(), XlsxError> {
    page.write_string(row, column, &marks.outcome)?;
    if !marks.told.is_empty() {
        let wrapped = Format::new().set_text_wrap();
        page.write_string_with_format(row, column + 1, &marks.told, &wrapped)?;
    }
    Ok(())
}

/// A bad cell with its colour and comment.
pub(super) fn mark_cell(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    cell: Option<Cell<'_>>,
    mark: &CellMark,
    notes: &mut usize,
) -> Result<(), XlsxError> {
    let colour = if mark.is_error {
        ERROR_COLOUR
    } else {
        WARNING_COLOUR
    };
    let format = Format::new().set_background_color(colour);
    match cell {
        Some(cell) => write(page, row, column, cell, &format)?,
        None => {
            page.write_blank(row, column, &format)?;
        }
    }
    if let Some(left) = notes.checked_sub(1) {
        *notes = left;
        page.insert_note(row, column, &Note::new(&mark.message))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

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
