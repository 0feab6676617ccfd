//! Excel's own kinds, by calamine. The only file that names it.
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{
    Data, DataRef, Dimensions, Reader, SheetType, Xls, XlsError, Xlsb, XlsbError, Xlsx, XlsxError,
};

use crate::ReadError;

use super::{Budget, Cell, Merge, Sheet, biff, package};

pub(super) fn xlsx(bytes: &[u8], budget: &mut Budget) -> Result<Vec<Sheet>, ReadError> {
    package::scan(bytes, budget)?;
    let hidden = package::hidden_rows(bytes, budget);
    guarded(|| {
        let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
            XlsxError::Password => ReadError::encrypted(),
            _ => ReadError::not_a_workbook(),
        })?;
        let mut sheets = Vec::new();
        for name in names(&book, budget)? {
            let mut sheet = Sheet {
                name,
                ..Sheet::default()
            };
            let mut cells = book.worksheet_cells_reader(&sheet.name).map_err(broken)?;
            while let Some(cell) = cells.next_cell().map_err(broken)? {
                let (row, column) = cell.get_position();
                if let Some(value) = read_ref(cell.get_value()) {
                    sheet.put(row, column, value, budget)?;
                }
            }
            drop(cells);
            let merges = book.merge_cells_by_sheet_name(&sheet.name).map_err(broken)?;
            sheet.merges = merges.into_iter().map(merge).collect();
            sheet.hidden_rows = hidden.get(&sheet.name).copied().unwrap_or(0);
            sheets.push(sheet);
        }
        Ok(sheets)
    })
}

/// calamine tells no merges of this kind, and the report says so.
pub(super) fn xlsb(bytes: &[u8], budget: &mut Budget) -> Result<Vec<Sheet>, ReadError> {
    package::scan(bytes, budget)?;
    guarded(|| {
        let mut book = Xlsb::new(Cursor::new(bytes)).map_err(|error| match error {
            XlsbError::Password => ReadError::encrypted(),
            _ => ReadError::not_a_workbook(),
        })?;
        let mut sheets = Vec::new();
        for name in names(&book, budget)? {
            let mut sheet = Sheet {
                name,
                merges_unread: true,
                ..Sheet::default()
            };
            let mut cells = book.worksheet_cells_reader(&sheet.name).map_err(broken)?;
            while let Some(cell) = cells.next_cell().map_err(broken)? {
                let (row, column) = cell.get_position();
                if let Some(value) = read_ref(cell.get_value()) {
                    sheet.put(row, column, value, budget)?;
                }
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
                name,
                hidden_rows,
                ..Sheet::default()
            };
            let range = book.worksheet_range(&sheet.name).map_err(broken)?;
            let (top, left) = range.start().unwrap_or_default();
            for (row, column, value) in range.used_cells() {
                let place = (top.saturating_add(index(row)), left.saturating_add(index(column)));
                if let Some(value) = read(value) {
                    sheet.put(place.0, place.1, value, budget)?;
                }
            }
            let merges = book.merge_cells_by_sheet_name(&sheet.name).map_err(broken)?;
            sheet.merges = merges.into_iter().map(merge).collect();
            sheets.push(sheet);
        }
        Ok(sheets)
    })
}

/// A damaged file may make calamine panic; it is no workbook then.
fn guarded<T>(read: impl FnOnce() -> Result<T, ReadError>) -> Result<T, ReadError> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(ReadError::not_a_workbook()))
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

fn read_ref(value: &DataRef<'_>) -> Option<Cell> {
    match value {
        // copies the text once instead of twice
        DataRef::SharedString(text) => Some(Cell::Text((*text).to_owned())),
        DataRef::Empty => None,
        other => read(&Data::from(other.clone())),
    }
}

fn read(value: &Data) -> Option<Cell> {
    Some(match value {
        Data::Empty => return None,
        Data::String(text) | Data::DurationIso(text) => Cell::Text(text.clone()),
        #[expect(
            clippy::cast_precision_loss,
            reason = "a number cell is a double in every one of these kinds"
        )]
        Data::Int(number) => Cell::Number(*number as f64),
        Data::Float(number) => Cell::Number(*number),
        Data::Bool(yes) => Cell::Bool(*yes),
        Data::Error(error) => Cell::Fault(error.to_string()),
        Data::DateTimeIso(text) => {
            let day = text.get(..10).and_then(|day| day.parse().ok());
            day.map_or_else(|| Cell::Text(text.clone()), Cell::Date)
        }
        // a time of day alone, or a length of time, is no day
        Data::DateTime(moment) if moment.is_duration() || moment.as_f64() < 1.0 => {
            Cell::Number(moment.as_f64())
        }
        Data::DateTime(moment) => {
            let day = moment.as_datetime().map(|moment| moment.date());
            day.map_or_else(|| Cell::Number(moment.as_f64()), Cell::Date)
        }
    })
}
