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

fn main() -> ExitCode {
    command::run(command::Cli::parse())
}
