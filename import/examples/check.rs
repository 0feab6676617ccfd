//! The reader alone, with the arguments of the binary: `check import check FILE [--format text|json] [--as-of DAY]`.
use std::io::Write;
use std::process::ExitCode;

use sanyou_import::Limits;
use sanyou_import::cli::{Format, check_file};

fn main() -> ExitCode {
    let mut words = std::env::args()
        .skip(1)
        .filter(|word| word != "import" && word != "check");
    let (mut file, mut format, mut as_of) = (None, Format::Text, None);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--format" => format = words.next().unwrap_or_default().parse().unwrap_or_default(),
            "--as-of" => as_of = words.next().and_then(|day| day.parse().ok()),
            _ => file = Some(word),
        }
    }
    let (Some(file), Some(as_of)) = (file, as_of) else {
        eprintln!("usage: check FILE --as-of YYYY-MM-DD [--format text|json]");
        return ExitCode::from(2);
    };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let status = check_file(
        file.as_ref(),
        format,
        as_of,
        Limits::default(),
        &mut out,
        &mut std::io::stderr(),
    );
    let _ = out.flush();
    ExitCode::from(status)
}
