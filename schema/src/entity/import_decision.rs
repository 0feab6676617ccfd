use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};
use uuid::Uuid;

use crate::domain::value::IdentityDecision;
use crate::domain::value::id::{AccountId, ImportId, PersonId};

/// What somebody decided at the identity desk about one row of an import.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "import_decision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub import_id: ImportId,
    #[sea_orm(column_type = "Text")]
    pub sheet: String,
    pub row_no: i32,
    #[sea_orm(column_type = "Text")]
    pub decision: IdentityDecision,
    /// The person, where it is the same.
    pub person_id: Option<PersonId>,
    pub decided_by: AccountId,
    pub decided_at: DateTime<Utc>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
