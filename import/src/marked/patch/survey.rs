//! What is to be known of a sheet before its marks are written: how wide it is, and where its cells are.
use std::collections::BTreeSet;
use std::io::BufRead;

use quick_xml::events::BytesStart;

use crate::report::column_number;

use super::super::plan::SheetMarks;
use super::xml::{Odd, attribute, each, relation_id};

/// The last column that a sheet may have our two before its end.
const LAST: u32 = 16_381;

/// What is to be known of a sheet before it is written.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// The first of our two columns.
    pub column: u32,
    /// The row of their titles.
    pub title_row: u32,
    /// The relationship of the notes that it has.
    pub notes: Option<String>,
}

impl Survey {
    /// Looks through a sheet.
    pub(super) fn of(source: impl BufRead, marks: &SheetMarks) -> Result<Self, Odd> {
        let mut survey = Self::default();
        let mut place = Place::default();
        let mut named = BTreeSet::new();
        let top = marks.header_rows.first().copied().unwrap_or(0);
        let mut last = 0;
        let mut cell = None;
        each(source, |start| {
            match start.local_name().into_inner() {
                "row" => {
                    place.row(start)?;
                }
                "c" => cell = Some((place.row, place.cell(start)?)),
                // what a cell holds: one that is just coloured takes no column
                "v" | "f" | "is" => {
                    if let Some((row, column)) = cell.take() {
                        last = last.max(column);
                        if marks.header_rows.contains(&row) {
                            named.insert((row, column));
                        }
                    }
                }
                "mergeCell" => {
                    let area = attribute(start, "ref").and_then(|area| corner(&area));
                    if let Some((row, column)) = area
                        && row >= top
                        && column <= LAST
                    {
                        last = last.max(column);
                    }
                }
                "legacyDrawing" => survey.notes = relation_id(start),
                _ => {}
            }
            Ok(())
        })?;
        survey.column = marks.own.unwrap_or(last + 1);
        survey.title_row = marks.title_row(|row, column| named.contains(&(row, column)));
        if survey.column > LAST {
            Err(Odd)
        } else {
            Ok(survey)
        }
    }
}

/// The lower right cell of an area.
pub(super) fn corner(area: &str) -> Option<(u32, u32)> {
    let last = area.rsplit(':').next()?;
    cell_at(last)
}

/// Row and column of a cell's name.
pub(super) fn cell_at(name: &str) -> Option<(u32, u32)> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (column, row) = name.split_at(digits);
    Some((row.parse::<u32>().ok()?.checked_sub(1)?, column_number(column)?))
}

/// Where the reading is: rows and cells may leave their names away.
#[derive(Default)]
pub(super) struct Place {
    pub row: u32,
    next_row: u32,
    next_column: u32,
}

impl Place {
    pub(super) fn row(&mut self, start: &BytesStart<'_>) -> Result<u32, Odd> {
        let named = attribute(start, "r").map(|row| row.parse::<u32>().ok()?.checked_sub(1));
        let row = named.map_or(Some(self.next_row), |row| row).ok_or(Odd)?;
        // a sheet whose rows stand in any order can't be written piece by piece
        if row < self.next_row {
            return Err(Odd);
        }
        self.row = row;
        self.next_row = row + 1;
        self.next_column = 0;
        Ok(row)
    }

    pub(super) fn cell(&mut self, start: &BytesStart<'_>) -> Result<u32, Odd> {
        let column = match attribute(start, "r") {
            Some(name) => cell_at(&name).ok_or(Odd)?.1,
            None => self.next_column,
        };
        if column < self.next_column {
            return Err(Odd);
        }
        self.next_column = column + 1;
        Ok(column)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn marks() -> SheetMarks {
        SheetMarks {
            name: "甲".to_owned(),
            header_rows: vec![1, 2],
            name_column: Some(1),
            own: None,
            rows: BTreeMap::new(),
        }
    }

    #[test]
    fn the_columns_come_behind_all_that_stands_below_the_title() {
        let sheet = |merge: &str| {
            format!(
                r#"<worksheet><sheetData><row><c><v>1</v></c></row><row><c/><c t="s"><v>2</v></c></row><row r="3"><c r="D3"><f>A1</f></c><c r="Z3" s="4"/></row></sheetData><mergeCells><mergeCell ref="A1:XFD1"/><mergeCell ref="{merge}"/></mergeCells></worksheet>"#
            )
        };
        let of = |merge| Survey::of(sheet(merge).as_bytes(), &marks()).unwrap();
        assert_eq!((of("A9:B9").column, of("A9:F9").column), (4, 6));
        assert_eq!(of("A9:B9").title_row, 1, "where the name stands");
    }

    #[test]
    fn rows_in_any_order_are_odd() {
        let sheet = r#"<worksheet><sheetData><row r="3"/><row r="2"/></sheetData></worksheet>"#;
        assert!(Survey::of(sheet.as_bytes(), &marks()).is_err());
    }
}
