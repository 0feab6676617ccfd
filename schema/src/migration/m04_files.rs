//! Files of the service, and roster imports.
use sea_orm_migration::prelude::*;

use super::table::{
    bigint, blob, coded, date, flag, index, instant, int, key, new_table, reference, text, unique, uuid,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        file(manager).await?;
        chunk(manager).await?;
        file_part(manager).await?;
        roster_import(manager).await?;
        import_row(manager).await?;
        import_edit(manager).await?;
        Ok(())
    }
}

async fn file(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("file");
    table
        .col(uuid("id").not_null())
        .col(text("name").not_null())
        .col(text("media_type").not_null())
        .col(bigint("size").not_null())
        .col(text("sha256").not_null())
        .col(instant("created_at").not_null())
        .col(uuid("created_by"))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("file", 1, "created_by", "account", "id"));
    manager.create_table(table).await?;
    manager.create_index(index("file", 1, &["sha256"])).await?;
    Ok(())
}

async fn chunk(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("chunk");
    table
        .col(text("hash").not_null())
        .col(blob("data").not_null())
        .primary_key(&mut key(&["hash"]));
    manager.create_table(table).await?;
    Ok(())
}

async fn file_part(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("file_part");
    table
        .col(uuid("file_id").not_null())
        .col(int("place").not_null())
        .col(text("hash").not_null())
        .primary_key(&mut key(&["file_id", "place"]));
    table.foreign_key(&mut reference("file_part", 1, "file_id", "file", "id"));
    table.foreign_key(&mut reference("file_part", 2, "hash", "chunk", "hash"));
    manager.create_table(table).await?;
    Ok(())
}

async fn roster_import(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("roster_import");
    table
        .col(uuid("id").not_null())
        .col(uuid("unit_id").not_null())
        .col(uuid("file_id").not_null())
        .col(coded("mode", &["both", "add", "update", "fill"]).not_null())
        .col(
            coded(
                "state",
                &[
                    "reading",
                    "staged",
                    "guarded",
                    "applying",
                    "applied",
                    "undone",
                    "partly_undone",
                    "failed",
                ],
            )
            .not_null(),
        )
        .col(date("as_of").not_null())
        .col(uuid("earlier_id"))
        .col(blob("report_enc"))
        .col(text("totals"))
        .col(text("fingerprint"))
        .col(int("progress").not_null())
        .col(text("failure"))
        .col(text("failure_text"))
        .col(uuid("released_by"))
        .col(text("release_reason"))
        .col(uuid("created_by").not_null())
        .col(instant("created_at").not_null())
        .col(uuid("applied_by"))
        .col(instant("applied_at"))
        .col(instant("leased_until"))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("roster_import", 1, "unit_id", "unit", "id"));
    table.foreign_key(&mut reference("roster_import", 2, "file_id", "file", "id"));
    table.foreign_key(&mut reference(
        "roster_import",
        3,
        "earlier_id",
        "roster_import",
        "id",
    ));
    table.foreign_key(&mut reference("roster_import", 4, "released_by", "account", "id"));
    table.foreign_key(&mut reference("roster_import", 5, "created_by", "account", "id"));
    table.foreign_key(&mut reference("roster_import", 6, "applied_by", "account", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(index("roster_import", 1, &["unit_id", "created_at"]))
        .await?;
    manager
        .create_index(index("roster_import", 2, &["state", "leased_until"]))
        .await?;
    manager
        .create_index(index("roster_import", 3, &["file_id"]))
        .await?;
    Ok(())
}

async fn import_row(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("import_row");
    table
        .col(uuid("id").not_null())
        .col(uuid("import_id").not_null())
        .col(text("sheet").not_null())
        .col(int("row_no").not_null())
        .col(
            coded(
                "outcome",
                &[
                    "new",
                    "changed",
                    "unchanged",
                    "moved",
                    "pending",
                    "refused",
                    "skipped",
                ],
            )
            .not_null(),
        )
        .col(text("code"))
        .col(blob("content_enc").not_null())
        .col(uuid("person_id"))
        .col(flag("excluded").not_null())
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference(
        "import_row",
        1,
        "import_id",
        "roster_import",
        "id",
    ));
    table.foreign_key(&mut reference("import_row", 2, "person_id", "person", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(unique("import_row", 1, &["import_id", "sheet", "row_no"]))
        .await?;
    manager
        .create_index(index("import_row", 1, &["import_id", "outcome"]))
        .await?;
    Ok(())
}

async fn import_edit(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("import_edit");
    table
        .col(uuid("id").not_null())
        .col(uuid("import_id").not_null())
        .col(text("sheet").not_null())
        .col(int("row_no").not_null())
        .col(text("field").not_null())
        .col(blob("text_enc").not_null())
        .col(uuid("edited_by").not_null())
        .col(instant("edited_at").not_null())
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference(
        "import_edit",
        1,
        "import_id",
        "roster_import",
        "id",
    ));
    table.foreign_key(&mut reference("import_edit", 2, "edited_by", "account", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(unique(
            "import_edit",
            1,
            &["import_id", "sheet", "row_no", "field"],
        ))
        .await?;
    Ok(())
}
