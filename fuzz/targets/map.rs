//! Fuzzes the reader: `cargo +nightly fuzz run map tests/fuzz/corpus/map`.
#![no_main]

#[path = "../../tests/fuzz/readers.rs"]
mod readers;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| readers::map(bytes));
