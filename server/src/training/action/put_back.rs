//! Puts somebody back who left a list (恢复): the same record goes on, with what happened to it kept in its events.
use sanyou_schema::domain::training::{EnrolmentAction, Origin, Placed};
use sanyou_schema::domain::value::EnrolmentState;
use sanyou_schema::entity::enrolment;
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};

use super::enrol::{Enrolled, Hold, List, Named, Seat};
use super::quota_standing::KeptSeats;
use super::step::move_enrolment;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::training::store::enrolments;
use crate::training::store::sight::SeenSession;

/// Puts them back, as if they were named now: a township only whom the holder of the session did not take off. The
/// session's row and the person's must be held.
pub(super) async fn restore(
    change: &mut Change,
    actor: &Actor,
    seen: SeenSession,
    origin: Origin,
    row: &enrolment::Model,
    reason: Option<&str>,
) -> Result<(), Problem> {
    let holder = seen.class.unit_id;
    if origin != Origin::CallUp && enrolments::taken_off_by(change.db(), row.id).await? == Some(holder) {
        let detail = "是主办单位让这个人退出的，要恢复请与主办单位联系。";
        return Err(Problem::conflict("enrolment.left", detail));
    }
    let named = Named::read(change.db(), actor, &seen, &[row.person_id]).await?;
    let mut list = List::hold(change, actor, seen, origin, named, Hold::Row).await?;
    if origin == Origin::CallUp {
        list.reason = reason.map(ToOwned::to_owned);
    } else if row.origin == Some(Origin::CallUp) {
        // whom the holder called up stays so, whoever puts them back
        list.origin = Origin::CallUp;
    }
    list.enrol(change, row.person_id, Seat::Back(row)).await?;
    Ok(())
}

impl List {
    /// Writes that who left has the place, or the turn, of `row`.
    pub(super) async fn put_back(
        &mut self,
        change: &mut Change,
        old: &enrolment::Model,
        row: enrolment::Model,
        placed: Placed,
        kept: Option<KeptSeats>,
    ) -> Result<Enrolled, Problem> {
        let back = move_enrolment(change, old, EnrolmentAction::Restore, self.reason.as_deref()).await?;
        let mut back = back.into_active_model();
        back.unit_id = Set(row.unit_id);
        back.origin = Set(row.origin);
        back.turn = Set(row.turn);
        back.division_id = Set(row.division_id);
        let mut back = back.update(change.db()).await?;
        if placed == Placed::In {
            let action = if row.state == EnrolmentState::Enrolled {
                EnrolmentAction::Enrol
            } else {
                EnrolmentAction::Promote
            };
            back = move_enrolment(change, &back, action, None).await?;
        }
        if self.seen.row.state.is_announced() {
            self.named.text.back(change, &back, placed).await?;
        }
        let detail =
            serde_json::json!({ "session": back.session_id, "state": back.state, "origin": back.origin });
        change.audit("enrolment.restore", "person", back.person_id, &detail);
        Ok(match (placed, kept) {
            (Placed::In, _) => Enrolled::In(back.id, back.state),
            (Placed::Waiting(at), None) => Enrolled::Waiting(back.id, at),
            (Placed::Waiting(at), Some(kept)) => Enrolled::Kept(back.id, at, kept),
        })
    }
}
