//! Has the imports of a file read again.
use poem::http::StatusCode;
use sanyou_schema::domain::LifeCycle;
use sanyou_schema::domain::roster::ImportAction;
use sanyou_schema::domain::value::{ImportState, SheetKind};
use sanyou_schema::entity::roster_import;
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};

use crate::platform::Platform;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::roster::action::choose_kind::{CURABLE, NO_SHEETS};
use crate::roster::store::{parts, rows, turns};

/// Whether another choice may still be made for it.
fn is_open(import: &roster_import::Model) -> Result<(), Problem> {
    let open = match import.state {
        ImportState::Reading | ImportState::Staged | ImportState::Guarded => true,
        ImportState::Failed => {
            let code = import.failure.as_deref();
            code.is_some_and(|code| CURABLE.contains(&code))
        }
        _ => false,
    };
    if open {
        return Ok(());
    }
    let kind = import.kind.map_or("", SheetKind::label);
    let detail = format!("“{kind}”那一部分已经写入或不能再改。要换类型，请先撤销它，再把文件传一次。");
    Err(Problem::new(StatusCode::CONFLICT, "import.transition", detail).with("state", import.state))
}

/// Has an import read again, as that kind.
pub async fn again(
    platform: &Platform,
    change: &Change,
    import: &roster_import::Model,
    kind: Option<SheetKind>,
) -> Result<(), Problem> {
    is_open(import)?;
    turns::next_turn(change.db(), import.id).await?;
    let mut row = import.clone().into_active_model();
    row.kind = Set(kind);
    row.as_of = Set(platform.clock.today());
    row.fingerprint = Set(None);
    row.update(change.db()).await?;
    Ok(())
}

/// What one kind's sheets wrote is what those of the others are compared with: they are read again.
pub async fn others_anew(change: &Change, written: &roster_import::Model) -> Result<(), Problem> {
    let first = written.part_of_id.unwrap_or(written.id);
    for part in parts::of_file(change.db(), first).await? {
        if part.id != written.id && part.state.next(ImportAction::Reread).is_some() {
            turns::next_turn(change.db(), part.id).await?;
        }
    }
    Ok(())
}

/// Nothing is left of an import: its last sheet is another kind's.
pub async fn empty(change: &Change, import: &roster_import::Model, to: SheetKind) -> Result<(), Problem> {
    is_open(import)?;
    rows::delete_rows(change.db(), import.id).await?;
    // whoever reads it throws its work away
    turns::next_turn(change.db(), import.id).await?;
    let mut row = import.clone().into_active_model();
    row.state = Set(ImportState::Failed);
    row.failure = Set(Some(NO_SHEETS.to_owned()));
    row.failure_text = Set(Some(format!(
        "这里的表都归到“{}”里了，这一部分不用再办。",
        to.label()
    )));
    row.report_enc = Set(None);
    row.totals = Set(None);
    row.fingerprint = Set(None);
    row.update(change.db()).await?;
    Ok(())
}
