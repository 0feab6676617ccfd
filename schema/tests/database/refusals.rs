//! What the database itself refuses, whoever writes.
use chrono::{NaiveDate, TimeZone, Utc};
use sanyou_schema::connect::Database;
use sanyou_schema::domain::value::id::{PersonId, UnitId};
use sanyou_schema::domain::value::{UnitKind, UnitTree};
use sanyou_schema::entity::{person, unit};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, SqlErr};
use uuid::Uuid;

use crate::scratch::Scratch;

fn township(number: u128) -> unit::Model {
    unit::Model {
        id: UnitId(Uuid::from_u128(number)),
        tree: UnitTree::Territory,
        kind: UnitKind::Township,
        code: None,
        parent_id: None,
        path: format!("/{number:04}/"),
        sort_no: 1,
        valid_from: NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(),
        valid_to: None,
        successor_id: None,
    }
}

async fn insert(database: &Database, row: unit::Model) -> Result<unit::Model, DbErr> {
    let change = database.begin().await?;
    let row = row.into_active_model().insert(&change).await?;
    change.commit().await?;
    Ok(row)
}

/// The text of the refusal; a check has no kind of its own in the ORM.
fn refusal(result: Result<impl std::fmt::Debug, DbErr>) -> String {
    result.unwrap_err().to_string()
}

#[tokio::test]
async fn a_row_comes_back_as_it_was_written() {
    for scratch in Scratch::migrated().await {
        let mut row = township(1);
        row.code = Some("140727".to_owned());
        assert_eq!(insert(&scratch.database, row.clone()).await.unwrap(), row);
        let read = unit::Entity::find().one(scratch.database.reader()).await.unwrap();
        assert_eq!(read, Some(row));
        scratch.end().await;
    }
}

#[tokio::test]
async fn an_instant_keeps_its_microseconds() {
    let at = Utc.timestamp_opt(1_795_000_000, 123_456_000).unwrap();
    for scratch in Scratch::migrated().await {
        let change = scratch.database.begin().await.unwrap();
        let row = person::ActiveModel {
            id: Set(PersonId(Uuid::from_u128(1))),
            name: Set("王伟".to_owned()),
            initials: Set("ww".to_owned()),
            created_at: Set(at),
            ..Default::default()
        };
        row.insert(&change).await.unwrap();
        change.commit().await.unwrap();
        let read = person::Entity::find()
            .one(scratch.database.reader())
            .await
            .unwrap()
            .unwrap();
        assert_eq!((read.created_at, read.name.as_str()), (at, "王伟"));
        scratch.end().await;
    }
}

#[tokio::test]
async fn a_business_key_is_taken_once() {
    for scratch in Scratch::migrated().await {
        insert(&scratch.database, township(1)).await.unwrap();
        let mut same_place = township(2);
        same_place.path = township(1).path;
        let error = insert(&scratch.database, same_place).await.unwrap_err();
        assert!(
            matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))),
            "{error}"
        );
        scratch.end().await;
    }
}

#[tokio::test]
async fn a_reference_to_nothing_is_refused() {
    for scratch in Scratch::migrated().await {
        let mut orphan = township(1);
        orphan.parent_id = Some(UnitId(Uuid::from_u128(99)));
        let error = insert(&scratch.database, orphan).await.unwrap_err();
        assert!(
            matches!(error.sql_err(), Some(SqlErr::ForeignKeyConstraintViolation(_))),
            "{error}"
        );
        scratch.end().await;
    }
}

#[tokio::test]
async fn a_row_that_others_refer_to_stays() {
    for scratch in Scratch::migrated().await {
        insert(&scratch.database, township(1)).await.unwrap();
        let mut child = township(2);
        child.parent_id = Some(township(1).id);
        insert(&scratch.database, child).await.unwrap();
        let change = scratch.database.begin().await.unwrap();
        let error = unit::Entity::delete_by_id(township(1).id)
            .exec(&change)
            .await
            .unwrap_err();
        assert!(
            matches!(error.sql_err(), Some(SqlErr::ForeignKeyConstraintViolation(_))),
            "{error}"
        );
        drop(change);
        scratch.end().await;
    }
}

#[tokio::test]
async fn empty_text_is_refused() {
    for scratch in Scratch::migrated().await {
        let mut nameless = township(1);
        nameless.code = Some(String::new());
        let text = refusal(insert(&scratch.database, nameless).await);
        assert!(text.contains("code_ok"), "{text}");
        scratch.end().await;
    }
}

#[tokio::test]
async fn a_code_that_nobody_knows_is_refused() {
    for scratch in Scratch::migrated().await {
        insert(&scratch.database, township(1)).await.unwrap();
        let change = scratch.database.begin().await.unwrap();
        let text = refusal(
            change
                .execute_unprepared("UPDATE unit SET kind = 'village'")
                .await,
        );
        assert!(text.contains("kind_ok"), "{text}");
        drop(change);
        scratch.end().await;
    }
}
