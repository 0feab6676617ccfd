//! Gives an official's account a role at a place.
use poem::http::StatusCode;
use sanyou_schema::domain::account::grant::{Proposal, check_grant, is_one_of_three, own_grant};
use sanyou_schema::domain::account::{Capability, Mode};
use sanyou_schema::domain::value::id::{AccountId, ClassId, GrantId, UnitId};
use sanyou_schema::domain::value::{AccountState, Days, RoleName};
use sanyou_schema::domain::violation::Violation;
use sea_orm::ConnectionTrait;

use super::create_account::{NewGrant, NewPlace, write_grant};
use crate::account::store;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;

/// A role at a place that is wanted for an account.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The role.
    pub role: RoleName,
    /// The unit where it is to hold.
    pub unit: UnitId,
    /// The class, for a class teacher.
    pub class: Option<ClassId>,
    /// When it is to hold.
    pub days: Days,
}

impl Wanted {
    /// The grant as it is written.
    pub fn grant(&self) -> NewGrant {
        NewGrant {
            role: self.role,
            place: NewPlace::of(self.role, self.unit, self.class),
            valid_from: self.days.from,
            valid_to: self.days.to,
        }
    }
}

/// All that stands against it; 404 where the unit or the class lies outside of where the actor holds the capability.
pub async fn faults(
    db: &impl ConnectionTrait,
    actor: &Actor,
    capability: Capability,
    account: Option<AccountId>,
    wanted: &Wanted,
) -> Result<Vec<Violation>, Problem> {
    let unit = store::units(db, [wanted.unit]).await?.pop();
    let unit = unit
        .filter(|unit| store::reaches(actor, unit, capability))
        .ok_or_else(|| Problem::not_found("个单位"))?;
    if let Some(class) = wanted.class {
        let of_class = store::classes(db, [class]).await?;
        let home = store::units(db, of_class.get(&class).map(|(_, unit)| *unit)).await?;
        if !home.iter().any(|unit| store::reaches(actor, unit, capability)) {
            return Err(Problem::not_found("个班次"));
        }
    }
    let today = actor.scope.day;
    let held = match account {
        Some(id) => store::grants_of(db, [id], today).await?,
        None => Vec::new(),
    };
    let proposal = Proposal {
        giver: actor.account,
        account,
        role: wanted.role,
        tree: unit.tree,
        has_class: wanted.class.is_some(),
        days: wanted.days,
        held: held.iter().map(|grant| grant.role).collect(),
    };
    let mut faults = check_grant(&proposal, today, actor.mode);
    if is_one_of_three(wanted.role) && !store::reaches_all(actor, capability) {
        let message = "这种角色管全系统，超出您的管理范围。请改选角色。";
        faults.push(Violation::new("grant.role_above", message).on("role"));
    }
    Ok(faults)
}

/// Gives a further grant.
///
/// Problems: `role.missing` (403), `not_found` (404), `grant.self`, `grant.held`, `account.stopped` (409), and those of
/// the form (422).
pub async fn give_grant(
    platform: &Platform,
    actor: &Actor,
    id: AccountId,
    wanted: Wanted,
) -> Result<GrantId, Problem> {
    actor.require(Capability::GrantWrite)?;
    let mut change = platform.change(&actor.by()).await?;
    let account = store::grantable(change.db(), actor, id)
        .await?
        .ok_or_else(|| Problem::not_found("个账号"))?;
    if account.state == AccountState::Stopped {
        let detail = "这个账号已停用，不能再授权。请另开一个账号。";
        return Err(Problem::conflict("account.stopped", detail));
    }
    let grant = write(&mut change, actor, id, wanted).await?;
    change.commit().await?;
    Ok(grant)
}

/// Checks and writes the grant within a change.
pub(super) async fn write(
    change: &mut Change,
    actor: &Actor,
    account: AccountId,
    wanted: Wanted,
) -> Result<GrantId, Problem> {
    if account == actor.account {
        return Err(refused_own());
    }
    let faults = faults(change.db(), actor, Capability::GrantWrite, Some(account), &wanted).await?;
    if !faults.is_empty() {
        return Err(faults.into());
    }
    let new = wanted.grant();
    let held = store::grants_of(change.db(), [account], actor.scope.day).await?;
    let same = held.iter().any(|row| {
        let days = Days {
            from: row.valid_from,
            to: row.valid_to,
        };
        row.role == new.role
            && (row.place, row.unit_id, row.class_id) == new.place.columns()
            && days.overlaps(wanted.days)
    });
    if same {
        let detail = "这个账号这段时间已有同样的授权。要改日期，请先收回原来的。";
        return Err(Problem::conflict("grant.held", detail));
    }
    let detail = serde_json::json!({
        "role": wanted.role, "unit": wanted.unit, "class": wanted.class,
        "valid_from": wanted.days.from, "valid_to": wanted.days.to,
    });
    let id = write_grant(change, account, new).await?;
    change.audit("grant.give", "account", account, &detail);
    Ok(id)
}

/// 409: nobody gives to herself or takes from herself.
pub(super) fn refused_own() -> Problem {
    Problem::new(StatusCode::CONFLICT, "grant.self", own_grant().message)
}

/// Whether an invitation gives its role at once, or leaves that to another administrator.
pub fn gives_at_once(actor: &Actor) -> bool {
    actor.mode == Mode::Small && actor.may(Capability::GrantWrite)
}
