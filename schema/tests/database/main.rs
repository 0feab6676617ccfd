//! What the migrated database promises, read from the database itself: on SQLite and on PostgreSQL.
#[macro_use]
mod entities;

mod catalog;
mod codes;
mod columns;
mod keys;
mod refusals;
mod scratch;
mod steps;
