//! Places asked for, offered and handed on, and the papers of a session.
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
        session(manager).await?;
        enrolment(manager).await?;
        session_paper(manager).await?;
        session_file(manager).await?;
        Ok(())
    }
}

/// A column that refers to a row: both databases take the reference with the column, SQLite in no other way.
fn referring(constraint: &'static str, name: &'static str, to: &'static str) -> ColumnDef {
    let mut column = uuid(name);
    column.extra(format!("CONSTRAINT {constraint} REFERENCES {to} (id)"));
    column
}

async fn add(manager: &SchemaManager<'_>, table: &'static str, column: ColumnDef) -> Result<(), DbErr> {
    let mut alter = Table::alter();
    alter.table(table).add_column(column);
    manager.alter_table(alter).await
}

async fn session(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for name in ["self_enrol", "approval"] {
        let mut column = flag(name);
        column.not_null().default(false);
        add(manager, "session", column).await?;
    }
    add(manager, "session", date("names_until")).await?;
    add(manager, "session", date("leave_until")).await?;
    add(manager, "session", int("offer_hours")).await?;
    let mut teaching = coded("teaching", &["offline", "online", "mixed"]);
    teaching.not_null().default("offline");
    add(manager, "session", teaching).await?;
    add(
        manager,
        "session",
        referring("session_f9", "copied_from_id", "session"),
    )
    .await
}

async fn enrolment(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    add(
        manager,
        "enrolment",
        coded("origin", &["call_up", "township", "self"]),
    )
    .await?;
    add(manager, "enrolment", int("turn")).await?;
    add(manager, "enrolment", instant("offer_until")).await?;
    add(
        manager,
        "enrolment",
        referring("enrolment_f9", "replaces_id", "enrolment"),
    )
    .await?;
    add(manager, "enrolment", int("group_no")).await?;
    add(manager, "enrolment", flag("lodging")).await?;
    add(manager, "enrolment", text("receipt_note")).await?;
    manager
        .create_index(index("enrolment", 2, &["offer_until"]))
        .await?;
    // who waited until now waits in the order of enrolment
    let turns = Query::update()
        .table("enrolment")
        .value("turn", Expr::col("position"))
        .and_where(Expr::col("state").eq("waiting"))
        .to_owned();
    manager.execute(turns).await
}

/// What the notice of a session says beyond what the session itself tells, and what its ledger line needs.
async fn session_paper(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("session_paper");
    table
        .col(uuid("id").not_null())
        .col(uuid("session_id").not_null())
        .col(text("document_no"))
        .col(date("issued_on"))
        .col(text("signer"))
        .col(text("addressed_to"))
        .col(text("audience"))
        .col(text("content"))
        .col(text("assessment"))
        .col(text("discipline"))
        .col(text("costs"))
        .col(text("contact"))
        .col(text("phone"))
        .col(text("report_to"))
        .col(text("notes"))
        .col(text("undertaker"))
        .col(text("spent"))
        .col(text("archive_no"))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("session_paper", 1, "session_id", "session", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(unique("session_paper", 1, &["session_id"]))
        .await
}

/// What lies in the file of a session (资料目录).
async fn session_file(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("session_file");
    table
        .col(uuid("id").not_null())
        .col(uuid("session_id").not_null())
        .col(
            coded(
                "kind",
                &[
                    "notice",
                    "timetable",
                    "list",
                    "sign_in",
                    "exam",
                    "photo",
                    "summary",
                    "other",
                ],
            )
            .not_null(),
        )
        .col(uuid("file_id").not_null())
        .col(uuid("added_by"))
        .col(instant("added_at").not_null())
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("session_file", 1, "session_id", "session", "id"));
    table.foreign_key(&mut reference("session_file", 2, "file_id", "file", "id"));
    table.foreign_key(&mut reference("session_file", 3, "added_by", "account", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(index("session_file", 1, &["session_id"]))
        .await
}
