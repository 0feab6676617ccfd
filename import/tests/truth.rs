//! Holds the reader to rosters whose truth is known: every column, every cell, every issue, every row that is none.
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use sanyou_import::{Options, Report, Row, Status, check};
use serde_json::Value;

fn folder(number: u8) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../tests/fixtures/rosters/{number}"))
}

fn options() -> Options {
    Options::new(chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap())
}

/// Each roster with its truth; several kinds of file share one.
fn rosters() -> Vec<(PathBuf, Value)> {
    let mut rosters = Vec::new();
    for folder in [folder(1), folder(2)] {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "json") {
                continue;
            }
            let truth = std::fs::read_to_string(path.with_extension("truth.json")).unwrap();
            rosters.push((path, serde_json::from_str(&truth).unwrap()));
        }
    }
    assert_eq!(rosters.len(), 54);
    rosters
}

fn read(path: &Path) -> Report {
    let bytes = std::fs::read(path).unwrap();
    check(&bytes, &path.to_string_lossy(), &options())
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn codes(issues: &[(String, String, String)]) -> BTreeSet<(String, String, String)> {
    issues.iter().cloned().collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// What differs in one row, as sentences.
fn compare_row(row: &Row, truth: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let told = serde_json::to_value(row.status).unwrap();
    if told != truth["status"] {
        wrong.push(format!("status {} told {told}", truth["status"]));
    }
    if row.status == Status::Skipped {
        let told = serde_json::to_value(row.reason).unwrap();
        if told != truth["reason"] {
            wrong.push(format!("reason {} told {told}", truth["reason"]));
        }
        return wrong;
    }
    let triple = |issue: &Value| {
        (
            text(&issue["field"]),
            text(&issue["code"]),
            text(&issue["severity"]),
        )
    };
    let want: Vec<_> = truth["issues"].as_array().unwrap().iter().map(triple).collect();
    let issues = serde_json::to_value(row.issues()).unwrap();
    let told: Vec<_> = issues.as_array().unwrap().iter().map(triple).collect();
    if codes(&want) != codes(&told) {
        wrong.push(format!("issues {want:?} told {told:?}"));
    }
    let want: BTreeMap<&str, &Value> = truth["values"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(field, value)| (field.as_str(), value))
        .collect();
    let told = serde_json::to_value(&row.values).unwrap();
    let told: BTreeMap<&str, &Value> = told
        .as_object()
        .unwrap()
        .iter()
        .map(|(field, value)| (field.as_str(), value))
        .collect();
    if want != told {
        wrong.push(format!("values {want:?} told {told:?}"));
    }
    wrong
}

fn compare(report: &Report, truth: &Value, is_csv: bool) -> Vec<String> {
    let mut wrong = Vec::new();
    let sheets = truth["sheets"].as_array().unwrap();
    assert_eq!(report.sheets.len(), sheets.len(), "sheets");
    for (at, want) in sheets.iter().enumerate() {
        let name = text(&want["name"]);
        let told = if is_csv {
            &report.sheets[at]
        } else {
            report.sheets.iter().find(|s| s.name == name).unwrap()
        };
        if serde_json::to_value(&told.header_rows).unwrap() != want["header_rows"] {
            wrong.push(format!(
                "{name}: header rows {} told {:?}",
                want["header_rows"], told.header_rows
            ));
        }
        for (column, field) in want["columns"].as_object().unwrap() {
            let told = told
                .columns
                .iter()
                .find(|told| &told.column == column)
                .and_then(|told| told.field);
            if told.map(sanyou_import::Field::code) != field.as_str() {
                wrong.push(format!("{name}!{column}: {field} told {told:?}"));
            }
        }
        let mut rows: BTreeMap<u64, &Row> = told.rows.iter().map(|row| (u64::from(row.row), row)).collect();
        for truth in want["rows"].as_array().unwrap() {
            let number = truth["row"].as_u64().unwrap();
            match rows.remove(&number) {
                None => wrong.push(format!("{name}!{number} is not told")),
                Some(row) => wrong.extend(
                    compare_row(row, truth)
                        .iter()
                        .map(|w| format!("{name}!{number}: {w}")),
                ),
            }
        }
        wrong.extend(rows.keys().map(|number| format!("{name}!{number} is no row")));
    }
    wrong
}

#[test]
fn every_roster_is_read_as_its_truth_says() {
    for (path, truth) in rosters() {
        let is_csv = path.extension().is_some_and(|ending| ending == "csv");
        let wrong = compare(&read(&path), &truth, is_csv);
        assert!(wrong.is_empty(), "{}:\n{}", path.display(), wrong.join("\n"));
    }
}

#[test]
fn totals_count_every_row_once() {
    for (path, _) in rosters() {
        let report = read(&path);
        let totals = report.totals;
        assert_eq!(
            totals.rows,
            report.sheets.iter().map(|sheet| sheet.rows.len()).sum::<usize>()
        );
        assert_eq!(
            totals.rows,
            totals.ok + totals.warning + totals.error + totals.skipped
        );
    }
}

#[test]
fn the_report_comes_back_from_its_json() {
    let report = read(&folder(1).join("by-township.xlsx"));
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(json["file"], "by-township.xlsx");
    assert!(
        json["sheets"][0].get("issues").is_none(),
        "a sheet without issues says nothing of them"
    );
    let again: Report = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(serde_json::to_value(again).unwrap(), json);
}

#[test]
fn the_text_has_a_line_an_issue() {
    let report = read(&folder(1).join("plain.xlsx"));
    let issues = report
        .sheets
        .iter()
        .flat_map(|sheet| &sheet.rows)
        .map(|row| row.issues().len())
        .sum::<usize>();
    let text = report.to_text();
    assert_eq!(text.lines().count(), issues + 1);
    assert!(text.starts_with("plain.xlsx：1 张表，60 行"), "{text}");
    assert!(text.contains("花名册!"), "{text}");
}
