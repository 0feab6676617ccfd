//! The imports themselves, and the cells of them that were mended.
use std::collections::HashMap;

use sanyou_schema::domain::value::ImportState;
use sanyou_schema::domain::value::id::{AccountId, FileId, ImportId, UnitId};
use sanyou_schema::entity::{file, import_edit, role_grant, roster_import, unit};
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

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

/// Imports by their ids, each with the name of its file.
pub async fn named_by_id(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = ImportId> + Send,
) -> Result<HashMap<ImportId, (roster_import::Model, String)>, DbErr> {
    let rows = roster_import::Entity::find()
        .filter(roster_import::Column::Id.is_in(ids))
        .all(db)
        .await?;
    let names: Vec<(FileId, String)> = file::Entity::find()
        .select_only()
        .columns([file::Column::Id, file::Column::Name])
        .filter(file::Column::Id.is_in(rows.iter().map(|row| row.file_id)))
        .into_tuple()
        .all(db)
        .await?;
    let names: HashMap<FileId, String> = names.into_iter().collect();
    let with_name = |row: roster_import::Model| {
        let name = names.get(&row.file_id).cloned().unwrap_or_default();
        (row.id, (row, name))
    };
    Ok(rows.into_iter().map(with_name).collect())
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
