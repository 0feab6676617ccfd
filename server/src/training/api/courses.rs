//! `/courses`: the catalogue.
use poem::web::Data;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::{CourseId, LecturerId, UnitId};
use uuid::Uuid;

use super::course_view::{course, list};
use super::done::{Done, Made};
use super::shown_course::{CourseList, CourseView};
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::problem::Answer;
use crate::training::action::courses::write::{CourseForm, act_on_course, create_course, set_course};

/// A course as it is typed.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct CourseBody {
    /// Whose; it stays once it is made.
    pub unit_id: Option<Uuid>,
    /// 课程编码, unlike any other of the unit.
    #[oai(default)]
    pub code: String,
    /// The name.
    #[oai(default)]
    pub name: String,
    /// A code of `/training-kinds`.
    #[oai(default)]
    pub kind: String,
    /// Hours.
    pub hours: Option<f64>,
    /// What it is about.
    pub about: Option<String>,
    /// What a lecturer must bring.
    pub qualification: Option<String>,
    /// Who usually teaches it.
    pub lecturer_id: Option<Uuid>,
    /// Codes of roles; none: every role. The next ones likewise.
    #[oai(default)]
    pub roles: Vec<String>,
    /// Codes of tiers held, `none` among them.
    #[oai(default)]
    pub tiers: Vec<String>,
    /// Codes of kinds of organisation.
    #[oai(default)]
    pub industries: Vec<String>,
    /// `new_in_post`, `hours_missing`, `tier_in_reach`: whom it is recommended to.
    #[oai(default)]
    pub gaps: Vec<String>,
    /// Whether it may be ordered.
    #[oai(default)]
    pub on_menu: bool,
    /// How many people it takes at once.
    pub capacity: Option<i64>,
    /// Of a hundred points in the test, so many pass; 80 where it is left out.
    pub pass_percent: Option<i64>,
}

/// What is to be done with a course.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct CourseActionBody {
    /// `publish` or `close`.
    pub action: String,
}

/// How a course stands now.
#[derive(Debug, Object)]
pub struct CourseStateView {
    /// Its state.
    pub state: String,
}

/// Courses.
pub struct CourseApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Training")]
impl CourseApi {
    /// The courses within sight: those of one's unit, of those below it and, once open, of those above
    ///
    /// Problems: `role.missing` (403).
    #[oai(path = "/courses", method = "get", operation_id = "list_courses")]
    async fn list_courses(&self, platform: Data<&Platform>, actor: Signed) -> Answer<Json<CourseList>> {
        actor.0.require(Capability::Read)?;
        Ok(Json(list(&platform, &actor.0).await?))
    }

    /// Makes a course, as a draft
    ///
    /// Problems: `form.invalid` (422) with every violation at once, `not_found` (404), `role.missing` (403).
    #[oai(path = "/courses", method = "post", operation_id = "create_course")]
    async fn create_course(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        body: Json<CourseBody>,
    ) -> Answer<Made> {
        let unit = body.0.unit_id.map_or(actor.0.home_unit, UnitId);
        let id = create_course(&platform, &actor.0, unit, form(body.0)).await?;
        Ok(Made::of(id))
    }

    /// A course whole: facts, materials, questions for whoever keeps it, orders within sight
    ///
    /// Problems: `not_found` (404), `role.missing` (403).
    #[oai(path = "/courses/:course", method = "get", operation_id = "get_course")]
    async fn get_course(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        course: Path<Uuid>,
    ) -> Answer<Json<CourseView>> {
        actor.0.require(Capability::Read)?;
        Ok(Json(self::course(&platform, &actor.0, CourseId(course.0)).await?))
    }

    /// Changes a course
    ///
    /// Problems: `form.invalid` (422) with every violation at once, `not_found` (404), `role.missing` (403).
    #[oai(path = "/courses/:course", method = "put", operation_id = "set_course")]
    async fn set_course(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        course: Path<Uuid>,
        body: Json<CourseBody>,
    ) -> Answer<Done> {
        set_course(&platform, &actor.0, CourseId(course.0), form(body.0)).await?;
        Ok(Done::Done)
    }

    /// Opens or closes a course
    ///
    /// Problems: `course.transition` (409) with `state` and `allowed`, `course.action` (422), `not_found` (404),
    /// `role.missing` (403).
    #[oai(
        path = "/courses/:course/actions",
        method = "post",
        operation_id = "act_on_course"
    )]
    async fn act_on_course(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        course: Path<Uuid>,
        body: Json<CourseActionBody>,
    ) -> Answer<Json<CourseStateView>> {
        let state = act_on_course(&platform, &actor.0, CourseId(course.0), &body.0.action).await?;
        Ok(Json(CourseStateView {
            state: state.code().to_owned(),
        }))
    }
}

fn form(body: CourseBody) -> CourseForm {
    let hours = body.hours.unwrap_or(0.0) * 100.0;
    CourseForm {
        code: body.code,
        name: body.name,
        kind: body.kind,
        hours_hundredths: whole(hours),
        summary: body.about,
        qualification: body.qualification,
        lecturer: body.lecturer_id.map(LecturerId),
        roles: body.roles,
        tiers: body.tiers,
        industries: body.industries,
        gaps: body.gaps,
        on_menu: body.on_menu,
        capacity: body.capacity,
        pass_percent: body.pass_percent.unwrap_or(80),
    }
}

/// Hours as hundredths; what is no number of them is refused as out of range.
fn whole(hundredths: f64) -> i64 {
    let text = format!("{hundredths:.0}");
    text.parse().unwrap_or(-1)
}
