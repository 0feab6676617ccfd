//! `exam`
use chrono::NaiveDate;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::domain::exam::ExamBook;
use crate::domain::value::id::{ExamId, SessionId};

/// An exam of a session.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "exam")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ExamId,
    pub session_id: SessionId,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    pub held_on: NaiveDate,
    pub full_mark: i32,
    pub pass_mark: i32,
    /// How it is held; none: nobody said.
    #[sea_orm(column_type = "Text", nullable)]
    pub book: Option<ExamBook>,
    /// What it counts of the result, in per cent.
    pub weight: Option<i32>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
