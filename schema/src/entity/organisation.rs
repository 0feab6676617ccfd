//! `organisation`
use chrono::NaiveDate;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::domain::value::OrganisationKind;
use crate::domain::value::id::{OrganisationId, UnitId};

/// A firm, social organisation or platform (两新组织).
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
#[sea_orm(table_name = "organisation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OrganisationId,
    pub territory_unit_id: UnitId,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// The name's stem, for matching within its township.
    #[sea_orm(column_type = "Text")]
    pub name_key: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub kind: Option<OrganisationKind>,
    #[sea_orm(column_type = "Text", nullable)]
    pub credit_code: Option<String>,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    /// The one that it became part of.
    pub successor_id: Option<OrganisationId>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
