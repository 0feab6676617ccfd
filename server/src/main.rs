//! The binary `sanyou`.
fn main() {}
