//! Activation of workers: the township's printed list, and the phone's first steps.
use std::collections::HashMap;

use chrono::{DateTime, Utc};
use poem::Request;
use poem::web::Data;
use poem::web::cookie::CookieJar;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::account::{Capability, mask};
use sanyou_schema::domain::value::AccountState;
use sanyou_schema::domain::value::id::{PersonId, UnitId};
use uuid::Uuid;

use super::session::{DEVICE_COOKIE, Session, answer, cookie};
use crate::account::action::activate::{Beginning, REMEMBERED, activate, check_code};
use crate::account::action::make_codes::make_codes;
use crate::account::store;
use crate::platform::Platform;
use crate::platform::actor::{Actor, Signed};
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};

/// A code to be looked at.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct CodeBody {
    /// As the printed list has it; blanks and hyphens do not matter.
    #[oai(validator(max_length = 40))]
    pub code: String,
}

/// Whose code it is.
#[derive(Debug, Object)]
pub struct CodeOwner {
    /// 张*三
    pub display_name_masked: String,
    /// The unit that looks after the account.
    pub unit_name: String,
}

/// How a worker begins.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct UseBody {
    /// The code.
    #[oai(validator(max_length = 40))]
    pub code: String,
    /// Six digits.
    #[oai(validator(max_length = 20))]
    pub pin: String,
    /// Where to be told; none: by the township.
    pub email: Option<String>,
    /// The privacy notice was accepted.
    pub informed: bool,
    /// What the list of phones shows.
    pub device_label: Option<String>,
}

/// A worker on the activation list.
#[derive(Debug, Object)]
pub struct ToActivate {
    /// The person.
    pub person_id: Uuid,
    /// The account.
    pub account_id: Uuid,
    /// Name.
    pub name: String,
    /// Where the person serves: it tells namesakes apart.
    pub party_organisation: String,
    /// The open code, where there is one.
    pub code: Option<String>,
    /// `none`, `printed` or `used`.
    pub state: String,
    /// Last day of the code.
    pub until: Option<DateTime<Utc>>,
}

/// The activation list of a unit.
#[derive(Debug, Object)]
pub struct ActivationList {
    /// Who holds a post today, by the order of units, then by pinyin.
    pub items: Vec<ToActivate>,
    /// Always null: it is printed as a whole.
    pub next: Option<String>,
    /// How many.
    pub total: u64,
}

/// Whose codes to make.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct MakeBody {
    /// The unit.
    pub unit: Uuid,
    /// These persons; none: all who need one.
    pub persons: Option<Vec<Uuid>>,
}

/// Activation.
pub struct ActivationApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Account")]
impl ActivationApi {
    /// Whose activation code it is
    ///
    /// Public: the code is the proof; only a masked name is told. Problems: `activation.unknown` (404),
    /// `activation.used`, `activation.expired` (410), `request.too_many` (429).
    #[oai(
        path = "/activations/check",
        method = "post",
        operation_id = "check_activation"
    )]
    async fn check_activation(
        &self,
        platform: Data<&Platform>,
        request: &Request,
        body: Json<CodeBody>,
    ) -> Answer<Json<CodeOwner>> {
        crate::account::slow_guessers(&platform, request).await?;
        let account = match check_code(&platform, &body.0.code).await {
            Ok(account) => account,
            Err(problem) => return Err(crate::account::count_guess(&platform, request, problem).await?),
        };
        let unit_name = store::unit_official_name(platform.database.reader(), account.home_unit_id).await?;
        Ok(Json(CodeOwner {
            display_name_masked: mask::name(&account.display_name),
            unit_name,
        }))
    }

    /// Activate: choose a PIN; the phone is remembered for 90 days
    ///
    /// Public: the code is the proof. Problems: `activation.unknown` (404), `activation.used`,
    /// `activation.expired` (410), `pin.shape`, `pin.simple`, `mail.shape`, `notice.missing` (422).
    #[oai(path = "/activations/use", method = "post", operation_id = "use_activation")]
    async fn use_activation(
        &self,
        platform: Data<&Platform>,
        request: &Request,
        cookies: &CookieJar,
        body: Json<UseBody>,
    ) -> Answer<Json<Session>> {
        crate::account::slow_guessers(&platform, request).await?;
        let UseBody {
            code,
            pin,
            email,
            informed,
            device_label,
        } = body.0;
        let new = Beginning {
            code,
            pin,
            email,
            informed,
            device: device_label.unwrap_or_default(),
        };
        let begun = match activate(&platform, new).await {
            Ok(begun) => begun,
            Err(problem) => return Err(crate::account::count_guess(&platform, request, problem).await?),
        };
        cookies.add(cookie(DEVICE_COOKIE, &begun.device, Some(REMEMBERED)));
        answer(&platform, cookies, begun.opened).await.map(Json)
    }

    /// A unit's workers in post with their activation codes, to be printed
    ///
    /// Problems: `role.missing` (403), `not_found` (404).
    #[oai(path = "/activation-list", method = "get", operation_id = "list_activations")]
    async fn list_activations(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        unit: Query<Uuid>,
    ) -> Answer<Json<ActivationList>> {
        list(&platform, &actor.0, UnitId(unit.0)).await.map(Json)
    }

    /// Make codes for those in post who need one; for persons who are named, a new one
    ///
    /// Problems: `role.missing` (403), `not_found` (404).
    #[oai(path = "/activation-list", method = "post", operation_id = "make_activations")]
    async fn make_activations(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        body: Json<MakeBody>,
    ) -> Answer<Json<ActivationList>> {
        let unit = UnitId(body.0.unit);
        let some: Option<Vec<PersonId>> = body.0.persons.map(|ids| ids.into_iter().map(PersonId).collect());
        make_codes(&platform, &actor.0, unit, some.as_deref()).await?;
        list(&platform, &actor.0, unit).await.map(Json)
    }
}

/// The list of a unit.
pub async fn list(platform: &Platform, actor: &Actor, unit: UnitId) -> Result<ActivationList, Problem> {
    actor.require(Capability::NoticeTell)?;
    let (db, now) = (platform.database.reader(), platform.clock.now());
    let path = crate::unit::path_of(db, unit)
        .await?
        .filter(|path| actor.scope.covers_path(path));
    let path = path.ok_or_else(|| Problem::not_found("个单位"))?;
    let workers = store::workers_in_post(db, &path, platform.clock.today()).await?;
    let codes = store::open_codes(db, workers.iter().map(|worker| worker.account.id), now).await?;
    let codes: HashMap<_, _> = codes.into_iter().map(|code| (code.account_id, code)).collect();
    let mut items = Vec::with_capacity(workers.len());
    for worker in workers {
        let account = worker.account;
        let code = codes.get(&account.id);
        let state = match (account.state, code) {
            (_, Some(_)) => "printed",
            (AccountState::Active, None) => "used",
            _ => "none",
        };
        items.push(ToActivate {
            person_id: worker.person.into(),
            account_id: account.id.into(),
            name: account.display_name,
            party_organisation: worker.party_organisation,
            code: code
                .map(|code| platform.keys.open_text(&code.code_enc))
                .transpose()?,
            state: state.to_owned(),
            until: code.map(|code| code.until),
        });
    }
    let total = u64::try_from(items.len()).unwrap_or(u64::MAX);
    Ok(ActivationList {
        items,
        next: None,
        total,
    })
}
