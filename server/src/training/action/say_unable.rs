//! 我去不了: a trainee says so; the township decides.
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::SessionId;
use sanyou_schema::domain::value::{EnrolmentState, NoticeKind, RoleName};

use super::step::note;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Telling;
use crate::platform::problem::Problem;
use crate::training::store::enrolments::UNABLE;
use crate::training::store::sight::session_name;
use crate::training::store::{enrolments, sessions};

/// Tells the township's administrators that one cannot come, with the reason. The place stays until they decide.
///
/// Problems: `reason.missing` (422), `enrolment.closed` (409), `not_found` (404), `role.missing` (403).
pub async fn say_unable(
    platform: &Platform,
    actor: &Actor,
    session: SessionId,
    reason: &str,
) -> Result<(), Problem> {
    use EnrolmentState as E;

    actor.require(Capability::OwnData)?;
    let missing = || Problem::not_found("期培训");
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().count() > 200 {
        let detail = "请写明原因，不超过 200 个字。";
        return Err(Problem::field("reason.missing", "reason", detail));
    }
    let person = actor.person.ok_or_else(missing)?;
    let mut change = platform.change(&actor.by()).await?;
    let row = enrolments::of_person_in(change.db(), session, person)
        .await?
        .ok_or_else(missing)?;
    if !matches!(
        row.state,
        E::Allotted | E::Enrolled | E::Approved | E::AwaitingArrival | E::Waiting
    ) {
        let detail = format!("您在这一期现在是“{}”，有事请直接找班主任。", row.state.label());
        return Err(Problem::conflict("enrolment.closed", detail));
    }
    note(&change, &row, UNABLE, Some(reason)).await?;
    let session_row = sessions::session_row(change.db(), session)
        .await?
        .ok_or_else(missing)?;
    let class = sessions::class_row(change.db(), session_row.class_id)
        .await?
        .ok_or_else(missing)?;
    let name = session_name(&class.name, session_row.number);
    let who = &actor.display_name;
    let today = platform.clock.today();
    for account in crate::account::office_of(change.db(), RoleName::TownshipAdmin, row.unit_id, today).await?
    {
        change.tell(Telling {
            person: None,
            account: Some(account),
            kind: NoticeKind::SessionChanged,
            subject_id: session.into(),
            dedupe: format!("unable:{}:{}:{account}", row.id, change.at().timestamp()),
            title: format!("{who}去不了“{name}”"),
            body: format!("{who}说去不了“{name}”。原因：{reason}。请决定换人还是劝其参加，并给本人回话。"),
            path: Some(format!("/sessions/{session}")),
            email: None,
            unit: None,
        });
    }
    change.audit(
        "enrolment.unable",
        "person",
        person,
        &serde_json::json!({ "session": session }),
    );
    change.commit().await?;
    Ok(())
}
