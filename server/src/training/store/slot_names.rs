//! What half-days are shown with: their lecturers, groups and courses.
use std::collections::HashMap;

use sanyou_schema::domain::value::id::CourseId;
use sanyou_schema::entity::{course, division, lecturer, slot};
use sea_orm::{ConnectionTrait, DbErr};

use super::courses::course_rows;
use super::divisions::divisions_of;
use super::places;

/// The names that some half-days are shown with.
pub struct SlotNames {
    /// Who teaches them.
    pub lecturers: Vec<lecturer::Model>,
    /// The courses of the catalogue that they teach.
    pub courses: HashMap<CourseId, course::Model>,
    /// The groups of their sessions.
    pub divisions: Vec<division::Model>,
}

impl SlotNames {
    /// Of some half-days.
    pub async fn of<'a>(
        db: &impl ConnectionTrait,
        slots: impl Iterator<Item = &'a slot::Model> + Clone,
    ) -> Result<Self, DbErr> {
        let teaching = slots.clone().filter_map(|slot| slot.lecturer_id);
        Ok(Self {
            lecturers: places::lecturer_rows(db, teaching.collect()).await?,
            divisions: divisions_of(db, slots.clone().map(|slot| slot.session_id).collect()).await?,
            courses: course_rows(db, slots.filter_map(|slot| slot.course_id)).await?,
        })
    }
}
