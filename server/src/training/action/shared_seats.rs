//! Seats of an institution outside (外部培训机构): its guests share them, so that classes fit beside one another while the
//! seats suffice.
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use sanyou_schema::domain::Violation;
use sanyou_schema::domain::training::fit::{room_small, seats_taken};
use sanyou_schema::domain::training::slot::half_day_label;
use sanyou_schema::domain::training::{Interval, Use, VenueKind, order};
use sanyou_schema::domain::value::HalfDay;
use sanyou_schema::domain::value::id::{DivisionId, VenueId};
use sanyou_schema::entity::venue;
use sea_orm::{ConnectionTrait, DbErr};

use super::person_clash::Places;
use super::plan::{PlannedHalfDay, full_groups};
use crate::training::store::divisions::{divisions_of, sizes_of};
use crate::training::store::orders::{AgreedOrder, agreed_between};
use crate::training::store::planned::PlannedSlot;
use crate::training::store::rooms::stored_time;

/// People who sit at such a venue for a stretch of time.
#[derive(Debug, Clone)]
pub struct Seated {
    venue: VenueId,
    by: Use,
    title: String,
    time: Interval,
    half: HalfDay,
    people: i32,
    /// All the people of the session or the order.
    most: i32,
}

/// Who sits there at some time.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Guests {
    /// How many.
    pub people: i32,
    /// Of what, in words.
    pub titles: Vec<String>,
}

/// A half-day of such a venue.
#[derive(Debug)]
pub struct SeatsOfHalf {
    /// The day.
    pub day: NaiveDate,
    /// Which half of it.
    pub half: HalfDay,
    /// Who sits there.
    pub guests: Guests,
}

/// Whether a venue's guests share its seats.
const fn is_shared(venue: &venue::Model) -> bool {
    matches!(venue.kind, VenueKind::Provider)
}

/// How many will be in each group of what is planned once every place is taken.
pub(super) async fn groups_of(
    db: &impl ConnectionTrait,
    planned: &[PlannedSlot],
) -> Result<HashMap<DivisionId, i32>, DbErr> {
    let divided = planned.iter().filter(|one| one.slot.division_id.is_some());
    let capacities: BTreeMap<_, _> = divided
        .map(|one| (one.session.id, one.session.capacity))
        .collect();
    if capacities.is_empty() {
        return Ok(HashMap::new());
    }
    let sessions: Vec<_> = capacities.keys().copied().collect();
    let divisions = divisions_of(db, sessions.clone()).await?;
    let sizes = sizes_of(db, sessions).await?;
    let by_session = divisions.chunk_by(|one, other| one.session_id == other.session_id);
    let full = by_session.filter_map(|own| {
        let capacity = *capacities.get(&own.first()?.session_id)?;
        Some(full_groups(own, capacity, &sizes))
    });
    Ok(full.flatten().collect())
}

/// Who sits at venues whose seats are shared, by what sessions have planned.
pub(super) fn by_sessions(
    planned: &[PlannedSlot],
    places: &Places,
    groups: &HashMap<DivisionId, i32>,
) -> Vec<Seated> {
    let seated = planned.iter().filter_map(|one| {
        let venue = places.of_slot(one).filter(|venue| is_shared(venue))?;
        let (starts, ends) = (stored_time(&one.slot.starts)?, stored_time(&one.slot.ends)?);
        let most = one.session.capacity;
        Some(Seated {
            venue: venue.id,
            by: Use::Session(one.session.id),
            title: one.title.clone(),
            time: Interval::new(one.slot.day, starts, ends),
            half: one.slot.half,
            people: match one.slot.division_id {
                None => most,
                Some(id) => groups.get(&id).copied().unwrap_or(most),
            },
            most,
        })
    });
    seated.collect()
}

/// The same by an order that was agreed on.
pub(super) fn by_order(one: &AgreedOrder, venues: &[venue::Model]) -> Option<Seated> {
    let row = &one.row;
    let (day, half) = row.agreed_on.zip(row.half)?;
    let venue = venues.iter().find(|venue| Some(venue.id) == row.venue_id)?;
    is_shared(venue).then(|| Seated {
        venue: venue.id,
        by: Use::Order(row.id),
        title: one.course.clone(),
        time: order::taken(day, half),
        half,
        people: row.people,
        most: row.people,
    })
}

/// Who of these sits at a venue at some time; of a session in groups no more than all its people.
fn guests<'a>(seated: impl Iterator<Item = &'a Seated>) -> Guests {
    let mut by_use: BTreeMap<Use, (i32, &Seated)> = BTreeMap::new();
    for one in seated {
        by_use.entry(one.by).or_insert((0, one)).0 += one.people;
    }
    Guests {
        people: by_use.values().map(|(people, one)| one.most.min(*people)).sum(),
        titles: by_use.values().map(|(_, one)| one.title.clone()).collect(),
    }
}

/// A half-day that finds too few seats.
pub(super) struct Crowded<'a> {
    /// The half-day.
    pub slot: &'a PlannedHalfDay,
    /// How many want to sit then: the session's own groups together.
    pub wanted: i32,
    /// Who sits there already.
    pub others: Guests,
}

impl Crowded<'_> {
    /// In a sentence, with what would do.
    pub fn violation(&self, venue: &str, seats: i32, instead: &[String]) -> Violation {
        if self.others.people == 0 {
            return room_small(venue, seats, self.wanted, instead);
        }
        let half_day = half_day_label(self.slot.plan.day, self.slot.plan.half);
        let count = (seats, self.others.people, self.wanted);
        seats_taken(venue, &half_day, count, &self.others.titles, instead)
    }
}

/// The half-day with the most people beside others, where they are more than there are seats.
pub(super) fn crowded<'a>(
    slots: &[&'a PlannedHalfDay],
    venue: VenueId,
    seats: i32,
    seated: &[Seated],
) -> Option<Crowded<'a>> {
    let looked = slots.iter().map(|slot| {
        let time = slot.plan.time();
        let own = slots.iter().filter(|own| own.plan.time().overlaps(&time));
        let others = seated
            .iter()
            .filter(|one| one.venue == venue && one.time.overlaps(&time));
        Crowded {
            slot,
            wanted: own.map(|own| own.people).sum(),
            others: guests(others),
        }
    });
    looked
        .max_by_key(|one| (one.wanted + one.others.people, Reverse(one.slot.at)))
        .filter(|one| one.wanted + one.others.people > seats)
}

/// Who sits at a venue whose seats are shared and known, on each half-day on which anybody does, in order of time; nothing of
/// any other venue.
pub async fn shared_seats(
    db: &impl ConnectionTrait,
    venue: &venue::Model,
    planned: &[PlannedSlot],
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<SeatsOfHalf>, DbErr> {
    if venue.seats.is_none() || !is_shared(venue) {
        return Ok(Vec::new());
    }
    let places = Places::of(db, planned.iter()).await?;
    let orders = agreed_between(db, from, to, None).await?;
    let groups = groups_of(db, planned).await?;
    let mut seated = by_sessions(planned, &places, &groups);
    let of_orders = orders
        .iter()
        .filter_map(|one| by_order(one, std::slice::from_ref(venue)));
    seated.extend(of_orders);
    let mut halves: BTreeMap<(NaiveDate, HalfDay), Vec<&Seated>> = BTreeMap::new();
    for one in seated.iter().filter(|one| one.venue == venue.id) {
        halves.entry((one.time.day, one.half)).or_default().push(one);
    }
    let of_half = |((day, half), seated): ((NaiveDate, HalfDay), Vec<&Seated>)| SeatsOfHalf {
        day,
        half,
        guests: guests(seated.into_iter()),
    };
    Ok(halves.into_iter().map(of_half).collect())
}
