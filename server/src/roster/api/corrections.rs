//! 信息有误: told by workers, answered by townships.
use chrono::{DateTime, Utc};
use poem::web::Data;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{Enum, Object, OpenApi};
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::CorrectionState;
use sanyou_schema::domain::value::id::{CorrectionId, PersonId, UnitId};
use sanyou_schema::entity::correction;
use uuid::Uuid;

use super::Done;
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::keys::Keys;
use crate::platform::problem::{Answer, Problem};
use crate::roster::action::corrections::{answer, list, make, own};

/// A page holds so many.
const PAGE: usize = 50;

/// What is wrong.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct CorrectionBody {
    /// The field, where one is meant.
    #[oai(validator(max_length = 50))]
    pub field: Option<String>,
    /// What is wrong and what is right.
    pub text: String,
}

/// What becomes of one.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct CorrectionAnswer {
    /// It was put right.
    pub accept: bool,
    /// Why not; or where it was put right.
    #[oai(validator(max_length = 200))]
    pub reason: Option<String>,
}

/// The states to list.
#[derive(Debug, Clone, Copy, Enum)]
#[oai(rename_all = "snake_case")]
pub enum CorrectionStateParam {
    /// Not answered.
    Open,
    /// Put right.
    Accepted,
    /// Stays as it is.
    Refused,
}

/// A worker's word that something is wrong.
#[derive(Debug, Object)]
pub struct Correction {
    /// Its id.
    pub id: Uuid,
    /// The person.
    pub person: Uuid,
    /// The name; null for one's own.
    pub name: Option<String>,
    /// The township.
    pub unit_name: Option<String>,
    /// The field, where one is meant.
    pub field: Option<String>,
    /// What is wrong and what is right.
    pub text: String,
    /// `open`, `accepted` or `refused`.
    pub state: String,
    /// The state in words.
    pub state_label: String,
    /// When it was told.
    pub made_at: DateTime<Utc>,
    /// When it was answered.
    pub answered_at: Option<DateTime<Utc>>,
    /// Why it stays as it is, or where it was put right.
    pub reason: Option<String>,
    /// The change that put it right.
    pub change_set: Option<Uuid>,
}

/// A page of them.
#[derive(Debug, Object)]
pub struct CorrectionList {
    /// The newest first.
    pub items: Vec<Correction>,
    /// Where the next page goes on; null on the last.
    pub next: Option<String>,
    /// How many there are in all.
    pub total: u64,
}

/// 信息有误.
pub struct CorrectionApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Roster")]
impl CorrectionApi {
    /// One's own words that something is wrong, with the answers
    ///
    /// Problems: `role.missing` (403).
    #[oai(path = "/me/corrections", method = "get", operation_id = "my_corrections")]
    async fn my_corrections(&self, platform: Data<&Platform>, actor: Signed) -> Answer<Json<CorrectionList>> {
        actor.0.require(Capability::OwnData)?;
        let rows = match actor.0.person {
            Some(person) => own(platform.database.reader(), person).await?,
            None => Vec::new(),
        };
        let total = rows.len() as u64;
        let items: Result<Vec<_>, Problem> = rows.into_iter().map(|row| shown(&platform.keys, row)).collect();
        Ok(Json(CorrectionList {
            items: items?,
            next: None,
            total,
        }))
    }

    /// Tells the township that something that stands of oneself is wrong
    ///
    /// Problems: `correction.text` (422), `correction.many` (409), `role.missing` (403).
    #[oai(path = "/me/corrections", method = "post", operation_id = "tell_correction")]
    async fn tell_correction(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        body: Json<CorrectionBody>,
    ) -> Answer<Done> {
        actor.0.require(Capability::OwnData)?;
        let person = actor.0.person;
        let person = person.ok_or_else(|| Problem::forbidden("这个账号不是党务工作者本人的。"))?;
        make(&platform, &actor.0, person, body.0.field, &body.0.text).await?;
        Ok(Done::Done)
    }

    /// Tells it for a person (代办)
    ///
    /// Problems: `correction.text` (422), `correction.many` (409), `person.moved_away` (403), `role.missing` (403),
    /// `not_found` (404).
    #[oai(
        path = "/people/:person/corrections",
        method = "post",
        operation_id = "tell_correction_for"
    )]
    async fn tell_correction_for(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        person: Path<Uuid>,
        body: Json<CorrectionBody>,
    ) -> Answer<Done> {
        let id = PersonId(person.0);
        make(&platform, &actor.0, id, body.0.field, &body.0.text).await?;
        Ok(Done::Done)
    }

    /// What people say is wrong, of those whose roster the actor keeps
    ///
    /// Problems: `request.malformed` (400), `role.missing` (403), `not_found` (404).
    #[oai(path = "/corrections", method = "get", operation_id = "list_corrections")]
    async fn list_corrections(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        unit: Query<Option<Uuid>>,
        state: Query<Option<CorrectionStateParam>>,
        person: Query<Option<Uuid>>,
        cursor: Query<Option<String>>,
    ) -> Answer<Json<CorrectionList>> {
        actor.0.require(Capability::RosterWrite)?;
        let db = platform.database.reader();
        let path = match unit.0 {
            Some(id) => {
                let path = crate::unit::path_of(db, UnitId(id)).await?;
                let path = path.filter(|path| actor.0.scope.covers_path(path));
                Some(path.ok_or_else(|| Problem::not_found("个单位"))?)
            }
            None => None,
        };
        let state = state.0.map(|state| match state {
            CorrectionStateParam::Open => CorrectionState::Open,
            CorrectionStateParam::Accepted => CorrectionState::Accepted,
            CorrectionStateParam::Refused => CorrectionState::Refused,
        });
        let person = person.0.map(PersonId);
        let rows = list(db, &actor.0, state, path.as_deref(), person).await?;
        let total = rows.len() as u64;
        let after: Option<Uuid> = super::asked::parsed(cursor.0.as_deref())?;
        let begin = after.map_or(0, |last| {
            let at = rows.iter().position(|one| one.row.id.0 == last);
            at.map_or(rows.len(), |at| at + 1)
        });
        let next = rows.get(begin + PAGE).and(rows.get(begin + PAGE - 1));
        let next = next.map(|one| one.row.id.to_string());
        let mut items = Vec::new();
        for one in rows.into_iter().skip(begin).take(PAGE) {
            items.push(Correction {
                name: Some(one.name),
                unit_name: one.post.map(|post| post.unit_name),
                ..shown(&platform.keys, one.row)?
            });
        }
        Ok(Json(CorrectionList { items, next, total }))
    }

    /// Answers one: it was put right (its newest change is named), or stays as it is for a reason; the worker is told
    ///
    /// Problems: `correction.answered` (409), `correction.nothing_changed` (409), `reason.missing` (422), `role.missing`
    /// (403), `not_found` (404).
    #[oai(
        path = "/corrections/:correction/answer",
        method = "post",
        operation_id = "answer_correction"
    )]
    async fn answer_correction(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        correction: Path<Uuid>,
        body: Json<CorrectionAnswer>,
    ) -> Answer<Done> {
        let id = CorrectionId(correction.0);
        answer(&platform, &actor.0, id, body.accept, body.reason.as_deref()).await?;
        Ok(Done::Done)
    }
}

fn shown(keys: &Keys, row: correction::Model) -> Result<Correction, Problem> {
    Ok(Correction {
        id: row.id.into(),
        person: row.person_id.into(),
        name: None,
        unit_name: None,
        field: row.field,
        text: keys.open_text(&row.text_enc)?,
        state: row.state.code().to_owned(),
        state_label: row.state.label().to_owned(),
        made_at: row.made_at,
        answered_at: row.answered_at,
        reason: row.reason,
        change_set: row.change_set_id.map(Into::into),
    })
}
