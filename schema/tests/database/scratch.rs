//! A database of its own for each test.
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use sanyou_schema::connect::Database;
use sea_orm::{ConnectionTrait, Database as Orm};

/// Where the PostgreSQL for tests is.
const POSTGRES: &str = "SANYOU_TEST_POSTGRES_URL";

static MADE: AtomicU32 = AtomicU32::new(0);

/// One database and where it stands, so that it can be opened again and thrown away.
pub struct Scratch {
    pub database: Database,
    place: Place,
}

enum Place {
    Folder(PathBuf),
    Postgres { cluster: String, name: String },
}

impl Scratch {
    /// An empty SQLite file, and an empty PostgreSQL database where there is a cluster to make it in.
    pub async fn empty() -> Vec<Self> {
        let mut made = vec![Self::sqlite().await];
        if let Some(cluster) = cluster() {
            made.push(Self::postgres(cluster).await);
        }
        made
    }

    /// The same, with every step applied.
    pub async fn migrated() -> Vec<Self> {
        let made = Self::empty().await;
        for scratch in &made {
            scratch.database.migrate().await.unwrap();
        }
        made
    }

    async fn sqlite() -> Self {
        let folder = std::env::temp_dir().join(unused_name());
        std::fs::create_dir(&folder).unwrap();
        let database = Database::open_sqlite(&folder.join("test.db")).await.unwrap();
        Self {
            database,
            place: Place::Folder(folder),
        }
    }

    async fn postgres(cluster: String) -> Self {
        let name = unused_name();
        administer(&cluster, &format!("CREATE DATABASE {name}")).await;
        let database = Database::open_postgres(&url_of(&cluster, &name)).await.unwrap();
        Self {
            database,
            place: Place::Postgres { cluster, name },
        }
    }

    /// A second instance on the same database.
    pub async fn another(&self) -> Database {
        match &self.place {
            Place::Folder(folder) => Database::open_sqlite(&folder.join("test.db")).await.unwrap(),
            Place::Postgres { cluster, name } => {
                Database::open_postgres(&url_of(cluster, name)).await.unwrap()
            }
        }
    }

    /// Throws it away; after a failed test it stays to be looked at.
    pub async fn end(self) {
        drop(self.database);
        match self.place {
            Place::Folder(folder) => std::fs::remove_dir_all(folder).unwrap(),
            Place::Postgres { cluster, name } => {
                administer(&cluster, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
            }
        }
    }
}

/// None where somebody runs these tests alone; under CI that would hide half of what is promised.
fn cluster() -> Option<String> {
    let url = std::env::var(POSTGRES).ok();
    if url.is_none() {
        assert!(
            std::env::var_os("CI").is_none(),
            "{POSTGRES} is not set: run the tests by `make test`"
        );
        println!("SKIPPED on PostgreSQL: {POSTGRES} is not set (make test sets it)");
    }
    url
}

fn url_of(cluster: &str, name: &str) -> String {
    let (base, _) = cluster.rsplit_once('/').expect("the URL names a database");
    format!("{base}/{name}")
}

fn unused_name() -> String {
    let number = MADE.fetch_add(1, Ordering::Relaxed);
    format!("sanyou_schema_{}_{number}", std::process::id())
}

async fn administer(cluster: &str, statement: &str) {
    let connection = Orm::connect(cluster).await.unwrap();
    connection.execute_unprepared(statement).await.unwrap();
    connection.close().await.unwrap();
}
