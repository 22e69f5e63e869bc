//! Fuzzes the reader: `cargo +nightly fuzz run table tests/fuzz/corpus/table`.
#![no_main]

#[path = "../../tests/fuzz/readers.rs"]
mod readers;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| readers::table(bytes));
