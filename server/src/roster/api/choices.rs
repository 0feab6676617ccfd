//! How an import is read, as a person says: `/roster-imports/:import/columns`, `values`, `sheets`, `mode`.
use poem::web::Data;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::value::ImportMode;
use sanyou_schema::domain::value::id::ImportId;
use uuid::Uuid;

use super::Begun;
use super::asked::{parsed_kind, parsed_mode, seen};
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::problem::Answer;
use crate::roster::action::choose_reading::{
    HeaderMeans, TextMeans, choose_column, choose_mode, choose_value, leave_out_sheets,
};
use crate::roster::action::parts::choose::{SheetMeans, choose_sheet};

/// What a column is read as.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct ColumnBody {
    /// The sheet; null: every sheet that has the header.
    pub sheet: Option<String>,
    /// The header; where it stands in a group (`above`), the group's name before it.
    pub header: String,
    /// A field of the import's `fields`; null: the column is not read.
    pub field: Option<String>,
    /// Whether later imports of the unit read it so too.
    #[oai(default)]
    pub remember: bool,
}

/// What a text is read as.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct ValueBody {
    /// A field of the import's `fields` that has choices.
    pub field: String,
    /// The text as it stands in cells.
    pub raw: String,
    /// One of the field's choices; null: the cell counts as empty.
    pub value: Option<String>,
    /// Whether later imports of the unit read it so too.
    #[oai(default)]
    pub remember: bool,
}

/// Which sheets are not read.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct SheetsBody {
    /// Their names; all others are read.
    #[oai(validator(max_items = 255))]
    pub left_out: Vec<String>,
}

/// What a sheet is about.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct SheetKindBody {
    /// The sheet.
    pub sheet: String,
    /// `roster`, `units`, `assessment`, `honour`, `star`, `alliance`, `pair`, `talent`, `charter`, `cross_post`.
    pub kind: String,
    /// Whether later files of the unit with the same header are read so too.
    #[oai(default)]
    pub remember: bool,
}

/// What an import may do.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct ModeBody {
    /// `both`, `add`, `update` or `fill`.
    pub mode: String,
    /// Whether it names some of the unit's people alone: nobody is missing from it. Left out, that stays as it is.
    pub part: Option<bool>,
}

/// How imports are read.
pub struct ChoiceApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Roster")]
impl ChoiceApi {
    /// Says what a column is read as
    ///
    /// The file is read and compared again. Another column of the sheet that was read as the field no longer is.
    /// Problems: `import.column` (422), `import.field` (422), `import.column_needed` (422), `import.transition` (409),
    /// `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/roster-imports/:import/columns",
        method = "put",
        operation_id = "choose_roster_import_column"
    )]
    async fn choose_roster_import_column(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        import: Path<Uuid>,
        body: Json<ColumnBody>,
    ) -> Answer<Begun> {
        let row = seen(&platform, &actor.0, ImportId(import.0)).await?;
        let means = HeaderMeans {
            sheet: body.0.sheet,
            header: body.0.header,
            field: body.0.field,
            remember: body.0.remember,
        };
        choose_column(&platform, &actor.0, row.id, means).await?;
        Ok(Begun::Begun)
    }

    /// Says what a text of a field means, wherever it stands
    ///
    /// The file is read and compared again. Problems: `import.field` (422), `import.text` (422), `import.value` (422),
    /// `import.transition` (409), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/roster-imports/:import/values",
        method = "put",
        operation_id = "choose_roster_import_value"
    )]
    async fn choose_roster_import_value(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        import: Path<Uuid>,
        body: Json<ValueBody>,
    ) -> Answer<Begun> {
        let row = seen(&platform, &actor.0, ImportId(import.0)).await?;
        let means = TextMeans {
            field: body.0.field,
            raw: body.0.raw,
            value: body.0.value,
            remember: body.0.remember,
        };
        choose_value(&platform, &actor.0, row.id, means).await?;
        Ok(Begun::Begun)
    }

    /// Says which sheets are not read
    ///
    /// The file is read and compared again. Problems: `import.sheet` (422), `import.no_sheet` (422),
    /// `import.transition` (409), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/roster-imports/:import/sheets",
        method = "put",
        operation_id = "choose_roster_import_sheets"
    )]
    async fn choose_roster_import_sheets(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        import: Path<Uuid>,
        body: Json<SheetsBody>,
    ) -> Answer<Begun> {
        let row = seen(&platform, &actor.0, ImportId(import.0)).await?;
        leave_out_sheets(&platform, &actor.0, row.id, body.0.left_out).await?;
        Ok(Begun::Begun)
    }

    /// Says what one sheet of the file is about
    ///
    /// Where its sheets are of several kinds there is an import a kind, told under `parts`: the sheet goes to the one of
    /// its kind, and both are read again. Problems: `import.sheet` (422), `import.kind` (422), `import.transition` (409),
    /// `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/roster-imports/:import/sheet-kind",
        method = "put",
        operation_id = "choose_roster_import_sheet_kind"
    )]
    async fn choose_roster_import_sheet_kind(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        import: Path<Uuid>,
        body: Json<SheetKindBody>,
    ) -> Answer<Begun> {
        let row = seen(&platform, &actor.0, ImportId(import.0)).await?;
        let means = SheetMeans {
            kind: parsed_kind(&body.kind)?,
            sheet: body.0.sheet,
            remember: body.0.remember,
        };
        choose_sheet(&platform, &actor.0, row.id, means).await?;
        Ok(Begun::Begun)
    }

    /// Says what the import may do: add, update, both, or fill gaps
    ///
    /// The file is read and compared again. Problems: `import.mode` (422), `import.transition` (409), `not_found`
    /// (404), `role.missing` (403).
    #[oai(
        path = "/roster-imports/:import/mode",
        method = "put",
        operation_id = "choose_roster_import_mode"
    )]
    async fn choose_roster_import_mode(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        import: Path<Uuid>,
        body: Json<ModeBody>,
    ) -> Answer<Begun> {
        let row = seen(&platform, &actor.0, ImportId(import.0)).await?;
        let mode: ImportMode = parsed_mode(&body.mode)?;
        choose_mode(&platform, &actor.0, row.id, mode, body.part).await?;
        Ok(Begun::Begun)
    }
}
