//! 分班: groups of a session's people with half-days of their own. A half-day is held once for all, or once for each group.
use sea_orm_migration::prelude::*;

use super::table::{int, key, new_table, reference, text, unique, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        division(manager).await?;
        for (table, constraint) in [("slot", "slot_f11"), ("enrolment", "enrolment_f10")] {
            let mut column = uuid("division_id");
            column.extra(format!("CONSTRAINT {constraint} REFERENCES division (id)"));
            let mut alter = Table::alter();
            alter.table(table).add_column(column);
            manager.alter_table(alter).await?;
        }
        let mut once = Index::drop();
        once.name("slot_u1").table("slot");
        manager.drop_index(once).await?;
        let mut for_all = unique("slot", 1, &["session_id", "day", "half"]);
        for_all.and_where(Expr::col("division_id").is_null());
        manager.create_index(for_all).await?;
        manager
            .create_index(unique("slot", 2, &["session_id", "day", "half", "division_id"]))
            .await
    }
}

async fn division(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("division");
    table
        .col(uuid("id").not_null())
        .col(uuid("session_id").not_null())
        .col(int("number").not_null())
        .col(text("name").not_null())
        .primary_key(&mut key(&["id"]))
        .check(("division_number", Expr::col("number").gte(1)));
    table.foreign_key(&mut reference("division", 1, "session_id", "session", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(unique("division", 1, &["session_id", "number"]))
        .await?;
    manager
        .create_index(unique("division", 2, &["session_id", "name"]))
        .await
}
