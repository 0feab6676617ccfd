//! How the places of a session are given.
use chrono::NaiveDate;
use poem::web::Data;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::value::id::{AccountId, SessionId};
use uuid::Uuid;

use super::done::Done;
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::problem::Answer;
use crate::training::action::set_head::set_head;
use crate::training::action::set_places::{PlaceRules, set_places};

/// The rules for a session's places, all of them.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct PlaceRulesBody {
    /// How many places.
    pub capacity: i64,
    /// Whether people may ask for themselves on the phone.
    pub self_enrol: bool,
    /// Whether those are looked through.
    pub approval: bool,
    /// The last day on which townships and people enter names.
    pub names_until: Option<NaiveDate>,
    /// The last day on which they give a place back.
    pub leave_until: Option<NaiveDate>,
    /// For how many hours a free place is kept for who waits first; none: it is given at once.
    pub offer_hours: Option<i64>,
    /// `offline`, `online` or `mixed`.
    #[oai(default)]
    pub teaching: String,
    /// Why there are more places than seats, where the county lets a reason do.
    pub reason: Option<String>,
}

/// The rules for a session's places, as they are shown.
#[derive(Debug, Object)]
pub struct PlaceRulesView {
    /// Whether people may ask for themselves on the phone.
    pub self_enrol: bool,
    /// Whether those are looked through.
    pub approval: bool,
    /// The last day on which townships and people enter names.
    pub names_until: Option<NaiveDate>,
    /// The last day on which they give a place back.
    pub leave_until: Option<NaiveDate>,
    /// For how many hours a free place is kept for who waits first; none: it is given at once.
    pub offer_hours: Option<i32>,
    /// `offline`, `online` or `mixed`.
    pub teaching: String,
    /// How many seats are free, those that are kept for somebody taken off.
    pub free: u32,
    /// How many wait with a seat kept for them.
    pub offered: u32,
    /// How many people's own requests are not looked through yet.
    pub to_approve: u64,
}

/// The class teacher of a session.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct HeadBody {
    /// A class teacher's account.
    pub account_id: Uuid,
}

/// How places are given.
pub struct PlaceRulesApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Training")]
impl PlaceRulesApi {
    /// Sets how the places are given; more places go to those that wait
    ///
    /// Problems: `form.invalid` (422) with every violation at once, `room.small` among them with `reason_would_do` where
    /// a reason lets it through; `session.planned_no_more`, `session.too_few` (409),
    /// `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/sessions/:session/places",
        method = "put",
        operation_id = "set_places"
    )]
    async fn set_places(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
        body: Json<PlaceRulesBody>,
    ) -> Answer<Done> {
        let body = body.0;
        let rules = PlaceRules {
            capacity: body.capacity,
            self_enrol: body.self_enrol,
            approval: body.approval,
            names_until: body.names_until,
            leave_until: body.leave_until,
            offer_hours: body.offer_hours,
            teaching: body.teaching,
            reason: body.reason,
        };
        set_places(&platform, &actor.0, SessionId(session.0), rules).await?;
        Ok(Done::Done)
    }

    /// Names another class teacher, however late
    ///
    /// The account must be a class teacher's already (`list_teachers`); the one before gives up the class.
    /// Problems: `session.head` (422), `session.over` (409), `not_found` (404), `role.missing` (403).
    #[oai(path = "/sessions/:session/head", method = "put", operation_id = "set_head")]
    async fn set_head(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
        body: Json<HeadBody>,
    ) -> Answer<Done> {
        set_head(
            &platform,
            &actor.0,
            SessionId(session.0),
            AccountId(body.0.account_id),
        )
        .await?;
        Ok(Done::Done)
    }
}
