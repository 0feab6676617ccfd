//! Applies a staged import: asked for by its fingerprint, done by the job `roster.apply` in one transaction.
use std::sync::Arc;

use poem::http::StatusCode;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::roster::RowResult;
use sanyou_schema::domain::value::id::{ImportId, PersonId};
use sanyou_schema::domain::value::{ChangeSetKind, ImportState, SheetKind};
use sanyou_schema::entity::roster_import;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, Set,
};
use uuid::Uuid;

use super::choose_kind::{UNCLEAR, unclear};
use super::compare::{Asked, Comparison, compare};
use super::decide_missing::with_leaving;
use super::facts::write_facts;
use super::gathered::{Read, gather};
use super::guarded::{guarded, summary_of, visible};
use super::parts::anew::others_anew;
use super::read_import::{fail, keep, while_leased};
use super::reading::reading_of;
use super::same_again::same_again;
use super::tell_people::tell_people;
use super::transfers::{ask_for_rows, is_elsewhere};
use super::write_import::{Deed, write};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::{By, Change};
use crate::platform::keys::Keys;
use crate::platform::problem::Problem;
use crate::roster::change_set::ChangeSet;
use crate::roster::content::NewPerson;
use crate::roster::store::again::is_touched_since;
use crate::roster::store::{desk, imports, rows, staged, turns};

/// Leaves a staged import to be applied, where it still would do what was previewed.
///
/// Problems: `import.stale` (409, with the new fingerprint), `import.guarded` (409, with the counts),
/// `import.transition` (409), `not_found` (404).
pub async fn apply_import(
    platform: &Platform,
    actor: &Actor,
    id: ImportId,
    fingerprint: &str,
) -> Result<(), Problem> {
    let db = platform.database.reader();
    let import = visible(db, actor, Capability::RosterWrite, id).await?;
    match import.state {
        ImportState::Staged => {}
        ImportState::Guarded => return Err(guarded(&summary_of(&platform.keys, &import)?.guard)),
        state => return Err(not_now(state)),
    }
    let stored = import.fingerprint.clone().unwrap_or_default();
    if fingerprint != stored {
        return Err(stale(&stored));
    }
    // the job compares once more, under the lock: only who has looked at what is no longer so is told so at once
    if !is_as_shown(platform, &import).await? {
        return Err(preview_anew(platform, actor, id).await?);
    }
    let mut change = platform.change(&actor.by()).await?;
    let taken = roster_import::Entity::update_many()
        .col_expr(roster_import::Column::State, Expr::value(ImportState::Applying))
        .col_expr(roster_import::Column::AppliedBy, Expr::value(actor.account))
        .filter(roster_import::Column::Id.eq(id))
        .filter(roster_import::Column::State.eq(ImportState::Staged))
        .filter(roster_import::Column::Fingerprint.eq(&stored))
        .exec(change.db())
        .await?;
    if taken.rows_affected != 1 {
        return Err(not_now(ImportState::Applying));
    }
    let detail = serde_json::json!({"fingerprint": stored, "tell": import.tell});
    change.audit("roster.apply", "roster_import", id, &detail);
    change.commit().await?;
    platform.wake.now("roster.apply");
    Ok(())
}

fn not_now(state: ImportState) -> Problem {
    let detail = format!(
        "这次导入现在是“{}”，不能确认写入。请刷新页面看最新情况。",
        state.label()
    );
    Problem::conflict("import.transition", detail).with("state", state)
}

fn stale(fingerprint: &str) -> Problem {
    let detail = "您看的这段时间，名册或文件有了变化。已重新比对，请再看一遍后确认。";
    Problem::new(StatusCode::CONFLICT, "import.stale", detail).with("fingerprint", fingerprint)
}

/// Whether a staged import still would do what was shown.
async fn is_as_shown(platform: &Platform, import: &roster_import::Model) -> Result<bool, Problem> {
    let db = platform.database.reader();
    let leave = desk::left(&desk::missing_of(db, import.id).await?);
    if import.rows_of_id.is_some() {
        return is_same_again(platform, db, import, leave.is_empty()).await;
    }
    if is_untouched(platform, db, import).await? {
        return Ok(true);
    }
    let (_, now) = compare_stored(db, &platform.keys, import).await?;
    Ok(Some(with_leaving(&now.fingerprint, &leave)) == import.fingerprint)
}

/// Whether nothing that the shown comparison saw was changed since by a change set, an answer or a choice: then it need
/// not be made once more to know. What else may have changed the job sees, which compares under the lock.
async fn is_untouched(
    platform: &Platform,
    db: &impl ConnectionTrait,
    import: &roster_import::Model,
) -> Result<bool, Problem> {
    let shown = summary_of(&platform.keys, import)?;
    let Some(since) = shown.compared_at else {
        return Ok(false);
    };
    Ok(shown.reading == reading_of(platform, db, import).await?
        && !is_touched_since(db, since, import.id).await?)
}

/// Whether an import that shows another's rows still would do nothing. Whoever would leave is a reason to compare it.
async fn is_same_again(
    platform: &Platform,
    db: &impl ConnectionTrait,
    import: &roster_import::Model,
    nobody_leaves: bool,
) -> Result<bool, Problem> {
    let again = same_again(platform, db, import).await?;
    let same = again.is_some_and(|again| Some(again.fingerprint) == import.fingerprint);
    Ok(same && nobody_leaves)
}

/// The stored rows, compared with what stands here now; each with its id and whom it would make.
async fn compare_stored(
    db: &impl ConnectionTrait,
    keys: &Keys,
    import: &roster_import::Model,
) -> Result<(Vec<(Uuid, NewPerson)>, Comparison), Problem> {
    let (compared, rows) = staged::lean_rows(db, keys, import.id).await?;
    let comparison = compare(db, keys, Asked::by(import), compared).await?;
    Ok((rows, comparison))
}

/// Reads and stages the file again, and says so with the new fingerprint.
async fn preview_anew(platform: &Platform, actor: &Actor, id: ImportId) -> Result<Problem, Problem> {
    restage(platform, &actor.by(), id).await?;
    let import = imports::by_id(platform.database.reader(), id).await?;
    Ok(stale(&import.and_then(|row| row.fingerprint).unwrap_or_default()))
}

async fn restage(platform: &Platform, by: &By, id: ImportId) -> Result<(), Problem> {
    let missing = || Problem::not_found("次导入");
    let import = imports::by_id(platform.database.reader(), id)
        .await?
        .ok_or_else(missing)?;
    let gathered = match gather(platform, &import, Arc::default()).await? {
        Read::Gathered(gathered) => gathered,
        Read::Several(_) => return Err(Problem::internal("an import that was staged has one kind")),
        Read::Unclear(guesses) => return Err(Problem::conflict(UNCLEAR, unclear(&guesses))),
        Read::Unread(why) => return Err(Problem::conflict("import.unread", why.message())),
    };
    if matches!(import.state, ImportState::Staged | ImportState::Applying) {
        keep(platform, platform.change(by).await?, &import, *gathered).await?;
    }
    Ok(())
}

/// Applies one import that waits for it; whether there was one.
pub async fn apply_next(platform: &Platform) -> Result<bool, Problem> {
    let now = platform.clock.now();
    let found = turns::due(platform.database.reader(), ImportState::Applying, now).await?;
    let Some(import) = found else {
        return Ok(false);
    };
    let txn = platform.database.begin().await?;
    let mine = turns::lease(&txn, &import, now).await?;
    txn.commit().await?;
    if !mine {
        return Ok(true);
    }
    if let Err(problem) = Box::pin(apply(platform, &import)).await {
        tracing::error!(import = %import.id, cause = problem.for_log(), "a roster could not be applied");
        let detail = "写入没有成功，名册没有变动。请重新上传；再出现时请告诉管理员。";
        fail(platform, &import, "import.not_applied", detail).await?;
    }
    platform.wake.now("roster.read");
    Ok(true)
}

/// Everything in one transaction: killed in the middle, nothing of it stands, and the import is applied again.
async fn apply(platform: &Platform, import: &roster_import::Model) -> Result<(), Problem> {
    let by = import.applied_by.map_or_else(By::system, By::account);
    let mut change = platform.change_when_free(&by).await?;
    // one apply at a time: what the comparison read stays true until the commit
    imports::lock_tree(change.db(), import.unit_id).await?;
    let current = imports::by_id(change.db(), import.id).await?;
    let Some(current) = current.filter(|current| current.state == ImportState::Applying) else {
        return Ok(());
    };
    let leave = desk::left(&desk::missing_of(change.db(), current.id).await?);
    if current.rows_of_id.is_some() {
        if is_same_again(platform, change.db(), &current, leave.is_empty()).await? {
            return finish(change, current).await;
        }
        drop(change);
        let anew = restage(platform, &by, current.id);
        return Box::pin(while_leased(platform, &current, anew)).await;
    }
    let (rows, comparison) = compare_stored(change.db(), change.keys(), &current).await?;
    let guarded = !comparison.trips.is_empty() && current.released_by.is_none();
    let print = with_leaving(&comparison.fingerprint, &leave);
    if guarded || Some(&print) != current.fingerprint.as_ref() {
        drop(change);
        return Box::pin(while_leased(
            platform,
            &current,
            restage(platform, &by, current.id),
        ))
        .await;
    }
    let name = imports::file_name(change.db(), current.file_id).await?;
    let title = format!("导入 {name}");
    if current.kind.is_some_and(|kind| kind != SheetKind::Roster) {
        let rows = rows::all_rows(change.db(), change.keys(), current.id).await?;
        let planned = (&comparison.present, comparison.facts.as_slice());
        write_facts(&mut change, &current, &rows, planned, title).await?;
    } else {
        let deed = Deed {
            import: Some(current.id),
            day: current.as_of,
            left: &leave,
            set: ChangeSet {
                kind: ChangeSetKind::Import,
                import: Some(current.id),
                ..ChangeSet::by_hand(current.unit_id, title)
            },
        };
        let elsewhere: Vec<(Uuid, RowResult)> = rows
            .iter()
            .zip(&comparison.diff.rows)
            .filter(|(_, result)| is_elsewhere(result))
            .map(|((row, _), result)| (*row, result.clone()))
            .collect();
        write_roster(&change, deed, &rows, comparison).await?;
        let ids: Vec<Uuid> = elsewhere.iter().map(|(row, _)| *row).collect();
        let contents = staged::contents_of(change.db(), change.keys(), &ids).await?;
        let told = elsewhere
            .iter()
            .filter_map(|(row, result)| Some((contents.get(row)?, result)));
        ask_for_rows(&mut change, &current, &told.collect::<Vec<_>>()).await?;
    }
    if current.tell {
        tell_people(&mut change, &current).await?;
    }
    finish(change, current).await
}

async fn finish(change: Change, import: roster_import::Model) -> Result<(), Problem> {
    others_anew(&change, &import).await?;
    let mut row = import.into_active_model();
    row.state = Set(ImportState::Applied);
    row.applied_at = Set(Some(change.at()));
    row.leased_until = Set(None);
    row.update(change.db()).await?;
    change.commit().await?;
    Ok(())
}

/// Writes a roster; its rows say which person they made.
async fn write_roster(
    change: &Change,
    deed: Deed<'_>,
    rows: &[(Uuid, NewPerson)],
    comparison: Comparison,
) -> Result<(), Problem> {
    let people: Vec<&NewPerson> = rows.iter().map(|(_, person)| person).collect();
    let import = deed.import;
    let written = write(change, deed, &people, comparison).await?;
    let made: Vec<(Uuid, PersonId)> = rows
        .iter()
        .zip(&written.made)
        .filter_map(|((row, _), made)| Some((*row, (*made)?)))
        .collect();
    staged::link_rows(change.db(), &made).await?;
    tracing::info!(?import, people = written.people, "a roster is applied");
    Ok(())
}
