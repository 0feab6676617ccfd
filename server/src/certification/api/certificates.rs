//! Certificates: lists, one, its PDF and picture.
use poem::web::Data;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::{Binary, Json};
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::value::id::CertificateId;
use uuid::Uuid;

use super::applications::unit_path;
use super::standing::tier_of;
use super::views::{CertificateView, certificate_view};
use crate::certification::action::certificate_file::{
    certificate_file, certificate_paper, visible_certificate,
};
use crate::certification::document::picture;
use crate::certification::store::certificates::{self, CertificateFilter, ListedState};
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::http::respond::{FileAnswer, Picture, download};
use crate::platform::problem::{Answer, Problem};

/// A page of certificates.
#[derive(Debug, Object)]
pub struct CertificateList {
    /// The newest first.
    pub items: Vec<CertificateView>,
    /// For the next page.
    pub next: Option<String>,
    /// How many in all.
    pub total: u64,
}

/// Certificates.
pub struct CertificateApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Certification")]
impl CertificateApi {
    /// Certificates of the people within one's scope
    ///
    /// As they stand today. Problems: `not_found` (404) for a unit out of scope, `request.malformed` (400),
    /// `application.tier` (422).
    #[oai(path = "/certificates", method = "get", operation_id = "list_certificates")]
    async fn list_certificates(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        /// Only of this unit and below.
        unit: Query<Option<Uuid>>,
        /// Only in this state; `expired` is one.
        state: Query<Option<String>>,
        /// Only of this tier.
        tier: Query<Option<String>>,
        /// Where the page before ended.
        cursor: Query<Option<Uuid>>,
    ) -> Answer<Json<CertificateList>> {
        let db = platform.database.reader();
        let filter = CertificateFilter {
            unit_path: unit_path(&platform, &actor.0, unit.0).await?,
            state: state.0.as_deref().map(state_of).transpose()?,
            tier: tier.0.as_deref().map(tier_of).transpose()?,
            after: cursor.0.map(CertificateId),
        };
        let (rows, total) = certificates::page(db, &actor.0.scope, &filter).await?;
        let next = match rows.last() {
            Some(last) if rows.len() as u64 == certificates::PAGE => Some(last.row.id.to_string()),
            _ => None,
        };
        let (today, masked) = (platform.clock.today(), actor.0.sees_masked());
        let views = rows
            .iter()
            .map(|held| certificate_view(&platform, held, today, masked));
        let items = views.collect::<Result<_, Problem>>()?;
        Ok(Json(CertificateList { items, next, total }))
    }

    /// One certificate
    ///
    /// Of somebody who moved away, as of their last day there. Problems: `not_found` (404).
    #[oai(
        path = "/certificates/:certificate",
        method = "get",
        operation_id = "show_certificate"
    )]
    async fn show_certificate(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        certificate: Path<Uuid>,
    ) -> Answer<Json<CertificateView>> {
        let (held, day) = visible_certificate(&platform, &actor.0, CertificateId(certificate.0)).await?;
        Ok(Json(certificate_view(
            &platform,
            &held,
            day,
            actor.0.sees_masked(),
        )?))
    }

    /// The certificate's PDF, as it was issued
    ///
    /// Problems: `not_found` (404), `certificate.masked` (403) for 查阅.
    #[oai(
        path = "/certificates/:certificate/pdf",
        method = "get",
        operation_id = "download_certificate"
    )]
    async fn download_certificate(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        certificate: Path<Uuid>,
    ) -> Answer<FileAnswer> {
        let content = certificate_file(&platform, &actor.0, CertificateId(certificate.0)).await?;
        Ok(download(&content.name, "application/pdf", content.bytes))
    }

    /// The certificate as a picture for a screen
    ///
    /// Problems: `not_found` (404), `certificate.masked` (403) for 查阅.
    #[oai(
        path = "/certificates/:certificate/picture.svg",
        method = "get",
        operation_id = "certificate_picture"
    )]
    async fn certificate_picture(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        certificate: Path<Uuid>,
    ) -> Answer<Picture> {
        let paper = certificate_paper(&platform, &actor.0, CertificateId(certificate.0)).await?;
        Ok(Picture::Svg(Binary(picture(&paper).into_bytes())))
    }

    /// The certificate's QR code
    ///
    /// Problems: `not_found` (404), `certificate.masked` (403) for 查阅.
    #[oai(
        path = "/certificates/:certificate/qr.svg",
        method = "get",
        operation_id = "certificate_qr"
    )]
    async fn certificate_qr(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        certificate: Path<Uuid>,
    ) -> Answer<Picture> {
        let paper = certificate_paper(&platform, &actor.0, CertificateId(certificate.0)).await?;
        Ok(Picture::Svg(Binary(paper.qr.into_bytes())))
    }
}

fn state_of(code: &str) -> Result<ListedState, Problem> {
    if code == "expired" {
        return Ok(ListedState::Expired);
    }
    let stored = code.parse();
    stored
        .map(ListedState::Stored)
        .map_err(|_| Problem::bad_request("没有这种状态，请从列表里重新选择。"))
}
