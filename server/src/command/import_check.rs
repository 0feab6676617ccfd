//! `sanyou import check`.
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use chrono::NaiveDate;
use sanyou_import::Limits;
use sanyou_import::cli::{self, check_file};

use super::Format;
use crate::platform::clock::Clock;

/// Reads a roster and prints its report; needs no configuration and no database.
pub fn check(file: &Path, format: Format, as_of: Option<NaiveDate>) -> ExitCode {
    let format = match format {
        Format::Text => cli::Format::Text,
        Format::Json => cli::Format::Json,
    };
    let as_of = as_of.unwrap_or_else(|| Clock::default().today());
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let status = check_file(
        file,
        format,
        as_of,
        Limits::default(),
        &mut out,
        &mut std::io::stderr(),
    );
    // whoever closed our output has read enough
    let _ = out.flush();
    ExitCode::from(status)
}
