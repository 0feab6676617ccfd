//! `delivery`
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};
use uuid::Uuid;

use crate::domain::value::id::{AccountId, NoticeId, UnitId};
use crate::domain::value::{DeliveryChannel, DeliveryState};

/// One way by which a notice goes out.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "delivery")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub notice_id: NoticeId,
    #[sea_orm(column_type = "Text")]
    pub channel: DeliveryChannel,
    #[sea_orm(column_type = "Text")]
    pub state: DeliveryState,
    /// The township that tells the person.
    pub unit_id: Option<UnitId>,
    /// Sealed mail address.
    #[sea_orm(column_type = "Blob", nullable)]
    pub address_enc: Option<Vec<u8>>,
    /// Of the mail, fixed before the first try.
    #[sea_orm(column_type = "Text", nullable)]
    pub message_id: Option<String>,
    pub attempts: i32,
    pub due_at: DateTime<Utc>,
    pub leased_until: Option<DateTime<Utc>>,
    pub done_at: Option<DateTime<Utc>>,
    /// Who told the person.
    pub done_by: Option<AccountId>,
    /// A code, no personal data.
    #[sea_orm(column_type = "Text", nullable)]
    pub last_error: Option<String>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
