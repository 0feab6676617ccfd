//! What the actor waits for: what is with the townships, in official order.
use std::collections::BTreeMap;

use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::{ImportId, UnitId};
use sanyou_schema::domain::value::{DeliveryState, ImportState};
use sea_orm::{ConnectionTrait, DbErr};

use super::store;
use crate::platform::actor::Actor;
use crate::unit::NamedUnit;

/// A line of 在等别人的.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Stable code.
    pub code: &'static str,
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub unit_name: String,
    /// With the numbers in it.
    pub sentence: String,
    /// The page of the console with just these.
    pub path: String,
}

/// What is with some units: people to tell, for whoever oversees more than one township, and rosters that others uploaded
/// and did not apply.
pub async fn others(
    db: &impl ConnectionTrait,
    actor: &Actor,
    units: &[NamedUnit],
) -> Result<Vec<Waiting>, DbErr> {
    let told = told(db, actor).await?;
    let rosters = rosters(db, actor).await?;
    let mut lines = Vec::new();
    for unit in units {
        let (id, unit_name) = (unit.row.id, &unit.name);
        let line = |code, sentence, path| Waiting {
            code,
            unit: id,
            unit_name: unit_name.clone(),
            sentence,
            path,
        };
        if let Some((done, all)) = told.get(&id).filter(|_| unit.row.kind.keeps_roster())
            && done < all
        {
            let sentence = format!("当面或电话告知 {done}／{all} 人");
            lines.push(line("to_tell", sentence, format!("/to-tell?unit={id}")));
        }
        for guarded in [false, true] {
            let Some(found) = rosters.get(&(id, guarded)) else {
                continue;
            };
            let path = match found.as_slice() {
                [one] => format!("/imports/{one}"),
                _ => format!("/imports?unit={id}"),
            };
            let (code, waits) = if guarded {
                ("import.guarded", "等复核")
            } else {
                ("import.staged", "还没有写入")
            };
            lines.push(line(code, format!("{} 份名册{waits}", found.len()), path));
        }
    }
    Ok(lines)
}

/// How many people each unit has told, and how many it has to tell in all.
async fn told(db: &impl ConnectionTrait, actor: &Actor) -> Result<BTreeMap<UnitId, (u64, u64)>, DbErr> {
    let mut told: BTreeMap<UnitId, (u64, u64)> = BTreeMap::new();
    if !actor.may(Capability::ApplicationCounty) {
        return Ok(told);
    }
    for (unit, state) in store::to_tell_by_unit(db, &actor.scope).await? {
        let (done, all) = told.entry(unit).or_default();
        *all += 1;
        *done += u64::from(state != DeliveryState::Pending);
    }
    Ok(told)
}

/// What others uploaded and did not apply, by unit and whether it waits for a second person. What the actor may release
/// stands among what is to be done (`today::releases`).
async fn rosters(
    db: &impl ConnectionTrait,
    actor: &Actor,
) -> Result<BTreeMap<(UnitId, bool), Vec<ImportId>>, DbErr> {
    let mut found: BTreeMap<(UnitId, bool), Vec<ImportId>> = BTreeMap::new();
    if !actor.may(Capability::RosterWrite) {
        return Ok(found);
    }
    for (row, _) in store::imports_waiting(db, &actor.scope).await? {
        let guarded = row.state == ImportState::Guarded;
        let releases = guarded && actor.may(Capability::RosterRelease);
        if row.created_by != actor.account && !releases {
            found.entry((row.unit_id, guarded)).or_default().push(row.id);
        }
    }
    Ok(found)
}
