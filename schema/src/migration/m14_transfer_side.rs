//! Which township asked for a transfer: the one that takes the person over, or the one that gives them.
use sea_orm_migration::prelude::*;

use super::table::coded;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut side = coded("asked_by_side", &["taking", "giving"]);
        side.not_null().default("taking");
        let mut table = Table::alter();
        table.table("transfer_request").add_column(side);
        manager.alter_table(table).await
    }
}
