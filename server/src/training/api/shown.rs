//! A session as it is shown.

use chrono::{DateTime, NaiveDate, Utc};
use poem_openapi::Object;
use sanyou_schema::entity::{lecturer, slot};
use uuid::Uuid;

use super::divisions::DivisionView;
use super::places_rules::PlaceRulesView;
use crate::training::store::facts::SessionFacts;
use crate::training::store::slot_names::SlotNames;

/// A half-day of a session.
#[derive(Debug, Object)]
pub struct ShownSlot {
    /// Its id.
    pub id: Uuid,
    /// The day.
    pub day: NaiveDate,
    /// `am` or `pm`.
    pub half: String,
    /// HH:MM, the county's time.
    pub starts: String,
    /// HH:MM.
    pub ends: String,
    /// What is taught.
    pub title: Option<String>,
    /// Who teaches.
    pub lecturer: Option<String>,
    /// The lecturer's id.
    pub lecturer_id: Option<Uuid>,
    /// The room in words.
    pub room: Option<String>,
    /// The room's id, where it is one that is listed.
    pub room_id: Option<Uuid>,
    /// The course of the catalogue that it teaches.
    pub course_id: Option<Uuid>,
    /// The course's code and name: `DW-01 党务实务`.
    pub course: Option<String>,
    /// For which group (分班), by its number; none: for all.
    pub division: Option<i32>,
    /// The group's name.
    pub division_name: Option<String>,
    /// How many on the list it is for.
    pub expected: u64,
    /// How many have a mark.
    pub marked: u64,
    /// How many of these were there.
    pub present: u64,
}

/// Those of a half-day.
#[derive(Debug, Clone, Copy, Default)]
pub struct SlotCounts {
    /// How many on the list it is for.
    pub expected: u64,
    /// How many have a mark.
    pub marked: u64,
    /// How many of these were there.
    pub present: u64,
}

/// A half-day with its lecturer's name, its course and how many were there.
pub fn shown_slot(slot: slot::Model, names: &SlotNames, counts: SlotCounts) -> ShownSlot {
    let teaches = |row: &&lecturer::Model| Some(row.id) == slot.lecturer_id;
    let division = names
        .divisions
        .iter()
        .find(|row| Some(row.id) == slot.division_id);
    let course = slot.course_id.and_then(|id| names.courses.get(&id));
    ShownSlot {
        id: slot.id.into(),
        day: slot.day,
        half: slot.half.code().to_owned(),
        lecturer: names.lecturers.iter().find(teaches).map(|row| row.name.clone()),
        lecturer_id: slot.lecturer_id.map(Into::into),
        starts: slot.starts,
        ends: slot.ends,
        title: slot.title,
        room: slot.room,
        room_id: slot.room_id.map(Into::into),
        course_id: slot.course_id.map(Into::into),
        course: course.map(|row| format!("{} {}", row.code, row.name)),
        division: division.map(|row| row.number),
        division_name: division.map(|row| row.name.clone()),
        expected: counts.expected,
        marked: counts.marked,
        present: counts.present,
    }
}

/// A result as lists show it.
#[derive(Debug, Object)]
pub struct ShownResult {
    /// The mark; none: did not sit.
    pub mark: Option<f64>,
    /// Whether it passes; none without a mark.
    pub passed: Option<bool>,
}

/// The result that counts for a trainee.
pub fn shown_result(
    facts: &SessionFacts,
    enrolment: sanyou_schema::domain::value::id::EnrolmentId,
) -> Option<ShownResult> {
    let result = facts.best_result(enrolment)?;
    Some(ShownResult {
        mark: result.half_points.map(|points| f64::from(points) / 2.0),
        passed: result.half_points.map(|_| result.passed),
    })
}

/// Somebody on the list.
#[derive(Debug, Object)]
pub struct ShownEnrolment {
    /// The id of the place.
    pub id: Uuid,
    /// The person.
    pub person_id: Uuid,
    /// The name; masked for 查阅.
    pub name: String,
    /// The township that the place counts for.
    pub unit_name: String,
    /// Where the person serves.
    pub party_organisation: Option<String>,
    /// A code of the life cycle: `approved`, `waiting` …
    pub state: String,
    /// Of those that wait: which place, from 1.
    pub position: Option<u32>,
    /// Of those that wait: until when a free place is kept for them.
    pub offer_until: Option<DateTime<Utc>>,
    /// `call_up`, `township` or `self`; none for old records.
    pub origin: Option<String>,
    /// Whom this person came for.
    pub replaces: Option<String>,
    /// Who came for this person.
    pub replaced_by: Option<String>,
    /// The discussion group (分组).
    pub group_no: Option<i32>,
    /// The group with half-days of its own (分班).
    pub division_id: Option<Uuid>,
    /// Its name.
    pub division: Option<String>,
    /// When they came.
    pub checked_in_at: Option<DateTime<Utc>>,
    /// Half-days attended.
    pub attended: u32,
    /// Half-days that count.
    pub required: u32,
    /// The result that counts.
    pub result: Option<ShownResult>,
    /// Why the person says that they cannot come.
    pub unable: Option<String>,
    /// Why they left, failed or were replaced.
    pub reason: Option<String>,
}

/// Something that happened to a session.
#[derive(Debug, Object)]
pub struct ShownEvent {
    /// When.
    pub at: DateTime<Utc>,
    /// Who did it; none for the system.
    pub actor: Option<String>,
    /// A code: `announce`, `lock` …
    pub action: String,
    /// The action in words.
    pub action_label: String,
    /// The state after it.
    pub state: String,
    /// The state in words.
    pub state_label: String,
    /// Why.
    pub reason: Option<String>,
}

/// Something wrong with the timetable that stays so for a reason.
#[derive(Debug, Object)]
pub struct ShownOverride {
    /// What was found, as it was told then.
    pub message: String,
    /// Why it stays so.
    pub reason: String,
    /// Who said so.
    pub by: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// How the session's notices reached people.
#[derive(Debug, Object)]
pub struct ShownTold {
    /// Notices in inboxes.
    pub inbox: u64,
    /// By mail.
    pub mail: u64,
    /// Of these, taken by the mail server.
    pub mail_sent: u64,
    /// On a township's list.
    pub township: u64,
    /// Of these, told.
    pub township_told: u64,
}

/// What may be done with the session now.
#[derive(Debug, Object)]
pub struct ShownAction {
    /// A code: `announce`, `lock` …
    pub action: String,
    /// In words.
    pub label: String,
    /// Whether a reason must be given.
    pub needs_reason: bool,
}

/// An exam of the session.
#[derive(Debug, Object)]
pub struct ShownExam {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Its day.
    pub held_on: NaiveDate,
    /// The full mark.
    pub full_mark: i32,
    /// The mark that passes.
    pub pass_mark: i32,
    /// `closed` or `open`; none where nobody said.
    pub book: Option<String>,
    /// What it counts of the result, in per cent.
    pub weight: Option<i32>,
}

/// A session of a list.
#[derive(Debug, Object)]
pub struct SessionSummary {
    /// Its id.
    pub id: Uuid,
    /// The class: 轮训.
    pub class_name: String,
    /// The class.
    pub class_id: Uuid,
    /// The n of 第n期.
    pub number: i32,
    /// `轮训第1期`.
    pub name: String,
    /// A code of the kinds of classes.
    pub kind: String,
    /// In words: 轮训.
    pub kind_label: String,
    /// `preparing`, `enrolling` …
    pub state: String,
    /// Its first day.
    pub first_day: NaiveDate,
    /// Its last day.
    pub last_day: NaiveDate,
    /// Where.
    pub venue: Option<String>,
    /// How many places.
    pub capacity: i32,
    /// How many are taken.
    pub enrolled: u64,
    /// How many wait.
    pub waiting: u64,
    /// Who holds it.
    pub unit_name: String,
}

/// A page of sessions.
#[derive(Debug, Object)]
pub struct SessionList {
    /// The latest first.
    pub items: Vec<SessionSummary>,
    /// What to ask the next page with; none at the end.
    pub next: Option<String>,
    /// How many in all.
    pub total: u64,
}

/// A session whole.
#[derive(Debug, Object)]
pub struct SessionView {
    /// Its id.
    pub id: Uuid,
    /// The class: 轮训.
    pub class_name: String,
    /// The class's id.
    pub class_id: Uuid,
    /// The n of 第n期.
    pub number: i32,
    /// `轮训第1期`.
    pub name: String,
    /// A code of the kinds of classes.
    pub kind: String,
    /// In words: 轮训.
    pub kind_label: String,
    /// A code of the ways of holding classes.
    pub delivery: String,
    /// In words: 脱产.
    pub delivery_label: String,
    /// `preparing`, `enrolling` …
    pub state: String,
    /// Its first day.
    pub first_day: NaiveDate,
    /// Its last day.
    pub last_day: NaiveDate,
    /// Where.
    pub venue: Option<String>,
    /// The venue's id.
    pub venue_id: Option<Uuid>,
    /// Whether this account sees all of it, or its own people alone.
    pub whole: bool,
    /// Whether this account holds it, and so plans it.
    pub holds: bool,
    /// How many places.
    pub capacity: i32,
    /// How they are given.
    pub places: PlaceRulesView,
    /// How many are taken, by everybody.
    pub enrolled: u64,
    /// How many wait.
    pub waiting: u64,
    /// Who holds it.
    pub unit_name: String,
    /// The id of who holds it.
    pub unit_id: Uuid,
    /// The class teacher.
    pub head: Option<String>,
    /// What to bring, how to get there.
    pub note: Option<String>,
    /// Its groups (分班), by number; none where it is not divided.
    pub divisions: Vec<DivisionView>,
    /// How many on the list have no group yet, where there are half-days of groups.
    pub undivided: u64,
    /// The half-days, in order of time.
    pub slots: Vec<ShownSlot>,
    /// The list, in order of enrolment; one's own people alone where the session is another unit's.
    pub enrolments: Vec<ShownEnrolment>,
    /// What happened, in order of time.
    pub events: Vec<ShownEvent>,
    /// How the notices reached those on the list; none before it was announced.
    pub told: Option<ShownTold>,
    /// What may be done with it now, by this account.
    pub actions: Vec<ShownAction>,
    /// Its exams.
    pub exams: Vec<ShownExam>,
    /// What was found wrong with the timetable and stays so for a reason; for whoever sees the session whole.
    pub overrides: Vec<ShownOverride>,
}
