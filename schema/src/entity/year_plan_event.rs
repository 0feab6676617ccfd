//! `year_plan_event`
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::domain::training::year_plan::YearPlanState;
use crate::domain::value::id::{AccountId, YearPlanEventId, YearPlanId};

/// Something that happened to a plan.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "year_plan_event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: YearPlanEventId,
    pub year_plan_id: YearPlanId,
    pub at: DateTime<Utc>,
    pub actor_id: Option<AccountId>,
    #[sea_orm(column_type = "Text")]
    pub action: String,
    /// The state after it.
    #[sea_orm(column_type = "Text")]
    pub state: YearPlanState,
    #[sea_orm(column_type = "Text", nullable)]
    pub reason: Option<String>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
