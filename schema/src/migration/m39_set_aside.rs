//! Whom a township does not name for a session, and why: for that session, or until a day. How an exam is held and what it
//! counts; on which page of a material somebody stopped.
use sea_orm_migration::prelude::*;

use super::table::{coded, date, index, instant, int, key, new_table, reference, text, unique, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut table = new_table("set_aside");
        table
            .col(uuid("id").not_null())
            .col(uuid("person_id").not_null())
            .col(uuid("session_id").not_null())
            .col(text("reason"))
            .col(date("until"))
            .col(uuid("made_by"))
            .col(instant("made_at").not_null())
            .primary_key(&mut key(&["id"]));
        for (number, column, to) in [
            (1, "person_id", "person"),
            (2, "session_id", "session"),
            (3, "made_by", "account"),
        ] {
            table.foreign_key(&mut reference("set_aside", number, column, to, "id"));
        }
        manager.create_table(table).await?;
        manager
            .create_index(unique("set_aside", 1, &["person_id", "session_id"]))
            .await?;
        manager
            .create_index(index("set_aside", 1, &["session_id"]))
            .await?;
        manager.create_index(index("set_aside", 2, &["until"])).await?;
        let mut by = index("set_aside", 3, &["made_by"]);
        by.and_where(Expr::col("made_by").is_not_null());
        manager.create_index(by).await?;
        for (table, column) in [
            ("exam", coded("book", &["closed", "open"])),
            ("exam", int("weight")),
            ("material_progress", int("page")),
        ] {
            let mut alter = Table::alter();
            alter.table(table).add_column(column);
            manager.alter_table(alter).await?;
        }
        Ok(())
    }
}
