//! Writes of which the file takes only a part.
//!
//! `strace` cannot make these: where it fakes what a write returns, nothing is written at all, and a program that
//! believes it has done nothing wrong. So the write is truly done in part here, in two ways: by a small library before the
//! C library that halves single writes, after which the disk takes the rest or is full; and by the kernel, which lets
//! a file grow to a limit and no further.

#![cfg(debug_assertions)]

use std::{fs, path::PathBuf, process::Command};

use rihla::file;

use crate::{
    place::{Place, Run, Work, map},
    skip::skip,
};

const WORKS: [Work; 4] = [Work::Save, Work::Journal, Work::Autosave, Work::Export];
const CARDS: usize = 60;

/// The whole picture of the map.
fn whole_picture() -> Vec<u8> {
    let place = Place::new(Work::Export, &map(CARDS));
    let (status, said) = place.finish(place.command(&[]).spawn().unwrap());
    assert!(status.success(), "{said}");
    fs::read(place.picture()).unwrap()
}

/// Builds the library; none where there is no C compiler.
fn library(folder: &tempfile::TempDir) -> Option<PathBuf> {
    let library = folder.path().join("short_writes.so");
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/faults/short_writes.c");
    let mut compiler = Command::new("cc");
    compiler.args(["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o"]).arg(&library).arg(source);
    match compiler.status() {
        Ok(status) => {
            assert!(status.success(), "{source} does not compile");
            Some(library)
        }
        Err(_) => {
            skip("there is no C compiler; no write was cut short");
            None
        }
    }
}

/// Whether a file was written in parts, `at` the nth write or at each, and whether the disk was full then.
#[test]
fn a_write_that_takes_a_part_goes_on_and_a_disk_that_is_full_then_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let Some(library) = library(&folder) else { return };
    let picture = whole_picture();
    for work in WORKS {
        let mut writes = 0;
        for (at, full) in (0..).flat_map(|at| [(at, false), (at, true)]).filter(|case| *case != (0, true)) {
            let place = Place::new(work, &map(CARDS));
            let felt = place.folder().join("felt");
            let mut command = place.command(&[]);
            command.env("LD_PRELOAD", &library).env("SHORT_FELT", &felt);
            if at > 0 {
                command.env("SHORT_AT", at.to_string());
            }
            if full {
                command.env("SHORT_THEN_FULL", "1");
            }
            let (status, said) = place.finish(command.spawn().unwrap());
            let told = format!("{work:?}, write {at} in part, then full: {full}");
            if !felt.exists() {
                // There are no more writes.
                break;
            }
            writes = at;
            let run = Run { code: status.code(), said, trace: String::new() };
            place.check(&run, &picture, &told);
            assert_eq!(run.code, Some(i32::from(full)), "{told}: {}", run.said);
        }
        println!("{work:?}: {writes} writes in part");
        assert!(writes >= 2, "{work:?}: the trace of where it writes, and what it writes");
    }
}

/// A file that may grow no further takes a part of what is written, and then nothing.
#[test]
fn a_file_that_may_grow_no_further_loses_nothing() {
    let picture = whole_picture();
    let map = map(CARDS);
    for work in WORKS {
        // Kept apart from the trace of where it writes, which is short.
        let size = if work == Work::Export { picture.len() } else { file::to_json(&map).len() };
        let mut refused = 0;
        for blocks in [0, 1, 2, size / 4096, size / 1024, size / 512 - 1] {
            let place = Place::new(work, &map);
            let limit = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
            let (status, said) = place.finish(place.command(&["sh", "-c", &limit]).spawn().unwrap());
            let run = Run { code: status.code(), said, trace: String::new() };
            place.check(&run, &picture, &format!("{work:?}, {blocks} blocks"));
            if work != Work::Journal {
                assert_eq!(run.code, Some(1), "{work:?}, {blocks} blocks");
            }
            refused += usize::from(run.code == Some(1));
        }
        // A journal is packed.
        assert!(refused >= 3, "{work:?}: refused {refused} times");
    }
}
