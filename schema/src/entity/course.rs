//! `course`
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::domain::training::course::CourseState;
use crate::domain::value::id::{CourseId, LecturerId, UnitId};

/// A course (课程).
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "course")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CourseId,
    pub unit_id: UnitId,
    #[sea_orm(column_type = "Text")]
    pub code: String,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// A code of `training_kind`.
    #[sea_orm(column_type = "Text")]
    pub kind: String,
    /// Times 100.
    pub hours_hundredths: i32,
    #[sea_orm(column_type = "Text", nullable)]
    pub summary: Option<String>,
    /// What a lecturer must bring.
    #[sea_orm(column_type = "Text", nullable)]
    pub qualification: Option<String>,
    /// Who usually teaches it.
    pub lecturer_id: Option<LecturerId>,
    /// Codes of `Role`, with commas between; empty: every role. The next ones likewise.
    #[sea_orm(column_type = "Text", nullable)]
    pub audience_roles: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub audience_tiers: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub audience_industries: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub audience_gaps: Option<String>,
    /// Whether it may be ordered (菜单选学).
    pub on_menu: bool,
    /// How many people it takes at once.
    pub capacity: Option<i32>,
    pub pass_percent: i32,
    #[sea_orm(column_type = "Text")]
    pub state: CourseState,
    pub created_at: DateTime<Utc>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
