//! The audit trail: every change's entries, chained in sequence so that none can be altered or taken out unseen.
//!
//! The entries are rows of their change; a job seals them afterwards, so that no chain head serialises the writes.
//! Each seal is a keyed digest over its entry and the seal before: without the key file nobody can forge one.
mod action;
pub mod api;
mod chain;
mod job;
mod labels;
mod store;

pub use job::SEAL;
pub use labels::action_label;
pub use store::{Entry, entries_about};
