//! A program that is killed while somebody types.

#![cfg(debug_assertions)]

use std::{
    io::{BufRead as _, BufReader, Write as _},
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use rihla::{
    file::{self, journal, keep},
    model::JourneyMap,
};

use crate::{
    place::{Place, Work, map, number},
    seed,
};

/// Milliseconds since 1970.
fn now() -> u128 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis()
}

/// A kill on which the machine gave the program too little time to judge seconds is tried again, with fewer at once.
#[test]
fn hundreds_of_kills_while_editing_lose_at_most_the_last_second() {
    const KILLS: usize = 200;
    let seed = seed();
    println!("RIHLA_SEED={seed}");
    let rng = Mutex::new(fastrand::Rng::with_seed(seed));
    let maps = [map(3), map(60)];
    let (mut judged, mut starved) = (0, 0);
    for at_once in [16, 12, 8, 4, 4] {
        let due = KILLS - judged;
        let (next, enough) = (AtomicUsize::new(0), AtomicUsize::new(0));
        thread::scope(|scope| {
            for _ in 0..at_once {
                scope.spawn(|| {
                    loop {
                        let index = next.fetch_add(1, Ordering::Relaxed);
                        if index >= due {
                            return;
                        }
                        let life = Duration::from_millis(rng.lock().unwrap().u64(1100..1900));
                        let told = format!("seed {seed}");
                        let judged = kill_while_typing(&maps[index % maps.len()], life, &told);
                        enough.fetch_add(usize::from(judged), Ordering::Relaxed);
                    }
                });
            }
        });
        judged += enough.into_inner();
        starved += due;
    }
    starved -= judged;
    println!("{judged} kills judged; {starved} times the machine gave the program too little time to tell");
    assert!(judged >= KILLS / 2, "only {judged} of {KILLS} kills could be judged");
}

/// Kills a program that makes a change every few milliseconds after `life`; `false` when the machine
/// was too busy for a judgement on seconds.
fn kill_while_typing(map: &JourneyMap, life: Duration, told: &str) -> bool {
    let place = Place::new(Work::Journal, map);
    let mut child = place.command(&[]).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"type 100000 8\n").unwrap();
    let out = child.stdout.take().unwrap();
    let reader = thread::spawn(move || {
        let lines = BufReader::new(out).lines().map_while(Result::ok);
        let parse = |line: String| {
            let (number, time) = line.split_once(' ')?;
            Some((number.parse::<u64>().ok()?, time.parse::<u128>().ok()?))
        };
        lines.filter_map(parse).collect::<Vec<_>>()
    });
    let began = Instant::now();
    thread::sleep(life);
    child.kill().unwrap();
    let killed = now();
    let overslept = began.elapsed() > life + Duration::from_millis(100);
    child.wait().unwrap();
    let typed = reader.join().unwrap();
    let lost = journal::lost(&keep::journals(&place.state()));
    let recovered = lost.first().map_or(0, |lost| number(&lost.map));
    let last = typed.last().map_or(0, |(number, _)| *number);
    assert!(recovered <= last + 1, "{told}: {recovered} of {last}");
    assert_eq!(number(&file::read(&place.file()).unwrap().map), 0, "{told}");
    let recent = typed.iter().skip_while(|(_, time)| *time + 1500 < killed);
    let times: Vec<u128> = recent.map(|(_, time)| *time).chain([killed]).collect();
    let busy = times.windows(2).any(|pair| pair[1].saturating_sub(pair[0]) > 150);
    if overslept || busy || typed.is_empty() {
        return false;
    }
    let due = typed.iter().rev().find(|(_, time)| *time + 1000 <= killed).map_or(0, |(number, _)| *number);
    assert!(
        recovered >= due,
        "{told}: {recovered} recovered, {due} is more than a second old, {last} the last"
    );
    true
}
