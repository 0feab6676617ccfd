//! Which kind a file is of, by its headers and titles.
use sanyou_schema::domain::value::SheetKind;

use super::declared::{DECLARATIONS, Declaration, Familiar, titles_above};
use super::roster;
use crate::layout::Grid;
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
    },
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
        None => match told(guesses(file, sheets, options)?) {
            Ok(kind) => kind,
            Err(unclear) => return Ok(Handed::Unclear(unclear)),
        },
    };
    take(Part::Kind(kind));
    let totals = match Declaration::of(kind) {
        Some(declaration) => hand_over(declaration.read(file, sheets, options)?, take),
        None => roster::each(sheets, options, take)?,
    };
    let totals = totals.ok_or_else(ReadError::no_header)?;
    Ok(Handed::Read { kind, totals })
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

/// The kind that is clear; a file with a roster's header and nothing likelier is a roster, as is one with no header.
fn told(guesses: Vec<Guess>) -> Result<SheetKind, Vec<Guess>> {
    let Some(best) = guesses.first() else {
        return Ok(SheetKind::Roster);
    };
    let second = guesses.get(1).map_or(0, |guess| guess.confidence);
    let others = guesses
        .iter()
        .any(|guess| guess.kind != SheetKind::Roster && guess.confidence >= LIKELY);
    let roster = guesses.iter().any(|guess| guess.kind == SheetKind::Roster);
    if roster && !others {
        return Ok(SheetKind::Roster);
    }
    if best.confidence >= LIKELY && best.confidence >= second.saturating_add(AHEAD) {
        return Ok(best.kind);
    }
    Err(guesses)
}

/// The kinds that any sheet may be of, the likeliest first.
fn guesses(file: &str, sheets: &[Sheet], options: &Options) -> Result<Vec<Guess>, ReadError> {
    let mut guesses: Vec<Guess> = Vec::new();
    for sheet in sheets {
        let head = sheet.head(ROWS);
        let grid = Grid::new(&head, &options.limits)?;
        let mut note = |kind: SheetKind, familiar: Option<Familiar>, words: &[&str]| {
            let Some(Familiar { known, all, top }) = familiar.filter(|familiar| familiar.all > 0) else {
                return;
            };
            let columns = u8::try_from(known * usize::from(100 - TITLE) / all).unwrap_or(0);
            let titled = titles_above(file, &head, top)
                .iter()
                .any(|title| words.iter().any(|word| title.contains(word)));
            let confidence = columns + if titled { TITLE } else { 0 };
            match guesses.iter_mut().find(|guess| guess.kind == kind) {
                Some(guess) => guess.confidence = guess.confidence.max(confidence),
                None => guesses.push(Guess { kind, confidence }),
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
    }
    guesses.sort_by_key(|guess| std::cmp::Reverse(guess.confidence));
    Ok(guesses)
}
