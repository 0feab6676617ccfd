//! What people are to be told, and how it gets there.
use sea_orm_migration::prelude::*;

use super::table::{blob, coded, index, instant, int, key, new_table, reference, text, unique, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        notice(manager).await?;
        delivery(manager).await?;
        Ok(())
    }
}

async fn notice(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("notice");
    table
        .col(uuid("id").not_null())
        .col(uuid("person_id"))
        .col(uuid("account_id"))
        .col(
            coded(
                "kind",
                &[
                    "enrolled",
                    "session_changed",
                    "session_cancelled",
                    "application_received",
                    "application_returned",
                    "application_decided",
                    "certificate_issued",
                    "account",
                ],
            )
            .not_null(),
        )
        .col(uuid("subject_id").not_null())
        .col(text("dedupe").not_null())
        .col(text("title").not_null())
        .col(blob("body_enc").not_null())
        .col(text("path"))
        .col(instant("created_at").not_null())
        .col(instant("read_at"))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("notice", 1, "person_id", "person", "id"));
    table.foreign_key(&mut reference("notice", 2, "account_id", "account", "id"));
    manager.create_table(table).await?;
    manager.create_index(unique("notice", 1, &["dedupe"])).await?;
    manager
        .create_index(index("notice", 1, &["person_id", "created_at"]))
        .await?;
    manager
        .create_index(index("notice", 2, &["account_id", "created_at"]))
        .await?;
    Ok(())
}

async fn delivery(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("delivery");
    table
        .col(uuid("id").not_null())
        .col(uuid("notice_id").not_null())
        .col(coded("channel", &["inbox", "mail", "township"]).not_null())
        .col(coded("state", &["pending", "sent", "told", "failed", "parked"]).not_null())
        .col(uuid("unit_id"))
        .col(blob("address_enc"))
        .col(text("message_id"))
        .col(int("attempts").not_null())
        .col(instant("due_at").not_null())
        .col(instant("leased_until"))
        .col(instant("done_at"))
        .col(uuid("done_by"))
        .col(text("last_error"))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("delivery", 1, "notice_id", "notice", "id"));
    table.foreign_key(&mut reference("delivery", 2, "unit_id", "unit", "id"));
    table.foreign_key(&mut reference("delivery", 3, "done_by", "account", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(unique("delivery", 1, &["notice_id", "channel"]))
        .await?;
    manager
        .create_index(unique("delivery", 2, &["message_id"]))
        .await?;
    manager
        .create_index(index("delivery", 1, &["state", "due_at"]))
        .await?;
    manager
        .create_index(index("delivery", 2, &["unit_id", "state"]))
        .await?;
    Ok(())
}
