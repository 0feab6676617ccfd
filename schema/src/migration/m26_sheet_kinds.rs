//! A file with sheets of several kinds: an import a kind, told as one.
use sea_orm_migration::prelude::*;

use super::table::{index, text, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut first = uuid("part_of_id");
        first.extra("CONSTRAINT roster_import_f8 REFERENCES roster_import (id)");
        for column in [first, text("sheet_kinds")] {
            let mut alter = Table::alter();
            alter.table("roster_import").add_column(column);
            manager.alter_table(alter).await?;
        }
        manager
            .create_index(index("roster_import", 4, &["part_of_id"]))
            .await
    }
}
