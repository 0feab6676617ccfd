//! Courses with their materials and short tests, how far people are in them, and orders from the course menu.
use sea_orm_migration::prelude::*;
use uuid::Uuid;

use super::table::{
    coded, date, flag, index, instant, int, key, new_table, recode, reference, text, unique, uuid,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        training_kind(manager).await?;
        kinds(manager).await?;
        course(manager).await?;
        course_material(manager).await?;
        course_question(manager).await?;
        material_progress(manager).await?;
        course_try(manager).await?;
        course_completion(manager).await?;
        course_order(manager).await?;
        course_order_event(manager).await?;
        recode(manager, "notice", "kind", &NOTICES, "account").await
    }
}

const NOTICES: [&str; 9] = [
    "enrolled",
    "session_changed",
    "session_cancelled",
    "application_received",
    "application_returned",
    "application_decided",
    "certificate_issued",
    "course_order",
    "account",
];

/// Every kind that there is at first: code, name, whether classes have it, whether courses have it.
const KINDS: [(&str, &str, bool, bool); 14] = [
    ("rotation", "轮训", true, false),
    ("induction", "任职培训", true, false),
    ("special", "专题业务班", true, false),
    ("demonstration", "示范班", true, false),
    ("away", "异地培训", true, false),
    ("certification", "认证培训", true, false),
    ("topic", "专题课", false, true),
    ("lecture", "党课", true, true),
    ("forum", "论坛", true, true),
    ("contest", "技能比武", true, true),
    ("field", "现场观摩", true, false),
    ("site", "现场教学", false, true),
    ("online", "网络课", false, true),
    ("door", "送学上门", false, true),
];

async fn training_kind(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("training_kind");
    table
        .col(uuid("id").not_null())
        .col(uuid("unit_id"))
        .col(text("code").not_null())
        .col(text("name").not_null())
        .col(flag("for_class").not_null())
        .col(flag("for_course").not_null())
        .col(int("sort_no").not_null())
        .col(flag("in_use").not_null())
        .col(date("valid_from").not_null())
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("training_kind", 1, "unit_id", "unit", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(unique("training_kind", 1, &["unit_id", "code", "valid_from"]))
        .await
}

async fn kinds(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        "id",
        "code",
        "name",
        "for_class",
        "for_course",
        "sort_no",
        "in_use",
        "valid_from",
    ];
    let from = chrono::NaiveDate::from_ymd_opt(2000, 1, 1).unwrap_or_default();
    let mut insert = Query::insert();
    insert.into_table("training_kind").columns(columns);
    for ((code, name, class, course), place) in KINDS.into_iter().zip(1i32..) {
        // the same ids everywhere: the rows are the same everywhere
        let id =
            Uuid::from_u128(0x0193_0000_0000_7000_8000_0000_0000_0000 + u128::from(place.unsigned_abs()));
        insert.values_panic([
            id.into(),
            code.into(),
            name.into(),
            class.into(),
            course.into(),
            (place * 10).into(),
            true.into(),
            from.into(),
        ]);
    }
    manager.execute(insert).await
}

async fn course(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("course");
    table
        .col(uuid("id").not_null())
        .col(uuid("unit_id").not_null())
        .col(text("code").not_null())
        .col(text("name").not_null())
        .col(text("kind").not_null())
        .col(int("hours_hundredths").not_null())
        .col(text("summary"))
        .col(text("qualification"))
        .col(uuid("lecturer_id"))
        .col(text("audience_roles"))
        .col(text("audience_tiers"))
        .col(text("audience_industries"))
        .col(text("audience_gaps"))
        .col(flag("on_menu").not_null())
        .col(int("capacity"))
        .col(int("pass_percent").not_null())
        .col(coded("state", &["draft", "open", "closed"]).not_null())
        .col(instant("created_at").not_null())
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("course", 1, "unit_id", "unit", "id"));
    table.foreign_key(&mut reference("course", 2, "lecturer_id", "lecturer", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(unique("course", 1, &["unit_id", "code"]))
        .await
}

async fn course_material(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("course_material");
    table
        .col(uuid("id").not_null())
        .col(uuid("course_id").not_null())
        .col(int("sort_no").not_null())
        .col(text("title").not_null())
        .col(text("body"))
        .col(uuid("file_id"))
        .col(uuid("added_by"))
        .col(instant("added_at").not_null())
        .col(instant("removed_at"))
        .primary_key(&mut key(&["id"]))
        .check((
            "course_material_one",
            Expr::cust("(body IS NULL) <> (file_id IS NULL)"),
        ));
    table.foreign_key(&mut reference("course_material", 1, "course_id", "course", "id"));
    table.foreign_key(&mut reference("course_material", 2, "file_id", "file", "id"));
    table.foreign_key(&mut reference("course_material", 3, "added_by", "account", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(index("course_material", 1, &["course_id"]))
        .await
}

async fn course_question(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("course_question");
    table
        .col(uuid("id").not_null())
        .col(uuid("course_id").not_null())
        .col(int("sort_no").not_null())
        .col(coded("kind", &["single", "multiple", "true_false"]).not_null())
        .col(text("stem").not_null())
        .col(text("options").not_null())
        .col(text("answer").not_null())
        .col(text("note"))
        .col(instant("dropped_at"))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("course_question", 1, "course_id", "course", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(index("course_question", 1, &["course_id"]))
        .await
}

async fn material_progress(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("material_progress");
    table
        .col(uuid("id").not_null())
        .col(uuid("person_id").not_null())
        .col(uuid("material_id").not_null())
        .col(int("place").not_null())
        .col(instant("read_at"))
        .col(instant("updated_at").not_null())
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference(
        "material_progress",
        1,
        "person_id",
        "person",
        "id",
    ));
    table.foreign_key(&mut reference(
        "material_progress",
        2,
        "material_id",
        "course_material",
        "id",
    ));
    manager.create_table(table).await?;
    manager
        .create_index(unique("material_progress", 1, &["person_id", "material_id"]))
        .await
}

async fn course_try(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("course_try");
    table
        .col(uuid("id").not_null())
        .col(uuid("person_id").not_null())
        .col(uuid("course_id").not_null())
        .col(instant("at").not_null())
        .col(int("points").not_null())
        .col(int("total").not_null())
        .col(flag("passed").not_null())
        .col(text("answers").not_null())
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("course_try", 1, "person_id", "person", "id"));
    table.foreign_key(&mut reference("course_try", 2, "course_id", "course", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(index("course_try", 1, &["person_id", "course_id"]))
        .await
}

async fn course_completion(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("course_completion");
    table
        .col(uuid("id").not_null())
        .col(uuid("person_id").not_null())
        .col(uuid("course_id").not_null())
        .col(instant("completed_at").not_null())
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference(
        "course_completion",
        1,
        "person_id",
        "person",
        "id",
    ));
    table.foreign_key(&mut reference(
        "course_completion",
        2,
        "course_id",
        "course",
        "id",
    ));
    manager.create_table(table).await?;
    manager
        .create_index(unique("course_completion", 1, &["person_id", "course_id"]))
        .await
}

const ORDER_STATES: [&str; 6] = ["asked", "agreed", "held", "rated", "declined", "cancelled"];

async fn course_order(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("course_order");
    table
        .col(uuid("id").not_null())
        .col(uuid("course_id").not_null())
        .col(uuid("unit_id").not_null())
        .col(uuid("party_organisation_id"))
        .col(coded("state", &ORDER_STATES).not_null())
        .col(int("people").not_null())
        .col(text("wish"))
        .col(date("agreed_on"))
        .col(coded("half", &["am", "pm"]))
        .col(text("place"))
        .col(coded("provider", &["county", "alliance", "venue"]))
        .col(uuid("alliance_id"))
        .col(uuid("venue_id"))
        .col(uuid("lecturer_id"))
        .col(int("came"))
        .col(int("stars"))
        .col(text("comment"))
        .col(uuid("asked_by"))
        .col(instant("created_at").not_null())
        .primary_key(&mut key(&["id"]));
    for (number, column, to) in [
        (1, "course_id", "course"),
        (2, "unit_id", "unit"),
        (3, "party_organisation_id", "party_organisation"),
        (4, "alliance_id", "alliance"),
        (5, "venue_id", "venue"),
        (6, "lecturer_id", "lecturer"),
        (7, "asked_by", "account"),
    ] {
        table.foreign_key(&mut reference("course_order", number, column, to, "id"));
    }
    manager.create_table(table).await?;
    manager
        .create_index(index("course_order", 1, &["course_id"]))
        .await?;
    manager
        .create_index(index("course_order", 2, &["agreed_on"]))
        .await
}

async fn course_order_event(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("course_order_event");
    table
        .col(uuid("id").not_null())
        .col(uuid("course_order_id").not_null())
        .col(instant("at").not_null())
        .col(uuid("actor_id"))
        .col(text("action").not_null())
        .col(coded("state", &ORDER_STATES).not_null())
        .col(text("reason"))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference(
        "course_order_event",
        1,
        "course_order_id",
        "course_order",
        "id",
    ));
    table.foreign_key(&mut reference(
        "course_order_event",
        2,
        "actor_id",
        "account",
        "id",
    ));
    manager.create_table(table).await?;
    manager
        .create_index(index("course_order_event", 1, &["course_order_id", "at"]))
        .await
}
