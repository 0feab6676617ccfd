//! `account`
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::domain::value::AccountState;
use crate::domain::value::id::{AccountId, PersonId, UnitId};

/// Somebody who may sign in.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AccountId,
    /// What is typed at sign-in, lower case.
    #[sea_orm(column_type = "Text")]
    pub login: String,
    #[sea_orm(column_type = "Text")]
    pub display_name: String,
    /// The worker whose account this is.
    pub person_id: Option<PersonId>,
    /// The unit that looks after this account.
    pub home_unit_id: UnitId,
    #[sea_orm(column_type = "Text")]
    pub state: AccountState,
    /// Argon2id, PHC string.
    #[sea_orm(column_type = "Text", nullable)]
    pub password_hash: Option<String>,
    /// A password that somebody else knows.
    pub must_change: bool,
    /// Argon2id of a worker's PIN.
    #[sea_orm(column_type = "Text", nullable)]
    pub pin_hash: Option<String>,
    /// Sealed TOTP secret, where set up.
    #[sea_orm(column_type = "Blob", nullable)]
    pub totp_enc: Option<Vec<u8>>,
    /// The last time step whose code was used: none works twice.
    pub totp_step: Option<i64>,
    /// When the privacy notice (告知) was accepted.
    pub informed_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
