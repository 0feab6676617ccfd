//! A large import is taken back by a job: who asked for it, and what is to stay.
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
        let mut by = uuid("undo_by");
        by.extra("CONSTRAINT roster_import_f9 REFERENCES account (id)");
        for column in [by, text("undo_less")] {
            let mut alter = Table::alter();
            alter.table("roster_import").add_column(column);
            manager.alter_table(alter).await?;
        }
        manager
            .create_index(index("roster_import", 5, &["undo_by"]))
            .await
    }
}
