//! `sign_in`
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait, Related, RelationDef,
};
use uuid::Uuid;

use super::account;
use crate::domain::value::id::AccountId;

/// One signed-in browser.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: AccountId,
    #[sea_orm(column_type = "Text")]
    pub token_hash: String,
    #[sea_orm(column_type = "Text")]
    pub csrf: String,
    pub created_at: DateTime<Utc>,
    /// Moves the idle limit.
    pub seen_at: DateTime<Utc>,
    /// The absolute limit.
    pub until: DateTime<Utc>,
    pub ended_at: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl Related<account::Entity> for Entity {
    fn to() -> RelationDef {
        Self::belongs_to(account::Entity)
            .from(Column::AccountId)
            .to(account::Column::Id)
            .into()
    }
}

impl ActiveModelBehavior for ActiveModel {}
