//! Fuzzes the reader: `cargo +nightly fuzz run settings tests/fuzz/corpus/settings`.
#![no_main]

#[path = "../../tests/fuzz/readers.rs"]
mod readers;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| readers::settings(bytes));
