//! `certificate`
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::domain::value::id::{ApplicationId, CertificateId, FileId, PersonId, SchemeId};
use crate::domain::value::{CertificateState, Tier};

/// A qualification certificate (资格证书).
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "certificate")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CertificateId,
    #[sea_orm(column_type = "Text")]
    pub number: String,
    /// 128 random bits, base32.
    #[sea_orm(column_type = "Text")]
    pub public_code: String,
    pub person_id: PersonId,
    pub scheme_id: SchemeId,
    pub application_id: Option<ApplicationId>,
    #[sea_orm(column_type = "Text")]
    pub tier: Tier,
    /// As printed.
    #[sea_orm(column_type = "Text")]
    pub holder_name: String,
    /// As printed.
    #[sea_orm(column_type = "Text")]
    pub party_organisation_name: String,
    /// As printed.
    #[sea_orm(column_type = "Text")]
    pub authority: String,
    pub issued_on: NaiveDate,
    pub valid_from: NaiveDate,
    /// First day that it is no longer valid.
    pub valid_to: NaiveDate,
    #[sea_orm(column_type = "Text")]
    pub state: CertificateState,
    pub state_since: NaiveDate,
    /// The PDF.
    pub file_id: Option<FileId>,
    pub created_at: DateTime<Utc>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
