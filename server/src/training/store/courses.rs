//! Courses, their materials and questions.
use std::collections::{BTreeSet, HashMap};

use sanyou_schema::domain::account::{Capability, may};
use sanyou_schema::domain::training::course::{Audience, CourseState, read_codes};
use sanyou_schema::domain::training::lesson::Question;
use sanyou_schema::domain::value::id::{CourseId, FileId, UnitId};
use sanyou_schema::entity::{course, course_material, course_question, file};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::sight::{Reach, Sight};
use crate::platform::actor::{Actor, Place, Scope};

/// A course that the scope reaches, with the path of its unit.
#[derive(Debug, Clone)]
pub struct SeenCourse {
    /// The course.
    pub row: course::Model,
    /// The path of whose it is.
    pub unit_path: String,
}

impl SeenCourse {
    /// Whether the actor keeps it: writes it, and delivers it where it is ordered.
    pub fn kept_by(&self, actor: &Actor) -> bool {
        may_at(actor, Capability::SessionWrite, &self.unit_path)
    }

    /// Whom it is for.
    pub fn audience(&self) -> Audience {
        audience_of(&self.row)
    }
}

/// Whether one of the actor's roles holds the capability over the unit of a path.
pub fn may_at(actor: &Actor, capability: Capability, path: &str) -> bool {
    actor.may(capability)
        && actor.scope.places().iter().any(|(role, place)| match place {
            Place::Subtree { path: own, .. } => {
                may(*role, capability, actor.mode) && path.starts_with(own.as_str())
            }
            _ => false,
        })
}

/// Whom a course is for.
pub fn audience_of(row: &course::Model) -> Audience {
    Audience {
        roles: read_codes(row.audience_roles.as_deref()),
        tiers: read_codes(row.audience_tiers.as_deref()),
        industries: read_codes(row.audience_industries.as_deref()),
        gaps: read_codes(row.audience_gaps.as_deref()),
    }
}

/// What an actor sees of courses.
pub struct CourseSight<'a> {
    sight: Sight<'a>,
    own_path: Option<String>,
}

impl<'a> CourseSight<'a> {
    /// Of somebody's roles; and of their own post, whose units offer them courses.
    pub async fn load(db: &impl ConnectionTrait, scope: &'a Scope) -> Result<Self, DbErr> {
        let own_path = match scope.person() {
            Some(person) => crate::roster::visible_person(db, scope, person)
                .await?
                .and_then(|head| head.post)
                .map(|post| post.unit_path),
            None => None,
        };
        Ok(Self {
            sight: Sight::load(db, scope).await?,
            own_path,
        })
    }

    /// The course, where it is seen: by whoever sees its unit's classes, drafts by whoever sees them whole; and by the
    /// people of the units below.
    pub fn course(&self, row: course::Model) -> Option<SeenCourse> {
        let unit_path = self.sight.path(row.unit_id)?.to_owned();
        let own = self
            .own_path
            .as_ref()
            .is_some_and(|own| own.starts_with(&unit_path));
        let seen = match self.sight.of_unit(row.unit_id) {
            Some(Reach::Whole) => true,
            Some(Reach::OwnPeople) => row.state != CourseState::Draft,
            None => own && row.state != CourseState::Draft,
        };
        seen.then_some(SeenCourse { row, unit_path })
    }

    /// The path of a unit.
    pub fn path(&self, id: UnitId) -> Option<&str> {
        self.sight.path(id)
    }
}

/// The course, where the scope reaches it. `lock` holds it until the change is done.
pub async fn visible_course(
    db: &impl ConnectionTrait,
    scope: &Scope,
    id: CourseId,
    lock: bool,
) -> Result<Option<SeenCourse>, DbErr> {
    let mut find = course::Entity::find_by_id(id);
    if lock {
        find = find.lock_exclusive();
    }
    let Some(row) = find.one(db).await? else {
        return Ok(None);
    };
    Ok(CourseSight::load(db, scope).await?.course(row))
}

/// The courses that the scope reaches, by their codes.
pub async fn visible_courses(db: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<SeenCourse>, DbErr> {
    let rows = course::Entity::find()
        .order_by_asc(course::Column::Code)
        .order_by_asc(course::Column::Id)
        .all(db)
        .await?;
    let sight = CourseSight::load(db, scope).await?;
    Ok(rows.into_iter().filter_map(|row| sight.course(row)).collect())
}

/// The courses that are open, of every unit: whoever asks has found the people that they are held against.
pub async fn open_courses(db: &impl ConnectionTrait) -> Result<Vec<SeenCourse>, DbErr> {
    let rows = course::Entity::find()
        .filter(course::Column::State.eq(CourseState::Open))
        .order_by_asc(course::Column::Code)
        .order_by_asc(course::Column::Id)
        .all(db)
        .await?;
    let units: BTreeSet<UnitId> = rows.iter().map(|row| row.unit_id).collect();
    let paths = crate::unit::names_and_paths(db, units).await?;
    let seen = rows.into_iter().filter_map(|row| {
        let (_, unit_path) = paths.get(&row.unit_id)?.clone();
        Some(SeenCourse { row, unit_path })
    });
    Ok(seen.collect())
}

/// Courses that were found in scope by something of theirs.
pub async fn course_rows(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = CourseId>,
) -> Result<HashMap<CourseId, course::Model>, DbErr> {
    let ids: BTreeSet<CourseId> = ids.into_iter().collect();
    let rows = course::Entity::find()
        .filter(course::Column::Id.is_in(ids))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// A course of a unit by its code.
pub async fn course_coded(
    db: &impl ConnectionTrait,
    unit: UnitId,
    code: &str,
) -> Result<Option<course::Model>, DbErr> {
    course::Entity::find()
        .filter(course::Column::UnitId.eq(unit))
        .filter(course::Column::Code.eq(code))
        .one(db)
        .await
}

/// A material with its file, where it is one.
#[derive(Debug, Clone)]
pub struct Material {
    /// The material.
    pub row: course_material::Model,
    /// Its file.
    pub file: Option<file::Model>,
}

/// The materials of some courses as they stand, in order.
pub async fn materials_of(db: &impl ConnectionTrait, courses: Vec<CourseId>) -> Result<Vec<Material>, DbErr> {
    let rows = course_material::Entity::find()
        .filter(course_material::Column::CourseId.is_in(courses))
        .filter(course_material::Column::RemovedAt.is_null())
        .order_by_asc(course_material::Column::SortNo)
        .order_by_asc(course_material::Column::Id)
        .all(db)
        .await?;
    let ids: Vec<FileId> = rows.iter().filter_map(|row| row.file_id).collect();
    let files = file::Entity::find()
        .filter(file::Column::Id.is_in(ids))
        .all(db)
        .await?;
    let found = rows.into_iter().map(|row| Material {
        file: row
            .file_id
            .and_then(|id| files.iter().find(|file| file.id == id).cloned()),
        row,
    });
    Ok(found.collect())
}

/// A question as the rules take it.
pub fn question_of(row: &course_question::Model) -> Question {
    Question {
        kind: row.kind,
        stem: row.stem.clone(),
        options: serde_json::from_str(&row.options).unwrap_or_default(),
        answer: serde_json::from_str(&row.answer).unwrap_or_default(),
    }
}

/// The questions of some courses as they stand, in order.
pub async fn questions_of(
    db: &impl ConnectionTrait,
    courses: Vec<CourseId>,
) -> Result<Vec<course_question::Model>, DbErr> {
    course_question::Entity::find()
        .filter(course_question::Column::CourseId.is_in(courses))
        .filter(course_question::Column::DroppedAt.is_null())
        .order_by_asc(course_question::Column::SortNo)
        .order_by_asc(course_question::Column::Id)
        .all(db)
        .await
}
