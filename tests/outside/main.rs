//! Tests of the real binary from outside, and of which way the source may depend.

mod harness;
mod layers;
