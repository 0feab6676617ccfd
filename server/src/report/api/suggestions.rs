//! `/sessions/:session/suggestions`: who might be named, and why.
use poem::web::Data;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::training::due::Rank;
use sanyou_schema::domain::value::id::{SessionId, UnitId};
use uuid::Uuid;

use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};
use crate::report::suggestions::{Suggestion, refill, suggest};
use crate::unit::named_units;

/// So many are listed at most: who is further down is found by the list of candidates.
const MOST: usize = 300;

/// Somebody who might be named.
#[derive(Debug, Object)]
pub struct ShownSuggestion {
    /// The person.
    pub id: Uuid,
    /// The name.
    pub name: String,
    /// The township of the post.
    pub unit_name: Option<String>,
    /// Where the person serves.
    pub party_organisation: Option<String>,
    /// The post in words.
    pub post: Option<String>,
    /// Why they are due, or that they are not.
    pub reason: String,
    /// Whether anything asks for it.
    pub due: bool,
    /// Why they can't come.
    pub against: Option<String>,
}

/// Who might be named.
#[derive(Debug, Object)]
pub struct SuggestionList {
    /// The most pressing first, those who can't come last.
    pub items: Vec<ShownSuggestion>,
    /// How many in all.
    pub total: u64,
    /// Of these, how many are due and can come.
    pub due: u64,
}

/// Somebody who was put on the list, or not.
#[derive(Debug, Object)]
pub struct RefilledPerson {
    /// The person.
    pub id: Uuid,
    /// The name.
    pub name: String,
    /// Why not; none for whoever has a place.
    pub refused: Option<String>,
}

/// Who got the places that came back.
#[derive(Debug, Object)]
pub struct Refilled {
    /// In order.
    pub items: Vec<RefilledPerson>,
}

/// Suggestions.
pub struct SuggestionApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Report")]
impl SuggestionApi {
    /// Who might be named for a session: who is due and eligible, the most pressing first, each with the reason
    ///
    /// Whoever is on the list already is left out. Problems: `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/sessions/:session/suggestions",
        method = "get",
        operation_id = "list_suggestions"
    )]
    async fn list_suggestions(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
        /// With a post in this unit or below it.
        unit: Query<Option<Uuid>>,
    ) -> Answer<Json<SuggestionList>> {
        let path = match unit.0 {
            None => None,
            Some(unit) => {
                let units = named_units(platform.database.reader(), actor.0.scope.day).await?;
                let found = units.into_iter().find(|one| one.row.id == UnitId(unit));
                Some(found.ok_or_else(|| Problem::not_found("单位"))?.row.path)
            }
        };
        let found = suggest(&platform, &actor.0, SessionId(session.0), path).await?;
        let due = found
            .iter()
            .filter(|one| one.against.is_none() && one.rank != Rank::NotDue);
        Ok(Json(SuggestionList {
            due: due.count() as u64,
            total: found.len() as u64,
            items: found.into_iter().take(MOST).map(shown).collect(),
        }))
    }

    /// Fills the places that came back with those who are most due (递补)
    ///
    /// Problems: `quota.none`, `quota.nothing_free`, `quota.nobody_due` (409), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/sessions/:session/refill",
        method = "post",
        operation_id = "refill_session"
    )]
    async fn refill_session(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
    ) -> Answer<Json<Refilled>> {
        let items = refill(&platform, &actor.0, SessionId(session.0)).await?;
        let item = |(name, item): (String, crate::training::BatchItem)| RefilledPerson {
            id: item.person.into(),
            name,
            refused: item.outcome.err().map(|problem| problem.detail().to_owned()),
        };
        Ok(Json(Refilled {
            items: items.into_iter().map(item).collect(),
        }))
    }
}

fn shown(one: Suggestion) -> ShownSuggestion {
    let post = one.person.post;
    ShownSuggestion {
        id: one.person.id.into(),
        name: one.person.name,
        unit_name: post.as_ref().map(|post| post.unit_name.clone()),
        party_organisation: post.as_ref().map(|post| post.party_organisation.clone()),
        post: post.as_ref().map(|post| post.post.label().to_owned()),
        due: one.against.is_none() && one.rank != Rank::NotDue,
        reason: one.reason,
        against: one.against,
    }
}
