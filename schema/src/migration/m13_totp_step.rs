//! The last time step of an authenticator that an account signed in with: its code works once.
use sea_orm_migration::prelude::*;

use super::table::bigint;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut table = Table::alter();
        table.table("account").add_column(bigint("totp_step"));
        manager.alter_table(table).await
    }
}
