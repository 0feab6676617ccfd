//! How large a body may be: refused before it is read where its length is announced, else cut off.
use std::sync::Arc;

use poem::http::{HeaderName, StatusCode, header};
use poem::{Body, Endpoint, IntoResponse, Request, Response, Result};
use tokio::io::AsyncReadExt as _;

use crate::platform::problem::Problem;

/// A file may have 50 MiB; around it stands a form.
const FORM: u64 = 51 << 20;
/// What people type.
const TYPED: u64 = 1 << 20;

/// Holds a request to the limit of its kind.
pub async fn hold<E: Endpoint>(next: Arc<E>, mut request: Request) -> Result<Response> {
    let form = text(&request, &header::CONTENT_TYPE).is_some_and(|kind| kind.starts_with("multipart/"));
    let (limit, said) = if form { (FORM, "50 MB") } else { (TYPED, "1 MB") };
    match text(&request, &header::CONTENT_LENGTH).and_then(|length| length.parse::<u64>().ok()) {
        Some(length) if length > limit => {
            let detail = format!("内容太大，超过了上限 {said}。请拆成几份再提交。");
            return Err(Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "request.too_large", detail).into());
        }
        Some(_) => {}
        None => {
            let body = request.take_body().into_async_read().take(limit);
            request.set_body(Body::from_async_read(body));
        }
    }
    next.call(request).await.map(IntoResponse::into_response)
}

fn text<'a>(request: &'a Request, name: &HeaderName) -> Option<&'a str> {
    request.headers().get(name)?.to_str().ok()
}
