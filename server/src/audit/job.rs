//! Seals entries soon after their change.
use std::time::Duration;

use super::action::seal::seal;
use crate::platform::jobs::Job;

/// The sealing job.
pub const SEAL: Job = Job {
    name: "audit.seal",
    every: Duration::from_secs(30),
    turn: |platform| Box::pin(async move { seal(&platform).await.map_err(|e| e.to_string()) }),
};
