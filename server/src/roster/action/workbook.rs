//! The file as it came, its faults marked, with what became of each row.
use std::collections::HashMap;

use sanyou_import::{Status, marked, status_in_words};
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::ImportId;
use sanyou_schema::domain::value::{ImportState, RowOutcome};

use super::guarded::visible;
use super::read_import::{options, read_report};
use super::words::words;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::files;
use crate::platform::problem::Problem;
use crate::roster::store::imports;

/// A workbook to be saved.
pub struct Marked {
    /// Its name.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Marks the file of an import.
///
/// Problems: `import.unread` (409), `not_found` (404).
pub async fn marked_workbook(platform: &Platform, actor: &Actor, id: ImportId) -> Result<Marked, Problem> {
    let db = platform.database.reader();
    let import = visible(db, actor, Capability::RosterWrite, id).await?;
    if matches!(import.state, ImportState::Reading | ImportState::Failed) {
        let detail = "这个文件还没有读成，读成后才能下载批注。";
        return Err(Problem::conflict("import.unread", detail));
    }
    let report = read_report(platform, &import).await?;
    let report = report.map_err(|why| Problem::conflict("import.unread", why.message()))?;
    let mut outcomes: HashMap<(String, u32), String> = HashMap::new();
    for open in imports::all_rows(db, &platform.keys, id).await? {
        let number = u32::try_from(open.row.row_no).unwrap_or_default();
        let said = open
            .content
            .result
            .code
            .as_deref()
            .filter(|code| !code.starts_with("row."));
        let outcome = said.map_or_else(
            || open.row.outcome.label().to_owned(),
            |code| format!("{}：{}", open.row.outcome.label(), words(code, None).label),
        );
        if open.row.outcome != RowOutcome::Skipped || open.row.excluded {
            outcomes.insert((open.row.sheet, number), outcome);
        }
    }
    let content = files::read(platform, db, import.file_id).await?;
    let limits = options(platform, &import).await?.limits;
    let name = content.name.clone();
    let mark = move || {
        marked(&content.bytes, &content.name, &report, &limits, |sheet, row| {
            let told = outcomes.get(&(sheet.to_owned(), row.row)).cloned();
            let plain = || {
                if row.status == Status::Skipped {
                    "跳过"
                } else {
                    status_in_words(row)
                }
            };
            told.unwrap_or_else(|| plain().to_owned())
        })
    };
    let bytes = tokio::task::spawn_blocking(mark)
        .await
        .map_err(Problem::internal)?
        .map_err(Problem::internal)?;
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    Ok(Marked {
        name: format!("{stem}-批注.xlsx"),
        bytes,
    })
}
