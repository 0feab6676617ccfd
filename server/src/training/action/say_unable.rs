//! 我去不了: a trainee says so; the township decides, or whoever holds the session.
use std::collections::BTreeSet;

use chrono::NaiveDate;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::training::Origin;
use sanyou_schema::domain::value::id::{AccountId, SessionId, UnitId};
use sanyou_schema::domain::value::{EnrolmentState, NoticeKind, RoleName};
use sanyou_schema::entity::{enrolment, session, training_class};
use sea_orm::{ConnectionTrait, DbErr};

use super::step::note;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Telling;
use crate::platform::problem::Problem;
use crate::training::store::enrolments::UNABLE;
use crate::training::store::sight::session_name;
use crate::training::store::{enrolments, sessions};

/// Tells whoever decides that one cannot come, with the reason: the township's administrators; where there are none, or where
/// one was called up, whoever holds the session. The place stays until they decide.
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
    for account in who_decides(change.db(), &row, (&session_row, &class), today).await? {
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

/// Whom it reaches.
async fn who_decides(
    db: &impl ConnectionTrait,
    row: &enrolment::Model,
    (session, class): (&session::Model, &training_class::Model),
    today: NaiveDate,
) -> Result<BTreeSet<AccountId>, DbErr> {
    let township = crate::account::office_of(db, RoleName::TownshipAdmin, row.unit_id, today).await?;
    let mut found: BTreeSet<AccountId> = township.into_iter().collect();
    if found.is_empty() || row.origin == Some(Origin::CallUp) {
        found.extend(session.head_account_id);
        found.extend(holders(db, class.unit_id, today).await?);
    }
    Ok(found)
}

/// The administrators of the unit that holds the session; where it has none, those of the nearest unit above that has.
async fn holders(db: &impl ConnectionTrait, unit: UnitId, today: NaiveDate) -> Result<Vec<AccountId>, DbErr> {
    let units = crate::unit::named_units(db, today).await?;
    let path = units
        .iter()
        .find(|one| one.row.id == unit)
        .map(|one| one.row.path.clone());
    let path = path.unwrap_or_default();
    let mut above: Vec<_> = units
        .iter()
        .filter(|one| path.starts_with(&one.row.path))
        .collect();
    above.sort_by_key(|one| std::cmp::Reverse(one.row.path.len()));
    for one in above {
        let mut found = Vec::new();
        for role in [
            RoleName::CountyOrganiser,
            RoleName::LineAdmin,
            RoleName::TownshipAdmin,
        ] {
            found.extend(crate::account::office_of(db, role, one.row.id, today).await?);
        }
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Ok(Vec::new())
}
