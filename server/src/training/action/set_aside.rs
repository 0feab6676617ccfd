//! 不报: whoever sends people says whom they do not name for a session and why, or until which day somebody can't come; it is
//! kept, and taken back with one click.
use std::collections::HashMap;

use sanyou_schema::domain::account::{Capability, mask};
use sanyou_schema::domain::value::EnrolmentState;
use sanyou_schema::domain::value::id::{PersonId, SessionId, SetAsideId};
use sanyou_schema::entity::set_aside;
use sea_orm::ConnectionTrait;

use super::add_place::filled;
use super::plan::read_day;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;
use crate::roster::{PersonHead, visible_people};
use crate::training::store::set_aside::{keep, of_person, remove, set_aside_for, set_aside_row};
use crate::training::store::{enrolments, sessions};

/// What is said of somebody, as it is typed.
#[derive(Debug, Clone, Default)]
pub struct AsideForm {
    /// Why.
    pub reason: Option<String>,
    /// `YYYY-MM-DD`: every session that begins until then; none: this one alone.
    pub until: Option<String>,
}

/// Somebody who is set aside for a session.
pub struct Aside {
    /// What was said.
    pub row: set_aside::Model,
    /// Of whom.
    pub head: PersonHead,
}

/// Somebody with a post today within the actor's scope.
async fn own(db: &impl ConnectionTrait, actor: &Actor, person: PersonId) -> Result<PersonHead, Problem> {
    let mut heads = visible_people(db, &actor.scope, &[person]).await?;
    let head = heads.remove(&person).filter(|head| head.as_of == actor.scope.day);
    head.ok_or_else(|| Problem::not_found("个人"))
}

/// Says that somebody is not to be named for a session.
///
/// Problems: `aside.reason`, `aside.until` (422), `aside.named` (409), `not_found` (404), `role.missing` (403).
pub async fn set_aside(
    platform: &Platform,
    actor: &Actor,
    session: SessionId,
    person: PersonId,
    form: AsideForm,
) -> Result<SetAsideId, Problem> {
    actor.require(Capability::EnrolmentWrite)?;
    let mut change = platform.change(&actor.by()).await?;
    let db = change.db();
    // the session's row is held, so that two words of one person are one row
    let seen = sessions::visible_session(db, &actor.scope, session, true)
        .await?
        .ok_or_else(|| Problem::not_found("期培训"))?;
    let head = own(db, actor, person).await?;
    let reason = filled(form.reason);
    let until = match filled(form.until) {
        None => None,
        Some(text) => {
            let Some(day) = read_day(&text).filter(|day| *day >= change.today()) else {
                let detail = "到哪天不能来，请写成 2026-03-31 这样，不早于今天；只是这一期不报，就不用填。";
                return Err(Problem::field("aside.until", "until", detail));
            };
            Some(day)
        }
    };
    if reason.as_ref().is_some_and(|text| text.chars().count() > 100) {
        return Err(Problem::field(
            "aside.reason",
            "reason",
            "原因请不超过 100 个字。",
        ));
    }
    if until.is_some() && reason.is_none() {
        let detail = "一段时间都不能来的，请写一句原因，例如“3月出差”。";
        return Err(Problem::field("aside.reason", "reason", detail));
    }
    let listed = enrolments::of_person_in(db, session, person).await?;
    if listed.is_some_and(|row| row.state.takes_place() || row.state == EnrolmentState::Waiting) {
        let detail = format!("{}已经在这一期的名单上，不去的请在名单里撤下。", head.name);
        return Err(Problem::conflict("aside.named", detail));
    }
    let old = of_person(db, session, person).await?;
    let row = set_aside::Model {
        id: old.as_ref().map_or_else(|| change.id(), |old| old.id),
        person_id: person,
        session_id: seen.row.id,
        reason,
        until,
        made_by: change.by().account,
        made_at: change.at(),
    };
    let (id, detail) = (
        row.id,
        serde_json::json!({ "session": session, "reason": row.reason, "until": row.until }),
    );
    keep(db, row, old.is_none()).await?;
    change.audit("enrolment.set_aside", "person", person, &detail);
    change.commit().await?;
    Ok(id)
}

/// Takes it back: the person may be named again.
///
/// Problems: `not_found` (404), `role.missing` (403).
pub async fn take_back(platform: &Platform, actor: &Actor, id: SetAsideId) -> Result<(), Problem> {
    actor.require(Capability::EnrolmentWrite)?;
    let mut change = platform.change(&actor.by()).await?;
    let db = change.db();
    let row = set_aside_row(db, id)
        .await?
        .ok_or_else(|| Problem::not_found("条记录"))?;
    own(db, actor, row.person_id).await?;
    remove(db, id).await?;
    let detail = serde_json::json!({ "session": row.session_id, "reason": row.reason, "until": row.until });
    change.audit("enrolment.set_aside_undone", "person", row.person_id, &detail);
    change.commit().await?;
    Ok(())
}

/// Who of the people within the actor's sight is set aside for a session; by name. 查阅 reads masked names and no reasons,
/// which are about somebody's life.
///
/// Problems: `not_found` (404), `role.missing` (403).
pub async fn set_aside_list(
    platform: &Platform,
    actor: &Actor,
    session: SessionId,
) -> Result<Vec<Aside>, Problem> {
    actor.require(Capability::Read)?;
    let db = platform.database.reader();
    let seen = sessions::visible_session(db, &actor.scope, session, false)
        .await?
        .ok_or_else(|| Problem::not_found("期培训"))?;
    let rows = set_aside_for(db, &seen.row).await?;
    let people: Vec<PersonId> = rows.keys().copied().collect();
    let mut heads: HashMap<PersonId, PersonHead> = visible_people(db, &actor.scope, &people).await?;
    let mut found: Vec<Aside> = rows
        .into_values()
        .filter_map(|row| {
            Some(Aside {
                head: heads.remove(&row.person_id)?,
                row,
            })
        })
        .collect();
    found.sort_by(|a, b| (&a.head.name, a.row.id).cmp(&(&b.head.name, b.row.id)));
    if actor.sees_masked() {
        for one in &mut found {
            one.head.name = mask::name(&one.head.name);
            one.row.reason = None;
        }
    }
    Ok(found)
}
