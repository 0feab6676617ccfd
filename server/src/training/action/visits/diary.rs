//! When a venue's services can be had: its hours against the sessions and the visits that take its rooms and lecturers.
use std::collections::{BTreeSet, HashMap};

use chrono::{Days as Span, NaiveDate, NaiveDateTime};
use sanyou_schema::domain::training::venue::SEARCHED;
use sanyou_schema::domain::training::visit::{Around, Offer, Offered, Rest, nearest};
use sanyou_schema::domain::training::{Clash, Hours, Interval, Occupation, Resource, Travel, Use};
use sanyou_schema::domain::value::Days;
use sanyou_schema::domain::value::id::{LecturerId, RoomId, ServiceId, SessionId, VenueId, VisitId};
use sanyou_schema::entity::{lecturer, room, venue, venue_service, visit};
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use crate::platform::clock::Clock;
use crate::training::action::person_clash::Places;
use crate::training::action::plan::occupation;
use crate::training::action::taken::{absence, by_order, by_visit};
use crate::training::action::timetable::travel_of;
use crate::training::store::orders::agreed_between;
use crate::training::store::rooms::{self, stored_time};
use crate::training::store::visits::{self, SeenVenue, time_of};
use crate::training::store::{places, planned};

/// Stands for who comes, where that is not the actor's to see.
pub const UNNAMED: &str = "别的来访";

/// A venue's services on some days, and all that stands in their way.
pub struct Diary {
    /// The venue.
    pub venue: venue::Model,
    /// When it is open.
    pub hours: Hours,
    /// Its rooms of today.
    pub rooms: Vec<room::Model>,
    /// Its services of these days, in their order.
    pub services: Vec<venue_service::Model>,
    /// The venue's visits of these days that hold a time.
    pub visits: Vec<visit::Model>,
    lecturers: HashMap<LecturerId, lecturer::Model>,
    rest: Option<Rest>,
    taken: Vec<Occupation>,
    travel: Travel,
    now: NaiveDateTime,
    from: NaiveDate,
    to: NaiveDate,
}

/// The venue's rest at noon, as rows hold it.
pub fn rest_of(venue: &venue::Model) -> Option<Rest> {
    let time = |text: &Option<String>| text.as_deref().and_then(stored_time);
    let (from, to) = time(&venue.rest_from).zip(time(&venue.rest_to))?;
    Some(Rest { from, to })
}

impl Diary {
    /// Reads it for some days, both included; who comes is told as far as it is seen.
    pub async fn load(
        db: &impl ConnectionTrait,
        seen: &SeenVenue,
        clock: Clock,
        (from, to): (NaiveDate, NaiveDate),
    ) -> Result<Self, DbErr> {
        let venue = seen.row.clone();
        let rooms = rooms::rooms_of(db, vec![venue.id], clock.today()).await?;
        let mut services = visits::services_of(db, venue.id).await?;
        services.retain(|row| {
            let room_in_use = row
                .room_id
                .is_none_or(|id| rooms.iter().any(|room| room.id == id));
            room_in_use && visits::in_use(row, from, to)
        });
        let held = visits::held_between(db, from, to).await?;
        let led: BTreeSet<LecturerId> = services.iter().filter_map(|row| row.lecturer_id).collect();
        let known = places::lecturer_rows(db, led.iter().copied().collect()).await?;
        let mut taken = of_sessions(db, &venue, &led, (from, to)).await?;
        let whole = rooms.is_empty().then_some(Resource::Venue(venue.id));
        taken.extend(of_orders(db, &venue, whole, (from, to)).await?);
        taken.extend(of_absences(db, &led, (from, to)).await?);
        taken.extend(held.iter().flat_map(|row| by_visit(row, title(seen, row))));
        let mut hours = rooms::hours_of(db, vec![venue.id]).await?;
        Ok(Self {
            hours: hours.remove(&venue.id).unwrap_or_default(),
            rest: rest_of(&venue),
            travel: travel_of(db, venue.unit_id, clock.today()).await?,
            now: clock.local(),
            visits: held.into_iter().filter(|row| row.venue_id == venue.id).collect(),
            lecturers: known.into_iter().map(|row| (row.id, row)).collect(),
            rooms,
            services,
            taken,
            venue,
            from,
            to,
        })
    }

    /// The same, of the days around one in which another time is looked for.
    pub async fn around(
        db: &impl ConnectionTrait,
        seen: &SeenVenue,
        clock: Clock,
        day: NaiveDate,
    ) -> Result<Self, DbErr> {
        let days = (day - Span::new(SEARCHED), day + Span::new(SEARCHED));
        Self::load(db, seen, clock, days).await
    }

    /// A service that can be had on a day.
    pub fn service(&self, id: ServiceId, day: NaiveDate) -> Option<&venue_service::Model> {
        let known = self.services.iter().find(|row| row.id == id);
        known.filter(|row| visits::in_use(row, day, day))
    }

    /// Who receives visitors, in words.
    pub fn led_by(&self, service: &venue_service::Model) -> Option<String> {
        let lecturer = service.lecturer_id.and_then(|id| self.lecturers.get(&id));
        lecturer
            .map(|row| row.name.clone())
            .or_else(|| service.led_by.clone())
    }

    /// The name of a service's room, or of the venue that is one room.
    pub fn room_name(&self, room: Option<RoomId>) -> &str {
        let found = room.and_then(|id| self.rooms.iter().find(|row| row.id == id));
        found.map_or(self.venue.name.as_str(), |row| row.name.as_str())
    }

    /// What a service takes up.
    pub fn offer(&self, service: &venue_service::Model) -> Offer {
        let place = resource(self.venue.id, service.room_id);
        let lecturer = service.lecturer_id.and_then(|id| self.lecturers.get(&id));
        let lecturer = lecturer.map(|row| (Resource::Lecturer(row.id), row.name.clone()));
        let room = (place, self.room_name(service.room_id).to_owned());
        Offer {
            resources: std::iter::once(room).chain(lecturer).collect(),
            place: self.venue.id,
            place_name: self.venue.name.clone(),
            minutes: u32::try_from(service.minutes).unwrap_or(0),
            days: Days {
                from: service.valid_from,
                to: service.valid_to,
            },
        }
    }

    /// The same without a visit that is to be moved: it does not stand in its own way.
    #[must_use]
    pub fn without(mut self, visit: VisitId) -> Self {
        self.visits.retain(|row| row.id != visit);
        self.taken.retain(|one| one.by != Use::Visit(visit));
        self
    }

    /// The times of a service on a day, as they stand.
    pub fn day(&self, service: &venue_service::Model, day: NaiveDate) -> Vec<Offered> {
        let own = self.own(service);
        self.offer(service)
            .day(self.hours.of(day), self.rest, self.beside(&own))
    }

    /// What stands in the way of a service at some time.
    pub fn hindrance(&self, service: &venue_service::Model, time: Interval) -> Option<Clash> {
        let nobody = VisitId(Uuid::nil());
        self.offer(service).hindrance(nobody, time, self.beside(&[]))
    }

    /// The free time of a service that is nearest to a wanted one.
    pub fn nearest(&self, service: &venue_service::Model, want: &Interval) -> Option<Interval> {
        let days = self.from.iter_days().take_while(|day| *day <= self.to);
        let all: Vec<Offered> = days.flat_map(|day| self.day(service, day)).collect();
        nearest(want, &all)
    }

    /// The county's wall clock.
    pub const fn now(&self) -> NaiveDateTime {
        self.now
    }

    fn own(&self, service: &venue_service::Model) -> Vec<(VisitId, Interval)> {
        let own = self.visits.iter().filter(|row| row.service_id == service.id);
        own.filter_map(|row| Some((row.id, time_of(row)?))).collect()
    }

    fn beside<'a>(&'a self, own: &'a [(VisitId, Interval)]) -> Around<'a> {
        Around {
            own,
            taken: &self.taken,
            travel: &self.travel,
            now: self.now,
        }
    }
}

/// Who comes, where the actor sees it.
fn title<'a>(seen: &SeenVenue, row: &'a visit::Model) -> &'a str {
    if row.venue_id == seen.row.id && seen.names(row) {
        &row.visitor
    } else {
        UNNAMED
    }
}

fn resource(venue: VenueId, room: Option<RoomId>) -> Resource {
    room.map_or(Resource::Venue(venue), Resource::Room)
}

/// The half-days that sessions hold in the venue's rooms, and those that its lecturers teach anywhere.
async fn of_sessions(
    db: &impl ConnectionTrait,
    venue: &venue::Model,
    led: &BTreeSet<LecturerId>,
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<Occupation>, DbErr> {
    let here = planned::planned_at(db, venue.id, from, to).await?;
    let mut taken: Vec<Occupation> = here
        .iter()
        .filter_map(|one| occupation(resource(venue.id, one.slot.room_id), "", one, Some(venue)))
        .collect();
    if !led.is_empty() {
        let anywhere = planned::planned_between(db, from, to, SessionId(Uuid::nil())).await?;
        let places = Places::of(db, anywhere.iter()).await?;
        taken.extend(anywhere.iter().filter_map(|one| {
            let lecturer = one.slot.lecturer_id.filter(|id| led.contains(id))?;
            occupation(Resource::Lecturer(lecturer), "", one, places.of_slot(one))
        }));
    }
    Ok(taken)
}

/// What courses that were ordered take of lecturers, and of the venue: a room, or all of it where it is one.
async fn of_orders(
    db: &impl ConnectionTrait,
    venue: &venue::Model,
    whole: Option<Resource>,
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<Occupation>, DbErr> {
    let orders = agreed_between(db, from, to, None).await?;
    let taken = orders.iter().flat_map(|one| {
        let here = one.row.venue_id == Some(venue.id);
        let here = one.row.room_id.map(Resource::Room).or(whole).filter(|_| here);
        by_order(one, std::slice::from_ref(venue), here)
    });
    Ok(taken.collect())
}

async fn of_absences(
    db: &impl ConnectionTrait,
    led: &BTreeSet<LecturerId>,
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<Occupation>, DbErr> {
    let rows = rooms::absence_rows(db, led.iter().copied().collect()).await?;
    let days = from.iter_days().take_while(|day| *day <= to);
    let away = days.flat_map(|day| rows.iter().filter_map(move |row| absence(row, day)));
    Ok(away.collect())
}
