//! Which rows below a roster's header are told, and which of them are no workers.
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::{Field, headers};
use crate::cell::{self, is_blank};
use crate::layout::{self, Grid, Header, Kind, is_serial_number};
use crate::report::{Confidence, SkipReason};
use crate::workbook::Cell;

/// A row that is told.
pub(super) struct Line {
    pub(super) row: u32,
    pub(super) skipped: Option<SkipReason>,
}

/// What stands below a header whose columns are known.
pub(super) struct Below<'p, 'a> {
    pub(super) grid: &'p Grid<'a>,
    pub(super) header: &'p Header,
    pub(super) fields: &'p BTreeMap<u32, (Field, Confidence)>,
    /// The columns of another table beside this one.
    pub(super) beside: Option<&'p RangeInclusive<u32>>,
}

impl<'a> Below<'_, 'a> {
    /// The rows below the header but those that are blank, or a serial number alone; and where another list begins.
    pub(super) fn lines(&self) -> (Vec<Line>, Option<u32>) {
        let below = layout::Rows::below(self.header);
        let (mut footed, mut other_table) = (false, None);
        let mut lines = Vec::new();
        let mut own: Vec<(u32, Cell<'a>)> = Vec::new();
        for row in self.grid.sheet.rows_from(self.header.below()) {
            own.clear();
            let is_here = |column: u32| self.beside.is_none_or(|beside| !beside.contains(&column));
            let full = self.grid.own(row);
            own.extend(full.filter(|(column, cell)| is_here(*column) && !is_blank(*cell)));
            let is_serial = |(column, cell): &(u32, Cell<'_>)| {
                // a column without a name that counts is one of serial numbers too
                let counts = match self.header.columns.get(column) {
                    Some(_) => self.field(*column) == Some(Field::Serial),
                    None => true,
                };
                counts && is_serial_number(*cell)
            };
            if own.iter().all(is_serial) {
                continue;
            }
            // under the header alone: further down it would be somebody's
            let explained = lines
                .iter()
                .all(|line: &Line| line.skipped == Some(SkipReason::RepeatedHeader));
            let kind = below.classify(&own);
            if kind == Kind::OtherTable {
                other_table.get_or_insert(row);
            }
            let skipped = if other_table.is_some() {
                Some(SkipReason::Footer)
            } else if explained && layout::explains(&own) {
                Some(SkipReason::RepeatedHeader)
            } else {
                self.skipped(kind, row, &own, footed)
            };
            // an example or a village stands above the rows, and no note begins with it
            footed = match kind {
                Kind::Skipped(SkipReason::RepeatedHeader) => false,
                Kind::Skipped(SkipReason::Footer) => footed || skipped.is_some(),
                _ => footed,
            };
            lines.push(Line { row, skipped });
        }
        (lines, other_table)
    }

    fn field(&self, column: u32) -> Option<Field> {
        self.fields.get(&column).map(|(field, _)| *field)
    }

    /// Whether a row only heads those below it, or remarks on them: one cell over several columns, 二、西村, or a text that
    /// stands alone and is no name. A name that stands alone is somebody's, of whom nothing else is known.
    fn is_section(&self, row: u32, own: &[(u32, Cell<'_>)]) -> bool {
        let (column, text) = match *own {
            // a count below the names
            [(_, cell)] if is_count(cell) => return true,
            [(column, Cell::Text(text))] => (column, text),
            // 东观镇 and how many
            [(column, Cell::Text(text)), (_, count)] if is_count(count) => (column, text),
            _ => return false,
        };
        let mut merges = self.grid.sheet.merges.iter();
        let is_wide =
            merges.any(|merge| merge.top == row && merge.left == column && merge.right >= merge.left + 2);
        let is_short = text.trim().chars().count() <= MOST_OF_A_NAME || text.contains('·');
        let may_be_a_name =
            self.field(column) == Some(Field::Name) && is_short && !text.contains(['：', ':', '。', '；']);
        is_wide || layout::is_part(Cell::Text(text)) || !may_be_a_name
    }

    fn skipped(&self, kind: Kind, row: u32, own: &[(u32, Cell<'_>)], footed: bool) -> Option<SkipReason> {
        let at = |field: Field| {
            own.iter()
                .filter(move |(column, _)| self.field(*column) == Some(field))
        };
        match kind {
            Kind::Skipped(SkipReason::RepeatedHeader) => Some(SkipReason::RepeatedHeader),
            Kind::Example => Some(SkipReason::Footer),
            // 主管 or 负责人 in a column of posts is somebody's, where a name stands beside it
            Kind::Skipped(SkipReason::Footer)
                if at(Field::Name).next().is_some()
                    && own.first().is_some_and(|(column, _)| {
                        matches!(self.field(*column), Some(Field::Post | Field::AdministrativePost))
                    }) =>
            {
                None
            }
            // whoever has an ID number is a worker, whatever stands in the first column
            Kind::Skipped(reason) if !at(Field::IdNumber).any(|(_, cell)| is_number_like(*cell)) => {
                Some(reason)
            }
            Kind::Worker if self.is_section(row, own) => Some(SkipReason::Footer),
            // notes go on below the first of them
            Kind::Worker
                if footed
                    && at(Field::Name).next().is_none()
                    && at(Field::Serial).next().is_none()
                    && !at(Field::IdNumber).any(|(_, cell)| is_number_like(*cell)) =>
            {
                Some(SkipReason::Footer)
            }
            _ => None,
        }
    }
}

/// Whether numbers stand where a role heads the names: a sheet that counts secretaries by township lists none.
pub(super) fn are_counts(
    grid: &Grid<'_>,
    header: &Header,
    fields: &BTreeMap<u32, (Field, Confidence)>,
) -> bool {
    const LOOKED_AT: usize = 40;
    let mut names = fields.iter().filter(|(_, (field, _))| *field == Field::Name);
    let Some((column, _)) = names.next() else {
        return false;
    };
    let called = header.columns.get(column).map(|heading| heading.name.as_str());
    if called.is_none_or(headers::is_name) {
        return false;
    }
    let rows = grid.sheet.rows_from(header.below()).take(LOOKED_AT);
    let cells: Vec<Cell<'_>> = rows
        .filter_map(|row| grid.cell(row, *column, header.below()))
        .collect();
    let numbers = cells.iter().filter(|cell| is_serial_number(**cell)).count();
    numbers * 2 > cells.len()
}

/// Characters of the longest name that may stand alone in a row.
const MOST_OF_A_NAME: usize = 5;

/// `3` or `3人`.
fn is_count(cell: Cell<'_>) -> bool {
    let text = cell::folded(&cell.text());
    let bare = text.trim_end_matches(['人', '名', '个']);
    !bare.is_empty() && bare.len() <= 4 && bare.bytes().all(|b| b.is_ascii_digit())
}

/// 15 digits or more, as only a person's row has below an ID number's header.
fn is_number_like(cell: Cell<'_>) -> bool {
    cell::folded(&cell.text())
        .chars()
        .filter(char::is_ascii_digit)
        .count()
        >= 15
}
