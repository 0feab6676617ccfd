//! The short test of a course.
use std::collections::BTreeSet;

use sanyou_schema::domain::Violation;
use sanyou_schema::domain::training::lesson::{Question, QuestionKind, TRUE_FALSE, check_question};
use sanyou_schema::domain::value::id::{CourseId, CourseQuestionId};
use sanyou_schema::entity::course_question;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};

use super::kept;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;
use crate::training::action::add_place::filled;
use crate::training::store::courses::{question_of, questions_of};

/// A question as it is typed.
#[derive(Debug, Clone, Default)]
pub struct QuestionForm {
    /// The one that it was; none for a new one.
    pub id: Option<CourseQuestionId>,
    /// A code of `QuestionKind`.
    pub kind: String,
    /// What is asked.
    pub stem: String,
    /// The options; those of true or false need none.
    pub options: Vec<String>,
    /// The places of the right ones, from 0.
    pub answer: Vec<u32>,
    /// Why, shown after a try.
    pub note: Option<String>,
}

/// A short test has so many questions at most.
const MOST: usize = 50;

/// Sets the questions anew, in order. One that is changed becomes another, so that the tries made with it keep theirs.
///
/// Problems: every violation at once (422), `not_found` (404), `role.missing` (403).
pub async fn set_questions(
    platform: &Platform,
    actor: &Actor,
    id: CourseId,
    forms: Vec<QuestionForm>,
) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    kept(&change, actor, id).await?;
    let read = read(&forms)?;
    let db = change.db();
    let standing = questions_of(db, vec![id]).await?;
    let mut kept = BTreeSet::new();
    let count = read.len();
    for ((form, question), place) in forms.into_iter().zip(read).zip(1..) {
        let note = filled(form.note);
        let same = standing.iter().find(|row| {
            Some(row.id) == form.id
                && !kept.contains(&row.id)
                && question_of(row) == question
                && row.note == note
        });
        if let Some(same) = same {
            kept.insert(same.id);
            let mut row = same.clone().into_active_model();
            row.sort_no = Set(place);
            row.update(db).await?;
            continue;
        }
        let row = course_question::ActiveModel {
            id: Set(change.id::<CourseQuestionId>()),
            course_id: Set(id),
            sort_no: Set(place),
            kind: Set(question.kind),
            stem: Set(question.stem),
            options: Set(serde_json::to_string(&question.options).map_err(Problem::internal)?),
            answer: Set(serde_json::to_string(&question.answer).map_err(Problem::internal)?),
            note: Set(note),
            dropped_at: Set(None),
        };
        course_question::Entity::insert(row)
            .exec_without_returning(db)
            .await?;
    }
    for old in standing.into_iter().filter(|row| !kept.contains(&row.id)) {
        let mut row = old.into_active_model();
        row.dropped_at = Set(Some(change.at()));
        row.update(db).await?;
    }
    let detail = serde_json::json!({ "questions": count, "kept": kept.len() });
    change.audit("course.questions", "course", id, &detail);
    change.commit().await?;
    Ok(())
}

fn read(forms: &[QuestionForm]) -> Result<Vec<Question>, Problem> {
    let mut violations = Vec::new();
    let mut questions = Vec::new();
    if forms.len() > MOST {
        let message = format!("小测最多 {MOST} 题，请减少。");
        violations.push(Violation::new("question.too_many", message).on("questions"));
    }
    for (at, form) in forms.iter().enumerate() {
        let Ok(kind) = form.kind.parse::<QuestionKind>() else {
            let message = format!("第 {} 题请选择题型。", at + 1);
            violations.push(Violation::new("question.kind", message).on(&format!("questions[{at}].kind")));
            continue;
        };
        let options: Vec<String> = match kind {
            QuestionKind::TrueFalse => TRUE_FALSE.iter().map(|text| (*text).to_owned()).collect(),
            _ => form.options.iter().map(|text| text.trim().to_owned()).collect(),
        };
        let question = Question {
            kind,
            stem: form.stem.trim().to_owned(),
            options,
            answer: form.answer.iter().map(|place| *place as usize).collect(),
        };
        violations.extend(check_question(at, &question));
        questions.push(question);
    }
    if violations.is_empty() {
        Ok(questions)
    } else {
        Err(violations.into())
    }
}
