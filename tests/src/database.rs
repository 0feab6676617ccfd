//! The two databases that every story runs on.

use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

/// Which database a server under test stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A file in the server's data folder.
    Sqlite,
    /// A database of the cluster at `SANYOU_TEST_POSTGRES_URL`.
    Postgres,
}

impl Kind {
    /// Whether tests can use it here.
    ///
    /// PostgreSQL is missing where somebody runs `cargo test` alone: the test then says so and ends.
    /// Under `CI` that would hide half of what is promised, so there it fails.
    pub fn available(self) -> bool {
        if self == Self::Sqlite || std::env::var_os("SANYOU_TEST_POSTGRES_URL").is_some() {
            return true;
        }
        assert!(
            std::env::var_os("CI").is_none(),
            "SANYOU_TEST_POSTGRES_URL is not set: run the tests by `make test`"
        );
        println!("SKIPPED on PostgreSQL: SANYOU_TEST_POSTGRES_URL is not set (make test sets it)");
        false
    }
}

/// A database made for one server; PostgreSQL's is dropped with the value.
#[derive(Debug)]
pub enum Database {
    /// Nothing to make: the file appears in the data folder.
    Sqlite,
    /// The name of a database of its own.
    Postgres(String),
}

static MADE: AtomicU32 = AtomicU32::new(0);

impl Database {
    /// An empty one, or a copy of `template`.
    pub fn make(kind: Kind, template: Option<&Self>) -> Self {
        if kind == Kind::Sqlite {
            return Self::Sqlite;
        }
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let name = format!("sanyou_{}_{number}", std::process::id());
        let from = match template {
            Some(Self::Postgres(template)) => format!(" template {template}"),
            _ => String::new(),
        };
        administer(&format!("create database {name}{from}"));
        Self::Postgres(name)
    }

    /// `SANYOU_DATABASE_URL` for it; none for SQLite, whose place is the data folder.
    pub fn url(&self) -> Option<String> {
        match self {
            Self::Sqlite => None,
            Self::Postgres(name) => {
                let cluster = cluster();
                let (base, _) = cluster.rsplit_once('/').expect("the URL names a database");
                Some(format!("{base}/{name}"))
            }
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Self::Postgres(name) = self
            && !std::thread::panicking()
        {
            administer(&format!("drop database if exists {name} with (force)"));
        }
    }
}

fn cluster() -> String {
    std::env::var("SANYOU_TEST_POSTGRES_URL").expect("Kind::available was asked first")
}

fn administer(statement: &str) {
    let output = Command::new("psql")
        .args([&cluster(), "-qAt", "-v", "ON_ERROR_STOP=1", "-c", statement])
        .output()
        .expect("psql comes with PostgreSQL");
    assert!(
        output.status.success(),
        "{statement}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}
