//! What is done with hours.
pub mod post_session;
