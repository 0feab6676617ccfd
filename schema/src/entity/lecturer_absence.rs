//! `lecturer_absence`
use chrono::NaiveDate;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};
use uuid::Uuid;

use crate::domain::value::HalfDay;
use crate::domain::value::id::LecturerId;

/// Days on which a lecturer is away.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lecturer_absence")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub lecturer_id: LecturerId,
    pub first_day: NaiveDate,
    pub last_day: NaiveDate,
    #[sea_orm(column_type = "Text", nullable)]
    pub half: Option<HalfDay>,
    #[sea_orm(column_type = "Text")]
    pub reason: String,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
