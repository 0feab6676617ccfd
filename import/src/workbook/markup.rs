//! Tables that office programs save under .xls: XML 2003 (SpreadsheetML) and HTML.
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::ReadError;

use super::{Budget, Cell, Merge, Sheet, stem};

pub(super) fn read(text: &str, file_name: &str, budget: &mut Budget) -> Result<Vec<Sheet>, ReadError> {
    if text.contains("urn:schemas-microsoft-com:office:spreadsheet") && text.contains("<Workbook") {
        return xml2003(text, budget);
    }
    let lower = text.to_ascii_lowercase();
    if lower.contains("<!entity") || !lower.contains("<table") {
        return Err(ReadError::not_a_workbook());
    }
    html(text, &lower, file_name, budget)
}

/// An attribute's value with its references resolved.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = start.try_get_attribute(name).ok()??;
    Some(
        attribute
            .normalized_value(quick_xml::XmlVersion::Implicit1_0)
            .ok()?
            .into_owned(),
    )
}

/// The text that a reference stands for; only the five of XML and characters by number are known.
pub(super) fn reference(reference: &BytesRef<'_>) -> Option<String> {
    if let Some(c) = reference.resolve_char_ref().ok()? {
        return Some(c.to_string());
    }
    let text = match reference.xml10_content().as_ref() {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => return None,
    };
    Some(text.to_owned())
}

fn xml2003(text: &str, budget: &mut Budget) -> Result<Vec<Sheet>, ReadError> {
    let refuse = ReadError::not_a_workbook;
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut sheets: Vec<Sheet> = Vec::new();
    let (mut row, mut column) = (0, 0);
    // the type and the text of the Data element that is open
    let mut data: Option<(String, String)> = None;
    let mut across = 0;
    loop {
        match reader.read_event().map_err(|_| refuse())? {
            Event::Start(start) => match start.local_name().into_inner() {
                "Worksheet" => {
                    if sheets.len() == budget.limits.sheets {
                        return Err(budget.limits.too_many_sheets());
                    }
                    let name = attribute(&start, "ss:Name").unwrap_or_default();
                    sheets.push(Sheet {
                        name,
                        ..Sheet::default()
                    });
                    row = 0;
                }
                "Row" => {
                    row = index(&start).unwrap_or(row);
                    column = 0;
                    let hidden = attribute(&start, "ss:Hidden").is_some_and(|v| v == "1");
                    if let Some(sheet) = sheets.last_mut() {
                        sheet.hidden_rows += u32::from(hidden);
                    }
                }
                "Cell" => {
                    column = index(&start).unwrap_or(column);
                    across = span(&start, "ss:MergeAcross", 0);
                    let down = span(&start, "ss:MergeDown", 0);
                    if (across > 0 || down > 0)
                        && let Some(sheet) = sheets.last_mut()
                    {
                        let (bottom, right) = (row.saturating_add(down), column.saturating_add(across));
                        sheet.merges.push(Merge {
                            top: row,
                            left: column,
                            bottom,
                            right,
                        });
                    }
                }
                "Data" => data = Some((attribute(&start, "ss:Type").unwrap_or_default(), String::new())),
                _ => {}
            },
            Event::Text(text) => {
                if let Some((_, content)) = &mut data {
                    content.push_str(&text.xml10_content());
                }
            }
            Event::GeneralRef(entity) => {
                let text = reference(&entity).ok_or_else(refuse)?;
                if let Some((_, content)) = &mut data {
                    content.push_str(&text);
                }
            }
            Event::End(end) => match end.local_name().into_inner() {
                "Data" => {
                    let (kind, content) = data.take().ok_or_else(refuse)?;
                    let sheet = sheets.last_mut().ok_or_else(refuse)?;
                    sheet.put(row, column, typed(&kind, content), budget)?;
                }
                "Cell" => column = column.saturating_add(across).saturating_add(1),
                "Row" => row = row.saturating_add(1),
                _ => {}
            },
            Event::DocType(_) => return Err(refuse()),
            Event::Eof => return Ok(sheets),
            _ => {}
        }
    }
}

fn typed(kind: &str, content: String) -> Cell {
    let known = match kind {
        "Number" => content.trim().parse().ok().map(Cell::Number),
        "DateTime" => content.get(..10).and_then(|day| day.parse().ok()).map(Cell::Date),
        "Boolean" => Some(Cell::Bool(content.trim() == "1")),
        "Error" => Some(Cell::Fault(content.clone())),
        _ => None,
    };
    known.unwrap_or(Cell::Text(content))
}

/// `ss:Index`, which counts from 1.
fn index(start: &BytesStart<'_>) -> Option<u32> {
    attribute(start, "ss:Index")?.parse::<u32>().ok()?.checked_sub(1)
}

fn span(start: &BytesStart<'_>, name: &str, otherwise: u32) -> u32 {
    attribute(start, name)
        .and_then(|text| text.parse().ok())
        .unwrap_or(otherwise)
}

/// Every table of the page is one sheet's rows, one below the other.
fn html(text: &str, lower: &str, file_name: &str, budget: &mut Budget) -> Result<Vec<Sheet>, ReadError> {
    let mut sheet = Sheet {
        name: stem(file_name),
        ..Sheet::default()
    };
    // the next row; the next column of this row; the cell that is open; columns that a row above reaches into
    let (mut row, mut column, mut in_row) = (0_u32, 0_u32, false);
    let mut cell: Option<String> = None;
    let mut taken: Vec<Merge> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let next = lower[at..].find('<').map_or(text.len(), |offset| at + offset);
        if let Some(content) = &mut cell {
            content.push_str(&text[at..next]);
        }
        let Some(end) = lower[next..].find('>').map(|offset| next + offset) else {
            break;
        };
        let tag = &lower[next + 1..end];
        let name = tag
            .split(|c: char| c.is_whitespace() || c == '/')
            .find(|part| !part.is_empty())
            .unwrap_or("");
        let closing = tag.starts_with('/');
        if matches!((closing, name), (_, "td" | "th" | "tr") | (true, "table"))
            && let Some(content) = cell.take()
        {
            sheet.put(row, column, Cell::Text(unescaped(&content)), budget)?;
            column += 1;
        }
        match (closing, name) {
            (false, "tr") => {
                row += u32::from(in_row);
                (column, in_row) = (0, true);
            }
            (true, "tr" | "table") if in_row => {
                row += 1;
                in_row = false;
            }
            (false, "td" | "th") => {
                while let Some(merge) = taken
                    .iter()
                    .find(|m| m.bottom >= row && (m.left..=m.right).contains(&column))
                {
                    column = merge.right + 1;
                }
                budget.place(row, column)?;
                let (rows, columns) = (size(tag, "rowspan"), size(tag, "colspan"));
                if rows > 1 || columns > 1 {
                    let merge = Merge {
                        top: row,
                        left: column,
                        bottom: row + rows - 1,
                        right: column + columns - 1,
                    };
                    sheet.merges.push(merge);
                    taken.retain(|m| m.bottom >= row);
                    taken.push(merge);
                }
                cell = Some(String::new());
            }
            (_, "br" | "p" | "div") => {
                if let Some(content) = &mut cell {
                    content.push('\n');
                }
            }
            (false, "style" | "script") => {
                let close = format!("</{name}");
                at = lower[end..]
                    .find(&close)
                    .map_or(text.len(), |offset| end + offset);
                continue;
            }
            (false, _) if tag.starts_with("!--") => {
                at = lower[next..]
                    .find("-->")
                    .map_or(text.len(), |offset| next + offset + 3);
                continue;
            }
            _ => {}
        }
        at = end + 1;
    }
    Ok(vec![sheet])
}

/// `rowspan` or `colspan`, at least 1 and never more than a page can mean.
fn size(tag: &str, name: &str) -> u32 {
    let value = tag.split_once(name).map_or("", |(_, rest)| rest);
    let digits: String = value
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(char::is_ascii_digit)
        .collect();
    digits.parse::<u32>().map_or(1, |size| size.clamp(1, 10_000))
}

/// Resolves the references that office programs write; others stay as they are.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find(';').filter(|end| *end <= 10);
        let known = end.and_then(|end| {
            let name = &rest[1..end];
            let number = name
                .strip_prefix('#')
                .and_then(|digits| match digits.strip_prefix(['x', 'X']) {
                    Some(hex) => u32::from_str_radix(hex, 16).ok(),
                    None => digits.parse().ok(),
                });
            match name {
                "amp" => Some('&'),
                "lt" => Some('<'),
                "gt" => Some('>'),
                "quot" => Some('"'),
                "nbsp" => Some('\u{a0}'),
                _ => number.and_then(char::from_u32),
            }
        });
        if let (Some(c), Some(end)) = (known, end) {
            plain.push(c);
            rest = &rest[end + 1..];
        } else {
            plain.push('&');
            rest = &rest[1..];
        }
    }
    plain.push_str(rest);
    plain.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;

    fn sheets(text: &str) -> Result<Vec<Sheet>, ReadError> {
        read(text, "名单.xls", &mut Budget::new(Limits::default()))
    }

    fn cells(sheet: &Sheet) -> Vec<(u32, u32, String)> {
        let rows = sheet.rows.iter();
        rows.flat_map(|(row, cells)| cells.iter().map(|(column, cell)| (*row, *column, cell.text())))
            .collect()
    }

    #[test]
    fn html_tables_are_read() {
        let page = "<!DOCTYPE html><html><style>td{}</style><body><table><tr><th rowspan=2>a<th colspan=\"2\">b&amp;&#x4e00;</tr>\
            <TR><TD x:str>c<br>d</TD><td>&nbsp;</td></tr><!-- <td>no</td> --><tr><td>e</td></tr></table></body></html>";
        let sheet = sheets(page).unwrap().remove(0);
        assert_eq!(sheet.name, "名单");
        let want = [(0, 0, "a"), (0, 1, "b&一"), (1, 1, "c\nd"), (2, 0, "e")];
        assert_eq!(
            cells(&sheet),
            want.map(|(row, column, text)| (row, column, text.to_owned()))
        );
        assert_eq!(sheet.merges.len(), 2);
    }

    #[test]
    fn xml_of_2003_is_read() {
        let book = "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\
            <Worksheet ss:Name=\"甲\"><Table><Row ss:Index=\"3\"><Cell ss:Index=\"2\" ss:MergeDown=\"1\"><Data ss:Type=\"String\">x&lt;</Data></Cell>\
            <Cell><Data ss:Type=\"Number\">1985.1</Data></Cell><Cell><Data ss:Type=\"DateTime\">1985-06-15T00:00:00.000</Data></Cell></Row></Table></Worksheet></Workbook>";
        let sheet = sheets(book).unwrap().remove(0);
        let want = [(2, 1, "x<"), (2, 2, "1985.1"), (2, 3, "1985-06-15")];
        assert_eq!(
            cells(&sheet),
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
    fn other_markup_is_no_workbook() {
        for text in [
            "<svg/>",
            "<?xml version=\"1.0\"?><a/>",
            "<html><p>hello</p></html>",
            "<table><!ENTITY a 'b'>",
        ] {
            assert_eq!(sheets(text).unwrap_err().code(), "file.not_a_workbook", "{text}");
        }
    }
}
