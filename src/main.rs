//! The `rihla` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    rihla::cli::run(std::env::args_os())
}
