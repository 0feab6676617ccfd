//! What people are told: the inbox of the phone app, mail from the outbox, and the township's list of whom to tell.
//!
//! The rows are written by [`crate::platform::change::Change::tell`], together with the change that is their cause;
//! here they go out. A mail is leased, sent and settled one by one, so that a killed instance's is taken over, with
//! the same Message-ID; what can't be mailed ends on the township's list.
mod action;
pub mod api;
mod job;
mod mail;
mod store;

pub use job::MAIL;
pub use store::{ChannelState, PersonNotice, notices_of_person};
