//! `quota_unit`
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::domain::value::id::{AllianceId, QuotaUnitId, SessionId, UnitId};

/// A unit's places in a session.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "quota_unit")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: QuotaUnitId,
    pub session_id: SessionId,
    pub unit_id: Option<UnitId>,
    pub alliance_id: Option<AllianceId>,
    pub sort_no: i32,
    pub basis: i32,
    pub eligible: i32,
    pub minimum: i32,
    /// The rounds of its arithmetic, as JSON.
    #[sea_orm(column_type = "Text", nullable)]
    pub steps: Option<String>,
    pub places: i32,
    /// Of these, given back to whoever holds the session.
    pub returned: i32,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
