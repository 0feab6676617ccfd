//! The sheets of an import as the API tells them: what was read, and what was not.
use std::collections::BTreeSet;

use poem_openapi::Object;
use sanyou_import::{Confidence, SheetFound};
use sanyou_schema::domain::value::SheetKind;
use sanyou_schema::entity::roster_import;
use uuid::Uuid;

use crate::platform::Platform;
use crate::platform::problem::Problem;
use crate::roster::action::parts::kept::kept;
use crate::roster::action::show_import::IN_SENTENCE;
use crate::roster::content::{Sheet, Summary};
use crate::roster::store::parts;

/// A column of a sheet.
#[derive(Debug, Object)]
#[oai(rename = "ImportColumn")]
pub struct ColumnView {
    /// Its letters.
    pub column: String,
    /// The header as written.
    pub header: String,
    /// The name of the group that it stands in, where the header has two rows.
    pub above: Option<String>,
    /// What it is read as.
    pub field: Option<String>,
    /// What the field is called.
    pub label: Option<String>,
    /// How it was told: `chosen`, `exact`, `synonym` or `guess`; null where it is not read
    /// and nobody chose that.
    pub confidence: Option<String>,
    /// The first texts below it that differ, three at most.
    pub samples: Vec<String>,
    /// Why it is not read, or not written, where its header is known.
    pub note: Option<String>,
}

/// A sheet with a header.
#[derive(Debug, Object)]
#[oai(rename = "ImportSheet")]
pub struct SheetView {
    /// Its name.
    pub name: String,
    /// Rows below the header that are not blank.
    pub rows: u32,
    /// The header's rows.
    pub header_rows: Vec<u32>,
    /// Its columns.
    pub columns: Vec<ColumnView>,
    /// What is to be said of it as a whole: hidden rows, a second table beside the first.
    pub said: Vec<SheetSaid>,
}

/// Something about a sheet as a whole.
#[derive(Debug, Object)]
#[oai(rename = "ImportSheetSaid")]
pub struct SheetSaid {
    /// Stable code.
    pub code: String,
    /// In words.
    pub message: String,
    /// What somebody is to say: whose the rows are that name no township.
    pub asks: Option<SheetAsksView>,
}

/// The text of a sheet that names a township, to be answered as a text of the field `township` is.
#[derive(Debug, Object)]
#[oai(rename = "ImportSheetAsks")]
pub struct SheetAsksView {
    /// The text.
    pub raw: String,
    /// The likely townships; others are among the choices of the field.
    pub values: Vec<String>,
}

/// One of the kinds that the sheets of a file are of: an import of its own.
#[derive(Debug, Object)]
#[oai(rename = "ImportPart")]
pub struct PartView {
    /// The import of that kind.
    pub id: Uuid,
    /// What its sheets are about.
    pub kind: Option<String>,
    /// The same in Chinese.
    pub kind_label: Option<String>,
    /// How it stands.
    pub state: String,
    /// Its sheets.
    pub sheets: Vec<String>,
}

/// A sheet that is not read.
#[derive(Debug, Object)]
#[oai(rename = "ImportOtherSheet")]
pub struct OtherSheetView {
    /// Its name.
    pub name: String,
    /// What it may be about, the likeliest first; empty where no header of any kind was found.
    pub likely: Vec<String>,
    /// It is a form for one person, which no list is: whoever it is about is added by hand.
    pub form: bool,
}

/// The kinds of a file's sheets, and the sheets that nobody reads.
#[derive(Debug, Default)]
pub struct FileView {
    /// An import a kind, this one among them; empty where all sheets are of one kind.
    pub parts: Vec<PartView>,
    /// Sheets that are read by none of them.
    pub others: Vec<OtherSheetView>,
}

impl FileView {
    /// Whether somebody should say what a sheet is about.
    pub fn asks(&self) -> bool {
        self.others.iter().any(|sheet| !sheet.likely.is_empty())
    }
}

/// What the file of an import holds beside its own sheets.
pub async fn file_view(
    platform: &Platform,
    import: &roster_import::Model,
    summary: &Summary,
) -> Result<FileView, Problem> {
    let db = platform.database.reader();
    let first = parts::first_of(db, import).await?;
    let Some(sheets) = kept(&first)? else {
        return Ok(FileView {
            parts: Vec::new(),
            others: others(&summary.found),
        });
    };
    let imports = parts::of_file(db, first.id).await?;
    let part = |row: &roster_import::Model| PartView {
        id: row.id.into(),
        kind: row.kind.map(|kind| kind.code().to_owned()),
        kind_label: row.kind.map(|kind| kind.label().to_owned()),
        state: row.state.code().to_owned(),
        sheets: sheets
            .iter()
            .filter(|sheet| row.kind.is_some() && sheet.kind == row.kind)
            .map(|sheet| sheet.name.clone())
            .collect(),
    };
    let parts = imports.iter().map(part);
    let parts: Vec<PartView> = parts
        .filter(|part| !part.sheets.is_empty() || part.id == Uuid::from(import.id))
        .collect();
    let kinds: BTreeSet<&str> = parts.iter().filter_map(|part| part.kind.as_deref()).collect();
    Ok(FileView {
        // what was of several kinds may be of one again
        parts: if kinds.len() > 1 { parts } else { Vec::new() },
        others: others(sheets.iter().chain(&summary.found)),
    })
}

fn others<'a>(sheets: impl IntoIterator<Item = &'a SheetFound>) -> Vec<OtherSheetView> {
    let unread = sheets.into_iter().filter(|sheet| sheet.kind.is_none());
    let view = |sheet: &SheetFound| OtherSheetView {
        name: sheet.name.clone(),
        form: sheet.form,
        likely: sheet
            .likely
            .iter()
            .copied()
            .map(SheetKind::code)
            .map(str::to_owned)
            .collect(),
    };
    unread.map(view).collect()
}

impl From<Sheet> for SheetView {
    fn from(sheet: Sheet) -> Self {
        let columns = sheet.columns.into_iter().map(|column| ColumnView {
            column: column.column,
            header: column.header,
            above: column.above,
            field: column.field.map(|field| field.code().to_owned()),
            label: column.field.map(|field| field.label().to_owned()),
            confidence: column.confidence.map(confidence),
            samples: column.samples,
            note: column.note,
        });
        let asks = sheet.asks;
        let asked = |code: &str| {
            let asks = asks.as_ref().filter(|asks| asks.code == code)?;
            Some(SheetAsksView {
                raw: asks.raw.clone(),
                values: asks.values.clone(),
            })
        };
        Self {
            name: sheet.name,
            rows: sheet.rows,
            header_rows: sheet.header_rows,
            columns: columns.collect(),
            said: sheet
                .said
                .into_iter()
                .filter(|said| said.code != IN_SENTENCE)
                .map(|said| SheetSaid {
                    asks: asked(&said.code),
                    code: said.code,
                    message: said.message,
                })
                .collect(),
        }
    }
}

fn confidence(told: Confidence) -> String {
    let word = match told {
        Confidence::Chosen => "chosen",
        Confidence::Exact => "exact",
        Confidence::Synonym => "synonym",
        Confidence::Guess => "guess",
    };
    word.to_owned()
}
