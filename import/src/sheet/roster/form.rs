//! A form for one person, 登记表: its labels stand beside what is filled in, row for row, and not above it.
use crate::layout::{self, Grid, Header};
use crate::workbook::Cell;

use super::headers::is_listed;

/// How far down a form is looked for.
pub(super) const ROWS: usize = 45;

/// How many rows below the first are looked at.
const LOOKED_AT: usize = 12;

/// Whether the row that looks like a header is the first of a form: two more rows below it have two labels each that
/// are not the header's own.
pub(super) fn is_one(grid: &Grid<'_>, header: &Header) -> bool {
    let is_label = |(column, cell): &(u32, Cell<'_>)| {
        let Cell::Text(text) = cell else { return false };
        let above = header.columns.get(column);
        let is_own = above.is_some_and(|above| layout::heading(&above.name) == layout::heading(text));
        !is_own && is_listed(text)
    };
    let rows = grid.sheet.rows_from(header.below()).take(LOOKED_AT);
    let labelled = rows.filter(|row| {
        let own: Vec<_> = grid.own(*row).collect();
        own.iter().filter(|cell| is_label(cell)).count() >= 2
    });
    labelled.count() >= 2
}
