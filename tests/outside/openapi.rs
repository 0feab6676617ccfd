//! The API's description: the committed one is the binary's, and it says what a caller needs to know.

use std::collections::HashMap;

use sanyou_tests::binary::checkout;
use sanyou_tests::database::Kind;
use sanyou_tests::server::Start;
use serde_json::Value;

/// An operation of the description.
pub struct Operation {
    /// `GET` and its like.
    pub method: String,
    /// `/people/{person}`, below the server's prefix.
    pub path: String,
    /// What the description says of it.
    pub said: Value,
}

impl Operation {
    /// The path's parameters: name and resource.
    pub fn path_parameters(&self) -> Vec<(String, Option<String>)> {
        let parameters = self.said["parameters"].as_array().into_iter().flatten();
        parameters
            .filter(|parameter| parameter["in"] == "path")
            .map(|parameter| {
                let name = parameter["name"].as_str().unwrap_or_default().to_owned();
                (name, parameter["x-resource"].as_str().map(str::to_owned))
            })
            .collect()
    }

    /// Whether it answers without a sign-in.
    pub fn is_public(&self) -> bool {
        self.said["security"].as_array().is_none_or(Vec::is_empty)
    }
}

impl std::fmt::Display for Operation {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "{} {}", self.method, self.path)
    }
}

/// The committed description.
pub fn committed() -> Value {
    let path = checkout().join("server/openapi.json");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).expect("openapi.json is JSON")
}

/// All operations, with the prefix of the server before their paths.
pub fn operations(description: &Value) -> Vec<Operation> {
    let prefix = description["servers"][0]["url"]
        .as_str()
        .unwrap_or_default()
        .trim_end_matches('/');
    let paths = description["paths"].as_object().expect("it has paths");
    let mut found = Vec::new();
    for (path, methods) in paths {
        for (method, said) in methods.as_object().expect("methods") {
            if ["get", "put", "post", "patch", "delete"].contains(&method.as_str()) {
                found.push(Operation {
                    method: method.to_uppercase(),
                    path: format!("{prefix}{path}"),
                    said: said.clone(),
                });
            }
        }
    }
    found
}

#[test]
fn the_committed_description_is_the_binarys() {
    let server = Start::on(Kind::Sqlite).demo();
    let answered = server.client().get("/api/openapi.json").expect(200).json();
    let committed = committed();
    if answered == committed {
        return;
    }
    let known: HashMap<String, Value> = operations(&committed)
        .into_iter()
        .map(|operation| (operation.to_string(), operation.said))
        .collect();
    let moved: Vec<String> = operations(&answered)
        .iter()
        .filter(|operation| known.get(&operation.to_string()) != Some(&operation.said))
        .map(ToString::to_string)
        .collect();
    panic!(
        "server/openapi.json is not what the binary serves; write it again. Operations that differ: {moved:?}"
    );
}

#[test]
fn every_operation_says_what_it_does_and_what_it_refuses() {
    let operations = operations(&committed());
    assert!(operations.len() > 30, "only {} operations", operations.len());
    let mut faults = Vec::new();
    let mut ids: HashMap<String, String> = HashMap::new();
    for operation in &operations {
        let said = &operation.said;
        let mut fault = |text: String| faults.push(format!("{operation}: {text}"));
        match said["operationId"].as_str() {
            None | Some("") => fault("no operationId".to_owned()),
            Some(id) => {
                if let Some(other) = ids.insert(id.to_owned(), operation.to_string()) {
                    fault(format!("operationId {id} is {other}'s too"));
                }
            }
        }
        if said["summary"].as_str().is_none_or(str::is_empty) {
            fault("no summary".to_owned());
        }
        for (kind, media) in said["requestBody"]["content"].as_object().into_iter().flatten() {
            if media["example"].is_null() {
                fault(format!("its body {kind} has no example"));
            }
        }
        for (status, response) in said["responses"].as_object().into_iter().flatten() {
            let media = response["content"].as_object().into_iter().flatten();
            let mut json = media.filter(|(kind, _)| kind.starts_with("application/json"));
            if status.starts_with('2') && json.any(|(_, media)| media["example"].is_null()) {
                fault(format!("its answer {status} has no example"));
            }
        }
        for (status, why) in refusals(operation) {
            if said["responses"][status].is_null() {
                fault(format!("{status} is not described, though {why}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What an operation may refuse by its mere shape.
fn refusals(operation: &Operation) -> Vec<(&'static str, &'static str)> {
    let mut expected = Vec::new();
    if !operation.is_public() {
        expected.push(("401", "it needs a sign-in"));
    }
    if !operation.path_parameters().is_empty() {
        expected.push(("404", "what it names may be gone or out of scope"));
    }
    if !operation.said["requestBody"].is_null() {
        expected.push(("400", "its body may be malformed"));
    }
    expected
}
