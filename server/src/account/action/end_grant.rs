//! Ends one grant of an account, from a day on: the next request no longer has it.
use chrono::NaiveDate;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::account::grant;
use sanyou_schema::domain::value::id::GrantId;
use sanyou_schema::domain::value::{Days, GrantWhere};
use sanyou_schema::entity::role_grant;
use sea_orm::{ActiveModelTrait, ConnectionTrait, DbErr, IntoActiveModel, Set};

use super::give_grant::refused_own;
use crate::account::store;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;

/// Ends it; without a day from today on.
///
/// Problems: `role.missing` (403), `not_found` (404), `grant.self`, `grant.ended` (409), `grant.end_past`,
/// `reason.missing` (422).
pub async fn end_grant(
    platform: &Platform,
    actor: &Actor,
    id: GrantId,
    from: Option<NaiveDate>,
    reason: &str,
) -> Result<(), Problem> {
    actor.require(Capability::GrantWrite)?;
    let missing = || Problem::not_found("项授权");
    let today = platform.clock.today();
    let mut change = platform.change(&actor.by()).await?;
    let row = store::grant_row(change.db(), id).await?.ok_or_else(missing)?;
    store::grantable(change.db(), actor, row.account_id)
        .await?
        .ok_or_else(missing)?;
    if !may_end(change.db(), actor, &row).await? {
        return Err(missing());
    }
    if row.account_id == actor.account {
        return Err(refused_own());
    }
    if reason.trim().is_empty() {
        return Err(Problem::field("reason.missing", "reason", "请写明收回原因。"));
    }
    let days = Days {
        from: row.valid_from,
        to: row.valid_to,
    };
    let left = grant::end_grant(days, from.unwrap_or(today), today).map_err(|violation| {
        if violation.code == "grant.ended" {
            Problem::conflict("grant.ended", violation.message)
        } else {
            Problem::field("grant.end_past", "from", violation.message)
        }
    })?;
    let detail = serde_json::json!({
        "grant": id, "role": row.role, "unit": row.unit_id, "class": row.class_id,
        "valid_to": left.to, "reason": reason.trim(),
    });
    let account = row.account_id;
    let mut row = row.into_active_model();
    row.valid_to = Set(left.to);
    row.update(change.db()).await?;
    change.audit("grant.end", "account", account, &detail);
    change.commit().await?;
    Ok(())
}

/// Whether the grant's place lies where the actor may give; what a roster gives is the roster's.
async fn may_end(db: &impl ConnectionTrait, actor: &Actor, row: &role_grant::Model) -> Result<bool, DbErr> {
    let unit = match row.place {
        GrantWhere::Unit | GrantWhere::Line => row.unit_id,
        GrantWhere::Class => match row.class_id {
            Some(class) => store::classes(db, [class]).await?.remove(&class).map(|it| it.1),
            None => None,
        },
        // the account's home unit was looked at already
        GrantWhere::ApplicationSet => return Ok(true),
        GrantWhere::Installation => return Ok(store::reaches_all(actor, Capability::GrantWrite)),
        GrantWhere::Self_ | GrantWhere::PartyOrganisation => return Ok(false),
    };
    let units = store::units(db, unit).await?;
    Ok(units
        .iter()
        .any(|unit| store::reaches(actor, unit, Capability::GrantWrite)))
}
