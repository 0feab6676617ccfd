//! Who did what, chained.
use sea_orm_migration::prelude::*;

use super::table::{bigint, blob, index, instant, key, new_table, reference, text, unique, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        audit_entry(manager).await?;
        audit_seal(manager).await?;
        read_log(manager).await?;
        Ok(())
    }
}

async fn audit_entry(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("audit_entry");
    table
        .col(uuid("id").not_null())
        .col(uuid("change_id").not_null())
        .col(instant("at").not_null())
        .col(uuid("actor_id"))
        .col(uuid("on_behalf_of"))
        .col(text("action").not_null())
        .col(text("subject").not_null())
        .col(uuid("subject_id").not_null())
        .col(blob("detail_enc"))
        .col(text("request_id"))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("audit_entry", 1, "actor_id", "account", "id"));
    table.foreign_key(&mut reference("audit_entry", 2, "on_behalf_of", "person", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(index("audit_entry", 1, &["change_id"]))
        .await?;
    manager
        .create_index(index("audit_entry", 2, &["subject_id", "at"]))
        .await?;
    manager.create_index(index("audit_entry", 3, &["at"])).await?;
    Ok(())
}

async fn audit_seal(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("audit_seal");
    table
        .col(bigint("seq").not_null())
        .col(uuid("entry_id").not_null())
        .col(text("digest").not_null())
        .primary_key(&mut key(&["seq"]));
    table.foreign_key(&mut reference("audit_seal", 1, "entry_id", "audit_entry", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(unique("audit_seal", 1, &["entry_id"]))
        .await?;
    Ok(())
}

async fn read_log(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("read_log");
    table
        .col(uuid("id").not_null())
        .col(instant("at").not_null())
        .col(uuid("actor_id").not_null())
        .col(uuid("person_id").not_null())
        .col(text("what").not_null())
        .col(text("reason").not_null())
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("read_log", 1, "actor_id", "account", "id"));
    table.foreign_key(&mut reference("read_log", 2, "person_id", "person", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(index("read_log", 1, &["person_id", "at"]))
        .await?;
    Ok(())
}
