//! Which kind each sheet of a file is of, by its header and titles.
use std::collections::BTreeSet;

use sanyou_schema::domain::value::SheetKind;

use super::declared::{DECLARATIONS, Declaration, Familiar, KindName, titles_above};
use super::roster;
use crate::layout::{self, Grid};
use crate::workbook::Sheet;
use crate::{Options, Part, ReadError, Report, Totals};

/// How far down a kind is looked for.
const ROWS: usize = 45;

/// From here on a kind is likely.
const LIKELY: u8 = 50;

/// So far ahead of the next one it is clear.
const AHEAD: u8 = 10;

/// What the words of a title count for; the rest is for known columns.
const TITLE: u8 = 30;

/// Words by which a roster is told.
const ROSTERS: &[&str] = &["花名册", "名册", "人员名单", "党务工作者名单", "信息采集"];

/// A kind that a file may be of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guess {
    /// The kind.
    pub kind: SheetKind,
    /// How much speaks for it, of a hundred.
    pub confidence: u8,
}

/// A sheet with what it may be about.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct SheetFound {
    /// Its name.
    pub name: String,
    /// What it is read as; none where it has no header of that kind, or its kind is not clear.
    pub kind: Option<SheetKind>,
    /// The likely kinds, the likeliest first; none where it has no header.
    pub likely: Vec<SheetKind>,
    /// The names of its header, by which its kind is remembered; none where it has no header.
    pub header: Option<String>,
    /// It is a form for one person, which no list is.
    #[serde(default)]
    pub form: bool,
}

/// What sheets with this header are about, by a person's choice.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct KindChoice {
    /// The header's names, as [`SheetFound::header`] tells them.
    pub header: String,
    /// What they are about.
    pub kind: SheetKind,
}

/// A file that was opened.
#[derive(Debug)]
pub enum ReadFile {
    /// Read as that kind.
    Read {
        /// The kind.
        kind: SheetKind,
        /// What it holds.
        report: Report,
    },
    /// Its sheets are of several kinds.
    Several(Vec<SheetFound>),
    /// Its kind is not clear: the likely ones, the likeliest first.
    Unclear(Vec<Guess>),
}

/// A file whose parts were handed over.
#[derive(Debug)]
pub enum Handed {
    /// Read as that kind.
    Read {
        /// The kind.
        kind: SheetKind,
        /// Its rows, counted by status.
        totals: Totals,
        /// All sheets that hold something, those too that were not read for want of a header of that kind.
        sheets: Vec<SheetFound>,
    },
    /// Its sheets are of several kinds, or some are clear and others not; nothing was handed over: each is to be read
    /// as its own.
    Several(Vec<SheetFound>),
    /// Its kind is not clear, and nothing was handed over: the likely ones, the likeliest first.
    Unclear(Vec<Guess>),
}

/// Reads the sheets as the kind that is given, or told, and hands over what they hold.
pub(crate) fn each(
    file: &str,
    sheets: &[Sheet],
    kind: Option<SheetKind>,
    options: &Options,
    take: &mut dyn FnMut(Part),
) -> Result<Handed, ReadError> {
    let kind = match kind {
        Some(kind) => kind,
        None => match told(&surveyed(file, sheets, options)?) {
            Told::One(kind) => kind,
            Told::Several(sheets) => return Ok(Handed::Several(sheets)),
            Told::Unclear(guesses) => return Ok(Handed::Unclear(guesses)),
        },
    };
    let mut read: BTreeSet<String> = BTreeSet::new();
    let mut noting = |part: Part| {
        if let Part::Sheet(sheet) = &part {
            read.insert(sheet.name.clone());
        }
        take(part);
    };
    noting(Part::Kind(kind));
    let totals = match Declaration::of(kind) {
        Some(declaration) => hand_over(declaration.read(file, sheets, options)?, &mut noting),
        None => roster::each(sheets, options, &mut noting)?,
    };
    let totals = totals.ok_or_else(|| roster::unread(sheets, options))?;
    let surveyed = surveyed(file, sheets, options)?.into_iter();
    let as_read = |sheet: Survey| SheetFound {
        kind: read.contains(&sheet.name).then_some(kind),
        ..sheet.found()
    };
    Ok(Handed::Read {
        kind,
        totals,
        sheets: surveyed.map(as_read).collect(),
    })
}

/// Hands a report over; `None` where no sheet has a header.
fn hand_over(report: Report, take: &mut dyn FnMut(Part)) -> Option<Totals> {
    if report.sheets.is_empty() {
        return None;
    }
    for mut sheet in report.sheets {
        let rows = std::mem::take(&mut sheet.rows);
        take(Part::Sheet(sheet));
        for row in rows {
            take(Part::Row(row));
        }
    }
    Some(report.totals)
}

/// What the sheets of a file are about.
enum Told {
    /// All of them this, as far as they have a header.
    One(SheetKind),
    /// Not all of them the same.
    Several(Vec<SheetFound>),
    /// Of none is it clear.
    Unclear(Vec<Guess>),
}

/// A sheet as it looks to every kind.
struct Survey {
    name: String,
    /// The likeliest first.
    guesses: Vec<Guess>,
    header: Option<String>,
    /// What a person chose for sheets with this header.
    chosen: Option<SheetKind>,
    form: bool,
}

impl Survey {
    /// The kind, where it is clear: a sheet with a roster's header and nothing likelier is a roster.
    fn kind(&self) -> Option<SheetKind> {
        if self.chosen.is_some() {
            return self.chosen;
        }
        let best = self.guesses.first()?;
        if self.guesses.len() == 1 {
            return Some(best.kind);
        }
        let second = self.guesses.get(1).map_or(0, |guess| guess.confidence);
        let others = self
            .guesses
            .iter()
            .any(|guess| guess.kind != SheetKind::Roster && guess.confidence >= LIKELY);
        let roster = self.guesses.iter().any(|guess| guess.kind == SheetKind::Roster);
        if roster && !others {
            return Some(SheetKind::Roster);
        }
        (best.confidence >= LIKELY && best.confidence >= second.saturating_add(AHEAD)).then_some(best.kind)
    }

    fn found(&self) -> SheetFound {
        SheetFound {
            name: self.name.clone(),
            kind: self.kind(),
            likely: self.guesses.iter().map(|guess| guess.kind).collect(),
            header: self.header.clone(),
            form: self.form,
        }
    }
}

/// A file with no header of any kind is left to the roster, which says what is missing.
fn told(sheets: &[Survey]) -> Told {
    let headed = || sheets.iter().filter(|sheet| !sheet.guesses.is_empty());
    let kinds: BTreeSet<&str> = headed().filter_map(Survey::kind).map(SheetKind::code).collect();
    let is_clear = headed().all(|sheet| sheet.kind().is_some());
    match (kinds.len(), is_clear) {
        (0, true) => Told::One(SheetKind::Roster),
        (0, false) => Told::Unclear(merged(sheets)),
        (1, true) => Told::One(headed().find_map(Survey::kind).unwrap_or(SheetKind::Roster)),
        _ => Told::Several(sheets.iter().map(Survey::found).collect()),
    }
}

/// The kinds that any sheet may be of, the likeliest first.
fn merged(sheets: &[Survey]) -> Vec<Guess> {
    let mut guesses: Vec<Guess> = Vec::new();
    for guess in sheets.iter().flat_map(|sheet| &sheet.guesses) {
        match guesses.iter_mut().find(|known| known.kind == guess.kind) {
            Some(known) => known.confidence = known.confidence.max(guess.confidence),
            None => guesses.push(*guess),
        }
    }
    guesses.sort_by_key(|guess| std::cmp::Reverse(guess.confidence));
    guesses
}

fn surveyed(file: &str, sheets: &[Sheet], options: &Options) -> Result<Vec<Survey>, ReadError> {
    let full = sheets.iter().filter(|sheet| !sheet.is_empty());
    full.map(|sheet| survey(file, sheet, options)).collect()
}

/// How a sheet looks to every kind.
fn survey(file: &str, sheet: &Sheet, options: &Options) -> Result<Survey, ReadError> {
    let head = sheet.head(ROWS);
    let grid = Grid::new(&head, &options.limits)?;
    let mut guesses: Vec<(Guess, u32)> = Vec::new();
    let mut note = |kind: SheetKind, familiar: Option<Familiar>, words: &[&str]| {
        if let Some((confidence, top)) = confidence(file, &head, familiar, words) {
            guesses.push((Guess { kind, confidence }, top));
        }
    };
    note(SheetKind::Roster, roster::familiar(&grid, options), ROSTERS);
    for declaration in DECLARATIONS {
        note(
            declaration.kind,
            declaration.familiar(&grid, options),
            declaration.titles,
        );
    }
    // a ledger of firms has secretaries too: a roster's rows are people, called 姓名 or with their ID numbers
    if guesses.len() > 1 && !roster::lists_people(&grid, options) {
        guesses.retain(|(guess, _)| guess.kind != SheetKind::Roster);
    }
    guesses.sort_by_key(|(guess, _)| std::cmp::Reverse(guess.confidence));
    let header = guesses.first().map(|(_, top)| layout::row_names(&grid, *top));
    let chosen = options
        .kinds
        .iter()
        .find(|choice| Some(&choice.header) == header.as_ref());
    Ok(Survey {
        name: sheet.name.clone(),
        chosen: chosen.map(|choice| choice.kind),
        guesses: guesses.into_iter().map(|(guess, _)| guess).collect(),
        header,
        form: roster::is_form(&grid, options),
    })
}

/// How much speaks for a kind whose header is known so well, and where the header begins.
fn confidence(file: &str, head: &Sheet, familiar: Option<Familiar>, words: &[&str]) -> Option<(u8, u32)> {
    let Familiar { known, all, top } = familiar.filter(|familiar| familiar.all > 0)?;
    let columns = u8::try_from(known * usize::from(100 - TITLE) / all).unwrap_or(0);
    let titled = titles_above(file, head, top)
        .iter()
        .any(|title| words.iter().any(|word| title.contains(word)));
    Some((columns + if titled { TITLE } else { 0 }, top))
}

/// What was read of one kind of a catalogue.
pub struct ReadAs<'a, K: KindName, C: 'static> {
    /// The kind.
    pub declaration: &'a Declaration<K, C>,
    /// What its sheets hold.
    pub report: Report,
}

/// Reads each sheet as the likeliest kind of a catalogue, with a report a kind in the catalogue's order.
pub(crate) fn by_catalogue<'a, K: KindName, C>(
    file: &str,
    sheets: Vec<Sheet>,
    catalogue: &'a [Declaration<K, C>],
    options: &Options,
) -> Result<Vec<ReadAs<'a, K, C>>, ReadError> {
    let mut of_kind: Vec<Vec<Sheet>> = catalogue.iter().map(|_| Vec::new()).collect();
    for sheet in sheets.into_iter().filter(|sheet| !sheet.is_empty()) {
        let head = sheet.head(ROWS);
        let grid = Grid::new(&head, &options.limits)?;
        let scored = catalogue.iter().enumerate().filter_map(|(at, declaration)| {
            let familiar = declaration.familiar(&grid, options);
            let (score, _) = confidence(file, &head, familiar, declaration.titles)?;
            Some((score, at))
        });
        if let Some((_, at)) = scored.max_by_key(|(score, at)| (*score, std::cmp::Reverse(*at))) {
            of_kind[at].push(sheet);
        }
    }
    let read = catalogue
        .iter()
        .zip(of_kind)
        .filter(|(_, sheets)| !sheets.is_empty());
    let read = read.map(|(declaration, sheets)| {
        let report = declaration.read(file, &sheets, options)?;
        Ok(ReadAs { declaration, report })
    });
    read.collect()
}
