//! The year's plan, and how a session's places are shared out.
use sea_orm_migration::prelude::*;

use super::table::{bigint, coded, date, index, instant, int, key, new_table, reference, text, unique, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        quota(manager).await?;
        quota_unit(manager).await?;
        year_plan(manager).await?;
        year_plan_event(manager).await?;
        plan_item(manager).await?;
        plan_session(manager).await
    }
}

async fn quota(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("quota");
    table
        .col(uuid("session_id").not_null())
        .col(coded("among", &["territory", "line", "alliance"]).not_null())
        .col(coded("basis", &["parties", "eligible", "untrained", "owed", "fixed"]).not_null())
        .col(text("audience"))
        .col(int("minimum").not_null())
        .col(int("total").not_null())
        .col(instant("set_at").not_null())
        .col(uuid("set_by"))
        .primary_key(&mut key(&["session_id"]));
    table.foreign_key(&mut reference("quota", 1, "session_id", "session", "id"));
    table.foreign_key(&mut reference("quota", 2, "set_by", "account", "id"));
    manager.create_table(table).await
}

async fn quota_unit(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("quota_unit");
    table
        .col(uuid("id").not_null())
        .col(uuid("session_id").not_null())
        .col(uuid("unit_id"))
        .col(uuid("alliance_id"))
        .col(int("sort_no").not_null())
        .col(int("basis").not_null())
        .col(int("eligible").not_null())
        .col(int("minimum").not_null())
        .col(text("steps"))
        .col(int("places").not_null())
        .col(int("returned").not_null())
        .primary_key(&mut key(&["id"]))
        .check((
            "quota_unit_one",
            Expr::cust("(unit_id IS NULL) <> (alliance_id IS NULL)"),
        ))
        .check((
            "quota_unit_back",
            Expr::cust("returned >= 0 AND returned <= places"),
        ));
    table.foreign_key(&mut reference(
        "quota_unit",
        1,
        "session_id",
        "quota",
        "session_id",
    ));
    table.foreign_key(&mut reference("quota_unit", 2, "unit_id", "unit", "id"));
    table.foreign_key(&mut reference("quota_unit", 3, "alliance_id", "alliance", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(unique("quota_unit", 1, &["session_id", "unit_id"]))
        .await?;
    manager
        .create_index(unique("quota_unit", 2, &["session_id", "alliance_id"]))
        .await
}

const PLAN_STATES: [&str; 6] = [
    "draft",
    "submitted",
    "approved",
    "running",
    "adjusting",
    "concluded",
];

async fn year_plan(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("year_plan");
    table
        .col(uuid("id").not_null())
        .col(uuid("unit_id").not_null())
        .col(int("year").not_null())
        .col(coded("state", &PLAN_STATES).not_null())
        .col(date("filed_on"))
        .col(text("summary"))
        .col(instant("created_at").not_null())
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("year_plan", 1, "unit_id", "unit", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(unique("year_plan", 1, &["unit_id", "year"]))
        .await
}

async fn year_plan_event(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("year_plan_event");
    table
        .col(uuid("id").not_null())
        .col(uuid("year_plan_id").not_null())
        .col(instant("at").not_null())
        .col(uuid("actor_id"))
        .col(text("action").not_null())
        .col(coded("state", &PLAN_STATES).not_null())
        .col(text("reason"))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference(
        "year_plan_event",
        1,
        "year_plan_id",
        "year_plan",
        "id",
    ));
    table.foreign_key(&mut reference("year_plan_event", 2, "actor_id", "account", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(index("year_plan_event", 1, &["year_plan_id", "at"]))
        .await
}

async fn plan_item(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("plan_item");
    table
        .col(uuid("id").not_null())
        .col(uuid("year_plan_id").not_null())
        .col(int("sort_no").not_null())
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
        .col(text("audience"))
        .col(int("quarter").not_null())
        .col(int("sessions").not_null())
        .col(int("people").not_null())
        .col(int("days").not_null())
        .col(int("hours_hundredths").not_null())
        .col(text("place"))
        .col(bigint("cost_yuan").not_null())
        .col(text("responsible"))
        .col(int("arrival_days").not_null())
        .col(int("leaving_days").not_null())
        .col(int("staff").not_null())
        .col(uuid("replaces_id"))
        .col(instant("dropped_at"))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("plan_item", 1, "year_plan_id", "year_plan", "id"));
    table.foreign_key(&mut reference("plan_item", 2, "replaces_id", "plan_item", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(index("plan_item", 1, &["year_plan_id"]))
        .await
}

async fn plan_session(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("plan_session");
    table
        .col(uuid("session_id").not_null())
        .col(uuid("plan_item_id").not_null())
        .primary_key(&mut key(&["session_id"]));
    table.foreign_key(&mut reference("plan_session", 1, "session_id", "session", "id"));
    table.foreign_key(&mut reference(
        "plan_session",
        2,
        "plan_item_id",
        "plan_item",
        "id",
    ));
    manager.create_table(table).await?;
    manager
        .create_index(index("plan_session", 1, &["plan_item_id"]))
        .await
}
