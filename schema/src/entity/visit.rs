//! `visit`
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::domain::training::visit::VisitState;
use crate::domain::value::id::{
    AccountId, LecturerId, PartyOrganisationId, RoomId, ServiceId, UnitId, VenueId, VisitId,
};

/// A visit to a venue (来访预约).
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "visit")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: VisitId,
    pub venue_id: VenueId,
    pub service_id: ServiceId,
    /// The room, the lecturer: as the service had them when it was booked.
    pub room_id: Option<RoomId>,
    pub lecturer_id: Option<LecturerId>,
    pub day: NaiveDate,
    #[sea_orm(column_type = "Text")]
    pub starts: String,
    #[sea_orm(column_type = "Text")]
    pub ends: String,
    #[sea_orm(column_type = "Text")]
    pub state: VisitState,
    /// Who comes, as they said.
    #[sea_orm(column_type = "Text")]
    pub visitor: String,
    /// The party organisation, where they are one of ours.
    pub party_organisation_id: Option<PartyOrganisationId>,
    /// How many are to come.
    pub people: i32,
    /// How many came.
    pub came: Option<i32>,
    /// The number to ring back, sealed.
    #[sea_orm(column_type = "Blob", nullable)]
    pub phone_enc: Option<Vec<u8>>,
    #[sea_orm(column_type = "Text", nullable)]
    pub note: Option<String>,
    /// The unit that booked.
    pub unit_id: UnitId,
    pub booked_by: Option<AccountId>,
    pub created_at: DateTime<Utc>,
    /// Place, day and time of a visit that holds them.
    #[sea_orm(column_type = "Text", nullable)]
    pub live_key: Option<String>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
