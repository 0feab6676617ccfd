//! `enrolment`
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::domain::value::EnrolmentState;
use crate::domain::value::id::{EnrolmentId, PersonId, SessionId, UnitId};

/// A person's place in a session.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "enrolment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EnrolmentId,
    pub session_id: SessionId,
    pub person_id: PersonId,
    /// The township that the place counts for.
    pub unit_id: UnitId,
    #[sea_orm(column_type = "Text")]
    pub state: EnrolmentState,
    /// Order of enrolment, also on the waiting list.
    pub position: i32,
    /// The trainee's personal code.
    #[sea_orm(column_type = "Text")]
    pub code: String,
    pub created_at: DateTime<Utc>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
