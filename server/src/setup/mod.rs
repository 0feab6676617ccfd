//! The first start without demo data: the county, its units, the mode and the accounts, from a file of answers.
//!
//! Every account begins with a one-time password, printed once; no default password exists.
mod answers;

use std::fmt::Write as _;

use chrono::NaiveDate;
use sanyou_schema::domain::value::id::UnitId;
use sanyou_schema::domain::value::{AccountState, NameKind, RoleName, UnitKind};
use sanyou_schema::entity::{unit, unit_name};
use sea_orm::{EntityTrait, Set};

pub use answers::Answers;

use crate::account::{NewAccount, NewGrant, NewPlace, create_account, hash_secret, one_time_password};
use crate::certification::{default_scheme, write_scheme};
use crate::platform::Platform;
use crate::platform::change::{By, Change};
use crate::platform::problem::Problem;
use crate::setting::{NewValue, write_value};

/// The units that the answers name, the county first.
type Known = Vec<(String, UnitId, UnitKind)>;

/// Writes the answers into an empty database, in one transaction; answers what to print once.
pub async fn set_up(platform: &Platform, answers: Answers) -> Result<String, Problem> {
    let today = platform.clock.today();
    let mut change = platform.change(&By::system()).await?;
    let known = add_units(&change, &answers, today).await?;
    let county = known[0].1;
    let settings = [
        ("county.name", answers.county.name.as_str()),
        ("account.mode", answers.mode.code()),
        ("authority.name", answers.authority.as_str()),
    ];
    for (key, value) in settings {
        let new = NewValue {
            unit: county,
            key: key.to_owned(),
            value: value.to_owned(),
            valid_from: today,
        };
        write_value(change.db(), platform.clock, &new, None).await?;
    }
    write_scheme(&mut change, county, &default_scheme()?, today).await?;
    let printed = add_accounts(&mut change, &answers, &known, today).await?;
    change.commit().await?;
    Ok(printed)
}

async fn add_units(change: &Change, answers: &Answers, today: NaiveDate) -> Result<Known, Problem> {
    let county = add_unit(change, UnitKind::County, &answers.county, None, 1, today).await?;
    let root = answers.line_root();
    let committee = add_unit(change, UnitKind::WorkCommittee, &root, None, 1, today).await?;
    let mut known = vec![(answers.county.name.clone(), county.0, UnitKind::County)];
    for (sort, new) in (1..).zip(&answers.units) {
        let above = if new.kind().tree() == UnitKind::County.tree() {
            &county
        } else {
            &committee
        };
        let (id, _) = add_unit(change, new.kind(), new, Some(above), sort, today).await?;
        known.push((new.name.clone(), id, new.kind()));
    }
    Ok(known)
}

/// Makes the accounts; answers the list of one-time passwords.
async fn add_accounts(
    change: &mut Change,
    answers: &Answers,
    known: &Known,
    today: NaiveDate,
) -> Result<String, Problem> {
    let mut printed = String::from("账号与一次性密码（只显示这一次，首次登录必须修改）：\n");
    for new in &answers.accounts {
        let named = known.iter().find(|(name, ..)| *name == new.unit);
        let (_, unit, kind) = named.unwrap_or(&known[0]);
        let password = one_time_password();
        let grant = NewGrant {
            role: new.role,
            place: place_of(new.role, (*unit, *kind)),
            valid_from: today,
            valid_to: new.until,
        };
        let hash = hash_secret(password.clone()).await?;
        create_account(change, official(new, *unit, hash, grant)).await?;
        let (login, name, role) = (&new.login, &new.name, new.role.label());
        let _ = writeln!(printed, "{login}\t{name}\t{role}\t{password}");
    }
    Ok(printed)
}

fn official(new: &answers::AccountAnswer, home_unit: UnitId, hash: String, grant: NewGrant) -> NewAccount {
    NewAccount {
        login: new.login.to_lowercase(),
        display_name: new.name.clone(),
        person: None,
        home_unit,
        state: AccountState::Active,
        password_hash: Some(hash),
        pin_hash: None,
        must_change: true,
        informed: false,
        grants: vec![grant],
    }
}

fn place_of(role: RoleName, (unit, kind): (UnitId, UnitKind)) -> NewPlace {
    match role {
        RoleName::SystemAdmin | RoleName::SecurityAdmin | RoleName::AuditAdmin => NewPlace::Installation,
        RoleName::Expert => NewPlace::Applications,
        _ if kind.tree() == UnitKind::WorkCommittee.tree() => NewPlace::Line(unit),
        _ => NewPlace::Unit(unit),
    }
}

async fn add_unit(
    change: &Change,
    kind: UnitKind,
    new: &answers::UnitAnswer,
    parent: Option<&(UnitId, String)>,
    sort_no: i32,
    since: NaiveDate,
) -> Result<(UnitId, String), Problem> {
    let id: UnitId = change.id();
    let path = crate::unit::path_below(parent.map_or("", |(_, path)| path.as_str()), id);
    let row = unit::ActiveModel {
        id: Set(id),
        tree: Set(kind.tree()),
        kind: Set(kind),
        code: Set(new.code.clone()),
        parent_id: Set(parent.map(|(id, _)| *id)),
        path: Set(path.clone()),
        sort_no: Set(sort_no),
        valid_from: Set(since),
        valid_to: Set(None),
        successor_id: Set(None),
    };
    unit::Entity::insert(row).exec(change.db()).await?;
    let aliases = new.aliases.iter().map(|alias| (NameKind::Alias, alias));
    let names = std::iter::once((NameKind::Official, &new.name))
        .chain(aliases)
        .map(|(kind, name)| unit_name::ActiveModel {
            id: Set(change.id()),
            unit_id: Set(id),
            kind: Set(kind),
            name: Set(name.clone()),
            valid_from: Set(since),
            valid_to: Set(None),
        });
    unit_name::Entity::insert_many(names).exec(change.db()).await?;
    Ok((id, path))
}
