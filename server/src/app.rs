//! Puts the features together: routes, jobs, and what one feature registers with another.
use std::sync::Arc;
use std::time::Duration;

use poem::endpoint::make_sync;
use poem::http::StatusCode;
use poem::middleware::{CatchPanic, Compression};
use poem::web::CompressionAlgo;
use poem::{Endpoint, EndpointExt, IntoResponse, Response, Route};
use poem_openapi::{OpenApi, OpenApiService};

use crate::platform::Platform;
use crate::platform::actor::Authenticate;
use crate::platform::consequence::Consequences;
use crate::platform::http::{examples, headers, lacking, limits, refusal, request_id::RequestId, web::Web};
use crate::platform::jobs::Job;
use crate::platform::problem::Problem;
use crate::{
    account, attendance, audit, certification, credit, exam, notice, report, roster, setting, training, unit,
};

/// No request takes longer than this, but for the streams of progress.
const TIME_OUT: Duration = Duration::from_mins(1);

/// Every operation of the API.
fn api() -> impl OpenApi {
    (
        (unit::api::UnitApi, setting::api::SettingApi),
        (
            account::api::SessionApi,
            account::api::AccountApi,
            account::api::GrantApi,
            account::api::ActivationApi,
            account::api::PhoneApi,
        ),
        (
            roster::api::PeopleApi,
            roster::api::OrganisationApi,
            (roster::api::ImportApi, roster::api::ImportRowApi),
            roster::api::ChoiceApi,
            roster::api::HeaderApi,
            roster::api::ExportApi,
            roster::api::ReleaseApi,
            roster::api::TellingApi,
            roster::api::ChangeApi,
            roster::api::DeskApi,
            roster::api::CorrectionApi,
            roster::api::HandApi,
            roster::api::OrganisationHandApi,
            roster::api::TransferApi,
        ),
        (
            training::api::SessionApi,
            training::api::HeadingApi,
            training::api::EnrolmentApi,
            training::api::MySessionApi,
            training::api::PlaceRulesApi,
            training::api::OwnPlaceApi,
            training::api::PaperApi,
            training::api::QuotaApi,
            training::api::YearPlanApi,
            training::api::CourseApi,
            training::api::MaterialApi,
            training::api::CourseOrderApi,
            training::api::MyCourseApi,
            training::api::KindApi,
            (training::api::TimetableApi, training::api::DaysApi),
        ),
        (
            training::api::PlaceApi,
            training::api::VenueApi,
            training::api::LecturerApi,
            training::api::ServiceApi,
            training::api::SetAsideApi,
            training::api::VisitApi,
        ),
        (
            training::api::DivisionApi,
            training::api::DossierApi,
            training::api::LedgerApi,
        ),
        (
            attendance::api::AttendanceApi,
            exam::api::ExamApi,
            credit::api::CreditApi,
        ),
        (
            certification::api::StandingApi,
            certification::api::ApplicationApi,
            certification::api::CertificateApi,
            certification::api::VerifyApi,
        ),
        (notice::api::NoticeApi, audit::api::AuditApi),
        (
            report::api::TodayApi,
            report::api::IndicatorApi,
            report::api::PersonPageApi,
            report::api::SuggestionApi,
            report::api::RecommendationApi,
        ),
    )
}

/// What follows in a later feature when an earlier one has done something.
pub fn consequences() -> Consequences {
    Consequences {
        session_finished: vec![Arc::new(credit::PostHours)],
        course_completed: vec![Arc::new(credit::PostLesson)],
    }
}

/// The jobs of all features.
pub fn jobs() -> Vec<Job> {
    vec![
        roster::READ,
        roster::APPLY,
        roster::UNDO,
        training::OFFERS,
        notice::MAIL,
        audit::SEAL,
    ]
}

/// The API's description (OpenAPI 3.0) as JSON: each path parameter names its resource.
pub fn openapi() -> String {
    platform_spec(&service().spec())
}

fn service() -> OpenApiService<impl OpenApi, ()> {
    OpenApiService::new(api(), "三优 Sanyou", env!("CARGO_PKG_VERSION"))
}

/// Adds `x-resource` to each path parameter, which is named by what it identifies, and the examples.
fn platform_spec(spec: &str) -> String {
    let mut spec: serde_json::Value = serde_json::from_str(spec).unwrap_or_default();
    let paths = spec.get_mut("paths").and_then(|paths| paths.as_object_mut());
    let operations = paths
        .into_iter()
        .flat_map(|paths| paths.values_mut())
        .filter_map(|path| path.as_object_mut());
    for operation in operations.flat_map(|path| path.values_mut()) {
        let parameters = operation
            .get_mut("parameters")
            .and_then(|list| list.as_array_mut());
        for parameter in parameters
            .into_iter()
            .flatten()
            .filter(|parameter| parameter["in"] == "path")
        {
            parameter["x-resource"] = parameter["name"].clone();
        }
    }
    examples::fill(&mut spec);
    serde_json::to_string_pretty(&spec).unwrap_or_default() + "\n"
}

/// The whole service as one endpoint.
pub fn endpoint(platform: &Platform) -> impl Endpoint<Output = Response> + use<> {
    let accounts: Arc<dyn Authenticate> = Arc::new(account::Accounts);
    let spec = openapi();
    let known = Arc::new(lacking::bodies(&serde_json::from_str(&spec).unwrap_or_default()));
    let metrics = platform.metrics.clone();
    Route::new()
        .nest_no_strip(
            "/api/v1",
            service().around(move |next, request| {
                let known = known.clone();
                async move { lacking::name(&known, next, request).await }
            }),
        )
        .nest("/", Web)
        .at("/api/openapi.json", make_sync(move |_| json(spec.clone())))
        .at("/healthz", make_sync(|_| "ok"))
        .at("/readyz", poem::get(ready))
        .at("/metrics", make_sync(move |_| metrics.render()))
        .around(time_out)
        .around(limits::hold)
        .data(platform.clone())
        .data(accounts)
        .data(consequences())
        .with(CatchPanic::new())
        // its Brotli is of the quickest kind, which makes scripts two fifths larger than gzip does
        .with(Compression::new().algorithms([CompressionAlgo::GZIP]))
        .catch_all_error(refusal::shape)
        .map_to_response()
        .after(|answer: poem::Result<Response>| async { answer.map(headers::add) })
        .with(RequestId {
            platform: platform.clone(),
        })
}

async fn time_out<E: Endpoint>(next: Arc<E>, request: poem::Request) -> poem::Result<Response> {
    if let Ok(answer) = tokio::time::timeout(TIME_OUT, next.call(request)).await {
        return answer.map(IntoResponse::into_response);
    }
    let detail = "处理时间太长，已停止，没有写入。请稍后再试。";
    Err(Problem::new(StatusCode::SERVICE_UNAVAILABLE, "request.time_out", detail).into())
}

fn json(text: String) -> Response {
    Response::builder()
        .content_type("application/json; charset=utf-8")
        .body(text)
}

#[poem::handler]
async fn ready(platform: poem::web::Data<&Platform>) -> Response {
    let answers = platform
        .database
        .pending()
        .await
        .is_ok_and(|steps| steps.is_empty());
    let status = if answers {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    Response::builder()
        .status(status)
        .body(if answers { "ready" } else { "not ready" })
}

#[cfg(test)]
mod busy_tests;
