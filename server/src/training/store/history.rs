//! What a person has of sessions, for whoever has found the person in scope.
use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};
use sanyou_schema::domain::training::EnrolmentAction;
use sanyou_schema::domain::value::id::{ClassId, EnrolmentId, PersonId, SessionId, SlotId};
use sanyou_schema::domain::value::{EnrolmentState, SessionState};
use sanyou_schema::entity::{
    attendance_mark, enrolment, enrolment_event, session, slot, training_class, unit,
};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

use super::divisions::own_of;
use super::kinds::Kinds;
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
    /// The person's own half-days.
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
    pub kind: String,
    /// The day on which the completion was noted.
    pub completed_on: NaiveDate,
}

/// A place of a person, without its half-days.
#[derive(Debug, Clone)]
pub struct PersonPlace {
    /// The session.
    pub session: session::Model,
    /// Its class.
    pub class: training_class::Model,
    /// The place.
    pub enrolment: enrolment::Model,
}

impl PersonPlace {
    /// `轮训第1期`.
    pub fn name(&self) -> String {
        session_name(&self.class.name, self.session.number)
    }
}

/// Every place that these people have or had, in the order in which they were given. Sessions in preparation are left
/// out: nobody knows of them yet.
pub async fn places_of(
    db: &impl ConnectionTrait,
    people: &[PersonId],
) -> Result<HashMap<PersonId, Vec<PersonPlace>>, DbErr> {
    let places = enrolments::of_people(db, people).await?;
    let ids: HashSet<SessionId> = places.iter().map(|place| place.session_id).collect();
    let rows = session::Entity::find()
        .filter(session::Column::Id.is_in(ids))
        .filter(session::Column::State.ne(SessionState::Preparing))
        .all(db)
        .await?;
    let classes: HashSet<ClassId> = rows.iter().map(|row| row.class_id).collect();
    let classes = sessions::classes(db, classes.into_iter().collect()).await?;
    let classes: HashMap<_, _> = classes.into_iter().map(|row| (row.id, row)).collect();
    let rows: HashMap<_, _> = rows.into_iter().map(|row| (row.id, row)).collect();
    let mut found: HashMap<PersonId, Vec<PersonPlace>> = HashMap::new();
    for enrolment in places {
        let Some(session) = rows.get(&enrolment.session_id) else {
            continue;
        };
        let Some(class) = classes.get(&session.class_id) else {
            continue;
        };
        found.entry(enrolment.person_id).or_default().push(PersonPlace {
            session: session.clone(),
            class: class.clone(),
            enrolment,
        });
    }
    Ok(found)
}

/// Every session that a person has or had a place in, the latest first, with its half-days.
pub async fn sessions_of(db: &impl ConnectionTrait, id: PersonId) -> Result<Vec<PersonSession>, DbErr> {
    let places = places_of(db, &[id]).await?.remove(&id).unwrap_or_default();
    let slots = sessions::slots_of(db, places.iter().map(|place| place.session.id).collect()).await?;
    let marks = attendance_mark::Entity::find()
        .filter(attendance_mark::Column::EnrolmentId.is_in(places.iter().map(|place| place.enrolment.id)))
        .all(db)
        .await?;
    let mut marked: HashSet<(EnrolmentId, SlotId)> = HashSet::new();
    let mut attended: HashMap<EnrolmentId, u32> = HashMap::new();
    for mark in &marks {
        marked.insert((mark.enrolment_id, mark.slot_id));
        *attended.entry(mark.enrolment_id).or_default() += u32::from(mark.status.attended());
    }
    let with_slots = places.into_iter().map(|place| {
        let of_session = slots.iter().filter(|slot| slot.session_id == place.session.id);
        let is_marked = |slot: &slot::Model| marked.contains(&(place.enrolment.id, slot.id));
        let own = own_of(of_session, place.enrolment.division_id, is_marked).into_iter();
        PersonSession {
            attended: attended.get(&place.enrolment.id).copied().unwrap_or(0),
            slots: own.cloned().collect(),
            session: place.session,
            class: place.class,
            enrolment: place.enrolment,
        }
    });
    let mut found: Vec<PersonSession> = with_slots.collect();
    found.sort_by_key(|one| std::cmp::Reverse((one.session.first_day, one.session.id)));
    Ok(found)
}

/// The sessions that a person had completed on a day, the earliest first.
pub async fn completed_by(
    db: &impl ConnectionTrait,
    id: PersonId,
    as_of: NaiveDate,
) -> Result<Vec<CompletedSession>, DbErr> {
    let places = places_of(db, &[id]).await?;
    Ok(completed_of(db, &places, as_of)
        .await?
        .remove(&id)
        .unwrap_or_default())
}

/// The same of several people, by their places.
pub async fn completed_of(
    db: &impl ConnectionTrait,
    places: &HashMap<PersonId, Vec<PersonPlace>>,
    as_of: NaiveDate,
) -> Result<HashMap<PersonId, Vec<CompletedSession>>, DbErr> {
    let completed = || {
        let all = places.values().flatten();
        all.filter(|one| one.enrolment.state == EnrolmentState::Completed)
    };
    let ids: Vec<EnrolmentId> = completed().map(|one| one.enrolment.id).collect();
    let events = enrolment_event::Entity::find()
        .filter(enrolment_event::Column::EnrolmentId.is_in(ids))
        .filter(enrolment_event::Column::Action.eq(EnrolmentAction::Complete.code()))
        .all(db)
        .await?;
    let mut noted: HashMap<EnrolmentId, NaiveDate> = HashMap::new();
    for event in events {
        noted
            .entry(event.enrolment_id)
            .or_insert_with(|| local(event.at).date());
    }
    let mut found: HashMap<PersonId, Vec<CompletedSession>> = HashMap::new();
    for one in completed() {
        let day = noted.get(&one.enrolment.id).filter(|day| **day <= as_of);
        let Some(completed_on) = day.copied() else {
            continue;
        };
        let of_person = found.entry(one.enrolment.person_id).or_default();
        of_person.push(CompletedSession {
            session: one.session.id,
            name: one.name(),
            kind: one.class.kind.clone(),
            completed_on,
        });
    }
    for one in found.values_mut() {
        one.sort_by_key(|one| (one.completed_on, one.session));
    }
    Ok(found)
}

/// Who came in a day's year, up to that day, to a class of the yearly round (轮训), whoever held it: four queries, however
/// many people they are.
pub async fn came_to_rotation(db: &impl ConnectionTrait, day: NaiveDate) -> Result<HashSet<PersonId>, DbErr> {
    let kinds = Kinds::load(db, day).await?;
    let first = NaiveDate::from_ymd_opt(day.year(), 1, 1).unwrap_or(day);
    let held = session::Entity::find()
        .find_also_related(training_class::Entity)
        .and_also_related(unit::Entity)
        .filter(session::Column::FirstDay.between(first, day))
        .all(db)
        .await?;
    let rotation = held.into_iter().filter_map(|(session, class, holder)| {
        let (class, holder) = (class?, holder?);
        let kind = kinds.at(&holder.path).of(&class.kind)?.is_rotation;
        kind.then_some(session.id)
    });
    let places: Vec<(PersonId, EnrolmentState)> = enrolment::Entity::find()
        .select_only()
        .columns([enrolment::Column::PersonId, enrolment::Column::State])
        .filter(enrolment::Column::SessionId.is_in(rotation))
        .into_tuple()
        .all(db)
        .await?;
    let came = places.into_iter().filter(|(_, state)| state.has_arrived());
    Ok(came.map(|(person, _)| person).collect())
}
