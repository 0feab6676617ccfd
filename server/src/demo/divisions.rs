//! The demo's next round, divided into two groups: on its second day each has lessons of its own, in other rooms.
use chrono::NaiveDate;
use sanyou_schema::domain::value::SessionState;
use sanyou_schema::domain::value::id::{CourseId, DivisionId};
use sanyou_schema::entity::{course, division, enrolment, lecturer, room, session, slot, training_class};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, Set,
};

use super::units::Units;
use crate::platform::change::Change;

/// Since so many days ago timetables name the courses that they teach.
const NAMED_DAYS: u64 = 70;

/// Names the courses that half-days teach, and divides the next round.
pub async fn make(change: &Change, units: &Units, today: NaiveDate) -> Result<(), DbErr> {
    name_courses(change, units, today).await?;
    let db = change.db();
    let classes = training_class::Entity::find()
        .filter(training_class::Column::UnitId.eq(units.county))
        .filter(training_class::Column::Kind.eq("rotation"))
        .all(db)
        .await?;
    let next = session::Entity::find()
        .filter(session::Column::ClassId.is_in(classes.iter().map(|class| class.id)))
        .filter(session::Column::State.eq(SessionState::Enrolling))
        .filter(session::Column::FirstDay.gt(today))
        .order_by_asc(session::Column::FirstDay)
        .one(db)
        .await?;
    match next {
        Some(session) => divide(change, &session).await,
        None => Ok(()),
    }
}

async fn name_courses(change: &Change, units: &Units, today: NaiveDate) -> Result<(), DbErr> {
    let courses = course::Entity::find()
        .filter(course::Column::UnitId.eq(units.county))
        .all(change.db())
        .await?;
    for course in courses {
        let id: CourseId = course.id;
        slot::Entity::update_many()
            .col_expr(slot::Column::CourseId, sea_orm::sea_query::Expr::value(id))
            .filter(slot::Column::Title.eq(course.name))
            .filter(slot::Column::Day.gte(today - chrono::Days::new(NAMED_DAYS)))
            .exec(change.db())
            .await?;
    }
    Ok(())
}

async fn divide(change: &Change, session: &session::Model) -> Result<(), DbErr> {
    let db = change.db();
    let mut made: Vec<DivisionId> = Vec::new();
    for (number, name) in [(1, "一班"), (2, "二班")] {
        let row = division::Model {
            id: change.id(),
            session_id: session.id,
            number,
            name: name.to_owned(),
        };
        made.push(row.id);
        division::Entity::insert(row.into_active_model())
            .exec_without_returning(db)
            .await?;
    }
    let people = enrolment::Entity::find()
        .filter(enrolment::Column::SessionId.eq(session.id))
        .order_by_asc(enrolment::Column::Position)
        .all(db)
        .await?;
    for (row, of) in people.into_iter().zip(made.iter().cycle()) {
        let mut row = row.into_active_model();
        row.division_id = Set(Some(*of));
        row.update(db).await?;
    }
    let second = session.first_day + chrono::Days::new(1);
    let slots = slot::Entity::find()
        .filter(slot::Column::SessionId.eq(session.id))
        .filter(slot::Column::Day.eq(second))
        .all(db)
        .await?;
    let rooms = room::Entity::find()
        .filter(room::Column::VenueId.eq(session.venue_id))
        .order_by_desc(room::Column::Seats)
        .all(db)
        .await?;
    let lecturers = lecturer::Entity::find()
        .order_by_asc(lecturer::Column::Id)
        .all(db)
        .await?;
    for one in slots {
        let other = rooms.iter().find(|room| Some(room.id) != one.room_id);
        let teaches = lecturers.iter().find(|row| Some(row.id) != one.lecturer_id);
        let second = slot::Model {
            id: change.id(),
            division_id: made.get(1).copied(),
            room_id: other.map(|room| room.id),
            room: other.map(|room| room.name.clone()),
            lecturer_id: teaches.map(|row| row.id),
            ..one.clone()
        };
        let mut first = one.into_active_model();
        first.division_id = Set(made.first().copied());
        first.update(db).await?;
        slot::Entity::insert(second.into_active_model())
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}
