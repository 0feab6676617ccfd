//! Running it: health, figures for monitoring, headers, logs, settings, and how it stops.

use std::process::Stdio;

use sanyou_tests::binary::{command, told};
use sanyou_tests::database::Kind;
use sanyou_tests::server::Start;

use crate::office::{all, people, text, unit};

#[test]
fn health_and_metrics_need_no_sign_in() {
    let server = Start::on(Kind::Sqlite).demo();
    let nobody = server.client();
    for path in ["/healthz", "/readyz"] {
        drop(nobody.get(path).expect(200));
    }
    drop(server.sign_in("county").get("/api/v1/me").expect(200));
    let metrics = nobody.get("/metrics").expect(200).text();
    let figures = metrics
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .count();
    assert!(figures >= 5, "{metrics}");
    assert!(metrics.contains("request"), "requests are counted: {metrics}");
}

#[test]
fn pages_come_with_a_strict_policy() {
    let server = Start::on(Kind::Sqlite).demo();
    for path in ["/", "/me", "/verify/unknown", "/api/docs"] {
        let page = server.client().get(path);
        let policy = page
            .header("content-security-policy")
            .unwrap_or_else(|| panic!("{path} has no policy"))
            .to_owned();
        let scripts = policy
            .split(';')
            .find(|rule| rule.trim_start().starts_with("script-src"))
            .or_else(|| {
                policy
                    .split(';')
                    .find(|rule| rule.trim_start().starts_with("default-src"))
            })
            .unwrap_or_default()
            .to_owned();
        assert!(
            scripts.contains("'self'") && !scripts.contains("unsafe"),
            "{path}: {policy}"
        );
        assert_eq!(page.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert!(page.header("referrer-policy").is_some(), "{path}");
        let html = page.text();
        for tag in html.split("<script").skip(1) {
            let (head, _) = tag.split_once('>').unwrap_or((tag, ""));
            assert!(
                head.contains("src="),
                "{path} has a script in line: <script{head}>"
            );
        }
    }
}

#[test]
fn logs_have_request_ids_and_no_personal_data() {
    let server = Start::on(Kind::Sqlite).demo();
    let clerk = server.sign_in("dongguan");
    let township = unit(&clerk, "东观镇");
    let ours = people(&clerk, &township);
    let answer = clerk
        .get(&format!("/api/v1/people/{}", text(&ours[0], "id")))
        .expect(200);
    let id = answer
        .header("x-request-id")
        .expect("an id of the request")
        .to_owned();
    drop(clerk.try_sign_in("dongguan", "very-secret-typo"));
    let log = server.log();
    assert!(log.contains(&id), "{id} is not in the log");
    assert!(!log.contains("very-secret-typo"), "the log holds a password");
    for person in &ours {
        let name = text(person, "name");
        assert!(!log.contains(&name), "the log names {name}");
    }
}

#[test]
fn it_stops_gracefully_and_comes_back_on_both_databases() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        if !kind.available() {
            continue;
        }
        let mut server = Start::on(kind).demo();
        let clerk = server.sign_in("dongguan");
        assert!(server.stop().success());
        server.start_again();
        let me = clerk.get("/api/v1/me").expect(200).json();
        assert_eq!(me["login"], "dongguan", "who was signed in still is");
    }
}

#[test]
fn a_wrong_setting_stops_the_start_and_says_which() {
    for (name, value) in [
        ("SANYOU_LISTEN", "nowhere"),
        ("SANYOU_REACH", "moon"),
        ("SANYOU_SMTP_URL", "ftp://mail"),
        ("SANYOU_TEST_CLOCK", "yesterday"),
        ("SANYOU_DATABASE_URL", "oracle://db"),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        let output = command(&["serve"])
            .env("SANYOU_DATA", folder.path())
            .env("SANYOU_LISTEN", "127.0.0.1:0")
            .env(name, value)
            .stdin(Stdio::null())
            .output()
            .expect("it runs");
        let said = told(&output);
        assert!(!output.status.success(), "{name}={value} was taken: {said}");
        assert!(
            said.contains(name) && said.contains(value),
            "{name}={value}: {said}"
        );
    }
}

#[test]
fn a_token_is_printed_alone_and_may_do_what_its_scopes_say() {
    let server = Start::on(Kind::Sqlite).demo();
    let output = server
        .command(&["token", "create", "--account", "dongguan", "--scope", "read"])
        .output()
        .expect("it runs");
    assert!(output.status.success(), "{}", told(&output));
    let printed = String::from_utf8(output.stdout).expect("text");
    let token = printed.trim();
    assert!(
        !token.is_empty() && !token.contains(char::is_whitespace),
        "{printed}"
    );
    let program = server.client().bearer(token);
    let units = all(&program, "/api/v1/units");
    assert!(units.iter().any(|unit| unit["name"] == "东观镇"));
    let refused = program.post(
        "/api/v1/activation-list",
        &serde_json::json!({"unit": units[0]["id"]}),
    );
    assert!(
        [403, 404].contains(&refused.status),
        "a token to read cannot write: {refused}"
    );
}
