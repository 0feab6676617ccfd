//! Which way things depend: the arrows of the house, read from the source's own text.
//!
//! A path is what stands after `crate::`, `super::` or a package's name, with the braces of a `use`
//! spread out. Comments and text in quotes do not count.

mod paths;

use std::fs;
use std::path::{Path, PathBuf};

use sanyou_tests::binary::checkout;

/// The server's features: each may call those to its left.
const ORDER: [&str; 10] = [
    "unit",
    "setting",
    "account",
    "roster",
    "training",
    "attendance",
    "exam",
    "credit",
    "certification",
    "rotation",
];

/// Own what becomes of the rows that `platform::change` writes: they look up to the roster, and
/// no feature calls them but the report.
const FED_BY_PLATFORM: [&str; 2] = ["audit", "notice"];

/// Calls everybody; nobody calls it.
const REPORT: &str = "report";

/// Stand above the features, as the app does: commands, and what fills a new installation.
const ABOVE: [&str; 3] = ["command", "demo", "setup"];

/// The rooms of a feature that are its own business; what others may call stands in its `mod.rs`.
const ROOMS: [&str; 4] = ["api", "action", "store", "job"];

/// All that is wrong with one file, a sentence each.
fn violations(file: &str, source: &str) -> Vec<String> {
    let parts: Vec<&str> = file.split('/').collect();
    let mut code = paths::bare(source);
    if parts.starts_with(&["schema", "src", "domain", "value"]) {
        // A value's column type can be derived at its own definition alone; it is there under `db` only.
        code = paths::without_attribute(&code, "cfg_attr");
    }
    let mut found = foreign_crates(&parts, &code);
    match parts.as_slice() {
        ["server", "src", ..] if file.ends_with("tests.rs") || file.ends_with("/testing.rs") => {}
        ["server", "src", "platform", ..] => found.extend(platform(&parts, untested(&code))),
        ["server", "src", feature, _, ..] => found.extend(feature_calls(feature, &parts, untested(&code))),
        ["schema", "src", "domain", ..] => found.extend(purity(&code)),
        _ => {}
    }
    found.iter().map(|fault| format!("{file}: {fault}")).collect()
}

/// What stands before the tests of a file, which may arrange their world with whatever fills one.
fn untested(code: &str) -> &str {
    code.split_once("#[cfg(test)]").map_or(code, |(before, _)| before)
}

/// Only one room names calamine, only the database's rooms the ORM, only the server the web and mail.
fn foreign_crates(parts: &[&str], code: &str) -> Vec<String> {
    let workbook = matches!(
        parts,
        ["import", "src", "workbook", ..] | ["import", "src", "workbook.rs"]
    );
    let raw_read = matches!(parts, ["import", "benches", ..] | ["tests", "bench", ..]);
    let server = parts.first() == Some(&"server");
    let database = matches!(
        parts,
        ["schema", "src", "entity" | "migration", ..]
            | ["schema", "src", "entity.rs" | "migration.rs" | "connect.rs"]
            | ["schema", "tests", ..]
            // gives ids and coded values their columns, where they are defined
            | ["schema", "src", "domain", "value", "macros.rs"]
    );
    let rules: [(&[&str], bool, &str); 3] = [
        (
            &["calamine"],
            workbook || raw_read,
            "only import::workbook reads spreadsheets",
        ),
        (
            &["sea_orm", "sea_orm_migration", "sea_query", "sqlx"],
            server || database,
            "only schema's feature db and server know the ORM",
        ),
        (
            &["poem", "poem_openapi", "lettre"],
            server,
            "only server knows the web and mail",
        ),
    ];
    let mut found = Vec::new();
    for (crates, allowed, reason) in rules {
        for name in crates {
            if !allowed && paths::names(code, name) {
                found.push(format!("names {name}: {reason}"));
            }
        }
    }
    let packages = ["sanyou_server", "sanyou_schema", "sanyou_import"];
    if parts.first() == Some(&"tests") && packages.iter().any(|name| paths::names(code, name)) {
        found.push("the tests know the HTTP API and the command line alone".to_owned());
    }
    if parts.first() == Some(&"import") && paths::names(code, "tokio") {
        found.push("names tokio: the reader is synchronous".to_owned());
    }
    found
}

/// The platform carries the features and calls none.
fn platform(parts: &[&str], code: &str) -> Vec<String> {
    paths::all(&module_of(parts), code)
        .iter()
        .filter_map(|path| path.first())
        .filter(|head| is_feature(head) || *head == "app" || ABOVE.contains(&head.as_str()))
        .map(|head| format!("platform calls {head}"))
        .collect()
}

fn is_feature(name: &str) -> bool {
    ORDER.contains(&name) || FED_BY_PLATFORM.contains(&name) || name == REPORT
}

/// What a feature's file reaches: earlier features through their `mod.rs`, and its own rooms downwards.
fn feature_calls(feature: &str, parts: &[&str], code: &str) -> Vec<String> {
    let above = ABOVE.contains(&feature);
    if !is_feature(feature) && !above {
        return vec![format!(
            "{feature} has no place in the order of features: give it one here"
        )];
    }
    let own_room = parts.get(3).map_or("", |part| part.trim_end_matches(".rs"));
    let mut found = Vec::new();
    for path in paths::all(&module_of(parts), code) {
        let [head, rest @ ..] = path.as_slice() else {
            continue;
        };
        let room = rest.first().map_or("", String::as_str);
        if head == feature {
            found.extend(inside(own_room, room));
        } else if is_feature(head) {
            if !above && !may_call(feature, head) {
                found.push(format!("{feature} calls {head}, which is not to its left"));
            }
            if ROOMS.contains(&room) {
                found.push(format!(
                    "calls {head}::{room} instead of what {head}/mod.rs offers"
                ));
            }
        } else if !above && (head == "app" || ABOVE.contains(&head.as_str())) {
            found.push(format!("{feature} calls {head}, which stands above the features"));
        }
    }
    if own_room == "api" && paths::names(code, "sea_orm") {
        found.push("the API names sea_orm: its types are not database types".to_owned());
    }
    found
}

/// `api` -> `action` -> `store`; a job starts actions as the API does.
fn inside(own: &str, room: &str) -> Option<String> {
    let upwards = match own {
        "store" => ["api", "action", "job"].contains(&room),
        "action" => ["api", "job"].contains(&room),
        "api" => room == "job",
        "job" => room == "api",
        _ => false,
    };
    upwards.then(|| format!("{own} calls {room}, which stands above it"))
}

fn may_call(from: &str, to: &str) -> bool {
    let place = |name: &str| ORDER.iter().position(|feature| *feature == name);
    if from == REPORT {
        return true;
    }
    if FED_BY_PLATFORM.contains(&from) {
        return place(to) <= place("roster") && place(to).is_some();
    }
    matches!((place(from), place(to)), (Some(from), Some(to)) if to < from)
}

/// Plain values in, plain values out.
fn purity(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for name in ["tokio", "rand", "reqwest"] {
        if paths::names(code, name) {
            found.push(format!("the domain names {name}"));
        }
    }
    for name in [
        "std::fs",
        "std::net",
        "std::env",
        "std::process",
        "crate::entity",
        "crate::migration",
        "crate::connect",
    ] {
        if code.contains(name) {
            found.push(format!("the domain reaches for {name}"));
        }
    }
    if code.contains("async fn") {
        found.push("the domain has an async function".to_owned());
    }
    found
}

/// The module that a file of `PACKAGE/src` is: `server/src/roster/store.rs` is `roster::store`.
fn module_of(parts: &[&str]) -> Vec<String> {
    let mut module: Vec<String> = parts
        .iter()
        .skip(2)
        .map(|part| part.trim_end_matches(".rs").to_owned())
        .collect();
    if module.last().is_some_and(|last| last == "mod") {
        module.pop();
    }
    module
}

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the checkout can be read").flatten() {
        let path = entry.path();
        let name = entry.file_name();
        if path.is_dir() {
            if name != "node_modules" && name != "target" && name != "web" {
                rust_files(&path, files);
            }
        } else if path.extension().is_some_and(|end| end == "rs") {
            files.push(path);
        }
    }
}

#[test]
fn the_source_keeps_the_arrows() {
    let root = checkout();
    let mut files = Vec::new();
    for package in ["schema", "import", "server", "tests/src", "tests/bench"] {
        rust_files(&root.join(package), &mut files);
    }
    assert!(
        files.len() > 5,
        "the source was not found under {}",
        root.display()
    );
    let mut found = Vec::new();
    for path in files {
        let source = fs::read_to_string(&path).expect("source is UTF-8");
        let name = path
            .strip_prefix(&root)
            .expect("below the root")
            .to_string_lossy();
        found.extend(violations(&name, &source));
    }
    assert!(
        found.is_empty(),
        "{} arrows point the wrong way:\n{}",
        found.len(),
        found.join("\n")
    );
}

#[test]
fn the_tests_depend_on_no_package_of_the_house() {
    let manifest = fs::read_to_string(checkout().join("tests/Cargo.toml")).expect("the manifest");
    let dependencies = manifest
        .split("[dependencies]")
        .nth(1)
        .expect("it has dependencies");
    assert!(
        !dependencies.contains("sanyou-"),
        "tests/Cargo.toml depends on the house itself"
    );
}

#[test]
fn a_feature_calls_leftwards_only() {
    assert!(
        violations(
            "server/src/training/action/enrol.rs",
            "use crate::roster::Person;"
        )
        .is_empty()
    );
    assert!(violations("server/src/exam/api.rs", "use crate::attendance::Roll;").is_empty());
    for (file, source) in [
        (
            "server/src/roster/action/apply.rs",
            "use crate::training::Session;",
        ),
        ("server/src/unit/mod.rs", "use crate::account::Scope;"),
        ("server/src/unit/store.rs", "use super::super::account::Scope;"),
        (
            "server/src/credit/job.rs",
            "fn run() { crate::rotation::plan(); }",
        ),
        ("server/src/training/api.rs", "use crate::{platform::db, report};"),
        ("server/src/training/api.rs", "use crate::notice::Outbox;"),
        ("server/src/notice/job.rs", "use crate::certification::issue;"),
        ("server/src/roster/mod.rs", "use crate::app::App;"),
        ("server/src/roster/job.rs", "use crate::demo::people;"),
        ("server/src/demo/people.rs", "use crate::roster::store::insert;"),
        ("server/src/shop/mod.rs", ""),
    ] {
        assert_eq!(violations(file, source).len(), 1, "{file}: {source}");
    }
}

#[test]
fn a_feature_is_entered_by_its_mod() {
    for source in [
        "use crate::roster::store::people;",
        "use crate::{roster::{Person, action::apply}};",
        "fn f() { let _ = crate::roster::api::Row::default(); }",
        "use super::super::super::roster::job;",
    ] {
        let found = violations("server/src/training/action/enrol.rs", source);
        assert_eq!(found.len(), 1, "{source}: {found:?}");
    }
}

#[test]
fn rooms_are_entered_from_above() {
    assert!(
        violations(
            "server/src/roster/api/import.rs",
            "use crate::roster::action::apply;"
        )
        .is_empty()
    );
    assert!(violations("server/src/roster/action/apply.rs", "use super::super::store;").is_empty());
    for (file, source) in [
        ("server/src/roster/store.rs", "use super::action::apply;"),
        (
            "server/src/roster/store/people.rs",
            "use crate::roster::api::Row;",
        ),
        (
            "server/src/roster/action/apply.rs",
            "use crate::roster::{api, store};",
        ),
        ("server/src/roster/api.rs", "use sea_orm::EntityTrait;"),
    ] {
        assert_eq!(violations(file, source).len(), 1, "{file}: {source}");
    }
}

#[test]
fn the_platform_calls_no_feature() {
    assert!(violations("server/src/platform/change.rs", "use crate::platform::clock;").is_empty());
    assert_eq!(
        violations("server/src/platform/change.rs", "use crate::audit;").len(),
        1
    );
    assert_eq!(
        violations("server/src/platform/http/mod.rs", "crate::app::routes()").len(),
        1
    );
}

#[test]
fn foreign_crates_stay_in_their_rooms() {
    assert!(violations("import/src/workbook/open.rs", "use calamine::Reader;").is_empty());
    assert!(violations("schema/src/entity/person.rs", "use sea_orm::entity::prelude::*;").is_empty());
    let column = "#[cfg_attr(feature = \"db\", derive(sea_orm::DeriveValueType))]\nstruct Id;";
    assert!(violations("schema/src/domain/value/id.rs", column).is_empty());
    assert!(violations("server/src/app.rs", "use poem::Route; use lettre::Message;").is_empty());
    for (file, source) in [
        ("import/src/layout/mod.rs", "use calamine::Data;"),
        ("import/src/layout/mod.rs", "fn f(c: &calamine::Data) {}"),
        ("import/src/report.rs", "use sea_orm::DbErr;"),
        (
            "schema/src/domain/roster/person.rs",
            "use sea_orm::DeriveValueType;",
        ),
        ("schema/src/lib.rs", "pub use sqlx::Error;"),
        (
            "schema/src/domain/value/id.rs",
            "#[derive(sea_orm::DeriveValueType)]",
        ),
        (
            "schema/src/domain/exam/mod.rs",
            "#[cfg_attr(feature = \"db\", derive(sea_orm::DeriveValueType))]",
        ),
        ("schema/src/domain/notice/mod.rs", "use lettre::Address;"),
        ("import/src/lib.rs", "use tokio::task;"),
        ("tests/src/server.rs", "use sanyou_schema::domain::Tier;"),
    ] {
        assert_eq!(violations(file, source).len(), 1, "{file}: {source}");
    }
}

#[test]
fn the_domain_is_pure() {
    for source in [
        "use std::fs::File;",
        "pub async fn f() {}",
        "use rand::Rng;",
        "use crate::entity::person;",
    ] {
        assert_eq!(
            violations("schema/src/domain/exam/mod.rs", source).len(),
            1,
            "{source}"
        );
    }
}

#[test]
fn comments_and_quotes_are_no_code() {
    let source = "// use crate::training::X;\n/* calamine /* nested */ */\n\
                  const A: &str = \"crate::training::X \\\" sea_orm\"; const B: &str = r#\"calamine::\"#; const C: char = '\"';";
    assert!(violations("server/src/roster/mod.rs", source).is_empty());
    assert!(violations("import/src/lib.rs", source).is_empty());
}
