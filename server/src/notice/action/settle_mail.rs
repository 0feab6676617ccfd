//! The mail ledger: who may send a mail now, and what became of it.
use chrono::{DateTime, TimeDelta, Utc};
use sanyou_schema::domain::LifeCycle;
use sanyou_schema::domain::notice::{DeliveryAction, retry_after};
use sanyou_schema::domain::value::DeliveryState;
use sanyou_schema::entity::delivery;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter};
use uuid::Uuid;

use crate::notice::store;
use crate::platform::Platform;
use crate::platform::problem::Problem;

/// A sender has so long; afterwards another may take the mail over.
pub const LEASE: TimeDelta = TimeDelta::seconds(60);

/// What became of one try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The mail server took it.
    Sent,
    /// It may work later; with a code for the ledger.
    Later(&'static str),
    /// It never will; with a code for the ledger.
    Never(&'static str),
}

/// A mail that this instance alone may send until the lease ends.
#[derive(Debug, Clone)]
pub struct Lease {
    /// The row as it was taken.
    pub row: delivery::Model,
    until: DateTime<Utc>,
}

/// Takes one mail; none where another instance was quicker.
pub async fn lease(platform: &Platform, id: Uuid) -> Result<Option<Lease>, Problem> {
    let now = platform.clock.now();
    let until = now + LEASE;
    let txn = platform.database.begin().await?;
    let taken = delivery::Entity::update_many()
        .col_expr(delivery::Column::LeasedUntil, until.into())
        .col_expr(
            delivery::Column::Attempts,
            sea_orm::sea_query::Expr::col(delivery::Column::Attempts).add(1),
        )
        .filter(delivery::Column::Id.eq(id))
        .filter(store::due(now))
        .exec(&txn)
        .await?;
    let row = match taken.rows_affected {
        1 => delivery::Entity::find_by_id(id).one(&txn).await?,
        _ => None,
    };
    txn.commit().await?;
    Ok(row.map(|row| Lease { row, until }))
}

/// Writes down what became of a leased mail, at once after the try. A lease that was lost meanwhile settles nothing.
/// What can't be sent at last is parked, and stands on the township's list.
pub async fn settle(platform: &Platform, lease: &Lease, outcome: Outcome) -> Result<(), Problem> {
    let now = platform.clock.now();
    let tries = u32::try_from(lease.row.attempts).unwrap_or(u32::MAX);
    let pause = retry_after(tries).and_then(|pause| TimeDelta::from_std(pause).ok());
    let (action, due, code) = match (outcome, pause) {
        (Outcome::Sent, _) => (DeliveryAction::Send, lease.row.due_at, None),
        (Outcome::Later(code), Some(pause)) => (DeliveryAction::Fail, now + pause, Some(code)),
        (Outcome::Later(code) | Outcome::Never(code), _) => {
            (DeliveryAction::Park, lease.row.due_at, Some(code))
        }
    };
    let state = lease.row.state.step(action, None).map_err(Problem::internal)?;
    let done = (state != DeliveryState::Failed).then_some(now);
    let txn = platform.database.begin().await?;
    delivery::Entity::update_many()
        .col_expr(delivery::Column::State, state.into())
        .col_expr(delivery::Column::DueAt, due.into())
        .col_expr(delivery::Column::DoneAt, done.into())
        .col_expr(delivery::Column::LastError, code.map(str::to_owned).into())
        .col_expr(delivery::Column::LeasedUntil, None::<DateTime<Utc>>.into())
        .filter(delivery::Column::Id.eq(lease.row.id))
        .filter(delivery::Column::LeasedUntil.eq(lease.until))
        .exec(&txn)
        .await?;
    txn.commit().await?;
    Ok(())
}
