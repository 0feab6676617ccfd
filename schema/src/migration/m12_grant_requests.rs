//! What is asked for an account where inviting and granting are two people's work.
use sea_orm_migration::prelude::*;

use super::table::{coded, date, index, instant, key, new_table, reference, text, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut table = new_table("grant_request");
        table
            .col(uuid("id").not_null())
            .col(uuid("account_id").not_null())
            .col(
                coded(
                    "role",
                    &[
                        "county_organiser",
                        "line_admin",
                        "township_admin",
                        "class_teacher",
                        "expert",
                        "party_organisation",
                        "worker",
                        "viewer",
                        "system_admin",
                        "security_admin",
                        "audit_admin",
                    ],
                )
                .not_null(),
            )
            .col(uuid("unit_id").not_null())
            .col(uuid("class_id"))
            .col(date("valid_to"))
            .col(coded("state", &["open", "granted", "refused"]).not_null())
            .col(uuid("asked_by"))
            .col(instant("asked_at").not_null())
            .col(uuid("decided_by"))
            .col(instant("decided_at"))
            .col(text("reason"))
            .primary_key(&mut key(&["id"]));
        for (number, column, to) in [
            (1, "account_id", "account"),
            (2, "unit_id", "unit"),
            (3, "class_id", "training_class"),
            (4, "asked_by", "account"),
            (5, "decided_by", "account"),
        ] {
            table.foreign_key(&mut reference("grant_request", number, column, to, "id"));
        }
        manager.create_table(table).await?;
        manager
            .create_index(index("grant_request", 1, &["account_id"]))
            .await?;
        manager
            .create_index(index("grant_request", 2, &["state"]))
            .await?;
        Ok(())
    }
}
