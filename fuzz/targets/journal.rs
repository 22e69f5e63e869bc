//! Fuzzes the reader: `cargo +nightly fuzz run journal tests/fuzz/corpus/journal`.
#![no_main]

#[path = "../../tests/fuzz/readers.rs"]
mod readers;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| readers::journal(bytes));
