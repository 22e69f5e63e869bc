//! The `rihla` program.

use std::process::ExitCode;

/// A map is a hundred thousand small pieces: see `cargo bench --bench open`.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    rihla::cli::run(std::env::args_os())
}
