//! Issues a certificate: number without a gap, row, PDF, notice, in one transaction.
use chrono::TimeDelta;
use sanyou_schema::domain::certification::{
    ApplicationAction, CertificateAction, NumberParts, render, validity,
};
use sanyou_schema::domain::value::ApplicationState;
use uuid::Uuid;

use super::application::{NewStep, move_on, write_step};
use super::certificate::{NewCertificate, move_certificate, write_certificate};
use super::number::{next_serial, parts, series_of, take};
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
