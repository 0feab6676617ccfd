//! `import_mark`
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};
use uuid::Uuid;

use crate::domain::value::id::ImportId;

/// What is said of a staged row, by which the rows of an import are listed without being opened.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "import_mark")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub import_id: ImportId,
    /// A code of the row or of a cell, a field that would change, or the row that tells the same person first.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub mark: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub row_id: Uuid,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
