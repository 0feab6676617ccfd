//! What is held of a file while it is compared: each row as it is compared, and no cell.
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use sanyou_import::{Field, Guess, Handed, Part, ReadError, Row, SheetFound, SheetReport};
use sanyou_schema::domain::roster::{SharedTexts, StagedRow};
use sanyou_schema::domain::value::SheetKind;
use sanyou_schema::entity::roster_import;
use sea_orm::ConnectionTrait;

use super::decide_row::as_taken;
use super::read_file::FileToRead;
use super::stamps::Stamped;
use super::to_rows::{Rows, Said};
use crate::platform::Platform;
use crate::platform::problem::Problem;
use crate::roster::store::{desk, rows};
use crate::unit::named_units;

/// A file that was read once.
pub struct Gathered {
    /// What its sheets are about.
    pub kind: SheetKind,
    /// How it is read, to be read once more.
    pub file: FileToRead,
    /// What its rows are compared by.
    pub rows: Rows,
    /// Its sheets, without their rows.
    pub sheets: Vec<SheetReport>,
    /// How many rows each of them has.
    pub counts: Vec<u32>,
    /// All sheets that hold something, also those that were not read.
    pub found: Vec<SheetFound>,
    /// The rows of all sheets, in the file's order.
    pub staged: Vec<StagedRow>,
    /// Those that went out from here.
    pub stamped: Vec<Stamped>,
}

/// How reading a file ended.
pub enum Read {
    /// It is read.
    Gathered(Box<Gathered>),
    /// Its sheets are of several kinds.
    Several(Vec<SheetFound>),
    /// Its kind is not clear.
    Unclear(Vec<Guess>),
    /// It can't be read.
    Unread(ReadError),
}

/// Reads an import's file. The rows are counted in `seen` as they are read.
pub async fn gather(
    platform: &Platform,
    import: &roster_import::Model,
    seen: Arc<AtomicU32>,
) -> Result<Read, Problem> {
    let db = platform.database.reader();
    let file = FileToRead::of(platform, import).await?;
    let units = named_units(db, import.as_of).await?;
    let rows = Rows::new(
        platform.keys.clone(),
        units,
        import.unit_id,
        said(db, import).await?,
    );
    let gathering = Gathering {
        file: file.clone(),
        rows,
        kind: SheetKind::Roster,
        sheets: Vec::new(),
        counts: Vec::new(),
        staged: Vec::new(),
        shared: SharedTexts::default(),
        stamped: Vec::new(),
    };
    let take = move |gathering: &mut Gathering, part: Part| {
        if matches!(part, Part::Row(_)) {
            seen.fetch_add(1, Ordering::Relaxed);
        }
        gathering.take(part);
    };
    Ok(match file.gather(gathering, take).await? {
        Ok((Handed::Read { kind, sheets, .. }, done)) => Read::Gathered(Box::new(Gathered {
            kind,
            file: file.of_kind(kind),
            rows: done.rows,
            sheets: done.sheets,
            counts: done.counts,
            found: sheets,
            staged: done.staged,
            stamped: done.stamped,
        })),
        Ok((Handed::Several(sheets), _)) => Read::Several(sheets),
        Ok((Handed::Unclear(guesses), _)) => Read::Unclear(guesses),
        Err(why) => Read::Unread(why),
    })
}

/// What people said of the rows of an import.
async fn said(db: &impl ConnectionTrait, import: &roster_import::Model) -> Result<Said, Problem> {
    let excluded = rows::excluded_rows(db, import.id).await?.into_iter().collect();
    let decided = desk::decisions(db, import.id).await?;
    let decided = decided
        .iter()
        .map(|row| ((row.sheet.clone(), row.row_no), as_taken(row)));
    Ok(Said {
        excluded,
        decided: decided.collect(),
    })
}

struct Gathering {
    file: FileToRead,
    rows: Rows,
    kind: SheetKind,
    sheets: Vec<SheetReport>,
    counts: Vec<u32>,
    staged: Vec<StagedRow>,
    shared: SharedTexts,
    stamped: Vec<Stamped>,
}

impl Gathering {
    fn take(&mut self, part: Part) {
        match part {
            Part::Exported(_) => {}
            Part::Kind(kind) => self.kind = kind,
            Part::Sheet(sheet) => {
                let file = &self.file;
                self.rows.begin(&sheet, |said| file.chosen_township(said));
                self.sheets.push(sheet);
                self.counts.push(0);
            }
            Part::Row(row) => self.take_row(&row),
        }
    }

    fn take_row(&mut self, row: &Row) {
        let (Some(sheet), Some(count)) = (self.sheets.last_mut(), self.counts.last_mut()) else {
            return;
        };
        *count += 1;
        let (staged, _) = self.rows.staged(self.kind, &sheet.name, row);
        // whose it is is said where a row asks for it
        if !staged.skipped
            && row.value(Field::Township).is_none()
            && let Some(home) = self.rows.home(&sheet.name)
            && !sheet.issues.contains(&home.issue)
        {
            sheet.issues.push(home.issue.clone());
        }
        self.stamped.extend(Stamped::of(self.staged.len(), sheet, row));
        self.staged.push(self.shared.of(staged));
    }
}
