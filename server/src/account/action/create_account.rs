//! Makes an account with its grants: invited by an administrator, by setup, or with the demo data.
use chrono::NaiveDate;
use sanyou_schema::domain::account::grant::is_one_of_three;
use sanyou_schema::domain::value::id::{AccountId, ClassId, GrantId, PersonId, UnitId};
use sanyou_schema::domain::value::{AccountState, GrantWhere, RoleName};
use sanyou_schema::entity::{account, role_grant};
use sea_orm::{DbErr, EntityTrait, Set};

use crate::platform::change::Change;

/// An account to be made.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// What is typed at sign-in, lower case.
    pub login: String,
    /// As people know it.
    pub display_name: String,
    /// The worker whose account it is.
    pub person: Option<PersonId>,
    /// The unit that looks after it.
    pub home_unit: UnitId,
    /// Its state at first.
    pub state: AccountState,
    /// Hash of the password, where it has one.
    pub password_hash: Option<String>,
    /// Hash of the PIN, where it has one.
    pub pin_hash: Option<String>,
    /// Whether somebody else knows the password.
    pub must_change: bool,
    /// Whether the privacy notice was accepted already (demo data).
    pub informed: bool,
    /// What it may do, where.
    pub grants: Vec<NewGrant>,
}

/// A grant to be made.
#[derive(Debug, Clone)]
pub struct NewGrant {
    /// The role.
    pub role: RoleName,
    /// The place.
    pub place: NewPlace,
    /// First day.
    pub valid_from: NaiveDate,
    /// First day that it no longer holds.
    pub valid_to: Option<NaiveDate>,
}

/// Where a new grant holds.
#[derive(Debug, Clone, Copy)]
pub enum NewPlace {
    /// A territory unit's subtree.
    Unit(UnitId),
    /// A line unit's subtree.
    Line(UnitId),
    /// A class.
    Class(ClassId),
    /// Assigned applications.
    Applications,
    /// Oneself.
    Oneself,
    /// The installation.
    Installation,
}

impl NewPlace {
    /// Where an official's role holds, named by a unit and, for a class teacher, a class.
    pub fn of(role: RoleName, unit: UnitId, class: Option<ClassId>) -> Self {
        match (role, class) {
            (RoleName::LineAdmin, _) => Self::Line(unit),
            (RoleName::ClassTeacher, Some(class)) => Self::Class(class),
            (RoleName::Expert, _) => Self::Applications,
            (role, _) if is_one_of_three(role) => Self::Installation,
            _ => Self::Unit(unit),
        }
    }

    /// The place as a row holds it: its kind, unit and class.
    pub fn columns(self) -> (GrantWhere, Option<UnitId>, Option<ClassId>) {
        match self {
            Self::Unit(id) => (GrantWhere::Unit, Some(id), None),
            Self::Line(id) => (GrantWhere::Line, Some(id), None),
            Self::Class(id) => (GrantWhere::Class, None, Some(id)),
            Self::Applications => (GrantWhere::ApplicationSet, None, None),
            Self::Oneself => (GrantWhere::Self_, None, None),
            Self::Installation => (GrantWhere::Installation, None, None),
        }
    }
}

/// Writes the account and its grants within a change. A login that is taken breaks the unique key.
pub async fn create_account(change: &mut Change, new: NewAccount) -> Result<AccountId, DbErr> {
    let id: AccountId = change.id();
    let row = account::ActiveModel {
        id: Set(id),
        login: Set(new.login.clone()),
        display_name: Set(new.display_name),
        person_id: Set(new.person),
        home_unit_id: Set(new.home_unit),
        state: Set(new.state),
        password_hash: Set(new.password_hash),
        must_change: Set(new.must_change),
        pin_hash: Set(new.pin_hash),
        totp_enc: Set(None),
        totp_step: Set(None),
        informed_at: Set(new.informed.then(|| change.at())),
        created_at: Set(change.at()),
    };
    account::Entity::insert(row).exec(change.db()).await?;
    for grant in new.grants {
        write_grant(change, id, grant).await?;
    }
    change.audit(
        "account.create",
        "account",
        id,
        &serde_json::json!({"login": new.login}),
    );
    Ok(id)
}

/// Writes one grant of an account.
pub async fn write_grant(change: &Change, account: AccountId, grant: NewGrant) -> Result<GrantId, DbErr> {
    let (place, unit, class) = grant.place.columns();
    let id: GrantId = change.id();
    let row = role_grant::ActiveModel {
        id: Set(id),
        account_id: Set(account),
        role: Set(grant.role),
        place: Set(place),
        unit_id: Set(unit),
        party_organisation_id: Set(None),
        class_id: Set(class),
        valid_from: Set(grant.valid_from),
        valid_to: Set(grant.valid_to),
        granted_by: Set(change.by().account),
    };
    role_grant::Entity::insert(row).exec(change.db()).await?;
    Ok(id)
}
