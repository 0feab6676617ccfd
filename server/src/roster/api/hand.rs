//! What is done to people and posts on a page.
use chrono::NaiveDate;
use poem::web::Data;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};
use sanyou_schema::domain::value::id::{AppointmentId, PartyOrganisationId, PersonId, UnitId};
use uuid::Uuid;

use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::problem::Answer;
use crate::roster::action::by_hand::Written as Outcome;
use crate::roster::action::by_hand::people::correct_person;
use crate::roster::action::by_hand::place::Named;
use crate::roster::action::by_hand::post::{add_post, correct_post, end_post};
use crate::roster::action::by_hand::told::{PersonTold, PostTold};
use crate::roster::action::by_hand::transfer::{Move, transfer};
use crate::roster::action::union::join;

/// A value of a field.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct FieldValue {
    /// The field, by the reader's name: `name`, `phone`, `post_since` …
    pub field: String,
    /// The new value; null or empty clears it.
    #[oai(validator(max_length = 500))]
    pub value: Option<String>,
}

/// A post as a form tells it.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct PostBody {
    /// The township or zone.
    pub unit: Uuid,
    /// The party organisation there;
    pub party_organisation: Option<Uuid>,
    /// or its name: a known one of the unit, else it is made.
    #[oai(validator(max_length = 100))]
    pub party_organisation_name: Option<String>,
    /// Code of the post.
    pub post: String,
    /// First day or month: `YYYY-MM-DD` or `YYYY-MM`; today where it is not known.
    pub since: Option<String>,
    /// The employer's name.
    pub employer: Option<String>,
    /// `employment`, `term_end`, `administrative_post`, `source_unit`, `remark`.
    #[oai(default)]
    pub values: Vec<FieldValue>,
    /// After `organisation.near`: names that are another's than the known one's.
    #[oai(default, validator(max_items = 4))]
    pub apart: Vec<String>,
}

/// A person with a post.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct PersonBody {
    /// `name` at least; `id_number`, `phone`, `sex` and the like.
    pub values: Vec<FieldValue>,
    /// The post.
    pub post: PostBody,
    /// After `person.same_name`: it is somebody else.
    #[oai(default)]
    pub same_name_ok: bool,
    /// After `person.elsewhere`: ask the other township.
    #[oai(default)]
    pub ask_transfer: bool,
}

/// Values that are put right.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct CorrectBody {
    /// Each field once.
    pub values: Vec<FieldValue>,
    /// Why; it stands in the history.
    pub reason: String,
}

/// The end of a post.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct EndBody {
    /// The first day on which it is no longer held.
    pub day: NaiveDate,
    /// Why.
    pub reason: String,
}

/// Where a post goes on.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct TransferBody {
    /// The post.
    pub post: Uuid,
    /// The township or zone.
    pub to_unit: Uuid,
    /// The party organisation there;
    pub party_organisation: Option<Uuid>,
    /// or its name. May be left out where another township is to take the person over.
    #[oai(validator(max_length = 100))]
    pub party_organisation_name: Option<String>,
    /// After `organisation.near`: names that are another's than the known one's.
    #[oai(default, validator(max_items = 4))]
    pub apart: Vec<String>,
    /// The first day there.
    pub day: NaiveDate,
    /// Why.
    pub reason: String,
}

/// Values of a post that are put right.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct CorrectPostBody {
    /// Each field once.
    pub values: Vec<FieldValue>,
    /// After `organisation.near`: names that are another's than the known one's.
    #[oai(default, validator(max_items = 4))]
    pub apart: Vec<String>,
    /// Why; it stands in the history.
    pub reason: String,
}

/// What an act on a page came to.
#[derive(Debug, Object)]
pub struct Written {
    /// The change in the history, by which it can be taken back; null where nothing was to be changed.
    pub change_set: Option<Uuid>,
    /// The person.
    pub person: Option<Uuid>,
    /// The organisation or party organisation that was made.
    pub organisation: Option<Uuid>,
    /// The request that another township is to answer.
    pub transfer: Option<Uuid>,
    /// What is odd about it, in sentences.
    pub warnings: Vec<String>,
}

impl From<Outcome> for Written {
    fn from(outcome: Outcome) -> Self {
        Self {
            change_set: outcome.change_set.map(Into::into),
            person: outcome.person.map(Into::into),
            organisation: outcome.organisation.map(Into::into),
            transfer: outcome.transfer.map(Into::into),
            warnings: outcome.warnings,
        }
    }
}

/// Written.
#[derive(ApiResponse)]
pub enum Made {
    /// Written, or asked for.
    #[oai(status = 201)]
    Made(Json<Written>),
}

/// People and posts by hand.
pub struct HandApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Roster")]
impl HandApi {
    /// Puts values of a person right, for a reason
    ///
    /// Problems: `form.invalid` (422), `reason.missing` (422), `person.same_number` (409, with `person` where it is in
    /// scope), `person.merged` (409), `person.moved_away` (403), `role.missing` (403), `not_found` (404).
    #[oai(
        path = "/people/:person/values",
        method = "patch",
        operation_id = "correct_person"
    )]
    async fn correct_person(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        person: Path<Uuid>,
        body: Json<CorrectBody>,
    ) -> Answer<Json<Written>> {
        let CorrectBody { values, reason } = body.0;
        let id = PersonId(person.0);
        let written = correct_person(&platform, &actor.0, id, pairs(values), &reason).await?;
        Ok(Json(written.into()))
    }

    /// One more post of a person
    ///
    /// Problems: `form.invalid` (422), `party_organisation.missing` (422), `organisation.near` (409, with `field`, `name`
    /// and `near`), `person.merged` (409), `person.moved_away` (403), `role.missing` (403), `not_found` (404).
    #[oai(path = "/people/:person/posts", method = "post", operation_id = "add_post")]
    async fn add_post(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        person: Path<Uuid>,
        body: Json<PostBody>,
    ) -> Answer<Made> {
        let written = add_post(&platform, &actor.0, PersonId(person.0), told(body.0)).await?;
        Ok(Made::Made(Json(written.into())))
    }

    /// Puts a post right, for a reason
    ///
    /// Fields: `post`, `employment`, `post_since`, `left_on`, `term_end`, `administrative_post`, `source_unit`, `remark`,
    /// `employer`. Problems: `form.invalid` (422), `reason.missing` (422), `organisation.near` (409, with `field`, `name`
    /// and `near`), `person.merged` (409), `person.moved_away` (403), `role.missing` (403), `not_found` (404).
    #[oai(path = "/posts/:post", method = "patch", operation_id = "correct_post")]
    async fn correct_post(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        post: Path<Uuid>,
        body: Json<CorrectPostBody>,
    ) -> Answer<Json<Written>> {
        let CorrectPostBody {
            values,
            apart,
            reason,
        } = body.0;
        let id = AppointmentId(post.0);
        let written = correct_post(&platform, &actor.0, id, pairs(values), &apart, &reason).await?;
        Ok(Json(written.into()))
    }

    /// Ends a post (离任)
    ///
    /// Problems: `form.invalid` (422), `reason.missing` (422), `person.merged` (409), `person.moved_away` (403),
    /// `role.missing` (403), `not_found` (404).
    #[oai(path = "/posts/:post/end", method = "post", operation_id = "end_post")]
    async fn end_post(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        post: Path<Uuid>,
        body: Json<EndBody>,
    ) -> Answer<Json<Written>> {
        let id = AppointmentId(post.0);
        let written = end_post(&platform, &actor.0, id, body.day, &body.reason).await?;
        Ok(Json(written.into()))
    }

    /// Joins two records of one person: this one stays, with both histories
    ///
    /// Problems: `union.same` (422), `union.keep_other` (422), `union.applications` (409), `reason.missing` (422),
    /// `person.merged` (409), `person.moved_away` (403), `role.missing` (403), `not_found` (404).
    #[oai(
        path = "/people/:person/union",
        method = "post",
        operation_id = "join_persons"
    )]
    async fn join_persons(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        person: Path<Uuid>,
        body: Json<UnionBody>,
    ) -> Answer<Json<Union>> {
        let UnionBody {
            other,
            preview,
            reason,
        } = body.0;
        let why = (!preview).then(|| reason.unwrap_or_default());
        let (id, other) = (PersonId(person.0), PersonId(other));
        let (differing, written) = join(&platform, &actor.0, id, other, why.as_deref()).await?;
        let differing = differing.into_iter().map(|one| UnionDiffering {
            what: one.what,
            kept: one.kept,
            other: one.other,
        });
        Ok(Json(Union {
            differing: differing.collect(),
            change_set: written.change_set.map(Into::into),
        }))
    }

    /// Moves a post to another party organisation (调动)
    ///
    /// Where the actor keeps both rosters it is written at once; else the other township is asked, and `transfer` is the
    /// request. Problems: `form.invalid` (422), `reason.missing` (422), `transfer.unit` (422), `transfer.same_place` (422),
    /// `transfer.open` (409), `transfer.serves_there` (409), `organisation.near` (409, with `field`, `name` and `near`),
    /// `person.merged` (409), `person.moved_away` (403), `role.missing` (403), `not_found` (404).
    #[oai(
        path = "/people/:person/transfer",
        method = "post",
        operation_id = "transfer_person"
    )]
    async fn transfer_person(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        person: Path<Uuid>,
        body: Json<TransferBody>,
    ) -> Answer<Json<Written>> {
        let body = body.0;
        let wanted = Move {
            person: PersonId(person.0),
            post: AppointmentId(body.post),
            to: UnitId(body.to_unit),
            party: named(body.party_organisation, body.party_organisation_name),
            apart: body.apart,
            day: body.day,
            reason: body.reason,
        };
        Ok(Json(transfer(&platform, &actor.0, wanted).await?.into()))
    }
}

impl From<PersonBody> for PersonTold {
    fn from(body: PersonBody) -> Self {
        Self {
            values: pairs(body.values),
            post: told(body.post),
            same_name_ok: body.same_name_ok,
            ask_transfer: body.ask_transfer,
        }
    }
}

/// Two records of one person.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct UnionBody {
    /// The record that goes into this one.
    pub other: Uuid,
    /// Only say what differs; nothing is written.
    pub preview: bool,
    /// Why; needed unless it is a preview.
    pub reason: Option<String>,
}

/// Where two records of one person differ; what stays is kept first.
#[derive(Debug, Object)]
pub struct UnionDiffering {
    /// The field, or `certificate`, `session`, `hours`, `post`, `account`.
    pub what: String,
    /// What stays.
    pub kept: String,
    /// What the other record has; it stands in the history.
    pub other: String,
}

/// What a union comes to.
#[derive(Debug, Object)]
pub struct Union {
    /// Where the two differ.
    pub differing: Vec<UnionDiffering>,
    /// In the history, by which it can be taken back; null in a preview.
    pub change_set: Option<Uuid>,
}

/// Values by field.
pub fn pairs(values: Vec<FieldValue>) -> Vec<(String, Option<String>)> {
    values.into_iter().map(|one| (one.field, one.value)).collect()
}

/// The party organisation of a form, where it names one.
pub fn named(id: Option<Uuid>, name: Option<String>) -> Option<Named> {
    let known = id.map(|id| Named::Known(PartyOrganisationId(id)));
    known.or_else(|| name.filter(|name| !name.trim().is_empty()).map(Named::ByName))
}

fn told(body: PostBody) -> PostTold {
    let party = named(body.party_organisation, body.party_organisation_name);
    PostTold {
        unit: UnitId(body.unit),
        party: party.unwrap_or_else(|| Named::ByName(String::new())),
        post: body.post,
        since: body.since,
        employer: body.employer,
        values: pairs(body.values),
        apart: body.apart,
    }
}
