//! `/course-recommendations`: which courses are recommended to whom, and why.
use std::collections::HashMap;

use poem::web::Data;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::account::{Capability, mask};
use sanyou_schema::domain::training::course::Found;
use sanyou_schema::domain::value::id::UnitId;
use uuid::Uuid;

use crate::platform::Platform;
use crate::platform::actor::{Actor, Signed};
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};
use crate::report::recommendations::{Advice, of_person, of_unit};
use crate::training::{CourseSummary, summaries};
use crate::unit::{NamedUnit, named_units};

/// What somebody lacks.
#[derive(Debug, Object)]
pub struct GapView {
    /// `new_in_post`, `hours_missing` or `tier_in_reach`.
    pub gap: String,
    /// In words.
    pub gap_label: String,
    /// The sentence that says it.
    pub reason: String,
}

/// Somebody with what is recommended to them.
#[derive(Debug, Object)]
pub struct AdvisedPerson {
    /// The person.
    pub id: Uuid,
    /// The name; masked for 查阅.
    pub name: String,
    /// Where the person serves.
    pub party_organisation: Option<String>,
    /// The post in words.
    pub post: Option<String>,
    /// What they lack, the most pressing first.
    pub gaps: Vec<GapView>,
    /// The courses, what is for the most pressing gap first.
    pub courses: Vec<Uuid>,
}

/// A course with those whom it is recommended to.
#[derive(Debug, Object)]
pub struct AdvisedCourse {
    /// The course.
    pub course: CourseSummary,
    /// How many people.
    pub people: u32,
}

/// What is recommended at a unit.
#[derive(Debug, Object)]
pub struct AdviceView {
    /// The unit.
    pub unit_id: Uuid,
    /// Its name.
    pub unit_name: String,
    /// How many people have a post there.
    pub people: u32,
    /// Courses that are recommended to anybody, the most wanted first.
    pub courses: Vec<AdvisedCourse>,
    /// People to whom something is recommended.
    pub items: Vec<AdvisedPerson>,
    /// How many lack something for which no course is offered.
    pub without: u32,
}

/// A course that is recommended to oneself.
#[derive(Debug, Object)]
pub struct OwnAdvice {
    /// The course.
    pub course: Uuid,
    /// Why, the most pressing first.
    pub reasons: Vec<String>,
}

/// What is recommended to oneself.
#[derive(Debug, Object)]
pub struct OwnAdviceList {
    /// What is for the most pressing gap first.
    pub items: Vec<OwnAdvice>,
}

/// Recommendations.
pub struct RecommendationApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Report")]
impl RecommendationApi {
    /// Which courses are recommended to whom at a unit, each with the reason
    ///
    /// Without a unit that of the account where it keeps a roster, else the first that does. Problems: `not_found` (404),
    /// `role.missing` (403).
    #[oai(
        path = "/course-recommendations",
        method = "get",
        operation_id = "list_course_recommendations"
    )]
    async fn list_course_recommendations(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        /// The unit.
        unit: Query<Option<Uuid>>,
    ) -> Answer<Json<AdviceView>> {
        actor.0.require(Capability::Read)?;
        let unit = chosen(&platform, &actor.0, unit.0.map(UnitId)).await?;
        Ok(Json(view(&platform, &actor.0, unit).await?))
    }

    /// Which courses are recommended to oneself, each with the reason
    ///
    /// Problems: `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/me/recommended-courses",
        method = "get",
        operation_id = "my_recommended_courses"
    )]
    async fn my_recommended_courses(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
    ) -> Answer<Json<OwnAdviceList>> {
        actor.0.require(Capability::OwnData)?;
        let person = actor.0.person.ok_or_else(|| Problem::not_found("位党务工作者"))?;
        let advised = of_person(&platform, &actor.0, person).await?;
        let own = advised.people.into_iter().next();
        let items = own.into_iter().flat_map(|one| one.courses).map(|one| OwnAdvice {
            course: one.key.into(),
            reasons: one.reasons.into_iter().map(|found| found.reason).collect(),
        });
        Ok(Json(OwnAdviceList {
            items: items.collect(),
        }))
    }
}

/// The unit that is asked for, where the actor sees it.
async fn chosen(platform: &Platform, actor: &Actor, unit: Option<UnitId>) -> Result<NamedUnit, Problem> {
    let units = named_units(platform.database.reader(), actor.scope.day).await?;
    let mut seen = units
        .into_iter()
        .filter(|one| actor.scope.covers_path(&one.row.path) || !actor.scope.line_paths().is_empty());
    let found = if let Some(unit) = unit {
        seen.find(|one| one.row.id == unit)
    } else {
        let rosters: Vec<NamedUnit> = seen.filter(|one| one.row.kind.keeps_roster()).collect();
        let own = rosters.iter().position(|one| one.row.id == actor.home_unit);
        rosters.into_iter().nth(own.unwrap_or(0))
    };
    found.ok_or_else(|| Problem::not_found("个单位"))
}

async fn view(platform: &Platform, actor: &Actor, unit: NamedUnit) -> Result<AdviceView, Problem> {
    let advised = of_unit(platform, actor, unit.row.path.clone()).await?;
    let mut counts: HashMap<Uuid, u32> = HashMap::new();
    for course in advised.people.iter().flat_map(|one| &one.courses) {
        *counts.entry(course.key.into()).or_default() += 1;
    }
    let courses = summaries(platform, advised.courses, actor.scope.day).await?;
    let mut courses: Vec<AdvisedCourse> = courses
        .into_iter()
        .map(|course| AdvisedCourse {
            people: counts.get(&course.id).copied().unwrap_or(0),
            course,
        })
        .collect();
    // stable: of equals the first code first
    courses.sort_by_key(|one| std::cmp::Reverse(one.people));
    let count = |test: &dyn Fn(&Advice) -> bool| {
        let found = advised.people.iter().filter(|one| test(one)).count();
        u32::try_from(found).unwrap_or(u32::MAX)
    };
    let masked = actor.sees_masked();
    Ok(AdviceView {
        unit_id: unit.row.id.into(),
        unit_name: unit.name,
        people: count(&|_| true),
        without: count(&|one| !one.gaps.is_empty() && one.courses.is_empty()),
        courses,
        items: advised
            .people
            .into_iter()
            .filter(|one| !one.courses.is_empty())
            .map(|one| person(one, masked))
            .collect(),
    })
}

fn person(one: Advice, masked: bool) -> AdvisedPerson {
    let post = one.person.post;
    AdvisedPerson {
        id: one.person.id.into(),
        name: if masked {
            mask::name(&one.person.name)
        } else {
            one.person.name
        },
        party_organisation: post.as_ref().map(|post| post.party_organisation.clone()),
        post: post.as_ref().map(|post| post.post.label().to_owned()),
        gaps: one.gaps.into_iter().map(gap).collect(),
        courses: one.courses.into_iter().map(|course| course.key.into()).collect(),
    }
}

fn gap(found: Found) -> GapView {
    GapView {
        gap: found.gap.code().to_owned(),
        gap_label: found.gap.label().to_owned(),
        reason: found.reason,
    }
}
