//! Mends a cell of an import, or leaves a row out; it is then read and compared again.
use poem::http::StatusCode;
use sanyou_import::Field;
use sanyou_schema::domain::LifeCycle;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::roster::ImportAction;
use sanyou_schema::domain::value::ImportState;
use sanyou_schema::domain::value::id::ImportId;
use sanyou_schema::entity::{import_edit, import_row, roster_import};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};

use super::guarded::visible;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::roster::store::{imports, rows, turns};

/// The longest text of a cell.
const LONGEST: usize = 500;

/// A cell with its new text.
#[derive(Debug)]
pub struct Mending {
    /// The sheet.
    pub sheet: String,
    /// The row, from 1.
    pub row: u32,
    /// The field's code.
    pub field: String,
    /// The new text; empty clears the cell.
    pub text: String,
}

/// Writes the cell's new text over the file's own, which stays as it came.
///
/// Problems: `import.field` (422), `import.text` (422), `import.row` (404), `import.transition` (409).
pub async fn mend_cell(
    platform: &Platform,
    actor: &Actor,
    id: ImportId,
    mending: Mending,
) -> Result<(), Problem> {
    let field = Field::by_code(&mending.field);
    if field.is_none_or(|field| field == Field::Serial) {
        return Err(Problem::field(
            "import.field",
            "field",
            "没有这一栏，请刷新页面后重试。",
        ));
    }
    if mending.text.chars().count() > LONGEST {
        let detail = format!("内容最多 {LONGEST} 个字，请缩短。");
        return Err(Problem::field("import.text", "text", detail));
    }
    let mut change = platform.change(&actor.by()).await?;
    let import = open(&change, actor, id).await?;
    let row = row_of(&change, id, &mending.sheet, mending.row).await?;
    let sealed = change.keys().seal_text(&mending.text);
    let earlier = imports::edit_of(change.db(), id, &row.sheet, row.row_no, &mending.field).await?;
    if let Some(earlier) = earlier {
        let mut edit = earlier.into_active_model();
        edit.text_enc = Set(sealed);
        edit.edited_by = Set(actor.account);
        edit.edited_at = Set(change.at());
        edit.update(change.db()).await?;
    } else {
        let edit = import_edit::ActiveModel {
            id: Set(change.id()),
            import_id: Set(id),
            sheet: Set(row.sheet.clone()),
            row_no: Set(row.row_no),
            field: Set(mending.field.clone()),
            text_enc: Set(sealed),
            edited_by: Set(actor.account),
            edited_at: Set(change.at()),
        };
        import_edit::Entity::insert(edit).exec(change.db()).await?;
    }
    let detail = serde_json::json!({
        "sheet": row.sheet, "row": row.row_no, "field": mending.field, "text": mending.text,
    });
    change.audit("roster.mend", "roster_import", id, &detail);
    reread(platform, change, import).await
}

/// Leaves a row out of what is written, or takes it in again.
///
/// Problems: `import.row` (404), `import.transition` (409).
pub async fn exclude_row(
    platform: &Platform,
    actor: &Actor,
    id: ImportId,
    (sheet, number): (&str, u32),
    excluded: bool,
) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let import = own_rows(&change, open(&change, actor, id).await?).await?;
    let row = row_of(&change, id, sheet, number).await?;
    let detail = serde_json::json!({"sheet": sheet, "row": number, "excluded": excluded});
    let mut row = row.into_active_model();
    row.excluded = Set(excluded);
    row.update(change.db()).await?;
    change.audit("roster.exclude", "roster_import", id, &detail);
    reread(platform, change, import).await
}

/// The import, where the actor may mend it and it still can be.
pub(super) async fn open(
    change: &Change,
    actor: &Actor,
    id: ImportId,
) -> Result<roster_import::Model, Problem> {
    turns::locked(change.db(), id).await?;
    let import = visible(change.db(), actor, Capability::RosterWrite, id).await?;
    // what is being read again takes one more mended cell
    if import.state == ImportState::Reading && import.fingerprint.is_some() {
        return Ok(import);
    }
    match import.state.step(ImportAction::Reread, None) {
        Ok(_) => Ok(import),
        Err(violation) => Err(
            Problem::new(StatusCode::CONFLICT, "import.transition", violation.message)
                .with("state", import.state),
        ),
    }
}

/// An import that shows another's rows gets its own, to be written in.
async fn own_rows(change: &Change, import: roster_import::Model) -> Result<roster_import::Model, Problem> {
    if import.rows_of_id.is_none() {
        return Ok(import);
    }
    rows::copy_rows(change.db(), change.keys(), import.id, || change.id()).await?;
    let mut row = import.into_active_model();
    row.rows_of_id = Set(None);
    Ok(row.update(change.db()).await?)
}

pub(super) async fn row_of(
    change: &Change,
    id: ImportId,
    sheet: &str,
    number: u32,
) -> Result<import_row::Model, Problem> {
    let number = i32::try_from(number).unwrap_or(i32::MAX);
    let found = rows::row_at(change.db(), id, sheet, number).await?;
    found.ok_or_else(|| {
        Problem::new(
            StatusCode::NOT_FOUND,
            "import.row",
            "文件里没有这一行，请刷新页面后重试。",
        )
    })
}

pub(super) async fn reread(
    platform: &Platform,
    change: Change,
    import: roster_import::Model,
) -> Result<(), Problem> {
    turns::next_turn(change.db(), import.id).await?;
    let mut row = import.into_active_model();
    row.as_of = Set(platform.clock.today());
    row.update(change.db()).await?;
    change.commit().await?;
    platform.wake.now("roster.read");
    Ok(())
}
