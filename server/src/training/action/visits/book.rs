//! Books a visit: two facts from a telephone call, who comes and the number to ring back.
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use sanyou_schema::domain::Violation;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::training::Interval;
use sanyou_schema::domain::training::visit::{Standing, VisitState, check_people, no_such_time, taken};
use sanyou_schema::domain::value::CallBack;
use sanyou_schema::domain::value::id::{ServiceId, UnitId, VenueId, VisitId};
use sanyou_schema::entity::{venue_service, visit, visit_event};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, Set, SqlErr};
use serde_json::json;
use uuid::Uuid;

use super::diary::Diary;
use super::telling::tell_keeper;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::training::action::add_place::filled;
use crate::training::action::plan::read_day;
use crate::training::store::courses::may_at;
use crate::training::store::places;
use crate::training::store::rooms::stored_time;
use crate::training::store::visits::{SeenVenue, last_of, live_key, party_of, service_rows, visible_venue};

/// A visit as it is typed.
#[derive(Debug, Clone, Default)]
pub struct VisitForm {
    /// What for.
    pub service: Option<ServiceId>,
    /// `YYYY-MM-DD`.
    pub day: String,
    /// `HH:MM`.
    pub starts: String,
    /// Who comes.
    pub visitor: String,
    /// The number to ring back.
    pub phone: Option<String>,
    /// How many; where nobody said, as many as last time or as usual.
    pub people: Option<i64>,
    /// What else was said.
    pub note: Option<String>,
}

/// A visit that was booked.
#[derive(Debug, Clone, Copy)]
pub struct Booked {
    /// Its id.
    pub id: VisitId,
    /// When.
    pub time: Interval,
    /// How many were written down.
    pub people: i32,
}

/// What a form says of whoever comes.
pub(super) struct Caller {
    pub(super) visitor: String,
    pub(super) phone: Option<CallBack>,
    pub(super) note: Option<String>,
}

/// Books a time that is free. The venue is held meanwhile, as by whoever plans a session there.
///
/// Problems: `form.invalid` (422) with every violation, `visit.taken`, `visit.no_such_time` (409) with the nearest free
/// time, `not_found` (404), `role.missing` (403).
pub async fn book(
    platform: &Platform,
    actor: &Actor,
    venue: VenueId,
    form: VisitForm,
) -> Result<Booked, Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let seen = visible_venue(change.db(), &actor.scope, venue)
        .await?
        .ok_or_else(|| Problem::not_found("个地点"))?;
    let unit = for_unit(&change, actor, &seen).await?;
    let led = form.service.map(|id| vec![id]).unwrap_or_default();
    let led = service_rows(change.db(), led).await?;
    let led = led.iter().filter_map(|row| row.lecturer_id).collect();
    places::lock_places(change.db(), vec![venue], led).await?;
    let (caller, mut violations) = read_caller(&form.visitor, form.phone.as_deref(), form.note);
    let when = read_day(&form.day).zip(stored_time(form.starts.trim()));
    let Some((day, starts)) = when else {
        let message = "请在周表里点一个空的时段。";
        violations.push(Violation::new("visit.time", message).on("starts"));
        return Err(violations.into());
    };
    let diary = Diary::around(change.db(), &seen, platform.clock, day).await?;
    let service = form.service.and_then(|id| diary.service(id, day));
    let Some(service) = service else {
        let message = "没有这项服务，或已停用，请重新选择。";
        violations.push(Violation::new("visit.service", message).on("service_id"));
        return Err(violations.into());
    };
    let last = last_of(
        change.db(),
        venue,
        caller.as_ref().map_or("", |it| it.visitor.as_str()),
    )
    .await?;
    let people = form
        .people
        .unwrap_or_else(|| expected(service, last.filter(|row| seen.names(row))));
    violations.extend(check_people(people, service.most, "people"));
    let Some(caller) = caller.filter(|_| violations.is_empty()) else {
        return Err(violations.into());
    };
    let time = free_time(&diary, service, (day, starts))?;
    let party = party_of(change.db(), &seen, &caller.visitor).await?;
    let row = visit::Model {
        id: change.id(),
        venue_id: venue,
        service_id: service.id,
        room_id: service.room_id,
        lecturer_id: service.lecturer_id,
        day,
        starts: time.starts.format("%H:%M").to_string(),
        ends: time.ends.format("%H:%M").to_string(),
        state: VisitState::Booked,
        visitor: caller.visitor,
        party_organisation_id: party.map(|party| party.id),
        people: i32::try_from(people).unwrap_or(1),
        came: None,
        phone_enc: caller.phone.map(|phone| change.keys().seal_text(phone.as_str())),
        note: caller.note,
        unit_id: unit,
        booked_by: Some(actor.account),
        created_at: change.at(),
        live_key: Some(live_key(venue, service.room_id, &time)),
    };
    insert(change.db(), &row, &time).await?;
    note(
        &change,
        &row,
        "book",
        Some(format!("{}　{}", service.name, time.label())),
        None,
    )
    .await?;
    let (id, people) = (row.id, row.people);
    let detail = json!({
        "venue": venue, "service": service.name, "day": day, "starts": row.starts, "visitor": row.visitor,
        "people": people,
    });
    change.audit("visit.book", "visit", id, &detail);
    if !seen.kept_by(actor) {
        tell_keeper(
            &mut change,
            &seen,
            &row,
            &format!("预约了“{}”，{}", service.name, time.label()),
        )
        .await?;
    }
    change.commit().await?;
    Ok(Booked { id, time, people })
}

/// The unit for which the actor books. Problems: `role.missing` (403).
async fn for_unit(change: &Change, actor: &Actor, seen: &SeenVenue) -> Result<UnitId, Problem> {
    if let Some(unit) = unit_for(change.db(), actor, seen).await? {
        return Ok(unit);
    }
    actor.require(Capability::EnrolmentWrite)?;
    let detail = format!("“{}”的预约由管理单位或乡镇登记，请打电话约。", seen.row.name);
    Err(Problem::forbidden(detail))
}

/// The unit for which the actor may book: the venue's own, for whoever keeps it; else the actor's.
pub async fn unit_for(
    db: &impl ConnectionTrait,
    actor: &Actor,
    seen: &SeenVenue,
) -> Result<Option<UnitId>, DbErr> {
    if seen.kept_by(actor) {
        return Ok(Some(seen.row.unit_id));
    }
    let path = crate::unit::path_of(db, actor.home_unit).await?;
    let own = path.is_some_and(|path| may_at(actor, Capability::EnrolmentWrite, &path));
    Ok(own.then_some(actor.home_unit))
}

/// As many as came last time by that name, else as many as usually come, else one; never more than are received at once.
fn expected(service: &venue_service::Model, last: Option<visit::Model>) -> i64 {
    let usual = last
        .map(|row| row.came.filter(|came| *came > 0).unwrap_or(row.people))
        .or(service.usual)
        .unwrap_or(1);
    i64::from(service.most.map_or(usual, |most| usual.min(most)))
}

/// Who comes and how to reach them, and what is wrong with it.
pub(super) fn read_caller(
    visitor: &str,
    phone: Option<&str>,
    said: Option<String>,
) -> (Option<Caller>, Vec<Violation>) {
    let mut violations = Vec::new();
    let visitor = visitor.trim().to_owned();
    let message = match visitor.chars().count() {
        0 => Some("请写下谁来：单位或个人。"),
        1..=60 => None,
        _ => Some("来访的名称请不超过 60 个字。"),
    };
    violations.extend(message.map(|message| Violation::new("visit.visitor", message).on("visitor")));
    let phone = phone.map(str::trim).filter(|text| !text.is_empty());
    let phone = phone.map(CallBack::parse).transpose().unwrap_or_else(|_| {
        let message = "电话不对：手机 11 位，座机写区号和号码，例如 0354-5220000；没有可以不填。";
        violations.push(Violation::new("visit.phone", message).on("phone"));
        None
    });
    let said = filled(said);
    if said.as_ref().is_some_and(|text| text.chars().count() > 200) {
        violations.push(Violation::new("visit.note", "备注请不超过 200 个字。").on("note"));
    }
    let caller = violations.is_empty().then_some(Caller {
        visitor,
        phone,
        note: said,
    });
    (caller, violations)
}

/// The time of a service that begins then, where it is free. Problems: `visit.taken`, `visit.no_such_time` (409).
pub(super) fn free_time(
    diary: &Diary,
    service: &venue_service::Model,
    (day, starts): (NaiveDate, NaiveTime),
) -> Result<Interval, Problem> {
    let (ends, over) = starts.overflowing_add_signed(TimeDelta::minutes(service.minutes.into()));
    let latest = NaiveTime::from_hms_opt(23, 59, 0).unwrap_or(starts);
    let want = Interval::new(day, starts, if over == 0 { ends } else { latest });
    let offered = diary.day(service, day);
    if offered
        .iter()
        .any(|one| one.time == want && one.standing == Standing::Free)
    {
        return Ok(want);
    }
    let free = diary.nearest(service, &want);
    let past = day.and_time(want.ends) <= diary.now();
    let (code, violation) = match diary.hindrance(service, want).filter(|_| !past) {
        Some(clash) => ("visit.taken", taken(&clash, free)),
        None => (
            "visit.no_such_time",
            no_such_time(&service.name, &want, past, free),
        ),
    };
    let problem = Problem::conflict(code, violation.message);
    Err(match free {
        Some(free) => problem
            .with("nearest_day", free.day)
            .with("nearest_starts", free.starts.format("%H:%M").to_string()),
        None => problem,
    })
}

/// Writes a visit that takes a time; the key holds the time even where the lock did not.
async fn insert(db: &impl ConnectionTrait, row: &visit::Model, time: &Interval) -> Result<(), Problem> {
    let written = visit::Entity::insert(row.clone().into_active_model())
        .exec_without_returning(db)
        .await;
    match written {
        Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => {
            Err(just_taken(time))
        }
        Err(error) => Err(error.into()),
        Ok(_) => Ok(()),
    }
}

pub(super) fn just_taken(time: &Interval) -> Problem {
    let detail = format!("{}刚刚被别人约了，请在周表里另选一个时段。", time.label());
    Problem::conflict("visit.taken", detail)
}

/// Keeps what happened.
pub(super) async fn note(
    change: &Change,
    row: &visit::Model,
    action: &str,
    detail: Option<String>,
    reason: Option<String>,
) -> Result<(), Problem> {
    let event = visit_event::ActiveModel {
        id: Set(change.id::<Uuid>()),
        visit_id: Set(row.id),
        at: Set(change.at()),
        actor_id: Set(change.by().account),
        action: Set(action.to_owned()),
        state: Set(row.state),
        detail: Set(detail),
        reason: Set(reason),
    };
    visit_event::Entity::insert(event)
        .exec_without_returning(change.db())
        .await?;
    Ok(())
}
