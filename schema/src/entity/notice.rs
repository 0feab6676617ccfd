//! `notice`
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};
use uuid::Uuid;

use crate::domain::value::NoticeKind;
use crate::domain::value::id::{AccountId, NoticeId, PersonId};

/// Something that a person is to be told.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notice")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: NoticeId,
    pub person_id: Option<PersonId>,
    pub account_id: Option<AccountId>,
    #[sea_orm(column_type = "Text")]
    pub kind: NoticeKind,
    /// What it is about: a session, an application, a certificate.
    pub subject_id: Uuid,
    /// One notice for one cause.
    #[sea_orm(column_type = "Text")]
    pub dedupe: String,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    /// Sealed text as the person sees it.
    #[sea_orm(column_type = "Blob")]
    pub body_enc: Vec<u8>,
    /// The page in the phone app.
    #[sea_orm(column_type = "Text", nullable)]
    pub path: Option<String>,
    pub created_at: DateTime<Utc>,
    pub read_at: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
