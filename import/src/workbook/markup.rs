//! Looks through the XML of a package before anything is made of it: document types, areas and counts that would cost.
//!
//! The walk finds tags as quick-xml does, and keeps of them only what it counts, so that it needs no more room than
//! the longest tag.
use memchr::{memchr, memmem};

use crate::{Limits, ReadError};

use super::Merge;

/// The longest tag, comment or text between two tags. A spreadsheet's cell is a tenth of it, escapes included.
const LONGEST: usize = 1 << 20;

/// Cell formats, fonts, fills and borders that a workbook may have: a spreadsheet program stops at 64 000.
const MOST_STYLES: u64 = 70_000;

/// What all cell formats may take together, each with its own copy of its font.
const MOST_STYLED: u64 = 128 << 20;

/// So many cells without a result are told.
const MOST_UNCOMPUTED: usize = 10_000;

/// Rows that a sheet may name, with a format alone too: as many as a sheet can have.
const MOST_ROWS: u64 = 1 << 20;

/// What the tags of one part say.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// Its merged areas.
    pub merges: Vec<Merge>,
    /// Its hidden rows that hold a cell.
    pub hidden_rows: u32,
    /// The first cells whose formula nobody ever computed, by row and column from 0.
    pub uncomputed: Vec<(u32, u32)>,
}

/// Which part is being read, by what it may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Strings,
    Styles,
    Other,
}

/// The walk through one part.
pub(super) struct Markup<'l> {
    limits: &'l Limits,
    part: Part,
    /// What came and is not walked through yet: the beginning of a tag or a text.
    rest: Vec<u8>,
    told: Told,
    tags: u64,
    cells: u64,
    rows: u64,
    strings: u64,
    text: u64,
    styles: u64,
    longest_style: u64,
    row_is_hidden: bool,
    in_text: bool,
    /// The place in the bytes at hand of the cell that was opened last; its tag itself, where that is gone.
    cell: (usize, usize),
    cell_before: Vec<u8>,
    /// The formula of the cell at hand, as long as no result of it came.
    formula: Option<Formula>,
}

/// A formula without a result so far.
#[derive(Debug, Clone, Copy)]
struct Formula {
    at: (u32, u32),
    /// The result may be an empty text.
    is_text: bool,
    in_value: bool,
}

impl<'l> Markup<'l> {
    pub(super) fn new(limits: &'l Limits, name: &str) -> Self {
        let name = name.to_ascii_lowercase();
        let part = if name.ends_with("sharedstrings.xml") {
            Part::Strings
        } else if name.ends_with("styles.xml") {
            Part::Styles
        } else {
            Part::Other
        };
        Self {
            limits,
            part,
            rest: Vec::new(),
            told: Told::default(),
            tags: 0,
            cells: 0,
            rows: 0,
            strings: 0,
            text: 0,
            styles: 0,
            longest_style: 0,
            row_is_hidden: false,
            in_text: false,
            cell: (0, 0),
            cell_before: Vec::new(),
            formula: None,
        }
    }

    /// Walks on through the next bytes.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> Result<(), ReadError> {
        // no office program writes UTF-16 into a package, and what can't be looked through is not read
        if memchr(0, bytes).is_some() {
            return Err(ReadError::not_a_workbook());
        }
        let mut rest = std::mem::take(&mut self.rest);
        let walked = if rest.is_empty() {
            let walked = self.walk(bytes)?;
            rest.extend_from_slice(&bytes[walked..]);
            0
        } else {
            rest.extend_from_slice(bytes);
            self.walk(&rest)?
        };
        rest.drain(..walked);
        if rest.len() > LONGEST {
            return Err(self.limits.too_long_a_text());
        }
        self.rest = rest;
        Ok(())
    }

    /// What was told, once all bytes came.
    pub(super) fn finish(self) -> Told {
        self.told
    }

    /// How far whole tags and texts reach.
    fn walk(&mut self, bytes: &[u8]) -> Result<usize, ReadError> {
        let mut at = 0;
        while at < bytes.len() {
            let rest = &bytes[at..];
            let length = if rest[0] == b'<' {
                tag_length(rest)
            } else {
                memchr(b'<', rest)
            };
            let Some(length) = length else { break };
            let piece = &rest[..length];
            if piece[0] == b'<' {
                self.tag(bytes, at..at + length)?;
            } else if self.formula.is_some_and(|formula| formula.in_value) {
                self.formula = None;
            } else if self.in_text {
                self.text += length as u64;
                if self.part == Part::Strings && self.text > self.limits.text {
                    return Err(self.limits.too_much_text());
                }
            }
            at += length;
        }
        let (from, to) = std::mem::take(&mut self.cell);
        if to > 0 {
            self.cell_before.clear();
            self.cell_before.extend_from_slice(&bytes[from..to]);
        }
        Ok(at)
    }

    fn tag(&mut self, bytes: &[u8], place: std::ops::Range<usize>) -> Result<(), ReadError> {
        let tag = &bytes[place.clone()];
        self.tags += 1;
        // a cell with its value is two tags that open and two that close, or three of each
        if self.tags > self.limits.cells as u64 * 8 {
            return Err(self.limits.too_many_cells());
        }
        let name = local_name(tag);
        match name {
            b"!DOCTYPE" | b"!ENTITY" => return Err(ReadError::not_a_workbook()),
            b"row" => {
                self.rows += 1;
                self.row_is_hidden = attribute(tag, b"hidden").is_some_and(|v| v == b"1" || v == b"true");
                if self.rows > MOST_ROWS {
                    return Err(self.limits.too_many_rows());
                }
            }
            b"c" => {
                self.cell = (place.start, place.end);
                self.cells += 1;
                self.told.hidden_rows += u32::from(std::mem::take(&mut self.row_is_hidden));
                if self.cells > self.limits.cells as u64 * 2 {
                    return Err(self.limits.too_many_cells());
                }
            }
            b"f" => self.formula = self.formula_at(bytes),
            b"v" => {
                if let Some(formula) = &mut self.formula {
                    formula.in_value = !tag.ends_with(b"/>");
                    if formula.is_text {
                        self.formula = None;
                    }
                }
            }
            b"/c" => {
                let lacking = self.formula.take();
                let room = self.told.uncomputed.len() < MOST_UNCOMPUTED;
                self.told
                    .uncomputed
                    .extend(lacking.filter(|_| room).map(|formula| formula.at));
            }
            b"mergeCell" => self.merge(tag)?,
            b"t" => self.in_text = !tag.ends_with(b"/>"),
            b"/t" => self.in_text = false,
            b"si" if self.part == Part::Strings => {
                self.strings += 1;
                if self.strings > self.limits.cells as u64 {
                    return Err(self.limits.too_many_cells());
                }
            }
            b"sst" if claimed(tag) > self.limits.cells as u64 => return Err(self.limits.too_many_cells()),
            _ if self.part == Part::Styles => self.style(name, tag.len() as u64)?,
            _ => {}
        }
        Ok(())
    }

    /// The formula of the cell that was opened last.
    fn formula_at(&self, bytes: &[u8]) -> Option<Formula> {
        let cell = match self.cell {
            (_, 0) => self.cell_before.as_slice(),
            (from, to) => bytes.get(from..to)?,
        };
        Some(Formula {
            at: attribute(cell, b"r").and_then(place)?,
            is_text: attribute(cell, b"t").is_some_and(|kind| kind != b"n"),
            in_value: false,
        })
    }

    fn merge(&mut self, tag: &[u8]) -> Result<(), ReadError> {
        if self.told.merges.len() >= self.limits.rows as usize {
            return Err(self.limits.too_many_cells());
        }
        let area = attribute(tag, b"ref").and_then(area);
        self.told.merges.extend(area);
        Ok(())
    }

    /// Every cell format gets a copy of its font, fill and border.
    fn style(&mut self, name: &[u8], length: u64) -> Result<(), ReadError> {
        if matches!(name, b"xf" | b"font" | b"fill" | b"border" | b"numFmt") {
            self.styles += 1;
        }
        if name != b"styleSheet" {
            self.longest_style = self.longest_style.max(length);
        }
        if self.styles > MOST_STYLES * 4 || self.styles * self.longest_style > MOST_STYLED {
            return Err(ReadError::not_a_workbook());
        }
        Ok(())
    }
}

/// The length of the tag, comment or section that the bytes begin with, if its end is there.
fn tag_length(bytes: &[u8]) -> Option<usize> {
    let until =
        |mark: &[u8], from: usize| memmem::find(bytes.get(from..)?, mark).map(|at| from + at + mark.len());
    match bytes.get(1)? {
        b'?' => until(b"?>", 2),
        b'!' if bytes.starts_with(b"<!--") => until(b"-->", 4),
        b'!' if bytes.starts_with(b"<![CDATA[") => until(b"]]>", 9),
        // the beginning of either may be cut
        b'!' if b"<!--".starts_with(bytes) || b"<![CDATA[".starts_with(bytes) => None,
        _ => {
            let mut quote = None;
            for (at, b) in bytes.iter().enumerate() {
                match (quote, b) {
                    (None, b'>') => return Some(at + 1),
                    (None, b'"' | b'\'') => quote = Some(*b),
                    (Some(open), b) if open == *b => quote = None,
                    _ => {}
                }
            }
            None
        }
    }
}

/// The tag's name without its prefix; a closing tag's begins with `/`.
fn local_name(tag: &[u8]) -> &[u8] {
    let name = &tag[1..];
    let end = name
        .iter()
        .skip(1)
        .position(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/' | b'['))
        .map_or(name.len(), |at| at + 1);
    let name = &name[..end];
    match memchr(b':', name) {
        Some(at) if name[0] != b'/' => &name[at + 1..],
        _ => name,
    }
}

/// The value of an attribute as it is written.
fn attribute<'a>(tag: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let mut from = 0;
    loop {
        let at = from + memmem::find(&tag[from..], name)?;
        let before = tag.get(at.checked_sub(1)?)?;
        let after = tag[at + name.len()..].trim_ascii_start();
        if before.is_ascii_whitespace()
            && let Some(value) = after.strip_prefix(b"=")
        {
            let (quote, value) = value.trim_ascii_start().split_first()?;
            return memchr(*quote, value).map(|end| &value[..end]);
        }
        from = at + name.len();
    }
}

/// The distinct texts that the part's head claims; calamine makes room for as many at once.
fn claimed(tag: &[u8]) -> u64 {
    attribute(tag, b"uniqueCount").map_or(0, |digits| {
        digits
            .iter()
            .filter(|b| b.is_ascii_digit())
            .fold(0, |number: u64, b| {
                number.saturating_mul(10).saturating_add(u64::from(b - b'0'))
            })
    })
}

/// `B2:D5` as rows and columns from 0.
fn area(reference: &[u8]) -> Option<Merge> {
    let (from, to) = match memchr(b':', reference) {
        Some(at) => (&reference[..at], &reference[at + 1..]),
        None => (reference, reference),
    };
    let ((top, left), (bottom, right)) = (place(from)?, place(to)?);
    (top <= bottom && left <= right).then_some(Merge {
        top,
        left,
        bottom,
        right,
    })
}

fn place(reference: &[u8]) -> Option<(u32, u32)> {
    let letters = reference.iter().position(u8::is_ascii_digit)?;
    let column = crate::report::column_number(std::str::from_utf8(&reference[..letters]).ok()?)?;
    let row: u32 = std::str::from_utf8(&reference[letters..]).ok()?.parse().ok()?;
    Some((row.checked_sub(1)?, column))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is told of a part that comes in pieces of that length.
    fn told(name: &str, xml: &str, piece: usize) -> Result<Told, &'static str> {
        let limits = Limits {
            cells: 100,
            rows: 10,
            text: 1_000,
            ..Limits::default()
        };
        let mut markup = Markup::new(&limits, name);
        for bytes in xml.as_bytes().chunks(piece) {
            markup.feed(bytes).map_err(|error| error.code())?;
        }
        Ok(markup.finish())
    }

    fn code(name: &str, xml: &str) -> &'static str {
        let codes: Vec<_> = [1, 7, 1 << 16]
            .map(|piece| told(name, xml, piece).map_or_else(|code| code, |_| "ok"))
            .to_vec();
        assert!(codes.windows(2).all(|pair| pair[0] == pair[1]), "{codes:?}");
        codes[0]
    }

    #[test]
    fn merges_and_hidden_rows_are_told_wherever_the_pieces_end() {
        let xml = "<?xml version='1.0'?><x:worksheet><x:row r='1' hidden = \"1\"><x:c r=\"A1\"/><x:c/></x:row><row hidden='true'/><row hidden='0'><c/></row>\
                   <!-- <mergeCell ref='A1:A2'/> --><![CDATA[<mergeCell ref='A1:A2'/>]]><f a='>'/><mergeCell ref='B2:D5'/><mergeCell xref='A1:A9' ref=\"C3\"/></x:worksheet>";
        for piece in 1..40 {
            let told = told("xl/worksheets/sheet1.xml", xml, piece).unwrap();
            assert_eq!(told.hidden_rows, 1, "{piece}");
            let areas: Vec<_> = told
                .merges
                .iter()
                .map(|m| [m.top, m.left, m.bottom, m.right])
                .collect();
            assert_eq!(areas, [[1, 1, 4, 3], [2, 2, 2, 2]], "{piece}");
        }
    }

    #[test]
    fn document_types_are_refused_where_they_are_markup() {
        for xml in [
            "<!DOCTYPE a>",
            "<a/><!DOCTYPE a [<!ENTITY b 'c'>]>",
            "<a b='>'/><!ENTITY c>",
        ] {
            assert_eq!(code("content.xml", xml), "file.not_a_workbook", "{xml}");
        }
        assert_eq!(
            code("content.xml", "<a b='<!DOCTYPE'/><!-- <!DOCTYPE --> &lt;!DOCTYPE"),
            "ok"
        );
        assert_eq!(code("content.xml", "<\0!\0D\0"), "file.not_a_workbook");
    }

    #[test]
    fn counts_are_bounded() {
        let strings = "xl/sharedStrings.xml";
        assert_eq!(code(strings, &"<si><t>a</t></si>".repeat(100)), "ok");
        assert_eq!(code(strings, &"<si/>".repeat(101)), "file.too_large");
        assert_eq!(
            code(strings, &format!("<si><t>{}</t></si>", "a".repeat(1_001))),
            "file.too_large"
        );
        assert_eq!(
            code(strings, "<sst count='1' uniqueCount='99999999999999999999'>"),
            "file.too_large"
        );
        let sheet = "xl/worksheets/sheet1.xml";
        assert_eq!(code(sheet, &"<c/>".repeat(201)), "file.too_large");
        assert_eq!(code(sheet, &"<a/>".repeat(801)), "file.too_large");
        assert_eq!(
            code(sheet, &"<mergeCell ref='A1:A2'/>".repeat(11)),
            "file.too_large"
        );
    }

    #[test]
    fn a_tag_without_an_end_is_not_waited_for() {
        let limits = Limits::default();
        let mut markup = Markup::new(&limits, "a.xml");
        let chunk = [b"<a b='".as_slice(), &vec![b'x'; 1 << 16]].concat();
        let read: Result<(), ReadError> = (0..20).try_for_each(|_| markup.feed(&chunk));
        assert_eq!(read.unwrap_err().code(), "file.too_large");
    }

    #[test]
    fn a_font_that_every_format_copies_is_bounded() {
        let font = format!("<font><name val='{}'/></font>", "x".repeat(100_000));
        let limits = Limits::default();
        let mut markup = Markup::new(&limits, "xl/styles.xml");
        markup.feed(font.as_bytes()).unwrap();
        let read = markup.feed("<xf/>".repeat(2_000).as_bytes());
        assert_eq!(read.unwrap_err().code(), "file.not_a_workbook");
    }
}
