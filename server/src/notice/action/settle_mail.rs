//! The mail ledger: who may send a mail now, and what became of it.
use chrono::{DateTime, TimeDelta, Utc};
use sanyou_schema::domain::value::{DeliveryChannel, DeliveryState};
use sanyou_schema::entity::delivery;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, ExprTrait, QueryFilter, Set};
use uuid::Uuid;

use crate::notice::store;
use crate::platform::Platform;
use crate::platform::problem::Problem;

/// A sender has so long; afterwards another may take the mail over.
pub const LEASE: TimeDelta = TimeDelta::seconds(60);

/// After so many tries, an hour apart at last (four days), a mail is given up.
const MOST_TRIES: i32 = 100;

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
pub async fn settle(platform: &Platform, lease: &Lease, outcome: Outcome) -> Result<(), Problem> {
    let now = platform.clock.now();
    let outcome = match outcome {
        Outcome::Later(_) if lease.row.attempts >= MOST_TRIES => Outcome::Never("mail.too_many_tries"),
        other => other,
    };
    let (state, due, done, code) = match outcome {
        Outcome::Sent => (DeliveryState::Sent, lease.row.due_at, Some(now), None),
        Outcome::Later(code) => {
            let due = now + pause_after(lease.row.attempts);
            (DeliveryState::Failed, due, None, Some(code))
        }
        Outcome::Never(code) => (DeliveryState::Parked, lease.row.due_at, Some(now), Some(code)),
    };
    let txn = platform.database.begin().await?;
    let settled = delivery::Entity::update_many()
        .col_expr(delivery::Column::State, state.into())
        .col_expr(delivery::Column::DueAt, due.into())
        .col_expr(delivery::Column::DoneAt, done.into())
        .col_expr(delivery::Column::LastError, code.map(str::to_owned).into())
        .col_expr(delivery::Column::LeasedUntil, None::<DateTime<Utc>>.into())
        .filter(delivery::Column::Id.eq(lease.row.id))
        .filter(delivery::Column::LeasedUntil.eq(lease.until))
        .exec(&txn)
        .await?;
    if settled.rows_affected == 1 && state == DeliveryState::Parked {
        leave_to_township(platform, &txn, &lease.row).await?;
    }
    txn.commit().await?;
    Ok(())
}

/// Who can't be reached by mail stands on the township's list.
async fn leave_to_township(
    platform: &Platform,
    txn: &DatabaseTransaction,
    mail: &delivery::Model,
) -> Result<(), Problem> {
    if mail.unit_id.is_none() {
        return Ok(());
    }
    let row = delivery::ActiveModel {
        id: Set(platform.clock.id()),
        notice_id: Set(mail.notice_id),
        channel: Set(DeliveryChannel::Township),
        state: Set(DeliveryState::Pending),
        unit_id: Set(mail.unit_id),
        address_enc: Set(None),
        message_id: Set(None),
        attempts: Set(0),
        due_at: Set(platform.clock.now()),
        leased_until: Set(None),
        done_at: Set(None),
        done_by: Set(None),
        last_error: Set(None),
    };
    delivery::Entity::insert(row).exec(txn).await?;
    Ok(())
}

/// Half a minute after the first try, doubled each time, at most an hour.
fn pause_after(tries: i32) -> TimeDelta {
    let doubled = u32::try_from(tries.clamp(1, 8) - 1).unwrap_or_default();
    TimeDelta::seconds(std::cmp::min(30_i64 << doubled, 3600))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_an_hour() {
        let seconds = [1, 2, 3, 7, 8, 90].map(|tries| pause_after(tries).num_seconds());
        assert_eq!(seconds, [30, 60, 120, 1920, 3600, 3600]);
    }
}
