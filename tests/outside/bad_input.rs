//! What people send that cannot be taken: each is refused with its code, a reason and what to do.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use sanyou_tests::client::{Answer, Client, Part};
use sanyou_tests::database::Kind;
use sanyou_tests::server::{Server, Start};
use serde_json::{Value, json};

use crate::office::{county, text, unit, wait_for};

/// The code and the sentence with which a file is refused: at once, or once a job has opened it.
fn refusal_of(clerk: &Client, township: &str, name: &str, bytes: &[u8]) -> (String, String) {
    let parts = [Part::File("file", name, bytes), Part::Field("unit", township)];
    let answer = clerk.upload("/api/v1/roster-imports", &parts);
    if answer.status != 202 {
        return (answer.code(), text(&answer.json(), "detail"));
    }
    let path = format!("/api/v1/roster-imports/{}", text(&answer.json(), "id"));
    wait_for("refusal", || {
        let import = clerk.get(&path).expect(200).json();
        match import["state"].as_str() {
            Some("failed") => Ok((
                text(&import["failure"], "code"),
                text(&import["failure"], "detail"),
            )),
            Some("reading") => Err(import.to_string()),
            _ => panic!("{name} was read: {import}"),
        }
    })
}

fn workbook(fill: impl Fn(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    fill(workbook.add_worksheet());
    workbook.save_to_buffer().expect("a workbook")
}

/// An OLE file with an encrypted package, as Excel saves a workbook with a password.
fn encrypted() -> Vec<u8> {
    let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    bytes.resize(512, 0);
    for (at, value) in [(24, 0x3e_u16), (26, 3), (28, 0xfffe), (30, 9), (32, 6)] {
        bytes[at..at + 2].copy_from_slice(&value.to_le_bytes());
    }
    for (at, value) in [
        (44, 1_u32),
        (48, 1),
        (56, 4096),
        (60, 0xffff_fffe),
        (68, 0xffff_fffe),
        (76, 0),
    ] {
        bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
    }
    bytes[80..512].fill(0xff);
    let mut table = vec![0xff_u8; 512];
    for (at, value) in [(0, 0xffff_fffd_u32), (4, 0xffff_fffe), (8, 0xffff_fffe)] {
        table[at..at + 4].copy_from_slice(&value.to_le_bytes());
    }
    bytes.extend(table);
    for (name, kind, child, start) in [
        ("Root Entry", 5_u8, 1_u32, 0xffff_fffe_u32),
        ("EncryptedPackage", 2, 0xffff_ffff, 2),
        ("", 0, 0xffff_ffff, 0),
        ("", 0, 0xffff_ffff, 0),
    ] {
        bytes.extend(directory_entry(name, kind, child, start));
    }
    bytes.resize(512 * 4, 7);
    bytes
}

fn directory_entry(name: &str, kind: u8, child: u32, start: u32) -> [u8; 128] {
    let mut entry = [0_u8; 128];
    for (at, unit) in name.encode_utf16().enumerate() {
        entry[at * 2..at * 2 + 2].copy_from_slice(&unit.to_le_bytes());
    }
    let length = if name.is_empty() {
        0
    } else {
        u8::try_from(name.len() * 2 + 2).expect("short")
    };
    (entry[64], entry[66], entry[67]) = (length, kind, 1);
    entry[68..76].fill(0xff);
    entry[76..80].copy_from_slice(&child.to_le_bytes());
    entry[116..120].copy_from_slice(&start.to_le_bytes());
    if kind == 2 {
        entry[120..124].copy_from_slice(&512_u32.to_le_bytes());
    }
    entry
}

#[test]
fn files_that_cannot_be_read_say_why() {
    let server = Start::on(Kind::Sqlite).demo();
    let clerk = server.sign_in("dongguan");
    let township = unit(&clerk, "东观镇");
    let no_header = workbook(|sheet| {
        sheet.write_string(0, 0, "通知").expect("a cell");
        sheet.write_string(1, 0, "请于周五前报送。").expect("a cell");
    });
    for (name, bytes, code) in [
        (
            "名单.xlsx",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01".to_vec(),
            "file.not_a_workbook",
        ),
        ("加密.xlsx", encrypted(), "file.encrypted"),
        ("空.xlsx", Vec::new(), "file.empty"),
        ("无表头.xlsx", no_header, "file.no_header"),
    ] {
        let (said, sentence) = refusal_of(&clerk, &township, name, &bytes);
        assert_eq!(said, code, "{name}: {sentence}");
        assert!(
            sentence.chars().count() > 8 && !sentence.is_ascii(),
            "says what to do: {sentence}"
        );
    }
}

/// The status and the body that a request gets which only announces how long its body is.
fn announced(server: &Server, path: &str, length: usize) -> (u16, Value) {
    let address = server.address().replace("http://", "");
    let mut stream = TcpStream::connect(&address).expect("it listens");
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\n\
         Content-Length: {length}\r\nConnection: close\r\n\r\n{{"
    );
    stream.write_all(head.as_bytes()).expect("it reads");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("it answers");
    let status = answer
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok())
        .expect("a status");
    let (_, body) = answer.split_once("\r\n\r\n").expect("a head");
    (
        status,
        serde_json::from_str(body).unwrap_or_else(|error| panic!("{error}: {answer}")),
    )
}

#[test]
fn a_body_over_its_limit_is_413_before_it_is_read() {
    let server = Start::on(Kind::Sqlite).demo();
    for (path, length) in [("/api/v1/login", 4 << 20), ("/api/v1/roster-imports", 60 << 20)] {
        let (status, problem) = announced(&server, path, length);
        assert_eq!(status, 413, "{path}: {problem}");
        assert!(
            problem["detail"]
                .as_str()
                .is_some_and(|sentence| !sentence.is_ascii()),
            "{path}: {problem}"
        );
    }
}

/// A problem as RFC 9457 has it, with a Chinese sentence and a request id.
#[track_caller]
fn is_problem(answer: &Answer) {
    assert_eq!(
        answer
            .header("content-type")
            .map(|kind| kind.split(';').next().unwrap_or("")),
        Some("application/problem+json"),
        "{answer}"
    );
    let body = answer.json();
    assert_eq!(body["status"], answer.status, "{answer}");
    for key in ["code", "detail", "request_id"] {
        assert!(
            body[key].as_str().is_some_and(|text| !text.is_empty()),
            "no {key}: {answer}"
        );
    }
    assert!(
        !body["detail"].as_str().unwrap_or_default().is_ascii(),
        "not Chinese: {answer}"
    );
}

#[test]
fn a_form_names_every_violation_at_once() {
    let server = Start::on(Kind::Sqlite).demo();
    let organiser = server.sign_in("county");
    let session = json!({
        "unit_id": county(&organiser), "class_name": "", "kind": "rotation", "delivery": "off_work", "number": 0,
        "first_day": "2026-12-10", "last_day": "2026-12-08", "capacity": 0, "slots": [],
    });
    let answer = organiser.post("/api/v1/sessions", &session);
    assert_eq!(answer.status, 422, "{answer}");
    is_problem(&answer);
    let body = answer.json();
    let fields: Vec<&str> = body["violations"]
        .as_array()
        .expect("violations")
        .iter()
        .filter_map(|one| one["field"].as_str())
        .collect();
    for field in ["class_name", "number", "last_day", "capacity"] {
        assert!(fields.contains(&field), "{field} is not among {fields:?}");
    }
}

#[test]
fn what_is_malformed_gone_or_not_allowed_is_a_problem_in_chinese() {
    let server = Start::on(Kind::Sqlite).demo();
    let organiser = server.sign_in("county");
    let nobody = server.client();
    let unknown_field = json!({"account": "county", "password": "x", "colour": "red"});
    let cases: Vec<(&str, Answer, u16)> = vec![
        (
            "an unknown field",
            nobody.post("/api/v1/login", &unknown_field),
            400,
        ),
        ("no JSON", organiser.post("/api/v1/venues", &json!("text")), 400),
        ("no sign-in", nobody.get("/api/v1/people"), 401),
        (
            "no CSRF header",
            organiser
                .without_csrf()
                .post("/api/v1/venues", &json!({"name": "会议室"})),
            403,
        ),
        (
            "a wrong token",
            nobody.bearer("nonsense").get("/api/v1/people"),
            401,
        ),
        ("an id that is none", organiser.get("/api/v1/people/42"), 404),
        (
            "a thing that is gone",
            organiser.get("/api/v1/people/01930000-0000-7000-8000-000000000000"),
            404,
        ),
        ("no such route", organiser.get("/api/v1/nothing"), 404),
        ("a wrong method", organiser.delete("/api/v1/units"), 405),
    ];
    for (what, answer, status) in cases {
        // An id that cannot be one is as good as malformed.
        let or_malformed = what == "an id that is none" && answer.status == 400;
        assert!(answer.status == status || or_malformed, "{what}: {answer}");
        is_problem(&answer);
    }
}

#[test]
fn a_session_that_ended_says_so() {
    let mut server: Server = Start::on(Kind::Sqlite).demo();
    let clerk = server.sign_in("dongguan");
    let (idle, address) = (
        clerk.get("/api/v1/me").expect(200).json()["idle_minutes"].clone(),
        server.address(),
    );
    assert!(
        idle.as_u64().is_some_and(|minutes| (5..=120).contains(&minutes)),
        "{idle}"
    );
    server.move_to("2026-11-24T21:30:00+08:00");
    assert_eq!(server.address(), address);
    let answer = clerk.get("/api/v1/people");
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (401, "session.ended"),
        "{answer}"
    );
    is_problem(&answer);
    assert_eq!(
        server.sign_in("dongguan").get("/api/v1/me").json()["login"],
        Value::from("dongguan")
    );
}

#[test]
fn a_missing_key_is_named_and_nothing_typed_is_given_up() {
    let server = Start::on(Kind::Sqlite).demo();
    let clerk = server.sign_in("dongguan");
    let refused = clerk
        .post("/api/v1/people", &serde_json::json!({ "post": null }))
        .expect(400)
        .json();
    let fields: Vec<_> = refused["violations"]
        .as_array()
        .expect("violations")
        .iter()
        .collect();
    assert!(fields.iter().any(|one| one["field"] == "post"), "{refused}");
    assert!(
        fields.iter().all(|one| one["code"] == "field.missing"),
        "{refused}"
    );
    assert!(!text(&refused, "detail").contains("刷新"), "{refused}");
}

#[test]
fn a_line_has_its_own_people_to_tell() {
    let server = Start::on(Kind::Sqlite).demo();
    let total =
        |account: &str| server.sign_in(account).get("/api/v1/to-tell").expect(200).json()["total"].as_u64();
    let (line, county) = (total("wuliu"), total("county"));
    assert!(line > Some(0) && line < county, "{line:?} of {county:?}");
}
