//! Sessions: list, make, show, set the half-days, act.
use poem::web::Data;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::{AccountId, SessionId, UnitId, VenueId};
use uuid::Uuid;

use super::done::{Done, Made};
use super::shown::{SessionList, SessionView};
use super::slot_body::{SlotBody, slot_form};
use super::view;
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::consequence::Consequences;
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};
use crate::training::action::act_on_session::act_on_session;
use crate::training::action::copy_session::{CopyForm, copy_session};
use crate::training::action::create_session::{Kept, SessionForm, create_session};
use crate::training::action::set_slots::{NewSlots, set_slots};
use crate::training::store::sessions::SessionFilter;

/// A session to be made.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct SessionBody {
    /// Who holds it.
    pub unit_id: Uuid,
    /// The class; the first session of a year makes it.
    #[oai(default)]
    pub class_name: String,
    /// A code of the kinds of classes.
    #[oai(default)]
    pub kind: String,
    /// A code of the ways of holding classes.
    #[oai(default)]
    pub delivery: String,
    /// The n of 第n期.
    pub number: Option<i64>,
    /// `YYYY-MM-DD`.
    #[oai(default)]
    pub first_day: String,
    /// `YYYY-MM-DD`.
    #[oai(default)]
    pub last_day: String,
    /// How many places.
    pub capacity: Option<i64>,
    /// Where.
    pub venue_id: Option<Uuid>,
    /// The class teacher's account.
    pub head_account_id: Option<Uuid>,
    /// What to bring, how to get there.
    pub note: Option<String>,
    /// The names of its groups (分班), which half-days name by their numbers from 1.
    #[oai(default)]
    pub divisions: Vec<String>,
    /// The half-days.
    #[oai(default)]
    pub slots: Vec<SlotBody>,
    /// Why clashes and the like are accepted, where the county lets a reason do.
    pub reason: Option<String>,
}

/// The half-days anew, with days and venue where they change too.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct SlotsBody {
    /// All half-days; one that is left out is taken away.
    pub slots: Vec<SlotBody>,
    /// `YYYY-MM-DD`; stays where it is left out.
    pub first_day: Option<String>,
    /// `YYYY-MM-DD`; stays where it is left out.
    pub last_day: Option<String>,
    /// Where; stays where it is left out.
    pub venue_id: Option<Uuid>,
    /// Why clashes and the like are accepted, where the county lets a reason do.
    pub reason: Option<String>,
}

/// What a copy has of its own.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct CopyBody {
    /// `YYYY-MM-DD`.
    #[oai(default)]
    pub first_day: String,
    /// The n of 第n期; none: the next that is free.
    pub number: Option<i64>,
    /// Whether half-days whose lecturer is taken then keep no lecturer; else the clash is told.
    #[oai(default)]
    pub without_taken: bool,
    /// Why clashes and the like are accepted, where the county lets a reason do.
    pub reason: Option<String>,
}

/// What is to be done with a session.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct SessionActionBody {
    /// `announce`, `open`, `lock`, `reopen`, `check_in`, `start`, `assess`, `complete` (also `finish`), `archive`,
    /// `postpone`, `reschedule` or `cancel`.
    pub action: String,
    /// Why; `postpone` and `cancel` need it.
    pub reason: Option<String>,
}

/// How a session stands now.
#[derive(Debug, Object)]
pub struct SessionStateView {
    /// Its state.
    pub state: String,
}

/// Sessions.
pub struct SessionApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Training")]
impl SessionApi {
    /// The sessions within sight, the latest first
    ///
    /// Problems: `request.cursor` (422), `role.missing` (403).
    #[oai(path = "/sessions", method = "get", operation_id = "list_sessions")]
    async fn list_sessions(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        /// Held by this unit or one below it.
        unit: Query<Option<Uuid>>,
        /// In this state.
        state: Query<Option<String>>,
        /// Beginning in this year.
        year: Query<Option<i32>>,
        /// The page, from an earlier answer's `next`.
        cursor: Query<Option<String>>,
    ) -> Answer<Json<SessionList>> {
        actor.0.require(Capability::Read)?;
        let state = match state.0.as_deref().filter(|text| !text.is_empty()) {
            Some(text) => Some(text.parse().map_err(|_| {
                Problem::field("session.state_unknown", "state", "没有这种状态，请重新选择。")
            })?),
            None => None,
        };
        let filter = SessionFilter {
            unit: unit.0.map(UnitId),
            state,
            year: year.0,
        };
        let list = view::list(&platform, &actor.0, &filter, cursor.0.as_deref()).await?;
        Ok(Json(list))
    }

    /// Makes a session with its half-days
    ///
    /// Nobody is told before it is announced. Problems: `form.invalid` (422) with every violation at once, its fields
    /// `class_name`, `first_day`, `slots[0].starts` …, and what is wrong with rooms and lecturers: `clash.lecturer`,
    /// `clash.room`, `clash.venue`, `room.small`, `venue.closed`, `lecturer.unqualified`; with `reason_would_do` where a
    /// `reason` lets it through; `not_found` (404), `role.missing` (403).
    #[oai(path = "/sessions", method = "post", operation_id = "create_session")]
    async fn create_session(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        body: Json<SessionBody>,
    ) -> Answer<Made> {
        let body = body.0;
        let form = SessionForm {
            unit: UnitId(body.unit_id),
            class_name: body.class_name,
            kind: body.kind,
            delivery: body.delivery,
            number: body.number.unwrap_or(0),
            first_day: body.first_day,
            last_day: body.last_day,
            capacity: body.capacity.unwrap_or(0),
            venue: body.venue_id.map(VenueId),
            head: body.head_account_id.map(AccountId),
            note: body.note,
            slots: body.slots.into_iter().map(slot_form).collect(),
            reason: body.reason,
            divisions: body.divisions,
            kept: Kept::default(),
        };
        Ok(Made::of(create_session(&platform, &actor.0, form).await?))
    }

    /// Copies a session with its timetable to other days
    ///
    /// Nobody is on its list, and nobody is told. Problems: `form.invalid` (422) with every violation at once, clashes
    /// among them, `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/sessions/:session/copy",
        method = "post",
        operation_id = "copy_session"
    )]
    async fn copy_session(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
        body: Json<CopyBody>,
    ) -> Answer<Made> {
        let CopyBody {
            first_day,
            number,
            without_taken,
            reason,
        } = body.0;
        let form = CopyForm {
            first_day,
            number,
            without_taken,
            reason,
        };
        let id = copy_session(&platform, &actor.0, SessionId(session.0), form).await?;
        Ok(Made::of(id))
    }

    /// A session whole: half-days, list, what happened, who was told, what may be done
    ///
    /// Problems: `not_found` (404), `role.missing` (403).
    #[oai(path = "/sessions/:session", method = "get", operation_id = "get_session")]
    async fn get_session(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
    ) -> Answer<Json<SessionView>> {
        let shown = view::session(&platform, &actor.0, SessionId(session.0)).await?;
        Ok(Json(shown))
    }

    /// Sets the half-days anew
    ///
    /// Who was told of the session is told of the change. Problems: `form.invalid` (422) with every violation at once,
    /// `session.day_over` with `reason_would_do` (422), `session.planned_no_more`, `slot.marked` (409), `not_found` (404), `role.missing` (403).
    #[oai(path = "/sessions/:session/slots", method = "put", operation_id = "set_slots")]
    async fn set_slots(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
        body: Json<SlotsBody>,
    ) -> Answer<Done> {
        let body = body.0;
        let new = NewSlots {
            slots: body.slots.into_iter().map(slot_form).collect(),
            first_day: body.first_day,
            last_day: body.last_day,
            venue: body.venue_id.map(VenueId),
            reason: body.reason,
        };
        set_slots(&platform, &actor.0, SessionId(session.0), new).await?;
        Ok(Done::Done)
    }

    /// Moves a session: announce, open, lock, start, finish …
    ///
    /// Leaving preparation tells everybody on the list; finishing decides who completes and posts the hours, in one
    /// transaction; rescheduling looks at the half-days like setting them, archiving at what the session's file
    /// lacks. Problems: `form.invalid`, `dossier.missing` (422) with
    /// `reason_would_do`, `session.transition` (409) with `state` and `allowed`, `session.unready`,
    /// `session.reason_missing`, `session.action` (422), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/sessions/:session/actions",
        method = "post",
        operation_id = "act_on_session"
    )]
    async fn act_on_session(
        &self,
        platform: Data<&Platform>,
        consequences: Data<&Consequences>,
        actor: Signed,
        session: Path<Uuid>,
        body: Json<SessionActionBody>,
    ) -> Answer<Json<SessionStateView>> {
        let SessionActionBody { action, reason } = body.0;
        let id = SessionId(session.0);
        let state =
            act_on_session(&platform, &consequences, &actor.0, id, &action, reason.as_deref()).await?;
        Ok(Json(SessionStateView {
            state: state.code().to_owned(),
        }))
    }
}
