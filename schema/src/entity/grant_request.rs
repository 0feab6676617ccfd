//! `grant_request`
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::domain::value::id::{AccountId, ClassId, GrantRequestId, UnitId};
use crate::domain::value::{GrantRequestState, RoleName};

/// A role at a place that was asked for an account when it was invited.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "grant_request")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: GrantRequestId,
    pub account_id: AccountId,
    #[sea_orm(column_type = "Text")]
    pub role: RoleName,
    /// Where it is to hold.
    pub unit_id: UnitId,
    /// For a class teacher.
    pub class_id: Option<ClassId>,
    /// First day that it is no longer to hold.
    pub valid_to: Option<NaiveDate>,
    #[sea_orm(column_type = "Text")]
    pub state: GrantRequestState,
    pub asked_by: Option<AccountId>,
    pub asked_at: DateTime<Utc>,
    pub decided_by: Option<AccountId>,
    pub decided_at: Option<DateTime<Utc>>,
    /// Why it was refused.
    #[sea_orm(column_type = "Text", nullable)]
    pub reason: Option<String>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
