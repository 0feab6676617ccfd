//! What people of the county do, as steps that several stories share.

use std::time::{Duration, Instant};

use sanyou_tests::binary::checkout;
use sanyou_tests::client::{Answer, Client, Part};
use serde_json::{Value, json};

/// Waits for what a job does; panics with the last answer after a minute.
#[track_caller]
pub fn wait_for<T>(what: &str, mut look: impl FnMut() -> Result<T, String>) -> T {
    let start = Instant::now();
    loop {
        match look() {
            Ok(found) => return found,
            Err(last) => assert!(start.elapsed() < Duration::from_mins(1), "no {what}: {last}"),
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// A text of an answer; the test fails where it is not there.
#[track_caller]
pub fn text(value: &Value, key: &str) -> String {
    value[key]
        .as_str()
        .unwrap_or_else(|| panic!("no text {key} in {value}"))
        .to_owned()
}

/// The items of a list, all of its pages.
#[track_caller]
pub fn all(client: &Client, path: &str) -> Vec<Value> {
    let mut items = Vec::new();
    let mut cursor = String::new();
    loop {
        let joint = if path.contains('?') { '&' } else { '?' };
        let page = if cursor.is_empty() {
            client.get(path)
        } else {
            client.get(&format!("{path}{joint}cursor={cursor}"))
        };
        let page = page.expect(200).json();
        let Some(more) = page["items"].as_array() else {
            panic!("{path} is no list: {page}")
        };
        items.extend(more.iter().cloned());
        match page["next"].as_str() {
            Some(next) => next.clone_into(&mut cursor),
            None => return items,
        }
    }
}

/// The id of a unit by its name.
#[track_caller]
pub fn unit(client: &Client, name: &str) -> String {
    let units = all(client, "/api/v1/units");
    let found = units.iter().find(|unit| unit["name"] == name);
    text(
        found.unwrap_or_else(|| panic!("no unit {name} in {units:?}")),
        "id",
    )
}

/// The county's own id.
#[track_caller]
pub fn county(client: &Client) -> String {
    let units = all(client, "/api/v1/units");
    let found = units.iter().find(|unit| unit["kind"] == "county");
    text(found.unwrap_or_else(|| panic!("no county in {units:?}")), "id")
}

/// A fixture's bytes.
pub fn fixture(name: &str) -> Vec<u8> {
    let path = checkout().join("tests/fixtures").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Uploads a roster, answers the import's id.
#[track_caller]
pub fn upload(client: &Client, unit: &str, name: &str, bytes: &[u8]) -> String {
    let parts = [Part::File("file", name, bytes), Part::Field("unit", unit)];
    let answer = client.upload("/api/v1/roster-imports", &parts).expect(202);
    text(&answer.json(), "id")
}

/// Waits until an import has come to one of these states, and answers it.
#[track_caller]
pub fn import_in(client: &Client, id: &str, states: &[&str]) -> Value {
    wait_for(&format!("import in {states:?}"), || {
        let import = client
            .get(&format!("/api/v1/roster-imports/{id}"))
            .expect(200)
            .json();
        let state = import["state"].as_str().unwrap_or_default();
        if states.contains(&state) {
            return Ok(import);
        }
        assert!(state != "failed", "the import failed: {import}");
        Err(import.to_string())
    })
}

/// Applies an import and waits until it is written. Where it would turn over much of a unit, a second person
/// looks first.
#[track_caller]
pub fn apply(client: &Client, second: &Client, id: &str) -> Value {
    let path = format!("/api/v1/roster-imports/{id}");
    let staged = import_in(client, id, &["staged", "guarded"]);
    let body = json!({"fingerprint": text(&staged, "fingerprint")});
    if staged["state"] == "guarded" {
        let stopped = client.post(&format!("{path}/apply"), &body);
        assert_eq!(
            (stopped.status, stopped.code().as_str()),
            (409, "import.guarded"),
            "{stopped}"
        );
        let reason = json!({"reason": "已与乡镇核对，名单属实"});
        let own = client.post(&format!("{path}/release"), &reason);
        assert!(
            [403, 409].contains(&own.status),
            "nobody is her own second person: {own}"
        );
        drop(second.post(&format!("{path}/release"), &reason).expect(204));
        let released = import_in(client, id, &["staged"]);
        assert_eq!(released["fingerprint"], staged["fingerprint"]);
    }
    let stale = client.post(&format!("{path}/apply"), &json!({"fingerprint": "0".repeat(64)}));
    assert_eq!(
        (stale.status, stale.code().as_str()),
        (409, "import.stale"),
        "{stale}"
    );
    assert_eq!(
        stale.json()["fingerprint"],
        staged["fingerprint"],
        "the new one comes with it"
    );
    drop(client.post(&format!("{path}/apply"), &body).expect(202));
    import_in(client, id, &["applied"])
}

/// One of an import's totals.
#[track_caller]
pub fn total(import: &Value, outcome: &str) -> u64 {
    import["totals"][outcome]
        .as_u64()
        .unwrap_or_else(|| panic!("no total {outcome} in {import}"))
}

/// The people of a unit who hold a post today.
#[track_caller]
pub fn people(client: &Client, unit: &str) -> Vec<Value> {
    all(client, &format!("/api/v1/people?unit={unit}"))
}

/// A person's id by name.
#[track_caller]
pub fn person(people: &[Value], name: &str) -> String {
    let found = people.iter().find(|person| person["name"] == name);
    text(found.unwrap_or_else(|| panic!("{name} is not listed")), "id")
}

/// Makes activation codes, for all of the client's unit or for some: person and code of each that is open.
#[track_caller]
pub fn open_codes(client: &Client, persons: Option<&[String]>) -> Vec<(String, String)> {
    let home = text(&client.get("/api/v1/me").expect(200).json()["home_unit"], "id");
    let mut body = json!({"unit": home});
    if let Some(persons) = persons {
        body["persons"] = json!(persons);
    }
    let list = client.post("/api/v1/activation-list", &body).expect(200).json();
    let items = list["items"].as_array().expect("a list");
    items
        .iter()
        .filter(|item| item["code"].is_string())
        .map(|item| (text(item, "person_id"), text(item, "code")))
        .collect()
}

/// Asks again for as long as it is told to come later (429), as a page does.
pub fn patiently(ask: impl Fn() -> Answer) -> Answer {
    let start = Instant::now();
    loop {
        let answer = ask();
        if answer.status != 429 || start.elapsed() > Duration::from_mins(1) {
            return answer;
        }
        let seconds = answer
            .header("retry-after")
            .and_then(|value| value.parse().ok())
            .unwrap_or_else(|| panic!("429 says when to come again: {answer}"));
        std::thread::sleep(Duration::from_secs(seconds));
    }
}

/// Takes an application as far as this person may lead it on; answers what was done.
#[track_caller]
pub fn lead_on(client: &Client, application: &str) -> Vec<String> {
    const BACK: [&str; 5] = ["return", "not_admit", "reject", "withdraw", "object"];
    let path = format!("/api/v1/applications/{application}");
    let mut done = Vec::new();
    loop {
        let seen = client.get(&path).expect(200).json();
        let actions = seen["actions"].as_array().expect("actions");
        let names = actions.iter().filter_map(|action| action["action"].as_str());
        let Some(next) = names.into_iter().find(|name| !BACK.contains(name)) else {
            return done;
        };
        drop(
            client
                .post(&format!("{path}/actions"), &json!({"action": next}))
                .expect(200),
        );
        done.push(next.to_owned());
        assert!(done.len() < 10, "it goes round in a circle: {done:?}");
    }
}
