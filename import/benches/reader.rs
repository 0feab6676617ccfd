//! The reader's figures, each beside its limit: hostile files in time and memory, large rosters against calamine alone.
//!
//! Each file is read in a process of its own, so that its memory can be told. The process is this program again.
#[path = "../tests/files/mod.rs"]
mod files;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use calamine::{Reader, Xlsx};
use sanyou_import::cli::{Format, check_file};
use sanyou_import::{Limits, Options, each};

/// As in the program: the system's own hands memory from thread to thread at another price.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const HOSTILE_TIME: Duration = Duration::from_secs(2);
const HOSTILE_MEMORY: u64 = 128 << 20;

/// How much longer than the raw read it may take to read and check.
const RATIO: f64 = 2.0;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["read", path] => child(Path::new(path)),
        ["raw", path] => raw(Path::new(path)),
        ["check", path] => whole(Path::new(path)),
        ["make", rows, path] => {
            large(Path::new(path), rows.parse().expect("a number of rows"));
            ExitCode::SUCCESS
        }
        _ => {
            let hostile = hostile_table();
            let speed = speed_table();
            if hostile && speed {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            }
        }
    }
}

/// A folder of the bench's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).expect("the target's folder can be written");
    folder
}

/// What a child tells: a word, its time and its highest memory.
struct Told {
    word: String,
    took: Duration,
    memory: u64,
}

fn tell(word: &str, took: Duration) -> ExitCode {
    println!("{word} {} {}", took.as_micros(), peak());
    ExitCode::SUCCESS
}

/// The highest memory of this process so far.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|rest| rest.trim().strip_suffix("kB")?.trim().parse::<u64>().ok());
    kilobytes.unwrap_or(0) * 1024
}

fn ask(verb: &str, path: &Path) -> Told {
    let program = std::env::current_exe().expect("this program has a path");
    let output = Command::new(program)
        .arg(verb)
        .arg(path)
        .output()
        .expect("this program can be started");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let parts: Vec<&str> = text.split_whitespace().collect();
    let [word, took, memory] = parts.as_slice() else {
        panic!(
            "{verb} {}: {text} {}",
            path.display(),
            String::from_utf8_lossy(&output.stderr)
        );
    };
    Told {
        word: (*word).to_owned(),
        took: Duration::from_micros(took.parse().expect("a number")),
        memory: memory.parse().expect("a number"),
    }
}

fn day() -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day")
}

/// The first bytes of what is printed; the rest goes where a pipe would take it.
struct Head(Vec<u8>);

impl std::io::Write for Head {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let room = 400_usize.saturating_sub(self.0.len());
        self.0.extend_from_slice(&bytes[..bytes.len().min(room)]);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The command as a user runs it.
fn child(path: &Path) -> ExitCode {
    let start = Instant::now();
    let mut printed = Head(Vec::new());
    let status = check_file(
        path,
        Format::Json,
        day(),
        Limits::default(),
        &mut printed,
        &mut std::io::stderr(),
    );
    let took = start.elapsed();
    let printed = String::from_utf8_lossy(&printed.0).into_owned();
    let code = printed
        .split('"')
        .find(|word| word.starts_with("file."))
        .unwrap_or("?");
    tell(if status == 0 { "read" } else { code }, took)
}

fn hostile_table() -> bool {
    let place = folder("hostile-bench");
    let idle = place.join("idle.csv");
    std::fs::write(&idle, "姓名,性别,民族\n张三,男,汉\n").expect("the folder can be written");
    let idle = ask("read", &idle).memory;
    println!(
        "{:<44} {:>10} {:>9} {:>9} {:>10} {:>10}  code",
        "hostile file", "bytes", "took", "limit", "memory", "limit"
    );
    let mut held = true;
    for file in files::ALL {
        let path = place.join(file.name);
        let bytes = (file.make)();
        let size = bytes.len();
        std::fs::write(&path, bytes).expect("the folder can be written");
        let told = ask("read", &path);
        let over = told.memory.saturating_sub(idle);
        let holds = told.took <= HOSTILE_TIME && over <= HOSTILE_MEMORY && told.word == file.code;
        held &= holds;
        println!(
            "{:<44} {size:>10} {:>6.0} ms {:>6} ms {:>6.1} MiB {:>6} MiB  {}{}",
            file.name,
            told.took.as_secs_f64() * 1000.0,
            HOSTILE_TIME.as_millis(),
            mib(over),
            HOSTILE_MEMORY >> 20,
            told.word,
            if holds { "" } else { "  OVER" }
        );
        let _ = std::fs::remove_file(&path);
    }
    held
}

#[expect(clippy::cast_precision_loss, reason = "a figure of a table")]
fn mib(bytes: u64) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}

/// Rows of 13 columns, in a file of shared strings as a spreadsheet writes it.
fn large(path: &Path, rows: u32) {
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet();
    let header = [
        "序号",
        "姓名",
        "性别",
        "民族",
        "出生年月",
        "身份证号",
        "学历",
        "入党时间",
        "乡镇",
        "党组织名称",
        "党内职务",
        "手机号",
        "备注",
    ];
    page.write_row(0, 0, header).expect("a sheet has room");
    for number in 0..rows {
        let (year, month, day) = (1950 + number % 50, 1 + number / 50 % 12, 1 + number / 600 % 28);
        let digits = format!("140727{year}{month:02}{day:02}{:03}", number / 16_800);
        let at = number + 1;
        page.write_number(at, 0, at).expect("a sheet has room");
        let texts = [
            format!(
                "张{}{}",
                ["伟", "敏", "静", "强"][number as usize % 4],
                number % 977
            ),
            if number / 16_800 % 2 == 1 { "男" } else { "女" }.to_owned(),
            "汉族".to_owned(),
            format!("{year}.{month:02}"),
            files::with_check(&digits),
            "大专".to_owned(),
            format!("{}.07", year + 25),
            ["昭馀镇", "东观镇", "古县镇"][number as usize % 3].to_owned(),
            format!("祁县第{}商贸有限公司党支部", number % 4_001),
            "书记".to_owned(),
            format!("138{number:08}"),
            String::new(),
        ];
        page.write_row(at, 1, texts).expect("a sheet has room");
    }
    book.save(path).expect("the folder can be written");
}

/// calamine alone, every cell of the sheet in the memory.
fn raw(path: &Path) -> ExitCode {
    let start = Instant::now();
    let bytes = std::fs::read(path).expect("the file is there");
    let mut book = Xlsx::new(std::io::Cursor::new(bytes)).expect("a workbook");
    let range = book.worksheet_range_at(0).expect("a sheet").expect("a sheet");
    tell(&range.height().to_string(), start.elapsed())
}

fn whole(path: &Path) -> ExitCode {
    let start = Instant::now();
    let bytes = std::fs::read(path).expect("the file is there");
    let options = Options {
        limits: Limits {
            rows: 1_048_576,
            cells: 20_000_000,
            inflated: 4 << 30,
            text: 1 << 30,
            ..Limits::default()
        },
        keep_cells: false,
        ..Options::new(day())
    };
    let totals = each(&bytes, "a.xlsx", &options, &mut |part| drop(part)).expect("a roster");
    tell(&format!("{}", totals.rows), start.elapsed())
}

fn speed_table() -> bool {
    let place = folder("speed-bench");
    println!(
        "\n{:<44} {:>9} {:>9} {:>8} {:>8} {:>10} {:>12}",
        "rows of 13 columns, .xlsx", "raw", "checked", "ratio", "limit", "memory", "a row"
    );
    let mut held = true;
    for rows in [10_000, 100_000, 500_000] {
        let path = place.join(format!("{rows}.xlsx"));
        large(&path, rows);
        let middle = |verb: &str| {
            let mut told: Vec<Told> = (0..3).map(|_| ask(verb, &path)).collect();
            told.sort_by_key(|told| told.took);
            told.swap_remove(1)
        };
        let (raw, checked) = (middle("raw"), middle("check"));
        assert_eq!(checked.word, rows.to_string(), "every row is told");
        let ratio = checked.took.as_secs_f64() / raw.took.as_secs_f64();
        held &= ratio <= RATIO;
        println!(
            "{rows:<44} {:>6.0} ms {:>6.0} ms {ratio:>8.2} {RATIO:>8.2} {:>6.1} MiB {:>9.2} µs{}",
            raw.took.as_secs_f64() * 1000.0,
            checked.took.as_secs_f64() * 1000.0,
            mib(checked.memory),
            checked.took.as_secs_f64() * 1e6 / f64::from(rows),
            if ratio <= RATIO { "" } else { "  OVER" }
        );
        let _ = std::fs::remove_file(&path);
    }
    held
}
