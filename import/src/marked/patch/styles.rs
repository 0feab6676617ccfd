//! The looks of cells: each mark is one more look, like the one that the cell had but for what is behind it.
use std::collections::{HashMap, HashSet};
use std::fmt::Write;

use quick_xml::events::Event;
use quick_xml::{Reader, Writer};

use super::super::plan::{ERROR_COLOUR, WARNING_COLOUR};
use super::xml::{Odd, attribute, raw, with};

/// More looks than a program can open.
const MOST: usize = 64_000;

/// How a cell is to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Look {
    Error,
    Warning,
    /// As if it had not been marked before.
    Unmarked,
    /// The text of our own columns, with breaks between its lines.
    Lines,
}

/// The styles of a workbook.
pub(super) struct Styles {
    content: String,
    /// The looks that came, as markup.
    looks: Vec<String>,
    fills: usize,
    /// Fills that an earlier marking made.
    ours: HashSet<usize>,
    added: Vec<String>,
    known: HashMap<(usize, Look), usize>,
}

impl Styles {
    pub(super) fn read(content: String) -> Result<Self, Odd> {
        let mut styles = Self {
            content,
            looks: Vec::new(),
            fills: 0,
            ours: HashSet::new(),
            added: Vec::new(),
            known: HashMap::new(),
        };
        styles.collect()?;
        if styles.fills == 0 || styles.looks.is_empty() || styles.looks.len() > MOST {
            return Err(Odd);
        }
        Ok(styles)
    }

    fn collect(&mut self) -> Result<(), Odd> {
        let content = std::mem::take(&mut self.content);
        let mut reader = Reader::from_str(&content);
        let (mut section, mut depth) = (None, 0_usize);
        let mut look: Option<Writer<Vec<u8>>> = None;
        loop {
            let event = reader.read_event()?;
            match &event {
                Event::Start(start) | Event::Empty(start) => {
                    let name = start.local_name().into_inner();
                    if depth == 1 {
                        section = match name {
                            "fills" => Some(true),
                            "cellXfs" => Some(false),
                            _ => None,
                        };
                    } else if depth == 2 && section == Some(true) {
                        self.fills += 1;
                    } else if depth == 2 && section == Some(false) {
                        look = Some(Writer::new(Vec::new()));
                    } else if section == Some(true) && name == "fgColor" && is_ours(attribute(start, "rgb")) {
                        self.ours.insert(self.fills - 1);
                    }
                    depth += usize::from(matches!(event, Event::Start(_)));
                }
                Event::End(_) => depth = depth.checked_sub(1).ok_or(Odd)?,
                Event::Eof => break,
                _ => {}
            }
            let closes = matches!(event, Event::End(_) | Event::Empty(_));
            if let Some(writer) = &mut look {
                writer.write_event(event)?;
            }
            if depth == 2
                && closes
                && let Some(writer) = look.take()
            {
                self.looks
                    .push(String::from_utf8(writer.into_inner()).map_err(|_| Odd)?);
            }
        }
        self.content = content;
        Ok(())
    }

    /// The number of a look like the one of this number.
    pub(super) fn like(&mut self, base: usize, look: Look) -> Result<usize, Odd> {
        let base = if base < self.looks.len() { base } else { 0 };
        let base = if look == Look::Lines { 0 } else { base };
        if let Some(known) = self.known.get(&(base, look)) {
            return Ok(*known);
        }
        let number = self.looks.len() + self.added.len();
        if number > MOST {
            return Err(Odd);
        }
        let fill = match look {
            Look::Error => self.fills,
            Look::Warning => self.fills + 1,
            Look::Unmarked if !self.fill_of(base)?.is_some_and(|fill| self.ours.contains(&fill)) => {
                return Ok(base);
            }
            Look::Unmarked | Look::Lines => 0,
        };
        let markup = if look == Look::Lines {
            let prefix = self.prefix(base);
            format!(
                r#"<{prefix}xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><{prefix}alignment vertical="top" wrapText="1"/></{prefix}xf>"#
            )
        } else {
            filled(&self.looks[base], fill)?
        };
        self.added.push(markup);
        self.known.insert((base, look), number);
        Ok(number)
    }

    fn fill_of(&self, base: usize) -> Result<Option<usize>, Odd> {
        let mut reader = Reader::from_str(&self.looks[base]);
        match reader.read_event()? {
            Event::Start(start) | Event::Empty(start) => {
                Ok(attribute(&start, "fillId").and_then(|fill| fill.parse().ok()))
            }
            _ => Err(Odd),
        }
    }

    /// What stands before the names of this part's elements.
    fn prefix(&self, base: usize) -> &str {
        let name = self.looks[base].get(1..).unwrap_or_default();
        let end = name.find([' ', '/', '>']).unwrap_or(0);
        name[..end].rfind(':').map_or("", |at| &name[..=at])
    }

    /// The part with what was added.
    pub(super) fn finish(self) -> Result<String, Odd> {
        let prefix = self.prefix(0).to_owned();
        let mut reader = Reader::from_str(&self.content);
        let mut writer = Writer::new(Vec::new());
        let mut depth = 0_usize;
        loop {
            let event = reader.read_event()?;
            match &event {
                Event::Start(start) => {
                    let count = match (depth, start.local_name().into_inner()) {
                        (1, "fills") => Some(self.fills + 2),
                        (1, "cellXfs") => Some(self.looks.len() + self.added.len()),
                        _ => None,
                    };
                    depth += 1;
                    if let Some(count) = count {
                        let count = count.to_string();
                        writer.write_event(Event::Start(with(start, &[("count", Some(count.as_str()))])))?;
                        continue;
                    }
                }
                Event::End(end) => {
                    depth = depth.checked_sub(1).ok_or(Odd)?;
                    match (depth, end.local_name().into_inner()) {
                        (1, "fills") => raw(&mut writer, &fills(&prefix))?,
                        (1, "cellXfs") => raw(&mut writer, &self.added.concat())?,
                        _ => {}
                    }
                }
                Event::Eof => break,
                _ => {}
            }
            writer.write_event(event)?;
        }
        String::from_utf8(writer.into_inner()).map_err(|_| Odd)
    }
}

fn fills(prefix: &str) -> String {
    let mut markup = String::new();
    for colour in [ERROR_COLOUR, WARNING_COLOUR] {
        // writing to a String can't fail
        let _ = write!(
            markup,
            r#"<{prefix}fill><{prefix}patternFill patternType="solid"><{prefix}fgColor rgb="FF{colour}"/><{prefix}bgColor indexed="64"/></{prefix}patternFill></{prefix}fill>"#
        );
    }
    markup
}

fn is_ours(colour: Option<String>) -> bool {
    colour.is_some_and(|colour| {
        [ERROR_COLOUR, WARNING_COLOUR]
            .iter()
            .any(|ours| colour.ends_with(ours))
    })
}

/// A look with another fill.
fn filled(look: &str, fill: usize) -> Result<String, Odd> {
    let mut reader = Reader::from_str(look);
    let mut writer = Writer::new(Vec::new());
    let fill = fill.to_string();
    let set = [("fillId", Some(fill.as_str())), ("applyFill", Some("1"))];
    match reader.read_event()? {
        Event::Start(start) => writer.write_event(Event::Start(with(&start, &set)))?,
        Event::Empty(start) => writer.write_event(Event::Empty(with(&start, &set)))?,
        _ => return Err(Odd),
    }
    loop {
        match reader.read_event()? {
            Event::Eof => break,
            event => writer.write_event(event)?,
        }
    }
    String::from_utf8(writer.into_inner()).map_err(|_| Odd)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHEET: &str = r#"<?xml version="1.0"?><x:styleSheet xmlns:x="m"><x:fills count="2"><x:fill/><x:fill><x:patternFill patternType="solid"><x:fgColor rgb="FFFFC7CE"/></x:patternFill></x:fill></x:fills><x:cellXfs count="2"><x:xf fontId="1" fillId="0"><x:alignment horizontal="center"/></x:xf><x:xf fillId="1"/></x:cellXfs><x:dxfs><x:dxf><x:fill/></x:dxf></x:dxfs></x:styleSheet>"#;

    #[test]
    fn a_marked_look_is_the_old_one_with_another_fill() {
        let mut styles = Styles::read(SHEET.to_owned()).unwrap();
        assert_eq!(styles.like(0, Look::Error).unwrap(), 2);
        assert_eq!(styles.like(0, Look::Error).unwrap(), 2, "once");
        assert_eq!(
            styles.like(1, Look::Unmarked).unwrap(),
            3,
            "an earlier mark is taken away"
        );
        assert_eq!(styles.like(0, Look::Unmarked).unwrap(), 0, "and no other fill");
        let content = styles.finish().unwrap();
        assert!(content.contains(r#"<x:fills count="4">"#), "{content}");
        assert!(content.contains(r#"<x:cellXfs count="4">"#), "{content}");
        assert!(content.contains(
            r#"<x:xf fontId="1" fillId="2" applyFill="1"><x:alignment horizontal="center"/></x:xf><x:xf fillId="0" applyFill="1"/></x:cellXfs>"#
        ));
        assert!(content.contains("<x:dxfs><x:dxf><x:fill/></x:dxf></x:dxfs>"));
    }

    #[test]
    fn styles_without_looks_are_odd() {
        assert!(Styles::read("<styleSheet/>".to_owned()).is_err());
        assert!(Styles::read(String::new()).is_err());
    }
}
