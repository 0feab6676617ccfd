//! The header of an import's sheets, where a person says which row it is: `/roster-imports/:import/first-rows`, `header`.
use poem::web::Data;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_import::FirstRow;
use sanyou_schema::domain::value::id::ImportId;
use uuid::Uuid;

use super::Begun;
use super::asked::seen;
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::problem::Answer;
use crate::roster::action::choose_header::{HeaderRow, choose_header, first_rows};

/// The first rows of a sheet.
#[derive(Debug, Object)]
#[oai(rename = "ImportFirstRows")]
pub struct FirstRowsView {
    /// The sheet.
    pub sheet: String,
    /// Its rows that hold something.
    pub rows: Vec<FirstRowView>,
}

/// A row near a sheet's top.
#[derive(Debug, Object)]
#[oai(rename = "ImportFirstRow")]
pub struct FirstRowView {
    /// Its number.
    pub row: u32,
    /// Its cells that hold something.
    pub cells: Vec<FirstCellView>,
}

/// A cell as it stands there.
#[derive(Debug, Object)]
#[oai(rename = "ImportFirstCell")]
pub struct FirstCellView {
    /// The column's letters.
    pub column: String,
    /// The text.
    pub text: String,
}

/// Which row is the header.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct HeaderBody {
    /// The sheet.
    pub sheet: String,
    /// The row, from 1.
    pub row: u32,
    /// Whether later imports of the unit take a row with the same names as the header too.
    #[oai(default)]
    pub remember: bool,
}

impl From<FirstRow> for FirstRowView {
    fn from(row: FirstRow) -> Self {
        let cells = row.cells.into_iter();
        Self {
            row: row.row,
            cells: cells
                .map(|(column, text)| FirstCellView { column, text })
                .collect(),
        }
    }
}

/// Headers that a person chooses.
pub struct HeaderApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Roster")]
impl HeaderApi {
    /// The first 15 rows of each sheet, as they stand there
    ///
    /// For whoever is to say which is the header. Problems: `import.unread` (409), `not_found` (404), `role.missing`
    /// (403).
    #[oai(
        path = "/roster-imports/:import/first-rows",
        method = "get",
        operation_id = "roster_import_first_rows"
    )]
    async fn roster_import_first_rows(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        import: Path<Uuid>,
    ) -> Answer<Json<Vec<FirstRowsView>>> {
        let row = seen(&platform, &actor.0, ImportId(import.0)).await?;
        let sheets = first_rows(&platform, &row).await?.into_iter();
        let view = |(sheet, rows): (String, Vec<FirstRow>)| FirstRowsView {
            sheet,
            rows: rows.into_iter().map(FirstRowView::from).collect(),
        };
        Ok(Json(sheets.map(view).collect()))
    }

    /// Says which row of a sheet is its header
    ///
    /// The file is read by it; its columns can then be chosen. Problems: `import.header` (422), `import.transition`
    /// (409), `import.unread` (409), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/roster-imports/:import/header",
        method = "put",
        operation_id = "choose_roster_import_header"
    )]
    async fn choose_roster_import_header(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        import: Path<Uuid>,
        body: Json<HeaderBody>,
    ) -> Answer<Begun> {
        let row = seen(&platform, &actor.0, ImportId(import.0)).await?;
        let means = HeaderRow {
            sheet: body.0.sheet,
            row: body.0.row,
            remember: body.0.remember,
        };
        choose_header(&platform, &actor.0, row.id, means).await?;
        Ok(Begun::Begun)
    }
}
