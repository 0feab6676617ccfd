//! The staged rows of imports. Ids keep the file's order, so that a page is read along an index: it costs a page, however
//! large the import is. What is said of a row stands beside it as marks, since its content is sealed.
use std::collections::BTreeSet;

use sanyou_schema::domain::roster::{Changes, PersonRef};
use sanyou_schema::domain::value::RowOutcome;
use sanyou_schema::domain::value::id::ImportId;
use sanyou_schema::entity::{import_mark, import_row, roster_import};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, JoinType,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Set,
};
use uuid::Uuid;

use crate::platform::insert::insert_all;
use crate::platform::keys::Keys;
use crate::roster::content::RowContent;

/// How many rows one statement copies.
const COPIED: u64 = 500;

/// The code of a row that is another unit's: its cells are that unit's matter.
const OTHER_UNIT: &str = "scope.other_unit";

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
    /// Of which all of this is said.
    pub marks: Vec<String>,
}

/// A code of the row or of one of its cells, as a mark.
pub fn coded(code: &str) -> String {
    format!("code:{code}")
}

/// A field that would change, as a mark.
pub fn changing(field: &str) -> String {
    format!("field:{field}")
}

/// What is said of a row.
pub fn marks_of(content: &RowContent, code: Option<&str>) -> BTreeSet<String> {
    let elsewhere = code == Some(OTHER_UNIT);
    let issues = content.issues.iter().filter(|_| !elsewhere);
    let codes = issues.map(|issue| issue.code.as_str()).chain(code).map(coded);
    codes
        .chain(content.before.keys().map(|field| changing(field)))
        .collect()
}

/// A mark of a row.
pub fn mark(import: ImportId, row: Uuid, mark: String) -> import_mark::ActiveModel {
    import_mark::ActiveModel {
        import_id: Set(import),
        mark: Set(mark),
        row_id: Set(row),
    }
}

/// A part of the staged rows of an import, in the file's order, behind one of them and so many more.
pub async fn rows(
    db: &impl ConnectionTrait,
    keys: &Keys,
    import: ImportId,
    filter: &RowFilter,
    (after, offset): (Option<Uuid>, u64),
    limit: u64,
) -> Result<Vec<OpenRow>, DbErr> {
    let source = source_of(db, import).await?;
    let ids = ids_of(db, source, filter, (after, offset), limit).await?;
    by_ids(db, keys, source, ids.into_tuple().all(db).await?).await
}

/// The statement that reads the ids of a page.
#[cfg(test)]
pub async fn page_of_ids(
    db: &impl ConnectionTrait,
    import: ImportId,
    filter: &RowFilter,
    place: (Option<Uuid>, u64),
    limit: u64,
) -> Result<(String, sea_orm::Values), DbErr> {
    let ids = ids_of(db, source_of(db, import).await?, filter, place, limit).await?;
    let statement = ids.build(db.get_database_backend());
    Ok((
        statement.sql,
        statement.values.unwrap_or(sea_orm::Values(Vec::new())),
    ))
}

async fn ids_of(
    db: &impl ConnectionTrait,
    source: Source,
    filter: &RowFilter,
    (after, offset): (Option<Uuid>, u64),
    limit: u64,
) -> Result<sea_orm::Select<import_row::Entity>, DbErr> {
    let after = match after {
        Some(id) => row_by_id(db, id).await?.map(|row| (row.id, row.row_no)),
        None => None,
    };
    let wanted = wanted(source, filter, after)
        .offset(Some(offset).filter(|offset| *offset > 0))
        .limit(limit);
    // within a sheet numbers go as ids do, and have an index with the sheet
    Ok(if along_sheet(filter) {
        wanted.order_by_asc(import_row::Column::RowNo)
    } else if filter.marks.is_empty() {
        wanted.order_by_asc(import_row::Column::Id)
    } else {
        wanted.order_by_asc(import_mark::Column::RowId)
    })
}

async fn by_ids(
    db: &impl ConnectionTrait,
    keys: &Keys,
    source: Source,
    ids: Vec<Uuid>,
) -> Result<Vec<OpenRow>, DbErr> {
    let rows = import_row::Entity::find()
        .filter(import_row::Column::Id.is_in(ids))
        .order_by_asc(import_row::Column::Id)
        .all(db)
        .await?;
    let open = |row| {
        let open = open(keys, row)?;
        Ok(if source.again { unchanged(open) } else { open })
    };
    rows.into_iter().map(open).collect()
}

/// All staged rows of an import, in the file's order.
pub async fn all_rows(
    db: &impl ConnectionTrait,
    keys: &Keys,
    import: ImportId,
) -> Result<Vec<OpenRow>, DbErr> {
    let source = source_of(db, import).await?;
    let rows = import_row::Entity::find()
        .filter(import_row::Column::ImportId.eq(source.import))
        .order_by_asc(import_row::Column::Id)
        .all(db)
        .await?;
    let open = |row| {
        let open = open(keys, row)?;
        Ok(if source.again { unchanged(open) } else { open })
    };
    rows.into_iter().map(open).collect()
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
    let rows = rows_at(db, import, sheet, &[number]).await?;
    Ok(rows.into_iter().next())
}

/// Staged rows of a sheet by their numbers.
pub async fn rows_at(
    db: &impl ConnectionTrait,
    import: ImportId,
    sheet: &str,
    numbers: &[i32],
) -> Result<Vec<import_row::Model>, DbErr> {
    let source = source_of(db, import).await?;
    import_row::Entity::find()
        .filter(import_row::Column::ImportId.eq(source.import))
        .filter(import_row::Column::Sheet.eq(sheet))
        .filter(import_row::Column::RowNo.is_in(numbers.iter().copied()))
        .all(db)
        .await
}

/// How many staged rows there are: counted along an index.
pub async fn count_rows(
    db: &impl ConnectionTrait,
    import: ImportId,
    filter: &RowFilter,
) -> Result<u64, DbErr> {
    wanted(source_of(db, import).await?, filter, None).count(db).await
}

/// Whether anything is said of any row: of what was staged before marks were kept, nothing is.
pub async fn has_marks(db: &impl ConnectionTrait, import: ImportId) -> Result<bool, DbErr> {
    let source = source_of(db, import).await?;
    let any = import_mark::Entity::find()
        .filter(import_mark::Column::ImportId.eq(source.import))
        .one(db)
        .await?;
    Ok(any.is_some())
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

/// What was not written then, and is not now.
const NOT_WRITTEN: [RowOutcome; 3] = [RowOutcome::Pending, RowOutcome::Refused, RowOutcome::Skipped];

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
        result.person = open
            .row
            .person_id
            .map(|id| PersonRef::Known(id.to_string().into()));
    }
    open
}

fn along_sheet(filter: &RowFilter) -> bool {
    filter.marks.is_empty() && filter.sheet.is_some()
}

/// The ids of the rows that are asked for, behind one of them.
fn wanted(
    source: Source,
    filter: &RowFilter,
    after: Option<(Uuid, i32)>,
) -> sea_orm::Select<import_row::Entity> {
    let mut select = import_row::Entity::find().select_only();
    if let Some((first, others)) = filter.marks.split_first() {
        select = marked(select, source.import, first, others);
        if let Some((id, _)) = after {
            select = select.filter(import_mark::Column::RowId.gt(id));
        }
        if source.again && filter.marks.iter().any(|mark| mark.starts_with("field:")) {
            // what changed then changes no more
            select = select.filter(Expr::val(1).eq(0));
        }
    } else {
        select = select
            .column(import_row::Column::Id)
            .filter(import_row::Column::ImportId.eq(source.import));
        select = match after {
            Some((_, number)) if along_sheet(filter) => select.filter(import_row::Column::RowNo.gt(number)),
            Some((id, _)) => select.filter(import_row::Column::Id.gt(id)),
            None => select,
        };
    }
    if let Some(outcome) = filter.outcome {
        select = match outcome {
            // what is left out of an index is no reason to use another
            RowOutcome::Unchanged if source.again => {
                select.filter(import_row::Column::Outcome.is_not_in(NOT_WRITTEN))
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

/// Along the rows of which something is said.
fn marked(
    select: sea_orm::Select<import_row::Entity>,
    import: ImportId,
    first: &str,
    others: &[String],
) -> sea_orm::Select<import_row::Entity> {
    let of = import_row::Entity::belongs_to(import_mark::Entity)
        .from(import_row::Column::Id)
        .to(import_mark::Column::RowId);
    let mut select = select
        .column(import_row::Column::Id)
        .join(JoinType::InnerJoin, of.into())
        .filter(import_mark::Column::ImportId.eq(import))
        .filter(import_mark::Column::Mark.eq(first));
    for other in others {
        let rows = import_mark::Entity::find()
            .select_only()
            .column(import_mark::Column::RowId)
            .filter(import_mark::Column::ImportId.eq(import))
            .filter(import_mark::Column::Mark.eq(other));
        select = select.filter(import_row::Column::Id.in_subquery(rows.into_query()));
    }
    select
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
        let mut marks = Vec::new();
        let own = portion.into_iter().zip(ids.by_ref()).map(|(open, id)| {
            let said = marks_of(&open.content, open.row.code.as_deref());
            marks.extend(said.into_iter().map(|said| mark(import, id, said)));
            let row = import_row::Model {
                id,
                import_id: import,
                content_enc: keys.seal_json(&open.content),
                ..open.row
            };
            row.into_active_model().reset_all()
        });
        insert_rows(db, own.collect()).await?;
        insert_marks(db, marks).await?;
    }
}

/// Writes staged rows of an import.
pub async fn insert_rows(db: &impl ConnectionTrait, rows: Vec<import_row::ActiveModel>) -> Result<(), DbErr> {
    insert_all::<import_row::Entity>(db, rows).await
}

/// Writes what is said of rows.
pub async fn insert_marks(
    db: &impl ConnectionTrait,
    marks: Vec<import_mark::ActiveModel>,
) -> Result<(), DbErr> {
    insert_all::<import_mark::Entity>(db, marks).await
}

/// Says of one row what is said now, in place of what was.
pub async fn mark_anew(
    db: &impl ConnectionTrait,
    row: &import_row::Model,
    before: BTreeSet<String>,
    now: BTreeSet<String>,
) -> Result<(), DbErr> {
    import_mark::Entity::delete_many()
        .filter(import_mark::Column::ImportId.eq(row.import_id))
        .filter(import_mark::Column::Mark.is_in(before))
        .filter(import_mark::Column::RowId.eq(row.id))
        .exec(db)
        .await?;
    let now = now.into_iter().map(|said| mark(row.import_id, row.id, said));
    insert_marks(db, now.collect()).await
}

/// Removes the staged rows of an import.
pub async fn delete_rows(db: &impl ConnectionTrait, import: ImportId) -> Result<(), DbErr> {
    import_mark::Entity::delete_many()
        .filter(import_mark::Column::ImportId.eq(import))
        .exec(db)
        .await?;
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
    import_row::Entity::find()
        .select_only()
        .columns([import_row::Column::Sheet, import_row::Column::RowNo])
        .filter(import_row::Column::ImportId.eq(import))
        .filter(import_row::Column::Excluded.eq(true))
        .into_tuple()
        .all(db)
        .await
}
