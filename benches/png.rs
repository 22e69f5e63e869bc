//! What a picture costs, against the floor of filling and compressing the same pixels, and how much
//! memory it takes: `cargo bench --bench png`.
//!
//! Costs are processor time of all threads together (Linux), the best of several runs. Measured on two shared cores of a
//! server, without link-time optimisation: 2.05 times the floor of 76 ms (layout 0.34, compressing 1.0, drawing 0.7),
//! 27 MB at the peak, whatever the picture's size. The raster before this one, vello_cpu, took 3.8 times the floor.

use std::{
    fs,
    hint::black_box,
    io::Write as _,
    sync::{Arc, atomic::AtomicBool},
};

use flate2::{Compression, write::ZlibEncoder};
use rihla::{
    export::png::{Picture, PngOptions, Watch},
    i18n::Locale,
    model::{Card, Id, JourneyMap, Lane, LaneKind, Stage, Step},
    text::TextEngine,
};

const TEXTS: [&str; 5] = [
    "Compares 3 shops and 12 products",
    "تبحث في Google عن «مكتب قابل للتعديل»",
    "מחפשת תור קרוב לבית ומתקשרת למוקד",
    "هل بياناتي آمنة؟ تدفع عبر Apple Pay",
    "قیمت‌ها را با ۱۲ فروشگاه مقایسه می‌کند",
];

/// A map of `count` cards in 20 columns and the six usual lanes.
fn map(count: usize) -> JourneyMap {
    const COLUMNS: usize = 20;
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
    let card = |i: usize| {
        Arc::new(Card {
            id: id("card", i),
            lane: id("lane", i % 6),
            step: id("step", i / 6 % COLUMNS),
            text: format!("{} {i}", TEXTS[i % TEXTS.len()]),
            severity: (i % 6 == 3).then_some(2),
            ..Card::default()
        })
    };
    JourneyMap {
        title: "A large map".into(),
        language: "en".into(),
        stages: (0..COLUMNS).map(stage).collect(),
        lanes: LaneKind::OF_NEW_MAP.into_iter().enumerate().map(lane).collect(),
        cards: (0..count).map(card).collect(),
        ..JourneyMap::default()
    }
}

/// Processor time that this process has spent so far, in seconds.
fn cpu() -> f64 {
    // User and system time of all threads, ended ones too, in hundredths of a second.
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |index: usize| fields.get(index).and_then(|field| field.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}

/// The most memory that this process has had, in megabytes.
fn peak() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kib| kib.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
}

/// Processor time of one run, from `runs` of them in a row, the best of three such rows.
fn cost(runs: u32, mut work: impl FnMut()) -> f64 {
    let row = |_| {
        let start = cpu();
        for _ in 0..runs {
            work();
        }
        (cpu() - start) / f64::from(runs)
    };
    (0..3).map(row).fold(f64::INFINITY, f64::min)
}

fn picture(map: &JourneyMap, text: &mut TextEngine, scale: f64) -> Picture {
    let options = PngOptions { scale, ..PngOptions::default() };
    Picture::new(map, text, Locale::En, &options).expect("a picture of this size can be made")
}

fn png(picture: &Picture) -> Vec<u8> {
    let mut png = Vec::new();
    let cancel = AtomicBool::new(false);
    let mut watch = Watch { progress: &mut |_, _| {}, cancel: &cancel };
    picture.write(&mut png, &mut watch).expect("memory takes it");
    png
}

/// The rows of a PNG, each with its filter byte.
fn rows(png: &[u8]) -> Vec<u8> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().expect("our own picture");
    let mut pixels = vec![0; reader.output_buffer_size().expect("it fits")];
    let info = reader.next_frame(&mut pixels).expect("our own picture");
    pixels.chunks_exact(info.line_size).flat_map(|row| [&[0], row].concat()).collect()
}

fn main() {
    // Tests of all targets run this too, to see that it works; then a small map will do.
    let quick = !std::env::args().any(|arg| arg == "--bench");
    let (cards, pixels) = if quick { (30, 1e5) } else { (1000, 15e6) };
    let map = map(cards);
    let base = peak();
    let mut text = TextEngine::embedded_only();
    let scale = {
        let size = picture(&map, &mut text, 1.0).size();
        (pixels / (f64::from(size.width) * f64::from(size.height))).sqrt()
    };
    let small = picture(&map, &mut text, scale);
    let file = png(&small);
    println!(
        "picture: {cards} cards, {} × {} pixels, {} KB",
        small.size().width,
        small.size().height,
        file.len() / 1024
    );
    println!("peak memory: {:.0} MB with the picture's file, {base:.0} MB before", peak());
    let large = picture(&map, &mut text, scale * 3.0);
    let cancel = AtomicBool::new(false);
    let mut watch = Watch { progress: &mut |_, _| {}, cancel: &cancel };
    large.write(std::io::sink(), &mut watch).expect("nothing can go wrong");
    println!("peak memory: {:.0} MB after one with nine times the pixels", peak());

    let rows = rows(&file);
    let fill_and_deflate = |level: u32| {
        let mut size = 0;
        let cost = cost(5, || {
            let filled = black_box(vec![0xF4_u8; rows.len() / 3 * 4]);
            let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(level));
            encoder.write_all(&rows).expect("memory takes it");
            let deflated = encoder.finish().expect("memory takes it");
            size = deflated.len() / 1024;
            black_box((filled, deflated));
        });
        (cost, size)
    };
    let (floor, size) = fill_and_deflate(1);
    println!("floor: filling and deflating these pixels at level 1: {:.0} ms = 1.00, {size} KB", floor * 1e3);
    for level in [2, 3, 4, 6] {
        let (cost, size) = fill_and_deflate(level);
        println!("  at level {level}: {:.2}, {size} KB", cost / floor);
    }
    let laid_out = cost(20, || {
        black_box(picture(&map, &mut TextEngine::embedded_only(), scale));
    });
    println!("layout and scene, from nothing: {:.2}", laid_out / floor);
    let drawn = cost(5, || {
        black_box(png(&small));
    });
    println!("drawing and compressing: {:.2}", drawn / floor);
    println!("the whole picture: {:.2}", (laid_out + drawn) / floor);
}
