//! A worker begins: code, privacy notice, PIN, and a mail address if they like; the phone is remembered.
use chrono::TimeDelta;
use poem::http::StatusCode;
use sanyou_schema::domain::account::secret::check_pin;
use sanyou_schema::domain::value::AccountState;
use sanyou_schema::domain::violation::Violation;
use sanyou_schema::entity::{account, activation, device};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel, Set};

use super::set_mail::{check_mail, write_mail};
use super::sign_in::{Opened, open};
use crate::account::secret::hash_secret;
use crate::account::store;
use crate::platform::Platform;
use crate::platform::change::{By, Change};
use crate::platform::keys::{new_token, token_hash};
use crate::platform::problem::Problem;

/// A phone is remembered for so long.
pub const REMEMBERED: TimeDelta = TimeDelta::days(90);

/// What a worker enters.
#[derive(Debug)]
pub struct Beginning {
    /// The code of the printed list or the mail.
    pub code: String,
    /// Six digits.
    pub pin: String,
    /// Where to be told; none: by the township.
    pub email: Option<String>,
    /// Whether the privacy notice was accepted.
    pub informed: bool,
    /// What the list of phones shows.
    pub device: String,
}

/// A session and the phone's token.
#[derive(Debug)]
pub struct Begun {
    /// The open session.
    pub opened: Opened,
    /// The value of the phone's cookie.
    pub device: String,
}

/// Whose code it is.
///
/// Problems: `activation.unknown` (404), `activation.used`, `activation.expired` (410).
pub async fn check_code(platform: &Platform, code: &str) -> Result<account::Model, Problem> {
    let (_, account) = open_code(platform, platform.database.reader(), code).await?;
    Ok(account)
}

/// Activates the account.
///
/// Problems: those of the code; `pin.*`, `mail.shape`, `notice.missing` (422).
pub async fn activate(platform: &Platform, new: Beginning) -> Result<Begun, Problem> {
    let mut violations = check_pin(&new.pin, &[]);
    let email = new
        .email
        .as_deref()
        .map(str::trim)
        .filter(|email| !email.is_empty());
    violations.extend(email.and_then(check_mail));
    if !new.informed {
        violations.push(Violation::new("notice.missing", "请先阅读并同意个人信息告知。").on("informed"));
    }
    if !violations.is_empty() {
        return Err(violations.into());
    }
    let pin = hash_secret(new.pin.clone()).await?;
    let mut change = platform.change(&By::system()).await?;
    let (code, account) = open_code(platform, change.db(), &new.code).await?;
    let mut used = code.into_active_model();
    used.used_at = Set(Some(change.at()));
    used.update(change.db()).await?;
    let mut row = account.clone().into_active_model();
    row.pin_hash = Set(Some(pin));
    row.state = Set(AccountState::Active);
    row.informed_at = Set(Some(change.at()));
    let account = row.update(change.db()).await?;
    if let (Some(person), Some(email)) = (account.person_id, email) {
        write_mail(&change, person, Some(email)).await?;
    }
    let device = remember(&change, &account, &new.device).await?;
    change.audit(
        "account.activate",
        "account",
        account.id,
        &serde_json::json!({"mail": email.is_some()}),
    );
    let opened = open(platform, change.db(), account).await?;
    change.commit().await?;
    Ok(Begun { opened, device })
}

async fn remember(change: &Change, account: &account::Model, label: &str) -> Result<String, Problem> {
    let (token, kept) = new_token();
    let label = label.trim().chars().take(40).collect::<String>();
    let row = device::ActiveModel {
        id: Set(change.id()),
        account_id: Set(account.id),
        token_hash: Set(kept),
        label: Set(if label.is_empty() {
            "手机".to_owned()
        } else {
            label
        }),
        created_at: Set(change.at()),
        until: Set(change.at() + REMEMBERED),
        ended_at: Set(None),
    };
    device::Entity::insert(row).exec(change.db()).await?;
    Ok(token)
}

async fn open_code(
    platform: &Platform,
    db: &impl ConnectionTrait,
    code: &str,
) -> Result<(activation::Model, account::Model), Problem> {
    let code: String = code
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_uppercase();
    let unknown = || {
        let detail = "没有这个激活码，请对照乡镇发的名单再看一遍；O 和 0、I 和 1 不会出现在码里。";
        Problem::new(StatusCode::NOT_FOUND, "activation.unknown", detail)
    };
    let row = store::activation_by_code(db, &token_hash(&code))
        .await?
        .ok_or_else(unknown)?;
    let gone = |code, detail: &str| Problem::new(StatusCode::GONE, code, detail);
    if row.used_at.is_some() {
        return Err(gone(
            "activation.used",
            "这个激活码已用过。换手机或忘记口令时，请向乡镇要新的激活码。",
        ));
    }
    if row.until <= platform.clock.now() {
        return Err(gone(
            "activation.expired",
            "这个激活码已过期，请向乡镇要新的激活码。",
        ));
    }
    let account = store::by_id(db, row.account_id)
        .await?
        .filter(|account| account.state != AccountState::Stopped);
    Ok((row, account.ok_or_else(unknown)?))
}
