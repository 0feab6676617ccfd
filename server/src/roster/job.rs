//! What falls due: rosters to be read, imports to be applied or taken back.
use std::time::Duration;

use super::action::apply_import::apply_next;
use super::action::read_import::read_next;
use super::action::undo::undo_next;
use crate::platform::Platform;
use crate::platform::jobs::Job;

/// How often a job looks by itself: a lease that ran out is seen well within a minute of the kill.
const EVERY: Duration = Duration::from_secs(5);

/// Reads rosters that came.
pub const READ: Job = Job {
    name: "roster.read",
    every: EVERY,
    turn: |platform| Box::pin(read(platform)),
};

/// Applies imports that were confirmed.
pub const APPLY: Job = Job {
    name: "roster.apply",
    every: EVERY,
    turn: |platform| Box::pin(apply(platform)),
};

/// Takes large imports back.
pub const UNDO: Job = Job {
    name: "roster.undo",
    every: EVERY,
    turn: |platform| Box::pin(undo(platform)),
};

async fn read(platform: Platform) -> Result<bool, String> {
    Box::pin(read_next(&platform)).await.map_err(|e| e.for_log())
}

async fn apply(platform: Platform) -> Result<bool, String> {
    Box::pin(apply_next(&platform)).await.map_err(|e| e.for_log())
}

async fn undo(platform: Platform) -> Result<bool, String> {
    Box::pin(undo_next(&platform)).await.map_err(|e| e.for_log())
}
