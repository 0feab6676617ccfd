//! The rows that were not taken over, alone: to be mended and sent again.
use std::collections::{BTreeMap, BTreeSet};

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use crate::layout::Grid;
use crate::report::{Report, Row, SheetReport, column_number};
use crate::workbook::{self, Cell, Merge, Sheet};
use crate::{Field, Limits, template};

use super::MarkError;
use super::fresh::{mark_cell, page_name, tell, titles, write};
use super::plan::{MOST_NOTES, SheetMarks};

/// Fields whose cells are text, so that what is typed there stays as it was typed.
const TEXTS: [Field; 4] = [
    Field::IdNumber,
    Field::Phone,
    Field::CreditCode,
    Field::CertificateNumber,
];

/// A new workbook of just the rows for which `outcome` says what became of them, below the header that they had;
/// `None` where there are none. A value that was merged over several rows stands in each of them.
pub fn failed_rows(
    bytes: &[u8],
    file_name: &str,
    report: &Report,
    limits: &Limits,
    outcome: impl Fn(&str, &Row) -> Option<String>,
) -> Result<Option<Vec<u8>>, MarkError> {
    let mut sheets = workbook::open(bytes, file_name, limits)?;
    template::detach(&mut sheets);
    let mut book = Workbook::new();
    let mut names = BTreeSet::new();
    let mut notes = MOST_NOTES;
    let mut any = false;
    for told in &report.sheets {
        let wanted: Vec<&Row> = told
            .rows
            .iter()
            .filter(|row| outcome(&told.name, row).is_some())
            .collect();
        let Some(sheet) = sheets.iter().find(|sheet| sheet.name == told.name) else {
            continue;
        };
        if wanted.is_empty() {
            continue;
        }
        any = true;
        let page = book.add_worksheet();
        page.set_name(page_name(&told.name, &mut names))?;
        let words = |name: &str, row: &Row| outcome(name, row).unwrap_or_default();
        let only = SheetReport {
            rows: wanted.into_iter().cloned().collect(),
            ..told.clone()
        };
        let rows = Page {
            sheet: &Grid::new(sheet, limits)?,
            told: &only,
            marks: &SheetMarks::of(&only, &words),
            texts: texts(told),
        };
        rows.write(page, &mut notes)?;
    }
    Ok(any.then(|| book.save_to_buffer()).transpose()?)
}

/// The columns whose cells are text.
fn texts(told: &SheetReport) -> BTreeSet<u32> {
    let is_text = |field: Option<Field>| field.is_some_and(|field| TEXTS.contains(&field));
    let columns = told.columns.iter().filter(|column| is_text(column.field));
    columns
        .filter_map(|column| column_number(&column.column))
        .collect()
}

/// A sheet of rows that failed.
struct Page<'a> {
    sheet: &'a Grid<'a>,
    told: &'a SheetReport,
    marks: &'a SheetMarks,
    texts: BTreeSet<u32>,
}

impl Page<'_> {
    fn write(&self, page: &mut Worksheet, notes: &mut usize) -> Result<(), XlsxError> {
        let below = self.marks.header_rows.last().map_or(0, |row| row + 1);
        let plain = Format::new();
        let text = Format::new().set_num_format("@");
        for column in &self.texts {
            if let Ok(column) = u16::try_from(*column) {
                page.set_column_format(column, &text)?;
                page.set_column_width(column, 20)?;
            }
        }
        let last = self.head(page, below, &plain)?;
        for (at, row) in (below..).zip(&self.told.rows) {
            let Some(place) = row.row.checked_sub(1) else {
                continue;
            };
            let marks = self.marks.rows.get(&place);
            for (column, cell) in self.cells(row, place, below) {
                let Ok(to) = u16::try_from(column) else { continue };
                let format = if self.texts.contains(&column) {
                    &text
                } else {
                    &plain
                };
                write(page, at, to, cell, format)?;
                if let Some(mark) = marks.and_then(|marks| marks.cells.get(&column)) {
                    mark_cell(page, (at, to), Some(cell), mark, notes)?;
                }
            }
            for (column, mark) in marks.iter().flat_map(|marks| &marks.cells) {
                let is_empty = self.sheet.cell(place, *column, below).is_none();
                if is_empty && let Ok(to) = u16::try_from(*column) {
                    mark_cell(page, (at, to), None, mark, notes)?;
                }
            }
            if let (Some(last), Some(marks)) = (last, marks) {
                tell(page, at, last, marks)?;
            }
        }
        page.set_freeze_panes(below, 0)?;
        Ok(())
    }

    /// Titles and header as they came, with our two titles; gives the column of the first.
    fn head(&self, page: &mut Worksheet, below: u32, plain: &Format) -> Result<Option<u16>, XlsxError> {
        let sheet: &Sheet = self.sheet.sheet;
        for merge in sheet.merges.iter().filter(|merge| merge.top < below) {
            head_merge(page, *merge, below, plain);
        }
        for row in sheet.rows().take_while(|row| *row < below) {
            for (column, cell) in sheet.row(row).iter() {
                if let Ok(column) = u16::try_from(column) {
                    write(page, row, column, cell, plain)?;
                }
            }
        }
        let top = self.marks.header_rows.first().copied().unwrap_or(0);
        let merged = sheet
            .merges
            .iter()
            .filter(|merge| merge.bottom >= top && merge.top < below);
        let named = self
            .told
            .columns
            .iter()
            .filter_map(|column| column_number(&column.column));
        let held = self.told.rows.iter().flat_map(|row| row.cells.keys());
        let held = held.filter_map(|letters| column_number(letters));
        let last = merged.map(|merge| merge.right).chain(named).chain(held).max();
        let column = self.marks.own.or(last.map(|last| last + 1));
        let column = column.and_then(|column| u16::try_from(column).ok());
        if let Some(column) = column {
            let row = self
                .marks
                .title_row(|row, column| sheet.cell(row, column).is_some());
            titles(page, row, column)?;
        }
        Ok(column)
    }

    /// The cells of a row as they came; where a person mended one here since, the new text.
    fn cells<'r>(&'r self, row: &'r Row, place: u32, below: u32) -> BTreeMap<u32, Cell<'r>> {
        let columns = row
            .cells
            .iter()
            .filter_map(|(letters, text)| Some((column_number(letters)?, text)));
        let own = |column: u32| {
            self.marks
                .own
                .is_some_and(|own| column == own || column == own + 1)
        };
        columns
            .filter(|(column, text)| !own(*column) && !text.is_empty())
            .map(|(column, text)| {
                let came = self.sheet.cell(place, column, below);
                let cell = came.filter(|cell| cell.text() == *text);
                (column, cell.unwrap_or_else(|| Cell::Text(text)))
            })
            .collect()
    }
}

/// A merge of the rows above the first row of people.
fn head_merge(page: &mut Worksheet, merge: Merge, below: u32, plain: &Format) {
    let bottom = merge.bottom.min(below - 1);
    let (Ok(left), Ok(right)) = (u16::try_from(merge.left), u16::try_from(merge.right)) else {
        return;
    };
    // areas that overlap or are one cell are refused by the writer, and the values stand without them
    let _ = page.merge_range(merge.top, left, bottom, right, "", plain);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::letters;
    use crate::{Options, Status, check};

    const ROSTER: &str = "花名册,,,\n姓名,性别,身份证号,党组织名称\n张三,女,14072718850615002X,甲公司党支部\n李四,女,123,甲公司党支部\n";

    #[test]
    fn what_failed_comes_back_alone_and_reads_again() {
        let options = Options::new(chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap());
        let report = check(ROSTER.as_bytes(), "名单.csv", &options).unwrap();
        let failed = |_: &str, row: &Row| (row.status == Status::Error).then(|| "有错误".to_owned());
        let bytes = failed_rows(ROSTER.as_bytes(), "名单.csv", &report, &options.limits, failed);
        let bytes = bytes.unwrap().unwrap();
        let again = check(&bytes, "名单.xlsx", &options).unwrap();
        assert_eq!((again.totals.rows, again.totals.error), (1, 1));
        let row = &again.sheets[0].rows[0];
        assert_eq!((row.row, row.value(Field::Name)), (3, Some("李四")));
        assert_eq!(row.cells[&letters(2)], "123");
        assert!(row.cells[&letters(5)].starts_with("身份证号不是 18 位"));
        assert_eq!(again.sheets[0].columns.len(), 6);
    }

    #[test]
    fn where_nothing_failed_there_is_no_file() {
        let options = Options::new(chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap());
        let report = check(ROSTER.as_bytes(), "名单.csv", &options).unwrap();
        let none = failed_rows(
            ROSTER.as_bytes(),
            "名单.csv",
            &report,
            &options.limits,
            |_, _| None,
        );
        assert!(none.unwrap().is_none());
    }
}
