//! Takes an import, or any other change of the roster, back.
use sanyou_schema::domain::LifeCycle;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::roster::ImportAction;
use sanyou_schema::domain::value::id::{ChangeSetId, ImportId};
use sanyou_schema::domain::value::{ChangeSetKind, ChangeSetState, ImportState};
use sanyou_schema::entity::{change_set, roster_import};
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel, Set};

use super::answer_question::reopen;
use super::compare::number;
use super::guarded::visible;
use super::transfers::{side_paths, tell_of_undone, withdraw_of_import};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::keys::sha256_hex;
use crate::platform::problem::Problem;
use crate::roster::access::may_in;
use crate::roster::change_set::undo::{self, Conflict, perform, refusal};
use crate::roster::store::{change_sets, imports};

/// Takes an applied import back; with `less` as the fingerprint of the refusal, less the parts that were touched since.
///
/// Problems: `import.undo_conflict` (409, naming the parts, with a fingerprint), `import.transition` (409),
/// `change.too_old` (409), `change.nothing_left` (409), `not_found` (404).
pub async fn undo_import(
    platform: &Platform,
    actor: &Actor,
    id: ImportId,
    less: Option<&str>,
) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let import = visible(change.db(), actor, Capability::RosterWrite, id).await?;
    imports::lock_tree(change.db(), import.unit_id).await?;
    // as it stands now that nobody else writes
    let import = imports::by_id(change.db(), id).await?.unwrap_or(import);
    let action = if less.is_some() {
        ImportAction::UndoPartly
    } else {
        ImportAction::Undo
    };
    import
        .state
        .step(action, None)
        .map_err(|violation| Problem::conflict("import.transition", violation.message))?;
    let mut taking = Taking::default();
    // what was entered late stands on what the import wrote
    for late in change_sets::late_entries(change.db(), id).await? {
        taking.take(&mut change, &late).await?;
    }
    if let Some(set) = change_sets::of_import(change.db(), id).await? {
        taking.take(&mut change, &set).await?;
    }
    let state = taking.finish(less)?;
    withdraw_of_import(&mut change, actor, id).await?;
    settle(&change, import, state).await?;
    change.commit().await?;
    Ok(())
}

/// Takes a change set back in the same way.
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
    let mut taking = Taking::default();
    taking.take(&mut change, &set).await?;
    let state = taking.finish(less)?;
    tell_of_undone(&mut change, actor, &set).await?;
    if let Some(import) = set.import_id
        && let Some(import) = imports::by_id(change.db(), import).await?
    {
        withdraw_of_import(&mut change, actor, import.id).await?;
        settle(&change, import, state).await?;
    }
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

/// What is taken back together, in one transaction: all of it, or less what was shown to stand in the way.
#[derive(Default)]
struct Taking {
    conflicts: Vec<Conflict>,
    prints: Vec<String>,
    none_taken: bool,
    any_taken: bool,
}

impl Taking {
    async fn take(&mut self, change: &mut Change, set: &change_set::Model) -> Result<(), Problem> {
        let days = number(change.db(), set.unit_id, "import.undo_days", change.today()).await?;
        let plan = undo::plan(change, set.id, i64::from(days)).await?;
        if !plan.conflicts.is_empty() {
            self.prints.push(plan.fingerprint());
            self.conflicts.extend(plan.conflicts.iter().cloned());
        }
        if !plan.takes_any() {
            self.none_taken = true;
            return Ok(());
        }
        perform(change, plan).await?;
        self.any_taken = true;
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
        if self.none_taken && !self.any_taken {
            return Err(undo::nothing_left());
        }
        Ok(ChangeSetState::PartlyUndone)
    }
}

async fn settle(change: &Change, import: roster_import::Model, state: ChangeSetState) -> Result<(), Problem> {
    let mut row = import.into_active_model();
    row.state = Set(match state {
        ChangeSetState::PartlyUndone => ImportState::PartlyUndone,
        ChangeSetState::Done | ChangeSetState::Undone => ImportState::Undone,
    });
    row.update(change.db()).await?;
    Ok(())
}
