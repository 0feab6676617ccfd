//! The parts of a package and what refers to what.
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::xml::{Odd, append, attribute, each, relation_id, text};

/// More than any part has that is read whole; sheets are not.
const MOST: u64 = 64 << 20;

/// How many numbers are tried for a new name.
const FREE: usize = 100_000;

const COMMENTS: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const VML: &str = "application/vnd.openxmlformats-officedocument.vmlDrawing";
/// The part that says what kind of content each part is.
pub(super) const TYPES: &str = "[Content_Types].xml";
/// What names the relationships of a part.
pub(super) const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A package with what is changed of it.
pub(super) struct Parts<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    changed: BTreeMap<String, String>,
    /// The paths of the sheets, by their names.
    pub sheets: BTreeMap<String, String>,
    /// The path of the styles.
    pub styles: String,
}

/// One part that another refers to.
#[derive(Debug, Clone)]
pub(super) struct Relation {
    pub id: String,
    /// The last word of its type: `worksheet`, `comments`.
    pub kind: String,
    pub path: String,
}

impl<'a> Parts<'a> {
    /// Opens the package of a workbook.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Odd> {
        let mut parts = Self {
            zip: ZipArchive::new(Cursor::new(bytes))?,
            changed: BTreeMap::new(),
            sheets: BTreeMap::new(),
            styles: String::new(),
        };
        let root = parts.relations("")?;
        let book = one(&root, "officeDocument")?.path.clone();
        let related = parts.relations(&book)?;
        parts.styles.clone_from(&one(&related, "styles")?.path);
        let content = parts.text(&book)?;
        let mut sheets = BTreeMap::new();
        each(content.as_bytes(), |start| {
            if start.local_name().into_inner() == "sheet"
                && let (Some(name), Some(id)) = (attribute(start, "name"), relation_id(start))
                && let Some(relation) = related.iter().find(|relation| relation.id == id)
            {
                sheets.insert(name, relation.path.clone());
            }
            Ok(())
        })?;
        parts.sheets = sheets;
        Ok(parts)
    }

    /// Whether there is such a part.
    pub(super) fn has(&self, path: &str) -> bool {
        self.changed.contains_key(path) || self.zip.index_for_name(path).is_some()
    }

    /// The names of all parts of the package as it came.
    pub(super) fn names(&self) -> Vec<String> {
        let names = self.zip.file_names().filter_map(Result::ok);
        names.map(|name| name.to_string()).collect()
    }

    /// A part, as it stands by now.
    pub(super) fn text(&mut self, path: &str) -> Result<String, Odd> {
        if let Some(changed) = self.changed.get(path) {
            return Ok(changed.clone());
        }
        let mut content = String::new();
        let file = self.zip.by_name(path)?;
        if file.take(MOST + 1).read_to_string(&mut content)? as u64 > MOST {
            return Err(Odd);
        }
        Ok(content.trim_start_matches('\u{FEFF}').to_owned())
    }

    /// A part to be read piece by piece.
    pub(super) fn stream(&mut self, path: &str) -> Result<impl BufRead + '_, Odd> {
        Ok(BufReader::with_capacity(64 << 10, self.zip.by_name(path)?))
    }

    /// Puts a part in place of what it was.
    pub(super) fn put(&mut self, path: &str, content: String) {
        self.changed.insert(path.to_owned(), content);
    }

    /// What a part refers to, within the package.
    pub(super) fn relations(&mut self, of: &str) -> Result<Vec<Relation>, Odd> {
        let path = relations_path(of);
        let mut relations = Vec::new();
        if !self.has(&path) {
            return Ok(relations);
        }
        let content = self.text(&path)?;
        each(content.as_bytes(), |start| {
            if attribute(start, "TargetMode").is_some_and(|mode| mode == "External") {
                return Ok(());
            }
            if let (Some(id), Some(kind), Some(target)) = (
                attribute(start, "Id"),
                attribute(start, "Type"),
                attribute(start, "Target"),
            ) {
                // the strict kind has other names for everything
                if kind.contains("purl.oclc.org") {
                    return Err(Odd);
                }
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                let path = resolved(of, &target);
                relations.push(Relation { id, kind, path });
            }
            Ok(())
        })?;
        Ok(relations)
    }

    /// Lets a part refer to one more; gives the new relationship's id.
    pub(super) fn relate(&mut self, of: &str, kind: &str, target: &str) -> Result<String, Odd> {
        let path = relations_path(of);
        let content = if self.has(&path) {
            self.text(&path)?
        } else {
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>"#
                .to_owned()
        };
        let id = (1..=FREE)
            .map(|number| format!("rIdMark{number}"))
            .find(|id| !content.contains(&format!("\"{id}\"")))
            .ok_or(Odd)?;
        let more = format!(
            r#"<Relationship Id="{id}" Type="{RELATIONS}/{kind}" Target="/{}"/>"#,
            text(target)
        );
        let content = append(&content, &more)?;
        self.put(&path, content);
        Ok(id)
    }

    /// A part's path that is not taken yet.
    pub(super) fn free(&self, stem: &str, ending: &str) -> Result<String, Odd> {
        (1..=FREE)
            .map(|number| format!("{stem}{number}.{ending}"))
            .find(|path| !self.has(path))
            .ok_or(Odd)
    }

    /// Says what kind of content the new parts are.
    pub(super) fn declare(&mut self, comments: Option<&str>, has_vml: bool) -> Result<(), Odd> {
        let content = self.text(TYPES)?;
        let mut more = String::new();
        if let Some(path) = comments {
            more = format!(
                r#"<Override PartName="/{}" ContentType="{COMMENTS}"/>"#,
                text(path)
            );
        }
        if has_vml && !content.contains(r#"Extension="vml""#) {
            more.insert_str(0, &format!(r#"<Default Extension="vml" ContentType="{VML}"/>"#));
        }
        let content = append(&content, &more)?;
        self.put(TYPES, content);
        Ok(())
    }

    /// Writes the package: what is changed as it stands by now, marked sheets by `sheet`, all else as it came.
    /// `late` is the part that is known at the end.
    pub(super) fn write(
        mut self,
        is_marked: impl Fn(&str) -> bool,
        mut sheet: impl FnMut(&str, &mut dyn BufRead, &mut dyn Write) -> Result<(), Odd>,
        late: &str,
    ) -> Result<Unfinished, Odd> {
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default();
        for at in 0..self.zip.len() {
            let name = self.zip.by_index_raw(at)?.name().map_err(|_| Odd)?.to_string();
            if name == late {
                continue;
            }
            if let Some(content) = self.changed.remove(&name) {
                out.start_file(&name, options)?;
                out.write_all(content.as_bytes())?;
            } else if is_marked(&name) {
                out.start_file(&name, options)?;
                let mut source = BufReader::with_capacity(64 << 10, self.zip.by_index(at)?);
                sheet(&name, &mut source, &mut out)?;
            } else {
                out.raw_copy_file(self.zip.by_index_raw(at)?)?;
            }
        }
        for (name, content) in std::mem::take(&mut self.changed) {
            out.start_file(&name, options)?;
            out.write_all(content.as_bytes())?;
        }
        Ok(Unfinished { out, options })
    }
}

/// A package but for what is known last.
pub(super) struct Unfinished {
    out: ZipWriter<Cursor<Vec<u8>>>,
    options: SimpleFileOptions,
}

impl Unfinished {
    /// Adds the last part.
    pub(super) fn finish(mut self, path: &str, content: &str) -> Result<Vec<u8>, Odd> {
        self.out.start_file(path, self.options)?;
        self.out.write_all(content.as_bytes())?;
        Ok(self.out.finish()?.into_inner())
    }
}

fn one<'a>(relations: &'a [Relation], kind: &str) -> Result<&'a Relation, Odd> {
    relations.iter().find(|relation| relation.kind == kind).ok_or(Odd)
}

fn relations_path(of: &str) -> String {
    let (folder, name) = of.rsplit_once('/').unwrap_or(("", of));
    let folder = if folder.is_empty() {
        String::new()
    } else {
        format!("{folder}/")
    };
    format!("{folder}_rels/{name}.rels")
}

/// The path that a target means, seen from the part that names it.
fn resolved(from: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut path: Vec<&str> = from.split('/').collect();
    path.pop();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_seen_from_the_part() {
        for (from, target, want) in [
            ("", "xl/workbook.xml", "xl/workbook.xml"),
            (
                "xl/workbook.xml",
                "worksheets/sheet1.xml",
                "xl/worksheets/sheet1.xml",
            ),
            ("xl/worksheets/sheet1.xml", "../comments1.xml", "xl/comments1.xml"),
            (
                "xl/worksheets/sheet1.xml",
                "/xl/comments1.xml",
                "xl/comments1.xml",
            ),
        ] {
            assert_eq!(resolved(from, target), want);
        }
        assert_eq!(relations_path(""), "_rels/.rels");
        assert_eq!(relations_path("xl/a.xml"), "xl/_rels/a.xml.rels");
    }
}
