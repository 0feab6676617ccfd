//! `audit_entry`
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};
use uuid::Uuid;

use crate::domain::value::id::{AccountId, ChangeId, PersonId};

/// One thing that one change did.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub change_id: ChangeId,
    pub at: DateTime<Utc>,
    /// None: the system itself.
    pub actor_id: Option<AccountId>,
    /// For whom it was done (代办).
    pub on_behalf_of: Option<PersonId>,
    #[sea_orm(column_type = "Text")]
    pub action: String,
    /// Kind of thing.
    #[sea_orm(column_type = "Text")]
    pub subject: String,
    pub subject_id: Uuid,
    /// Sealed JSON with before and after.
    #[sea_orm(column_type = "Blob", nullable)]
    pub detail_enc: Option<Vec<u8>>,
    #[sea_orm(column_type = "Text", nullable)]
    pub request_id: Option<String>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
