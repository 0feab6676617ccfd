//! `/sessions/:session/set-aside`: whom those who send people do not name, and why.
use chrono::{DateTime, NaiveDate, Utc};
use poem::web::Data;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::value::id::{PersonId, SessionId, SetAsideId};
use uuid::Uuid;

use super::done::Done;
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::problem::Answer;
use crate::training::action::set_aside::{AsideForm, set_aside, set_aside_list, take_back};

/// Whom not to name.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct SetAsideBody {
    /// The person.
    pub person: Uuid,
    /// Why.
    pub reason: Option<String>,
    /// `YYYY-MM-DD`: for every session that begins until then; left out: for this one alone.
    pub until: Option<String>,
}

/// Somebody who is not to be named.
#[derive(Debug, Object)]
pub struct ShownAside {
    /// By which it is taken back.
    pub id: Uuid,
    /// The person.
    pub person: Uuid,
    /// The name; masked for 查阅.
    pub name: String,
    /// The township of the post.
    pub unit_name: Option<String>,
    /// Why; not for 查阅.
    pub reason: Option<String>,
    /// Until when, where it is said of more than this session.
    pub until: Option<NaiveDate>,
    /// Since when.
    pub at: DateTime<Utc>,
}

/// Who is not to be named.
#[derive(Debug, Object)]
pub struct SetAsideList {
    /// By name.
    pub items: Vec<ShownAside>,
}

/// Whom not to name.
pub struct SetAsideApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Training")]
impl SetAsideApi {
    /// Who is not to be named for a session, of the people within sight
    ///
    /// Problems: `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/sessions/:session/set-aside",
        method = "get",
        operation_id = "list_set_aside"
    )]
    async fn list_set_aside(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
    ) -> Answer<Json<SetAsideList>> {
        let found = set_aside_list(&platform, &actor.0, SessionId(session.0)).await?;
        let items = found.into_iter().map(|one| ShownAside {
            id: one.row.id.into(),
            person: one.head.id.into(),
            name: one.head.name,
            unit_name: one.head.post.map(|post| post.unit_name),
            reason: one.row.reason,
            until: one.row.until,
            at: one.row.made_at,
        });
        Ok(Json(SetAsideList {
            items: items.collect(),
        }))
    }

    /// Says that somebody is not to be named for a session, or until a day
    ///
    /// Said again it is said anew. Problems: `aside.reason`, `aside.until` (422), `aside.named` (409), `not_found` (404),
    /// `role.missing` (403).
    #[oai(
        path = "/sessions/:session/set-aside",
        method = "post",
        operation_id = "set_aside"
    )]
    async fn set_aside(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
        body: Json<SetAsideBody>,
    ) -> Answer<Done> {
        let SetAsideBody {
            person,
            reason,
            until,
        } = body.0;
        let form = AsideForm { reason, until };
        set_aside(&platform, &actor.0, SessionId(session.0), PersonId(person), form).await?;
        Ok(Done::Done)
    }

    /// Takes it back: the person may be named again
    ///
    /// Problems: `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/set-aside/:aside",
        method = "delete",
        operation_id = "take_back_set_aside"
    )]
    async fn take_back_set_aside(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        aside: Path<Uuid>,
    ) -> Answer<Done> {
        take_back(&platform, &actor.0, SetAsideId(aside.0)).await?;
        Ok(Done::Done)
    }
}
