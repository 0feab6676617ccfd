//! The binary `sanyou`: reads the command line and the configuration, nothing else.
mod account;
mod app;
mod attendance;
mod audit;
mod certification;
mod command;
mod credit;
mod demo;
mod exam;
mod notice;
mod platform;
mod report;
mod roster;
mod setting;
mod setup;
mod training;
mod unit;

use std::process::ExitCode;

use clap::Parser;

/// The system's allocator keeps twice what is held after a large roster, a half of it in the arenas of threads that are idle.
/// mimalloc's second line gives back after 10 ms what its third keeps for a second (46 MiB of a roster of 100,000 rows).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    command::run(command::Cli::parse())
}
