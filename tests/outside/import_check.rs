//! `sanyou import check` as a command: what it prints where, and its exit codes. What it reads of each cell
//! is held by the reader's own tests.

use std::collections::BTreeMap;
use std::process::Output;

use sanyou_tests::binary::{checkout, command, told};
use serde_json::{Value, json};

const ROSTERS: [&str; 6] = [
    "1/plain.xlsx",
    "1/titled.xlsx",
    "1/by-township.xlsx",
    "2/plain.xlsx",
    "2/titled.xlsx",
    "2/by-township.xlsx",
];

fn check(roster: &str, format: &[&str]) -> Output {
    let file = checkout().join("tests/fixtures/rosters").join(roster);
    let path = file.to_str().expect("a plain name");
    let arguments = [&["import", "check", path, "--as-of", "2026-11-24"], format].concat();
    command(&arguments).output().expect("it runs")
}

fn rows(report: &Value) -> Vec<&Value> {
    let sheets = report["sheets"].as_array().expect("sheets");
    sheets
        .iter()
        .flat_map(|sheet| sheet["rows"].as_array().expect("rows"))
        .collect()
}

#[test]
fn the_report_counts_what_the_truth_counts() {
    for roster in ROSTERS {
        let output = check(roster, &["--format", "json"]);
        assert_eq!(output.status.code(), Some(0), "{roster}: {}", told(&output));
        let report: Value = serde_json::from_slice(&output.stdout).expect("JSON alone");
        let truth = checkout()
            .join("tests/fixtures/rosters")
            .join(roster)
            .with_extension("truth.json");
        let truth: Value = serde_json::from_slice(&std::fs::read(truth).expect("its truth")).expect("JSON");
        let mut counted = BTreeMap::from([("ok", 0), ("warning", 0), ("error", 0), ("skipped", 0)]);
        for row in rows(&truth) {
            *counted
                .get_mut(row["status"].as_str().expect("a status"))
                .expect("a known one") += 1;
        }
        let mut totals = json!(counted);
        totals["rows"] = json!(rows(&truth).len());
        assert_eq!(report["totals"], totals, "{roster}");
        assert_eq!(rows(&report).len(), rows(&truth).len(), "{roster}");
    }
}

#[test]
fn the_text_names_the_cell() {
    let output = check("1/by-township.xlsx", &[]);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let line = text
        .lines()
        .find(|line| line.contains("name.missing"))
        .expect("a line an issue");
    assert!(line.starts_with("东观镇!") && line.contains('7'), "{line}");
}

#[test]
fn a_file_that_is_not_there_is_exit_2_with_its_code() {
    let output = check("1/no-such.xlsx", &["--format", "json"]);
    assert_eq!(output.status.code(), Some(2), "{}", told(&output));
    let said: Value = serde_json::from_slice(&output.stdout).expect("JSON alone");
    assert_eq!(said["error"]["code"], "file.not_found");
    assert_eq!(check("1/no-such.xlsx", &[]).status.code(), Some(2));
}
