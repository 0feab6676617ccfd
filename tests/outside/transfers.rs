//! A person between two townships: a roster asks, the other township answers from its start page, on both databases.

use sanyou_tests::client::Client;
use sanyou_tests::database::Kind;
use sanyou_tests::server::{Server, Start};
use serde_json::{Value, json};

use crate::office::{all, apply, people, text, total, unit, upload};

struct Two {
    server: Server,
    here: String,
    person: String,
    number: String,
    name: String,
}

impl Two {
    /// Somebody of 东观镇 whom 城关镇's roster names too.
    fn begin(kind: Kind) -> Self {
        let server = Start::on(kind).demo();
        let dongguan = server.sign_in("dongguan");
        let township = unit(&dongguan, "东观镇");
        let one = people(&dongguan, &township)
            .into_iter()
            .find(|one| !one["id_last4"].is_null())
            .expect("somebody with a number");
        let person = text(&one, "id");
        let path = format!("/api/v1/people/{person}/reveal");
        let full = dongguan
            .post(&path, &json!({"reason": "核对名册"}))
            .expect(200)
            .json();
        let here = unit(&server.sign_in("chengguan"), "城关镇");
        Self {
            here,
            person,
            number: text(&full, "id_number"),
            name: text(&one, "name"),
            server,
        }
    }

    fn asking(&self) -> Client {
        self.server.sign_in("chengguan")
    }

    fn answering(&self) -> Client {
        self.server.sign_in("dongguan")
    }

    /// 城关镇 imports a roster of the one person.
    fn import(&self) -> Value {
        let party = text(&people(&self.asking(), &self.here)[0], "party_organisation");
        let rows = format!(
            "姓名,身份证号,党组织名称,党内职务\n{},{},{party},组织委员\n",
            self.name, self.number
        );
        let id = upload(&self.asking(), &self.here, "调入.csv", rows.as_bytes());
        apply(&self.asking(), &self.server.sign_in("county"), &id)
    }

    fn open(&self, client: &Client) -> Vec<Value> {
        let requests = all(client, "/api/v1/transfer-requests?state=open");
        requests
            .into_iter()
            .filter(|one| one["person"] == self.person.as_str())
            .collect()
    }
}

fn waits(client: &Client) -> Vec<Value> {
    let today = client.get("/api/v1/today").expect(200).json();
    let lines = today["todo"].as_array().expect("lines").clone();
    lines
        .into_iter()
        .filter(|line| line["code"] == "transfers.open")
        .collect()
}

fn story(kind: Kind) {
    let two = Two::begin(kind);
    let (asking, answering) = (two.asking(), two.answering());
    assert!(waits(&answering).is_empty());
    assert_eq!(total(&two.import(), "pending"), 1);
    assert_eq!(waits(&answering)[0]["sentence"], "1 个调动申请待答复");
    assert!(waits(&asking).is_empty(), "who asked has nothing to answer");
    let request = two.open(&answering).remove(0);
    assert_eq!(
        (&request["from_unit_name"], &request["to_unit_name"]),
        (&json!("东观镇"), &json!("城关镇"))
    );
    let path = format!("/api/v1/transfer-requests/{}", text(&request, "id"));

    // refused: the person stays, and who asked sees why
    let refusal = json!({"accept": false, "reason": "还在任"});
    drop(answering.post(&format!("{path}/answer"), &refusal).expect(200));
    assert!(two.open(&asking).is_empty() && waits(&answering).is_empty());
    let refused = all(&asking, "/api/v1/transfer-requests?state=refused");
    assert_eq!(refused[0]["reason"], "还在任");
    let again = answering.post(&format!("{path}/answer"), &refusal);
    assert_eq!(
        (again.status, again.code().as_str()),
        (409, "transfer.transition")
    );

    // who asked is told; the same row does not ask again by itself
    let told = asking.get("/api/v1/notices/mine").expect(200).json();
    let title = told["items"][0]["title"].as_str().expect("a title").to_owned();
    assert!(title.starts_with("东观镇：不同意"), "{title}");
    assert_eq!(total(&two.import(), "pending"), 1);
    assert!(two.open(&asking).is_empty());

    // asked once more by hand, taken back, asked by the next import
    drop(asking.post(&format!("{path}/ask-again"), &json!({})).expect(204));
    let request = two.open(&asking).remove(0);
    let path = format!("/api/v1/transfer-requests/{}", text(&request, "id"));
    drop(asking.post(&format!("{path}/withdraw"), &json!({})).expect(204));
    assert!(waits(&answering).is_empty());
    assert_eq!(total(&two.import(), "pending"), 1);

    // agreed: the post is 城关镇's, and the same roster says what stands
    let request = two.open(&answering).remove(0);
    let path = format!("/api/v1/transfer-requests/{}", text(&request, "id"));
    drop(
        answering
            .post(&format!("{path}/answer"), &json!({"accept": true}))
            .expect(200),
    );
    let page = asking
        .get(&format!("/api/v1/people/{}", two.person))
        .expect(200)
        .json();
    assert_eq!(page["unit_name"], "城关镇", "{page}");
    assert_eq!(total(&two.import(), "unchanged"), 1);
    // it stands in the history as one change and is taken back by either side
    let sets = all(&answering, &format!("/api/v1/change-sets?subject={}", two.person));
    let set = sets
        .iter()
        .find(|set| set["kind"] == "transfer")
        .expect("the transfer");
    let undo = format!("/api/v1/change-sets/{}/undo", text(set, "id"));
    drop(answering.post(&undo, &json!({"partial": false})).expect(202));
    let page = answering
        .get(&format!("/api/v1/people/{}", two.person))
        .expect(200)
        .json();
    assert_eq!(page["unit_name"], "东观镇", "{page}");
}

#[test]
fn a_roster_asks_and_the_other_township_answers_on_sqlite() {
    story(Kind::Sqlite);
}

#[test]
fn a_roster_asks_and_the_other_township_answers_on_postgresql() {
    if Kind::Postgres.available() {
        story(Kind::Postgres);
    }
}
