//! Credit hours (学时): what a finished session posts, a half-day each, what a course done online posts where the county
//! gives hours for it, and how a person's year stands.
//!
//! An entry is never changed, only reversed; its key holds that no half-day earns twice.
mod action;
pub mod api;
mod store;
#[cfg(test)]
mod tests;

pub use action::post_lesson::PostLesson;
pub use action::post_session::{PostHours, post_hours};
pub use api::Hours;
pub use store::{hours_met, ledger, year_totals};
