//! `slot`
use chrono::NaiveDate;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait, Related, RelationDef,
};

use super::session;
use crate::domain::value::HalfDay;
use crate::domain::value::id::{CourseId, DivisionId, LecturerId, RoomId, SessionId, SlotId};

/// A half-day of a session (课次).
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "slot")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SlotId,
    pub session_id: SessionId,
    pub day: NaiveDate,
    #[sea_orm(column_type = "Text")]
    pub half: HalfDay,
    /// HH:MM, the county's time.
    #[sea_orm(column_type = "Text")]
    pub starts: String,
    #[sea_orm(column_type = "Text")]
    pub ends: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub title: Option<String>,
    pub lecturer_id: Option<LecturerId>,
    #[sea_orm(column_type = "Text", nullable)]
    pub room: Option<String>,
    pub room_id: Option<RoomId>,
    /// The course of the catalogue that it teaches.
    pub course_id: Option<CourseId>,
    /// Whose it is; none: everybody's. A half-day is held once for all or once for each group.
    pub division_id: Option<DivisionId>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl Related<session::Entity> for Entity {
    fn to() -> RelationDef {
        Self::belongs_to(session::Entity)
            .from(Column::SessionId)
            .to(session::Column::Id)
            .into()
    }
}

impl ActiveModelBehavior for ActiveModel {}
