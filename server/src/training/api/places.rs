//! Venues and lecturers.
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};
use sanyou_schema::domain::account::Capability;
use uuid::Uuid;

use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::problem::Answer;
use crate::training::action::add_place::{NewLecturer, NewVenue, add_lecturer, add_venue};
use crate::training::store::places;

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

/// The id of what was made.
#[derive(Debug, Object)]
pub struct MadeId {
    /// The id.
    pub id: Uuid,
}

/// Made.
#[derive(ApiResponse)]
pub enum Made {
    /// Made, with its id.
    #[oai(status = 201)]
    Made(Json<MadeId>),
}

impl Made {
    /// With its id.
    pub fn of(id: impl Into<Uuid>) -> Self {
        Self::Made(Json(MadeId { id: id.into() }))
    }
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
        let rows = places::venues(platform.database.reader(), &actor.0.scope).await?;
        let items = rows.into_iter().map(|row| Venue {
            id: row.id.into(),
            name: row.name,
            address: row.address,
            seats: row.seats,
        });
        Ok(Json(VenueList {
            items: items.collect(),
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
        let rows = places::lecturers(platform.database.reader(), &actor.0.scope).await?;
        let items = rows.into_iter().map(|row| Lecturer {
            id: row.id.into(),
            name: row.name,
            title: row.title,
            employer: row.employer,
        });
        Ok(Json(LecturerList {
            items: items.collect(),
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
