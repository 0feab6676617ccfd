//! `course_question`
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::domain::training::lesson::QuestionKind;
use crate::domain::value::id::{CourseId, CourseQuestionId};

/// A question of a course's short test. One that was changed or taken away stays, dropped, for the tries made with it.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "course_question")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CourseQuestionId,
    pub course_id: CourseId,
    pub sort_no: i32,
    #[sea_orm(column_type = "Text")]
    pub kind: QuestionKind,
    #[sea_orm(column_type = "Text")]
    pub stem: String,
    /// JSON: the options in order.
    #[sea_orm(column_type = "Text")]
    pub options: String,
    /// JSON: the places of the right ones, from 0.
    #[sea_orm(column_type = "Text")]
    pub answer: String,
    /// Why, shown after a try.
    #[sea_orm(column_type = "Text", nullable)]
    pub note: Option<String>,
    pub dropped_at: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
