use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::domain::value::id::{
    AccountId, AppointmentId, ChangeSetId, ImportId, PersonId, TransferId, UnitId,
};
use crate::domain::value::{TransferSide, TransferState};

/// A township asks for a person who holds a post in another, or asks another to take over one of its own.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "transfer_request")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TransferId,
    pub person_id: PersonId,
    /// The post that would end; none once it is taken back with its import.
    pub appointment_id: Option<AppointmentId>,
    pub from_unit_id: UnitId,
    pub to_unit_id: UnitId,
    /// The import whose row asks.
    pub import_id: Option<ImportId>,
    /// Sealed JSON: the row as it is compared, the name, why.
    #[sea_orm(column_type = "Blob")]
    pub content_enc: Vec<u8>,
    #[sea_orm(column_type = "Text")]
    pub state: TransferState,
    /// Appointment and asking unit while it is open: one may be open at a time.
    #[sea_orm(column_type = "Text", nullable)]
    pub open_key: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub asked_by_side: TransferSide,
    pub asked_by: AccountId,
    pub asked_at: DateTime<Utc>,
    pub answered_by: Option<AccountId>,
    pub answered_at: Option<DateTime<Utc>>,
    /// Why not.
    #[sea_orm(column_type = "Text", nullable)]
    pub reason: Option<String>,
    /// What moved the person.
    pub change_set_id: Option<ChangeSetId>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
