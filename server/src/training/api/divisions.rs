//! `/sessions/…/divisions`: the groups of a session (分班), and who is in which.
use poem::web::Data;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::value::id::{DivisionId, EnrolmentId, SessionId};
use uuid::Uuid;

use super::done::Done;
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::problem::Answer;
use crate::training::action::divisions::{DivisionForm, deal_divisions, move_to_division, set_divisions};
use crate::training::store::facts::SessionFacts;

/// A group of a session.
#[derive(Debug, Object)]
pub struct DivisionView {
    /// Its id.
    pub id: Uuid,
    /// What half-days of a form name it by.
    pub number: i32,
    /// 一班 …
    pub name: String,
    /// How many of those on the list are in it.
    pub people: u32,
    /// How many half-days are its own.
    pub slots: u32,
}

/// The groups of a session, by number.
pub fn division_views(facts: &SessionFacts) -> Vec<DivisionView> {
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let view = |id: DivisionId| {
        let people = facts.enrolments.iter().filter(|row| row.state.takes_place());
        let slots = facts.slots.iter().filter(|slot| slot.division_id == Some(id));
        (
            number(people.filter(|row| row.division_id == Some(id)).count()),
            number(slots.count()),
        )
    };
    let views = facts.divisions.iter().map(|row| {
        let (people, slots) = view(row.id);
        DivisionView {
            id: row.id.into(),
            number: row.number,
            name: row.name.clone(),
            people,
            slots,
        }
    });
    views.collect()
}

/// A group as it is typed.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct DivisionBody {
    /// The one that it is; none for a new one.
    pub id: Option<Uuid>,
    /// What it is called.
    #[oai(default)]
    pub name: String,
}

/// The groups as they are to be.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct DivisionsBody {
    /// In their order; none where the session is not divided any more.
    pub items: Vec<DivisionBody>,
}

/// How people are dealt.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct DealBody {
    /// Whether those that have a group stay in it.
    #[oai(default)]
    pub keep: bool,
}

/// Somebody who was put into no group.
#[derive(Debug, Object)]
pub struct LeftView {
    /// The person.
    pub person_id: Uuid,
    /// Why.
    pub message: String,
}

/// What came of dealing.
#[derive(Debug, Object)]
pub struct DealtView {
    /// Who could be put nowhere.
    pub left: Vec<LeftView>,
}

/// Where somebody is put.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct MoveBody {
    /// The group; none: in no group.
    pub division_id: Option<Uuid>,
    /// Why a clash is accepted, where it may be.
    pub reason: Option<String>,
}

/// Groups of sessions.
pub struct DivisionApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Training")]
impl DivisionApi {
    /// Sets the groups of a session (分班)
    ///
    /// Those that are left out go, and their people are in none. Problems: `division.name`, `division.twice`,
    /// `division.one`, `division.many`, `division.unknown` (422), `division.planned`, `division.closed` (409), `not_found`
    /// (404), `role.missing` (403).
    #[oai(
        path = "/sessions/:session/divisions",
        method = "put",
        operation_id = "set_divisions"
    )]
    async fn set_divisions(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
        body: Json<DivisionsBody>,
    ) -> Answer<Done> {
        let forms = body.0.items.into_iter().map(|item| DivisionForm {
            id: item.id.map(DivisionId),
            name: item.name,
        });
        set_divisions(&platform, &actor.0, SessionId(session.0), forms.collect()).await?;
        Ok(Done::Done)
    }

    /// Deals the people on the list into the groups, townships mixed and evenly
    ///
    /// Problems: `division.none`, `division.nobody`, `division.closed` (409), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/sessions/:session/divisions/deal",
        method = "post",
        operation_id = "deal_divisions"
    )]
    async fn deal_divisions(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
        body: Json<DealBody>,
    ) -> Answer<Json<DealtView>> {
        let left = deal_divisions(&platform, &actor.0, SessionId(session.0), body.0.keep).await?;
        let left = left.into_iter().map(|one| LeftView {
            person_id: one.person.into(),
            message: one.message,
        });
        Ok(Json(DealtView { left: left.collect() }))
    }

    /// Puts somebody into a group, or into none
    ///
    /// Half-days that they were at before stay theirs. Problems: `division.unknown` (422), `enrolment.clash`,
    /// `division.closed` (409), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/enrolments/:enrolment/division",
        method = "put",
        operation_id = "move_to_division"
    )]
    async fn move_to_division(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        enrolment: Path<Uuid>,
        body: Json<MoveBody>,
    ) -> Answer<Done> {
        let MoveBody { division_id, reason } = body.0;
        let (id, to) = (EnrolmentId(enrolment.0), division_id.map(DivisionId));
        move_to_division(&platform, &actor.0, id, to, reason.as_deref()).await?;
        Ok(Done::Done)
    }
}
