//! `year_plan`
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::domain::training::year_plan::YearPlanState;
use crate::domain::value::id::{UnitId, YearPlanId};

/// A unit's training plan of a year.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "year_plan")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: YearPlanId,
    pub unit_id: UnitId,
    pub year: i32,
    #[sea_orm(column_type = "Text")]
    pub state: YearPlanState,
    /// The day on which it was last submitted.
    pub filed_on: Option<NaiveDate>,
    /// What was written when it was concluded.
    #[sea_orm(column_type = "Text", nullable)]
    pub summary: Option<String>,
    pub created_at: DateTime<Utc>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
