use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::domain::value::CorrectionState;
use crate::domain::value::id::{AccountId, ChangeSetId, CorrectionId, PersonId};

/// A worker's word that something that stands of them is wrong (信息有误).
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "correction")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CorrectionId,
    pub person_id: PersonId,
    /// The field, where one is named.
    #[sea_orm(column_type = "Text", nullable)]
    pub field: Option<String>,
    /// Sealed text of what is wrong and what is right.
    #[sea_orm(column_type = "Blob")]
    pub text_enc: Vec<u8>,
    #[sea_orm(column_type = "Text")]
    pub state: CorrectionState,
    /// Whoever told it: the worker, or the township for them.
    pub made_by: AccountId,
    pub made_at: DateTime<Utc>,
    pub answered_by: Option<AccountId>,
    pub answered_at: Option<DateTime<Utc>>,
    /// Why it stays as it is.
    #[sea_orm(column_type = "Text", nullable)]
    pub reason: Option<String>,
    /// The change that put it right.
    pub change_set_id: Option<ChangeSetId>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
