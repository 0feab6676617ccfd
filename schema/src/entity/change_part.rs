use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};
use uuid::Uuid;

use crate::domain::value::PartSubject;
use crate::domain::value::id::ChangeSetId;

/// What a change set did to one person, organisation or unit.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "change_part")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub change_set_id: ChangeSetId,
    #[sea_orm(column_type = "Text")]
    pub subject: PartSubject,
    pub subject_id: Uuid,
    /// Its name at the time, for the history.
    #[sea_orm(column_type = "Text")]
    pub label: String,
    /// Sealed JSON: each row with its columns before and after.
    #[sea_orm(column_type = "Blob")]
    pub content_enc: Vec<u8>,
    /// The change set that took it back.
    pub undone_by_set_id: Option<ChangeSetId>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
