//! The front ends, built into the binary: the console at `/`, the phone app at `/me`, the public page `/verify`,
//! and the API's description at `/api/docs`.
use poem::http::{StatusCode, header};
use poem::{Endpoint, Request, Response, Result};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "web/dist"]
struct Dist;

/// Serves the built files; a path that is none of them opens the page of its app, which finds the way itself.
pub struct Web;

impl Endpoint for Web {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let path = request.uri().path().trim_start_matches('/');
        let path = match path.strip_prefix("api/docs") {
            Some("" | "/") => "docs/index.html",
            Some(rest) if rest.starts_with('/') => path.trim_start_matches("api/"),
            _ => path,
        };
        if let Some(answer) = file(path) {
            return Ok(answer);
        }
        let looks_like_a_file = path.rsplit('/').next().is_some_and(|last| last.contains('.'));
        if looks_like_a_file || path.starts_with("api/") {
            return Err(StatusCode::NOT_FOUND.into());
        }
        let page = match path.split('/').next() {
            Some("me") => "me.html",
            Some("verify") => "verify.html",
            _ => "index.html",
        };
        file(page).ok_or_else(|| StatusCode::NOT_FOUND.into())
    }
}

fn file(path: &str) -> Option<Response> {
    let found = Dist::get(path)?;
    // names under assets/ carry a hash of their content
    let keep = if path.starts_with("assets/") {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let answer = Response::builder()
        .header(header::CONTENT_TYPE, found.metadata.mimetype())
        .header(header::CACHE_CONTROL, keep)
        .body(found.data.into_owned());
    Some(answer)
}
