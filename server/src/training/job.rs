//! What falls due: offers of a place that nobody took.
use std::time::Duration;

use super::action::fill::lapse;
use super::store::enrolments;
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

/// Ends a portion of the offers that ran out; whether there may be more at once.
pub(super) async fn end_due(platform: &Platform) -> Result<bool, Problem> {
    let due = enrolments::lapsed(platform.database.reader(), platform.clock.now(), PORTION).await?;
    let full = u64::try_from(due.len()).is_ok_and(|count| count == PORTION);
    for id in due {
        lapse(platform, id).await?;
    }
    Ok(full)
}
