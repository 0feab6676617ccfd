//! What the installation lays down for accounts, in its settings.
use chrono::NaiveDate;
use sanyou_schema::domain::account::Mode;
use sanyou_schema::domain::value::RoleName;
use sea_orm::{ConnectionTrait, DbErr};

use crate::setting::{installation_value, installation_values, keys};

/// What the installation lays down for accounts.
#[derive(Debug, Clone)]
pub struct Policy {
    /// How the administrators are set apart.
    pub mode: Mode,
    totp_roles: String,
}

impl Policy {
    /// Whether one of the roles needs a second factor.
    pub fn needs_totp(&self, mut roles: impl Iterator<Item = RoleName>) -> bool {
        let needed = |role: RoleName| self.totp_roles.split(',').any(|code| code.trim() == role.code());
        roles.any(needed)
    }
}

/// What holds on a day (settings `account.mode` and `account.totp_roles`).
pub async fn policy(db: &impl ConnectionTrait, day: NaiveDate) -> Result<Policy, DbErr> {
    let keys = ["account.mode", "account.totp_roles"];
    let mut set = installation_values(db, &keys, day).await?;
    let mode = set.remove("account.mode").and_then(|text| text.parse().ok());
    Ok(Policy {
        mode: mode.unwrap_or(Mode::Strict),
        totp_roles: set.remove("account.totp_roles").unwrap_or_default(),
    })
}

/// Whether a PIN is enough on a phone that is not remembered: in a demo installation alone.
pub async fn pin_works_anywhere(db: &impl ConnectionTrait, day: NaiveDate) -> Result<bool, DbErr> {
    Ok(installation_value(db, keys::DEMO, day).await?.is_some())
}
