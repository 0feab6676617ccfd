//! `sanyou import check FILE [--format text|json] [--as-of YYYY-MM-DD]`, as far as it needs no process.
use std::path::Path;

use chrono::NaiveDate;

use crate::{Limits, Options, ReadError, check};

/// What is printed, and the status that the process ends with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// For standard output.
    pub stdout: String,
    /// For standard error.
    pub stderr: String,
    /// 0 where the file was read, 2 where it was not.
    pub status: u8,
}

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

/// Checks the file at `path`.
pub fn check_file(path: &Path, format: Format, as_of: NaiveDate, limits: Limits) -> Output {
    let name = path.to_string_lossy();
    let options = Options {
        limits,
        ..Options::new(as_of)
    };
    let report = load(path, &limits).and_then(|bytes| check(&bytes, &name, &options));
    match (report, format) {
        (Ok(report), Format::Text) => Output {
            stdout: report.to_text(),
            stderr: String::new(),
            status: 0,
        },
        (Ok(report), Format::Json) => Output {
            stdout: json(&report),
            stderr: String::new(),
            status: 0,
        },
        (Err(error), Format::Text) => {
            let stderr = format!("{}  {}\n", error.code(), error.message());
            Output {
                stdout: String::new(),
                stderr,
                status: 2,
            }
        }
        (Err(error), Format::Json) => {
            let error = serde_json::json!({ "error": { "code": error.code(), "message": error.message() } });
            Output {
                stdout: json(&error),
                stderr: String::new(),
                status: 2,
            }
        }
    }
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

fn json(value: &impl serde::Serialize) -> String {
    // a report holds nothing that JSON can't
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}
