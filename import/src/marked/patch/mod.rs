//! Marks written into the package of an .xlsx: the sheet's cells, its styles and its comments. Whatever else the
//! package holds is copied as it is, bytes and all.
mod notes;
mod parts;
mod sheet;
mod styles;
mod survey;
mod xml;

use std::collections::BTreeMap;

use super::plan::SheetMarks;
use notes::{Blocks, Noted};
use parts::Parts;
use sheet::Patch;
use styles::Styles;
use survey::Survey;
pub(super) use xml::Odd;

/// A sheet that gets marks.
struct Marked<'a> {
    marks: &'a SheetMarks,
    survey: Survey,
    noted: Noted,
}

/// The package with its marks; a package that is odd in some way has none.
pub(super) fn mark(bytes: &[u8], marks: &[SheetMarks]) -> Result<Vec<u8>, Odd> {
    let mut parts = Parts::open(bytes)?;
    let mut blocks = Blocks::of(&mut parts)?;
    let mut sheets: BTreeMap<String, Marked<'_>> = BTreeMap::new();
    for marks in marks {
        let path = parts.sheets.get(&marks.name).ok_or(Odd)?.clone();
        let survey = Survey::of(parts.stream(&path)?, marks)?;
        let noted = notes::write(&mut parts, &mut blocks, &path, &survey, marks)?;
        let marked = Marked { marks, survey, noted };
        if sheets.insert(path, marked).is_some() {
            return Err(Odd);
        }
    }
    let styles_path = parts.styles.clone();
    let mut styles = Styles::read(parts.text(&styles_path)?)?;
    let unfinished = parts.write(
        |path| sheets.contains_key(path),
        |path, source, out| {
            let marked = sheets.get(path).ok_or(Odd)?;
            let patch = Patch {
                marks: marked.marks,
                survey: &marked.survey,
                styles: &mut styles,
                unmarked: &marked.noted.unmarked,
                notes: marked.noted.relation.clone(),
            };
            sheet::write(patch, source, out)
        },
        &styles_path,
    )?;
    unfinished.finish(&styles_path, &styles.finish()?)
}

/// Whether the package says that it may hold macros.
pub(super) fn has_macros(bytes: &[u8]) -> bool {
    let types = Parts::open(bytes).and_then(|mut parts| parts.text(parts::TYPES));
    types.is_ok_and(|types| types.contains("macroEnabled"))
}
