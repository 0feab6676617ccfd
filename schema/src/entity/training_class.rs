//! `training_class`
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::domain::value::id::{ClassId, UnitId};
use crate::domain::value::{ClassKind, Delivery};

/// A class (班次), which runs in sessions.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "training_class")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ClassId,
    /// Who holds it.
    pub unit_id: UnitId,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    #[sea_orm(column_type = "Text")]
    pub kind: ClassKind,
    #[sea_orm(column_type = "Text")]
    pub delivery: Delivery,
    pub year: i32,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
