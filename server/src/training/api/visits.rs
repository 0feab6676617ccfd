//! `/venues/…/week`, `/visits`: when a venue's services can be had, and the visits that were booked.
use chrono::NaiveDate;
use poem::web::Data;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::{ServiceId, VenueId, VisitId};
use uuid::Uuid;

use super::done::Done;
use super::visit_view::{VenueWeek, VisitList, VisitView, list, week, whole};
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::http::respond::{FileAnswer, download};
use crate::platform::problem::{Answer, Problem};
use crate::training::action::visits::act::{VisitWords, act_on_visit};
use crate::training::action::visits::book::{VisitForm, book};
use crate::training::action::visits::edit::{VisitFacts, edit_visit};
use crate::training::action::visits::ledger::{Choice, visits_file, year_of};
use crate::training::action::visits::reveal::reveal_phone;
use crate::training::action::visits::suggest::suggestions;
use crate::training::store::visits::visible_visit;

/// A visit to be booked.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct VisitBody {
    /// What for.
    pub service_id: Option<Uuid>,
    /// `YYYY-MM-DD`.
    #[oai(default)]
    pub day: String,
    /// HH:MM, a time of the service.
    #[oai(default)]
    pub starts: String,
    /// Who comes: a unit, a party organisation, a firm, a person.
    #[oai(default)]
    pub visitor: String,
    /// The number to ring back, a mobile or a fixed line.
    pub phone: Option<String>,
    /// How many; none: as many as last time, or as usual.
    pub people: Option<i64>,
    /// What else was said.
    pub note: Option<String>,
}

/// A visit that was booked.
#[derive(Debug, Object)]
pub struct VisitBooked {
    /// Its id.
    pub id: Uuid,
    /// The day.
    pub day: NaiveDate,
    /// HH:MM.
    pub starts: String,
    /// HH:MM.
    pub ends: String,
    /// How many were written down.
    pub people: i32,
}

/// Booked.
#[derive(ApiResponse)]
pub enum BookedAnswer {
    /// Booked.
    #[oai(status = 201)]
    Booked(Json<VisitBooked>),
}

/// A visit to be corrected.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct VisitEditBody {
    /// Who comes.
    #[oai(default)]
    pub visitor: String,
    /// The number to ring back; left out: as it stands; empty: none any more.
    pub phone: Option<String>,
    /// How many.
    #[oai(default)]
    pub people: i64,
    /// What else was said.
    pub note: Option<String>,
}

/// What is to be done with a visit.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct VisitActionBody {
    /// `move`, `arrive`, `miss`, `cancel` or `reopen`.
    pub action: String,
    /// Why; `cancel` needs it.
    pub reason: Option<String>,
    /// For `arrive`: how many came; none: as many as were to come.
    pub came: Option<i64>,
    /// For `move`: `YYYY-MM-DD`.
    pub day: Option<String>,
    /// For `move`: HH:MM.
    pub starts: Option<String>,
    /// For `move`: another service of the venue.
    pub service_id: Option<Uuid>,
}

/// How a visit stands now.
#[derive(Debug, Object)]
pub struct VisitStateView {
    /// Its state.
    pub state: String,
}

/// The beginning of a name.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct VisitorBody {
    /// A part of the name; empty: who came last.
    #[oai(default)]
    pub text: String,
}

/// Names.
#[derive(Debug, Object)]
pub struct VisitorNames {
    /// Those that came before first.
    pub items: Vec<String>,
}

/// Why a number is to be read.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct VisitPhoneBody {
    /// Why; it is kept.
    #[oai(default)]
    pub reason: String,
}

/// A whole number.
#[derive(Debug, Object)]
pub struct VisitPhone {
    /// The number; none: nobody left one.
    pub phone: Option<String>,
}

/// Visits to venues.
pub struct VisitApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Training")]
impl VisitApi {
    /// A venue's week: the times of its services, free, booked or taken by a session
    ///
    /// Whoever sees the venue sees when it is free; who comes is told to whoever keeps the venue and to whoever booked.
    /// Problems: `not_found` (404), `role.missing` (403).
    #[oai(path = "/venues/:venue/week", method = "get", operation_id = "venue_week")]
    async fn venue_week(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        venue: Path<Uuid>,
        /// A day of the week, `YYYY-MM-DD`; none: today.
        day: Query<Option<NaiveDate>>,
    ) -> Answer<Json<VenueWeek>> {
        actor.0.require(Capability::Read)?;
        let day = day.0.unwrap_or_else(|| platform.clock.today());
        Ok(Json(week(&platform, &actor.0, VenueId(venue.0), day).await?))
    }

    /// Names that whoever calls may bear: who came before, units and organisations within sight
    ///
    /// Problems: `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/venues/:venue/visitors",
        method = "post",
        operation_id = "suggest_visitors"
    )]
    async fn suggest_visitors(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        venue: Path<Uuid>,
        body: Json<VisitorBody>,
    ) -> Answer<Json<VisitorNames>> {
        actor.0.require(Capability::Read)?;
        let items = suggestions(&platform, &actor.0, VenueId(venue.0), &body.0.text).await?;
        Ok(Json(VisitorNames { items }))
    }

    /// Books a visit at a time that is free
    ///
    /// Problems: `form.invalid` (422) with every violation at once, `visit.taken`, `visit.no_such_time` (409) with the
    /// nearest free time in `nearest_day` and `nearest_starts`, `not_found` (404), `role.missing` (403).
    #[oai(path = "/venues/:venue/visits", method = "post", operation_id = "book_visit")]
    async fn book_visit(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        venue: Path<Uuid>,
        body: Json<VisitBody>,
    ) -> Answer<BookedAnswer> {
        let form = VisitForm {
            service: body.0.service_id.map(ServiceId),
            day: body.0.day,
            starts: body.0.starts,
            visitor: body.0.visitor,
            phone: body.0.phone,
            people: body.0.people,
            note: body.0.note,
        };
        let booked = book(&platform, &actor.0, VenueId(venue.0), form).await?;
        Ok(BookedAnswer::Booked(Json(VisitBooked {
            id: booked.id.into(),
            day: booked.time.day,
            starts: booked.time.starts.format("%H:%M").to_string(),
            ends: booked.time.ends.format("%H:%M").to_string(),
            people: booked.people,
        })))
    }

    /// The visits of a venue in a year by month, and those of a month or in a state
    ///
    /// Only visits whose visitors the actor may see are counted and listed. Problems: `visit.year`, `visit.month`,
    /// `visit.state_unknown` (422), `not_found` (404), `role.missing` (403).
    #[oai(path = "/venues/:venue/visits", method = "get", operation_id = "list_visits")]
    #[expect(clippy::too_many_arguments, reason = "one a query parameter")]
    async fn list_visits(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        venue: Path<Uuid>,
        /// The year; none: this one.
        year: Query<Option<i32>>,
        /// The month; none: all of the year.
        month: Query<Option<u32>>,
        /// In this state; `held`: in any but cancelled.
        state: Query<Option<String>>,
        /// Up to this day, `YYYY-MM-DD`.
        until: Query<Option<NaiveDate>>,
    ) -> Answer<Json<VisitList>> {
        let choice = choice(month.0, state.0.as_deref(), until.0)?;
        let year = year.0.unwrap_or_else(|| this_year(&platform));
        let year = year_of(&platform, &actor.0, VenueId(venue.0), year).await?;
        Ok(Json(list(&year, choice)))
    }

    /// The same as a workbook, without telephone numbers
    ///
    /// Problems: `visit.year`, `visit.month`, `visit.state_unknown` (422), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/venues/:venue/visits/file",
        method = "get",
        operation_id = "visits_file"
    )]
    #[expect(clippy::too_many_arguments, reason = "one a query parameter")]
    async fn visits_file(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        venue: Path<Uuid>,
        /// The year; none: this one.
        year: Query<Option<i32>>,
        /// The month; none: all of the year.
        month: Query<Option<u32>>,
        /// In this state; `held`: in any but cancelled.
        state: Query<Option<String>>,
        /// Up to this day, `YYYY-MM-DD`.
        until: Query<Option<NaiveDate>>,
    ) -> Answer<FileAnswer> {
        let choice = choice(month.0, state.0.as_deref(), until.0)?;
        let year = year.0.unwrap_or_else(|| this_year(&platform));
        let year = year_of(&platform, &actor.0, VenueId(venue.0), year).await?;
        let made = visits_file(&platform, &year, choice).await?;
        Ok(download(&made.name, made.media_type, made.bytes))
    }

    /// A visit whole, with what happened to it
    ///
    /// Problems: `not_found` (404), `role.missing` (403).
    #[oai(path = "/visits/:visit", method = "get", operation_id = "get_visit")]
    async fn get_visit(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        visit: Path<Uuid>,
    ) -> Answer<Json<VisitView>> {
        actor.0.require(Capability::Read)?;
        let db = platform.database.reader();
        let seen = visible_visit(db, &actor.0.scope, VisitId(visit.0)).await?;
        let seen = seen.ok_or_else(|| Problem::not_found("次来访"))?;
        Ok(Json(whole(&platform, &actor.0, seen).await?))
    }

    /// Corrects what was written down of a visit
    ///
    /// Problems: `form.invalid` (422) with every violation at once, `visit.transition` (409) where it is cancelled,
    /// `not_found` (404), `role.missing` (403).
    #[oai(path = "/visits/:visit", method = "put", operation_id = "edit_visit")]
    async fn edit_visit(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        visit: Path<Uuid>,
        body: Json<VisitEditBody>,
    ) -> Answer<Done> {
        let facts = VisitFacts {
            visitor: body.0.visitor,
            phone: body.0.phone,
            people: body.0.people,
            note: body.0.note,
        };
        edit_visit(&platform, &actor.0, VisitId(visit.0), facts).await?;
        Ok(Done::Done)
    }

    /// Moves a visit: to another time, came, missed, cancelled, or back to booked
    ///
    /// The other side is told where one unit keeps the venue and another booked. Problems: `visit.transition` (409) with
    /// `state` and `allowed`, `visit.too_early`, `visit.taken`, `visit.no_such_time` (409), `visit.reason_missing`,
    /// `visit.action`, `visit.people`, `visit.time`, `visit.service` (422), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/visits/:visit/actions",
        method = "post",
        operation_id = "act_on_visit"
    )]
    async fn act_on_visit(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        visit: Path<Uuid>,
        body: Json<VisitActionBody>,
    ) -> Answer<Json<VisitStateView>> {
        let words = VisitWords {
            reason: body.0.reason,
            came: body.0.came,
            day: body.0.day,
            starts: body.0.starts,
            service: body.0.service_id.map(ServiceId),
        };
        let id = VisitId(visit.0);
        let state = act_on_visit(&platform, &actor.0, id, &body.0.action, words).await?;
        Ok(Json(VisitStateView {
            state: state.code().to_owned(),
        }))
    }

    /// The whole number to ring a visitor back, for a reason that is kept
    ///
    /// Problems: `reason.missing` (422), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/visits/:visit/phone",
        method = "post",
        operation_id = "reveal_visit_phone"
    )]
    async fn reveal_visit_phone(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        visit: Path<Uuid>,
        body: Json<VisitPhoneBody>,
    ) -> Answer<Json<VisitPhone>> {
        let phone = reveal_phone(&platform, &actor.0, VisitId(visit.0), &body.0.reason).await?;
        Ok(Json(VisitPhone { phone }))
    }
}

fn this_year(platform: &Platform) -> i32 {
    use chrono::Datelike;
    platform.clock.today().year()
}

fn choice(month: Option<u32>, state: Option<&str>, until: Option<NaiveDate>) -> Result<Choice, Problem> {
    if month.is_some_and(|month| !(1..=12).contains(&month)) {
        return Err(Problem::field("visit.month", "month", "月份应为 1 到 12。"));
    }
    let said = state.filter(|text| !text.is_empty());
    let held = said == Some(HELD);
    let state = said
        .filter(|_| !held)
        .map(str::parse)
        .transpose()
        .map_err(|_| Problem::field("visit.state_unknown", "state", "没有这种情况，请重新选择。"))?;
    Ok(Choice {
        month,
        state,
        held,
        until,
    })
}

/// Chooses what was not cancelled.
const HELD: &str = "held";
