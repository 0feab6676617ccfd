//! A request's id, and the one log line that it leaves.
use std::time::Instant;

use poem::{Endpoint, IntoResponse, Middleware, Request, Response, Result};
use tracing::Instrument;
use uuid::Uuid;

use crate::platform::Platform;

tokio::task_local! {
    static CURRENT: String;
}

/// The id of the request that is being served, where one is.
pub fn current() -> Option<String> {
    CURRENT.try_with(Clone::clone).ok()
}

/// Gives each request an id, answers it in `X-Request-Id`, logs and counts it. Paths are logged as they came:
/// they hold states, days and ids only, never what a person typed.
pub struct RequestId {
    /// For the clock and the figures.
    pub platform: Platform,
}

impl<E: Endpoint> Middleware<E> for RequestId {
    type Output = RequestIdEndpoint<E>;

    fn transform(&self, inner: E) -> Self::Output {
        RequestIdEndpoint {
            inner,
            platform: self.platform.clone(),
        }
    }
}

/// The endpoint that [`RequestId`] makes.
pub struct RequestIdEndpoint<E> {
    inner: E,
    platform: Platform,
}

impl<E: Endpoint> Endpoint for RequestIdEndpoint<E> {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let id = self.platform.clock.id::<Uuid>().simple().to_string();
        let (method, path) = (request.method().clone(), request.uri().path().to_owned());
        let begun = Instant::now();
        let span = tracing::info_span!("request", id = %id);
        let answered = CURRENT
            .scope(id.clone(), self.inner.call(request).instrument(span))
            .await;
        let mut response = match answered {
            Ok(response) => response.into_response(),
            Err(error) => error.into_response(),
        };
        let took = begun.elapsed();
        let status = response.status().as_u16();
        self.platform.metrics.request(method.as_str(), status, took);
        let millis = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        // a worker's public code stands in the address of the verification page
        let path = if path.contains("/verify/") {
            "/verify/…"
        } else {
            path.as_str()
        };
        tracing::info!(request_id = %id, %method, path, status, millis, "served");
        if let Ok(value) = id.parse() {
            response.headers_mut().insert("x-request-id", value);
        }
        Ok(response)
    }
}
