//! Courses as they were taught in classes: in which sessions, and who took them there.
use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use sanyou_schema::domain::value::id::{CourseId, LecturerId, PersonId, SessionId};
use sanyou_schema::domain::value::{MarkStatus, SessionState};
use sanyou_schema::entity::{attendance_mark, enrolment, session, slot};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::sessions;
use super::sight::{Reach, SeenSession, Sight};
use crate::platform::actor::Scope;

/// That somebody took a course in a class.
#[derive(Debug, Clone)]
pub struct Taken {
    /// In which session.
    pub session: SessionId,
    /// On which day, the first of several.
    pub day: NaiveDate,
}

/// Who attended half-days of courses in sessions that are completed.
fn attended() -> SelectStatement {
    let there = MarkStatus::ALL.iter().filter(|status| status.attended());
    let over = [SessionState::Completed, SessionState::Archived];
    let mut query = Query::select();
    query
        .from(slot::Entity)
        .inner_join(
            session::Entity,
            Expr::col((session::Entity, session::Column::Id)).equals((slot::Entity, slot::Column::SessionId)),
        )
        .inner_join(
            attendance_mark::Entity,
            Expr::col((attendance_mark::Entity, attendance_mark::Column::SlotId))
                .equals((slot::Entity, slot::Column::Id)),
        )
        .inner_join(
            enrolment::Entity,
            Expr::col((enrolment::Entity, enrolment::Column::Id))
                .equals((attendance_mark::Entity, attendance_mark::Column::EnrolmentId)),
        )
        .and_where(Expr::col((slot::Entity, slot::Column::CourseId)).is_not_null())
        .and_where(Expr::col((session::Entity, session::Column::State)).is_in(over.map(SessionState::code)))
        .and_where(
            Expr::col((attendance_mark::Entity, attendance_mark::Column::Status))
                .is_in(there.map(|status| status.code())),
        );
    query
}

/// The courses that each of all people took in a class, for whoever has found them in scope.
pub async fn taken_by_all(db: &impl ConnectionTrait) -> Result<HashMap<PersonId, HashSet<CourseId>>, DbErr> {
    let mut query = attended();
    query
        .distinct()
        .column((enrolment::Entity, enrolment::Column::PersonId))
        .column((slot::Entity, slot::Column::CourseId));
    let mut taken: HashMap<PersonId, HashSet<CourseId>> = HashMap::new();
    for row in db.query_all(&query).await? {
        let person = row.try_get_by_index(0)?;
        taken.entry(person).or_default().insert(row.try_get_by_index(1)?);
    }
    Ok(taken)
}

/// The courses that one person took in a class, each where it was the first time.
pub async fn taken_by(
    db: &impl ConnectionTrait,
    person: PersonId,
) -> Result<HashMap<CourseId, Taken>, DbErr> {
    let mut query = attended();
    query
        .column((slot::Entity, slot::Column::CourseId))
        .column((slot::Entity, slot::Column::SessionId))
        .column((slot::Entity, slot::Column::Day))
        .and_where(Expr::col((enrolment::Entity, enrolment::Column::PersonId)).eq(person));
    let mut taken: HashMap<CourseId, Taken> = HashMap::new();
    for row in db.query_all(&query).await? {
        let course = row.try_get_by_index(0)?;
        let one = Taken {
            session: row.try_get_by_index(1)?,
            day: row.try_get_by_index(2)?,
        };
        let standing = taken.entry(course).or_insert_with(|| one.clone());
        if one.day < standing.day {
            *standing = one;
        }
    }
    Ok(taken)
}

/// A session in which a course is taught.
#[derive(Debug, Clone)]
pub struct TaughtIn {
    /// The session.
    pub seen: SeenSession,
    /// Its half-days of the course, in order of time.
    pub slots: Vec<slot::Model>,
    /// How many people were there at one of them; none for whoever sees only their own people.
    pub came: Option<usize>,
}

impl TaughtIn {
    /// Who teaches it.
    pub fn lecturers(&self) -> impl Iterator<Item = LecturerId> {
        self.slots.iter().filter_map(|slot| slot.lecturer_id)
    }
}

/// The sessions within sight in which a course is or was taught, the latest first; those in preparation for whoever sees
/// them whole alone.
pub async fn taught_in(
    db: &impl ConnectionTrait,
    scope: &Scope,
    course: CourseId,
) -> Result<Vec<TaughtIn>, DbErr> {
    let slots = slot::Entity::find()
        .filter(slot::Column::CourseId.eq(course))
        .order_by_asc(slot::Column::Day)
        .order_by_asc(slot::Column::Half)
        .order_by_asc(slot::Column::Id)
        .all(db)
        .await?;
    let rows = session::Entity::find()
        .filter(session::Column::Id.is_in(slots.iter().map(|slot| slot.session_id)))
        .all(db)
        .await?;
    let classes = sessions::classes(db, rows.iter().map(|row| row.class_id).collect()).await?;
    let marks = attendance_mark::Entity::find()
        .filter(attendance_mark::Column::SlotId.is_in(slots.iter().map(|slot| slot.id)))
        .all(db)
        .await?;
    let mut by_session: BTreeMap<SessionId, Vec<slot::Model>> = BTreeMap::new();
    for slot in slots {
        by_session.entry(slot.session_id).or_default().push(slot);
    }
    let sight = Sight::load(db, scope).await?;
    let mut found: Vec<TaughtIn> = rows
        .into_iter()
        .filter_map(|row| {
            let class = classes.iter().find(|class| class.id == row.class_id)?.clone();
            let seen = sight.session(row, class)?;
            let whole = seen.reach == Reach::Whole;
            let slots = by_session.remove(&seen.row.id)?;
            let of_slots = marks
                .iter()
                .filter(|mark| mark.status.attended() && slots.iter().any(|slot| slot.id == mark.slot_id));
            let people: HashSet<_> = of_slots.map(|mark| mark.enrolment_id).collect();
            (whole || seen.row.state != SessionState::Preparing).then_some(TaughtIn {
                came: whole.then_some(people.len()),
                seen,
                slots,
            })
        })
        .collect();
    found.sort_by_key(|one| std::cmp::Reverse((one.seen.row.first_day, one.seen.row.id)));
    Ok(found)
}
