//! Sets an exam for a session.
use chrono::NaiveDate;
use rust_decimal::Decimal;
use sanyou_schema::domain::Violation;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::exam::{ExamBook, ExamRule};
use sanyou_schema::domain::value::SessionState;
use sanyou_schema::domain::value::id::{ExamId, SessionId};
use sanyou_schema::entity::exam;
use sea_orm::{EntityTrait, Set};

use crate::exam::store;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;
use crate::training::visible_session;

/// An exam as it is typed.
#[derive(Debug, Clone)]
pub struct ExamForm {
    /// Its name, unlike any other of the session.
    pub name: String,
    /// `YYYY-MM-DD`.
    pub held_on: String,
    /// The full mark.
    pub full_mark: i32,
    /// The mark that passes.
    pub pass_mark: i32,
    /// A code of `ExamBook`; none: nobody said.
    pub book: Option<String>,
    /// What it counts of the result, in per cent.
    pub weight: Option<i32>,
}

/// Sets an exam.
///
/// Problems: every violation at once (422), `exam.session_state` (409), `not_found` (404), `role.missing` (403).
pub async fn create_exam(
    platform: &Platform,
    actor: &Actor,
    session: SessionId,
    form: ExamForm,
) -> Result<ExamId, Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let seen = visible_session(change.db(), &actor.scope, session, true)
        .await?
        .ok_or_else(|| Problem::not_found("期培训"))?;
    seen.require(actor, Capability::ResultWrite)?;
    if matches!(
        seen.row.state,
        SessionState::Completed | SessionState::Archived | SessionState::Cancelled
    ) {
        let detail = format!("这一期现在是“{}”，不能再定考试。", seen.row.state.label());
        return Err(Problem::conflict("exam.session_state", detail));
    }
    let name = form.name.trim().to_owned();
    let held_on: Option<NaiveDate> = form.held_on.trim().parse().ok();
    let mut violations = check(&form, &name, held_on);
    let book = read_book(&form, &mut violations);
    if store::exam_named(change.db(), session, &name).await?.is_some() {
        let message = format!("这一期已有“{name}”，请换个名称（补考也请另起名称）。");
        violations.push(Violation::new("exam.twice", message).on("name"));
    }
    let Some(held_on) = held_on.filter(|_| violations.is_empty()) else {
        return Err(violations.into());
    };
    let id: ExamId = change.id();
    let row = exam::ActiveModel {
        id: Set(id),
        session_id: Set(session),
        name: Set(name.clone()),
        held_on: Set(held_on),
        full_mark: Set(form.full_mark),
        pass_mark: Set(form.pass_mark),
        book: Set(book),
        weight: Set(form.weight),
    };
    exam::Entity::insert(row).exec(change.db()).await?;
    let detail = serde_json::json!({ "session": session, "name": name, "pass_mark": form.pass_mark });
    change.audit("exam.create", "exam", id, &detail);
    change.commit().await?;
    Ok(id)
}

/// How it is held, as far as it is said.
fn read_book(form: &ExamForm, violations: &mut Vec<Violation>) -> Option<ExamBook> {
    if form.weight.is_some_and(|weight| !(1..=100).contains(&weight)) {
        let message = "考试占结业成绩的百分比应为 1 到 100；不分平时成绩的不用填。";
        violations.push(Violation::new("exam.weight", message).on("weight"));
    }
    let text = form.book.as_deref().filter(|text| !text.is_empty())?;
    let book = text.parse().ok();
    if book.is_none() {
        violations.push(Violation::new("exam.book", "请选择闭卷或开卷。").on("book"));
    }
    book
}

fn check(form: &ExamForm, name: &str, held_on: Option<NaiveDate>) -> Vec<Violation> {
    let mut violations = Vec::new();
    if name.is_empty() || name.chars().count() > 40 {
        let message = "请填写考试名称，不超过 40 个字。";
        violations.push(Violation::new("exam.name", message).on("name"));
    }
    if held_on.is_none() {
        let message = "请填写考试日，写成 2026-09-03 这样。";
        violations.push(Violation::new("exam.day", message).on("held_on"));
    }
    let rule = ExamRule {
        full: Decimal::from(form.full_mark),
        pass: Decimal::from(form.pass_mark),
    };
    violations.extend(rule.check().into_iter().map(|mut violation| {
        violation.field = violation.field.map(|field| format!("{field}_mark"));
        violation
    }));
    violations
}
