//! `/accounts`: who may sign in, kept by administrators.
use chrono::{DateTime, NaiveDate, Utc};
use poem::web::Data;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::account::lockout::locked_until;
use sanyou_schema::domain::value::RoleName;
use sanyou_schema::domain::value::id::{AccountId, ClassId, UnitId};
use uuid::Uuid;

use super::Done;
use super::grants::{GrantView, view};
use super::session::UnitRef;
use crate::account::action::invite::{Invitation, invite, stop};
use crate::account::action::reset::{Reset, reset, unlock};
use crate::account::store::{self, Places};
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};

/// An official's account.
#[derive(Debug, Object)]
pub struct Account {
    /// Its id.
    pub id: Uuid,
    /// What is typed at sign-in.
    pub login: String,
    /// As people know it.
    pub display_name: String,
    /// `invited`, `active` or `stopped`.
    pub state: String,
    /// The state in Chinese.
    pub state_label: String,
    /// Its roles of today, in Chinese.
    pub roles: Vec<String>,
    /// What it may do where, today or later.
    pub grants: Vec<GrantView>,
    /// The unit that looks after it.
    pub unit: UnitRef,
    /// Locked by wrong tries until then.
    pub locked_until: Option<DateTime<Utc>>,
    /// Waits for its first change of password.
    pub must_change: bool,
}

/// The accounts that one keeps, on one page.
#[derive(Debug, Object)]
pub struct AccountList {
    /// By login.
    pub items: Vec<Account>,
    /// Always null.
    pub next: Option<String>,
    /// How many.
    pub total: u64,
}

/// Somebody who may be named head of a class.
#[derive(Debug, Object)]
pub struct Teacher {
    /// The account.
    pub id: Uuid,
    /// As people know them.
    pub display_name: String,
}

/// The class teachers of one's units.
#[derive(Debug, Object)]
pub struct TeacherList {
    /// By login.
    pub items: Vec<Teacher>,
}

/// An official to be invited.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct InviteBody {
    /// 3 to 30 letters, digits, `.`, `_` or `-`.
    pub login: String,
    /// Name.
    pub display_name: String,
    /// `county_organiser`, `township_admin`, `line_admin`, `class_teacher`, `expert`, `viewer` …
    pub role: String,
    /// Where it holds.
    pub unit_id: Uuid,
    /// The class, for a class teacher.
    pub class_id: Option<Uuid>,
    /// First day that it no longer holds; a must for 查阅.
    pub valid_to: Option<NaiveDate>,
}

/// A made account with its password, told once.
#[derive(Debug, Object)]
pub struct Invited {
    /// The account's id.
    pub id: Uuid,
    /// To be handed over; must be changed at the first sign-in.
    pub one_time_password: String,
    /// Its role waits for the security administrator (三员分立).
    pub waits_for_grant: bool,
}

/// Made.
#[derive(ApiResponse)]
pub enum Created {
    /// Made, with its one-time password.
    #[oai(status = 201)]
    Created(Json<Invited>),
}

/// Why.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct ReasonBody {
    /// In a few words.
    #[oai(validator(max_length = 500))]
    pub reason: String,
}

/// What to hand over after a reset: one of the two.
#[derive(Debug, Object)]
pub struct ResetAnswer {
    /// An official's new password.
    pub one_time_password: Option<String>,
    /// A worker's new activation code.
    pub activation_code: Option<String>,
}

/// Accounts of officials.
pub struct AccountApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Account")]
impl AccountApi {
    /// Who may be named head of a class
    ///
    /// Problems: `role.missing` (403).
    #[oai(path = "/teachers", method = "get", operation_id = "list_teachers")]
    async fn list_teachers(&self, platform: Data<&Platform>, actor: Signed) -> Answer<Json<TeacherList>> {
        actor.0.require(Capability::SessionWrite)?;
        let (db, today) = (platform.database.reader(), platform.clock.today());
        let teachers = store::teachers(db, &actor.0, today).await?;
        let items = teachers.into_iter().map(|row| Teacher {
            id: row.id.into(),
            display_name: row.display_name,
        });
        Ok(Json(TeacherList {
            items: items.collect(),
        }))
    }

    /// The officials' accounts that one keeps
    ///
    /// Problems: `role.missing` (403).
    #[oai(path = "/accounts", method = "get", operation_id = "list_accounts")]
    async fn list_accounts(&self, platform: Data<&Platform>, actor: Signed) -> Answer<Json<AccountList>> {
        let actor = &actor.0;
        if !actor.may(Capability::GrantWrite) {
            actor.require(Capability::AccountWrite)?;
        }
        let (db, today, now) = (
            platform.database.reader(),
            platform.clock.today(),
            platform.clock.now(),
        );
        let keeps = [Capability::AccountWrite, Capability::GrantWrite];
        let rows = store::officials(db, actor, &keeps).await?;
        let ids = || rows.iter().map(|(row, _)| row.id);
        let grants = store::grants_of(db, ids(), today).await?;
        let tries = store::failures_of(db, ids()).await?;
        let homes = rows.iter().map(|(_, unit)| unit.id);
        let units = grants.iter().filter_map(|grant| grant.unit_id).chain(homes);
        let classes = grants.iter().filter_map(|grant| grant.class_id);
        let places = Places::load(db, units, classes).await?;
        let mut items = Vec::with_capacity(rows.len());
        for (row, unit) in rows {
            let held = || grants.iter().filter(|grant| grant.account_id == row.id);
            let of_today = held().filter(|grant| grant.valid_from <= today);
            items.push(Account {
                id: row.id.into(),
                roles: of_today.map(|grant| grant.role.label().to_owned()).collect(),
                grants: held().map(|grant| view(&places, grant)).collect(),
                login: row.login,
                display_name: row.display_name,
                state: row.state.code().to_owned(),
                state_label: row.state.label().to_owned(),
                unit: UnitRef {
                    id: unit.id.into(),
                    name: places.unit(unit.id),
                },
                locked_until: tries.get(&row.id).and_then(|tries| locked_until(tries, now)),
                must_change: row.must_change,
            });
        }
        let total = u64::try_from(items.len()).unwrap_or(u64::MAX);
        Ok(Json(AccountList {
            items,
            next: None,
            total,
        }))
    }

    /// Invite an official
    ///
    /// Where the administrators are set apart (`strict`), the account waits without a role until the security
    /// administrator gives it. Problems: `account.login_taken`, `account.login_shape`, `account.name_missing`,
    /// `account.end_missing`, `account.role`, `account.class_missing`, `grant.days`, `grant.place`,
    /// `grant.role_above` (422), `role.missing` (403), `not_found` (404).
    #[oai(path = "/accounts", method = "post", operation_id = "invite_account")]
    async fn invite_account(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        body: Json<InviteBody>,
    ) -> Answer<Created> {
        let body = body.0;
        let role: RoleName = body
            .role
            .parse()
            .map_err(|_| Problem::field("account.role", "role", "没有这种角色，请从列表里选。"))?;
        let invitation = Invitation {
            login: body.login,
            display_name: body.display_name,
            role,
            unit: UnitId(body.unit_id),
            class: body.class_id.map(ClassId),
            valid_to: body.valid_to,
        };
        let made = invite(&platform, &actor.0, invitation).await?;
        Ok(Created::Created(Json(Invited {
            id: made.id.into(),
            one_time_password: made.password,
            waits_for_grant: made.waits_for_grant,
        })))
    }

    /// Stop an account; its sessions and phones end
    ///
    /// Problems: `account.self` (409), `reason.missing` (422), `role.missing` (403), `not_found` (404).
    #[oai(
        path = "/accounts/:account/stop",
        method = "post",
        operation_id = "stop_account"
    )]
    async fn stop_account(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        account: Path<Uuid>,
        body: Json<ReasonBody>,
    ) -> Answer<Done> {
        stop(&platform, &actor.0, AccountId(account.0), &body.0.reason).await?;
        Ok(Done::Done)
    }

    /// Reset a forgotten password or PIN; what is answered is printed or told
    ///
    /// Problems: `not_found` (404).
    #[oai(
        path = "/accounts/:account/reset",
        method = "post",
        operation_id = "reset_account"
    )]
    async fn reset_account(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        account: Path<Uuid>,
    ) -> Answer<Json<ResetAnswer>> {
        let answer = match reset(&platform, &actor.0, AccountId(account.0)).await? {
            Reset::Password(password) => ResetAnswer {
                one_time_password: Some(password),
                activation_code: None,
            },
            Reset::Code(code) => ResetAnswer {
                one_time_password: None,
                activation_code: Some(code),
            },
        };
        Ok(Json(answer))
    }

    /// Unlock an account that wrong tries locked
    ///
    /// Problems: `not_found` (404).
    #[oai(
        path = "/accounts/:account/unlock",
        method = "post",
        operation_id = "unlock_account"
    )]
    async fn unlock_account(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        account: Path<Uuid>,
    ) -> Answer<Done> {
        unlock(&platform, &actor.0, AccountId(account.0)).await?;
        Ok(Done::Done)
    }
}
