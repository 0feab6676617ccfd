//! What is to be said where: the marks of a sheet, before anything is written.
use std::collections::BTreeMap;

use crate::Field;
use crate::report::{Issue, Row, Severity, SheetReport, column_number};

/// The title of the column that says what became of a row.
pub(super) const OUTCOME: &str = "导入结果";
/// The title of the column that says what is wrong with it.
pub(super) const TOLD: &str = "问题说明";
/// Behind a cell that can't be taken over.
pub(super) const ERROR_COLOUR: &str = "FFC7CE";
/// Behind a cell that has a warning.
pub(super) const WARNING_COLOUR: &str = "FFEB9C";
/// With more comments than this a spreadsheet program hardly opens a file. Every problem stands in 问题说明 too.
pub(super) const MOST_NOTES: usize = 10_000;
/// The longest text that a cell may hold.
const LONGEST: usize = 32_767;

/// The marks of a sheet; rows and columns from 0.
#[derive(Debug)]
pub(super) struct SheetMarks {
    pub name: String,
    pub header_rows: Vec<u32>,
    pub name_column: Option<u32>,
    /// The two columns that stand there already, where the file was marked before.
    pub own: Option<u32>,
    pub rows: BTreeMap<u32, RowMarks>,
}

/// The marks of a row.
#[derive(Debug)]
pub(super) struct RowMarks {
    pub outcome: String,
    pub told: String,
    pub cells: BTreeMap<u32, CellMark>,
}

/// The mark of a bad cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CellMark {
    pub is_error: bool,
    pub message: String,
}

impl SheetMarks {
    /// The marks of a sheet as it was reported.
    pub(super) fn of(told: &SheetReport, outcome: &impl Fn(&str, &Row) -> String) -> Self {
        let number = |letters: &str| column_number(letters);
        let name = told
            .columns
            .iter()
            .find(|column| column.field == Some(Field::Name));
        let own = told
            .columns
            .iter()
            .filter(|column| column.header == OUTCOME)
            .find_map(|column| {
                let at = number(&column.column)?;
                let next = told
                    .columns
                    .iter()
                    .find(|next| number(&next.column) == Some(at + 1));
                next.is_some_and(|next| next.header == TOLD).then_some(at)
            });
        let rows = told.rows.iter().filter_map(|row| {
            let at = row.row.checked_sub(1)?;
            Some((at, RowMarks::of(row, cut(&outcome(&told.name, row)))))
        });
        Self {
            name: told.name.clone(),
            header_rows: told
                .header_rows
                .iter()
                .filter_map(|row| row.checked_sub(1))
                .collect(),
            name_column: name.and_then(|column| number(&column.column)),
            own,
            rows: rows.collect(),
        }
    }

    /// The row of the header in which the two titles stand: where 姓名 does. In any other of its rows they would be
    /// taken for a group, or for names below one, when the file is read again.
    pub(super) fn title_row(&self, holds: impl Fn(u32, u32) -> bool) -> u32 {
        let named = |row: &u32| self.name_column.is_some_and(|column| holds(*row, column));
        let row = self.header_rows.iter().copied().find(named);
        row.or(self.header_rows.last().copied()).unwrap_or(0)
    }
}

impl RowMarks {
    fn of(row: &Row, outcome: String) -> Self {
        let mut by_cell: BTreeMap<u32, Vec<&Issue>> = BTreeMap::new();
        for issue in row.issues() {
            if let Some(column) = issue.column.as_deref().and_then(column_number) {
                by_cell.entry(column).or_default().push(issue);
            }
        }
        let mark = |issues: &[&Issue]| CellMark {
            is_error: issues.iter().any(|issue| issue.severity == Severity::Error),
            message: lines(issues.iter().map(|issue| issue.message.as_str())),
        };
        Self {
            outcome,
            told: lines(row.issues().iter().map(|issue| issue.message.as_str())),
            cells: by_cell
                .iter()
                .map(|(column, issues)| (*column, mark(issues)))
                .collect(),
        }
    }
}

fn lines<'a>(messages: impl Iterator<Item = &'a str>) -> String {
    cut(&messages.collect::<Vec<_>>().join("\n"))
}

/// What fits in a cell; a program counts it in units of UTF-16.
pub(super) fn cut(text: &str) -> String {
    let mut left = LONGEST;
    let fits = |c: &char| {
        let taken = left.checked_sub(c.len_utf16());
        left = taken.unwrap_or(0);
        taken.is_some()
    };
    text.chars().take_while(fits).collect()
}
