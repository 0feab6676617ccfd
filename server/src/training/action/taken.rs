//! What is taken already around the days that a timetable or an order wants: by sessions, by courses that were ordered,
//! by visits, by absences. It is asked over all units: a lecturer is in one place only, whoever holds the session.
use chrono::NaiveDate;
use sanyou_schema::domain::training::venue::SEARCHED;
use sanyou_schema::domain::training::{Occupation, Resource, Use, order};
use sanyou_schema::domain::value::HalfDay;
use sanyou_schema::domain::value::id::VenueId;
use sanyou_schema::entity::{lecturer_absence, venue, visit};
use sea_orm::{ConnectionTrait, DbErr};

use super::person_clash::Places;
use super::plan::occupation;
use super::shared_seats::{self, Seated};
use super::timetable::{Timetable, Wish, searched};
use crate::training::store::orders::{AgreedOrder, agreed_between};
use crate::training::store::planned::PlannedSlot;
use crate::training::store::rooms::as_absence;
use crate::training::store::visits::time_of;
use crate::training::store::{places, planned, visits};

/// What stands already around the wished days.
#[derive(Default)]
pub(super) struct Taken {
    /// What lecturers, rooms and venues are taken for.
    pub occupations: Vec<Occupation>,
    /// Who sits at venues whose seats are shared.
    pub seated: Vec<Seated>,
}

/// What is taken around the wished days.
pub(super) async fn taken(
    db: &impl ConnectionTrait,
    table: &Timetable,
    wish: &Wish<'_>,
) -> Result<Taken, DbErr> {
    let Some((from, to)) = searched(wish.slots, SEARCHED) else {
        return Ok(Taken::default());
    };
    let planned = planned::planned_between(db, from, to, wish.session).await?;
    let places = Places::of(db, planned.iter()).await?;
    let mut taken = by_sessions(table, &planned, &places);
    let groups = shared_seats::groups_of(db, &planned).await?;
    let mut seated = shared_seats::by_sessions(&planned, &places, &groups);
    let orders = agreed_between(db, from, to, wish.order).await?;
    let venues = orders.iter().filter_map(|one| one.row.venue_id).collect();
    let venues = places::venue_rows(db, venues).await?;
    for one in &orders {
        let place = match one.row.room_id {
            Some(room) => Some(Resource::Room(room)),
            None => whole(table, one.row.venue_id),
        };
        taken.extend(by_order(one, &venues, place));
        seated.extend(shared_seats::by_order(one, &venues));
    }
    let visits = visits::held_between(db, from, to).await?;
    taken.extend(visits.iter().flat_map(|row| by_visit(row, table.visitor(row))));
    for day in from.iter_days().take_while(|day| *day <= to) {
        taken.extend(table.absences.iter().filter_map(|row| absence(row, day)));
    }
    Ok(Taken {
        occupations: taken,
        seated,
    })
}

fn by_sessions(table: &Timetable, planned: &[PlannedSlot], places: &Places) -> Vec<Occupation> {
    let mut taken = Vec::new();
    for other in planned {
        let place = places.of_slot(other);
        let room = match other.slot.room_id {
            Some(room) => Some(Resource::Room(room)),
            None => whole(table, other.session.venue_id),
        };
        let lecturer = other.slot.lecturer_id.map(Resource::Lecturer);
        let resources = room.into_iter().chain(lecturer);
        taken.extend(resources.filter_map(|resource| occupation(resource, "", other, place)));
    }
    taken
}

/// An order takes its lecturer, and its room, or the venue where that is one room.
pub(super) fn by_order(
    one: &AgreedOrder,
    venues: &[venue::Model],
    place: Option<Resource>,
) -> Vec<Occupation> {
    let row = &one.row;
    let Some((day, half)) = row.agreed_on.zip(row.half) else {
        return Vec::new();
    };
    let venue = venues.iter().find(|venue| Some(venue.id) == row.venue_id);
    let place_name = row.place.clone().or_else(|| Some(venue?.name.clone()));
    let lecturer = row.lecturer_id.map(Resource::Lecturer);
    let resources = lecturer.into_iter().chain(place);
    let taken = resources.map(|resource| Occupation {
        resource,
        name: String::new(),
        by: Use::Order(row.id),
        title: one.course.clone(),
        time: order::taken(day, half),
        half,
        place: row.venue_id,
        place_name: place_name.clone(),
    });
    taken.collect()
}

/// A venue that is used whole, since it has no rooms of its own; one outside the county has many guests.
pub(super) fn whole(table: &Timetable, venue: Option<VenueId>) -> Option<Resource> {
    venue
        .filter(|id| !table.has_rooms(*id) && !table.is_outside(*id))
        .map(Resource::Venue)
}

/// A visit takes its room, or the venue that is one room, and whoever receives it.
pub(super) fn by_visit(row: &visit::Model, title: &str) -> Vec<Occupation> {
    let Some(time) = time_of(row) else {
        return Vec::new();
    };
    let place = row.room_id.map_or(Resource::Venue(row.venue_id), Resource::Room);
    let lecturer = row.lecturer_id.map(Resource::Lecturer);
    let each = std::iter::once(place).chain(lecturer);
    each.map(|resource| Occupation {
        resource,
        name: String::new(),
        by: Use::Visit(row.id),
        title: title.to_owned(),
        time,
        half: if row.starts.as_str() < "12:00" {
            HalfDay::Am
        } else {
            HalfDay::Pm
        },
        place: Some(row.venue_id),
        place_name: None,
    })
    .collect()
}

/// A lecturer's absence on a day.
pub(super) fn absence(row: &lecturer_absence::Model, day: NaiveDate) -> Option<Occupation> {
    let away = as_absence(row);
    Some(Occupation {
        resource: Resource::Lecturer(row.lecturer_id),
        name: String::new(),
        by: Use::Absence,
        time: away.on(day)?,
        title: away.reason,
        half: row.half.unwrap_or(HalfDay::Am),
        place: None,
        place_name: None,
    })
}
