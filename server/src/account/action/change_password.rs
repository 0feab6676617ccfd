//! Changes one's own password.
use poem::http::StatusCode;
use sanyou_schema::domain::account::secret::check_password;
use sanyou_schema::domain::violation::Violation;
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};

use crate::account::secret::{hash_secret, secret_matches};
use crate::account::store;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;

/// Changes the password; what somebody else knew is no longer asked for.
///
/// Problems: `password.wrong` (422), the `password.*` rules (422).
pub async fn change_password(
    platform: &Platform,
    actor: &Actor,
    old: String,
    new: String,
) -> Result<(), Problem> {
    let db = platform.database.reader();
    let account = store::by_id(db, actor.account)
        .await?
        .ok_or_else(Problem::signed_out)?;
    if !secret_matches(old.clone(), account.password_hash.clone()).await? {
        return Err(Problem::field(
            "password.wrong",
            "old",
            "原密码不对。忘记时请上级管理员重置。",
        ));
    }
    let rules = check_password(&new, &account.login, &account.display_name);
    let mut violations: Vec<Violation> = rules.into_iter().map(|violation| violation.on("new")).collect();
    if new == old {
        violations.push(same_as_before());
    }
    if !violations.is_empty() {
        return Err(violations.into());
    }
    let hash = hash_secret(new).await?;
    let mut change = platform.change(&actor.by()).await?;
    let mut row = account.into_active_model();
    row.password_hash = Set(Some(hash));
    row.must_change = Set(false);
    row.update(change.db()).await?;
    change.audit("account.password", "account", actor.account, &());
    change.commit().await?;
    Ok(())
}

/// The privacy notice (告知) was read and accepted.
pub async fn accept_notice(platform: &Platform, actor: &Actor) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let account = store::by_id(change.db(), actor.account)
        .await?
        .ok_or_else(Problem::signed_out)?;
    if account.informed_at.is_some() {
        return Err(Problem::new(
            StatusCode::CONFLICT,
            "account.informed",
            "已经确认过告知内容。",
        ));
    }
    let mut row = account.into_active_model();
    row.informed_at = Set(Some(change.at()));
    row.update(change.db()).await?;
    change.audit("account.informed", "account", actor.account, &());
    change.commit().await?;
    Ok(())
}

fn same_as_before() -> Violation {
    Violation::new("password.same", "新密码不能和原密码相同。").on("new")
}
