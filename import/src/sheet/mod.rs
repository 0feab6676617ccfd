//! What may be imported, one room each: its fields, its headers, its checks.
//!
//! A roster and the results of an exam have rules of their own; every other kind is a [`declared::Declaration`], and a
//! new one needs nothing else to be found, read and checked.
pub mod declared;
pub mod find;
pub mod receipt;
pub mod results;
pub mod roster;
