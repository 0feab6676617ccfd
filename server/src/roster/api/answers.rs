//! An import as the API tells it.
use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use poem_openapi::Object;
use sanyou_schema::domain::roster::Totals;
use sanyou_schema::domain::value::id::PersonId;
use sanyou_schema::domain::value::{ImportState, PartSubject};
use sanyou_schema::entity::import_missing;
use uuid::Uuid;

use super::fields::FieldView;
use super::sheets::{FileView, OtherSheetView, PartView, SheetView};
use super::told::{CauseView, GoneView, GuardUnitView, MadeView, NamedUnitView, NearView, Told};
use crate::platform::problem::Problem;
use crate::roster::action::guarded::sentence;
use crate::roster::action::reading::left_out;
use crate::roster::action::show_import::Shown;
use crate::roster::action::transfers::Agreed;
use crate::roster::content::Summary;

/// How many rows came to what.
#[derive(Debug, Clone, Copy, Default, Object)]
#[oai(rename = "ImportTotals")]
pub struct TotalsView {
    /// New persons and new posts.
    pub new: u32,
    /// Rows with some field that differs.
    pub changed: u32,
    /// Rows that change nothing.
    pub unchanged: u32,
    /// Rows by which a post moves.
    pub moved: u32,
    /// Rows that wait for somebody.
    pub pending: u32,
    /// Rows with an error, or of another unit.
    pub refused: u32,
    /// Rows that are no worker's, or left out.
    pub skipped: u32,
    /// Persons in post whom no row matches.
    pub missing: u32,
}

impl From<Totals> for TotalsView {
    fn from(t: Totals) -> Self {
        Self {
            new: t.new,
            changed: t.changed,
            unchanged: t.unchanged,
            moved: t.moved,
            pending: t.pending,
            refused: t.refused,
            skipped: t.skipped,
            missing: t.missing,
        }
    }
}

/// How far the reading is.
#[derive(Debug, Object)]
#[oai(rename = "ImportProgress")]
pub struct Progress {
    /// Rows so far.
    pub rows: u32,
    /// Of so many, where that is known.
    pub of: Option<u32>,
}

/// Why the delta guard stops it.
#[derive(Debug, Object)]
#[oai(rename = "ImportGuard")]
pub struct GuardView {
    /// What it saw, in words.
    pub reason: String,
    /// The units at which too much would change.
    pub units: Vec<GuardUnitView>,
}

/// Why it could not be read, written or taken back.
#[derive(Debug, Object)]
#[oai(rename = "ImportFailure")]
pub struct FailureView {
    /// Stable code, for example `file.encrypted`.
    pub code: String,
    /// What is wrong and what to do.
    pub detail: String,
}

/// When it was written.
#[derive(Debug, Object)]
#[oai(rename = "ImportApplied")]
pub struct AppliedView {
    /// The instant.
    pub at: DateTime<Utc>,
    /// Who confirmed it.
    pub by: Option<String>,
    /// Until when it can be taken back; null where it cannot.
    pub undo_until: Option<DateTime<Utc>>,
    /// Whether it is being taken back.
    pub undoing: bool,
    /// The people whom it wrote, as counted in the database since.
    pub people: u64,
    /// The firms and other organisations, counted alike.
    pub organisations: u64,
    /// The Party organisations, counted alike.
    pub party_organisations: u64,
}

/// An import with all that its page shows.
#[derive(Debug, Object)]
#[oai(rename = "Import")]
pub struct ImportView {
    /// Its id.
    pub id: Uuid,
    /// `reading`, `staged`, `guarded`, `applying`, `applied`, `undone`, `partly_undone` or `failed`.
    pub state: String,
    /// The counts; all but `missing` add up to the rows seen.
    pub totals: TotalsView,
    /// What applying it asks for.
    pub fingerprint: Option<String>,
    /// Whether one page is enough to confirm it: nothing is wrong and little changes.
    pub short: bool,
    /// How far the reading is.
    pub progress: Progress,
    /// The file's name.
    pub file_name: String,
    /// Whose roster it is.
    pub unit: NamedUnitView,
    /// The day that it is compared for.
    pub as_of: NaiveDate,
    /// What came and what is wrong, in words.
    pub sentence: Option<String>,
    /// The sheets with a header.
    pub sheets: Vec<SheetView>,
    /// Sheets that are not read, as somebody said.
    pub left_out_sheets: Vec<String>,
    /// Where the file's sheets are of several kinds: an import a kind, this one among them; else empty.
    pub parts: Vec<PartView>,
    /// Sheets of the file that nobody reads: without a header, or of a kind that is not clear.
    pub other_sheets: Vec<OtherSheetView>,
    /// What columns may be read as, and what cells may mean.
    pub fields: Vec<FieldView>,
    /// What it may do: `both`, `add`, `update` or `fill`.
    pub mode: String,
    /// Whether it names some of the unit's people alone: nobody is missing from it.
    pub part: bool,
    /// What is wrong, by cause.
    pub causes: Vec<CauseView>,
    /// What would be made with the rows: the first thousand.
    pub new_organisations: Vec<MadeView>,
    /// How many organisations would be made.
    pub new_organisations_total: u32,
    /// Names near known ones, to be answered.
    pub organisations_near: Vec<NearView>,
    /// Who is in post and in no row.
    pub missing: Vec<GoneView>,
    /// What the file is about: `roster`, `units`, `assessment` …; null until it is told or chosen.
    pub kind: Option<String>,
    /// The same in Chinese.
    pub kind_label: Option<String>,
    /// Why it is stopped, where it is.
    pub guard: Option<GuardView>,
    /// The import of the same file before this one.
    pub earlier_id: Option<Uuid>,
    /// Why it failed, or was not taken back.
    pub failure: Option<FailureView>,
    /// When it was written, where it was.
    pub applied: Option<AppliedView>,
    /// People whom it asked another township for, and who moved: taking the import back leaves them where they are, since
    /// both sides agreed; either takes the move back by itself.
    pub moved_by_agreement: Vec<AgreedView>,
}

/// Somebody who moved since both townships agreed.
#[derive(Debug, Object)]
#[oai(rename = "ImportAgreedMove")]
pub struct AgreedView {
    /// The request.
    pub transfer: Uuid,
    /// The person.
    pub person_id: Uuid,
    /// The name.
    pub name: String,
}

impl From<Agreed> for AgreedView {
    fn from(agreed: Agreed) -> Self {
        Self {
            transfer: agreed.row.id.into(),
            person_id: agreed.row.person_id.into(),
            name: agreed.name,
        }
    }
}

/// An import of the list.
#[derive(Debug, Object)]
pub struct ImportSummary {
    /// Its id.
    pub id: Uuid,
    /// The file's name.
    pub file_name: String,
    /// Whose roster it is.
    pub unit_name: String,
    /// How it stands.
    pub state: String,
    /// What the file is about; null until it is told or chosen.
    pub kind: Option<String>,
    /// The same in Chinese.
    pub kind_label: Option<String>,
    /// The counts; null before it is read.
    pub totals: Option<TotalsView>,
    /// When it came.
    pub created_at: DateTime<Utc>,
    /// Who sent it.
    pub created_by: String,
    /// When it was written.
    pub applied_at: Option<DateTime<Utc>>,
    /// Until when it can be taken back; null where it cannot.
    pub undo_until: Option<DateTime<Utc>>,
    /// Whether it is being taken back.
    pub undoing: bool,
    /// The import of the same file before this one.
    pub earlier_id: Option<Uuid>,
}

/// An import as lists tell it.
pub fn summary_view(shown: Shown) -> ImportSummary {
    ImportSummary {
        id: shown.row.id.into(),
        file_name: shown.file_name,
        unit_name: shown.unit_name,
        state: shown.row.state.code().to_owned(),
        kind: shown.row.kind.map(|kind| kind.code().to_owned()),
        kind_label: shown.row.kind.map(|kind| kind.label().to_owned()),
        totals: shown.totals.map(TotalsView::from),
        created_at: shown.row.created_at,
        created_by: shown.created_by,
        applied_at: shown.row.applied_at,
        undo_until: shown.undo_until,
        undoing: shown.row.undo_by.is_some(),
        earlier_id: shown.row.earlier_id.map(Into::into),
    }
}

/// What an import's page shows beside what the import says of itself.
pub struct Beside {
    /// Whether one page is enough to confirm it.
    pub short: bool,
    /// What its columns may be read as.
    pub fields: Vec<FieldView>,
    /// What else its file holds.
    pub file: FileView,
    /// The moves that it asked for and that stand.
    pub agreed: Vec<Agreed>,
    /// What it wrote, as counted in the database.
    pub written: HashMap<PartSubject, u64>,
}

/// An import as its page tells it.
pub fn view(
    shown: Shown,
    summary: Summary,
    decided: &BTreeMap<PersonId, import_missing::Model>,
    beside: Beside,
) -> Result<ImportView, Problem> {
    let row = shown.row;
    let left_out_sheets = left_out(&row)?;
    let totals = shown.totals.unwrap_or_default();
    let read = shown.totals.is_some();
    let guard = (row.state == ImportState::Guarded).then(|| sentence(&summary.guard));
    let said = Some(summary.sentence.clone()).filter(|sentence| !sentence.is_empty());
    let rows = summary.rows;
    let made = summary.made();
    let told = Told::of(summary, decided);
    let written = |subject| beside.written.get(&subject).copied().unwrap_or_default();
    Ok(ImportView {
        id: row.id.into(),
        state: row.state.code().to_owned(),
        kind: row.kind.map(|kind| kind.code().to_owned()),
        kind_label: row.kind.map(|kind| kind.label().to_owned()),
        totals: totals.into(),
        fingerprint: row.fingerprint,
        short: beside.short,
        progress: Progress {
            rows: u32::try_from(row.progress).unwrap_or_default(),
            of: read.then_some(rows),
        },
        file_name: shown.file_name,
        unit: NamedUnitView {
            id: row.unit_id.into(),
            name: shown.unit_name,
        },
        as_of: row.as_of,
        sentence: said,
        sheets: told.sheets,
        left_out_sheets,
        parts: beside.file.parts,
        other_sheets: beside.file.others,
        moved_by_agreement: beside.agreed.into_iter().map(AgreedView::from).collect(),
        fields: beside.fields,
        mode: row.mode.code().to_owned(),
        part: row.is_part,
        causes: told.causes,
        new_organisations: told.made,
        new_organisations_total: made,
        organisations_near: told.near,
        missing: told.missing,
        guard: guard.map(|reason| GuardView {
            reason,
            units: told.guard,
        }),
        earlier_id: row.earlier_id.map(Into::into),
        failure: row
            .failure
            .zip(row.failure_text)
            .map(|(code, detail)| FailureView { code, detail }),
        applied: row.applied_at.map(|at| AppliedView {
            at,
            by: shown.applied_by,
            undo_until: shown.undo_until,
            undoing: row.undo_by.is_some(),
            people: written(PartSubject::Person),
            organisations: written(PartSubject::Organisation),
            party_organisations: written(PartSubject::PartyOrganisation),
        }),
    })
}
