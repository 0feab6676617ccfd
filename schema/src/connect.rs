//! Opens the database and brings it up to date. What must differ between SQLite and PostgreSQL is here.
use std::path::Path;
use std::time::Duration;

use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database as Orm, DatabaseConnection, DatabaseTransaction, DbBackend,
    DbErr, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use sea_orm_migration::MigratorTrait;

use crate::migration::Migrator;

/// The advisory lock that one instance holds while it migrates; the number means nothing else.
const MIGRATION_LOCK: i64 = 0x5a_4e59_4f55;

/// An open database. Reads go to [`Database::reader`]; writes through [`Database::begin`] alone.
#[derive(Debug, Clone)]
pub struct Database {
    reader: DatabaseConnection,
    writer: DatabaseConnection,
}

impl Database {
    /// The one SQLite file at `path`, in WAL mode: one writer connection that syncs each commit, many readers.
    pub async fn open_sqlite(path: &Path) -> Result<Self, DbErr> {
        let url = format!("sqlite://{}?mode=rwc", path.display());
        let open = |connections: u32| {
            let mut options = ConnectOptions::new(&url);
            options
                .max_connections(connections)
                .sqlx_logging(false)
                .acquire_timeout(Duration::from_secs(20))
                .map_sqlx_sqlite_opts(|o| {
                    o.journal_mode(SqliteJournalMode::Wal)
                        .synchronous(SqliteSynchronous::Full)
                        .foreign_keys(true)
                        .busy_timeout(Duration::from_secs(10))
                });
            Orm::connect(options)
        };
        let writer = open(1).await?;
        let reader = open(4).await?;
        Ok(Self { reader, writer })
    }

    /// A PostgreSQL database, which several instances may share.
    pub async fn open_postgres(url: &str) -> Result<Self, DbErr> {
        let mut options = ConnectOptions::new(url);
        options
            .max_connections(12)
            .sqlx_logging(false)
            .acquire_timeout(Duration::from_secs(20));
        let connection = Orm::connect(options).await?;
        Ok(Self {
            reader: connection.clone(),
            writer: connection,
        })
    }

    /// For reads outside a change.
    pub fn reader(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// A transaction that may write. On SQLite it holds the write lock from its start, so that what it read
    /// stays true until it commits; on PostgreSQL rows are locked where an action asks for it.
    pub async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        let mode = match self.writer.get_database_backend() {
            DbBackend::Sqlite => Some(SqliteTransactionMode::Immediate),
            _ => None,
        };
        let options = TransactionOptions {
            sqlite_transaction_mode: mode,
            ..Default::default()
        };
        self.writer.begin_with_options(options).await
    }

    /// Applies every step that is not there yet. Instances that start together take turns.
    pub async fn migrate(&self) -> Result<(), DbErr> {
        if !self.is_postgres() {
            return Migrator::up(&self.writer, None).await;
        }
        let turn = self.writer.begin().await?;
        turn.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))
            .await?;
        Migrator::up(&self.writer, None).await?;
        turn.commit().await
    }

    /// The names of the steps that [`Database::migrate`] would apply.
    pub async fn pending(&self) -> Result<Vec<String>, DbErr> {
        let steps = Migrator::get_pending_migrations(&self.writer).await?;
        Ok(steps.iter().map(|step| step.name().to_owned()).collect())
    }

    /// Whether it is PostgreSQL (else SQLite).
    pub fn is_postgres(&self) -> bool {
        self.writer.get_database_backend() == DbBackend::Postgres
    }
}
