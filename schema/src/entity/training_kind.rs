//! `training_kind`
use chrono::NaiveDate;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};
use uuid::Uuid;

use crate::domain::value::id::UnitId;

/// A kind of classes or courses, or a way of holding classes, as it is from a day on. Of the rows of one code the nearest unit's latest holds; those of
/// no unit are everybody's.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "training_kind")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a use or a property of its own"
)]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub unit_id: Option<UnitId>,
    #[sea_orm(column_type = "Text")]
    pub code: String,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    pub for_class: bool,
    pub for_course: bool,
    /// Whether it is a way of holding classes (脱产, 业余), and no kind.
    pub for_delivery: bool,
    /// Whether classes of it are the yearly round (轮训) that a plan must hold.
    pub is_rotation: bool,
    pub sort_no: i32,
    /// Whether it may be chosen; what has it keeps it.
    pub in_use: bool,
    pub valid_from: NaiveDate,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
