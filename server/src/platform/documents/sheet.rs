//! The tables of a document as a workbook: a sheet each, ready to print. Text cells never become formulas.
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, IgnoreError, Workbook, Worksheet, XlsxError};

use super::paper::{Block, Page, Paper, Table};
use crate::platform::problem::Problem;

/// A table with what stands over it on its sheet.
struct Sheet {
    title: String,
    /// Lines between the title and the table, and whether they stand in the middle.
    lead: Vec<(String, bool)>,
    table: Table,
}

/// Writes the tables; names of cards are one as well.
pub fn xlsx(paper: &Paper) -> Result<Vec<u8>, Problem> {
    workbook(paper, &sheets(&paper.blocks)).map_err(Problem::internal)
}

/// The tables, each under the title before it and the lines that lead to it: a sheet that is printed alone says which class
/// it is of.
fn sheets(blocks: &[Block]) -> Vec<Sheet> {
    let mut title: Option<String> = None;
    let mut lead = Vec::new();
    let mut sheets = Vec::new();
    for block in blocks {
        match block {
            Block::Title { text } => {
                title = Some(text.replace('\n', ""));
                lead.clear();
            }
            Block::Middle { text } => lead.push((text.clone(), true)),
            Block::Line { text } | Block::Paragraph { text } => lead.push((text.clone(), false)),
            Block::Heading { .. } => lead.clear(),
            _ => {}
        }
        let Some(table) = table(block) else { continue };
        let title = match &title {
            Some(title) if title.contains(&table.caption) => title.clone(),
            Some(title) => format!("{title}　{}", table.caption),
            None => table.caption.clone(),
        };
        let lead = std::mem::take(&mut lead);
        sheets.push(Sheet { title, lead, table });
    }
    sheets
}

fn table(block: &Block) -> Option<Table> {
    match block {
        Block::Table(table) => Some(table.clone()),
        Block::Cards { names } => {
            let rows = names.iter().map(|name| vec![name.clone()]).collect();
            Some(Table::new("桌签", &[("姓名", 12)], rows))
        }
        _ => None,
    }
}

fn workbook(paper: &Paper, sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let mut used = Vec::new();
    for one in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(sheet_name(&one.table.caption, &mut used))?;
        fill(sheet, one, paper.page)?;
    }
    if sheets.is_empty() {
        book.add_worksheet();
    }
    book.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, one: &Sheet, page: Page) -> Result<(), XlsxError> {
    let table = &one.table;
    let wider = wider(&table.widths, page);
    for (column, width) in (0..).zip(&table.widths) {
        sheet.set_column_width(column, f64::from(*width) * wider)?;
    }
    let mut row = over(sheet, one, wider)?;
    let cell = cell_format(table);
    if !table.head.is_empty() {
        let head = cell.clone().set_bold();
        for (column, text) in (0..).zip(&table.head) {
            sheet.write_string_with_format(row, column, text, &head)?;
        }
        sheet.set_row_height(row, height(&table.head, &table.widths, wider))?;
        row += 1;
        sheet.set_freeze_panes(row, 0)?;
        sheet.set_repeat_rows(0, row - 1)?;
    }
    let least = f64::from(table.row_mm) * POINTS_PER_MM * SPARE;
    for (row, cells) in (row..).zip(&table.rows) {
        for (at, text) in cells.iter().enumerate() {
            let column = u16::try_from(at).unwrap_or(u16::MAX);
            match text.parse::<f64>() {
                Ok(number) if table.numbers.contains(&at) && number.is_finite() => sheet
                    .write_number_with_format(row, column, number, &cell.clone().set_num_format("General"))?,
                _ => sheet.write_string_with_format(row, column, text, &cell)?,
            };
        }
        sheet.set_row_height(row, height(cells, &table.widths, wider).max(least))?;
    }
    // telephone numbers and codes are text on purpose
    sheet.ignore_error_range(0, 0, LAST_ROW, LAST_COLUMN, IgnoreError::NumberStoredAsText)?;
    sheet.set_paper_size(9);
    sheet.set_margins(0.5, 0.5, 0.75, 0.75, 0.3, 0.3);
    sheet.set_print_center_horizontally(true);
    sheet.set_print_fit_to_pages(1, u16::from(table.head.is_empty()));
    if page == Page::Wide {
        sheet.set_landscape();
    }
    Ok(())
}

/// The title and what stands between it and the table; the row under them.
fn over(sheet: &mut Worksheet, one: &Sheet, wider: f64) -> Result<u32, XlsxError> {
    let title = Format::new()
        .set_bold()
        .set_font_size(16)
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter);
    let line = Format::new()
        .set_font_size(12)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap();
    let middle = line
        .clone()
        .set_bold()
        .set_font_size(16)
        .set_align(FormatAlign::Center);
    let last = u16::try_from(one.table.widths.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let whole: u32 = one.table.widths.iter().sum();
    let lines = one.lead.iter().map(|(text, is_middle)| {
        let format = if *is_middle { &middle } else { &line };
        (text, format, 24.0)
    });
    let mut row = 0;
    for (text, format, least) in std::iter::once((&one.title, &title, 30.0)).chain(lines) {
        if last > 0 {
            sheet.merge_range(row, 0, row, last, text, format)?;
        } else {
            sheet.write_string_with_format(row, 0, text, format)?;
        }
        let needed = height(std::slice::from_ref(text), &[whole], wider);
        sheet.set_row_height(row, needed.max(least))?;
        row += 1;
    }
    Ok(row)
}

fn cell_format(table: &Table) -> Format {
    let cell = Format::new()
        .set_border(FormatBorder::Thin)
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
        .set_num_format("@");
    // a plan is read from afar
    if table.head.is_empty() {
        cell.set_font_size(f64::from(table.size) / 2.0)
    } else {
        cell
    }
}

const POINTS_PER_MM: f64 = 72.0 / 25.4;
/// A machine without the workbook's font takes a wider one and prints the sheet smaller, rows and all.
const SPARE: f64 = 1.1;
/// The last cell of a sheet.
const LAST_ROW: u32 = 1_048_575;
const LAST_COLUMN: u16 = 16_383;

/// So many characters of a workbook's column for one part of a document's: as many as fill the page. A column is never too
/// narrow for a number or wider than a list can be followed in; what is wider than a page is printed smaller.
fn wider(widths: &[u32], page: Page) -> f64 {
    let room = if page == Page::Wide { 138.0 } else { 91.0 };
    let all = f64::from(widths.iter().sum::<u32>().max(1));
    let columns = f64::from(u32::try_from(widths.len()).unwrap_or(u32::MAX));
    let narrowest = f64::from(widths.iter().min().copied().unwrap_or(1).max(1));
    // each column has a margin of its own beside its characters
    ((room - columns * 0.72) / all).clamp(NARROWEST / narrowest, WIDEST / narrowest)
}

/// How many characters the narrowest column holds, at least and at most.
const NARROWEST: f64 = 4.6;
const WIDEST: f64 = 24.0;

/// How high a row must be for all that stands in it: neither Excel nor WPS makes room by itself where a height is set, and
/// without one a merged or copied row stays too low. A Chinese character is as wide as two others.
fn height(cells: &[String], widths: &[u32], wider: f64) -> f64 {
    let lines = cells.iter().zip(widths).map(|(text, width)| {
        let room = (f64::from(*width) * wider).max(2.0);
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
        let row = |text: &str| height(&[text.to_owned(), "1".to_owned()], &[10, 4], 1.6);
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
        let table = |caption: &str| Block::Table(Table::new(caption, &[("姓名", 4)], Vec::new()));
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
        assert_eq!(titles, ["名单", "轮训第1期报到册", "轮训第1期食宿统计　住宿统计"]);
    }

    fn parts(blocks: Vec<Block>) -> (String, String) {
        let paper = Paper {
            name: "名单".to_owned(),
            page: Page::Wide,
            blocks,
        };
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(xlsx(&paper).unwrap())).unwrap();
        let mut part = |name: &str| {
            let mut text = String::new();
            std::io::Read::read_to_string(&mut zip.by_name(name).unwrap(), &mut text).unwrap();
            text
        };
        (part("xl/worksheets/sheet1.xml"), part("xl/sharedStrings.xml"))
    }

    /// How high a row is in points; rows count from 1.
    fn row_height(sheet: &str, row: u32) -> f64 {
        let row = sheet.split(&format!("<row r=\"{row}\"")).nth(1).unwrap();
        let height = row.split("ht=\"").nth(1).unwrap().split('"').next().unwrap();
        height.parse().unwrap()
    }

    #[test]
    fn columns_fill_a_page_and_hold_a_number() {
        let on_page = |widths: &[u32], page| {
            let wider = wider(widths, page);
            widths
                .iter()
                .map(|width| f64::from(*width) * wider)
                .collect::<Vec<_>>()
        };
        let printed = |columns: &[f64]| columns.iter().map(|width| width + 0.72).sum::<f64>();
        // the parts may be millimetres or anything else
        for widths in [
            &[3, 5, 7, 5][..],
            &[11, 16, 21, 66, 29, 27],
            &[4, 7, 9, 13, 4, 7, 9, 13],
        ] {
            let columns = on_page(widths, Page::List);
            assert!((printed(&columns) - 91.0).abs() < 0.5, "{columns:?}");
        }
        let many = on_page(&[3; 40], Page::Wide);
        assert!(many.iter().all(|width| *width >= 4.5), "{many:?}");
        assert!(on_page(&[12], Page::List)[0] < 30.0);
    }

    #[test]
    fn what_leads_to_a_table_stands_over_it() {
        let blocks = vec![
            Block::line("附件3"),
            Block::title("座次表"),
            Block::Middle {
                text: "主　席　台".to_owned(),
            },
            Block::Table(Table {
                head: Vec::new(),
                size: 40,
                row_mm: 30,
                ..Table::new(
                    "座次表",
                    &[("", 4), ("", 4)],
                    vec![vec!["1排".to_owned(), "王伟".to_owned()]],
                )
            }),
        ];
        let (sheet, strings) = parts(blocks);
        let at = |text: &str| strings.find(text);
        assert!(
            at("座次表") < at("主　席　台") && at("主　席　台") < at("王伟"),
            "{strings}"
        );
        assert_eq!(
            at("附件3"),
            None,
            "what stood before the title is of the page and not of the table"
        );
        assert!(row_height(&sheet, 3) >= 30.0 * POINTS_PER_MM - 0.5, "{sheet}");
    }

    #[test]
    fn rows_are_high_enough_to_be_signed_in_and_counts_are_numbers() {
        let rows = vec![vec!["1".to_owned(), "7".to_owned(), "13900001234".to_owned()]];
        let table = Table::new("名单", &[("序号", 3), ("人数", 5), ("手机", 9)], rows);
        let (sheet, strings) = parts(vec![table.high(10).counting(&["人数"]).into()]);
        let row = sheet.split("<row r=\"3\"").nth(1).unwrap();
        assert!(row_height(&sheet, 3) >= 9.0 * POINTS_PER_MM, "{sheet}");
        assert!(row.contains("<v>1</v>") && row.contains("<v>7</v>"), "{row}");
        assert!(
            strings.contains("13900001234"),
            "a telephone number is no number: {strings}"
        );
        assert!(sheet.contains("numberStoredAsText"), "{sheet}");
    }
}
