//! Takes an import, or any other change of the roster, back.
use sanyou_schema::domain::LifeCycle;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::roster::ImportAction;
use sanyou_schema::domain::value::id::{ChangeSetId, ImportId};
use sanyou_schema::domain::value::{ChangeSetState, ImportState};
use sanyou_schema::entity::{change_set, roster_import};
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel, Set};

use super::compare::number;
use super::guarded::visible;
use super::transfers::withdraw_of_import;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::roster::access::may_in;
use crate::roster::change_set::undo::{self, perform, refusal};
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
    let state = match change_sets::of_import(change.db(), id).await? {
        Some(set) => take_back(&mut change, &set, less).await?,
        // it changed nothing
        None => ChangeSetState::Undone,
    };
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
    let state = take_back(&mut change, &set, less).await?;
    if let Some(import) = set.import_id
        && let Some(import) = imports::by_id(change.db(), import).await?
    {
        withdraw_of_import(&mut change, actor, import.id).await?;
        settle(&change, import, state).await?;
    }
    change.commit().await?;
    Ok(())
}

/// The change set, where the actor may write the roster of its unit; else it is not there.
pub async fn seen(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: ChangeSetId,
) -> Result<change_set::Model, Problem> {
    actor.require(Capability::RosterWrite)?;
    let missing = || Problem::not_found("次变更");
    let set = change_sets::by_id(db, id).await?.ok_or_else(missing)?;
    let path = crate::unit::path_of(db, set.unit_id).await?;
    path.filter(|path| may_in(actor, Capability::RosterWrite, path))
        .map(|_| set)
        .ok_or_else(missing)
}

async fn take_back(
    change: &mut Change,
    set: &change_set::Model,
    less: Option<&str>,
) -> Result<ChangeSetState, Problem> {
    let days = number(change.db(), set.unit_id, "import.undo_days", change.today()).await?;
    let plan = undo::plan(change, set.id, i64::from(days)).await?;
    // what stands in the way now must be what was shown
    if !plan.conflicts.is_empty() && less != Some(plan.fingerprint().as_str()) {
        return Err(refusal(&plan));
    }
    perform(change, plan).await
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
