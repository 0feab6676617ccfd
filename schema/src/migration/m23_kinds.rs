//! The kinds of classes and the ways of holding them as rows that a unit sets, in place of the fixed lists of before.
use sea_orm_migration::prelude::*;
use uuid::Uuid;

use super::table::{flag, free_text};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for name in ["for_delivery", "is_rotation"] {
            let mut alter = Table::alter();
            let mut column = flag(name);
            column.not_null().default(false);
            alter.table("training_kind").add_column(column);
            manager.alter_table(alter).await?;
        }
        set(manager, "rotation", "is_rotation").await?;
        // 送学上门 was a kind of courses alone
        set(manager, "door", "for_class").await?;
        kinds(manager).await?;
        for (table, column, new, default) in [
            ("training_class", "kind", "kind_code", "rotation"),
            ("training_class", "delivery", "delivery_code", "off_work"),
            ("plan_item", "kind", "kind_code", "rotation"),
        ] {
            free_text(manager, table, column, new, default).await?;
        }
        Ok(())
    }
}

async fn set(manager: &SchemaManager<'_>, code: &str, property: &'static str) -> Result<(), DbErr> {
    let update = Query::update()
        .table("training_kind")
        .value(property, true)
        .and_where(Expr::col("code").eq(code))
        .to_owned();
    manager.execute(update).await
}

/// What is new: number of the row's id, code, name, whether it is a way of holding classes, its place.
const KINDS: [(u128, &str, &str, bool, i32); 4] = [
    (15, "online_class", "网络专题班", false, 55),
    (16, "off_work", "脱产", true, 150),
    (17, "half_off_work", "半脱产", true, 160),
    (18, "spare_time", "业余", true, 170),
];

async fn kinds(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        "id",
        "code",
        "name",
        "for_class",
        "for_course",
        "for_delivery",
        "is_rotation",
        "sort_no",
        "in_use",
        "valid_from",
    ];
    let from = chrono::NaiveDate::from_ymd_opt(2000, 1, 1).unwrap_or_default();
    let mut insert = Query::insert();
    insert.into_table("training_kind").columns(columns);
    for (number, code, name, delivery, place) in KINDS {
        // the same ids everywhere: the rows are the same everywhere
        let id = Uuid::from_u128(0x0193_0000_0000_7000_8000_0000_0000_0000 + number);
        insert.values_panic([
            id.into(),
            code.into(),
            name.into(),
            (!delivery).into(),
            false.into(),
            delivery.into(),
            false.into(),
            place.into(),
            true.into(),
            from.into(),
        ]);
    }
    manager.execute(insert).await
}
