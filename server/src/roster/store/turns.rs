//! Who works at an import, and whether what was read of it still counts.
//!
//! A lease says that somebody works at it. Its turn says at what: whatever asks for it to be read again gives it the next
//! one, so that a worker that began before that finds its own turn old, and throws its work away.
use chrono::{DateTime, TimeDelta, Utc};
use sanyou_schema::domain::value::ImportState;
use sanyou_schema::domain::value::id::ImportId;
use sanyou_schema::entity::roster_import;
use sea_orm::sea_query::{Expr, ExprTrait, LockType};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

/// A job holds an import so long; it says so again well before. A killed one is taken over after it.
pub const LEASE: TimeDelta = TimeDelta::seconds(40);

/// An import in a state that nobody works at.
pub async fn due(
    db: &impl ConnectionTrait,
    state: ImportState,
    now: DateTime<Utc>,
) -> Result<Option<roster_import::Model>, DbErr> {
    roster_import::Entity::find()
        .filter(roster_import::Column::State.eq(state))
        .filter(free(now))
        .order_by_asc(roster_import::Column::Id)
        .one(db)
        .await
}

/// An applied import that somebody wants taken back, and that nobody works at.
pub async fn due_undo(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
) -> Result<Option<roster_import::Model>, DbErr> {
    roster_import::Entity::find()
        .filter(roster_import::Column::UndoBy.is_not_null())
        .filter(free(now))
        .order_by_asc(roster_import::Column::Id)
        .one(db)
        .await
}

fn free(now: DateTime<Utc>) -> Condition {
    Condition::any()
        .add(roster_import::Column::LeasedUntil.is_null())
        .add(roster_import::Column::LeasedUntil.lte(now))
        // nobody leases for longer: the clock was set back, as a restarted test clock is
        .add(roster_import::Column::LeasedUntil.gt(now + LEASE))
}

/// Leases an import as it was found; whether nobody else was faster, and nobody asked for more meanwhile.
pub async fn lease(
    db: &impl ConnectionTrait,
    found: &roster_import::Model,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let done = roster_import::Entity::update_many()
        .col_expr(roster_import::Column::LeasedUntil, Expr::value(now + LEASE))
        .filter(roster_import::Column::Id.eq(found.id))
        .filter(roster_import::Column::State.eq(found.state))
        .filter(roster_import::Column::Turn.eq(found.turn))
        .filter(free(now))
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Says that an import that was leased at this turn is still worked at.
pub async fn extend(
    db: &impl ConnectionTrait,
    (id, turn): (ImportId, i32),
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    roster_import::Entity::update_many()
        .col_expr(roster_import::Column::LeasedUntil, Expr::value(now + LEASE))
        .filter(roster_import::Column::Id.eq(id))
        .filter(roster_import::Column::Turn.eq(turn))
        .filter(roster_import::Column::LeasedUntil.is_not_null())
        .exec(db)
        .await?;
    Ok(())
}

/// An import as it stands, and as it stays until the transaction ends: whoever mends it, decides on it or stages it
/// does so one after another. SQLite has one writer and needs no lock.
pub async fn locked(db: &impl ConnectionTrait, id: ImportId) -> Result<Option<roster_import::Model>, DbErr> {
    roster_import::Entity::find_by_id(id)
        // weaker than an exclusive lock: rows that refer to it may still be written
        .lock(LockType::NoKeyUpdate)
        .one(db)
        .await
}

/// The import locked, where it still has the turn at which it was read.
pub async fn locked_at(
    db: &impl ConnectionTrait,
    (id, turn): (ImportId, i32),
) -> Result<Option<roster_import::Model>, DbErr> {
    let import = locked(db, id).await?;
    Ok(import.filter(|import| import.turn == turn))
}

/// Has an import read, from its beginning and by whoever is first.
pub async fn next_turn(db: &impl ConnectionTrait, id: ImportId) -> Result<(), DbErr> {
    let nothing = || Expr::value(None::<String>);
    roster_import::Entity::update_many()
        .col_expr(
            roster_import::Column::Turn,
            Expr::col(roster_import::Column::Turn).add(1),
        )
        .col_expr(roster_import::Column::State, Expr::value(ImportState::Reading))
        .col_expr(
            roster_import::Column::LeasedUntil,
            Expr::value(None::<DateTime<Utc>>),
        )
        .col_expr(roster_import::Column::Failure, nothing())
        .col_expr(roster_import::Column::FailureText, nothing())
        .filter(roster_import::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Writes how many rows of an import were read so far.
pub async fn progress(
    db: &impl ConnectionTrait,
    (id, turn): (ImportId, i32),
    rows: u32,
) -> Result<(), DbErr> {
    let rows = i32::try_from(rows).unwrap_or(i32::MAX);
    roster_import::Entity::update_many()
        .col_expr(roster_import::Column::Progress, Expr::value(rows))
        .filter(roster_import::Column::Id.eq(id))
        .filter(roster_import::Column::Turn.eq(turn))
        .filter(roster_import::Column::State.eq(ImportState::Reading))
        .exec(db)
        .await?;
    Ok(())
}
