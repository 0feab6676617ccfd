//! A half-day as it is sent.
use poem_openapi::Object;
use sanyou_schema::domain::value::id::{CourseId, LecturerId, RoomId};
use uuid::Uuid;

use crate::training::action::plan::SlotForm;

/// A half-day to be planned.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct SlotBody {
    /// `YYYY-MM-DD`.
    #[oai(default)]
    pub day: String,
    /// `am` or `pm`.
    #[oai(default)]
    pub half: String,
    /// HH:MM, the county's time.
    #[oai(default)]
    pub starts: String,
    /// HH:MM.
    #[oai(default)]
    pub ends: String,
    /// What is taught; may be filled in later.
    pub title: Option<String>,
    /// Who teaches.
    pub lecturer_id: Option<Uuid>,
    /// The room, of the session's venue or of another.
    pub room_id: Option<Uuid>,
    /// The room in words, where the venue's rooms are not listed.
    pub room: Option<String>,
    /// The course of the catalogue that it teaches; without a title its name stands.
    pub course_id: Option<Uuid>,
    /// For which group (分班), by its number; none: for all.
    pub division: Option<i32>,
}

/// The action's argument.
pub(super) fn slot_form(body: SlotBody) -> SlotForm {
    SlotForm {
        day: body.day,
        half: body.half,
        starts: body.starts,
        ends: body.ends,
        title: body.title,
        lecturer: body.lecturer_id.map(LecturerId),
        room_id: body.room_id.map(RoomId),
        room: body.room,
        course: body.course_id.map(CourseId),
        division: body.division,
    }
}
