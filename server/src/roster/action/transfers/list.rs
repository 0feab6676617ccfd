//! Requests as whoever is a side of them sees them.
use std::collections::{BTreeMap, BTreeSet};

use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::roster::transfer::{TransferAction, may_act};
use sanyou_schema::domain::value::TransferState;
use sanyou_schema::domain::value::id::{AppointmentId, ChangeSetId, ImportId, UnitId};
use sanyou_schema::entity::transfer_request;
use sea_orm::{ConnectionTrait, DbErr};

use super::Requested;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::keys::Keys;
use crate::platform::problem::Problem;
use crate::roster::access::paths_of;
use crate::roster::store::{change_sets, transfers};

/// How many open requests the start page looks at.
const LOOKED_AT: u64 = 1000;

/// A request with the sides' paths, for whoever may see it.
pub struct Shown {
    /// The row.
    pub row: transfer_request::Model,
    /// What it keeps sealed.
    pub content: Requested,
    /// The actor answers it.
    pub may_answer: bool,
    /// The actor may take it back.
    pub may_withdraw: bool,
    /// It was refused, and the actor may ask once more.
    pub may_ask_again: bool,
    /// It was carried out by this change, which still stands.
    pub stands_by: Option<ChangeSetId>,
}

/// A page of requests that the actor's rosters are a side of, the newest first; with all that there are.
pub async fn list(
    platform: &Platform,
    actor: &Actor,
    wanted: transfers::Wanted<'_>,
    limit: u64,
) -> Result<(Vec<Shown>, u64), Problem> {
    let db = platform.database.reader();
    let reach = paths_of(actor, Capability::RosterWrite);
    let wanted = transfers::Wanted {
        paths: &reach,
        ..wanted
    };
    let (rows, total) = transfers::list(db, &wanted, limit).await?;
    let paths = paths(db, &rows).await?;
    let posts: Vec<AppointmentId> = rows.iter().filter_map(|row| row.appointment_id).collect();
    let latest = transfers::latest_among(db, &posts).await?;
    let sets: Vec<ChangeSetId> = rows.iter().filter_map(|row| row.change_set_id).collect();
    let standing = change_sets::still_done(db, &sets).await?;
    let mut shown = Vec::new();
    for row in rows {
        let newest = row
            .appointment_id
            .and_then(|post| latest.get(&(post, row.to_unit_id)))
            .is_some_and(|newest| newest.id == row.id);
        let may_ask_again = newest
            && row.state == TransferState::Refused
            && acts(&reach, &paths, TransferAction::Withdraw, &row);
        let may = |action| may(&reach, &paths, action, &row);
        shown.push(Shown {
            content: platform.keys.open_json(&row.content_enc)?,
            may_answer: may(TransferAction::Accept),
            may_withdraw: may(TransferAction::Withdraw),
            may_ask_again,
            stands_by: row.change_set_id.filter(|set| standing.contains(set)),
            row,
        });
    }
    Ok((shown, total))
}

fn may(
    reach: &[String],
    paths: &BTreeMap<UnitId, String>,
    action: TransferAction,
    row: &transfer_request::Model,
) -> bool {
    row.state == TransferState::Open && acts(reach, paths, action, row)
}

/// Whether the actor stands on the side that does this.
fn acts(
    reach: &[String],
    paths: &BTreeMap<UnitId, String>,
    action: TransferAction,
    row: &transfer_request::Model,
) -> bool {
    let path = |unit| paths.get(&unit).map_or("", String::as_str);
    let (from, to) = (path(row.from_unit_id), path(row.to_unit_id));
    may_act(action, reach, row.asked_by_side, from, to)
}

async fn paths(
    db: &impl ConnectionTrait,
    rows: &[transfer_request::Model],
) -> Result<BTreeMap<UnitId, String>, DbErr> {
    let units: BTreeSet<UnitId> = rows
        .iter()
        .flat_map(|row| [row.from_unit_id, row.to_unit_id])
        .collect();
    let units = crate::unit::names_and_paths(db, units).await?.into_iter();
    Ok(units.map(|(id, (_, path))| (id, path)).collect())
}

/// A move that an import asked for, and that both sides agreed to.
#[derive(Debug)]
pub struct Agreed {
    /// The request.
    pub row: transfer_request::Model,
    /// The person's name.
    pub name: String,
}

/// The moves that an import asked for and that stand. They are the agreement of two townships, so that taking the import
/// back leaves them: either side takes them back by themselves.
pub async fn agreed(
    db: &impl ConnectionTrait,
    keys: &Keys,
    import: ImportId,
) -> Result<Vec<Agreed>, Problem> {
    let rows = transfers::agreed_of_import(db, import).await?;
    let sets: Vec<ChangeSetId> = rows.iter().filter_map(|row| row.change_set_id).collect();
    let standing = change_sets::still_done(db, &sets).await?;
    let mut agreed = Vec::new();
    for row in rows {
        if row.change_set_id.is_some_and(|set| standing.contains(&set)) {
            let content: Requested = keys.open_json(&row.content_enc)?;
            agreed.push(Agreed {
                name: content.name,
                row,
            });
        }
    }
    Ok(agreed)
}

/// How many wait for the actor's answer and are not of the actor's own asking: the county, which keeps both sides, need not.
pub async fn transfers_to_answer(db: &impl ConnectionTrait, actor: &Actor) -> Result<u64, DbErr> {
    let reach = paths_of(actor, Capability::RosterWrite);
    let wanted = transfers::Wanted {
        paths: &reach,
        state: Some(TransferState::Open),
        ..transfers::Wanted::default()
    };
    let (rows, _) = transfers::list(db, &wanted, LOOKED_AT).await?;
    let paths = paths(db, &rows).await?;
    let mine = rows.iter().filter(|row| {
        may(&reach, &paths, TransferAction::Accept, row)
            && !may(&reach, &paths, TransferAction::Withdraw, row)
    });
    Ok(u64::try_from(mine.count()).unwrap_or(u64::MAX))
}
