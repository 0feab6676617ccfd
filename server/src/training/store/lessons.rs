//! How far people are in courses, for whoever has found the person or the course.
use std::collections::{BTreeSet, HashMap, HashSet};

use sanyou_schema::domain::value::id::{CourseId, MaterialId, PersonId};
use sanyou_schema::entity::{course_completion, course_try, material_progress};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};

use super::taught::{Taken, taken_by, taken_by_all};

/// Where one person is.
#[derive(Debug, Clone, Default)]
pub struct Learning {
    /// By material.
    pub places: HashMap<MaterialId, material_progress::Model>,
    /// Tries, in order of time.
    pub tries: Vec<course_try::Model>,
    /// What is done online.
    pub done: HashMap<CourseId, course_completion::Model>,
    /// What was taken in a class.
    pub taken: HashMap<CourseId, Taken>,
}

impl Learning {
    /// Of a person, over all courses.
    pub async fn of(db: &impl ConnectionTrait, person: PersonId) -> Result<Self, DbErr> {
        let places = material_progress::Entity::find()
            .filter(material_progress::Column::PersonId.eq(person))
            .all(db)
            .await?;
        let tries = course_try::Entity::find()
            .filter(course_try::Column::PersonId.eq(person))
            .order_by_asc(course_try::Column::At)
            .order_by_asc(course_try::Column::Id)
            .all(db)
            .await?;
        let done = course_completion::Entity::find()
            .filter(course_completion::Column::PersonId.eq(person))
            .all(db)
            .await?;
        Ok(Self {
            places: places.into_iter().map(|row| (row.material_id, row)).collect(),
            tries,
            taken: taken_by(db, person).await?,
            done: done.into_iter().map(|row| (row.course_id, row)).collect(),
        })
    }

    /// Whether a material was read.
    pub fn has_read(&self, id: MaterialId) -> bool {
        self.places.get(&id).is_some_and(|row| row.read_at.is_some())
    }

    /// The tries at a course's test, in order of time.
    pub fn tries_at(&self, id: CourseId) -> impl Iterator<Item = &course_try::Model> {
        self.tries.iter().filter(move |row| row.course_id == id)
    }

    /// Whether the test of a course was passed once.
    pub fn has_passed(&self, id: CourseId) -> bool {
        self.tries_at(id).any(|row| row.passed)
    }
}

/// How many have done each of some courses.
pub async fn done_counts(
    db: &impl ConnectionTrait,
    courses: Vec<CourseId>,
) -> Result<HashMap<CourseId, u64>, DbErr> {
    let rows = course_completion::Entity::find()
        .filter(course_completion::Column::CourseId.is_in(courses))
        .all(db)
        .await?;
    let mut counts = HashMap::new();
    for row in rows {
        *counts.entry(row.course_id).or_default() += 1;
    }
    Ok(counts)
}

/// The courses that each of these people has taken: done online, or attended in a class that was completed.
pub async fn done_by(
    db: &impl ConnectionTrait,
    people: &[PersonId],
) -> Result<HashMap<PersonId, HashSet<CourseId>>, DbErr> {
    let wanted: BTreeSet<PersonId> = people.iter().copied().collect();
    // a statement takes so many values only
    let rows = course_completion::Entity::find().all(db).await?;
    let mut done = taken_by_all(db).await?;
    done.retain(|person, _| wanted.contains(person));
    for row in rows.into_iter().filter(|row| wanted.contains(&row.person_id)) {
        done.entry(row.person_id).or_default().insert(row.course_id);
    }
    Ok(done)
}

/// Keeps where somebody stopped in a material.
pub async fn keep_place(
    db: &impl ConnectionTrait,
    row: material_progress::Model,
    is_new: bool,
) -> Result<(), DbErr> {
    let row = row.into_active_model();
    if is_new {
        material_progress::Entity::insert(row)
            .exec_without_returning(db)
            .await?;
    } else {
        row.reset_all().update(db).await?;
    }
    Ok(())
}

/// Keeps a try at a short test.
pub async fn keep_try(db: &impl ConnectionTrait, row: course_try::Model) -> Result<(), DbErr> {
    course_try::Entity::insert(row.into_active_model())
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Keeps that somebody has done a course online.
pub async fn keep_completion(db: &impl ConnectionTrait, row: course_completion::Model) -> Result<(), DbErr> {
    course_completion::Entity::insert(row.into_active_model())
        .exec_without_returning(db)
        .await?;
    Ok(())
}
