//! `scheme`
use chrono::NaiveDate;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::domain::value::id::{SchemeId, UnitId};

/// One version of a certification scheme, as data.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "scheme")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SchemeId,
    pub unit_id: UnitId,
    #[sea_orm(column_type = "Text")]
    pub code: String,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    pub version: i32,
    /// JSON of schema::domain::certification.
    #[sea_orm(column_type = "Text")]
    pub definition: String,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
