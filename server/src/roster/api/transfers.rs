//! 调动: what townships ask of each other, and the answers.
use std::collections::HashMap;

use chrono::{DateTime, Utc};
use poem::web::Data;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{Enum, Object, OpenApi};
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::{PersonId, TransferId, UnitId};
use sanyou_schema::domain::value::{Post, TransferState};
use uuid::Uuid;

use super::Done;
use super::hand::named;
use crate::platform::Platform;
use crate::platform::actor::{Actor, Signed};
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};
use crate::roster::action::transfers::{Said, Shown, answer, ask_again, list, withdraw};
use crate::roster::store::posts::{PostView, posts_of_people};
use crate::roster::store::transfers::Wanted;

/// A page holds so many.
const PAGE: u64 = 50;

/// The states to list.
#[derive(Debug, Clone, Copy, Enum)]
#[oai(rename_all = "snake_case")]
pub enum TransferStateParam {
    /// Nobody has answered.
    Open,
    /// The person moved.
    Accepted,
    /// The person stays.
    Refused,
    /// Taken back.
    Withdrawn,
}

impl From<TransferStateParam> for TransferState {
    fn from(state: TransferStateParam) -> Self {
        match state {
            TransferStateParam::Open => Self::Open,
            TransferStateParam::Accepted => Self::Accepted,
            TransferStateParam::Refused => Self::Refused,
            TransferStateParam::Withdrawn => Self::Withdrawn,
        }
    }
}

/// A request that a person move between townships.
#[derive(Debug, Object)]
pub struct TransferRequest {
    /// Its id.
    pub id: Uuid,
    /// The person.
    pub person: Uuid,
    /// The person's name.
    pub name: String,
    /// The unit that the person would leave.
    pub from_unit: Uuid,
    /// Its name.
    pub from_unit_name: String,
    /// The post that would end, with its party organisation; null once it is gone.
    pub from_post: Option<String>,
    /// The unit that takes the person over.
    pub to_unit: Uuid,
    /// Its name.
    pub to_unit_name: String,
    /// The party organisation there; null where that township is to choose it.
    pub to_party_organisation: Option<String>,
    /// The post there, in Chinese; null where it stays the same.
    pub to_post: Option<String>,
    /// From this day or month on; null where the day of the answer counts.
    pub since: Option<String>,
    /// Why, where somebody said so.
    pub why: Option<String>,
    /// Who asks: `taking` or `giving`.
    pub asked_by_side: String,
    /// The import whose row asks.
    pub import: Option<Uuid>,
    /// When it was asked.
    pub asked_at: DateTime<Utc>,
    /// `open`, `accepted`, `refused` or `withdrawn`.
    pub state: String,
    /// The same in Chinese.
    pub state_label: String,
    /// When it was answered or taken back.
    pub answered_at: Option<DateTime<Utc>>,
    /// Why not.
    pub reason: Option<String>,
    /// Whether the asker answers it.
    pub may_answer: bool,
    /// Whether the asker may take it back.
    pub may_withdraw: bool,
    /// Whether the asker may ask once more for what was refused.
    pub may_ask_again: bool,
    /// The change that moved the person, while it stands: either side may take it back. Null once it was taken back.
    pub change_set: Option<Uuid>,
}

/// A page of requests, the newest first.
#[derive(Debug, Object)]
pub struct TransferList {
    /// The requests.
    pub items: Vec<TransferRequest>,
    /// Where the next page begins.
    pub next: Option<String>,
    /// How many there are.
    pub total: u64,
}

/// The answer to a request.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct TransferAnswer {
    /// The person moves.
    pub accept: bool,
    /// Why not; the other side sees it.
    #[oai(validator(max_length = 200))]
    pub reason: Option<String>,
    /// The party organisation, where the township that takes the person over is to choose it, or chooses another;
    pub party_organisation: Option<Uuid>,
    /// or its name.
    #[oai(validator(max_length = 100))]
    pub party_organisation_name: Option<String>,
}

/// What is odd about an agreed transfer.
#[derive(Debug, Object)]
pub struct TransferAnswered {
    /// In sentences.
    pub warnings: Vec<String>,
}

/// 调动.
pub struct TransferApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Roster")]
impl TransferApi {
    /// Requests that a roster of the actor is a side of
    ///
    /// Problems: `request.malformed` (400), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/transfer-requests",
        method = "get",
        operation_id = "list_transfer_requests"
    )]
    async fn list_transfer_requests(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        /// A side lies in this unit; all that the actor reaches if left out.
        unit: Query<Option<Uuid>>,
        state: Query<Option<TransferStateParam>>,
        /// Where the next page begins.
        cursor: Query<Option<String>>,
    ) -> Answer<Json<TransferList>> {
        let actor = actor.0;
        actor.require(Capability::RosterWrite)?;
        let below = super::asked::below(&platform, &actor, unit.0).await?;
        let wanted = Wanted {
            below: below.as_deref(),
            state: state.0.map(Into::into),
            after: super::asked::parsed(cursor.0.as_deref())?.map(TransferId),
            ..Wanted::default()
        };
        page(&platform, &actor, wanted).await.map(Json)
    }

    /// Answers a request: the post moves at once, as a change of its own, or the person stays for a reason
    ///
    /// The county answers for either side. Problems: `transfer.not_yours` (403), `transfer.transition` (409),
    /// `transfer.reason_missing` (422), `transfer.party_missing` (422), `transfer.not_writable` (409, with `why`),
    /// `transfer.changed` (409), `role.missing` (403), `not_found` (404).
    #[oai(
        path = "/transfer-requests/:transfer/answer",
        method = "post",
        operation_id = "answer_transfer_request"
    )]
    async fn answer_transfer_request(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        transfer: Path<Uuid>,
        body: Json<TransferAnswer>,
    ) -> Answer<Json<TransferAnswered>> {
        let body = body.0;
        let said = Said {
            accept: body.accept,
            reason: body.reason,
            party: named(body.party_organisation, body.party_organisation_name),
        };
        let warnings = answer(&platform, &actor.0, TransferId(transfer.0), said).await?;
        Ok(Json(TransferAnswered { warnings }))
    }

    /// Takes a request back that nobody has answered
    ///
    /// Problems: `transfer.not_yours` (403), `transfer.transition` (409), `role.missing` (403), `not_found` (404).
    #[oai(
        path = "/transfer-requests/:transfer/withdraw",
        method = "post",
        operation_id = "withdraw_transfer_request"
    )]
    async fn withdraw_transfer_request(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        transfer: Path<Uuid>,
    ) -> Answer<Done> {
        withdraw(&platform, &actor.0, TransferId(transfer.0)).await?;
        Ok(Done::Done)
    }

    /// Asks once more for what was refused
    ///
    /// A new request that says the same. Problems: `transfer.not_yours` (403), `transfer.transition` (409),
    /// `transfer.changed` (409), `transfer.open` (409), `role.missing` (403), `not_found` (404).
    #[oai(
        path = "/transfer-requests/:transfer/ask-again",
        method = "post",
        operation_id = "ask_transfer_request_again"
    )]
    async fn ask_transfer_request_again(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        transfer: Path<Uuid>,
    ) -> Answer<Done> {
        ask_again(&platform, &actor.0, TransferId(transfer.0)).await?;
        Ok(Done::Done)
    }
}

async fn page(platform: &Platform, actor: &Actor, wanted: Wanted<'_>) -> Result<TransferList, Problem> {
    let db = platform.database.reader();
    let (rows, total) = list(platform, actor, wanted, PAGE).await?;
    let next = (rows.len() as u64 == PAGE).then(|| rows.last().map(|one| one.row.id.to_string()));
    let people: Vec<PersonId> = rows.iter().map(|one| one.row.person_id).collect();
    let posts = posts_of_people(db, &people).await?;
    let units = crate::unit::named_units(db, platform.clock.today()).await?;
    let units: HashMap<UnitId, String> = units.into_iter().map(|unit| (unit.row.id, unit.name)).collect();
    Ok(TransferList {
        items: rows.into_iter().map(|one| shown(one, &posts, &units)).collect(),
        next: next.flatten(),
        total,
    })
}

fn shown(one: Shown, posts: &[PostView], units: &HashMap<UnitId, String>) -> TransferRequest {
    let Shown {
        row,
        content,
        may_answer,
        may_withdraw,
        may_ask_again,
        stands_by,
    } = one;
    let name = |id| units.get(&id).cloned().unwrap_or_default();
    let post = posts.iter().find(|post| Some(post.id) == row.appointment_id);
    let staged = content.staged;
    let told = staged.post.get("post").and_then(|code| code.parse::<Post>().ok());
    TransferRequest {
        id: row.id.into(),
        person: row.person_id.into(),
        name: content.name,
        from_unit: row.from_unit_id.into(),
        from_unit_name: name(row.from_unit_id),
        from_post: post.map(|post| format!("{}{}", post.party_organisation, post.post.label())),
        to_unit: row.to_unit_id.into(),
        to_unit_name: name(row.to_unit_id),
        to_party_organisation: staged.organisation.map(Into::into),
        to_post: told.map(|post| post.label().to_owned()),
        since: staged.post.get("post_since").map(str::to_owned),
        why: content.why,
        asked_by_side: row.asked_by_side.code().to_owned(),
        import: row.import_id.map(Into::into),
        asked_at: row.asked_at,
        state: row.state.code().to_owned(),
        state_label: if row.change_set_id.is_some() && stands_by.is_none() {
            format!("{}，后来撤销", row.state.label())
        } else {
            row.state.label().to_owned()
        },
        answered_at: row.answered_at,
        reason: row.reason,
        may_answer,
        may_withdraw,
        may_ask_again,
        change_set: stands_by.map(Into::into),
    }
}
