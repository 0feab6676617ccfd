//! Organisations, party organisations and posts.
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
        organisation(manager).await?;
        party_organisation(manager).await?;
        coverage(manager).await?;
        appointment(manager).await?;
        Ok(())
    }
}

async fn organisation(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("organisation");
    table
        .col(uuid("id").not_null())
        .col(uuid("territory_unit_id").not_null())
        .col(text("name").not_null())
        .col(text("name_key").not_null())
        .col(coded(
            "kind",
            &["private_enterprise", "social_organisation", "new_employment"],
        ))
        .col(text("credit_code"))
        .col(date("valid_from").not_null())
        .col(date("valid_to"))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference(
        "organisation",
        1,
        "territory_unit_id",
        "unit",
        "id",
    ));
    manager.create_table(table).await?;
    manager
        .create_index(unique("organisation", 1, &["territory_unit_id", "name_key"]))
        .await?;
    manager
        .create_index(index("organisation", 1, &["credit_code"]))
        .await?;
    Ok(())
}

async fn party_organisation(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("party_organisation");
    table
        .col(uuid("id").not_null())
        .col(uuid("territory_unit_id").not_null())
        .col(uuid("line_unit_id"))
        .col(coded("reporting", &["territory", "line"]).not_null())
        .col(
            coded(
                "kind",
                &[
                    "committee",
                    "general_branch",
                    "branch",
                    "joint_branch",
                    "group",
                    "temporary",
                    "functional",
                ],
            )
            .not_null(),
        )
        .col(text("name").not_null())
        .col(text("name_key").not_null())
        .col(date("valid_from").not_null())
        .col(date("valid_to"))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference(
        "party_organisation",
        1,
        "territory_unit_id",
        "unit",
        "id",
    ));
    table.foreign_key(&mut reference(
        "party_organisation",
        2,
        "line_unit_id",
        "unit",
        "id",
    ));
    manager.create_table(table).await?;
    manager
        .create_index(unique(
            "party_organisation",
            1,
            &["territory_unit_id", "name_key"],
        ))
        .await?;
    manager
        .create_index(index("party_organisation", 1, &["line_unit_id"]))
        .await?;
    Ok(())
}

async fn coverage(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("coverage");
    table
        .col(uuid("id").not_null())
        .col(uuid("organisation_id").not_null())
        .col(uuid("party_organisation_id").not_null())
        .col(date("valid_from").not_null())
        .col(date("valid_to"))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference(
        "coverage",
        1,
        "organisation_id",
        "organisation",
        "id",
    ));
    table.foreign_key(&mut reference(
        "coverage",
        2,
        "party_organisation_id",
        "party_organisation",
        "id",
    ));
    manager.create_table(table).await?;
    manager
        .create_index(unique(
            "coverage",
            1,
            &["organisation_id", "party_organisation_id", "valid_from"],
        ))
        .await?;
    manager
        .create_index(index("coverage", 1, &["party_organisation_id"]))
        .await?;
    Ok(())
}

async fn appointment(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("appointment");
    table
        .col(uuid("id").not_null())
        .col(uuid("person_id").not_null())
        .col(uuid("service_org_id").not_null())
        .col(uuid("membership_org_id"))
        .col(uuid("organisation_id"))
        .col(
            coded(
                "post",
                &[
                    "secretary",
                    "deputy_secretary",
                    "organisation_member",
                    "publicity_member",
                    "discipline_member",
                    "committee_member",
                    "instructor",
                    "liaison",
                    "officer",
                ],
            )
            .not_null(),
        )
        .col(coded("employment", &["full_time", "part_time"]))
        .col(text("administrative_post"))
        .col(text("source_unit"))
        .col(text("remark"))
        .col(date("valid_from").not_null())
        .col(coded("from_precision", &["day", "month", "import"]).not_null())
        .col(text("term_end"))
        .col(date("valid_to"))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("appointment", 1, "person_id", "person", "id"));
    table.foreign_key(&mut reference(
        "appointment",
        2,
        "service_org_id",
        "party_organisation",
        "id",
    ));
    table.foreign_key(&mut reference(
        "appointment",
        3,
        "membership_org_id",
        "party_organisation",
        "id",
    ));
    table.foreign_key(&mut reference(
        "appointment",
        4,
        "organisation_id",
        "organisation",
        "id",
    ));
    manager.create_table(table).await?;
    manager
        .create_index(unique(
            "appointment",
            1,
            &["person_id", "service_org_id", "post", "valid_from"],
        ))
        .await?;
    manager
        .create_index(index("appointment", 1, &["service_org_id"]))
        .await?;
    manager
        .create_index(index("appointment", 2, &["organisation_id"]))
        .await?;
    Ok(())
}
