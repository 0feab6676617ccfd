//! XML 2003 (SpreadsheetML), which Excel saved under .xls.
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::ReadError;

use super::xml::{attribute, reference};
use super::{Budget, Cell, Merge, Sheet};

/// Whether the text is such a workbook.
pub(super) fn is_workbook(text: &str) -> bool {
    text.contains("urn:schemas-microsoft-com:office:spreadsheet") && text.contains("<Workbook")
}

pub(super) fn read(text: &str, budget: &mut Budget) -> Result<Vec<Sheet>, ReadError> {
    let refuse = ReadError::not_a_workbook;
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut walk = Walk::default();
    loop {
        match reader.read_event().map_err(|_| refuse())? {
            Event::Start(start) => walk.open(&start, budget)?,
            Event::End(end) => walk.close(end.local_name().into_inner(), budget)?,
            Event::Text(text) => walk.text(&text.xml10_content()),
            Event::CData(text) => walk.text(&text.xml10_content()),
            Event::GeneralRef(entity) => walk.text(&reference(&entity).ok_or_else(refuse)?),
            Event::DocType(_) => return Err(refuse()),
            Event::Eof => return Ok(walk.sheets),
            _ => {}
        }
    }
}

/// Where the stream stands.
#[derive(Default)]
struct Walk {
    sheets: Vec<Sheet>,
    row: u32,
    column: u32,
    /// Columns that the open cell reaches over.
    across: u32,
    /// The type and the text of the Data element that is open.
    data: Option<(String, String)>,
    /// Inside a comment, whose own Data is nothing of the cell's.
    comment: bool,
}

impl Walk {
    fn open(&mut self, start: &BytesStart<'_>, budget: &Budget) -> Result<(), ReadError> {
        match start.local_name().into_inner() {
            "Worksheet" => {
                if self.sheets.len() == budget.limits.sheets {
                    return Err(budget.limits.too_many_sheets());
                }
                let name = attribute(start, "ss:Name").unwrap_or_default();
                self.sheets.push(Sheet::new(name));
                self.row = 0;
            }
            "Row" => {
                self.row = index(start).unwrap_or(self.row);
                self.column = 0;
                let hidden = attribute(start, "ss:Hidden").is_some_and(|v| v == "1");
                if let Some(sheet) = self.sheets.last_mut() {
                    sheet.hidden_rows += u32::from(hidden);
                }
            }
            "Cell" => self.open_cell(start, budget)?,
            "Comment" => self.comment = true,
            "Data" if !self.comment => {
                self.data = Some((attribute(start, "ss:Type").unwrap_or_default(), String::new()));
            }
            _ => {}
        }
        Ok(())
    }

    fn open_cell(&mut self, start: &BytesStart<'_>, budget: &Budget) -> Result<(), ReadError> {
        self.column = index(start).unwrap_or(self.column);
        self.across = span(start, "ss:MergeAcross");
        let down = span(start, "ss:MergeDown");
        if (self.across > 0 || down > 0)
            && let Some(sheet) = self.sheets.last_mut()
        {
            let (bottom, right) = (
                self.row.saturating_add(down),
                self.column.saturating_add(self.across),
            );
            let merge = Merge {
                top: self.row,
                left: self.column,
                bottom,
                right,
            };
            budget.merge(sheet, merge)?;
        }
        Ok(())
    }

    fn close(&mut self, name: &str, budget: &mut Budget) -> Result<(), ReadError> {
        match name {
            "Comment" => self.comment = false,
            "Data" if !self.comment => {
                let (kind, content) = self.data.take().ok_or_else(ReadError::not_a_workbook)?;
                let sheet = self.sheets.last_mut().ok_or_else(ReadError::not_a_workbook)?;
                sheet.put(self.row, self.column, typed(&kind, &content), budget)?;
            }
            "Cell" => self.column = self.column.saturating_add(self.across).saturating_add(1),
            "Row" => self.row = self.row.saturating_add(1),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if let Some((_, content)) = &mut self.data {
            content.push_str(text);
        }
    }
}

fn typed<'a>(kind: &str, content: &'a str) -> Cell<'a> {
    let known = match kind {
        "Number" => content.trim().parse().ok().map(Cell::Number),
        "DateTime" => content.get(..10).and_then(|day| day.parse().ok()).map(Cell::Date),
        "Boolean" => Some(Cell::Bool(content.trim() == "1")),
        "Error" => Some(Cell::Fault(content)),
        _ => None,
    };
    known.unwrap_or(Cell::Text(content))
}

/// `ss:Index`, which counts from 1.
fn index(start: &BytesStart<'_>) -> Option<u32> {
    attribute(start, "ss:Index")?.parse::<u32>().ok()?.checked_sub(1)
}

fn span(start: &BytesStart<'_>, name: &str) -> u32 {
    attribute(start, name)
        .and_then(|text| text.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;

    #[test]
    fn xml_of_2003_is_read() {
        let book = "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\
            <Worksheet ss:Name=\"甲\"><Table><Row ss:Index=\"3\"><Cell ss:Index=\"2\" ss:MergeDown=\"1\"><Data ss:Type=\"String\">x&lt;</Data><Comment><ss:Data>审核:<B>离任</B></ss:Data></Comment></Cell>\
            <Cell><Data ss:Type=\"Number\">1985.1</Data></Cell><Cell><Data ss:Type=\"DateTime\">1985-06-15T00:00:00.000</Data></Cell></Row></Table></Worksheet></Workbook>";
        let mut sheet = read(book, &mut Budget::new(Limits::default())).unwrap().remove(0);
        sheet.settle();
        let want = [(2, 1, "x<"), (2, 2, "1985.1"), (2, 3, "1985-06-15")];
        assert_eq!(
            crate::workbook::cells(&sheet),
            want.map(|(row, column, text)| (row, column, text.to_owned()))
        );
        assert_eq!(
            sheet.merges,
            [Merge {
                top: 2,
                left: 1,
                bottom: 3,
                right: 1
            }]
        );
    }

    #[test]
    fn a_document_type_is_refused() {
        let book = "<!DOCTYPE a><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>";
        assert!(is_workbook(book));
        assert_eq!(
            read(book, &mut Budget::new(Limits::default()))
                .unwrap_err()
                .code(),
            "file.not_a_workbook"
        );
    }
}
