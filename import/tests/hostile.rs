//! Whatever the bytes are, the answer is a report or a reason, and never a panic.
use std::path::Path;

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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_damaged_workbook_is_read_or_refused(
        name in prop::sample::select(vec!["plain.xlsx", "plain.xls", "plain.ods", "merged-org.xls"]),
        places in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        kept in 0.2_f64..1.0,
    ) {
        let mut bytes = fixture(name);
        for (place, byte) in places {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a share of a small file")]
        let length = if kept > 0.6 { bytes.len() } else { (bytes.len() as f64 * kept) as usize };
        let _ = check(&bytes[..length], name, &options());
    }
}
