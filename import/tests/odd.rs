//! Odd workbooks, made from whole ones by changing a part of the package.
use std::io::{Cursor, Read, Write};
use std::path::Path;

use sanyou_import::{Field, Options, Report, check};
use zip::write::SimpleFileOptions;

const SHEET: &str = "xl/worksheets/sheet1.xml";

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

/// The fixture with one member's text changed.
fn changed(name: &str, member: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(fixture(name))).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut file = from.by_index(at).unwrap();
        let path = file.name().unwrap().into_owned();
        if path.ends_with('/') {
            continue;
        }
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        if path == member {
            content = change(String::from_utf8(content).unwrap()).into_bytes();
        }
        to.start_file(path, SimpleFileOptions::default()).unwrap();
        to.write_all(&content).unwrap();
    }
    to.finish().unwrap().into_inner()
}

fn read(bytes: &[u8]) -> Report {
    check(bytes, "a.xlsx", &options()).unwrap()
}

fn code(bytes: &[u8]) -> &'static str {
    check(bytes, "a.xlsx", &options()).map_or_else(|error| error.code(), |_| "read")
}

#[test]
fn hidden_rows_are_read_and_told() {
    let bytes = changed("plain.xlsx", SHEET, |xml| {
        xml.replace("<row r=\"3\"", "<row hidden=\"1\" r=\"3\"")
    });
    let report = read(&bytes);
    assert_eq!(report.totals, read(&fixture("plain.xlsx")).totals);
    assert_eq!(report.sheets[0].issues[0].code, "sheet.hidden_rows");
    assert!(report.sheets[0].issues[0].message.contains("1 行"));
    assert!(report.to_text().contains("花名册  sheet.hidden_rows  "));
}

#[test]
fn hidden_sheets_are_read() {
    let hide = |xml: String| xml.replace("<sheet ", "<sheet state=\"veryHidden\" ");
    let bytes = changed("plain.xlsx", "xl/workbook.xml", hide);
    assert_eq!(read(&bytes).totals.rows, 60);
}

#[test]
fn a_workbook_of_1904_counts_from_1904() {
    let set = |xml: String| xml.replace("<workbookPr", "<workbookPr date1904=\"1\"");
    let bytes = changed("plain.xlsx", "xl/workbook.xml", set);
    let row = &read(&bytes).sheets[0].rows[0];
    // 23518 is 1964-05-21 by the usual count, and four years and a day later by this one
    assert_eq!(row.value(Field::BirthDate), Some("1968-05-22"));
    assert_eq!(row.issues()[0].code, "birth_date.mismatch");
}

#[test]
fn areas_far_out_are_too_large() {
    for cell in [
        "<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>",
        "<row r=\"61\"><c r=\"XFD61\"><v>1</v></c></row>",
    ] {
        let bytes = changed("plain.xlsx", SHEET, |xml| {
            xml.replace("</sheetData>", &format!("{cell}</sheetData>"))
        });
        assert_eq!(code(&bytes), "file.too_large", "{cell}");
    }
    let empty = "<row r=\"1048576\"><c r=\"A1048576\" s=\"1\"/></row>";
    let bytes = changed("plain.xlsx", SHEET, |xml| {
        xml.replace("</sheetData>", &format!("{empty}</sheetData>"))
    });
    assert_eq!(code(&bytes), "read", "a format alone holds nothing");
    let forged = changed("plain.xlsx", SHEET, |xml| {
        xml.replace("ref=\"A1:P61\"", "ref=\"A1:XFD1048576\"")
    });
    assert_eq!(
        code(&forged),
        "read",
        "what a sheet says of its size is not believed"
    );
}

#[test]
fn many_merges_over_each_other_cost_little() {
    let merges = "<mergeCell ref=\"B1:B1048576\"/>".repeat(20_000);
    let bytes = changed("plain.xlsx", SHEET, |xml| {
        xml.replace(
            "</sheetData>",
            &format!("</sheetData><mergeCells count=\"20000\">{merges}</mergeCells>"),
        )
    });
    let start = std::time::Instant::now();
    assert_eq!(code(&bytes), "read");
    assert!(start.elapsed().as_secs() < 20);
}

#[test]
fn document_types_and_broken_parts_are_refused() {
    let declared = changed("plain.xlsx", SHEET, |xml| {
        format!("<!DOCTYPE a [<!ENTITY b \"c\">]>{xml}")
    });
    assert_eq!(code(&declared), "file.not_a_workbook");
    let cut = changed("plain.xlsx", SHEET, |xml| xml[..xml.len() / 2].to_owned());
    assert_eq!(code(&cut), "file.not_a_workbook");
    let cut = changed("plain.ods", "content.xml", |xml| {
        xml.replace("</table:table-cell>", "</table:table-row>")
    });
    assert_eq!(code(&cut), "file.not_a_workbook");
}

#[test]
fn a_package_with_a_password_is_encrypted() {
    let lock = |xml: String| {
        xml.replace(
            "full-path=\"content.xml\"/>",
            "full-path=\"content.xml\"><manifest:encryption-data/></manifest:file-entry>",
        )
        .replace(
            "media-type=\"text/xml\"/>",
            "media-type=\"text/xml\"><manifest:encryption-data/></manifest:file-entry>",
        )
    };
    assert_eq!(
        code(&changed("plain.ods", "META-INF/manifest.xml", lock)),
        "file.encrypted"
    );
}

#[test]
fn failed_formulas_are_told_and_never_kept() {
    let fail = |xml: String| {
        xml.replacen(
            "<c r=\"C2\" t=\"inlineStr\"><is><t>黄敏涛</t></is></c>",
            "<c r=\"C2\" t=\"e\"><v>#N/A</v></c>",
            1,
        )
        .replacen(
            "<c r=\"P2\" t=\"inlineStr\"><is><t>兼任两家</t></is></c>",
            "<c r=\"P2\" t=\"e\"><v>#REF!</v></c>",
            1,
        )
    };
    let report = read(&changed("plain.xlsx", SHEET, fail));
    let row = &report.sheets[0].rows[0];
    let codes: Vec<_> = row
        .issues()
        .iter()
        .map(|issue| (issue.code.as_str(), issue.raw.as_deref()))
        .collect();
    assert_eq!(
        codes,
        [
            ("name.missing", Some("#N/A")),
            ("remark.unreadable", Some("#REF!"))
        ]
    );
    assert_eq!((row.value(Field::Name), row.value(Field::Remark)), (None, None));
}
