//! Puts people on a session's list. The session's row is held meanwhile, so that the last place is given once; the
//! people's rows too, so that no half-day of theirs is given to two sessions.
use std::collections::HashMap;

use poem::http::StatusCode;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::training::{
    Clash, EnrolmentAction, Occupation, Origin, Placed, Resource, clashes, initial_state, place,
};
use sanyou_schema::domain::value::id::{EnrolmentId, PersonId, SessionId};
use sanyou_schema::domain::value::{EnrolmentState, SessionState};
use sanyou_schema::entity::{enrolment, slot};
use sea_orm::{ConnectionTrait, EntityTrait, Set};

use super::plan::occupation;
use super::step::note;
use super::telling::SessionText;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::keys::spoken_code;
use crate::platform::problem::Problem;
use crate::roster::PersonHead;
use crate::training::store::sight::{SeenSession, Sight};
use crate::training::store::{enrolments, sessions};

/// What asking for a place led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Enrolled {
    /// A place.
    In(EnrolmentId, EnrolmentState),
    /// On the waiting list, at this place of it.
    Waiting(EnrolmentId, u32),
}

/// What became of one of several.
#[derive(Debug)]
pub struct BatchItem {
    /// Who.
    pub person: PersonId,
    /// The place, or why not.
    pub outcome: Result<Enrolled, Problem>,
}

/// Puts one person on the list.
///
/// Problems: `enrolment.clash`, `enrolment.already`, `enrolment.left`, `enrolment.closed`, `enrolment.no_post` (409),
/// `not_found` (404), `role.missing` (403).
pub async fn enrol(
    platform: &Platform,
    actor: &Actor,
    session: SessionId,
    person: PersonId,
) -> Result<Enrolled, Problem> {
    let mut items = enrol_all(platform, actor, session, vec![person]).await?;
    items
        .pop()
        .map_or_else(|| Err(Problem::not_found("个人")), |item| item.outcome)
}

/// Puts several on the list, in the order in which they are named: each gets a place, or is told why not. All that
/// succeed commit together.
///
/// Problems: as [`enrol`], an item each; `enrolment.too_many` (422), `not_found` (404), `role.missing` (403).
pub async fn enrol_all(
    platform: &Platform,
    actor: &Actor,
    session: SessionId,
    people: Vec<PersonId>,
) -> Result<Vec<BatchItem>, Problem> {
    if people.len() > 1000 {
        let detail = "一次最多报 1000 人，请分几次。";
        return Err(Problem::field("enrolment.too_many", "persons", detail));
    }
    let mut change = platform.change(&actor.by()).await?;
    let seen = sessions::visible_session(change.db(), &actor.scope, session, true)
        .await?
        .ok_or_else(|| Problem::not_found("期培训"))?;
    let origin = origin(actor, &seen)?;
    enrolments::lock_people(change.db(), people.clone()).await?;
    let mut list = List::load(&change, actor, &seen, origin).await?;
    let mut items = Vec::with_capacity(people.len());
    for person in people {
        let outcome = list.enrol(&mut change, actor, person).await;
        match outcome {
            Err(problem) if problem.status() == StatusCode::INTERNAL_SERVER_ERROR => return Err(problem),
            outcome => items.push(BatchItem { person, outcome }),
        }
    }
    change.commit().await?;
    Ok(items)
}

/// How the actor's people come onto this list: named by whoever holds the session, or sent by whoever sends to it.
fn origin(actor: &Actor, seen: &SeenSession) -> Result<Origin, Problem> {
    actor.require(Capability::EnrolmentWrite)?;
    let (origin, open) = if seen.held_by(actor, Capability::EnrolmentWrite) {
        (Origin::CallUp, seen.row.state.takes_names())
    } else {
        let open = matches!(seen.row.state, SessionState::Announced | SessionState::Enrolling);
        (Origin::Township, open)
    };
    if open {
        return Ok(origin);
    }
    let detail = match origin {
        Origin::CallUp => format!("这一期现在是“{}”，不能再加人。", seen.row.state.label()),
        _ => format!(
            "这一期现在是“{}”，不在报名时间，请与主办单位联系。",
            seen.row.state.label()
        ),
    };
    Err(Problem::conflict("enrolment.closed", detail))
}

/// A session's list while names are added to it.
pub(super) struct List<'a> {
    seen: &'a SeenSession,
    sight: Sight<'a>,
    origin: Origin,
    slots: Vec<slot::Model>,
    rows: Vec<enrolment::Model>,
    last_position: i32,
    text: SessionText,
}

impl<'a> List<'a> {
    /// Reads the list; the session's row must be held.
    pub(super) async fn load(
        change: &Change,
        actor: &'a Actor,
        seen: &'a SeenSession,
        origin: Origin,
    ) -> Result<Self, Problem> {
        let rows = enrolments::list_of(change.db(), seen.row.id).await?;
        Ok(Self {
            seen,
            sight: Sight::load(change.db(), &actor.scope).await?,
            origin,
            slots: sessions::slots_of(change.db(), vec![seen.row.id]).await?,
            last_position: rows.iter().map(|row| row.position).max().unwrap_or(0),
            rows,
            text: SessionText::of(change, seen).await?,
        })
    }

    /// Puts a person on it.
    pub(super) async fn enrol(
        &mut self,
        change: &mut Change,
        actor: &Actor,
        person: PersonId,
    ) -> Result<Enrolled, Problem> {
        let head = crate::roster::visible_person(change.db(), &actor.scope, person)
            .await?
            .ok_or_else(|| Problem::not_found("个人"))?;
        self.refuse_standing(&head)?;
        let Some(post) = head.post.as_ref().filter(|_| head.as_of == actor.scope.day) else {
            let detail = format!("{}现在没有任职，不能报名。请先在名册里核对。", head.name);
            return Err(Problem::conflict("enrolment.no_post", detail));
        };
        let named = [(person, head.name.clone())];
        if let Some(clash) = person_clashes(change.db(), self.seen, &self.slots, &named)
            .await?
            .remove(&person)
        {
            let violation = clash.violation();
            return Err(Problem::conflict("enrolment.clash", violation.message)
                .with("session", clash.taken.session)
                .with("day", clash.taken.day));
        }
        let unit = self.sight.township_of(post.unit_id);
        let states: Vec<_> = self.rows.iter().map(|row| row.state).collect();
        let capacity = u32::try_from(self.seen.row.capacity).unwrap_or(0);
        let placed = place(capacity, &states);
        let state = match placed {
            Placed::In => initial_state(self.origin),
            Placed::Waiting(_) => EnrolmentState::Waiting,
        };
        self.last_position += 1;
        let row = enrolment::Model {
            id: change.id(),
            session_id: self.seen.row.id,
            person_id: person,
            unit_id: unit,
            state,
            position: self.last_position,
            code: spoken_code(8),
            created_at: change.at(),
        };
        self.write(change, row, placed).await
    }

    async fn write(
        &mut self,
        change: &mut Change,
        row: enrolment::Model,
        placed: Placed,
    ) -> Result<Enrolled, Problem> {
        let inserted = enrolment::ActiveModel {
            id: Set(row.id),
            session_id: Set(row.session_id),
            person_id: Set(row.person_id),
            unit_id: Set(row.unit_id),
            state: Set(row.state),
            position: Set(row.position),
            code: Set(row.code.clone()),
            created_at: Set(row.created_at),
        };
        enrolment::Entity::insert(inserted).exec(change.db()).await?;
        note(change, &row, EnrolmentAction::Enrol.code(), None).await?;
        if placed == Placed::In && is_announced(self.seen.row.state) {
            self.text.enrolled(change, &row).await?;
        }
        let detail = serde_json::json!({ "session": row.session_id, "state": row.state });
        change.audit("enrolment.enrol", "person", row.person_id, &detail);
        let enrolled = match placed {
            Placed::In => Enrolled::In(row.id, row.state),
            Placed::Waiting(at) => Enrolled::Waiting(row.id, at),
        };
        self.rows.push(row);
        Ok(enrolled)
    }

    fn refuse_standing(&self, head: &PersonHead) -> Result<(), Problem> {
        use EnrolmentState as S;

        let Some(row) = self.rows.iter().find(|row| row.person_id == head.id) else {
            return Ok(());
        };
        let gone = matches!(
            row.state,
            S::Replaced | S::Withdrawn | S::Cancelled | S::DroppedOut
        );
        let (code, detail) = if gone {
            let detail = format!(
                "{}在这一期的记录是“{}”，不能再报同一期，请报别的期。",
                head.name,
                row.state.label()
            );
            ("enrolment.left", detail)
        } else {
            let detail = format!("{}已经在这一期的名单上（{}）。", head.name, row.state.label());
            ("enrolment.already", detail)
        };
        Err(Problem::conflict(code, detail).with("enrolment", row.id))
    }
}

/// Whether people on the list know of it already.
pub(super) fn is_announced(state: SessionState) -> bool {
    state != SessionState::Preparing
}

/// The first clash of each of these people with other sessions, by the session's half-days.
pub async fn person_clashes(
    db: &impl ConnectionTrait,
    seen: &SeenSession,
    slots: &[slot::Model],
    people: &[(PersonId, String)],
) -> Result<HashMap<PersonId, Clash>, Problem> {
    let planned = sessions::planned_on(db, slots.iter().map(|slot| slot.day).collect(), seen.row.id).await?;
    let others: Vec<SessionId> = planned.iter().map(|other| other.session.id).collect();
    let ids = people.iter().map(|(id, _)| *id);
    let places = enrolments::of_people_in(db, ids.collect(), others).await?;
    let taken: Vec<Occupation> = places
        .iter()
        .filter(|row| row.state.takes_place())
        .flat_map(|row| {
            let of_session = planned.iter().filter(|other| other.session.id == row.session_id);
            of_session.filter_map(|other| occupation(Resource::Person(row.person_id), "", other))
        })
        .collect();
    let mut found = HashMap::new();
    let title = seen.name();
    for (id, name) in people {
        let wanted: Vec<Occupation> = slots
            .iter()
            .filter_map(|slot| {
                let own = sessions::PlannedSlot {
                    slot: slot.clone(),
                    session: seen.row.clone(),
                    title: title.clone(),
                };
                occupation(Resource::Person(*id), name, &own)
            })
            .collect();
        if let Some(clash) = clashes(&wanted, &taken).into_iter().next() {
            found.insert(*id, clash);
        }
    }
    Ok(found)
}
