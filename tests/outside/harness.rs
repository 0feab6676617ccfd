//! The harness's own parts that others rely on: the mail server and the databases.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use sanyou_tests::database::{Database, Kind};
use sanyou_tests::mail::{MailServer, Manner};

/// Speaks SMTP by hand and answers the code that the mail's text got.
fn deliver(server: &MailServer, to: &str) -> String {
    let mut stream = TcpStream::connect(server.address()).expect("it listens");
    let mut answers = BufReader::new(stream.try_clone().expect("a second handle")).lines();
    let mut last = answers.next().expect("a greeting").expect("text");
    let mail = format!("Subject: =?UTF-8?B?5aW9?=\r\nMessage-ID: <one@test>\r\nTo: {to}\r\n\r\nhello\r\n.");
    for line in [
        "HELO test",
        "AUTH PLAIN AGxpYW54aW5AY291bnR5LnRlc3QAbWFpbGJveC1zZWNyZXQ=",
        "MAIL FROM:<lianxin@county.test>",
        &format!("RCPT TO:<{to}>"),
        "DATA",
        &mail,
    ] {
        stream
            .write_all(format!("{line}\r\n").as_bytes())
            .expect("it reads");
        last = answers.next().expect("an answer").expect("text");
    }
    last.chars().take(3).collect()
}

#[test]
fn the_mail_server_keeps_what_it_accepts() {
    let server = MailServer::with(Manner {
        put_off: 1,
        ..Manner::default()
    });
    assert_eq!(deliver(&server, "w@d.cn"), "451");
    assert_eq!(deliver(&server, "w@d.cn"), "250");
    let mails = server.wait("mail", Duration::from_secs(5), |mails| !mails.is_empty());
    assert_eq!(mails.len(), 1);
    assert_eq!(
        (mails[0].to[0].as_str(), mails[0].subject.as_str()),
        ("w@d.cn", "好")
    );
    assert_eq!(mails[0].message_id, "<one@test>");
}

#[test]
fn a_database_is_made_and_goes() {
    if !Kind::Postgres.available() {
        return;
    }
    let template = Database::make(Kind::Postgres, None);
    let copy = Database::make(Kind::Postgres, Some(&template));
    assert_ne!(template.url(), copy.url());
    assert!(copy.url().expect("it has one").starts_with("postgres://"));
    assert_eq!(Database::make(Kind::Sqlite, None).url(), None);
}
