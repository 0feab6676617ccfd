//! Stages a read roster: its rows with what they come to, the counts, the fingerprint.
use std::collections::{BTreeMap, HashMap};

use sanyou_import::{Field, Issue, Row, Severity, SheetReport};
use sanyou_schema::domain::roster::{Decision, OrganisationRef, PersonRef, RowResult, StagedRow, Subject};
use sanyou_schema::domain::value::id::{ImportId, PersonId};
use sanyou_schema::domain::value::{RowOutcome, SheetKind};
use sanyou_schema::entity::{import_row, roster_import};
use sea_orm::Set;
use uuid::Uuid;

use super::alike::Alike;
use super::compare::{Asked, Comparison, compare};
use super::decide_missing::with_leaving;
use super::gathered::Gathered;
use super::read_file::Portions;
use super::reading::reading_of;
use super::settle::{Outcome, settle};
use super::stamps::{self, Here};
use super::summary::Tally;
use super::to_rows::{Rows, values_by_code};
use super::unwritten;
use crate::platform::Platform;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::roster::content::{RowContent, Summary};
use crate::roster::store::person::sealed_numbers;
use crate::roster::store::present::Present;
use crate::roster::store::{desk, rows};

/// Compares what was read and writes it as the import's rows, in place of those that stood there. Its state becomes
/// staged, or guarded where too much would change and nobody has released just this.
///
/// The file is read once more while its rows are written: what they are compared by is held of all of them, what is
/// shown of them for some hundreds.
pub async fn stage(
    platform: &Platform,
    change: &Change,
    import: roster_import::Model,
    gathered: Gathered,
) -> Result<(), Problem> {
    let db = change.db();
    let Gathered {
        kind,
        file,
        rows,
        sheets,
        counts,
        found,
        mut staged,
        stamped,
    } = gathered;
    let restated = stamps::decide(db, &stamped, &mut staged).await?;
    let numbers = sealed_numbers(db, &stamps::whom(&stamped)).await?;
    drop(stamped);
    let seen = staged.len();
    let alike = (kind == SheetKind::Roster).then(|| Alike::of(&staged));
    let mut comparison = compare(db, change.keys(), Asked::by(&import), staged).await?;
    comparison.rows = Vec::new();
    if usize::try_from(comparison.totals.seen()).ok() != Some(seen) {
        return Err(Problem::internal("the outcomes do not add up to the rows seen"));
    }
    let leave = desk::left(&desk::missing_of(db, import.id).await?);
    comparison.fingerprint = with_leaving(&comparison.fingerprint, &leave);
    rows::delete_rows(db, import.id).await?;
    let writing = Writing {
        change,
        import: import.id,
        kind,
        rows: rows.clone(),
        sheets: &sheets,
        restated,
        alike,
        comparison: &comparison,
    };
    let tally = writing.write(file.portions(), numbers).await?;
    let mut summary = Summary {
        reading: reading_of(platform, db, &import).await?,
        found,
        compared_at: Some(change.at()),
        ..tally.summary(&sheets, &counts, &comparison)
    };
    for sheet in &mut summary.sheets {
        sheet.asks = rows.home(&sheet.name).map(|home| home.asks.clone());
    }
    let outcome = Outcome {
        totals: &comparison.totals,
        fingerprint: &comparison.fingerprint,
        is_guarded: !comparison.trips.is_empty(),
        rows_of: None,
        summary: &summary,
    };
    settle(change, import, outcome).await
}

/// The rows of an import as they are written.
struct Writing<'a> {
    change: &'a Change,
    import: ImportId,
    kind: SheetKind,
    rows: Rows,
    sheets: &'a [SheetReport],
    /// What stamps said of some of them.
    restated: HashMap<usize, StagedRow>,
    /// What several people of a roster say alike.
    alike: Option<Alike>,
    comparison: &'a Comparison,
}

impl Writing<'_> {
    async fn write(
        &self,
        mut portions: Portions,
        numbers: HashMap<PersonId, Vec<u8>>,
    ) -> Result<Tally, Problem> {
        let Self { change, .. } = *self;
        let results = &self.comparison.diff.rows;
        let here = Here::new(&self.comparison.present, change.keys(), numbers);
        // ids of one instant come in no order: sorted, they keep the file's
        let mut ids: Vec<Uuid> = results.iter().map(|_| change.id()).collect();
        ids.sort_unstable();
        let mut tally = Tally::new(self.kind);
        let mut at = 0;
        let mut before = (Vec::new(), Vec::new());
        loop {
            // one portion is made ready while the one before it is written
            let writing = async {
                rows::insert_rows(change.db(), before.0).await?;
                let written = rows::insert_marks(change.db(), before.1).await;
                written.map_err(Problem::from)
            };
            let next = async {
                let Some(portion) = portions.next().await else {
                    return Ok(None);
                };
                let mut models = Vec::with_capacity(portion.len());
                for (sheet, read) in portion {
                    let (Some(id), Some(result)) = (ids.get(at), results.get(at)) else {
                        return Err(Problem::internal("the file has more rows than at first"));
                    };
                    let sheet = &self.sheets[sheet];
                    models.push(self.row(at, (sheet, &read), (*id, result), &here, &mut tally)?);
                    at += 1;
                }
                Ok(Some((models, tally.take_marks(self.import))))
            };
            match tokio::try_join!(writing, next)? {
                ((), Some(models)) => before = models,
                ((), None) => break,
            }
        }
        portions.finish().await?;
        if at != results.len() {
            return Err(Problem::internal("the file has fewer rows than at first"));
        }
        Ok(tally)
    }

    fn row(
        &self,
        at: usize,
        (sheet, read): (&SheetReport, &Row),
        (id, result): (Uuid, &RowResult),
        here: &Here<'_>,
        tally: &mut Tally,
    ) -> Result<import_row::ActiveModel, Problem> {
        let (staged, excluded) = self.rows.staged(self.kind, &sheet.name, read);
        let staged = self.restated.get(&at).cloned().unwrap_or(staged);
        let content = self.content((sheet, read), staged, result, here)?;
        let code = code_of(read, result);
        tally.add(sheet, (id, read.row), code.as_deref(), &content);
        Ok(import_row::ActiveModel {
            id: Set(id),
            import_id: Set(self.import),
            sheet: Set(sheet.name.clone()),
            row_no: Set(i32::try_from(read.row).unwrap_or(i32::MAX)),
            outcome: Set(result.outcome),
            code: Set(code),
            content_enc: Set(self.change.keys().seal_json(&content)),
            person_id: Set(result.person.as_ref().and_then(PersonRef::known)),
            excluded: Set(excluded),
        })
    }

    fn content(
        &self,
        (sheet, read): (&SheetReport, &Row),
        staged: StagedRow,
        result: &RowResult,
        here: &Here<'_>,
    ) -> Result<RowContent, Problem> {
        // a row that was copied bears the stamp of another: nothing that it tells is of this one
        let is_theirs = matches!(staged.decision, Some(Decision::SamePerson(_)));
        let mut issues = if is_theirs {
            here.issues(read)?
        } else {
            read.issues().to_vec()
        };
        if self.kind == SheetKind::Roster {
            if result.outcome == RowOutcome::New && result.post.is_none() && !staged.post.contains_key("post")
            {
                issues.push(assumed(&issues));
            }
            issues.extend(since_kept(result, &staged));
            issues.extend(renamed(result, &staged));
            let known = result.person.as_ref().and_then(|person| here.mail(person));
            issues.extend(unwritten::issues(sheet, read, known));
            let alike = self.alike.iter();
            issues.extend(alike.flat_map(|alike| alike.issues(sheet, read, &staged, result)));
        }
        Ok(RowContent {
            name: named(read),
            values: values_by_code(read),
            before: before(result, here.present),
            issues,
            raw: read.cells.clone(),
            staged,
            result: result.clone(),
        })
    }
}

/// Why a row is refused, pending or passed over.
fn code_of(read: &Row, result: &RowResult) -> Option<String> {
    result.code.clone().or_else(|| {
        let reason = read.reason.as_ref()?;
        serde_json::to_value(reason).ok()?.as_str().map(str::to_owned)
    })
}

/// Whom or what a row is about, as it is shown.
fn named(read: &Row) -> Option<String> {
    let fields = [
        Field::Name,
        Field::Member,
        Field::Helped,
        Field::Employer,
        Field::Organisation,
    ];
    // a row of people without a name has none, whatever else stands in it
    let of_people = read
        .values
        .as_ref()
        .is_some_and(|values| values.contains_key(&Field::Name));
    let mut told = fields.iter().filter(|field| !of_people || **field == Field::Name);
    told.find_map(|field| read.value(*field)).map(str::to_owned)
}

/// A new post that no cell tells: it is registered as the most general one, and said so.
fn assumed(issues: &[Issue]) -> Issue {
    let unknown = issues.iter().find(|issue| issue.code == "post.unknown");
    Issue {
        field: Field::Post,
        column: unknown.and_then(|issue| issue.column.clone()),
        code: "post.assumed".to_owned(),
        severity: Severity::Warning,
        raw: unknown.and_then(|issue| issue.raw.clone()),
        message: "没有写清党内职务，暂按“专职党务工作者”登记；职务不同请补填。".to_owned(),
    }
}

/// A post that goes on elsewhere or becomes another one, while the day since when it is held is still the old one's: what
/// is made of it is said.
fn since_kept(result: &RowResult, staged: &StagedRow) -> Option<Issue> {
    let says = |field: &str| {
        let mut changes = result.changes.iter();
        changes.any(|change| change.subject == Subject::Post && change.field == field)
    };
    let (code, message) = match result.outcome {
        RowOutcome::Moved => (
            "post.since_kept",
            "调动了，任现职时间还是原来的：原任职到今天为止，新任职从今天起。知道确切日期的，请改任现职时间。",
        ),
        RowOutcome::Changed if result.post.is_some() && says("post") => (
            "post.rewritten",
            "职务变了，任现职时间还是原来的：按改正写错的办，以往也按新职务算。是新任的，请改任现职时间。",
        ),
        _ => return None,
    };
    (staged.post.contains_key("post_since") && !says("post_since")).then(|| Issue {
        field: Field::PostSince,
        column: None,
        code: code.to_owned(),
        severity: Severity::Warning,
        raw: staged.post.get("post_since").map(str::to_owned),
        message: message.to_owned(),
    })
}

/// Somebody known by the ID number alone who is called otherwise here: renamed, or the number is another's.
fn renamed(result: &RowResult, staged: &StagedRow) -> Option<Issue> {
    let mut changes = result.changes.iter();
    let name = changes.find(|change| change.subject == Subject::Person && change.field == "name")?;
    let before = name.before.filter(|_| staged.decision.is_none())?;
    let message = format!(
        "这个身份证号在系统里是“{before}”，表里写的是“{}”。改了名就照写；号码填错了，请改号码。",
        name.after
    );
    Some(Issue {
        field: Field::Name,
        column: None,
        code: "name.differs".to_owned(),
        severity: Severity::Warning,
        raw: Some(name.after.to_owned()),
        message,
    })
}

/// What stands here of the fields that would change; of somebody who moves also where they were.
fn before(result: &RowResult, present: &Present) -> BTreeMap<String, Option<String>> {
    let mut before: BTreeMap<String, Option<String>> = match result.outcome {
        RowOutcome::Changed | RowOutcome::Moved => result
            .changes
            .iter()
            .map(|change| (change.field.to_owned(), change.before.map(str::to_owned)))
            .collect(),
        _ => BTreeMap::new(),
    };
    if result.outcome == RowOutcome::Moved
        && let Some(held) = result.post.as_ref().and_then(|id| present.held(id))
        && let Some(party) = present.parties.get(&held.party)
    {
        let stays =
            matches!(&result.organisation, Some(OrganisationRef::Known(id)) if *id == party.id.to_string());
        if !stays {
            before.insert("organisation".to_owned(), Some(party.name.clone()));
        }
        if let Some(unit) = &result.from_unit {
            before.insert("township".to_owned(), Some(present.unit_name(unit)));
        }
    }
    before
}
