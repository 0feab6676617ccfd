//! What an import says of itself: the first sentence, the causes with their cells, what would be made, who is missing.
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

use sanyou_import::{Report, Severity, SheetReport};
use sanyou_schema::domain::roster::{GuardTrip, NearOrganisation, OrganisationRef, PresentPerson, Totals};
use sanyou_schema::domain::value::{RowOutcome, SheetKind};

use super::compare::Comparison;
use super::words::{is_identity, words};
use crate::roster::content::{
    Cause, CauseRow, Gone, GuardedUnit, Made, Near, RowContent, Sheet, SheetColumn, Summary,
};

/// A row's place with its content.
pub struct Placed<'a> {
    /// The sheet.
    pub sheet: &'a str,
    /// The row.
    pub row: u32,
    /// What it holds.
    pub content: &'a RowContent,
}

/// Sums an import up.
pub fn summary(kind: SheetKind, report: &Report, comparison: &Comparison, rows: &[Placed<'_>]) -> Summary {
    let causes = causes(report, rows);
    Summary {
        sentence: sentence(kind, report, comparison, rows),
        sheets: report.sheets.iter().map(sheet).collect(),
        new_organisations: made(comparison, rows),
        near: near(comparison),
        missing: missing(comparison),
        guard: guarded(comparison, &comparison.trips),
        rows: u32::try_from(rows.len()).unwrap_or(u32::MAX),
        causes,
    }
}

fn sheet(read: &SheetReport) -> Sheet {
    Sheet {
        name: read.name.clone(),
        rows: u32::try_from(read.rows.len()).unwrap_or(u32::MAX),
        header_rows: read.header_rows.clone(),
        columns: read.columns.iter().map(SheetColumn::from).collect(),
    }
}

/// What came, whose it is, how many must be looked at, and what differs from what stands here.
fn sentence(kind: SheetKind, report: &Report, comparison: &Comparison, rows: &[Placed<'_>]) -> String {
    let people = rows
        .iter()
        .filter(|row| row.content.result.outcome != RowOutcome::Skipped || row.content.name.is_some())
        .count();
    let sheets = report.sheets.len();
    let (mut text, counted) = match kind {
        SheetKind::Roster => (format!("读到 {sheets} 个表、{people} 人。"), "人"),
        kind => (
            format!("读到 {sheets} 个“{}”表、{people} 行。", kind.label()),
            "行",
        ),
    };
    if let Some(said) = report
        .sheets
        .iter()
        .flat_map(|sheet| &sheet.issues)
        .find(|issue| issue.code == "year.from_title")
    {
        text += &said.message;
    }
    let others = rows
        .iter()
        .filter(|row| row.content.result.code.as_deref() == Some("scope.other_unit"))
        .count();
    if others > 0 {
        let own = people - others;
        // writing to a String can't fail
        let _ = write!(
            text,
            "{own} {counted}是您的，{others} {counted}属于其他乡镇，这次不写入。"
        );
    }
    let asked: Vec<&Placed<'_>> = rows.iter().filter(|row| is_asked(row)).collect();
    let looked = asked.len();
    let stays = |row: &&&Placed<'_>| {
        matches!(
            row.content.result.outcome,
            RowOutcome::Refused | RowOutcome::Pending
        )
    };
    let stopped = asked.iter().filter(stays).count();
    let fine = people.saturating_sub(others + looked);
    if looked == 0 {
        text += if others > 0 {
            "您的都没有问题。"
        } else {
            "都没有问题。"
        };
    } else {
        if fine > 0 {
            let _ = write!(text, "{fine} {counted}没有问题，");
        }
        let _ = match stopped {
            0 => write!(text, "{looked} {counted}要您看一眼。"),
            _ if stopped == looked => write!(text, "{looked} {counted}要您看一眼才能写入。"),
            _ => write!(
                text,
                "{looked} {counted}要您看一眼，其中 {stopped} {counted}不改不能写入。"
            ),
        };
    }
    text + &difference(&comparison.totals)
}

/// Whether somebody must look at a row of the importer's own.
fn is_asked(row: &Placed<'_>) -> bool {
    let result = &row.content.result;
    result.outcome != RowOutcome::Skipped
        && result.code.as_deref() != Some("scope.other_unit")
        && (result.code.is_some() || !row.content.issues.is_empty())
}

/// What differs from what stands here.
fn difference(totals: &Totals) -> String {
    let counts = [
        ("新增", totals.new),
        ("变化", totals.changed),
        ("调动", totals.moved),
        ("名单里没有", totals.missing),
    ];
    let said: Vec<String> = counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(word, count)| format!("{word} {count}"))
        .collect();
    if said.is_empty() {
        "和上次比没有变化。".to_owned()
    } else {
        format!("和上次比：{}。", said.join("、"))
    }
}

/// The causes, errors first, each with its cells in the file's order. A row of another unit has that one cause: its
/// cells are that unit's matter.
fn causes(report: &Report, rows: &[Placed<'_>]) -> Vec<Cause> {
    let mut by_code: BTreeMap<String, Cause> = BTreeMap::new();
    for row in rows {
        let result = &row.content.result;
        if result.outcome == RowOutcome::Skipped {
            continue;
        }
        let said = |issue: &&sanyou_import::Issue| Some(issue.code.as_str()) == result.code.as_deref();
        if let Some(code) = result
            .code
            .as_deref()
            .filter(|_| !row.content.issues.iter().any(|i| said(&i)))
        {
            let cause = entry(&mut by_code, code, None, Severity::Error);
            cause.rows.push(of_row(report, row, code));
        }
        if result.code.as_deref() == Some("scope.other_unit") {
            continue;
        }
        for issue in &row.content.issues {
            let cause = entry(&mut by_code, &issue.code, Some(issue.field), issue.severity);
            cause.rows.push(CauseRow {
                sheet: row.sheet.to_owned(),
                row: row.row,
                name: row.content.name.clone(),
                cell: issue.column.as_ref().map(|column| format!("{column}{}", row.row)),
                raw: issue.raw.clone(),
                field: Some(issue.field.code().to_owned()),
            });
        }
    }
    let mut causes: Vec<Cause> = by_code.into_values().collect();
    let rank = |cause: &Cause| {
        let elsewhere = cause.code.starts_with("scope.");
        (elsewhere, cause.severity != "error")
    };
    causes.sort_by_key(rank);
    causes
}

fn entry<'a>(
    by_code: &'a mut BTreeMap<String, Cause>,
    code: &str,
    field: Option<sanyou_import::Field>,
    severity: Severity,
) -> &'a mut Cause {
    by_code.entry(code.to_owned()).or_insert_with(|| {
        let words = words(code, field);
        Cause {
            code: code.to_owned(),
            severity: match severity {
                Severity::Error => "error".to_owned(),
                Severity::Warning => "warning".to_owned(),
            },
            label: words.label,
            advice: words.advice.to_owned(),
            rows: Vec::new(),
        }
    })
}

/// The cell that would cure a row's outcome.
fn of_row(report: &Report, row: &Placed<'_>, code: &str) -> CauseRow {
    let field = match code {
        _ if is_identity(code) || code.starts_with("fact.person") => "id_number",
        "fact.name_differs" | "name.masked" => "name",
        _ if code.starts_with("fact.organisation") => "credit_code",
        _ if code.starts_with("unit.") || code == "scope.other_unit" => "township",
        _ => "organisation",
    };
    let sheet = report.sheets.iter().find(|sheet| sheet.name == row.sheet);
    let column = sheet.and_then(|sheet| {
        let named = |column: &&sanyou_import::Column| column.field.is_some_and(|known| known.code() == field);
        sheet.columns.iter().find(named)
    });
    let raw = column.and_then(|column| row.content.raw.get(&column.column).cloned());
    CauseRow {
        sheet: row.sheet.to_owned(),
        row: row.row,
        name: row.content.name.clone(),
        cell: column.map(|column| format!("{}{}", column.column, row.row)),
        raw: raw.or_else(|| row.content.values.get(field).cloned().flatten()),
        field: Some(field.to_owned()),
    }
}

fn made(comparison: &Comparison, rows: &[Placed<'_>]) -> Vec<Made> {
    let mut employers: HashMap<&str, &str> = HashMap::new();
    for row in rows {
        let employer = row.content.values.get("employer").and_then(Option::as_deref);
        if let (Some(OrganisationRef::New(key)), Some(employer)) =
            (&row.content.result.organisation, employer)
        {
            employers.entry(key).or_insert(employer);
        }
    }
    let organisations = comparison.diff.organisations.iter();
    organisations
        .map(|organisation| Made {
            unit_name: comparison.present.unit_name(&organisation.unit),
            party_organisation: organisation.name.clone(),
            organisation: employers
                .get(organisation.key.as_str())
                .map(|name| (*name).to_owned()),
            rows: organisation.rows,
        })
        .collect()
}

fn near(comparison: &Comparison) -> Vec<Near> {
    let present = &comparison.present;
    let question = |asked: &NearOrganisation| {
        let known = present.parties.get(&asked.near.parse().ok()?)?;
        let prefix = format!("{}|", asked.unit);
        Some(Near {
            unit: asked.unit.parse().ok()?,
            unit_name: present.unit_name(&asked.unit),
            name: asked.name.clone(),
            key: asked.key.strip_prefix(&prefix).unwrap_or(&asked.key).to_owned(),
            known: known.id,
            known_name: known.name.clone(),
            rows: asked.rows,
        })
    };
    comparison.diff.near.iter().filter_map(question).collect()
}

fn missing(comparison: &Comparison) -> Vec<Gone> {
    let present = &comparison.present;
    let people: HashMap<&str, &PresentPerson> = present
        .roster
        .people
        .iter()
        .map(|person| (person.id.as_str(), person))
        .collect();
    let gone = comparison.diff.missing.iter().filter_map(|missing| {
        let person = people.get(missing.person.as_str())?;
        let post = person.posts.iter().find(|post| post.unit == missing.unit)?;
        let party = present.parties.get(&post.organisation.parse().ok()?)?;
        Some(Gone {
            unit: missing.unit.parse().ok()?,
            person: missing.person.parse().ok()?,
            name: person.values.get("name").cloned().unwrap_or_default(),
            party_organisation: party.name.clone(),
        })
    });
    gone.collect()
}

fn guarded(comparison: &Comparison, trips: &[GuardTrip]) -> Vec<GuardedUnit> {
    let unit = |trip: &GuardTrip| {
        Some(GuardedUnit {
            unit: trip.unit.parse().ok()?,
            unit_name: comparison.present.unit_name(&trip.unit),
            in_post: trip.in_post,
            missing: trip.missing,
            moved: trip.moved,
            renamed: trip.renamed,
        })
    };
    trips.iter().filter_map(unit).collect()
}
