//! `/session-days`: the half-days of many sessions, as a calendar shows them.
use chrono::NaiveDate;
use poem::web::Data;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::{LecturerId, SessionId, VenueId};
use sanyou_schema::entity::{division, lecturer, venue};
use uuid::Uuid;

use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};
use crate::training::store::days::{DaysFilter, OnDays, on_days};
use crate::training::store::divisions::divisions_of;
use crate::training::store::{enrolments, places};

/// So many days are asked for at once.
const MOST: i64 = 62;

/// A half-day of a calendar.
#[derive(Debug, Object)]
pub struct DaySlot {
    /// Its id.
    pub id: Uuid,
    /// The day.
    pub day: NaiveDate,
    /// `am` or `pm`.
    pub half: String,
    /// HH:MM.
    pub starts: String,
    /// HH:MM.
    pub ends: String,
    /// What is taught.
    pub title: Option<String>,
    /// Who teaches.
    pub lecturer: Option<String>,
    /// The lecturer.
    pub lecturer_id: Option<Uuid>,
    /// The room in words.
    pub room: Option<String>,
    /// Of which group (分班) it is; none: everybody's.
    pub division_name: Option<String>,
}

/// A session of a calendar.
#[derive(Debug, Object)]
pub struct DaySession {
    /// Its id.
    pub id: Uuid,
    /// `轮训第1期`.
    pub name: String,
    /// `preparing`, `enrolling` …
    pub state: String,
    /// Its first day.
    pub first_day: NaiveDate,
    /// Its last day.
    pub last_day: NaiveDate,
    /// Where.
    pub venue: Option<String>,
    /// The venue.
    pub venue_id: Option<Uuid>,
    /// How many places.
    pub capacity: i32,
    /// How many are taken.
    pub enrolled: u64,
    /// Its half-days of these days; none where none is planned yet.
    pub slots: Vec<DaySlot>,
}

/// The sessions of some days.
#[derive(Debug, Object)]
pub struct DaySessions {
    /// The first first.
    pub items: Vec<DaySession>,
}

/// Sessions by their days.
pub struct DaysApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Training")]
impl DaysApi {
    /// The sessions within sight that lie on some days, with their half-days of these
    ///
    /// With a place or a lecturer only those with a half-day there or with them; a session without any half-day lies on all
    /// of its own days. Problems: `days.range` (422), `role.missing` (403).
    #[oai(path = "/session-days", method = "get", operation_id = "list_session_days")]
    async fn list_session_days(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        /// From this day.
        first: Query<NaiveDate>,
        /// To this day, at most 62 of them.
        last: Query<NaiveDate>,
        /// Held at this venue.
        venue: Query<Option<Uuid>>,
        /// Taught by this lecturer.
        lecturer: Query<Option<Uuid>>,
    ) -> Answer<Json<DaySessions>> {
        actor.0.require(Capability::Read)?;
        let filter = DaysFilter {
            first: first.0,
            last: last.0,
            venue: venue.0.map(VenueId),
            lecturer: lecturer.0.map(LecturerId),
        };
        if !(0..MOST).contains(&(filter.last - filter.first).num_days()) {
            let detail = "请从早的一天选到晚的一天，一次最多 62 天。";
            return Err(Problem::field("days.range", "last", detail));
        }
        let db = platform.database.reader();
        let found = on_days(db, &actor.0.scope, &filter).await?;
        let ids: Vec<SessionId> = found.iter().map(|one| one.seen.row.id).collect();
        let divisions = divisions_of(db, ids.clone()).await?;
        let counts = enrolments::counts(db, ids).await?;
        let venues = found.iter().filter_map(|one| one.seen.row.venue_id).collect();
        let venues = places::venue_rows(db, venues).await?;
        let slots = found.iter().flat_map(|one| &one.slots);
        let lecturers =
            places::lecturer_rows(db, slots.filter_map(|slot| slot.lecturer_id).collect()).await?;
        let shown = found.into_iter().map(|one| {
            let (enrolled, _) = counts.get(&one.seen.row.id).copied().unwrap_or_default();
            shown(one, enrolled, &venues, (&lecturers, &divisions))
        });
        Ok(Json(DaySessions {
            items: shown.collect(),
        }))
    }
}

fn shown(
    one: OnDays,
    enrolled: u64,
    venues: &[venue::Model],
    (lecturers, divisions): (&[lecturer::Model], &[division::Model]),
) -> DaySession {
    let row = &one.seen.row;
    let venue = venues.iter().find(|venue| Some(venue.id) == row.venue_id);
    let slots = one.slots.into_iter().map(|slot| DaySlot {
        id: slot.id.into(),
        day: slot.day,
        half: slot.half.code().to_owned(),
        lecturer: lecturers
            .iter()
            .find(|row| Some(row.id) == slot.lecturer_id)
            .map(|row| row.name.clone()),
        lecturer_id: slot.lecturer_id.map(Into::into),
        starts: slot.starts,
        ends: slot.ends,
        title: slot.title,
        room: slot.room,
        division_name: divisions
            .iter()
            .find(|row| Some(row.id) == slot.division_id)
            .map(|row| row.name.clone()),
    });
    DaySession {
        id: row.id.into(),
        name: one.seen.name(),
        state: row.state.code().to_owned(),
        first_day: row.first_day,
        last_day: row.last_day,
        venue: venue.map(|venue| venue.name.clone()),
        venue_id: row.venue_id.map(Into::into),
        capacity: row.capacity,
        enrolled,
        slots: slots.collect(),
    }
}
