//! Puts right what a session is called and what it says of itself: the class's name and kinds, the number, the note.
use sanyou_schema::domain::Violation;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::training::{HeadingForm, check_heading};
use sanyou_schema::domain::value::SessionState;
use sanyou_schema::domain::value::id::SessionId;
use sea_orm::{ActiveModelTrait, DbErr, IntoActiveModel, Set};

use super::add_place::filled;
use super::telling::SessionText;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::training::store::kinds::Kinds;
use crate::training::store::sight::SeenSession;
use crate::training::store::{enrolments, sessions};

/// How a session is headed, all of it. Name and kinds are the class's, and so of all its sessions.
#[derive(Debug, Clone)]
pub struct Heading {
    /// The class's name: 轮训.
    pub class_name: String,
    /// A code of the kinds of classes.
    pub kind: String,
    /// A code of the ways of holding classes.
    pub delivery: String,
    /// The n of 第n期.
    pub number: i64,
    /// What to bring, how to get there.
    pub note: Option<String>,
}

/// Sets it. Who was told of the session is told of a new note.
///
/// Problems: every violation at once (422), `session.over` (409), `not_found` (404), `role.missing` (403).
pub async fn set_heading(
    platform: &Platform,
    actor: &Actor,
    id: SessionId,
    heading: Heading,
) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let mut seen = sessions::visible_session(change.db(), &actor.scope, id, true)
        .await?
        .ok_or_else(|| Problem::not_found("期培训"))?;
    seen.require(actor, Capability::SessionWrite)?;
    let state = seen.row.state;
    if !state.is_planned() && !state.takes_marks() {
        let detail = format!("这一期现在是“{}”，名称和说明不能再改。", state.label());
        return Err(Problem::conflict("session.over", detail));
    }
    let number = check(&change, &seen, &heading).await?;
    let before = SessionText::of(change.db(), &seen).await?;
    let was = (seen.name(), seen.class.kind.clone(), seen.class.delivery.clone());
    let mut class = seen.class.clone().into_active_model();
    class.name = Set(heading.class_name.trim().to_owned());
    class.kind = Set(heading.kind);
    class.delivery = Set(heading.delivery);
    seen.class = class.update(change.db()).await?;
    let mut row = seen.row.clone().into_active_model();
    row.number = Set(number);
    row.note = Set(filled(heading.note));
    seen.row = row.update(change.db()).await?;
    tell(&mut change, &seen, &before).await?;
    let now = (seen.name(), &seen.class.kind, &seen.class.delivery);
    let detail = serde_json::json!({ "before": was, "after": now });
    change.audit("session.set_heading", "session", id, &detail);
    change.commit().await?;
    Ok(())
}

/// All that is wrong at once; else the number.
async fn check(change: &Change, seen: &SeenSession, heading: &Heading) -> Result<i32, Problem> {
    let name = heading.class_name.trim();
    let kinds = Kinds::load(change.db(), change.today()).await?;
    let kinds = kinds.at(&seen.unit_path);
    let (number, mut violations) = check_heading(HeadingForm {
        class_name: name,
        number: heading.number,
        has_kind: heading.kind == seen.class.kind || kinds.takes_class(&heading.kind),
        has_delivery: heading.delivery == seen.class.delivery || kinds.takes_delivery(&heading.delivery),
        note: heading.note.as_deref(),
    });
    let mut refuse = |code: &str, field: &str, message: &str| {
        violations.push(Violation::new(code, message).on(field));
    };
    let number = number.unwrap_or_default();
    let taken = sessions::numbered(change.db(), seen.class.id, number).await?;
    if taken.is_some_and(|row| row.id != seen.row.id) {
        let message = format!("“{name}”已有第 {number} 期，请改期数。");
        refuse("session.number_taken", "number", &message);
    }
    let same = sessions::class_named(change.db(), seen.class.unit_id, seen.row.first_day, name).await?;
    if same.is_some_and(|class| class.id != seen.class.id) {
        let message = format!("今年已有“{name}”。要算作它的一期，请到那里新开一期，再取消这一期。");
        refuse("session.title_taken", "class_name", &message);
    }
    if violations.is_empty() {
        return Ok(number);
    }
    Err(violations.into())
}

/// Whoever is on the list of an announced session is told of another note.
async fn tell(change: &mut Change, seen: &SeenSession, before: &SessionText) -> Result<(), DbErr> {
    let text = SessionText::of(change.db(), seen).await?;
    let quiet = matches!(seen.row.state, SessionState::Preparing | SessionState::Postponed);
    if quiet || !text.has_other_note(before) {
        return Ok(());
    }
    let cause = change.id();
    for row in enrolments::list_of(change.db(), seen.row.id).await? {
        if row.state.takes_place() {
            text.changed(change, &row, cause, "有新的说明").await?;
        }
    }
    Ok(())
}
