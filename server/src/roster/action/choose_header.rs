//! Says which row of a sheet is its header, where none was found or the wrong one; it is then read by that.
use poem::http::StatusCode;
use sanyou_import::{FirstRow, ReadError};
use sanyou_schema::domain::LifeCycle;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::roster::ImportAction;
use sanyou_schema::domain::value::id::ImportId;
use sanyou_schema::domain::value::{AnswerKind, ImportState};
use sanyou_schema::entity::roster_import;
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};

use super::answer_name::{NewAnswer, remember};
use super::guarded::visible;
use super::read_file::FileToRead;
use super::reading::{HEADER, choices};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;
use crate::roster::store::turns;

/// The failure after which a person may say which row is the header.
pub const NO_HEADER: &str = "file.no_header";

/// How many rows of a sheet a person chooses from.
const ROWS: usize = 15;

/// The longest names of a header that are kept.
const LONGEST: usize = 1000;

/// Which row is a sheet's header.
#[derive(Debug)]
pub struct HeaderRow {
    /// The sheet.
    pub sheet: String,
    /// The row, from 1.
    pub row: u32,
    /// Whether later imports of the unit take a row with these names as the header too.
    pub remember: bool,
}

/// The first rows of each sheet of an import, as they stand there.
///
/// Problems: `import.unread` (409).
pub async fn first_rows(
    platform: &Platform,
    import: &roster_import::Model,
) -> Result<Vec<(String, Vec<FirstRow>)>, Problem> {
    let file = FileToRead::of(platform, import).await?;
    let unread = |why: ReadError| Problem::conflict("import.unread", why.message().to_owned());
    file.first_rows(ROWS).await?.map_err(unread)
}

/// Reads the import's file with that row as a header.
///
/// Problems: `import.header` (422), `import.several_kinds` (409), `import.transition` (409), `import.unread` (409),
/// `not_found` (404), `role.missing` (403).
pub async fn choose_header(
    platform: &Platform,
    actor: &Actor,
    id: ImportId,
    means: HeaderRow,
) -> Result<(), Problem> {
    let db = platform.database.reader();
    let import = visible(db, actor, Capability::RosterWrite, id).await?;
    let sheets = first_rows(platform, &import).await?;
    let rows = sheets.iter().find(|(name, _)| *name == means.sheet);
    let row = rows.and_then(|(_, rows)| rows.iter().find(|row| row.row == means.row));
    let names = row.map(|row| row.names.clone()).unwrap_or_default();
    // a header has two names at least
    if !names.contains('、') || names.chars().count() > LONGEST {
        let detail = "这一行不像表头：表头是“姓名”“身份证号”这样一格一个的名称。请选另一行。";
        return Err(Problem::field("import.header", "row", detail));
    }
    let mut change = platform.change(&actor.by()).await?;
    turns::locked(change.db(), id).await?;
    let import = visible(change.db(), actor, Capability::RosterWrite, id).await?;
    import
        .state
        .step(ImportAction::Choose, None)
        .map_err(|violation| Problem::conflict("import.transition", violation.message))?;
    if import.state == ImportState::Failed && import.failure.as_deref() != Some(NO_HEADER) {
        let detail = "这个文件没有读成，选表头也没有用。请按提示改好文件后重新上传。";
        return Err(Problem::new(StatusCode::CONFLICT, "import.transition", detail));
    }
    if means.remember {
        let answer = NewAnswer {
            unit: import.unit_id,
            kind: AnswerKind::Value,
            topic: HEADER,
            question: &names,
            answer: Some(HEADER.to_owned()),
        };
        remember(&change, actor, answer).await?;
    }
    let mut chosen = choices(change.keys(), &import)?;
    if !chosen.headers.contains(&names) {
        chosen.headers.push(names);
    }
    turns::next_turn(change.db(), id).await?;
    let mut row = import.into_active_model();
    row.choices_enc = Set(Some(change.keys().seal_json(&chosen)));
    row.as_of = Set(platform.clock.today());
    row.fingerprint = Set(None);
    row.update(change.db()).await?;
    let detail = serde_json::json!({"sheet": means.sheet, "row": means.row, "remember": means.remember});
    change.audit("roster.choose", "roster_import", id, &detail);
    change.commit().await?;
    platform.wake.now("roster.read");
    Ok(())
}
