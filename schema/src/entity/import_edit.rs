//! `import_edit`
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};
use uuid::Uuid;

use crate::domain::value::id::{AccountId, ImportId};

/// A cell that was mended in the page.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "import_edit")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub import_id: ImportId,
    #[sea_orm(column_type = "Text")]
    pub sheet: String,
    pub row_no: i32,
    #[sea_orm(column_type = "Text")]
    pub field: String,
    #[sea_orm(column_type = "Blob")]
    pub text_enc: Vec<u8>,
    pub edited_by: AccountId,
    pub edited_at: DateTime<Utc>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
