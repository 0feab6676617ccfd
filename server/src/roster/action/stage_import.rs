//! Stages a read roster: its rows with what they come to, the counts, the fingerprint.
use std::collections::BTreeMap;

use sanyou_import::{Field, Issue, Report, Severity};
use sanyou_schema::domain::LifeCycle;
use sanyou_schema::domain::roster::{ImportAction, OrganisationRef, PersonRef, RowResult, StagedRow};
use sanyou_schema::domain::value::id::{ImportId, PersonId};
use sanyou_schema::domain::value::{RowOutcome, SheetKind};
use sanyou_schema::entity::{import_row, roster_import};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, Set,
};
use uuid::Uuid;

use super::compare::{Asked, Comparison, compare};
use super::decide_missing::with_leaving;
use super::decide_row::as_taken;
use super::stamps::{self, Here};
use super::summary::{Placed, summary};
use super::to_rows::{Said, to_rows, values_by_code};
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::roster::content::{RowContent, Summary};
use crate::roster::store::present::Present;
use crate::roster::store::{desk, imports};
use crate::unit::named_units;

/// How many rows one statement writes.
const PORTION: usize = 500;

/// Compares what was read and writes it as the import's rows, in place of those that stood there. Its state becomes
/// staged, or guarded where too much would change and nobody has released just this.
pub async fn stage(change: &Change, import: roster_import::Model, report: &Report) -> Result<(), Problem> {
    let db = change.db();
    let units = named_units(db, import.as_of).await?;
    let kind = import.kind.unwrap_or(SheetKind::Roster);
    let said = said(db, import.id).await?;
    let mut rows = to_rows(report, kind, change.keys(), &units, import.unit_id, &said);
    stamps::decide(db, report, &mut rows).await?;
    let staged: Vec<StagedRow> = rows.iter().map(|row| row.staged.clone()).collect();
    let mut comparison = compare(db, change.keys(), Asked::by(&import), &staged).await?;
    if usize::try_from(comparison.totals.seen()).ok() != Some(rows.len()) {
        return Err(Problem::internal("the outcomes do not add up to the rows seen"));
    }
    let leave = desk::left(&desk::missing_of(db, import.id).await?);
    comparison.fingerprint = with_leaving(&comparison.fingerprint, &leave);
    let here = Here::new(&comparison.present, change.keys());
    let contents: Vec<RowContent> = rows
        .iter()
        .zip(&comparison.diff.rows)
        .map(|(row, result)| content(kind, row.read, &row.staged, result, &here))
        .collect::<Result<_, _>>()?;
    let placed: Vec<Placed<'_>> = rows
        .iter()
        .zip(&contents)
        .map(|(row, content)| Placed {
            sheet: row.sheet,
            row: row.read.row,
            content,
        })
        .collect();
    let summary = summary(kind, report, &comparison, &placed);
    import_row::Entity::delete_many()
        .filter(import_row::Column::ImportId.eq(import.id))
        .exec(db)
        .await?;
    let mut ids: Vec<Uuid> = rows.iter().map(|_| change.id()).collect();
    // ids of one instant come in no order: sorted, they keep the file's
    ids.sort_unstable();
    let models: Vec<import_row::ActiveModel> = rows
        .iter()
        .zip(&contents)
        .zip(ids)
        .map(|((row, content), id)| import_row::ActiveModel {
            id: Set(id),
            import_id: Set(import.id),
            sheet: Set(row.sheet.to_owned()),
            row_no: Set(i32::try_from(row.read.row).unwrap_or(i32::MAX)),
            outcome: Set(content.result.outcome),
            code: Set(code_of(row.read, &content.result)),
            content_enc: Set(change.keys().seal_json(content)),
            person_id: Set(content.result.person.as_ref().and_then(known_person)),
            excluded: Set(row.excluded),
        })
        .collect();
    for portion in models.chunks(PORTION) {
        import_row::Entity::insert_many(portion.to_vec()).exec(db).await?;
    }
    settle(change, import, &comparison, &summary).await?;
    Ok(())
}

/// What people said of the rows of an import.
async fn said(db: &impl ConnectionTrait, import: ImportId) -> Result<Said, Problem> {
    let excluded = imports::excluded_rows(db, import).await?.into_iter().collect();
    let decided = desk::decisions(db, import).await?;
    let decided = decided
        .iter()
        .map(|row| ((row.sheet.clone(), row.row_no), as_taken(row)));
    Ok(Said {
        excluded,
        decided: decided.collect(),
    })
}

async fn settle(
    change: &Change,
    import: roster_import::Model,
    comparison: &Comparison,
    summary: &Summary,
) -> Result<(), Problem> {
    // what a second person let pass was just this
    let released = import.released_by.is_some()
        && import.fingerprint.as_deref() == Some(comparison.fingerprint.as_str());
    let action = if comparison.trips.is_empty() || released {
        ImportAction::Stage
    } else {
        ImportAction::Guard
    };
    // from applying, where the roster changed in between, first back to staged
    let state = match (import.state.next(action), action) {
        (Some(state), _) => state,
        (None, ImportAction::Guard) => import
            .state
            .step(ImportAction::Stage, None)
            .and_then(|state| state.step(action, None))
            .map_err(|violation| Problem::internal(violation.message))?,
        (None, _) => import.state,
    };
    let mut row = import.into_active_model();
    row.state = Set(state);
    row.report_enc = Set(Some(change.keys().seal_json(summary)));
    row.totals = Set(serde_json::to_string(&comparison.totals).ok());
    row.fingerprint = Set(Some(comparison.fingerprint.clone()));
    row.progress = Set(i32::try_from(summary.rows).unwrap_or(i32::MAX));
    row.leased_until = Set(None);
    row.failure = Set(None);
    row.failure_text = Set(None);
    if !released {
        row.released_by = Set(None);
        row.release_reason = Set(None);
    }
    row.update(change.db()).await?;
    Ok(())
}

/// The id of a person who is known.
pub(super) fn known_person(person: &PersonRef) -> Option<PersonId> {
    match person {
        PersonRef::Known(id) => id.parse().ok(),
        PersonRef::New(_) => None,
    }
}

/// Why a row is refused, pending or passed over.
fn code_of(read: &sanyou_import::Row, result: &RowResult) -> Option<String> {
    result.code.clone().or_else(|| {
        let reason = read.reason.as_ref()?;
        serde_json::to_value(reason).ok()?.as_str().map(str::to_owned)
    })
}

fn content(
    kind: SheetKind,
    read: &sanyou_import::Row,
    staged: &StagedRow,
    result: &RowResult,
    here: &Here<'_>,
) -> Result<RowContent, Problem> {
    let mut issues = here.issues(read)?;
    let new_post = kind == SheetKind::Roster && result.outcome == RowOutcome::New && result.post.is_none();
    if new_post && !staged.post.contains_key("post") {
        issues.push(assumed(&issues));
    }
    Ok(RowContent {
        name: named(read),
        values: values_by_code(read),
        before: before(result, here.present),
        issues,
        raw: read.cells.clone(),
        staged: staged.clone(),
        result: result.clone(),
    })
}

/// Whom or what a row is about, as it is shown.
fn named(read: &sanyou_import::Row) -> Option<String> {
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

/// What stands here of the fields that would change; of somebody who moves also where they were.
fn before(result: &RowResult, present: &Present) -> BTreeMap<String, Option<String>> {
    let mut before: BTreeMap<String, Option<String>> = match result.outcome {
        RowOutcome::Changed | RowOutcome::Moved => result
            .changes
            .iter()
            .map(|change| (change.field.clone(), change.before.clone()))
            .collect(),
        _ => BTreeMap::new(),
    };
    if result.outcome == RowOutcome::Moved
        && let Some(post) = result.post.as_ref().and_then(|id| present.posts.get(id))
        && let Some(party) = present.parties.get(&post.service_org_id)
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
