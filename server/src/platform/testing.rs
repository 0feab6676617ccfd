//! An installation for the unit tests of features: SQLite in a folder of its own, no jobs running.
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use sanyou_schema::connect::Database;
use sea_orm::ConnectionTrait;

use super::Platform;
use super::clock::Clock;
use super::config::Config;
use super::http::metrics::Metrics;
use super::jobs::Wake;
use super::keys::{Keys, spoken_code};

/// A platform over an empty, migrated database; its folder goes with it.
pub struct Installation {
    /// The platform.
    pub platform: Platform,
    folder: PathBuf,
}

impl Installation {
    /// With the default configuration.
    pub async fn new() -> Self {
        Self::with(&[]).await
    }

    /// With settings as the environment has them, for example `SANYOU_REACH`. The clock shows 2026-11-24, 9 o'clock.
    pub async fn with(settings: &[(&str, &str)]) -> Self {
        let folder = new_folder();
        let database = Database::open_sqlite(&folder.join("sanyou.db")).await.unwrap();
        Self::over(database, folder, settings).await
    }

    /// As [`Installation::new`], but whoever wants a connection waits for it so long.
    pub async fn waiting(patience: Duration) -> Self {
        let folder = new_folder();
        let database = Database::open_sqlite_waiting(&folder.join("sanyou.db"), patience)
            .await
            .unwrap();
        Self::over(database, folder, &[]).await
    }

    /// The same on PostgreSQL, in a database of its own; none where the tests have no cluster. The cluster goes with
    /// the tests, and the database with it.
    pub async fn on_postgres() -> Option<Self> {
        let cluster = std::env::var("SANYOU_TEST_POSTGRES_URL").ok();
        if cluster.is_none() {
            assert!(
                std::env::var_os("CI").is_none(),
                "SANYOU_TEST_POSTGRES_URL is not set: run the tests by `make test`"
            );
        }
        let cluster = cluster?;
        let name = format!("sanyou_{}", spoken_code(12).to_lowercase());
        let all = sea_orm::Database::connect(&cluster).await.unwrap();
        all.execute_unprepared(&format!("CREATE DATABASE {name}"))
            .await
            .unwrap();
        all.close().await.unwrap();
        let (base, _) = cluster.rsplit_once('/').unwrap();
        let database = Database::open_postgres(&format!("{base}/{name}")).await.unwrap();
        Some(Self::over(database, new_folder(), &[]).await)
    }

    async fn over(database: Database, folder: PathBuf, settings: &[(&str, &str)]) -> Self {
        let mut environment: BTreeMap<String, String> = settings
            .iter()
            .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
            .collect();
        environment.insert("SANYOU_DATA".to_owned(), folder.display().to_string());
        let config = Config::from_parts("", environment).unwrap();
        database.migrate().await.unwrap();
        let platform = Platform {
            config: Arc::new(config),
            clock: Clock::starting_at("2026-11-24T09:00:00+08:00".parse().unwrap()),
            keys: Keys::from_master(&[7; 32]),
            database,
            wake: Wake::of(&[]),
            metrics: Metrics::new().unwrap(),
        };
        Self { platform, folder }
    }
}

fn new_folder() -> PathBuf {
    let folder = std::env::temp_dir().join(format!("sanyou-test-{}", spoken_code(12)));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

impl Drop for Installation {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
