//! What an import keeps sealed: its summary, and the content of each row.
use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use ecow::EcoString;
use sanyou_import::{Column, ColumnChoice, Confidence, Field, Issue, SheetFound, SheetIssue, ValueChoice};
use sanyou_schema::domain::roster::{RowResult, StagedRow};
use sanyou_schema::domain::value::IdNumber;
use sanyou_schema::domain::value::id::{PersonId, UnitId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A staged row: what stands in the sheet, what it was read as, and what it comes to.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RowContent {
    /// The person's name, where the row has one.
    pub name: Option<String>,
    /// Canonical values by field.
    pub values: BTreeMap<String, Option<String>>,
    /// What stands here, of the fields that would change.
    pub before: BTreeMap<String, Option<String>>,
    /// What is to be said of its cells.
    pub issues: Vec<Issue>,
    /// Each cell's text as it came, by the column's letters.
    pub raw: BTreeMap<String, String>,
    /// The row as it is compared.
    pub staged: StagedRow,
    /// What it came to.
    pub result: RowResult,
}

/// What a person is made with, that a row tells of nobody known: one for each row of a large roster, so without texts of
/// its own.
#[derive(Debug, Clone, Default)]
pub struct NewPerson {
    /// The name.
    pub name: Option<EcoString>,
    /// The ID number, where it is usable.
    pub id_number: Option<IdNumber>,
}

impl From<&RowContent> for NewPerson {
    fn from(content: &RowContent) -> Self {
        Self {
            name: content.name.as_deref().map(EcoString::from),
            id_number: id_number(content.values.get("id_number").and_then(Option::as_deref)),
        }
    }
}

/// The ID number of a row, where it is usable.
pub fn id_number(text: Option<&str>) -> Option<IdNumber> {
    text.and_then(|text| IdNumber::parse(text).ok())
}

/// What an import says of itself once it is read.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Summary {
    /// The first line of its page.
    pub sentence: String,
    /// The sheets that have a header.
    pub sheets: Vec<Sheet>,
    /// What is wrong, by cause.
    pub causes: Vec<Cause>,
    /// What would be made with the rows: the first of them.
    pub new_organisations: Vec<Made>,
    /// How many would be made; zero in what was written before it was counted, which lists them all.
    #[serde(default)]
    pub made: u32,
    /// Names that are near known ones, to be answered.
    #[serde(default)]
    pub near: Vec<Near>,
    /// Who is in post here and in no row.
    pub missing: Vec<Gone>,
    /// Where the delta guard stops it.
    pub guard: Vec<GuardedUnit>,
    /// Rows of all sheets.
    pub rows: u32,
    /// The first line without what differs from what stands here.
    #[serde(default)]
    pub read: String,
    /// How the file was read and its names understood, as a hash.
    #[serde(default)]
    pub reading: String,
    /// The units that it has rows of.
    #[serde(default)]
    pub covered: Vec<UnitId>,
    /// The sheets that hold something, with what they were read as; none for those that were not read.
    #[serde(default)]
    pub found: Vec<SheetFound>,
    /// When its rows were compared with what stood here.
    #[serde(default)]
    pub compared_at: Option<DateTime<Utc>>,
    /// Whom its rows would tell.
    #[serde(default)]
    pub told: Told,
}

/// How many people an import's rows would tell.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Told {
    /// All of them.
    pub people: u64,
    /// How many for which reason, by its code; a person may have several.
    pub whys: BTreeMap<String, u64>,
}

/// A sheet with a header.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Rows below the header that are not blank.
    pub rows: u32,
    /// The header's rows.
    pub header_rows: Vec<u32>,
    /// What each column was read as.
    pub columns: Vec<SheetColumn>,
    /// What is to be said of the sheet as a whole.
    #[serde(default)]
    pub said: Vec<SheetIssue>,
    /// Whose it may be, where it says so itself.
    #[serde(default)]
    pub asks: Option<SheetAsks>,
}

/// A question that is asked of a sheet as a whole: the township that a text in it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetAsks {
    /// The code of what is said of it.
    pub code: String,
    /// The text.
    pub raw: String,
    /// The likely townships.
    pub values: Vec<String>,
}

/// A column of the header.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SheetColumn {
    /// Its letters.
    pub column: String,
    /// The header as it is written.
    pub header: String,
    /// The name of the group that it stands in.
    #[serde(default)]
    pub above: Option<String>,
    /// What it was read as.
    pub field: Option<Field>,
    /// How sure that is.
    #[serde(default)]
    pub confidence: Option<Confidence>,
    /// The first texts below it.
    #[serde(default)]
    pub samples: Vec<String>,
    /// Why it is not read, or not written, where its header is known.
    #[serde(default)]
    pub note: Option<String>,
}

impl Summary {
    /// How many organisations would be made, also those that are not listed.
    pub fn made(&self) -> u32 {
        u32::try_from(self.new_organisations.len()).map_or(u32::MAX, |listed| listed.max(self.made))
    }
}

impl SheetColumn {
    /// Whether something stands below a header that nobody knows, and nobody said what to do with it.
    pub fn is_unread(&self) -> bool {
        let is_told = self.field.is_some() || self.confidence.is_some() || self.note.is_some();
        !is_told && !self.samples.is_empty()
    }

    /// The header by which choices are made: its group's name before it.
    pub fn full_header(&self) -> String {
        format!("{}{}", self.above.as_deref().unwrap_or_default(), self.header)
    }
}

impl From<&Column> for SheetColumn {
    fn from(read: &Column) -> Self {
        Self {
            column: read.column.clone(),
            header: read.header.clone(),
            above: read.above.clone(),
            field: read.field,
            confidence: read.confidence,
            samples: read.samples.clone(),
            note: read.why_unread.clone(),
        }
    }
}

/// What was chosen for one import alone: how its columns and texts are read.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Choices {
    /// What headers mean.
    pub columns: Vec<ColumnChoice>,
    /// What texts mean.
    pub values: Vec<ValueChoice>,
    /// The rows that are headers, by their names.
    #[serde(default)]
    pub headers: Vec<String>,
}

/// One cause with the cells that have it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Cause {
    /// The stable code.
    pub code: String,
    /// `error` or `warning`.
    pub severity: String,
    /// In a few words.
    pub label: String,
    /// What to do.
    pub advice: String,
    /// How many cells have it.
    pub count: u32,
    /// The first of them; the list of rows, which tells rows by their code, has them all.
    pub rows: Vec<CauseRow>,
}

/// A cell with a cause.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CauseRow {
    /// The sheet.
    pub sheet: String,
    /// The row.
    pub row: u32,
    /// The person's name.
    pub name: Option<String>,
    /// Column and row, where the sheet has the column.
    pub cell: Option<String>,
    /// What stands in the cell.
    pub raw: Option<String>,
    /// The field, where a cell of it would mend the row.
    pub field: Option<String>,
    /// The known name that the row's is near.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub near: Option<String>,
}

/// A party organisation that would be made.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Made {
    /// The unit's name.
    pub unit_name: String,
    /// Its name.
    pub party_organisation: String,
    /// The employer that the rows name with it.
    pub organisation: Option<String>,
    /// How many rows name it.
    pub rows: u32,
}

/// A name that is near a known one's.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Near {
    /// The township.
    pub unit: UnitId,
    /// Its name.
    pub unit_name: String,
    /// The name, as the first row writes it.
    pub name: String,
    /// The name as it is compared within the township.
    pub key: String,
    /// The known one: a firm or a party organisation, as the name is.
    pub known: Uuid,
    /// Whether the name is a firm's.
    #[serde(default)]
    pub firm: bool,
    /// Its name.
    pub known_name: String,
    /// How many rows wait for the answer.
    pub rows: u32,
}

/// Somebody in post here whom no row matches.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Gone {
    /// The unit in which they are in no row.
    pub unit: UnitId,
    /// The person.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// Where they serve.
    pub party_organisation: String,
}

/// A unit at which the delta guard stops an import.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct GuardedUnit {
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub unit_name: String,
    /// People in post there today.
    pub in_post: u32,
    /// Of them missing from the file.
    pub missing: u32,
    /// Of them moved.
    pub moved: u32,
    /// Of them with another name.
    pub renamed: u32,
}
