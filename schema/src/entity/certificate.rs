//! `certificate`
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SimpleExpr};
use sea_orm::{ColumnTrait, Condition};

use super::certificate_event;
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

/// The certificates that are valid on a day, as a condition on this table: by the last state that each came into up to
/// that day, the same as [`Certificate::is_valid`](crate::domain::certification::Certificate::is_valid) says of one.
pub fn valid_on(day: NaiveDate) -> Condition {
    use certificate_event::Column as Event;
    let of_event = |column| Expr::col((certificate_event::Entity, column));
    let last = Query::select()
        .expr(of_event(Event::State))
        .from(certificate_event::Entity)
        .and_where(of_event(Event::CertificateId).equals((Entity, Column::Id)))
        .and_where(of_event(Event::Day).lte(day))
        .order_by((certificate_event::Entity, Event::Day), Order::Desc)
        .order_by((certificate_event::Entity, Event::At), Order::Desc)
        .order_by((certificate_event::Entity, Event::Id), Order::Desc)
        .limit(1)
        .to_owned();
    let counting = CertificateState::ALL
        .iter()
        .copied()
        .filter(|state| state.counts_as_valid());
    Condition::all()
        .add(Column::ValidFrom.lte(day))
        .add(Column::ValidTo.gt(day))
        .add(SimpleExpr::SubQuery(None, Box::new(last.into())).is_in(counting))
}
