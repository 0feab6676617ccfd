use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};
use uuid::Uuid;

use crate::domain::value::AnswerKind;
use crate::domain::value::id::{AccountId, UnitId};

/// An answer that later imports of the unit use again.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "import_answer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub unit_id: UnitId,
    #[sea_orm(column_type = "Text")]
    pub kind: AnswerKind,
    /// The field of a value, the township of an organisation's name; `*` for a header.
    #[sea_orm(column_type = "Text")]
    pub topic: String,
    /// The header, text or name as it is compared.
    #[sea_orm(column_type = "Text")]
    pub question: String,
    /// A field's code, a canonical value, a party organisation's id; none: the column is no field, the name is its own.
    #[sea_orm(column_type = "Text", nullable)]
    pub answer: Option<String>,
    pub answered_by: AccountId,
    pub answered_at: DateTime<Utc>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
