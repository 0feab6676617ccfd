//! What every feature uses: configuration, clock, keys, database, the one way to change things, files, jobs,
//! documents, and HTTP. It calls no feature; what features must hook in is a trait here, registered in `app`.
pub mod actor;
pub mod change;
pub mod clock;
pub mod config;
pub mod consequence;
pub mod documents;
pub mod files;
pub mod http;
pub mod initials;
pub mod insert;
pub mod jobs;
pub mod keys;
pub mod personal;
pub mod problem;
#[cfg(test)]
pub mod testing;

use std::sync::Arc;

use sanyou_schema::connect::Database;

/// What a running service holds: handed to every action and job. Cheap to clone.
#[derive(Clone)]
pub struct Platform {
    /// The configuration that it was started with.
    pub config: Arc<config::Config>,
    /// The clock, which tests may set.
    pub clock: clock::Clock,
    /// Keys for sealing and for keyed hashes.
    pub keys: keys::Keys,
    /// The open database.
    pub database: Database,
    /// Wakes a job before its next turn.
    pub wake: jobs::Wake,
    /// Figures for `/metrics`.
    pub metrics: http::metrics::Metrics,
}
