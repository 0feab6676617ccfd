//! Names another class teacher for a session (换班主任), however late.
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::{AccountId, SessionId};
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};

use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;
use crate::training::store::sessions;

/// Gives the session to another teacher. The one before gives up the class, unless another of
/// its sessions is still theirs.
///
/// Problems: `session.head` (422), `session.over` (409), `not_found` (404), `role.missing` (403).
pub async fn set_head(
    platform: &Platform,
    actor: &Actor,
    id: SessionId,
    head: AccountId,
) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let seen = sessions::visible_session(change.db(), &actor.scope, id, true)
        .await?
        .ok_or_else(|| Problem::not_found("期培训"))?;
    seen.require(actor, Capability::SessionWrite)?;
    let state = seen.row.state;
    if !state.is_planned() && !state.takes_marks() {
        let detail = format!("这一期现在是“{}”，班主任不用再换。", state.label());
        return Err(Problem::conflict("session.over", detail));
    }
    let (class, before, today) = (seen.row.class_id, seen.row.head_account_id, change.today());
    if before == Some(head) {
        return Ok(());
    }
    if !crate::account::name_teacher(&mut change, actor, head, class).await? {
        let message = "这个账号不能当班主任：要是本单位或下级单位里已启用的工作账号。请另选一人。";
        return Err(Problem::field("session.head", "account_id", message));
    }
    let mut row = seen.row.into_active_model();
    row.head_account_id = Set(Some(head));
    row.update(change.db()).await?;
    if let Some(before) = before
        && sessions::headed_by(change.db(), class, before).await? == 0
    {
        crate::account::release_teacher(&mut change, before, class, today).await?;
    }
    change.audit("session.set_head", "session", id, &());
    change.commit().await?;
    Ok(())
}
