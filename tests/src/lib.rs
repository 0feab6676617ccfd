//! What the tests from outside stand on: the real binary as a child process, a client that speaks
//! HTTP as a browser or a program would, a mail server that keeps what it gets, and both databases.

pub mod binary;
pub mod client;
pub mod database;
pub mod mail;
pub mod server;
