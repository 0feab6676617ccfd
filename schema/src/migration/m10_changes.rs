//! What changes the roster, kept with its inverse; the questions that imports ask, and the answers.
use sea_orm_migration::prelude::*;

use super::table::{
    blob, coded, date, flag, index, instant, int, key, new_table, reference, text, unique, uuid,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        successors(manager).await?;
        roster_import(manager).await?;
        change_set(manager).await?;
        change_part(manager).await?;
        former_name(manager).await?;
        import_decision(manager).await?;
        import_missing(manager).await?;
        import_answer(manager).await?;
        transfer_request(manager).await?;
        correction(manager).await?;
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

async fn successors(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    add(
        manager,
        "person",
        referring("person_f1", "merged_into_id", "person"),
    )
    .await?;
    add(
        manager,
        "organisation",
        referring("organisation_f2", "successor_id", "organisation"),
    )
    .await?;
    add(
        manager,
        "party_organisation",
        referring("party_organisation_f3", "successor_id", "party_organisation"),
    )
    .await?;
    manager
        .create_index(index("person", 9, &["merged_into_id"]))
        .await
}

async fn roster_import(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut tell = flag("tell");
    tell.not_null().default(false);
    add(manager, "roster_import", tell).await?;
    add(manager, "roster_import", text("left_out_sheets")).await
}

async fn change_set(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("change_set");
    table
        .col(uuid("id").not_null())
        .col(coded("kind", &["import", "by_hand", "transfer", "union", "undo"]).not_null())
        .col(coded("state", &["done", "undone", "partly_undone"]).not_null())
        .col(uuid("unit_id").not_null())
        .col(text("title").not_null())
        .col(uuid("import_id"))
        .col(uuid("undoes_id"))
        .col(uuid("made_by"))
        .col(instant("made_at").not_null())
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("change_set", 1, "unit_id", "unit", "id"));
    table.foreign_key(&mut reference(
        "change_set",
        2,
        "import_id",
        "roster_import",
        "id",
    ));
    table.foreign_key(&mut reference("change_set", 3, "undoes_id", "change_set", "id"));
    table.foreign_key(&mut reference("change_set", 4, "made_by", "account", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(index("change_set", 1, &["unit_id", "made_at"]))
        .await?;
    manager
        .create_index(index("change_set", 2, &["import_id"]))
        .await?;
    manager
        .create_index(index("change_set", 3, &["undoes_id"]))
        .await?;
    Ok(())
}

async fn change_part(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("change_part");
    table
        .col(uuid("id").not_null())
        .col(uuid("change_set_id").not_null())
        .col(
            coded(
                "subject",
                &["person", "organisation", "party_organisation", "unit"],
            )
            .not_null(),
        )
        .col(uuid("subject_id").not_null())
        .col(text("label").not_null())
        .col(blob("content_enc").not_null())
        .col(uuid("undone_by_set_id"))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference(
        "change_part",
        1,
        "change_set_id",
        "change_set",
        "id",
    ));
    table.foreign_key(&mut reference(
        "change_part",
        2,
        "undone_by_set_id",
        "change_set",
        "id",
    ));
    manager.create_table(table).await?;
    manager
        .create_index(unique(
            "change_part",
            1,
            &["change_set_id", "subject", "subject_id"],
        ))
        .await?;
    manager
        .create_index(index("change_part", 1, &["subject", "subject_id"]))
        .await?;
    manager
        .create_index(index("change_part", 2, &["undone_by_set_id"]))
        .await?;
    Ok(())
}

async fn former_name(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("former_name");
    table
        .col(uuid("id").not_null())
        .col(uuid("organisation_id"))
        .col(uuid("party_organisation_id"))
        .col(text("name").not_null())
        .col(text("name_key").not_null())
        .col(date("valid_to").not_null())
        .check((
            "former_name_one",
            Expr::cust("(organisation_id IS NULL) <> (party_organisation_id IS NULL)"),
        ))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference(
        "former_name",
        1,
        "organisation_id",
        "organisation",
        "id",
    ));
    table.foreign_key(&mut reference(
        "former_name",
        2,
        "party_organisation_id",
        "party_organisation",
        "id",
    ));
    manager.create_table(table).await?;
    manager
        .create_index(index("former_name", 1, &["organisation_id"]))
        .await?;
    manager
        .create_index(index("former_name", 2, &["party_organisation_id"]))
        .await?;
    Ok(())
}

async fn import_decision(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("import_decision");
    table
        .col(uuid("id").not_null())
        .col(uuid("import_id").not_null())
        .col(text("sheet").not_null())
        .col(int("row_no").not_null())
        .col(coded("decision", &["same", "new"]).not_null())
        .col(uuid("person_id"))
        .col(uuid("decided_by").not_null())
        .col(instant("decided_at").not_null())
        .check((
            "import_decision_who",
            Expr::cust("(decision = 'same') = (person_id IS NOT NULL)"),
        ))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference(
        "import_decision",
        1,
        "import_id",
        "roster_import",
        "id",
    ));
    table.foreign_key(&mut reference("import_decision", 2, "person_id", "person", "id"));
    table.foreign_key(&mut reference(
        "import_decision",
        3,
        "decided_by",
        "account",
        "id",
    ));
    manager.create_table(table).await?;
    manager
        .create_index(unique("import_decision", 1, &["import_id", "sheet", "row_no"]))
        .await?;
    manager
        .create_index(index("import_decision", 1, &["person_id"]))
        .await?;
    Ok(())
}

async fn import_missing(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("import_missing");
    table
        .col(uuid("import_id").not_null())
        .col(uuid("person_id").not_null())
        .col(coded("decision", &["left", "stays", "later"]).not_null())
        .col(date("left_on"))
        .col(uuid("decided_by").not_null())
        .col(instant("decided_at").not_null())
        .check((
            "import_missing_day",
            Expr::cust("(decision = 'left') = (left_on IS NOT NULL)"),
        ))
        .primary_key(&mut key(&["import_id", "person_id"]));
    table.foreign_key(&mut reference(
        "import_missing",
        1,
        "import_id",
        "roster_import",
        "id",
    ));
    table.foreign_key(&mut reference("import_missing", 2, "person_id", "person", "id"));
    table.foreign_key(&mut reference("import_missing", 3, "decided_by", "account", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(index("import_missing", 1, &["person_id"]))
        .await?;
    Ok(())
}

async fn import_answer(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("import_answer");
    table
        .col(uuid("id").not_null())
        .col(uuid("unit_id").not_null())
        .col(coded("kind", &["column", "value", "organisation"]).not_null())
        .col(text("topic").not_null())
        .col(text("question").not_null())
        .col(text("answer"))
        .col(uuid("answered_by").not_null())
        .col(instant("answered_at").not_null())
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("import_answer", 1, "unit_id", "unit", "id"));
    table.foreign_key(&mut reference("import_answer", 2, "answered_by", "account", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(unique(
            "import_answer",
            1,
            &["unit_id", "kind", "topic", "question"],
        ))
        .await?;
    Ok(())
}

async fn transfer_request(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("transfer_request");
    table
        .col(uuid("id").not_null())
        .col(uuid("person_id").not_null())
        .col(uuid("appointment_id"))
        .col(uuid("from_unit_id").not_null())
        .col(uuid("to_unit_id").not_null())
        .col(uuid("import_id"))
        .col(blob("content_enc").not_null())
        .col(coded("state", &["open", "accepted", "refused", "withdrawn"]).not_null())
        .col(text("open_key"))
        .col(uuid("asked_by").not_null())
        .col(instant("asked_at").not_null())
        .col(uuid("answered_by"))
        .col(instant("answered_at"))
        .col(text("reason"))
        .check((
            "transfer_request_open",
            Expr::cust("(state = 'open') = (open_key IS NOT NULL)"),
        ))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("transfer_request", 1, "person_id", "person", "id"));
    table.foreign_key(&mut reference(
        "transfer_request",
        2,
        "appointment_id",
        "appointment",
        "id",
    ));
    table.foreign_key(&mut reference(
        "transfer_request",
        3,
        "from_unit_id",
        "unit",
        "id",
    ));
    table.foreign_key(&mut reference("transfer_request", 4, "to_unit_id", "unit", "id"));
    table.foreign_key(&mut reference(
        "transfer_request",
        5,
        "import_id",
        "roster_import",
        "id",
    ));
    table.foreign_key(&mut reference("transfer_request", 6, "asked_by", "account", "id"));
    table.foreign_key(&mut reference(
        "transfer_request",
        7,
        "answered_by",
        "account",
        "id",
    ));
    manager.create_table(table).await?;
    manager
        .create_index(unique("transfer_request", 1, &["open_key"]))
        .await?;
    manager
        .create_index(index("transfer_request", 1, &["from_unit_id", "state"]))
        .await?;
    manager
        .create_index(index("transfer_request", 2, &["to_unit_id", "state"]))
        .await?;
    manager
        .create_index(index("transfer_request", 3, &["person_id"]))
        .await?;
    manager
        .create_index(index("transfer_request", 4, &["appointment_id"]))
        .await?;
    Ok(())
}

async fn correction(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("correction");
    table
        .col(uuid("id").not_null())
        .col(uuid("person_id").not_null())
        .col(text("field"))
        .col(blob("text_enc").not_null())
        .col(coded("state", &["open", "accepted", "refused"]).not_null())
        .col(uuid("made_by").not_null())
        .col(instant("made_at").not_null())
        .col(uuid("answered_by"))
        .col(instant("answered_at"))
        .col(text("reason"))
        .col(uuid("change_set_id"))
        .check((
            "correction_refused",
            Expr::cust("state <> 'refused' OR reason IS NOT NULL"),
        ))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("correction", 1, "person_id", "person", "id"));
    table.foreign_key(&mut reference("correction", 2, "made_by", "account", "id"));
    table.foreign_key(&mut reference("correction", 3, "answered_by", "account", "id"));
    table.foreign_key(&mut reference(
        "correction",
        4,
        "change_set_id",
        "change_set",
        "id",
    ));
    manager.create_table(table).await?;
    manager
        .create_index(index("correction", 1, &["person_id", "made_at"]))
        .await?;
    manager.create_index(index("correction", 2, &["state"])).await?;
    Ok(())
}
