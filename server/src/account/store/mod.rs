//! The queries of accounts.
mod grants;
mod policy;
mod workers;

pub use grants::*;
pub use policy::*;
pub use workers::*;

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use sanyou_schema::domain::account::{Capability, Mode, goes_with_teaching};
use sanyou_schema::domain::value::NameKind;
use sanyou_schema::domain::value::id::{AccountId, PartyOrganisationId, PersonId, UnitId};
use sanyou_schema::domain::value::{AccountState, Post, RoleName};
use sanyou_schema::entity::{
    account, activation, api_token, appointment, device, login_failure, person, role_grant, sign_in, unit,
    unit_name,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    sea_query::Expr,
};

use crate::platform::actor::Actor;
use crate::platform::keys::{KeyError, Keys};

/// How many people one query asks for.
const PORTION: usize = 500;

type Found<T> = Result<Option<T>, DbErr>;

/// By what is typed at sign-in.
pub async fn by_login(db: &impl ConnectionTrait, login: &str) -> Found<account::Model> {
    account::Entity::find()
        .filter(account::Column::Login.eq(login))
        .one(db)
        .await
}

/// By id.
pub async fn by_id(db: &impl ConnectionTrait, id: AccountId) -> Found<account::Model> {
    account::Entity::find_by_id(id).one(db).await
}

/// The account of a worker.
pub async fn account_of_person(db: &impl ConnectionTrait, person: PersonId) -> Found<account::Model> {
    account::Entity::find()
        .filter(account::Column::PersonId.eq(person))
        .one(db)
        .await
}

/// The accounts of these workers.
pub async fn accounts_of(
    db: &impl ConnectionTrait,
    people: &[PersonId],
) -> Result<HashMap<PersonId, account::Model>, DbErr> {
    let rows = account::Entity::find()
        .filter(account::Column::PersonId.is_in(people.iter().copied()))
        .all(db)
        .await?;
    let by_person = rows.into_iter().filter_map(|row| Some((row.person_id?, row)));
    Ok(by_person.collect())
}

/// The mail address that a person gave, opened.
pub async fn email_of(db: &impl ConnectionTrait, keys: &Keys, id: PersonId) -> Result<Option<String>, DbErr> {
    let person = person::Entity::find_by_id(id).one(db).await?;
    let sealed = person.and_then(|person| person.email_enc);
    let opened = sealed.map(|sealed| keys.open_text(&sealed)).transpose();
    opened.map_err(|e: KeyError| DbErr::Custom(e.to_string()))
}

/// The mail addresses that people gave, opened; who gave none is not among them.
pub async fn emails_of(
    db: &impl ConnectionTrait,
    keys: &Keys,
    people: &[PersonId],
) -> Result<HashMap<PersonId, String>, DbErr> {
    let mut found = HashMap::new();
    for portion in people.chunks(PORTION) {
        let rows = person::Entity::find()
            .filter(person::Column::Id.is_in(portion.iter().copied()))
            .filter(person::Column::EmailEnc.is_not_null())
            .all(db)
            .await?;
        for row in rows {
            let opened = row.email_enc.map(|sealed| keys.open_text(&sealed)).transpose();
            let opened = opened.map_err(|e: KeyError| DbErr::Custom(e.to_string()))?;
            found.extend(opened.map(|address| (row.id, address)));
        }
    }
    Ok(found)
}

/// The party organisations whose secretary a person is on a day.
pub async fn secretary_of(
    db: &impl ConnectionTrait,
    id: PersonId,
    day: NaiveDate,
) -> Result<Vec<PartyOrganisationId>, DbErr> {
    let posts = appointment::Entity::find()
        .filter(appointment::Column::PersonId.eq(id))
        .filter(appointment::Column::Post.eq(Post::Secretary))
        .filter(appointment::Column::ValidFrom.lte(day))
        .filter(
            Condition::any()
                .add(appointment::Column::ValidTo.is_null())
                .add(appointment::Column::ValidTo.gt(day)),
        )
        .all(db)
        .await?;
    Ok(posts.into_iter().map(|post| post.service_org_id).collect())
}

/// The named units.
pub async fn units(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = UnitId>,
) -> Result<Vec<unit::Model>, DbErr> {
    unit::Entity::find()
        .filter(unit::Column::Id.is_in(ids))
        .all(db)
        .await
}

/// The official name of a unit.
pub async fn unit_official_name(db: &impl ConnectionTrait, id: UnitId) -> Result<String, DbErr> {
    let name = unit_name::Entity::find()
        .filter(unit_name::Column::UnitId.eq(id))
        .filter(unit_name::Column::Kind.eq(NameKind::Official))
        .order_by_desc(unit_name::Column::ValidFrom)
        .one(db)
        .await?;
    Ok(name.map(|row| row.name).unwrap_or_default())
}

/// A session by what is kept of its token, open or not.
pub async fn sign_in_by_token(db: &impl ConnectionTrait, hash: &str) -> Found<sign_in::Model> {
    sign_in::Entity::find()
        .filter(sign_in::Column::TokenHash.eq(hash))
        .one(db)
        .await
}

/// The same with its account.
pub async fn signed_in(
    db: &impl ConnectionTrait,
    hash: &str,
) -> Found<(sign_in::Model, Option<account::Model>)> {
    // no limit, which SQLite would prepare the statement anew for each time that it is bound
    let mut found = sign_in::Entity::find()
        .find_also_related(account::Entity)
        .filter(sign_in::Column::TokenHash.eq(hash))
        .all(db)
        .await?;
    Ok(found.pop())
}

/// A bearer token by what is kept of it.
pub async fn api_token_by_hash(db: &impl ConnectionTrait, hash: &str) -> Found<api_token::Model> {
    api_token::Entity::find()
        .filter(api_token::Column::TokenHash.eq(hash))
        .one(db)
        .await
}

/// A remembered phone that still is one.
pub async fn open_device(db: &impl ConnectionTrait, hash: &str, now: DateTime<Utc>) -> Found<device::Model> {
    device::Entity::find()
        .filter(device::Column::TokenHash.eq(hash))
        .filter(device::Column::EndedAt.is_null())
        .filter(device::Column::Until.gt(now))
        .one(db)
        .await
}

/// The remembered phones of an account.
pub async fn open_devices(
    db: &impl ConnectionTrait,
    id: AccountId,
    now: DateTime<Utc>,
) -> Result<Vec<device::Model>, DbErr> {
    device::Entity::find()
        .filter(device::Column::AccountId.eq(id))
        .filter(device::Column::EndedAt.is_null())
        .filter(device::Column::Until.gt(now))
        .order_by_asc(device::Column::CreatedAt)
        .all(db)
        .await
}

/// An activation by what is kept of its code.
pub async fn activation_by_code(db: &impl ConnectionTrait, hash: &str) -> Found<activation::Model> {
    activation::Entity::find()
        .filter(activation::Column::CodeHash.eq(hash))
        .one(db)
        .await
}

/// How often an address failed since an instant.
pub async fn address_failures(
    db: &impl ConnectionTrait,
    address: &str,
    since: DateTime<Utc>,
) -> Result<u64, DbErr> {
    login_failure::Entity::find()
        .filter(login_failure::Column::AddressHash.eq(address))
        .filter(login_failure::Column::At.gt(since))
        .count(db)
        .await
}

/// When an account's wrong tries were, in order of time; a right one forgets them.
pub async fn account_failures(db: &impl ConnectionTrait, id: AccountId) -> Result<Vec<DateTime<Utc>>, DbErr> {
    let rows = login_failure::Entity::find()
        .filter(login_failure::Column::AccountId.eq(id))
        .order_by_asc(login_failure::Column::At)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.at).collect())
}

/// The wrong tries of several accounts, each in order of time.
pub async fn failures_of(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = AccountId>,
) -> Result<HashMap<AccountId, Vec<DateTime<Utc>>>, DbErr> {
    let rows = login_failure::Entity::find()
        .filter(login_failure::Column::AccountId.is_in(ids))
        .order_by_asc(login_failure::Column::At)
        .all(db)
        .await?;
    let mut tries: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows {
        if let Some(id) = row.account_id {
            tries.entry(id).or_default().push(row.at);
        }
    }
    Ok(tries)
}

/// Takes a time step of an account's authenticator; false where it or a later one was taken already. Two sign-ins at once
/// can't both take it.
pub async fn take_step(db: &impl ConnectionTrait, id: AccountId, step: i64) -> Result<bool, DbErr> {
    let earlier = Condition::any()
        .add(account::Column::TotpStep.is_null())
        .add(account::Column::TotpStep.lt(step));
    let taken = account::Entity::update_many()
        .col_expr(account::Column::TotpStep, Expr::value(step))
        .filter(account::Column::Id.eq(id))
        .filter(earlier)
        .exec(db)
        .await?;
    Ok(taken.rows_affected == 1)
}

/// An account that the actor keeps: officials' by whoever writes accounts, workers' also by their township.
pub async fn keepable(db: &impl ConnectionTrait, actor: &Actor, id: AccountId) -> Found<account::Model> {
    let Some(account) = by_id(db, id).await? else {
        return Ok(None);
    };
    let Some(unit) = units(db, [account.home_unit_id]).await?.pop() else {
        return Ok(None);
    };
    let keeps = if account.person_id.is_some() {
        actor.may(Capability::NoticeTell) && actor.scope.covers_path(&unit.path)
            || actor.may(Capability::AccountWrite) && reaches(actor, &unit, Capability::AccountWrite)
    } else {
        actor.may(Capability::AccountWrite) && reaches(actor, &unit, Capability::AccountWrite)
    };
    Ok(keeps.then_some(account))
}

/// The accounts where an actor may do one of these, workers' left out: few enough for one page.
pub async fn officials(
    db: &impl ConnectionTrait,
    actor: &Actor,
    capabilities: &[Capability],
) -> Result<Vec<(account::Model, unit::Model)>, DbErr> {
    let rows = account::Entity::find()
        .filter(account::Column::PersonId.is_null())
        .order_by_asc(account::Column::Login)
        .all(db)
        .await?;
    let known = units(db, rows.iter().map(|row| row.home_unit_id)).await?;
    let with_unit = rows.into_iter().filter_map(|row| {
        let unit = known.iter().find(|unit| unit.id == row.home_unit_id)?.clone();
        let reached = capabilities
            .iter()
            .any(|capability| reaches(actor, &unit, *capability));
        reached.then_some((row, unit))
    });
    Ok(with_unit.collect())
}

/// Who may be named class teacher: the officials with an active account in the units where the actor holds sessions, whose
/// roles go with it; who is one already comes first.
pub async fn teachers(
    db: &impl ConnectionTrait,
    actor: &Actor,
    day: NaiveDate,
) -> Result<Vec<account::Model>, DbErr> {
    let rows = officials(db, actor, &[Capability::SessionWrite]).await?;
    let held = grants_of(db, rows.iter().map(|(row, _)| row.id), day).await?;
    let roles = |id: AccountId| {
        let of_account = held.iter().filter(move |grant| grant.account_id == id);
        of_account
            .filter(|grant| grant.valid_from <= day)
            .map(|grant| grant.role)
    };
    let apart = |id: AccountId| actor.mode == Mode::Small || roles(id).all(goes_with_teaching);
    let rows = rows.into_iter().map(|(row, _)| row);
    let mut rows: Vec<account::Model> = rows
        .filter(|row| row.state == AccountState::Active && apart(row.id))
        .collect();
    rows.sort_by_key(|row| !roles(row.id).any(|role| role == RoleName::ClassTeacher));
    Ok(rows)
}

/// Ends sessions and phones of an account.
pub async fn end_everything(
    db: &impl ConnectionTrait,
    id: AccountId,
    at: DateTime<Utc>,
) -> Result<(), DbErr> {
    sign_in::Entity::update_many()
        .col_expr(sign_in::Column::EndedAt, Expr::value(at))
        .filter(sign_in::Column::AccountId.eq(id))
        .filter(sign_in::Column::EndedAt.is_null())
        .exec(db)
        .await?;
    device::Entity::update_many()
        .col_expr(device::Column::EndedAt, Expr::value(at))
        .filter(device::Column::AccountId.eq(id))
        .filter(device::Column::EndedAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}

/// Forgets the wrong tries of an account.
pub async fn forget_failures(db: &impl ConnectionTrait, id: AccountId) -> Result<(), DbErr> {
    login_failure::Entity::delete_many()
        .filter(login_failure::Column::AccountId.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Ends the open codes of an account.
pub async fn end_codes(db: &impl ConnectionTrait, id: AccountId, at: DateTime<Utc>) -> Result<(), DbErr> {
    activation::Entity::update_many()
        .col_expr(activation::Column::Until, Expr::value(at))
        .filter(activation::Column::AccountId.eq(id))
        .filter(activation::Column::UsedAt.is_null())
        .filter(activation::Column::Until.gt(at))
        .exec(db)
        .await?;
    Ok(())
}

/// Lets a worker's account follow its person: the name, and the unit that looks after it.
pub async fn follow_person(
    db: &impl ConnectionTrait,
    person: PersonId,
    name: &str,
    unit: UnitId,
) -> Result<(), DbErr> {
    account::Entity::update_many()
        .col_expr(account::Column::DisplayName, Expr::value(name))
        .col_expr(account::Column::HomeUnitId, Expr::value(unit))
        .filter(account::Column::PersonId.eq(person))
        .exec(db)
        .await?;
    Ok(())
}

/// Of these people, whose account has been taken into use.
pub async fn in_use(db: &impl ConnectionTrait, people: &[PersonId]) -> Result<HashSet<PersonId>, DbErr> {
    let rows = account::Entity::find()
        .filter(account::Column::PersonId.is_in(people.iter().copied()))
        .filter(account::Column::State.ne(AccountState::Invited))
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|row| row.person_id).collect())
}

/// Removes the accounts of these people, which nobody has used yet, with their grants and codes.
pub async fn remove_unused(db: &impl ConnectionTrait, people: &[PersonId]) -> Result<(), DbErr> {
    let rows = account::Entity::find()
        .filter(account::Column::PersonId.is_in(people.iter().copied()))
        .filter(account::Column::State.eq(AccountState::Invited))
        .all(db)
        .await?;
    let ids: Vec<AccountId> = rows.into_iter().map(|row| row.id).collect();
    role_grant::Entity::delete_many()
        .filter(role_grant::Column::AccountId.is_in(ids.iter().copied()))
        .exec(db)
        .await?;
    activation::Entity::delete_many()
        .filter(activation::Column::AccountId.is_in(ids.iter().copied()))
        .exec(db)
        .await?;
    login_failure::Entity::delete_many()
        .filter(login_failure::Column::AccountId.is_in(ids.iter().copied()))
        .exec(db)
        .await?;
    account::Entity::delete_many()
        .filter(account::Column::Id.is_in(ids))
        .exec(db)
        .await?;
    Ok(())
}

/// The names by which people know some accounts.
pub async fn display_names(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = AccountId>,
) -> Result<HashMap<AccountId, String>, DbErr> {
    let rows = account::Entity::find()
        .filter(account::Column::Id.is_in(ids))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.display_name)).collect())
}
