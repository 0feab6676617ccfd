//! Where somebody comes on a list while seats are kept for units (名额); whoever holds the session takes one of those for a
//! reason.
use chrono::NaiveDate;
use sanyou_schema::domain::Violation;
use sanyou_schema::domain::training::{EnrolmentAction, Finding, Origin, Placed, Strictness, place};
use sanyou_schema::domain::value::EnrolmentState;
use sanyou_schema::domain::value::id::PersonId;
use sanyou_schema::entity::enrolment;

use super::enrol::{Enrolled, List, Seat};
use super::quota_standing::KeptSeats;
use super::step::move_enrolment;
use super::timetable::write_overrides;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::training::store::enrolments;

/// Where somebody comes.
pub(super) struct Seating {
    /// A seat, or a place of the waiting list.
    pub(super) placed: Placed,
    /// The turn of those that wait.
    pub(super) turn: Option<i32>,
    /// Why they wait though seats are free.
    pub(super) kept: Option<KeptSeats>,
    /// That they got a kept seat for a reason.
    pub(super) over: Option<Finding>,
}

impl List {
    /// Where a person comes.
    pub(super) async fn seating(
        &self,
        change: &Change,
        person: PersonId,
        seat: Seat<'_>,
    ) -> Result<Seating, Problem> {
        let (mut placed, mut kept) = match seat {
            Seat::Of(old) if old.state != EnrolmentState::Waiting => (Placed::In, None),
            Seat::Of(old) => {
                let at = enrolments::waiting_place(change.db(), old).await?;
                (Placed::Waiting(at), None)
            }
            Seat::Free | Seat::Back(_) => self.free_seat(change.today()),
        };
        let over = kept
            .filter(|_| self.may_override())
            .map(|why| finding(person, why));
        if over.is_some() {
            (placed, kept) = (Placed::In, None);
        }
        let turn = match (placed, seat) {
            (Placed::In, _) => None,
            (Placed::Waiting(_), Seat::Of(old)) => old.turn,
            (Placed::Waiting(_), Seat::Free | Seat::Back(_)) => {
                Some(self.counted.last_turn.saturating_add(1))
            }
        };
        Ok(Seating {
            placed,
            turn,
            kept,
            over,
        })
    }

    fn free_seat(&self, today: NaiveDate) -> (Placed, Option<KeptSeats>) {
        let filled = self.counted.filled;
        if let Some(quota) = &self.quota {
            return quota.place(&self.seen, today, self.origin, filled);
        }
        let capacity = u32::try_from(self.seen.row.capacity).unwrap_or(0);
        (place(capacity, filled), None)
    }

    /// Whether kept seats may be given, for the reason that was told.
    fn may_override(&self) -> bool {
        let told = self
            .reason
            .as_deref()
            .is_some_and(|reason| !reason.trim().is_empty());
        told && self.origin == Origin::CallUp
    }

    /// Who waits for no other cause than kept seats, and may have one of these now.
    pub(super) fn may_move_up(
        &self,
        person: PersonId,
        today: NaiveDate,
    ) -> Option<(enrolment::Model, KeptSeats)> {
        let waits = |row: &&enrolment::Model| {
            row.state == EnrolmentState::Waiting
                && row.offer_until.is_none()
                && row.origin != Some(Origin::Township)
        };
        let row = self.rows.get(&person).filter(waits)?;
        let (_, kept) = self.free_seat(today);
        kept.filter(|_| self.may_override()).map(|why| (row.clone(), why))
    }

    /// Gives a kept seat to who waits.
    pub(super) async fn move_up(
        &mut self,
        change: &mut Change,
        row: enrolment::Model,
        why: KeptSeats,
    ) -> Result<Enrolled, Problem> {
        let reason = self.reason.clone();
        let moved = move_enrolment(change, &row, EnrolmentAction::Promote, reason.as_deref()).await?;
        if self.seen.row.state.is_announced() {
            self.named.text.enrolled(change, &moved).await?;
        }
        let over = [finding(row.person_id, why)];
        write_overrides(change, row.session_id, &over, reason.as_deref()).await?;
        let detail = serde_json::json!({ "session": row.session_id, "reason": reason });
        change.audit("enrolment.promote", "person", row.person_id, &detail);
        self.counted.move_up();
        let enrolled = Enrolled::In(moved.id, moved.state);
        self.rows.insert(moved.person_id, moved);
        Ok(enrolled)
    }
}

fn finding(person: PersonId, why: KeptSeats) -> Finding {
    Finding {
        at: 0,
        violation: Violation::new("quota.kept", why.sentence()),
        strictness: Strictness::Reason,
        about: format!("kept:{person}"),
    }
}
