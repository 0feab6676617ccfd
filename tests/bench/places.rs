//! 500 clients ask for 50 places at once: how long the slowest of a hundred waits, what the server's own processor time
//! for one of them is, and that the list ends as it must.

use std::collections::HashMap;
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
    let before = server.processor();
    let clients: Vec<_> = people
        .into_iter()
        .map(|person| {
            let (client, path) = (client.clone(), path.clone());
            std::thread::spawn(move || {
                let asked = Instant::now();
                let answer = client.post(&path, &json!({"person": person}));
                Told {
                    asked,
                    answered: Instant::now(),
                    status: answer.status,
                    position: answer.json()["position"].as_u64(),
                    person,
                }
            })
        })
        .collect();
    let told: Vec<Told> = clients
        .into_iter()
        .map(|client| client.join().expect("a client"))
        .collect();
    let worked = server.processor().saturating_sub(before);
    let placed = told.iter().filter(|one| one.status == 201).count();
    assert_eq!(placed, SEATS, "each place is given once");
    in_order(&told);
    as_listed(&client, &session, &told);
    let mut times: Vec<Duration> = told.iter().map(|one| one.answered - one.asked).collect();
    times.sort_unstable();
    Figure::new(
        format!("{CLIENTS} clients for {SEATS} places, {kind:?}: p99"),
        times[CLIENTS * 99 / 100 - 1],
        Some(Limit::Time(Duration::from_secs(2))),
    )
    .worked(worked / u32::try_from(CLIENTS).expect("small"))
}

/// What a client was told, and when it asked and was answered.
struct Told {
    person: String,
    asked: Instant,
    answered: Instant,
    status: u16,
    position: Option<u64>,
}

/// Positions are 1 … 450 without a gap, in the order of the commits as far as clients can know it: nobody stands before
/// whoever was answered before they asked.
fn in_order(told: &[Told]) {
    let mut waiting: Vec<(u64, &Told)> = told.iter().filter_map(|one| Some((one.position?, one))).collect();
    waiting.sort_by_key(|(position, _)| *position);
    let positions: Vec<u64> = waiting.iter().map(|(position, _)| *position).collect();
    let expected: Vec<u64> = (1..).take(CLIENTS - SEATS).collect();
    assert_eq!(positions, expected, "positions without a gap");
    let mut latest_ask: Option<Instant> = None;
    for (position, one) in waiting {
        let overtaken = latest_ask.is_some_and(|asked| asked > one.answered);
        assert!(!overtaken, "whoever waits at {position} was overtaken");
        latest_ask = latest_ask.max(Some(one.asked));
    }
}

/// The list says what was told: as many seats taken, and each waiting position.
fn as_listed(client: &Client, session: &str, told: &[Told]) {
    let shown = client
        .get(&format!("/api/v1/sessions/{session}"))
        .expect(200)
        .json();
    assert_eq!(shown["enrolled"].as_u64(), Some(SEATS as u64), "seats taken");
    let list = shown["enrolments"].as_array().expect("the list");
    let listed: HashMap<&str, u64> = list
        .iter()
        .filter_map(|one| Some((one["person_id"].as_str()?, one["position"].as_u64()?)))
        .collect();
    for one in told {
        let position = listed.get(one.person.as_str()).copied();
        assert_eq!(position, one.position, "the place in the list is what was told");
    }
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
