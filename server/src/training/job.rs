//! What falls due: offers of a place that nobody took, seats that were kept for units until a day.
use std::time::Duration;

use super::action::fill::{lapse, release};
use super::store::enrolments;
use super::store::open_quotas::closed_with_waiting;
use crate::platform::Platform;
use crate::platform::jobs::Job;
use crate::platform::problem::Problem;

/// Ends offers that ran out, and offers the place to the next.
pub const OFFERS: Job = Job {
    name: "training.offers",
    every: Duration::from_secs(20),
    turn: |platform| Box::pin(turn(platform)),
};

/// Offers of one turn.
const PORTION: u64 = 50;

async fn turn(platform: Platform) -> Result<bool, String> {
    end_due(&platform).await.map_err(|e| e.for_log())
}

/// Ends a portion of the offers that ran out, and gives on what units named nobody for in time; whether there may be more at once.
pub(super) async fn end_due(platform: &Platform) -> Result<bool, Problem> {
    let db = platform.database.reader();
    for session in closed_with_waiting(db, platform.clock.today()).await? {
        let held = enrolments::counted(db, session.id).await?.filled.held;
        if u32::try_from(session.capacity).is_ok_and(|capacity| held < capacity) {
            release(platform, session.id).await?;
        }
    }
    let due = enrolments::lapsed(db, platform.clock.now(), PORTION).await?;
    let full = u64::try_from(due.len()).is_ok_and(|count| count == PORTION);
    for id in due {
        lapse(platform, id).await?;
    }
    Ok(full)
}
