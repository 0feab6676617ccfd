//! Which row a late entry settles, and by which change set a request to move a person was carried out.
use sea_orm_migration::prelude::*;

use super::table::{index, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, constraint, column, to) in [
            ("change_set", "change_set_f5", "settles_row_id", "import_row"),
            (
                "transfer_request",
                "transfer_request_f8",
                "change_set_id",
                "change_set",
            ),
        ] {
            // both databases take the reference with the column, SQLite in no other way
            let mut referring = uuid(column);
            referring.extra(format!("CONSTRAINT {constraint} REFERENCES {to} (id)"));
            let mut alter = Table::alter();
            alter.table(table).add_column(referring);
            manager.alter_table(alter).await?;
        }
        // removing the staged rows of an import asks for it
        manager
            .create_index(index("change_set", 4, &["settles_row_id"]))
            .await
    }
}
