//! The main job from end to end: from a township's spreadsheet to a certificate on a phone.

use std::time::Duration;

use sanyou_tests::client::{Client, Part};
use sanyou_tests::database::Kind;
use sanyou_tests::mail::MailServer;
use sanyou_tests::server::{Server, Start};
use serde_json::{Value, json};

use crate::office::{
    all, apply, county, fixture, import_in, lead_on, open_codes, people, person, text, total, unit, upload,
    wait_for,
};

const ROSTER: &str = "rosters/1/by-township.xlsx";

/// Twelve of the fifteen of 东观镇 in the roster; the applicant comes first.
const ENROLLED: [&str; 12] = [
    "刘霞英",
    "董娟桂",
    "马红",
    "梁勇",
    "梁涛燕",
    "曾霞芳",
    "袁秀",
    "何芳",
    "于春静",
    "周燕芳",
    "于勇丽",
    "郑晓晓",
];

/// Who gave a mail address when they activated their phone.
const WITH_MAIL: usize = 4;

/// A party member with more than a year in post and no tier yet.
const APPLICANT: &str = ENROLLED[0];

/// The days of the class, and when the teacher takes the roll.
const DAYS: [&str; 3] = ["2026-11-25", "2026-11-26", "2026-11-27"];

/// The class, beside those that the demo has.
const CLASS: &str = "冬季轮训第1期";

const PIN: &str = "305817";

struct Story {
    server: Server,
    mail: MailServer,
    township: String,
    county: String,
}

impl Story {
    fn begin(kind: Kind) -> Self {
        let mail = MailServer::start();
        let server = Start::on(kind).mail(&mail.url()).demo();
        let organiser = server.sign_in("county");
        Self {
            township: unit(&organiser, "东观镇"),
            county: county(&organiser),
            server,
            mail,
        }
    }

    fn organiser(&self) -> Client {
        self.server.sign_in("county")
    }

    fn clerk(&self) -> Client {
        self.server.sign_in("dongguan")
    }

    fn ours(&self) -> Vec<Value> {
        people(&self.clerk(), &self.township)
    }

    /// The township uploads, reads what is hers and what is wrong, mends a cell and applies.
    fn township_imports(&self) {
        let clerk = self.clerk();
        let before = self.ours().len();
        let id = upload(&clerk, &self.township, "by-township.xlsx", &fixture(ROSTER));
        let staged = import_in(&clerk, &id, &["staged", "guarded"]);
        assert_eq!(total(&staged, "refused"), 45 + 1, "{staged}");
        assert_eq!(total(&staged, "new"), 14, "{staged}");
        assert!(!text(&staged, "sentence").is_empty());

        let path = format!("/api/v1/roster-imports/{id}");
        let foreign = all(&clerk, &format!("{path}/rows?code=scope.other_unit"));
        assert_eq!(foreign.len(), 45);
        let nameless = all(&clerk, &format!("{path}/rows?code=name.missing"));
        assert_eq!(
            (nameless[0]["sheet"].as_str(), nameless[0]["row"].as_u64()),
            (Some("东观镇"), Some(7))
        );

        let mended = json!({"sheet": "东观镇", "row": 7, "field": "name", "text": "赵平安"});
        drop(
            clerk
                .send("PATCH", &format!("{path}/rows"), Some(&mended))
                .expect(202),
        );
        let again = wait_for("mended import", || {
            let import = import_in(&clerk, &id, &["staged", "guarded"]);
            if total(&import, "new") == 15 {
                Ok(import)
            } else {
                Err(import.to_string())
            }
        });
        assert_ne!(again["fingerprint"], staged["fingerprint"]);
        assert_eq!(again["state"], "guarded", "most of the township is not in it");
        apply(&clerk, &self.organiser(), &id);
        let after = self.ours();
        assert_eq!(after.len(), before + 15);
        for name in ENROLLED {
            person(&after, name);
        }
        assert!(
            clerk
                .get(&format!("{path}/workbook"))
                .expect(200)
                .body
                .starts_with(b"PK")
        );
    }

    /// The county applies the whole file; what the township wrote is unchanged.
    fn county_imports(&self) {
        let organiser = self.organiser();
        let id = upload(&organiser, &self.county, "by-township.xlsx", &fixture(ROSTER));
        let staged = import_in(&organiser, &id, &["staged", "guarded"]);
        assert_eq!(total(&staged, "unchanged"), 14, "{staged}");
        assert_eq!(
            staged["state"], "guarded",
            "and most of the other townships neither"
        );
        apply(&organiser, &self.server.sign_in("county2"), &id);
        let clerk = self.clerk();
        assert_eq!(self.ours().len(), people(&clerk, &self.township).len());
    }

    /// The township prints codes; four workers use theirs and give a mail address.
    fn phones_are_activated(&self) -> Vec<(Client, String)> {
        let ours = self.ours();
        let persons: Vec<String> = ENROLLED[..WITH_MAIL]
            .iter()
            .map(|name| person(&ours, name))
            .collect();
        let codes = open_codes(&self.clerk(), Some(&persons));
        persons
            .iter()
            .enumerate()
            .map(|(number, id)| {
                let (_, code) = codes
                    .iter()
                    .find(|(person, _)| person == id)
                    .expect("on the list");
                self.activate(code, number)
            })
            .collect()
    }

    fn activate(&self, code: &str, number: usize) -> (Client, String) {
        let mut phone = self.server.client();
        drop(
            phone
                .post("/api/v1/activations/check", &json!({"code": code}))
                .expect(200),
        );
        let body = json!({
            "code": code, "pin": PIN, "email": mailbox(number), "informed": true, "device_label": "手机",
        });
        let answer = phone.post("/api/v1/activations/use", &body).expect(200);
        let login = text(&phone.keep_session(&answer)["me"], "login");
        (phone, login)
    }

    /// The county's class of three days with half-day slots, a venue and a lecturer.
    fn class_is_made(&self) -> String {
        let organiser = self.organiser();
        let venue = json!({"name": "县党员教育中心", "address": "昭馀镇新建北路", "seats": 80});
        let venue = text(&organiser.post("/api/v1/venues", &venue).expect(201).json(), "id");
        let lecturer = json!({"name": "秦讲师", "title": "副教授", "employer": "县委党校"});
        let lecturer = text(
            &organiser.post("/api/v1/lecturers", &lecturer).expect(201).json(),
            "id",
        );
        let teacher = self
            .server
            .sign_in("teacher")
            .get("/api/v1/me")
            .expect(200)
            .json();
        let slots: Vec<Value> = DAYS
            .iter()
            .flat_map(|day| [(day, "am", "08:30", "11:30"), (day, "pm", "14:30", "17:30")])
            .map(|(day, half, starts, ends)| {
                json!({"day": day, "half": half, "starts": starts, "ends": ends, "title": "党务实务", "lecturer_id": lecturer})
            })
            .collect();
        let session = json!({
            "unit_id": self.county, "class_name": "冬季轮训", "kind": "rotation", "delivery": "off_work", "number": 1,
            "first_day": DAYS[0], "last_day": DAYS[2], "capacity": 60, "venue_id": venue,
            "head_account_id": teacher["account"], "slots": slots,
        });
        text(
            &organiser.post("/api/v1/sessions", &session).expect(201).json(),
            "id",
        )
    }

    fn act(&self, session: &str, action: &str) {
        let path = format!("/api/v1/sessions/{session}/actions");
        drop(
            self.organiser()
                .post(&path, &json!({"action": action}))
                .expect(200),
        );
    }

    fn twelve_are_enrolled(&self, session: &str) {
        let (organiser, ours) = (self.organiser(), self.ours());
        for name in ENROLLED {
            let body = json!({"person": person(&ours, name)});
            drop(
                organiser
                    .post(&format!("/api/v1/sessions/{session}/enrolments"), &body)
                    .expect(201),
            );
        }
    }

    /// Those with an address have a mail, the others stand on the township's list to be told.
    fn all_are_told(&self, with_mail: usize) {
        let clerk = self.clerk();
        let (with, without) = ENROLLED.split_at(with_mail);
        let listed = wait_for("list to be told", || {
            let list = all(&clerk, &format!("/api/v1/to-tell?unit={}", self.township));
            let names = names_of(&list);
            let there = |name: &&str| names.iter().any(|one| one == name);
            if without.iter().all(there) {
                Ok(list)
            } else {
                Err(format!("{names:?}"))
            }
        });
        let names = names_of(&listed);
        assert!(
            with.iter().all(|name| names.iter().all(|one| one != name)),
            "told by mail: {names:?}"
        );
        let line = listed
            .iter()
            .find(|line| line["name"] == without[0])
            .expect("on the list");
        let delivery = text(line, "delivery_id");
        drop(
            clerk
                .post(&format!("/api/v1/to-tell/{delivery}/told"), &json!({}))
                .expect(204),
        );
        if with_mail == 0 {
            assert!(self.mail.received().is_empty());
            return;
        }
        let mails = self
            .mail
            .wait("mails of the class", Duration::from_secs(30), |mails| {
                mails.len() >= with_mail
            });
        let mut to: Vec<String> = mails.iter().flat_map(|mail| mail.to.clone()).collect();
        to.sort();
        assert_eq!(to, (0..with_mail).map(mailbox).collect::<Vec<_>>());
        for mail in mails {
            assert!(
                mail.subject.contains(CLASS) || mail.text.contains(CLASS),
                "{mail:?}"
            );
            assert!(
                mail.html.contains('<') && !mail.text.is_empty(),
                "a text and an HTML part: {mail:?}"
            );
        }
    }

    /// On each day of the class the teacher takes the roll per slot.
    fn rolls_are_taken(&mut self, session: &str) {
        for day in DAYS {
            self.server.move_to(&format!("{day}T17:40:00+08:00"));
            let teacher = self.server.sign_in("teacher");
            let seen = teacher
                .get(&format!("/api/v1/sessions/{session}"))
                .expect(200)
                .json();
            let slots: Vec<&Value> = seen["slots"].as_array().expect("slots").iter().collect();
            let today: Vec<&&Value> = slots.iter().filter(|slot| slot["day"] == day).collect();
            assert_eq!((slots.len(), today.len()), (6, 2), "{seen}");
            for slot in today {
                roll(&teacher, &text(slot, "id"));
            }
        }
    }

    /// The exam's results come as a workbook; the class is finished, which posts the hours.
    fn results_come(&self, session: &str) {
        let organiser = self.organiser();
        let exam = json!({"name": "结业考试", "held_on": DAYS[2], "full_mark": 100, "pass_mark": 60});
        let exam = organiser
            .post(&format!("/api/v1/sessions/{session}/exams"), &exam)
            .expect(201);
        let exam = text(&exam.json(), "id");
        let sheet = results_workbook(&self.ours());
        let parts = [Part::File("file", "成绩.xlsx", &sheet)];
        let answer = organiser
            .upload(&format!("/api/v1/exams/{exam}/results"), &parts)
            .expect(200);
        assert_eq!(answer.json()["recorded"], ENROLLED.len(), "{answer}");
        self.act(session, "finish");
    }

    /// The township recommends, the county approves and issues.
    fn application_is_decided(&self, application: &str) {
        let clerk = self.clerk();
        let waiting = all(&clerk, &format!("/api/v1/applications?unit={}", self.township));
        let mine = waiting
            .iter()
            .find(|item| item["id"] == application)
            .expect("it waits for the township");
        assert_eq!(mine["name"], APPLICANT);
        assert_eq!(lead_on(&clerk, application), ["recommend", "pass_township"]);
        let done = lead_on(&self.organiser(), application);
        assert_eq!(
            (done.first().map(String::as_str), done.last().map(String::as_str)),
            (Some("pass_county"), Some("issue"))
        );
    }

    /// A stranger reads on the public page what the certificate states, and nothing more.
    fn stranger_verifies(&self, certificate: &Value) {
        let stranger = self.server.client();
        let code = text(certificate, "public_code");
        let stated = stranger
            .get(&format!("/api/v1/certificates/verify/{code}"))
            .expect(200)
            .json();
        assert_eq!(
            (stated["tier"].as_str(), stated["state"].as_str()),
            (Some("junior"), Some("valid"))
        );
        assert_eq!(stated["issued_on"], DAYS[2]);
        assert!(
            !stated.to_string().contains(APPLICANT),
            "the name is masked: {stated}"
        );
        let page = stranger.get(&format!("/verify/{code}")).expect(200);
        assert!(
            page.header("content-type")
                .is_some_and(|kind| kind.starts_with("text/html"))
        );
        let unknown = stranger.get("/api/v1/certificates/verify/0123456789abcdef0123456789abcdef");
        assert_eq!(unknown.status, 404);
    }

    /// 持证率 has gone up by the one who was certified, and the figure opens the names.
    fn figure_opens_names(&self, before: (u64, u64)) {
        let organiser = self.organiser();
        let (numerator, denominator, list) = certified(&organiser);
        assert_eq!((numerator, denominator), (before.0 + 1, before.1));
        let names = names_of(&all(&organiser, &list));
        assert_eq!(u64::try_from(names.len()).expect("few"), numerator);
        assert!(names.contains(&APPLICANT.to_owned()));
    }

    fn applicant(&self) -> String {
        person(&self.ours(), APPLICANT)
    }
}

/// 持证率 of the county's start page: numerator, denominator and the address of its names.
fn certified(organiser: &Client) -> (u64, u64, String) {
    let today = organiser.get("/api/v1/today").expect(200).json();
    let figures = today["figures"].as_array().expect("figures");
    let found = figures
        .iter()
        .find(|figure| figure["code"] == "K4")
        .expect("持证率");
    let number = |key: &str| {
        found[key]
            .as_u64()
            .unwrap_or_else(|| panic!("no {key} in {found}"))
    };
    (number("numerator"), number("denominator"), text(found, "list"))
}

/// Marks everybody on a slot's roll present; the same again changes nothing.
fn roll(teacher: &Client, slot: &str) {
    let path = format!("/api/v1/slots/{slot}/roll");
    let listed = teacher.get(&path).expect(200).json();
    let items = listed["items"].as_array().expect("a roll");
    assert_eq!(items.len(), ENROLLED.len());
    let marks: Vec<Value> = items
        .iter()
        .map(|item| json!({"person": item["person_id"], "status": "present"}))
        .collect();
    for _ in 0..2 {
        drop(teacher.put(&path, &json!({"marks": marks})).expect(200));
    }
    let taken = teacher.get(&path).expect(200).json();
    for item in taken["items"].as_array().expect("a roll") {
        assert_eq!(item["status"], "present", "{taken}");
    }
}

/// The results as the class teacher's Excel has them.
fn results_workbook(people: &[Value]) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, head) in (0..).zip(["姓名", "身份证号后四位", "成绩"]) {
        sheet.write_string(0, column, head).expect("a cell");
    }
    let enrolled = people
        .iter()
        .filter(|person| ENROLLED.iter().any(|name| person["name"] == *name));
    for (row, person) in (1..).zip(enrolled) {
        sheet.write_string(row, 0, text(person, "name")).expect("a cell");
        sheet
            .write_string(row, 1, text(person, "id_last4"))
            .expect("a cell");
        sheet.write_number(row, 2, 86).expect("a cell");
    }
    workbook.save_to_buffer().expect("a workbook")
}

fn mailbox(number: usize) -> String {
    format!("worker{number}@mail.test")
}

fn names_of(list: &[Value]) -> Vec<String> {
    list.iter()
        .filter_map(|item| item["name"].as_str())
        .map(str::to_owned)
        .collect()
}

/// What the phone shows after the class: the hours, the result, and that the junior tier is open.
fn phone_shows_the_way(phone: &Client) -> Value {
    let hours = phone.get("/api/v1/me/hours?year=2026").expect(200).json();
    assert_eq!(
        hours["total"].to_string().trim_matches('"').parse::<f64>().ok(),
        Some(24.0),
        "{hours}"
    );
    let sessions = all(phone, "/api/v1/me/sessions");
    assert!(
        sessions
            .iter()
            .any(|session| session["name"] == CLASS && session["attended"] == 6),
        "{sessions:?}"
    );
    let way = phone.get("/api/v1/me/certification").expect(200).json();
    assert_eq!(way["tier"], Value::Null, "{way}");
    assert_eq!(
        (way["next"]["tier"].as_str(), way["next"]["eligible"].as_bool()),
        (Some("junior"), Some(true)),
        "{way}"
    );
    way
}

fn by_http(kind: Kind) {
    if !kind.available() {
        return;
    }
    let mut story = Story::begin(kind);
    story.township_imports();
    story.county_imports();
    let phones = story.phones_are_activated();
    let before = certified(&story.organiser());
    let session = story.class_is_made();
    story.twelve_are_enrolled(&session);
    story.act(&session, "announce");
    story.all_are_told(WITH_MAIL);
    story.act(&session, "lock");
    story.server.move_to(&format!("{}T08:00:00+08:00", DAYS[0]));
    story.act(&session, "start");
    story.rolls_are_taken(&session);
    story.results_come(&session);

    // Three days later the phone is still remembered, and asks for the PIN alone.
    let (mut phone, login) = phones.into_iter().next().expect("the applicant's");
    phone.sign_in(&login, PIN);
    let phone = &phone;
    phone_shows_the_way(phone);
    let body = json!({"tier": "junior", "confirmed": true});
    let application = text(
        &phone.post("/api/v1/me/applications", &body).expect(201).json(),
        "id",
    );
    story.application_is_decided(&application);

    let way = phone.get("/api/v1/me/certification").expect(200).json();
    assert_eq!(way["tier"], "junior", "{way}");
    let certificate = way["certificate"].clone();
    let path = format!("/api/v1/certificates/{}", text(&certificate, "id"));
    assert!(
        phone
            .get(&format!("{path}/pdf"))
            .expect(200)
            .body
            .starts_with(b"%PDF")
    );
    assert!(
        phone
            .get(&format!("{path}/qr.svg"))
            .expect(200)
            .text()
            .contains("<svg")
    );
    let told = all(phone, "/api/v1/notices/mine");
    assert!(
        told.iter()
            .any(|notice| notice["body"].to_string().contains("证书")),
        "{told:?}"
    );
    story
        .mail
        .wait("mail about the certificate", Duration::from_secs(30), |mails| {
            mails
                .iter()
                .any(|mail| mail.to == [mailbox(0)] && mail.text.contains("证书"))
        });
    story.stranger_verifies(&certificate);
    story.figure_opens_names((before.0, before.1));
}

#[test]
fn story_by_http_on_sqlite() {
    by_http(Kind::Sqlite);
}

#[test]
fn story_by_http_on_postgres() {
    by_http(Kind::Postgres);
}

/// The township does for its people what a phone would: nobody activates one, nobody has a mail.
#[test]
fn story_without_phone() {
    let mut story = Story::begin(Kind::Sqlite);
    story.township_imports();
    story.county_imports();
    let before = certified(&story.organiser());
    let session = story.class_is_made();
    story.twelve_are_enrolled(&session);
    story.act(&session, "announce");
    story.all_are_told(0);
    story.act(&session, "lock");
    story.server.move_to(&format!("{}T08:00:00+08:00", DAYS[0]));
    story.act(&session, "start");
    story.rolls_are_taken(&session);
    story.results_come(&session);

    let (clerk, applicant) = (story.clerk(), story.applicant());
    let way = clerk
        .get(&format!("/api/v1/people/{applicant}/certification"))
        .expect(200)
        .json();
    assert_eq!(way["next"]["eligible"], true, "{way}");
    let body = json!({"tier": "junior"});
    let made = clerk
        .post(&format!("/api/v1/people/{applicant}/applications"), &body)
        .expect(201)
        .json();
    let application = text(&made, "id");
    let seen = clerk
        .get(&format!("/api/v1/applications/{application}"))
        .expect(200)
        .json();
    assert_eq!(
        seen["events"][0]["on_behalf"], true,
        "it is noted as done for her: {seen}"
    );
    story.application_is_decided(&application);

    let clerk = story.clerk();
    let way = clerk
        .get(&format!("/api/v1/people/{applicant}/certification"))
        .expect(200)
        .json();
    let certificate = way["certificate"].clone();
    let path = format!("/api/v1/certificates/{}", text(&certificate, "id"));
    assert!(
        clerk
            .get(&format!("{path}/pdf"))
            .expect(200)
            .body
            .starts_with(b"%PDF")
    );
    let list = all(&clerk, &format!("/api/v1/to-tell?unit={}", story.township));
    assert!(
        list.iter()
            .any(|item| item["name"] == APPLICANT && item["body"].to_string().contains("证书")),
        "the township is to tell her: {list:?}"
    );
    story.stranger_verifies(&certificate);
    story.figure_opens_names((before.0, before.1));
    assert!(story.mail.received().is_empty());
}
