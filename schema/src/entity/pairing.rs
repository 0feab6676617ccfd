//! `pairing`
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};
use uuid::Uuid;

use crate::domain::value::id::{ImportId, PartyOrganisationId};

/// A strong party organisation that helps a weak one (结对帮带).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, DeriveEntityModel)]
#[sea_orm(table_name = "pairing")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub helper_id: PartyOrganisationId,
    pub helped_id: PartyOrganisationId,
    pub year: i32,
    #[sea_orm(column_type = "Text", nullable)]
    pub measures: Option<String>,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    /// The import that it came by; none for what was written by hand.
    pub import_id: Option<ImportId>,
    #[sea_orm(column_type = "Text", nullable)]
    pub sheet: Option<String>,
    /// Where it stood: `D5`.
    #[sea_orm(column_type = "Text", nullable)]
    pub cell: Option<String>,
    pub created_at: DateTime<Utc>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
