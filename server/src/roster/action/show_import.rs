//! An import with the names that its row refers to, and a page of its rows.
use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, TimeDelta, Utc};
use sanyou_schema::domain::roster::Totals;
use sanyou_schema::domain::value::ImportState;
use sanyou_schema::domain::value::id::ImportId;
use sanyou_schema::entity::roster_import;
use uuid::Uuid;

use super::compare::number;
use super::whose::CHOSEN_UNIT;
use crate::account::display_names;
use crate::platform::Platform;
use crate::platform::problem::Problem;
use crate::roster::content::Summary;
use crate::roster::store::desk;
use crate::roster::store::imports;
use crate::roster::store::posts::Units;
use crate::roster::store::rows::{self, OpenRow, RowFilter, changing, coded, marks_of};

/// How many rows come at once, where nothing else is asked for.
pub const PAGE: u64 = 50;

/// How many rows come at once at most.
pub const MOST: u64 = 500;

/// How many rows are opened at once to look for a code among their cells.
const PORTION: u64 = 500;

/// An import with names.
pub struct Shown {
    /// Its row.
    pub row: roster_import::Model,
    /// The file's name.
    pub file_name: String,
    /// Its unit's name.
    pub unit_name: String,
    /// Who sent it.
    pub created_by: String,
    /// Who confirmed it.
    pub applied_by: Option<String>,
    /// The counts, once it is read.
    pub totals: Option<Totals>,
    /// Until when it can be taken back, where it can.
    pub undo_until: Option<DateTime<Utc>>,
}

/// The first line of the page says it already.
pub const IN_SENTENCE: &str = "year.from_title";

/// How much there is to be looked at: causes, what is said of the sheets as wholes, and columns that nobody read.
pub fn questions(summary: &Summary) -> usize {
    let columns = summary.sheets.iter().flat_map(|sheet| &sheet.columns);
    let unread = columns.filter(|column| column.is_unread()).count();
    let said = summary.sheets.iter().flat_map(|sheet| &sheet.said);
    let said = said.filter(|said| said.code != IN_SENTENCE && said.code != CHOSEN_UNIT);
    summary.causes.len() + said.count() + unread
}

/// Whether an import without an issue is confirmed on one page: little changes, and nobody moves, waits or is missing.
pub async fn is_short(platform: &Platform, shown: &Shown, issues: usize) -> Result<bool, Problem> {
    let Some(totals) = shown.totals else {
        return Ok(false);
    };
    if shown.row.state != ImportState::Staged
        || issues + usize_of(totals.pending + totals.missing + totals.moved + totals.refused) > 0
    {
        return Ok(false);
    }
    let row = &shown.row;
    let db = platform.database.reader();
    Ok(totals.changed <= number(db, row.unit_id, "import.short_changes", row.as_of).await?)
}

fn usize_of(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

/// A page of staged rows.
pub struct RowPage {
    /// In the file's order.
    pub items: Vec<OpenRow>,
    /// The row that the next page goes on behind.
    pub next: Option<Uuid>,
    /// How many there are in all.
    pub total: u64,
}

/// Which part of the rows is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// Behind this row.
    pub after: Option<Uuid>,
    /// And behind so many more: a list that jumps to its middle has no row to name.
    pub offset: u64,
    /// How many.
    pub limit: u64,
}

/// What is looked for inside the rows, which are sealed.
#[derive(Debug, Clone, Default)]
pub struct Within {
    /// A code of the row or of one of its cells.
    pub code: Option<String>,
    /// A field that would change.
    pub field: Option<String>,
}

impl Within {
    fn asks_nothing(&self) -> bool {
        self.code.is_none() && self.field.is_none()
    }

    fn has(&self, open: &OpenRow) -> bool {
        let said = marks_of(&open.content, open.row.code.as_deref());
        let code = self.code.as_deref().map(coded);
        let field = self.field.as_deref().map(changing);
        code.into_iter().chain(field).all(|mark| said.contains(&mark))
    }
}

/// Adds the names.
pub async fn show(platform: &Platform, row: roster_import::Model) -> Result<Shown, Problem> {
    let db = platform.database.reader();
    let names = display_names(db, row.applied_by.into_iter().chain([row.created_by])).await?;
    let name = |id| names.get(&id).cloned().unwrap_or_default();
    let totals = row.totals.as_deref().map(serde_json::from_str).transpose();
    let undo_until = match row
        .applied_at
        .filter(|_| row.state == ImportState::Applied && row.undo_by.is_none())
    {
        Some(at) => {
            let days = number(db, row.unit_id, "import.undo_days", platform.clock.today()).await?;
            Some(at + TimeDelta::days(days.into()))
        }
        None => None,
    };
    Ok(Shown {
        undo_until,
        file_name: imports::file_name(db, row.file_id).await?,
        unit_name: Units::load(db, [row.unit_id].into()).await?.name(row.unit_id),
        created_by: name(row.created_by),
        applied_by: row.applied_by.map(name),
        totals: totals.map_err(Problem::internal)?,
        row,
    })
}

/// A part of the rows: what is looked for inside them is said of them beside.
pub async fn page_of_rows(
    platform: &Platform,
    import: ImportId,
    mut filter: RowFilter,
    within: &Within,
    part: Part,
) -> Result<RowPage, Problem> {
    let (db, keys) = (platform.database.reader(), &platform.keys);
    if !within.asks_nothing() && !rows::has_marks(db, import).await? {
        return page_within(platform, import, &filter, within, part).await;
    }
    filter.marks.extend(within.code.as_deref().map(coded));
    filter.marks.extend(within.field.as_deref().map(changing));
    let place = (part.after, part.offset);
    let items = rows::rows(db, keys, import, &filter, place, part.limit + 1).await?;
    let total = rows::count_rows(db, import, &filter).await?;
    Ok(cut(items, total, part.limit))
}

/// Of an import that was staged before anything was said beside its rows, all are opened.
async fn page_within(
    platform: &Platform,
    import: ImportId,
    filter: &RowFilter,
    within: &Within,
    part: Part,
) -> Result<RowPage, Problem> {
    let (db, keys) = (platform.database.reader(), &platform.keys);
    let mut found = Vec::new();
    let mut last = None;
    loop {
        let rows = rows::rows(db, keys, import, filter, (last, 0), PORTION).await?;
        let Some(end) = rows.last() else {
            break;
        };
        last = Some(end.row.id);
        found.extend(rows.into_iter().filter(|open| within.has(open)));
    }
    let total = found.len() as u64;
    let items = found
        .into_iter()
        .filter(|open| part.after.is_none_or(|after| open.row.id > after))
        .skip(usize::try_from(part.offset).unwrap_or(usize::MAX));
    Ok(cut(items.collect(), total, part.limit))
}

/// The rows of which somebody said whose they are, in the order in which it was said, the newest first.
pub async fn decided_rows(platform: &Platform, import: ImportId) -> Result<Vec<OpenRow>, Problem> {
    let db = platform.database.reader();
    let mut decided = desk::decisions(db, import).await?;
    decided.sort_by_key(|row| std::cmp::Reverse(row.decided_at));
    let mut by_sheet: BTreeMap<&str, Vec<i32>> = BTreeMap::new();
    for row in &decided {
        by_sheet.entry(&row.sheet).or_default().push(row.row_no);
    }
    let mut found = HashMap::new();
    for (sheet, numbers) in by_sheet {
        for row in rows::rows_at(db, import, sheet, &numbers).await? {
            found.insert((row.sheet.clone(), row.row_no), row);
        }
    }
    let in_order = decided
        .into_iter()
        .filter_map(|decision| found.remove(&(decision.sheet, decision.row_no)));
    let opened = in_order.map(|row| rows::open(&platform.keys, row));
    Ok(opened.collect::<Result<_, _>>()?)
}

fn cut(mut items: Vec<OpenRow>, total: u64, limit: u64) -> RowPage {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = items.len() > limit;
    items.truncate(limit);
    RowPage {
        next: items.last().filter(|_| more).map(|open| open.row.id),
        items,
        total,
    }
}
