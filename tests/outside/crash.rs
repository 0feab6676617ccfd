//! A power cut in the middle of what writes much, and what stands after it.

use std::collections::{BTreeMap, BTreeSet};
use std::thread;
use std::time::Duration;

use sanyou_tests::client::Client;
use sanyou_tests::database::Kind;
use sanyou_tests::mail::{MailServer, Manner};
use sanyou_tests::server::{Server, Start};
use serde_json::json;

use crate::office::{county, import_in, open_codes, patiently, people, text, unit, upload, wait_for};

/// So many rows that writing them takes long enough to be cut.
const ROWS: u64 = 1500;

/// An ID number of 18 characters with the right check character.
fn id_number(number: u64) -> String {
    const WEIGHTS: [u64; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let (day, order) = (number % 28 + 1, number / 28 % 1000);
    let month = number / 28_000 % 12 + 1;
    let body = format!("1407271981{month:02}{day:02}{order:03}");
    let sum: u64 = body
        .bytes()
        .map(|digit| u64::from(digit - b'0'))
        .zip(WEIGHTS)
        .map(|(digit, weight)| digit * weight)
        .sum();
    let check =
        ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][usize::try_from(sum % 11).expect("small")];
    format!("{body}{check}")
}

/// A roster of people who are all new, of one township.
fn roster(rows: u64) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    let heads = ["姓名", "身份证号", "党组织名称", "党内职务", "任职时间"];
    for (column, head) in (0..).zip(heads) {
        sheet.write_string(0, column, head).expect("a cell");
    }
    for number in 0..rows {
        let row = u32::try_from(number + 1).expect("few");
        let name: String = [
            "赵钱孙李周吴郑王冯陈",
            "一二三四五六七八九十",
            "甲乙丙丁戊己庚辛壬癸",
            "东南西北中前后左右上",
        ]
        .iter()
        .zip([1, 10, 100, 1000])
        .map(|(letters, place)| {
            letters
                .chars()
                .nth(usize::try_from(number / place % 10).expect("a digit"))
                .expect("ten letters")
        })
        .collect();
        let organisation = format!("试验第{}有限公司党支部", number / 5 + 1);
        for (column, cell) in (0..).zip([
            name,
            id_number(number),
            organisation,
            "委员".to_owned(),
            "2024-03-01".to_owned(),
        ]) {
            sheet.write_string(row, column, cell).expect("a cell");
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

fn count(client: &Client, unit: &str) -> u64 {
    let page = client
        .get(&format!("/api/v1/people?unit={unit}"))
        .expect(200)
        .json();
    page["total"].as_u64().expect("a total")
}

fn apply_is_cut(kind: Kind, after: Duration) {
    if !kind.available() {
        return;
    }
    let mut server = Start::on(kind).demo();
    let clerk = server.sign_in("dongguan");
    let township = unit(&clerk, "东观镇");
    let before = count(&clerk, &township);
    let id = upload(&clerk, &township, "大名单.xlsx", &roster(ROWS));
    let staged = import_in(&clerk, &id, &["staged", "guarded"]);
    assert_eq!(staged["totals"]["new"], ROWS, "{staged}");
    let fingerprint = json!({"fingerprint": text(&staged, "fingerprint")});
    if staged["state"] == "guarded" {
        let second = server.sign_in("county2");
        let release = json!({"reason": "第一次报送"});
        drop(
            second
                .post(&format!("/api/v1/roster-imports/{id}/release"), &release)
                .expect(204),
        );
    }
    drop(
        clerk
            .post(&format!("/api/v1/roster-imports/{id}/apply"), &fingerprint)
            .expect(202),
    );
    thread::sleep(after);
    server.kill();
    server.start_again();

    let clerk = server.sign_in("dongguan");
    let after = count(&clerk, &township);
    assert!(
        after == before || after == before + ROWS,
        "half done: {before} before, {after} after"
    );
    wait_for("applied import", || {
        let import = clerk
            .get(&format!("/api/v1/roster-imports/{id}"))
            .expect(200)
            .json();
        let now = count(&clerk, &township);
        assert!(
            now == before || now == before + ROWS,
            "half done: {before} before, {now} now"
        );
        match import["state"].as_str() {
            Some("applied") => Ok(()),
            // What was told 202 but not kept would have to be asked for again; it is kept.
            _ => Err(import["state"].to_string()),
        }
    });
    assert_eq!(count(&clerk, &township), before + ROWS);
}

#[test]
fn an_apply_that_is_cut_is_whole_or_not_there() {
    for milliseconds in [0, 150, 600] {
        apply_is_cut(Kind::Sqlite, Duration::from_millis(milliseconds));
    }
}

#[test]
fn an_apply_that_is_cut_is_whole_or_not_there_on_postgres() {
    apply_is_cut(Kind::Postgres, Duration::from_millis(300));
}

const WORKERS: usize = 24;

fn address(number: usize) -> String {
    format!("cut{number:02}@mail.test")
}

/// A class of two dozen workers with mail addresses, not yet announced.
fn class_with_mail(server: &Server) -> String {
    let (clerk, organiser) = (server.sign_in("chengguan"), server.sign_in("county"));
    let in_post = people(&clerk, &unit(&clerk, "城关镇"));
    let mut codes = open_codes(&clerk, None);
    codes.retain(|(person, _)| in_post.iter().any(|one| one["id"] == *person));
    assert!(
        codes.len() >= WORKERS,
        "only {} workers wait for a code",
        codes.len()
    );
    let persons: Vec<&String> = codes[..WORKERS].iter().map(|(person, _)| person).collect();
    for (number, (_, code)) in codes[..WORKERS].iter().enumerate() {
        let body = json!({"code": code, "pin": "305817", "informed": true, "email": address(number)});
        drop(patiently(|| server.client().post("/api/v1/activations/use", &body)).expect(200));
    }
    let slot =
        json!({"day": "2026-12-29", "half": "am", "starts": "08:30", "ends": "11:30", "title": "党务实务"});
    let session = json!({
        "unit_id": county(&organiser), "class_name": "年末班", "kind": "rotation", "delivery": "off_work", "number": 9,
        "first_day": "2026-12-29", "last_day": "2026-12-29", "capacity": 60, "slots": [slot],
    });
    let session = text(
        &organiser.post("/api/v1/sessions", &session).expect(201).json(),
        "id",
    );
    let path = format!("/api/v1/sessions/{session}");
    let batch = json!({"persons": persons});
    let answer = organiser
        .post(&format!("{path}/enrolments/batch"), &batch)
        .expect(200)
        .json();
    let items = answer["items"].as_array().expect("an answer each");
    assert!(
        items.iter().all(|item| item["status"] == 201),
        "not all are enrolled: {answer}"
    );
    session
}

#[test]
fn a_mail_run_that_is_cut_sends_nothing_twice() {
    let manner = Manner {
        delay: Duration::from_millis(120),
        ..Manner::default()
    };
    let mail = MailServer::with(manner);
    let mut server = Start::on(Kind::Sqlite).mail(&mail.url()).demo();
    let session = class_with_mail(&server);
    let path = format!("/api/v1/sessions/{session}");
    let ours = |mails: &[sanyou_tests::mail::Mail]| {
        mails
            .iter()
            .filter(|mail| mail.subject.contains("年末班") || mail.text.contains("年末班第9期"))
            .count()
    };
    let earlier = ours(&mail.received());
    let announce = json!({"action": "announce"});
    drop(
        server
            .sign_in("county")
            .post(&format!("{path}/actions"), &announce)
            .expect(200),
    );
    mail.wait("first mails", Duration::from_mins(1), |mails| {
        ours(mails) >= earlier + 5
    });
    server.kill();
    let at_the_cut = ours(&mail.received()) - earlier;
    assert!(at_the_cut < WORKERS, "the run was over before it was cut");
    // What was being sent at the cut is leased for a minute.
    server.start_again_at("2026-11-24T09:05:00+08:00");

    let organiser = server.sign_in("county");
    wait_for("end of the mail run", || {
        let told = organiser.get(&path).expect(200).json()["told"].clone();
        if told["mail_sent"] == WORKERS {
            Ok(())
        } else {
            Err(told.to_string())
        }
    });
    let mut by_address: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for message in mail.received().iter().skip(earlier) {
        for to in &message.to {
            by_address
                .entry(to.clone())
                .or_default()
                .push(message.message_id.clone());
        }
    }
    let expected: BTreeSet<String> = (0..WORKERS).map(address).collect();
    assert_eq!(by_address.keys().cloned().collect::<BTreeSet<_>>(), expected);
    // What was on the wire at the cut may come again, as the same message; the ledger counts it once.
    for (to, ids) in &by_address {
        assert_eq!(
            ids.iter().collect::<BTreeSet<_>>().len(),
            1,
            "{to} got two different mails: {ids:?}"
        );
    }
    let again = by_address.values().filter(|ids| ids.len() > 1).count();
    assert!(again <= 4, "{again} mails went out twice");
}
