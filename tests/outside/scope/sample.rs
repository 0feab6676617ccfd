//! A body of the right shape for an operation, so that its scope and not its shape is what is refused.

use serde_json::{Map, Value, json};

use crate::openapi::Operation;

/// Whether the operation takes a form with a file.
pub fn is_form(operation: &Operation) -> bool {
    !operation.said["requestBody"]["content"]["multipart/form-data"].is_null()
}

/// A workbook with the columns of a list of results and one row.
pub fn workbook() -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, (head, cell)) in (0..).zip([("姓名", "王伟"), ("身份证号后四位", "0018"), ("成绩", "86")])
    {
        sheet.write_string(0, column, head).expect("a cell");
        sheet.write_string(1, column, cell).expect("a cell");
    }
    workbook.save_to_buffer().expect("a workbook")
}

/// Bodies of operations whose words are codes that the description lists in words alone.
const SPOKEN: [(&str, &str); 6] = [
    ("act_on_application", r#"{"action": "recommend"}"#),
    ("act_on_enrolment", r#"{"action": "withdraw", "reason": "出差"}"#),
    ("act_on_session", r#"{"action": "announce"}"#),
    ("apply_for", r#"{"tier": "junior"}"#),
    (
        "mend_roster_import_row",
        r#"{"sheet": "城关镇", "row": 3, "field": "name", "text": "王伟"}"#,
    ),
    (
        "mark",
        r#"{"person": "01930000-0000-7000-8000-000000000000", "status": "present"}"#,
    ),
];

/// The least JSON body that the description allows; none where it wants none.
pub fn body(description: &Value, operation: &Operation) -> Option<Value> {
    let id = operation.said["operationId"].as_str().unwrap_or_default();
    if let Some((_, spoken)) = SPOKEN.iter().find(|(known, _)| *known == id) {
        return Some(serde_json::from_str(spoken).expect("JSON"));
    }
    let content = operation.said["requestBody"]["content"].as_object()?;
    let (_, media) = content
        .iter()
        .find(|(kind, _)| kind.starts_with("application/json"))?;
    Some(sample(description, &media["schema"]))
}

fn sample(description: &Value, schema: &Value) -> Value {
    if let Some(reference) = schema["$ref"].as_str() {
        let pointer = reference.trim_start_matches('#');
        return sample(
            description,
            description.pointer(pointer).expect("the schema is there"),
        );
    }
    for joint in ["allOf", "oneOf", "anyOf"] {
        if let Some(first) = schema[joint].as_array().and_then(|parts| parts.first()) {
            return sample(description, first);
        }
    }
    for given in ["example", "default"] {
        if !schema[given].is_null() {
            return schema[given].clone();
        }
    }
    if let Some(first) = schema["enum"].as_array().and_then(|values| values.first()) {
        return first.clone();
    }
    match schema["type"].as_str() {
        Some("object") => object(description, schema),
        Some("array") => json!([sample(description, &schema["items"])]),
        Some("integer" | "number") => schema.get("minimum").cloned().unwrap_or_else(|| json!(1)),
        Some("boolean") => json!(false),
        _ => json!(match schema["format"].as_str() {
            Some("uuid") => "01930000-0000-7000-8000-000000000000",
            Some("date" | "naive-date") => "2026-12-01",
            Some("date-time") => "2026-12-01T00:00:00Z",
            Some("time" | "naive-time" | "partial-time") => "09:00:00",
            _ => "无",
        }),
    }
}

fn object(description: &Value, schema: &Value) -> Value {
    let required = schema["required"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str);
    let fields: Map<String, Value> = required
        .map(|name| (name.to_owned(), sample(description, &schema["properties"][name])))
        .collect();
    Value::Object(fields)
}
