//! `session_paper`
use chrono::NaiveDate;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};
use uuid::Uuid;

use crate::domain::value::id::SessionId;

/// What the papers of a session say beyond what the session itself tells.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session_paper")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub session_id: SessionId,
    /// 文号.
    #[sea_orm(column_type = "Text", nullable)]
    pub document_no: Option<String>,
    pub issued_on: Option<NaiveDate>,
    /// 落款.
    #[sea_orm(column_type = "Text", nullable)]
    pub signer: Option<String>,
    /// 主送.
    #[sea_orm(column_type = "Text", nullable)]
    pub addressed_to: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub audience: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub content: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub assessment: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub discipline: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub costs: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub contact: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub phone: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub report_to: Option<String>,
    /// 学员须知.
    #[sea_orm(column_type = "Text", nullable)]
    pub notes: Option<String>,
    /// 承办.
    #[sea_orm(column_type = "Text", nullable)]
    pub undertaker: Option<String>,
    /// 经费.
    #[sea_orm(column_type = "Text", nullable)]
    pub spent: Option<String>,
    /// 归档号.
    #[sea_orm(column_type = "Text", nullable)]
    pub archive_no: Option<String>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
