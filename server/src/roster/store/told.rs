//! The rows of an import by which people are told of it, and who was told.
use std::collections::{BTreeMap, HashMap, HashSet};

use sanyou_schema::domain::roster::RowResult;
use sanyou_schema::domain::value::RowOutcome;
use sanyou_schema::domain::value::id::{ImportId, NoticeId, PersonId};
use sanyou_schema::entity::{delivery, import_mark, import_row, notice, person};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};
use serde::Deserialize;
use uuid::Uuid;

use crate::platform::keys::Keys;

/// Outcomes of rows that tell somebody.
pub const TELLING: [RowOutcome; 3] = [RowOutcome::New, RowOutcome::Changed, RowOutcome::Moved];

/// The mark of a row whose person an earlier row tells already.
pub const MORE: &str = "more";

/// The mark of those rows by the one that tells their person first.
pub fn more_of(first: Uuid) -> String {
    format!("more:{first}")
}

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

/// A row that tells somebody.
#[derive(Debug, Clone)]
pub struct ToldRow {
    /// Its id.
    pub id: Uuid,
    /// The person it made, once it is written.
    pub made: Option<PersonId>,
    /// What it tells.
    pub content: RowToTell,
}

/// The rows of an import that are or were written, behind one of them in the file's order. Each outcome is read along
/// its own index, so that a few among many that stay as they are cost a few.
pub async fn rows_to_tell(
    db: &impl ConnectionTrait,
    keys: &Keys,
    import: ImportId,
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<ToldRow>, DbErr> {
    let mut ids: Vec<Uuid> = Vec::new();
    for outcome in TELLING {
        let mut select = import_row::Entity::find()
            .select_only()
            .column(import_row::Column::Id)
            .filter(import_row::Column::ImportId.eq(import))
            .filter(import_row::Column::Outcome.eq(outcome));
        if let Some(last) = after {
            select = select.filter(import_row::Column::Id.gt(last));
        }
        let select = select.order_by_asc(import_row::Column::Id).limit(limit);
        ids.extend(select.into_tuple::<Uuid>().all(db).await?);
    }
    ids.sort_unstable();
    ids.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    opened(db, keys, ids).await
}

async fn opened(db: &impl ConnectionTrait, keys: &Keys, ids: Vec<Uuid>) -> Result<Vec<ToldRow>, DbErr> {
    let rows = import_row::Entity::find()
        .filter(import_row::Column::Id.is_in(ids))
        .order_by_asc(import_row::Column::Id)
        .all(db)
        .await?;
    let open = |row: import_row::Model| {
        let content = keys
            .open_json(&row.content_enc)
            .map_err(|e| DbErr::Custom(e.to_string()))?;
        Ok(ToldRow {
            id: row.id,
            made: row.person_id,
            content,
        })
    };
    rows.into_iter().map(open).collect()
}

/// Which of these rows tell somebody whom an earlier one tells already.
pub async fn later_ones(
    db: &impl ConnectionTrait,
    import: ImportId,
    rows: &[ToldRow],
) -> Result<HashSet<Uuid>, DbErr> {
    let marks = import_mark::Entity::find()
        .filter(import_mark::Column::ImportId.eq(import))
        .filter(import_mark::Column::Mark.eq(MORE))
        .filter(import_mark::Column::RowId.is_in(rows.iter().map(|row| row.id)))
        .all(db)
        .await?;
    Ok(marks.into_iter().map(|mark| mark.row_id).collect())
}

/// The further rows of the people whom these rows tell first, in the file's order.
pub async fn further_rows(
    db: &impl ConnectionTrait,
    keys: &Keys,
    import: ImportId,
    rows: &[ToldRow],
) -> Result<Vec<ToldRow>, DbErr> {
    let marks = import_mark::Entity::find()
        .filter(import_mark::Column::ImportId.eq(import))
        .filter(import_mark::Column::Mark.is_in(rows.iter().map(|row| more_of(row.id))))
        .all(db)
        .await?;
    opened(db, keys, marks.into_iter().map(|mark| mark.row_id).collect()).await
}

/// The rows of an import that tell one of these people.
pub async fn rows_telling(
    db: &impl ConnectionTrait,
    keys: &Keys,
    import: ImportId,
    people: &[PersonId],
) -> Result<Vec<ToldRow>, DbErr> {
    let ids = import_row::Entity::find()
        .select_only()
        .column(import_row::Column::Id)
        .filter(import_row::Column::PersonId.is_in(people.iter().copied()))
        .filter(import_row::Column::ImportId.eq(import))
        .filter(import_row::Column::Outcome.is_in(TELLING))
        .into_tuple()
        .all(db)
        .await?;
    opened(db, keys, ids).await
}

/// How many of the people whom rows of an import tell, and of these others, gave a mail address.
pub async fn count_mail(
    db: &impl ConnectionTrait,
    import: ImportId,
    others: &[PersonId],
) -> Result<u64, DbErr> {
    let told = import_row::Entity::find()
        .select_only()
        .column(import_row::Column::PersonId)
        .filter(import_row::Column::ImportId.eq(import))
        .filter(import_row::Column::Outcome.is_in(TELLING))
        .filter(import_row::Column::PersonId.is_not_null());
    let of = Condition::any()
        .add(person::Column::Id.in_subquery(told.into_query()))
        .add(person::Column::Id.is_in(others.iter().copied()));
    person::Entity::find()
        .filter(person::Column::EmailEnc.is_not_null())
        .filter(of)
        .count(db)
        .await
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

/// The notices that went out with an import behind one of them, always in the same order.
pub async fn notices_of(
    db: &impl ConnectionTrait,
    import: ImportId,
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<ToldOf>, DbErr> {
    let mut told = notice::Entity::find().filter(notice::Column::SubjectId.eq(import.0));
    if let Some(last) = after {
        told = told.filter(notice::Column::Id.gt(last));
    }
    let rows = told.order_by_asc(notice::Column::Id).limit(limit).all(db).await?;
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
        .filter(delivery::Column::NoticeId.in_subquery(ids.into_query()))
        .filter(delivery::Column::AddressEnc.is_not_null())
        .count(db)
        .await?;
    Ok((all, mailed))
}
