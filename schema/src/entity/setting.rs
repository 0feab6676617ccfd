//! `setting`
use chrono::NaiveDate;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait, Related, RelationDef,
};
use uuid::Uuid;

use super::unit;
use crate::domain::value::id::{AccountId, UnitId};

/// One version of a setting of a unit; it holds for the unit's subtree until a nearer or later one.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "setting")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub unit_id: UnitId,
    /// The setting's name, dotted.
    #[sea_orm(column_type = "Text")]
    pub key: String,
    /// JSON.
    #[sea_orm(column_type = "Text")]
    pub value: String,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    /// Who set it, none at setup.
    pub changed_by: Option<AccountId>,
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
