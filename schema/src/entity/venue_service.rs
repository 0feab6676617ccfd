//! `venue_service`
use chrono::NaiveDate;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::domain::value::id::{LecturerId, RoomId, ServiceId, VenueId};

/// Something that a venue does for visitors (服务项目).
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "venue_service")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ServiceId,
    pub venue_id: VenueId,
    /// The functional area; none where the venue is one room.
    pub room_id: Option<RoomId>,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub description: Option<String>,
    /// How long it takes.
    pub minutes: i32,
    /// How many people at most.
    pub most: Option<i32>,
    /// How many usually come.
    pub usual: Option<i32>,
    /// Who receives them, where it is no lecturer.
    #[sea_orm(column_type = "Text", nullable)]
    pub led_by: Option<String>,
    pub lecturer_id: Option<LecturerId>,
    pub sort_no: i32,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
