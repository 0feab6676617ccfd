//! An import of a file that was applied and has not come to anything else since: its rows are that import's.
use sea_orm_migration::prelude::*;

use super::table::uuid;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut rows = uuid("rows_of_id");
        rows.extra("CONSTRAINT roster_import_f7 REFERENCES roster_import (id)");
        let mut alter = Table::alter();
        alter.table("roster_import").add_column(rows);
        manager.alter_table(alter).await
    }
}
