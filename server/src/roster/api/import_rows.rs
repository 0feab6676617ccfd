//! `/roster-imports/:import/rows`: what each row comes to, a cell mended, a row left out.
use poem::web::Data;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::value::RowOutcome;
use sanyou_schema::domain::value::id::ImportId;
use uuid::Uuid;

use super::Begun;
use super::asked::{parsed, seen};
use super::rows::{RowList, row_views};
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};
use crate::roster::action::mend_import::{Mending, exclude_row, mend_cell};
use crate::roster::action::show_import::{
    MOST as MOST_ROWS, PAGE as ROWS, Part, Within, decided_rows, page_of_rows,
};
use crate::roster::store::rows::RowFilter;

/// A cell with its new text.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct MendBody {
    /// The sheet.
    pub sheet: String,
    /// The row.
    pub row: u32,
    /// The field.
    pub field: String,
    /// The new text; empty clears the cell.
    pub text: String,
}

/// Whether a row is left out.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct ExcludeBody {
    /// The sheet.
    pub sheet: String,
    /// The row.
    pub row: u32,
    /// Left out, or taken in again.
    pub excluded: bool,
}

/// The rows of imports.
pub struct ImportRowApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Roster")]
impl ImportRowApi {
    /// The staged rows of an import
    ///
    /// Whole as they stand in the file, for whoever may write the roster. Filtered by outcome, by a code (of the row
    /// or of one of its cells), by a field that would change, by sheet and row. Problems: `filter.unknown` (422),
    /// `not_found` (404), `role.missing` (403).
    #[expect(clippy::too_many_arguments, reason = "one a query parameter")]
    #[oai(
        path = "/roster-imports/:import/rows",
        method = "get",
        operation_id = "list_roster_import_rows"
    )]
    async fn list_roster_import_rows(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        import: Path<Uuid>,
        outcome: Query<Option<String>>,
        code: Query<Option<String>>,
        /// A field that would change.
        field: Query<Option<String>>,
        sheet: Query<Option<String>>,
        row: Query<Option<u32>>,
        /// Those alone of which somebody said whose they are; nothing else is asked for then.
        decided: Query<Option<bool>>,
        cursor: Query<Option<String>>,
        /// So many rows are passed over.
        offset: Query<Option<u32>>,
        /// How many come at once: 50 if left out, at most 500.
        limit: Query<Option<u32>>,
    ) -> Answer<Json<RowList>> {
        let import = seen(&platform, &actor.0, ImportId(import.0)).await?;
        if decided.0 == Some(true) {
            let rows = decided_rows(&platform, import.id).await?;
            return Ok(Json(RowList {
                total: rows.len() as u64,
                items: row_views(&platform, &actor.0, rows).await?,
                next: None,
            }));
        }
        let outcome = outcome.0.as_deref().filter(|text| !text.is_empty());
        let outcome: Option<RowOutcome> = outcome
            .map(|text| {
                text.parse()
                    .map_err(|_| Problem::field("filter.unknown", "outcome", "没有这个筛选项。"))
            })
            .transpose()?;
        let filter = RowFilter {
            outcome,
            sheet: sheet.0,
            row: row.0.and_then(|row| i32::try_from(row).ok()),
            marks: Vec::new(),
        };
        let within = Within {
            code: code.0.filter(|code| !code.is_empty()),
            field: field.0.filter(|field| !field.is_empty()),
        };
        let part = Part {
            after: parsed(cursor.0.as_deref())?,
            offset: offset.0.unwrap_or_default().into(),
            limit: limit.0.map_or(ROWS, u64::from).clamp(1, MOST_ROWS),
        };
        let page = page_of_rows(&platform, import.id, filter, &within, part).await?;
        Ok(Json(RowList {
            items: row_views(&platform, &actor.0, page.items).await?,
            next: page.next.map(|id| id.to_string()),
            total: page.total,
        }))
    }

    /// Mends a cell of an import
    ///
    /// The file stays as it came; it is read and compared again with the new text. Problems: `import.field` (422),
    /// `import.text` (422), `import.row` (404), `import.transition` (409), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/roster-imports/:import/rows",
        method = "patch",
        operation_id = "mend_roster_import_row"
    )]
    async fn mend_roster_import_row(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        import: Path<Uuid>,
        body: Json<MendBody>,
    ) -> Answer<Begun> {
        let MendBody {
            sheet,
            row,
            field,
            text,
        } = body.0;
        let mending = Mending {
            sheet,
            row,
            field,
            text,
        };
        mend_cell(&platform, &actor.0, ImportId(import.0), mending).await?;
        Ok(Begun::Begun)
    }

    /// Leaves a row out, or takes it in again
    ///
    /// Problems: `import.row` (404), `import.transition` (409), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/roster-imports/:import/rows/exclude",
        method = "patch",
        operation_id = "exclude_roster_import_row"
    )]
    async fn exclude_roster_import_row(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        import: Path<Uuid>,
        body: Json<ExcludeBody>,
    ) -> Answer<Begun> {
        let place = (body.sheet.as_str(), body.row);
        exclude_row(&platform, &actor.0, ImportId(import.0), place, body.excluded).await?;
        Ok(Begun::Begun)
    }
}
