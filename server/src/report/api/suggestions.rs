//! `/sessions/:session/suggestions`: who might be named, and why.
use chrono::NaiveDate;
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
use crate::training::OtherSession;
use crate::unit::named_units;

/// So many of those who can come are listed at most: who is further down is found by the list of candidates. Of those who
/// can't, or are not to be named, everybody is.
const MOST: usize = 300;

/// Another session of the same class.
#[derive(Debug, Object)]
pub struct SessionInstead {
    /// Which.
    pub id: Uuid,
    /// `轮训第2期`.
    pub name: String,
    /// Its first day.
    pub first_day: NaiveDate,
    /// Its last day.
    pub last_day: NaiveDate,
}

/// That somebody is not to be named.
#[derive(Debug, Object)]
pub struct AsideOf {
    /// By which it is taken back.
    pub id: Uuid,
    /// Why.
    pub reason: Option<String>,
    /// Until when, where it is said of more than this session.
    pub until: Option<NaiveDate>,
}

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
    /// The sessions of the same class to which they could go instead.
    pub instead: Vec<SessionInstead>,
    /// That they are not to be named, where somebody said so.
    pub aside: Option<AsideOf>,
    /// The line or the alliance whose place they would take, where places go by these.
    pub group: Option<Uuid>,
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
            .filter(|one| may_be_named(one) && one.rank != Rank::NotDue);
        let (due, total) = (due.count() as u64, found.len() as u64);
        let (able, others): (Vec<_>, Vec<_>) = found.into_iter().partition(may_be_named);
        let listed = able.into_iter().take(MOST).chain(others);
        Ok(Json(SuggestionList {
            due,
            total,
            items: listed.map(shown).collect(),
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

/// Whether nothing stands against naming somebody.
const fn may_be_named(one: &Suggestion) -> bool {
    one.against.is_none() && one.aside.is_none()
}

fn shown(one: Suggestion) -> ShownSuggestion {
    let due = may_be_named(&one) && one.rank != Rank::NotDue;
    let post = one.person.post;
    ShownSuggestion {
        id: one.person.id.into(),
        name: one.person.name,
        unit_name: post.as_ref().map(|post| post.unit_name.clone()),
        party_organisation: post.as_ref().map(|post| post.party_organisation.clone()),
        post: post.as_ref().map(|post| post.post.label().to_owned()),
        due,
        instead: one.instead.into_iter().map(instead).collect(),
        aside: one.aside.map(|row| AsideOf {
            id: row.id.into(),
            reason: row.reason,
            until: row.until,
        }),
        reason: one.reason,
        against: one.against,
        group: one.group,
    }
}

fn instead(other: OtherSession) -> SessionInstead {
    SessionInstead {
        id: other.id.into(),
        name: other.name,
        first_day: other.first_day,
        last_day: other.last_day,
    }
}
