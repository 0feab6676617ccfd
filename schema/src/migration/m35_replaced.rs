//! News that nobody was told of before there was newer news of the same is told no more.
use sea_orm_migration::prelude::*;

use super::table::{index, recode};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // the indexes hold the column that is written anew
        for name in ["delivery_i1", "delivery_i2"] {
            let mut old = Index::drop();
            old.name(name).table("delivery");
            manager.drop_index(old).await?;
        }
        recode(manager, "delivery", "state", &STATES, "pending").await?;
        manager
            .create_index(index("delivery", 1, &["state", "due_at"]))
            .await?;
        manager
            .create_index(index("delivery", 2, &["unit_id", "state"]))
            .await
    }
}

const STATES: [&str; 6] = ["pending", "sent", "told", "failed", "parked", "replaced"];
