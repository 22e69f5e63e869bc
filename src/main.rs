//! The `rihla` program.
fn main() {}
