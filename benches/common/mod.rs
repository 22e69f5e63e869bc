//! What several benchmarks share: large maps, clocks and the processor's own counts.

#![allow(dead_code, reason = "each benchmark needs some of it")]

use std::{
    fs,
    hint::black_box,
    sync::Arc,
    time::{Duration, Instant},
};

use rihla::model::{Card, Id, JourneyMap, Lane, LaneKind, Stage, Step};

/// Short texts of four languages.
pub(crate) const TEXTS: [&str; 5] = [
    "Compares 3 shops and 12 products",
    "تبحث في Google عن «مكتب قابل للتعديل»",
    "מחפשת תור קרוב לבית ומתקשרת למוקד",
    "هل بياناتي آمنة؟ تدفع عبر Apple Pay",
    "قیمت‌ها را با ۱۲ فروشگاه مقایسه می‌کند",
];

/// A map of `count` cards in so many `columns` and the six usual lanes; each card is what `card` makes of one that has its
/// id (`card0`, `card1` …) and place.
pub(crate) fn map(columns: usize, count: usize, mut card: impl FnMut(usize, Card) -> Card) -> JourneyMap {
    let id = |kind: &str, i: usize| Id::from(format!("{kind}{i}").as_str());
    let stage = |i| Stage {
        id: id("stage", i),
        title: format!("Stage {i}"),
        goal: "reaches something".into(),
        steps: vec![Step { id: id("step", i), ..Step::default() }],
        ..Stage::default()
    };
    let lane = |(i, kind): (usize, LaneKind)| Lane {
        id: id("lane", i),
        kind,
        title: kind.name().into(),
        ..Lane::default()
    };
    let placed = |i: usize| {
        let (lane, step) = (id("lane", i % 6), id("step", i / 6 % columns));
        Arc::new(card(i, Card { id: id("card", i), lane, step, ..Card::default() }))
    };
    JourneyMap {
        title: "A large map".into(),
        language: "ar".into(),
        stages: (0..columns).map(stage).collect(),
        lanes: LaneKind::OF_NEW_MAP.into_iter().enumerate().map(lane).collect(),
        cards: (0..count).map(placed).collect(),
        ..JourneyMap::default()
    }
}

/// The same with a short text on every card, in English.
pub(crate) fn mixed_map(columns: usize, count: usize) -> JourneyMap {
    let card = |i: usize, card| Card {
        text: format!("{} {i}", TEXTS[i % TEXTS.len()]),
        severity: (i % 6 == 3).then_some(2),
        ..card
    };
    JourneyMap { language: "en".into(), ..map(columns, count, card) }
}

/// The best time of several runs, and what that of the last one gave.
pub(crate) fn best<T>(runs: usize, mut work: impl FnMut() -> T) -> (Duration, T) {
    let mut run = || {
        let start = Instant::now();
        let result = black_box(work());
        (start.elapsed(), result)
    };
    let first = run();
    (1..runs).fold(first, |best, _| {
        let next = run();
        (best.0.min(next.0), next.1)
    })
}

/// Milliseconds.
pub(crate) fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// Processor time that this process has spent so far, in seconds (Linux).
pub(crate) fn cpu() -> f64 {
    // User and system time of all threads, ended ones too, in hundredths of a second.
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |index: usize| fields.get(index).and_then(|field| field.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}

/// The most memory that this process has had, in megabytes (Linux).
pub(crate) fn peak() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kib| kib.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
}

/// Whether this is a real run, and not one of `cargo test`, which only sees that it works: then a small map will do.
pub(crate) fn in_earnest() -> bool {
    std::env::args().any(|arg| arg == "--bench")
}
