//! Columns of other features' rows that a union of two persons turns from the one to the other.
use serde::{Deserialize, Serialize};

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pointed {
    /// Whose an account is.
    Account,
    /// Whether an account may sign in.
    AccountState,
    /// Who is told.
    Notice,
    /// Who is asked for.
    Transfer,
    /// Of whom something is said to be wrong.
    Correction,
    /// Whose place in a session.
    Enrolment,
    /// Who is not to be named.
    SetAside,
    /// Whose hours.
    Credit,
    /// The key by which they are counted once.
    CreditKey,
    /// Whose application.
    Application,
    /// The key by which one is open at a time.
    ApplicationKey,
    /// Whose certificate.
    Certificate,
    /// Who read a lesson so far.
    MaterialProgress,
    /// Who tried a course's test.
    CourseTry,
    /// Who finished a course.
    CourseCompletion,
}

impl Pointed {
    /// Its table and column.
    pub const fn column(self) -> (&'static str, &'static str) {
        match self {
            Self::Account => ("account", "person_id"),
            Self::AccountState => ("account", "state"),
            Self::Notice => ("notice", "person_id"),
            Self::Transfer => ("transfer_request", "person_id"),
            Self::Correction => ("correction", "person_id"),
            Self::Enrolment => ("enrolment", "person_id"),
            Self::SetAside => ("set_aside", "person_id"),
            Self::Credit => ("credit_entry", "person_id"),
            Self::CreditKey => ("credit_entry", "live_key"),
            Self::Application => ("application", "person_id"),
            Self::ApplicationKey => ("application", "open_key"),
            Self::Certificate => ("certificate", "person_id"),
            Self::MaterialProgress => ("material_progress", "person_id"),
            Self::CourseTry => ("course_try", "person_id"),
            Self::CourseCompletion => ("course_completion", "person_id"),
        }
    }

    /// The column of whose each value a person has one row at most.
    pub const fn once_by(self) -> Option<&'static str> {
        match self {
            Self::Enrolment | Self::SetAside => Some("session_id"),
            Self::MaterialProgress => Some("material_id"),
            Self::CourseCompletion => Some("course_id"),
            _ => None,
        }
    }

    /// Whether it holds text, and no id.
    pub const fn is_text(self) -> bool {
        matches!(self, Self::AccountState | Self::CreditKey | Self::ApplicationKey)
    }
}
