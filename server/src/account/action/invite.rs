//! Invites an official, and stops an account.
use poem::http::StatusCode;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::{AccountId, ClassId, UnitId};
use sanyou_schema::domain::value::{AccountState, RoleName};
use sanyou_schema::domain::violation::Violation;
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};

use super::create_account::{NewAccount, NewGrant, NewPlace, create_account};
use crate::account::secret::hash_secret;
use crate::account::store;
use crate::platform::Platform;
use crate::platform::actor::Actor;
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

/// Makes an official's account with a one-time password, which is answered once.
///
/// Problems: `role.missing` (403), `account.login_taken`, `account.login_shape`, `account.name_missing`,
/// `account.end_missing`, `account.role` (422), `not_found` (404).
pub async fn invite(
    platform: &Platform,
    actor: &Actor,
    new: Invitation,
) -> Result<(AccountId, String), Problem> {
    actor.require(Capability::AccountWrite)?;
    let login = new.login.trim().to_lowercase();
    let violations = check(&new, &login);
    if !violations.is_empty() {
        return Err(violations.into());
    }
    let password = one_time_password();
    let hash = hash_secret(password.clone()).await?;
    let mut change = platform.change(&actor.by()).await?;
    let unit = store::units(change.db(), [new.unit])
        .await?
        .pop()
        .ok_or_else(|| Problem::not_found("个单位"))?;
    if !store::may_keep_accounts_of(actor, &unit) {
        return Err(Problem::not_found("个单位"));
    }
    if store::by_login(change.db(), &login).await?.is_some() {
        return Err(Problem::field(
            "account.login_taken",
            "login",
            "这个账号名已有人使用，请换一个。",
        ));
    }
    let place = match new.role {
        RoleName::LineAdmin => NewPlace::Line(new.unit),
        RoleName::ClassTeacher => new.class.map_or(NewPlace::Unit(new.unit), NewPlace::Class),
        RoleName::Expert => NewPlace::Applications,
        RoleName::SystemAdmin | RoleName::SecurityAdmin | RoleName::AuditAdmin => NewPlace::Installation,
        _ => NewPlace::Unit(new.unit),
    };
    let grant = NewGrant {
        role: new.role,
        place,
        valid_from: platform.clock.today(),
        valid_to: new.valid_to,
    };
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
        grants: vec![grant],
    };
    let id = create_account(&mut change, account).await?;
    change.commit().await?;
    Ok((id, password))
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
    if new.role == RoleName::Viewer && new.valid_to.is_none() {
        let message = "查阅账号要有截止日期，请填写。";
        violations.push(Violation::new("account.end_missing", message).on("valid_to"));
    }
    if matches!(new.role, RoleName::Worker | RoleName::PartyOrganisation) {
        let message = "党务工作者的账号随名册建立，不在这里邀请；请用“激活码名单”。";
        violations.push(Violation::new("account.role", message).on("role"));
    }
    if new.role == RoleName::ClassTeacher && new.class.is_none() {
        violations.push(Violation::new("account.class_missing", "请选择班次。").on("class"));
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
    change.audit(
        "account.stop",
        "account",
        id,
        &serde_json::json!({"reason": reason.trim()}),
    );
    change.commit().await?;
    Ok(())
}
