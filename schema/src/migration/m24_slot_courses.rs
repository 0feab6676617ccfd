//! The course of the catalogue that a half-day teaches.
use sea_orm_migration::prelude::*;

use super::table::{index, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut course = uuid("course_id");
        course.extra("CONSTRAINT slot_f10 REFERENCES course (id)");
        let mut alter = Table::alter();
        alter.table("slot").add_column(course);
        manager.alter_table(alter).await?;
        manager.create_index(index("slot", 4, &["course_id"])).await
    }
}
