//! `session`
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait, Related, RelationDef,
};

use super::training_class;
use crate::domain::training::Teaching;
use crate::domain::value::SessionState;
use crate::domain::value::id::{AccountId, ClassId, SessionId, VenueId};

/// A run of a class (期).
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SessionId,
    pub class_id: ClassId,
    /// The n of 第n期.
    pub number: i32,
    #[sea_orm(column_type = "Text")]
    pub state: SessionState,
    pub first_day: NaiveDate,
    pub last_day: NaiveDate,
    pub capacity: i32,
    pub venue_id: Option<VenueId>,
    /// The class teacher.
    pub head_account_id: Option<AccountId>,
    #[sea_orm(column_type = "Text", nullable)]
    pub note: Option<String>,
    pub created_at: DateTime<Utc>,
    /// Whether people may ask for a place themselves.
    pub self_enrol: bool,
    /// Whether somebody looks through those who ask for themselves.
    pub approval: bool,
    /// The last day on which townships and people enter names.
    pub names_until: Option<NaiveDate>,
    /// The last day on which they give a place back.
    pub leave_until: Option<NaiveDate>,
    /// For how many hours a free place is offered to who waits; none: it is given at once.
    pub offer_hours: Option<i32>,
    #[sea_orm(column_type = "Text")]
    pub teaching: Teaching,
    /// The session that it was copied from.
    pub copied_from_id: Option<SessionId>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl Related<training_class::Entity> for Entity {
    fn to() -> RelationDef {
        Self::belongs_to(training_class::Entity)
            .from(Column::ClassId)
            .to(training_class::Column::Id)
            .into()
    }
}

impl ActiveModelBehavior for ActiveModel {}
