//! Schemes, applications, certificates.
use sea_orm_migration::prelude::*;

use super::table::{coded, date, flag, index, instant, int, key, new_table, reference, text, unique, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        scheme(manager).await?;
        application(manager).await?;
        application_event(manager).await?;
        certificate(manager).await?;
        certificate_event(manager).await?;
        number_counter(manager).await?;
        Ok(())
    }
}

async fn scheme(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("scheme");
    table
        .col(uuid("id").not_null())
        .col(uuid("unit_id").not_null())
        .col(text("code").not_null())
        .col(text("name").not_null())
        .col(int("version").not_null())
        .col(text("definition").not_null())
        .col(date("valid_from").not_null())
        .col(date("valid_to"))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("scheme", 1, "unit_id", "unit", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(unique("scheme", 1, &["unit_id", "code", "version"]))
        .await?;
    Ok(())
}

async fn application(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("application");
    table
        .col(uuid("id").not_null())
        .col(uuid("scheme_id").not_null())
        .col(uuid("person_id").not_null())
        .col(uuid("unit_id").not_null())
        .col(uuid("party_organisation_id").not_null())
        .col(coded("tier", &["junior", "intermediate", "senior"]).not_null())
        .col(
            coded(
                "state",
                &[
                    "draft",
                    "submitted",
                    "recommended",
                    "township_passed",
                    "county_passed",
                    "tested",
                    "reviewed",
                    "proposed",
                    "publicised",
                    "objected",
                    "recognised",
                    "issued",
                    "returned",
                    "not_admitted",
                    "rejected",
                    "test_failed",
                    "review_failed",
                    "overturned",
                    "withdrawn",
                ],
            )
            .not_null(),
        )
        .col(instant("state_since").not_null())
        .col(text("evaluation").not_null())
        .col(date("submitted_on"))
        .col(text("open_key"))
        .col(instant("created_at").not_null())
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("application", 1, "scheme_id", "scheme", "id"));
    table.foreign_key(&mut reference("application", 2, "person_id", "person", "id"));
    table.foreign_key(&mut reference("application", 3, "unit_id", "unit", "id"));
    table.foreign_key(&mut reference(
        "application",
        4,
        "party_organisation_id",
        "party_organisation",
        "id",
    ));
    manager.create_table(table).await?;
    manager
        .create_index(unique("application", 1, &["open_key"]))
        .await?;
    manager
        .create_index(index("application", 1, &["unit_id", "state"]))
        .await?;
    manager
        .create_index(index("application", 2, &["person_id"]))
        .await?;
    manager
        .create_index(index("application", 3, &["state", "state_since"]))
        .await?;
    Ok(())
}

async fn application_event(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("application_event");
    table
        .col(uuid("id").not_null())
        .col(uuid("application_id").not_null())
        .col(instant("at").not_null())
        .col(uuid("actor_id"))
        .col(flag("on_behalf").not_null())
        .col(text("action").not_null())
        .col(
            coded(
                "state",
                &[
                    "draft",
                    "submitted",
                    "recommended",
                    "township_passed",
                    "county_passed",
                    "tested",
                    "reviewed",
                    "proposed",
                    "publicised",
                    "objected",
                    "recognised",
                    "issued",
                    "returned",
                    "not_admitted",
                    "rejected",
                    "test_failed",
                    "review_failed",
                    "overturned",
                    "withdrawn",
                ],
            )
            .not_null(),
        )
        .col(text("reason"))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference(
        "application_event",
        1,
        "application_id",
        "application",
        "id",
    ));
    table.foreign_key(&mut reference(
        "application_event",
        2,
        "actor_id",
        "account",
        "id",
    ));
    manager.create_table(table).await?;
    manager
        .create_index(index("application_event", 1, &["application_id", "at"]))
        .await?;
    Ok(())
}

async fn certificate(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("certificate");
    table
        .col(uuid("id").not_null())
        .col(text("number").not_null())
        .col(text("public_code").not_null())
        .col(uuid("person_id").not_null())
        .col(uuid("scheme_id").not_null())
        .col(uuid("application_id"))
        .col(coded("tier", &["junior", "intermediate", "senior"]).not_null())
        .col(text("holder_name").not_null())
        .col(text("party_organisation_name").not_null())
        .col(text("authority").not_null())
        .col(date("issued_on").not_null())
        .col(date("valid_from").not_null())
        .col(date("valid_to").not_null())
        .col(
            coded(
                "state",
                &[
                    "valid",
                    "review_due",
                    "rectifying",
                    "suspended",
                    "downgraded",
                    "superseded",
                    "void",
                    "revoked",
                ],
            )
            .not_null(),
        )
        .col(date("state_since").not_null())
        .col(uuid("file_id"))
        .col(instant("created_at").not_null())
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("certificate", 1, "person_id", "person", "id"));
    table.foreign_key(&mut reference("certificate", 2, "scheme_id", "scheme", "id"));
    table.foreign_key(&mut reference(
        "certificate",
        3,
        "application_id",
        "application",
        "id",
    ));
    table.foreign_key(&mut reference("certificate", 4, "file_id", "file", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(unique("certificate", 1, &["number"]))
        .await?;
    manager
        .create_index(unique("certificate", 2, &["public_code"]))
        .await?;
    manager
        .create_index(unique("certificate", 3, &["application_id"]))
        .await?;
    manager
        .create_index(index("certificate", 1, &["person_id"]))
        .await?;
    manager
        .create_index(index("certificate", 2, &["valid_to"]))
        .await?;
    Ok(())
}

async fn certificate_event(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("certificate_event");
    table
        .col(uuid("id").not_null())
        .col(uuid("certificate_id").not_null())
        .col(instant("at").not_null())
        .col(date("day").not_null())
        .col(uuid("actor_id"))
        .col(text("action").not_null())
        .col(
            coded(
                "state",
                &[
                    "valid",
                    "review_due",
                    "rectifying",
                    "suspended",
                    "downgraded",
                    "superseded",
                    "void",
                    "revoked",
                ],
            )
            .not_null(),
        )
        .col(text("reason"))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference(
        "certificate_event",
        1,
        "certificate_id",
        "certificate",
        "id",
    ));
    table.foreign_key(&mut reference(
        "certificate_event",
        2,
        "actor_id",
        "account",
        "id",
    ));
    manager.create_table(table).await?;
    manager
        .create_index(index("certificate_event", 1, &["certificate_id", "at"]))
        .await?;
    Ok(())
}

async fn number_counter(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("number_counter");
    table
        .col(text("series").not_null())
        .col(int("next").not_null())
        .primary_key(&mut key(&["series"]));
    manager.create_table(table).await?;
    Ok(())
}
