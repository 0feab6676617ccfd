//! The configuration: `sanyou.toml`, overruled by the environment. A wrong value stops the start.
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};

/// How far the service reaches (SANYOU_REACH).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Phones reach it over the internet.
    Public,
    /// Only the office's own network reaches it: nothing printed or mailed offers an address.
    Intranet,
    /// A laptop with its own Wi-Fi.
    Classroom,
}

impl Reach {
    /// As the setting has it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Intranet => "intranet",
            Self::Classroom => "classroom",
        }
    }
}

/// The configuration of a running service.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where it listens.
    pub listen: SocketAddr,
    /// The folder of the database, its key, keys/ and fonts/.
    pub data: PathBuf,
    /// PostgreSQL, where it is not the SQLite file in `data`.
    pub database_url: Option<String>,
    /// Who can open its addresses.
    pub reach: Reach,
    /// The mail server; without it mail waits in the outbox.
    pub smtp_url: Option<String>,
    /// What links in mails and QR codes begin with, without a slash at the end.
    pub public_url: Option<String>,
    /// Filter of the log.
    pub log: String,
    /// Where the clock starts, for tests.
    pub test_clock: Option<DateTime<FixedOffset>>,
}

/// A setting that can't be used.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("设置 {name} 的值 {value:?} 不能用：应为 {expected}。")]
pub struct ConfigError {
    /// The variable's name.
    pub name: String,
    /// What it held.
    pub value: String,
    /// What it must be.
    pub expected: &'static str,
}

const KEYS: [&str; 8] = [
    "SANYOU_LISTEN",
    "SANYOU_DATA",
    "SANYOU_DATABASE_URL",
    "SANYOU_REACH",
    "SANYOU_SMTP_URL",
    "SANYOU_PUBLIC_URL",
    "SANYOU_LOG",
    "SANYOU_TEST_CLOCK",
];

impl Config {
    /// Reads `sanyou.toml` of the working directory, where there is one, and the environment.
    pub fn load() -> Result<Self, ConfigError> {
        let file = std::fs::read_to_string("sanyou.toml").unwrap_or_default();
        let environment = KEYS
            .iter()
            .filter_map(|key| Some(((*key).to_owned(), std::env::var(key).ok()?)));
        Self::from_parts(&file, environment.collect())
    }

    /// From the text of a `sanyou.toml` (keys as the variables, with or without their prefix, in any case) and
    /// the environment, which wins.
    pub fn from_parts(file: &str, environment: BTreeMap<String, String>) -> Result<Self, ConfigError> {
        let mut values = from_file(file)?;
        values.extend(environment.into_iter().filter(|(_, value)| !value.is_empty()));
        let get = |key: &str| values.get(key).map(String::as_str);
        let wrong = |name: &str, value: &str, expected| ConfigError {
            name: name.to_owned(),
            value: value.to_owned(),
            expected,
        };
        let listen = get("SANYOU_LISTEN").unwrap_or("127.0.0.1:8080");
        let listen = listen
            .parse()
            .map_err(|_| wrong("SANYOU_LISTEN", listen, "地址:端口，例如 127.0.0.1:8080"))?;
        let reach = match get("SANYOU_REACH").unwrap_or("intranet") {
            "public" => Reach::Public,
            "intranet" => Reach::Intranet,
            "classroom" => Reach::Classroom,
            other => return Err(wrong("SANYOU_REACH", other, "public、intranet 或 classroom")),
        };
        let starts = |key: &'static str, schemes: &[&str], expected| match get(key) {
            Some(url) if !schemes.iter().any(|scheme| url.starts_with(scheme)) => {
                Err(wrong(key, url, expected))
            }
            found => Ok(found.map(str::to_owned)),
        };
        let test_clock = match get("SANYOU_TEST_CLOCK") {
            Some(text) => Some(
                DateTime::parse_from_rfc3339(text)
                    .map_err(|_| wrong("SANYOU_TEST_CLOCK", text, "时刻，例如 2026-11-24T09:00:00+08:00"))?,
            ),
            None => None,
        };
        Ok(Self {
            listen,
            data: get("SANYOU_DATA").unwrap_or("./data").into(),
            database_url: starts(
                "SANYOU_DATABASE_URL",
                &["postgres://", "postgresql://"],
                "postgres://…",
            )?,
            reach,
            smtp_url: starts(
                "SANYOU_SMTP_URL",
                &["smtp://", "smtps://"],
                "smtp://… 或 smtps://…",
            )?,
            public_url: starts(
                "SANYOU_PUBLIC_URL",
                &["http://", "https://"],
                "http://… 或 https://…",
            )?
            .map(|url| url.trim_end_matches('/').to_owned()),
            log: get("SANYOU_LOG").unwrap_or("info").to_owned(),
            test_clock,
        })
    }
}

fn from_file(text: &str) -> Result<BTreeMap<String, String>, ConfigError> {
    let wrong = |value: &str| ConfigError {
        name: "sanyou.toml".to_owned(),
        value: value.to_owned(),
        expected: "每行一个设置，例如 listen = \"127.0.0.1:8080\"",
    };
    let table: toml::Table = text.parse().map_err(|e: toml::de::Error| wrong(e.message()))?;
    let mut values = BTreeMap::new();
    for (key, value) in table {
        let upper = key.to_uppercase();
        let name = if upper.starts_with("SANYOU_") {
            upper
        } else {
            format!("SANYOU_{upper}")
        };
        if !KEYS.contains(&name.as_str()) {
            return Err(wrong(&key));
        }
        let value = value.as_str().ok_or_else(|| wrong(&key))?;
        values.insert(name, value.to_owned());
    }
    Ok(values)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs
            .iter()
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
            .collect()
    }

    #[test]
    fn the_environment_wins_over_the_file() {
        let file = "listen = \"127.0.0.1:1\"\nSANYOU_REACH = \"classroom\"";
        let config = Config::from_parts(file, environment(&[("SANYOU_LISTEN", "127.0.0.1:2")])).unwrap();
        assert_eq!(config.listen.port(), 2);
        assert_eq!(config.reach, Reach::Classroom);
    }

    #[test]
    fn a_wrong_value_is_named_with_what_is_expected() {
        for (key, value) in [
            ("SANYOU_LISTEN", "8080"),
            ("SANYOU_REACH", "everywhere"),
            ("SANYOU_DATABASE_URL", "mysql://x"),
            ("SANYOU_SMTP_URL", "mail.example"),
            ("SANYOU_PUBLIC_URL", "example.org"),
            ("SANYOU_TEST_CLOCK", "yesterday"),
        ] {
            let error = Config::from_parts("", environment(&[(key, value)])).unwrap_err();
            assert_eq!((error.name.as_str(), error.value.as_str()), (key, value));
        }
        assert_eq!(
            Config::from_parts("colour = \"red\"", BTreeMap::new())
                .unwrap_err()
                .name,
            "sanyou.toml"
        );
        assert_eq!(
            Config::from_parts("listen = ", BTreeMap::new()).unwrap_err().name,
            "sanyou.toml"
        );
    }
}
