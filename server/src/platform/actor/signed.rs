//! From a request to the actor: session cookie with CSRF header, or bearer token.
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use poem::http::{Method, StatusCode};
use poem::web::cookie::CookieJar;
use poem::{FromRequest, Request, RequestBody, Result};
use poem_openapi::registry::{MetaSecurityScheme, Registry};
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};

use super::actor::Actor;
use crate::platform::Platform;
use crate::platform::problem::Problem;

/// The session cookie's name.
pub const COOKIE: &str = "sanyou_session";

/// What a request shows of who it is.
#[derive(Debug, Clone)]
pub enum Credential {
    /// The session cookie; with what the CSRF header held where the request may change something.
    Session {
        /// The cookie's value.
        token: String,
        /// The CSRF header, empty where it is missing; none for a request that only reads.
        csrf: Option<String>,
    },
    /// A program's bearer token.
    Token(String),
}

/// Checks credentials: implemented by the account feature.
pub trait Authenticate: Send + Sync {
    /// The actor of a credential; refused where it is none, or no longer.
    fn actor(&self, platform: Platform, credential: Credential) -> Authenticated;
}

/// What [`Authenticate::actor`] answers.
pub type Authenticated = Pin<Box<dyn Future<Output = Result<Actor, Problem>> + Send>>;

/// The actor of a request; refused with 401 where nobody is signed in.
pub struct Signed(pub Actor);

/// The same, before a forced password change or the privacy notice: for the operations that do just that.
pub struct SignedEarly(pub Actor);

impl<'a> ApiExtractor<'a> for Signed {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::SecurityScheme];
    type ParamType = ();
    type ParamRawType = ();

    fn register(registry: &mut Registry) {
        register(registry);
    }

    fn security_schemes() -> Vec<&'static str> {
        vec!["session", "token"]
    }

    async fn from_request(
        request: &'a Request,
        body: &mut RequestBody,
        _: ExtractParamOptions<()>,
    ) -> Result<Self> {
        let actor = authenticate(request, body).await?;
        if actor.must_change {
            let detail = "首次登录请先修改密码，修改后继续。";
            return Err(Problem::new(StatusCode::FORBIDDEN, "password.must_change", detail).into());
        }
        if actor.must_set_totp {
            let detail = "您的角色须用动态口令，请先设置，设置后继续。";
            return Err(Problem::new(StatusCode::FORBIDDEN, "totp.must_set", detail).into());
        }
        Ok(Self(actor))
    }
}

impl<'a> ApiExtractor<'a> for SignedEarly {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::SecurityScheme];
    type ParamType = ();
    type ParamRawType = ();

    fn register(registry: &mut Registry) {
        register(registry);
    }

    fn security_schemes() -> Vec<&'static str> {
        vec!["session", "token"]
    }

    async fn from_request(
        request: &'a Request,
        body: &mut RequestBody,
        _: ExtractParamOptions<()>,
    ) -> Result<Self> {
        Ok(Self(authenticate(request, body).await?))
    }
}

fn register(registry: &mut Registry) {
    let scheme = |ty, scheme, key_in, name| MetaSecurityScheme {
        ty,
        description: None,
        name,
        key_in,
        scheme,
        bearer_format: None,
        flows: None,
        openid_connect_url: None,
    };
    registry.create_security_scheme("session", scheme("apiKey", None, Some("cookie"), Some(COOKIE)));
    registry.create_security_scheme("token", scheme("http", Some("bearer"), None, None));
}

async fn authenticate(request: &Request, body: &mut RequestBody) -> Result<Actor, Problem> {
    let missing = || Problem::internal("the request carries no platform");
    let platform = request.data::<Platform>().ok_or_else(missing)?;
    let accounts = request.data::<Arc<dyn Authenticate>>().ok_or_else(missing)?;
    let bearer = request
        .header("authorization")
        .and_then(|value| value.strip_prefix("Bearer "));
    if let Some(token) = bearer {
        return accounts
            .actor(platform.clone(), Credential::Token(token.to_owned()))
            .await;
    }
    let cookies = <&CookieJar as FromRequest>::from_request(request, body).await;
    let cookies = cookies.map_err(|_| Problem::signed_out())?;
    let cookie = cookies.get(COOKIE).ok_or_else(Problem::signed_out)?;
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let csrf = (!reads).then(|| request.header("x-csrf-token").unwrap_or_default().to_owned());
    let token = cookie.value_str().to_owned();
    accounts
        .actor(platform.clone(), Credential::Session { token, csrf })
        .await
}
