//! Remembered phones and the mail address: one's own, and a worker's by the township.
use chrono::{DateTime, Utc};
use poem::web::Data;
use poem::web::cookie::CookieJar;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::value::id::{AccountId, PersonId};
use uuid::Uuid;

use super::Done;
use super::session::DEVICE_COOKIE;
use crate::account::action::end_device::end_device;
use crate::account::action::set_mail::set_mail;
use crate::account::store;
use crate::platform::Platform;
use crate::platform::actor::{Actor, Signed};
use crate::platform::http::Tag;
use crate::platform::keys::token_hash;
use crate::platform::problem::{Answer, Problem};

/// A remembered phone.
#[derive(Debug, Object)]
pub struct Phone {
    /// Its id.
    pub id: Uuid,
    /// What it was called.
    pub label: String,
    /// Since when.
    pub created_at: DateTime<Utc>,
    /// Until when.
    pub until: DateTime<Utc>,
    /// Whether it is the one that asks.
    pub current: bool,
}

/// Remembered phones.
#[derive(Debug, Object)]
pub struct PhoneList {
    /// Oldest first.
    pub items: Vec<Phone>,
    /// Always null.
    pub next: Option<String>,
    /// How many.
    pub total: u64,
}

/// Where to be told.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct MailBody {
    /// The address; null: by the township.
    pub email: Option<String>,
}

/// Phones and mail.
pub struct PhoneApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Account")]
impl PhoneApi {
    /// One's own remembered phones
    ///
    /// Problems: none of its own.
    #[oai(path = "/me/devices", method = "get", operation_id = "my_devices")]
    async fn my_devices(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        cookies: &CookieJar,
    ) -> Answer<Json<PhoneList>> {
        let current = cookies
            .get(DEVICE_COOKIE)
            .map(|cookie| token_hash(cookie.value_str()));
        list(&platform, actor.0.account, current).await.map(Json)
    }

    /// End one of one's own phones
    ///
    /// Problems: `not_found` (404).
    #[oai(
        path = "/me/devices/:device",
        method = "delete",
        operation_id = "end_my_device"
    )]
    async fn end_my_device(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        device: Path<Uuid>,
    ) -> Answer<Done> {
        end_device(&platform, &actor.0, actor.0.account, device.0).await?;
        Ok(Done::Done)
    }

    /// Say at which mail address one wants to be told, or that one does not
    ///
    /// Problems: `mail.shape` (422), `not_found` (404) for an account that is no worker's.
    #[oai(path = "/me/mail", method = "put", operation_id = "set_my_mail")]
    async fn set_my_mail(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        body: Json<MailBody>,
    ) -> Answer<Done> {
        set_mail(&platform, &actor.0, body.0.email.as_deref()).await?;
        Ok(Done::Done)
    }

    /// A worker's remembered phones, for those who keep the account
    ///
    /// Problems: `not_found` (404).
    #[oai(
        path = "/people/:person/devices",
        method = "get",
        operation_id = "list_devices"
    )]
    async fn list_devices(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        person: Path<Uuid>,
    ) -> Answer<Json<PhoneList>> {
        let account = kept_account(&platform, &actor.0, person.0).await?;
        list(&platform, account, None).await.map(Json)
    }

    /// End a worker's phone
    ///
    /// Problems: `not_found` (404).
    #[oai(
        path = "/people/:person/devices/:device",
        method = "delete",
        operation_id = "end_device"
    )]
    async fn end_device(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        person: Path<Uuid>,
        device: Path<Uuid>,
    ) -> Answer<Done> {
        let account = kept_account(&platform, &actor.0, person.0).await?;
        end_device(&platform, &actor.0, account, device.0).await?;
        Ok(Done::Done)
    }
}

async fn kept_account(platform: &Platform, actor: &Actor, person: Uuid) -> Result<AccountId, Problem> {
    let missing = || Problem::not_found("位党务工作者");
    let db = platform.database.reader();
    let account = store::account_of_person(db, PersonId(person))
        .await?
        .ok_or_else(missing)?;
    let kept = store::keepable(db, actor, account.id)
        .await?
        .ok_or_else(missing)?;
    Ok(kept.id)
}

async fn list(
    platform: &Platform,
    account: AccountId,
    current: Option<String>,
) -> Result<PhoneList, Problem> {
    let rows = store::open_devices(platform.database.reader(), account, platform.clock.now()).await?;
    let phone = |row: sanyou_schema::entity::device::Model| Phone {
        id: row.id,
        current: current.as_ref() == Some(&row.token_hash),
        label: row.label,
        created_at: row.created_at,
        until: row.until,
    };
    let items: Vec<Phone> = rows.into_iter().map(phone).collect();
    let total = u64::try_from(items.len()).unwrap_or(u64::MAX);
    Ok(PhoneList {
        items,
        next: None,
        total,
    })
}
