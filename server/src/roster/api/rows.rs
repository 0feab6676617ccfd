//! The staged rows of an import, as the API tells them.
use std::collections::BTreeMap;

use poem_openapi::Object;
use sanyou_import::Severity;
use uuid::Uuid;

use crate::roster::store::imports::OpenRow;

/// One thing that is wrong with a cell.
#[derive(Debug, Object)]
#[oai(rename = "ImportIssue")]
pub struct IssueView {
    /// The field.
    pub field: String,
    /// The column's letters, where the sheet has one.
    pub column: Option<String>,
    /// Stable code.
    pub code: String,
    /// `error` or `warning`.
    pub severity: String,
    /// What stands in the cell.
    pub raw: Option<String>,
    /// What is wrong and what to do.
    pub message: String,
}

/// A staged row.
#[derive(Debug, Object)]
#[oai(rename = "ImportRow")]
pub struct RowView {
    /// The sheet.
    pub sheet: String,
    /// The row.
    pub row: u32,
    /// `new`, `changed`, `unchanged`, `moved`, `pending`, `refused` or `skipped`.
    pub outcome: String,
    /// Why it is refused, pending or skipped.
    pub code: Option<String>,
    /// The person's name.
    pub name: Option<String>,
    /// Canonical values by field.
    pub values: BTreeMap<String, Option<String>>,
    /// What stands here, of the fields that would change.
    pub before: BTreeMap<String, Option<String>>,
    /// What is wrong.
    pub issues: Vec<IssueView>,
    /// Each cell's text, by the column's letters.
    pub raw: BTreeMap<String, String>,
    /// Left out by hand.
    pub excluded: bool,
    /// The person it means, or made.
    pub person_id: Option<Uuid>,
}

/// A page of staged rows.
#[derive(Debug, Object)]
#[oai(rename = "ImportRowList")]
pub struct RowList {
    /// In the file's order.
    pub items: Vec<RowView>,
    /// What the next page is asked for with; null on the last.
    pub next: Option<String>,
    /// How many there are in all.
    pub total: u64,
}

impl From<OpenRow> for RowView {
    fn from(open: OpenRow) -> Self {
        let OpenRow { row, content } = open;
        let mut issues: Vec<IssueView> = content
            .issues
            .into_iter()
            .map(|issue| IssueView {
                field: issue.field.code().to_owned(),
                column: issue.column,
                severity: severity(issue.severity),
                code: issue.code,
                raw: issue.raw,
                message: issue.message,
            })
            .collect();
        if let Some(code) = &content.result.code
            && !issues.iter().any(|issue| issue.code == *code)
        {
            issues.insert(0, of_row(code));
        }
        Self {
            sheet: row.sheet,
            row: u32::try_from(row.row_no).unwrap_or_default(),
            outcome: row.outcome.code().to_owned(),
            code: row.code,
            name: content.name,
            values: content.values,
            before: content.before,
            issues,
            raw: content.raw,
            excluded: row.excluded,
            person_id: row.person_id.map(Into::into),
        }
    }
}

/// Why a row as a whole is not written.
fn of_row(code: &str) -> IssueView {
    let words = crate::roster::action::words::words(code, None);
    IssueView {
        field: String::new(),
        column: None,
        code: code.to_owned(),
        severity: severity(Severity::Error),
        raw: None,
        message: format!("{}。{}", words.label, words.advice),
    }
}

fn severity(severity: Severity) -> String {
    match severity {
        Severity::Error => "error".to_owned(),
        Severity::Warning => "warning".to_owned(),
    }
}
