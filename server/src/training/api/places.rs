//! Venues and lecturers.
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::training::Hours;
use sanyou_schema::domain::value::HalfDay;
use sanyou_schema::entity::lecturer_absence;
use uuid::Uuid;

use super::done::Made;
use super::venues::{RoomView, room_view};
use super::view::unit_names;
use crate::platform::Platform;
use crate::platform::actor::{Actor, Signed};
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};
use crate::training::action::add_place::{NewLecturer, NewVenue, add_lecturer, add_venue};
use crate::training::store::{places, rooms};

/// A place where sessions are held.
#[derive(Debug, Object)]
pub struct Venue {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Where it is.
    pub address: Option<String>,
    /// How many may sit.
    pub seats: Option<i32>,
    /// `hall`, `centre`, `site` or `provider`.
    pub kind: String,
    /// Whose it is.
    pub unit_name: String,
    /// Its rooms or functional areas.
    pub rooms: Vec<RoomView>,
    /// `星期一至星期五 8:30–17:30`; none where nobody wrote it down.
    pub hours: Option<String>,
}

/// All venues.
#[derive(Debug, Object)]
pub struct VenueList {
    /// By name.
    pub items: Vec<Venue>,
}

/// A venue to be added.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct VenueBody {
    /// Its name, unlike any other of the unit.
    #[oai(default)]
    pub name: String,
    /// Where it is.
    pub address: Option<String>,
    /// How many may sit.
    pub seats: Option<i32>,
}

/// Somebody who teaches.
#[derive(Debug, Object)]
pub struct Lecturer {
    /// Its id.
    pub id: Uuid,
    /// The name.
    pub name: String,
    /// Post or rank.
    pub title: Option<String>,
    /// Where they work.
    pub employer: Option<String>,
    /// Who engages them.
    pub unit_name: String,
    /// What they are qualified to teach today.
    pub topics: Vec<String>,
    /// Whether a qualification lapsed, and none is valid today.
    pub lapsed: bool,
    /// From when on they are away next: `11月30日至12月2日（外出学习）`.
    pub away: Option<String>,
}

/// All lecturers.
#[derive(Debug, Object)]
pub struct LecturerList {
    /// By name.
    pub items: Vec<Lecturer>,
}

/// A lecturer to be added.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct LecturerBody {
    /// The name, unlike any other of the unit.
    #[oai(default)]
    pub name: String,
    /// Post or rank.
    pub title: Option<String>,
    /// Where they work.
    pub employer: Option<String>,
}

/// Venues and lecturers.
pub struct PlaceApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Training")]
impl PlaceApi {
    /// The venues of one's unit, of those below it and above it
    ///
    /// Problems: `role.missing` (403).
    #[oai(path = "/venues", method = "get", operation_id = "list_venues")]
    async fn list_venues(&self, platform: Data<&Platform>, actor: Signed) -> Answer<Json<VenueList>> {
        actor.0.require(Capability::Read)?;
        Ok(Json(VenueList {
            items: venue_items(&platform, &actor.0).await?,
        }))
    }

    /// Adds a venue to those of one's unit
    ///
    /// Problems: `place.name`, `place.seats`, `place.twice` (422), `role.missing` (403).
    #[oai(path = "/venues", method = "post", operation_id = "add_venue")]
    async fn add_venue(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        body: Json<VenueBody>,
    ) -> Answer<Made> {
        let VenueBody { name, address, seats } = body.0;
        let new = NewVenue { name, address, seats };
        Ok(Made::of(add_venue(&platform, &actor.0, new).await?))
    }

    /// The lecturers of one's unit, of those below it and above it
    ///
    /// Problems: `role.missing` (403).
    #[oai(path = "/lecturers", method = "get", operation_id = "list_lecturers")]
    async fn list_lecturers(&self, platform: Data<&Platform>, actor: Signed) -> Answer<Json<LecturerList>> {
        actor.0.require(Capability::Read)?;
        Ok(Json(LecturerList {
            items: lecturer_items(&platform, &actor.0).await?,
        }))
    }

    /// Adds a lecturer to those of one's unit
    ///
    /// Problems: `place.name`, `place.twice` (422), `role.missing` (403).
    #[oai(path = "/lecturers", method = "post", operation_id = "add_lecturer")]
    async fn add_lecturer(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        body: Json<LecturerBody>,
    ) -> Answer<Made> {
        let LecturerBody {
            name,
            title,
            employer,
        } = body.0;
        let new = NewLecturer {
            name,
            title,
            employer,
        };
        Ok(Made::of(add_lecturer(&platform, &actor.0, new).await?))
    }
}

async fn venue_items(platform: &Platform, actor: &Actor) -> Result<Vec<Venue>, Problem> {
    let (db, today) = (platform.database.reader(), platform.clock.today());
    let rows = places::venues(db, &actor.scope).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let mut rooms = rooms::rooms_of(db, ids.clone(), today).await?;
    let hours = rooms::hours_of(db, ids).await?;
    let units = unit_names(platform).await?;
    let items = rows.into_iter().map(|row| {
        let (own, others): (Vec<_>, Vec<_>) = std::mem::take(&mut rooms)
            .into_iter()
            .partition(|room| room.venue_id == row.id);
        rooms = others;
        Venue {
            id: row.id.into(),
            name: row.name,
            address: row.address,
            seats: row.seats,
            kind: row.kind.code().to_owned(),
            unit_name: units.get(&row.unit_id).cloned().unwrap_or_default(),
            rooms: own.into_iter().map(room_view).collect(),
            hours: hours.get(&row.id).map(Hours::label),
        }
    });
    Ok(items.collect())
}

async fn lecturer_items(platform: &Platform, actor: &Actor) -> Result<Vec<Lecturer>, Problem> {
    let (db, today) = (platform.database.reader(), platform.clock.today());
    let rows = places::lecturers(db, &actor.scope).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let held = rooms::qualifications_of(db, ids.clone()).await?;
    let absences = rooms::absence_rows(db, ids).await?;
    let units = unit_names(platform).await?;
    let items = rows.into_iter().map(|row| {
        let held = held.get(&row.id).map(Vec::as_slice).unwrap_or_default();
        let valid = held.iter().filter(|one| one.days.contains(today));
        let topics: Vec<String> = valid.map(|one| one.topic.clone()).collect();
        let next = absences
            .iter()
            .find(|one| one.lecturer_id == row.id && one.last_day >= today);
        Lecturer {
            id: row.id.into(),
            name: row.name,
            title: row.title,
            employer: row.employer,
            unit_name: units.get(&row.unit_id).cloned().unwrap_or_default(),
            lapsed: topics.is_empty() && !held.is_empty(),
            topics,
            away: next.map(away_label),
        }
    });
    Ok(items.collect())
}

fn away_label(row: &lecturer_absence::Model) -> String {
    let day = |day: chrono::NaiveDate| day.format("%-m月%-d日").to_string();
    let half = row.half.map(HalfDay::label).unwrap_or_default();
    let days = if row.first_day == row.last_day {
        day(row.first_day)
    } else {
        format!("{}至{}", day(row.first_day), day(row.last_day))
    };
    format!("{days}{half}（{}）", row.reason)
}
