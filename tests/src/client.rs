//! A client that speaks HTTP as a browser (cookie and CSRF header) or a program (bearer token) would.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::Duration;

use serde_json::{Value, json};
use ureq::Agent;
use ureq::http::{HeaderMap, Request};

/// Someone who asks the server.
#[derive(Clone, Debug)]
pub struct Client {
    address: String,
    agent: Agent,
    cookies: BTreeMap<String, String>,
    csrf: Option<String>,
    bearer: Option<String>,
}

/// What the server answered.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body's bytes.
    pub body: Vec<u8>,
    asked: String,
}

/// A part of a multipart form.
pub enum Part<'a> {
    /// A field with its value.
    Field(&'a str, &'a str),
    /// A file: the field, the file's name and its bytes.
    File(&'a str, &'a str, &'a [u8]),
}

impl Client {
    /// Someone unknown.
    pub fn new(address: &str) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(Duration::from_mins(1)))
            .build();
        Self {
            address: address.to_owned(),
            agent: config.into(),
            cookies: BTreeMap::new(),
            csrf: None,
            bearer: None,
        }
    }

    /// The same server asked with a bearer token.
    #[must_use]
    pub fn bearer(&self, token: &str) -> Self {
        Self {
            bearer: Some(token.to_owned()),
            ..Self::new(&self.address)
        }
    }

    /// Signs in, keeps the session, and answers the login's body.
    #[track_caller]
    pub fn sign_in(&mut self, account: &str, password: &str) -> Value {
        let answer = self.try_sign_in(account, password).expect(200);
        self.keep_session(&answer)
    }

    /// Keeps the cookies and the CSRF token that an answer brings; answers its body.
    #[track_caller]
    pub fn keep_session(&mut self, answer: &Answer) -> Value {
        for line in answer.headers.get_all("set-cookie") {
            let pair = line
                .to_str()
                .unwrap_or_default()
                .split(';')
                .next()
                .unwrap_or_default();
            if let Some((name, value)) = pair.split_once('=') {
                self.cookies
                    .insert(name.trim().to_owned(), value.trim().to_owned());
            }
        }
        assert!(!self.cookies.is_empty(), "no cookie came: {answer}");
        let body = answer.json();
        self.csrf = body["csrf"].as_str().map(str::to_owned);
        body
    }

    /// The same visitor without the CSRF header, as a forged form would send.
    #[must_use]
    pub fn without_csrf(&self) -> Self {
        Self {
            csrf: None,
            ..self.clone()
        }
    }

    /// Tries to sign in, and keeps nothing.
    pub fn try_sign_in(&self, account: &str, password: &str) -> Answer {
        self.post(
            "/api/v1/login",
            &json!({"account": account, "password": password}),
        )
    }

    /// Whether a path answers 200; false where nobody listens yet.
    pub fn reaches(&self, path: &str) -> bool {
        self.agent
            .get(format!("{}{path}", self.address))
            .call()
            .is_ok_and(|answer| answer.status() == 200)
    }

    /// GET.
    pub fn get(&self, path: &str) -> Answer {
        self.send("GET", path, None)
    }

    /// POST with a JSON body.
    pub fn post(&self, path: &str, body: &Value) -> Answer {
        self.send("POST", path, Some(body))
    }

    /// PUT with a JSON body.
    pub fn put(&self, path: &str, body: &Value) -> Answer {
        self.send("PUT", path, Some(body))
    }

    /// DELETE.
    pub fn delete(&self, path: &str) -> Answer {
        self.send("DELETE", path, None)
    }

    /// Any method, with or without a JSON body.
    pub fn send(&self, method: &str, path: &str, body: Option<&Value>) -> Answer {
        let bytes = body.map(|body| body.to_string().into_bytes()).unwrap_or_default();
        self.request(method, path, body.map(|_| "application/json"), bytes)
    }

    /// POST of a form with files.
    pub fn upload(&self, path: &str, parts: &[Part<'_>]) -> Answer {
        const BOUNDARY: &str = "----sanyou-tests-boundary";
        let mut body = Vec::new();
        for part in parts {
            let (head, content) = match part {
                Part::Field(name, value) => (
                    format!("Content-Disposition: form-data; name=\"{name}\"\r\n"),
                    value.as_bytes(),
                ),
                Part::File(name, file, content) => (
                    format!(
                        "Content-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n\
                         Content-Type: application/octet-stream\r\n"
                    ),
                    *content,
                ),
            };
            body.extend_from_slice(format!("--{BOUNDARY}\r\n{head}\r\n").as_bytes());
            body.extend_from_slice(content);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        self.request("POST", path, Some(&kind), body)
    }

    fn request(&self, method: &str, path: &str, kind: Option<&str>, body: Vec<u8>) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.address));
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let cookies = cookies.join("; ");
        let headers = [
            ("content-type", kind),
            (
                "cookie",
                Some(cookies.as_str()).filter(|cookies| !cookies.is_empty()),
            ),
            ("x-csrf-token", self.csrf.as_deref()),
        ];
        for (name, value) in headers {
            if let Some(value) = value {
                request = request.header(name, value);
            }
        }
        if let Some(token) = &self.bearer {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        let asked = format!("{method} {path}");
        // Where there is no body there is none at all, instead of an empty one.
        let answered = match kind {
            Some(_) => self.agent.run(request.body(body).expect("a well-formed request")),
            None => self.agent.run(request.body(()).expect("a well-formed request")),
        };
        let mut answer = answered.unwrap_or_else(|error| panic!("{asked}: {error}"));
        let body = answer
            .body_mut()
            .with_config()
            .limit(100 * 1024 * 1024)
            .read_to_vec()
            .unwrap_or_else(|error| panic!("{asked}: {error}"));
        Answer {
            status: answer.status().as_u16(),
            headers: answer.headers().clone(),
            body,
            asked,
        }
    }
}

impl Answer {
    /// Itself where the status is this one; else the test fails with the answer's text.
    #[must_use]
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{self}");
        self
    }

    /// The body as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {self}"))
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The code of the problem that it is, or nothing.
    pub fn code(&self) -> String {
        let body: Value = serde_json::from_slice(&self.body).unwrap_or_default();
        body["code"].as_str().unwrap_or_default().to_owned()
    }
}

impl std::fmt::Display for Answer {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut text = self.text();
        if text.chars().count() > 2000 {
            text = text.chars().take(2000).collect();
            write!(text, " …")?;
        }
        write!(to, "{} answered {}: {text}", self.asked, self.status)
    }
}
