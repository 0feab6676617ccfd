//! What accounts may do where, and settings.
use sea_orm_migration::prelude::*;

use super::table::{coded, date, index, key, new_table, reference, text, unique, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        role_grant(manager).await?;
        setting(manager).await?;
        Ok(())
    }
}

async fn role_grant(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("role_grant");
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
        .col(
            coded(
                "place",
                &[
                    "unit",
                    "line",
                    "party_organisation",
                    "class",
                    "application_set",
                    "self",
                    "installation",
                ],
            )
            .not_null(),
        )
        .col(uuid("unit_id"))
        .col(uuid("party_organisation_id"))
        .col(uuid("class_id"))
        .col(date("valid_from").not_null())
        .col(date("valid_to"))
        .col(uuid("granted_by"))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("role_grant", 1, "account_id", "account", "id"));
    table.foreign_key(&mut reference("role_grant", 2, "unit_id", "unit", "id"));
    table.foreign_key(&mut reference(
        "role_grant",
        3,
        "party_organisation_id",
        "party_organisation",
        "id",
    ));
    table.foreign_key(&mut reference(
        "role_grant",
        4,
        "class_id",
        "training_class",
        "id",
    ));
    table.foreign_key(&mut reference("role_grant", 5, "granted_by", "account", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(index("role_grant", 1, &["account_id"]))
        .await?;
    manager.create_index(index("role_grant", 2, &["unit_id"])).await?;
    Ok(())
}

async fn setting(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("setting");
    table
        .col(uuid("id").not_null())
        .col(uuid("unit_id").not_null())
        .col(text("key").not_null())
        .col(text("value").not_null())
        .col(date("valid_from").not_null())
        .col(date("valid_to"))
        .col(uuid("changed_by"))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("setting", 1, "unit_id", "unit", "id"));
    table.foreign_key(&mut reference("setting", 2, "changed_by", "account", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(unique("setting", 1, &["unit_id", "key", "valid_from"]))
        .await?;
    Ok(())
}
