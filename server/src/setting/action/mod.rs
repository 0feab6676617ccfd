//! What is done with settings.
pub mod set_setting;
