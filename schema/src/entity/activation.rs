//! `activation`
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};
use uuid::Uuid;

use crate::domain::value::id::AccountId;

/// A one-time code that lets a worker or an invited account begin.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "activation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: AccountId,
    #[sea_orm(column_type = "Text")]
    pub code_hash: String,
    /// Sealed, so that the township can print its list again.
    #[sea_orm(column_type = "Blob")]
    pub code_enc: Vec<u8>,
    pub created_at: DateTime<Utc>,
    pub until: DateTime<Utc>,
    pub used_at: Option<DateTime<Utc>>,
    pub made_by: Option<AccountId>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
