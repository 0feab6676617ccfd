//! `venue`
use chrono::NaiveDate;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::domain::training::VenueKind;
use crate::domain::value::id::{UnitId, VenueId};

/// A place where sessions are held.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "venue")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: VenueId,
    pub unit_id: UnitId,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub address: Option<String>,
    pub seats: Option<i32>,
    #[sea_orm(column_type = "Text")]
    pub kind: VenueKind,
    #[sea_orm(column_type = "Text", nullable)]
    pub phone: Option<String>,
    /// When nobody is received at noon, `HH:MM`.
    #[sea_orm(column_type = "Text", nullable)]
    pub rest_from: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub rest_to: Option<String>,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
