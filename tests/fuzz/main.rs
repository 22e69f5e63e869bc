//! A short seeded run of what `cargo fuzz` does for as long as one likes: each reader gets the kept
//! corpus, damaged in thousands of ways. `RIHLA_SEED=N` repeats a run.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod readers;

use std::{fs, path::Path};

use fastrand::Rng;

/// Pieces of which hostile files are made.
const PIECES: [&[u8]; 24] = [
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"\"",
    b"\\u0000",
    b"\\ud83d",
    b"1e400",
    b"-0",
    b"null",
    b"true",
    b"\"id\":\"\"",
    b"\"cards\":[",
    b"\xe2\x80\xae",
    b"\xff",
    b"\x00",
    b"\r\n",
    b"\t",
    b";",
    b"|",
    b"\"version\":2,",
    b"9999999999999999999999",
];

fn run(name: &str, runs: u64, read: fn(&[u8])) {
    let seed = std::env::var("RIHLA_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(4);
    println!("{name}: RIHLA_SEED={seed}");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(name);
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let corpus: Vec<Vec<u8>> = paths.iter().map(|path| fs::read(path).unwrap()).collect();
    assert!(!corpus.is_empty());
    for bytes in &corpus {
        read(bytes);
    }
    let mut rng = Rng::with_seed(seed);
    for _ in 0..runs {
        let mut bytes = corpus[rng.usize(..corpus.len())].clone();
        for _ in 0..rng.usize(1..5) {
            damage(&mut bytes, &corpus, &mut rng);
        }
        read(&bytes);
    }
}

fn damage(bytes: &mut Vec<u8>, corpus: &[Vec<u8>], rng: &mut Rng) {
    let at = rng.usize(..=bytes.len());
    let end = (at + rng.usize(..40)).min(bytes.len());
    match rng.u8(..6) {
        0 if at < bytes.len() => bytes[at] ^= 1 << rng.u8(..8),
        1 => drop(bytes.drain(at..end)),
        2 => bytes.truncate(at),
        3 => {
            let piece: Vec<u8> = bytes[at..end].to_vec();
            let to = rng.usize(..=bytes.len());
            bytes.splice(to..to, piece);
        }
        4 => {
            let piece = PIECES[rng.usize(..PIECES.len())];
            bytes.splice(at..at, piece.iter().copied());
        }
        _ => {
            let other = &corpus[rng.usize(..corpus.len())];
            let from = rng.usize(..=other.len());
            let to = (from + rng.usize(..200)).min(other.len());
            bytes.splice(at..end, other[from..to].iter().copied());
        }
    }
}

#[test]
fn maps() {
    run("map", 4000, readers::map);
}

#[test]
fn tables() {
    run("table", 2000, readers::table);
}

#[test]
fn journals() {
    run("journal", 3000, readers::journal);
}

#[test]
fn settings() {
    run("settings", 3000, readers::settings);
}
