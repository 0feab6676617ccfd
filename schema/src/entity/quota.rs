//! `quota`
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::domain::training::quota::{QuotaBasis, QuotaBy};
use crate::domain::value::id::{AccountId, SessionId};

/// How a session's places are shared out.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "quota")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub session_id: SessionId,
    /// Among townships, lines or alliances.
    #[sea_orm(column_type = "Text")]
    pub among: QuotaBy,
    #[sea_orm(column_type = "Text")]
    pub basis: QuotaBasis,
    /// Codes of roles, by commas; none: everybody in post.
    #[sea_orm(column_type = "Text", nullable)]
    pub audience: Option<String>,
    pub minimum: i32,
    pub total: i32,
    pub set_at: DateTime<Utc>,
    pub set_by: Option<AccountId>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
