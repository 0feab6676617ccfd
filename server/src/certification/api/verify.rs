//! What anybody may learn of a certificate.
use chrono::NaiveDate;
use poem::Request;
use poem::web::Data;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::certification::public_view;

use super::limit::VERIFY;
use crate::certification::store::certificates::by_public_code;
use crate::platform::Platform;
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};

/// A certificate, to the public.
#[derive(Debug, Object)]
pub struct Verified {
    /// Its number.
    pub number: String,
    /// `junior`, `intermediate` or `senior`.
    pub tier: String,
    /// The same in words.
    pub tier_label: String,
    /// The holder's masked name.
    pub holder_masked: String,
    /// The day of issue.
    pub issued_on: NaiveDate,
    /// The first day of its validity.
    pub valid_from: NaiveDate,
    /// The last day of its validity.
    pub valid_to: NaiveDate,
    /// `valid`, `expired`, `suspended`, `downgraded`, `superseded`, `void` or `revoked`.
    pub state: String,
    /// The same in words.
    pub state_label: String,
    /// Since when.
    pub state_day: NaiveDate,
    /// Who issued it.
    pub authority: String,
    /// The day for which this holds: today.
    pub as_of: NaiveDate,
}

/// The public look-up.
pub struct VerifyApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Certification")]
impl VerifyApi {
    /// What a certificate states, for anybody who scans its code
    ///
    /// Public: whoever holds the code has seen the certificate; the name is masked. Limited by address. Problems:
    /// `not_found` (404) for an unknown code, `request.too_many` (429).
    #[oai(
        path = "/certificates/verify/:code",
        method = "get",
        operation_id = "verify_certificate"
    )]
    async fn verify_certificate(
        &self,
        platform: Data<&Platform>,
        request: &Request,
        code: Path<String>,
    ) -> Answer<Json<Verified>> {
        let address = crate::account::address_of(request);
        VERIFY
            .count(&address, platform.clock.now())
            .map_err(Problem::slow_down)?;
        let today = platform.clock.today();
        let code = code.trim().to_uppercase();
        let found = by_public_code(platform.database.reader(), &code).await?;
        let stated = found.as_ref().and_then(|held| {
            let view = public_view(&held.certificate, &held.row.number, &held.row.holder_name, today)?;
            Some((held, view))
        });
        let Some((held, view)) = stated else {
            let detail = "没有查到这个查验码的证书。请核对是否输全；仍查不到时请与发证机关联系。";
            return Err(Problem::new(
                poem::http::StatusCode::NOT_FOUND,
                "not_found",
                detail,
            ));
        };
        Ok(Json(Verified {
            number: view.number,
            tier: view.tier.code().to_owned(),
            tier_label: view.tier.label().to_owned(),
            holder_masked: view.holder,
            issued_on: view.issued,
            valid_from: view.valid_from,
            valid_to: held.last_day(),
            state: view.state.code().to_owned(),
            state_label: view.state.label().to_owned(),
            state_day: view.since,
            authority: held.row.authority.clone(),
            as_of: today,
        }))
    }
}
