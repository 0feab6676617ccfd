//! A roster that names some of a unit's people alone: nobody is missing from it.
use sea_orm_migration::prelude::*;

use super::table::flag;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut column = flag("is_part");
        column.not_null().default(false);
        let mut alter = Table::alter();
        alter.table("roster_import").add_column(column);
        manager.alter_table(alter).await
    }
}
