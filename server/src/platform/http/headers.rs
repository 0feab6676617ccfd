//! Security headers: nothing from outside, no inline script, no frame around us.
use poem::Response;
use poem::http::{HeaderMap, HeaderName, HeaderValue};

/// All of it from our own files alone: what components place and size, they do through the DOM, which needs no leave.
const CSP: &str = "default-src 'self'; script-src 'self'; style-src 'self'; \
    img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const HEADERS: [(&str, &str); 5] = [
    ("content-security-policy", CSP),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("permissions-policy", "geolocation=(), microphone=(), payment=()"),
];

/// Adds the headers; what a handler set itself stays.
pub fn add(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers
            .entry(HeaderName::from_static(name))
            .or_insert(HeaderValue::from_static(value));
    }
    no_store_unless_said(headers);
    response
}

/// Answers hold personal data: no cache keeps them unless a handler said so.
fn no_store_unless_said(headers: &mut HeaderMap) {
    headers
        .entry(HeaderName::from_static("cache-control"))
        .or_insert(HeaderValue::from_static("no-store"));
}
