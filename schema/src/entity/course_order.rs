//! `course_order`
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::domain::training::order::{OrderState, Provider};
use crate::domain::value::HalfDay;
use crate::domain::value::id::{
    AccountId, AllianceId, CourseId, CourseOrderId, LecturerId, PartyOrganisationId, RoomId, UnitId, VenueId,
};

/// An order from the course menu (菜单选学点单).
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "course_order")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CourseOrderId,
    pub course_id: CourseId,
    /// The unit that ordered, or that the party organisation belongs to.
    pub unit_id: UnitId,
    pub party_organisation_id: Option<PartyOrganisationId>,
    #[sea_orm(column_type = "Text")]
    pub state: OrderState,
    /// How many will listen.
    pub people: i32,
    /// When and where they would like it.
    #[sea_orm(column_type = "Text", nullable)]
    pub wish: Option<String>,
    pub agreed_on: Option<NaiveDate>,
    #[sea_orm(column_type = "Text", nullable)]
    pub half: Option<HalfDay>,
    #[sea_orm(column_type = "Text", nullable)]
    pub place: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub provider: Option<Provider>,
    pub alliance_id: Option<AllianceId>,
    pub venue_id: Option<VenueId>,
    /// Where the venue has rooms, the one of them.
    pub room_id: Option<RoomId>,
    pub lecturer_id: Option<LecturerId>,
    /// How many listened.
    pub came: Option<i32>,
    pub stars: Option<i32>,
    #[sea_orm(column_type = "Text", nullable)]
    pub comment: Option<String>,
    pub asked_by: Option<AccountId>,
    pub created_at: DateTime<Utc>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
