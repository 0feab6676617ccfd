//! Figures in Prometheus text, for `/metrics`.
use std::sync::Arc;
use std::time::Duration;

use prometheus::{CounterVec, Encoder, HistogramOpts, HistogramVec, Opts, Registry, TextEncoder};

/// What is counted.
#[derive(Clone)]
pub struct Metrics(Arc<Inner>);

struct Inner {
    registry: Registry,
    requests: CounterVec,
    seconds: HistogramVec,
    jobs_failed: CounterVec,
}

impl Metrics {
    /// Counters at zero.
    pub fn new() -> Result<Self, prometheus::Error> {
        let registry = Registry::new();
        let requests = CounterVec::new(
            Opts::new("sanyou_requests_total", "Requests served"),
            &["method", "status"],
        )?;
        let seconds = HistogramVec::new(
            HistogramOpts::new("sanyou_request_seconds", "Time to serve a request"),
            &["method"],
        )?;
        let jobs_failed = CounterVec::new(
            Opts::new("sanyou_job_failures_total", "Failed turns of jobs"),
            &["job"],
        )?;
        registry.register(Box::new(requests.clone()))?;
        registry.register(Box::new(seconds.clone()))?;
        registry.register(Box::new(jobs_failed.clone()))?;
        Ok(Self(Arc::new(Inner {
            registry,
            requests,
            seconds,
            jobs_failed,
        })))
    }

    /// Counts a served request.
    pub fn request(&self, method: &str, status: u16, took: Duration) {
        self.0
            .requests
            .with_label_values(&[method, &status.to_string()])
            .inc();
        self.0
            .seconds
            .with_label_values(&[method])
            .observe(took.as_secs_f64());
    }

    /// Counts a failed turn of a job.
    pub fn job_failed(&self, job: &str) {
        self.0.jobs_failed.with_label_values(&[job]).inc();
    }

    /// All figures as text.
    pub fn render(&self) -> String {
        let mut text = Vec::new();
        match TextEncoder::new().encode(&self.0.registry.gather(), &mut text) {
            Ok(()) => String::from_utf8(text).unwrap_or_default(),
            Err(error) => {
                tracing::error!(%error, "figures can't be rendered");
                String::new()
            }
        }
    }
}
