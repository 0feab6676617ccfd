//! Writes certificates: the row and its events.
use chrono::NaiveDate;
use sanyou_schema::domain::LifeCycle;
use sanyou_schema::domain::certification::{CertificateAction, validity};
use sanyou_schema::domain::value::id::{ApplicationId, CertificateId, FileId, PersonId, SchemeId};
use sanyou_schema::domain::value::{CertificateState, Tier};
use sanyou_schema::entity::{certificate, certificate_event};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, Set};
use uuid::Uuid;

use crate::platform::change::Change;
use crate::platform::problem::Problem;

/// A certificate to be written.
#[derive(Debug, Clone)]
pub struct NewCertificate {
    /// Its id.
    pub id: CertificateId,
    /// Its number.
    pub number: String,
    /// What its QR code holds.
    pub public_code: String,
    /// Whose it is.
    pub person: PersonId,
    /// By which scheme.
    pub scheme: SchemeId,
    /// By which application.
    pub application: Option<ApplicationId>,
    /// Its tier.
    pub tier: Tier,
    /// The name, as printed.
    pub holder: String,
    /// The party organisation, as printed.
    pub party_organisation: String,
    /// Who issues it, as printed.
    pub authority: String,
    /// The day of issue, from which it is valid.
    pub issued_on: NaiveDate,
    /// For how long.
    pub months: u32,
    /// Its PDF, where it is made already.
    pub file: Option<FileId>,
}

/// Moves a certificate from a day on, within a change: the row and its event.
pub async fn move_certificate(
    change: &Change,
    id: CertificateId,
    from: CertificateState,
    action: CertificateAction,
    day: NaiveDate,
    reason: Option<String>,
) -> Result<CertificateState, Problem> {
    let next = from
        .step(action, reason.as_deref())
        .map_err(|violation| Problem::conflict("certificate.state", violation.message))?;
    let moved = certificate::Entity::update_many()
        .col_expr(certificate::Column::State, next.into())
        .col_expr(certificate::Column::StateSince, day.into())
        .filter(certificate::Column::Id.eq(id))
        .filter(certificate::Column::State.eq(from))
        .exec(change.db())
        .await?;
    if moved.rows_affected != 1 {
        let detail = "这本证书刚由别人办理过。请刷新后再看。";
        return Err(Problem::conflict("certificate.state", detail));
    }
    write_event(change, id, day, action.code(), next, reason).await?;
    Ok(next)
}

/// Writes the row and its first event within a change.
pub async fn write_certificate(change: &Change, new: &NewCertificate) -> Result<(), DbErr> {
    let days = validity(new.issued_on, new.months);
    let row = certificate::ActiveModel {
        id: Set(new.id),
        number: Set(new.number.clone()),
        public_code: Set(new.public_code.clone()),
        person_id: Set(new.person),
        scheme_id: Set(new.scheme),
        application_id: Set(new.application),
        tier: Set(new.tier),
        holder_name: Set(new.holder.clone()),
        party_organisation_name: Set(new.party_organisation.clone()),
        authority: Set(new.authority.clone()),
        issued_on: Set(new.issued_on),
        valid_from: Set(days.from),
        valid_to: Set(days.to.unwrap_or(NaiveDate::MAX)),
        state: Set(CertificateState::Valid),
        state_since: Set(new.issued_on),
        file_id: Set(new.file),
        created_at: Set(change.at()),
    };
    certificate::Entity::insert(row).exec(change.db()).await?;
    write_event(
        change,
        new.id,
        new.issued_on,
        "issue",
        CertificateState::Valid,
        None,
    )
    .await
}

/// Writes one event of a certificate.
async fn write_event(
    change: &Change,
    id: CertificateId,
    day: NaiveDate,
    action: &str,
    state: CertificateState,
    reason: Option<String>,
) -> Result<(), DbErr> {
    let row = certificate_event::ActiveModel {
        id: Set(change.id::<Uuid>()),
        certificate_id: Set(id),
        at: Set(change.at()),
        day: Set(day),
        actor_id: Set(change.by().account),
        action: Set(action.to_owned()),
        state: Set(state),
        reason: Set(reason),
    };
    certificate_event::Entity::insert(row).exec(change.db()).await?;
    Ok(())
}
