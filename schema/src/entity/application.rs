//! `application`
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::domain::value::id::{ApplicationId, PartyOrganisationId, PersonId, SchemeId, UnitId};
use crate::domain::value::{ApplicationState, Tier};

/// An application for a tier.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "application")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ApplicationId,
    pub scheme_id: SchemeId,
    pub person_id: PersonId,
    /// The township that handles it.
    pub unit_id: UnitId,
    /// That recommends.
    pub party_organisation_id: PartyOrganisationId,
    #[sea_orm(column_type = "Text")]
    pub tier: Tier,
    #[sea_orm(column_type = "Text")]
    pub state: ApplicationState,
    pub state_since: DateTime<Utc>,
    /// JSON: the criteria as they stood when it was submitted.
    #[sea_orm(column_type = "Text")]
    pub evaluation: String,
    pub submitted_on: Option<NaiveDate>,
    /// The person while it is open: one at a time.
    #[sea_orm(column_type = "Text", nullable)]
    pub open_key: Option<String>,
    pub created_at: DateTime<Utc>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
