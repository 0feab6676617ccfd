//! What is done with schemes, applications and certificates.
pub mod act_on_application;
pub mod application;
pub mod certificate;
pub mod certificate_file;
pub mod issue_certificate;
pub mod number;
pub mod submit_application;
pub mod telling;
pub mod write_scheme;
