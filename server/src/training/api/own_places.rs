//! One's own places, on the phone: what one may ask for, asking, taking an offer, giving back.
use chrono::NaiveDate;
use poem::web::Data;
use poem_openapi::param::Path;
use poem_openapi::payload::{Binary, Json};
use poem_openapi::{ApiResponse, Object, OpenApi};
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::training::Origin;
use sanyou_schema::domain::value::id::SessionId;
use uuid::Uuid;

use super::done::Done;
use super::enrolments::{EnrolAnswer, answer};
use super::mine::UnableBody;
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};
use crate::training::action::own_place::{OwnDeed, act_on_own, self_enrol};
use crate::training::action::person_clash::person_clashes;
use crate::training::action::quota_standing::QuotaStanding;
use crate::training::calendar::calendar;
use crate::training::store::history::sessions_of;
use crate::training::store::{enrolments, places, sessions};

/// A session that one may ask for.
#[derive(Debug, Object)]
pub struct OpenSession {
    /// Its id.
    pub id: Uuid,
    /// `轮训第1期`.
    pub name: String,
    /// Its first day.
    pub first_day: NaiveDate,
    /// Its last day.
    pub last_day: NaiveDate,
    /// Where.
    pub venue: Option<String>,
    /// `offline`, `online` or `mixed`.
    pub teaching: String,
    /// How many places.
    pub capacity: i32,
    /// How many are taken.
    pub taken: u32,
    /// How many more are kept for units.
    pub kept: u32,
    /// How many wait.
    pub waiting: u32,
    /// The last day to ask.
    pub names_until: Option<NaiveDate>,
    /// Whether somebody looks through who asks.
    pub approval: bool,
    /// Half-days.
    pub half_days: u32,
    /// What stands against it: another session on the same half-day.
    pub clash: Option<String>,
}

/// Sessions that one may ask for.
#[derive(Debug, Object)]
pub struct OpenSessionList {
    /// The next first.
    pub items: Vec<OpenSession>,
}

/// A calendar file.
#[derive(ApiResponse)]
pub enum CalendarFile {
    /// RFC 5545, times as UTC.
    #[oai(status = 200, content_type = "text/calendar; charset=utf-8")]
    Text(
        Binary<Vec<u8>>,
        /// A download.
        #[oai(header = "Content-Disposition")]
        String,
    ),
}

/// One takes a place that is kept.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct AcceptBody {
    /// Why one goes to two at once, where the county lets a reason do.
    pub reason: Option<String>,
}

/// One's own places.
pub struct OwnPlaceApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Training")]
impl OwnPlaceApi {
    /// The sessions that one may ask for and is not on the list of
    ///
    /// Problems: `role.missing` (403).
    #[oai(path = "/me/open-sessions", method = "get", operation_id = "my_open_sessions")]
    async fn my_open_sessions(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
    ) -> Answer<Json<OpenSessionList>> {
        actor.0.require(Capability::OwnData)?;
        let db = platform.database.reader();
        let today = platform.clock.today();
        let person = actor.0.person.ok_or_else(|| Problem::not_found("个人"))?;
        let head = crate::roster::visible_person(db, &actor.0.scope, person).await?;
        let Some((name, post)) = head.and_then(|head| Some((head.name, head.post?))) else {
            return Ok(Json(OpenSessionList { items: Vec::new() }));
        };
        let own = enrolments::of_people(db, &[person]).await?;
        let mut found = sessions::open_sessions(db, &post.unit_path, today).await?;
        found.retain(|(row, _)| row.self_enrol && !own.iter().any(|place| place.session_id == row.id));
        let venues =
            places::venue_rows(db, found.iter().filter_map(|(row, _)| row.venue_id).collect()).await?;
        let mut items = Vec::new();
        for (row, _) in found {
            let Some(seen) = sessions::session_for(db, &actor.0.scope, person, row.id).await? else {
                continue;
            };
            if seen.deadlines().refuse_name(Origin::Self_, today).is_some() {
                continue;
            }
            let filled = enrolments::counted(db, row.id).await?.filled;
            let standing = QuotaStanding::load(db, &actor.0.scope, &seen).await?;
            let kept = standing.map_or(0, |standing| standing.kept(&seen, today).values().sum());
            let slots = sessions::slots_of(db, vec![row.id]).await?;
            let clash = person_clashes(db, &seen, &slots, &[(person, name.clone())]).await?;
            let venue = venues.iter().find(|venue| Some(venue.id) == row.venue_id);
            items.push(OpenSession {
                id: row.id.into(),
                name: seen.name(),
                first_day: row.first_day,
                last_day: row.last_day,
                venue: venue.map(|venue| venue.name.clone()),
                teaching: row.teaching.code().to_owned(),
                capacity: row.capacity,
                taken: filled.held,
                kept,
                waiting: filled.waiting + filled.offered,
                names_until: row.names_until,
                approval: row.approval,
                half_days: u32::try_from(slots.len()).unwrap_or(u32::MAX),
                clash: clash.into_values().next().map(|clash| clash.violation().message),
            });
        }
        Ok(Json(OpenSessionList { items }))
    }

    /// One's half-days of a session as a calendar file
    ///
    /// Problems: `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/me/sessions/:session/calendar",
        method = "get",
        operation_id = "my_session_calendar"
    )]
    async fn my_session_calendar(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
    ) -> Answer<CalendarFile> {
        actor.0.require(Capability::OwnData)?;
        let db = platform.database.reader();
        let missing = || Problem::not_found("期培训");
        let person = actor.0.person.ok_or_else(missing)?;
        let found = sessions_of(db, person).await?;
        let one = found
            .iter()
            .find(|one| one.session.id == SessionId(session.0))
            .ok_or_else(missing)?;
        let venue = places::venue_rows(db, one.session.venue_id.into_iter().collect()).await?;
        let text = calendar(one, venue.first(), platform.clock.now());
        Ok(CalendarFile::Text(
            Binary(text.into_bytes()),
            "attachment; filename=\"session.ics\"".to_owned(),
        ))
    }

    /// Asks for a place; where all are taken, one waits
    ///
    /// Problems: `enrolment.not_open`, `enrolment.closed`, `enrolment.clash`, `enrolment.already`, `enrolment.left`,
    /// `enrolment.no_post` (409), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/me/sessions/:session/enrol",
        method = "post",
        operation_id = "self_enrol"
    )]
    async fn self_enrol(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
    ) -> Answer<EnrolAnswer> {
        Ok(answer(
            self_enrol(&platform, &actor.0, SessionId(session.0)).await?,
        ))
    }

    /// Takes the place that is kept for one
    ///
    /// Problems: `enrolment.no_offer`, `enrolment.clash` with `reason_would_do` (409), `not_found` (404), `role.missing`
    /// (403).
    #[oai(
        path = "/me/sessions/:session/accept",
        method = "post",
        operation_id = "accept_offer"
    )]
    async fn accept_offer(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
        /// Why one goes to two at once, where the county lets a reason do.
        body: Json<AcceptBody>,
    ) -> Answer<Done> {
        let reason = body.0.reason.as_deref();
        act_on_own(&platform, &actor.0, SessionId(session.0), OwnDeed::Accept, reason).await?;
        Ok(Done::Done)
    }

    /// Gives a place back that one asked for, an offer, or the turn on the waiting list
    ///
    /// Problems: `enrolment.named`, `enrolment.cut_off`, `enrolment.transition` (409), `enrolment.reason_missing` (422),
    /// `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/me/sessions/:session/withdraw",
        method = "post",
        operation_id = "give_place_back"
    )]
    async fn give_place_back(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
        body: Json<UnableBody>,
    ) -> Answer<Done> {
        let reason = Some(body.0.reason.as_str());
        act_on_own(
            &platform,
            &actor.0,
            SessionId(session.0),
            OwnDeed::Withdraw,
            reason,
        )
        .await?;
        Ok(Done::Done)
    }
}
