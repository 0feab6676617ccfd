//! Values between commas, tabs or semicolons. Every cell is text; a row is a record, blank ones too.
use crate::ReadError;

use super::text::Text;
use super::{Budget, Cell, Sheet, stem};

/// Characters by which the separator is told.
const FIRST: usize = 64 << 10;

pub(super) fn read(text: Text<'_>, file_name: &str, budget: &mut Budget) -> Result<Sheet, ReadError> {
    let separator = separator(text.chars());
    // one quote that nothing closes would swallow every row after it
    let closes = quotes_close(text.chars(), separator);
    let mut sheet = Sheet::new(stem(file_name));
    let mut place = (0, 0);
    let mut field = String::new();
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                field.push('"');
            }
            '"' if quoted => quoted = false,
            _ if quoted => field.push(c),
            // a quote opens a field only where the field begins; blanks before it are left alone
            '"' if closes && field.trim().is_empty() => {
                field.clear();
                quoted = true;
            }
            '\r' | '\n' => {
                if c == '\r' && chars.peek() == Some(&'\n') {
                    chars.next();
                }
                sheet.put(place.0, place.1, Cell::Text(plain(&field)), budget)?;
                field.clear();
                place = (place.0 + 1, 0);
            }
            _ if c == separator => {
                sheet.put(place.0, place.1, Cell::Text(plain(&field)), budget)?;
                field.clear();
                place.1 += 1;
            }
            _ => field.push(c),
        }
        budget.cell_text(field.len())?;
    }
    sheet.put(place.0, place.1, Cell::Text(plain(&field)), budget)?;
    Ok(sheet)
}

/// `="140727…"` is how programs keep a spreadsheet from making a number of a text.
fn plain(field: &str) -> &str {
    let inner = field
        .trim()
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'));
    inner.filter(|inner| !inner.contains('"')).unwrap_or(field)
}

/// Whether the text ends outside quotes.
fn quotes_close(chars: impl Iterator<Item = char>, separator: char) -> bool {
    // where a quote opens a field, and just behind a closing one, where it is half of an escaped one
    let (mut quoted, mut begins, mut closed) = (false, true, false);
    for c in chars {
        match c {
            '"' if quoted => (quoted, closed) = (false, true),
            _ if quoted => {}
            '"' if begins || closed => (quoted, begins, closed) = (true, false, false),
            _ => {
                closed = false;
                begins = c == separator || matches!(c, '\r' | '\n') || (begins && c.is_whitespace());
            }
        }
    }
    !quoted
}

/// The one that stands most often outside quotes in the first lines.
fn separator(chars: impl Iterator<Item = char>) -> char {
    let mut counts = [(',', 0), ('\t', 0), (';', 0)];
    let (mut quoted, mut lines) = (false, 0);
    for c in chars.take(FIRST) {
        quoted ^= c == '"';
        lines += u32::from(c == '\n');
        if lines == 30 {
            break;
        }
        if let Some(count) = counts
            .iter_mut()
            .find(|(separator, _)| !quoted && *separator == c)
        {
            count.1 += 1;
        }
    }
    counts
        .into_iter()
        .rev()
        .max_by_key(|(_, count)| *count)
        .map_or(',', |(separator, _)| separator)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;

    fn opened(text: &str, limits: Limits) -> Result<Sheet, ReadError> {
        let text = Text::of(text.as_bytes()).unwrap();
        let mut sheet = read(text, "dir/a.b.csv", &mut Budget::new(limits))?;
        sheet.settle();
        Ok(sheet)
    }

    fn cells(text: &str) -> Vec<(u32, u32, String)> {
        let sheet = opened(text, Limits::default()).unwrap();
        assert_eq!(sheet.name, "a.b");
        crate::workbook::cells(&sheet)
    }

    fn at(list: &[(u32, u32, &str)]) -> Vec<(u32, u32, String)> {
        list.iter()
            .map(|(row, column, text)| (*row, *column, (*text).to_owned()))
            .collect()
    }

    #[test]
    fn records_are_counted_and_not_lines() {
        assert_eq!(
            cells("a,b\r\n\r\n\"c\nd\",\"e\"\"f\"\r\n,g"),
            at(&[
                (0, 0, "a"),
                (0, 1, "b"),
                (2, 0, "c\nd"),
                (2, 1, "e\"f"),
                (3, 1, "g")
            ])
        );
    }

    #[test]
    fn texts_in_the_dress_of_formulas_are_texts() {
        assert_eq!(
            cells("=\"14072718850615002X\",=\"\",=A1&\"b\",\"=\"\"0138\"\"\""),
            at(&[(0, 0, "14072718850615002X"), (0, 2, "=A1&\"b\""), (0, 3, "0138")])
        );
    }

    #[test]
    fn the_separator_is_found() {
        assert_eq!(cells("a\tb,c\td"), at(&[(0, 0, "a"), (0, 1, "b,c"), (0, 2, "d")]));
        assert_eq!(
            cells("a;b\n\"c;d\";e"),
            at(&[(0, 0, "a"), (0, 1, "b"), (1, 0, "c;d"), (1, 1, "e")])
        );
        assert_eq!(cells("a"), at(&[(0, 0, "a")]));
    }

    #[test]
    fn more_than_the_limit_is_refused() {
        let limits = Limits {
            rows: 2,
            ..Limits::default()
        };
        assert_eq!(opened("a\nb\nc", limits).unwrap_err().code(), "file.too_large");
        assert!(opened("a\nb\n\n\n", limits).is_ok());
        let long = format!("a,{}", "b".repeat(Limits::default().cell_text + 1));
        assert_eq!(
            opened(&long, Limits::default()).unwrap_err().code(),
            "file.too_large"
        );
    }

    #[test]
    fn a_quote_that_nothing_closes_swallows_no_row() {
        assert_eq!(
            cells("a,\"b\nc,d"),
            at(&[(0, 0, "a"), (0, 1, "\"b"), (1, 0, "c"), (1, 1, "d")])
        );
        assert_eq!(
            cells("a, \"b\nc\"\"\",d"),
            at(&[(0, 0, "a"), (0, 1, "b\nc\""), (0, 2, "d")])
        );
        assert_eq!(
            cells("a,5\" b\n\"c\""),
            at(&[(0, 0, "a"), (0, 1, "5\" b"), (1, 0, "c")])
        );
    }
}
