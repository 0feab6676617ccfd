//! Rooms, opening hours and ways between venues; what lecturers may teach and when they are away; clashes that were
//! accepted with a reason.
use sea_orm_migration::prelude::*;

use super::table::{coded, date, index, instant, int, key, new_table, reference, text, unique, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        venue(manager).await?;
        room(manager).await?;
        venue_hours(manager).await?;
        venue_travel(manager).await?;
        lecturer_qualification(manager).await?;
        lecturer_absence(manager).await?;
        let mut room_id = uuid("room_id");
        room_id.extra("CONSTRAINT slot_f9 REFERENCES room (id)");
        add(manager, "slot", room_id).await?;
        manager.create_index(index("slot", 2, &["lecturer_id"])).await?;
        clash_override(manager).await
    }
}

async fn add(manager: &SchemaManager<'_>, table: &'static str, column: ColumnDef) -> Result<(), DbErr> {
    let mut alter = Table::alter();
    alter.table(table).add_column(column);
    manager.alter_table(alter).await
}

async fn venue(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut kind = coded("kind", &["hall", "centre", "site", "provider"]);
    kind.not_null().default("hall");
    add(manager, "venue", kind).await?;
    add(manager, "venue", text("phone")).await
}

async fn room(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let kinds = [
        "classroom",
        "hall",
        "meeting",
        "service",
        "advice",
        "relief",
        "talent",
        "legal",
        "exhibition",
        "reading",
        "activity",
        "other",
    ];
    let mut table = new_table("room");
    table
        .col(uuid("id").not_null())
        .col(uuid("venue_id").not_null())
        .col(text("name").not_null())
        .col(coded("kind", &kinds).not_null())
        .col(int("seats"))
        .col(text("equipment"))
        .col(date("valid_from").not_null())
        .col(date("valid_to"))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("room", 1, "venue_id", "venue", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(unique("room", 1, &["venue_id", "name"]))
        .await
}

/// One opening a day of the week, Monday being 1.
async fn venue_hours(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("venue_hours");
    table
        .col(uuid("id").not_null())
        .col(uuid("venue_id").not_null())
        .col(int("weekday").not_null())
        .col(text("opens").not_null())
        .col(text("closes").not_null())
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("venue_hours", 1, "venue_id", "venue", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(unique("venue_hours", 1, &["venue_id", "weekday"]))
        .await
}

/// A way is as long there as back: it is stored once, from the lesser id to the greater.
async fn venue_travel(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("venue_travel");
    table
        .col(uuid("id").not_null())
        .col(uuid("venue_id").not_null())
        .col(uuid("other_id").not_null())
        .col(int("minutes").not_null())
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("venue_travel", 1, "venue_id", "venue", "id"));
    table.foreign_key(&mut reference("venue_travel", 2, "other_id", "venue", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(unique("venue_travel", 1, &["venue_id", "other_id"]))
        .await
}

async fn lecturer_qualification(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("lecturer_qualification");
    table
        .col(uuid("id").not_null())
        .col(uuid("lecturer_id").not_null())
        .col(text("topic").not_null())
        .col(text("issuer"))
        .col(date("valid_from").not_null())
        .col(date("valid_to"))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference(
        "lecturer_qualification",
        1,
        "lecturer_id",
        "lecturer",
        "id",
    ));
    manager.create_table(table).await?;
    manager
        .create_index(unique(
            "lecturer_qualification",
            1,
            &["lecturer_id", "topic", "valid_from"],
        ))
        .await
}

async fn lecturer_absence(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("lecturer_absence");
    table
        .col(uuid("id").not_null())
        .col(uuid("lecturer_id").not_null())
        .col(date("first_day").not_null())
        .col(date("last_day").not_null())
        .col(coded("half", &["am", "pm"]))
        .col(text("reason").not_null())
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference(
        "lecturer_absence",
        1,
        "lecturer_id",
        "lecturer",
        "id",
    ));
    manager.create_table(table).await?;
    manager
        .create_index(index("lecturer_absence", 1, &["lecturer_id"]))
        .await
}

/// What was found wrong with a session's timetable and stays so for a reason.
async fn clash_override(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("clash_override");
    table
        .col(uuid("id").not_null())
        .col(uuid("session_id").not_null())
        .col(text("code").not_null())
        .col(text("about").not_null())
        .col(text("message").not_null())
        .col(text("reason").not_null())
        .col(uuid("made_by"))
        .col(instant("made_at").not_null())
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("clash_override", 1, "session_id", "session", "id"));
    table.foreign_key(&mut reference("clash_override", 2, "made_by", "account", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(unique("clash_override", 1, &["session_id", "code", "about"]))
        .await
}
