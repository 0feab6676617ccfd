//! Sets a venue anew: what it is, its rooms with seats and equipment, when it is open, how far it is from others.
use std::collections::{BTreeSet, HashMap};

use chrono::NaiveTime;
use sanyou_schema::domain::Violation;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::training::venue::{ordered, weekday_label};
use sanyou_schema::domain::training::{RoomKind, VenueKind};
use sanyou_schema::domain::value::id::{RoomId, VenueId};
use sanyou_schema::entity::{room, slot, venue, venue_hours, venue_travel};
use sea_orm::DbErr;
use serde_json::json;
use uuid::Uuid;

use super::add_place::{filled, named, seats_wrong, twice};
use super::own_venue::{require_own, stale, visible};
use super::visits::set_services::end;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::training::store::kept_places::{keep_room, keep_slot, keep_venue, set_hours, set_ways};
use crate::training::store::orders::agreed_in;
use crate::training::store::rooms::stored_time;
use crate::training::store::versions::venue_version;
use crate::training::store::{places, planned, rooms, visits};

/// A room as it is typed.
#[derive(Debug, Clone)]
pub struct RoomForm {
    /// The room, where it is one that stands.
    pub id: Option<RoomId>,
    /// Its name, unlike any other of the venue.
    pub name: String,
    /// A code of `RoomKind`.
    pub kind: String,
    /// How many may sit.
    pub seats: Option<i32>,
    /// 投影, 音响 …
    pub equipment: Option<String>,
}

/// Opening hours of a day of the week, as they are typed.
#[derive(Debug, Clone)]
pub struct HoursForm {
    /// Monday is 1.
    pub weekday: i32,
    /// HH:MM.
    pub opens: String,
    /// HH:MM.
    pub closes: String,
}

/// A venue as it is typed.
#[derive(Debug, Clone)]
pub struct VenueForm {
    /// Its name, unlike any other of the unit.
    pub name: String,
    /// A code of `VenueKind`.
    pub kind: String,
    /// Where it is.
    pub address: Option<String>,
    /// Whom to call.
    pub phone: Option<String>,
    /// How many may sit, in all.
    pub seats: Option<i32>,
    /// When it is open; none: nobody wrote it down.
    pub hours: Vec<HoursForm>,
    /// All rooms; one that is left out is no longer used.
    pub rooms: Vec<RoomForm>,
    /// Minutes to other venues; one that is left out is as the setting says.
    pub ways: Vec<(VenueId, i32)>,
    /// As whoever typed it had seen it; none: whatever it is now.
    pub version: Option<String>,
}

/// A form that could be read.
struct Read {
    kind: VenueKind,
    hours: Vec<(i32, NaiveTime, NaiveTime)>,
    rooms: Vec<(RoomForm, RoomKind)>,
}

/// Sets a venue. Problems: `place.*`, `venue.*`, `room.*` (422), `room.in_use`, `venue.stale` (409), `not_found` (404), `role.missing`
/// (403).
pub async fn set_venue(
    platform: &Platform,
    actor: &Actor,
    id: VenueId,
    form: VenueForm,
) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let standing = visible(&change, actor, id).await?;
    actor.require(Capability::SessionWrite)?;
    require_own(&change, actor, &standing).await?;
    places::lock_places(change.db(), vec![id], Vec::new()).await?;
    // as it is now that it is held
    let standing = visible(&change, actor, id).await?;
    let version = venue_version(change.db(), &standing).await?;
    if form.version.as_ref().is_some_and(|seen| *seen != version) {
        return Err(stale("venue.stale", &standing.name));
    }
    let (read, mut violations) = read(&form);
    let name = form.name.trim().to_owned();
    let same = places::venue_named(change.db(), standing.unit_id, &name).await?;
    if same.is_some_and(|other| other.id != id) {
        violations.push(twice(&name, "请在名称里区分开。"));
    }
    let known = places::venues(change.db(), &actor.scope).await?;
    for (at, (other, _)) in form.ways.iter().enumerate() {
        if *other == id || !known.iter().any(|row| row.id == *other) {
            let violation = Violation::new("venue.way_to", "没有这个地点，请重新选择。");
            violations.push(violation.on(&format!("ways[{at}].venue_id")));
        }
    }
    let Some(read) = read.filter(|_| violations.is_empty()) else {
        return Err(violations.into());
    };
    write_rooms(&change, id, &name, read.rooms).await?;
    write_hours(&change, id, read.hours).await?;
    write_ways(&change, id, &form.ways).await?;
    let row = venue::Model {
        name: name.clone(),
        kind: read.kind,
        address: filled(form.address),
        phone: filled(form.phone),
        seats: form.seats,
        ..standing
    };
    keep_venue(change.db(), row).await?;
    change.audit(
        "venue.set",
        "venue",
        id,
        &json!({ "name": name, "rooms": form.rooms.len() }),
    );
    change.commit().await?;
    Ok(())
}

fn read(form: &VenueForm) -> (Option<Read>, Vec<Violation>) {
    let mut violations = named("地点", form.name.trim());
    violations.extend(seats_wrong(form.seats, "seats"));
    let kind = form.kind.parse::<VenueKind>().ok();
    if kind.is_none() {
        violations.push(Violation::new("venue.kind", "请选择这是什么地方。").on("kind"));
    }
    if let Some(at) = form
        .ways
        .iter()
        .position(|(_, minutes)| !(0..=600).contains(minutes))
    {
        let violation = Violation::new("venue.way", "路上的分钟数应为 0 到 600。");
        violations.push(violation.on(&format!("ways[{at}].minutes")));
    }
    let (hours, wrong) = read_hours(&form.hours);
    violations.extend(wrong);
    let (rooms, wrong) = read_rooms(&form.rooms);
    violations.extend(wrong);
    (kind.map(|kind| Read { kind, hours, rooms }), violations)
}

fn read_hours(forms: &[HoursForm]) -> (Vec<(i32, NaiveTime, NaiveTime)>, Vec<Violation>) {
    let (mut read, mut violations, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
    for (at, form) in forms.iter().enumerate() {
        let times = stored_time(form.opens.trim()).zip(stored_time(form.closes.trim()));
        let label = weekday_label(u32::try_from(form.weekday).unwrap_or(0));
        let message = match times {
            _ if !(1..=7).contains(&form.weekday) || !seen.insert(form.weekday) => {
                "开放时间一天只写一行，请核对。".to_owned()
            }
            None => format!("{label}的开放时间请写成 08:30 这样。"),
            Some((opens, closes)) if closes <= opens => format!("{label}的关门时间不晚于开门时间，请核对。"),
            Some((opens, closes)) => {
                read.push((form.weekday, opens, closes));
                continue;
            }
        };
        violations.push(Violation::new("venue.hours", message).on(&format!("hours[{at}].opens")));
    }
    (read, violations)
}

fn read_rooms(forms: &[RoomForm]) -> (Vec<(RoomForm, RoomKind)>, Vec<Violation>) {
    let (mut read, mut violations, mut names) = (Vec::new(), Vec::new(), BTreeSet::new());
    for (at, form) in forms.iter().enumerate() {
        let name = form.name.trim().to_owned();
        let mut wrong = |violation: Violation, field: &str| {
            violations.push(violation.on(&format!("rooms[{at}].{field}")));
        };
        for violation in named("教室", &name) {
            wrong(violation, "name");
        }
        if let Some(violation) = seats_wrong(form.seats, "seats") {
            wrong(violation, "seats");
        }
        if !names.insert(name.clone()) {
            let message = format!("“{name}”写了两次，请在名称里区分开。");
            wrong(Violation::new("room.twice", message), "name");
        }
        match form.kind.parse::<RoomKind>() {
            Ok(kind) => read.push((RoomForm { name, ..form.clone() }, kind)),
            Err(_) => wrong(Violation::new("room.kind", "请选择这间的用途。"), "kind"),
        }
    }
    (read, violations)
}

/// Rooms that stay keep their row; one that is left out is closed, unless something is still planned in it.
async fn write_rooms(
    change: &Change,
    venue: VenueId,
    venue_name: &str,
    forms: Vec<(RoomForm, RoomKind)>,
) -> Result<(), Problem> {
    let db = change.db();
    let mut standing: HashMap<RoomId, room::Model> = rooms::all_rooms_of(db, venue)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    for (form, kind) in forms {
        let same_name = standing
            .values()
            .find(|row| row.name == form.name)
            .map(|row| row.id);
        let old = form.id.or(same_name).and_then(|id| standing.remove(&id));
        if form.id.is_some() && old.is_none() {
            let violation = Violation::new("room.unknown", "没有这间教室，请刷新后再改。");
            return Err(vec![violation.on("rooms")].into());
        }
        let row = room::Model {
            id: old.as_ref().map_or_else(|| change.id(), |row| row.id),
            venue_id: venue,
            name: form.name.clone(),
            kind,
            seats: form.seats,
            equipment: filled(form.equipment),
            valid_from: old.as_ref().map_or_else(|| change.today(), |row| row.valid_from),
            valid_to: None,
        };
        keep_room(db, row, old.is_none()).await?;
        if let Some(old) = old.filter(|old| old.name != form.name) {
            rename_in_slots(change, venue, venue_name, old.id, &form.name).await?;
        }
    }
    for (id, row) in standing {
        if row.valid_to.is_none() {
            close(change, id, row).await?;
        }
    }
    Ok(())
}

async fn close(change: &Change, id: RoomId, row: room::Model) -> Result<(), Problem> {
    let planned = planned::planned_in(change.db(), id, change.today()).await?;
    if let Some(first) = planned.first() {
        let detail = format!(
            "{}在{}{}还排着“{}”，请先给它换一间，再停用。",
            row.name,
            first.slot.day.format("%-m月%-d日"),
            first.slot.half.label(),
            first.title
        );
        return Err(Problem::conflict("room.in_use", detail));
    }
    if let Some(first) = visits::to_come_in(change.db(), id, change.today()).await?.first() {
        let detail = format!(
            "{}在{}约给了{}，请先改约或取消，再停用。",
            row.name,
            first.day.format("%-m月%-d日"),
            first.visitor
        );
        return Err(Problem::conflict("room.in_use", detail));
    }
    if let Some(first) = agreed_in(change.db(), id, change.today()).await?.first()
        && let Some((day, half)) = first.row.agreed_on.zip(first.row.half)
    {
        let detail = format!(
            "{}在{}{}定了讲点课“{}”，请先给它换一间，再停用。",
            row.name,
            day.format("%-m月%-d日"),
            half.label(),
            first.course
        );
        return Err(Problem::conflict("room.in_use", detail));
    }
    for service in visits::services_in(change.db(), id, change.today()).await? {
        end(change, service).await?;
    }
    let closed = room::Model {
        valid_to: Some(change.today()),
        ..row
    };
    Ok(keep_room(change.db(), closed, false).await?)
}

/// The half-days that are still to come show the room by its new name.
async fn rename_in_slots(
    change: &Change,
    venue: VenueId,
    venue_name: &str,
    room: RoomId,
    name: &str,
) -> Result<(), DbErr> {
    for planned in planned::planned_in(change.db(), room, change.today()).await? {
        let own = planned.session.venue_id == Some(venue);
        let name = if own {
            name.to_owned()
        } else {
            format!("{venue_name} {name}")
        };
        let row = slot::Model {
            room: Some(name),
            ..planned.slot
        };
        keep_slot(change.db(), row).await?;
    }
    Ok(())
}

async fn write_hours(
    change: &Change,
    venue: VenueId,
    hours: Vec<(i32, NaiveTime, NaiveTime)>,
) -> Result<(), DbErr> {
    let rows = hours
        .into_iter()
        .map(|(weekday, opens, closes)| venue_hours::Model {
            id: change.id::<Uuid>(),
            venue_id: venue,
            weekday,
            opens: opens.format("%H:%M").to_string(),
            closes: closes.format("%H:%M").to_string(),
        });
    set_hours(change.db(), venue, rows.collect()).await
}

async fn write_ways(change: &Change, venue: VenueId, ways: &[(VenueId, i32)]) -> Result<(), DbErr> {
    let mut written = BTreeSet::new();
    let mut rows = Vec::new();
    for (other, minutes) in ways {
        let (one, two) = ordered(venue, *other);
        if written.insert((one, two)) {
            rows.push(venue_travel::Model {
                id: change.id::<Uuid>(),
                venue_id: one,
                other_id: two,
                minutes: *minutes,
            });
        }
    }
    set_ways(change.db(), venue, rows).await
}
