//! Invites an official, and stops an account.
use poem::http::StatusCode;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::{AccountId, ClassId, UnitId};
use sanyou_schema::domain::value::{AccountState, Days, GrantRequestState, RoleName};
use sanyou_schema::domain::violation::Violation;
use sanyou_schema::entity::grant_request;
use sea_orm::{ActiveModelTrait, DbErr, EntityTrait, IntoActiveModel, Set};

use super::create_account::{NewAccount, create_account};
use super::give_grant::{Wanted, faults, gives_at_once};
use crate::account::secret::hash_secret;
use crate::account::store;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::keys::spoken_code;
use crate::platform::problem::Problem;

/// An official to be invited.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// What is typed at sign-in.
    pub login: String,
    /// As people know it.
    pub display_name: String,
    /// The role.
    pub role: RoleName,
    /// Where it holds, and who looks after the account.
    pub unit: UnitId,
    /// The class, for a class teacher.
    pub class: Option<ClassId>,
    /// First day that it no longer holds; a must for 查阅.
    pub valid_to: Option<chrono::NaiveDate>,
}

/// An account that was made.
#[derive(Debug)]
pub struct Invited {
    /// Its id.
    pub id: AccountId,
    /// To be handed over.
    pub password: String,
    /// Another administrator has to give the role first.
    pub waits_for_grant: bool,
}

/// Makes an official's account with a one-time password, which is answered once. Where the administrators are set
/// apart, its role and place wait for the security administrator; in `small` they hold at once.
///
/// Problems: `role.missing` (403), `account.login_taken`, `account.login_shape`, `account.name_missing` and those of
/// the rules of grants (422), `not_found` (404).
pub async fn invite(platform: &Platform, actor: &Actor, new: Invitation) -> Result<Invited, Problem> {
    actor.require(Capability::AccountWrite)?;
    let login = new.login.trim().to_lowercase();
    let wanted = Wanted {
        role: new.role,
        unit: new.unit,
        class: new.class,
        days: Days {
            from: platform.clock.today(),
            to: new.valid_to,
        },
    };
    let db = platform.database.reader();
    let at_once = gives_at_once(actor);
    let capability = if at_once {
        Capability::GrantWrite
    } else {
        Capability::AccountWrite
    };
    let mut violations = check(&new, &login);
    violations.extend(faults(db, actor, capability, None, &wanted).await?);
    if !violations.is_empty() {
        return Err(violations.into());
    }
    let password = one_time_password();
    let hash = hash_secret(password.clone()).await?;
    let mut change = platform.change(&actor.by()).await?;
    if store::by_login(change.db(), &login).await?.is_some() {
        return Err(Problem::field(
            "account.login_taken",
            "login",
            "这个账号名已有人使用，请换一个。",
        ));
    }
    let account = NewAccount {
        login,
        display_name: new.display_name.trim().to_owned(),
        person: None,
        home_unit: new.unit,
        state: AccountState::Active,
        password_hash: Some(hash),
        pin_hash: None,
        must_change: true,
        informed: false,
        grants: at_once.then(|| wanted.grant()).into_iter().collect(),
    };
    let id = create_account(&mut change, account).await?;
    if !at_once {
        ask(&mut change, id, &wanted).await?;
    }
    change.commit().await?;
    Ok(Invited {
        id,
        password,
        waits_for_grant: !at_once,
    })
}

/// Keeps what was asked, until somebody else decides it.
async fn ask(change: &mut Change, account: AccountId, wanted: &Wanted) -> Result<(), DbErr> {
    let row = grant_request::ActiveModel {
        id: Set(change.id()),
        account_id: Set(account),
        role: Set(wanted.role),
        unit_id: Set(wanted.unit),
        class_id: Set(wanted.class),
        valid_to: Set(wanted.days.to),
        state: Set(GrantRequestState::Open),
        asked_by: Set(change.by().account),
        asked_at: Set(change.at()),
        decided_by: Set(None),
        decided_at: Set(None),
        reason: Set(None),
    };
    grant_request::Entity::insert(row).exec(change.db()).await?;
    let detail = serde_json::json!({"role": wanted.role, "unit": wanted.unit, "class": wanted.class});
    change.audit("grant.ask", "account", account, &detail);
    Ok(())
}

fn check(new: &Invitation, login: &str) -> Vec<Violation> {
    let mut violations = Vec::new();
    let shaped = (3..=30).contains(&login.len())
        && login
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b));
    if !shaped {
        let message = "账号名为 3 到 30 位字母、数字或 . _ -，请修改。";
        violations.push(Violation::new("account.login_shape", message).on("login"));
    }
    if new.display_name.trim().is_empty() {
        violations.push(Violation::new("account.name_missing", "请填写使用人的姓名。").on("display_name"));
    }
    violations
}

/// A password that is told once and must be changed: easily read out, of three classes.
pub fn one_time_password() -> String {
    format!("{}-{}", spoken_code(6), spoken_code(6).to_lowercase())
}

/// Stops an account: its sessions and phones end.
///
/// Problems: `role.missing` (403), `not_found` (404), `account.self` (409), `reason.missing` (422).
pub async fn stop(platform: &Platform, actor: &Actor, id: AccountId, reason: &str) -> Result<(), Problem> {
    actor.require(Capability::AccountWrite)?;
    if id == actor.account {
        return Err(Problem::new(
            StatusCode::CONFLICT,
            "account.self",
            "不能停用自己的账号，请由另一位管理员办理。",
        ));
    }
    if reason.trim().is_empty() {
        return Err(Problem::field("reason.missing", "reason", "请写明停用原因。"));
    }
    let mut change = platform.change(&actor.by()).await?;
    let account = store::keepable(change.db(), actor, id)
        .await?
        .ok_or_else(|| Problem::not_found("个账号"))?;
    let mut row = account.into_active_model();
    row.state = Set(AccountState::Stopped);
    row.update(change.db()).await?;
    store::end_everything(change.db(), id, change.at()).await?;
    store::drop_requests(change.db(), id, change.by().account, change.at()).await?;
    change.audit(
        "account.stop",
        "account",
        id,
        &serde_json::json!({"reason": reason.trim()}),
    );
    change.commit().await?;
    Ok(())
}
