//! `party_organisation`
use chrono::NaiveDate;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait, Related, RelationDef,
};

use super::unit;
use crate::domain::value::id::{PartyOrganisationId, UnitId};
use crate::domain::value::{PartyOrgKind, ReportingLine};

/// A party organisation; one may serve several organisations (联合党支部).
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
#[sea_orm(table_name = "party_organisation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PartyOrganisationId,
    pub territory_unit_id: UnitId,
    pub line_unit_id: Option<UnitId>,
    /// Which of the two it reports to.
    #[sea_orm(column_type = "Text")]
    pub reporting: ReportingLine,
    #[sea_orm(column_type = "Text")]
    pub kind: PartyOrgKind,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    #[sea_orm(column_type = "Text")]
    pub name_key: String,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    /// The one that it became part of.
    pub successor_id: Option<PartyOrganisationId>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl Related<unit::Entity> for Entity {
    fn to() -> RelationDef {
        Self::belongs_to(unit::Entity)
            .from(Column::TerritoryUnitId)
            .to(unit::Column::Id)
            .into()
    }
}

impl ActiveModelBehavior for ActiveModel {}
