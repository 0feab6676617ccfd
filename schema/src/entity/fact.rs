//! `fact`
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::domain::value::id::{FactId, ImportId, OrganisationId, PartyOrganisationId, PersonId};
use crate::domain::value::{FactGrade, FactKind, PartialDate};

/// What is known of one person, organisation or party organisation for one year.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, DeriveEntityModel)]
#[sea_orm(table_name = "fact")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FactId,
    #[sea_orm(column_type = "Text")]
    pub kind: FactKind,
    pub year: i32,
    pub person_id: Option<PersonId>,
    pub organisation_id: Option<OrganisationId>,
    pub party_organisation_id: Option<PartyOrganisationId>,
    #[sea_orm(column_type = "Text", nullable)]
    pub grade: Option<FactGrade>,
    /// The honour's name, the post held besides.
    #[sea_orm(column_type = "Text", nullable)]
    pub title: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub stated_on: Option<PartialDate>,
    /// The last day that it counts, where it ends.
    #[sea_orm(column_type = "Text", nullable)]
    pub valid_to: Option<PartialDate>,
    #[sea_orm(column_type = "Text", nullable)]
    pub remark: Option<String>,
    /// Kind, year, subject and title of the row that holds; empty in what it said before it was corrected.
    #[sea_orm(column_type = "Text", nullable)]
    pub live_key: Option<String>,
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
