//! One's own sessions, on the phone.
use chrono::NaiveDate;
use poem::web::Data;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::MarkStatus;
use sanyou_schema::domain::value::id::SessionId;
use uuid::Uuid;

use super::sessions::Done;
use super::shown::{ShownResult, ShownSlot, shown_result, shown_slot};
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};
use crate::training::action::say_unable::say_unable;
use crate::training::store::facts::SessionFacts;
use crate::training::store::history::{PersonSession, sessions_of};
use crate::training::store::places;

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
    /// One's personal code, which the roll is marked by.
    pub code: String,
    /// The half-days.
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
        let db = platform.database.reader();
        let person = actor.0.person.ok_or_else(|| Problem::not_found("个人"))?;
        let found = sessions_of(db, person).await?;
        let venues =
            places::venue_rows(db, found.iter().filter_map(|one| one.session.venue_id).collect()).await?;
        let teaching = found
            .iter()
            .flat_map(|one| &one.slots)
            .filter_map(|slot| slot.lecturer_id);
        let lecturers = places::lecturer_rows(db, teaching.collect()).await?;
        let mut items = Vec::with_capacity(found.len());
        for one in found {
            let facts = SessionFacts::load(db, one.session.id).await?;
            let venue = venues.iter().find(|venue| Some(venue.id) == one.session.venue_id);
            let slots = one.slots.iter().cloned().map(|slot| {
                // of a roll one sees one's own mark alone
                let own = facts.mark(slot.id, one.enrolment.id);
                let counts = (
                    u64::from(own.is_some()),
                    u64::from(own.is_some_and(MarkStatus::attended)),
                );
                shown_slot(slot, &lecturers, counts)
            });
            let slots = slots.collect();
            items.push(mine(&one, venue.map(|venue| venue.name.clone()), slots, &facts));
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
    venue: Option<String>,
    slots: Vec<ShownSlot>,
    facts: &SessionFacts,
) -> MySession {
    MySession {
        id: one.session.id.into(),
        name: one.name(),
        first_day: one.session.first_day,
        last_day: one.session.last_day,
        venue,
        note: one.session.note.clone(),
        state: one.session.state.code().to_owned(),
        enrolment_state: one.enrolment.state.code().to_owned(),
        code: one.enrolment.code.clone(),
        slots,
        attended: one.attended,
        result: shown_result(facts, one.enrolment.id),
    }
}
