//! Reads a kept roster and stages it: what the job `roster.read` does.
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use sanyou_schema::domain::LifeCycle;
use sanyou_schema::domain::roster::ImportAction;
use sanyou_schema::domain::value::ImportState;
use sanyou_schema::domain::value::id::ImportId;
use sanyou_schema::entity::roster_import;
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};

use super::choose_kind::{UNCLEAR, unclear};
use super::gathered::{Gathered, Read, gather};
use super::parts::add::split;
use super::same_again::same_again;
use super::settle::settle;
use super::stage_import::stage;
use crate::platform::Platform;
use crate::platform::change::{By, Change};
use crate::platform::problem::Problem;
use crate::roster::store::{desk, rows, turns};

/// How often a worker says that it still works; well within the lease.
const HEARTBEAT: Duration = Duration::from_secs(10);

/// How often it says how many rows were read.
const COUNTED: Duration = Duration::from_millis(400);

/// Kept while a first try was cut off: the second time it is given up, so that no file stops the service for ever.
const INTERRUPTED: &str = "import.interrupted";

/// Does one import that waits to be read; whether there was one.
pub async fn read_next(platform: &Platform) -> Result<bool, Problem> {
    let now = platform.clock.now();
    let found = turns::due(platform.database.reader(), ImportState::Reading, now).await?;
    let Some(import) = found else {
        return Ok(false);
    };
    let txn = platform.database.begin().await?;
    let mine = turns::lease(&txn, &import, now).await?;
    if mine && import.leased_until.is_some() && import.failure.is_none() {
        let mut row = import.clone().into_active_model();
        row.failure = Set(Some(INTERRUPTED.to_owned()));
        row.update(&txn).await?;
    }
    txn.commit().await?;
    if !mine {
        return Ok(true);
    }
    let again = import.leased_until.is_some() && import.failure.is_some();
    if again {
        let detail = "这个文件读了两次都中断了。请检查文件，另存为 .xlsx 后重新上传。";
        fail(platform, &import, INTERRUPTED, detail).await?;
        return Ok(true);
    }
    let done = Box::pin(while_leased(platform, &import, read(platform, &import))).await;
    if let Err(problem) = done {
        tracing::error!(import = %import.id, cause = problem.for_log(), "a roster could not be read");
        fail(platform, &import, problem.code(), problem.detail()).await?;
    }
    Ok(true)
}

async fn read(platform: &Platform, import: &roster_import::Model) -> Result<(), Problem> {
    if read_before(platform, import).await? {
        return Ok(());
    }
    let seen = Arc::new(AtomicU32::new(0));
    let gathering = gather(platform, import, Arc::clone(&seen));
    let gathered = match counted(platform, import, &seen, gathering).await? {
        Read::Gathered(gathered) => gathered,
        // read on as the first of its kinds, beside the others
        Read::Several(sheets) => return split(platform, import, sheets).await,
        Read::Unclear(guesses) => return fail(platform, import, UNCLEAR, &unclear(&guesses)).await,
        Read::Unread(why) => return fail(platform, import, why.code(), why.message()).await,
    };
    let change = platform.change_when_free(&By::system()).await?;
    keep(platform, change, import, *gathered).await
}

/// Stages what was gathered of an import, where it still stands as it did then. Somebody who mended it or decided on it
/// meanwhile gave it another turn: what was gathered came too early, and it is due again.
pub async fn keep(
    platform: &Platform,
    change: Change,
    import: &roster_import::Model,
    gathered: Gathered,
) -> Result<(), Problem> {
    let current = turns::locked_at(change.db(), (import.id, import.turn)).await?;
    let Some(mut current) = current.filter(|current| current.state == import.state) else {
        return Ok(());
    };
    if current.kind.is_none() {
        let mut row = current.into_active_model();
        row.kind = Set(Some(gathered.kind));
        current = row.update(change.db()).await?;
    }
    stage(platform, &change, current, gathered).await?;
    change.commit().await?;
    Ok(())
}

/// Whether all that the file says was applied before and stands: then it is shown without being read again.
async fn read_before(platform: &Platform, import: &roster_import::Model) -> Result<bool, Problem> {
    if import.earlier_id.is_none() {
        return Ok(false);
    }
    let change = platform.change_when_free(&By::system()).await?;
    let current = turns::locked_at(change.db(), (import.id, import.turn)).await?;
    let Some(mut current) = current.filter(|current| current.state == ImportState::Reading) else {
        return Ok(false);
    };
    let leave = desk::left(&desk::missing_of(change.db(), current.id).await?);
    let same = same_again(platform, change.db(), &current).await?;
    let Some(again) = same.filter(|_| leave.is_empty()) else {
        return Ok(false);
    };
    if current.kind.is_none() {
        let mut row = current.into_active_model();
        row.kind = Set(again.rows_of.kind);
        current = row.update(change.db()).await?;
    }
    rows::delete_rows(change.db(), current.id).await?;
    settle(&change, current, again.outcome()).await?;
    change.commit().await?;
    Ok(true)
}

/// Tells how many rows were read while the reading goes on. Nothing is being written meanwhile, so that this waits for
/// nobody.
pub async fn counted<T>(
    platform: &Platform,
    import: &roster_import::Model,
    seen: &AtomicU32,
    work: impl Future<Output = T>,
) -> T {
    tokio::pin!(work);
    let mut told = 0;
    loop {
        tokio::select! {
            done = &mut work => return done,
            () = tokio::time::sleep(COUNTED) => {
                let rows = seen.load(Ordering::Relaxed);
                if rows != told {
                    told = rows;
                    if let Err(error) = tell(platform, (import.id, import.turn), rows).await {
                        tracing::warn!(import = %import.id, %error, "how far a roster is read could not be told");
                    }
                }
            }
        }
    }
}

async fn tell(platform: &Platform, at: (ImportId, i32), rows: u32) -> Result<(), sea_orm::DbErr> {
    let txn = platform.database.begin().await?;
    turns::progress(&txn, at, rows).await?;
    txn.commit().await
}

/// Keeps the lease up while the work goes on.
pub async fn while_leased<T>(
    platform: &Platform,
    import: &roster_import::Model,
    work: impl Future<Output = T>,
) -> T {
    let beat = async {
        loop {
            tokio::time::sleep(HEARTBEAT).await;
            if let Err(error) = extend(platform, (import.id, import.turn)).await {
                tracing::warn!(import = %import.id, %error, "a lease could not be kept up");
            }
        }
    };
    // the work goes on while the lease waits for the database, which has one writer: most often the work itself
    tokio::select! {
        done = work => done,
        () = beat => unreachable!("it never ends"),
    }
}

async fn extend(platform: &Platform, at: (ImportId, i32)) -> Result<(), sea_orm::DbErr> {
    let txn = platform.database.begin().await?;
    turns::extend(&txn, at, platform.clock.now()).await?;
    txn.commit().await
}

/// Ends an import with its reason, where it is still at the turn that came to it.
pub async fn fail(
    platform: &Platform,
    worked_at: &roster_import::Model,
    code: &str,
    detail: &str,
) -> Result<(), Problem> {
    let id = worked_at.id;
    let mut change = platform.change_when_free(&By::system()).await?;
    let Some(import) = turns::locked_at(change.db(), (id, worked_at.turn)).await? else {
        return Ok(());
    };
    let Some(state) = import.state.next(ImportAction::Fail) else {
        return Ok(());
    };
    let mut row = import.into_active_model();
    row.state = Set(state);
    row.failure = Set(Some(code.to_owned()));
    row.failure_text = Set(Some(detail.to_owned()));
    row.leased_until = Set(None);
    row.update(change.db()).await?;
    change.audit(
        "roster.failed",
        "roster_import",
        id,
        &serde_json::json!({"code": code}),
    );
    change.commit().await?;
    Ok(())
}
