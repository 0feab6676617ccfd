//! What a body lacks, said by its fields: the framework refuses a missing key without its name.
use std::sync::Arc;

use poem::{Body, Endpoint, IntoResponse, Request, Response, Result};
use poem_openapi::error::ParseRequestPayloadError;
use serde_json::{Map, Value, json};

use crate::platform::problem::Problem;

/// What is asked of a schema here.
const ASKED: [&str; 5] = ["$ref", "allOf", "items", "properties", "required"];

/// Of the API's description what [`name`] asks for: the bodies and what they hold. The whole of it, parsed, would be a third
/// of what a service at rest holds.
pub fn bodies(spec: &Value) -> Value {
    let body = |operation: &Value| {
        let media = each(
            &operation["requestBody"]["content"],
            |media| json!({ "schema": lean(&media["schema"]) }),
        );
        json!({ "requestBody": { "content": media } })
    };
    json!({
        "paths": each(&spec["paths"], |said| each(said, body)),
        "components": { "schemas": each(&spec["components"]["schemas"], lean) },
    })
}

/// An object with something else in the place of each value.
fn each(object: &Value, of: impl Fn(&Value) -> Value) -> Value {
    let entries = object.as_object().into_iter().flatten();
    entries.map(|(name, value)| (name.clone(), of(value))).collect()
}

/// A schema with what is asked of it; nothing where that is nothing.
fn lean(schema: &Value) -> Value {
    let asked = ASKED.iter().filter_map(|key| Some((*key, schema.get(key)?)));
    let told: Map<String, Value> = asked
        .map(|(key, value)| {
            let value = match key {
                "items" => lean(value),
                "properties" => each(value, lean),
                _ => value.clone(),
            };
            (key.to_owned(), value)
        })
        .collect();
    if told.is_empty() {
        Value::Null
    } else {
        Value::Object(told)
    }
}

/// Names every required key that a refused body does not have, by the API's description.
pub async fn name<E: Endpoint>(spec: &Value, next: Arc<E>, mut request: Request) -> Result<Response> {
    let json = request
        .content_type()
        .is_some_and(|kind| kind.starts_with("application/json"));
    if !json {
        return next.call(request).await.map(IntoResponse::into_response);
    }
    let bytes = request.take_body().into_bytes().await?;
    request.set_body(Body::from(bytes.clone()));
    let (method, path) = (
        request.method().as_str().to_lowercase(),
        request.original_uri().path().to_owned(),
    );
    match next.call(request).await {
        Err(error) if error.is::<ParseRequestPayloadError>() => {
            let body = serde_json::from_slice::<Value>(&bytes).unwrap_or_default();
            let schema = schema_of(spec, &method, &path);
            let missing = schema
                .map(|schema| missing(spec, schema, &body, ""))
                .unwrap_or_default();
            if missing.is_empty() {
                return Err(error);
            }
            Err(Problem::lacking(missing).into())
        }
        answer => answer.map(IntoResponse::into_response),
    }
}

/// The schema of the body that an address takes.
fn schema_of<'a>(spec: &'a Value, method: &str, path: &str) -> Option<&'a Value> {
    let paths = spec["paths"].as_object()?;
    let fits = |pattern: &str| {
        let (mut asked, mut known) = (path.split('/'), pattern.split('/'));
        loop {
            match (asked.next(), known.next()) {
                (None, None) => return true,
                (Some(asked), Some(known)) if asked == known || known.starts_with('{') => {}
                _ => return false,
            }
        }
    };
    let mut found = paths
        .iter()
        .filter(|(pattern, said)| said.get(method).is_some() && fits(pattern));
    let (_, said) = found.next()?;
    let content = said[method]["requestBody"]["content"].as_object()?;
    content.values().next().map(|media| &media["schema"])
}

/// The names of all required keys that are not there, or hold nothing.
fn missing(spec: &Value, schema: &Value, body: &Value, above: &str) -> Vec<String> {
    let schema = resolved(spec, schema);
    let mut found = Vec::new();
    if let (Some(items), Some(rows)) = (schema.get("items"), body.as_array()) {
        for (at, row) in rows.iter().enumerate() {
            found.extend(missing(spec, items, row, &format!("{above}[{at}]")));
        }
    }
    let Some(properties) = schema["properties"].as_object() else {
        return found;
    };
    let required = schema["required"].as_array();
    for (name, property) in properties {
        let path = if above.is_empty() {
            name.clone()
        } else {
            format!("{above}.{name}")
        };
        match body.get(name).filter(|value| !value.is_null()) {
            Some(value) => found.extend(missing(spec, property, value, &path)),
            None if required.is_some_and(|names| names.iter().any(|one| one == name)) => found.push(path),
            None => {}
        }
    }
    found
}

fn resolved<'a>(spec: &'a Value, schema: &'a Value) -> &'a Value {
    let to = schema["$ref"]
        .as_str()
        .or_else(|| schema["allOf"][0]["$ref"].as_str());
    match to.and_then(|path| path.rsplit('/').next()) {
        Some(name) => &spec["components"]["schemas"][name],
        None => schema,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_missing_key_is_named() {
        let spec = json!({
            "paths": {
                "/api/v1/people/{person}/posts": { "post": { "requestBody": { "content": { "application/json": {
                    "schema": { "$ref": "#/components/schemas/Post" }
                } } } } },
            },
            "components": { "schemas": {
                "Post": {
                    "type": "object",
                    "required": ["unit", "days", "values"],
                    "properties": {
                        "unit": { "type": "string" },
                        "since": { "type": "string" },
                        "days": { "$ref": "#/components/schemas/Days" },
                        "values": { "type": "array", "items": { "$ref": "#/components/schemas/Days" } },
                    },
                },
                "Days": { "type": "object", "required": ["from"], "properties": { "from": { "type": "string" } } },
            } },
        });
        let spec = bodies(&spec);
        let schema = schema_of(&spec, "post", "/api/v1/people/7/posts").unwrap();
        let found = missing(
            &spec,
            schema,
            &json!({"unit": null, "days": {}, "values": [{"from": "1"}, {}]}),
            "",
        );
        assert_eq!(found, ["days.from", "unit", "values[1].from"]);
        assert!(schema_of(&spec, "post", "/api/v1/people/7").is_none());
        assert!(schema_of(&spec, "get", "/api/v1/people/7/posts").is_none());
    }
}
