//! 分班: sets a session's groups, deals its people into them, moves one by hand.
use std::collections::{BTreeSet, HashMap};

use sanyou_schema::domain::Violation;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::training::division::{Dealt, check_divisions, divide};
use sanyou_schema::domain::training::{Clash, Finding, Strictness, judge};
use sanyou_schema::domain::value::SessionState;
use sanyou_schema::domain::value::id::{DivisionId, EnrolmentId, PersonId, SessionId};
use sanyou_schema::entity::{division, enrolment};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, Set,
};

use super::person_clash::Meeting;
use super::telling::SessionText;
use super::timetable::{person_rule, write_overrides};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::training::store::divisions::divisions_of;
use crate::training::store::enrolments::enrolment_row;
use crate::training::store::facts::SessionFacts;
use crate::training::store::sessions::{slots_of, visible_session};
use crate::training::store::sight::SeenSession;

/// A group as it is typed.
#[derive(Debug, Clone)]
pub struct DivisionForm {
    /// The one that it is; none for a new one.
    pub id: Option<DivisionId>,
    /// What it is called.
    pub name: String,
}

/// Somebody who was put into no group, and why.
#[derive(Debug, Clone)]
pub struct Left {
    /// Who.
    pub person: PersonId,
    /// What stands against each group, of the first.
    pub message: String,
}

/// The groups of a session that is being made, and what is wrong with their names.
pub(super) fn named_divisions(
    change: &Change,
    session: SessionId,
    names: &[String],
) -> (Vec<division::Model>, Vec<Violation>) {
    let texts: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut violations = check_divisions(&texts);
    for violation in &mut violations {
        violation.field = violation
            .field
            .take()
            .map(|field| field.replace("items", "divisions"));
    }
    let made = names.iter().zip(1..).map(|(name, number)| division::Model {
        id: change.id(),
        session_id: session,
        number,
        name: name.trim().to_owned(),
    });
    (made.collect(), violations)
}

/// The session, held, whose people may still be put into groups.
async fn held(change: &Change, actor: &Actor, id: SessionId) -> Result<SeenSession, Problem> {
    let seen = visible_session(change.db(), &actor.scope, id, true)
        .await?
        .ok_or_else(|| Problem::not_found("期培训"))?;
    seen.require(actor, Capability::SessionWrite)?;
    if !seen.row.state.is_planned() && !seen.row.state.takes_marks() {
        let detail = format!("这一期现在是“{}”，不能再分班。", seen.row.state.label());
        return Err(Problem::conflict("division.closed", detail));
    }
    Ok(seen)
}

/// Sets the groups of a session: those that are left out go, and their people are in none.
///
/// Problems: `division.name`, `division.twice`, `division.one`, `division.many`, `division.unknown` (422),
/// `division.planned`, `division.closed` (409), `not_found` (404), `role.missing` (403).
pub async fn set_divisions(
    platform: &Platform,
    actor: &Actor,
    id: SessionId,
    forms: Vec<DivisionForm>,
) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    held(&change, actor, id).await?;
    let db = change.db();
    let standing = divisions_of(db, vec![id]).await?;
    let names: Vec<&str> = forms.iter().map(|form| form.name.as_str()).collect();
    let mut violations = check_divisions(&names);
    let known = |form: &DivisionForm| form.id.is_none_or(|id| standing.iter().any(|row| row.id == id));
    if !forms.iter().all(known) {
        let message = "有的班已经去掉了，请刷新后再改。";
        violations.push(Violation::new("division.unknown", message).on("items"));
    }
    if !violations.is_empty() {
        return Err(violations.into());
    }
    let kept: Vec<DivisionId> = forms.iter().filter_map(|form| form.id).collect();
    let gone: Vec<&division::Model> = standing.iter().filter(|row| !kept.contains(&row.id)).collect();
    drop_all(db, id, &gone).await?;
    // names change places through ones that nobody has
    for row in standing.iter().filter(|row| kept.contains(&row.id)) {
        let mut active = row.clone().into_active_model();
        active.name = Set(row.id.to_string());
        active.update(db).await?;
    }
    let mut last = standing.iter().map(|row| row.number).max().unwrap_or(0);
    for form in &forms {
        let name = form.name.trim().to_owned();
        if let Some(row) = standing.iter().find(|row| Some(row.id) == form.id) {
            let mut active = row.clone().into_active_model();
            active.name = Set(name);
            active.update(db).await?;
        } else {
            last += 1;
            let row = division::Model {
                id: change.id(),
                session_id: id,
                number: last,
                name,
            };
            division::Entity::insert(row.into_active_model())
                .exec_without_returning(db)
                .await?;
        }
    }
    let detail = serde_json::json!({ "divisions": names });
    change.audit("session.divisions", "session", id, &detail);
    change.commit().await?;
    Ok(())
}

async fn drop_all(
    db: &impl ConnectionTrait,
    id: SessionId,
    gone: &[&division::Model],
) -> Result<(), Problem> {
    let slots = slots_of(db, vec![id]).await?;
    for row in gone {
        let planned = slots
            .iter()
            .filter(|slot| slot.division_id == Some(row.id))
            .count();
        if planned > 0 {
            let detail = format!(
                "{}还排着 {planned} 个半天的课，请先改课程表，再去掉这个班。",
                row.name
            );
            return Err(Problem::conflict("division.planned", detail));
        }
    }
    let ids: Vec<DivisionId> = gone.iter().map(|row| row.id).collect();
    enrolment::Entity::update_many()
        .col_expr(enrolment::Column::DivisionId, Expr::value(None::<DivisionId>))
        .filter(enrolment::Column::DivisionId.is_in(ids.clone()))
        .exec(db)
        .await?;
    division::Entity::delete_many()
        .filter(division::Column::Id.is_in(ids))
        .exec(db)
        .await?;
    Ok(())
}

/// Deals the people on the list into the groups, townships mixed and evenly; who would clash is put where they would not.
/// `keep`: those that have a group stay. Answers who could be put nowhere.
///
/// Problems: `division.none`, `division.nobody`, `division.closed` (409), `not_found` (404), `role.missing` (403).
pub async fn deal_divisions(
    platform: &Platform,
    actor: &Actor,
    id: SessionId,
    keep: bool,
) -> Result<Vec<Left>, Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let seen = held(&change, actor, id).await?;
    let facts = SessionFacts::load(change.db(), id).await?;
    if facts.divisions.is_empty() {
        let detail = "还没有设班，请先写上有哪几个班。";
        return Err(Problem::conflict("division.none", detail));
    }
    let rows: Vec<&enrolment::Model> = facts
        .enrolments
        .iter()
        .filter(|row| row.state.takes_place())
        .collect();
    if rows.is_empty() {
        let detail = "名单还是空的，先报名再分班。";
        return Err(Problem::conflict("division.nobody", detail));
    }
    let against = clashes_of(change.db(), &seen, &facts, &rows).await?;
    let people: Vec<_> = rows
        .iter()
        .map(|row| dealt(row, &facts.divisions, &against, keep))
        .collect();
    let places = divide(&people, facts.divisions.len());
    let mut moved: HashMap<DivisionId, Vec<EnrolmentId>> = HashMap::new();
    let mut left = Vec::new();
    let mut told = Vec::new();
    for (row, place) in rows.iter().zip(places) {
        match place.and_then(|at| facts.divisions.get(at)) {
            Some(to) if row.division_id != Some(to.id) => {
                moved.entry(to.id).or_default().push(row.id);
                told.push(*row);
            }
            Some(_) => {}
            None => left.extend(why(row, &against)),
        }
    }
    for (to, ids) in moved {
        place_all(change.db(), Some(to), ids).await?;
    }
    tell(&mut change, &seen, &told).await?;
    let detail = serde_json::json!({ "moved": told.len(), "left": left.len() });
    change.audit("session.deal_divisions", "session", id, &detail);
    change.commit().await?;
    Ok(left)
}

type Against = HashMap<(PersonId, DivisionId), Clash>;

/// What of other sessions stands against each person's being in each group; nothing where it is only told.
async fn clashes_of(
    db: &impl ConnectionTrait,
    seen: &SeenSession,
    facts: &SessionFacts,
    rows: &[&enrolment::Model],
) -> Result<Against, Problem> {
    let mut against = HashMap::new();
    if person_rule(db, seen.class.unit_id, seen.row.first_day).await? == Strictness::Note {
        return Ok(against);
    }
    let ids: Vec<PersonId> = rows.iter().map(|row| row.person_id).collect();
    let Some(meeting) = Meeting::load(db, seen, &facts.slots, ids.clone()).await? else {
        return Ok(against);
    };
    let heads = crate::roster::heads(db, &ids, seen.row.first_day).await?;
    for id in ids {
        let name = heads.get(&id).map(|head| head.name.as_str()).unwrap_or_default();
        for division in &facts.divisions {
            if let Some(clash) = meeting.first(id, name, Some(division.id)) {
                against.insert((id, division.id), clash);
            }
        }
    }
    Ok(against)
}

/// Somebody as the rule deals them: who stays where they are may be nowhere else.
fn dealt(
    row: &enrolment::Model,
    divisions: &[division::Model],
    against: &Against,
    keep: bool,
) -> Dealt<sanyou_schema::domain::value::id::UnitId> {
    let stays = row.division_id.filter(|_| keep);
    let is_barred = |division: &division::Model| match stays {
        Some(stays) => division.id != stays,
        None => against.contains_key(&(row.person_id, division.id)),
    };
    let barred: BTreeSet<usize> = divisions
        .iter()
        .enumerate()
        .filter(|(_, division)| is_barred(division))
        .map(|(at, _)| at)
        .collect();
    Dealt {
        unit: row.unit_id,
        barred,
    }
}

fn why(row: &enrolment::Model, against: &Against) -> Option<Left> {
    let of_person = against.iter().filter(|((person, _), _)| *person == row.person_id);
    let (_, clash) = of_person.min_by_key(|((_, division), _)| *division)?;
    Some(Left {
        person: row.person_id,
        message: clash.violation(None, &[]).message,
    })
}

async fn place_all(
    db: &impl ConnectionTrait,
    to: Option<DivisionId>,
    ids: Vec<EnrolmentId>,
) -> Result<(), DbErr> {
    enrolment::Entity::update_many()
        .col_expr(enrolment::Column::DivisionId, Expr::value(to))
        .filter(enrolment::Column::Id.is_in(ids))
        .exec(db)
        .await?;
    Ok(())
}

/// Whose timetable is another now, where people know of the session.
async fn tell(change: &mut Change, seen: &SeenSession, rows: &[&enrolment::Model]) -> Result<(), DbErr> {
    let quiet = !seen.row.state.is_announced() || seen.row.state == SessionState::Postponed;
    if quiet || rows.is_empty() {
        return Ok(());
    }
    let slots = slots_of(change.db(), vec![seen.row.id]).await?;
    if slots.iter().all(|slot| slot.division_id.is_none()) {
        return Ok(());
    }
    let text = SessionText::of(change.db(), seen).await?;
    let cause = change.id();
    for row in rows {
        text.changed(change, row, cause, "分班有调整").await?;
    }
    Ok(())
}

/// Puts somebody into a group, or into none. Half-days that they were at before stay theirs.
///
/// Problems: `division.unknown` (422), `enrolment.clash`, `division.closed` (409), `not_found` (404), `role.missing` (403).
pub async fn move_to_division(
    platform: &Platform,
    actor: &Actor,
    id: EnrolmentId,
    to: Option<DivisionId>,
    reason: Option<&str>,
) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let missing = || Problem::not_found("条报名");
    let row = enrolment_row(change.db(), id).await?.ok_or_else(missing)?;
    let seen = held(&change, actor, row.session_id).await?;
    // read again: it may have moved before the session was held
    let row = enrolment_row(change.db(), id).await?.ok_or_else(missing)?;
    let divisions = divisions_of(change.db(), vec![row.session_id]).await?;
    if to.is_some_and(|to| divisions.iter().all(|known| known.id != to)) {
        let detail = "这一期没有这个班，请刷新后再选。";
        return Err(Problem::field("division.unknown", "division_id", detail));
    }
    if row.division_id == to {
        return Ok(());
    }
    let slots = slots_of(change.db(), vec![row.session_id]).await?;
    let meeting = Meeting::load(change.db(), &seen, &slots, vec![row.person_id]).await?;
    if let Some(meeting) = meeting {
        let heads = crate::roster::heads(change.db(), &[row.person_id], seen.row.first_day).await?;
        let name = heads.get(&row.person_id).map(|head| head.name.clone());
        let clash = meeting.first(row.person_id, &name.unwrap_or_default(), to);
        refuse_clash(&mut change, &seen, clash, reason).await?;
    }
    place_all(change.db(), to, vec![id]).await?;
    tell(&mut change, &seen, &[&row]).await?;
    let detail = serde_json::json!({ "session": row.session_id, "from": row.division_id, "to": to });
    change.audit("enrolment.division", "person", row.person_id, &detail);
    change.commit().await?;
    Ok(())
}

async fn refuse_clash(
    change: &mut Change,
    seen: &SeenSession,
    clash: Option<Clash>,
    reason: Option<&str>,
) -> Result<(), Problem> {
    let Some(clash) = clash else { return Ok(()) };
    let finding = Finding {
        at: 0,
        violation: clash.violation(None, &[]),
        strictness: person_rule(change.db(), seen.class.unit_id, change.today()).await?,
        about: clash.about(),
    };
    let judged = judge(vec![finding], &BTreeSet::new(), reason);
    if let Some(violation) = judged.refused.into_iter().next() {
        return Err(Problem::conflict("enrolment.clash", violation.message)
            .with("reason_would_do", judged.overridable));
    }
    write_overrides(change, seen.row.id, &judged.overridden, reason).await?;
    Ok(())
}

/// The group of somebody who comes in another's place: the same, where they can come to its half-days; else none, to be put
/// by hand.
pub(super) async fn taken_over(
    db: &impl ConnectionTrait,
    seen: &SeenSession,
    old: &enrolment::Model,
    person: PersonId,
) -> Result<Option<DivisionId>, Problem> {
    if old.division_id.is_none() {
        return Ok(None);
    }
    let slots = slots_of(db, vec![seen.row.id]).await?;
    let meeting = Meeting::load(db, seen, &slots, vec![person]).await?;
    let clashes = meeting.is_some_and(|meeting| meeting.first(person, "", old.division_id).is_some());
    Ok(old.division_id.filter(|_| !clashes))
}
