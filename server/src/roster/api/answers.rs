//! An import as the API tells it.
use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use poem_openapi::Object;
use sanyou_import::Confidence;
use sanyou_schema::domain::roster::Totals;
use sanyou_schema::domain::value::ImportState;
use sanyou_schema::domain::value::id::PersonId;
use sanyou_schema::entity::import_missing;
use uuid::Uuid;

use super::choices::FieldView;
use crate::platform::problem::Problem;
use crate::roster::action::guarded::sentence;
use crate::roster::action::reading::left_out;
use crate::roster::action::show_import::Shown;
use crate::roster::content::{Cause, Summary};

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

/// A unit, or a party organisation, by name.
#[derive(Debug, Object)]
pub struct NamedUnitView {
    /// Its id.
    pub id: Uuid,
    /// Its official name.
    pub name: String,
}

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
    /// How it was told: `chosen`, `exact`, `synonym` or `guess`; null where it is not read.
    pub confidence: Option<String>,
    /// The first texts below it that differ, three at most.
    pub samples: Vec<String>,
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
}

/// A cell with a cause.
#[derive(Debug, Object)]
#[oai(rename = "ImportCauseRow")]
pub struct CauseRowView {
    /// The sheet.
    pub sheet: String,
    /// The row.
    pub row: u32,
    /// The person's name.
    pub name: Option<String>,
    /// Column and row.
    pub cell: Option<String>,
    /// What stands there.
    pub raw: Option<String>,
    /// The field that would mend it.
    pub field: Option<String>,
}

/// A cause with its cells.
#[derive(Debug, Object)]
#[oai(rename = "ImportCause")]
pub struct CauseView {
    /// Stable code.
    pub code: String,
    /// `error` or `warning`.
    pub severity: String,
    /// In a few words.
    pub label: String,
    /// What to do.
    pub advice: String,
    /// How many cells.
    pub count: u32,
    /// The first thousand cells; the rows by this code are all of them.
    pub rows: Vec<CauseRowView>,
}

/// A party organisation that would be made.
#[derive(Debug, Object)]
#[oai(rename = "ImportNewOrganisation")]
pub struct MadeView {
    /// Its unit.
    pub unit_name: String,
    /// Its name.
    pub party_organisation: String,
    /// The employer named with it.
    pub organisation: Option<String>,
    /// How many rows name it.
    pub rows: u32,
}

/// Somebody in post whom no row matches; once, wherever they serve.
#[derive(Debug, Object)]
#[oai(rename = "ImportMissing")]
pub struct GoneView {
    /// The person.
    pub person_id: Uuid,
    /// The name.
    pub name: String,
    /// Where they serve; several with 、 between.
    pub party_organisation: String,
    /// The first unit in which they are in no row.
    pub unit: Uuid,
    /// What became of them: `left`, `stays`, `later`, or null while nobody has said.
    pub decision: Option<String>,
    /// Of who left: the first day without the post.
    pub left_on: Option<NaiveDate>,
}

/// A name that is near a known party organisation's.
#[derive(Debug, Object)]
#[oai(rename = "ImportNearName")]
pub struct NearView {
    /// The township.
    pub unit: Uuid,
    /// Its name.
    pub unit_name: String,
    /// The name in the file.
    pub name: String,
    /// The known one.
    pub near: NamedUnitView,
    /// How many rows wait for the answer.
    pub rows: u32,
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

/// A unit at which too much would change.
#[derive(Debug, Object)]
#[oai(rename = "ImportGuardUnit")]
pub struct GuardUnitView {
    /// The unit.
    pub unit: Uuid,
    /// Its name.
    pub unit_name: String,
    /// People in post.
    pub in_post: u32,
    /// Of them missing from the file.
    pub missing: u32,
    /// Of them moved.
    pub moved: u32,
    /// Of them with another name.
    pub renamed: u32,
}

/// Why it could not be read or written.
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
    /// Rows written, by outcome.
    pub counts: BTreeMap<String, u32>,
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
    /// What columns may be read as, and what cells may mean.
    pub fields: Vec<FieldView>,
    /// What it may do: `both`, `add`, `update` or `fill`.
    pub mode: String,
    /// What is wrong, by cause.
    pub causes: Vec<CauseView>,
    /// What would be made with the rows.
    pub new_organisations: Vec<MadeView>,
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
    /// Why it failed, where it did.
    pub failure: Option<FailureView>,
    /// When it was written, where it was.
    pub applied: Option<AppliedView>,
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
    /// The import of the same file before this one.
    pub earlier_id: Option<Uuid>,
}

/// The parts of a summary, as the API tells them.
pub struct Told {
    /// The sheets.
    pub sheets: Vec<SheetView>,
    /// The causes.
    pub causes: Vec<CauseView>,
    /// What would be made.
    pub made: Vec<MadeView>,
    /// Names to be answered.
    pub near: Vec<NearView>,
    /// Who is missing.
    pub missing: Vec<GoneView>,
    /// Units at which the guard stops it.
    pub guard: Vec<GuardUnitView>,
}

impl Told {
    fn of(summary: Summary, decided: &BTreeMap<PersonId, import_missing::Model>) -> Self {
        let sheets = summary.sheets.into_iter().map(|sheet| SheetView {
            name: sheet.name,
            rows: sheet.rows,
            header_rows: sheet.header_rows,
            columns: sheet
                .columns
                .into_iter()
                .map(|column| ColumnView {
                    column: column.column,
                    header: column.header,
                    above: column.above,
                    field: column.field.map(|field| field.code().to_owned()),
                    label: column.field.map(|field| field.label().to_owned()),
                    confidence: column.confidence.map(confidence),
                    samples: column.samples,
                })
                .collect(),
        });
        let made = summary.new_organisations.into_iter().map(|made| MadeView {
            unit_name: made.unit_name,
            party_organisation: made.party_organisation,
            organisation: made.organisation,
            rows: made.rows,
        });
        let near = summary.near.into_iter().map(|near| NearView {
            unit: near.unit.into(),
            unit_name: near.unit_name,
            name: near.name,
            near: NamedUnitView {
                id: near.known.into(),
                name: near.known_name,
            },
            rows: near.rows,
        });
        let missing = summary.missing.into_iter().map(|gone| GoneView {
            unit: gone.unit.into(),
            decision: decided.get(&gone.person).map(|row| row.decision.to_string()),
            left_on: decided.get(&gone.person).and_then(|row| row.left_on),
            person_id: gone.person.into(),
            name: gone.name,
            party_organisation: gone.party_organisation,
        });
        let guard = summary.guard.into_iter().map(|unit| GuardUnitView {
            unit: unit.unit.into(),
            unit_name: unit.unit_name,
            in_post: unit.in_post,
            missing: unit.missing,
            moved: unit.moved,
            renamed: unit.renamed,
        });
        Self {
            sheets: sheets.collect(),
            causes: summary.causes.into_iter().map(CauseView::from).collect(),
            made: made.collect(),
            near: near.collect(),
            missing: by_person(missing),
            guard: guard.collect(),
        }
    }
}

/// Once a person, with every place where they serve: as many as are counted.
fn by_person(places: impl Iterator<Item = GoneView>) -> Vec<GoneView> {
    let mut people: Vec<GoneView> = Vec::new();
    let mut at: BTreeMap<Uuid, usize> = BTreeMap::new();
    for place in places {
        if let Some(known) = at.get(&place.person_id).and_then(|at| people.get_mut(*at)) {
            known.party_organisation += "、";
            known.party_organisation += &place.party_organisation;
        } else {
            at.insert(place.person_id, people.len());
            people.push(place);
        }
    }
    people
}

impl From<Cause> for CauseView {
    fn from(cause: Cause) -> Self {
        let rows = cause.rows.into_iter().map(|row| CauseRowView {
            sheet: row.sheet,
            row: row.row,
            name: row.name,
            cell: row.cell,
            raw: row.raw,
            field: row.field,
        });
        Self {
            code: cause.code,
            severity: cause.severity,
            label: cause.label,
            advice: cause.advice,
            count: cause.count,
            rows: rows.collect(),
        }
    }
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
        earlier_id: shown.row.earlier_id.map(Into::into),
    }
}

/// An import as its page tells it.
pub fn view(
    shown: Shown,
    summary: Summary,
    decided: &BTreeMap<PersonId, import_missing::Model>,
    (short, fields): (bool, Vec<FieldView>),
) -> Result<ImportView, Problem> {
    let row = shown.row;
    let left_out_sheets = left_out(&row)?;
    let totals = shown.totals.unwrap_or_default();
    let read = shown.totals.is_some();
    let guard = (row.state == ImportState::Guarded).then(|| sentence(&summary.guard));
    let said = Some(summary.sentence.clone()).filter(|sentence| !sentence.is_empty());
    let rows = summary.rows;
    let told = Told::of(summary, decided);
    let failed = row.state == ImportState::Failed;
    Ok(ImportView {
        id: row.id.into(),
        state: row.state.code().to_owned(),
        kind: row.kind.map(|kind| kind.code().to_owned()),
        kind_label: row.kind.map(|kind| kind.label().to_owned()),
        totals: totals.into(),
        fingerprint: row.fingerprint,
        short,
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
        fields,
        mode: row.mode.code().to_owned(),
        causes: told.causes,
        new_organisations: told.made,
        organisations_near: told.near,
        missing: told.missing,
        guard: guard.map(|reason| GuardView {
            reason,
            units: told.guard,
        }),
        earlier_id: row.earlier_id.map(Into::into),
        failure: row.failure.filter(|_| failed).map(|code| FailureView {
            code,
            detail: row.failure_text.unwrap_or_default(),
        }),
        applied: row.applied_at.map(|at| AppliedView {
            at,
            by: shown.applied_by,
            undo_until: shown.undo_until,
            counts: [
                ("new", totals.new),
                ("changed", totals.changed),
                ("moved", totals.moved),
            ]
            .map(|(outcome, count)| (outcome.to_owned(), count))
            .into(),
        }),
    })
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
