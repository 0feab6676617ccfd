//! 报到: somebody on the list is there.
use poem::http::StatusCode;
use sanyou_schema::domain::training::EnrolmentAction;
use sanyou_schema::domain::value::{EnrolmentState, SessionState};
use sanyou_schema::entity::enrolment;

use super::act_on_session::open_check_in;
use super::step::move_enrolment;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::training::store::enrolments;
use crate::training::store::sight::SeenSession;

/// Notes that somebody came; in a running session they are in training at once. The first arrival opens the check-in
/// of a locked session. Answers the place as it then is, and whether anything changed.
///
/// Problems: `arrival.session_state`, `enrolment.transition` (409).
pub async fn arrive(
    change: &Change,
    seen: &mut SeenSession,
    row: &enrolment::Model,
) -> Result<(enrolment::Model, bool), Problem> {
    if row.state.has_arrived() {
        return Ok((row.clone(), false));
    }
    if seen.row.state == SessionState::Locked {
        open_check_in(change, seen).await?;
    }
    if !matches!(
        seen.row.state,
        SessionState::CheckedIn | SessionState::Running | SessionState::Assessing
    ) {
        let detail = format!(
            "这一期现在是“{}”，不能报到。锁定名单之后、结业之前可以报到。",
            seen.row.state.label()
        );
        return Err(Problem::conflict("arrival.session_state", detail));
    }
    // the check-in that was just opened may have moved it
    let row = enrolments::enrolment_row(change.db(), row.id)
        .await?
        .ok_or_else(|| Problem::not_found("条报名"))?;
    let mut moved = move_enrolment(change, &row, EnrolmentAction::Arrive, None).await?;
    if seen.row.state != SessionState::CheckedIn {
        moved = move_enrolment(change, &moved, EnrolmentAction::Start, None).await?;
    }
    Ok((moved, true))
}

/// A place of somebody on the list, whatever its step; whoever is off it is not found (404, `enrolment.missing`).
pub fn on_list(row: Option<enrolment::Model>) -> Result<enrolment::Model, Problem> {
    use EnrolmentState as E;
    row.filter(|row| !matches!(row.state, E::Replaced | E::Withdrawn | E::Cancelled))
        .ok_or_else(|| {
            let detail = "这个人不在本期的名单上，请核对，或者先报名。";
            Problem::new(StatusCode::NOT_FOUND, "enrolment.missing", detail)
        })
}
