//! What is done with hours.
pub mod post_lesson;
pub mod post_session;
