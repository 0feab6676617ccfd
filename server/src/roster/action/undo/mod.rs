//! Takes an import, or any other change of the roster, back.
mod import;

use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::ChangeSetId;
use sanyou_schema::domain::value::{ChangeSetKind, ChangeSetState};
use sanyou_schema::entity::change_set;
use sea_orm::ConnectionTrait;

pub use import::{undo_import, undo_next};

use super::answer_question::reopen;
use super::compare::number;
use super::transfers::{side_paths, tell_of_undone};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::keys::sha256_hex;
use crate::platform::problem::Problem;
use crate::roster::access::may_in;
use crate::roster::change_set::undo::{self, Conflict, Plan, may_be_undone, perform, refusal};
use crate::roster::store::{change_sets, imports};

/// Takes a change set back; with `less` as the fingerprint of the refusal, less the parts that were touched since. That
/// of an import goes with the import.
///
/// Problems: as [`undo_import`], `change.undone` (409), `change.not_undoable` (409).
pub async fn undo_change_set(
    platform: &Platform,
    actor: &Actor,
    id: ChangeSetId,
    less: Option<&str>,
) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let set = seen(change.db(), actor, id).await?;
    imports::lock_tree(change.db(), set.unit_id).await?;
    if let Some(import) = set.import_id {
        undoable(&change, &set).await?;
        drop(change);
        return import::take_back(platform, &actor.by(), import, less).await;
    }
    let mut taking = Taking::default();
    taking.take(&mut change, &set).await?;
    taking.finish(less)?;
    tell_of_undone(&mut change, actor, &set).await?;
    change.commit().await?;
    Ok(())
}

/// The change set, where the actor may write the roster of its unit, or of either side of the transfer that it carried
/// out; else it is not there.
pub async fn seen(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: ChangeSetId,
) -> Result<change_set::Model, Problem> {
    actor.require(Capability::RosterWrite)?;
    let missing = || Problem::not_found("次变更");
    let set = change_sets::by_id(db, id).await?.ok_or_else(missing)?;
    let mut paths: Vec<String> = crate::unit::path_of(db, set.unit_id).await?.into_iter().collect();
    if set.kind == ChangeSetKind::Transfer {
        paths.extend(side_paths(db, set.id).await?);
    }
    let may = paths
        .iter()
        .any(|path| may_in(actor, Capability::RosterWrite, path));
    Some(set).filter(|_| may).ok_or_else(missing)
}

async fn undoable(change: &Change, set: &change_set::Model) -> Result<(), Problem> {
    let days = number(change.db(), set.unit_id, "import.undo_days", change.today()).await?;
    may_be_undone(set, change.at(), days)
}

/// What is taken back together, in one transaction: all of it, or less what was shown to stand in the way.
#[derive(Default)]
struct Taking {
    conflicts: Vec<Conflict>,
    prints: Vec<String>,
    none_goes: bool,
    any_goes: bool,
}

impl Taking {
    /// Looks what stands in the way, and writes nothing.
    async fn look(&mut self, change: &Change, set: &change_set::Model) -> Result<Plan, Problem> {
        undoable(change, set).await?;
        let plan = undo::plan(change.db(), change.keys(), set.clone()).await?;
        if !plan.conflicts.is_empty() {
            self.prints.push(plan.fingerprint());
            self.conflicts.extend(plan.conflicts.iter().cloned());
        }
        let any = plan.takes_any();
        self.any_goes |= any;
        self.none_goes |= !any;
        Ok(plan)
    }

    async fn take(&mut self, change: &mut Change, set: &change_set::Model) -> Result<(), Problem> {
        let plan = self.look(change, set).await?;
        if !plan.takes_any() {
            return Ok(());
        }
        perform(change, plan).await?;
        reopen(change, set).await
    }

    /// What stands in the way now must be what was shown.
    fn finish(self, less: Option<&str>) -> Result<ChangeSetState, Problem> {
        if self.conflicts.is_empty() {
            return Ok(ChangeSetState::Undone);
        }
        let print = match self.prints.as_slice() {
            [print] => print.clone(),
            prints => sha256_hex(prints.join(" ").as_bytes()),
        };
        if less != Some(print.as_str()) {
            return Err(refusal(&self.conflicts, &print));
        }
        if self.none_goes && !self.any_goes {
            return Err(undo::nothing_left());
        }
        Ok(ChangeSetState::PartlyUndone)
    }
}
