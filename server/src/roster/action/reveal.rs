//! Opens a person's full numbers, for a reason.
use poem::http::StatusCode;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::PersonId;
use sanyou_schema::entity::read_log;
use sea_orm::Set;

use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;
use crate::roster::access::may_in;
use crate::roster::store::bodies::log_reads;
use crate::roster::store::person::{person_row, visible_person};

/// Full numbers.
#[derive(Debug)]
pub struct Revealed {
    /// ID number.
    pub id_number: Option<String>,
    /// Phone.
    pub phone: Option<String>,
    /// Mail address.
    pub email: Option<String>,
}

/// Reads them, and keeps who read them and why.
///
/// Problems: `role.missing` (403), `person.moved_away` (403), `reason.missing` (422), `not_found` (404).
pub async fn reveal(
    platform: &Platform,
    actor: &Actor,
    id: PersonId,
    reason: &str,
) -> Result<Revealed, Problem> {
    let missing = || Problem::not_found("位党务工作者");
    let mut change = platform.change(&actor.by()).await?;
    let head = visible_person(change.db(), &actor.scope, id)
        .await?
        .ok_or_else(missing)?;
    actor.require(Capability::ReadFull)?;
    let path = head.post.as_ref().map(|post| post.unit_path.as_str());
    if head.as_of < actor.scope.day {
        let detail = "这个人已经离开您的单位，只能看离开那天为止的情况。";
        return Err(Problem::new(StatusCode::FORBIDDEN, "person.moved_away", detail));
    }
    if !path.is_some_and(|path| may_in(actor, Capability::ReadFull, path)) {
        let detail = "您在这个单位没有看完整号码的权限，请由所在乡镇或县里查看。";
        return Err(Problem::forbidden(detail));
    }
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Problem::field(
            "reason.missing",
            "reason",
            "请写明查看完整号码的原因，会记入审计。",
        ));
    }
    let row = person_row(change.db(), id).await?.ok_or_else(missing)?;
    let log = read_log::ActiveModel {
        id: Set(change.id()),
        at: Set(change.at()),
        actor_id: Set(actor.account),
        person_id: Set(id),
        what: Set("numbers".to_owned()),
        reason: Set(reason.to_owned()),
    };
    log_reads(change.db(), vec![log]).await?;
    change.audit(
        "person.reveal",
        "person",
        id,
        &serde_json::json!({"reason": reason}),
    );
    let open = |sealed: Option<Vec<u8>>| sealed.map(|sealed| platform.keys.open_text(&sealed)).transpose();
    let revealed = Revealed {
        id_number: open(row.id_number_enc)?,
        phone: open(row.phone_enc)?,
        email: open(row.email_enc)?,
    };
    change.commit().await?;
    Ok(revealed)
}
