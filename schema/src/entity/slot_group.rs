//! `slot_group`
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};
use uuid::Uuid;

use crate::domain::value::id::{LecturerId, SlotId};

/// A group that sits apart in a slot (分班).
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "slot_group")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub slot_id: SlotId,
    pub group_no: i32,
    #[sea_orm(column_type = "Text", nullable)]
    pub title: Option<String>,
    pub lecturer_id: Option<LecturerId>,
    #[sea_orm(column_type = "Text", nullable)]
    pub room: Option<String>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
