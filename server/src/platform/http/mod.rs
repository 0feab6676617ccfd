//! What wraps every request: its id, the log line, figures, security headers, limits, and one shape of refusal.
pub mod examples;
pub mod headers;
pub mod lacking;
pub mod limits;
pub mod metrics;
pub mod refusal;
pub mod request_id;
pub mod respond;
pub mod web;

/// The chapters of the API's description.
#[derive(Debug, Clone, Copy, poem_openapi::Tags)]
pub enum Tag {
    /// Territory and line trees.
    Unit,
    /// Settings with their history.
    Setting,
    /// Signing in, accounts, activation.
    Account,
    /// People, organisations, roster imports.
    Roster,
    /// Classes, sessions, slots, enrolments.
    Training,
    /// Arrivals and rolls.
    Attendance,
    /// Exams and results.
    Exam,
    /// Hours.
    Credit,
    /// Applications and certificates.
    Certification,
    /// What people are told.
    Notice,
    /// Start page, search, figures.
    Report,
    /// The audit trail.
    Audit,
}
