//! Classes, sessions, slots, places and who is in them.
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
        lecturer(manager).await?;
        training_class(manager).await?;
        session(manager).await?;
        session_event(manager).await?;
        slot(manager).await?;
        enrolment(manager).await?;
        enrolment_event(manager).await?;
        attendance_mark(manager).await?;
        exam(manager).await?;
        exam_result(manager).await?;
        credit_entry(manager).await?;
        Ok(())
    }
}

async fn venue(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("venue");
    table
        .col(uuid("id").not_null())
        .col(uuid("unit_id").not_null())
        .col(text("name").not_null())
        .col(text("address"))
        .col(int("seats"))
        .col(date("valid_from").not_null())
        .col(date("valid_to"))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("venue", 1, "unit_id", "unit", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(unique("venue", 1, &["unit_id", "name"]))
        .await?;
    Ok(())
}

async fn lecturer(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("lecturer");
    table
        .col(uuid("id").not_null())
        .col(uuid("unit_id").not_null())
        .col(text("name").not_null())
        .col(text("title"))
        .col(text("employer"))
        .col(date("valid_from").not_null())
        .col(date("valid_to"))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("lecturer", 1, "unit_id", "unit", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(unique("lecturer", 1, &["unit_id", "name"]))
        .await?;
    Ok(())
}

async fn training_class(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("training_class");
    table
        .col(uuid("id").not_null())
        .col(uuid("unit_id").not_null())
        .col(text("name").not_null())
        .col(
            coded(
                "kind",
                &[
                    "rotation",
                    "induction",
                    "special",
                    "demonstration",
                    "away",
                    "certification",
                    "lecture",
                    "forum",
                    "contest",
                    "field",
                ],
            )
            .not_null(),
        )
        .col(coded("delivery", &["off_work", "half_off_work", "spare_time"]).not_null())
        .col(int("year").not_null())
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("training_class", 1, "unit_id", "unit", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(unique("training_class", 1, &["unit_id", "year", "name"]))
        .await?;
    Ok(())
}

async fn session(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("session");
    table
        .col(uuid("id").not_null())
        .col(uuid("class_id").not_null())
        .col(int("number").not_null())
        .col(
            coded(
                "state",
                &[
                    "preparing",
                    "announced",
                    "enrolling",
                    "locked",
                    "checked_in",
                    "running",
                    "assessing",
                    "completed",
                    "archived",
                    "postponed",
                    "cancelled",
                ],
            )
            .not_null(),
        )
        .col(date("first_day").not_null())
        .col(date("last_day").not_null())
        .col(int("capacity").not_null())
        .col(uuid("venue_id"))
        .col(uuid("head_account_id"))
        .col(text("note"))
        .col(instant("created_at").not_null())
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("session", 1, "class_id", "training_class", "id"));
    table.foreign_key(&mut reference("session", 2, "venue_id", "venue", "id"));
    table.foreign_key(&mut reference("session", 3, "head_account_id", "account", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(unique("session", 1, &["class_id", "number"]))
        .await?;
    manager.create_index(index("session", 1, &["first_day"])).await?;
    Ok(())
}

async fn session_event(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("session_event");
    table
        .col(uuid("id").not_null())
        .col(uuid("session_id").not_null())
        .col(instant("at").not_null())
        .col(uuid("actor_id"))
        .col(text("action").not_null())
        .col(
            coded(
                "state",
                &[
                    "preparing",
                    "announced",
                    "enrolling",
                    "locked",
                    "checked_in",
                    "running",
                    "assessing",
                    "completed",
                    "archived",
                    "postponed",
                    "cancelled",
                ],
            )
            .not_null(),
        )
        .col(text("reason"))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("session_event", 1, "session_id", "session", "id"));
    table.foreign_key(&mut reference("session_event", 2, "actor_id", "account", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(index("session_event", 1, &["session_id", "at"]))
        .await?;
    Ok(())
}

async fn slot(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("slot");
    table
        .col(uuid("id").not_null())
        .col(uuid("session_id").not_null())
        .col(date("day").not_null())
        .col(coded("half", &["am", "pm"]).not_null())
        .col(text("starts").not_null())
        .col(text("ends").not_null())
        .col(text("title"))
        .col(uuid("lecturer_id"))
        .col(text("room"))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("slot", 1, "session_id", "session", "id"));
    table.foreign_key(&mut reference("slot", 2, "lecturer_id", "lecturer", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(unique("slot", 1, &["session_id", "day", "half"]))
        .await?;
    manager.create_index(index("slot", 1, &["day"])).await?;
    Ok(())
}

async fn enrolment(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("enrolment");
    table
        .col(uuid("id").not_null())
        .col(uuid("session_id").not_null())
        .col(uuid("person_id").not_null())
        .col(uuid("unit_id").not_null())
        .col(
            coded(
                "state",
                &[
                    "allotted",
                    "enrolled",
                    "waiting",
                    "approved",
                    "awaiting_arrival",
                    "arrived",
                    "not_arrived",
                    "in_training",
                    "completed",
                    "not_completed",
                    "dropped_out",
                    "replaced",
                    "withdrawn",
                    "cancelled",
                ],
            )
            .not_null(),
        )
        .col(int("position").not_null())
        .col(text("code").not_null())
        .col(instant("created_at").not_null())
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("enrolment", 1, "session_id", "session", "id"));
    table.foreign_key(&mut reference("enrolment", 2, "person_id", "person", "id"));
    table.foreign_key(&mut reference("enrolment", 3, "unit_id", "unit", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(unique("enrolment", 1, &["session_id", "person_id"]))
        .await?;
    manager
        .create_index(unique("enrolment", 2, &["session_id", "position"]))
        .await?;
    manager.create_index(unique("enrolment", 3, &["code"])).await?;
    manager
        .create_index(index("enrolment", 1, &["person_id"]))
        .await?;
    Ok(())
}

async fn enrolment_event(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("enrolment_event");
    table
        .col(uuid("id").not_null())
        .col(uuid("enrolment_id").not_null())
        .col(instant("at").not_null())
        .col(uuid("actor_id"))
        .col(text("action").not_null())
        .col(
            coded(
                "state",
                &[
                    "allotted",
                    "enrolled",
                    "waiting",
                    "approved",
                    "awaiting_arrival",
                    "arrived",
                    "not_arrived",
                    "in_training",
                    "completed",
                    "not_completed",
                    "dropped_out",
                    "replaced",
                    "withdrawn",
                    "cancelled",
                ],
            )
            .not_null(),
        )
        .col(text("reason"))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference(
        "enrolment_event",
        1,
        "enrolment_id",
        "enrolment",
        "id",
    ));
    table.foreign_key(&mut reference("enrolment_event", 2, "actor_id", "account", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(index("enrolment_event", 1, &["enrolment_id", "at"]))
        .await?;
    Ok(())
}

async fn attendance_mark(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("attendance_mark");
    table
        .col(uuid("id").not_null())
        .col(uuid("slot_id").not_null())
        .col(uuid("enrolment_id").not_null())
        .col(
            coded(
                "status",
                &[
                    "present",
                    "late",
                    "left_early",
                    "leave_personal",
                    "leave_sick",
                    "leave_public",
                    "absent",
                    "exempt",
                ],
            )
            .not_null(),
        )
        .col(instant("at").not_null())
        .col(uuid("marked_by"))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("attendance_mark", 1, "slot_id", "slot", "id"));
    table.foreign_key(&mut reference(
        "attendance_mark",
        2,
        "enrolment_id",
        "enrolment",
        "id",
    ));
    table.foreign_key(&mut reference("attendance_mark", 3, "marked_by", "account", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(unique("attendance_mark", 1, &["slot_id", "enrolment_id"]))
        .await?;
    manager
        .create_index(index("attendance_mark", 1, &["enrolment_id"]))
        .await?;
    Ok(())
}

async fn exam(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("exam");
    table
        .col(uuid("id").not_null())
        .col(uuid("session_id").not_null())
        .col(text("name").not_null())
        .col(date("held_on").not_null())
        .col(int("full_mark").not_null())
        .col(int("pass_mark").not_null())
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("exam", 1, "session_id", "session", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(unique("exam", 1, &["session_id", "name"]))
        .await?;
    Ok(())
}

async fn exam_result(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("exam_result");
    table
        .col(uuid("id").not_null())
        .col(uuid("exam_id").not_null())
        .col(uuid("enrolment_id").not_null())
        .col(int("half_points"))
        .col(uuid("file_id"))
        .col(text("cell"))
        .col(uuid("recorded_by").not_null())
        .col(instant("recorded_at").not_null())
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("exam_result", 1, "exam_id", "exam", "id"));
    table.foreign_key(&mut reference(
        "exam_result",
        2,
        "enrolment_id",
        "enrolment",
        "id",
    ));
    table.foreign_key(&mut reference("exam_result", 3, "file_id", "file", "id"));
    table.foreign_key(&mut reference("exam_result", 4, "recorded_by", "account", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(unique("exam_result", 1, &["exam_id", "enrolment_id"]))
        .await?;
    Ok(())
}

async fn credit_entry(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("credit_entry");
    table
        .col(uuid("id").not_null())
        .col(uuid("person_id").not_null())
        .col(date("day").not_null())
        .col(coded("half", &["am", "pm"]))
        .col(coded("kind", &["concentrated", "collective", "self_study", "other"]).not_null())
        .col(coded("source", &["session", "external", "makeup", "reversal"]).not_null())
        .col(uuid("slot_id"))
        .col(int("hundredths").not_null())
        .col(text("rule").not_null())
        .col(uuid("reverses_id"))
        .col(text("live_key"))
        .col(instant("created_at").not_null())
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("credit_entry", 1, "person_id", "person", "id"));
    table.foreign_key(&mut reference("credit_entry", 2, "slot_id", "slot", "id"));
    table.foreign_key(&mut reference(
        "credit_entry",
        3,
        "reverses_id",
        "credit_entry",
        "id",
    ));
    manager.create_table(table).await?;
    manager
        .create_index(unique("credit_entry", 1, &["live_key"]))
        .await?;
    manager
        .create_index(unique("credit_entry", 2, &["reverses_id"]))
        .await?;
    manager
        .create_index(index("credit_entry", 1, &["person_id", "day"]))
        .await?;
    Ok(())
}
