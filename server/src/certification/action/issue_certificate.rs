//! Issues a certificate: number without a gap, row, PDF, notice, in one transaction.
use chrono::{Datelike, NaiveDate, TimeDelta};
use sanyou_schema::domain::LifeCycle;
use sanyou_schema::domain::certification::{
    ApplicationAction, CertificateAction, NumberParts, Scheme, counter_key, render, validity,
};
use sanyou_schema::domain::value::id::{ApplicationId, CertificateId, FileId, PersonId, SchemeId};
use sanyou_schema::domain::value::{ApplicationState, CertificateState, Tier};
use sanyou_schema::entity::{certificate, certificate_event, number_counter};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, Set, SqlErr,
};
use uuid::Uuid;

use super::act_on_application::move_on;
use super::submit_application::{NewStep, write_step};
use super::telling;
use crate::certification::document::{Paper, certificate_pdf, last_day, long_day, new_public_code};
use crate::certification::store::applications::Placed;
use crate::certification::store::certificates::certificates_of_person;
use crate::certification::store::schemes::{SchemeVersion, county_division};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::files;
use crate::platform::problem::Problem;

/// Others issue at the same time: so often the number is taken anew.
const TRIES: usize = 8;

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

/// Issues the certificate of an application that is recognised, or recognises it in the same step.
///
/// The PDF holds the number, and typesetting takes too long for an open transaction: the next number is looked up, the
/// PDF made, and the number taken only if it is still the next one; else all is done anew, and no number is lost.
///
/// Problems: `application.state` (409), `certificate.busy` (409).
pub async fn issue_certificate(
    platform: &Platform,
    actor: &Actor,
    placed: &Placed,
    scheme: &SchemeVersion,
    recognise: bool,
) -> Result<(), Problem> {
    for _ in 0..TRIES {
        let draft = draft(platform, placed, scheme).await?;
        let paper = Paper::of_new(platform, &draft.new, &draft.subject_word)?;
        let pdf = certificate_pdf(platform, &paper).await?;
        if write(platform, actor, placed, &draft, &pdf, recognise).await? {
            return Ok(());
        }
    }
    let detail = "发证的人太多，编号一时排不上。请稍等片刻再试，没有写入任何内容。";
    Err(Problem::conflict("certificate.busy", detail))
}

struct Draft {
    new: NewCertificate,
    series: String,
    serial: i32,
    subject_word: String,
}

async fn draft(platform: &Platform, placed: &Placed, scheme: &SchemeVersion) -> Result<Draft, Problem> {
    let (db, today) = (platform.database.reader(), platform.clock.today());
    let unit = placed.row.unit_id;
    let division = county_division(db, &placed.unit_path).await?;
    let series = series_of(&scheme.scheme, &division, placed.row.tier, today);
    let serial = next_serial(db, &series).await?;
    let parts = NumberParts {
        serial: u32::try_from(serial).unwrap_or_default(),
        ..parts(&scheme.scheme, &division, placed.row.tier, today)
    };
    let new = NewCertificate {
        id: platform.clock.id(),
        number: render(&scheme.scheme.number_template, parts),
        public_code: new_public_code(),
        person: placed.row.person_id,
        scheme: scheme.id,
        application: Some(placed.row.id),
        tier: placed.row.tier,
        holder: placed.name.clone(),
        party_organisation: placed.party_organisation.clone(),
        authority: crate::setting::value_for(db, unit, "authority.name", today).await?,
        issued_on: today,
        months: scheme.scheme.validity_months,
        file: None,
    };
    Ok(Draft {
        new,
        series,
        serial,
        subject_word: crate::setting::value_for(db, unit, "subject.word", today).await?,
    })
}

fn parts<'a>(scheme: &'a Scheme, division: &'a str, tier: Tier, day: NaiveDate) -> NumberParts<'a> {
    NumberParts {
        division,
        scheme: &scheme.code,
        year: day.year(),
        tier,
        serial: 0,
    }
}

/// What a number counts within.
fn series_of(scheme: &Scheme, division: &str, tier: Tier, day: NaiveDate) -> String {
    counter_key(&scheme.number_template, parts(scheme, division, tier, day))
}

async fn next_serial(db: &impl ConnectionTrait, series: &str) -> Result<i32, DbErr> {
    let row = number_counter::Entity::find_by_id(series).one(db).await?;
    Ok(row.map_or(1, |row| row.next))
}

/// Takes a number, if it is still the next one.
async fn take(db: &DatabaseTransaction, series: &str, serial: i32) -> Result<bool, DbErr> {
    if next_serial(db, series).await? != serial {
        return Ok(false);
    }
    if serial > 1 {
        let taken = number_counter::Entity::update_many()
            .col_expr(number_counter::Column::Next, (serial + 1).into())
            .filter(number_counter::Column::Series.eq(series))
            .filter(number_counter::Column::Next.eq(serial))
            .exec(db)
            .await?;
        return Ok(taken.rows_affected == 1);
    }
    let row = number_counter::ActiveModel {
        series: Set(series.to_owned()),
        next: Set(2),
    };
    match number_counter::Entity::insert(row)
        .exec_without_returning(db)
        .await
    {
        Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => Ok(false),
        other => other.map(|_| true),
    }
}

/// Takes the next number of a series within a change: for certificates whose PDF is made when it is first asked for.
pub async fn take_number(
    change: &Change,
    scheme: &Scheme,
    division: &str,
    tier: Tier,
    day: NaiveDate,
) -> Result<String, Problem> {
    let series = series_of(scheme, division, tier, day);
    let serial = next_serial(change.db(), &series).await?;
    if !take(change.db(), &series, serial).await? {
        return Err(Problem::conflict("certificate.busy", "编号一时排不上，请再试。"));
    }
    let parts = NumberParts {
        serial: u32::try_from(serial).unwrap_or_default(),
        ..parts(scheme, division, tier, day)
    };
    Ok(render(&scheme.number_template, parts))
}

/// One transaction; `false` where somebody else took the number.
async fn write(
    platform: &Platform,
    actor: &Actor,
    placed: &Placed,
    draft: &Draft,
    pdf: &[u8],
    recognise: bool,
) -> Result<bool, Problem> {
    let mut change = platform.change(&actor.by()).await?;
    move_on(&change, &placed.row, ApplicationState::Issued).await?;
    if !take(change.db(), &draft.series, draft.serial).await? {
        return Ok(false);
    }
    // kept with the certificate and not before it: a PDF whose number was not taken would be somebody else's
    let name = format!("{}.pdf", draft.new.number);
    let file = files::keep(
        platform,
        change.db(),
        &name,
        "application/pdf",
        pdf,
        change.by().account,
    )
    .await?;
    let new = NewCertificate {
        file: Some(file),
        ..draft.new.clone()
    };
    supersede(&change, &new).await?;
    write_certificate(&change, &new).await?;
    let recognised = recognise.then_some((ApplicationAction::Recognise, ApplicationState::Recognised));
    let issued = (ApplicationAction::Issue, ApplicationState::Issued);
    let mut cause = Uuid::nil();
    for (micros, (action, state)) in (0..).zip(recognised.into_iter().chain([issued])) {
        let step = NewStep {
            at: change.at() + TimeDelta::microseconds(micros),
            action,
            state,
            reason: None,
            on_behalf: false,
        };
        cause = write_step(&change, placed.row.id, step).await?;
    }
    let detail = serde_json::json!({"number": new.number, "application": placed.row.id});
    change.audit("certificate.issue", "certificate", new.id, &detail);
    let until = long_day(last_day(validity(new.issued_on, new.months)));
    let (kind, title, body, path) = telling::issued(new.tier, &new.number, &until);
    let news = telling::News {
        person: new.person,
        unit: placed.row.unit_id,
        kind,
        subject: new.id.into(),
        cause,
        title,
        body,
        path,
    };
    telling::tell(&mut change, news).await?;
    change.commit().await?;
    Ok(true)
}

/// Valid certificates of the same tier or a lower one have a new one in their place.
async fn supersede(change: &Change, new: &NewCertificate) -> Result<(), Problem> {
    for held in certificates_of_person(change.db(), new.person).await? {
        if held.row.tier > new.tier || !held.certificate.is_valid(new.issued_on) {
            continue;
        }
        let reason = Some(format!("已发新证 {}", new.number));
        let (state, day) = (held.row.state, new.issued_on);
        move_certificate(
            change,
            held.row.id,
            state,
            CertificateAction::Supersede,
            day,
            reason,
        )
        .await?;
    }
    Ok(())
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
