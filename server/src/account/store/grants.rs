//! The queries of grants, and of those that wait for being given.
use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use sanyou_schema::domain::account::{Capability, may};
use sanyou_schema::domain::value::id::{AccountId, ClassId, GrantId, GrantRequestId, UnitId};
use sanyou_schema::domain::value::{AccountState, GrantRequestState, GrantWhere, RoleName, UnitTree};
use sanyou_schema::entity::{account, grant_request, role_grant, training_class, unit};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    Select, sea_query::Expr,
};

use super::{by_id, units};
use crate::platform::actor::{Actor, Place};

/// Whether one of an actor's roles may do this for a unit: in the role's own subtree, or as an administrator of the
/// installation. The county's line committees are the county organiser's.
pub fn reaches(actor: &Actor, unit: &unit::Model, capability: Capability) -> bool {
    let mut held = actor.scope.places().iter();
    held.any(|(role, place)| {
        let here = match place {
            Place::Installation => true,
            Place::Subtree { path, .. } => {
                unit.path.starts_with(path)
                    || unit.tree == UnitTree::Line && *role == RoleName::CountyOrganiser
            }
            _ => false,
        };
        here && may(*role, capability, actor.mode)
    })
}

/// Whether one of an actor's roles may do this for the whole installation.
pub fn reaches_all(actor: &Actor, capability: Capability) -> bool {
    let mut held = actor.scope.places().iter();
    held.any(|(role, place)| *place == Place::Installation && may(*role, capability, actor.mode))
}

/// An official's account whose grants the actor may give and end.
pub async fn grantable(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: AccountId,
) -> Result<Option<account::Model>, DbErr> {
    let official = by_id(db, id).await?.filter(|row| row.person_id.is_none());
    let Some(account) = official else {
        return Ok(None);
    };
    let home = units(db, [account.home_unit_id]).await?.pop();
    let reached = home.is_some_and(|unit| reaches(actor, &unit, Capability::GrantWrite));
    Ok(reached.then_some(account))
}

/// The grants that hold on a day.
pub async fn grants(
    db: &impl ConnectionTrait,
    id: AccountId,
    day: NaiveDate,
) -> Result<Vec<role_grant::Model>, DbErr> {
    held(id, day).all(db).await
}

/// The same, each with the unit where it holds, if it holds for one.
pub async fn grants_with_units(
    db: &impl ConnectionTrait,
    id: AccountId,
    day: NaiveDate,
) -> Result<Vec<(role_grant::Model, Option<unit::Model>)>, DbErr> {
    held(id, day).find_also_related(unit::Entity).all(db).await
}

fn held(id: AccountId, day: NaiveDate) -> Select<role_grant::Entity> {
    role_grant::Entity::find()
        .filter(role_grant::Column::AccountId.eq(id))
        .filter(role_grant::Column::ValidFrom.lte(day))
        .filter(
            Condition::any()
                .add(role_grant::Column::ValidTo.is_null())
                .add(role_grant::Column::ValidTo.gt(day)),
        )
        .order_by_asc(role_grant::Column::Id)
}

/// The grants of some accounts that hold on a day or begin later.
pub async fn grants_of(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = AccountId>,
    day: NaiveDate,
) -> Result<Vec<role_grant::Model>, DbErr> {
    role_grant::Entity::find()
        .filter(role_grant::Column::AccountId.is_in(ids))
        .filter(
            Condition::any()
                .add(role_grant::Column::ValidTo.is_null())
                .add(role_grant::Column::ValidTo.gt(day)),
        )
        .order_by_asc(role_grant::Column::ValidFrom)
        .order_by_asc(role_grant::Column::Id)
        .all(db)
        .await
}

/// A grant, held until the change is done.
pub async fn grant_row(db: &impl ConnectionTrait, id: GrantId) -> Result<Option<role_grant::Model>, DbErr> {
    role_grant::Entity::find_by_id(id).lock_exclusive().one(db).await
}

/// A request, held until the change is done.
pub async fn request_row(
    db: &impl ConnectionTrait,
    id: GrantRequestId,
) -> Result<Option<grant_request::Model>, DbErr> {
    grant_request::Entity::find_by_id(id)
        .lock_exclusive()
        .one(db)
        .await
}

/// The open requests whose accounts the actor may give grants, the first asked first.
pub async fn open_requests(
    db: &impl ConnectionTrait,
    actor: &Actor,
) -> Result<Vec<(grant_request::Model, account::Model)>, DbErr> {
    let requests = grant_request::Entity::find()
        .filter(grant_request::Column::State.eq(GrantRequestState::Open))
        .order_by_asc(grant_request::Column::AskedAt)
        .order_by_asc(grant_request::Column::Id)
        .all(db)
        .await?;
    let accounts = account::Entity::find()
        .filter(account::Column::Id.is_in(requests.iter().map(|row| row.account_id)))
        .filter(account::Column::State.ne(AccountState::Stopped))
        .all(db)
        .await?;
    let homes = units(db, accounts.iter().map(|row| row.home_unit_id)).await?;
    let reached = requests.into_iter().filter_map(|request| {
        let account = accounts.iter().find(|row| row.id == request.account_id)?;
        let home = homes.iter().find(|unit| unit.id == account.home_unit_id)?;
        reaches(actor, home, Capability::GrantWrite).then(|| (request, account.clone()))
    });
    Ok(reached.collect())
}

/// How many accounts wait for the actor to give them a grant.
pub async fn waiting_for_grant(db: &impl ConnectionTrait, actor: &Actor) -> Result<u64, DbErr> {
    let requests = open_requests(db, actor).await?;
    let accounts: BTreeSet<_> = requests
        .iter()
        .filter(|(_, account)| account.id != actor.account)
        .map(|(request, _)| request.account_id)
        .collect();
    Ok(u64::try_from(accounts.len()).unwrap_or(u64::MAX))
}

/// Closes what is still asked for an account that is stopped.
pub async fn drop_requests(
    db: &impl ConnectionTrait,
    id: AccountId,
    by: Option<AccountId>,
    at: DateTime<Utc>,
) -> Result<(), DbErr> {
    grant_request::Entity::update_many()
        .col_expr(
            grant_request::Column::State,
            Expr::value(GrantRequestState::Refused),
        )
        .col_expr(grant_request::Column::DecidedBy, Expr::value(by))
        .col_expr(grant_request::Column::DecidedAt, Expr::value(at))
        .col_expr(grant_request::Column::Reason, Expr::value("账号已停用"))
        .filter(grant_request::Column::AccountId.eq(id))
        .filter(grant_request::Column::State.eq(GrantRequestState::Open))
        .exec(db)
        .await?;
    Ok(())
}

/// The active accounts that hold a role for just this unit on a day: whom a matter of that office is told.
pub async fn office_of(
    db: &impl ConnectionTrait,
    role: RoleName,
    id: UnitId,
    day: NaiveDate,
) -> Result<Vec<AccountId>, DbErr> {
    let grants = role_grant::Entity::find()
        .filter(role_grant::Column::Role.eq(role))
        .filter(role_grant::Column::UnitId.eq(id))
        .filter(role_grant::Column::ValidFrom.lte(day))
        .filter(
            Condition::any()
                .add(role_grant::Column::ValidTo.is_null())
                .add(role_grant::Column::ValidTo.gt(day)),
        )
        .all(db)
        .await?;
    let accounts = account::Entity::find()
        .filter(account::Column::Id.is_in(grants.into_iter().map(|grant| grant.account_id)))
        .filter(account::Column::State.eq(AccountState::Active))
        .order_by_asc(account::Column::Id)
        .all(db)
        .await?;
    Ok(accounts.into_iter().map(|row| row.id).collect())
}

/// Names and units of some classes.
pub async fn classes(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = ClassId>,
) -> Result<HashMap<ClassId, (String, UnitId)>, DbErr> {
    let rows = training_class::Entity::find()
        .filter(training_class::Column::Id.is_in(ids))
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.id, (row.name, row.unit_id)))
        .collect())
}

/// Names of the places that grants hold for.
pub struct Places {
    units: HashMap<UnitId, (String, String)>,
    classes: HashMap<ClassId, (String, UnitId)>,
}

impl Places {
    /// Loads the names of these units and classes.
    pub async fn load(
        db: &impl ConnectionTrait,
        units: impl Iterator<Item = UnitId>,
        of_classes: impl Iterator<Item = ClassId>,
    ) -> Result<Self, DbErr> {
        let (units, of_classes): (Vec<_>, Vec<_>) = (units.collect(), of_classes.collect());
        Ok(Self {
            units: crate::unit::names_and_paths(db, units).await?,
            classes: classes(db, of_classes).await?,
        })
    }

    /// A unit's name.
    pub fn unit(&self, id: UnitId) -> String {
        self.units
            .get(&id)
            .map(|(name, _)| name.clone())
            .unwrap_or_default()
    }

    /// A place in words: its class's or unit's name, else what kind of place it is.
    pub fn label(&self, place: GrantWhere, unit: Option<UnitId>, class: Option<ClassId>) -> String {
        let unit = unit.and_then(|id| self.units.get(&id)).map(|(name, _)| name);
        let class = class.and_then(|id| self.classes.get(&id)).map(|(name, _)| name);
        class
            .or(unit)
            .map_or_else(|| place.label().to_owned(), Clone::clone)
    }
}
