//! What a person has of sessions, for whoever has found the person in scope.
use std::collections::HashMap;

use chrono::NaiveDate;
use sanyou_schema::domain::training::EnrolmentAction;
use sanyou_schema::domain::value::id::{EnrolmentId, PersonId, SessionId};
use sanyou_schema::domain::value::{ClassKind, EnrolmentState, SessionState};
use sanyou_schema::entity::{attendance_mark, enrolment, enrolment_event, session, slot, training_class};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::sight::session_name;
use super::{enrolments, sessions};
use crate::platform::clock::local;

/// A person's place in a session.
#[derive(Debug, Clone)]
pub struct PersonSession {
    /// The session.
    pub session: session::Model,
    /// Its class.
    pub class: training_class::Model,
    /// The place.
    pub enrolment: enrolment::Model,
    /// The half-days.
    pub slots: Vec<slot::Model>,
    /// How many of them were attended.
    pub attended: u32,
}

impl PersonSession {
    /// `轮训第1期`.
    pub fn name(&self) -> String {
        session_name(&self.class.name, self.session.number)
    }
}

/// A session that a person completed.
#[derive(Debug, Clone)]
pub struct CompletedSession {
    /// The session.
    pub session: SessionId,
    /// `轮训第1期`.
    pub name: String,
    /// What kind of class it is of.
    pub kind: ClassKind,
    /// The day on which the completion was noted.
    pub completed_on: NaiveDate,
}

/// Every session that a person has or had a place in, the latest first. Sessions in preparation are left out: nobody
/// knows of them yet.
pub async fn sessions_of(db: &impl ConnectionTrait, id: PersonId) -> Result<Vec<PersonSession>, DbErr> {
    let places = enrolments::of_person(db, id).await?;
    let ids = || places.iter().map(|place| place.session_id);
    let rows = session::Entity::find()
        .filter(session::Column::Id.is_in(ids()))
        .filter(session::Column::State.ne(SessionState::Preparing))
        .all(db)
        .await?;
    let classes = sessions::classes(db, rows.iter().map(|row| row.class_id).collect()).await?;
    let slots = sessions::slots_of(db, ids().collect()).await?;
    let marks = attendance_mark::Entity::find()
        .filter(attendance_mark::Column::EnrolmentId.is_in(places.iter().map(|place| place.id)))
        .all(db)
        .await?;
    let mut attended: HashMap<EnrolmentId, u32> = HashMap::new();
    for mark in marks.iter().filter(|mark| mark.status.attended()) {
        *attended.entry(mark.enrolment_id).or_default() += 1;
    }
    let mut found: Vec<PersonSession> = places
        .into_iter()
        .filter_map(|enrolment| {
            let session = rows.iter().find(|row| row.id == enrolment.session_id)?.clone();
            let class = classes.iter().find(|class| class.id == session.class_id)?.clone();
            let own = slots.iter().filter(|slot| slot.session_id == session.id);
            Some(PersonSession {
                attended: attended.get(&enrolment.id).copied().unwrap_or(0),
                slots: own.cloned().collect(),
                session,
                class,
                enrolment,
            })
        })
        .collect();
    found.sort_by_key(|one| std::cmp::Reverse((one.session.first_day, one.session.id)));
    Ok(found)
}

/// The sessions that a person had completed on a day, the earliest first.
pub async fn completed_by(
    db: &impl ConnectionTrait,
    id: PersonId,
    as_of: NaiveDate,
) -> Result<Vec<CompletedSession>, DbErr> {
    let places: Vec<_> = sessions_of(db, id)
        .await?
        .into_iter()
        .filter(|one| one.enrolment.state == EnrolmentState::Completed)
        .collect();
    let events = enrolment_event::Entity::find()
        .filter(enrolment_event::Column::EnrolmentId.is_in(places.iter().map(|one| one.enrolment.id)))
        .filter(enrolment_event::Column::Action.eq(EnrolmentAction::Complete.code()))
        .all(db)
        .await?;
    let mut completed: Vec<CompletedSession> = places
        .iter()
        .filter_map(|one| {
            let event = events
                .iter()
                .find(|event| event.enrolment_id == one.enrolment.id)?;
            Some(CompletedSession {
                session: one.session.id,
                name: one.name(),
                kind: one.class.kind,
                completed_on: local(event.at).date(),
            })
        })
        .filter(|one| one.completed_on <= as_of)
        .collect();
    completed.sort_by_key(|one| (one.completed_on, one.session));
    Ok(completed)
}
