//! The territory and the line tree.
use sea_orm_migration::prelude::*;

use super::table::{coded, date, index, int, key, new_table, reference, text, unique, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        unit(manager).await?;
        unit_name(manager).await?;
        Ok(())
    }
}

async fn unit(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("unit");
    table
        .col(uuid("id").not_null())
        .col(coded("tree", &["territory", "line"]).not_null())
        .col(
            coded(
                "kind",
                &[
                    "prefecture",
                    "county",
                    "township",
                    "zone",
                    "community",
                    "work_committee",
                    "enterprise_committee",
                    "social_committee",
                    "industry_committee",
                ],
            )
            .not_null(),
        )
        .col(text("code"))
        .col(uuid("parent_id"))
        .col(text("path").not_null())
        .col(int("sort_no").not_null())
        .col(date("valid_from").not_null())
        .col(date("valid_to"))
        .col(uuid("successor_id"))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("unit", 1, "parent_id", "unit", "id"));
    table.foreign_key(&mut reference("unit", 2, "successor_id", "unit", "id"));
    manager.create_table(table).await?;
    manager.create_index(unique("unit", 1, &["tree", "path"])).await?;
    manager.create_index(index("unit", 1, &["parent_id"])).await?;
    Ok(())
}

async fn unit_name(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("unit_name");
    table
        .col(uuid("id").not_null())
        .col(uuid("unit_id").not_null())
        .col(coded("kind", &["official", "short", "alias"]).not_null())
        .col(text("name").not_null())
        .col(date("valid_from").not_null())
        .col(date("valid_to"))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("unit_name", 1, "unit_id", "unit", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(unique("unit_name", 1, &["unit_id", "name", "valid_from"]))
        .await?;
    manager.create_index(index("unit_name", 1, &["name"])).await?;
    Ok(())
}
