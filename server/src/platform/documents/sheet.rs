//! The tables of a document as a workbook: a sheet each, ready to print. Text cells never become formulas.
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::paper::{Block, Paper, Table};
use crate::platform::problem::Problem;

/// A table with what stands over it on its sheet.
struct Sheet {
    title: String,
    table: Table,
}

/// Writes the tables; names of cards are one as well.
pub fn xlsx(paper: &Paper) -> Result<Vec<u8>, Problem> {
    workbook(paper, &sheets(&paper.blocks)).map_err(Problem::internal)
}

/// The tables, each under the title before it: a sheet that is printed alone says which class it is of.
fn sheets(blocks: &[Block]) -> Vec<Sheet> {
    let mut title: Option<&str> = None;
    let mut sheets = Vec::new();
    for block in blocks {
        if let Block::Title { text } = block {
            title = Some(text);
        }
        let Some(table) = table(block) else { continue };
        let title = match title {
            Some(title) if title.contains(&table.caption) => title.to_owned(),
            Some(title) => format!("{title}（{}）", table.caption),
            None => table.caption.clone(),
        };
        sheets.push(Sheet { title, table });
    }
    sheets
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

fn workbook(paper: &Paper, sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let mut used = Vec::new();
    for one in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(sheet_name(&one.table.caption, &mut used))?;
        fill(sheet, one, paper.landscape)?;
    }
    if sheets.is_empty() {
        book.add_worksheet();
    }
    book.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, one: &Sheet, landscape: bool) -> Result<(), XlsxError> {
    let (title_text, table) = (&one.title, &one.table);
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
        sheet.merge_range(0, 0, 0, last, title_text, &title)?;
    } else {
        sheet.write_string_with_format(0, 0, title_text, &title)?;
    }
    for (column, width) in (0..).zip(&table.widths) {
        sheet.set_column_width(column, f64::from(*width) * WIDER)?;
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
        sheet.set_row_height(row, height(cells, &table.widths))?;
    }
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    if landscape {
        sheet.set_landscape();
    }
    Ok(())
}

/// So many characters of a workbook's column for one of a document's.
const WIDER: f64 = 1.6;

/// How high a row must be for all that stands in it: neither Excel nor WPS makes room by itself where a height is set, and
/// without one a merged or copied row stays too low. A Chinese character is as wide as two others.
fn height(cells: &[String], widths: &[u32]) -> f64 {
    let lines = cells.iter().zip(widths).map(|(text, width)| {
        let room = (f64::from(*width) * WIDER).max(2.0);
        let of_line = |line: &str| {
            let wide: f64 = line.chars().map(|c| if c.is_ascii() { 1.1 } else { 2.2 }).sum();
            (wide / room).ceil().max(1.0)
        };
        text.lines().map(of_line).sum::<f64>()
    });
    (lines.fold(1.0, f64::max) * 15.0 + 6.0).clamp(24.0, 409.0)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_as_high_as_its_longest_cell_needs() {
        let row = |text: &str| height(&[text.to_owned(), "1".to_owned()], &[10, 4]);
        for (text, expected) in [
            ("", 24.0),
            ("东观镇", 24.0),
            ("城关晋商文化旅游有限公司党支部", 51.0), // 33 wide in 16: three lines
            ("一\n二", 36.0),
        ] {
            assert!((row(text) - expected).abs() < 0.01, "{text}: {}", row(text));
        }
    }

    #[test]
    fn a_sheet_says_which_class_it_is_of() {
        let table = |caption: &str| {
            Block::Table(Table {
                caption: caption.to_owned(),
                head: Vec::new(),
                widths: vec![4],
                rows: Vec::new(),
            })
        };
        let title = |text: &str| Block::Title {
            text: text.to_owned(),
        };
        let blocks = [
            table("名单"),
            title("轮训第1期报到册"),
            table("报到册"),
            title("轮训第1期食宿统计"),
            table("住宿统计"),
        ];
        let titles: Vec<_> = sheets(&blocks).into_iter().map(|one| one.title).collect();
        assert_eq!(
            titles,
            ["名单", "轮训第1期报到册", "轮训第1期食宿统计（住宿统计）"]
        );
    }
}
