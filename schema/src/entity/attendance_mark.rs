//! `attendance_mark`
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};
use uuid::Uuid;

use crate::domain::value::MarkStatus;
use crate::domain::value::id::{AccountId, EnrolmentId, SlotId};

/// Who was there in a slot.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attendance_mark")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub slot_id: SlotId,
    pub enrolment_id: EnrolmentId,
    #[sea_orm(column_type = "Text")]
    pub status: MarkStatus,
    pub at: DateTime<Utc>,
    pub marked_by: Option<AccountId>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
