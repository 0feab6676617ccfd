//! Moves a visit: to another time, came, missed, cancelled.
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::training::visit::{VisitAction, VisitState, check_people, refuse_early};
use sanyou_schema::domain::value::id::{ServiceId, VisitId};
use sanyou_schema::domain::{LifeCycle, Violation};
use sanyou_schema::entity::visit;
use sea_orm::{ActiveModelTrait, IntoActiveModel, SqlErr};
use serde_json::json;

use super::book::{free_time, just_taken, note};
use super::diary::Diary;
use super::telling::tell_other;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::training::action::add_place::filled;
use crate::training::action::plan::read_day;
use crate::training::refused;
use crate::training::store::places;
use crate::training::store::rooms::stored_time;
use crate::training::store::visits::{SeenVisit, hold_visit, live_key, service_rows, time_of, visible_visit};

/// What is said with an action.
#[derive(Debug, Clone, Default)]
pub struct VisitWords {
    /// Why.
    pub reason: Option<String>,
    /// How many came.
    pub came: Option<i64>,
    /// For a move: `YYYY-MM-DD`.
    pub day: Option<String>,
    /// For a move: `HH:MM`.
    pub starts: Option<String>,
    /// For a move: another service of the venue.
    pub service: Option<ServiceId>,
}

/// A visit that the actor sees, held until the change is done; its venue and lecturers are held first, as whoever plans
/// there holds them.
pub(super) async fn held(
    change: &Change,
    actor: &Actor,
    id: VisitId,
    to: Option<ServiceId>,
) -> Result<SeenVisit, Problem> {
    let missing = || Problem::not_found("次来访");
    let db = change.db();
    let mut seen = visible_visit(db, &actor.scope, id).await?.ok_or_else(missing)?;
    let services = service_rows(db, to.into_iter().chain([seen.row.service_id]).collect()).await?;
    let led = services.iter().filter_map(|row| row.lecturer_id).collect();
    places::lock_places(db, vec![seen.row.venue_id], led).await?;
    seen.row = hold_visit(db, id).await?.ok_or_else(missing)?;
    Ok(seen)
}

/// Does something with a visit; the other side is told where there is another.
///
/// Problems: `visit.transition`, `visit.too_early`, `visit.taken`, `visit.no_such_time` (409), `visit.reason_missing`,
/// `visit.action`, `visit.people`, `visit.time`, `visit.service` (422), `not_found` (404), `role.missing` (403).
pub async fn act_on_visit(
    platform: &Platform,
    actor: &Actor,
    id: VisitId,
    action: &str,
    words: VisitWords,
) -> Result<VisitState, Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let mut seen = held(&change, actor, id, words.service).await?;
    let action: VisitAction = action
        .parse()
        .map_err(|_| Problem::field("visit.action", "action", "没有这个操作，请从页面上的按钮里选。"))?;
    require_side(actor, &seen, action)?;
    let state = seen
        .row
        .state
        .step(action, words.reason.as_deref())
        .map_err(refused)?;
    let reason = filled(words.reason.clone());
    let before = time_of(&seen.row).map(|time| time.label()).unwrap_or_default();
    seen.row.state = state;
    let told = match action {
        VisitAction::Move => Some(moved(platform, &change, &mut seen, words).await?),
        VisitAction::Arrive => Some(arrived(&change, &mut seen, words.came)?),
        VisitAction::Miss => {
            early(&change, &seen)?;
            None
        }
        VisitAction::Reopen => {
            seen.row.came = None;
            None
        }
        VisitAction::Cancel => {
            seen.row.live_key = None;
            Some(before.clone())
        }
    };
    write(&change, &seen.row).await?;
    let detail = match action {
        VisitAction::Move => told.as_ref().map(|to| format!("{before}改到{to}")),
        _ => told.clone(),
    };
    note(&change, &seen.row, action.code(), detail.clone(), reason.clone()).await?;
    let why = reason
        .as_ref()
        .map(|text| format!("，原因：{text}"))
        .unwrap_or_default();
    let what = match action {
        VisitAction::Move => Some(format!("{}{why}", detail.clone().unwrap_or_default())),
        VisitAction::Cancel => Some(format!("{before}的取消了{why}")),
        _ => None,
    };
    if let Some(what) = what {
        tell_other(&mut change, actor, &seen.venue, &seen.row, &what).await?;
    }
    let detail = json!({ "action": action, "state": state, "reason": reason, "detail": detail });
    change.audit("visit.act", "visit", id, &detail);
    change.commit().await?;
    Ok(state)
}

fn require_side(actor: &Actor, seen: &SeenVisit, action: VisitAction) -> Result<(), Problem> {
    if seen.venue.kept_by(actor) || (action.is_of_booker() && seen.booked_by(actor)) {
        return Ok(());
    }
    if !action.is_of_booker() {
        actor.require(Capability::SessionWrite)?;
    }
    let detail = format!(
        "“{}”由管理“{}”的单位办，请与他们联系。",
        action.label(),
        seen.venue.row.name
    );
    Err(Problem::forbidden(detail))
}

/// To a time that is free, of the same service or of another of the venue.
async fn moved(
    platform: &Platform,
    change: &Change,
    seen: &mut SeenVisit,
    words: VisitWords,
) -> Result<String, Problem> {
    let day = words.day.as_deref().and_then(read_day);
    let starts = words.starts.as_deref().and_then(|text| stored_time(text.trim()));
    let Some((day, starts)) = day.zip(starts) else {
        let message = "请在周表里点一个空的时段。";
        return Err(Problem::field("visit.time", "starts", message));
    };
    let diary = Diary::around(change.db(), &seen.venue, platform.clock, day)
        .await?
        .without(seen.row.id);
    let wanted = words.service.unwrap_or(seen.row.service_id);
    let service = diary.service(wanted, day).ok_or_else(|| {
        let message = "没有这项服务，或已停用，请重新选择。";
        Problem::field("visit.service", "service_id", message)
    })?;
    if let Some(wrong) = check_people(seen.row.people.into(), service.most, "people") {
        return Err(vec![wrong].into());
    }
    let time = free_time(&diary, service, (day, starts))?;
    let row = &mut seen.row;
    row.service_id = service.id;
    row.room_id = service.room_id;
    row.lecturer_id = service.lecturer_id;
    row.day = day;
    row.starts = time.starts.format("%H:%M").to_string();
    row.ends = time.ends.format("%H:%M").to_string();
    row.live_key = Some(live_key(row.venue_id, row.room_id, &time));
    Ok(time.label())
}

fn early(change: &Change, seen: &SeenVisit) -> Result<(), Problem> {
    match refuse_early(seen.row.day, change.today()) {
        Some(early) => Err(Problem::conflict("visit.too_early", early.message)),
        None => Ok(()),
    }
}

/// How many came; where nobody counted, as many as were to come.
fn arrived(change: &Change, seen: &mut SeenVisit, came: Option<i64>) -> Result<String, Problem> {
    early(change, seen)?;
    let came = came.unwrap_or_else(|| seen.row.people.into());
    if !(1..=10_000).contains(&came) {
        let message = "到了几人应为 1 到 10000；一个都没来的请登记未到。";
        let wrong: Vec<Violation> = vec![Violation::new("visit.people", message).on("came")];
        return Err(wrong.into());
    }
    seen.row.came = i32::try_from(came).ok();
    Ok(format!("到 {came} 人"))
}

/// Writes a visit back; a time that another took meanwhile is refused.
pub(super) async fn write(change: &Change, row: &visit::Model) -> Result<(), Problem> {
    let written = row
        .clone()
        .into_active_model()
        .reset_all()
        .update(change.db())
        .await;
    match written {
        Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => {
            Err(time_of(row).map_or_else(|| error.into(), |time| just_taken(&time)))
        }
        Err(error) => Err(error.into()),
        Ok(_) => Ok(()),
    }
}
