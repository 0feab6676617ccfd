//! The rows of an import by which people are told of it, and who was told.
use std::collections::{BTreeMap, HashMap};

use sanyou_schema::domain::roster::RowResult;
use sanyou_schema::domain::value::RowOutcome;
use sanyou_schema::domain::value::id::{ImportId, NoticeId, PersonId};
use sanyou_schema::entity::{delivery, import_row, notice, person};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde::Deserialize;
use uuid::Uuid;

use crate::platform::keys::Keys;

/// How many rows are opened at once.
const AT_ONCE: u64 = 1000;

/// What was sealed of a row, as far as its person is told of it.
#[derive(Debug, Clone, Deserialize)]
pub struct RowToTell {
    /// The person's name.
    pub name: Option<String>,
    /// Canonical values by field.
    pub values: BTreeMap<String, Option<String>>,
    /// What stood here.
    pub before: BTreeMap<String, Option<String>>,
    /// What the row came to.
    pub result: RowResult,
}

/// The rows of an import that are or were written, in portions in the file's order; each with the person it made.
pub async fn rows_to_tell(
    db: &impl ConnectionTrait,
    keys: &Keys,
    import: ImportId,
    after: Option<Uuid>,
) -> Result<Vec<(Uuid, Option<PersonId>, RowToTell)>, DbErr> {
    let written = [RowOutcome::New, RowOutcome::Changed, RowOutcome::Moved];
    let mut select = import_row::Entity::find()
        .filter(import_row::Column::ImportId.eq(import))
        .filter(import_row::Column::Outcome.is_in(written))
        .order_by_asc(import_row::Column::Id)
        .limit(AT_ONCE);
    if let Some(last) = after {
        select = select.filter(import_row::Column::Id.gt(last));
    }
    let open = |row: import_row::Model| {
        let content = keys
            .open_json(&row.content_enc)
            .map_err(|e| DbErr::Custom(e.to_string()))?;
        Ok((row.id, row.person_id, content))
    };
    select.all(db).await?.into_iter().map(open).collect()
}

/// A notice that went out with an import.
#[derive(Debug, Clone)]
pub struct ToldOf {
    /// The notice.
    pub notice: notice::Model,
    /// The person's name.
    pub name: String,
    /// How it goes out, and how far it has come.
    pub delivery: Option<delivery::Model>,
}

/// A part of the notices that went out with an import, always in the same order.
pub async fn notices_of(
    db: &impl ConnectionTrait,
    import: ImportId,
    (offset, limit): (u64, u64),
) -> Result<Vec<ToldOf>, DbErr> {
    let rows = notice::Entity::find()
        .filter(notice::Column::SubjectId.eq(import.0))
        .order_by_asc(notice::Column::Id)
        .offset(Some(offset).filter(|offset| *offset > 0))
        .limit(limit)
        .all(db)
        .await?;
    let people = rows.iter().filter_map(|row| row.person_id);
    let people = person::Entity::find()
        .filter(person::Column::Id.is_in(people))
        .all(db)
        .await?;
    let names: HashMap<PersonId, String> = people.into_iter().map(|row| (row.id, row.name)).collect();
    let ways = delivery::Entity::find()
        .filter(delivery::Column::NoticeId.is_in(rows.iter().map(|row| row.id)))
        .all(db)
        .await?;
    let mut ways: HashMap<NoticeId, delivery::Model> =
        ways.into_iter().map(|row| (row.notice_id, row)).collect();
    let told = rows.into_iter().map(|notice| ToldOf {
        name: notice
            .person_id
            .and_then(|id| names.get(&id).cloned())
            .unwrap_or_default(),
        delivery: ways.remove(&notice.id),
        notice,
    });
    Ok(told.collect())
}

/// How many were told of an import, and of them by mail.
pub async fn count_told(db: &impl ConnectionTrait, import: ImportId) -> Result<(u64, u64), DbErr> {
    let told = notice::Entity::find().filter(notice::Column::SubjectId.eq(import.0));
    let all = told.clone().count(db).await?;
    let ids = told.select_only().column(notice::Column::Id);
    let mailed = delivery::Entity::find()
        .filter(delivery::Column::NoticeId.in_subquery(sea_orm::QueryTrait::into_query(ids)))
        .filter(delivery::Column::AddressEnc.is_not_null())
        .count(db)
        .await?;
    Ok((all, mailed))
}
