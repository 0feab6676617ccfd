//! The guarded imports that wait for an actor as their second person.
use sanyou_schema::domain::account::{Capability, Mode};
use sanyou_schema::domain::value::RoleName;
use sanyou_schema::entity::roster_import;
use sea_orm::{ConnectionTrait, DbErr};

use super::guarded::{sentence, summary_of};
use super::show_import::{Shown, show};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;
use crate::roster::access::paths_of;
use crate::roster::store::imports;

/// One that waits.
pub struct WaitingRelease {
    /// The import.
    pub shown: Shown,
    /// What would change, in counts.
    pub reason: String,
}

/// Those that the actor may release, the oldest first.
///
/// Problems: `role.missing` (403).
pub async fn waiting_releases(platform: &Platform, actor: &Actor) -> Result<Vec<WaitingRelease>, Problem> {
    actor.require(Capability::RosterRelease)?;
    let mut waiting = Vec::new();
    for row in releasable(platform.database.reader(), actor).await? {
        let reason = sentence(&summary_of(&platform.keys, &row)?.guard);
        let shown = show(platform, row).await?;
        waiting.push(WaitingRelease { shown, reason });
    }
    Ok(waiting)
}

/// How many there are.
pub async fn count_releases(db: &impl ConnectionTrait, actor: &Actor) -> Result<usize, DbErr> {
    if !actor.may(Capability::RosterRelease) {
        return Ok(0);
    }
    Ok(releasable(db, actor).await?.len())
}

/// Whoever audits in `small` has no unit and releases all the same.
pub fn releases_everywhere(actor: &Actor) -> bool {
    actor.mode == Mode::Small && actor.has_role(RoleName::AuditAdmin) && actor.may(Capability::RosterRelease)
}

async fn releasable(db: &impl ConnectionTrait, actor: &Actor) -> Result<Vec<roster_import::Model>, DbErr> {
    let paths = if releases_everywhere(actor) {
        vec![String::new()]
    } else {
        paths_of(actor, Capability::RosterRelease)
    };
    let rows = imports::guarded_in(db, &paths).await?;
    let others = rows.into_iter().filter(|row| row.created_by != actor.account);
    Ok(others.collect())
}
