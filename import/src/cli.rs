//! `sanyou import check FILE [--format text|json] [--as-of YYYY-MM-DD]`, as far as it needs no process.
use std::io::Write;
use std::path::Path;

use chrono::NaiveDate;

use crate::{Limits, Options, Part, ReadError, each, plain_name};

/// The form of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// For a person.
    #[default]
    Text,
    /// The report of the contract.
    Json,
}

impl std::str::FromStr for Format {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "text" => Ok(Self::Text),
            "json" => Ok(Self::Json),
            _ => Err(format!("--format 只能是 text 或 json，不能是“{text}”。")),
        }
    }
}

/// Checks the file at `path` and prints what is in it, row by row as it is read. Gives the status that the process ends
/// with: 0 where the file was read, 2 where it was not.
pub fn check_file(
    path: &Path,
    format: Format,
    as_of: NaiveDate,
    limits: Limits,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let name = path.to_string_lossy();
    let options = Options {
        limits,
        keep_cells: false,
        ..Options::new(as_of)
    };
    let read = load(path, &limits).and_then(|bytes| match format {
        Format::Text => text(&bytes, &name, &options, out),
        Format::Json => json(&bytes, &name, &options, out),
    });
    // whoever closed our output has read enough
    let Err(error) = read else { return 0 };
    let _ = match format {
        Format::Text => writeln!(err, "{}  {}", error.code(), error.message()),
        Format::Json => {
            let error = serde_json::json!({ "error": { "code": error.code(), "message": error.message() } });
            writeln!(out, "{error:#}")
        }
    };
    2
}

/// The report, a row at a time: the sheets, and the totals once all rows are counted.
fn json(bytes: &[u8], name: &str, options: &Options, out: &mut dyn Write) -> Result<(), ReadError> {
    let (mut sheets, mut rows, mut told) = (0_u32, 0_u32, Vec::new());
    let totals = each(bytes, name, options, &mut |part| {
        let _ = match part {
            Part::Exported(_) | Part::Kind(_) => Ok(()),
            Part::Sheet(sheet) => {
                let before = match sheets {
                    0 => format!("{{\n\"file\": {},\n\"sheets\": [\n", value(&plain_name(name))),
                    _ => "\n]},\n".to_owned(),
                };
                (sheets, rows) = (sheets + 1, 0);
                // the rows come last, so that each can follow
                let mut head = serde_json::to_value(&sheet).unwrap_or_default();
                if let Some(head) = head.as_object_mut() {
                    head.remove("rows");
                }
                let head = head.to_string();
                write!(out, "{before}{},\n\"rows\": [", head.trim_end_matches('}'))
            }
            Part::Row(row) => {
                rows += 1;
                told.clear();
                told.extend_from_slice(if rows == 1 { b"\n" } else { b",\n" });
                // a report holds nothing that JSON can't
                let _ = serde_json::to_writer(&mut told, &row);
                out.write_all(&told)
            }
        };
    })?;
    let _ = write!(out, "\n]}}\n],\n\"totals\": {}\n}}\n", value(&totals));
    Ok(())
}

/// The summary, then a line an issue.
fn text(bytes: &[u8], name: &str, options: &Options, out: &mut dyn Write) -> Result<(), ReadError> {
    let (mut sheets, mut sheet, mut lines) = (0, String::new(), String::new());
    let totals = each(bytes, name, options, &mut |part| match part {
        Part::Sheet(told) => {
            sheets += 1;
            lines.push_str(&told.issue_lines());
            sheet = told.name;
        }
        Part::Exported(_) | Part::Kind(_) => {}
        Part::Row(row) => lines.push_str(&row.issue_lines(&sheet)),
    })?;
    let _ = write!(out, "{}{lines}", totals.summary(plain_name(name), sheets));
    Ok(())
}

fn value(value: &impl serde::Serialize) -> String {
    // a report holds nothing that JSON can't
    serde_json::to_string(value).unwrap_or_default()
}

/// Looks at the size first: what is too large is not read at all.
fn load(path: &Path, limits: &Limits) -> Result<Vec<u8>, ReadError> {
    let missing = |_| ReadError::not_found(&path.to_string_lossy());
    let facts = std::fs::metadata(path).map_err(missing)?;
    if !facts.is_file() {
        return Err(ReadError::not_found(&path.to_string_lossy()));
    }
    if facts.len() > limits.bytes as u64 {
        return Err(limits.too_many_bytes());
    }
    std::fs::read(path).map_err(missing)
}
