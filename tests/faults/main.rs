//! The real program, killed and failed at every call to the file system: the file is always the old
//! one or the new one, what was acknowledged is there, and no temporary file stays after the next start.
//!
//! `strace` kills and fails the calls; where it is missing the tests say so and pass. Each run kills every call at three
//! sizes, and fails every call of the small map in every way; of the ways in which those of the others fail it takes a
//! sample. `RIHLA_FAULTS=all` takes all, and `RIHLA_SEED=N` repeats a sample. The program that works on a map without
//! a window, `rihla rehearse`, is only in builds with debug assertions.

#![cfg(target_os = "linux")]
#![cfg_attr(not(debug_assertions), allow(dead_code, unused_imports, reason = "nothing to rehearse with"))]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests say what must be there by taking it")]

mod kills;
#[path = "../common/one_cell.rs"]
mod one_cell;
mod place;
mod short_writes;
#[path = "../common/skip.rs"]
mod skip;
mod strace;

use std::{
    fs,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use place::{Place, Run, Thread, Work, map};
use rihla::model::JourneyMap;
use strace::{calls, has_strace};

/// Numbers of cards: a small map, a usual one, a large one.
const SIZES: [usize; 3] = [3, 60, 3000];
/// The same for maps of which a picture is made.
const PICTURED: [usize; 3] = [3, 20, 120];
const FAULTS: [&str; 6] = ["ENOSPC", "EIO", "EACCES", "EROFS", "EDQUOT", "EINTR"];
/// Calls that are killed but do not fail. Whatever `close` says, Linux has closed the file; `fcntl` is the standard
/// library's own check in debug builds that a file is open.
const NEVER_FAIL: [&str; 2] = ["close", "fcntl"];

/// The same faults at every run, unless `RIHLA_SEED` asks for others.
fn seed() -> u64 {
    std::env::var("RIHLA_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20)
}

/// One run with one injection.
struct Case {
    /// Which of the sizes.
    size: usize,
    thread: Thread,
    injection: String,
}

/// Kills `work` at each of its calls, and fails it there: in every way for the first of `sizes`, in `sample` of all ways
/// for the others.
fn trial(work: Work, sizes: [usize; 3], sample: usize) {
    if !has_strace() {
        return;
    }
    let seed = seed();
    println!("{work:?}: RIHLA_SEED={seed}");
    let (mut cases, mut others, mut baselines) = (Vec::new(), Vec::new(), Vec::new());
    for (size, &cards) in sizes.iter().enumerate() {
        let map = Arc::new(map(cards));
        let mut picture = Vec::new();
        for &thread in work.threads() {
            let place = Place::new(work, &map);
            let run = place.run(thread, &[]);
            assert_eq!(run.code, Some(0), "{work:?} of {cards} cards: {}", run.said);
            picture = fs::read(place.picture()).unwrap_or_default();
            let calls = calls(&run.trace, place.folder());
            place.check(&run, &picture, "nothing injected");
            assert!(calls.len() > 10, "{calls:?}");
            for (name, count) in calls {
                // What cuts writes short knows of no others.
                assert!(!["writev", "pwrite64", "copy_file_range", "sendfile"].contains(&&*name), "{name}");
                let case = |what: &str| {
                    let injection = format!("{name}:{what}:when={count}");
                    Case { size, thread, injection }
                };
                cases.push(case("signal=SIGKILL"));
                let faults = FAULTS.iter().filter(|_| !NEVER_FAIL.contains(&&*name));
                let of_size = if size == 0 { &mut cases } else { &mut others };
                of_size.extend(faults.map(|fault| case(&format!("error={fault}"))));
            }
        }
        baselines.push((map, picture));
    }
    let all = cases.len() + others.len();
    fastrand::Rng::with_seed(seed).shuffle(&mut others);
    if std::env::var("RIHLA_FAULTS").as_deref() != Ok("all") {
        others.truncate(sample);
    }
    cases.append(&mut others);
    let (next, failed, unfelt) = (AtomicUsize::new(0), AtomicUsize::new(0), Mutex::new(Vec::new()));
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let Case { size, thread, injection } = case;
                    let (map, picture) = &baselines[*size];
                    let cards = map.cards.len();
                    let told = format!("{work:?} of {cards} cards, {injection} on {thread:?}, seed {seed}");
                    match felt(work, map, case) {
                        Some((place, run)) => {
                            failed.fetch_add(usize::from(run.code != Some(0)), Ordering::Relaxed);
                            assert!(run.code.is_none() || !injection.contains("SIGKILL"), "{told}: it lives");
                            place.check(&run, picture, &told);
                        }
                        None => unfelt.lock().unwrap().push(told),
                    }
                }
            });
        }
    });
    let (done, failed, unfelt) = (cases.len(), failed.into_inner(), unfelt.into_inner().unwrap());
    println!("{work:?}: {done} of {all} cases, the program ended with an error in {failed}");
    // The same work makes the same calls.
    assert!(unfelt.len() * 100 <= done, "{} of {done} were not felt: {unfelt:#?}", unfelt.len());
}

/// A run in which the call was truly hit. Now and then a call is counted twice, when strace attaches to a thread that waits.
fn felt(work: Work, map: &JourneyMap, case: &Case) -> Option<(Place, Run)> {
    const TRIES: usize = 4;

    (0..TRIES).find_map(|_| {
        let place = Place::new(work, map);
        let run = place.run(case.thread, &[&case.injection]);
        run.was_felt(place.folder()).then_some((place, run))
    })
}

#[cfg(debug_assertions)]
#[test]
fn a_save_killed_or_failed_anywhere_leaves_the_old_file_or_the_new() {
    trial(Work::Save, SIZES, 160);
}

#[cfg(debug_assertions)]
#[test]
fn a_journal_killed_or_failed_anywhere_keeps_what_it_acknowledged() {
    trial(Work::Journal, SIZES, 120);
}

#[cfg(debug_assertions)]
#[test]
fn a_map_that_saves_itself_is_never_lost() {
    trial(Work::Autosave, SIZES, 120);
}

#[test]
fn an_export_killed_or_failed_anywhere_leaves_the_old_picture_or_the_new() {
    trial(Work::Export, PICTURED, 60);
}

/// Where the folder does not let a file take another's name, the file is whole all the same.
#[cfg(debug_assertions)]
#[test]
fn a_share_that_refuses_to_rename_takes_a_save_all_the_same() {
    if !has_strace() {
        return;
    }
    for fault in ["EPERM", "EBUSY", "EEXIST", "EXDEV"] {
        let place = Place::new(Work::Save, &map(60));
        let run = place.run(Thread::Main, &[&format!("rename:error={fault}")]);
        assert!(run.was_felt(place.folder()), "{}", run.trace);
        assert_eq!((run.code, run.said.contains("saved 1")), (Some(0), true), "{fault}");
        place.check(&run, &[], fault);
        assert_eq!(fs::read_dir(place.maps()).unwrap().count(), 1, "{fault}");
    }
    // And whole again after a kill in the middle.
    let place = Place::new(Work::Save, &map(60));
    let run = place.run(Thread::Main, &["rename:error=EPERM"]);
    let calls = calls(&run.trace, place.folder());
    let from = calls.iter().position(|(name, _)| name == "rename").expect("it renames");
    for (name, count) in calls.iter().skip(from + 1).filter(|(name, _)| name != "rename") {
        let place = Place::new(Work::Save, &map(60));
        let kill = format!("{name}:signal=SIGKILL:when={count}");
        let run = place.run(Thread::Main, &["rename:error=EPERM", &kill]);
        assert_eq!(run.code, None, "{kill}");
        place.check(&run, &[], &format!("refused, then {kill}"));
    }
}

#[cfg(not(debug_assertions))]
#[test]
fn only_builds_with_debug_assertions_can_rehearse() {
    skip::skip("there is no `rihla rehearse` in this build; nothing but export was killed");
}
