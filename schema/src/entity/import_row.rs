//! `import_row`
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};
use uuid::Uuid;

use crate::domain::value::RowOutcome;
use crate::domain::value::id::{ImportId, PersonId};

/// A row of a roster, staged.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "import_row")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub import_id: ImportId,
    #[sea_orm(column_type = "Text")]
    pub sheet: String,
    /// As the spreadsheet shows it.
    pub row_no: i32,
    #[sea_orm(column_type = "Text")]
    pub outcome: RowOutcome,
    /// Why refused or pending.
    #[sea_orm(column_type = "Text", nullable)]
    pub code: Option<String>,
    /// Sealed JSON: values, before, issues, raw cells.
    #[sea_orm(column_type = "Blob")]
    pub content_enc: Vec<u8>,
    /// The match, or the person made.
    pub person_id: Option<PersonId>,
    /// Left out by hand.
    pub excluded: bool,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
