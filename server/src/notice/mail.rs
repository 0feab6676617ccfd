//! A notice as a mail: text and HTML from templates, and the sender that takes it to the mail server.
use std::time::Duration;

use chrono::{DateTime, Utc};
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp::Error as SmtpError;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use minijinja::{Environment, context};

use super::action::settle_mail::Outcome;
use crate::platform::config::{Config, Reach};

/// A mail server has so long to answer: less than a lease.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a mail says.
#[derive(Debug, Clone)]
pub struct Mail {
    /// Whom it goes to.
    pub to: String,
    /// Fixed before the first try.
    pub message_id: String,
    /// The subject and first line.
    pub title: String,
    /// The text as the person sees it, paragraphs by line.
    pub body: String,
    /// A page that the person can open from outside.
    pub link: Option<String>,
    /// Who writes.
    pub sender: String,
    /// When it is sent.
    pub at: DateTime<Utc>,
}

/// Takes mails to a mail server. Tests stand in for it.
pub trait Send {
    /// Tries once.
    async fn send(&self, mail: &Mail) -> Outcome;
}

/// The configured mail server.
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Address,
}

impl Smtp {
    /// From `SANYOU_SMTP_URL`; why not, for the log, where the address can't be used.
    pub fn new(url: &str) -> Result<Self, String> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|_| "SANYOU_SMTP_URL can't be used as a mail server's address".to_owned())?
            .timeout(Some(PATIENCE))
            .build();
        let from = sender_address(url).ok_or("SANYOU_SMTP_URL names no host to send from")?;
        Ok(Self { transport, from })
    }
}

impl Send for Smtp {
    async fn send(&self, mail: &Mail) -> Outcome {
        let message = match message(mail, &self.from) {
            Ok(message) => message,
            Err(code) => return Outcome::Never(code),
        };
        match self.transport.send(message).await {
            Ok(_) => Outcome::Sent,
            Err(error) => outcome_of(&error),
        }
    }
}

/// Only what the server says for good is for good: a network that is down today may be up tomorrow.
fn outcome_of(error: &SmtpError) -> Outcome {
    if error.is_permanent() {
        Outcome::Never("mail.refused")
    } else if error.is_transient() {
        Outcome::Later("mail.deferred")
    } else if error.is_tls() {
        Outcome::Later("mail.tls")
    } else if error.is_timeout() {
        Outcome::Later("mail.time_out")
    } else {
        Outcome::Later("mail.unreachable")
    }
}

/// The account's own address where it is one (`smtp://name%40host:…`), else `sanyou` at the mail server.
fn sender_address(url: &str) -> Option<Address> {
    let (_, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?']).next()?;
    let (user, host) = match authority.rsplit_once('@') {
        Some((account, host)) => (account.split(':').next(), host),
        None => (None, authority),
    };
    let own = user.map(|user| user.replace("%40", "@"));
    if let Some(address) = own.and_then(|user| user.parse().ok()) {
        return Some(address);
    }
    let host = match host.strip_prefix('[') {
        Some(six) => six.split(']').next()?,
        None => host.split(':').next()?,
    };
    let domain = match host.parse::<std::net::IpAddr>() {
        Ok(std::net::IpAddr::V4(four)) => format!("[{four}]"),
        Ok(std::net::IpAddr::V6(six)) => format!("[IPv6:{six}]"),
        Err(_) => host.to_owned(),
    };
    Address::new("sanyou", domain)
        .or_else(|_| Address::new("sanyou", "localhost"))
        .ok()
}

/// The whole message; a code for the ledger where the address is none.
fn message(mail: &Mail, from: &Address) -> Result<Message, &'static str> {
    let to: Address = mail.to.parse().map_err(|_| "mail.address")?;
    let (text, html) = bodies(mail).map_err(|_| "mail.template")?;
    Message::builder()
        .message_id(Some(mail.message_id.clone()))
        .date(mail.at.into())
        .from(Mailbox::new(Some(mail.sender.clone()), from.clone()))
        .to(Mailbox::new(None, to))
        .subject(mail.title.clone())
        .multipart(MultiPart::alternative_plain_html(text, html))
        .map_err(|_| "mail.address")
}

/// Text and HTML. What stands in the data is escaped in the HTML and never a template itself.
fn bodies(mail: &Mail) -> Result<(String, String), minijinja::Error> {
    let mut templates = Environment::new();
    templates.add_template("mail.txt", include_str!("templates/mail.txt"))?;
    templates.add_template("mail.html", include_str!("templates/mail.html"))?;
    let lines: Vec<String> = mail.body.lines().map(str::to_owned).collect();
    let values = context! {
        title => mail.title.clone(),
        lines => lines,
        link => mail.link.clone(),
        sender => mail.sender.clone(),
    };
    let text = templates.get_template("mail.txt")?.render(&values)?;
    let html = templates.get_template("mail.html")?.render(&values)?;
    Ok((text, html))
}

/// The address of a page of the phone app, where people outside can open it.
pub fn link_to(config: &Config, path: &str) -> Option<String> {
    let root = config.public_url.as_ref()?;
    let inside = path.strip_prefix("/me").unwrap_or(path);
    (config.reach == Reach::Public).then(|| format!("{root}/me{inside}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail() -> Mail {
        Mail {
            to: "worker@example.org".to_owned(),
            message_id: "<0198@sanyou>".to_owned(),
            title: "培训通知".to_owned(),
            body: "请于 12月1日 报到。\n带 <身份证> & 笔".to_owned(),
            link: Some("https://sanyou.example.org/me/sessions".to_owned()),
            sender: "县委两新工委".to_owned(),
            at: "2026-11-24T01:00:00Z".parse().unwrap(),
        }
    }

    #[test]
    fn a_mail_has_text_and_escaped_html() {
        let (text, html) = bodies(&mail()).unwrap();
        assert!(text.contains("带 <身份证> & 笔") && text.contains("/me/sessions"));
        assert!(html.contains("带 &lt;身份证&gt; &amp; 笔"), "{html}");
        let without = Mail { link: None, ..mail() };
        let (text, html) = bodies(&without).unwrap();
        assert!(!text.contains("http") && !html.contains("href"));
    }

    #[test]
    fn the_message_id_is_the_rows() {
        let from = "sanyou@example.org".parse().unwrap();
        let message = String::from_utf8(message(&mail(), &from).unwrap().formatted()).unwrap();
        assert!(message.contains("Message-ID: <0198@sanyou>"), "{message}");
        assert!(message.contains("multipart/alternative") && message.contains("text/html"));
        let broken = Mail {
            to: "nobody".to_owned(),
            ..mail()
        };
        assert_eq!(super::message(&broken, &from).err(), Some("mail.address"));
    }

    #[test]
    fn the_sender_is_the_account_or_the_host() {
        for (url, address) in [
            (
                "smtp://notice%40county.example:pw@mail.example:25",
                "notice@county.example",
            ),
            ("smtps://user:pw@mail.example:465", "sanyou@mail.example"),
            ("smtp://127.0.0.1:2525", "sanyou@[127.0.0.1]"),
            ("smtp://localhost:2525", "sanyou@localhost"),
            ("smtp://[::1]:2525", "sanyou@[IPv6:::1]"),
        ] {
            assert_eq!(sender_address(url).unwrap().to_string(), address, "{url}");
        }
    }

    #[test]
    fn links_only_where_people_can_open_them() {
        let config = |reach: &str| {
            let values = [
                ("SANYOU_REACH", reach),
                ("SANYOU_PUBLIC_URL", "https://s.example/"),
            ];
            let values = values.map(|(key, value)| (key.to_owned(), value.to_owned()));
            Config::from_parts("", values.into()).unwrap()
        };
        let link = link_to(&config("public"), "/certificate");
        assert_eq!(link.as_deref(), Some("https://s.example/me/certificate"));
        assert_eq!(
            link_to(&config("public"), "/me/apply").unwrap(),
            "https://s.example/me/apply"
        );
        assert_eq!(link_to(&config("intranet"), "/certificate"), None);
        assert_eq!(link_to(&config("classroom"), "/certificate"), None);
    }
}
