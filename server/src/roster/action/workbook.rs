//! The file as it came, its faults marked, with what became of each row.
use std::collections::HashMap;

use sanyou_import::{Limits, MarkError, Report, Row, failed_rows, marked, marked_ending, status_in_words};
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::ImportId;
use sanyou_schema::domain::value::{ImportState, RowOutcome};

use super::amends::Amends;
use super::guarded::visible;
use super::read_file::FileToRead;
use super::reading::options;
use super::words::words_of;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::files;
use crate::platform::problem::Problem;
use crate::roster::store::rows::{self, OpenRow};

/// A workbook to be saved.
pub struct Marked {
    /// Its name.
    pub name: String,
    /// What kind of content it is.
    pub media_type: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A workbook without macros.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// One with macros.
const XLSM: &str = "application/vnd.ms-excel.sheet.macroEnabled.12";

/// Which rows a workbook has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// The file as it came.
    All,
    /// Just the rows that were not taken over.
    Failed,
}

/// Marks the file of an import, or copies what failed of it.
///
/// Problems: `import.unread` (409), `import.none_failed` (409), `not_found` (404).
pub async fn marked_workbook(
    platform: &Platform,
    actor: &Actor,
    id: ImportId,
    extent: Extent,
) -> Result<Marked, Problem> {
    let db = platform.database.reader();
    let import = visible(db, actor, Capability::RosterWrite, id).await?;
    if matches!(import.state, ImportState::Reading | ImportState::Failed) {
        let detail = "这个文件还没有读成，读成后才能下载批注。";
        return Err(Problem::conflict("import.unread", detail));
    }
    let file = FileToRead::of(platform, &import).await?;
    let mut report = file.report().await?;
    let rows = rows::all_rows(db, &platform.keys, id).await?;
    if extent == Extent::All {
        Amends::load(platform, &import, &rows)
            .await?
            .say(&mut report, &file)
            .await?;
    }
    let outcomes = outcomes(rows);
    let content = files::read(platform, db, import.file_id).await?;
    let limits = options(platform, &import).await?.limits;
    let name = content.name.clone();
    let make = move || make(&content, &report, &limits, &outcomes, extent);
    let done = tokio::task::spawn_blocking(make)
        .await
        .map_err(Problem::internal)?;
    let bytes = done.map_err(Problem::internal)?.ok_or_else(|| {
        let detail = "这个文件没有有问题的行，不用另外下载。";
        Problem::conflict("import.none_failed", detail)
    })?;
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    let ending = marked_ending(&bytes);
    let (name, media_type) = match extent {
        Extent::All if ending == "xlsm" => (format!("{stem}-批注.xlsm"), XLSM),
        Extent::All => (format!("{stem}-批注.xlsx"), XLSX),
        Extent::Failed => (format!("{stem}-有问题的行.xlsx"), XLSX),
    };
    Ok(Marked {
        name,
        media_type,
        bytes,
    })
}

/// What became of a row.
struct Told {
    words: String,
    failed: bool,
}

type Outcomes = HashMap<(String, u32), Told>;

/// What became of each row, by sheet and number.
fn outcomes(rows: Vec<OpenRow>) -> Outcomes {
    let mut outcomes = Outcomes::new();
    for open in rows {
        let number = u32::try_from(open.row.row_no).unwrap_or_default();
        let result = &open.content.result;
        let said =
            words_of(result).filter(|_| !result.code.as_deref().unwrap_or_default().starts_with("row."));
        let label = open.row.outcome.label();
        let words = said.map_or_else(|| label.to_owned(), |words| format!("{label}：{}", words.label));
        if open.row.outcome != RowOutcome::Skipped || open.row.excluded {
            let failed = matches!(open.row.outcome, RowOutcome::Pending | RowOutcome::Refused);
            let failed = failed && !open.row.excluded;
            outcomes.insert((open.row.sheet, number), Told { words, failed });
        }
    }
    outcomes
}

/// `None` where no row failed and just those are wanted.
fn make(
    content: &files::Content,
    report: &Report,
    limits: &Limits,
    outcomes: &Outcomes,
    extent: Extent,
) -> Result<Option<Vec<u8>>, MarkError> {
    let told = |sheet: &str, row: &Row| outcomes.get(&(sheet.to_owned(), row.row));
    let (bytes, name) = (&content.bytes, &content.name);
    if extent == Extent::Failed {
        return failed_rows(bytes, name, report, limits, |sheet, row| {
            let failed = told(sheet, row).filter(|told| told.failed);
            failed.map(|told| told.words.clone())
        });
    }
    let words = |sheet: &str, row: &Row| {
        let told = told(sheet, row).map(|told| told.words.clone());
        told.unwrap_or_else(|| status_in_words(row).to_owned())
    };
    marked(bytes, name, report, limits, words).map(Some)
}
