//! A document's blocks as .docx, to be worked on in Word or WPS: A4, 仿宋 16 point, 小标宋 for the title, 黑体 for headings, as
//! official documents have it; a machine without these fonts takes its own.
use docx_rs::{
    AlignmentType, BreakType, Docx, Footer, HeightRule, LineSpacing, LineSpacingType, PageMargin, PageNum,
    PageOrientationType, Paragraph, Run, RunFonts, SpecialIndentType, Table as DocxTable, TableCell,
    TableCellMargins, TableLayoutType, TableRow, VAlignType, WidthType,
};

use super::paper::{Block, Page, Paper, Table};
use crate::platform::problem::Problem;

const BODY: &str = "仿宋_GB2312";
const HEAD: &str = "黑体";
const TITLE: &str = "方正小标宋简体";
/// Sizes in half points.
const BODY_SIZE: usize = 32;
const TITLE_SIZE: usize = 44;
const CARD_SIZE: usize = 220;
/// What the characters of a card share, so that a long name stays on one line.
const CARD_ROOM: usize = 920;
const FOOT_SIZE: usize = 28;
/// A4 and what is left free at its edges, in twentieths of a point.
const LONG: u32 = 16_838;
const SHORT: u32 = 11_906;
const NARROW: i32 = 1134;
/// The width between the margins of each page.
const LETTER_WIDTH: usize = 8845;
const LIST_WIDTH: usize = 9638;
const WIDE_WIDTH: usize = 14_570;

/// Writes a document.
pub fn docx(paper: &Paper) -> Result<Vec<u8>, Problem> {
    let (docx, width) = page(paper.page);
    let mut docx = docx.default_fonts(fonts(BODY)).default_size(BODY_SIZE);
    let is_cards = |block: &Block| matches!(block, Block::Cards { .. });
    if !paper.blocks.iter().any(is_cards) {
        docx = docx.footer(numbered());
    }
    for (at, block) in paper.blocks.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| paper.blocks.get(at));
        let place = Stands {
            begins_page: matches!(before, Some(Block::PageBreak)),
            over_table: matches!(paper.blocks.get(at + 1), Some(Block::Table(_))),
            over_signature: matches!(
                paper.blocks[at + 1..]
                    .iter()
                    .find(|block| !matches!(block, Block::Paragraph { .. })),
                Some(Block::Signature { .. })
            ),
        };
        docx = add(docx, block, width, place);
    }
    let mut parts = docx.build();
    parts.document = repeating(parts.document);
    let mut file = std::io::Cursor::new(Vec::new());
    parts.pack(&mut file).map_err(Problem::internal)?;
    Ok(file.into_inner())
}

/// An empty document on such a page, and the width between its margins.
fn page(page: Page) -> (Docx, usize) {
    let upright = Docx::new().page_size(SHORT, LONG);
    match page {
        Page::Letter => {
            let margin = PageMargin::new().left(1587).right(1474).top(2098).bottom(1985);
            (upright.page_margin(margin), LETTER_WIDTH)
        }
        Page::List => (upright.page_margin(narrow()), LIST_WIDTH),
        Page::Wide => {
            let lying = Docx::new()
                .page_size(LONG, SHORT)
                .page_orient(PageOrientationType::Landscape);
            (lying.page_margin(narrow()), WIDE_WIDTH)
        }
    }
}

fn narrow() -> PageMargin {
    let sides = PageMargin::new().left(NARROW).right(NARROW);
    sides.top(NARROW).bottom(NARROW).footer(567)
}

/// The row of the heads, by which [`repeating`] finds it: a hair higher than any other.
const HEAD_ROW: &str = "<w:cantSplit /><w:trHeight w:val=\"455\"";

/// Heads stand on each page of a table; docx-rs has no word for it.
fn repeating(document: Vec<u8>) -> Vec<u8> {
    match String::from_utf8(document) {
        Ok(text) => {
            let repeated = format!("<w:tblHeader />{HEAD_ROW}");
            text.replace(HEAD_ROW, &repeated).into_bytes()
        }
        Err(kept) => kept.into_bytes(),
    }
}

/// `— 1 —` in the middle of the foot, as official documents have it.
fn numbered() -> Footer {
    let dash = |text: &str| run(text, BODY, FOOT_SIZE);
    let line = Paragraph::new()
        .align(AlignmentType::Center)
        .add_run(dash("— "))
        .add_page_num(PageNum::new())
        .add_run(dash(" —"));
    Footer::new().add_paragraph(line)
}

fn fonts(name: &str) -> RunFonts {
    RunFonts::new()
        .east_asia(name)
        .ascii("Times New Roman")
        .hi_ansi("Times New Roman")
}

fn run(text: &str, font: &str, size: usize) -> Run {
    Run::new().add_text(text).fonts(fonts(font)).size(size)
}

/// Lines stand 28 points apart.
fn lines_apart() -> LineSpacing {
    LineSpacing::new().line_rule(LineSpacingType::Exact).line(560)
}

fn spaced(paragraph: Paragraph) -> Paragraph {
    paragraph.line_spacing(lines_apart())
}

/// Where a block stands among the others.
#[derive(Clone, Copy)]
struct Stands {
    /// It is the first of a page; a break in a paragraph of its own would leave an empty line.
    begins_page: bool,
    /// A table follows, from which it keeps a distance.
    over_table: bool,
    /// It is of the last paragraphs, with which the signature stays: none stands on a page of its own.
    over_signature: bool,
}

fn add(docx: Docx, block: &Block, width: usize, place: Stands) -> Docx {
    let plain = |text: &str, font: &str| {
        let paragraph = Paragraph::new().add_run(run(text, font, BODY_SIZE));
        let spacing = if place.over_table {
            lines_apart().after(120)
        } else {
            lines_apart()
        };
        paragraph
            .line_spacing(spacing)
            .keep_next(place.over_signature)
            .page_break_before(place.begins_page)
    };
    let indented = |text: &str, font: &str| {
        let two = i32::try_from(BODY_SIZE * 20).unwrap_or(0);
        plain(text, font).indent(Some(0), Some(SpecialIndentType::FirstLine(two)), None, None)
    };
    match block {
        Block::Title { text } => docx.add_paragraph(
            titled(text)
                .align(AlignmentType::Center)
                .page_break_before(place.begins_page)
                .line_spacing(LineSpacing::new().after(240)),
        ),
        Block::Middle { text } => docx.add_paragraph(plain(text, BODY).align(AlignmentType::Center)),
        Block::Heading { text } => docx.add_paragraph(indented(text, HEAD).keep_next(true)),
        Block::Paragraph { text } => docx.add_paragraph(indented(text, BODY)),
        Block::Line { text } => docx.add_paragraph(plain(text, BODY)),
        Block::Signature { lines } => {
            let docx = docx.add_paragraph(spaced(Paragraph::new()).keep_next(true));
            lines.iter().enumerate().fold(docx, |docx, (at, line)| {
                let line = plain(line, BODY)
                    .align(AlignmentType::Right)
                    .keep_next(at + 1 < lines.len());
                docx.add_paragraph(line.indent(None, None, Some(BODY_SIZE_INDENT), None))
            })
        }
        Block::Table(table) => docx.add_table(written(table, width)).add_paragraph(thin()),
        Block::Gap => docx.add_paragraph(spaced(Paragraph::new())),
        Block::Cards { names } => docx.add_table(cards(names, width)),
        Block::PageBreak => docx,
    }
}

/// A title, its lines broken where it says.
fn titled(text: &str) -> Paragraph {
    let lines = text.lines().enumerate();
    lines.fold(Paragraph::new(), |paragraph, (at, line)| {
        let line = run(line, TITLE, TITLE_SIZE);
        let ends = Run::new().add_break(BreakType::TextWrapping);
        let paragraph = if at > 0 {
            paragraph.add_run(ends)
        } else {
            paragraph
        };
        paragraph.add_run(line)
    })
}

/// Four characters from the right edge.
const BODY_SIZE_INDENT: i32 = 1280;

/// Word wants a paragraph after a table; a page that is filled has room for a thin one.
fn thin() -> Paragraph {
    let spacing = LineSpacing::new().line_rule(LineSpacingType::Exact).line(160);
    Paragraph::new().line_spacing(spacing)
}

fn written(table: &Table, width: usize) -> DocxTable {
    let all: usize = table.widths.iter().map(|part| *part as usize).sum();
    let grid: Vec<usize> = table
        .widths
        .iter()
        .map(|part| width * (*part as usize) / all.max(1))
        .collect();
    let row = |cells: &[String], font: &str, height: f32, keeps_next: bool| {
        let cells = cells.iter().zip(&grid).map(|(text, width)| {
            let paragraph = Paragraph::new()
                .add_run(run(text, font, table.size as usize))
                .align(AlignmentType::Center)
                .keep_next(keeps_next);
            TableCell::new()
                .add_paragraph(paragraph)
                .vertical_align(VAlignType::Center)
                .width(*width, WidthType::Dxa)
        });
        TableRow::new(cells.collect())
            .row_height(height)
            .height_rule(HeightRule::AtLeast)
            .cant_split()
    };
    let mut rows = Vec::new();
    if !table.head.is_empty() {
        rows.push(row(&table.head, HEAD, 455.0, true));
    }
    let last = table.rows.len().saturating_sub(1);
    let height = twips(table.row_mm);
    let of_rows = table.rows.iter().enumerate();
    rows.extend(of_rows.map(|(at, cells)| row(cells, BODY, height, table.whole && at < last)));
    DocxTable::new(rows)
        .set_grid(grid)
        .layout(TableLayoutType::Fixed)
        .width(width, WidthType::Dxa)
        .margins(
            TableCellMargins::new()
                .margin_left(57, WidthType::Dxa)
                .margin_right(57, WidthType::Dxa),
        )
}

/// Millimetres in twentieths of a point; an even number, which no row of heads has.
fn twips(mm: u32) -> f32 {
    let twips = mm.saturating_mul(1440) * 10 / 254;
    f32::from(u16::try_from(twips / 2 * 2).unwrap_or(u16::MAX - 1))
}

fn cards(names: &[String], width: usize) -> DocxTable {
    let card = |name: &String| {
        let size = CARD_SIZE.min(CARD_ROOM / name.chars().count().max(1));
        let paragraph = Paragraph::new()
            .add_run(run(&spread(name), HEAD, size))
            .align(AlignmentType::Center);
        let cell = TableCell::new()
            .add_paragraph(paragraph)
            .vertical_align(VAlignType::Center);
        TableRow::new(vec![cell.width(width, WidthType::Dxa)])
            .row_height(5950.0)
            .height_rule(HeightRule::Exact)
            .cant_split()
    };
    DocxTable::new(names.iter().map(card).collect())
        .set_grid(vec![width])
        .width(width, WidthType::Dxa)
}

/// A name of two characters as wide as one of three.
fn spread(name: &str) -> String {
    let mut characters = name.chars();
    match (characters.next(), characters.next(), characters.next()) {
        (Some(first), Some(second), None) => format!("{first}　{second}"),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use super::*;

    fn document(page: Page, blocks: Vec<Block>) -> String {
        let paper = Paper {
            name: "名单".to_owned(),
            page,
            blocks,
        };
        let bytes = docx(&paper).unwrap();
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        let mut part = zip.by_name("word/document.xml").unwrap();
        part.read_to_string(&mut text).unwrap();
        text
    }

    fn names(count: usize) -> Table {
        let rows = (0..count).map(|at| vec![at.to_string(), "王伟".to_owned()]);
        Table::new("名单", &[("序号", 1), ("姓名", 3)], rows.collect())
    }

    #[test]
    fn rows_are_as_high_and_columns_as_wide_as_they_are_said() {
        let text = document(Page::List, vec![names(3).high(10).into()]);
        let row = "<w:trHeight w:val=\"566\" w:hRule=\"atLeast\" />";
        assert_eq!(text.matches(row).count(), 3, "10 mm: {text}");
        assert_eq!(
            text.matches("<w:tcW w:w=\"7228\" w:type=\"dxa\" />").count(),
            4,
            "{text}"
        );
        assert_eq!(text.matches("<w:cantSplit />").count(), 4);
    }

    #[test]
    fn heads_stand_on_each_page() {
        let text = document(Page::List, vec![names(3).into(), names(2).into()]);
        assert_eq!(text.matches("<w:tblHeader />").count(), 2);
        assert!(text.contains("<w:trPr><w:tblHeader /><w:cantSplit />"), "{text}");
        let plan = Table {
            head: Vec::new(),
            ..names(2)
        };
        assert!(!document(Page::Wide, vec![plan.into()]).contains("tblHeader"));
    }

    #[test]
    fn a_short_table_is_kept_on_one_page() {
        let kept = |table: Table| {
            document(Page::List, vec![table.into()])
                .matches("<w:keepNext />")
                .count()
        };
        assert_eq!(kept(names(5)), 2, "the heads alone");
        assert_eq!(
            kept(names(5).whole()),
            2 + 4 * 2,
            "each row but the last with the next"
        );
        assert_eq!(kept(names(40).whole()), 2, "more than a page holds is broken");
    }

    #[test]
    fn a_signature_stands_on_no_page_of_its_own() {
        let lines = vec!["县委两新工委".to_owned(), "2026年12月1日".to_owned()];
        let blocks = vec![
            Block::paragraph("正文"),
            Block::Gap,
            Block::paragraph("附件：1．名额分配表"),
            Block::paragraph("　　　2．回执"),
            Block::Signature { lines },
        ];
        let text = document(Page::Letter, blocks);
        let kept: Vec<bool> = text
            .split("<w:p ")
            .skip(1)
            .map(|paragraph| paragraph.contains("<w:keepNext />"))
            .collect();
        // the text, the gap, two annexes, the empty line, who signs, the day
        assert_eq!(kept, [false, false, true, true, true, true, false], "{text}");
    }

    #[test]
    fn a_page_begins_with_what_it_says() {
        let blocks = vec![
            Block::line("一"),
            Block::PageBreak,
            Block::title("二"),
            Block::line("三"),
        ];
        let text = document(Page::Letter, blocks);
        assert_eq!(text.matches("<w:pageBreakBefore />").count(), 1, "{text}");
        assert_eq!(
            text.matches("<w:p ").count(),
            3,
            "no empty line of the break's own: {text}"
        );
    }
}
