//! Who is on the lists: candidates, enrolling, leaving, replacing.
use poem::web::Data;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};
use sanyou_schema::domain::value::id::{EnrolmentId, PersonId, SessionId};
use uuid::Uuid;

use super::candidates::{self, CandidateList};
use super::done::Done;
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::problem::Answer;
use crate::training::action::act_on_enrolment::{Deed, act_on_enrolment};
use crate::training::action::enrol::{BatchItem, Enrolled, enrol, enrol_all};
use crate::training::action::quota_standing::KeptSeats;

/// Who is to be put on the list.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct EnrolBody {
    /// The person.
    pub person: Uuid,
    /// Why a clash with another session is accepted, where the county lets a reason do.
    pub reason: Option<String>,
}

/// A place.
#[derive(Debug, Object)]
pub struct EnrolledView {
    /// The id of the place.
    pub id: Uuid,
    /// `enrolled` or `waiting`.
    pub state: String,
    /// A code of the life cycle: `approved`, `enrolled`, `waiting`.
    pub enrolment_state: String,
    /// Of those that wait: which place, from 1.
    pub position: Option<u32>,
    /// Why one waits though seats are free: they are kept for units.
    pub detail: Option<String>,
}

/// What asking for a place led to.
#[derive(ApiResponse)]
pub enum EnrolAnswer {
    /// A place was free.
    #[oai(status = 201)]
    Enrolled(Json<EnrolledView>),
    /// All places are taken: on the waiting list.
    #[oai(status = 202)]
    Waiting(Json<EnrolledView>),
}

/// Who are to be put on the list, in this order.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct BatchBody {
    /// The people.
    pub persons: Vec<Uuid>,
    /// Why clashes with other sessions are accepted, where the county lets a reason do.
    pub reason: Option<String>,
}

/// What became of one of several.
#[derive(Debug, Object)]
pub struct BatchItemView {
    /// The person.
    pub person: Uuid,
    /// 201 on the list, 202 waiting, 404 or 409 why not.
    pub status: u16,
    /// The code of the refusal.
    pub code: Option<String>,
    /// The sentence of the refusal, or which place of the waiting list.
    pub detail: Option<String>,
    /// Whether a reason would let it through.
    pub reason_would_do: bool,
}

/// What became of each.
#[derive(Debug, Object)]
pub struct BatchView {
    /// In the order of the request.
    pub items: Vec<BatchItemView>,
}

/// What is to be done with a place.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct EnrolmentActionBody {
    /// `withdraw`, `replace`, `drop_out`, `approve`, `restore` (who left comes back), or `jump`: another waiting position.
    pub action: String,
    /// Why.
    pub reason: Option<String>,
    /// Who takes the place, for `replace`.
    pub by_person: Option<Uuid>,
    /// Where on the waiting list, from 1, for `jump`; only who holds the session may, with a reason.
    pub position: Option<u32>,
}

/// Lists of sessions.
pub struct EnrolmentApi;

/// Whom to offer. What is typed stands in the body, so that no address or log holds a name.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct CandidateBody {
    /// With a post in this unit or below it.
    pub unit: Option<Uuid>,
    /// `secretary`, `instructor`, `fulltime` or `committee`.
    pub role: Option<String>,
    /// `none`, `junior`, `intermediate` or `senior`.
    pub tier: Option<String>,
    /// A name or a part of it, or pinyin initials.
    #[oai(validator(max_length = 100))]
    pub q: Option<String>,
    /// The page, from an earlier answer's `next`.
    pub cursor: Option<String>,
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Training")]
impl EnrolmentApi {
    /// Puts a person on the list
    ///
    /// In an announced session the person is told: by mail where they gave an address, else by the township. Problems:
    /// `enrolment.clash`, `enrolment.already`, `enrolment.left`, `enrolment.closed`, `enrolment.no_post` (409),
    /// `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/sessions/:session/enrolments",
        method = "post",
        operation_id = "enrol"
    )]
    async fn enrol(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
        body: Json<EnrolBody>,
    ) -> Answer<EnrolAnswer> {
        let EnrolBody { person, reason } = body.0;
        let (session, person) = (SessionId(session.0), PersonId(person));
        let enrolled = enrol(&platform, &actor.0, session, person, reason.as_deref()).await?;
        Ok(answer(enrolled))
    }

    /// Puts several on the list; each gets a place, or is told why not
    ///
    /// Problems: `enrolment.too_many` (422), `enrolment.closed` (409), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/sessions/:session/enrolments/batch",
        method = "post",
        operation_id = "enrol_several"
    )]
    async fn enrol_several(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
        body: Json<BatchBody>,
    ) -> Answer<Json<BatchView>> {
        let BatchBody { persons, reason } = body.0;
        let (session, people) = (SessionId(session.0), persons.into_iter().map(PersonId).collect());
        let items = enrol_all(&platform, &actor.0, session, people, reason.as_deref()).await?;
        Ok(Json(BatchView {
            items: items.into_iter().map(batch_item).collect(),
        }))
    }

    /// Takes a person off the list, puts another in the place, approves, moves on the waiting list
    ///
    /// A place that falls free goes to who waits first. Problems: `enrolment.transition`, `enrolment.closed`,
    /// `enrolment.cut_off`, `enrolment.position` and those of enrolling for who takes the place (409), `enrolment.reason_missing`,
    /// `enrolment.action`, `enrolment.by_person` (422), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/enrolments/:enrolment/actions",
        method = "post",
        operation_id = "act_on_enrolment"
    )]
    async fn act_on_enrolment(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        enrolment: Path<Uuid>,
        body: Json<EnrolmentActionBody>,
    ) -> Answer<Done> {
        let EnrolmentActionBody {
            action,
            reason,
            by_person,
            position,
        } = body.0;
        let deed = Deed {
            action,
            reason,
            by_person: by_person.map(PersonId),
            position,
        };
        act_on_enrolment(&platform, &actor.0, EnrolmentId(enrolment.0), deed).await?;
        Ok(Done::Done)
    }

    /// Who might be put on the list, with why and what stands against it
    ///
    /// Problems: `request.cursor` (422), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/sessions/:session/candidates",
        method = "post",
        operation_id = "list_candidates"
    )]
    async fn list_candidates(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
        body: Json<CandidateBody>,
    ) -> Answer<Json<CandidateList>> {
        let CandidateBody {
            unit,
            role,
            tier,
            q,
            cursor,
        } = body.0;
        let asked = candidates::Asked {
            unit,
            role,
            tier,
            typed: q,
            cursor,
        };
        let list = candidates::list(&platform, &actor.0, SessionId(session.0), asked).await?;
        Ok(Json(list))
    }
}

/// A place, or a place on the waiting list.
pub(super) fn answer(enrolled: Enrolled) -> EnrolAnswer {
    match enrolled {
        Enrolled::In(id, state) => EnrolAnswer::Enrolled(Json(EnrolledView {
            id: id.into(),
            state: "enrolled".to_owned(),
            enrolment_state: state.code().to_owned(),
            position: None,
            detail: None,
        })),
        Enrolled::Waiting(id, position) => waiting(id, position, None),
        Enrolled::Kept(id, position, kept) => waiting(id, position, Some(kept)),
    }
}

fn waiting(id: EnrolmentId, position: u32, kept: Option<KeptSeats>) -> EnrolAnswer {
    EnrolAnswer::Waiting(Json(EnrolledView {
        id: id.into(),
        state: "waiting".to_owned(),
        enrolment_state: "waiting".to_owned(),
        position: Some(position),
        detail: kept.map(KeptSeats::sentence),
    }))
}

fn batch_item(item: BatchItem) -> BatchItemView {
    let person = item.person.into();
    match item.outcome {
        Ok(Enrolled::In(..)) => BatchItemView {
            person,
            status: 201,
            code: None,
            detail: None,
            reason_would_do: false,
        },
        Ok(Enrolled::Waiting(_, position)) => BatchItemView {
            person,
            status: 202,
            code: None,
            detail: Some(format!("候补第 {position} 位")),
            reason_would_do: false,
        },
        Ok(Enrolled::Kept(_, position, kept)) => BatchItemView {
            person,
            status: 202,
            code: Some("quota.kept".to_owned()),
            detail: Some(format!("候补第 {position} 位：{}", kept.sentence())),
            reason_would_do: true,
        },
        Err(problem) => BatchItemView {
            person,
            status: problem.status().as_u16(),
            code: Some(problem.code().to_owned()),
            detail: Some(problem.detail().to_owned()),
            reason_would_do: problem
                .extra("reason_would_do")
                .and_then(serde_json::Value::as_bool)
                .unwrap_or(false),
        },
    }
}
