//! The half-days that are planned: what lecturers, rooms and people may clash with.

use chrono::NaiveDate;
use sanyou_schema::domain::value::SessionState;
use sanyou_schema::domain::value::id::{LecturerId, RoomId, SessionId, VenueId};
use sanyou_schema::entity::{room, session, slot, training_class};
use sea_orm::sea_query::{IntoCondition, Query};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::sight::session_name;

/// A half-day that another session has planned.
#[derive(Debug, Clone)]
pub struct PlannedSlot {
    /// The half-day.
    pub slot: slot::Model,
    /// The session's venue and more.
    pub session: session::Model,
    /// The session's name.
    pub title: String,
}

/// What other sessions have planned on these days: what lecturers, rooms and trainees may clash with. It is asked
/// over all units, since a lecturer is in one place only, whoever holds the session.
pub async fn planned_on(
    db: &impl ConnectionTrait,
    days: Vec<NaiveDate>,
    except: SessionId,
) -> Result<Vec<PlannedSlot>, DbErr> {
    planned(db, slot::Column::Day.is_in(days), except).await
}

/// The same, from a day to another, both included.
pub async fn planned_between(
    db: &impl ConnectionTrait,
    from: NaiveDate,
    to: NaiveDate,
    except: SessionId,
) -> Result<Vec<PlannedSlot>, DbErr> {
    planned(db, slot::Column::Day.between(from, to), except).await
}

/// What is planned with a lecturer from a day on, in order of time.
pub async fn planned_for(
    db: &impl ConnectionTrait,
    lecturer: LecturerId,
    from: NaiveDate,
) -> Result<Vec<PlannedSlot>, DbErr> {
    let own = Condition::all()
        .add(slot::Column::LecturerId.eq(lecturer))
        .add(slot::Column::Day.gte(from));
    in_order(db, own).await
}

/// What is planned in a room from a day on, in order of time.
pub async fn planned_in(
    db: &impl ConnectionTrait,
    room: RoomId,
    from: NaiveDate,
) -> Result<Vec<PlannedSlot>, DbErr> {
    let own = Condition::all()
        .add(slot::Column::RoomId.eq(room))
        .add(slot::Column::Day.gte(from));
    in_order(db, own).await
}

/// What is planned at a venue from a day to another, in order of time: in its rooms, or by its sessions in no other's.
pub async fn planned_at(
    db: &impl ConnectionTrait,
    venue: VenueId,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<PlannedSlot>, DbErr> {
    let days = Condition::all()
        .add(at_venue(venue))
        .add(slot::Column::Day.between(from, to));
    in_order(db, days).await
}

/// Half-days that are held at a venue: in one of its rooms, or by its sessions in no other's.
pub(super) fn at_venue(venue: VenueId) -> Condition {
    let rooms = Query::select()
        .column(room::Column::Id)
        .from(room::Entity)
        .and_where(room::Column::VenueId.eq(venue))
        .to_owned();
    let held = Query::select()
        .column(session::Column::Id)
        .from(session::Entity)
        .and_where(session::Column::VenueId.eq(venue))
        .to_owned();
    let by_session = Condition::all()
        .add(slot::Column::RoomId.is_null())
        .add(slot::Column::SessionId.in_subquery(held));
    Condition::any()
        .add(slot::Column::RoomId.in_subquery(rooms))
        .add(by_session)
}

async fn in_order(db: &impl ConnectionTrait, which: Condition) -> Result<Vec<PlannedSlot>, DbErr> {
    let mut found = planned(db, which, SessionId(uuid::Uuid::nil())).await?;
    found.sort_by(|a, b| (a.slot.day, &a.slot.starts).cmp(&(b.slot.day, &b.slot.starts)));
    Ok(found)
}

async fn planned(
    db: &impl ConnectionTrait,
    which: impl IntoCondition,
    except: SessionId,
) -> Result<Vec<PlannedSlot>, DbErr> {
    let found = slot::Entity::find()
        .find_also_related(session::Entity)
        .and_also_related(training_class::Entity)
        .filter(which.into_condition())
        .filter(slot::Column::SessionId.ne(except))
        .filter(session::Column::State.is_not_in([SessionState::Cancelled, SessionState::Postponed]))
        .all(db)
        .await?;
    let planned = found.into_iter().filter_map(|(slot, session, class)| {
        let (session, class) = (session?, class?);
        Some(PlannedSlot {
            title: session_name(&class.name, session.number),
            slot,
            session,
        })
    });
    Ok(planned.collect())
}
