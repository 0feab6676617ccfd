//! Looks through an .xls before calamine opens it whole: areas that would cost memory, passwords, hidden rows.
//!
//! An .xls is a compound file: sectors chained by a table, in which the stream "Workbook" holds BIFF records.
use crate::ReadError;

use super::Budget;

const FREE: u32 = 0xFFFF_FFFA;

/// What a formula's bytes may become when calamine writes it out: a reference of five bytes names a sheet or a name.
const FORMULA: u64 = 64;

/// Rows that are hidden, a sheet of the workbook's order.
pub(super) fn scan(bytes: &[u8], budget: &Budget) -> Result<Vec<u32>, ReadError> {
    let file = Compound::open(bytes).ok_or_else(ReadError::not_a_workbook)?;
    let stream = file
        .stream(&["Workbook", "Book"])
        .ok_or_else(ReadError::other_office_file)?;
    let mut starts = Vec::new();
    // the table of shared strings goes on in CONTINUE records
    let mut table: Vec<&[u8]> = Vec::new();
    let mut in_table = false;
    for (kind, data) in Records(&stream) {
        in_table = kind == 0x00FC || (kind == 0x003C && in_table);
        match kind {
            0x002F if !data.is_empty() => return Err(ReadError::encrypted()),
            0x0085 => starts.push(long(data, 0).ok_or_else(ReadError::not_a_workbook)?),
            0x000A => break,
            _ if in_table => table.push(data),
            _ => {}
        }
    }
    if starts.len() > budget.limits.sheets {
        return Err(budget.limits.too_many_sheets());
    }
    let strings = Strings::new(table).lengths();
    let mut text = 0;
    let sheets = starts.into_iter().map(|start| {
        let stream = stream.get(start as usize..).unwrap_or_default();
        sheet(stream, &strings, &mut text, budget)
    });
    sheets.collect()
}

/// One sheet's records up to its end. `text` sums what calamine makes of shared strings and formulas.
fn sheet(stream: &[u8], strings: &[u64], text: &mut u64, budget: &Budget) -> Result<u32, ReadError> {
    let mut hidden = 0;
    let mut depth = 0_u32;
    let mut area: Option<[u16; 4]> = None;
    for (kind, data) in Records(stream) {
        match kind {
            0x0809 => depth += 1,
            0x000A if depth <= 1 => break,
            0x000A => depth -= 1,
            _ if depth > 1 => {}
            // DIMENSIONS is what calamine reserves: no sheet of this kind is larger than 65 536 by 256
            0x0200 => check_dimensions(data)?,
            0x0208 => hidden += u32::from(short(data, 12).is_some_and(|flags| flags & 0x20 != 0)),
            0x0006 | 0x00BD | 0x00D6 | 0x00FD | 0x0203 | 0x0204 | 0x0205 | 0x027E => {
                let (row, column) = short(data, 0)
                    .zip(short(data, 2))
                    .ok_or_else(ReadError::not_a_workbook)?;
                // MULRK ends with its last column
                let last = if kind == 0x00BD {
                    short(data, data.len().saturating_sub(2))
                } else {
                    None
                };
                let last = last.unwrap_or(column).max(column);
                budget.place(u32::from(row), u32::from(last))?;
                let [top, left, bottom, right] = area.unwrap_or([row, column, row, last]);
                area = Some([top.min(row), left.min(column), bottom.max(row), right.max(last)]);
                *text += match kind {
                    0x00FD => long(data, 6)
                        .and_then(|at| strings.get(at as usize))
                        .map_or(0, |chars| chars * 3),
                    0x0006 => data.len() as u64 * FORMULA,
                    _ => 0,
                };
            }
            _ => {}
        }
    }
    if *text > budget.limits.text {
        return Err(budget.limits.too_much_text());
    }
    // calamine keeps every cell between the first and the last one
    if let Some([top, left, bottom, right]) = area {
        let cells = (usize::from(bottom - top) + 1) * (usize::from(right - left) + 1);
        if cells > budget.limits.cells {
            return Err(budget.limits.too_many_cells());
        }
    }
    Ok(hidden)
}

fn check_dimensions(data: &[u8]) -> Result<(), ReadError> {
    let rows = long(data, 4)
        .zip(long(data, 0))
        .map_or(0, |(end, start)| end.saturating_sub(start));
    let columns = short(data, 10)
        .zip(short(data, 8))
        .map_or(0, |(end, start)| end.saturating_sub(start));
    if rows > 65_536 || columns > 256 {
        Err(ReadError::not_a_workbook())
    } else {
        Ok(())
    }
}

/// The table of shared strings: parts, any of which may end within a string.
struct Strings<'a> {
    parts: std::vec::IntoIter<&'a [u8]>,
    part: &'a [u8],
}

impl<'a> Strings<'a> {
    fn new(parts: Vec<&'a [u8]>) -> Self {
        let mut parts = parts.into_iter();
        let part = parts.next().unwrap_or_default();
        Self { parts, part }
    }

    /// The characters of each string, as far as the table can be followed.
    fn lengths(mut self) -> Vec<u64> {
        let mut lengths = Vec::new();
        self.skip(8);
        while let Some(length) = self.string() {
            lengths.push(length);
        }
        lengths
    }

    fn string(&mut self) -> Option<u64> {
        let characters = u16::from_le_bytes([self.byte()?, self.byte()?]);
        let mut flags = self.byte()?;
        let runs = if flags & 8 == 0 {
            0
        } else {
            u16::from_le_bytes([self.byte()?, self.byte()?])
        };
        let extra = if flags & 4 == 0 {
            0
        } else {
            u32::from_le_bytes([self.byte()?, self.byte()?, self.byte()?, self.byte()?])
        };
        let mut left = usize::from(characters);
        while left > 0 {
            let width = if flags & 1 == 0 { 1 } else { 2 };
            let here = left.min(self.part.len() / width);
            self.part = &self.part[here * width..];
            left -= here;
            if left > 0 {
                // the next part begins with flags of its own
                self.part = self.parts.next()?;
                flags = self.byte()?;
            }
        }
        self.skip(usize::from(runs) * 4 + extra as usize);
        Some(u64::from(characters))
    }

    fn byte(&mut self) -> Option<u8> {
        while self.part.is_empty() {
            self.part = self.parts.next()?;
        }
        let (first, rest) = self.part.split_first()?;
        self.part = rest;
        Some(*first)
    }

    fn skip(&mut self, mut count: usize) {
        while count > self.part.len() {
            count -= self.part.len();
            let Some(next) = self.parts.next() else {
                self.part = &[];
                return;
            };
            self.part = next;
        }
        self.part = &self.part[count..];
    }
}

/// BIFF records: kind, length, data.
struct Records<'a>(&'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (kind, length) = (short(self.0, 0)?, short(self.0, 2)?);
        let data = self.0.get(4..4 + usize::from(length))?;
        self.0 = &self.0[4 + usize::from(length)..];
        Some((kind, data))
    }
}

/// A compound file, its table of sectors read.
struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    table: Vec<u32>,
}

impl<'a> Compound<'a> {
    fn open(bytes: &'a [u8]) -> Option<Self> {
        let shift = short(bytes, 0x1E)?;
        if !matches!(shift, 9 | 12) {
            return None;
        }
        let mut file = Self {
            bytes,
            sector: 1 << shift,
            table: Vec::new(),
        };
        let mut sectors: Vec<u32> = (0..109).filter_map(|at| long(bytes, 0x4C + at * 4)).collect();
        let mut next = long(bytes, 0x44)?;
        let most = bytes.len() / file.sector;
        for _ in 0..most {
            if next >= FREE {
                break;
            }
            let part = file.sector_at(next)?;
            let (list, end) = part.split_last_chunk::<4>()?;
            sectors.extend(list.chunks_exact(4).filter_map(|number| long(number, 0)));
            next = u32::from_le_bytes(*end);
        }
        for sector in sectors.into_iter().filter(|sector| *sector < FREE).take(most) {
            let part = file.sector_at(sector)?;
            file.table
                .extend(part.chunks_exact(4).filter_map(|number| long(number, 0)));
        }
        Some(file)
    }

    fn sector_at(&self, number: u32) -> Option<&'a [u8]> {
        let start = (number as usize).checked_add(1)?.checked_mul(self.sector)?;
        // the last sector of a file may be cut short
        let end = (start + self.sector).min(self.bytes.len());
        self.bytes.get(start..end)
    }

    /// The chained sectors from `start` on, never more than the file holds.
    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let mut content = Vec::new();
        let mut next = start;
        for _ in 0..=self.table.len() {
            if next >= FREE || content.len() > self.bytes.len() {
                break;
            }
            content.extend_from_slice(self.sector_at(next)?);
            next = *self.table.get(next as usize)?;
        }
        Some(content)
    }

    /// The first stream that has one of these names.
    fn stream(&self, names: &[&str]) -> Option<Vec<u8>> {
        let directory = self.chain(long(self.bytes, 0x30)?)?;
        let entries: Vec<&[u8]> = directory.chunks_exact(128).collect();
        let entry = names.iter().find_map(|name| {
            let wide: Vec<u8> = name
                .encode_utf16()
                .chain([0])
                .flat_map(u16::to_le_bytes)
                .collect();
            entries.iter().find(|entry| entry.starts_with(&wide))
        })?;
        let (start, size) = (long(entry, 0x74)?, long(entry, 0x78)? as usize);
        let mut content = if size < long(self.bytes, 0x38)? as usize {
            self.small(long(entries.first()?, 0x74)?, start)?
        } else {
            self.chain(start)?
        };
        content.truncate(size);
        Some(content)
    }

    /// A stream below the cut-off lives in sectors of 64 bytes within the root's own stream.
    fn small(&self, root: u32, start: u32) -> Option<Vec<u8>> {
        let table = self.chain(long(self.bytes, 0x3C)?)?;
        let pool = self.chain(root)?;
        let mut content = Vec::new();
        let mut next = start;
        for _ in 0..=table.len() / 4 {
            if next >= FREE {
                break;
            }
            let at = next as usize * 64;
            content.extend_from_slice(pool.get(at..(at + 64).min(pool.len()))?);
            next = long(&table, next as usize * 4)?;
        }
        Some(content)
    }
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    bytes
        .get(at..at.checked_add(4)?)?
        .try_into()
        .ok()
        .map(u32::from_le_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len()).unwrap();
        [&kind.to_le_bytes(), &length.to_le_bytes(), data].concat()
    }

    fn cell(row: u16, column: u16) -> Vec<u8> {
        record(
            0x0203,
            &[&row.to_le_bytes()[..], &column.to_le_bytes(), &[0; 10]].concat(),
        )
    }

    fn scanned(records: &[Vec<u8>]) -> Result<u32, &'static str> {
        let limits = Limits {
            rows: 60_000,
            cells: 1_000,
            text: 10_000,
            ..Limits::default()
        };
        sheet(&records.concat(), &[100, 3_000], &mut 0, &Budget::new(limits)).map_err(|error| error.code())
    }

    #[test]
    fn far_and_wide_cells_are_refused_before_they_cost() {
        assert_eq!(scanned(&[cell(0, 0), cell(99, 9)]), Ok(0));
        assert_eq!(scanned(&[cell(0, 0), cell(100, 9)]), Err("file.too_large"));
        assert_eq!(scanned(&[cell(60_000, 0)]), Err("file.too_large"));
        let dimensions = [&0_u32.to_le_bytes()[..], &u32::MAX.to_le_bytes(), &[0; 6]].concat();
        assert_eq!(
            scanned(&[record(0x0200, &dimensions)]),
            Err("file.not_a_workbook")
        );
    }

    #[test]
    fn shared_strings_and_formulas_count_each_time() {
        let label = |index: u32| record(0x00FD, &[&[0; 6][..], &index.to_le_bytes()].concat());
        assert_eq!(scanned(&vec![label(0); 33]), Ok(0));
        assert_eq!(scanned(&vec![label(0); 34]), Err("file.too_large"));
        assert_eq!(scanned(&vec![label(1); 2]), Err("file.too_large"));
        assert_eq!(scanned(&[record(0x0006, &[0; 150])]), Ok(0));
        assert_eq!(scanned(&[record(0x0006, &[0; 160])]), Err("file.too_large"));
    }

    #[test]
    fn the_table_of_strings_goes_on_in_other_records() {
        let head = [&[0; 8][..], &[3, 0, 0], b"abc", &[4, 0, 1], &[1, 0, 2, 0]].concat();
        // the second string goes on in bytes, and the third has a run and an extra
        let tail = [
            &[0][..],
            b"de",
            &[2, 0, 12, 1, 0, 2, 0, 0, 0],
            b"xy",
            &[0; 6],
            &[1, 0, 0],
            b"z",
        ]
        .concat();
        assert_eq!(Strings::new(vec![&head, &tail]).lengths(), [3, 4, 2, 1]);
        assert_eq!(Strings::new(vec![]).lengths(), [0_u64; 0]);
        assert_eq!(Strings::new(vec![&head]).lengths(), [3]);
    }

    #[test]
    fn a_header_that_is_odd_is_no_compound_file() {
        for length in [0, 0x1E, 0x20, 0x4C, 512, 1024] {
            assert!(Compound::open(&vec![0xFF; length]).is_none(), "{length}");
            assert!(
                scan(&vec![0; length], &Budget::new(Limits::default())).is_err(),
                "{length}"
            );
        }
    }

    #[test]
    fn hidden_rows_are_counted_and_charts_passed_over() {
        let mut row = [0_u8; 16];
        row[12] = 0x20;
        let (begin, end) = (record(0x0809, &[0; 16]), record(0x000A, &[]));
        let records = [
            begin.clone(),
            record(0x0208, &row),
            begin,
            cell(60_001, 0),
            end.clone(),
            record(0x0208, &row),
            end,
        ];
        assert_eq!(scanned(&records), Ok(2));
    }
}
