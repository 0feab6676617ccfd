//! What a roster registers of a person, and a move between townships, are kinds of notices of their own.
use sea_orm_migration::prelude::*;

use super::table::recode;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        recode(manager, "notice", "kind", &NOTICES, "account").await?;
        // both went out under the account's before
        for (dedupe, kind) in [("import:%", "roster"), ("transfer:%", "transfer")] {
            let update = Query::update()
                .table("notice")
                .value("kind", kind)
                .and_where(Expr::col("dedupe").like(dedupe))
                .to_owned();
            manager.execute(update).await?;
        }
        Ok(())
    }
}

const NOTICES: [&str; 11] = [
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
    "account",
];
