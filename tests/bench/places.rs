//! 500 clients ask for 50 places at once: how long the slowest of a hundred waits, and that the list ends as it must.

use std::time::{Duration, Instant};

use sanyou_tests::client::Client;
use sanyou_tests::database::Kind;
use sanyou_tests::server::Start;
use serde_json::{Value, json};

use crate::{Figure, Limit, roster};

const CLIENTS: usize = 500;
const SEATS: usize = 50;

/// On each database that is there.
pub fn figures() -> Vec<Figure> {
    let kinds = [Kind::Sqlite, Kind::Postgres];
    let there = kinds.into_iter().filter(|kind| kind.available());
    there.map(rush).collect()
}

fn rush(kind: Kind) -> Figure {
    let server = Start::on(kind).demo();
    let client = server.sign_in("county");
    let (_, import) = roster::staged(&client, &roster::roster(u32::try_from(CLIENTS).expect("small")));
    roster::applied(&server, &client, &import);
    let people = people(&client);
    let session = session(&client);
    let path = format!("/api/v1/sessions/{session}/enrolments");
    let clients: Vec<_> = people
        .into_iter()
        .map(|person| {
            let (client, path) = (client.clone(), path.clone());
            std::thread::spawn(move || {
                let start = Instant::now();
                let answer = client.post(&path, &json!({"person": person}));
                (start.elapsed(), answer.status, answer.json()["position"].as_u64())
            })
        })
        .collect();
    let answers: Vec<_> = clients
        .into_iter()
        .map(|client| client.join().expect("a client"))
        .collect();
    let placed = answers.iter().filter(|(_, status, _)| *status == 201).count();
    assert_eq!(placed, SEATS, "each place is given once");
    let mut waiting: Vec<u64> = answers.iter().filter_map(|(_, _, position)| *position).collect();
    waiting.sort_unstable();
    let expected: Vec<u64> = (1..).take(CLIENTS - SEATS).collect();
    assert_eq!(waiting, expected, "positions without a gap");
    let mut times: Vec<Duration> = answers.into_iter().map(|(time, ..)| time).collect();
    times.sort_unstable();
    Figure::new(
        format!("{CLIENTS} clients for {SEATS} places, {kind:?}: p99"),
        times[CLIENTS * 99 / 100 - 1],
        Some(Limit::Time(Duration::from_secs(2))),
    )
}

fn people(client: &Client) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut path = "/api/v1/people".to_owned();
    while found.len() < CLIENTS {
        let page = client.get(&path).expect(200).json();
        let items = page["items"].as_array().expect("people");
        found.extend(
            items
                .iter()
                .filter_map(|one| one["id"].as_str().map(str::to_owned)),
        );
        let next = page["next"].as_str().expect("there are more people than clients");
        path = format!("/api/v1/people?cursor={next}");
    }
    found.truncate(CLIENTS);
    found
}

/// A session far off, on days when nobody is elsewhere.
fn session(client: &Client) -> String {
    let units = client.get("/api/v1/units").expect(200).json();
    let is_county = |unit: &&Value| unit["kind"] == "county";
    let county = units["items"].as_array().expect("units").iter().find(is_county);
    let slot =
        json!({"day": "2027-06-01", "half": "am", "starts": "08:30", "ends": "11:30", "title": "党务实务"});
    let body = json!({
        "unit_id": county.expect("a county")["id"], "class_name": "抢报", "kind": "special", "delivery": "off_work",
        "number": 1, "first_day": "2027-06-01", "last_day": "2027-06-01", "capacity": SEATS, "slots": [slot],
    });
    let made = client.post("/api/v1/sessions", &body).expect(201).json();
    made["id"].as_str().expect("an id").to_owned()
}
