//! Gives or refuses what was asked for an account.
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::account::grant_request::GrantRequestAction;
use sanyou_schema::domain::life_cycle::LifeCycle;
use sanyou_schema::domain::value::id::GrantRequestId;
use sanyou_schema::domain::value::{AccountState, Days};
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};

use super::give_grant::{Wanted, refused_own, write};
use crate::account::store;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;

/// Decides a request, once.
///
/// Problems: `role.missing` (403), `not_found` (404), `grant.self`, `grant.held`, `grant_request.transition`,
/// `account.stopped` (409), `reason.missing` and those of the rules of grants (422).
pub async fn act_on_grant_request(
    platform: &Platform,
    actor: &Actor,
    id: GrantRequestId,
    action: GrantRequestAction,
    reason: Option<&str>,
) -> Result<(), Problem> {
    actor.require(Capability::GrantWrite)?;
    let missing = || Problem::not_found("项申请");
    let mut change = platform.change(&actor.by()).await?;
    let request = store::request_row(change.db(), id).await?.ok_or_else(missing)?;
    let account = store::grantable(change.db(), actor, request.account_id)
        .await?
        .ok_or_else(missing)?;
    if account.id == actor.account {
        return Err(refused_own());
    }
    let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
    let state = request.state.step(action, reason).map_err(|violation| {
        if violation.code == "grant_request.transition" {
            Problem::conflict("grant_request.transition", violation.message)
        } else {
            Problem::field("reason.missing", "reason", violation.message)
        }
    })?;
    if account.state == AccountState::Stopped {
        let detail = "这个账号已停用，不用再授权。";
        return Err(Problem::conflict("account.stopped", detail));
    }
    match action {
        GrantRequestAction::Grant => {
            let wanted = Wanted {
                role: request.role,
                unit: request.unit_id,
                class: request.class_id,
                days: Days {
                    from: platform.clock.today(),
                    to: request.valid_to,
                },
            };
            write(&mut change, actor, account.id, wanted).await?;
        }
        GrantRequestAction::Refuse => {
            let detail = serde_json::json!({"role": request.role, "unit": request.unit_id, "reason": reason});
            change.audit("grant.refuse", "account", account.id, &detail);
        }
    }
    let at = change.at();
    let mut row = request.into_active_model();
    row.state = Set(state);
    row.decided_by = Set(Some(actor.account));
    row.decided_at = Set(Some(at));
    row.reason = Set(reason.map(str::to_owned));
    row.update(change.db()).await?;
    change.commit().await?;
    Ok(())
}
