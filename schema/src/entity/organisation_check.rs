//! `organisation_check`
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};
use uuid::Uuid;

use crate::domain::value::id::{ImportId, OrganisationId};
use crate::domain::value::{CoverageKind, OperatingState};

/// How an organisation was found on a day (摸排); the latest on or before a day is what holds then.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, DeriveEntityModel)]
#[sea_orm(table_name = "organisation_check")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub organisation_id: OrganisationId,
    pub checked_on: NaiveDate,
    #[sea_orm(column_type = "Text", nullable)]
    pub state: Option<OperatingState>,
    pub staff_count: Option<i32>,
    pub member_count: Option<i32>,
    #[sea_orm(column_type = "Text", nullable)]
    pub coverage: Option<CoverageKind>,
    /// The import that it came by; none for what was written by hand.
    pub import_id: Option<ImportId>,
    #[sea_orm(column_type = "Text", nullable)]
    pub sheet: Option<String>,
    /// Where it stood: `D5`.
    #[sea_orm(column_type = "Text", nullable)]
    pub cell: Option<String>,
    pub created_at: DateTime<Utc>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
