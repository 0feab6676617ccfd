use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};
use uuid::Uuid;

use crate::domain::value::id::{AccountId, ChangeSetId, ImportId, UnitId};
use crate::domain::value::{ChangeSetKind, ChangeSetState};

/// What one act did to the roster, kept with its inverse so that it can be taken back.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "change_set")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ChangeSetId,
    #[sea_orm(column_type = "Text")]
    pub kind: ChangeSetKind,
    #[sea_orm(column_type = "Text")]
    pub state: ChangeSetState,
    /// Whose history it belongs to.
    pub unit_id: UnitId,
    /// In a few words, as the history shows it.
    #[sea_orm(column_type = "Text")]
    pub title: String,
    /// The import that was applied.
    pub import_id: Option<ImportId>,
    /// The change set that this one takes back.
    pub undoes_id: Option<ChangeSetId>,
    /// The row of an import that waited and that this one wrote after it.
    pub settles_row_id: Option<Uuid>,
    /// None for the system itself.
    pub made_by: Option<AccountId>,
    pub made_at: DateTime<Utc>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
