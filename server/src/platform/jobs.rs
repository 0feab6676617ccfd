//! Work that falls due: every job takes turns, woken by a change or by its own interval.
//!
//! A turn finds due rows by an index on their time, leases them, and does them one by one; several instances
//! may run. Decided against a queue library: see docs/decisions.
use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;

use super::Platform;

/// What a turn answers: whether there is more to do at once; or why it failed, for the log.
pub type Turn = Pin<Box<dyn Future<Output = Result<bool, String>> + Send>>;

/// A job: its name, how often it looks by itself, and one turn of it.
#[derive(Clone, Copy)]
pub struct Job {
    /// Dotted name, feature first, for example `notice.mail`.
    pub name: &'static str,
    /// The longest time between two looks.
    pub every: Duration,
    /// Does one portion of due work.
    pub turn: fn(Platform) -> Turn,
}

/// Wakes jobs by name.
#[derive(Clone, Default)]
pub struct Wake(Arc<HashMap<&'static str, Notify>>);

impl Wake {
    /// For these jobs.
    pub fn of(jobs: &[Job]) -> Self {
        Self(Arc::new(
            jobs.iter().map(|job| (job.name, Notify::new())).collect(),
        ))
    }

    /// Lets the job look at once; nothing happens where it does not run.
    pub fn now(&self, name: &str) {
        if let Some(notify) = self.0.get(name) {
            notify.notify_one();
        }
    }
}

/// Runs the jobs until `stop` turns true; a turn that has begun is finished.
pub async fn run(platform: Platform, jobs: Vec<Job>, stop: watch::Receiver<bool>) {
    let mut running = JoinSet::new();
    for job in jobs {
        running.spawn(run_one(platform.clone(), job, stop.clone()));
    }
    while running.join_next().await.is_some() {}
}

async fn run_one(platform: Platform, job: Job, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        let more = match apart((job.turn)(platform.clone())).await {
            Ok(more) => more,
            Err(cause) => {
                tracing::error!(job = job.name, cause, "a job's turn failed");
                platform.metrics.job_failed(job.name);
                false
            }
        };
        if more {
            continue;
        }
        tokio::select! {
            _ = stop.changed() => {}
            () = tokio::time::sleep(job.every) => {}
            () = woken(&platform.wake, job.name) => {}
        }
    }
}

/// Does some work on a thread of its own, which ends when it rests for a while. What a thread of the allocator held for work
/// to come goes back to the system then: the threads that serve never end, and would keep what a large roster took.
pub async fn apart<T: Send + 'static>(work: impl Future<Output = T> + Send + 'static) -> T {
    let runtime = Handle::current();
    match tokio::task::spawn_blocking(move || runtime.block_on(work)).await {
        Ok(done) => done,
        Err(broke) => match broke.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            // it is never aborted: the process is being stopped
            Err(_) => std::future::pending().await,
        },
    }
}

async fn woken(wake: &Wake, name: &str) {
    match wake.0.get(name) {
        Some(notify) => notify.notified().await,
        None => std::future::pending().await,
    }
}
