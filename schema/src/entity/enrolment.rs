//! `enrolment`
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::domain::training::Origin;
use crate::domain::value::EnrolmentState;
use crate::domain::value::id::{DivisionId, EnrolmentId, PersonId, SessionId, UnitId};

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
    #[sea_orm(column_type = "Text", nullable)]
    pub origin: Option<Origin>,
    /// Of those that wait: their turn, the lowest first.
    pub turn: Option<i32>,
    /// Of those that wait: until when a free place is kept for them.
    pub offer_until: Option<DateTime<Utc>>,
    /// The place of whom this person came for.
    pub replaces_id: Option<EnrolmentId>,
    /// The discussion group (分组).
    pub group_no: Option<i32>,
    /// Whether the person stays overnight, by the receipt.
    pub lodging: Option<bool>,
    /// What the receipt says beside it.
    #[sea_orm(column_type = "Text", nullable)]
    pub receipt_note: Option<String>,
    /// The group with half-days of its own (分班).
    pub division_id: Option<DivisionId>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
