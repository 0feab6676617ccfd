//! What the office's things are, and the rules that they obey.
//!
//! [`domain`] is pure: plain values in, plain values out. The entities, migrations and the connection stand
//! behind the cargo feature `db`.
pub mod domain;

#[cfg(feature = "db")]
pub mod connect;
#[cfg(feature = "db")]
pub mod entity;
#[cfg(feature = "db")]
pub mod migration;
