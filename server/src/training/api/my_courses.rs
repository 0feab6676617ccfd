//! `/me/courses`: what one may learn, where one stopped, the short test; and the menu, for whoever speaks for a party
//! organisation.
use chrono::{DateTime, NaiveDate, Utc};
use poem::web::Data;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::training::course::CourseState;
use sanyou_schema::domain::value::id::{CourseId, CourseQuestionId, MaterialId, PersonId};
use uuid::Uuid;

use super::course_view::{material_view, summaries};
use super::order_view::{OrderView, order_views};
use super::shown_course::{CourseSummary, MaterialView};
use crate::platform::Platform;
use crate::platform::actor::{Actor, Signed};
use crate::platform::consequence::Consequences;
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};
use crate::training::action::courses::learn::{Chosen, Stopped, keep_place, try_test};
use crate::training::store::courses::{
    Material, materials_of, question_of, questions_of, visible_course, visible_courses,
};
use crate::training::store::lessons::Learning;
use crate::training::store::orders;
use crate::training::store::sessions::session_names;

/// A course as one has it on the phone.
#[derive(Debug, Object)]
pub struct MyCourse {
    /// The course.
    pub course: CourseSummary,
    /// What it is about.
    pub about: Option<String>,
    /// How many of its materials one has read.
    pub read: u32,
    /// Whether one has passed its test.
    pub passed: bool,
    /// Whether one has begun.
    pub begun: bool,
    /// When one completed it online.
    pub completed_at: Option<DateTime<Utc>>,
    /// The day on which one took it in a class.
    pub attended_on: Option<NaiveDate>,
    /// The class: `轮训第1期`.
    pub attended_in: Option<String>,
}

/// A party organisation that one speaks for.
#[derive(Debug, Object)]
pub struct SpokenFor {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
}

/// What one may learn.
#[derive(Debug, Object)]
pub struct MyCourses {
    /// Courses that are open, and those that one has begun or done.
    pub items: Vec<MyCourse>,
    /// The party organisations that one may order for.
    pub speaks_for: Vec<SpokenFor>,
    /// Their orders, the latest first.
    pub orders: Vec<OrderView>,
}

/// A material with where one stopped in it.
#[derive(Debug, Object)]
pub struct MyMaterial {
    /// The material.
    pub material: MaterialView,
    /// Where one stopped, in thousandths of its length.
    pub place: i32,
    /// On which page of a file, where one said so.
    pub page: Option<i32>,
    /// Whether one has come to its end once.
    pub read: bool,
    /// Whether it is the one that one was in last.
    pub last: bool,
}

/// How one stands with the short test.
#[derive(Debug, Object)]
pub struct MyTest {
    /// How many questions.
    pub questions: u32,
    /// Of a hundred points, so many pass.
    pub pass_percent: i32,
    /// How often one has tried.
    pub tries: u32,
    /// The most points of a try.
    pub best: Option<i32>,
    /// Whether one has passed.
    pub passed: bool,
}

/// A course to be learnt.
#[derive(Debug, Object)]
pub struct MyCourseView {
    /// As the list has it.
    pub course: MyCourse,
    /// The materials, in order.
    pub materials: Vec<MyMaterial>,
    /// The test; none where there is none.
    pub test: Option<MyTest>,
}

/// Where one stopped.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct ReadPlaceBody {
    /// In thousandths of the material's length; 1000 is its end.
    pub place: i64,
    /// The page of a file, from 1.
    pub page: Option<i32>,
}

/// What came of it.
#[derive(Debug, Object)]
pub struct PlaceKept {
    /// Whether the course is done.
    pub done: bool,
}

/// A question as it is asked.
#[derive(Debug, Object)]
pub struct AskedQuestion {
    /// Its id.
    pub id: Uuid,
    /// `single`, `multiple` or `true_false`.
    pub kind: String,
    /// The kind in words.
    pub kind_label: String,
    /// What is asked.
    pub stem: String,
    /// The options.
    pub options: Vec<String>,
}

/// A short test.
#[derive(Debug, Object)]
pub struct AskedTest {
    /// Of a hundred points, so many pass.
    pub pass_percent: i32,
    /// In order.
    pub questions: Vec<AskedQuestion>,
}

/// What was chosen for a question.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct ChosenBody {
    /// The question.
    pub question: Uuid,
    /// The places of what was chosen, from 0.
    #[oai(default)]
    pub options: Vec<u32>,
}

/// A try at a short test.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct TryBody {
    /// By question; one that is left out was not answered.
    pub answers: Vec<ChosenBody>,
}

/// A question after a try.
#[derive(Debug, Object)]
pub struct MarkedQuestion {
    /// Its id.
    pub id: Uuid,
    /// Whether it was answered right.
    pub right: bool,
    /// The places of the right ones, from 0.
    pub answer: Vec<u32>,
    /// Why.
    pub note: Option<String>,
}

/// What a try came to.
#[derive(Debug, Object)]
pub struct TriedView {
    /// How many were right.
    pub points: u32,
    /// Of how many.
    pub total: u32,
    /// Whether it passes.
    pub passed: bool,
    /// Whether the course is done with it.
    pub done: bool,
    /// By question.
    pub questions: Vec<MarkedQuestion>,
}

/// One's own courses.
pub struct MyCourseApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Training")]
impl MyCourseApi {
    /// What one may learn, how far one is, and what one's party organisation has ordered
    ///
    /// Problems: `not_found` (404), `role.missing` (403).
    #[oai(path = "/me/courses", method = "get", operation_id = "my_courses")]
    async fn my_courses(&self, platform: Data<&Platform>, actor: Signed) -> Answer<Json<MyCourses>> {
        let (actor, person) = own(&actor)?;
        let db = platform.database.reader();
        let learning = Learning::of(db, person).await?;
        let items = mine(&platform, actor, &learning, None).await?;
        let parties = actor.scope.party_organisations();
        let named = orders::parties(db, parties.clone()).await?;
        let speaks_for = parties
            .iter()
            .filter_map(|id| named.get(id))
            .map(|party| SpokenFor {
                id: party.id.into(),
                name: party.name.clone(),
            });
        let found = if parties.is_empty() {
            Vec::new()
        } else {
            orders::visible_orders(db, &actor.scope, None, None).await?
        };
        Ok(Json(MyCourses {
            items,
            speaks_for: speaks_for.collect(),
            orders: order_views(&platform, actor, found).await?,
        }))
    }

    /// A course to be learnt, with where one stopped
    ///
    /// Problems: `not_found` (404), `role.missing` (403).
    #[oai(path = "/me/courses/:course", method = "get", operation_id = "my_course")]
    async fn my_course(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        course: Path<Uuid>,
    ) -> Answer<Json<MyCourseView>> {
        let (actor, person) = own(&actor)?;
        Ok(Json(whole(&platform, actor, person, CourseId(course.0)).await?))
    }

    /// Keeps where one stopped in a material
    ///
    /// Problems: `material.page` (422), `course.not_open` (409), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/me/courses/:course/materials/:material/place",
        method = "put",
        operation_id = "keep_place"
    )]
    async fn keep_place(
        &self,
        platform: Data<&Platform>,
        consequences: Data<&Consequences>,
        actor: Signed,
        course: Path<Uuid>,
        material: Path<Uuid>,
        body: Json<ReadPlaceBody>,
    ) -> Answer<Json<PlaceKept>> {
        let (course, material) = (CourseId(course.0), MaterialId(material.0));
        let ReadPlaceBody { place, page } = body.0;
        let stopped = Stopped { place, page };
        let done = keep_place(&platform, &consequences, &actor.0, course, material, stopped).await?;
        Ok(Json(PlaceKept { done }))
    }

    /// The short test of a course, without its answers
    ///
    /// Problems: `not_found` (404), `role.missing` (403).
    #[oai(path = "/me/courses/:course/test", method = "get", operation_id = "my_test")]
    async fn my_test(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        course: Path<Uuid>,
    ) -> Answer<Json<AskedTest>> {
        let (actor, _) = own(&actor)?;
        let db = platform.database.reader();
        let id = CourseId(course.0);
        let seen = visible_course(db, &actor.scope, id, false).await?;
        let seen = seen.ok_or_else(|| Problem::not_found("门课程"))?;
        let questions = questions_of(db, vec![id]).await?;
        let asked = questions.into_iter().map(|row| AskedQuestion {
            id: row.id.into(),
            kind: row.kind.code().to_owned(),
            kind_label: row.kind.label().to_owned(),
            options: question_of(&row).options,
            stem: row.stem,
        });
        Ok(Json(AskedTest {
            pass_percent: seen.row.pass_percent,
            questions: asked.collect(),
        }))
    }

    /// Tries the short test; one may as often as one likes, and every try is kept
    ///
    /// Problems: `test.changed`, `test.none`, `course.not_open` (409), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/me/courses/:course/tries",
        method = "post",
        operation_id = "try_test"
    )]
    async fn try_test(
        &self,
        platform: Data<&Platform>,
        consequences: Data<&Consequences>,
        actor: Signed,
        course: Path<Uuid>,
        body: Json<TryBody>,
    ) -> Answer<Json<TriedView>> {
        let chosen = body.0.answers.into_iter().map(|one| Chosen {
            question: CourseQuestionId(one.question),
            options: one.options,
        });
        let tried = try_test(
            &platform,
            &consequences,
            &actor.0,
            CourseId(course.0),
            chosen.collect(),
        )
        .await?;
        let right = tried.questions.iter().filter(|one| one.right).count();
        Ok(Json(TriedView {
            points: number(right),
            total: number(tried.questions.len()),
            passed: tried.passed,
            done: tried.done,
            questions: tried
                .questions
                .into_iter()
                .map(|one| MarkedQuestion {
                    id: one.row.id.into(),
                    right: one.right,
                    answer: one.answer.into_iter().map(number).collect(),
                    note: one.row.note,
                })
                .collect(),
        }))
    }
}

fn own(actor: &Signed) -> Result<(&Actor, PersonId), Problem> {
    actor.0.require(Capability::OwnData)?;
    let person = actor.0.person.ok_or_else(|| Problem::not_found("位党务工作者"))?;
    Ok((&actor.0, person))
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Courses with how far one is: all that are open, or begun; or one of them.
async fn mine(
    platform: &Platform,
    actor: &Actor,
    learning: &Learning,
    one: Option<CourseId>,
) -> Result<Vec<MyCourse>, Problem> {
    let db = platform.database.reader();
    let found = visible_courses(db, &actor.scope).await?;
    let ids: Vec<CourseId> = found.iter().map(|seen| seen.row.id).collect();
    let materials = materials_of(db, ids).await?;
    let has_begun = |id: CourseId| {
        let own = materials.iter().filter(|one| one.row.course_id == id);
        own.clone().any(|one| learning.places.contains_key(&one.row.id))
            || learning.tries_at(id).next().is_some()
    };
    let wanted: Vec<_> = found
        .into_iter()
        .filter(|seen| one.is_none_or(|id| seen.row.id == id))
        .filter(|seen| {
            seen.row.state == CourseState::Open
                || has_begun(seen.row.id)
                || learning.taken.contains_key(&seen.row.id)
        })
        .collect();
    let abouts: Vec<Option<String>> = wanted.iter().map(|seen| seen.row.summary.clone()).collect();
    let shown = summaries(platform, wanted, actor.scope.day).await?;
    let names = session_names(db, learning.taken.values().map(|taken| taken.session)).await?;
    let mine = shown.into_iter().zip(abouts).map(|(course, about)| {
        let id = CourseId(course.id);
        let read = materials
            .iter()
            .filter(|one| one.row.course_id == id && learning.has_read(one.row.id));
        MyCourse {
            about,
            read: number(read.count()),
            passed: learning.has_passed(id),
            begun: has_begun(id),
            completed_at: learning.done.get(&id).map(|row| row.completed_at),
            attended_on: learning.taken.get(&id).map(|taken| taken.day),
            attended_in: learning
                .taken
                .get(&id)
                .and_then(|taken| names.get(&taken.session).cloned()),
            course,
        }
    });
    Ok(mine.collect())
}

async fn whole(
    platform: &Platform,
    actor: &Actor,
    person: PersonId,
    id: CourseId,
) -> Result<MyCourseView, Problem> {
    let db = platform.database.reader();
    let learning = Learning::of(db, person).await?;
    let course = mine(platform, actor, &learning, Some(id)).await?.pop();
    let course = course.ok_or_else(|| Problem::not_found("门课程"))?;
    let seen = visible_course(db, &actor.scope, id, false).await?;
    let pass_percent = seen.map_or(100, |seen| seen.row.pass_percent);
    let materials = materials_of(db, vec![id]).await?;
    let last = materials
        .iter()
        .filter_map(|one| learning.places.get(&one.row.id))
        .max_by_key(|row| row.updated_at)
        .map(|row| row.material_id);
    let material = |one: Material| {
        let place = learning.places.get(&one.row.id);
        MyMaterial {
            place: place.map_or(0, |row| row.place),
            page: place.and_then(|row| row.page),
            read: place.is_some_and(|row| row.read_at.is_some()),
            last: last == Some(one.row.id),
            material: material_view(one),
        }
    };
    let test = (course.course.questions > 0).then(|| MyTest {
        questions: course.course.questions,
        pass_percent,
        tries: number(learning.tries_at(id).count()),
        best: learning.tries_at(id).map(|row| row.points).max(),
        passed: learning.has_passed(id),
    });
    Ok(MyCourseView {
        materials: materials.into_iter().map(material).collect(),
        test,
        course,
    })
}
