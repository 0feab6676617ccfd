//! Which reading of an import counts: each asks for has a number.
use sea_orm_migration::prelude::*;

use super::table::int;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut turn = int("turn");
        turn.not_null().default(0);
        let mut alter = Table::alter();
        alter.table("roster_import").add_column(turn);
        manager.alter_table(alter).await?;
        Ok(())
    }
}
