//! Tests of the real binary from outside, and of which way the source may depend.

mod bad_input;
mod crash;
mod grants;
mod harness;
mod import_check;
mod layers;
mod lockout;
mod office;
mod openapi;
mod operation;
mod scope;
mod story;
mod transfers;
