//! Sets a venue's menu of services anew, and its rest at noon.
use std::collections::{BTreeSet, HashMap};

use chrono::{Days, NaiveDate};
use sanyou_schema::domain::Violation;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::training::visit::{Rest, ServicePlan, check_service};
use sanyou_schema::domain::value::id::{LecturerId, RoomId, ServiceId, VenueId};
use sanyou_schema::entity::{lecturer, room, venue, venue_service};
use sea_orm::DbErr;
use serde_json::json;

use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::training::action::add_place::filled;
use crate::training::action::own_venue::{require_own, stale, visible};
use crate::training::action::plan::read_day;
use crate::training::store::kept_places::{keep_service, keep_venue};
use crate::training::store::rooms::stored_time;
use crate::training::store::versions::menu_version;
use crate::training::store::visits::{services_of, time_of, to_come_at};
use crate::training::store::{places, rooms};

/// A service as it is typed.
#[derive(Debug, Clone, Default)]
pub struct ServiceForm {
    /// The service, where it is one that stands.
    pub id: Option<ServiceId>,
    /// Its name, unlike any other of the venue.
    pub name: String,
    /// What is done.
    pub description: Option<String>,
    /// The room; none where the venue is one room.
    pub room: Option<RoomId>,
    /// How long it takes.
    pub minutes: i64,
    /// How many people at most.
    pub most: Option<i64>,
    /// How many usually come.
    pub usual: Option<i64>,
    /// Who receives them, where it is no lecturer.
    pub led_by: Option<String>,
    /// The lecturer.
    pub lecturer: Option<LecturerId>,
    /// `YYYY-MM-DD`; none: from today on.
    pub first_day: Option<String>,
    /// `YYYY-MM-DD`; none: without end.
    pub last_day: Option<String>,
}

/// A menu as it is typed.
#[derive(Debug, Clone, Default)]
pub struct MenuForm {
    /// When nobody is received at noon, `HH:MM`; none: never.
    pub rest_from: Option<String>,
    /// Until when.
    pub rest_to: Option<String>,
    /// All services; one that is left out is ended.
    pub services: Vec<ServiceForm>,
    /// As whoever typed it had seen it; none: whatever it is now.
    pub version: Option<String>,
}

/// A service that could be read.
struct Read {
    form: ServiceForm,
    first_day: NaiveDate,
    last_day: Option<NaiveDate>,
}

/// What a service may refer to.
struct Known {
    rooms: Vec<room::Model>,
    lecturers: Vec<lecturer::Model>,
}

/// Sets it. The answer tells, in sentences, which visits were booked and are no longer on the menu as they were.
///
/// Problems: `service.*`, `venue.rest` (422), `menu.stale` (409), `not_found` (404), `role.missing` (403).
pub async fn set_services(
    platform: &Platform,
    actor: &Actor,
    id: VenueId,
    form: MenuForm,
) -> Result<Vec<String>, Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let standing = visible(&change, actor, id).await?;
    actor.require(Capability::SessionWrite)?;
    require_own(&change, actor, &standing).await?;
    places::lock_places(change.db(), vec![id], Vec::new()).await?;
    // as it is now that it is held
    let standing = visible(&change, actor, id).await?;
    let version = menu_version(change.db(), &standing).await?;
    if form.version.as_ref().is_some_and(|seen| *seen != version) {
        return Err(stale("menu.stale", &standing.name));
    }
    let known = Known {
        rooms: rooms::rooms_of(change.db(), vec![id], change.today()).await?,
        lecturers: places::lecturers(change.db(), &actor.scope).await?,
    };
    let (rest, wrong) = read_rest(form.rest_from.as_deref(), form.rest_to.as_deref());
    let mut violations: Vec<Violation> = wrong.into_iter().collect();
    let (read, wrong) = read_services(&known, form.services, change.today());
    violations.extend(wrong);
    if !violations.is_empty() {
        return Err(violations.into());
    }
    let count = read.len();
    write(&change, id, read).await?;
    let row = venue::Model {
        rest_from: rest.map(|rest| rest.from.format("%H:%M").to_string()),
        rest_to: rest.map(|rest| rest.to.format("%H:%M").to_string()),
        ..standing
    };
    keep_venue(change.db(), row).await?;
    let still = still_booked(&change, id).await?;
    change.audit("venue.services", "venue", id, &json!({ "services": count }));
    change.commit().await?;
    Ok(still)
}

fn read_rest(from: Option<&str>, to: Option<&str>) -> (Option<Rest>, Option<Violation>) {
    let said = |text: Option<&str>| {
        text.map(str::trim)
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    };
    let (from, to) = (said(from), said(to));
    if from.is_none() && to.is_none() {
        return (None, None);
    }
    let times = from
        .and_then(|text| stored_time(&text))
        .zip(to.and_then(|text| stored_time(&text)));
    match times {
        Some((from, to)) if from < to => (Some(Rest { from, to }), None),
        _ => {
            let message = "午休请写成 12:00 到 14:00 这样；不休息就都空着。";
            (None, Some(Violation::new("venue.rest", message).on("rest_from")))
        }
    }
}

fn read_services(known: &Known, forms: Vec<ServiceForm>, today: NaiveDate) -> (Vec<Read>, Vec<Violation>) {
    let (mut read, mut violations, mut names) = (Vec::new(), Vec::new(), BTreeSet::new());
    for (at, mut form) in forms.into_iter().enumerate() {
        form.name = String::from(form.name.trim());
        let mut wrong = refers_wrong(known, &form);
        if !names.insert(form.name.clone()) {
            let message = format!("“{}”写了两次，请在名称里区分开。", form.name);
            wrong.push(Violation::new("service.twice", message).on("name"));
        }
        let day = |text: &Option<String>| {
            let said = text.as_deref().map(str::trim).filter(|text| !text.is_empty());
            said.map(read_day)
        };
        let (first, last) = (day(&form.first_day), day(&form.last_day));
        for (field, said) in [("first_day", first), ("last_day", last)] {
            if said == Some(None) {
                let message = "日期不对，请写成 2026-09-03 这样。";
                wrong.push(Violation::new("service.day", message).on(field));
            }
        }
        let (first_day, last_day) = (first.flatten().unwrap_or(today), last.flatten());
        wrong.extend(check_service(ServicePlan {
            name: &form.name,
            minutes: form.minutes,
            most: form.most,
            usual: form.usual,
            first_day,
            last_day,
        }));
        violations.extend(wrong.into_iter().map(|mut violation| {
            let field = violation.field.take().unwrap_or_default();
            violation.on(&format!("services[{at}].{field}"))
        }));
        read.push(Read {
            form,
            first_day,
            last_day,
        });
    }
    (read, violations)
}

/// What a service refers to must be there; where the venue has rooms, one of them is its.
fn refers_wrong(known: &Known, form: &ServiceForm) -> Vec<Violation> {
    let mut wrong = Vec::new();
    let room = form.room.map(|id| known.rooms.iter().any(|room| room.id == id));
    match room {
        Some(false) => {
            let message = "没有这个功能区，或已停用，请重新选择。";
            wrong.push(Violation::new("service.room", message).on("room_id"));
        }
        None if !known.rooms.is_empty() => {
            let message = "请选择在哪个功能区。";
            wrong.push(Violation::new("service.room", message).on("room_id"));
        }
        _ => {}
    }
    let lecturer = form.lecturer;
    if lecturer.is_some_and(|id| !known.lecturers.iter().any(|row| row.id == id)) {
        let message = "没有这位讲师，请重新选择。";
        wrong.push(Violation::new("service.lecturer", message).on("lecturer_id"));
    }
    for (text, most, field) in [
        (&form.description, 300, "description"),
        (&form.led_by, 60, "led_by"),
    ] {
        if text.as_ref().is_some_and(|text| text.chars().count() > most) {
            let message = format!("请不超过 {most} 个字。");
            wrong.push(Violation::new("service.long", message).on(field));
        }
    }
    wrong
}

/// Services that stay keep their row; one that is left out ends today.
async fn write(change: &Change, venue: VenueId, read: Vec<Read>) -> Result<(), Problem> {
    let db = change.db();
    let mut standing: HashMap<ServiceId, venue_service::Model> = services_of(db, venue)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    for (at, one) in read.into_iter().enumerate() {
        let same_name = standing
            .values()
            .find(|row| row.name == one.form.name)
            .map(|row| row.id);
        let old = one.form.id.or(same_name).and_then(|id| standing.remove(&id));
        if one.form.id.is_some() && old.is_none() {
            let violation = Violation::new("service.unknown", "没有这项服务，请刷新后再改。");
            return Err(vec![violation.on("services")].into());
        }
        let id = old.as_ref().map_or_else(|| change.id(), |row| row.id);
        keep_service(db, row_of(id, venue, at, one), old.is_none()).await?;
    }
    for row in standing.into_values() {
        end(change, row).await?;
    }
    Ok(())
}

fn row_of(id: ServiceId, venue: VenueId, at: usize, one: Read) -> venue_service::Model {
    let number = |count: Option<i64>| count.and_then(|count| i32::try_from(count).ok());
    let form = one.form;
    venue_service::Model {
        id,
        venue_id: venue,
        room_id: form.room,
        name: form.name,
        description: filled(form.description),
        minutes: i32::try_from(form.minutes).unwrap_or(60),
        most: number(form.most),
        usual: number(form.usual),
        led_by: filled(form.led_by).filter(|_| form.lecturer.is_none()),
        lecturer_id: form.lecturer,
        sort_no: i32::try_from(at).unwrap_or(i32::MAX),
        valid_from: one.first_day,
        valid_to: one.last_day.map(|last| last + Days::new(1)),
    }
}

/// Ends a service: it can't be had from today on.
pub(in crate::training::action) async fn end(
    change: &Change,
    row: venue_service::Model,
) -> Result<(), DbErr> {
    if row.valid_to.is_some_and(|to| to <= change.today()) {
        return Ok(());
    }
    let ended = venue_service::Model {
        valid_to: Some(change.today()),
        ..row
    };
    keep_service(change.db(), ended, false).await
}

/// Visits that are to come by a service that is not on the menu that day any more.
async fn still_booked(change: &Change, venue: VenueId) -> Result<Vec<String>, Problem> {
    let services = services_of(change.db(), venue).await?;
    let visits = to_come_at(change.db(), venue, change.today()).await?;
    let told = visits.iter().filter_map(|row| {
        let service = services.iter().find(|service| service.id == row.service_id)?;
        let on_menu = service.valid_from <= row.day && service.valid_to.is_none_or(|to| row.day < to);
        let when = time_of(row)?.label();
        (!on_menu).then(|| {
            format!(
                "“{}”停用了，{}约的{when}还在，请打电话改约或取消。",
                service.name, row.visitor
            )
        })
    });
    Ok(told.collect())
}
