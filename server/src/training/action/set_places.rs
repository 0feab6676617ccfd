//! How the places of a session are given: how many, to whom, until when.
use std::collections::BTreeSet;

use chrono::NaiveDate;
use sanyou_schema::domain::Violation;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::training::{Deadlines, Finding, Teaching, judge};
use sanyou_schema::domain::value::id::SessionId;
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};

use super::fill::fill;
use super::plan::{allot, standing_slots};
use super::set_slots::{sizes, wish};
use super::telling::SessionText;
use super::timetable::{Timetable, findings_of, refusal, write_overrides};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::training::store::facts::SessionFacts;
use crate::training::store::sight::SeenSession;
use crate::training::store::{enrolments, sessions};

/// The rules for the places of a session, all of them.
#[derive(Debug, Clone)]
pub struct PlaceRules {
    /// How many places.
    pub capacity: i64,
    /// Whether people may ask for themselves.
    pub self_enrol: bool,
    /// Whether those are looked through.
    pub approval: bool,
    /// The last day for names.
    pub names_until: Option<NaiveDate>,
    /// The last day for giving a place back.
    pub leave_until: Option<NaiveDate>,
    /// For how many hours a free place is offered; none: given at once.
    pub offer_hours: Option<i64>,
    /// A code of `Teaching`.
    pub teaching: String,
    /// Why more people than seats are taken, where that may be.
    pub reason: Option<String>,
}

/// Sets them. More places go to those that wait.
///
/// Problems: `session.capacity`, `session.deadline`, `session.offer_hours`, `session.teaching`, `room.small` (422),
/// `session.planned_no_more`, `session.too_few` (409), `not_found` (404), `role.missing` (403).
pub async fn set_places(
    platform: &Platform,
    actor: &Actor,
    id: SessionId,
    rules: PlaceRules,
) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let mut seen = sessions::visible_session(change.db(), &actor.scope, id, true)
        .await?
        .ok_or_else(|| Problem::not_found("期培训"))?;
    seen.require(actor, Capability::SessionWrite)?;
    if !seen.row.state.is_planned() {
        let detail = format!("这一期现在是“{}”，报名办法不能再改。", seen.row.state.label());
        return Err(Problem::conflict("session.planned_no_more", detail));
    }
    let (capacity, teaching) = check(&rules, &seen, change.today())?;
    let held = enrolments::counted(change.db(), id).await?.filled.held;
    if u32::try_from(capacity).is_ok_and(|capacity| capacity < held) {
        let detail = format!("已有 {held} 人占了名额，人数不能改成 {capacity}。请先让一些人退出。");
        return Err(Problem::conflict("session.too_few", detail));
    }
    let overridden = seats(&change, actor, &seen, capacity, rules.reason.as_deref()).await?;
    let mut row = seen.row.clone().into_active_model();
    row.capacity = Set(capacity);
    row.self_enrol = Set(rules.self_enrol);
    row.approval = Set(rules.approval);
    row.names_until = Set(rules.names_until);
    row.leave_until = Set(rules.leave_until);
    row.offer_hours = Set(rules.offer_hours.and_then(|hours| i32::try_from(hours).ok()));
    row.teaching = Set(teaching);
    seen.row = row.update(change.db()).await?;
    if seen.row.state.takes_names() {
        let text = SessionText::of(change.db(), &seen).await?;
        fill(&mut change, &seen, &text).await?;
    }
    let detail = serde_json::json!({
        "capacity": capacity, "self_enrol": rules.self_enrol, "approval": rules.approval,
        "names_until": rules.names_until, "leave_until": rules.leave_until, "offer_hours": rules.offer_hours,
        "teaching": teaching,
    });
    change.audit("session.set_places", "session", id, &detail);
    write_overrides(&mut change, id, &overridden, rules.reason.as_deref()).await?;
    change.commit().await?;
    Ok(())
}

/// Refuses more places than the rooms of the half-days have seats; answers what goes through by the reason. What was let
/// through for fewer people needs a reason again.
async fn seats(
    change: &Change,
    actor: &Actor,
    seen: &SeenSession,
    capacity: i32,
    reason: Option<&str>,
) -> Result<Vec<Finding>, Problem> {
    if capacity <= seen.row.capacity {
        return Ok(Vec::new());
    }
    let db = change.db();
    let facts = SessionFacts::load(db, seen.row.id).await?;
    let mut slots = standing_slots(facts.slots.clone(), &facts.divisions, seen.row.venue_id);
    allot(&mut slots, &facts.divisions, capacity, &sizes(&facts));
    let table = Timetable::load(db, &actor.scope, seen.class.unit_id).await?;
    table.hold(db, seen.row.venue_id, &slots).await?;
    let title = seen.name();
    let wish = wish(seen, &title, seen.row.venue_id, &slots);
    let found = findings_of(table.findings(db, &wish).await?);
    let small = found.into_iter().filter(|one| one.violation.code == "room.small");
    let of_form = small.map(|mut finding| {
        finding.violation.field = Some("capacity".to_owned());
        finding
    });
    let judged = judge(of_form.collect(), &BTreeSet::new(), reason);
    if judged.refused.is_empty() {
        return Ok(judged.overridden);
    }
    Err(refusal(judged.refused, judged.overridable))
}

fn check(rules: &PlaceRules, seen: &SeenSession, today: NaiveDate) -> Result<(i32, Teaching), Problem> {
    let first_day = seen.row.first_day;
    let deadlines = Deadlines {
        names_until: rules.names_until,
        leave_until: rules.leave_until,
    };
    let mut violations = deadlines.check(first_day);
    violations.extend(deadlines.check_new(seen.deadlines(), first_day, today));
    let capacity = i32::try_from(rules.capacity)
        .ok()
        .filter(|n| (1..=10_000).contains(n));
    if capacity.is_none() {
        violations.push(Violation::new("session.capacity", "名额应为 1 到 10000。").on("capacity"));
    }
    if rules.offer_hours.is_some_and(|hours| !(1..=240).contains(&hours)) {
        let message = "保留名额的时间应为 1 到 240 小时；不填就直接递补。";
        violations.push(Violation::new("session.offer_hours", message).on("offer_hours"));
    }
    let teaching = rules.teaching.parse::<Teaching>().ok();
    if teaching.is_none() {
        violations.push(Violation::new("session.teaching", "请选择线下、线上或混合。").on("teaching"));
    }
    match (capacity, teaching) {
        (Some(capacity), Some(teaching)) if violations.is_empty() => Ok((capacity, teaching)),
        _ => Err(violations.into()),
    }
}
