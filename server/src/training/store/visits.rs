//! Services of venues and visits to them. Whoever sees a venue sees when it is free; who comes is seen by whoever sees
//! the venue's unit whole, and by whoever booked.
use std::collections::BTreeSet;

use chrono::NaiveDate;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::training::Interval;
use sanyou_schema::domain::training::visit::VisitState;
use sanyou_schema::domain::value::RoleName;
use sanyou_schema::domain::value::id::{RoomId, ServiceId, UnitId, VenueId, VisitId};
use sanyou_schema::entity::{organisation, party_organisation, venue, venue_service, visit, visit_event};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::courses::may_at;
use super::rooms::stored_time;
use super::sight::{Reach, Sight};
use crate::platform::actor::{Actor, Scope};

/// A venue within the actor's sight.
#[derive(Debug, Clone)]
pub struct SeenVenue {
    /// The venue.
    pub row: venue::Model,
    /// The path of the unit whose it is.
    pub unit_path: String,
    /// Whether all of it is seen, with the names of whoever comes.
    pub whole: bool,
    /// The units whose bookings the actor sees wherever they are.
    own_units: BTreeSet<UnitId>,
}

impl SeenVenue {
    /// Whether the actor keeps it: its services, and what becomes of visits.
    pub fn kept_by(&self, actor: &Actor) -> bool {
        may_at(actor, Capability::SessionWrite, &self.unit_path)
    }

    /// Whether the actor sees who comes by a visit.
    pub fn names(&self, visit: &visit::Model) -> bool {
        self.whole || self.own_units.contains(&visit.unit_id)
    }
}

/// A visit within the actor's sight, with its venue.
#[derive(Debug, Clone)]
pub struct SeenVisit {
    /// The visit.
    pub row: visit::Model,
    /// Where it goes.
    pub venue: SeenVenue,
    /// The path of the unit that booked.
    pub unit_path: String,
}

impl SeenVisit {
    /// Whether the actor booked it, or acts for who did.
    pub fn booked_by(&self, actor: &Actor) -> bool {
        may_at(actor, Capability::EnrolmentWrite, &self.unit_path)
    }
}

fn seen(sight: &Sight<'_>, row: venue::Model, scope: &Scope) -> Option<SeenVenue> {
    let reach = sight.of_unit(row.unit_id)?;
    let in_use = row.valid_from <= scope.day && row.valid_to.is_none_or(|to| scope.day < to);
    // 查阅 sees no names
    let reads_names = scope.roles().any(|role| role != RoleName::Viewer);
    let units = sight.units();
    let whole = |id: &UnitId| reads_names && sight.of_unit(*id) == Some(Reach::Whole);
    in_use.then(|| SeenVenue {
        unit_path: sight.path(row.unit_id).unwrap_or_default().to_owned(),
        whole: reads_names && reach == Reach::Whole,
        own_units: units.into_iter().filter(whole).collect(),
        row,
    })
}

/// The venue, where the scope reaches it.
pub async fn visible_venue(
    db: &impl ConnectionTrait,
    scope: &Scope,
    id: VenueId,
) -> Result<Option<SeenVenue>, DbErr> {
    let Some(row) = venue::Entity::find_by_id(id).one(db).await? else {
        return Ok(None);
    };
    Ok(seen(&Sight::load(db, scope).await?, row, scope))
}

/// The visit, where the scope reaches it.
pub async fn visible_visit(
    db: &impl ConnectionTrait,
    scope: &Scope,
    id: VisitId,
) -> Result<Option<SeenVisit>, DbErr> {
    let Some(row) = visit::Entity::find_by_id(id).one(db).await? else {
        return Ok(None);
    };
    let sight = Sight::load(db, scope).await?;
    let Some(place) = venue::Entity::find_by_id(row.venue_id).one(db).await? else {
        return Ok(None);
    };
    let unit_path = sight.path(row.unit_id).unwrap_or_default().to_owned();
    let venue = seen(&sight, place, scope).filter(|venue| venue.names(&row));
    Ok(venue.map(|venue| SeenVisit {
        row,
        venue,
        unit_path,
    }))
}

/// A visit that was found in scope, held until the change is done.
pub async fn hold_visit(db: &impl ConnectionTrait, id: VisitId) -> Result<Option<visit::Model>, DbErr> {
    visit::Entity::find_by_id(id).lock_exclusive().one(db).await
}

/// The venues of some units that the scope sees whole.
pub async fn whole_venues(
    db: &impl ConnectionTrait,
    scope: &Scope,
    venues: &[venue::Model],
) -> Result<BTreeSet<VenueId>, DbErr> {
    let sight = Sight::load(db, scope).await?;
    let whole = venues
        .iter()
        .filter(|row| sight.of_unit(row.unit_id) == Some(Reach::Whole));
    Ok(whole.map(|row| row.id).collect())
}

/// Every service that a venue has or had, in its order.
pub async fn services_of(
    db: &impl ConnectionTrait,
    venue: VenueId,
) -> Result<Vec<venue_service::Model>, DbErr> {
    venue_service::Entity::find()
        .filter(venue_service::Column::VenueId.eq(venue))
        .order_by_asc(venue_service::Column::SortNo)
        .order_by_asc(venue_service::Column::Name)
        .all(db)
        .await
}

/// Some services, whatever became of them since.
pub async fn service_rows(
    db: &impl ConnectionTrait,
    ids: Vec<ServiceId>,
) -> Result<Vec<venue_service::Model>, DbErr> {
    venue_service::Entity::find()
        .filter(venue_service::Column::Id.is_in(ids))
        .all(db)
        .await
}

/// When a visit is.
pub fn time_of(row: &visit::Model) -> Option<Interval> {
    let (starts, ends) = (stored_time(&row.starts)?, stored_time(&row.ends)?);
    Some(Interval::new(row.day, starts, ends))
}

/// The visits of some days that take a place up, wherever they go: a lecturer is in one place only.
pub async fn held_between(
    db: &impl ConnectionTrait,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<visit::Model>, DbErr> {
    visit::Entity::find()
        .filter(visit::Column::Day.between(from, to))
        .filter(visit::Column::State.ne(VisitState::Cancelled))
        .order_by_asc(visit::Column::Day)
        .order_by_asc(visit::Column::Starts)
        .all(db)
        .await
}

/// The visits of a venue from a day up to and without another, in order of time.
pub async fn visits_between(
    db: &impl ConnectionTrait,
    venue: VenueId,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<visit::Model>, DbErr> {
    visit::Entity::find()
        .filter(visit::Column::VenueId.eq(venue))
        .filter(visit::Column::Day.gte(from))
        .filter(visit::Column::Day.lt(to))
        .order_by_asc(visit::Column::Day)
        .order_by_asc(visit::Column::Starts)
        .order_by_asc(visit::Column::Id)
        .all(db)
        .await
}

/// The visits that are still to come to a room.
pub async fn to_come_in(
    db: &impl ConnectionTrait,
    room: RoomId,
    from: NaiveDate,
) -> Result<Vec<visit::Model>, DbErr> {
    to_come(db, visit::Column::RoomId.eq(room), from).await
}

/// The visits that are still to come to a venue.
pub async fn to_come_at(
    db: &impl ConnectionTrait,
    venue: VenueId,
    from: NaiveDate,
) -> Result<Vec<visit::Model>, DbErr> {
    to_come(db, visit::Column::VenueId.eq(venue), from).await
}

async fn to_come(
    db: &impl ConnectionTrait,
    which: sea_orm::sea_query::SimpleExpr,
    from: NaiveDate,
) -> Result<Vec<visit::Model>, DbErr> {
    visit::Entity::find()
        .filter(which)
        .filter(visit::Column::Day.gte(from))
        .filter(visit::Column::State.eq(VisitState::Booked))
        .order_by_asc(visit::Column::Day)
        .order_by_asc(visit::Column::Starts)
        .all(db)
        .await
}

/// The visits of venues up to a day, itself among them, that are not noted as come or missed.
pub async fn not_noted(
    db: &impl ConnectionTrait,
    venues: Vec<VenueId>,
    day: NaiveDate,
) -> Result<Vec<visit::Model>, DbErr> {
    visit::Entity::find()
        .filter(visit::Column::VenueId.is_in(venues))
        .filter(visit::Column::Day.lte(day))
        .filter(visit::Column::State.eq(VisitState::Booked))
        .order_by_asc(visit::Column::Day)
        .all(db)
        .await
}

/// What happened to a visit, in order of time.
pub async fn events_of(db: &impl ConnectionTrait, id: VisitId) -> Result<Vec<visit_event::Model>, DbErr> {
    visit_event::Entity::find()
        .filter(visit_event::Column::VisitId.eq(id))
        .order_by_asc(visit_event::Column::At)
        .order_by_asc(visit_event::Column::Id)
        .all(db)
        .await
}

/// The last visit of a venue by whoever bears that name.
pub async fn last_of(
    db: &impl ConnectionTrait,
    venue: VenueId,
    visitor: &str,
) -> Result<Option<visit::Model>, DbErr> {
    visit::Entity::find()
        .filter(visit::Column::VenueId.eq(venue))
        .filter(visit::Column::Visitor.eq(visitor))
        .order_by_desc(visit::Column::CreatedAt)
        .one(db)
        .await
}

/// So many of a kind are suggested.
const SUGGESTED: u64 = 6;

/// Who came before by a name like this, the latest first; each name once.
pub async fn visitors_like(
    db: &impl ConnectionTrait,
    seen: &SeenVenue,
    text: &str,
) -> Result<Vec<String>, DbErr> {
    let mut find = visit::Entity::find()
        .filter(visit::Column::VenueId.eq(seen.row.id))
        .filter(visit::Column::Visitor.contains(text))
        .order_by_desc(visit::Column::CreatedAt)
        .limit(SUGGESTED * 10);
    if !seen.whole {
        find = find.filter(visit::Column::UnitId.is_in(seen.own_units.iter().copied()));
    }
    let mut names: Vec<String> = Vec::new();
    for row in find.all(db).await? {
        if !names.contains(&row.visitor) {
            names.push(row.visitor);
        }
    }
    names.truncate(usize::try_from(SUGGESTED).unwrap_or(usize::MAX));
    Ok(names)
}

/// Party organisations and organisations by a name like this, of the units that the actor sees whole.
pub async fn organisations_like(
    db: &impl ConnectionTrait,
    seen: &SeenVenue,
    text: &str,
) -> Result<(Vec<party_organisation::Model>, Vec<organisation::Model>), DbErr> {
    let parties = party_organisation::Entity::find()
        .filter(of_own_units(seen))
        .filter(party_organisation::Column::Name.contains(text))
        .filter(party_organisation::Column::ValidTo.is_null())
        .order_by_asc(party_organisation::Column::Name)
        .limit(SUGGESTED)
        .all(db)
        .await?;
    let firms = organisation::Entity::find()
        .filter(organisation::Column::TerritoryUnitId.is_in(seen.own_units.iter().copied()))
        .filter(organisation::Column::Name.contains(text))
        .filter(organisation::Column::ValidTo.is_null())
        .order_by_asc(organisation::Column::Name)
        .limit(SUGGESTED)
        .all(db)
        .await?;
    Ok((parties, firms))
}

fn of_own_units(seen: &SeenVenue) -> Condition {
    let units = seen.own_units.iter().copied();
    Condition::any()
        .add(party_organisation::Column::TerritoryUnitId.is_in(units.clone()))
        .add(party_organisation::Column::LineUnitId.is_in(units))
}

/// A party organisation by its whole name, where one alone within the actor's sight bears it.
pub async fn party_of(
    db: &impl ConnectionTrait,
    seen: &SeenVenue,
    named: &str,
) -> Result<Option<party_organisation::Model>, DbErr> {
    let mut found = party_organisation::Entity::find()
        .filter(of_own_units(seen))
        .filter(party_organisation::Column::Name.eq(named))
        .filter(party_organisation::Column::ValidTo.is_null())
        .limit(2)
        .all(db)
        .await?;
    Ok(if found.len() == 1 { found.pop() } else { None })
}

/// What holds a place: nothing of a venue's may be booked twice at one time.
pub fn live_key(venue: VenueId, room: Option<RoomId>, time: &Interval) -> String {
    let place = room.map_or(venue.0, |room| room.0);
    format!("{place} {} {}", time.day, time.starts.format("%H:%M"))
}

/// Services that are in use on some day of a stretch.
pub fn in_use(row: &venue_service::Model, from: NaiveDate, to: NaiveDate) -> bool {
    row.valid_from <= to && row.valid_to.is_none_or(|end| from < end)
}

/// The services that are kept in a room and not ended yet.
pub async fn services_in(
    db: &impl ConnectionTrait,
    room: RoomId,
    day: NaiveDate,
) -> Result<Vec<venue_service::Model>, DbErr> {
    venue_service::Entity::find()
        .filter(venue_service::Column::RoomId.eq(room))
        .filter(
            Condition::any()
                .add(venue_service::Column::ValidTo.is_null())
                .add(venue_service::Column::ValidTo.gt(day)),
        )
        .all(db)
        .await
}
