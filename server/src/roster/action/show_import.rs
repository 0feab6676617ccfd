//! An import with the names that its row refers to, and a page of its rows.
use sanyou_schema::domain::roster::Totals;
use sanyou_schema::domain::value::id::ImportId;
use sanyou_schema::entity::roster_import;
use uuid::Uuid;

use crate::account::display_names;
use crate::platform::Platform;
use crate::platform::problem::Problem;
use crate::roster::store::imports::{self, OpenRow, RowFilter};
use crate::roster::store::posts::Units;

/// How many rows come at once.
const PAGE: usize = 50;

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

/// Adds the names.
pub async fn show(platform: &Platform, row: roster_import::Model) -> Result<Shown, Problem> {
    let db = platform.database.reader();
    let names = display_names(db, row.applied_by.into_iter().chain([row.created_by])).await?;
    let name = |id| names.get(&id).cloned().unwrap_or_default();
    let totals = row.totals.as_deref().map(serde_json::from_str).transpose();
    Ok(Shown {
        file_name: imports::file_name(db, row.file_id).await?,
        unit_name: Units::load(db, [row.unit_id].into()).await?.name(row.unit_id),
        created_by: name(row.created_by),
        applied_by: row.applied_by.map(name),
        totals: totals.map_err(Problem::internal)?,
        row,
    })
}

/// A page of rows; a code is looked for among the row's own and its cells', which are sealed.
pub async fn page_of_rows(
    platform: &Platform,
    import: ImportId,
    filter: &RowFilter,
    code: Option<&str>,
    after: Option<Uuid>,
) -> Result<RowPage, Problem> {
    let (db, keys) = (platform.database.reader(), &platform.keys);
    let Some(code) = code else {
        let limit = PAGE as u64 + 1;
        let items = imports::rows(db, keys, import, filter, after, limit).await?;
        let total = imports::count_rows(db, import, filter).await?;
        return Ok(cut(items, total));
    };
    let mut found = Vec::new();
    let mut last = None;
    loop {
        let rows = imports::rows(db, keys, import, filter, last, PORTION).await?;
        let Some(end) = rows.last() else {
            break;
        };
        last = Some(end.row.id);
        found.extend(rows.into_iter().filter(|open| has(open, code)));
    }
    let total = found.len() as u64;
    let items = found
        .into_iter()
        .filter(|open| after.is_none_or(|after| open.row.id > after));
    Ok(cut(items.collect(), total))
}

fn has(open: &OpenRow, code: &str) -> bool {
    let told = open.content.issues.iter().any(|issue| issue.code == code);
    // a row of another unit is that unit's, cells and all
    let elsewhere = open.row.code.as_deref() == Some("scope.other_unit");
    open.row.code.as_deref() == Some(code) || (told && !elsewhere)
}

fn cut(mut items: Vec<OpenRow>, total: u64) -> RowPage {
    let more = items.len() > PAGE;
    items.truncate(PAGE);
    RowPage {
        next: items.last().filter(|_| more).map(|open| open.row.id),
        items,
        total,
    }
}
