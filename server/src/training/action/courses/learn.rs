//! What somebody does in a course on the phone: reads on, tries the test; and with that, completes it.
use std::collections::{BTreeSet, HashMap};

use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::training::course::CourseState;
use sanyou_schema::domain::training::lesson::{Progress, Question, is_done, score};
use sanyou_schema::domain::value::id::{CourseId, CourseQuestionId, MaterialId, PersonId};
use sanyou_schema::entity::{course_completion, course_question, course_try, material_progress};
use uuid::Uuid;

use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::consequence::Consequences;
use crate::platform::problem::Problem;
use crate::training::store::courses::{SeenCourse, materials_of, question_of, questions_of, visible_course};
use crate::training::store::lessons::{self, Learning};

/// What was chosen for a question.
#[derive(Debug, Clone)]
pub struct Chosen {
    /// The question.
    pub question: CourseQuestionId,
    /// The places of what was chosen, from 0.
    pub options: Vec<u32>,
}

/// A question after a try.
#[derive(Debug, Clone)]
pub struct Marked {
    /// The question.
    pub row: course_question::Model,
    /// The right ones.
    pub answer: BTreeSet<usize>,
    /// Whether it was answered right.
    pub right: bool,
}

/// What a try came to.
#[derive(Debug, Clone)]
pub struct Tried {
    /// By question.
    pub questions: Vec<Marked>,
    /// Whether it passes.
    pub passed: bool,
    /// Whether the course is done with it.
    pub done: bool,
}

/// One's own person and a course that is offered to them.
async fn own(change: &Change, actor: &Actor, id: CourseId) -> Result<(PersonId, SeenCourse), Problem> {
    actor.require(Capability::OwnData)?;
    let missing = || Problem::not_found("门课程");
    let person = actor.person.ok_or_else(missing)?;
    let seen = visible_course(change.db(), &actor.scope, id, false)
        .await?
        .ok_or_else(missing)?;
    if seen.row.state != CourseState::Open {
        let detail = format!(
            "“{}”现在是“{}”，不能再学。",
            seen.row.name,
            seen.row.state.label()
        );
        return Err(Problem::conflict("course.not_open", detail));
    }
    Ok((person, seen))
}

/// Where somebody stopped.
#[derive(Debug, Clone, Copy)]
pub struct Stopped {
    /// In thousandths of the material.
    pub place: i64,
    /// The page of a file, where it is known.
    pub page: Option<i32>,
}

impl From<i64> for Stopped {
    fn from(place: i64) -> Self {
        Self { place, page: None }
    }
}

/// Keeps where one stopped in a material; answers whether the course is done.
///
/// Problems: `material.page` (422), `course.not_open` (409), `not_found` (404), `role.missing` (403).
pub async fn keep_place(
    platform: &Platform,
    consequences: &Consequences,
    actor: &Actor,
    course: CourseId,
    material: MaterialId,
    stopped: impl Into<Stopped>,
) -> Result<bool, Problem> {
    let stopped = stopped.into();
    let mut change = platform.change(&actor.by()).await?;
    let (person, _) = own(&change, actor, course).await?;
    let materials = materials_of(change.db(), vec![course]).await?;
    if !materials.iter().any(|one| one.row.id == material) {
        return Err(Problem::not_found("份材料"));
    }
    let learning = Learning::of(change.db(), person).await?;
    let old = learning.places.get(&material);
    let moved = Progress {
        place: old.map_or(0, |row| row.place),
        read: old.is_some_and(|row| row.read_at.is_some()),
    }
    .moved(stopped.place);
    if stopped.page.is_some_and(|page| !(1..=10_000).contains(&page)) {
        return Err(Problem::field(
            "material.page",
            "page",
            "请填写看到第几页，从 1 开始。",
        ));
    }
    let read_at = old.and_then(|row| row.read_at);
    let row = material_progress::Model {
        id: old.map_or_else(|| change.id::<Uuid>(), |row| row.id),
        person_id: person,
        material_id: material,
        place: moved.place,
        page: stopped.page.or_else(|| old.and_then(|row| row.page)),
        read_at: read_at.or_else(|| moved.read.then(|| change.at())),
        updated_at: change.at(),
    };
    lessons::keep_place(change.db(), row, old.is_none()).await?;
    let done = settle(&mut change, consequences, person, course).await?;
    change.commit().await?;
    Ok(done)
}

/// Scores a try at the test of a course, and keeps it; one may try as often as one likes.
///
/// Problems: `test.changed`, `test.none`, `course.not_open` (409), `not_found` (404), `role.missing` (403).
pub async fn try_test(
    platform: &Platform,
    consequences: &Consequences,
    actor: &Actor,
    course: CourseId,
    chosen: Vec<Chosen>,
) -> Result<Tried, Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let (person, seen) = own(&change, actor, course).await?;
    let rows = questions_of(change.db(), vec![course]).await?;
    if rows.is_empty() {
        let detail = "这门课没有小测，读完材料就算学完。";
        return Err(Problem::conflict("test.none", detail));
    }
    let mut by_question: HashMap<CourseQuestionId, BTreeSet<usize>> = chosen
        .into_iter()
        .map(|one| {
            (
                one.question,
                one.options.into_iter().map(|at| at as usize).collect(),
            )
        })
        .collect();
    let answers: Vec<BTreeSet<usize>> = rows
        .iter()
        .map(|row| by_question.remove(&row.id).unwrap_or_default())
        .collect();
    if !by_question.is_empty() {
        let detail = "题目刚刚改过，没有计分，请打开新题再做一次。";
        return Err(Problem::conflict("test.changed", detail));
    }
    let questions: Vec<Question> = rows.iter().map(question_of).collect();
    let percent = u32::try_from(seen.row.pass_percent).unwrap_or(100);
    let scored = score(&questions, &answers, percent);
    let count = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
    let kept: Vec<_> = rows.iter().map(|row| row.id).zip(&answers).collect();
    let row = course_try::Model {
        id: change.id::<Uuid>(),
        person_id: person,
        course_id: course,
        at: change.at(),
        points: count(scored.points()),
        total: count(questions.len()),
        passed: scored.passed,
        answers: serde_json::to_string(&kept).map_err(Problem::internal)?,
    };
    lessons::keep_try(change.db(), row).await?;
    let done = settle(&mut change, consequences, person, course).await?;
    change.commit().await?;
    let marked = rows.into_iter().zip(questions).zip(&scored.right);
    Ok(Tried {
        questions: marked
            .map(|((row, question), right)| Marked {
                row,
                answer: question.answer,
                right: *right,
            })
            .collect(),
        passed: scored.passed,
        done,
    })
}

/// Writes that a course is done where it is now, with what follows; what was done once stays done, whatever is added to
/// the course later.
async fn settle(
    change: &mut Change,
    consequences: &Consequences,
    person: PersonId,
    course: CourseId,
) -> Result<bool, Problem> {
    let db = change.db();
    let learning = Learning::of(db, person).await?;
    if learning.done.contains_key(&course) {
        return Ok(true);
    }
    let materials = materials_of(db, vec![course]).await?;
    let read: Vec<bool> = materials
        .iter()
        .map(|one| learning.has_read(one.row.id))
        .collect();
    let has_test = !questions_of(db, vec![course]).await?.is_empty();
    if !is_done(&read, has_test, learning.has_passed(course)) {
        return Ok(false);
    }
    let row = course_completion::Model {
        id: change.id::<Uuid>(),
        person_id: person,
        course_id: course,
        completed_at: change.at(),
    };
    lessons::keep_completion(db, row).await?;
    consequences.course_completed(change, person, course).await?;
    Ok(true)
}
