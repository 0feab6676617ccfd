//! Values between commas, tabs or semicolons. Every cell is text; a row is a record, blank ones too.
use crate::ReadError;

use super::{Budget, Cell, Sheet, stem};

pub(super) fn read(text: &str, file_name: &str, budget: &mut Budget) -> Result<Sheet, ReadError> {
    let separator = separator(text);
    let mut sheet = Sheet {
        name: stem(file_name),
        ..Sheet::default()
    };
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
            '"' if field.trim().is_empty() => {
                field.clear();
                quoted = true;
            }
            '\r' | '\n' => {
                if c == '\r' && chars.peek() == Some(&'\n') {
                    chars.next();
                }
                sheet.put(place.0, place.1, Cell::Text(std::mem::take(&mut field)), budget)?;
                place = (place.0 + 1, 0);
            }
            _ if c == separator => {
                sheet.put(place.0, place.1, Cell::Text(std::mem::take(&mut field)), budget)?;
                place.1 += 1;
            }
            _ => field.push(c),
        }
    }
    sheet.put(place.0, place.1, Cell::Text(field), budget)?;
    Ok(sheet)
}

/// The one that stands most often outside quotes in the first lines.
fn separator(text: &str) -> char {
    let mut counts = [(',', 0), ('\t', 0), (';', 0)];
    let mut quoted = false;
    for c in text.lines().take(30).flat_map(str::chars) {
        quoted ^= c == '"';
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

    fn cells(text: &str) -> Vec<(u32, u32, String)> {
        let sheet = read(text, "dir/a.b.csv", &mut Budget::new(Limits::default())).unwrap();
        assert_eq!(sheet.name, "a.b");
        let rows = sheet.rows.into_iter();
        rows.flat_map(|(row, cells)| {
            cells
                .into_iter()
                .map(move |(column, cell)| (row, column, cell.text()))
        })
        .collect()
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
        assert_eq!(
            read("a\nb\nc", "x", &mut Budget::new(limits)).unwrap_err().code(),
            "file.too_large"
        );
        assert!(read("a\nb\n\n\n", "x", &mut Budget::new(limits)).is_ok());
    }
}
