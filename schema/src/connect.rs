//! Opens the database and brings it up to date. What must differ between SQLite and PostgreSQL is here.
use std::path::Path;
use std::time::Duration;

use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnAcquireErr, ConnectOptions, ConnectionTrait, Database as Orm, DatabaseConnection,
    DatabaseTransaction, DbBackend, DbErr, RuntimeErr, SqliteTransactionMode, SqlxError, TransactionOptions,
    TransactionTrait,
};
use sea_orm_migration::MigratorTrait;

use crate::migration::Migrator;

/// The advisory lock that one instance holds while it migrates; the number means nothing else.
const MIGRATION_LOCK: i64 = 0x5a_4e59_4f55;

/// How long somebody waits for a connection: most writes are through sooner, a large roster is not.
const PATIENCE: Duration = Duration::from_secs(20);

/// Whether it failed only because others were writing all the while: nothing was done, and it may be tried again.
pub fn is_busy(error: &DbErr) -> bool {
    match error {
        DbErr::ConnectionAcquire(ConnAcquireErr::Timeout) => true,
        DbErr::Conn(RuntimeErr::SqlxError(cause))
        | DbErr::Exec(RuntimeErr::SqlxError(cause))
        | DbErr::Query(RuntimeErr::SqlxError(cause)) => is_locked(cause),
        _ => false,
    }
}

fn is_locked(cause: &SqlxError) -> bool {
    let SqlxError::Database(cause) = cause else {
        return matches!(cause, SqlxError::PoolTimedOut);
    };
    let code = cause.code().unwrap_or_default();
    // PostgreSQL's lock_not_available. SQLite's codes are shorter; their lowest byte tells BUSY, whatever else they tell
    code == "55P03" || code.len() < 5 && code.parse::<u32>().is_ok_and(|code| code & 0xff == 5)
}

/// A connection that was idle for so long may have been cut, and is tried before it is used; to try each one before each
/// statement would double their number. An SQLite file cuts nothing.
const TRIED_AFTER: Duration = Duration::from_secs(5);

/// Whether rows have to be held by whoever counts on them: on SQLite a change is alone in writing from its start.
pub fn holds_rows(db: &impl ConnectionTrait) -> bool {
    db.get_database_backend() != DbBackend::Sqlite
}

/// The pages that the writer holds, in KiB as SQLite asks for it (negative): a large roster touches the leaves of some
/// indexes in no order, and with 2 MiB each row wrote them to the log and read them back.
const WRITER_CACHE: &str = "-16000";

/// The pages that each reader holds; the system's cache stands behind them.
const READER_CACHE: &str = "-2000";

/// An open database. Reads go to [`Database::reader`]; writes through [`Database::begin`] alone.
#[derive(Debug, Clone)]
pub struct Database {
    reader: DatabaseConnection,
    writer: DatabaseConnection,
}

impl Database {
    /// The one SQLite file at `path`, in WAL mode: one writer connection that syncs each commit, many readers.
    pub async fn open_sqlite(path: &Path) -> Result<Self, DbErr> {
        Self::open_sqlite_waiting(path, PATIENCE).await
    }

    /// As [`Database::open_sqlite`]; whoever wants a connection waits for it so long.
    pub async fn open_sqlite_waiting(path: &Path, patience: Duration) -> Result<Self, DbErr> {
        let url = format!("sqlite://{}?mode=rwc", path.display());
        let open = |connections: u32, cache: &'static str| {
            let mut options = ConnectOptions::new(&url);
            options
                .max_connections(connections)
                .sqlx_logging(false)
                .test_before_acquire(false)
                .acquire_timeout(patience)
                .map_sqlx_sqlite_opts(move |o| {
                    // a statement that writes many rows keeps what it can take back: in memory, not in a file beside
                    o.journal_mode(SqliteJournalMode::Wal)
                        .synchronous(SqliteSynchronous::Full)
                        .pragma("cache_size", cache)
                        .pragma("temp_store", "MEMORY")
                        .foreign_keys(true)
                        .busy_timeout(Duration::from_secs(10))
                });
            Orm::connect(options)
        };
        let writer = open(1, WRITER_CACHE).await?;
        let reader = open(4, READER_CACHE).await?;
        Ok(Self { reader, writer })
    }

    /// A PostgreSQL database, which several instances may share.
    pub async fn open_postgres(url: &str) -> Result<Self, DbErr> {
        let mut options = ConnectOptions::new(url);
        options
            .max_connections(12)
            .sqlx_logging(false)
            .test_before_acquire_if_idle_for(TRIED_AFTER)
            .acquire_timeout(PATIENCE);
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
