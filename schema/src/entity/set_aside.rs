//! `set_aside`
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::domain::value::id::{AccountId, PersonId, SessionId, SetAsideId};

/// Somebody who is not to be named for a session (不报), and why.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "set_aside")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SetAsideId,
    pub person_id: PersonId,
    pub session_id: SessionId,
    #[sea_orm(column_type = "Text", nullable)]
    pub reason: Option<String>,
    /// It holds for every session that begins until then; none: for this session alone.
    pub until: Option<NaiveDate>,
    pub made_by: Option<AccountId>,
    pub made_at: DateTime<Utc>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
