//! Sheets made of texts, and what is read of them.
#![allow(dead_code, reason = "each of the tests that share it uses a part")]
use rust_xlsxwriter::{Format, Workbook, Worksheet};
use sanyou_import::{Field, Options, Report, Row, check};

/// Numbers of nobody, closed by their check digits.
pub const IDS: [&str; 4] = [
    "140727197001100013",
    "140727197102110034",
    "140727197203120055",
    "140727197304130076",
];

/// A sheet with these texts from this row on, and these areas merged (row, first and last column).
pub fn page(book: &mut Workbook, name: &str, rows: &[&[&str]], merged: &[(u32, u16, u16)]) {
    let page = book.add_worksheet();
    page.set_name(name).unwrap();
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(*cells) {
            if !text.is_empty() {
                page.write_string(row, column, *text).unwrap();
            }
        }
    }
    for (row, first, last) in merged {
        let text = rows[*row as usize][usize::from(*first)];
        merge(page, *row, *first, *last, text);
    }
}

pub fn merge(page: &mut Worksheet, row: u32, first: u16, last: u16, text: &str) {
    page.merge_range(row, first, row, last, text, &Format::new())
        .unwrap();
}

pub fn read(book: &mut Workbook) -> Report {
    let bytes = book.save_to_buffer().unwrap();
    let options = Options::new(chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap());
    check(&bytes, "名单.xlsx", &options).unwrap_or_else(|error| panic!("{error}"))
}

pub fn one(rows: &[&[&str]], merged: &[(u32, u16, u16)]) -> Report {
    let mut book = Workbook::new();
    page(&mut book, "名单", rows, merged);
    read(&mut book)
}

pub fn workers(report: &Report) -> Vec<(u32, &str)> {
    let rows = report.sheets.iter().flat_map(|sheet| &sheet.rows);
    let told = rows.filter(|row| row.reason.is_none());
    told.map(|row| (row.row, row.value(Field::Name).unwrap_or("?")))
        .collect()
}

pub fn codes(row: &Row) -> Vec<&str> {
    row.issues().iter().map(|issue| issue.code.as_str()).collect()
}
