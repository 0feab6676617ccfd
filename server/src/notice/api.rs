//! `/notices`, `/to-tell`, `/mail-state`.
use chrono::{DateTime, Utc};
use poem::web::Data;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};
use sanyou_schema::domain::account::{Capability, mask};
use sanyou_schema::domain::value::DeliveryState;
use sanyou_schema::domain::value::id::{NoticeId, UnitId};
use uuid::Uuid;

use super::action::mark_read::mark_read;
use super::action::mark_told::mark_told;
use super::store::{self, ToTellFilter};
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::keys::KeyError;
use crate::platform::problem::{Answer, Problem};
use crate::unit::names_and_paths;

/// A notice in one's inbox.
#[derive(Debug, Object)]
pub struct MyNotice {
    /// Its id.
    pub id: Uuid,
    /// First line.
    pub title: String,
    /// The text.
    pub body: String,
    /// What it is about, for example `enrolled`.
    pub kind: String,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// When it was first opened.
    pub read_at: Option<DateTime<Utc>>,
    /// The page in the phone app that it is about.
    pub path: Option<String>,
}

/// One's inbox.
#[derive(Debug, Object)]
pub struct MyNotices {
    /// The newest first, at most 100.
    pub items: Vec<MyNotice>,
}

/// Somebody whom the township is to tell something.
#[derive(Debug, Object)]
pub struct ToTellView {
    /// The entry's id.
    pub delivery_id: Uuid,
    /// Whom to tell.
    pub person_id: Uuid,
    /// Their name.
    pub name: String,
    /// Their phone, masked; whole on their own page.
    pub phone_masked: Option<String>,
    /// The township that tells them.
    pub unit_name: Option<String>,
    /// What it is about.
    pub title: String,
    /// What to say.
    pub body: String,
    /// Since when.
    pub created_at: DateTime<Utc>,
    /// `pending` or `told`.
    pub state: String,
    /// When they were told.
    pub done_at: Option<DateTime<Utc>>,
    /// By whom.
    pub done_by: Option<String>,
}

/// A page of the township's list.
#[derive(Debug, Object)]
pub struct ToTellList {
    /// The newest first.
    pub items: Vec<ToTellView>,
    /// For the next page.
    pub next: Option<String>,
    /// How many in all.
    pub total: u64,
}

/// How the outbox stands.
#[derive(Debug, Object)]
pub struct MailState {
    /// Whether there is a mail server.
    pub configured: bool,
    /// Mails that wait for their first try.
    pub waiting: u64,
    /// Mails whose last try failed; another follows.
    pub failed: u64,
    /// Mails given up; their people stand on the township's list.
    pub parked: u64,
}

/// Nothing to say.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct ToldBody {}

/// Done.
#[derive(ApiResponse)]
pub enum NoticeDone {
    /// Done; there is nothing to say.
    #[oai(status = 204)]
    Done,
}

/// Notices.
pub struct NoticeApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Notice")]
impl NoticeApi {
    /// One's own notices
    ///
    /// The newest first. Problems: none of its own.
    #[oai(path = "/notices/mine", method = "get", operation_id = "my_notices")]
    async fn my_notices(&self, platform: Data<&Platform>, actor: Signed) -> Answer<Json<MyNotices>> {
        let rows = store::own_notices(platform.database.reader(), &actor.0).await?;
        let items = rows.into_iter().map(|row| {
            Ok(MyNotice {
                id: row.id.into(),
                body: platform.keys.open_text(&row.body_enc)?,
                title: row.title,
                kind: row.kind.code().to_owned(),
                created_at: row.created_at,
                read_at: row.read_at,
                path: row.path,
            })
        });
        let items = items.collect::<Result<_, KeyError>>()?;
        Ok(Json(MyNotices { items }))
    }

    /// Marks one's own notice as read
    ///
    /// The first time counts. Problems: `not_found` (404).
    #[oai(
        path = "/notices/:notice/read",
        method = "post",
        operation_id = "mark_notice_read"
    )]
    async fn mark_notice_read(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        notice: Path<Uuid>,
    ) -> Answer<NoticeDone> {
        mark_read(&platform, &actor.0, NoticeId(notice.0)).await?;
        Ok(NoticeDone::Done)
    }

    /// Whom the township is to tell something, by phone or in person
    ///
    /// Who gave no mail address stands here, and who can't be reached by it.
    /// Problems: `role.missing` (403), `not_found` (404), `request.malformed` (400).
    #[oai(path = "/to-tell", method = "get", operation_id = "list_to_tell")]
    async fn list_to_tell(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        /// Only of this unit and below.
        unit: Query<Option<Uuid>>,
        /// `pending` or `told`.
        state: Query<Option<String>>,
        /// Only what is to be known of this session.
        session: Query<Option<Uuid>>,
        /// Where the page before ended.
        cursor: Query<Option<Uuid>>,
    ) -> Answer<Json<ToTellList>> {
        actor.0.require(Capability::NoticeTell)?;
        let db = platform.database.reader();
        let path = match unit.0 {
            Some(unit) => {
                let path = crate::unit::path_of(db, UnitId(unit)).await?;
                let seen = path.filter(|path| actor.0.scope.covers_path(path));
                Some(seen.ok_or_else(|| Problem::not_found("个单位"))?)
            }
            None => None,
        };
        let state = match state.0.as_deref() {
            Some(code) => Some(
                code.parse::<DeliveryState>()
                    .map_err(|_| Problem::bad_request("没有这种状态，请从列表里重新选择。"))?,
            ),
            None => None,
        };
        let filter = ToTellFilter {
            path,
            state,
            subject: session.0,
            after: cursor.0,
        };
        let (rows, total) = store::to_tell(db, &actor.0, &filter).await?;
        let next = match rows.last() {
            Some(last) if rows.len() as u64 == store::PAGE => Some(last.delivery.id.to_string()),
            _ => None,
        };
        let units = names_and_paths(db, rows.iter().filter_map(|row| row.delivery.unit_id)).await?;
        let items = rows.into_iter().map(|row| {
            let unit = row.delivery.unit_id.and_then(|unit| units.get(&unit));
            to_tell_view(&platform, unit.map(|(name, _)| name.clone()), row)
        });
        let items = items.collect::<Result<_, KeyError>>()?;
        Ok(Json(ToTellList { items, next, total }))
    }

    /// Marks an entry of the township's list as told
    ///
    /// The same again changes nothing. Problems: `role.missing` (403), `not_found` (404).
    #[oai(path = "/to-tell/:delivery/told", method = "post", operation_id = "mark_told")]
    async fn mark_told(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        delivery: Path<Uuid>,
        body: Json<ToldBody>,
    ) -> Answer<NoticeDone> {
        let Json(ToldBody {}) = body;
        mark_told(&platform, &actor.0, delivery.0).await?;
        Ok(NoticeDone::Done)
    }

    /// How the outbox stands
    ///
    /// Counts of the whole installation. Problems: `role.missing` (403).
    #[oai(path = "/mail-state", method = "get", operation_id = "mail_state")]
    async fn mail_state(&self, platform: Data<&Platform>, actor: Signed) -> Answer<Json<MailState>> {
        if !actor.0.may(Capability::SystemWrite) {
            actor.0.require(Capability::NoticeTell)?;
        }
        let db = platform.database.reader();
        Ok(Json(MailState {
            configured: platform.config.smtp_url.is_some(),
            waiting: store::count_mail(db, DeliveryState::Pending).await?,
            failed: store::count_mail(db, DeliveryState::Failed).await?,
            parked: store::count_mail(db, DeliveryState::Parked).await?,
        }))
    }
}

fn to_tell_view(
    platform: &Platform,
    unit_name: Option<String>,
    row: store::ToTell,
) -> Result<ToTellView, KeyError> {
    let phone = row.person.as_ref().and_then(|person| person.phone_enc.as_deref());
    let phone = phone.map(|sealed| platform.keys.open_text(sealed)).transpose()?;
    // a mail that could not be sent waits to be told, like everything else on the list
    let state = match row.delivery.state {
        DeliveryState::Parked => DeliveryState::Pending,
        state => state,
    };
    Ok(ToTellView {
        delivery_id: row.delivery.id,
        person_id: row.notice.person_id.map(Uuid::from).unwrap_or_default(),
        name: row.person.map(|person| person.name).unwrap_or_default(),
        phone_masked: phone.map(|phone| mask::phone(&phone)),
        unit_name,
        title: row.notice.title,
        body: platform.keys.open_text(&row.notice.body_enc)?,
        created_at: row.notice.created_at,
        state: state.code().to_owned(),
        done_at: row.delivery.done_at.filter(|_| state == DeliveryState::Told),
        done_by: row.done_by,
    })
}
