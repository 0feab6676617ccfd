//! `/roster-releases`.
use chrono::{DateTime, Utc};
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::value::id::ImportId;
use uuid::Uuid;

use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::problem::Answer;
use crate::roster::action::waiting_releases::{WaitingRelease, waiting_releases};

/// Imports that wait for a second person.
#[derive(Debug, Object)]
pub struct ReleaseList {
    /// The oldest first.
    pub items: Vec<ReleaseView>,
    /// How many there are.
    pub total: u64,
}

/// An import that the delta guard stopped, as a second person sees it: counts and no names.
#[derive(Debug, Object)]
pub struct ReleaseView {
    /// The import.
    pub import: Uuid,
    /// The file's name.
    pub file_name: String,
    /// The unit whose roster it is.
    pub unit_name: String,
    /// Who sent it.
    pub created_by: String,
    /// When.
    pub created_at: DateTime<Utc>,
    /// What would change, in a sentence a unit.
    pub reason: String,
}

impl From<WaitingRelease> for ReleaseView {
    fn from(waiting: WaitingRelease) -> Self {
        let ImportId(import) = waiting.shown.row.id;
        Self {
            import,
            file_name: waiting.shown.file_name,
            unit_name: waiting.shown.unit_name,
            created_by: waiting.shown.created_by,
            created_at: waiting.shown.row.created_at,
            reason: waiting.reason,
        }
    }
}

/// What waits for a second person.
pub struct ReleaseApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Roster")]
impl ReleaseApi {
    /// Imports that wait for the actor as their second person
    ///
    /// Those that she may release: of her units, in `small` for the auditor all; never her own. Problems:
    /// `role.missing` (403).
    #[oai(
        path = "/roster-releases",
        method = "get",
        operation_id = "list_roster_releases"
    )]
    async fn list_roster_releases(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
    ) -> Answer<Json<ReleaseList>> {
        let waiting = waiting_releases(&platform, &actor.0).await?;
        let items: Vec<ReleaseView> = waiting.into_iter().map(ReleaseView::from).collect();
        Ok(Json(ReleaseList {
            total: items.len() as u64,
            items,
        }))
    }
}
