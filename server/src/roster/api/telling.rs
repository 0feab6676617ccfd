//! Whom an import tells.
use chrono::{DateTime, Utc};
use poem::web::Data;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::value::id::ImportId;
use uuid::Uuid;

use super::Done;
use super::asked::{parsed, seen};
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::problem::Answer;
use crate::roster::action::tell_people::choose_telling;
use crate::roster::action::who_is_told::{Listed, WhoIsTold, who_is_told};

/// Whether the people of an import are told.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct TellBody {
    /// Told once it is written, or not.
    pub tell: bool,
}

/// How many are told for one reason.
#[derive(Debug, Object)]
pub struct ToldWhy {
    /// `post`, `moved`, `left`, `changed` or `fact`.
    pub why: String,
    /// The same in Chinese.
    pub label: String,
    /// How many people.
    pub people: u64,
}

/// One who is or was told.
#[derive(Debug, Object)]
pub struct ToldPerson {
    /// The person; null while the import has yet to make them.
    pub person_id: Option<Uuid>,
    /// The name.
    pub name: String,
    /// The first line.
    pub title: String,
    /// The text as the person reads it.
    pub body: String,
    /// `mail`, or `township`: on its list of whom to tell.
    pub way: String,
    /// Of who was told: how far it has come, in Chinese.
    pub state_label: Option<String>,
    /// When it was written.
    pub told_at: Option<DateTime<Utc>>,
}

/// Whom an import tells, or told.
#[derive(Debug, Object)]
#[oai(rename = "ImportTelling")]
pub struct TellingView {
    /// Whether they are told once it is written.
    pub tell: bool,
    /// Whether it was written: then the list is of those who were told.
    pub told: bool,
    /// How many people.
    pub total: u64,
    /// Of them by mail.
    pub mail: u64,
    /// Of them by their township.
    pub township: u64,
    /// Why; empty once it is written.
    pub whys: Vec<ToldWhy>,
    /// They, in the file's order, those who leave behind.
    pub items: Vec<ToldPerson>,
    /// What the next page is asked for with; null on the last.
    pub next: Option<String>,
}

/// Whom imports tell.
pub struct TellingApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Roster")]
impl TellingApi {
    /// Who would be told of an import, and why; once it is written, who was told
    ///
    /// What is shown is what goes out: both make the list from the same rows. What was told is not taken back with the
    /// import. Problems: `request.malformed` (400), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/roster-imports/:import/telling",
        method = "get",
        operation_id = "get_roster_import_telling"
    )]
    async fn get_roster_import_telling(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        import: Path<Uuid>,
        /// Where the next page begins.
        cursor: Query<Option<String>>,
    ) -> Answer<Json<TellingView>> {
        let row = seen(&platform, &actor.0, ImportId(import.0)).await?;
        let told = who_is_told(&platform, &row, parsed(cursor.0.as_deref())?).await?;
        Ok(Json(told.into()))
    }

    /// Says whether the people of an import are told once it is written
    ///
    /// Nobody is, if nothing is said. Problems: `import.transition` (409), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/roster-imports/:import/telling",
        method = "put",
        operation_id = "choose_roster_import_telling"
    )]
    async fn choose_roster_import_telling(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        import: Path<Uuid>,
        body: Json<TellBody>,
    ) -> Answer<Done> {
        choose_telling(&platform, &actor.0, ImportId(import.0), body.tell).await?;
        Ok(Done::Done)
    }
}

impl From<WhoIsTold> for TellingView {
    fn from(who: WhoIsTold) -> Self {
        let whys = who.whys.into_iter().map(|(why, people)| ToldWhy {
            why: why.code().to_owned(),
            label: why.label().to_owned(),
            people,
        });
        Self {
            tell: who.tell,
            told: who.told,
            total: who.total,
            mail: who.mail,
            township: who.total.saturating_sub(who.mail),
            whys: whys.collect(),
            next: who.next.map(|id| id.to_string()),
            items: who.people.into_iter().map(ToldPerson::from).collect(),
        }
    }
}

impl From<Listed> for ToldPerson {
    fn from(one: Listed) -> Self {
        Self {
            person_id: one.person.map(Into::into),
            name: one.name,
            title: one.title,
            body: one.body,
            way: if one.by_mail { "mail" } else { "township" }.to_owned(),
            state_label: one.state.map(|state| state.label().to_owned()),
            told_at: one.at,
        }
    }
}
