//! Which lines of a plan an adjustment put in.
use sea_orm_migration::prelude::*;

use super::table::instant;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut alter = Table::alter();
        alter.table("plan_item").add_column(instant("added_at"));
        manager.alter_table(alter).await?;
        Ok(())
    }
}
