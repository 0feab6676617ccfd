//! Lists go page by page along a key: the rows of an import by outcome and by what is said of them, whom it told, the
//! trail by what was done.
use sea_orm_migration::prelude::*;

use super::table::{index, key, new_table, reference, text, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut table = new_table("import_mark");
        table
            .col(uuid("import_id").not_null())
            .col(text("mark").not_null())
            .col(uuid("row_id").not_null())
            .primary_key(&mut key(&["import_id", "mark", "row_id"]));
        table.foreign_key(&mut reference(
            "import_mark",
            1,
            "import_id",
            "roster_import",
            "id",
        ));
        manager.create_table(table).await?;
        manager
            .create_index(index("import_row", 3, &["import_id", "id"]))
            .await?;
        manager
            .create_index(index("import_row", 4, &["import_id", "outcome", "id"]))
            .await?;
        // the new one begins with its columns
        let mut old = Index::drop();
        old.name("import_row_i1").table("import_row");
        manager.drop_index(old).await?;
        manager
            .create_index(index("audit_entry", 5, &["action", "id"]))
            .await?;
        manager
            .create_index(index("notice", 3, &["subject_id", "id"]))
            .await?;
        read_open_ones_again(manager).await
    }
}

/// What is open was staged without marks: it is read once more.
async fn read_open_ones_again(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut again = Query::update();
    again
        .table("roster_import")
        .value("state", "reading")
        .value("turn", Expr::col("turn").add(1))
        .value("leased_until", Expr::cust("NULL"))
        .and_where(Expr::col("state").is_in(["staged", "guarded"]));
    manager.execute(again).await
}
