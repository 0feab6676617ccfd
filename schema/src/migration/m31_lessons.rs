//! Hours for courses that were done online, where the county gives them; the room of an order that was agreed on.
use sea_orm_migration::prelude::*;

use super::table::{recode, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        recode(manager, "credit_entry", "source", &SOURCES, "session").await?;
        for (table, column, refers) in [
            (
                "credit_entry",
                "course_id",
                "CONSTRAINT credit_entry_f10 REFERENCES course (id)",
            ),
            (
                "course_order",
                "room_id",
                "CONSTRAINT course_order_f10 REFERENCES room (id)",
            ),
        ] {
            let mut new = uuid(column);
            new.extra(refers);
            let mut alter = Table::alter();
            alter.table(table).add_column(new);
            manager.alter_table(alter).await?;
        }
        Ok(())
    }
}

const SOURCES: [&str; 5] = ["session", "external", "makeup", "lesson", "reversal"];
