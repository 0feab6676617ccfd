//! `chunk`
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

/// One MiB of content at most, sealed, once however often it is used.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "chunk")]
pub struct Model {
    /// Keyed hash of the content.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub hash: String,
    #[sea_orm(column_type = "Blob")]
    pub data: Vec<u8>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
