//! What a venue does for visitors: the menu of services, shown and set anew.
use chrono::{Days, NaiveDate};
use poem::web::Data;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::value::id::{LecturerId, RoomId, ServiceId, VenueId};
use uuid::Uuid;

use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};
use crate::training::action::visits::set_services::{MenuForm, ServiceForm, set_services};
use crate::training::store::visits;
use crate::training::store::{places, rooms};

/// A service.
#[derive(Debug, Object)]
pub struct ServiceView {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// What is done.
    pub description: Option<String>,
    /// The functional area; none where the venue is one room.
    pub room_id: Option<Uuid>,
    /// The area's name.
    pub room: Option<String>,
    /// How long it takes.
    pub minutes: i32,
    /// How many people at most.
    pub most: Option<i32>,
    /// How many usually come.
    pub usual: Option<i32>,
    /// Who receives them, in words: a lecturer or somebody else.
    pub led_by: Option<String>,
    /// The lecturer.
    pub lecturer_id: Option<Uuid>,
    /// From when on it can be had.
    pub first_day: NaiveDate,
    /// Until when; none: without end.
    pub last_day: Option<NaiveDate>,
}

/// A service to be set.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct ServiceBody {
    /// The service, where it is one that stands.
    pub id: Option<Uuid>,
    /// Its name, unlike any other of the venue.
    #[oai(default)]
    pub name: String,
    /// What is done.
    pub description: Option<String>,
    /// The functional area; none where the venue is one room.
    pub room_id: Option<Uuid>,
    /// How long it takes.
    #[oai(default)]
    pub minutes: i64,
    /// How many people at most; none: any number.
    pub most: Option<i64>,
    /// How many usually come: what is written down where nobody says.
    pub usual: Option<i64>,
    /// Who receives them, where it is no lecturer.
    pub led_by: Option<String>,
    /// The lecturer; a time at which they are elsewhere can't be booked.
    pub lecturer_id: Option<Uuid>,
    /// `YYYY-MM-DD`; none: from today on.
    pub first_day: Option<String>,
    /// `YYYY-MM-DD`; none: without end.
    pub last_day: Option<String>,
}

/// A menu to be set.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct MenuBody {
    /// From when on nobody is received at noon, HH:MM; none: there is no rest.
    pub rest_from: Option<String>,
    /// Until when.
    pub rest_to: Option<String>,
    /// All services, in their order; one that is left out is ended.
    #[oai(default)]
    pub services: Vec<ServiceBody>,
    /// As it stood when it was read; refused where somebody changed it since.
    pub version: Option<String>,
}

/// What is to be looked after since the menu changed.
#[derive(Debug, Object)]
pub struct MenuSet {
    /// Visits that are to come by a service that was ended, in sentences.
    pub still_booked: Vec<String>,
}

/// The menu of services.
pub struct ServiceApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Training")]
impl ServiceApi {
    /// Sets a venue's menu of services anew, and its rest at noon
    ///
    /// Visits that were booked stay; the answer names those of services that were ended. Problems: `form.invalid` (422)
    /// with every violation at once, `menu.stale` (409), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/venues/:venue/services",
        method = "put",
        operation_id = "set_services"
    )]
    async fn set_services(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        venue: Path<Uuid>,
        body: Json<MenuBody>,
    ) -> Answer<Json<MenuSet>> {
        let form = MenuForm {
            rest_from: body.0.rest_from,
            rest_to: body.0.rest_to,
            services: body.0.services.into_iter().map(form).collect(),
            version: body.0.version,
        };
        let still_booked = set_services(&platform, &actor.0, VenueId(venue.0), form).await?;
        Ok(Json(MenuSet { still_booked }))
    }
}

fn form(body: ServiceBody) -> ServiceForm {
    ServiceForm {
        id: body.id.map(ServiceId),
        name: body.name,
        description: body.description,
        room: body.room_id.map(RoomId),
        minutes: body.minutes,
        most: body.most,
        usual: body.usual,
        led_by: body.led_by,
        lecturer: body.lecturer_id.map(LecturerId),
        first_day: body.first_day,
        last_day: body.last_day,
    }
}

/// The services of a venue that are in use today or later, in their order.
pub(super) async fn services_of(
    platform: &Platform,
    venue: VenueId,
    today: NaiveDate,
) -> Result<Vec<ServiceView>, Problem> {
    let db = platform.database.reader();
    let mut rows = visits::services_of(db, venue).await?;
    rows.retain(|row| row.valid_to.is_none_or(|to| today < to));
    let rooms = rooms::room_rows(db, rows.iter().filter_map(|row| row.room_id).collect()).await?;
    let lecturers = rows.iter().filter_map(|row| row.lecturer_id).collect();
    let lecturers = places::lecturer_rows(db, lecturers).await?;
    let shown = rows.into_iter().map(|row| {
        let room = rooms.iter().find(|room| Some(room.id) == row.room_id);
        let lecturer = lecturers.iter().find(|one| Some(one.id) == row.lecturer_id);
        ServiceView {
            id: row.id.into(),
            name: row.name,
            description: row.description,
            room_id: row.room_id.map(Into::into),
            room: room.map(|room| room.name.clone()),
            minutes: row.minutes,
            most: row.most,
            usual: row.usual,
            led_by: lecturer.map(|one| one.name.clone()).or(row.led_by),
            lecturer_id: row.lecturer_id.map(Into::into),
            first_day: row.valid_from,
            last_day: row.valid_to.map(|to| to - Days::new(1)),
        }
    });
    Ok(shown.collect())
}
