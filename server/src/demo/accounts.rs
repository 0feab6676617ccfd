//! The demo's officials.
use chrono::NaiveDate;
use sanyou_schema::domain::value::id::UnitId;
use sanyou_schema::domain::value::{AccountState, RoleName};

use super::units::Units;
use crate::account::{NewAccount, NewGrant, NewPlace, create_account, hash_secret};
use crate::platform::change::Change;
use crate::platform::problem::Problem;

/// The password of all demo accounts (service.md).
pub const PASSWORD: &str = "sanyou-demo-2026";

/// The PIN of the demo's worker.
pub const PIN: &str = "202611";

/// Makes the officials' accounts.
pub async fn make(change: &mut Change, units: &Units, today: NaiveDate) -> Result<(), Problem> {
    let hash = hash_secret(PASSWORD.to_owned()).await?;
    let county = units.county;
    let township = |name| units.township(name).unwrap_or(county);
    let logistics = units.lines.last().map_or(county, |(id, _)| *id);
    let officials: [(&str, &str, UnitId, RoleName, NewPlace); 10] = [
        (
            "county",
            "李建国",
            county,
            RoleName::CountyOrganiser,
            NewPlace::Unit(county),
        ),
        (
            "county2",
            "王秀兰",
            county,
            RoleName::CountyOrganiser,
            NewPlace::Unit(county),
        ),
        (
            "dongguan",
            "赵敏",
            township("东观镇"),
            RoleName::TownshipAdmin,
            NewPlace::Unit(township("东观镇")),
        ),
        (
            "chengguan",
            "孙立",
            township("城关镇"),
            RoleName::TownshipAdmin,
            NewPlace::Unit(township("城关镇")),
        ),
        (
            "wuliu",
            "周航",
            county,
            RoleName::LineAdmin,
            NewPlace::Line(logistics),
        ),
        ("expert", "吴清", county, RoleName::Expert, NewPlace::Applications),
        ("leader", "郑华", county, RoleName::Viewer, NewPlace::Unit(county)),
        (
            "system",
            "系统管理员",
            county,
            RoleName::SystemAdmin,
            NewPlace::Installation,
        ),
        (
            "security",
            "安全管理员",
            county,
            RoleName::SecurityAdmin,
            NewPlace::Installation,
        ),
        (
            "auditor",
            "审计管理员",
            county,
            RoleName::AuditAdmin,
            NewPlace::Installation,
        ),
    ];
    for (login, name, home_unit, role, place) in officials {
        let until = (role == RoleName::Viewer).then(|| today + chrono::Months::new(12));
        let grants = vec![NewGrant {
            role,
            place,
            valid_from: today,
            valid_to: until,
        }];
        create_account(change, official(login, name, home_unit, &hash, grants)).await?;
    }
    Ok(())
}

/// An official's account with the common password.
pub fn official(login: &str, name: &str, home_unit: UnitId, hash: &str, grants: Vec<NewGrant>) -> NewAccount {
    NewAccount {
        login: login.to_owned(),
        display_name: name.to_owned(),
        person: None,
        home_unit,
        state: AccountState::Active,
        password_hash: Some(hash.to_owned()),
        pin_hash: None,
        must_change: false,
        informed: true,
        grants,
    }
}
