//! Excel's own kinds, by calamine. The only file that names it.
use std::cell::Cell as Flag;
use std::collections::HashMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind, set_hook, take_hook};
use std::sync::Once;
use std::sync::mpsc::sync_channel;
use std::thread;

use calamine::{
    Data, DataRef, Dimensions, Reader, SheetType, Xls, XlsError, Xlsb, XlsbError, Xlsx, XlsxError,
};

use crate::{Limits, ReadError};

use super::markup::Told;
use super::{Budget, Cell, Merge, Sheet, biff, package};

/// The numbers that are days: to 9999-12-31.
const DAYS: std::ops::Range<f64> = 1.0..2_958_466.0;

pub(super) fn xlsx(bytes: &[u8], budget: &mut Budget) -> Result<Vec<Sheet>, ReadError> {
    let parts: HashMap<String, String> = package::sheet_parts(bytes).into_iter().collect();
    guarded(|| {
        let (mut book, mut told) = looked_through(bytes, &budget.limits)?;
        let mut sheets = Vec::new();
        for name in names(&book, budget)? {
            let mut told = parts
                .get(&name)
                .and_then(|part| told.remove(part))
                .unwrap_or_default();
            told.uncomputed.sort_unstable();
            let mut sheet = Sheet {
                merges: told.merges,
                hidden_rows: told.hidden_rows,
                uncomputed: told.uncomputed,
                ..Sheet::new(name)
            };
            let mut cells = book.worksheet_cells_reader(&sheet.name).map_err(broken)?;
            put_all(&mut sheet, budget, || cells.next_cell().map_err(broken))?;
            drop(cells);
            sheets.push(sheet);
        }
        Ok(sheets)
    })
}

/// Cells that are handed on at once, where their own texts have no more bytes than this.
const PORTION: usize = 4096;
const PORTION_TEXT: usize = 1 << 20;

/// A cell as calamine hands it over.
type Handed<'b> = calamine::Cell<DataRef<'b>>;

/// Some cells in a row, and whether there are more.
fn portion<'b>(
    next: &mut impl FnMut() -> Result<Option<Handed<'b>>, ReadError>,
) -> (Vec<Handed<'b>>, Result<bool, ReadError>) {
    let mut cells = Vec::with_capacity(PORTION);
    let mut text = 0;
    while cells.len() < PORTION && text < PORTION_TEXT {
        match next() {
            Ok(Some(cell)) => {
                if let DataRef::String(own) = cell.get_value() {
                    text += own.len();
                }
                cells.push(cell);
            }
            Ok(None) => return (cells, Ok(false)),
            Err(why) => return (cells, Err(why)),
        }
    }
    (cells, Ok(true))
}

/// Puts in what is read, in its order. Of a large sheet one portion is put in beside the reading of the next, which takes
/// four times as long.
fn put_all<'b>(
    sheet: &mut Sheet,
    budget: &mut Budget,
    mut next: impl FnMut() -> Result<Option<Handed<'b>>, ReadError>,
) -> Result<(), ReadError> {
    let mut put_in = |cells: Vec<Handed<'_>>| {
        cells.iter().try_for_each(|cell| {
            let (row, column) = cell.get_position();
            put(sheet, row, column, cell.get_value(), budget)
        })
    };
    let (mut cells, mut more) = portion(&mut next);
    if !matches!(more, Ok(true)) {
        return put_in(cells).and(more.map(drop));
    }
    thread::scope(|scope| {
        let (hand, take) = sync_channel(2);
        let putting = scope.spawn(move || take.into_iter().try_for_each(put_in));
        // who takes no more has found that there is too much
        while hand.send(cells).is_ok() && matches!(more, Ok(true)) {
            (cells, more) = portion(&mut next);
        }
        drop(hand);
        let put = putting.join().unwrap_or_else(|broke| resume_unwind(broke));
        // what was read before a fault was put in before it
        put.and(more.map(drop))
    })
}

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// The book, opened, and what its parts tell. The sheets are looked through beside the opening, which reads all texts and
/// none of the sheets; what it reads was looked through before it.
fn looked_through<'a>(
    bytes: &'a [u8],
    limits: &Limits,
) -> Result<(Book<'a>, HashMap<String, Told>), ReadError> {
    let scan = package::Scan::of(bytes, limits);
    let usual = package::is_usual(bytes);
    let is_beside = |name: &str| usual && package::is_sheet(name);
    let (first, book, beside) = thread::scope(|scope| {
        let beside = scope.spawn(|| scan.parts(is_beside));
        let first = scan.parts(|name| !is_beside(name));
        let book = first.is_ok().then(|| Xlsx::new(Cursor::new(bytes)));
        (
            first,
            book,
            beside.join().unwrap_or_else(|broke| resume_unwind(broke)),
        )
    });
    let mut told = first?;
    told.extend(beside?);
    match book {
        Some(Ok(book)) => Ok((book, told)),
        Some(Err(XlsxError::Password)) => Err(ReadError::encrypted()),
        _ => Err(ReadError::not_a_workbook()),
    }
}

/// calamine tells no merges of this kind, and the report says so.
pub(super) fn xlsb(bytes: &[u8], budget: &mut Budget) -> Result<Vec<Sheet>, ReadError> {
    package::scan(bytes, &budget.limits)?;
    guarded(|| {
        let mut book = Xlsb::new(Cursor::new(bytes)).map_err(|error| match error {
            XlsbError::Password => ReadError::encrypted(),
            _ => ReadError::not_a_workbook(),
        })?;
        let mut sheets = Vec::new();
        for name in names(&book, budget)? {
            let mut sheet = Sheet {
                merges_unread: true,
                ..Sheet::new(name)
            };
            let mut cells = book.worksheet_cells_reader(&sheet.name).map_err(broken)?;
            while let Some(cell) = cells.next_cell().map_err(broken)? {
                let (row, column) = cell.get_position();
                put(&mut sheet, row, column, cell.get_value(), budget)?;
            }
            sheets.push(sheet);
        }
        Ok(sheets)
    })
}

/// calamine opens this kind whole, so our own scan goes first.
pub(super) fn xls(bytes: &[u8], budget: &mut Budget) -> Result<Vec<Sheet>, ReadError> {
    let hidden = biff::scan(bytes, budget)?;
    guarded(|| {
        let mut book = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
            XlsError::Password => ReadError::encrypted(),
            _ => ReadError::not_a_workbook(),
        })?;
        let mut sheets = Vec::new();
        let order: Vec<_> = book.sheets_metadata().to_vec();
        for (at, name) in names(&book, budget)?.into_iter().enumerate() {
            let place = order.iter().position(|sheet| sheet.name == name).unwrap_or(at);
            let hidden_rows = hidden.get(place).copied().unwrap_or(0);
            let mut sheet = Sheet {
                hidden_rows,
                ..Sheet::new(name)
            };
            let range = book.worksheet_range(&sheet.name).map_err(broken)?;
            let (top, left) = range.start().unwrap_or_default();
            for (row, column, value) in range.used_cells() {
                let place = (top.saturating_add(index(row)), left.saturating_add(index(column)));
                put(&mut sheet, place.0, place.1, &held(value), budget)?;
            }
            let merges = book.merge_cells_by_sheet_name(&sheet.name).map_err(broken)?;
            sheet.merges = merges.into_iter().map(merge).collect();
            sheets.push(sheet);
        }
        Ok(sheets)
    })
}

thread_local! {
    /// Whether a panic of this thread is expected, and not worth a word on standard error.
    static QUIET: Flag<bool> = const { Flag::new(false) };
}

/// A damaged file may make calamine panic; it is no workbook then.
fn guarded<T>(read: impl FnOnce() -> Result<T, ReadError>) -> Result<T, ReadError> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = take_hook();
        set_hook(Box::new(move |panic| {
            if !QUIET.get() {
                usual(panic);
            }
        }));
    });
    QUIET.set(true);
    let read = catch_unwind(AssertUnwindSafe(read));
    QUIET.set(false);
    read.unwrap_or_else(|_| Err(ReadError::not_a_workbook()))
}

fn broken<E>(_: E) -> ReadError {
    ReadError::not_a_workbook()
}

/// The sheets that hold cells, in the order of the workbook, hidden ones too.
fn names<R: Reader<Cursor<B>>, B: AsRef<[u8]>>(book: &R, budget: &Budget) -> Result<Vec<String>, ReadError> {
    let sheets = book.sheets_metadata().iter();
    let names: Vec<_> = sheets
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .collect();
    if names.len() > budget.limits.sheets {
        Err(budget.limits.too_many_sheets())
    } else {
        Ok(names)
    }
}

fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn merge(area: Dimensions) -> Merge {
    let ((top, left), (bottom, right)) = (area.start, area.end);
    Merge {
        top,
        left,
        bottom,
        right,
    }
}

/// As the other kinds hold it, the text not copied.
fn held(value: &Data) -> DataRef<'_> {
    match value {
        Data::Empty => DataRef::Empty,
        Data::String(text) | Data::DurationIso(text) => DataRef::SharedString(text),
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::Bool(yes) => DataRef::Bool(*yes),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
    }
}

/// Puts a cell in as what it holds.
fn put(
    sheet: &mut Sheet,
    row: u32,
    column: u32,
    value: &DataRef<'_>,
    budget: &mut Budget,
) -> Result<(), ReadError> {
    let fault;
    let cell = match value {
        DataRef::Empty => return Ok(()),
        DataRef::String(text) | DataRef::DurationIso(text) => Cell::Text(text),
        DataRef::SharedString(text) => Cell::Text(text),
        #[expect(
            clippy::cast_precision_loss,
            reason = "a number cell is a double in every one of these kinds"
        )]
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::Bool(yes) => Cell::Bool(*yes),
        DataRef::Error(error) => {
            fault = error.to_string();
            Cell::Fault(&fault)
        }
        DataRef::DateTimeIso(text) => {
            let day = text.get(..10).and_then(|day| day.parse().ok());
            day.map_or(Cell::Text(text), Cell::Date)
        }
        // a time of day alone, a length of time, or what no spreadsheet shows as a day, is none
        DataRef::DateTime(moment) if moment.is_duration() || !DAYS.contains(&moment.as_f64()) => {
            Cell::Number(moment.as_f64())
        }
        DataRef::DateTime(moment) => {
            let day = moment.as_datetime().map(|moment| moment.date());
            day.map_or(Cell::Number(moment.as_f64()), Cell::Date)
        }
    };
    sheet.put(row, column, cell, budget)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;
    use crate::Limits;

    /// A record of the binary kind: its number in seven bits a byte, its length, its content.
    fn record(kind: u16, content: &[u8]) -> Vec<u8> {
        let [low, high] = kind.to_le_bytes();
        let mut bytes = if kind < 0x80 {
            vec![low]
        } else {
            vec![low | 0x80, (high << 1) | (low >> 7)]
        };
        bytes.push(u8::try_from(content.len()).unwrap());
        bytes.extend_from_slice(content);
        bytes
    }

    fn wide(text: &str) -> Vec<u8> {
        let units: Vec<u16> = text.encode_utf16().collect();
        let length = u32::try_from(units.len()).unwrap().to_le_bytes();
        length
            .into_iter()
            .chain(units.into_iter().flat_map(u16::to_le_bytes))
            .collect()
    }

    /// A binary workbook of one sheet; each cell by its column and text, in one row.
    fn binary(row: u32, cells: &[(u32, &str)]) -> Vec<u8> {
        let bundle = [&[0; 4][..], &1_u32.to_le_bytes(), &wide("rId1"), &wide("甲")].concat();
        let book = [record(0x9C, &bundle), record(0x90, &[]), record(0x84, &[])].concat();
        let mut sheet = [
            record(0x94, &[0; 16]),
            record(0x91, &[]),
            record(0, &[&row.to_le_bytes()[..], &[0; 13]].concat()),
        ]
        .concat();
        for (column, text) in cells {
            sheet.extend(record(
                6,
                &[&column.to_le_bytes()[..], &[0; 4], &wide(text)].concat(),
            ));
        }
        sheet.extend(record(0x92, &[]));
        let relations =
            r#"<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.bin"/></Relationships>"#;
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in [
            ("[Content_Types].xml", b"<Types/>".as_slice()),
            ("xl/workbook.bin", &book),
            ("xl/_rels/workbook.bin.rels", relations.as_bytes()),
            ("xl/worksheets/sheet1.bin", &sheet),
        ] {
            zip.start_file(name, zip::write::SimpleFileOptions::default())
                .unwrap();
            zip.write_all(content).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn opened(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
        crate::workbook::open(bytes, "a.xls", &Limits::default())
    }

    #[test]
    fn a_binary_workbook_is_read_and_its_merges_are_not() {
        let sheet = opened(&binary(4, &[(0, "姓名"), (2, "性别")])).unwrap().remove(0);
        assert_eq!((sheet.name.as_str(), sheet.merges_unread), ("甲", true));
        assert_eq!(sheet.cell(4, 2), Some(Cell::Text("性别")));
        assert_eq!(
            opened(&binary(200_000, &[(0, "x")])).unwrap_err().code(),
            "file.too_large"
        );
    }

    #[test]
    fn a_large_sheet_is_put_in_as_it_is_read() {
        let texts: Vec<String> = (0..3 * PORTION).map(|at| format!("第{at}格")).collect();
        let long = "长".repeat(PORTION_TEXT);
        let read = |broken_at: Option<usize>, longest: Option<usize>, limits: Limits| {
            let (mut sheet, mut budget) = (Sheet::default(), Budget::new(limits));
            let mut at = 0;
            let read = put_all(&mut sheet, &mut budget, || {
                let here = at;
                at += 1;
                if broken_at == Some(here) {
                    return Err(ReadError::not_a_workbook());
                }
                let place = (u32::try_from(here / 3).unwrap(), u32::try_from(here % 3).unwrap());
                Ok(texts.get(here).map(|text| {
                    let value = if longest == Some(here) {
                        DataRef::String(long.clone())
                    } else {
                        DataRef::SharedString(text)
                    };
                    calamine::Cell::new(place, value)
                }))
            });
            sheet.settle();
            (read.map_err(|why| why.code()), sheet, at)
        };
        let (whole, sheet, _) = read(None, None, Limits::default());
        assert_eq!(whole, Ok(()));
        for (at, text) in texts.iter().enumerate() {
            let place = (u32::try_from(at / 3).unwrap(), u32::try_from(at % 3).unwrap());
            assert_eq!(sheet.cell(place.0, place.1), Some(Cell::Text(text)));
        }
        let broken = |at| read(Some(at), None, Limits::default()).0.unwrap_err();
        assert_eq!(broken(10), "file.not_a_workbook");
        assert_eq!(broken(2 * PORTION + 10), "file.not_a_workbook");
        let few = Limits {
            cells: PORTION + 100,
            ..Limits::default()
        };
        // the fault that comes first in the file is told
        let (too_many, _, asked) = read(Some(3 * PORTION - 1), None, few);
        assert_eq!(too_many, Err("file.too_large"));
        assert!(asked <= 3 * PORTION, "{asked}");
        let texts = |limits| read(None, Some(PORTION + 7), limits).0;
        assert_eq!(
            texts(Limits {
                text: 1 << 20,
                ..Limits::default()
            }),
            Err("file.too_large")
        );
    }

    #[test]
    fn a_panic_of_the_library_is_a_file_that_cannot_be_read() {
        let read: Result<(), ReadError> = guarded(|| panic!("as calamine does on some damaged files"));
        assert_eq!(read.unwrap_err().code(), "file.not_a_workbook");
    }

    #[test]
    fn a_time_of_day_and_what_is_beyond_the_calendar_are_no_days() {
        use calamine::{ExcelDateTime, ExcelDateTimeType};

        let kept = |value: &DataRef<'_>| {
            let mut sheet = Sheet::default();
            let mut budget = Budget::new(Limits::default());
            put(&mut sheet, 0, 0, value, &mut budget).unwrap();
            sheet.settle();
            sheet.cell(0, 0).map(|cell| match cell {
                Cell::Date(day) => day.to_string(),
                other => format!("{other:?}"),
            })
        };
        for (serial, want) in [
            (0.5, "Number(0.5)"),
            (31_213.75, "1985-06-15"),
            (-1.0, "Number(-1.0)"),
            (2_958_465.0, "9999-12-31"),
            (2_958_466.0, "Number(2958466.0)"),
            (1e300, "Number(1e300)"),
            (f64::NAN, "Number(NaN)"),
        ] {
            let moment = ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, false);
            assert_eq!(kept(&DataRef::DateTime(moment)).as_deref(), Some(want));
        }
        let iso = DataRef::DateTimeIso("1985-06-15T08:00:00".to_owned());
        assert_eq!(kept(&iso).as_deref(), Some("1985-06-15"));
    }
}
