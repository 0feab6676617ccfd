//! What venues do for visitors, the visits that were booked, and the hours in which nobody is received.
use sea_orm_migration::prelude::*;

use super::table::{
    blob, coded, date, index, instant, int, key, new_table, recode, reference, text, unique, uuid,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        rest(manager).await?;
        venue_service(manager).await?;
        visit(manager).await?;
        visit_event(manager).await?;
        recode(manager, "notice", "kind", &NOTICES, "account").await
    }
}

const NOTICES: [&str; 12] = [
    "enrolled",
    "session_changed",
    "session_cancelled",
    "application_received",
    "application_returned",
    "application_decided",
    "certificate_issued",
    "course_order",
    "roster",
    "transfer",
    "visit",
    "account",
];

const STATES: [&str; 4] = ["booked", "came", "missed", "cancelled"];

/// The rest at noon, of every day.
async fn rest(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for column in ["rest_from", "rest_to"] {
        let mut alter = Table::alter();
        alter.table("venue").add_column(text(column));
        manager.alter_table(alter).await?;
    }
    Ok(())
}

async fn venue_service(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("venue_service");
    table
        .col(uuid("id").not_null())
        .col(uuid("venue_id").not_null())
        .col(uuid("room_id"))
        .col(text("name").not_null())
        .col(text("description"))
        .col(int("minutes").not_null())
        .col(int("most"))
        .col(int("usual"))
        .col(text("led_by"))
        .col(uuid("lecturer_id"))
        .col(int("sort_no").not_null())
        .col(date("valid_from").not_null())
        .col(date("valid_to"))
        .primary_key(&mut key(&["id"]));
    for (number, column, to) in [
        (1, "venue_id", "venue"),
        (2, "room_id", "room"),
        (3, "lecturer_id", "lecturer"),
    ] {
        table.foreign_key(&mut reference("venue_service", number, column, to, "id"));
    }
    manager.create_table(table).await?;
    manager
        .create_index(unique("venue_service", 1, &["venue_id", "name"]))
        .await
}

/// A time that is held is held once: cancelled visits have no key.
async fn visit(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("visit");
    table
        .col(uuid("id").not_null())
        .col(uuid("venue_id").not_null())
        .col(uuid("service_id").not_null())
        .col(uuid("room_id"))
        .col(uuid("lecturer_id"))
        .col(date("day").not_null())
        .col(text("starts").not_null())
        .col(text("ends").not_null())
        .col(coded("state", &STATES).not_null())
        .col(text("visitor").not_null())
        .col(uuid("party_organisation_id"))
        .col(int("people").not_null())
        .col(int("came"))
        .col(blob("phone_enc"))
        .col(text("note"))
        .col(uuid("unit_id").not_null())
        .col(uuid("booked_by"))
        .col(instant("created_at").not_null())
        .col(text("live_key"))
        .primary_key(&mut key(&["id"]));
    for (number, column, to) in [
        (1, "venue_id", "venue"),
        (2, "service_id", "venue_service"),
        (3, "room_id", "room"),
        (4, "lecturer_id", "lecturer"),
        (5, "party_organisation_id", "party_organisation"),
        (6, "unit_id", "unit"),
        (7, "booked_by", "account"),
    ] {
        table.foreign_key(&mut reference("visit", number, column, to, "id"));
    }
    manager.create_table(table).await?;
    manager.create_index(unique("visit", 1, &["live_key"])).await?;
    manager
        .create_index(index("visit", 1, &["venue_id", "day"]))
        .await?;
    manager.create_index(index("visit", 2, &["day"])).await?;
    manager
        .create_index(index("visit", 3, &["party_organisation_id"]))
        .await
}

async fn visit_event(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("visit_event");
    table
        .col(uuid("id").not_null())
        .col(uuid("visit_id").not_null())
        .col(instant("at").not_null())
        .col(uuid("actor_id"))
        .col(text("action").not_null())
        .col(coded("state", &STATES).not_null())
        .col(text("detail"))
        .col(text("reason"))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("visit_event", 1, "visit_id", "visit", "id"));
    table.foreign_key(&mut reference("visit_event", 2, "actor_id", "account", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(index("visit_event", 1, &["visit_id", "at"]))
        .await
}
