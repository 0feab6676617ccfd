//! Notes that a trainee came (报到).
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::{PersonId, SessionId};

use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;
use crate::training::{arrive, of_person_in, on_list, visible_session};

/// Whether anything changed: the same again does not.
///
/// Problems: `arrival.session_state`, `enrolment.transition` (409), `enrolment.missing`, `not_found` (404),
/// `role.missing` (403).
pub async fn note_arrival(
    platform: &Platform,
    actor: &Actor,
    session: SessionId,
    person: PersonId,
) -> Result<bool, Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let mut seen = visible_session(change.db(), &actor.scope, session, true)
        .await?
        .ok_or_else(|| Problem::not_found("期培训"))?;
    seen.require(actor, Capability::AttendanceWrite)?;
    let row = on_list(of_person_in(change.db(), session, person).await?)?;
    let (row, changed) = arrive(&change, &mut seen, &row).await?;
    if changed {
        change.audit(
            "enrolment.arrive",
            "person",
            row.person_id,
            &serde_json::json!({ "session": session }),
        );
    }
    change.commit().await?;
    Ok(changed)
}
