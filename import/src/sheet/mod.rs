//! What may be imported, one room each: its fields, its headers, its checks.
pub mod results;
pub mod roster;
