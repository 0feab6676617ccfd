//! Opens what a command needs: configuration, log, key, database, clock.
use std::path::Path;
use std::sync::Arc;

use sanyou_schema::connect::Database;
use sanyou_schema::entity::account;
use sea_orm::{EntityTrait, PaginatorTrait};
use tracing_subscriber::EnvFilter;

use crate::platform::Platform;
use crate::platform::clock::Clock;
use crate::platform::config::Config;
use crate::platform::http::metrics::Metrics;
use crate::platform::jobs::Wake;
use crate::platform::keys::Keys;

/// A command that can't go on: the sentence for whoever runs it.
pub type Failed = String;

/// Structured log lines on standard error.
pub fn log(config: &Config) -> Result<(), Failed> {
    let filter = EnvFilter::try_new(&config.log).map_err(|_| {
        format!(
            "设置 SANYOU_LOG 的值 {:?} 不能用：应为 error、warn、info 或 debug。",
            config.log
        )
    })?;
    tracing_subscriber::fmt()
        .json()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
    Ok(())
}

/// Opens the platform. The database is not brought up to date yet.
pub async fn open(config: Config, jobs: &[crate::platform::jobs::Job]) -> Result<Platform, Failed> {
    let folder = &config.data;
    make_private(folder).map_err(|e| format!("不能建立数据文件夹 {}：{e}", folder.display()))?;
    let key = folder.join("key");
    let database = match &config.database_url {
        Some(url) => Database::open_postgres(url).await,
        None => Database::open_sqlite(&folder.join("sanyou.db")).await,
    };
    let database = database.map_err(|e| format!("不能打开数据库：{e}"))?;
    // a new key beside old data would leave every sealed column unreadable for good
    if !key.exists() && has_accounts(&database).await {
        let place = key.display();
        return Err(format!(
            "数据库里已有数据，密钥文件 {place} 却不在。请把原来的密钥文件放回去再启动。"
        ));
    }
    let keys = Keys::open(&key).map_err(|e| format!("密钥文件不能用：{e}"))?;
    let clock = config.test_clock.map_or_else(Clock::default, Clock::starting_at);
    Ok(Platform {
        config: Arc::new(config),
        clock,
        keys,
        database,
        wake: Wake::of(jobs),
        metrics: Metrics::new().map_err(|e| e.to_string())?,
    })
}

/// A folder that only its owner can look into, where there is none yet: names stand in the database in clear.
fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Whether the database was in use before; one without tables was not.
async fn has_accounts(database: &Database) -> bool {
    account::Entity::find()
        .count(database.reader())
        .await
        .is_ok_and(|accounts| accounts > 0)
}

/// Whether nobody has an account yet.
pub async fn is_empty(platform: &Platform) -> Result<bool, Failed> {
    let accounts = account::Entity::find().count(platform.database.reader()).await;
    Ok(accounts.map_err(|e| e.to_string())? == 0)
}

/// Whether the database was made with demo data.
pub async fn is_demo(platform: &Platform) -> Result<bool, Failed> {
    let (db, today) = (platform.database.reader(), platform.clock.today());
    let mark = crate::setting::installation_value(db, crate::setting::keys::DEMO, today).await;
    Ok(mark.map_err(|e| e.to_string())?.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::testing::Installation;

    #[tokio::test]
    async fn a_lost_key_is_not_replaced_beside_data() {
        let installation = Installation::new().await;
        crate::demo::fill(&installation.platform).await.unwrap();
        let config = (*installation.platform.config).clone();
        let key = config.data.join("key");
        let refused = open(config.clone(), &[]).await.err().unwrap();
        assert!(refused.contains("密钥文件") && !key.exists(), "{refused}");
        Keys::open(&key).unwrap();
        assert!(open(config, &[]).await.is_ok());
    }
}
