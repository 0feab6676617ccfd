//! `person`
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::domain::value::id::PersonId;
use crate::domain::value::{Education, Ethnicity, PartialDate, PoliticalStatus, Sex, Tier};

/// A person, once, whatever posts they hold.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
#[sea_orm(table_name = "person")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PersonId,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// Pinyin initials, lower case, for search.
    #[sea_orm(column_type = "Text")]
    pub initials: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub sex: Option<Sex>,
    #[sea_orm(column_type = "Text", nullable)]
    pub ethnicity: Option<Ethnicity>,
    /// YYYY-MM-DD or YYYY-MM, as the personnel archive has it.
    #[sea_orm(column_type = "Text", nullable)]
    pub birth_date: Option<PartialDate>,
    /// Sealed ID number.
    #[sea_orm(column_type = "Blob", nullable)]
    pub id_number_enc: Option<Vec<u8>>,
    /// Keyed hash of the whole number.
    #[sea_orm(column_type = "Text", nullable)]
    pub id_number_hash: Option<String>,
    /// Keyed hash of the first 15 characters.
    #[sea_orm(column_type = "Text", nullable)]
    pub id_first15_hash: Option<String>,
    /// Keyed hash of the last 4 characters.
    #[sea_orm(column_type = "Text", nullable)]
    pub id_last4_hash: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub education: Option<Education>,
    #[sea_orm(column_type = "Text", nullable)]
    pub political_status: Option<PoliticalStatus>,
    /// YYYY-MM-DD or YYYY-MM.
    #[sea_orm(column_type = "Text", nullable)]
    pub party_join_date: Option<PartialDate>,
    #[sea_orm(column_type = "Text", nullable)]
    pub full_member_date: Option<PartialDate>,
    #[sea_orm(column_type = "Text", nullable)]
    pub party_work_since: Option<PartialDate>,
    #[sea_orm(column_type = "Blob", nullable)]
    pub phone_enc: Option<Vec<u8>>,
    #[sea_orm(column_type = "Text", nullable)]
    pub phone_hash: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub phone_last4_hash: Option<String>,
    /// Sealed mail address that the person gave.
    #[sea_orm(column_type = "Blob", nullable)]
    pub email_enc: Option<Vec<u8>>,
    /// The roster's tier column, a claim to be checked; never makes a certificate.
    #[sea_orm(column_type = "Text", nullable)]
    pub tier_claim: Option<Tier>,
    pub created_at: DateTime<Utc>,
    /// The person that this one was found to be.
    pub merged_into_id: Option<PersonId>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
