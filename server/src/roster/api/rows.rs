//! The staged rows of an import, as the API tells them.
use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use poem_openapi::Object;
use sanyou_import::Severity;
use sanyou_schema::domain::roster::{Candidate, Decision, RowResult};
use uuid::Uuid;

use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;
use crate::roster::action::candidates::{Known, known_candidates};
use crate::roster::action::transfers::refusals;
use crate::roster::action::words::words_of;
use crate::roster::store::rows::OpenRow;

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
    /// What somebody decided of it: `same`, `new`, or null.
    pub decision: Option<String>,
    /// What another township answered to the same before: it is not asked again by itself.
    pub refused: Option<RefusedView>,
    /// Whom it may mean, the likeliest first: where it waits for somebody to say, or somebody said.
    pub candidates: Vec<CandidateView>,
}

/// An answer that a person stays where they are.
#[derive(Debug, Object)]
#[oai(rename = "ImportRowRefused")]
pub struct RefusedView {
    /// The request.
    pub transfer: Uuid,
    /// Who answered.
    pub by: String,
    /// Why not.
    pub reason: String,
    /// When.
    pub at: Option<DateTime<Utc>>,
}

/// Somebody whom a row may mean.
#[derive(Debug, Object)]
#[oai(rename = "ImportCandidate")]
pub struct CandidateView {
    /// The person.
    pub person: Uuid,
    /// The name.
    pub name: String,
    /// Where the person serves today.
    pub unit_name: Option<String>,
    /// The party organisation.
    pub party_organisation: Option<String>,
    /// The post in words.
    pub post: Option<String>,
    /// The month of birth, of somebody within the actor's scope.
    pub birth_month: Option<String>,
    /// The phone, masked, of somebody within the actor's scope.
    pub phone: Option<String>,
    /// What is the same: `name`, `birth_month`, `phone`, `organisation`, `first15`.
    pub same: Vec<String>,
    /// From 0 to 100.
    pub score: u32,
    /// The score in words.
    pub explained: String,
}

/// Rows as the API tells them, with whom they may mean.
pub(super) async fn row_views(
    platform: &Platform,
    actor: &Actor,
    rows: Vec<OpenRow>,
) -> Result<Vec<RowView>, Problem> {
    let results: Vec<&RowResult> = rows.iter().map(|open| &open.content.result).collect();
    let known = known_candidates(platform, actor, &results).await?;
    let mut refused = refusals(platform, &rows).await?;
    let view = |open: OpenRow| {
        let refused = refused.remove(&open.row.id);
        let candidates = open.content.result.candidates.iter();
        let candidates =
            candidates.filter_map(|one| Some(candidate(known.get(&one.person.parse().ok()?)?, one)));
        let candidates = candidates.collect();
        let mut view = RowView {
            candidates,
            ..RowView::from(open)
        };
        if let (Some(refused), Some(issue)) = (&refused, view.issues.first_mut()) {
            issue.message = format!(
                "还在别的乡镇任职。{}答复过不同意：{}。内容没有变，这次不再申请；要再申请，按“再申请一次”。",
                refused.by, refused.reason
            );
        }
        view.refused = refused.map(|refused| RefusedView {
            transfer: refused.transfer.into(),
            by: refused.by,
            reason: refused.reason,
            at: refused.at,
        });
        view
    };
    Ok(rows.into_iter().map(view).collect())
}

fn candidate(known: &Known, one: &Candidate) -> CandidateView {
    let post = known.post.as_ref();
    CandidateView {
        person: known.person.into(),
        name: known.name.clone(),
        unit_name: post.map(|post| post.unit_name.clone()),
        party_organisation: post.map(|post| post.party_organisation.clone()),
        post: post.map(|post| post.post.label().to_owned()),
        birth_month: known.birth_month.clone(),
        phone: known.phone.clone(),
        same: one.same.iter().map(|same| same.code().to_owned()).collect(),
        score: one.score(),
        explained: one.explained(),
    }
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
            issues.splice(..0, of_row(&content.result));
        }
        let decision = match &content.staged.decision {
            Some(Decision::SamePerson(_)) => Some("same".to_owned()),
            Some(Decision::NewPerson) => Some("new".to_owned()),
            Some(Decision::LeaveOut) | None => None,
        };
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
            decision,
            refused: None,
            candidates: Vec::new(),
        }
    }
}

/// Why a row as a whole is not written.
fn of_row(result: &RowResult) -> Option<IssueView> {
    let words = words_of(result)?;
    Some(IssueView {
        field: String::new(),
        column: None,
        code: result.code.clone()?,
        severity: severity(Severity::Error),
        raw: None,
        message: format!("{}。{}", words.label, words.advice),
    })
}

fn severity(severity: Severity) -> String {
    match severity {
        Severity::Error => "error".to_owned(),
        Severity::Warning => "warning".to_owned(),
    }
}
