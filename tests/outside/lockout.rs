//! Wrong passwords: an account locks, an address slows down, and neither keeps others out.

use std::thread;
use std::time::{Duration, Instant};

use sanyou_tests::client::Client;
use sanyou_tests::database::Kind;
use sanyou_tests::server::{PASSWORD, Server, Start};
use serde_json::json;

use crate::office::{open_codes, patiently, text};

const PIN: &str = "305817";
const PEOPLE: usize = 60;
const MISTYPING: usize = 20;

/// So many workers of the county with an activated phone: their sign-in names.
fn workers(server: &Server, count: usize) -> Vec<String> {
    let codes = open_codes(&server.sign_in("county"), None);
    assert!(
        codes.len() >= count,
        "only {} of the demo's workers wait for a code",
        codes.len()
    );
    thread::scope(|scope| {
        let activations: Vec<_> = codes[..count]
            .iter()
            .map(|(_, code)| scope.spawn(|| activate(server, code)))
            .collect();
        activations
            .into_iter()
            .map(|done| done.join().expect("activated"))
            .collect()
    })
}

fn activate(server: &Server, code: &str) -> String {
    let body = json!({"code": code, "pin": PIN, "informed": true});
    let answer = patiently(|| server.client().post("/api/v1/activations/use", &body)).expect(200);
    text(&answer.json()["me"], "login")
}

fn sign_in(client: &Client, account: &str, password: &str) -> u16 {
    patiently(|| client.try_sign_in(account, password)).status
}

#[test]
fn sixty_behind_one_address_all_get_in() {
    let server = Start::on(Kind::Sqlite).demo();
    let accounts = workers(&server, PEOPLE);
    let client = server.client();
    let start = Instant::now();
    thread::scope(|scope| {
        let visits: Vec<_> = accounts
            .iter()
            .enumerate()
            .map(|(number, account)| {
                let client = &client;
                scope.spawn(move || {
                    // A finger slips once or twice; four times would be a warning, five a lock.
                    let slips = if number < MISTYPING { 1 + number % 2 } else { 0 };
                    for _ in 0..slips {
                        assert_eq!(sign_in(client, account, "305818"), 401, "{account}");
                    }
                    assert_eq!(sign_in(client, account, PIN), 200, "{account}");
                })
            })
            .collect();
        for visit in visits {
            visit.join().expect("everybody gets in");
        }
    });
    let took = start.elapsed();
    assert!(took < Duration::from_mins(2), "the last of them waited {took:?}");
}

#[test]
fn five_failures_lock_the_account_and_nobody_else() {
    let server = Start::on(Kind::Sqlite).demo();
    let client = server.client();
    let tries: Vec<u16> = (0..6).map(|_| sign_in(&client, "dongguan", "wrong")).collect();
    assert_eq!(&tries[..4], [401; 4]);
    assert_eq!(tries[5], 423);
    let locked = patiently(|| client.try_sign_in("dongguan", PASSWORD));
    assert_eq!(
        (locked.status, locked.code().as_str()),
        (423, "login.locked"),
        "{locked}"
    );
    assert_eq!(sign_in(&client, "chengguan", PASSWORD), 200);
}

#[test]
fn the_lock_ends_after_a_quarter_of_an_hour() {
    let mut server = Start::on(Kind::Sqlite).demo();
    let client = server.client();
    for _ in 0..5 {
        sign_in(&client, "dongguan", "wrong");
    }
    assert_eq!(sign_in(&client, "dongguan", PASSWORD), 423);
    server.move_to("2026-11-24T09:14:00+08:00");
    assert_eq!(sign_in(&client, "dongguan", PASSWORD), 423);
    server.move_to("2026-11-24T09:17:00+08:00");
    assert_eq!(sign_in(&client, "dongguan", PASSWORD), 200);
}
