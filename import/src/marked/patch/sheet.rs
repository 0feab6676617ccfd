//! A sheet with its marks written in: read piece by piece and written again, so that its size costs no memory.
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, Write};

use quick_xml::events::{BytesEnd, BytesStart, Event};
use quick_xml::{Reader, Writer};

use crate::report::letters;

use super::super::plan::{OUTCOME, SheetMarks, TOLD};
use super::parts::RELATIONS;
use super::styles::{Look, Styles};
use super::survey::{Place, Survey, corner};
use super::xml::{Odd, attribute, raw, text, with};

/// What comes behind the reference to a sheet's notes.
const BEHIND_NOTES: [&str; 9] = [
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
    "AlternateContent",
];

/// What is to be written into a sheet.
pub(super) struct Patch<'a> {
    pub marks: &'a SheetMarks,
    pub survey: &'a Survey,
    pub styles: &'a mut Styles,
    /// Cells that an earlier marking coloured.
    pub unmarked: &'a BTreeSet<(u32, u32)>,
    /// The relationship of notes that are new to the sheet.
    pub notes: Option<String>,
}

/// What is written at a place.
enum Wanted<'a> {
    Look(Look),
    Text(&'a str),
    /// In the look of the title before it.
    Title(&'static str),
}

/// The row that is being written.
struct OpenRow<'a> {
    number: u32,
    wanted: BTreeMap<u32, Wanted<'a>>,
    last_style: Option<String>,
}

/// A width: first and last column from 1, and the element.
type Width = (u32, u32, BytesStart<'static>);

/// A sheet that is being written.
struct Writing<'a, W: Write> {
    patch: Patch<'a>,
    writer: Writer<W>,
    place: Place,
    /// What stands before the names of this part's elements.
    prefix: String,
    depth: usize,
    in_data: bool,
    /// Within a cell that another one was written for.
    skipping: bool,
    widths: Option<Vec<Width>>,
    has_widths: bool,
    row: Option<OpenRow<'a>>,
}

/// Whether an event was dealt with, or passes as it came.
#[derive(PartialEq, Eq)]
enum Step {
    Done,
    Passes,
}

/// Reads a sheet and writes it with its marks.
pub(super) fn write(patch: Patch<'_>, source: impl BufRead, out: impl Write) -> Result<(), Odd> {
    let mut reader = Reader::from_reader(source);
    let mut buffer = Vec::new();
    let mut writing = Writing {
        patch,
        writer: Writer::new(out),
        place: Place::default(),
        prefix: String::new(),
        depth: 0,
        in_data: false,
        skipping: false,
        widths: None,
        has_widths: false,
        row: None,
    };
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer)?;
        let step = match &event {
            Event::Start(start) => writing.start(start, true)?,
            Event::Empty(start) => writing.start(start, false)?,
            Event::End(end) => writing.end(end)?,
            Event::Eof => return Ok(()),
            _ if writing.skipping => Step::Done,
            _ => Step::Passes,
        };
        if step == Step::Passes {
            writing.writer.write_event(event)?;
        }
    }
}

impl<'a, W: Write> Writing<'a, W> {
    fn start(&mut self, start: &BytesStart<'_>, opens: bool) -> Result<Step, Odd> {
        let name = start.local_name().into_inner();
        if self.depth == 0 {
            let whole = start.name().into_inner();
            whole[..whole.len() - name.len()].clone_into(&mut self.prefix);
        }
        let at_top = self.depth == 1;
        self.depth += usize::from(opens);
        if self.skipping {
            return Ok(Step::Done);
        }
        if at_top {
            return self.section(start, name, opens);
        }
        match name {
            "row" if self.in_data => self.start_row(start, opens),
            "c" if self.in_data => self.start_cell(start, opens),
            "col" if self.widths.is_some() && !opens => {
                let bound = |name| attribute(start, name).and_then(|text| text.parse().ok());
                let (Some(min), Some(max), Some(widths)) = (bound("min"), bound("max"), &mut self.widths)
                else {
                    return Err(Odd);
                };
                widths.push((min, max, start.to_owned()));
                Ok(Step::Done)
            }
            _ => Ok(Step::Passes),
        }
    }

    /// An element right below the root.
    fn section(&mut self, start: &BytesStart<'_>, name: &str, opens: bool) -> Result<Step, Odd> {
        match name {
            "dimension" if !opens => {
                let changed = self.dimension(start);
                self.writer.write_event(Event::Empty(changed))?;
                return Ok(Step::Done);
            }
            "cols" if opens => {
                self.has_widths = true;
                self.widths = Some(Vec::new());
            }
            // with nothing in it as good as none
            "cols" => return Ok(Step::Done),
            "sheetData" => {
                if !self.has_widths {
                    let prefix = self.prefix.clone();
                    raw(&mut self.writer, &format!("<{prefix}cols>"))?;
                    self.write_widths(Vec::new())?;
                    raw(&mut self.writer, &format!("</{prefix}cols>"))?;
                }
                self.in_data = opens;
            }
            "legacyDrawing" => self.patch.notes = None,
            name if BEHIND_NOTES.contains(&name) => self.write_notes()?,
            _ => {}
        }
        Ok(Step::Passes)
    }

    fn start_row(&mut self, start: &BytesStart<'_>, opens: bool) -> Result<Step, Odd> {
        let number = self.place.row(start)?;
        let wanted = self.wanted(number);
        if wanted.is_empty() {
            return Ok(Step::Passes);
        }
        // what spans a row says would be too little now, and need not be said
        let changed = with(start, &[("spans", None)]);
        self.writer.write_event(Event::Start(changed))?;
        self.row = Some(OpenRow {
            number,
            wanted,
            last_style: None,
        });
        if !opens {
            self.flush(u32::MAX)?;
            self.row = None;
            let end = format!("{}row", self.prefix);
            self.writer.write_event(Event::End(BytesEnd::new(end)))?;
        }
        Ok(Step::Done)
    }

    fn start_cell(&mut self, start: &BytesStart<'_>, opens: bool) -> Result<Step, Odd> {
        let column = self.place.cell(start)?;
        self.flush(column)?;
        let Some(row) = &mut self.row else {
            return Ok(Step::Passes);
        };
        let style = attribute(start, "s");
        match row.wanted.remove(&column) {
            Some(Wanted::Look(look)) => {
                let base = style.as_deref().and_then(|style| style.parse().ok()).unwrap_or(0);
                let style = self.patch.styles.like(base, look)?.to_string();
                let changed = with(start, &[("s", Some(style.as_str()))]);
                self.writer.write_event(if opens {
                    Event::Start(changed)
                } else {
                    Event::Empty(changed)
                })?;
                Ok(Step::Done)
            }
            Some(wanted) => {
                self.write_cell(column, &wanted)?;
                self.skipping = opens;
                Ok(Step::Done)
            }
            None => {
                row.last_style = style.or_else(|| row.last_style.take());
                Ok(Step::Passes)
            }
        }
    }

    fn end(&mut self, end: &BytesEnd<'_>) -> Result<Step, Odd> {
        self.depth = self.depth.checked_sub(1).ok_or(Odd)?;
        let name = end.local_name().into_inner();
        if self.skipping {
            self.skipping = name != "c";
            return Ok(Step::Done);
        }
        match name {
            "cols" => {
                if let Some(widths) = self.widths.take() {
                    self.write_widths(widths)?;
                }
            }
            "row" if self.row.is_some() => {
                self.flush(u32::MAX)?;
                self.row = None;
            }
            "sheetData" if self.depth == 1 => self.in_data = false,
            _ if self.depth == 0 => self.write_notes()?,
            _ => {}
        }
        Ok(Step::Passes)
    }

    /// What is to stand in a row.
    fn wanted(&self, row: u32) -> BTreeMap<u32, Wanted<'a>> {
        let (marks, column) = (self.patch.marks, self.patch.survey.column);
        let mut wanted = BTreeMap::new();
        for (_, column) in self.patch.unmarked.range((row, 0)..=(row, u32::MAX)) {
            wanted.insert(*column, Wanted::Look(Look::Unmarked));
        }
        if row == self.patch.survey.title_row {
            wanted.insert(column, Wanted::Title(OUTCOME));
            wanted.insert(column + 1, Wanted::Title(TOLD));
        }
        if let Some(row) = marks.rows.get(&row) {
            for (column, mark) in &row.cells {
                let look = if mark.is_error { Look::Error } else { Look::Warning };
                wanted.insert(*column, Wanted::Look(look));
            }
            wanted.insert(column, Wanted::Text(&row.outcome));
            if !row.told.is_empty() || marks.own.is_some() {
                wanted.insert(column + 1, Wanted::Text(&row.told));
            }
        }
        wanted
    }

    /// Writes what is wanted of the row before a column, where the sheet has no cell.
    fn flush(&mut self, before: u32) -> Result<(), Odd> {
        while let Some(row) = &mut self.row
            && let Some(entry) = row.wanted.first_entry()
            && *entry.key() < before
        {
            let (column, wanted) = entry.remove_entry();
            self.write_cell(column, &wanted)?;
        }
        Ok(())
    }

    /// Writes a cell that the sheet has not, or not so. Its text stands in the cell itself and is never a formula.
    fn write_cell(&mut self, column: u32, wanted: &Wanted<'_>) -> Result<(), Odd> {
        let Some(row) = &self.row else { return Ok(()) };
        let place = format!("{}{}", letters(column), row.number + 1);
        let title_style = row.last_style.as_deref().and_then(|style| style.parse().ok());
        let styles = &mut *self.patch.styles;
        let (style, content) = match wanted {
            Wanted::Look(look) => (styles.like(0, *look)?, ""),
            Wanted::Title(title) => (title_style.unwrap_or(0), *title),
            Wanted::Text(content) => (styles.like(0, Look::Lines)?, *content),
        };
        let p = &self.prefix;
        let markup = if content.is_empty() {
            format!(r#"<{p}c r="{place}" s="{style}"/>"#)
        } else {
            let content = text(content);
            format!(
                r#"<{p}c r="{place}" s="{style}" t="inlineStr"><{p}is><{p}t xml:space="preserve">{content}</{p}t></{p}is></{p}c>"#
            )
        };
        raw(&mut self.writer, &markup)
    }

    /// The area that the sheet says it has, our columns within.
    fn dimension(&self, start: &BytesStart<'_>) -> BytesStart<'static> {
        let last = letters(self.patch.survey.column + 1);
        let area = attribute(start, "ref").and_then(|area| {
            let (row, column) = corner(&area)?;
            let first = area.split(':').next()?.to_owned();
            let column = letters(column.max(self.patch.survey.column + 1));
            Some(format!("{first}:{column}{}", row + 1))
        });
        let area = area.unwrap_or_else(|| format!("A1:{last}1"));
        with(start, &[("ref", Some(area.as_str()))])
    }

    /// The widths that came, ours in place of what they say of our columns.
    fn write_widths(&mut self, widths: Vec<Width>) -> Result<(), Odd> {
        let first = self.patch.survey.column + 1;
        let name = format!("{}col", self.prefix);
        let ours = |at: u32, width: &str| {
            let mut col = BytesStart::new(name.clone());
            col.push_attribute(("width", width));
            col.push_attribute(("customWidth", "1"));
            (at, at, col)
        };
        let mut all = vec![ours(first, "14"), ours(first + 1, "60")];
        for (min, max, col) in widths {
            let (left, right) = ((min, max.min(first - 1)), (min.max(first + 2), max));
            all.extend(
                [left, right]
                    .into_iter()
                    .filter(|(min, max)| min <= max)
                    .map(|(min, max)| (min, max, col.clone())),
            );
        }
        all.sort_by_key(|(min, ..)| *min);
        for (min, max, col) in all {
            let (min, max) = (min.to_string(), max.to_string());
            let col = with(&col, &[("min", Some(min.as_str())), ("max", Some(max.as_str()))]);
            self.writer.write_event(Event::Empty(col))?;
        }
        Ok(())
    }

    /// Refers to the notes, once.
    fn write_notes(&mut self) -> Result<(), Odd> {
        let Some(id) = self.patch.notes.take() else {
            return Ok(());
        };
        let markup = format!(
            r#"<{}legacyDrawing xmlns:r="{RELATIONS}" r:id="{id}"/>"#,
            self.prefix
        );
        raw(&mut self.writer, &markup)
    }
}
