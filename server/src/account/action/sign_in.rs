//! Signs in by password, or by PIN on a remembered phone; signs out.
use chrono::{DateTime, TimeDelta, Utc};
use poem::http::StatusCode;
use sanyou_schema::domain::account::lockout::{FAILURES, LOCK, address_delay, locked_until};
use sanyou_schema::domain::value::AccountState;
use sanyou_schema::domain::value::id::AccountId;
use sanyou_schema::entity::{account, login_failure, sign_in};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, Set,
};

use super::totp::matching_step;
use crate::account::secret::secret_matches;
use crate::account::store;
use crate::platform::Platform;
use crate::platform::clock::local;
use crate::platform::keys::{new_token, token_hash};
use crate::platform::problem::Problem;

/// Nobody stays signed in for longer than this.
const ABSOLUTE: TimeDelta = TimeDelta::hours(12);

/// What somebody shows at sign-in.
#[derive(Debug)]
pub struct Attempt {
    /// What was typed as account: a login, or a worker's phone number.
    pub account: String,
    /// Password or PIN.
    pub password: String,
    /// Six digits of the authenticator, where the account has one.
    pub code: Option<String>,
    /// The token of a remembered phone, from its cookie.
    pub device: Option<String>,
    /// Where it comes from.
    pub address: String,
}

/// A session that was opened.
#[derive(Debug)]
pub struct Opened {
    /// The cookie's value.
    pub token: String,
    /// What the CSRF header must hold.
    pub csrf: String,
    /// Whose it is.
    pub account: account::Model,
}

/// Signs in.
///
/// Five wrong tries lock an account for a quarter of an hour; an address with many failures only waits for its
/// answer, since a whole classroom may stand behind one (domain.md 7.2).
///
/// Problems: `login.wrong`, `login.code_needed`, `login.code_used` (401), `login.locked` (423).
pub async fn sign_in(platform: &Platform, attempt: Attempt) -> Result<Opened, Problem> {
    let db = platform.database.reader();
    let now = platform.clock.now();
    let address = platform.keys.hash("address", &attempt.address);
    let failures = store::address_failures(db, &address, now - LOCK).await?;
    tokio::time::sleep(address_delay(usize::try_from(failures).unwrap_or(usize::MAX))).await;

    let login = attempt.account.trim().to_lowercase();
    let found = store::by_login(db, &login).await?;
    let account = found.filter(|account| account.state != AccountState::Stopped);
    if let Some(account) = &account {
        let tries = store::account_failures(db, account.id).await?;
        if let Some(until) = locked_until(&tries, now) {
            return Err(locked(until));
        }
    }
    if !secrets_match(platform, account.as_ref(), &attempt).await? {
        return Err(refuse(platform, account.map(|account| account.id), address).await?);
    }
    let Some(account) = account else {
        return Err(Problem::signed_out());
    };
    let mut step = None;
    if let Some(sealed) = &account.totp_enc {
        let Some(code) = attempt.code.as_deref().filter(|code| !code.trim().is_empty()) else {
            let detail = "请输入手机验证器上的 6 位动态口令。";
            return Err(Problem::new(
                StatusCode::UNAUTHORIZED,
                "login.code_needed",
                detail,
            ));
        };
        step = matching_step(platform, sealed, code)?;
        if step.is_none() {
            return Err(refuse(platform, Some(account.id), address).await?);
        }
    }
    let txn = platform.database.begin().await?;
    if let Some(step) = step
        && !store::take_step(&txn, account.id, step).await?
    {
        let detail = "这个动态口令已用过，请等手机上换出下一个再输入。";
        return Err(Problem::new(StatusCode::UNAUTHORIZED, "login.code_used", detail));
    }
    login_failure::Entity::delete_many()
        .filter(login_failure::Column::AccountId.eq(account.id))
        .exec(&txn)
        .await?;
    let opened = open(platform, &txn, account).await?;
    txn.commit().await?;
    Ok(opened)
}

/// Opens a session of an account that has proved who it is.
pub async fn open(
    platform: &Platform,
    db: &impl ConnectionTrait,
    account: account::Model,
) -> Result<Opened, DbErr> {
    let now = platform.clock.now();
    let (token, kept) = new_token();
    let (csrf, _) = new_token();
    let row = sign_in::ActiveModel {
        id: Set(platform.clock.id()),
        account_id: Set(account.id),
        token_hash: Set(kept),
        csrf: Set(csrf.clone()),
        created_at: Set(now),
        seen_at: Set(now),
        until: Set(now + ABSOLUTE),
        ended_at: Set(None),
    };
    sign_in::Entity::insert(row).exec(db).await?;
    Ok(Opened { token, csrf, account })
}

/// A password stands for itself; a PIN is enough on a remembered phone of the same account alone (in the demo on any).
async fn secrets_match(
    platform: &Platform,
    account: Option<&account::Model>,
    attempt: &Attempt,
) -> Result<bool, Problem> {
    let password = account.and_then(|account| account.password_hash.clone());
    if secret_matches(attempt.password.clone(), password).await? {
        return Ok(true);
    }
    let Some(account) = account.filter(|account| account.pin_hash.is_some()) else {
        return Ok(false);
    };
    let known = match &attempt.device {
        Some(token) => {
            let (db, kept) = (platform.database.reader(), token_hash(token));
            let device = store::open_device(db, &kept, platform.clock.now()).await?;
            device.is_some_and(|device| device.account_id == account.id)
        }
        None => false,
    };
    if !known && !store::pin_works_anywhere(platform.database.reader(), platform.clock.today()).await? {
        return Ok(false);
    }
    secret_matches(attempt.password.clone(), account.pin_hash.clone()).await
}

async fn refuse(
    platform: &Platform,
    account: Option<AccountId>,
    address: String,
) -> Result<Problem, Problem> {
    let now = platform.clock.now();
    let txn = platform.database.begin().await?;
    let row = login_failure::ActiveModel {
        id: Set(platform.clock.id()),
        account_id: Set(account),
        address_hash: Set(address),
        at: Set(now),
    };
    login_failure::Entity::insert(row).exec(&txn).await?;
    let tries = match account {
        Some(id) => store::account_failures(&txn, id).await?,
        None => Vec::new(),
    };
    txn.commit().await?;
    if let Some(until) = locked_until(&tries, now) {
        return Ok(locked(until));
    }
    let recent = tries.iter().filter(|at| **at > now - LOCK).count() % FAILURES;
    let detail = format!("账号或密码不对。连续输错 {FAILURES} 次会锁定 15 分钟。");
    let problem = Problem::new(StatusCode::UNAUTHORIZED, "login.wrong", detail);
    Ok(if account.is_some() {
        problem.with("tries_left", FAILURES - recent)
    } else {
        problem
    })
}

fn locked(until: DateTime<Utc>) -> Problem {
    let at = local(until).format("%H:%M");
    let detail = format!("连续输错 {FAILURES} 次，账号已锁定到 {at}。到时再试，或请上级管理员解锁。");
    Problem::new(StatusCode::LOCKED, "login.locked", detail).with("until", until)
}

/// Ends the session of a cookie.
pub async fn sign_out(platform: &Platform, token: &str) -> Result<(), Problem> {
    let txn = platform.database.begin().await?;
    if let Some(row) = store::sign_in_by_token(&txn, &token_hash(token)).await? {
        let mut row = row.into_active_model();
        row.ended_at = Set(Some(platform.clock.now()));
        row.update(&txn).await?;
    }
    txn.commit().await?;
    Ok(())
}
