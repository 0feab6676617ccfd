//! Resets a forgotten password or PIN, and unlocks: done by the next level up, printed or told.
use sanyou_schema::domain::value::id::AccountId;
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};

use super::invite::one_time_password;
use super::make_codes::write_code;
use crate::account::secret::hash_secret;
use crate::account::store;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;

/// What to tell the person.
#[derive(Debug)]
pub enum Reset {
    /// An official's new one-time password.
    Password(String),
    /// A worker's new activation code.
    Code(String),
}

/// Resets: an official gets a one-time password, a worker an activation code; open sessions and phones end.
///
/// Problems: `not_found` (404).
pub async fn reset(platform: &Platform, actor: &Actor, id: AccountId) -> Result<Reset, Problem> {
    let password = one_time_password();
    let hash = hash_secret(password.clone()).await?;
    let mut change = platform.change(&actor.by()).await?;
    let account = store::keepable(change.db(), actor, id)
        .await?
        .ok_or_else(|| Problem::not_found("个账号"))?;
    store::end_everything(change.db(), id, change.at()).await?;
    let is_worker = account.person_id.is_some();
    let mut row = account.into_active_model();
    row.pin_hash = Set(None);
    let told = if is_worker {
        Reset::Code(write_code(&mut change, id).await?)
    } else {
        row.password_hash = Set(Some(hash));
        row.must_change = Set(true);
        Reset::Password(password)
    };
    row.update(change.db()).await?;
    change.audit("account.reset", "account", id, &());
    change.commit().await?;
    Ok(told)
}

/// Forgets the wrong tries of an account.
///
/// Problems: `not_found` (404).
pub async fn unlock(platform: &Platform, actor: &Actor, id: AccountId) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    store::keepable(change.db(), actor, id)
        .await?
        .ok_or_else(|| Problem::not_found("个账号"))?;
    store::forget_failures(change.db(), id).await?;
    change.audit("account.unlock", "account", id, &());
    change.commit().await?;
    Ok(())
}
