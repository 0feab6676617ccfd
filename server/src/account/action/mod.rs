//! What is done with accounts, one file each.
pub mod change_password;
pub mod create_account;
pub mod create_token;
pub mod sign_in;
