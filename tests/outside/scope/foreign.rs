//! One maker a resource: a thing that belongs to 城关镇 and is none of 东观镇's business.

use std::collections::HashMap;

use sanyou_tests::client::{Client, Part};
use sanyou_tests::database::Kind;
use sanyou_tests::server::{Server, Start};
use serde_json::{Value, json};

use crate::office::{all, fixture, open_codes, people, text, unit, upload};

type Maker = fn(&mut World) -> String;

const MAKERS: [(&str, Maker); 32] = [
    ("account", |world| {
        text(&world.owner().get("/api/v1/me").expect(200).json(), "account")
    }),
    ("application", |world| {
        first(
            &world.owner(),
            &format!("/api/v1/applications?unit={}", world.township),
            "id",
        )
    }),
    ("certificate", |world| {
        first(
            &world.owner(),
            &format!("/api/v1/certificates?unit={}", world.township),
            "id",
        )
    }),
    ("delivery", |world| {
        world.id("enrolment");
        let path = format!("/api/v1/sessions/{}/actions", world.id("session"));
        drop(
            world
                .county()
                .post(&path, &json!({"action": "announce"}))
                .expect(200),
        );
        let list = format!("/api/v1/to-tell?unit={}", world.township);
        crate::office::wait_for("a line of the list to be told", || {
            let lines = all(&world.owner(), &list);
            lines
                .first()
                .map(|line| text(line, "delivery_id"))
                .ok_or_else(String::new)
        })
    }),
    ("device", |world| {
        world.phone();
        let path = format!("/api/v1/people/{}/devices", world.id("person"));
        first(&world.owner(), &path, "id")
    }),
    ("enrolment", |world| {
        let path = format!("/api/v1/sessions/{}/enrolments", world.id("session"));
        let body = json!({"person": world.id("person")});
        text(&world.county().post(&path, &body).expect(201).json(), "id")
    }),
    ("exam", |world| {
        let path = format!("/api/v1/sessions/{}/exams", world.id("session"));
        let body = json!({"name": "结业考试", "held_on": "2026-12-09", "full_mark": 100, "pass_mark": 60});
        text(&world.county().post(&path, &body).expect(201).json(), "id")
    }),
    ("grant", |world| {
        let account = world.id("account");
        let accounts = all(&world.server.sign_in("security"), "/api/v1/accounts");
        let found = accounts.iter().find(|row| row["id"] == account.as_str());
        text(&found.expect("the account is listed")["grants"][0], "id")
    }),
    ("grant_request", |world| {
        let body = json!({
            "login": "chengguan2", "display_name": "李静", "role": "township_admin", "unit_id": world.township,
        });
        let system = world.server.sign_in("system");
        drop(system.post("/api/v1/accounts", &body).expect(201));
        first(&world.server.sign_in("security"), "/api/v1/grant-requests", "id")
    }),
    ("year_plan", |world| {
        let body = json!({"unit_id": world.township, "year": 2027});
        text(
            &world.owner().post("/api/v1/year-plans", &body).expect(201).json(),
            "id",
        )
    }),
    ("notice", |world| {
        world.id("delivery");
        let phone = world.phone();
        crate::office::wait_for("a notice on the phone", || {
            let notices = all(&phone, "/api/v1/notices/mine");
            notices
                .first()
                .map(|notice| text(notice, "id"))
                .ok_or_else(String::new)
        })
    }),
    ("correction", |world| {
        let path = format!("/api/v1/people/{}/corrections", world.id("person"));
        let body = json!({"text": "学历写错了，应是本科"});
        drop(world.owner().post(&path, &body).expect(204));
        first(&world.owner(), "/api/v1/corrections", "id")
    }),
    ("transfer", |world| {
        let person = world.id("person");
        let path = format!("/api/v1/people/{person}");
        let post = text(&world.owner().get(&path).expect(200).json()["posts"][0], "id");
        let to = unit(&world.county(), "昭馀镇");
        let body = json!({"post": post, "to_unit": to, "day": "2026-11-20", "reason": "工作需要"});
        let asked = world.owner().post(&format!("{path}/transfer"), &body).expect(200);
        text(&asked.json(), "transfer")
    }),
    ("organisation", |world| {
        let path = format!("/api/v1/organisations?unit={}", world.township);
        first(&world.owner(), &path, "id")
    }),
    ("party_organisation", |world| {
        let path = format!("/api/v1/party-organisations?unit={}", world.township);
        first(&world.owner(), &path, "id")
    }),
    ("post", |world| {
        let path = format!("/api/v1/people/{}", world.id("person"));
        text(&world.owner().get(&path).expect(200).json()["posts"][0], "id")
    }),
    ("person", |world| {
        text(&people(&world.owner(), &world.township)[0], "id")
    }),
    ("import", |world| {
        let roster = fixture("rosters/1/by-township.xlsx");
        let id = upload(&world.owner(), &world.township, "by-township.xlsx", &roster);
        crate::office::import_in(&world.owner(), &id, &["staged", "guarded"]);
        id
    }),
    ("change_set", |world| {
        let import = world.id("import");
        crate::office::apply(&world.owner(), &world.county(), &import);
        let list = format!("/api/v1/change-sets?unit={}", world.township);
        first(&world.owner(), &list, "id")
    }),
    ("import_answer", |world| {
        let known = text(&people(&world.owner(), &world.township)[0], "party_organisation");
        let near = known.replacen("有限公司", "分厂有限公司", 1);
        let import = world.roster("近名.csv", "140727198501151014", &near);
        let staged = crate::office::import_in(&world.owner(), &import, &["staged", "guarded"]);
        let asked = &staged["organisations_near"][0];
        let body = json!({"unit": asked["unit"], "name": asked["name"], "party_organisation": null});
        let path = format!("/api/v1/roster-imports/{import}/organisations");
        drop(world.owner().put(&path, &body).expect(202));
        let list = format!("/api/v1/import-answers?unit={}", world.township);
        first(&world.owner(), &list, "id")
    }),
    ("identity_question", |world| {
        let known = text(&people(&world.owner(), &world.township)[0], "party_organisation");
        let import = world.roster("缺号.csv", "", &known);
        crate::office::apply(&world.owner(), &world.county(), &import);
        let list = format!("/api/v1/identity-questions?unit={}", world.township);
        first(&world.owner(), &list, "id")
    }),
    ("session", |world| {
        let slot = json!({"day": "2026-12-08", "half": "am", "starts": "08:30", "ends": "11:30", "title": "党务实务"});
        let session = json!({
            "unit_id": world.township, "class_name": "城关镇培训", "kind": "rotation", "delivery": "off_work",
            "number": 7, "first_day": "2026-12-08", "last_day": "2026-12-08", "capacity": 60, "slots": [slot],
        });
        text(
            &world
                .county()
                .post("/api/v1/sessions", &session)
                .expect(201)
                .json(),
            "id",
        )
    }),
    ("aside", |world| {
        let path = format!("/api/v1/sessions/{}/set-aside", world.id("session"));
        let listed = world.id("person");
        let known = people(&world.owner(), &world.township);
        let mut others = known.iter().map(|person| text(person, "id"));
        let person = others
            .find(|id| *id != listed)
            .expect("somebody who is not on the list");
        let body = json!({"person": person, "reason": "3月出差"});
        drop(world.county().post(&path, &body).expect(204));
        first(&world.county(), &path, "id")
    }),
    ("slot", |world| {
        let path = format!("/api/v1/sessions/{}", world.id("session"));
        text(&world.county().get(&path).expect(200).json()["slots"][0], "id")
    }),
    ("course", |world| {
        let body = json!({
            "unit_id": world.township, "code": "CG-01", "name": "城关镇党课", "kind": "lecture", "hours": 1.5,
            "on_menu": true,
        });
        text(
            &world.owner().post("/api/v1/courses", &body).expect(201).json(),
            "id",
        )
    }),
    ("material", |world| {
        let path = format!("/api/v1/courses/{}", world.id("course"));
        let body = json!({"items": [{"title": "第一讲", "body": "党支部的基本任务"}]});
        drop(world.owner().put(&format!("{path}/materials"), &body).expect(204));
        text(&world.owner().get(&path).expect(200).json()["materials"][0], "id")
    }),
    ("course_order", |world| {
        let path = format!("/api/v1/courses/{}", world.id("course"));
        drop(
            world
                .owner()
                .post(&format!("{path}/actions"), &json!({"action": "publish"}))
                .expect(200),
        );
        let body = json!({"unit_id": world.township, "people": 30});
        let made = world.owner().post(&format!("{path}/orders"), &body).expect(201);
        text(&made.json(), "id")
    }),
    ("unit", |world| world.township.clone()),
    ("venue", |world| {
        let body = json!({"name": "城关镇会议室"});
        text(
            &world.owner().post("/api/v1/venues", &body).expect(201).json(),
            "id",
        )
    }),
    ("visit", |world| {
        let path = format!("/api/v1/venues/{}", world.id("venue"));
        let hours: Vec<Value> = (1..=7)
            .map(|weekday| json!({"weekday": weekday, "opens": "08:00", "closes": "18:00"}))
            .collect();
        let venue = json!({"name": "城关镇会议室", "kind": "centre", "hours": hours});
        drop(world.owner().put(&path, &venue).expect(204));
        let menu = json!({"services": [{"name": "党务咨询", "minutes": 60}]});
        drop(world.owner().put(&format!("{path}/services"), &menu).expect(200));
        let service = text(&world.owner().get(&path).expect(200).json()["services"][0], "id");
        let body = json!({
            "service_id": service, "day": "2026-12-08", "starts": "09:00", "visitor": "城关镇党委", "phone": "0354-5220001",
        });
        let made = world.owner().post(&format!("{path}/visits"), &body).expect(201);
        text(&made.json(), "id")
    }),
    ("lecturer", |world| {
        let body = json!({"name": "梁秀英"});
        text(
            &world.owner().post("/api/v1/lecturers", &body).expect(201).json(),
            "id",
        )
    }),
    ("file", |world| {
        let path = format!("/api/v1/sessions/{}/dossier", world.id("session"));
        let parts = [
            Part::File("file", "合影.jpg", b"a picture"),
            Part::Field("kind", "photo"),
        ];
        drop(world.county().upload(&path, &parts).expect(204));
        let lines = world.county().get(&path).expect(200).json();
        let lines = lines["lines"].as_array().expect("lines").iter();
        let mut files = lines.filter_map(|line| line["files"].as_array()?.first());
        text(files.next().expect("the file is there"), "file")
    }),
];

/// Whether a foreign one of this resource can be made.
pub fn has_maker(resource: &str) -> bool {
    MAKERS.iter().any(|(name, _)| *name == resource)
}

/// A server with the demo's county, and what was made in it for 城关镇.
pub struct World {
    server: Server,
    township: String,
    made: HashMap<String, String>,
    phone: Option<Client>,
}

impl World {
    /// The demo's county, with nothing made yet.
    pub fn new() -> Self {
        let server = Start::on(Kind::Sqlite).demo();
        let township = unit(&server.sign_in("chengguan"), "城关镇");
        Self {
            server,
            township,
            made: HashMap::new(),
            phone: None,
        }
    }

    /// The administrator of 城关镇, whose things they are.
    pub fn owner(&self) -> Client {
        self.server.sign_in("chengguan")
    }

    /// The administrator of 东观镇.
    pub fn stranger(&self) -> Client {
        self.server.sign_in("dongguan")
    }

    /// The id of the one foreign thing of this resource.
    pub fn id(&mut self, resource: &str) -> String {
        if let Some(id) = self.made.get(resource) {
            return id.clone();
        }
        let found = MAKERS.iter().find(|(name, _)| *name == resource);
        let (_, maker) = found.unwrap_or_else(|| panic!("{resource} has no maker"));
        let id = maker(self);
        self.made.insert(resource.to_owned(), id.clone());
        id
    }

    fn county(&self) -> Client {
        self.server.sign_in("county")
    }

    /// A roster of the township with one row: somebody of the name of the first there.
    fn roster(&self, name: &str, number: &str, party: &str) -> String {
        let person = text(&people(&self.owner(), &self.township)[0], "name");
        let rows = format!("姓名,身份证号,党组织名称,党内职务\n{person},{number},{party},书记\n");
        upload(&self.owner(), &self.township, name, rows.as_bytes())
    }

    /// The activated phone of the foreign person.
    fn phone(&mut self) -> Client {
        if let Some(phone) = &self.phone {
            return phone.clone();
        }
        let person = self.id("person");
        let codes = open_codes(&self.owner(), Some(std::slice::from_ref(&person)));
        let (_, code) = codes.iter().find(|(id, _)| *id == person).expect("a code");
        let body = json!({"code": code, "pin": "305817", "informed": true});
        let mut phone = self.server.client();
        let answer = phone.post("/api/v1/activations/use", &body).expect(200);
        phone.keep_session(&answer);
        self.phone = Some(phone.clone());
        phone
    }
}

fn first(client: &Client, path: &str, key: &str) -> String {
    let items: Vec<Value> = all(client, path);
    text(
        items
            .first()
            .unwrap_or_else(|| panic!("{path} is empty in the demo")),
        key,
    )
}
