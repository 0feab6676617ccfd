//! One's own sessions, on the phone.
use chrono::{DateTime, NaiveDate, Utc};
use poem::web::Data;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::LifeCycle;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::training::waiting::queue;
use sanyou_schema::domain::training::{Deadlines, EnrolmentAction, Origin};
use sanyou_schema::domain::value::id::SessionId;
use sanyou_schema::domain::value::{EnrolmentState, MarkStatus, SessionState};
use sanyou_schema::entity::venue;
use uuid::Uuid;

use super::done::Done;
use super::shown::{ShownResult, ShownSlot, SlotCounts, shown_result, shown_slot};
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};
use crate::training::action::say_unable::say_unable;
use crate::training::store::enrolments::{as_listed, unable_of};
use crate::training::store::facts::SessionFacts;
use crate::training::store::history::{PersonSession, sessions_of};
use crate::training::store::slot_names::SlotNames;
use crate::training::store::{places, sessions};

/// One's place in a session.
#[derive(Debug, Object)]
pub struct MySession {
    /// The session.
    pub id: Uuid,
    /// `轮训第1期`.
    pub name: String,
    /// Its first day.
    pub first_day: NaiveDate,
    /// Its last day.
    pub last_day: NaiveDate,
    /// Where.
    pub venue: Option<String>,
    /// What to bring, how to get there.
    pub note: Option<String>,
    /// `enrolling`, `running` …
    pub state: String,
    /// A code of the life cycle: `approved`, `waiting`, `completed` …
    pub enrolment_state: String,
    /// Of those that wait: which place, from 1.
    pub position: Option<u32>,
    /// Of those that wait: until when a free place is kept for one.
    pub offer_until: Option<DateTime<Utc>>,
    /// Whether one may give the place back oneself; who was called up says why they cannot come.
    pub may_leave: bool,
    /// Where the venue is.
    pub address: Option<String>,
    /// `offline`, `online` or `mixed`.
    pub teaching: String,
    /// One's discussion group.
    pub group_no: Option<i32>,
    /// One's group with half-days of its own: 一班.
    pub division: Option<String>,
    /// Whether there are half-days of groups, and one is in none yet.
    pub undivided: bool,
    /// What one said of why one cannot come.
    pub unable: Option<String>,
    /// Why it was put off or cancelled.
    pub reason: Option<String>,
    /// One's personal code, which the roll is marked by.
    pub code: String,
    /// One's own half-days.
    pub slots: Vec<ShownSlot>,
    /// How many were attended.
    pub attended: u32,
    /// The result that counts.
    pub result: Option<ShownResult>,
}

/// One's sessions.
#[derive(Debug, Object)]
pub struct MySessionList {
    /// The latest first.
    pub items: Vec<MySession>,
}

/// Why one cannot come.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct UnableBody {
    /// Why.
    #[oai(default)]
    pub reason: String,
}

/// One's own sessions.
pub struct MySessionApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Training")]
impl MySessionApi {
    /// The sessions that one has or had a place in
    ///
    /// Problems: `role.missing` (403).
    #[oai(path = "/me/sessions", method = "get", operation_id = "my_sessions")]
    async fn my_sessions(&self, platform: Data<&Platform>, actor: Signed) -> Answer<Json<MySessionList>> {
        actor.0.require(Capability::OwnData)?;
        let (db, today) = (platform.database.reader(), platform.clock.today());
        let person = actor.0.person.ok_or_else(|| Problem::not_found("个人"))?;
        let found = sessions_of(db, person).await?;
        let venues =
            places::venue_rows(db, found.iter().filter_map(|one| one.session.venue_id).collect()).await?;
        let names = SlotNames::of(db, found.iter().flat_map(|one| &one.slots)).await?;
        let mut unable = unable_of(db, found.iter().map(|one| one.enrolment.id)).await?;
        let mut items = Vec::with_capacity(found.len());
        for one in found {
            let facts = SessionFacts::load(db, one.session.id).await?;
            let venue = venues.iter().find(|venue| Some(venue.id) == one.session.venue_id);
            let slots = one.slots.iter().cloned().map(|slot| {
                // of a roll one sees one's own mark alone
                let own = facts.mark(slot.id, one.enrolment.id);
                let counts = SlotCounts {
                    expected: 1,
                    marked: u64::from(own.is_some()),
                    present: u64::from(own.is_some_and(MarkStatus::attended)),
                };
                shown_slot(slot, &names, counts)
            });
            let slots = slots.collect();
            let off = matches!(
                one.session.state,
                SessionState::Cancelled | SessionState::Postponed
            );
            let reason = if off {
                let events = sessions::events_of(db, one.session.id).await?;
                events.into_iter().rev().find_map(|event| event.reason)
            } else {
                None
            };
            let mut shown = mine(&one, venue, slots, &facts, (today, reason));
            shown.unable = unable.remove(&one.enrolment.id);
            items.push(shown);
        }
        Ok(Json(MySessionList { items }))
    }

    /// Says that one cannot come; the township is told, and decides
    ///
    /// Problems: `reason.missing` (422), `enrolment.closed` (409), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/me/sessions/:session/unable",
        method = "post",
        operation_id = "say_unable"
    )]
    async fn say_unable(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
        body: Json<UnableBody>,
    ) -> Answer<Done> {
        say_unable(&platform, &actor.0, SessionId(session.0), &body.0.reason).await?;
        Ok(Done::Done)
    }
}

fn mine(
    one: &PersonSession,
    venue: Option<&venue::Model>,
    slots: Vec<ShownSlot>,
    facts: &SessionFacts,
    (today, reason): (NaiveDate, Option<String>),
) -> MySession {
    let (row, place) = (&one.session, &one.enrolment);
    let at = queue(&as_listed(&facts.enrolments))
        .into_iter()
        .position(|id| id == place.id);
    let deadlines = Deadlines {
        names_until: row.names_until,
        leave_until: row.leave_until,
    };
    let asked = place.origin == Some(Origin::Self_)
        && place.state.next(EnrolmentAction::Withdraw).is_some()
        && deadlines.refuse_leaving(Origin::Self_, today).is_none();
    MySession {
        id: row.id.into(),
        name: one.name(),
        first_day: row.first_day,
        last_day: row.last_day,
        venue: venue.map(|venue| venue.name.clone()),
        address: venue.and_then(|venue| venue.address.clone()),
        teaching: row.teaching.code().to_owned(),
        note: row.note.clone(),
        state: row.state.code().to_owned(),
        reason,
        unable: None,
        enrolment_state: place.state.code().to_owned(),
        position: at.and_then(|at| u32::try_from(at + 1).ok()),
        offer_until: place.offer_until,
        may_leave: asked || place.state == EnrolmentState::Waiting,
        group_no: place.group_no,
        division: facts.division(place.division_id).map(|row| row.name.clone()),
        undivided: facts.lacks_division(place),
        code: place.code.clone(),
        slots,
        attended: one.attended,
        result: shown_result(facts, place.id),
    }
}
