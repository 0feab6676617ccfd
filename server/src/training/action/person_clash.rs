//! Whether people would be in two sessions at once: by their own half-days of each, and those that are everybody's.
use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::Days;
use sanyou_schema::domain::Violation;
use sanyou_schema::domain::training::venue::SEARCHED;
use sanyou_schema::domain::training::{
    Clash, Finding, Hours, Interval, Occupation, Resource, Strictness, Travel, clashes, judge, nearest_free,
};
use sanyou_schema::domain::value::id::{DivisionId, PersonId, RoomId, SessionId, VenueId};
use sanyou_schema::entity::{slot, venue};
use sea_orm::{ConnectionTrait, DbErr};

use super::plan::occupation;
use super::timetable::travel_of;
use crate::platform::problem::Problem;
use crate::training::store::sight::SeenSession;
use crate::training::store::{enrolments, places, planned, rooms};

/// A clash of somebody, and when they are free nearest to it.
#[derive(Debug, Clone)]
pub struct PersonClash {
    /// The clash.
    pub clash: Clash,
    /// The nearest free time as long as the half-day.
    pub free: Option<Interval>,
}

impl PersonClash {
    /// In a sentence.
    pub fn violation(&self) -> Violation {
        self.clash.violation(self.free, &[])
    }

    /// As a finding, as strictly as clashes of people are taken.
    fn finding(&self, strictness: Strictness) -> Finding {
        Finding {
            at: 0,
            violation: self.violation(),
            strictness,
            about: self.clash.about(),
        }
    }

    /// What goes through, by the reason that is given now or one that was given before; a refusal where nothing does.
    ///
    /// Problem: `enrolment.clash` (409) with `session`, `day` and `reason_would_do`.
    pub fn through(
        &self,
        strictness: Strictness,
        known: &BTreeSet<(String, String)>,
        reason: Option<&str>,
    ) -> Result<Vec<Finding>, Problem> {
        let judged = judge(vec![self.finding(strictness)], known, reason);
        match judged.refused.into_iter().next() {
            None => Ok(judged.overridden),
            Some(violation) => Err(Problem::conflict("enrolment.clash", violation.message)
                .with("session", self.clash.session())
                .with("day", self.clash.taken.time.day)
                .with("reason_would_do", judged.overridable)),
        }
    }
}

/// What clashes of a session stay so for a reason, by code and what they are about.
pub(super) async fn reasoned(
    db: &impl ConnectionTrait,
    session: SessionId,
) -> Result<BTreeSet<(String, String)>, DbErr> {
    let rows = rooms::overrides_of(db, session).await?;
    Ok(rows.into_iter().map(|row| (row.code, row.about)).collect())
}

/// The first clash of each of these people, but for those that were given a reason.
pub(super) async fn unreasoned(
    db: &impl ConnectionTrait,
    seen: &SeenSession,
    slots: &[slot::Model],
    people: &[(PersonId, String)],
) -> Result<HashMap<PersonId, Clash>, Problem> {
    let Some((_, mut clashes)) = first_clashes(db, seen, slots, people).await? else {
        return Ok(HashMap::new());
    };
    if !clashes.is_empty() {
        let known = reasoned(db, seen.row.id).await?;
        clashes.retain(|_, clash| !known.contains(&(clash.violation(None, &[]).code, clash.about())));
    }
    Ok(clashes)
}

/// The first clash of each of these people with other sessions, by the session's half-days that are their own: of who is in
/// no group yet only where no group would do.
pub async fn person_clashes(
    db: &impl ConnectionTrait,
    seen: &SeenSession,
    slots: &[slot::Model],
    people: &[(PersonId, String)],
) -> Result<HashMap<PersonId, PersonClash>, Problem> {
    let mut found = HashMap::new();
    let Some((meeting, clashes)) = first_clashes(db, seen, slots, people).await? else {
        return Ok(found);
    };
    for (id, clash) in clashes {
        let free = free_of(db, seen, &clash, &meeting.travel).await?;
        found.insert(id, PersonClash { clash, free });
    }
    Ok(found)
}

/// Who of these people could come to a session: nothing that they have a place in is at its time.
pub async fn could_come(
    db: &impl ConnectionTrait,
    seen: &SeenSession,
    slots: &[slot::Model],
    people: &[(PersonId, String)],
) -> Result<HashSet<PersonId>, Problem> {
    let clashes = first_clashes(db, seen, slots, people).await?;
    let taken: HashSet<PersonId> = clashes
        .map(|(_, clashes)| clashes.into_keys().collect())
        .unwrap_or_default();
    let all = people.iter().map(|(id, _)| *id);
    Ok(all.filter(|id| !taken.contains(id)).collect())
}

/// The first clash of each, with what they are found by; none where nothing else is planned.
async fn first_clashes(
    db: &impl ConnectionTrait,
    seen: &SeenSession,
    slots: &[slot::Model],
    people: &[(PersonId, String)],
) -> Result<Option<(Meeting, HashMap<PersonId, Clash>)>, Problem> {
    let ids: Vec<PersonId> = people.iter().map(|(id, _)| *id).collect();
    let Some(meeting) = Meeting::load(db, seen, slots, ids.clone()).await? else {
        return Ok(None);
    };
    let listed = if slots.iter().any(|slot| slot.division_id.is_some()) {
        enrolments::of_people_in(db, ids, vec![seen.row.id]).await?
    } else {
        Vec::new()
    };
    let mut found = HashMap::new();
    for (id, name) in people {
        let row = listed.iter().find(|row| row.person_id == *id);
        let choices = match row.and_then(|row| row.division_id) {
            Some(division) => vec![Some(division)],
            None => meeting.divisions(),
        };
        let clashes: Option<Vec<Clash>> = choices
            .into_iter()
            .map(|choice| meeting.first(*id, name, choice))
            .collect();
        if let Some(clash) = clashes.and_then(|clashes| clashes.into_iter().next()) {
            found.insert(*id, clash);
        }
    }
    Ok(Some((meeting, found)))
}

/// A session's half-days beside what else some people have on these days.
pub(super) struct Meeting {
    own: Vec<planned::PlannedSlot>,
    places: Places,
    taken: Vec<Occupation>,
    travel: Travel,
}

impl Meeting {
    /// Reads it; none where nothing else is planned.
    pub(super) async fn load(
        db: &impl ConnectionTrait,
        seen: &SeenSession,
        slots: &[slot::Model],
        people: Vec<PersonId>,
    ) -> Result<Option<Self>, Problem> {
        let days = slots.iter().map(|slot| slot.day).collect();
        let planned = planned::planned_on(db, days, seen.row.id).await?;
        if planned.is_empty() {
            return Ok(None);
        }
        let day = slots.first().map_or(seen.row.first_day, |slot| slot.day);
        let own: Vec<_> = slots
            .iter()
            .map(|slot| planned::PlannedSlot {
                slot: slot.clone(),
                session: seen.row.clone(),
                title: seen.name(),
            })
            .collect();
        let places = Places::of(db, planned.iter().chain(&own)).await?;
        Ok(Some(Self {
            taken: taken_by(db, &planned, &places, people).await?,
            travel: travel_of(db, seen.class.unit_id, day).await?,
            own,
            places,
        }))
    }

    /// The groups in which somebody may be; no group alone where there is none.
    fn divisions(&self) -> Vec<Option<DivisionId>> {
        let named: BTreeSet<DivisionId> = self.own.iter().filter_map(|own| own.slot.division_id).collect();
        if named.is_empty() {
            return vec![None];
        }
        named.into_iter().map(Some).collect()
    }

    /// The first clash of somebody who is in a group, or in none.
    pub(super) fn first(&self, id: PersonId, name: &str, division: Option<DivisionId>) -> Option<Clash> {
        let theirs =
            |own: &&planned::PlannedSlot| own.slot.division_id.is_none() || own.slot.division_id == division;
        let wanted: Vec<Occupation> = self
            .own
            .iter()
            .filter(theirs)
            .filter_map(|own| occupation(Resource::Person(id), name, own, self.places.of_slot(own)))
            .collect();
        clashes(&wanted, &self.taken, &self.travel).into_iter().next()
    }
}

/// What these planned half-days take of the people who have a place in them.
async fn taken_by(
    db: &impl ConnectionTrait,
    planned: &[planned::PlannedSlot],
    places: &Places,
    people: Vec<PersonId>,
) -> Result<Vec<Occupation>, Problem> {
    let others: Vec<SessionId> = planned.iter().map(|other| other.session.id).collect();
    let rows = enrolments::of_people_in(db, people, others).await?;
    let taken = rows.iter().filter(|row| row.state.takes_place()).flat_map(|row| {
        let own = planned.iter().filter(|other| {
            let of_group = other.slot.division_id;
            other.session.id == row.session_id && (of_group.is_none() || of_group == row.division_id)
        });
        own.filter_map(|other| occupation(Resource::Person(row.person_id), "", other, places.of_slot(other)))
    });
    Ok(taken.collect())
}

/// When somebody with a clash is free, nearest to what was wanted.
async fn free_of(
    db: &impl ConnectionTrait,
    seen: &SeenSession,
    clash: &Clash,
    travel: &Travel,
) -> Result<Option<Interval>, Problem> {
    let Resource::Person(person) = clash.wanted.resource else {
        return Ok(None);
    };
    let wanted = clash.wanted.time;
    let around = Days::new(SEARCHED);
    let (from, to) = (wanted.day - around, wanted.day + around);
    let planned = planned::planned_between(db, from, to, seen.row.id).await?;
    let places = Places::of(db, planned.iter()).await?;
    let busy: Vec<Interval> = taken_by(db, &planned, &places, vec![person])
        .await?
        .iter()
        .map(|taken| taken.keeps_from(clash.wanted.place, travel))
        .collect();
    let windows = Hours::default().half_days(wanted.day, from);
    Ok(nearest_free(&wanted, &windows, &busy))
}

/// The venues of planned half-days: a room's own, else the session's.
pub struct Places {
    rooms: HashMap<RoomId, VenueId>,
    venues: HashMap<VenueId, venue::Model>,
}

impl Places {
    /// Reads them.
    pub async fn of<'a>(
        db: &impl ConnectionTrait,
        planned: impl Iterator<Item = &'a planned::PlannedSlot>,
    ) -> Result<Self, DbErr> {
        let (mut ids, mut chosen) = (Vec::new(), Vec::new());
        for one in planned {
            ids.extend(one.session.venue_id);
            chosen.extend(one.slot.room_id);
        }
        let rows = rooms::room_rows(db, chosen).await?;
        ids.extend(rows.iter().map(|room| room.venue_id));
        let venues = places::venue_rows(db, ids).await?;
        Ok(Self {
            rooms: rows.into_iter().map(|room| (room.id, room.venue_id)).collect(),
            venues: venues.into_iter().map(|venue| (venue.id, venue)).collect(),
        })
    }

    /// Where a half-day is held, as far as that is known.
    pub fn of_slot(&self, planned: &planned::PlannedSlot) -> Option<&venue::Model> {
        let of_room = planned
            .slot
            .room_id
            .and_then(|room| self.rooms.get(&room).copied());
        let id = of_room.or(planned.session.venue_id)?;
        self.venues.get(&id)
    }
}
