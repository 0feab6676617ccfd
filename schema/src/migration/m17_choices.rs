//! What was chosen for an import alone: how its columns and texts are read.
use sea_orm_migration::prelude::*;

use super::table::blob;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut alter = Table::alter();
        alter.table("roster_import").add_column(blob("choices_enc"));
        manager.alter_table(alter).await
    }
}
