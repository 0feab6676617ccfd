//! `make bench`: each figure beside its limit, in one table. It times the release binary from
//! outside, as a user's wait is timed.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use sanyou_tests::binary::checkout;

/// How often each is run; the table shows the middle one.
const RUNS: usize = 9;

struct Figure {
    what: String,
    took: Duration,
    limit: Duration,
}

fn main() -> ExitCode {
    let binary = std::env::var_os("SANYOU_BIN")
        .map_or_else(|| checkout().join("target/release/sanyou"), PathBuf::from);
    if !binary.is_file() {
        eprintln!("{} is not there: run make build", binary.display());
        return ExitCode::FAILURE;
    }
    let mut figures = vec![start_up(&binary)];
    figures.extend(largest_roster().map(|file| read_roster(&binary, &file)));
    print_table(&figures);
    if figures.iter().all(|figure| figure.took <= figure.limit) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// The process alone: what every command pays.
fn start_up(binary: &Path) -> Figure {
    Figure {
        what: "sanyou --version".to_owned(),
        took: middle(|| run(binary, &["--version"])),
        limit: Duration::from_millis(100),
    }
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
    Figure {
        what: format!("import check {name} ({} bytes)", size(file)),
        took: middle(|| run(binary, &arguments)),
        limit: Duration::from_secs(1),
    }
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
    println!("{:<48} {:>10} {:>10}", "what", "took", "limit");
    for figure in figures {
        let over = if figure.took > figure.limit { "  OVER" } else { "" };
        println!(
            "{:<48} {:>7.1} ms {:>7} ms{over}",
            figure.what,
            figure.took.as_secs_f64() * 1000.0,
            figure.limit.as_millis()
        );
    }
}
