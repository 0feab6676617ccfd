//! Whatever the bytes are, the answer is a report or a reason, and never a panic.
mod files;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use sanyou_import::{Edit, Field, Limits, Options, Severity, check};

fn options() -> Options {
    Options::new(chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap())
}

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../tests/fixtures/rosters/1")
            .join(name),
    )
    .unwrap()
}

fn code(bytes: &[u8], options: &Options) -> &'static str {
    check(bytes, "名单.xlsx", options).map_or_else(|error| error.code(), |_| "read")
}

#[test]
fn files_that_are_none_have_their_codes() {
    for (bytes, want) in [
        (&b""[..], "file.empty"),
        (b"\n\n ,, \n", "file.empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "file.not_a_workbook"),
        (
            b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
            "file.not_a_workbook",
        ),
        (b"hello,world\n1,2", "file.no_header"),
        ("姓名,性别\n张三,男".as_bytes(), "file.no_header"),
        ("姓名,性别,民族\n张三,男,汉".as_bytes(), "read"),
    ] {
        assert_eq!(code(bytes, &options()), want, "{bytes:?}");
    }
    let error = check(b"", "a", &options()).unwrap_err();
    assert!(error.message().contains("请"), "says what to do");
}

#[test]
fn limits_are_refused_with_their_setting() {
    let limits = [
        (
            Limits {
                bytes: 1_000,
                ..Limits::default()
            },
            "import.max_bytes",
        ),
        (
            Limits {
                inflated: 20_000,
                ..Limits::default()
            },
            "import.max_inflated",
        ),
        (
            Limits {
                rows: 30,
                ..Limits::default()
            },
            "import.max_rows",
        ),
        (
            Limits {
                columns: 10,
                ..Limits::default()
            },
            "import.max_columns",
        ),
        (
            Limits {
                cells: 100,
                ..Limits::default()
            },
            "import.max_cells",
        ),
    ];
    for name in ["plain.xlsx", "plain.ods", "plain.xls"] {
        for (limits, setting) in &limits {
            if name == "plain.xls" && *setting == "import.max_inflated" {
                continue; // an .xls packs nothing
            }
            let error = check(
                &fixture(name),
                name,
                &Options {
                    limits: *limits,
                    ..options()
                },
            )
            .unwrap_err();
            assert_eq!(error.code(), "file.too_large", "{name}");
            assert!(error.message().contains(setting), "{name}: {}", error.message());
        }
    }
    let limits = Limits {
        sheets: 2,
        ..Limits::default()
    };
    for name in ["by-township.xlsx", "by-township.ods", "by-township.xls"] {
        assert_eq!(
            code(&fixture(name), &Options { limits, ..options() }),
            "file.too_large"
        );
    }
}

#[test]
fn a_mended_cell_is_read_in_place_of_the_files() {
    let roster =
        "姓名,性别,身份证号,党组织名称\n张三,男,123,甲公司党支部\n李四,女,14072718850615002X,甲公司党支部\n";
    let edit = |row, field, text: &str| Edit {
        sheet: "名单".to_owned(),
        row,
        field,
        text: text.to_owned(),
    };
    let read =
        |edits: Vec<Edit>| check(roster.as_bytes(), "名单.csv", &Options { edits, ..options() }).unwrap();
    assert_eq!(read(vec![]).totals.error, 1);
    let report = read(vec![
        edit(2, Field::IdNumber, "142430188506150015"),
        edit(2, Field::Email, "zhang@example.com"),
    ]);
    let row = &report.sheets[0].rows[0];
    assert_eq!(report.totals.ok, 2);
    assert_eq!(row.value(Field::IdNumber), Some("142430188506150015"));
    assert_eq!(
        row.value(Field::Email),
        Some("zhang@example.com"),
        "a field without a column can be mended too"
    );
    assert_eq!(row.cells["C"], "142430188506150015");
    let row = read(vec![edit(2, Field::IdNumber, "14072718850615002X")]).sheets[0].rows[0].clone();
    assert_eq!(row.issues()[0].code, "sex.mismatch");
    assert_eq!(
        row.issues()[1].code,
        "id_number.conflict",
        "the mended row is compared with the others"
    );
    let row = read(vec![edit(3, Field::Name, "")]).sheets[0].rows[1].clone();
    assert_eq!(
        (row.issues()[0].code.as_str(), row.issues()[0].severity),
        ("name.missing", Severity::Error)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let _ = check(&bytes, "a.xls", &options());
    }

    #[test]
    fn any_text_is_read_or_refused(cells in proptest::collection::vec("[ -~一-龥0-9.年月/,\n\"]{0,12}", 0..40)) {
        let text = format!("姓名,身份证号,出生年月,入党时间,手机号,学历,职务,任职时间,资格等级\n{}", cells.join(","));
        let _ = check(text.as_bytes(), "a.csv", &options());
    }
}

/// Damage as it happens to files: cut off, a bit turned, a piece put elsewhere, a number changed.
#[derive(Debug, Clone)]
enum Damage {
    Cut(prop::sample::Index),
    Flip(prop::sample::Index, u8),
    Splice(prop::sample::Index, prop::sample::Index, usize),
    Word(prop::sample::Index, u32),
}

impl Damage {
    fn any() -> impl Strategy<Value = Self> {
        let place = any::<prop::sample::Index>;
        let word = prop_oneof![
            Just(0),
            Just(u32::MAX),
            Just(0x7FFF_FFFF),
            Just(0xFFFF),
            any::<u32>()
        ];
        prop_oneof![
            1 => place().prop_map(Self::Cut),
            6 => (place(), 0..8_u8).prop_map(|(at, bit)| Self::Flip(at, bit)),
            2 => (place(), place(), 1..4096_usize).prop_map(|(from, to, length)| Self::Splice(from, to, length)),
            3 => (place(), word).prop_map(|(at, word)| Self::Word(at, word)),
        ]
    }

    fn on(&self, bytes: &mut Vec<u8>) {
        if bytes.is_empty() {
            return;
        }
        match self {
            Self::Cut(at) => bytes.truncate(at.index(bytes.len())),
            Self::Flip(at, bit) => {
                let at = at.index(bytes.len());
                bytes[at] ^= 1 << bit;
            }
            Self::Splice(from, to, length) => {
                let from = from.index(bytes.len());
                let piece = bytes[from..(from + length).min(bytes.len())].to_vec();
                let to = to.index(bytes.len());
                bytes.splice(to..to, piece);
            }
            Self::Word(at, word) => {
                let at = at.index(bytes.len());
                for (byte, new) in bytes[at..].iter_mut().zip(word.to_le_bytes()) {
                    *byte = new;
                }
            }
        }
    }
}

/// The time that no damaged file may take, however slow the build is.
const NEVER: Duration = Duration::from_secs(20);

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_damaged_file_is_read_or_refused(
        name in prop::sample::select(vec![
            "plain.xlsx", "plain.xls", "plain.ods", "merged-org.xls", "two-row-header.xlsx", "duplicates.ods",
            "commas.csv", "ansi.csv", "unicode-text.csv",
        ]),
        damages in proptest::collection::vec(Damage::any(), 1..6),
    ) {
        let mut bytes = fixture(name);
        for damage in &damages {
            damage.on(&mut bytes);
        }
        let start = Instant::now();
        let _ = check(&bytes, name, &options());
        prop_assert!(start.elapsed() < NEVER);
    }

    /// A packed file is mostly refused by its check sums, so that its parts are damaged before they are packed.
    #[test]
    fn a_damaged_part_is_read_or_refused(
        name in prop::sample::select(vec!["plain.xlsx", "two-row-header.xlsx", "plain.ods", "merged-org.ods"]),
        part in any::<prop::sample::Index>(),
        damages in proptest::collection::vec(Damage::any(), 1..6),
    ) {
        let bytes = repacked(&fixture(name), part, &damages);
        let start = Instant::now();
        let _ = check(&bytes, name, &options());
        prop_assert!(start.elapsed() < NEVER);
    }
}

/// The package with one of its parts damaged.
fn repacked(bytes: &[u8], part: prop::sample::Index, damages: &[Damage]) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};

    let mut from = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let chosen = part.index(from.len());
    for at in 0..from.len() {
        let mut file = from.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        if name.ends_with('/') {
            continue;
        }
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        if at == chosen {
            for damage in damages {
                damage.on(&mut content);
            }
        }
        to.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        to.write_all(&content).unwrap();
    }
    to.finish().unwrap().into_inner()
}

/// The file that a child of this test reads.
const ASKED: &str = "SANYOU_HOSTILE_FILE";

/// Over the memory of a child that reads next to nothing.
const MOST_MEMORY: u64 = 128 << 20;

/// Reads the file that the environment names and tells its code and the highest memory; by itself it does nothing.
#[test]
fn a_child_reads_one_file() {
    let Some(path) = std::env::var_os(ASKED) else {
        return;
    };
    let mut out = Head::default();
    let format = sanyou_import::cli::Format::Json;
    let as_of = options().as_of;
    let limits = Limits::default();
    let status = sanyou_import::cli::check_file(
        path.as_ref(),
        format,
        as_of,
        limits,
        &mut out,
        &mut std::io::stderr(),
    );
    let text = String::from_utf8_lossy(&out.0).into_owned();
    let code = text.split('"').find(|word| word.starts_with("file."));
    let memory = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let memory = memory
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .unwrap_or("0 kB");
    let memory = memory.trim().trim_end_matches("kB").trim().to_owned();
    println!(
        "\nTOLD {} {memory}",
        if status == 0 { "read" } else { code.unwrap_or("?") }
    );
}

/// The first bytes of what is printed.
#[derive(Default)]
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

/// A folder of the test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).expect("the target's folder can be written");
    folder
}

/// The code of a file and the memory that a process of its own took for it.
fn asked(path: &Path) -> (String, u64) {
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["a_child_reads_one_file", "--exact", "--nocapture"])
        .env(ASKED, path)
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let told = text.lines().find_map(|line| line.strip_prefix("TOLD "));
    let told = told.unwrap_or_else(|| {
        panic!(
            "{}: {text} {}",
            path.display(),
            String::from_utf8_lossy(&output.stderr)
        )
    });
    assert!(
        !String::from_utf8_lossy(&output.stderr).contains("panicked"),
        "a panic that was expected is not spoken of"
    );
    let (code, memory) = told.split_once(' ').unwrap();
    (code.to_owned(), memory.parse::<u64>().unwrap() << 10)
}

/// The bench holds the time; a build without optimisation can't.
#[test]
fn each_hostile_file_has_its_code_and_takes_little_memory() {
    let place = folder("hostile");
    let idle = place.join("idle.csv");
    std::fs::write(&idle, "姓名,性别,民族\n张三,男,汉\n").unwrap();
    let (code, idle) = asked(&idle);
    assert_eq!(code, "read");
    let mut wrong = Vec::new();
    for file in files::ALL {
        let path = place.join(file.name);
        std::fs::write(&path, (file.make)()).unwrap();
        let start = Instant::now();
        let (code, memory) = asked(&path);
        let over = memory.saturating_sub(idle);
        if code != file.code || over > MOST_MEMORY || start.elapsed() > NEVER * 3 {
            wrong.push(format!(
                "{}: {code}, {} MiB, {:?}",
                file.name,
                over >> 20,
                start.elapsed()
            ));
        }
        std::fs::remove_file(&path).unwrap();
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn honest_rows_that_pack_well_are_all_read() {
    let file = files::ALL
        .iter()
        .find(|file| file.name.starts_with("50,000"))
        .unwrap();
    let bytes = (file.make)();
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
    let sheet = package.by_name("xl/worksheets/sheet1.xml").unwrap();
    assert!(
        sheet.size() / sheet.compressed_size() >= 100,
        "{} of {}",
        sheet.compressed_size(),
        sheet.size()
    );
    let mut rows = Vec::new();
    let totals = sanyou_import::each(&bytes, file.name, &options(), &mut |part| {
        if let sanyou_import::Part::Row(row) = part {
            rows.push((row.row, row.issues().len()));
        }
    });
    assert_eq!(
        totals.unwrap().ok,
        50_000,
        "{:?}",
        rows.iter().find(|(_, issues)| *issues > 0)
    );
    assert_eq!((rows[0].0, rows[49_999].0), (2, 50_001));
}

#[test]
fn days_that_no_calendar_has_are_told_cell_by_cell() {
    for (name, unreadable) in [
        ("days before 0 and after 9999.xlsx", 8),
        ("days before 0 and after 9999.ods", 5),
    ] {
        let file = files::ALL.iter().find(|file| file.name == name).unwrap();
        let report = check(&(file.make)(), name, &options()).unwrap();
        let rows = &report.sheets[0].rows[1..];
        for field in [Field::BirthDate, Field::PartyJoinDate] {
            assert!(rows.iter().all(|row| row.value(field).is_none()), "{name}");
            let code = format!("{field}.unparsable");
            let told = rows
                .iter()
                .flat_map(sanyou_import::Row::issues)
                .filter(|issue| issue.code == code);
            assert!(told.count() >= unreadable, "{name}");
        }
    }
}
