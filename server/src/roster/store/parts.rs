//! The imports that share a file whose sheets are of several kinds.
use sanyou_schema::domain::value::id::ImportId;
use sanyou_schema::entity::roster_import;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::imports;

/// The first import of the file of this one, which may be itself.
pub async fn first_of(
    db: &impl ConnectionTrait,
    import: &roster_import::Model,
) -> Result<roster_import::Model, DbErr> {
    let first = match import.part_of_id {
        Some(first) => imports::by_id(db, first).await?,
        None => None,
    };
    Ok(first.unwrap_or_else(|| import.clone()))
}

/// All imports of a file, the first one first.
pub async fn of_file(db: &impl ConnectionTrait, first: ImportId) -> Result<Vec<roster_import::Model>, DbErr> {
    roster_import::Entity::find()
        .filter(
            Condition::any()
                .add(roster_import::Column::Id.eq(first))
                .add(roster_import::Column::PartOfId.eq(first)),
        )
        .order_by_asc(roster_import::Column::Id)
        .all(db)
        .await
}
