//! Who is deleted is looked for by what refers to them: without these, taking back a large import reads whole tables for
//! every person.
use sea_orm_migration::prelude::*;

use super::table::index;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_index(index("import_row", 2, &["person_id"]))
            .await?;
        manager
            .create_index(index("audit_entry", 4, &["on_behalf_of"]))
            .await
    }
}
