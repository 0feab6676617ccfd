//! `plan_item`
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::domain::value::id::{PlanItemId, YearPlanId};

/// A line of a plan (计划项目). One that was changed after the approval stays, dropped, beside the one that replaces it.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_item")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PlanItemId,
    pub year_plan_id: YearPlanId,
    pub sort_no: i32,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// A code of `training_kind`.
    #[sea_orm(column_type = "Text")]
    pub kind: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub audience: Option<String>,
    pub quarter: i32,
    pub sessions: i32,
    /// Over all sessions.
    pub people: i32,
    /// Of a session.
    pub days: i32,
    /// Of a session, times 100.
    pub hours_hundredths: i32,
    #[sea_orm(column_type = "Text", nullable)]
    pub place: Option<String>,
    pub cost_yuan: i64,
    #[sea_orm(column_type = "Text", nullable)]
    pub responsible: Option<String>,
    pub arrival_days: i32,
    pub leaving_days: i32,
    pub staff: i32,
    pub replaces_id: Option<PlanItemId>,
    pub dropped_at: Option<DateTime<Utc>>,
    /// When an adjustment put it in; none: it was in the plan that was approved.
    pub added_at: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
