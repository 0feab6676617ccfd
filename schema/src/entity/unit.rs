//! `unit`
use chrono::NaiveDate;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::domain::value::id::UnitId;
use crate::domain::value::{UnitKind, UnitTree};

/// A node of the territory tree (county, townships, communities) or of the line tree (committees).
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
#[sea_orm(table_name = "unit")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: UnitId,
    /// Which of the two trees.
    #[sea_orm(column_type = "Text")]
    pub tree: UnitTree,
    /// What it is in its tree.
    #[sea_orm(column_type = "Text")]
    pub kind: UnitKind,
    /// The division or line code, where it has one.
    #[sea_orm(column_type = "Text", nullable)]
    pub code: Option<String>,
    /// The node above, none at a root.
    pub parent_id: Option<UnitId>,
    /// Ids from the root to this node, each 8 hex digits and a slash: a subtree is a prefix.
    #[sea_orm(column_type = "Text")]
    pub path: String,
    /// The official order among its siblings.
    pub sort_no: i32,
    /// First day that it exists.
    pub valid_from: NaiveDate,
    /// First day that it no longer exists.
    pub valid_to: Option<NaiveDate>,
    /// Who took over.
    pub successor_id: Option<UnitId>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
