//! An import taken back: a small one while its asker waits, a large one by the job `roster.undo`. Either way in one
//! transaction: killed in the middle, the import stands, and is taken back again.
use sanyou_schema::domain::LifeCycle;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::roster::ImportAction;
use sanyou_schema::domain::value::id::ImportId;
use sanyou_schema::domain::value::{ChangeSetState, ImportState};
use sanyou_schema::entity::roster_import;
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};

use super::super::guarded::visible;
use super::super::transfers::withdraw_of_import;
use super::Taking;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::{By, Change};
use crate::platform::problem::Problem;
use crate::roster::store::{change_sets, imports, turns};

/// So many people and organisations at most are taken back while the asker waits: about a second.
const AT_ONCE: usize = if cfg!(test) { 200 } else { 2000 };

/// Takes an applied import back; with `less` as the fingerprint of the refusal, less the parts that were touched since. A
/// large one is left to the job; what stands in its way is told at once all the same.
///
/// Problems: `import.undo_conflict` (409, naming the parts, with a fingerprint), `import.transition` (409),
/// `change.too_old` (409), `change.nothing_left` (409), `not_found` (404).
pub async fn undo_import(
    platform: &Platform,
    actor: &Actor,
    id: ImportId,
    less: Option<&str>,
) -> Result<(), Problem> {
    visible(platform.database.reader(), actor, Capability::RosterWrite, id).await?;
    take_back(platform, &actor.by(), id, less).await
}

/// As [`undo_import`], for somebody who may.
pub(super) async fn take_back(
    platform: &Platform,
    by: &By,
    id: ImportId,
    less: Option<&str>,
) -> Result<(), Problem> {
    let mut change = platform.change(by).await?;
    let import = locked(&change, id).await?;
    may_be_taken_back(&import, less)?;
    if let Some(state) = write(&mut change, id, less, Extent::Small).await? {
        return end(change, import, state).await;
    }
    drop(change);
    leave_to_the_job(platform, by, id, less).await
}

/// The import, with its tree, as it stands now that nobody else writes.
async fn locked(change: &Change, id: ImportId) -> Result<roster_import::Model, Problem> {
    let missing = || Problem::not_found("次导入");
    let import = imports::by_id(change.db(), id).await?.ok_or_else(missing)?;
    imports::lock_tree(change.db(), import.unit_id).await?;
    turns::locked(change.db(), id).await?.ok_or_else(missing)
}

fn may_be_taken_back(import: &roster_import::Model, less: Option<&str>) -> Result<(), Problem> {
    let action = if less.is_some() {
        ImportAction::UndoPartly
    } else {
        ImportAction::Undo
    };
    import
        .state
        .step(action, None)
        .map_err(|violation| Problem::conflict("import.transition", violation.message))?;
    if import.undo_by.is_some() {
        let detail = "这次导入正在撤销，请稍等；撤销完，页面会自己变。";
        return Err(Problem::conflict("import.transition", detail));
    }
    Ok(())
}

/// How much is taken back.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// What takes about a second at most.
    Small,
    Any,
}

/// Takes back what an import wrote, with what was entered late of it; nothing where that is more than was asked for.
async fn write(
    change: &mut Change,
    id: ImportId,
    less: Option<&str>,
    extent: Extent,
) -> Result<Option<ChangeSetState>, Problem> {
    let mut taking = Taking::default();
    // what was entered late stands on what the import wrote
    for late in change_sets::late_entries(change.db(), id).await? {
        taking.take(change, &late).await?;
    }
    if let Some(set) = change_sets::of_import(change.db(), id).await? {
        if extent == Extent::Small && change_sets::heads_of(change.db(), set.id).await?.len() > AT_ONCE {
            taking.look(change, &set).await?;
            taking.finish(less)?;
            return Ok(None);
        }
        taking.take(change, &set).await?;
    }
    let state = taking.finish(less)?;
    withdraw_of_import(change, id).await?;
    Ok(Some(state))
}

async fn end(change: Change, import: roster_import::Model, state: ChangeSetState) -> Result<(), Problem> {
    let mut row = import.into_active_model();
    row.state = Set(match state {
        ChangeSetState::PartlyUndone => ImportState::PartlyUndone,
        ChangeSetState::Done | ChangeSetState::Undone => ImportState::Undone,
    });
    row.undo_by = Set(None);
    row.undo_less = Set(None);
    row.leased_until = Set(None);
    row.failure = Set(None);
    row.failure_text = Set(None);
    row.update(change.db()).await?;
    change.commit().await?;
    Ok(())
}

async fn leave_to_the_job(
    platform: &Platform,
    by: &By,
    id: ImportId,
    less: Option<&str>,
) -> Result<(), Problem> {
    let mut change = platform.change(by).await?;
    let import = locked(&change, id).await?;
    // somebody else may have asked meanwhile
    may_be_taken_back(&import, less)?;
    let mut row = import.into_active_model();
    row.undo_by = Set(by.account);
    row.undo_less = Set(less.map(str::to_owned));
    row.failure = Set(None);
    row.failure_text = Set(None);
    row.update(change.db()).await?;
    change.audit(
        "roster.undo_asked",
        "roster_import",
        id,
        &serde_json::json!({"fingerprint": less}),
    );
    change.commit().await?;
    platform.wake.now("roster.undo");
    Ok(())
}

/// Takes one import back that waits for it; whether there was one.
pub async fn undo_next(platform: &Platform) -> Result<bool, Problem> {
    let now = platform.clock.now();
    let Some(import) = turns::due_undo(platform.database.reader(), now).await? else {
        return Ok(false);
    };
    let txn = platform.database.begin().await?;
    let mine = turns::lease(&txn, &import, now).await?;
    txn.commit().await?;
    if mine && let Err(problem) = Box::pin(undo(platform, &import)).await {
        tracing::error!(import = %import.id, cause = problem.for_log(), "a roster could not be taken back");
        give_up(platform, &import, &problem).await?;
    }
    Ok(true)
}

async fn undo(platform: &Platform, asked: &roster_import::Model) -> Result<(), Problem> {
    let by = asked.undo_by.map_or_else(By::system, By::account);
    let mut change = platform.change_when_free(&by).await?;
    let import = locked(&change, asked.id).await?;
    if import.undo_by.is_none() || import.state != ImportState::Applied {
        return Ok(());
    }
    let less = import.undo_less.clone();
    let Some(state) = write(&mut change, import.id, less.as_deref(), Extent::Any).await? else {
        return Err(Problem::internal("no extent is asked for"));
    };
    end(change, import, state).await
}

/// The import stands as it was, and says why.
async fn give_up(platform: &Platform, asked: &roster_import::Model, why: &Problem) -> Result<(), Problem> {
    let mut change = platform.change_when_free(&By::system()).await?;
    let import = locked(&change, asked.id).await?;
    if import.undo_by.is_none() {
        return Ok(());
    }
    let text = match why.code() {
        "import.undo_conflict" | "change.nothing_left" | "change.too_old" => {
            format!("没有撤销：{}请再点“撤销这次导入”看一遍。", why.detail())
        }
        _ => "没有撤销成，名册没有变动。请再试一次；再出现时请告诉管理员。".to_owned(),
    };
    let mut row = import.into_active_model();
    row.undo_by = Set(None);
    row.undo_less = Set(None);
    row.leased_until = Set(None);
    row.failure = Set(Some(why.code().to_owned()));
    row.failure_text = Set(Some(text));
    row.update(change.db()).await?;
    let detail = serde_json::json!({"code": why.code()});
    change.audit("roster.undo_failed", "roster_import", asked.id, &detail);
    change.commit().await?;
    Ok(())
}
