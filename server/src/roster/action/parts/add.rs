//! Makes the imports of a file's kinds.
use sanyou_import::SheetFound;
use sanyou_schema::domain::value::id::ImportId;
use sanyou_schema::domain::value::{ImportState, SheetKind};
use sanyou_schema::entity::roster_import;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};

use super::kept::kept;
use crate::platform::Platform;
use crate::platform::change::{By, Change};
use crate::platform::problem::Problem;
use crate::roster::action::take_over::take_over;
use crate::roster::store::{imports, parts, turns};

/// Makes an import of every kind that the sheets of a file are of; they are then read, each as its own.
pub async fn split(
    platform: &Platform,
    import: &roster_import::Model,
    sheets: Vec<SheetFound>,
) -> Result<(), Problem> {
    let id = import.id;
    let mut change = platform.change_when_free(&By::system()).await?;
    let Some(first) = turns::locked_at(change.db(), (id, import.turn)).await? else {
        return Ok(());
    };
    let clear = || sheets.iter().filter_map(|sheet| sheet.kind);
    let is_roster = |kind: &SheetKind| *kind == SheetKind::Roster;
    let kind = clear().find(is_roster).or_else(|| clear().next());
    if first.state != ImportState::Reading || first.kind.is_some() || kind.is_none() {
        return Ok(());
    }
    turns::next_turn(change.db(), id).await?;
    let mut row = first.into_active_model();
    row.kind = Set(kind);
    row.sheet_kinds = Set(Some(serde_json::to_string(&sheets).map_err(Problem::internal)?));
    let first = row.update(change.db()).await?;
    let told: Vec<_> = sheets.iter().map(|sheet| (&sheet.name, sheet.kind)).collect();
    change.audit(
        "roster.parts",
        "roster_import",
        id,
        &serde_json::json!({"sheets": told}),
    );
    add_missing(&change, &first, &sheets).await?;
    change.commit().await?;
    platform.wake.now("roster.read");
    Ok(())
}

/// Adds an import for each kind of a file's sheets that has none yet.
pub async fn add_missing(
    change: &Change,
    first: &roster_import::Model,
    sheets: &[SheetFound],
) -> Result<(), Problem> {
    let there = parts::of_file(change.db(), first.id).await?;
    let mut has: Vec<Option<SheetKind>> = there.iter().map(|part| part.kind).collect();
    for kind in sheets.iter().filter_map(|sheet| sheet.kind) {
        if !has.contains(&Some(kind)) {
            has.push(Some(kind));
            add(change, first, kind).await?;
        }
    }
    Ok(())
}

/// Adds an import for the sheets of that kind.
pub async fn add(change: &Change, first: &roster_import::Model, kind: SheetKind) -> Result<(), Problem> {
    let before = match first.earlier_id {
        Some(earlier) => parts::of_file(change.db(), earlier).await?,
        None => Vec::new(),
    };
    let earlier = before.into_iter().find(|part| part.kind == Some(kind));
    let id: ImportId = change.id();
    let row = roster_import::Model {
        id,
        kind: Some(kind),
        state: ImportState::Reading,
        part_of_id: Some(first.id),
        sheet_kinds: None,
        earlier_id: earlier.as_ref().map(|earlier| earlier.id),
        rows_of_id: None,
        report_enc: None,
        totals: None,
        fingerprint: None,
        progress: 0,
        failure: None,
        failure_text: None,
        released_by: None,
        release_reason: None,
        applied_by: None,
        applied_at: None,
        leased_until: None,
        turn: 0,
        undo_by: None,
        undo_less: None,
        tell: false,
        left_out_sheets: None,
        choices_enc: None,
        created_at: change.at(),
        ..first.clone()
    };
    roster_import::Entity::insert(row.into_active_model().reset_all())
        .exec(change.db())
        .await?;
    match earlier {
        Some(earlier) => take_over(change, earlier.id, id).await,
        None => Ok(()),
    }
}

/// The same file again: which sheet is of which kind is not asked again either.
pub async fn same_parts(change: &Change, earlier: ImportId, id: ImportId) -> Result<(), Problem> {
    let applied = imports::by_id(change.db(), earlier).await?;
    let applied = applied.filter(|row| row.state == ImportState::Applied && row.sheet_kinds.is_some());
    let (Some(applied), Some(row)) = (applied, imports::by_id(change.db(), id).await?) else {
        return Ok(());
    };
    let mut row = row.into_active_model();
    row.kind = Set(applied.kind);
    row.sheet_kinds = Set(applied.sheet_kinds);
    let first = row.update(change.db()).await?;
    let sheets = kept(&first)?.unwrap_or_default();
    add_missing(change, &first, &sheets).await
}
