//! An HTML table, which office programs and web systems save under .xls.
use memchr::memmem;

use crate::ReadError;

use super::{Budget, Cell, Merge, Sheet, stem};

/// Every table of the page is one sheet's rows, one below the other.
pub(super) fn read(text: &str, file_name: &str, budget: &mut Budget) -> Result<Vec<Sheet>, ReadError> {
    let mut walk = Walk {
        sheet: Sheet::new(stem(file_name)),
        row: 0,
        column: 0,
        in_row: false,
        cell: None,
        taken: Vec::new(),
    };
    let mut has_table = false;
    let mut at = 0;
    while let Some(next) = find(text, at, "<") {
        walk.text(&text[at..next], budget)?;
        if text[next..].starts_with("<!--") {
            at = find(text, next, "-->").map_or(text.len(), |end| end + 3);
            continue;
        }
        let Some(end) = find(text, next, ">") else { break };
        let tag = &text[next + 1..end];
        let name = tag_name(tag).to_ascii_lowercase();
        if name == "!entity" || (name == "!doctype" && tag.contains("<!")) {
            return Err(ReadError::not_a_workbook());
        }
        has_table |= name == "table";
        walk.tag(&name, tag, budget)?;
        at = end + 1;
        if matches!(name.as_str(), "style" | "script") && !tag.starts_with('/') {
            at = closing(text, at, &name);
        }
    }
    if has_table {
        Ok(vec![walk.sheet])
    } else {
        Err(ReadError::not_a_workbook())
    }
}

fn find(text: &str, from: usize, what: &str) -> Option<usize> {
    memmem::find(&text.as_bytes()[from..], what.as_bytes()).map(|offset| from + offset)
}

/// Where `</style` or `</script` begins.
fn closing(text: &str, from: usize, name: &str) -> usize {
    let mut at = from;
    while let Some(next) = find(text, at, "</") {
        let rest = &text.as_bytes()[next + 2..];
        if rest
            .get(..name.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes()))
        {
            return next;
        }
        at = next + 2;
    }
    text.len()
}

/// Where the page is being read.
struct Walk {
    sheet: Sheet,
    row: u32,
    column: u32,
    in_row: bool,
    /// The text of the cell that is open.
    cell: Option<String>,
    /// By column, the first row that an area from above leaves free.
    taken: Vec<u32>,
}

impl Walk {
    fn text(&mut self, text: &str, budget: &Budget) -> Result<(), ReadError> {
        if let Some(cell) = &mut self.cell {
            budget.cell_text(cell.len() + text.len())?;
            cell.push_str(text);
        }
        Ok(())
    }

    /// Closing tags of cells and rows may be left out, so that each opening one closes what is open.
    fn tag(&mut self, name: &str, tag: &str, budget: &mut Budget) -> Result<(), ReadError> {
        match (tag.starts_with('/'), name) {
            (false, "tr") => {
                self.close_cell(budget)?;
                self.row += u32::from(self.in_row);
                (self.column, self.in_row) = (0, true);
            }
            (true, "tr" | "table") => {
                self.close_cell(budget)?;
                self.row += u32::from(self.in_row);
                self.in_row = false;
            }
            (false, "td" | "th") => {
                self.close_cell(budget)?;
                self.open_cell(tag, budget)?;
            }
            (true, "td" | "th") => self.close_cell(budget)?,
            (_, "br" | "p" | "div") => self.text("\n", budget)?,
            _ => {}
        }
        Ok(())
    }

    fn open_cell(&mut self, tag: &str, budget: &Budget) -> Result<(), ReadError> {
        let row = self.row;
        let free = |column: &u32| self.taken.get(*column as usize).is_none_or(|free| *free <= row);
        let column = (self.column..=self.column.saturating_add(budget.limits.columns))
            .find(free)
            .unwrap_or(u32::MAX);
        budget.place(row, column)?;
        let (rows, columns) = (size(tag, "rowspan"), size(tag, "colspan"));
        if rows > 1 || columns > 1 {
            let merge = Merge {
                top: row,
                left: column,
                bottom: row + rows - 1,
                right: column + columns - 1,
            };
            budget.place(row, merge.right)?;
            budget.merge(&mut self.sheet, merge)?;
            let end = merge.right as usize + 1;
            self.taken.resize(self.taken.len().max(end), 0);
            for free in &mut self.taken[merge.left as usize..end] {
                *free = (*free).max(row + rows);
            }
        }
        self.column = column;
        self.cell = Some(String::new());
        Ok(())
    }

    fn close_cell(&mut self, budget: &mut Budget) -> Result<(), ReadError> {
        if let Some(content) = self.cell.take() {
            self.sheet
                .put(self.row, self.column, Cell::Text(&unescaped(&content)), budget)?;
            self.column += 1;
        }
        Ok(())
    }
}

fn tag_name(tag: &str) -> &str {
    let parts = tag.split(|c: char| c.is_whitespace() || c == '/');
    parts
        .into_iter()
        .find(|part| !part.is_empty())
        .unwrap_or_default()
}

/// `rowspan` or `colspan`, at least 1 and never more than a page can mean.
fn size(tag: &str, name: &str) -> u32 {
    let lower = tag.to_ascii_lowercase();
    let value = lower.split_once(name).map_or("", |(_, rest)| rest);
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
        let mut sheets = read(text, "名单.xls", &mut Budget::new(Limits::default()))?;
        sheets.iter_mut().for_each(Sheet::settle);
        Ok(sheets)
    }

    #[test]
    fn html_tables_are_read() {
        let page = "<!DOCTYPE html><html><style>td{}</style><body><table><tr><th rowspan=2>a<th colspan=\"2\">b&amp;&#x4e00;</tr>\
            <TR><TD x:str>c<br>d</TD><td>&nbsp;</td></tr><!-- <td>no</td> --><tr><td>e</td></tr></table></body></html>";
        let sheet = sheets(page).unwrap().remove(0);
        assert_eq!(sheet.name, "名单");
        let want = [(0, 0, "a"), (0, 1, "b&一"), (1, 1, "c\nd"), (2, 0, "e")];
        assert_eq!(
            crate::workbook::cells(&sheet),
            want.map(|(row, column, text)| (row, column, text.to_owned()))
        );
        assert_eq!(sheet.merges.len(), 2);
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
