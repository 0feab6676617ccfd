//! What is done with accounts, one file each.
pub mod act_on_grant_request;
pub mod activate;
pub mod change_password;
pub mod create_account;
pub mod create_token;
pub mod end_device;
pub mod end_grant;
pub mod give_grant;
pub mod invite;
pub mod keep_workers;
pub mod make_codes;
pub mod name_teacher;
pub mod reset;
pub mod set_mail;
pub mod sign_in;
pub mod totp;
