//! What a session is called and says of itself.
use poem::web::Data;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::value::id::SessionId;
use uuid::Uuid;

use super::done::Done;
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::problem::Answer;
use crate::training::action::set_heading::{Heading, set_heading};

/// How a session is headed, all of it; name and kinds are the class's, and so of all its sessions.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct HeadingBody {
    /// The class's name: 轮训.
    pub class_name: String,
    /// A code of the kinds of classes.
    pub kind: String,
    /// A code of the ways of holding classes.
    pub delivery: String,
    /// The n of 第n期.
    pub number: i64,
    /// What to bring, how to get there.
    pub note: Option<String>,
}

/// How sessions are headed.
pub struct HeadingApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Training")]
impl HeadingApi {
    /// Puts name, kinds, number and note of a session right
    ///
    /// Until it is completed. Who was told of the session is told of another note. Problems: `form.invalid` (422) with
    /// every violation at once, `session.over` (409), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/sessions/:session/heading",
        method = "put",
        operation_id = "set_session_heading"
    )]
    async fn set_session_heading(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
        body: Json<HeadingBody>,
    ) -> Answer<Done> {
        let body = body.0;
        let heading = Heading {
            class_name: body.class_name,
            kind: body.kind,
            delivery: body.delivery,
            number: body.number,
            note: body.note,
        };
        set_heading(&platform, &actor.0, SessionId(session.0), heading).await?;
        Ok(Done::Done)
    }
}
