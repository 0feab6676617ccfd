//! Exams of a session and their results: entered by hand, or read from a workbook, all of it or nothing.
//!
//! A result may be corrected while the session runs; a re-sit is an exam of its own, and whoever passes one has passed.
mod action;
pub mod api;
mod store;
#[cfg(test)]
mod tests;

#[cfg(test)]
pub use action::{
    create_exam::{ExamForm, create_exam},
    set_results::{TypedResult, set_results},
};
pub use store::{PersonResult, results_of};
