//! `/timetable-findings`: what is wrong with a timetable, told while it is typed.
use chrono::{NaiveDate, Timelike};
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::training::Interval;
use sanyou_schema::domain::value::HalfDay;
use sanyou_schema::domain::value::id::{SessionId, UnitId, VenueId};
use uuid::Uuid;

use super::slot_body::{SlotBody, slot_form};
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::problem::Answer;
use crate::training::action::check_timetable::{Checked, TimetableForm, check_timetable};

/// A timetable as it is typed.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct TimetableBody {
    /// The session, where there is one already.
    pub session_id: Option<Uuid>,
    /// Who is to hold it, where there is none yet.
    pub unit_id: Option<Uuid>,
    /// Where.
    pub venue_id: Option<Uuid>,
    /// How many places it is to have, where there is none yet.
    pub capacity: Option<i32>,
    /// The half-days.
    #[oai(default)]
    pub slots: Vec<SlotBody>,
}

/// Something that would do instead.
#[derive(Debug, Object)]
pub struct InsteadView {
    /// `room`, `venue` or `lecturer`.
    pub kind: String,
    /// Its id.
    pub id: Uuid,
    /// In words.
    pub label: String,
}

/// When a half-day could be held instead.
#[derive(Debug, Object)]
pub struct FreeTime {
    /// The day.
    pub day: NaiveDate,
    /// `am` or `pm`.
    pub half: String,
    /// From: `08:30`.
    pub starts: String,
    /// To.
    pub ends: String,
    /// In words: `9月4日 8:30–11:30`.
    pub label: String,
}

/// Something that is wrong with a half-day.
#[derive(Debug, Object)]
pub struct FindingView {
    /// Which half-day of the form, from 0.
    pub at: u32,
    /// The field that it is about: `slots[0].lecturer_id` …
    pub field: String,
    /// A stable code: `clash.lecturer`, `room.small` …
    pub code: String,
    /// In a sentence, with what would do.
    pub message: String,
    /// `hard`: it can't be stored so; `reason`: with a reason; `note`: it is told and can be stored.
    pub strictness: String,
    /// Why it stays so, where somebody gave a reason before.
    pub reason: Option<String>,
    /// What would do instead.
    pub instead: Vec<InsteadView>,
    /// The nearest time that is free, as the sentence says it; the session may have no day there.
    pub free: Option<FreeTime>,
}

/// All that is wrong.
#[derive(Debug, Object)]
pub struct FindingList {
    /// In order of the half-days.
    pub items: Vec<FindingView>,
}

/// Timetables.
pub struct TimetableApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Training")]
impl TimetableApi {
    /// What is wrong with a timetable, before it is stored
    ///
    /// Clashes of lecturers, rooms and trainees by actual times and ways, rooms that are too small, closed or not chosen,
    /// lecturers who are away or not qualified; half-days that can't be read are passed over. Problems: `not_found`
    /// (404), `role.missing` (403).
    #[oai(
        path = "/timetable-findings",
        method = "post",
        operation_id = "check_timetable"
    )]
    async fn check_timetable(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        body: Json<TimetableBody>,
    ) -> Answer<Json<FindingList>> {
        let body = body.0;
        let form = TimetableForm {
            session: body.session_id.map(SessionId),
            unit: body.unit_id.map(UnitId),
            venue: body.venue_id.map(VenueId),
            capacity: body.capacity.unwrap_or(0),
            slots: body.slots.into_iter().map(slot_form).collect(),
        };
        let found = check_timetable(&platform, &actor.0, form).await?;
        Ok(Json(FindingList {
            items: found.into_iter().map(shown).collect(),
        }))
    }
}

fn shown(checked: Checked) -> FindingView {
    let finding = checked.found.finding;
    let instead = checked.found.instead.into_iter().map(|one| InsteadView {
        kind: one.kind.to_owned(),
        id: one.id,
        label: one.label,
    });
    FindingView {
        at: u32::try_from(finding.at).unwrap_or(u32::MAX),
        field: finding.violation.field.unwrap_or_default(),
        code: finding.violation.code,
        message: finding.violation.message,
        strictness: finding.strictness.code().to_owned(),
        reason: checked.reason,
        instead: instead.collect(),
        free: checked.found.free.map(free_time),
    }
}

fn free_time(free: Interval) -> FreeTime {
    let half = if free.starts.hour() < 12 {
        HalfDay::Am
    } else {
        HalfDay::Pm
    };
    FreeTime {
        day: free.day,
        half: half.code().to_owned(),
        starts: free.starts.format("%H:%M").to_string(),
        ends: free.ends.format("%H:%M").to_string(),
        label: free.label(),
    }
}
