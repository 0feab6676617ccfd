//! Signing in and out, and what one's own account is.
#![expect(
    clippy::unused_async,
    reason = "every operation is async, also one that waits for nothing"
)]

use chrono::TimeDelta;
use poem::Request;
use poem::web::Data;
use poem::web::cookie::{Cookie, CookieJar, SameSite};
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::account::Capability;
use sanyou_schema::entity::account;
use uuid::Uuid;

use super::Done;
use crate::account::action::change_password::{accept_notice, change_password};
use crate::account::action::sign_in::{Attempt, Opened, sign_in, sign_out};
use crate::account::action::totp;
use crate::account::authenticate::{self, IDLE};
use crate::account::store;
use crate::platform::Platform;
use crate::platform::actor::{Actor, COOKIE, Place, SignedEarly};
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};

/// The cookie of a remembered phone.
pub const DEVICE_COOKIE: &str = "sanyou_device";

/// What is typed at sign-in.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct LoginBody {
    /// The account.
    #[oai(validator(max_length = 100))]
    pub account: String,
    /// Password, or a worker's PIN.
    #[oai(validator(max_length = 200))]
    pub password: String,
    /// Six digits of the authenticator, where the role asks for them.
    pub code: Option<String>,
}

/// An open session.
#[derive(Debug, Object)]
pub struct Session {
    /// What the header `X-CSRF-Token` must hold on every request that changes something.
    pub csrf: String,
    /// Whose it is.
    pub me: Me,
}

/// One's own account.
#[derive(Debug, Object)]
#[expect(clippy::struct_excessive_bools, reason = "the page asks for each by its name")]
pub struct Me {
    /// The account's id.
    pub account: Uuid,
    /// What is typed at sign-in.
    pub login: String,
    /// As people know it.
    pub display_name: String,
    /// Roles with their places.
    pub roles: Vec<HeldRole>,
    /// The unit that looks after it.
    pub home_unit: UnitRef,
    /// The worker whose account it is.
    pub person_id: Option<Uuid>,
    /// Somebody else knows the password: it must be changed first.
    pub must_change: bool,
    /// The role needs a second factor, which is not set up yet.
    pub must_set_totp: bool,
    /// A second factor is set up.
    pub has_totp: bool,
    /// Whether the privacy notice was accepted.
    pub informed: bool,
    /// What one may do somewhere.
    pub capabilities: Vec<String>,
    /// Names and numbers are masked for this account.
    pub masked: bool,
    /// The session's CSRF value; none for a program's token.
    pub csrf: Option<String>,
    /// Minutes without a request after which one has to sign in again.
    pub idle_minutes: i64,
}

/// A role, where.
#[derive(Debug, Object)]
pub struct HeldRole {
    /// `county_organiser`, `township_admin` …
    pub role: String,
    /// Its Chinese name.
    pub label: String,
    /// `unit`, `line`, `party_organisation`, `class`, `application_set`, `self`, `installation`.
    pub place: String,
    /// The unit, where it is one.
    pub unit: Option<UnitRef>,
}

/// A unit, named.
#[derive(Debug, Clone, Object)]
pub struct UnitRef {
    /// Its id.
    pub id: Uuid,
    /// Its official name.
    pub name: String,
}

/// A secret for an authenticator.
#[derive(Debug, Object)]
pub struct TotpOffer {
    /// To be typed.
    pub secret: String,
    /// `otpauth://…`, to be scanned.
    pub url: String,
}

/// The proof that the authenticator has the secret.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct TotpBody {
    /// As offered.
    pub secret: String,
    /// Six digits of now.
    pub code: String,
}

/// A new password.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct PasswordBody {
    /// As it is now.
    #[oai(validator(max_length = 200))]
    pub old: String,
    /// As it shall be.
    #[oai(validator(max_length = 200))]
    pub new: String,
}

/// Signing in and out.
pub struct SessionApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Account")]
impl SessionApi {
    /// Sign in
    ///
    /// Public: it is how one begins. Sets the session cookie. Problems: `login.wrong`, `login.code_needed`,
    /// `login.code_used` (401), `login.locked` (423).
    #[oai(path = "/login", method = "post", operation_id = "login")]
    async fn login(
        &self,
        platform: Data<&Platform>,
        request: &Request,
        cookies: &CookieJar,
        body: Json<LoginBody>,
    ) -> Answer<Json<Session>> {
        let attempt = Attempt {
            account: body.0.account,
            password: body.0.password,
            code: body.0.code,
            device: cookies
                .get(DEVICE_COOKIE)
                .map(|cookie| cookie.value_str().to_owned()),
            address: address_of(request),
        };
        let opened = sign_in(&platform, attempt).await?;
        answer(&platform, cookies, opened).await.map(Json)
    }

    /// One's own account, roles and what they allow
    ///
    /// Problems: `session.ended` (401).
    #[oai(path = "/me", method = "get", operation_id = "me")]
    async fn me(
        &self,
        platform: Data<&Platform>,
        actor: SignedEarly,
        cookies: &CookieJar,
    ) -> Answer<Json<Me>> {
        let csrf = match cookies.get(COOKIE) {
            Some(cookie) => Some(
                authenticate::open_session(&platform, cookie.value_str())
                    .await?
                    .csrf,
            ),
            None => None,
        };
        Ok(Json(describe(&platform, &actor.0, csrf).await?))
    }

    /// Sign out
    ///
    /// Problems: none of its own.
    #[oai(path = "/logout", method = "post", operation_id = "logout")]
    async fn logout(
        &self,
        platform: Data<&Platform>,
        _actor: SignedEarly,
        cookies: &CookieJar,
    ) -> Answer<Done> {
        if let Some(cookie) = cookies.get(COOKIE) {
            sign_out(&platform, cookie.value_str()).await?;
            cookies.remove(COOKIE);
        }
        Ok(Done::Done)
    }

    /// Change one's own password
    ///
    /// Problems: `password.wrong`, `password.short`, `password.classes`, `password.weak` … (422).
    #[oai(path = "/me/password", method = "post", operation_id = "change_password")]
    async fn change_password(
        &self,
        platform: Data<&Platform>,
        actor: SignedEarly,
        body: Json<PasswordBody>,
    ) -> Answer<Done> {
        change_password(&platform, &actor.0, body.0.old, body.0.new).await?;
        Ok(Done::Done)
    }

    /// A fresh secret for an authenticator; nothing is kept until a code of it comes back
    ///
    /// Problems: none of its own.
    #[oai(path = "/me/totp", method = "post", operation_id = "offer_totp")]
    async fn offer_totp(&self, actor: SignedEarly) -> Answer<Json<TotpOffer>> {
        let offer = totp::offer(&actor.0)?;
        Ok(Json(TotpOffer {
            secret: offer.secret,
            url: offer.url,
        }))
    }

    /// Set up the second factor
    ///
    /// Problems: `totp.secret`, `totp.code` (422).
    #[oai(path = "/me/totp", method = "put", operation_id = "set_totp")]
    async fn set_totp(
        &self,
        platform: Data<&Platform>,
        actor: SignedEarly,
        body: Json<TotpBody>,
    ) -> Answer<Done> {
        totp::set(&platform, &actor.0, &body.0.secret, &body.0.code).await?;
        Ok(Done::Done)
    }

    /// The privacy notice was read and accepted
    ///
    /// Problems: `account.informed` (409).
    #[oai(path = "/me/informed", method = "post", operation_id = "accept_notice")]
    async fn accept_notice(&self, platform: Data<&Platform>, actor: SignedEarly) -> Answer<Done> {
        accept_notice(&platform, &actor.0).await?;
        Ok(Done::Done)
    }
}

/// Where a request comes from.
pub fn address_of(request: &Request) -> String {
    request
        .remote_addr()
        .as_socket_addr()
        .map(|address| address.ip().to_string())
        .unwrap_or_default()
}

/// Sets the session cookie and says whose session it is.
pub async fn answer(platform: &Platform, cookies: &CookieJar, opened: Opened) -> Result<Session, Problem> {
    cookies.add(cookie(COOKIE, &opened.token, None));
    let db = platform.database.reader();
    let actor = authenticate::load_actor(platform, db, &opened.account).await?;
    let me = describe_account(platform, &actor, &opened.account, Some(opened.csrf.clone())).await?;
    Ok(Session {
        csrf: opened.csrf,
        me,
    })
}

/// A cookie that scripts can't read and other sites can't use. Without `Secure`: the office's intranet is plain HTTP.
pub fn cookie(name: &str, value: &str, keep: Option<TimeDelta>) -> Cookie {
    let mut cookie = Cookie::new_with_str(name, value);
    cookie.set_http_only(true);
    cookie.set_same_site(SameSite::Lax);
    cookie.set_path("/");
    if let Some(keep) = keep {
        cookie.set_max_age(keep.to_std().unwrap_or_default());
    }
    cookie
}

async fn describe(platform: &Platform, actor: &Actor, csrf: Option<String>) -> Result<Me, Problem> {
    let row = store::by_id(platform.database.reader(), actor.account)
        .await?
        .ok_or_else(Problem::signed_out)?;
    describe_account(platform, actor, &row, csrf).await
}

async fn describe_account(
    platform: &Platform,
    actor: &Actor,
    row: &account::Model,
    csrf: Option<String>,
) -> Result<Me, Problem> {
    let db = platform.database.reader();
    let mut roles = Vec::new();
    for (role, place) in actor.scope.places() {
        let unit = match place {
            Place::Subtree { unit, .. } => Some(UnitRef {
                id: (*unit).into(),
                name: store::unit_official_name(db, *unit).await?,
            }),
            _ => None,
        };
        roles.push(HeldRole {
            role: role.code().to_owned(),
            label: role.label().to_owned(),
            place: place.code().to_owned(),
            unit,
        });
    }
    let capabilities = Capability::ALL
        .iter()
        .filter(|capability| actor.may(**capability));
    Ok(Me {
        account: row.id.into(),
        login: row.login.clone(),
        display_name: row.display_name.clone(),
        roles,
        home_unit: UnitRef {
            id: row.home_unit_id.into(),
            name: store::unit_official_name(db, row.home_unit_id).await?,
        },
        person_id: row.person_id.map(Into::into),
        must_change: row.must_change,
        must_set_totp: actor.must_set_totp,
        has_totp: row.totp_enc.is_some(),
        informed: row.informed_at.is_some(),
        capabilities: capabilities
            .map(|capability| capability.code().to_owned())
            .collect(),
        masked: actor.sees_masked(),
        csrf,
        idle_minutes: IDLE.num_minutes(),
    })
}
