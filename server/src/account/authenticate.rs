//! From a credential to the actor: the session or token, its account, and the scope of today.
use std::time::Duration;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use sanyou_schema::connect::is_busy;
use sanyou_schema::domain::value::{AccountState, GrantWhere, RoleName};
use sanyou_schema::entity::{account, sign_in, unit};
use sea_orm::{ActiveModelTrait, ConnectionTrait, DbErr, IntoActiveModel, Set};

use super::store;
use crate::platform::Platform;
use crate::platform::actor::{Actor, Authenticate, Authenticated, Credential, Place, Scope};
use crate::platform::keys::token_hash;
use crate::platform::problem::Problem;

/// A request without a sign of life for so long has to sign in again.
pub(super) const IDLE: TimeDelta = TimeDelta::minutes(30);

/// A request that only says that somebody is there waits for the writer so long.
const SEEN_WAITS: Duration = Duration::from_millis(300);

/// Checks sessions and tokens against the database.
pub struct Accounts;

impl Authenticate for Accounts {
    fn actor(&self, platform: Platform, credential: Credential) -> Authenticated {
        Box::pin(async move {
            match credential {
                Credential::Session { token, csrf } => by_session(&platform, &token, csrf).await,
                Credential::Token(token) => by_token(&platform, &token).await,
            }
        })
    }
}

async fn by_session(platform: &Platform, token: &str, csrf: Option<String>) -> Result<Actor, Problem> {
    let (row, account) = store::signed_in(platform.database.reader(), &token_hash(token))
        .await?
        .ok_or_else(Problem::signed_out)?;
    let row = still_open(platform, row).await?;
    if csrf.is_some_and(|csrf| csrf != row.csrf) {
        let detail = "页面已过期，请刷新后重试。";
        return Err(Problem::new(
            poem::http::StatusCode::FORBIDDEN,
            "session.csrf",
            detail,
        ));
    }
    actor_of(platform, account).await
}

/// The open session of a cookie.
pub(super) async fn open_session(platform: &Platform, token: &str) -> Result<sign_in::Model, Problem> {
    let row = store::sign_in_by_token(platform.database.reader(), &token_hash(token)).await?;
    still_open(platform, row.ok_or_else(Problem::signed_out)?).await
}

/// A session where it is open; its idle limit moves on, written once a minute at most.
async fn still_open(platform: &Platform, row: sign_in::Model) -> Result<sign_in::Model, Problem> {
    let now = platform.clock.now();
    if row.ended_at.is_some() || row.until <= now || row.seen_at + IDLE <= now {
        return Err(Problem::signed_out());
    }
    if row.seen_at + TimeDelta::minutes(1) <= now {
        see(platform, &row, now).await?;
    }
    Ok(row)
}

/// Writes that the session shows a sign of life. Whoever only reads does not wait for a large write: the next request
/// says it again.
async fn see(platform: &Platform, row: &sign_in::Model, now: DateTime<Utc>) -> Result<(), DbErr> {
    let Ok(begun) = tokio::time::timeout(SEEN_WAITS, platform.database.begin()).await else {
        return Ok(());
    };
    let txn = match begun {
        Err(error) if is_busy(&error) => return Ok(()),
        begun => begun?,
    };
    let mut seen = row.clone().into_active_model();
    seen.seen_at = Set(now);
    seen.update(&txn).await?;
    txn.commit().await
}

async fn by_token(platform: &Platform, token: &str) -> Result<Actor, Problem> {
    let db = platform.database.reader();
    let row = store::api_token_by_hash(db, &token_hash(token)).await?;
    let now = platform.clock.now();
    let row = row
        .filter(|row| row.ended_at.is_none() && row.until.is_none_or(|until| until > now))
        .ok_or_else(Problem::signed_out)?;
    let mut actor = actor_of(platform, store::by_id(db, row.account_id).await?).await?;
    actor.token_scopes = row
        .scopes
        .map(|scopes| scopes.split(',').map(str::to_owned).collect());
    Ok(actor)
}

async fn actor_of(platform: &Platform, account: Option<account::Model>) -> Result<Actor, Problem> {
    let active = account.filter(|account| account.state == AccountState::Active);
    let account = active.ok_or_else(Problem::signed_out)?;
    Ok(load_actor(platform, platform.database.reader(), &account).await?)
}

/// An account with its scope of today.
pub(super) async fn load_actor(
    platform: &Platform,
    db: &impl ConnectionTrait,
    row: &account::Model,
) -> Result<Actor, DbErr> {
    let today = platform.clock.today();
    let scope = load_scope(db, row, today).await?;
    let policy = store::policy(db, today).await?;
    Ok(Actor {
        account: row.id,
        person: row.person_id,
        display_name: row.display_name.clone(),
        home_unit: row.home_unit_id,
        must_change: row.must_change,
        must_set_totp: row.totp_enc.is_none() && policy.needs_totp(scope.roles()),
        scope,
        token_scopes: None,
        mode: policy.mode,
    })
}

/// The grants of an account that hold on a day, and what a secretary's post gives.
async fn load_scope(
    db: &impl ConnectionTrait,
    account: &account::Model,
    day: NaiveDate,
) -> Result<Scope, DbErr> {
    let grants = store::grants_with_units(db, account.id, day).await?;
    let mut places = Vec::with_capacity(grants.len());
    for (grant, unit) in grants {
        let place = match grant.place {
            GrantWhere::Unit | GrantWhere::Line => unit.map(subtree),
            GrantWhere::PartyOrganisation => grant.party_organisation_id.map(Place::PartyOrganisation),
            GrantWhere::Class => grant.class_id.map(Place::Class),
            GrantWhere::ApplicationSet => Some(Place::Applications),
            GrantWhere::Self_ => account.person_id.map(Place::Person),
            GrantWhere::Installation => Some(Place::Installation),
        };
        places.extend(place.map(|place| (grant.role, place)));
    }
    if let Some(person) = account.person_id {
        let led = store::secretary_of(db, person, day).await?;
        places.extend(
            led.into_iter()
                .map(|id| (RoleName::PartyOrganisation, Place::PartyOrganisation(id))),
        );
    }
    Ok(Scope::new(day, places))
}

fn subtree(unit: unit::Model) -> Place {
    Place::Subtree {
        unit: unit.id,
        tree: unit.tree,
        path: unit.path,
    }
}
