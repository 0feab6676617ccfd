//! Opens the number to ring a visitor back, for a reason.
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::VisitId;
use serde_json::json;

use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;
use crate::training::store::visits::visible_visit;

/// The whole number; who read it and why is kept.
///
/// Problems: `reason.missing` (422), `not_found` (404), `role.missing` (403).
pub async fn reveal_phone(
    platform: &Platform,
    actor: &Actor,
    id: VisitId,
    reason: &str,
) -> Result<Option<String>, Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let seen = visible_visit(change.db(), &actor.scope, id)
        .await?
        .ok_or_else(|| Problem::not_found("次来访"))?;
    actor.require(Capability::ReadFull)?;
    if !seen.venue.kept_by(actor) && !seen.booked_by(actor) {
        let detail = "完整电话由管理场地的单位或登记预约的单位查看。";
        return Err(Problem::forbidden(detail));
    }
    let reason = reason.trim();
    if reason.is_empty() {
        let message = "请写明查看完整号码的原因，会记入审计。";
        return Err(Problem::field("reason.missing", "reason", message));
    }
    change.audit("visit.reveal", "visit", id, &json!({ "reason": reason }));
    let sealed = seen.row.phone_enc.as_deref();
    let phone = sealed.map(|sealed| platform.keys.open_text(sealed)).transpose()?;
    change.commit().await?;
    Ok(phone)
}
