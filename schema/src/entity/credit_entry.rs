//! `credit_entry`
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};
use uuid::Uuid;

use crate::domain::value::id::{CourseId, PersonId, SlotId};
use crate::domain::value::{CreditKind, CreditSource, HalfDay};

/// Hours earned, a half-day each; never changed, only reversed.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "credit_entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub person_id: PersonId,
    pub day: NaiveDate,
    #[sea_orm(column_type = "Text", nullable)]
    pub half: Option<HalfDay>,
    #[sea_orm(column_type = "Text")]
    pub kind: CreditKind,
    #[sea_orm(column_type = "Text")]
    pub source: CreditSource,
    pub slot_id: Option<SlotId>,
    /// The course that was done online.
    pub course_id: Option<CourseId>,
    /// Hours times 100; negative in a reversal.
    pub hundredths: i32,
    /// The rule's version that computed it.
    #[sea_orm(column_type = "Text")]
    pub rule: String,
    pub reverses_id: Option<Uuid>,
    /// Person, day and half, or person and course, while it counts: neither earns twice.
    #[sea_orm(column_type = "Text", nullable)]
    pub live_key: Option<String>,
    pub created_at: DateTime<Utc>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
