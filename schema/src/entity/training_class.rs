//! `training_class`
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait, Related, RelationDef,
};

use super::unit;
use crate::domain::value::id::{ClassId, UnitId};

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
    /// A code of `training_kind`.
    #[sea_orm(column_type = "Text")]
    pub kind: String,
    /// How far it takes people from their work: another code of `training_kind`.
    #[sea_orm(column_type = "Text")]
    pub delivery: String,
    pub year: i32,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl Related<unit::Entity> for Entity {
    fn to() -> RelationDef {
        Self::belongs_to(unit::Entity)
            .from(Column::UnitId)
            .to(unit::Column::Id)
            .into()
    }
}

impl ActiveModelBehavior for ActiveModel {}
