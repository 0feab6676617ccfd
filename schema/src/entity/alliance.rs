//! `alliance`
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::domain::value::id::{AllianceId, ImportId, OrganisationId, PartyOrganisationId, UnitId};

/// An alliance of organisations (党建联盟) across townships.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, DeriveEntityModel)]
#[sea_orm(table_name = "alliance")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AllianceId,
    /// The unit whose alliance it is: the county, as a rule.
    pub unit_id: UnitId,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    #[sea_orm(column_type = "Text")]
    pub name_key: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub industry: Option<String>,
    pub lead_organisation_id: Option<OrganisationId>,
    pub lead_party_id: Option<PartyOrganisationId>,
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
