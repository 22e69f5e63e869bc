//! What a picture costs, against the floor of filling and compressing the same pixels, and how much
//! memory it takes: `cargo bench --bench png`.
//!
//! Costs are processor time of all threads together (Linux), the best of several runs. Measured on two shared cores of a
//! server, without link-time optimisation: 2.05 times the floor of 76 ms (layout 0.34, compressing 1.0, drawing 0.7),
//! 27 MB at the peak, whatever the picture's size. The raster before this one, vello_cpu, took 3.8 times the floor.

mod common;

use std::{hint::black_box, io::Write as _, sync::atomic::AtomicBool};

use common::{cpu, in_earnest, mixed_map, peak};

use flate2::{Compression, write::ZlibEncoder};
use rihla::{
    export::png::{Picture, PngOptions, Watch},
    i18n::Locale,
    model::JourneyMap,
    text::TextEngine,
};

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
    let (cards, pixels) = if in_earnest() { (1000, 15e6) } else { (30, 1e5) };
    let map = mixed_map(20, cards);
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
