//! A venue whole: shown and set anew.
use chrono::{Datelike, Days, NaiveDate};
use poem::web::Data;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::training::venue::VenueKind;
use sanyou_schema::domain::value::id::{RoomId, VenueId};
use sanyou_schema::entity::{room, venue};
use uuid::Uuid;

use super::done::Done;
use super::services::{ServiceView, services_of};
use super::view::unit_names;
use crate::platform::Platform;
use crate::platform::actor::{Actor, Signed};
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};
use crate::training::action::create_session::holds_unit;
use crate::training::action::set_venue::{HoursForm, RoomForm, VenueForm, set_venue};
use crate::training::action::shared_seats::{SeatsOfHalf, shared_seats};
use crate::training::store::planned::PlannedSlot;
use crate::training::store::versions::{menu_version, venue_version};
use crate::training::store::{places, planned, rooms};

/// What is planned is shown for so many days; a provider's to the end of the next year, since it is booked by the plan of
/// the year.
const AHEAD: u64 = 60;

fn shown_until(kind: VenueKind, today: NaiveDate) -> NaiveDate {
    let days_on = today + Days::new(AHEAD);
    match kind {
        VenueKind::Provider => NaiveDate::from_ymd_opt(today.year() + 1, 12, 31).unwrap_or(days_on),
        _ => days_on,
    }
}

/// A room of a venue.
#[derive(Debug, Object)]
pub struct RoomView {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// `classroom`, `hall`, `service` …
    pub kind: String,
    /// How many may sit.
    pub seats: Option<i32>,
    /// 投影, 音响 …
    pub equipment: Option<String>,
}

/// Opening hours of a day of the week.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct OpeningHours {
    /// Monday is 1.
    pub weekday: i32,
    /// HH:MM.
    pub opens: String,
    /// HH:MM.
    pub closes: String,
}

/// How long the way to another venue takes.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct Way {
    /// The other venue.
    pub venue_id: Uuid,
    /// Minutes, there as back.
    pub minutes: i32,
}

/// Something that is planned.
#[derive(Debug, Object)]
pub struct PlannedUse {
    /// The session.
    pub session_id: Uuid,
    /// `轮训第1期`.
    pub session: String,
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
    /// In which room.
    pub room: Option<String>,
    /// At which venue.
    pub venue: Option<String>,
}

/// The seats of a half-day on which somebody sits there.
#[derive(Debug, Object)]
pub struct SeatsOfHalfDay {
    /// The day.
    pub day: NaiveDate,
    /// `am` or `pm`.
    pub half: String,
    /// How many sit there.
    pub taken: i32,
    /// How many seats are left; below none where there are too few.
    pub free: i32,
    /// Of what, in words.
    pub of: Vec<String>,
}

/// A venue whole.
#[derive(Debug, Object)]
pub struct VenueView {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// `hall`, `centre`, `site` or `provider`.
    pub kind: String,
    /// Where it is.
    pub address: Option<String>,
    /// Whom to call.
    pub phone: Option<String>,
    /// How many may sit, in all.
    pub seats: Option<i32>,
    /// Whose it is.
    pub unit_name: String,
    /// Its rooms or functional areas.
    pub rooms: Vec<RoomView>,
    /// When it is open; none: nobody wrote it down.
    pub hours: Vec<OpeningHours>,
    /// Ways that somebody wrote down.
    pub ways: Vec<Way>,
    /// From when on nobody is received at noon, HH:MM.
    pub rest_from: Option<String>,
    /// Until when.
    pub rest_to: Option<String>,
    /// What it does for visitors, those of today and those that are to come.
    pub services: Vec<ServiceView>,
    /// What is planned there until then.
    pub planned: Vec<PlannedUse>,
    /// With a provider of which the seats are known: those of each half-day on which anybody sits there.
    pub seats_by_day: Vec<SeatsOfHalfDay>,
    /// 60 days on; with a provider the last day of the next year.
    pub planned_until: NaiveDate,
    /// Whether this account may change it.
    pub may_change: bool,
    /// As it stands now; sent back with a change.
    pub version: String,
    /// Its menu of services as it stands now; sent back with a change of it.
    pub menu_version: String,
}

/// A room to be set.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct RoomBody {
    /// The room, where it is one that stands.
    pub id: Option<Uuid>,
    /// Its name, unlike any other of the venue.
    #[oai(default)]
    pub name: String,
    /// `classroom`, `hall`, `service` …
    #[oai(default)]
    pub kind: String,
    /// How many may sit.
    pub seats: Option<i32>,
    /// 投影, 音响 …
    pub equipment: Option<String>,
}

/// A venue to be set.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct VenueWholeBody {
    /// Its name, unlike any other of the unit.
    #[oai(default)]
    pub name: String,
    /// `hall`, `centre`, `site` or `provider`.
    #[oai(default)]
    pub kind: String,
    /// Where it is.
    pub address: Option<String>,
    /// Whom to call.
    pub phone: Option<String>,
    /// How many may sit, in all.
    pub seats: Option<i32>,
    /// All rooms; one that is left out is no longer used.
    #[oai(default)]
    pub rooms: Vec<RoomBody>,
    /// When it is open, a line a day of the week; none: not known.
    #[oai(default)]
    pub hours: Vec<OpeningHours>,
    /// Minutes to other venues; one that is left out is as the setting says.
    #[oai(default)]
    pub ways: Vec<Way>,
    /// As it stood when it was read; refused where somebody changed it since.
    pub version: Option<String>,
}

/// A venue whole.
pub struct VenueApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Training")]
impl VenueApi {
    /// A venue whole: rooms, hours, ways, and what is planned there
    ///
    /// Problems: `not_found` (404), `role.missing` (403).
    #[oai(path = "/venues/:venue", method = "get", operation_id = "get_venue")]
    async fn get_venue(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        venue: Path<Uuid>,
    ) -> Answer<Json<VenueView>> {
        actor.0.require(Capability::Read)?;
        Ok(Json(venue_view(&platform, &actor.0, VenueId(venue.0)).await?))
    }

    /// Sets a venue anew
    ///
    /// Problems: `form.invalid` (422) with every violation at once, `room.in_use`, `venue.stale` (409),
    /// `not_found` (404),
    /// `role.missing` (403).
    #[oai(path = "/venues/:venue", method = "put", operation_id = "set_venue")]
    async fn set_venue(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        venue: Path<Uuid>,
        body: Json<VenueWholeBody>,
    ) -> Answer<Done> {
        let body = body.0;
        let form = VenueForm {
            name: body.name,
            kind: body.kind,
            address: body.address,
            phone: body.phone,
            seats: body.seats,
            hours: body.hours.into_iter().map(hours_form).collect(),
            rooms: body.rooms.into_iter().map(room_form).collect(),
            ways: body
                .ways
                .into_iter()
                .map(|way| (VenueId(way.venue_id), way.minutes))
                .collect(),
            version: body.version,
        };
        set_venue(&platform, &actor.0, VenueId(venue.0), form).await?;
        Ok(Done::Done)
    }
}

fn hours_form(body: OpeningHours) -> HoursForm {
    HoursForm {
        weekday: body.weekday,
        opens: body.opens,
        closes: body.closes,
    }
}

fn room_form(body: RoomBody) -> RoomForm {
    RoomForm {
        id: body.id.map(RoomId),
        name: body.name,
        kind: body.kind,
        seats: body.seats,
        equipment: body.equipment,
    }
}

/// A venue whole.
pub(in crate::training) async fn venue_view(
    platform: &Platform,
    actor: &Actor,
    id: VenueId,
) -> Result<VenueView, Problem> {
    let db = platform.database.reader();
    let found = places::venues(db, &actor.scope).await?;
    let row = found
        .into_iter()
        .find(|row| row.id == id)
        .ok_or_else(|| Problem::not_found("个地点"))?;
    let today = platform.clock.today();
    let rooms = rooms::rooms_of(db, vec![id], today).await?;
    let hours = rooms::hour_rows(db, id).await?;
    let ways = rooms::ways_of(db, id).await?;
    let planned_until = shown_until(row.kind, today);
    let planned = planned::planned_at(db, id, today, planned_until).await?;
    let seats = row.seats.unwrap_or(0);
    let shared = shared_seats(db, &row, &planned, (today, planned_until)).await?;
    let seats_by_day = shared.into_iter().map(|one| shown_seats(seats, one)).collect();
    let version = venue_version(db, &row).await?;
    let menu_version = menu_version(db, &row).await?;
    Ok(VenueView {
        id: row.id.into(),
        kind: row.kind.code().to_owned(),
        unit_name: unit_names(platform)
            .await?
            .remove(&row.unit_id)
            .unwrap_or_default(),
        rooms: rooms.into_iter().map(room_view).collect(),
        hours: hours
            .into_iter()
            .map(|row| OpeningHours {
                weekday: row.weekday,
                opens: row.opens,
                closes: row.closes,
            })
            .collect(),
        ways: ways
            .into_iter()
            .map(|way| Way {
                venue_id: if way.venue_id == id {
                    way.other_id
                } else {
                    way.venue_id
                }
                .into(),
                minutes: way.minutes,
            })
            .collect(),
        planned: planned_uses(platform, planned).await?,
        planned_until,
        seats_by_day,
        version,
        menu_version,
        may_change: holds_unit(db, actor, row.unit_id).await?,
        services: services_of(platform, id, today).await?,
        rest_from: row.rest_from,
        rest_to: row.rest_to,
        name: row.name,
        address: row.address,
        phone: row.phone,
        seats: row.seats,
    })
}

fn shown_seats(seats: i32, one: SeatsOfHalf) -> SeatsOfHalfDay {
    SeatsOfHalfDay {
        day: one.day,
        half: one.half.code().to_owned(),
        taken: one.guests.people,
        free: seats - one.guests.people,
        of: one.guests.titles,
    }
}

/// A room as lists show it.
pub(super) fn room_view(room: room::Model) -> RoomView {
    RoomView {
        id: room.id.into(),
        name: room.name,
        kind: room.kind.code().to_owned(),
        seats: room.seats,
        equipment: room.equipment,
    }
}

/// What is planned, as lists show it.
pub(super) async fn planned_uses(
    platform: &Platform,
    planned: Vec<PlannedSlot>,
) -> Result<Vec<PlannedUse>, Problem> {
    let venues: Vec<venue::Model> = places::venue_rows(
        platform.database.reader(),
        planned.iter().filter_map(|one| one.session.venue_id).collect(),
    )
    .await?;
    let shown = planned.into_iter().map(|one| PlannedUse {
        session_id: one.session.id.into(),
        session: one.title,
        day: one.slot.day,
        half: one.slot.half.code().to_owned(),
        starts: one.slot.starts,
        ends: one.slot.ends,
        title: one.slot.title,
        room: one.slot.room,
        venue: venues
            .iter()
            .find(|venue| Some(venue.id) == one.session.venue_id)
            .map(|venue| venue.name.clone()),
    });
    Ok(shown.collect())
}
