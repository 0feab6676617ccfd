//! OpenDocument sheets, read from content.xml as a stream of events. calamine tells neither merges nor hidden rows.
use std::collections::BTreeMap;
use std::io::BufReader;

use chrono::NaiveDate;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::ReadError;

use super::{Budget, Cell, Merge, Sheet, package};

pub(super) fn read(bytes: &[u8], budget: &mut Budget) -> Result<Vec<Sheet>, ReadError> {
    package::scan(bytes, &budget.limits)?;
    let mut zip = package::open(bytes)?;
    let content = zip
        .by_name("content.xml")
        .map_err(|_| ReadError::not_a_workbook())?;
    let mut reader = Reader::from_reader(BufReader::new(content));
    reader.config_mut().expand_empty_elements = true;
    let mut walk = Walk::default();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer);
        match event.map_err(|_| ReadError::not_a_workbook())? {
            Event::Start(start) => walk.open(&start, budget)?,
            Event::End(end) => walk.close(end.name().0, budget)?,
            Event::Text(text) => walk.text(&text.xml10_content(), budget)?,
            Event::CData(text) => walk.text(&text.xml10_content(), budget)?,
            Event::GeneralRef(reference) => {
                let c = super::xml::reference(&reference);
                walk.text(&c.ok_or_else(ReadError::not_a_workbook)?, budget)?;
            }
            Event::Eof => break,
            _ => {}
        }
    }
    Ok(walk.sheets)
}

/// Where the stream stands.
#[derive(Default)]
struct Walk {
    sheets: Vec<Sheet>,
    /// Tables within tables; only the outermost is a sheet.
    depth: u32,
    row: u32,
    row_repeats: u32,
    row_hidden: bool,
    column: u32,
    cells: BTreeMap<u32, Held>,
    cell: Option<Open>,
    /// Depth of comments, whose text is not the cell's.
    aside: u32,
}

/// A cell whose end has not come yet.
struct Open {
    repeats: u32,
    columns: u32,
    rows: u32,
    covered: bool,
    value: Value,
    text: String,
    paragraphs: u32,
}

enum Value {
    Content,
    Error,
    Known(Held),
}

/// A cell that waits for the end of its row, which may come several times.
#[derive(Clone)]
enum Held {
    Text(String),
    Number(f64),
    Date(NaiveDate),
    Bool(bool),
    Fault(String),
}

impl Held {
    fn cell(&self) -> Cell<'_> {
        match self {
            Self::Text(text) => Cell::Text(text),
            Self::Number(number) => Cell::Number(*number),
            Self::Date(day) => Cell::Date(*day),
            Self::Bool(yes) => Cell::Bool(*yes),
            Self::Fault(text) => Cell::Fault(text),
        }
    }
}

impl Walk {
    fn open(&mut self, start: &BytesStart<'_>, budget: &Budget) -> Result<(), ReadError> {
        let name = start.name();
        match name.0 {
            "table:table" => {
                self.depth += 1;
                if self.depth == 1 {
                    self.start_sheet(start, budget)?;
                }
            }
            "table:table-row" if self.depth == 1 => {
                self.row_repeats = number(start, "table:number-rows-repeated");
                let visibility = attribute(start, "table:visibility");
                self.row_hidden = matches!(visibility.as_deref(), Some("collapse" | "filter"));
                self.column = 0;
            }
            "table:table-cell" | "table:covered-table-cell" if self.depth == 1 => {
                self.cell = Some(open_cell(start));
            }
            "office:annotation" => self.aside += 1,
            "text:p" => {
                if let Some(cell) = self.reading() {
                    if cell.paragraphs > 0 {
                        cell.text.push('\n');
                    }
                    cell.paragraphs += 1;
                }
            }
            "text:s" => {
                let blanks = number(start, "text:c").min(1_000) as usize;
                self.text(&" ".repeat(blanks), budget)?;
            }
            "text:tab" => self.text("\t", budget)?,
            "text:line-break" => self.text("\n", budget)?,
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str, budget: &mut Budget) -> Result<(), ReadError> {
        match name {
            "table:table" => self.depth = self.depth.saturating_sub(1),
            "office:annotation" => self.aside = self.aside.saturating_sub(1),
            "table:table-cell" | "table:covered-table-cell" if self.depth == 1 => {
                if let Some(cell) = self.cell.take() {
                    self.close_cell(cell, budget)?;
                }
            }
            "table:table-row" if self.depth == 1 => self.close_row(budget)?,
            _ => {}
        }
        Ok(())
    }

    fn start_sheet(&mut self, start: &BytesStart<'_>, budget: &Budget) -> Result<(), ReadError> {
        if self.sheets.len() == budget.limits.sheets {
            return Err(budget.limits.too_many_sheets());
        }
        let name = attribute(start, "table:name").unwrap_or_default();
        self.sheets.push(Sheet::new(name));
        self.row = 0;
        Ok(())
    }

    fn close_cell(&mut self, open: Open, budget: &mut Budget) -> Result<(), ReadError> {
        let cell = match open.value {
            Value::Known(cell) => cell,
            Value::Error => Held::Fault(open.text),
            Value::Content => Held::Text(open.text),
        };
        let blank = matches!(&cell, Held::Text(text) | Held::Fault(text) if text.trim().is_empty());
        if !blank && !open.covered {
            budget.place(self.row, self.column.saturating_add(open.repeats - 1))?;
            for offset in 0..open.repeats {
                self.cells.insert(self.column + offset, cell.clone());
            }
            if open.columns > 1 || open.rows > 1 {
                let merge = Merge {
                    top: self.row,
                    left: self.column,
                    bottom: self.row.saturating_add(open.rows - 1),
                    right: self.column.saturating_add(open.columns - 1),
                };
                let sheet = self.sheets.last_mut().ok_or_else(ReadError::not_a_workbook)?;
                budget.merge(sheet, merge)?;
            }
        }
        self.column = self.column.saturating_add(open.repeats);
        Ok(())
    }

    /// A repeated row is as many rows; where nothing is in it, it costs nothing.
    fn close_row(&mut self, budget: &mut Budget) -> Result<(), ReadError> {
        let sheet = self.sheets.last_mut().ok_or_else(ReadError::not_a_workbook)?;
        let cells = std::mem::take(&mut self.cells);
        if !cells.is_empty() {
            budget.place(self.row.saturating_add(self.row_repeats - 1), 0)?;
            for row in self.row..self.row + self.row_repeats {
                for (column, cell) in &cells {
                    sheet.put(row, *column, cell.cell(), budget)?;
                }
                sheet.hidden_rows += u32::from(self.row_hidden);
            }
        }
        self.row = self.row.saturating_add(self.row_repeats);
        Ok(())
    }

    fn reading(&mut self) -> Option<&mut Open> {
        if self.aside > 0 || self.depth != 1 {
            None
        } else {
            self.cell.as_mut()
        }
    }

    fn text(&mut self, text: &str, budget: &Budget) -> Result<(), ReadError> {
        if let Some(cell) = self.reading()
            && cell.paragraphs > 0
        {
            budget.cell_text(cell.text.len() + text.len())?;
            cell.text.push_str(text);
        }
        Ok(())
    }
}

fn open_cell(start: &BytesStart<'_>) -> Open {
    let kind = attribute(start, "office:value-type").unwrap_or_default();
    let failed = attribute(start, "calcext:value-type").is_some_and(|kind| kind == "error");
    let value = match kind.as_str() {
        _ if failed => Value::Error,
        "float" | "percentage" | "currency" => attribute(start, "office:value")
            .and_then(|text| text.parse().ok())
            .map_or(Value::Content, |number| Value::Known(Held::Number(number))),
        "date" => attribute(start, "office:date-value")
            .and_then(|text| text.get(..10)?.parse().ok())
            .map_or(Value::Content, |day| Value::Known(Held::Date(day))),
        "boolean" => Value::Known(Held::Bool(
            attribute(start, "office:boolean-value").is_some_and(|v| v == "true"),
        )),
        _ => attribute(start, "office:string-value")
            .map_or(Value::Content, |text| Value::Known(Held::Text(text))),
    };
    Open {
        repeats: number(start, "table:number-columns-repeated"),
        columns: number(start, "table:number-columns-spanned"),
        rows: number(start, "table:number-rows-spanned"),
        covered: start.name().0 == "table:covered-table-cell",
        value,
        text: String::new(),
        paragraphs: 0,
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    super::xml::attribute(start, name)
}

/// A count, 1 where it is not told.
fn number(start: &BytesStart<'_>, name: &str) -> u32 {
    attribute(start, name)
        .and_then(|text| text.parse().ok())
        .map_or(1, |count: u32| count.max(1))
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use super::*;
    use crate::Limits;

    fn sheets(table: &str) -> Result<Vec<Sheet>, ReadError> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("content.xml", zip::write::SimpleFileOptions::default())
            .unwrap();
        write!(zip, "<office:document-content>{table}</office:document-content>").unwrap();
        let bytes = zip.finish().unwrap().into_inner();
        let mut sheets = read(&bytes, &mut Budget::new(Limits::default()))?;
        sheets.iter_mut().for_each(Sheet::settle);
        Ok(sheets)
    }

    fn cell(text: &str) -> String {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    }

    #[test]
    fn cells_are_read_by_their_type() {
        let table = format!(
            "<table:table table:name=\"甲\"><table:table-row>{}\n<table:table-cell office:value-type=\"float\" office:value=\"1985.1\"><text:p>1985.10</text:p></table:table-cell>\
             <table:table-cell office:value-type=\"date\" office:date-value=\"1985-06-15T00:00:00\"><text:p>6月</text:p></table:table-cell>\
             <table:table-cell calcext:value-type=\"error\" office:value-type=\"string\" office:string-value=\"\"><text:p>#N/A</text:p></table:table-cell>\
             <table:table-cell office:value-type=\"string\"><office:annotation><text:p>注</text:p></office:annotation><text:p>a<text:s text:c=\"2\"/>b&amp;</text:p><text:p>c</text:p></table:table-cell>\
             </table:table-row></table:table>",
            cell("x")
        );
        let sheets = sheets(&table).unwrap();
        assert_eq!(sheets[0].name, "甲");
        let row: Vec<_> = sheets[0].row(0).iter().map(|(_, cell)| cell).collect();
        let day = NaiveDate::from_ymd_opt(1985, 6, 15).unwrap();
        assert_eq!(
            row,
            [
                Cell::Text("x"),
                Cell::Number(1985.1),
                Cell::Date(day),
                Cell::Fault("#N/A"),
                Cell::Text("a  b&\nc")
            ]
        );
    }

    #[test]
    fn repeats_count_rows_and_columns() {
        let table = format!(
            "<table:table table:name=\"a\"><table:table-row table:number-rows-repeated=\"3\"><table:table-cell/></table:table-row>\
             <table:table-row table:number-rows-repeated=\"2\" table:visibility=\"filter\"><table:table-cell table:number-columns-repeated=\"2\"/>{}</table:table-row>\
             <table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table>",
            cell("x")
        );
        let sheet = sheets(&table).unwrap().remove(0);
        assert_eq!(sheet.rows().collect::<Vec<_>>(), [3, 4]);
        assert_eq!(
            sheet.row(4).iter().map(|(column, _)| column).collect::<Vec<_>>(),
            [2]
        );
        assert_eq!(sheet.hidden_rows, 2);
    }

    #[test]
    fn repeated_content_and_far_cells_are_too_large() {
        for table in [
            format!("<table:table-row table:number-rows-repeated=\"1000000\">{}</table:table-row>", cell("x")),
            format!("<table:table-row table:number-rows-repeated=\"1000000\"/><table:table-row>{}</table:table-row>", cell("x")),
            "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"16384\"/></table:table-row>".to_owned(),
        ] {
            let table = format!("<table:table table:name=\"a\">{table}</table:table>");
            assert_eq!(sheets(&table).unwrap_err().code(), "file.too_large");
        }
    }

    #[test]
    fn merges_are_told() {
        let table = "<table:table table:name=\"a\"><table:table-row><table:table-cell office:value-type=\"string\" table:number-rows-spanned=\"2\"><text:p>x</text:p></table:table-cell></table:table-row>\
             <table:table-row><table:covered-table-cell><text:p>y</text:p></table:covered-table-cell></table:table-row></table:table>";
        let sheet = sheets(table).unwrap().remove(0);
        assert_eq!(
            sheet.merges,
            [Merge {
                top: 0,
                left: 0,
                bottom: 1,
                right: 0
            }]
        );
        assert_eq!(sheet.rows().len(), 1);
    }
}
