//! A real SMTP server (npm's `smtp-server`, in a child process) that keeps every mail it gets.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::binary::checkout;

/// A mail as the server got it.
#[derive(Clone, Debug)]
pub struct Mail {
    /// The envelope's recipients.
    pub to: Vec<String>,
    /// The envelope's sender.
    pub from: String,
    /// The subject, decoded.
    pub subject: String,
    /// The plain text part.
    pub text: String,
    /// The HTML part.
    pub html: String,
    /// The `Message-ID` header: the same for a mail sent twice.
    pub message_id: String,
}

/// How the server behaves.
#[derive(Clone, Copy, Debug, Default)]
pub struct Manner {
    /// How long it thinks before it accepts a mail, so that a sender can be killed in between.
    pub delay: Duration,
    /// So many mails are put off (451) before the first is accepted.
    pub put_off: u32,
}

/// The running mail server.
#[derive(Debug)]
pub struct MailServer {
    child: Child,
    port: u16,
    received: Arc<Mutex<Vec<Mail>>>,
}

impl MailServer {
    /// Starts one that accepts at once.
    pub fn start() -> Self {
        Self::with(Manner::default())
    }

    /// Starts one that behaves as told.
    pub fn with(manner: Manner) -> Self {
        let folder = checkout().join("tests/browser");
        assert!(
            folder.join("node_modules/smtp-server").is_dir(),
            "the mail server's packages are missing: run `npm ci` in tests/browser (make test does)"
        );
        let mut child = Command::new("node")
            .arg(folder.join("mail-server.mjs"))
            .arg(manner.delay.as_millis().to_string())
            .arg(manner.put_off.to_string())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("node is there");
        let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines();
        let first = lines.next().expect("the port comes first").expect("text");
        let port = first.parse().expect("a port");
        let received = Arc::new(Mutex::new(Vec::new()));
        let keep = Arc::clone(&received);
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let mail = read(&line);
                keep.lock().unwrap_or_else(PoisonError::into_inner).push(mail);
            }
        });
        Self {
            child,
            port,
            received,
        }
    }

    /// The value of `SANYOU_SMTP_URL`.
    pub fn url(&self) -> String {
        format!(
            "smtp://lianxin%40county.test:mailbox-secret@127.0.0.1:{}",
            self.port
        )
    }

    /// Where it listens, for who speaks SMTP by hand.
    pub fn address(&self) -> (&'static str, u16) {
        ("127.0.0.1", self.port)
    }

    /// All mails so far, oldest first.
    pub fn received(&self) -> Vec<Mail> {
        self.received
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Waits until `enough` says so of the mails, and answers them; panics after `limit`.
    pub fn wait(&self, what: &str, limit: Duration, enough: impl Fn(&[Mail]) -> bool) -> Vec<Mail> {
        let start = Instant::now();
        loop {
            let mails = self.received();
            if enough(&mails) {
                return mails;
            }
            assert!(
                start.elapsed() < limit,
                "no {what} within {limit:?}; got {:?}",
                mails
                    .iter()
                    .map(|mail| (&mail.to, &mail.subject))
                    .collect::<Vec<_>>()
            );
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn read(line: &str) -> Mail {
    let mail: Value = serde_json::from_str(line).expect("the mail server prints a JSON line a mail");
    let text = |key: &str| mail[key].as_str().unwrap_or_default().to_owned();
    Mail {
        to: mail["to"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
        from: text("from"),
        subject: text("subject"),
        text: text("text"),
        html: text("html"),
        message_id: text("messageId"),
    }
}
