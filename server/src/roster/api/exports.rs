//! `/roster-template` and `/roster-exports`: rosters that go out to be filled in or edited.
use poem::web::Data;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::value::id::UnitId;
use uuid::Uuid;

use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::http::respond::{FileAnswer, download};
use crate::platform::problem::Answer;
use crate::roster::action::export::{export, template};

/// What is exported, and why.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct ExportBody {
    /// The unit, an id of `/units`.
    pub unit: Uuid,
    /// Why full numbers are needed; it is kept. Of no account for whoever may not see them.
    #[oai(default)]
    pub reason: String,
}

/// Rosters that go out.
pub struct ExportApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Roster")]
impl ExportApi {
    /// The blank roster of a unit, with drop-downs
    ///
    /// An .xlsx that is filled in and uploaded as it is. Problems: `not_found` (404), `role.missing` (403).
    #[oai(path = "/roster-template", method = "get", operation_id = "roster_template")]
    async fn roster_template(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        unit: Query<Uuid>,
    ) -> Answer<FileAnswer> {
        let file = template(&platform, &actor.0, UnitId(unit.0)).await?;
        Ok(download(&file.name, file.media_type, file.bytes))
    }

    /// The roster of a unit as a workbook, to be edited and uploaded again
    ///
    /// A row an appointment of today, of the unit and those below it. With full numbers for whoever may see them
    /// there, for a reason, which is kept for each person; else they are masked. Its hidden parts let each row be
    /// found again. Problems: `reason.missing` (422), `not_found` (404), `role.missing` (403).
    #[oai(path = "/roster-exports", method = "post", operation_id = "export_roster")]
    async fn export_roster(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        body: Json<ExportBody>,
    ) -> Answer<FileAnswer> {
        let file = export(&platform, &actor.0, UnitId(body.unit), &body.reason).await?;
        Ok(download(&file.name, file.media_type, file.bytes))
    }
}
