//! What rows take from elsewhere than their own cells: from a title, from the row over a part of the list, from the first
//! row of their block. Whatever is taken so is said of the sheet.
use std::collections::BTreeMap;

use super::declaration::ByTitle;
use crate::layout::{self, Grid, Header};
use crate::report::{Severity, SheetIssue};
use crate::sheet::roster::Field;
use crate::workbook::Cell;

/// So many rows below a header are looked through for one that heads a part of the list.
const LOOKED_AT: usize = 200;

/// What a sheet tells its rows, as far as they were read.
pub(super) struct Told {
    by_title: Option<&'static ByTitle>,
    /// What the title says for all rows.
    title: Option<String>,
    /// Whether a part of the list is being read.
    in_part: bool,
    /// What it says; none where it could not be understood.
    part: Option<String>,
    /// The parts, each with its row as the spreadsheet shows it.
    parts: Vec<(u32, String)>,
    /// Columns that are written in the first row of a block alone; by the first of them blocks are told.
    carried: &'static [Field],
    block: BTreeMap<Field, String>,
    /// The rows in which a column was filled so.
    filled: BTreeMap<Field, Vec<u32>>,
    by_the_title: bool,
}

impl Told {
    pub(super) fn of(
        by_title: Option<&'static ByTitle>,
        carried: &'static [Field],
        (grid, header): (&Grid<'_>, &Header),
    ) -> Self {
        let mut told = Self {
            by_title,
            title: None,
            in_part: false,
            part: None,
            parts: Vec::new(),
            carried,
            block: BTreeMap::new(),
            filled: BTreeMap::new(),
            by_the_title: false,
        };
        let Some(by_title) = by_title else { return told };
        let top = header.rows.first().copied().unwrap_or(0);
        told.title = by_titles(by_title, grid, top);
        // 一、优秀共产党员 stands over the header of its part too
        let above = top.checked_sub(1);
        if let Some(row) = above.filter(|row| grid.own(*row).count() == 1)
            && let Some((_, cell)) = grid.own(row).next()
            && layout::is_part(cell)
        {
            told.heads_part(row, cell);
        }
        told
    }

    /// Whether a row that holds this alone heads a part of the list; what it says holds from there on.
    pub(super) fn heads_part(&mut self, row: u32, cell: Cell<'_>) -> bool {
        let Some(by_title) = self.by_title else {
            return false;
        };
        let says = (by_title.of)(&cell.text());
        if says.is_none() && !layout::is_part(cell) {
            return false;
        }
        self.parts.extend(says.iter().map(|says| (row + 1, says.clone())));
        self.in_part = true;
        self.part = says;
        true
    }

    /// A row between others ends a block.
    pub(super) fn interrupt(&mut self) {
        self.block.clear();
    }

    /// What a row takes, by what its own cells say.
    pub(super) fn fill(
        &mut self,
        row: u32,
        own: impl Fn(Field) -> Option<String>,
    ) -> BTreeMap<Field, String> {
        let mut taken = BTreeMap::new();
        if let Some(by_title) = self.by_title
            && own(by_title.field).is_none()
        {
            let says = if self.in_part { &self.part } else { &self.title };
            let says = says.clone();
            self.by_the_title |= !self.in_part && says.is_some();
            taken.extend(says.map(|says| (by_title.field, says)));
        }
        let Some(first) = self.carried.first() else {
            return taken;
        };
        let said = own(*first).or_else(|| taken.get(first).cloned());
        let goes_on = said
            .as_ref()
            .is_none_or(|said| self.block.get(first) == Some(said));
        if !goes_on {
            self.block.clear();
        }
        for field in self.carried {
            match own(*field).or_else(|| taken.get(field).cloned()) {
                Some(said) => {
                    self.block.insert(*field, said);
                }
                None => {
                    if let Some(said) = self.block.get(field) {
                        taken.insert(*field, said.clone());
                        self.filled.entry(*field).or_default().push(row + 1);
                    }
                }
            }
        }
        taken
    }

    /// What is said of it.
    pub(super) fn issues(self) -> Vec<SheetIssue> {
        let warning = |field: Field, fault: &str, message: String| SheetIssue {
            code: format!("{}.{fault}", field.code()),
            severity: Severity::Warning,
            message,
        };
        let mut issues = Vec::new();
        if let Some(by_title) = self.by_title {
            let label = by_title.field.label();
            if let Some(title) = self.title.filter(|_| self.by_the_title) {
                let message =
                    format!("表里没有“{label}”列，按标题记为“{title}”。不对的请加上“{label}”列后重新上传。");
                issues.push(warning(by_title.field, "from_title", message));
            }
            let parts = self
                .parts
                .iter()
                .map(|(row, says)| format!("第 {row} 行起“{says}”"));
            let parts: Vec<_> = parts.collect();
            if !parts.is_empty() {
                let message = format!(
                    "表里没有“{label}”列，按各段的小标题记：{}。不对的请加上“{label}”列后重新上传。",
                    parts.join("，")
                );
                issues.push(warning(by_title.field, "from_section", message));
            }
        }
        for (field, rows) in self.filled {
            let label = field.label();
            let message = format!(
                "“{label}”只写在每块的第一行，{}空着，按上面的填了。不对的请改。",
                ranges(&rows)
            );
            issues.push(warning(field, "filled_down", message));
        }
        issues
    }
}

/// Rows as people name them: 第 3 行、第 5–9 行.
fn ranges(rows: &[u32]) -> String {
    let mut spans: Vec<(u32, u32)> = Vec::new();
    for row in rows {
        match spans.last_mut() {
            Some((_, last)) if *last + 1 == *row => *last = *row,
            _ => spans.push((*row, *row)),
        }
    }
    let span = |(first, last): &(u32, u32)| {
        if first == last {
            format!("第 {first} 行")
        } else {
            format!("第 {first}–{last} 行")
        }
    };
    spans.iter().map(span).collect::<Vec<_>>().join("、")
}

/// Whether a title or a row over a part of the list tells the field.
pub(super) fn tells(by_title: &ByTitle, grid: &Grid<'_>, header: &Header) -> bool {
    let top = header.rows.first().copied().unwrap_or(0);
    by_titles(by_title, grid, top).is_some()
        || grid
            .sheet
            .rows_from(header.below())
            .take(LOOKED_AT)
            .any(|row| lone(grid, row).is_some_and(|text| (by_title.of)(&text).is_some()))
}

/// What stands alone in a row.
fn lone(grid: &Grid<'_>, row: u32) -> Option<String> {
    let mut own = grid.own(row);
    let (_, cell) = own.next()?;
    own.next().is_none().then(|| cell.text().into_owned())
}

/// What the titles above the header say, else the sheet's name; nothing where they say several things.
fn by_titles(by_title: &ByTitle, grid: &Grid<'_>, top: u32) -> Option<String> {
    let rows = grid.sheet.rows().take_while(|row| *row < top);
    let above = rows.flat_map(|row| grid.own(row));
    let above = above.filter(|(_, cell)| !layout::is_part(*cell));
    let mut said: Vec<String> = above
        .filter_map(|(_, cell)| (by_title.of)(&cell.text()))
        .collect();
    if said.is_empty() {
        said.extend((by_title.of)(&grid.sheet.name));
    }
    said.dedup();
    if said.len() == 1 { said.pop() } else { None }
}
