//! A lecturer whole: shown and set anew.
use chrono::Days;
use poem::web::Data;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::LecturerId;
use uuid::Uuid;

use super::agreed::{AgreedUse, agreed_uses};
use super::venues::{PlannedUse, planned_uses};
use super::view::unit_names;
use crate::platform::Platform;
use crate::platform::actor::{Actor, Signed};
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};
use crate::training::action::create_session::holds_unit;
use crate::training::action::set_lecturer::{AbsenceForm, LecturerForm, QualificationForm, set_lecturer};
use crate::training::store::orders::agreed_for;
use crate::training::store::versions::lecturer_version;
use crate::training::store::{places, planned, rooms};

/// What a lecturer is qualified to teach.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct QualificationBody {
    /// What for.
    #[oai(default)]
    pub topic: String,
    /// Who says so.
    pub issuer: Option<String>,
    /// `YYYY-MM-DD`.
    #[oai(default)]
    pub valid_from: String,
    /// The last day, `YYYY-MM-DD`; none: without end.
    pub last_day: Option<String>,
}

/// Days on which a lecturer is away.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct AbsenceBody {
    /// `YYYY-MM-DD`.
    #[oai(default)]
    pub first_day: String,
    /// `YYYY-MM-DD`.
    #[oai(default)]
    pub last_day: String,
    /// `am` or `pm` of each day; none: the whole day.
    pub half: Option<String>,
    /// Why.
    #[oai(default)]
    pub reason: String,
}

/// A lecturer whole.
#[derive(Debug, Object)]
pub struct LecturerView {
    /// Their id.
    pub id: Uuid,
    /// The name.
    pub name: String,
    /// Post or rank.
    pub title: Option<String>,
    /// Where they work.
    pub employer: Option<String>,
    /// Who engages them.
    pub unit_name: String,
    /// What they are qualified to teach, the newest first.
    pub qualifications: Vec<QualificationBody>,
    /// When they are away, in order of time.
    pub absences: Vec<AbsenceBody>,
    /// What they teach from today on.
    pub planned: Vec<PlannedUse>,
    /// Courses of the menu that they hold from today on.
    pub orders: Vec<AgreedUse>,
    /// Whether this account may change it.
    pub may_change: bool,
    /// As it stands now; sent back with a change.
    pub version: String,
}

/// A lecturer to be set.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct LecturerWholeBody {
    /// Post or rank.
    pub title: Option<String>,
    /// Where they work.
    pub employer: Option<String>,
    /// All qualifications.
    #[oai(default)]
    pub qualifications: Vec<QualificationBody>,
    /// All absences.
    #[oai(default)]
    pub absences: Vec<AbsenceBody>,
    /// As it stood when it was read; refused where somebody changed it since.
    pub version: Option<String>,
}

/// What is to be looked after since a lecturer is away.
#[derive(Debug, Object)]
pub struct LecturerSet {
    /// Half-days that are planned while they are away, in sentences.
    pub planned_while_away: Vec<String>,
}

/// A lecturer whole.
pub struct LecturerApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Training")]
impl LecturerApi {
    /// A lecturer whole: qualifications, absences, and what they teach
    ///
    /// Problems: `not_found` (404), `role.missing` (403).
    #[oai(path = "/lecturers/:lecturer", method = "get", operation_id = "get_lecturer")]
    async fn get_lecturer(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        lecturer: Path<Uuid>,
    ) -> Answer<Json<LecturerView>> {
        actor.0.require(Capability::Read)?;
        let shown = lecturer_view(&platform, &actor.0, LecturerId(lecturer.0)).await?;
        Ok(Json(shown))
    }

    /// Sets a lecturer anew
    ///
    /// The answer tells which half-days are planned while the lecturer is away. Problems: `form.invalid` (422) with every
    /// violation at once, `lecturer.stale` (409), `not_found` (404), `role.missing` (403).
    #[oai(path = "/lecturers/:lecturer", method = "put", operation_id = "set_lecturer")]
    async fn set_lecturer(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        lecturer: Path<Uuid>,
        body: Json<LecturerWholeBody>,
    ) -> Answer<Json<LecturerSet>> {
        let body = body.0;
        let form = LecturerForm {
            title: body.title,
            employer: body.employer,
            qualifications: body.qualifications.into_iter().map(qualification_form).collect(),
            absences: body.absences.into_iter().map(absence_form).collect(),
            version: body.version,
        };
        let planned_while_away = set_lecturer(&platform, &actor.0, LecturerId(lecturer.0), form).await?;
        Ok(Json(LecturerSet { planned_while_away }))
    }
}

fn qualification_form(body: QualificationBody) -> QualificationForm {
    QualificationForm {
        topic: body.topic,
        issuer: body.issuer,
        valid_from: body.valid_from,
        last_day: body.last_day,
    }
}

fn absence_form(body: AbsenceBody) -> AbsenceForm {
    AbsenceForm {
        first_day: body.first_day,
        last_day: body.last_day,
        half: body.half,
        reason: body.reason,
    }
}

async fn lecturer_view(platform: &Platform, actor: &Actor, id: LecturerId) -> Result<LecturerView, Problem> {
    let db = platform.database.reader();
    let found = places::lecturers(db, &actor.scope).await?;
    let row = found
        .into_iter()
        .find(|row| row.id == id)
        .ok_or_else(|| Problem::not_found("位讲师"))?;
    let qualifications = rooms::qualification_rows(db, vec![id]).await?;
    let absences = rooms::absence_rows(db, vec![id]).await?;
    let planned = planned::planned_for(db, id, platform.clock.today()).await?;
    let orders = agreed_for(db, id, platform.clock.today()).await?;
    let version = lecturer_version(db, &row).await?;
    Ok(LecturerView {
        id: row.id.into(),
        unit_name: unit_names(platform)
            .await?
            .remove(&row.unit_id)
            .unwrap_or_default(),
        qualifications: qualifications
            .into_iter()
            .map(|one| QualificationBody {
                topic: one.topic,
                issuer: one.issuer,
                valid_from: one.valid_from.to_string(),
                last_day: one.valid_to.map(|to| (to - Days::new(1)).to_string()),
            })
            .collect(),
        absences: absences
            .into_iter()
            .map(|one| AbsenceBody {
                first_day: one.first_day.to_string(),
                last_day: one.last_day.to_string(),
                half: one.half.map(|half| half.code().to_owned()),
                reason: one.reason,
            })
            .collect(),
        planned: planned_uses(platform, planned).await?,
        orders: agreed_uses(orders),
        version,
        may_change: holds_unit(db, actor, row.unit_id).await?,
        name: row.name,
        title: row.title,
        employer: row.employer,
    })
}
