//! Posts the hours of a course that was done online, where the county gives any (domain.md 2.1).
use rust_decimal::Decimal;
use sanyou_schema::domain::value::id::{CourseId, PersonId};
use sanyou_schema::domain::value::{CreditKind, CreditSource};
use sanyou_schema::entity::credit_entry;
use sea_orm::{EntityTrait, Set};
use uuid::Uuid;

use crate::credit::store;
use crate::platform::change::Change;
use crate::platform::consequence::{CourseCompleted, Following};
use crate::platform::problem::Problem;
use crate::training::course_rows;

/// The setting that says whether a course that was done online gives hours, and of what kind.
const SETTING: &str = "credit.lessons";

/// Registered with training in `app`.
pub struct PostLesson;

impl CourseCompleted for PostLesson {
    fn completed<'a>(&'a self, change: &'a mut Change, person: PersonId, course: CourseId) -> Following<'a> {
        Box::pin(post_lesson(change, person, course))
    }
}

/// Writes the entry of a course within a change: its own hours, as what the county counts them. A course earns once.
async fn post_lesson(change: &mut Change, person: PersonId, id: CourseId) -> Result<(), Problem> {
    let course = course_rows(change.db(), [id])
        .await?
        .remove(&id)
        .ok_or_else(|| Problem::internal("a course that was done is missing"))?;
    let rule = crate::setting::value_for(change.db(), course.unit_id, SETTING, change.today()).await?;
    let Some(kind) = rule.parse::<CreditKind>().ok() else {
        return Ok(());
    };
    let key = format!("{}:course:{}", person.0.simple(), id.0.simple());
    if course.hours_hundredths <= 0 || store::live_keys(change.db(), person).await?.contains(&key) {
        return Ok(());
    }
    let row = credit_entry::ActiveModel {
        id: Set(change.id::<Uuid>()),
        person_id: Set(person),
        day: Set(change.today()),
        half: Set(None),
        kind: Set(kind),
        source: Set(CreditSource::Lesson),
        slot_id: Set(None),
        course_id: Set(Some(id)),
        hundredths: Set(course.hours_hundredths),
        rule: Set(format!("{SETTING}={rule}")),
        reverses_id: Set(None),
        live_key: Set(Some(key)),
        created_at: Set(change.at()),
    };
    credit_entry::Entity::insert(row)
        .exec_without_returning(change.db())
        .await?;
    let hours = Decimal::new(i64::from(course.hours_hundredths), 2)
        .normalize()
        .to_string();
    let detail = serde_json::json!({ "course": id, "hours": hours, "kind": kind.label() });
    change.audit("credit.post_lesson", "person", person, &detail);
    Ok(())
}
