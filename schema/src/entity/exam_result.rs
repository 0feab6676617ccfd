//! `exam_result`
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};
use uuid::Uuid;

use crate::domain::value::id::{AccountId, EnrolmentId, ExamId, FileId};

/// A trainee's mark.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "exam_result")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub exam_id: ExamId,
    pub enrolment_id: EnrolmentId,
    /// Marks times two; none: did not sit.
    pub half_points: Option<i32>,
    /// The workbook that it came from.
    pub file_id: Option<FileId>,
    /// Sheet and cell in it.
    #[sea_orm(column_type = "Text", nullable)]
    pub cell: Option<String>,
    pub recorded_by: AccountId,
    pub recorded_at: DateTime<Utc>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
