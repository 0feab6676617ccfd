//! Says what kind of file an import is, where it was not clear or was told wrong; it is then read as that.
use poem::http::StatusCode;
use sanyou_import::Guess;
use sanyou_schema::domain::LifeCycle;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::roster::ImportAction;
use sanyou_schema::domain::value::id::ImportId;
use sanyou_schema::domain::value::{ImportState, SheetKind};
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};

use super::guarded::visible;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;
use crate::roster::store::turns;

/// Failures after which another kind may still be read.
pub const CURABLE: [&str; 3] = [UNCLEAR, "file.no_header", NO_SHEETS];

/// All sheets of an import are other kinds' now.
pub const NO_SHEETS: &str = "import.no_sheets";

/// The kind of a file is not clear.
pub const UNCLEAR: &str = "import.kind_unclear";

/// The question that an unclear kind is.
pub fn unclear(guesses: &[Guess]) -> String {
    let likely: Vec<String> = guesses
        .iter()
        .take(3)
        .map(|guess| format!("“{}”", guess.kind.label()))
        .collect();
    format!(
        "看不准这是哪一种表，可能是{}。请选定类型，再按它读取。",
        likely.join("或")
    )
}

/// Reads the import's file as that kind.
///
/// Problems: `import.several_kinds` (409), `import.transition` (409), `not_found` (404), `role.missing` (403).
pub async fn choose_kind(
    platform: &Platform,
    actor: &Actor,
    id: ImportId,
    kind: SheetKind,
) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    turns::locked(change.db(), id).await?;
    let import = visible(change.db(), actor, Capability::RosterWrite, id).await?;
    import
        .state
        .step(ImportAction::Choose, None)
        .map_err(|violation| Problem::conflict("import.transition", violation.message))?;
    let curable = import
        .failure
        .as_deref()
        .is_some_and(|code| CURABLE.contains(&code));
    if import.state == ImportState::Failed && !curable {
        let detail = "这个文件没有读成，换类型也没有用。请按提示改好文件后重新上传。";
        return Err(Problem::new(StatusCode::CONFLICT, "import.transition", detail));
    }
    if import.part_of_id.is_some() || import.sheet_kinds.is_some() {
        let detail = "这个文件里有几种表，请在“表和列”里逐个表选类型。";
        return Err(Problem::new(StatusCode::CONFLICT, "import.several_kinds", detail));
    }
    turns::next_turn(change.db(), id).await?;
    let mut row = import.into_active_model();
    row.kind = Set(Some(kind));
    row.as_of = Set(platform.clock.today());
    row.fingerprint = Set(None);
    row.update(change.db()).await?;
    let detail = serde_json::json!({"kind": kind});
    change.audit("roster.kind", "roster_import", id, &detail);
    change.commit().await?;
    platform.wake.now("roster.read");
    Ok(())
}
