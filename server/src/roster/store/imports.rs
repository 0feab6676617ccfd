//! The rows of imports: the imports themselves, their staged rows, the cells that were mended.
use chrono::{DateTime, TimeDelta, Utc};
use sanyou_schema::domain::roster::{Changes, PersonRef};
use sanyou_schema::domain::value::id::{AccountId, FileId, ImportId, UnitId};
use sanyou_schema::domain::value::{ImportState, RowOutcome};
use sanyou_schema::entity::{file, import_edit, import_row, role_grant, roster_import, unit};
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::platform::keys::Keys;
use crate::roster::content::RowContent;

/// A job holds an import so long; it says so again well before. A killed one is taken over after it.
pub const LEASE: TimeDelta = TimeDelta::seconds(40);

/// How many rows one statement copies.
const COPIED: u64 = 500;

/// An import by id; whether the asker may see it is told by its unit.
pub async fn by_id(db: &impl ConnectionTrait, id: ImportId) -> Result<Option<roster_import::Model>, DbErr> {
    roster_import::Entity::find_by_id(id).one(db).await
}

/// Imports of units below one of these paths, the newest first.
pub async fn list(
    db: &impl ConnectionTrait,
    paths: &[String],
    below: Option<&str>,
    after: Option<ImportId>,
    limit: u64,
) -> Result<(Vec<roster_import::Model>, u64), DbErr> {
    let mut select = roster_import::Entity::find().filter(reached(paths));
    if let Some(path) = below {
        select = select.filter(roster_import::Column::UnitId.in_subquery(units_below(path)));
    }
    let total = select.clone().count(db).await?;
    if let Some(last) = after {
        // ids are ordered by time
        select = select.filter(roster_import::Column::Id.lt(last));
    }
    let rows = select
        .order_by_desc(roster_import::Column::Id)
        .limit(limit)
        .all(db)
        .await?;
    Ok((rows, total))
}

/// Those that the delta guard stopped, of units below one of these paths, the oldest first.
pub async fn guarded_in(
    db: &impl ConnectionTrait,
    paths: &[String],
) -> Result<Vec<roster_import::Model>, DbErr> {
    roster_import::Entity::find()
        .filter(roster_import::Column::State.eq(ImportState::Guarded))
        .filter(reached(paths))
        .order_by_asc(roster_import::Column::Id)
        .all(db)
        .await
}

/// Imports of units below one of these paths.
fn reached(paths: &[String]) -> Condition {
    let of = |path: &String| roster_import::Column::UnitId.in_subquery(units_below(path));
    let none = Condition::any().add(Expr::val(1).eq(0));
    paths.iter().fold(none, |any, path| any.add(of(path)))
}

fn units_below(path: &str) -> SelectStatement {
    Query::select()
        .column(unit::Column::Id)
        .from(unit::Entity)
        .and_where(unit::Column::Path.starts_with(path))
        .to_owned()
}

/// The newest import of the same content for the same unit; of one with parts, the first.
pub async fn same_content(
    db: &impl ConnectionTrait,
    unit: UnitId,
    sha256: &str,
) -> Result<Option<ImportId>, DbErr> {
    let files = Query::select()
        .column(file::Column::Id)
        .from(file::Entity)
        .and_where(file::Column::Sha256.eq(sha256))
        .to_owned();
    let found = roster_import::Entity::find()
        .filter(roster_import::Column::UnitId.eq(unit))
        .filter(roster_import::Column::FileId.in_subquery(files))
        .filter(roster_import::Column::PartOfId.is_null())
        .order_by_desc(roster_import::Column::Id)
        .one(db)
        .await?;
    Ok(found.map(|row| row.id))
}

/// The name of a kept file.
pub async fn file_name(db: &impl ConnectionTrait, id: FileId) -> Result<String, DbErr> {
    let row = file::Entity::find_by_id(id).one(db).await?;
    Ok(row.map(|row| row.name).unwrap_or_default())
}

/// The grants of an account, whenever they hold.
pub async fn grants_of(db: &impl ConnectionTrait, id: AccountId) -> Result<Vec<role_grant::Model>, DbErr> {
    role_grant::Entity::find()
        .filter(role_grant::Column::AccountId.eq(id))
        .order_by_asc(role_grant::Column::Id)
        .all(db)
        .await
}

/// Locks the tree of a unit by its root, until the transaction ends; SQLite has one writer and needs no lock.
pub async fn lock_tree(db: &impl ConnectionTrait, unit: UnitId) -> Result<(), DbErr> {
    let path = crate::unit::path_of(db, unit).await?.unwrap_or_default();
    let root = path.split_inclusive('/').next().unwrap_or_default();
    unit::Entity::find()
        .filter(unit::Column::Path.eq(root))
        // weaker than an exclusive lock: rows that refer to the root may still be written
        .lock(LockType::NoKeyUpdate)
        .all(db)
        .await?;
    Ok(())
}

/// An import in a state that nobody works at.
pub async fn due(
    db: &impl ConnectionTrait,
    state: ImportState,
    now: DateTime<Utc>,
) -> Result<Option<roster_import::Model>, DbErr> {
    roster_import::Entity::find()
        .filter(roster_import::Column::State.eq(state))
        .filter(free(now))
        .order_by_asc(roster_import::Column::Id)
        .one(db)
        .await
}

fn free(now: DateTime<Utc>) -> Condition {
    Condition::any()
        .add(roster_import::Column::LeasedUntil.is_null())
        .add(roster_import::Column::LeasedUntil.lte(now))
        // nobody leases for longer: the clock was set back, as a restarted test clock is
        .add(roster_import::Column::LeasedUntil.gt(now + LEASE))
}

/// Leases an import; whether nobody else was faster.
pub async fn lease(
    db: &impl ConnectionTrait,
    id: ImportId,
    state: ImportState,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let done = roster_import::Entity::update_many()
        .col_expr(roster_import::Column::LeasedUntil, Expr::value(now + LEASE))
        .filter(roster_import::Column::Id.eq(id))
        .filter(roster_import::Column::State.eq(state))
        .filter(free(now))
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Says that a leased import is still worked at.
pub async fn extend(db: &impl ConnectionTrait, id: ImportId, now: DateTime<Utc>) -> Result<(), DbErr> {
    roster_import::Entity::update_many()
        .col_expr(roster_import::Column::LeasedUntil, Expr::value(now + LEASE))
        .filter(roster_import::Column::Id.eq(id))
        .filter(roster_import::Column::LeasedUntil.is_not_null())
        .exec(db)
        .await?;
    Ok(())
}

/// A staged row with its content opened.
#[derive(Debug, Clone)]
pub struct OpenRow {
    /// As it is stored.
    pub row: import_row::Model,
    /// What was sealed.
    pub content: RowContent,
}

/// Which staged rows are asked for.
#[derive(Debug, Clone, Default)]
pub struct RowFilter {
    /// With this outcome.
    pub outcome: Option<RowOutcome>,
    /// Of this sheet.
    pub sheet: Option<String>,
    /// Of this number.
    pub row: Option<i32>,
}

/// The staged rows of an import in the file's order, after one of them and so many more.
pub async fn rows(
    db: &impl ConnectionTrait,
    keys: &Keys,
    import: ImportId,
    filter: &RowFilter,
    (after, offset): (Option<Uuid>, u64),
    limit: u64,
) -> Result<Vec<OpenRow>, DbErr> {
    let source = source_of(db, import).await?;
    let mut select = filtered(source, filter);
    if let Some(last) = after {
        select = select.filter(import_row::Column::Id.gt(last));
    }
    let rows = select
        .order_by_asc(import_row::Column::Id)
        .offset(Some(offset).filter(|offset| *offset > 0))
        .limit(limit)
        .all(db)
        .await?;
    let rows = rows.into_iter().map(|row| open(keys, row));
    if source.again {
        return rows.map(|row| row.map(unchanged)).collect();
    }
    rows.collect()
}

/// One staged row by its id.
pub async fn row_by_id(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<import_row::Model>, DbErr> {
    import_row::Entity::find_by_id(id).one(db).await
}

/// One staged row by its place in the file.
pub async fn row_at(
    db: &impl ConnectionTrait,
    import: ImportId,
    sheet: &str,
    number: i32,
) -> Result<Option<import_row::Model>, DbErr> {
    let source = source_of(db, import).await?;
    import_row::Entity::find()
        .filter(import_row::Column::ImportId.eq(source.import))
        .filter(import_row::Column::Sheet.eq(sheet))
        .filter(import_row::Column::RowNo.eq(number))
        .one(db)
        .await
}

/// How many staged rows there are.
pub async fn count_rows(
    db: &impl ConnectionTrait,
    import: ImportId,
    filter: &RowFilter,
) -> Result<u64, DbErr> {
    filtered(source_of(db, import).await?, filter).count(db).await
}

/// Where the rows of an import stand.
#[derive(Debug, Clone, Copy)]
struct Source {
    /// The import whose rows they are.
    import: ImportId,
    /// Whether that is another one of the same file, which was applied: written once, its rows now are unchanged.
    again: bool,
}

async fn source_of(db: &impl ConnectionTrait, import: ImportId) -> Result<Source, DbErr> {
    let of: Option<Option<ImportId>> = roster_import::Entity::find_by_id(import)
        .select_only()
        .column(roster_import::Column::RowsOfId)
        .into_tuple()
        .one(db)
        .await?;
    let of = of.flatten();
    Ok(Source {
        import: of.unwrap_or(import),
        again: of.is_some(),
    })
}

/// What of an applied import is unchanged, once it comes again.
const WRITTEN: [RowOutcome; 4] = [
    RowOutcome::New,
    RowOutcome::Changed,
    RowOutcome::Moved,
    RowOutcome::Unchanged,
];

/// A row that was applied, as it comes again.
fn unchanged(mut open: OpenRow) -> OpenRow {
    if WRITTEN.contains(&open.row.outcome) {
        open.row.outcome = RowOutcome::Unchanged;
        open.content.before.clear();
        let result = &mut open.content.result;
        result.outcome = RowOutcome::Unchanged;
        result.changes = Changes::new();
        result.candidates.clear();
        result.from_unit = None;
        result.person = open.row.person_id.map(|id| PersonRef::Known(id.to_string()));
    }
    open
}

/// Gives an import that shows another's rows its own.
pub async fn copy_rows(
    db: &impl ConnectionTrait,
    keys: &Keys,
    import: ImportId,
    id: impl Fn() -> Uuid + Send,
) -> Result<(), DbErr> {
    let all = RowFilter::default();
    let count = count_rows(db, import, &all).await?;
    // ids of one instant come in no order: sorted, they keep the file's
    let mut ids: Vec<Uuid> = (0..count).map(|_| id()).collect();
    ids.sort_unstable();
    let mut ids = ids.into_iter();
    let mut last = None;
    loop {
        let portion = rows(db, keys, import, &all, (last, 0), COPIED).await?;
        let Some(end) = portion.last() else {
            return Ok(());
        };
        last = Some(end.row.id);
        let own = portion.into_iter().zip(ids.by_ref()).map(|(open, id)| {
            let row = import_row::Model {
                id,
                import_id: import,
                content_enc: keys.seal_json(&open.content),
                ..open.row
            };
            row.into_active_model().reset_all()
        });
        insert_rows(db, own.collect()).await?;
    }
}

fn filtered(source: Source, filter: &RowFilter) -> sea_orm::Select<import_row::Entity> {
    let mut select = import_row::Entity::find().filter(import_row::Column::ImportId.eq(source.import));
    if let Some(outcome) = filter.outcome {
        select = match outcome {
            RowOutcome::Unchanged if source.again => {
                select.filter(import_row::Column::Outcome.is_in(WRITTEN))
            }
            _ if source.again && WRITTEN.contains(&outcome) => select.filter(Expr::val(1).eq(0)),
            _ => select.filter(import_row::Column::Outcome.eq(outcome)),
        };
    }
    if let Some(sheet) = &filter.sheet {
        select = select.filter(import_row::Column::Sheet.eq(sheet));
    }
    if let Some(row) = filter.row {
        select = select.filter(import_row::Column::RowNo.eq(row));
    }
    select
}

/// All staged rows of an import, in the file's order.
pub async fn all_rows(
    db: &impl ConnectionTrait,
    keys: &Keys,
    import: ImportId,
) -> Result<Vec<OpenRow>, DbErr> {
    rows(
        db,
        keys,
        import,
        &RowFilter::default(),
        (None, 0),
        u64::from(u32::MAX),
    )
    .await
}

/// Writes staged rows of an import, no more than a statement holds.
pub async fn insert_rows(db: &impl ConnectionTrait, rows: Vec<import_row::ActiveModel>) -> Result<(), DbErr> {
    if !rows.is_empty() {
        import_row::Entity::insert_many(rows)
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

/// Removes the staged rows of an import.
pub async fn delete_rows(db: &impl ConnectionTrait, import: ImportId) -> Result<(), DbErr> {
    import_row::Entity::delete_many()
        .filter(import_row::Column::ImportId.eq(import))
        .exec(db)
        .await?;
    Ok(())
}

/// Opens what was sealed of a row.
pub fn open(keys: &Keys, row: import_row::Model) -> Result<OpenRow, DbErr> {
    let content = keys
        .open_json(&row.content_enc)
        .map_err(|e| DbErr::Custom(e.to_string()))?;
    Ok(OpenRow { row, content })
}

/// The rows that were left out by hand.
pub async fn excluded_rows(db: &impl ConnectionTrait, import: ImportId) -> Result<Vec<(String, i32)>, DbErr> {
    let rows = import_row::Entity::find()
        .filter(import_row::Column::ImportId.eq(import))
        .filter(import_row::Column::Excluded.eq(true))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.sheet, row.row_no)).collect())
}

/// Writes how many rows of an import were read so far.
pub async fn progress(db: &impl ConnectionTrait, id: ImportId, rows: u32) -> Result<(), DbErr> {
    let rows = i32::try_from(rows).unwrap_or(i32::MAX);
    roster_import::Entity::update_many()
        .col_expr(roster_import::Column::Progress, Expr::value(rows))
        .filter(roster_import::Column::Id.eq(id))
        .filter(roster_import::Column::State.eq(ImportState::Reading))
        .exec(db)
        .await?;
    Ok(())
}

/// The cells that were mended, in order of time.
pub async fn edits(db: &impl ConnectionTrait, import: ImportId) -> Result<Vec<import_edit::Model>, DbErr> {
    import_edit::Entity::find()
        .filter(import_edit::Column::ImportId.eq(import))
        .order_by_asc(import_edit::Column::EditedAt)
        .order_by_asc(import_edit::Column::Id)
        .all(db)
        .await
}

/// The edit of one cell.
pub async fn edit_of(
    db: &impl ConnectionTrait,
    import: ImportId,
    sheet: &str,
    row: i32,
    field: &str,
) -> Result<Option<import_edit::Model>, DbErr> {
    import_edit::Entity::find()
        .filter(import_edit::Column::ImportId.eq(import))
        .filter(import_edit::Column::Sheet.eq(sheet))
        .filter(import_edit::Column::RowNo.eq(row))
        .filter(import_edit::Column::Field.eq(field))
        .one(db)
        .await
}
