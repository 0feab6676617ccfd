//! A certificate's PDF and what is printed on it, for whoever may see its holder.
use chrono::NaiveDate;
use poem::http::StatusCode;
use sanyou_schema::domain::value::id::CertificateId;
use sanyou_schema::entity::certificate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::certification::document::{Paper, certificate_pdf};
use crate::certification::store::applications::visible_application;
use crate::certification::store::certificates::{Held, by_id};
use crate::certification::store::schemes::scheme_version;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::files::{self, Content};
use crate::platform::problem::Problem;
use crate::roster::visible_person;

/// A certificate with the day as of which the actor may know it: whoever sees its holder, or handled its application.
///
/// Problems: `not_found` (404).
pub async fn visible_certificate(
    platform: &Platform,
    actor: &Actor,
    id: CertificateId,
) -> Result<(Held, NaiveDate), Problem> {
    let db = platform.database.reader();
    let missing = || Problem::not_found("本证书");
    let held = by_id(db, id).await?.ok_or_else(missing)?;
    let today = platform.clock.today();
    if let Some(application) = held.row.application_id
        && visible_application(db, &actor.scope, application)
            .await?
            .is_some()
    {
        return Ok((held, today));
    }
    let holder = visible_person(db, &actor.scope, held.row.person_id)
        .await?
        .filter(|holder| held.row.issued_on <= holder.as_of)
        .ok_or_else(missing)?;
    Ok((held, holder.as_of))
}

/// What is printed on a certificate.
///
/// Problems: `not_found` (404), `certificate.masked` (403).
pub async fn certificate_paper(
    platform: &Platform,
    actor: &Actor,
    id: CertificateId,
) -> Result<Paper, Problem> {
    let (held, _) = visible_certificate(platform, actor, id).await?;
    unmasked(actor)?;
    paper_of(platform, &held).await
}

/// The PDF as it was issued; of a certificate that was written without one it is made now, and kept.
///
/// Problems: `not_found` (404), `certificate.masked` (403).
pub async fn certificate_file(
    platform: &Platform,
    actor: &Actor,
    id: CertificateId,
) -> Result<Content, Problem> {
    let (held, _) = visible_certificate(platform, actor, id).await?;
    unmasked(actor)?;
    if let Some(file) = held.row.file_id {
        return files::read(platform, platform.database.reader(), file).await;
    }
    let paper = paper_of(platform, &held).await?;
    let bytes = certificate_pdf(platform, &paper).await?;
    let name = format!("{}.pdf", held.row.number);
    let txn = platform.database.begin().await?;
    let file = files::keep(platform, &txn, &name, "application/pdf", &bytes, None).await?;
    certificate::Entity::update_many()
        .col_expr(certificate::Column::FileId, file.into())
        .filter(certificate::Column::Id.eq(id))
        .filter(certificate::Column::FileId.is_null())
        .exec(&txn)
        .await?;
    txn.commit().await?;
    Ok(Content { name, bytes })
}

/// 查阅 reads names masked, and the paper shows the whole name.
fn unmasked(actor: &Actor) -> Result<(), Problem> {
    if !actor.sees_masked() {
        return Ok(());
    }
    let detail = "查阅账号看不到完整姓名，不能打开证书原件。需要时请向县级管理员索取。";
    Err(Problem::new(StatusCode::FORBIDDEN, "certificate.masked", detail))
}

/// With the words that held on the day of issue.
async fn paper_of(platform: &Platform, held: &Held) -> Result<Paper, Problem> {
    let db = platform.database.reader();
    let unit = scheme_version(db, held.row.scheme_id).await?.unit;
    let word = crate::setting::value_for(db, unit, "subject.word", held.row.issued_on).await?;
    Paper::of_held(platform, held, &word)
}
