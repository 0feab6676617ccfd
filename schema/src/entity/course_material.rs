//! `course_material`
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::domain::value::id::{AccountId, CourseId, FileId, MaterialId};

/// A material of a course: a file, or a lesson as text. One that was taken away stays for those who read it.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "course_material")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MaterialId,
    pub course_id: CourseId,
    pub sort_no: i32,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    /// A lesson, a paragraph a line.
    #[sea_orm(column_type = "Text", nullable)]
    pub body: Option<String>,
    pub file_id: Option<FileId>,
    pub added_by: Option<AccountId>,
    pub added_at: DateTime<Utc>,
    pub removed_at: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
