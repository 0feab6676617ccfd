//! A document's blocks as .docx, to be worked on in Word or WPS: A4, 仿宋 16 point, 小标宋 for the title, 黑体 for headings, as
//! official documents have it; a machine without these fonts takes its own.
use docx_rs::{
    AlignmentType, BreakType, Docx, Footer, HeightRule, LineSpacing, LineSpacingType, PageMargin, PageNum,
    PageOrientationType, Paragraph, Run, RunFonts, SpecialIndentType, Table as DocxTable, TableCell,
    TableLayoutType, TableRow, VAlignType, WidthType,
};

use super::paper::{Block, Paper, Table};
use crate::platform::problem::Problem;

const BODY: &str = "仿宋_GB2312";
const HEAD: &str = "黑体";
const TITLE: &str = "方正小标宋简体";
/// Sizes in half points.
const BODY_SIZE: usize = 32;
const TITLE_SIZE: usize = 44;
const CELL_SIZE: usize = 24;
const CARD_SIZE: usize = 160;
const FOOT_SIZE: usize = 28;
/// The width between the margins of an upright and of a lying page, in twentieths of a point.
const UPRIGHT: usize = 8845;
const LYING: usize = 14_570;

/// Writes a document.
pub fn docx(paper: &Paper) -> Result<Vec<u8>, Problem> {
    let (wide, high) = (16_838, 11_906);
    let mut docx = if paper.landscape {
        Docx::new()
            .page_size(wide, high)
            .page_orient(PageOrientationType::Landscape)
            .page_margin(margin(1134, 1134))
    } else {
        Docx::new().page_size(high, wide).page_margin(margin(1587, 2098))
    };
    docx = docx.default_fonts(fonts(BODY)).default_size(BODY_SIZE);
    let is_cards = |block: &Block| matches!(block, Block::Cards { .. });
    if !paper.blocks.iter().any(is_cards) {
        docx = docx.footer(numbered());
    }
    let width = if paper.landscape { LYING } else { UPRIGHT };
    for block in &paper.blocks {
        docx = add(docx, block, width);
    }
    let mut file = std::io::Cursor::new(Vec::new());
    docx.build().pack(&mut file).map_err(Problem::internal)?;
    Ok(file.into_inner())
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

fn margin(side: i32, top: i32) -> PageMargin {
    PageMargin::new().left(side).right(side).top(top).bottom(top)
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
fn spaced(paragraph: Paragraph) -> Paragraph {
    let spacing = LineSpacing::new().line_rule(LineSpacingType::Exact).line(560);
    paragraph.line_spacing(spacing)
}

fn add(docx: Docx, block: &Block, width: usize) -> Docx {
    let plain = |text: &str, font: &str| spaced(Paragraph::new().add_run(run(text, font, BODY_SIZE)));
    let indented = |text: &str, font: &str| {
        let two = i32::try_from(BODY_SIZE * 20).unwrap_or(0);
        plain(text, font).indent(Some(0), Some(SpecialIndentType::FirstLine(two)), None, None)
    };
    match block {
        Block::Title { text } => docx.add_paragraph(
            Paragraph::new()
                .add_run(run(text, TITLE, TITLE_SIZE))
                .align(AlignmentType::Center)
                .line_spacing(LineSpacing::new().after(240)),
        ),
        Block::Middle { text } => docx.add_paragraph(plain(text, BODY).align(AlignmentType::Center)),
        Block::Heading { text } => docx.add_paragraph(indented(text, HEAD).keep_next(true)),
        Block::Paragraph { text } => docx.add_paragraph(indented(text, BODY)),
        Block::Line { text } => docx.add_paragraph(plain(text, BODY)),
        Block::Signature { lines } => {
            let docx = docx.add_paragraph(spaced(Paragraph::new()));
            lines.iter().fold(docx, |docx, line| {
                let line = plain(line, BODY).align(AlignmentType::Right);
                docx.add_paragraph(line.indent(None, None, Some(BODY_SIZE_INDENT), None))
            })
        }
        Block::Table(table) => docx
            .add_table(written(table, width))
            .add_paragraph(Paragraph::new()),
        Block::Cards { names } => docx.add_table(cards(names, width)),
        Block::PageBreak => {
            docx.add_paragraph(Paragraph::new().add_run(Run::new().add_break(BreakType::Page)))
        }
    }
}

/// Four characters from the right edge.
const BODY_SIZE_INDENT: i32 = 1280;

fn written(table: &Table, width: usize) -> DocxTable {
    let all: usize = table.widths.iter().map(|part| *part as usize).sum();
    let grid: Vec<usize> = table
        .widths
        .iter()
        .map(|part| width * (*part as usize) / all.max(1))
        .collect();
    let row = |cells: &[String], font: &str| {
        let cells = cells.iter().zip(&grid).map(|(text, width)| {
            let paragraph = Paragraph::new()
                .add_run(run(text, font, CELL_SIZE))
                .align(AlignmentType::Center);
            TableCell::new()
                .add_paragraph(paragraph)
                .vertical_align(VAlignType::Center)
                .width(*width, WidthType::Dxa)
        });
        TableRow::new(cells.collect())
            .row_height(454.0)
            .height_rule(HeightRule::AtLeast)
            .cant_split()
    };
    let mut rows = Vec::new();
    if !table.head.is_empty() {
        rows.push(row(&table.head, HEAD));
    }
    rows.extend(table.rows.iter().map(|cells| row(cells, BODY)));
    DocxTable::new(rows)
        .set_grid(grid)
        .layout(TableLayoutType::Fixed)
        .width(width, WidthType::Dxa)
}

fn cards(names: &[String], width: usize) -> DocxTable {
    let card = |name: &String| {
        let paragraph = Paragraph::new()
            .add_run(run(name, HEAD, CARD_SIZE))
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
