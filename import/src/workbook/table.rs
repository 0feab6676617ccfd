//! The cells of a sheet in as little room as they need: 16 bytes each and their text once.
use chrono::{Datelike, NaiveDate};

use super::{Cell, texts::Texts};

/// Texts up to this length are looked for among those that stand there already.
const SHORT: usize = 96;

/// How many short texts are remembered.
const REMEMBERED: usize = 1 << 14;

/// The cells that hold something, in the order of rows and columns once [`Table::settle`] was called.
#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    cells: Vec<Stored>,
    texts: Texts,
    /// Each row with its first place in `cells`.
    rows: Vec<(u32, u32)>,
}

#[derive(Debug, Clone, Copy)]
struct Stored {
    row: u32,
    column: u16,
    kind: Kind,
    /// The number's bits, the day, or where the text stands.
    bits: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Number,
    Date,
    Bool,
    Fault,
}

impl Table {
    /// Puts a cell in; `false` where there is no more room for it. A later one at the same place stands.
    pub(super) fn push(&mut self, row: u32, column: u16, cell: Cell<'_>, memory: &mut Memory) -> bool {
        let (kind, bits) = match cell {
            Cell::Text(text) => match self.keep(text, memory) {
                Some(bits) => (Kind::Text, bits),
                None => return false,
            },
            Cell::Fault(text) => match self.keep(text, memory) {
                Some(bits) => (Kind::Fault, bits),
                None => return false,
            },
            Cell::Number(number) => (Kind::Number, number.to_bits()),
            Cell::Date(day) => (Kind::Date, u64::from(day.num_days_from_ce().cast_unsigned())),
            Cell::Bool(yes) => (Kind::Bool, u64::from(yes)),
        };
        self.cells.push(Stored {
            row,
            column,
            kind,
            bits,
        });
        u32::try_from(self.cells.len()).is_ok()
    }

    /// Where the text stands among the table's.
    fn keep(&mut self, text: &str, memory: &mut Memory) -> Option<u64> {
        let place = (text.len() <= SHORT).then(|| Memory::place(text));
        if let Some(known) = place.and_then(|place| memory.texts.get(place)).copied()
            && self.texts.at(known) == Some(text)
        {
            return Some(known);
        }
        let bits = self.texts.push(text)?;
        if let Some(place) = place {
            memory.texts[place] = bits;
        }
        Some(bits)
    }

    /// Brings the cells into their order, and gives back what room was asked for too much.
    pub(super) fn settle(&mut self) {
        let key = |cell: &Stored| (cell.row, cell.column);
        if !self.cells.is_sorted_by(|one, other| key(one) < key(other)) {
            self.cells.sort_by_key(key);
            // of two at one place the later stands: it was the last to be put in, and the sort is stable
            self.cells.reverse();
            self.cells.dedup_by_key(|cell| key(cell));
            self.cells.reverse();
        }
        self.cells.shrink_to_fit();
        self.texts.settle();
        self.rows.clear();
        for (place, cell) in (0..).zip(&self.cells) {
            if self.rows.last().is_none_or(|(row, _)| *row != cell.row) {
                self.rows.push((cell.row, place));
            }
        }
    }

    /// Takes the cells of a column away, from a row on.
    pub(super) fn clear_column(&mut self, first: u32, column: u32) {
        self.cells
            .retain(|cell| cell.row < first || u32::from(cell.column) != column);
        self.settle();
    }

    /// The rows that hold something, from this one on.
    pub(super) fn rows_from(&self, first: u32) -> impl DoubleEndedIterator<Item = u32> + ExactSizeIterator {
        let start = self.rows.partition_point(|(row, _)| *row < first);
        self.rows[start..].iter().map(|(row, _)| *row)
    }

    /// The first rows alone, copied.
    pub(super) fn head(&self, rows: usize) -> Self {
        let end = self
            .rows
            .get(rows)
            .map_or(self.cells.len(), |(_, start)| *start as usize);
        let mut head = Self::default();
        let mut memory = Memory::new();
        for stored in &self.cells[..end] {
            // what was there already has room again
            head.push(stored.row, stored.column, self.cell(stored), &mut memory);
        }
        head.settle();
        head
    }

    /// The cells of a row.
    pub(super) fn row(&self, row: u32) -> RowCells<'_> {
        let Ok(at) = self.rows.binary_search_by_key(&row, |(row, _)| *row) else {
            return RowCells {
                table: self,
                cells: &[],
            };
        };
        let start = self.rows[at].1 as usize;
        let end = self
            .rows
            .get(at + 1)
            .map_or(self.cells.len(), |(_, start)| *start as usize);
        RowCells {
            table: self,
            cells: &self.cells[start..end],
        }
    }

    fn cell(&self, stored: &Stored) -> Cell<'_> {
        let text = || self.texts.at(stored.bits).unwrap_or_default();
        match stored.kind {
            Kind::Text => Cell::Text(text()),
            Kind::Fault => Cell::Fault(text()),
            Kind::Number => Cell::Number(f64::from_bits(stored.bits)),
            Kind::Date => {
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "the upper half is empty, as it was put in"
                )]
                let days = (stored.bits as u32).cast_signed();
                Cell::Date(NaiveDate::from_num_days_from_ce_opt(days).unwrap_or_default())
            }
            Kind::Bool => Cell::Bool(stored.bits != 0),
        }
    }
}

/// The cells of one row.
#[derive(Clone, Copy)]
pub(crate) struct RowCells<'a> {
    table: &'a Table,
    cells: &'a [Stored],
}

impl<'a> RowCells<'a> {
    /// The cell of that column.
    pub(crate) fn get(self, column: u32) -> Option<Cell<'a>> {
        let at = self
            .cells
            .binary_search_by_key(&column, |cell| u32::from(cell.column))
            .ok()?;
        Some(self.table.cell(&self.cells[at]))
    }

    /// Every cell with its column.
    pub(crate) fn iter(self) -> impl DoubleEndedIterator<Item = (u32, Cell<'a>)> {
        self.cells
            .iter()
            .map(move |cell| (u32::from(cell.column), self.table.cell(cell)))
    }
}

/// Short texts that were put in last, so that 男 and 汉族 stand there once. What is forgotten only costs room.
pub(super) struct Memory {
    texts: Vec<u64>,
}

impl Memory {
    pub(super) fn new() -> Self {
        Self {
            texts: vec![u64::MAX; REMEMBERED],
        }
    }

    /// Where a text is looked for, by a hash that is quick and keeps nobody from making two texts meet: that costs room.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the bits that are left name a place"
    )]
    fn place(text: &str) -> usize {
        let mixed = text.as_bytes().chunks(8).fold(text.len() as u64, |mixed, chunk| {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            (mixed.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x517c_c1b7_2722_0a95)
        });
        (mixed >> (u64::BITS - REMEMBERED.ilog2())) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(cells: &[(u32, u16, Cell<'_>)]) -> Table {
        let mut table = Table::default();
        let mut memory = Memory::new();
        for (row, column, cell) in cells {
            assert!(table.push(*row, *column, *cell, &mut memory));
        }
        table.settle();
        table
    }

    #[test]
    fn cells_come_back_as_they_went_in() {
        let day = NaiveDate::from_ymd_opt(1885, 6, 15).unwrap();
        let all = [
            Cell::Text("汉族"),
            Cell::Number(-1985.1),
            Cell::Date(day),
            Cell::Date(NaiveDate::MIN),
            Cell::Bool(true),
            Cell::Fault("#N/A"),
            Cell::Text(""),
        ];
        let placed: Vec<_> = (0..).zip(all).map(|(column, cell)| (7, column, cell)).collect();
        let table = table(&placed);
        assert_eq!(table.row(7).iter().map(|(_, cell)| cell).collect::<Vec<_>>(), all);
        assert_eq!(table.row(7).get(5), Some(Cell::Fault("#N/A")));
        assert_eq!((table.row(7).get(9), table.row(6).get(0)), (None, None));
    }

    #[test]
    fn order_is_made_and_the_later_of_two_stands() {
        let table = table(&[
            (9, 1, Cell::Text("d")),
            (2, 3, Cell::Text("b")),
            (2, 0, Cell::Text("a")),
            (9, 1, Cell::Text("e")),
        ]);
        assert_eq!(table.rows_from(0).collect::<Vec<_>>(), [2, 9]);
        assert_eq!(table.rows_from(3).collect::<Vec<_>>(), [9]);
        assert_eq!(
            table.row(2).iter().map(|(column, _)| column).collect::<Vec<_>>(),
            [0, 3]
        );
        assert_eq!(table.row(9).get(1), Some(Cell::Text("e")));
    }

    #[test]
    fn a_text_that_comes_again_stands_once() {
        let cells: Vec<_> = (0..1000).map(|row| (row, 0, Cell::Text("中共党员"))).collect();
        let table = table(&cells);
        assert!(table.cells.iter().all(|cell| cell.bits == table.cells[0].bits));
        assert_eq!(size_of::<Stored>(), 16);
    }
}
