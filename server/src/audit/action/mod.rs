//! What is done with the trail.
pub mod check_chain;
pub mod seal;
