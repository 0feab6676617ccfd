//! What is done with people.
pub mod reveal;
