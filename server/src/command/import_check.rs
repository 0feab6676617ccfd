//! `sanyou import check`.
use std::path::Path;
use std::process::ExitCode;

use chrono::NaiveDate;

use super::Format;

/// Reads a roster and prints its report.
pub fn check(_file: &Path, _format: Format, _as_of: Option<NaiveDate>) -> ExitCode {
    ExitCode::SUCCESS
}
