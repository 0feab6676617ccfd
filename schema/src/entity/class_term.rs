//! `class_term`
use chrono::NaiveDate;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};
use uuid::Uuid;

use crate::domain::training::TermField;
use crate::domain::value::id::UnitId;

/// What an office calls a kind of classes, or a form of delivery.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "class_term")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub unit_id: UnitId,
    #[sea_orm(column_type = "Text")]
    pub field: TermField,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// The code that the rules know it by.
    #[sea_orm(column_type = "Text")]
    pub counts_as: String,
    pub sort_no: i32,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
