//! `make bench`: each figure beside its limit, in one table. It times the release binary from
//! outside, as a user's wait is timed. Words after `cargo bench … --` choose its parts: `start`, `read`, `places`, `roster`.

mod places;
mod roster;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use sanyou_tests::binary::checkout;

/// How often each is run; the table shows the middle one.
const RUNS: usize = 9;

/// What a figure may be at most.
enum Limit {
    Time(Duration),
    Bytes(u64),
    /// So many a second at least.
    Rate(u64),
}

/// What was measured.
enum Measured {
    Time(Duration),
    Bytes(u64),
    Rate(u64),
}

struct Figure {
    what: String,
    measured: Measured,
    limit: Option<Limit>,
    /// How long processors worked for it, where that was told.
    processor: Option<Duration>,
}

impl Figure {
    fn new(what: String, took: Duration, limit: Option<Limit>) -> Self {
        Self {
            what,
            measured: Measured::Time(took),
            limit,
            processor: None,
        }
    }

    /// With what processors worked for it, which the load of the machine hardly changes.
    fn worked(self, processor: Duration) -> Self {
        Self {
            processor: Some(processor),
            ..self
        }
    }

    /// So many things in that time, beside how many there should be at least.
    fn rate(what: String, things: u32, took: Duration, limit: u64) -> Self {
        let rate = u128::from(things) * 1_000_000 / took.as_micros().max(1);
        Self {
            what,
            measured: Measured::Rate(u64::try_from(rate).unwrap_or(u64::MAX)),
            limit: Some(Limit::Rate(limit)),
            processor: None,
        }
    }

    fn memory(what: String, bytes: u64, limit: u64) -> Self {
        Self {
            what,
            measured: Measured::Bytes(bytes),
            limit: Some(Limit::Bytes(limit)),
            processor: None,
        }
    }

    fn within(&self) -> bool {
        match (&self.measured, &self.limit) {
            (Measured::Time(took), Some(Limit::Time(limit))) => took <= limit,
            (Measured::Bytes(bytes), Some(Limit::Bytes(limit))) => bytes <= limit,
            (Measured::Rate(rate), Some(Limit::Rate(limit))) => rate >= limit,
            _ => true,
        }
    }
}

fn main() -> ExitCode {
    let binary = std::env::var_os("SANYOU_BIN")
        .map_or_else(|| checkout().join("target/release/sanyou"), PathBuf::from);
    if !binary.is_file() {
        eprintln!("{} is not there: run make build", binary.display());
        return ExitCode::FAILURE;
    }
    let figures: Vec<Figure> = ["start", "read", "places", "roster"]
        .into_iter()
        .filter(|part| is_chosen(part))
        .flat_map(|part| measured(part, &binary))
        .collect();
    print_table(&figures);
    if figures.iter().all(Figure::within) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Whether a part is to be measured: all are where none is named.
fn is_chosen(part: &str) -> bool {
    // cargo itself gives `--bench`
    let mut named = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .peekable();
    named.peek().is_none() || named.any(|word| word == part)
}

fn measured(part: &str, binary: &Path) -> Vec<Figure> {
    match part {
        "start" => vec![start_up(binary)],
        "read" => largest_roster()
            .map(|file| read_roster(binary, &file))
            .into_iter()
            .collect(),
        "places" => places::figures(),
        _ => roster::figures(binary, &sizes()),
    }
}

/// How many rows the rosters have: `SANYOU_BENCH_ROWS`, or all three that show whether costs grow with the rows alone.
fn sizes() -> Vec<u32> {
    let told = std::env::var("SANYOU_BENCH_ROWS").unwrap_or_else(|_| "10000,100000,500000".to_owned());
    told.split(',')
        .map(|size| size.trim().parse().expect("numbers of rows"))
        .collect()
}

/// The process alone: what every command pays.
fn start_up(binary: &Path) -> Figure {
    Figure::new(
        "sanyou --version".to_owned(),
        middle(|| run(binary, &["--version"])),
        Some(Limit::Time(Duration::from_millis(100))),
    )
}

/// `import check` over the largest roster of the fixtures, start of the process included.
fn read_roster(binary: &Path, file: &Path) -> Figure {
    let path = file.to_str().expect("fixtures have plain names");
    let arguments = [
        "import",
        "check",
        path,
        "--format",
        "json",
        "--as-of",
        "2026-11-24",
    ];
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    Figure::new(
        format!("import check {name} ({} bytes)", size(file)),
        middle(|| run(binary, &arguments)),
        Some(Limit::Time(Duration::from_secs(1))),
    )
}

fn largest_roster() -> Option<PathBuf> {
    let mut files = Vec::new();
    collect(&checkout().join("tests/fixtures"), &mut files);
    files.into_iter().max_by_key(|file| size(file))
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|end| end == "xlsx") {
            files.push(path);
        }
    }
}

fn size(file: &Path) -> u64 {
    file.metadata().map_or(0, |metadata| metadata.len())
}

fn run(binary: &Path, arguments: &[&str]) {
    let status = Command::new(binary)
        .args(arguments)
        .stdout(Stdio::null())
        .status()
        .expect("the binary can be started");
    assert!(status.success(), "{arguments:?}: {status}");
}

fn middle(work: impl Fn()) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[RUNS / 2]
}

fn print_table(figures: &[Figure]) {
    println!(
        "{:<58} {:>12} {:>12} {:>12}",
        "what", "measured", "limit", "processor"
    );
    for figure in figures {
        let over = if figure.within() { "" } else { "  OVER" };
        let measured = match figure.measured {
            Measured::Time(took) => milliseconds(took),
            Measured::Bytes(bytes) => mebibytes(bytes),
            Measured::Rate(rate) => format!("{rate} /s"),
        };
        let limit = match figure.limit {
            Some(Limit::Time(limit)) => milliseconds(limit),
            Some(Limit::Bytes(limit)) => mebibytes(limit),
            Some(Limit::Rate(limit)) => format!("≥ {limit} /s"),
            None => "–".to_owned(),
        };
        let processor = figure.processor.map_or_else(|| "–".to_owned(), milliseconds);
        println!(
            "{:<58} {measured:>12} {limit:>12} {processor:>12}{over}",
            figure.what
        );
    }
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}

fn mebibytes(bytes: u64) -> String {
    format!("{} MiB", bytes / (1024 * 1024))
}
