//! `/sessions/…/arrivals` and `/slots/…`.
use chrono::{DateTime, Utc};
use poem::web::Data;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};
use sanyou_schema::domain::account::{Capability, mask};
use sanyou_schema::domain::value::id::{PersonId, SessionId, SlotId};
use uuid::Uuid;

use super::action::mark::{NewMark, Who, mark};
use super::action::note_arrival::note_arrival;
use super::action::set_roll::{RollMark, set_roll};
use crate::platform::Platform;
use crate::platform::actor::{Actor, Signed};
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};
use crate::training::{SessionFacts, visible_slot};

/// Who came.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct ArrivalBody {
    /// The person.
    pub person: Uuid,
}

/// Who was there.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct MarkBody {
    /// The person; or the code.
    pub person: Option<Uuid>,
    /// The trainee's personal code.
    pub code: Option<String>,
    /// When; without it, now.
    pub at: Option<DateTime<Utc>>,
    /// `present`, `late` …; without it, `present`, or what stands already.
    pub status: Option<String>,
}

/// Marks of a roll.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct RollBody {
    /// Those that are to be set; others stay.
    pub marks: Vec<RollMarkBody>,
}

/// A mark of a roll.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct RollMarkBody {
    /// The person.
    pub person: Uuid,
    /// `present`, `late`, `left_early`, `leave_personal`, `leave_sick`, `leave_public`, `absent`, `exempt`; empty takes
    /// the mark away.
    #[oai(default)]
    pub status: String,
}

/// Noted.
#[derive(ApiResponse)]
pub enum Noted {
    /// It stood already, or another mark was replaced.
    #[oai(status = 200)]
    Known(Json<NotedView>),
    /// Noted now.
    #[oai(status = 201)]
    New(Json<NotedView>),
}

/// What was noted.
#[derive(Debug, Object)]
pub struct NotedView {
    /// Whether it was noted now for the first time.
    pub new: bool,
}

impl Noted {
    fn of(new: bool) -> Self {
        let view = Json(NotedView { new });
        if new { Self::New(view) } else { Self::Known(view) }
    }
}

/// The half-day of a roll.
#[derive(Debug, Object)]
pub struct RollSlot {
    /// Its id.
    pub id: Uuid,
    /// The session.
    pub session_id: Uuid,
    /// The day.
    pub day: chrono::NaiveDate,
    /// `am` or `pm`.
    pub half: String,
    /// HH:MM, the county's time.
    pub starts: String,
    /// HH:MM.
    pub ends: String,
    /// What is taught.
    pub title: Option<String>,
    /// The room within the venue.
    pub room: Option<String>,
    /// Of which group (分班) it is; none: everybody's.
    pub division: Option<String>,
    /// How many have a mark.
    pub marked: u64,
    /// How many of these were there.
    pub present: u64,
}

/// Somebody on a roll.
#[derive(Debug, Object)]
pub struct RollItem {
    /// The id of the place.
    pub enrolment_id: Uuid,
    /// The person.
    pub person_id: Uuid,
    /// The name; masked for 查阅.
    pub name: String,
    /// The township.
    pub unit_name: Option<String>,
    /// Where the person serves.
    pub party_organisation: Option<String>,
    /// The place's state: `awaiting_arrival`, `in_training` …
    pub state: String,
    /// The mark; none so far.
    pub status: Option<String>,
    /// The trainee's personal code.
    pub code: String,
}

/// The roll of a half-day.
#[derive(Debug, Object)]
pub struct Roll {
    /// The half-day.
    pub slot: RollSlot,
    /// `轮训第1期`.
    pub session_name: String,
    /// Everybody on the list whose half-day it is, by township, in order of enrolment.
    pub items: Vec<RollItem>,
}

/// Done.
#[derive(ApiResponse)]
pub enum RollSet {
    /// The roll as it is now.
    #[oai(status = 200)]
    Set(Json<Roll>),
}

/// Arrivals and rolls.
pub struct AttendanceApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Attendance")]
impl AttendanceApi {
    /// Notes that a trainee came (报到); the same again answers 200
    ///
    /// Problems: `arrival.session_state`, `enrolment.transition` (409), `enrolment.missing`, `not_found` (404),
    /// `role.missing` (403).
    #[oai(
        path = "/sessions/:session/arrivals",
        method = "post",
        operation_id = "note_arrival"
    )]
    async fn note_arrival(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
        body: Json<ArrivalBody>,
    ) -> Answer<Noted> {
        let person = PersonId(body.0.person);
        let new = note_arrival(&platform, &actor.0, SessionId(session.0), person).await?;
        Ok(Noted::of(new))
    }

    /// The roll of a half-day
    ///
    /// Problems: `not_found` (404), `role.missing` (403).
    #[oai(path = "/slots/:slot/roll", method = "get", operation_id = "get_roll")]
    async fn get_roll(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        slot: Path<Uuid>,
    ) -> Answer<Json<Roll>> {
        Ok(Json(roll(&platform, &actor.0, SlotId(slot.0)).await?))
    }

    /// Sets marks of a roll, all or none; who was still expected arrives with a mark of being there
    ///
    /// Problems: `attendance.status`, `attendance.session_state`, `attendance.not_arrived`, `attendance.too_early`,
    /// `attendance.other_division`, `enrolment.missing` (422) with fields `marks[0].status` …, `not_found` (404), `role.missing` (403).
    #[oai(path = "/slots/:slot/roll", method = "put", operation_id = "set_roll")]
    async fn set_roll(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        slot: Path<Uuid>,
        body: Json<RollBody>,
    ) -> Answer<RollSet> {
        let marks = body.0.marks.into_iter().map(|mark| RollMark {
            person: PersonId(mark.person),
            status: mark.status,
        });
        let id = SlotId(slot.0);
        set_roll(&platform, &actor.0, id, marks.collect()).await?;
        Ok(RollSet::Set(Json(roll(&platform, &actor.0, id).await?)))
    }

    /// Marks one trainee, by id or by personal code; the same again answers 200
    ///
    /// Problems: `attendance.who`, `attendance.status`, `attendance.at_future`, `attendance.session_state`,
    /// `attendance.not_arrived`, `attendance.too_early`, `attendance.other_division` (422), `enrolment.missing`, `not_found` (404), `role.missing`
    /// (403).
    #[oai(path = "/slots/:slot/marks", method = "post", operation_id = "mark")]
    async fn mark(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        slot: Path<Uuid>,
        body: Json<MarkBody>,
    ) -> Answer<Noted> {
        let body = body.0;
        let who = match (body.person, body.code) {
            (Some(person), _) => Who::Person(PersonId(person)),
            (None, Some(code)) if !code.trim().is_empty() => Who::Code(code),
            _ => {
                let detail = "请给出学员（person）或学员码（code）。";
                return Err(Problem::field("attendance.who", "person", detail));
            }
        };
        let status = body
            .status
            .filter(|text| !text.is_empty())
            .map(|text| text.parse());
        let status = status
            .transpose()
            .map_err(|_| Problem::field("attendance.status", "status", "没有这种考勤，请重新选择。"))?;
        let at = body.at.unwrap_or_else(|| platform.clock.now());
        let new = mark(&platform, &actor.0, SlotId(slot.0), NewMark { who, at, status }).await?;
        Ok(Noted::of(new))
    }
}

/// The roll of a half-day.
pub(super) async fn roll(platform: &Platform, actor: &Actor, id: SlotId) -> Result<Roll, Problem> {
    let db = platform.database.reader();
    let (slot, seen) = visible_slot(db, &actor.scope, id, false)
        .await?
        .ok_or_else(|| Problem::not_found("个课次"))?;
    seen.require(actor, Capability::AttendanceWrite)?;
    let facts = SessionFacts::load(db, seen.row.id).await?;
    let ids: Vec<PersonId> = facts.enrolments.iter().map(|row| row.person_id).collect();
    let heads = crate::roster::heads(db, &ids, slot.day.min(actor.scope.day)).await?;
    let hides_names = actor.sees_masked();
    let mut items: Vec<RollItem> = facts
        .on_roll(slot.id)
        .into_iter()
        .map(|row| {
            let head = heads.get(&row.person_id);
            let post = head.and_then(|head| head.post.as_ref());
            let name = head.map(|head| head.name.as_str()).unwrap_or_default();
            RollItem {
                enrolment_id: row.id.into(),
                person_id: row.person_id.into(),
                name: if hides_names {
                    mask::name(name)
                } else {
                    name.to_owned()
                },
                unit_name: post.map(|post| post.unit_name.clone()),
                party_organisation: post.map(|post| post.party_organisation.clone()),
                state: row.state.code().to_owned(),
                status: facts.mark(slot.id, row.id).map(|status| status.code().to_owned()),
                code: row.code.clone(),
            }
        })
        .collect();
    // a stable sort: within a township the order of enrolment stays
    items.sort_by(|a, b| a.unit_name.cmp(&b.unit_name));
    let (marked, present) = facts.slot_counts(slot.id);
    Ok(Roll {
        session_name: seen.name(),
        slot: RollSlot {
            id: slot.id.into(),
            session_id: seen.row.id.into(),
            day: slot.day,
            half: slot.half.code().to_owned(),
            starts: slot.starts,
            ends: slot.ends,
            title: slot.title,
            division: facts.division(slot.division_id).map(|row| row.name.clone()),
            room: slot.room,
            marked,
            present,
        },
        items,
    })
}
