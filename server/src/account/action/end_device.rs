//! Ends a remembered phone: by its owner, or by those who keep the account.
use sanyou_schema::domain::value::id::AccountId;
use sanyou_schema::entity::device;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};
use uuid::Uuid;

use crate::account::store;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;

/// Ends a phone of an account.
///
/// Problems: `not_found` (404).
pub async fn end_device(platform: &Platform, actor: &Actor, of: AccountId, id: Uuid) -> Result<(), Problem> {
    let missing = || Problem::not_found("部手机");
    let mut change = platform.change(&actor.by()).await?;
    if of != actor.account {
        store::keepable(change.db(), actor, of)
            .await?
            .ok_or_else(missing)?;
    }
    let row = device::Entity::find_by_id(id).one(change.db()).await?;
    let row = row
        .filter(|row| row.account_id == of && row.ended_at.is_none())
        .ok_or_else(missing)?;
    let mut row = row.into_active_model();
    row.ended_at = Set(Some(change.at()));
    row.update(change.db()).await?;
    change.audit("device.end", "account", of, &());
    change.commit().await?;
    Ok(())
}
