//! Scope, made from the API's description: whoever asks for a thing of another unit by its id is told
//! that there is no such thing (404), and nothing changes.
//!
//! Each path parameter names its resource (`x-resource`), and for each resource there is one maker of
//! a thing that belongs to 城关镇 alone. The administrator of 东观镇 then asks every route that has it.

mod foreign;
mod sample;

use std::collections::BTreeMap;

use sanyou_tests::client::{Answer, Client, Part};
use serde_json::Value;

use self::foreign::World;
use crate::openapi::{Operation, committed, operations};

/// Resources that are nobody's, with the reason why a stranger may name them.
const SHARED: [(&str, &str); 3] = [
    (
        "code",
        "the public page is for whoever holds the code on the certificate",
    ),
    (
        "indicator",
        "a figure's code is everybody's; who is counted by it is within the scope",
    ),
    (
        "setting",
        "a setting's key is everybody's; whose setting it is stands in the body's unit",
    ),
];

fn is_shared(resource: &str) -> bool {
    SHARED.iter().any(|(name, _)| *name == resource)
}

/// Operations that name at least one thing which is somebody's.
fn scoped(description: &Value) -> Vec<Operation> {
    operations(description)
        .into_iter()
        .filter(|operation| {
            operation
                .path_parameters()
                .iter()
                .any(|(_, resource)| resource.as_deref().is_some_and(|name| !is_shared(name)))
        })
        .collect()
}

fn filled(world: &mut World, operation: &Operation) -> String {
    let mut path = operation.path.clone();
    for (name, resource) in operation.path_parameters() {
        let resource = resource.expect("held by another test");
        let id = if is_shared(&resource) {
            "K4".to_owned()
        } else {
            world.id(&resource)
        };
        path = path.replace(&format!("{{{name}}}"), &id);
    }
    path
}

#[test]
fn every_path_parameter_names_its_resource_and_has_a_maker() {
    let mut faults = Vec::new();
    for operation in operations(&committed()) {
        for (name, resource) in operation.path_parameters() {
            match resource {
                None => faults.push(format!("{operation}: {{{name}}} names no x-resource")),
                Some(resource) if !is_shared(&resource) && !foreign::has_maker(&resource) => {
                    faults.push(format!(
                        "{operation}: {resource} has no maker of a foreign one in foreign.rs"
                    ));
                }
                Some(_) => {}
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_is_another_units_is_not_there_and_does_not_change() {
    let description = committed();
    let mut world = World::new();
    let operations = scoped(&description);
    assert!(
        operations.len() >= 20,
        "only {} routes name something",
        operations.len()
    );
    let paths: Vec<String> = operations
        .iter()
        .map(|operation| filled(&mut world, operation))
        .collect();
    let before = seen(&world.owner(), &operations, &paths);
    assert!(
        before.len() >= 5,
        "the owner sees little of her own things: {:?}",
        before.keys()
    );

    let stranger = world.stranger();
    let mut faults = Vec::new();
    for (operation, path) in operations.iter().zip(&paths) {
        let answer = ask(&stranger, &description, operation, path);
        // Who has not the role is told so whatever the id is: then nothing can be learnt from asking.
        let told_of_role = answer.status == 403 && {
            let nobodys = ask(&stranger, &description, operation, &nobodys(operation));
            (nobodys.status, nobodys.code()) == (403, "role.missing".to_owned())
        };
        if answer.status != 404 && !told_of_role {
            faults.push(format!("{operation}: {answer}"));
        }
    }
    let after = seen(&world.owner(), &operations, &paths);
    for (path, was) in &before {
        if after.get(path) != Some(was) {
            faults.push(format!("{path} changed from {was} to {:?}", after.get(path)));
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

fn ask(client: &Client, description: &Value, operation: &Operation, path: &str) -> Answer {
    if sample::is_form(operation) {
        return client.upload(path, &[Part::File("file", "a.xlsx", &sample::workbook())]);
    }
    client.send(
        &operation.method,
        path,
        sample::body(description, operation).as_ref(),
    )
}

/// The operation's path with an id that is no thing's.
fn nobodys(operation: &Operation) -> String {
    let mut path = operation.path.clone();
    for (name, _) in operation.path_parameters() {
        path = path.replace(&format!("{{{name}}}"), "01930000-0000-7000-8000-000000000000");
    }
    path
}

/// What the owner reads of her own things, without what time alone changes.
fn seen(owner: &Client, operations: &[Operation], paths: &[String]) -> BTreeMap<String, Value> {
    let reads = operations
        .iter()
        .zip(paths)
        .filter(|(operation, _)| operation.method == "GET");
    reads
        .filter_map(|(_, path)| {
            let answer = owner.get(path);
            let json = answer
                .header("content-type")
                .is_some_and(|kind| kind.starts_with("application/json"));
            (answer.status == 200 && json).then(|| (path.clone(), still(answer.json())))
        })
        .collect()
}

fn still(mut value: Value) -> Value {
    match &mut value {
        Value::Object(fields) => {
            fields.retain(|name, _| !["as_of", "last_seen", "last_seen_at", "now"].contains(&name.as_str()));
            for field in fields.values_mut() {
                *field = still(field.take());
            }
        }
        Value::Array(items) => {
            for item in items {
                *item = still(item.take());
            }
        }
        _ => {}
    }
    value
}
