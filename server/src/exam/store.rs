//! The queries of exams, for a session that was found in scope.
use std::collections::HashMap;

use chrono::NaiveDate;
use sanyou_schema::domain::value::id::{EnrolmentId, ExamId, PersonId, SessionId};
use sanyou_schema::entity::{enrolment, exam, exam_result, person};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use crate::platform::actor::Scope;
use crate::training::{SeenSession, passes, visible_session};

/// The exam with its session, where the scope reaches it.
pub async fn visible_exam(
    db: &impl ConnectionTrait,
    scope: &Scope,
    id: ExamId,
    lock: bool,
) -> Result<Option<(exam::Model, SeenSession)>, DbErr> {
    let Some(row) = exam::Entity::find_by_id(id).one(db).await? else {
        return Ok(None);
    };
    let session = visible_session(db, scope, row.session_id, lock).await?;
    Ok(session.map(|session| (row, session)))
}

/// An exam of a session by its name.
pub async fn exam_named(
    db: &impl ConnectionTrait,
    session: SessionId,
    name: &str,
) -> Result<Option<exam::Model>, DbErr> {
    exam::Entity::find()
        .filter(exam::Column::SessionId.eq(session))
        .filter(exam::Column::Name.eq(name))
        .one(db)
        .await
}

/// The results of an exam.
pub async fn results(
    db: &impl ConnectionTrait,
    id: ExamId,
) -> Result<HashMap<EnrolmentId, exam_result::Model>, DbErr> {
    let rows = exam_result::Entity::find()
        .filter(exam_result::Column::ExamId.eq(id))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.enrolment_id, row)).collect())
}

/// What the trainees of a session are matched by: name and the hash of the ID number's last four.
pub async fn identities(
    db: &impl ConnectionTrait,
    people: Vec<PersonId>,
) -> Result<HashMap<PersonId, (String, Option<String>)>, DbErr> {
    let rows = person::Entity::find()
        .filter(person::Column::Id.is_in(people))
        .all(db)
        .await?;
    let identity = |row: person::Model| (row.id, (row.name, row.id_last4_hash));
    Ok(rows.into_iter().map(identity).collect())
}

/// A result of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonResult {
    /// The exam.
    pub exam: ExamId,
    /// Its name.
    pub name: String,
    /// The session that it is of.
    pub session: SessionId,
    /// Its day.
    pub held_on: NaiveDate,
    /// Marks times two; none: did not sit.
    pub half_points: Option<i32>,
    /// The full mark.
    pub full_mark: i32,
    /// Whether the pass mark is reached.
    pub passed: bool,
}

/// The results of a person in exams held up to a day, the earliest first, for whoever has found the person in scope.
pub async fn results_of(
    db: &impl ConnectionTrait,
    id: PersonId,
    as_of: NaiveDate,
) -> Result<Vec<PersonResult>, DbErr> {
    let places = enrolment::Entity::find()
        .filter(enrolment::Column::PersonId.eq(id))
        .all(db)
        .await?;
    let rows = exam_result::Entity::find()
        .filter(exam_result::Column::EnrolmentId.is_in(places.iter().map(|place| place.id)))
        .all(db)
        .await?;
    let exams = exam::Entity::find()
        .filter(exam::Column::Id.is_in(rows.iter().map(|row| row.exam_id)))
        .filter(exam::Column::HeldOn.lte(as_of))
        .all(db)
        .await?;
    let mut found: Vec<PersonResult> = rows
        .iter()
        .filter_map(|row| {
            let exam = exams.iter().find(|exam| exam.id == row.exam_id)?;
            Some(PersonResult {
                exam: exam.id,
                name: exam.name.clone(),
                session: exam.session_id,
                held_on: exam.held_on,
                half_points: row.half_points,
                full_mark: exam.full_mark,
                passed: passes(exam, row.half_points),
            })
        })
        .collect();
    found.sort_by_key(|result| (result.held_on, result.exam));
    Ok(found)
}
