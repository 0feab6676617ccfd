//! One look at a timetable against everything else that is planned.
use std::cmp::Reverse;
use std::collections::BTreeSet;

use sanyou_schema::domain::training::fit::{
    place_missing, room_missing, room_small, unlisted, unqualified, venue_closed,
};
use sanyou_schema::domain::training::{
    Clash, Interval, Occupation, Resource, Strictness, clashes, clashes_within, nearest_free,
};
use sanyou_schema::domain::value::id::{LecturerId, RoomId, VenueId};
use sea_orm::ConnectionTrait;

use super::instead::{Found, Instead, found, labels, seated};
use super::plan::PlannedHalfDay;
use super::shared_seats::{Seated, crowded};
use super::taken::{Taken, taken, whole};
use super::timetable::{Timetable, Wish, grouped, own_half};
use crate::platform::problem::Problem;

/// So many that would do are named.
const NAMED: usize = 3;

/// A timetable, what it wants, and what is taken already.
pub(super) struct Look<'a> {
    table: &'a Timetable,
    wish: &'a Wish<'a>,
    taken: Vec<Occupation>,
    seated: Vec<Seated>,
}

impl<'a> Look<'a> {
    /// Reads what is taken around the wished days.
    pub(super) async fn load(
        db: &impl ConnectionTrait,
        table: &'a Timetable,
        wish: &'a Wish<'a>,
    ) -> Result<Self, Problem> {
        let Taken { occupations, seated } = taken(db, table, wish).await?;
        Ok(Self {
            table,
            wish,
            taken: occupations,
            seated,
        })
    }

    fn place_of(&self, slot: &PlannedHalfDay) -> Option<VenueId> {
        let of_room = slot
            .plan
            .room
            .and_then(|id| self.table.room(id))
            .map(|room| room.venue_id);
        of_room.or(self.wish.venue)
    }

    /// What a half-day occupies: a lecturer, and a room or a venue that is one room.
    fn wanted(&self, slot: &PlannedHalfDay) -> Vec<Occupation> {
        let table = self.table;
        let room = match slot.plan.room {
            Some(id) => table
                .room(id)
                .map(|room| (Resource::Room(id), table.room_name(room, self.wish.venue))),
            None => whole(table, self.wish.venue).zip(
                self.wish
                    .venue
                    .and_then(|id| table.venue(id))
                    .map(|venue| venue.name.clone()),
            ),
        };
        let lecturer = slot.plan.lecturer.and_then(|id| table.lecturer(id));
        let lecturer = lecturer.map(|row| (Resource::Lecturer(row.id), row.name.clone()));
        room.into_iter()
            .chain(lecturer)
            .map(|(resource, name)| self.occupies(slot, resource, name))
            .collect()
    }

    fn occupies(&self, slot: &PlannedHalfDay, resource: Resource, name: String) -> Occupation {
        let place = self.place_of(slot);
        let venue = place.and_then(|id| self.table.venue(id));
        Occupation {
            resource,
            name,
            by: self.wish.by(),
            title: self.wish.title.to_owned(),
            time: slot.plan.time(),
            half: slot.plan.half,
            place,
            place_name: venue.map(|venue| venue.name.clone()),
        }
    }

    /// Clashes of lecturers and rooms with other sessions, absences, and the session's own other half-days.
    pub(super) fn clashes(&self) -> Vec<Found> {
        let travel = &self.table.travel;
        let mut found = Vec::new();
        let mut all = Vec::new();
        for slot in self.wish.slots {
            let wanted = self.wanted(slot);
            let with_others = clashes(&wanted, &self.taken, travel);
            found.extend(with_others.iter().map(|clash| self.told(slot, clash)));
            all.extend(wanted);
        }
        for clash in clashes_within(&all, travel) {
            // of two groups' half-days at one time it is the later that wants what the other has
            let wants = |slot: &&PlannedHalfDay| {
                let resources = self.wanted(slot);
                slot.plan.time() == clash.wanted.time
                    && resources.iter().any(|it| it.resource == clash.wanted.resource)
            };
            let slot = self.wish.slots.iter().rfind(wants);
            found.extend(slot.map(|slot| self.told(slot, &clash)));
        }
        found
    }

    fn told(&self, slot: &PlannedHalfDay, clash: &Clash) -> Found {
        let (instead, field, strictness) = match clash.wanted.resource {
            Resource::Lecturer(_) => (
                self.other_lecturers(slot),
                "lecturer_id",
                self.table.rules.lecturer,
            ),
            Resource::Room(_) => (self.other_rooms(&[slot]), "room_id", self.table.rules.room),
            Resource::Venue(_) | Resource::Person(_) => {
                (self.other_rooms(&[slot]), "day", self.table.rules.room)
            }
        };
        let free = self.nearest(slot);
        let violation = clash.violation(free, &labels(&instead));
        found(slot, field, violation, strictness, clash.about(), instead).or_at(free)
    }

    /// When lecturer and room are free together, nearest to the half-day, and the session has no other.
    fn nearest(&self, slot: &PlannedHalfDay) -> Option<Interval> {
        let place = self.place_of(slot);
        let resources: Vec<Resource> = self.wanted(slot).iter().map(|it| it.resource).collect();
        let taken = self
            .taken
            .iter()
            .filter(|taken| resources.contains(&taken.resource));
        let own = self
            .wish
            .slots
            .iter()
            .filter(|other| other.at != slot.at && meets(slot, other))
            .map(own_half);
        let busy: Vec<Interval> = taken
            .map(|taken| taken.keeps_from(place, &self.table.travel))
            .chain(own)
            .collect();
        let wanted = slot.plan.time();
        let windows = self.table.hours(place).half_days(wanted.day, self.table.today);
        nearest_free(&wanted, &windows, &busy)
    }

    /// Venues that are not open when they are wanted.
    pub(super) fn closed(&self) -> Vec<Found> {
        let closed = self.wish.slots.iter().filter_map(|slot| {
            let place = self.place_of(slot)?;
            let (venue, hours) = (self.table.venue(place)?, self.table.hours(Some(place)));
            if hours.hold(&slot.plan.time()) {
                return None;
            }
            let free = self.nearest(slot);
            let violation = venue_closed(&venue.name, hours, &slot.plan.time(), free);
            let about = format!("{} {}|{place}", slot.plan.day, slot.plan.half);
            let strictness = self.table.rules.room;
            Some(found(slot, "day", violation, strictness, about, Vec::new()).or_at(free))
        });
        closed.collect()
    }

    /// Rooms that are not chosen, and those with too few seats: each is told once, at the first half-day.
    pub(super) fn rooms(&self) -> Vec<Found> {
        let mut all = Vec::new();
        let open = |slot: &PlannedHalfDay| slot.plan.room.is_none() && slot.room.is_none();
        let lacking: Vec<_> = self.wish.slots.iter().filter(|slot| open(slot)).collect();
        let venue = self.wish.venue.and_then(|id| self.table.venue(id));
        if let (Some(first), Some(venue)) = (lacking.first(), venue)
            && self.table.has_rooms(venue.id)
        {
            let instead = self.other_rooms(&lacking);
            let violation = room_missing(&venue.name, &labels(&instead));
            let about = venue.id.to_string();
            all.push(found(
                first,
                "room_id",
                violation,
                Strictness::Note,
                about,
                instead,
            ));
        }
        all.extend(self.placeless(&lacking));
        let by_room = grouped(self.wish.slots, |slot| slot.plan.room);
        for (id, slots) in by_room {
            let Some(room) = self.table.room(id) else { continue };
            all.extend(self.small(&slots, room.seats, &room.name, id.to_string(), "room_id"));
        }
        let one_room = |venue: VenueId| !self.table.has_rooms(venue) && !self.table.is_outside(venue);
        if let Some(venue) = venue.filter(|venue| one_room(venue.id)) {
            let slots: Vec<_> = self
                .wish
                .slots
                .iter()
                .filter(|slot| slot.plan.room.is_none())
                .collect();
            all.extend(self.small(&slots, venue.seats, &venue.name, venue.id.to_string(), "day"));
        }
        let outside = |slot: &PlannedHalfDay| self.place_of(slot).filter(|id| self.table.is_outside(*id));
        for (id, slots) in grouped(self.wish.slots, outside) {
            all.extend(self.crowded(id, &slots));
        }
        all
    }

    /// What would do for a session whose place is not known yet; of an order the place is agreed on in words.
    fn placeless(&self, lacking: &[&PlannedHalfDay]) -> Option<Found> {
        let first = lacking
            .first()
            .filter(|_| self.wish.venue.is_none() && self.wish.order.is_none())?;
        let instead = self.other_rooms(lacking);
        if instead.is_empty() {
            return None;
        }
        let violation = place_missing(&labels(&instead));
        let about = "place".to_owned();
        Some(found(first, "day", violation, Strictness::Note, about, instead))
    }

    /// Too few seats at an institution whose guests share them: told once, at the half-day with the most people.
    fn crowded(&self, id: VenueId, slots: &[&PlannedHalfDay]) -> Option<Found> {
        let venue = self.table.venue(id)?;
        let seats = venue.seats?;
        let worst = crowded(slots, id, seats, &self.seated)?;
        let slot = worst.slot;
        let instead = self.rooms_beside(&[slot], Some(id));
        let violation = worst.violation(&venue.name, seats, &labels(&instead));
        let about = format!("{id} {}", slot.plan.day);
        Some(found(
            slot,
            "day",
            violation,
            self.table.rules.seats,
            about,
            instead,
        ))
    }

    fn small(
        &self,
        slots: &[&PlannedHalfDay],
        seats: Option<i32>,
        name: &str,
        about: String,
        field: &str,
    ) -> Option<Found> {
        let first = slots.iter().max_by_key(|slot| (slot.seats, Reverse(slot.at)))?;
        let wanted = first.seats;
        let seats = seats.filter(|seats| *seats < wanted)?;
        let instead = self.other_rooms(slots);
        let violation = room_small(name, seats, wanted, &labels(&instead));
        Some(found(
            first,
            field,
            violation,
            self.table.rules.seats,
            about,
            instead,
        ))
    }

    /// Lecturers without a valid qualification for what they teach: each is told once for it, at the first half-day.
    pub(super) fn lecturers(&self) -> Vec<Found> {
        let asked = |slot: &PlannedHalfDay| self.table.topic(self.wish, slot);
        let by_lecturer = grouped(self.wish.slots, |slot| Some((slot.plan.lecturer?, asked(slot))));
        let told = by_lecturer.into_iter().filter_map(|((id, topic), slots)| {
            let lecturer = self.table.lecturer(id)?;
            let slot = slots
                .iter()
                .find(|slot| !self.table.qualified(id, topic, slot.plan.day))?;
            let lapsed = self.table.ever_qualified(id, topic);
            let instead = self.other_lecturers(slot);
            let violation = unqualified(&lecturer.name, topic, lapsed, &labels(&instead));
            let strictness = self.table.rules.qualification;
            let about = topic.map_or_else(|| id.to_string(), |topic| format!("{id}|{topic}"));
            Some(found(slot, "lecturer_id", violation, strictness, about, instead))
        });
        told.collect()
    }

    /// Courses that ask of their lecturer what nobody can be held against: each is told once, at the first half-day.
    pub(super) fn unlisted(&self) -> Vec<Found> {
        let table = self.table;
        let asked = |slot: &PlannedHalfDay| {
            let asked = table.asked(self.wish, slot);
            let topic = asked.topic.filter(|topic| !table.is_listed(topic))?;
            slot.plan.lecturer?;
            Some((asked.name, topic, asked.course))
        };
        let known: Vec<String> = table.topics().into_iter().map(str::to_owned).collect();
        let told = grouped(self.wish.slots, asked).into_iter();
        let told = told.filter_map(|((name, topic, course), slots)| {
            let violation = unlisted(name, topic, &known);
            let instead = course.map(|id| Instead {
                kind: "course",
                id: id.0,
                label: name.to_owned(),
            });
            let about = format!("{name}|{topic}");
            let instead = instead.into_iter().collect();
            Some(found(
                slots.first()?,
                "course_id",
                violation,
                Strictness::Note,
                about,
                instead,
            ))
        });
        told.collect()
    }

    fn is_free(&self, slot: &PlannedHalfDay, resource: Resource) -> bool {
        let wanted = [self.occupies(slot, resource, String::new())];
        clashes(&wanted, &self.taken, &self.table.travel).is_empty()
    }

    /// Rooms with enough seats that are open and free at all these half-days: the nearest first, then the smallest.
    fn other_rooms(&self, slots: &[&PlannedHalfDay]) -> Vec<Instead> {
        self.rooms_beside(slots, None)
    }

    /// The same, of other venues than one that is full.
    fn rooms_beside(&self, slots: &[&PlannedHalfDay], full: Option<VenueId>) -> Vec<Instead> {
        let table = self.table;
        let wanted = slots.iter().map(|slot| slot.seats).max().unwrap_or(0);
        let fits = |seats: Option<i32>| seats.is_some_and(|seats| seats >= wanted);
        let free = |place: VenueId, resource: Resource| {
            slots
                .iter()
                .all(|slot| table.hours(Some(place)).hold(&slot.plan.time()) && self.is_free(slot, resource))
        };
        let chosen: BTreeSet<_> = slots.iter().filter_map(|slot| slot.plan.room).collect();
        // what another group of the session has at the time is not free either
        let own = |id: RoomId| {
            let other = |one: &PlannedHalfDay| {
                one.plan.room == Some(id) && !slots.iter().any(|slot| slot.at == one.at)
            };
            let meets = |one: &PlannedHalfDay| {
                slots
                    .iter()
                    .any(|slot| slot.plan.time().overlaps(&one.plan.time()))
            };
            self.wish.slots.iter().any(|one| other(one) && meets(one))
        };
        let rooms = table
            .rooms
            .iter()
            .filter(|room| Some(room.venue_id) != full)
            .filter(|room| fits(room.seats) && !chosen.contains(&room.id) && !own(room.id))
            .filter(|room| free(room.venue_id, Resource::Room(room.id)))
            .map(|room| {
                let label = table.room_name(room, self.wish.venue);
                (
                    room.venue_id,
                    room.seats,
                    seated(&label, room.seats),
                    "room",
                    room.id.0,
                )
            });
        let venues = table
            .venues
            .iter()
            .filter(|venue| fits(venue.seats) && !table.has_rooms(venue.id))
            .filter(|venue| Some(venue.id) != self.wish.venue && !table.is_outside(venue.id))
            .filter(|venue| free(venue.id, Resource::Venue(venue.id)))
            .map(|venue| {
                (
                    venue.id,
                    venue.seats,
                    seated(&venue.name, venue.seats),
                    "venue",
                    venue.id.0,
                )
            });
        let mut found: Vec<_> = rooms.chain(venues).collect();
        found.sort_by(|a, b| {
            let key = |it: &(VenueId, Option<i32>, String, _, _)| {
                let elsewhere = Some(it.0) != self.wish.venue;
                (elsewhere, table.travel.minutes(self.wish.venue, Some(it.0)), it.1)
            };
            key(a).cmp(&key(b)).then_with(|| a.2.cmp(&b.2))
        });
        let named = found.into_iter().take(NAMED);
        named
            .map(|(_, _, label, kind, id)| Instead { kind, id, label })
            .collect()
    }

    /// Lecturers who are qualified and free at a half-day.
    fn other_lecturers(&self, slot: &PlannedHalfDay) -> Vec<Instead> {
        let topic = self.table.topic(self.wish, slot);
        let is_other = |id: LecturerId| Some(id) != slot.plan.lecturer;
        let busy_here = |id: LecturerId| {
            let own = self.wish.slots.iter().filter(|other| other.at != slot.at);
            own.filter(|other| other.plan.lecturer == Some(id))
                .any(|other| other.plan.time().overlaps(&slot.plan.time()))
        };
        let fit = self
            .table
            .lecturers
            .iter()
            .filter(|row| is_other(row.id) && self.table.qualified(row.id, topic, slot.plan.day))
            .filter(|row| self.is_free(slot, Resource::Lecturer(row.id)) && !busy_here(row.id));
        fit.take(NAMED)
            .map(|row| Instead {
                kind: "lecturer",
                id: row.id.0,
                label: row.name.clone(),
            })
            .collect()
    }
}

/// Whether two half-days of a session are for the same people, or some of them.
fn meets(one: &PlannedHalfDay, other: &PlannedHalfDay) -> bool {
    let (one, other) = (one.plan.division, other.plan.division);
    one.is_none() || other.is_none() || one == other
}
