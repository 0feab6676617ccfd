//! While somebody writes for long, whoever else would write is told to come again, whatever it is; who reads is not kept.
use std::time::Duration;

use poem::http::{Method, StatusCode, header};
use poem::{Endpoint, Request};
use serde_json::Value;

use super::{endpoint, openapi};
use crate::account::create_token;
use crate::platform::testing::Installation;

/// Long enough to open a connection, short enough to ask every route.
const PATIENCE: Duration = Duration::from_millis(150);

struct Asked {
    status: StatusCode,
    retry_after: Option<String>,
    body: Value,
}

async fn ask(service: &impl Endpoint<Output = poem::Response>, request: Request) -> Asked {
    let mut answer = service.call(request).await.expect("refusals are answers");
    let retry_after = answer.headers().get(header::RETRY_AFTER);
    let retry_after = retry_after.and_then(|value| value.to_str().ok().map(str::to_owned));
    let kind = answer.headers().get(header::CONTENT_TYPE);
    let is_problem = kind.is_some_and(|kind| kind.to_str().is_ok_and(|kind| kind.contains("problem+json")));
    let bytes = answer.take_body().into_bytes().await.unwrap_or_default();
    Asked {
        status: answer.status(),
        retry_after: retry_after.filter(|_| is_problem),
        body: serde_json::from_slice(&bytes).unwrap_or_default(),
    }
}

fn request(method: &str, path: &str, said: &Value, token: &str) -> Request {
    let builder = Request::builder()
        .method(Method::from_bytes(method.to_uppercase().as_bytes()).unwrap())
        .uri(path.parse().unwrap())
        .header(header::AUTHORIZATION, format!("Bearer {token}"));
    let content = &said["requestBody"]["content"];
    if content["multipart/form-data"].is_object() {
        let form = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\na,b\r\n--x--\r\n";
        return builder
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
            .body(form);
    }
    let example = content
        .as_object()
        .and_then(|kinds| kinds.values().next())
        .map(|kind| kind["example"].to_string());
    match example {
        Some(body) => builder
            .header(header::CONTENT_TYPE, "application/json; charset=utf-8")
            .body(body),
        None => builder.finish(),
    }
}

/// Every operation with its method, its address and what is said of it.
fn operations() -> Vec<(String, String, Value)> {
    let spec: Value = serde_json::from_str(&openapi()).unwrap();
    let mut found = Vec::new();
    for (path, methods) in spec["paths"].as_object().unwrap() {
        let parts = path.split('/').map(|part| {
            if part.starts_with('{') {
                "01930000-0000-7000-8000-000000000001"
            } else {
                part
            }
        });
        let path = parts.collect::<Vec<_>>().join("/");
        for (method, said) in methods.as_object().unwrap() {
            found.push((method.clone(), path.clone(), said.clone()));
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_would_write_meanwhile_is_told_to_come_again() {
    let installation = Installation::waiting(PATIENCE).await;
    let platform = &installation.platform;
    crate::demo::fill(platform).await.unwrap();
    let mut tokens = Vec::new();
    for account in ["county", "dongguan", "worker", "system"] {
        tokens.push(create_token(platform, account, &[], None).await.unwrap());
    }
    let service = endpoint(platform);
    let held = platform.database.begin().await.unwrap();
    let (mut faults, mut busy) = (Vec::new(), 0);
    for (method, path, said) in operations() {
        for token in &tokens {
            let answer = ask(&service, request(&method, &path, &said, token)).await;
            let told = format!("{method} {path}: {} {}", answer.status, answer.body);
            match answer.status {
                StatusCode::SERVICE_UNAVAILABLE => {
                    busy += 1;
                    let detail = answer.body["detail"].as_str().unwrap_or_default();
                    let says = detail.starts_with("正在写入大批名册，请过一两分钟再试");
                    if answer.body["code"] != "busy" || !says || answer.retry_after.as_deref() != Some("60") {
                        faults.push(told);
                    }
                    break;
                }
                status if status.is_server_error() => faults.push(told),
                status if method == "get" && status == StatusCode::OK => break,
                _ => {}
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(busy > 60, "only {busy} operations came to the writer");

    let people = |token: &str| request("get", "/api/v1/people", &Value::Null, token);
    assert_eq!(
        ask(&service, people(&tokens[0])).await.status,
        StatusCode::OK,
        "who reads is not kept"
    );
    held.rollback().await.unwrap();
    let settled = ask(
        &service,
        request("get", "/api/v1/roster-imports", &Value::Null, &tokens[0]),
    )
    .await;
    assert_eq!(
        (settled.status, &settled.body["total"]),
        (StatusCode::OK, &Value::from(0)),
        "nothing half done"
    );
}
