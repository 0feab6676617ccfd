//! Holds the marked workbook to the file that it was made of: the same values, what is marked, and nothing else.
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use rust_xlsxwriter::{Format, FormatBorder, Note, Workbook};
use sanyou_import::{
    Field, Options, Report, Row, Status, check, failed_rows, marked, marked_ending, status_in_words,
};
use zip::write::SimpleFileOptions;

fn options() -> Options {
    Options::new(chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap())
}

fn outcome(_: &str, row: &Row) -> String {
    status_in_words(row).to_owned()
}

fn rosters() -> Vec<PathBuf> {
    let folders = [1, 2].map(|number| {
        Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../tests/fixtures/rosters/{number}"))
    });
    let files = folders
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).unwrap());
    let mut files: Vec<PathBuf> = files.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending != "json"));
    files.sort();
    assert_eq!(files.len(), 54);
    files
}

type Values = Vec<(String, u32, Status, BTreeMap<Field, Option<String>>)>;

/// What a report says of people, wherever the header puts its columns.
fn values(report: &Report) -> Values {
    let rows = report
        .sheets
        .iter()
        .flat_map(|sheet| sheet.rows.iter().map(|row| (sheet.name.clone(), row)));
    rows.map(|(name, row)| (name, row.row, row.status, row.values.clone().unwrap_or_default()))
        .collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut content = String::new();
    let mut file = zip.by_name(name).unwrap_or_else(|_| panic!("no part {name}"));
    file.read_to_string(&mut content).unwrap();
    content
}

fn names(bytes: &[u8]) -> Vec<String> {
    let zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    zip.file_names().map(|name| name.unwrap().to_string()).collect()
}

fn mark(bytes: &[u8], name: &str) -> (Report, Vec<u8>) {
    let report = check(bytes, name, &options()).unwrap();
    let bytes = marked(bytes, name, &report, &options().limits, outcome).unwrap();
    (report, bytes)
}

/// What LibreOffice makes of a workbook when it opens and saves it.
fn through_libreoffice(bytes: &[u8]) -> Vec<u8> {
    let folder = std::env::temp_dir().join(format!("sanyou-marked-{}-{}", std::process::id(), bytes.len()));
    let out = folder.join("out");
    std::fs::create_dir_all(&out).unwrap();
    let path = folder.join("marked.xlsx");
    std::fs::write(&path, bytes).unwrap();
    let done = Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}",
            folder.join("profile").display()
        ))
        .args(["--headless", "--convert-to", "xlsx", "--outdir"])
        .args([&out, &path])
        .output()
        .expect("LibreOffice is installed by scripts/setup-test.sh");
    assert!(done.status.success(), "{done:?}");
    let saved = std::fs::read(out.join("marked.xlsx")).unwrap();
    std::fs::remove_dir_all(folder).unwrap();
    saved
}

#[test]
fn every_roster_reads_the_same_once_marked() {
    for path in rosters() {
        let bytes = std::fs::read(&path).unwrap();
        let (report, bytes) = mark(&bytes, &path.to_string_lossy());
        let again = check(&bytes, "again.xlsx", &options()).unwrap();
        assert_eq!(values(&again), values(&report), "{}", path.display());
        for (sheet, told) in again.sheets.iter().zip(&report.sheets) {
            assert_eq!(sheet.header_rows, told.header_rows, "{}", path.display());
            let (columns, ours) = sheet.columns.split_at(told.columns.len());
            assert_eq!(columns, told.columns, "{}", path.display());
            let ours: Vec<_> = ours
                .iter()
                .map(|column| (column.header.as_str(), column.field))
                .collect();
            assert_eq!(
                ours,
                [("导入结果", None), ("问题说明", None)],
                "{}",
                path.display()
            );
            let place = &sheet.columns[told.columns.len()].column;
            for (row, told) in sheet.rows.iter().zip(&told.rows) {
                assert_eq!(
                    row.cells[place],
                    status_in_words(told),
                    "{} {}",
                    path.display(),
                    row.row
                );
            }
        }
    }
}

#[test]
fn what_was_marked_twice_has_its_columns_once() {
    for path in rosters() {
        let bytes = std::fs::read(&path).unwrap();
        let (_, once) = mark(&bytes, &path.to_string_lossy());
        let (report, twice) = mark(&once, "once.xlsx");
        let again = check(&twice, "twice.xlsx", &options()).unwrap();
        assert_eq!(values(&again), values(&report), "{}", path.display());
        let columns = |report: &Report| -> Vec<usize> {
            report.sheets.iter().map(|sheet| sheet.columns.len()).collect()
        };
        assert_eq!(columns(&again), columns(&report), "{}", path.display());
        let notes = |bytes: &[u8]| -> usize {
            let parts = names(bytes)
                .into_iter()
                .filter(|name| name.starts_with("xl/comments"));
            parts
                .map(|name| part(bytes, &name).matches("<comment ").count())
                .sum()
        };
        assert_eq!(notes(&twice), notes(&once), "{}", path.display());
    }
}

/// A roster with a look: formula, border, a comment of its own, drop-down, frozen rows, a second sheet, a chart.
fn with_a_look() -> Vec<u8> {
    let mut book = Workbook::new();
    let page = book.add_worksheet().set_name("城关镇").unwrap();
    let boxed = Format::new().set_border(FormatBorder::Thin);
    page.merge_range(0, 0, 0, 6, "花名册", &boxed).unwrap();
    let header = ["序号", "姓名", "性别", "身份证号", "党组织名称", "备注"];
    for (column, name) in (0..).zip(header) {
        page.write_string_with_format(1, column, name, &boxed).unwrap();
    }
    let rows = [
        ["张三", "男", "14072718850615002X", "甲公司党支部"],
        ["李四", "女", "123", "甲公司党支部"],
        ["=1+1", "中", "", "甲公司党支部"],
    ];
    for (row, cells) in (2..).zip(rows) {
        page.write_number(row, 0, f64::from(row) - 1.0).unwrap();
        for (column, text) in (1..).zip(cells) {
            page.write_string_with_format(row, column, text, &boxed).unwrap();
        }
    }
    page.write_formula(
        2,
        5,
        rust_xlsxwriter::Formula::new("=A3&\"号\"").set_result("1号"),
    )
    .unwrap();
    page.insert_note(3, 3, &Note::new("填表人自己的批注").set_author("填表人"))
        .unwrap();
    page.set_freeze_panes(2, 2).unwrap();
    page.set_column_width(1, 33).unwrap();
    let pick = rust_xlsxwriter::DataValidation::new()
        .allow_list_strings(&["男", "女"])
        .unwrap();
    page.add_data_validation(2, 2, 50, 2, &pick).unwrap();
    let mut chart = rust_xlsxwriter::Chart::new(rust_xlsxwriter::ChartType::Column);
    chart.add_series().set_values("城关镇!$A$3:$A$5");
    page.insert_chart(20, 1, &chart).unwrap();
    book.add_worksheet()
        .set_name("说明")
        .unwrap()
        .write_string(0, 0, "怎样填")
        .unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_keeps_its_look() {
    let came = with_a_look();
    let (_, bytes) = mark(&came, "名单.xlsx");
    let (before, after) = (
        part(&came, "xl/worksheets/sheet1.xml"),
        part(&bytes, "xl/worksheets/sheet1.xml"),
    );
    for kept in [
        "<dataValidation ",
        "<pane ",
        "<drawing ",
        "<legacyDrawing ",
        "<f>A3&amp;\"号\"</f>",
    ] {
        assert_eq!(
            (before.matches(kept).count(), after.matches(kept).count()),
            (1, 1),
            "{kept}\n{after}"
        );
    }
    assert_eq!(after.matches("<f>").count(), 1, "no text became a formula");
    for name in [
        "xl/charts/chart1.xml",
        "xl/worksheets/sheet2.xml",
        "xl/workbook.xml",
        "xl/sharedStrings.xml",
    ] {
        assert_eq!(part(&came, name), part(&bytes, name), "{name}");
    }
    // D4 has a comment of its own already, D5 none, C3, B5 and C5 are warnings
    let comments = part(&bytes, "xl/comments1.xml");
    assert_eq!(comments.matches("<comment ").count(), 5, "{comments}");
    assert!(
        comments.contains("填表人自己的批注") && comments.contains("身份证号不是 18 位"),
        "{comments}"
    );
    let drawing = part(&bytes, "xl/drawings/vmlDrawing1.vml");
    assert_eq!(drawing.matches("<v:shape ").count(), 5, "{drawing}");
    let styles = part(&bytes, "xl/styles.xml");
    let looks: Vec<&str> = styles
        .split("<cellXfs")
        .nth(1)
        .unwrap()
        .split("<xf ")
        .skip(1)
        .collect();
    let fills: Vec<&str> = styles
        .split("<fills")
        .nth(1)
        .unwrap()
        .split("<fill>")
        .skip(1)
        .collect();
    let look = |cell: &str| -> &str {
        let tag = after
            .split(&format!("<c r=\"{cell}\""))
            .nth(1)
            .unwrap()
            .split('>')
            .next()
            .unwrap();
        let style: usize = tag
            .split("s=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .parse()
            .unwrap();
        looks[style]
    };
    let fill = |cell: &str| -> &str {
        let number = look(cell)
            .split("fillId=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap();
        fills[number.parse::<usize>().unwrap()]
    };
    assert!(fill("D4").contains("FFFFC7CE") && fill("D5").contains("FFFFC7CE"));
    assert!(fill("C5").contains("FFFFEB9C") && !fill("C4").contains("FFFF"));
    assert!(
        look("D4").contains("borderId=\"1\""),
        "the border stays: {}",
        look("D4")
    );
    assert!(
        after.contains("<c r=\"G2\"") && after.contains("<c r=\"H2\""),
        "{after}"
    );
}

#[test]
fn libreoffice_opens_a_marked_workbook_and_keeps_it() {
    let (report, bytes) = mark(&with_a_look(), "名单.xlsx");
    let saved = through_libreoffice(&bytes);
    let again = check(&saved, "again.xlsx", &options()).unwrap();
    assert_eq!(values(&again), values(&report));
    let comments: String = names(&saved)
        .into_iter()
        .filter(|name| name.starts_with("xl/comments"))
        .map(|name| part(&saved, &name))
        .collect();
    assert!(comments.contains("填表人自己的批注"), "{comments}");
    assert_eq!(comments.matches("身份证号不是").count(), 1, "{comments}");
    assert!(part(&saved, "xl/styles.xml").contains("FFFFC7CE"));
    // the comment that LibreOffice saved without its author is not said once more
    let (_, twice) = mark(&saved, "again.xlsx");
    let said: usize = names(&twice)
        .into_iter()
        .filter(|name| name.starts_with("xl/comments"))
        .map(|name| part(&twice, &name).matches("没有身份证号").count())
        .sum();
    assert_eq!(said, 1);
    let sheet = part(&saved, "xl/worksheets/sheet1.xml");
    let formulas = sheet.matches("<f ").count() + sheet.matches("<f>").count();
    assert_eq!(formulas, 1, "{sheet}");
}

#[test]
fn a_mark_goes_when_its_cell_is_mended() {
    let (report, bytes) = mark(&with_a_look(), "名单.xlsx");
    let mut mended = options();
    mended.edits = vec![sanyou_import::Edit {
        sheet: "城关镇".to_owned(),
        row: 5,
        field: Field::Sex,
        text: "女".to_owned(),
    }];
    assert!(
        report.sheets[0].rows[2]
            .issues()
            .iter()
            .any(|issue| issue.field == Field::Sex)
    );
    let report = check(&bytes, "名单.xlsx", &mended).unwrap();
    let bytes = marked(&bytes, "名单.xlsx", &report, &mended.limits, outcome).unwrap();
    let comments = part(&bytes, "xl/comments1.xml");
    assert!(!comments.contains("ref=\"C5\""), "{comments}");
    assert!(comments.contains("填表人自己的批注"), "{comments}");
    let drawing = part(&bytes, "xl/drawings/vmlDrawing1.vml");
    assert_eq!(drawing.matches("<v:shape ").count(), 4, "{drawing}");
}

/// A package with one part changed.
fn changed(bytes: &[u8], name: &str, content: &str) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..zip.len() {
        let file = zip.by_index_raw(at).unwrap();
        if file.name().unwrap() != name {
            out.raw_copy_file(file).unwrap();
        }
    }
    out.start_file(name, SimpleFileOptions::default()).unwrap();
    out.write_all(content.as_bytes()).unwrap();
    out.finish().unwrap().into_inner()
}

#[test]
fn an_odd_package_gets_a_new_workbook() {
    let odd = changed(&with_a_look(), "xl/styles.xml", "<styleSheet/>");
    let (report, bytes) = mark(&odd, "名单.xlsx");
    assert_eq!(
        values(&check(&bytes, "again.xlsx", &options()).unwrap()),
        values(&report)
    );
}

#[test]
fn macros_keep_their_ending() {
    let came = with_a_look();
    let types = part(&came, "[Content_Types].xml");
    let plain = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    let types = types.replace(plain, "application/vnd.ms-excel.sheet.macroEnabled.main+xml");
    let macros = changed(&came, "[Content_Types].xml", &types);
    assert_eq!(marked_ending(&mark(&macros, "名单.xlsx").1), "xlsm");
    assert_eq!(marked_ending(&mark(&came, "名单.xlsm").1), "xlsx");
}

#[test]
fn merges_of_another_kind_of_file_stand_in_the_new_workbook() {
    let path = rosters()
        .into_iter()
        .find(|path| path.ends_with("1/merged-org.ods"))
        .unwrap();
    let (_, bytes) = mark(&std::fs::read(&path).unwrap(), &path.to_string_lossy());
    assert!(part(&bytes, "xl/worksheets/sheet1.xml").contains("<mergeCell "));
}

#[test]
fn rows_that_failed_read_alone_as_they_read_in_the_file() {
    for path in rosters() {
        let bytes = std::fs::read(&path).unwrap();
        let name = path.to_string_lossy();
        let report = check(&bytes, &name, &options()).unwrap();
        let failed = |_: &str, row: &Row| (row.status == Status::Error).then(|| outcome("", row));
        let Some(bytes) = failed_rows(&bytes, &name, &report, &options().limits, failed).unwrap() else {
            assert_eq!(report.totals.error, 0);
            continue;
        };
        let again = check(&bytes, "again.xlsx", &options()).unwrap();
        assert_eq!(again.totals.rows, report.totals.error, "{}", path.display());
        let wanted = values(&report)
            .into_iter()
            .filter(|(_, _, status, _)| *status == Status::Error);
        for ((sheet, _, _, got), (want_sheet, _, _, want)) in values(&again).into_iter().zip(wanted) {
            assert_eq!((sheet, got), (want_sheet, want), "{}", path.display());
        }
    }
}
