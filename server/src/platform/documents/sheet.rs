//! The tables of a document as a workbook: a sheet each, ready to print. Text cells never become formulas.
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::paper::{Block, Paper, Table};
use crate::platform::problem::Problem;

/// Writes the tables; names of cards are one as well.
pub fn xlsx(paper: &Paper) -> Result<Vec<u8>, Problem> {
    let tables: Vec<Table> = paper.blocks.iter().filter_map(table).collect();
    workbook(paper, &tables).map_err(Problem::internal)
}

fn table(block: &Block) -> Option<Table> {
    match block {
        Block::Table(table) => Some(table.clone()),
        Block::Cards { names } => Some(Table {
            caption: "桌签".to_owned(),
            head: vec!["姓名".to_owned()],
            widths: vec![12],
            rows: names.iter().map(|name| vec![name.clone()]).collect(),
        }),
        _ => None,
    }
}

fn workbook(paper: &Paper, tables: &[Table]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let mut used = Vec::new();
    for table in tables {
        let sheet = book.add_worksheet();
        sheet.set_name(sheet_name(&table.caption, &mut used))?;
        fill(sheet, table, paper.landscape)?;
    }
    if tables.is_empty() {
        book.add_worksheet();
    }
    book.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, table: &Table, landscape: bool) -> Result<(), XlsxError> {
    let title = Format::new()
        .set_bold()
        .set_font_size(16)
        .set_align(FormatAlign::Center);
    let cell = Format::new()
        .set_border(FormatBorder::Thin)
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
        .set_num_format("@");
    let head = cell.clone().set_bold();
    let last = u16::try_from(table.widths.len().saturating_sub(1)).unwrap_or(u16::MAX);
    if last > 0 {
        sheet.merge_range(0, 0, 0, last, &table.caption, &title)?;
    } else {
        sheet.write_string_with_format(0, 0, &table.caption, &title)?;
    }
    for (column, width) in (0..).zip(&table.widths) {
        sheet.set_column_width(column, f64::from(*width) * 1.6)?;
    }
    let mut row = 1;
    if !table.head.is_empty() {
        for (column, text) in (0..).zip(&table.head) {
            sheet.write_string_with_format(row, column, text, &head)?;
        }
        sheet.set_freeze_panes(2, 0)?;
        sheet.set_repeat_rows(0, 1)?;
        row += 1;
    }
    for (row, cells) in (row..).zip(&table.rows) {
        for (column, text) in (0..).zip(cells) {
            sheet.write_string_with_format(row, column, text, &cell)?;
        }
        sheet.set_row_height(row, 24)?;
    }
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    if landscape {
        sheet.set_landscape();
    }
    Ok(())
}

/// As Excel allows it: 31 characters, none of its signs, each name once.
fn sheet_name(caption: &str, used: &mut Vec<String>) -> String {
    let plain: String = caption
        .chars()
        .map(|c| if "[]:*?/\\'".contains(c) { ' ' } else { c })
        .take(27)
        .collect();
    let plain = if plain.trim().is_empty() {
        "表".to_owned()
    } else {
        plain.trim().to_owned()
    };
    let mut name = plain.clone();
    let mut number = 2;
    while used.contains(&name) {
        name = format!("{plain} {number}");
        number += 1;
    }
    used.push(name.clone());
    name
}
