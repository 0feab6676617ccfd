//! Three administrators apart: one invites, another grants, and what is ended is gone with the next request.

use sanyou_tests::client::Client;
use sanyou_tests::database::Kind;
use sanyou_tests::server::{Server, Start};
use serde_json::{Value, json};

use crate::office::{all, text, unit};

const OWN: &str = "Meiyou-Tongzhi-88";

/// Invites the administrator of 古县镇; answers the account's id and the client with a password of its own.
fn invited(server: &Server, unit: &str) -> (String, Client) {
    let body =
        json!({"login": "guxian", "display_name": "王秀兰", "role": "township_admin", "unit_id": unit});
    let system = server.sign_in("system");
    let made = system.post("/api/v1/accounts", &body).expect(201).json();
    assert_eq!(made["waits_for_grant"], true, "{made}");
    let password = text(&made, "one_time_password");
    let mut client = server.client();
    client.sign_in("guxian", &password);
    let change = json!({"old": password, "new": OWN});
    drop(client.post("/api/v1/me/password", &change).expect(204));
    (text(&made, "id"), client)
}

fn waiting(security: &Client) -> Vec<Value> {
    let today = security.get("/api/v1/today").expect(200).json();
    let lines = today["todo"].as_array().expect("lines").clone();
    lines
        .into_iter()
        .filter(|line| line["code"] == "grants")
        .collect()
}

fn grants_of(security: &Client, account: &str) -> Vec<Value> {
    let accounts = all(security, "/api/v1/accounts");
    let found = accounts.iter().find(|row| row["id"] == account);
    let grants = &found.expect("the account is listed")["grants"];
    grants.as_array().expect("grants").clone()
}

fn story(kind: Kind) {
    let server = Start::on(kind).demo();
    let security = server.sign_in("security");
    assert!(waiting(&security).is_empty());
    let township = unit(&security, "古县镇");
    let (account, guxian) = invited(&server, &township);

    // without a grant there is nothing to see
    let me = guxian.get("/api/v1/me").expect(200).json();
    assert_eq!(me["roles"], json!([]), "{me}");
    assert_eq!(guxian.get("/api/v1/people").status, 403);
    // who asked cannot give
    let system = server.sign_in("system");
    assert_eq!(system.get("/api/v1/grant-requests").code(), "role.missing");

    let lines = waiting(&security);
    assert_eq!(lines[0]["sentence"], "1 个账号等待授权");
    let request = all(&security, "/api/v1/grant-requests").remove(0);
    assert_eq!(
        (
            &request["display_name"],
            &request["place_label"],
            &request["asked_by"]
        ),
        (&json!("王秀兰"), &json!("古县镇"), &json!("系统管理员"))
    );
    let act = format!("/api/v1/grant-requests/{}/actions", text(&request, "id"));
    let silent = security.post(&act, &json!({"action": "refuse"}));
    assert_eq!((silent.status, silent.code().as_str()), (422, "reason.missing"));
    drop(security.post(&act, &json!({"action": "grant"})).expect(204));
    assert_eq!(security.post(&act, &json!({"action": "grant"})).status, 409);
    assert!(waiting(&security).is_empty());

    // the same session sees her township with the next request
    let people = all(&guxian, &format!("/api/v1/people?unit={township}"));
    assert!(!people.is_empty());
    let person = format!("/api/v1/people/{}", text(&people[0], "id"));
    drop(guxian.get(&person).expect(200));

    // a further township for a while, and back
    let second = unit(&security, "东观镇");
    let further = json!({"role": "township_admin", "unit_id": second});
    let give = format!("/api/v1/accounts/{account}/grants");
    let given = security.post(&give, &further).expect(201).json();
    assert_eq!(security.post(&give, &further).code(), "grant.held");
    let theirs = all(&guxian, &format!("/api/v1/people?unit={second}"));
    // some hold posts in both townships: she keeps seeing these
    let is_own = |one: &Value| people.iter().any(|own| own["id"] == one["id"]);
    let colleague = theirs.iter().find(|one| !is_own(one)).expect("a colleague");
    let colleague = format!("/api/v1/people/{}", text(colleague, "id"));
    drop(guxian.get(&colleague).expect(200));
    let reason = json!({"reason": "临时代管结束"});
    let end = format!("/api/v1/grants/{}/end", text(&given, "id"));
    drop(security.post(&end, &reason).expect(204));
    assert_eq!(guxian.get(&colleague).status, 404);
    drop(guxian.get(&person).expect(200));

    // and the last one: nothing is left
    let own = grants_of(&security, &account).remove(0);
    let end = format!("/api/v1/grants/{}/end", text(&own, "id"));
    drop(security.post(&end, &reason).expect(204));
    let gone = guxian.get(&person);
    assert!([403, 404].contains(&gone.status), "{gone}");
    assert!(grants_of(&security, &account).is_empty());

    // nobody gives to herself
    let me = text(&security.get("/api/v1/me").expect(200).json(), "account");
    let own = format!("/api/v1/accounts/{me}/grants");
    assert_eq!(security.post(&own, &further).code(), "grant.self");
}

#[test]
fn one_invites_and_another_grants() {
    story(Kind::Sqlite);
}

#[test]
fn one_invites_and_another_grants_on_postgresql() {
    if Kind::Postgres.available() {
        story(Kind::Postgres);
    }
}
