//! What a test says that lacks a tool to run.

use std::io::Write as _;

/// Says that something is not tested here, and why, though the test passes. Where `RIHLA_TEST_ALL` is set, as `.ci/run`
/// does, every tool has to be there: the test fails.
#[track_caller]
pub(crate) fn skip(reason: &str) {
    assert!(std::env::var_os("RIHLA_TEST_ALL").is_none(), "{reason}");
    tell(reason);
}

/// Says that something is not tested because the machine does not allow it, whatever is installed.
#[allow(dead_code, reason = "each test file uses its part of it")]
pub(crate) fn tell(reason: &str) {
    // What a test that passes prints by `eprintln!` is shown to nobody.
    let _ = writeln!(std::io::stderr(), "SKIPPED: {reason}");
}
