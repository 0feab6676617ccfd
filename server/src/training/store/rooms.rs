//! Rooms, opening hours and ways of venues; qualifications and absences of lecturers; overrides of sessions. What hangs
//! on a venue, a lecturer or a session that was found in scope.
use std::collections::HashMap;

use chrono::{NaiveDate, NaiveTime};
use sanyou_schema::domain::training::{Absence, Hours, Qualification, Travel, VenueKind};
use sanyou_schema::domain::value::Days;
use sanyou_schema::domain::value::id::{LecturerId, RoomId, SessionId, VenueId};
use sanyou_schema::entity::{
    clash_override, lecturer_absence, lecturer_qualification, room, venue, venue_hours, venue_travel,
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

/// The rooms of some venues that are in use on a day, by name.
pub async fn rooms_of(
    db: &impl ConnectionTrait,
    venues: Vec<VenueId>,
    day: NaiveDate,
) -> Result<Vec<room::Model>, DbErr> {
    room::Entity::find()
        .filter(room::Column::VenueId.is_in(venues))
        .filter(room::Column::ValidFrom.lte(day))
        .filter(
            Condition::any()
                .add(room::Column::ValidTo.is_null())
                .add(room::Column::ValidTo.gt(day)),
        )
        .order_by_asc(room::Column::Name)
        .all(db)
        .await
}

/// Every room that a venue has or had.
pub async fn all_rooms_of(db: &impl ConnectionTrait, venue: VenueId) -> Result<Vec<room::Model>, DbErr> {
    room::Entity::find()
        .filter(room::Column::VenueId.eq(venue))
        .order_by_asc(room::Column::Name)
        .all(db)
        .await
}

/// Some rooms, whatever became of them since.
pub async fn room_rows(db: &impl ConnectionTrait, ids: Vec<RoomId>) -> Result<Vec<room::Model>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    room::Entity::find()
        .filter(room::Column::Id.is_in(ids))
        .all(db)
        .await
}

/// `HH:MM` as rows hold it.
pub fn stored_time(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text, "%H:%M").ok()
}

/// When venues are open; one of which nothing is known is not among them.
pub async fn hours_of(
    db: &impl ConnectionTrait,
    venues: Vec<VenueId>,
) -> Result<HashMap<VenueId, Hours>, DbErr> {
    let rows = venue_hours::Entity::find()
        .filter(venue_hours::Column::VenueId.is_in(venues))
        .all(db)
        .await?;
    let mut by_venue: HashMap<VenueId, Vec<(u32, NaiveTime, NaiveTime)>> = HashMap::new();
    for row in rows {
        let times = stored_time(&row.opens).zip(stored_time(&row.closes));
        if let (Ok(day), Some((opens, closes))) = (u32::try_from(row.weekday), times) {
            by_venue
                .entry(row.venue_id)
                .or_default()
                .push((day, opens, closes));
        }
    }
    Ok(by_venue
        .into_iter()
        .map(|(venue, days)| (venue, Hours::new(days)))
        .collect())
}

/// The same of one venue as rows, Monday first.
pub async fn hour_rows(db: &impl ConnectionTrait, venue: VenueId) -> Result<Vec<venue_hours::Model>, DbErr> {
    venue_hours::Entity::find()
        .filter(venue_hours::Column::VenueId.eq(venue))
        .order_by_asc(venue_hours::Column::Weekday)
        .all(db)
        .await
}

/// The ways that start or end at a venue.
pub async fn ways_of(db: &impl ConnectionTrait, venue: VenueId) -> Result<Vec<venue_travel::Model>, DbErr> {
    venue_travel::Entity::find()
        .filter(
            Condition::any()
                .add(venue_travel::Column::VenueId.eq(venue))
                .add(venue_travel::Column::OtherId.eq(venue)),
        )
        .all(db)
        .await
}

/// How long the ways take: what was written down, over `near` and `far` where nothing was.
pub async fn travel(db: &impl ConnectionTrait, near: u32, far: u32) -> Result<Travel, DbErr> {
    let mut travel = Travel::new(near, far);
    for row in venue_travel::Entity::find().all(db).await? {
        let minutes = u32::try_from(row.minutes).unwrap_or(0);
        travel = travel.way(row.venue_id, row.other_id, minutes);
    }
    let outside = venue::Entity::find()
        .filter(venue::Column::Kind.eq(VenueKind::Provider))
        .all(db)
        .await?;
    for row in outside {
        travel = travel.outside(row.id);
    }
    Ok(travel)
}

/// The qualifications of lecturers, the newest first.
pub async fn qualification_rows(
    db: &impl ConnectionTrait,
    lecturers: Vec<LecturerId>,
) -> Result<Vec<lecturer_qualification::Model>, DbErr> {
    lecturer_qualification::Entity::find()
        .filter(lecturer_qualification::Column::LecturerId.is_in(lecturers))
        .order_by_desc(lecturer_qualification::Column::ValidFrom)
        .order_by_asc(lecturer_qualification::Column::Topic)
        .all(db)
        .await
}

/// The same, as the rules take them.
pub async fn qualifications_of(
    db: &impl ConnectionTrait,
    lecturers: Vec<LecturerId>,
) -> Result<HashMap<LecturerId, Vec<Qualification>>, DbErr> {
    let mut held: HashMap<LecturerId, Vec<Qualification>> = HashMap::new();
    for row in qualification_rows(db, lecturers).await? {
        held.entry(row.lecturer_id).or_default().push(Qualification {
            topic: row.topic,
            days: Days {
                from: row.valid_from,
                to: row.valid_to,
            },
        });
    }
    Ok(held)
}

/// The absences of lecturers, in order of time.
pub async fn absence_rows(
    db: &impl ConnectionTrait,
    lecturers: Vec<LecturerId>,
) -> Result<Vec<lecturer_absence::Model>, DbErr> {
    lecturer_absence::Entity::find()
        .filter(lecturer_absence::Column::LecturerId.is_in(lecturers))
        .order_by_asc(lecturer_absence::Column::FirstDay)
        .all(db)
        .await
}

/// An absence as the rules take it.
pub fn as_absence(row: &lecturer_absence::Model) -> Absence {
    Absence {
        first_day: row.first_day,
        last_day: row.last_day,
        half: row.half,
        reason: row.reason.clone(),
    }
}

/// What stays as it is in a session's timetable for a reason, in order of time.
pub async fn overrides_of(
    db: &impl ConnectionTrait,
    session: SessionId,
) -> Result<Vec<clash_override::Model>, DbErr> {
    clash_override::Entity::find()
        .filter(clash_override::Column::SessionId.eq(session))
        .order_by_asc(clash_override::Column::MadeAt)
        .order_by_asc(clash_override::Column::Id)
        .all(db)
        .await
}
