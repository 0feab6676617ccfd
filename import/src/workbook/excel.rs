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
        assert_eq!(sheet.cell(4, 2), Some(&Cell::Text("性别".to_owned())));
        assert_eq!(
            opened(&binary(200_000, &[(0, "x")])).unwrap_err().code(),
            "file.too_large"
        );
    }

    #[test]
    fn a_panic_of_the_library_is_a_file_that_cannot_be_read() {
        let read: Result<(), ReadError> = guarded(|| panic!("as calamine does on some damaged files"));
        assert_eq!(read.unwrap_err().code(), "file.not_a_workbook");
    }

    #[test]
    fn a_time_of_day_is_no_day() {
        let moment = |value| {
            Data::DateTime(calamine::ExcelDateTime::new(
                value,
                calamine::ExcelDateTimeType::DateTime,
                false,
            ))
        };
        assert_eq!(read(&moment(0.5)), Some(Cell::Number(0.5)));
        let day = chrono::NaiveDate::from_ymd_opt(1985, 6, 15);
        assert_eq!(read(&moment(31_213.75)), day.map(Cell::Date));
        assert_eq!(
            read(&Data::DateTimeIso("1985-06-15T08:00:00".to_owned())),
            day.map(Cell::Date)
        );
    }
}
