//! Comments of cells, which stand twice in a package: what they say, and in an old drawing where they hang.
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, Writer};

use crate::report::letters;

use super::super::plan::{MOST_NOTES, SheetMarks};
use super::parts::Parts;
use super::survey::{Survey, cell_at};
use super::xml::{Odd, append, attribute, text};

/// Cells by row and column.
type Places = BTreeSet<(u32, u32)>;

/// Who wrote our comments; by this they are found again.
const AUTHOR: &str = "导入检查";

/// How many shapes share a block of numbers.
const BLOCK: usize = 1_024;

/// Numbers for shapes, which no two sheets may share.
pub(super) struct Blocks {
    next: usize,
    left: usize,
}

impl Blocks {
    /// Behind all blocks that the package has.
    pub(super) fn of(parts: &mut Parts<'_>) -> Result<Self, Odd> {
        let mut last = 0;
        let drawings: Vec<String> = parts
            .names()
            .into_iter()
            .filter(|name| name.to_ascii_lowercase().ends_with("vml"))
            .collect();
        for name in drawings {
            let drawing = parts.text(&name)?;
            for at in drawing
                .match_indices("_x0000_s")
                .map(|(at, mark)| at + mark.len())
            {
                let digits: String = drawing[at..].chars().take_while(char::is_ascii_digit).collect();
                last = last.max(digits.parse().unwrap_or(0) / BLOCK);
            }
            if let Some((_, blocks)) = claimed(&drawing) {
                last = blocks.into_iter().fold(last, usize::max);
            }
        }
        Ok(Self {
            next: last + 1,
            left: MOST_NOTES,
        })
    }
}

/// The blocks that a drawing claims, with the place where their list ends.
fn claimed(drawing: &str) -> Option<(usize, Vec<usize>)> {
    let map = drawing.find("idmap")?;
    let start = map + drawing[map..].find("data=")? + "data=".len() + 1;
    let end = start + drawing[start..].find(['"', '\''])?;
    Some((
        end,
        drawing[start..end]
            .split(',')
            .filter_map(|block| block.trim().parse().ok())
            .collect(),
    ))
}

/// What became of a sheet's comments.
#[derive(Default)]
pub(super) struct Noted {
    /// The relationship that the sheet must name.
    pub relation: Option<String>,
    /// Cells that an earlier marking had a comment at, and this one has none.
    pub unmarked: Places,
}

/// Writes the comments of a sheet.
pub(super) fn write(
    parts: &mut Parts<'_>,
    blocks: &mut Blocks,
    path: &str,
    survey: &Survey,
    marks: &SheetMarks,
) -> Result<Noted, Odd> {
    let mut wanted: Vec<((u32, u32), &str)> = marks
        .rows
        .iter()
        .flat_map(|(row, marks)| {
            let cells = marks.cells.iter();
            cells.map(|(column, mark)| ((*row, *column), mark.message.as_str()))
        })
        .collect();
    wanted.truncate(blocks.left);
    blocks.left -= wanted.len();
    let related = parts.relations(path)?;
    let comments = related
        .iter()
        .find(|relation| relation.kind == "comments")
        .map(|relation| relation.path.clone());
    let drawing = survey
        .notes
        .as_ref()
        .and_then(|id| related.iter().find(|relation| relation.id == *id));
    let drawing = drawing.map(|relation| relation.path.clone());
    let (old, foreign) = match &comments {
        Some(path) => Comments::read(&parts.text(path)?)?.split(),
        None => (BTreeSet::new(), BTreeSet::new()),
    };
    let bad: Places = wanted.iter().map(|(place, _)| *place).collect();
    let mut noted = Noted {
        relation: None,
        unmarked: old.difference(&bad).copied().collect(),
    };
    if wanted.is_empty() && old.is_empty() {
        return Ok(noted);
    }
    let hung = wanted
        .iter()
        .map(|(place, _)| *place)
        .filter(|place| !foreign.contains(place))
        .collect();
    let has_drawing = drawing.is_some();
    let drawing_path = match drawing {
        Some(path) => path,
        None => parts.free("xl/drawings/vmlDrawing", "vml")?,
    };
    let content = if has_drawing {
        parts.text(&drawing_path)?
    } else {
        DRAWING.to_owned()
    };
    let content = without(&content, &old);
    parts.put(&drawing_path, with_shapes(&content, &hung, blocks)?);
    if !has_drawing {
        noted.relation = Some(parts.relate(path, "vmlDrawing", &drawing_path)?);
    }
    let had_comments = comments.is_some();
    let comments_path = match comments {
        Some(path) => path,
        None => parts.free("xl/comments", "xml")?,
    };
    let content = if had_comments {
        parts.text(&comments_path)?
    } else {
        COMMENTS.to_owned()
    };
    let content = Comments::read(&content)?.with(&content, &wanted)?;
    parts.put(&comments_path, content);
    if !had_comments {
        parts.relate(path, "comments", &comments_path)?;
    }
    parts.declare((!had_comments).then_some(comments_path.as_str()), !has_drawing)?;
    Ok(noted)
}

const COMMENTS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors></authors><commentList></commentList></comments>"#;

const DRAWING: &str = r#"<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data=""/></o:shapelayout></xml>"#;

const SHAPE_TYPE: &str = r#"<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>"#;

/// What a part of comments holds.
#[derive(Default)]
struct Comments {
    authors: usize,
    /// The number of our author, if it is there.
    ours: Option<usize>,
    list: BTreeMap<(u32, u32), Comment>,
}

/// A comment that stands there.
#[derive(Default)]
struct Comment {
    author: usize,
    /// Its text, without blanks and breaks.
    said: String,
}

impl Comments {
    fn read(content: &str) -> Result<Self, Odd> {
        let mut read = Self::default();
        let mut reader = Reader::from_str(content);
        let mut in_author = false;
        let mut at = None;
        loop {
            match reader.read_event()? {
                Event::Start(start) | Event::Empty(start) => match start.local_name().into_inner() {
                    "author" => {
                        read.authors += 1;
                        in_author = true;
                    }
                    "comment" => {
                        let place = place_of(&start)?;
                        let author = attribute(&start, "authorId").and_then(|id| id.parse().ok());
                        let author = author.ok_or(Odd)?;
                        read.list.entry(place).or_default().author = author;
                        at = Some(place);
                    }
                    _ => {}
                },
                Event::Text(said) if in_author && said.xml10_content().trim() == AUTHOR => {
                    read.ours = Some(read.authors - 1);
                }
                Event::Text(said) => {
                    if let Some(comment) = at.and_then(|place| read.list.get_mut(&place)) {
                        comment.said.push_str(&squeezed(&said.xml10_content()));
                    }
                }
                Event::End(_) => in_author = false,
                Event::Eof => return Ok(read),
                _ => {}
            }
        }
    }

    fn is_ours(&self, place: (u32, u32)) -> bool {
        let comment = self.list.get(&place);
        comment.is_some_and(|comment| Some(comment.author) == self.ours)
    }

    /// Where ours are, and where others' are.
    fn split(&self) -> (Places, Places) {
        self.list.keys().partition(|place| self.is_ours(**place))
    }

    /// The part without what we said before, and with what we say now: below what somebody else said of the cell,
    /// or as a comment of its own.
    fn with(&self, content: &str, wanted: &[((u32, u32), &str)]) -> Result<String, Odd> {
        let mut wanted: BTreeMap<(u32, u32), &str> = wanted.iter().copied().collect();
        let author = self.ours.unwrap_or(self.authors);
        let mut reader = Reader::from_str(content);
        let mut writer = Writer::new(Vec::new());
        let (mut prefix, mut dropping) = (String::new(), false);
        let mut below: Option<&str> = None;
        loop {
            let event = reader.read_event()?;
            match &event {
                Event::Start(start) => match start.local_name().into_inner() {
                    "comments" => {
                        let whole = start.name().into_inner();
                        whole[..whole.len() - "comments".len()].clone_into(&mut prefix);
                    }
                    "comment" => {
                        let place = place_of(start)?;
                        dropping = self.is_ours(place);
                        if !dropping {
                            let there = self.list.get(&place).map_or("", |comment| &comment.said);
                            below = wanted
                                .remove(&place)
                                .filter(|said| !there.contains(&squeezed(said)));
                        }
                    }
                    _ => {}
                },
                Event::Empty(start)
                    if matches!(start.local_name().into_inner(), "authors" | "commentList") =>
                {
                    return Err(Odd);
                }
                Event::End(end) => match end.local_name().into_inner() {
                    "comment" if dropping => {
                        dropping = false;
                        continue;
                    }
                    "text" => {
                        if let Some(said) = below.take() {
                            let said = text(said);
                            let run = format!(
                                "<{prefix}r><{prefix}t xml:space=\"preserve\">\n{said}</{prefix}t></{prefix}r>"
                            );
                            writer.get_mut().extend_from_slice(run.as_bytes());
                        }
                    }
                    "authors" if self.ours.is_none() => {
                        let markup = format!("<{prefix}author>{AUTHOR}</{prefix}author>");
                        writer.get_mut().extend_from_slice(markup.as_bytes());
                    }
                    "commentList" => {
                        for ((row, column), said) in std::mem::take(&mut wanted) {
                            let place = format!("{}{}", letters(column), row + 1);
                            let said = text(said);
                            let markup = format!(
                                r#"<{prefix}comment ref="{place}" authorId="{author}"><{prefix}text><{prefix}r><{prefix}t xml:space="preserve">{said}</{prefix}t></{prefix}r></{prefix}text></{prefix}comment>"#
                            );
                            writer.get_mut().extend_from_slice(markup.as_bytes());
                        }
                    }
                    _ => {}
                },
                Event::Eof => break,
                _ => {}
            }
            if !dropping {
                writer.write_event(event)?;
            }
        }
        String::from_utf8(writer.into_inner()).map_err(|_| Odd)
    }
}

fn place_of(comment: &BytesStart<'_>) -> Result<(u32, u32), Odd> {
    let place = attribute(comment, "ref").and_then(|name| cell_at(&name));
    place.ok_or(Odd)
}

/// Programs break comments into runs as they like.
fn squeezed(said: &str) -> String {
    said.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A drawing without the shapes at these cells. It need not be well formed, so it is cut as text.
fn without(drawing: &str, places: &Places) -> String {
    if places.is_empty() {
        return drawing.to_owned();
    }
    let mut kept = String::with_capacity(drawing.len());
    let mut rest = drawing;
    while let Some(start) = rest.find("<v:shape ") {
        let Some(length) = rest[start..].find("</v:shape>") else {
            break;
        };
        let end = start + length + "</v:shape>".len();
        let shape = &rest[start..end];
        let number = |name: &str| -> Option<u32> {
            let (_, tail) = shape.split_once(&format!("<x:{name}>"))?;
            tail.split('<').next()?.trim().parse().ok()
        };
        kept.push_str(&rest[..start]);
        let at = number("Row").zip(number("Column"));
        if !at.is_some_and(|place| places.contains(&place)) {
            kept.push_str(shape);
        }
        rest = &rest[end..];
    }
    kept + rest
}

/// A drawing with a hidden note at each of these cells.
fn with_shapes(drawing: &str, places: &Places, blocks: &mut Blocks) -> Result<String, Odd> {
    if places.is_empty() {
        return Ok(drawing.to_owned());
    }
    let first = blocks.next;
    let (end, known) = claimed(drawing).ok_or(Odd)?;
    let count = (places.len() + 1).div_ceil(BLOCK);
    blocks.next += count;
    let mut list: Vec<String> = known.iter().map(ToString::to_string).collect();
    list.extend((first..first + count).map(|block| block.to_string()));
    let start = drawing[..end].rfind(['"', '\'']).ok_or(Odd)? + 1;
    let mut content = format!("{}{}{}", &drawing[..start], list.join(","), &drawing[end..]);
    let mut shapes = String::new();
    if !content.contains("\"_x0000_t202\"") {
        shapes.push_str(SHAPE_TYPE);
    }
    for (number, (row, column)) in (first * BLOCK + 1..).zip(places) {
        let (left, right, bottom) = (column + 1, column + 4, row + 5);
        // writing to a String can't fail
        let _ = write!(
            shapes,
            r##"<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:200pt;height:70pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{left}, 15, {row}, 2, {right}, 15, {bottom}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"##
        );
    }
    content = append(&content, &shapes)?;
    Ok(content)
}
