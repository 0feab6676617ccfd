//! The report of one file: what each row holds, and what is wrong with which cell.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Exported, Field, Stamp};

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The file's name, without its folder.
    pub file: String,
    /// Its sheets that have a header, in the workbook's order.
    pub sheets: Vec<SheetReport>,
    /// The rows of all sheets, counted by status.
    pub totals: Totals,
    /// What it says of its going out from here. Not part of the printed report.
    #[serde(skip)]
    pub exported: Option<Exported>,
}

/// One sheet with a header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetReport {
    /// The sheet's name; of a .csv the file's, without its ending.
    pub name: String,
    /// The header's row or two rows, from 1.
    pub header_rows: Vec<u32>,
    /// Every column of the header.
    pub columns: Vec<Column>,
    /// Its rows that are not blank.
    pub rows: Vec<Row>,
    /// What is to be said of the sheet as a whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub issues: Vec<SheetIssue>,
    /// Whose it is, as it says beside 填报单位 or in its title, where no column and no name of the sheet tells a
    /// township. Not part of the printed report.
    #[serde(skip)]
    pub filled_by: Option<String>,
}

/// A column of the header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its letters.
    pub column: String,
    /// The header as it is written.
    pub header: String,
    /// What it is read as, if anything.
    pub field: Option<Field>,
    /// How sure that is. Not part of the printed report.
    #[serde(skip)]
    pub confidence: Option<Confidence>,
    /// The first texts below it that differ, three at most. Not part of the printed report.
    #[serde(skip)]
    pub samples: Vec<String>,
    /// The header of the group that it stands in, where the header has two rows. Not part of the printed report.
    #[serde(skip)]
    pub above: Option<String>,
    /// Why a column that is known is not read. Not part of the printed report.
    #[serde(skip)]
    pub why_unread: Option<String>,
}

/// How a column's field was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// By words within the header, or by what stands below it.
    Guess,
    /// By another name that is known for the field, or with the name of the group above.
    Synonym,
    /// By the field's own name.
    Exact,
    /// By a person's choice.
    Chosen,
}

/// A row below the header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its number as the spreadsheet shows it.
    pub row: u32,
    /// The worst that is to be said of it.
    pub status: Status,
    /// Why it was passed over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<SkipReason>,
    /// The canonical values, `None` where the cell is empty or unusable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub values: Option<BTreeMap<Field, Option<String>>>,
    /// What is wrong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issues: Option<Vec<Issue>>,
    /// Each cell's text as it came, by the column's letters. Not part of the printed report.
    #[serde(skip)]
    pub cells: BTreeMap<String, String>,
    /// Whose row it was when it went out from here. Not part of the printed report.
    #[serde(skip)]
    pub stamp: Option<Stamp>,
}

impl Row {
    /// The canonical value of a field, where there is one.
    pub fn value(&self, field: Field) -> Option<&str> {
        self.values.as_ref()?.get(&field)?.as_deref()
    }

    /// What is wrong with the row; nothing where it was passed over.
    pub fn issues(&self) -> &[Issue] {
        self.issues.as_deref().unwrap_or_default()
    }
}

/// One thing that is wrong with one cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// The field that it is about.
    pub field: Field,
    /// The column's letters, where the sheet has one.
    pub column: Option<String>,
    /// The stable code.
    pub code: String,
    /// How bad it is.
    pub severity: Severity,
    /// The cell's text as it came.
    pub raw: Option<String>,
    /// What is wrong and what to do.
    pub message: String,
}

/// Something about a whole sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetIssue {
    /// The stable code.
    pub code: String,
    /// How bad it is.
    pub severity: Severity,
    /// What it means and what to do.
    pub message: String,
}

/// How bad an issue is: an error keeps its row out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The row can be taken over as it is.
    Warning,
    /// The row can't be taken over before it is mended.
    Error,
}

/// The worst that is to be said of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Nothing.
    Ok,
    /// There is a warning.
    Warning,
    /// There is an error.
    Error,
    /// The row is no worker.
    Skipped,
}

impl Status {
    /// The status that these issues give.
    pub fn of(issues: &[Issue]) -> Self {
        match issues.iter().map(|issue| issue.severity).max() {
            None => Self::Ok,
            Some(Severity::Warning) => Self::Warning,
            Some(Severity::Error) => Self::Error,
        }
    }
}

/// Why a row is no worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SkipReason {
    /// The header once more, as on each printed page.
    RepeatedHeader,
    /// 小计, 合计, 总计, 共计.
    Subtotal,
    /// 填报人, 审核人, 说明 and the like.
    Footer,
}

/// Rows counted by status.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// All of them, skipped ones too.
    pub rows: usize,
    /// Without an issue.
    pub ok: usize,
    /// With warnings alone.
    pub warning: usize,
    /// With an error.
    pub error: usize,
    /// No workers.
    pub skipped: usize,
}

impl Totals {
    pub(crate) fn of<'a>(rows: impl Iterator<Item = &'a Row>) -> Self {
        let mut totals = Self::default();
        for row in rows {
            totals.add(row.status);
        }
        totals
    }

    /// Counts one more row.
    pub(crate) fn add(&mut self, status: Status) {
        self.rows += 1;
        match status {
            Status::Ok => self.ok += 1,
            Status::Warning => self.warning += 1,
            Status::Error => self.error += 1,
            Status::Skipped => self.skipped += 1,
        }
    }
}

impl Report {
    /// A summary for a person, then a line an issue: `sheet!cell  code  message`.
    pub fn to_text(&self) -> String {
        let mut text = self.totals.summary(&self.file, self.sheets.len());
        for sheet in &self.sheets {
            text.push_str(&sheet.issue_lines());
            for row in &sheet.rows {
                text.push_str(&row.issue_lines(&sheet.name));
            }
        }
        text
    }
}

impl Totals {
    /// What a file holds, in a line.
    pub(crate) fn summary(&self, file: &str, sheets: usize) -> String {
        format!(
            "{file}：{sheets} 张表，{} 行；正常 {}，有提醒 {}，有错误 {}，跳过 {}\n",
            self.rows, self.ok, self.warning, self.error, self.skipped
        )
    }
}

impl SheetReport {
    /// A line for each issue of the sheet as a whole.
    pub(crate) fn issue_lines(&self) -> String {
        let line = |issue: &SheetIssue| format!("{}  {}  {}\n", self.name, issue.code, issue.message);
        self.issues.iter().map(line).collect()
    }
}

impl Row {
    /// A line for each issue of the row.
    pub(crate) fn issue_lines(&self, sheet: &str) -> String {
        let line = |issue: &Issue| {
            let column = issue.column.as_deref().unwrap_or_default();
            format!(
                "{sheet}!{column}{}  {}  {}\n",
                self.row, issue.code, issue.message
            )
        };
        self.issues().iter().map(line).collect()
    }
}

/// A column's letters, by its number from 0.
pub(crate) fn letters(column: u32) -> String {
    let mut rest = column + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// A column's number from 0, by its letters.
pub(crate) fn column_number(letters: &str) -> Option<u32> {
    let digits = letters
        .bytes()
        .map(|b| b.is_ascii_uppercase().then(|| u32::from(b - b'A') + 1));
    let number = digits
        .into_iter()
        .try_fold(0_u32, |number, digit| number.checked_mul(26)?.checked_add(digit?))?;
    number.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        for (column, want) in [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (701, "ZZ"),
            (702, "AAA"),
            (16383, "XFD"),
        ] {
            assert_eq!(letters(column), want);
            assert_eq!(column_number(want), Some(column));
        }
    }
}
