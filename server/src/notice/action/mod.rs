//! What is done with notices.
pub mod mark_read;
pub mod mark_told;
pub mod settle_mail;
