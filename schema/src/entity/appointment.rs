//! `appointment`
use chrono::NaiveDate;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::domain::value::id::{AppointmentId, OrganisationId, PartyOrganisationId, PersonId};
use crate::domain::value::{DatePrecision, Employment, PartialDate, Post};

/// One post of one person at one party organisation.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
#[sea_orm(table_name = "appointment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AppointmentId,
    pub person_id: PersonId,
    /// Where the person serves.
    pub service_org_id: PartyOrganisationId,
    /// Where the membership is, where known.
    pub membership_org_id: Option<PartyOrganisationId>,
    /// The employer, where the roster names one.
    pub organisation_id: Option<OrganisationId>,
    #[sea_orm(column_type = "Text")]
    pub post: Post,
    #[sea_orm(column_type = "Text", nullable)]
    pub employment: Option<Employment>,
    #[sea_orm(column_type = "Text", nullable)]
    pub administrative_post: Option<String>,
    /// The unit that sent an instructor.
    #[sea_orm(column_type = "Text", nullable)]
    pub source_unit: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub remark: Option<String>,
    /// A month counts from its 1st.
    pub valid_from: NaiveDate,
    /// How the first day was told.
    #[sea_orm(column_type = "Text")]
    pub from_precision: DatePrecision,
    /// YYYY-MM-DD or YYYY-MM.
    #[sea_orm(column_type = "Text", nullable)]
    pub term_end: Option<PartialDate>,
    /// First day that it is no longer held.
    pub valid_to: Option<NaiveDate>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
