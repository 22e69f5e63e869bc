//! What opening a large map costs, from the bytes of its file to the first whole frame that shows all of
//! it: `cargo bench --bench start`.
//!
//! Told in CPU time, best of several runs, and as a multiple of shaping every card's text once. Two maps:
//! sentences of a project's usual words, and sentences of thousands of different words, most of which
//! stand on few cards.

mod common;

use std::{hint::black_box, path::Path, time::Duration};

use cpu_time::ThreadTime;
use rihla::{
    app::canvas::headless::HeadlessCanvas,
    file,
    i18n::Locale,
    layout::LayoutEngine,
    model::{Card, Direction, Id, JourneyMap},
    text::{TextEngine, TextStyle},
};

/// Size of the window, in points.
const SIZE: [f32; 2] = [1440.0, 900.0];
/// Columns of the map.
const COLUMNS: usize = 120;

const SENTENCES: [&str; 8] = [
    "Compares 3 shops and 12 products before asking a colleague",
    "تبحث في Google عن «مكتب قابل للتعديل» ثم تقارن الأسعار",
    "מחפשת תור קרוב לבית ומתקשרת למוקד כדי לברר פרטים",
    "هل بياناتي آمنة؟ تدفع عبر Apple Pay وتنتظر رسالة التأكيد",
    "قیمت‌ها را با ۱۲ فروشگاه دیگر مقایسه می‌کند",
    "No answer from support within 48 hours, so she writes a review",
    "لا رد من الدعم خلال 48 ساعة",
    "ממתינה 25 דקות עד שמישהו עונה",
];

/// The shortest time of `work`.
fn best<T>(runs: usize, mut work: impl FnMut() -> T) -> Duration {
    let run = |_| {
        let start = ThreadTime::now();
        black_box(work());
        start.elapsed()
    };
    (0..runs).map(run).min().unwrap_or_default()
}

/// The sentence on card `i`, of usual words and a number.
fn usual(_: &mut fastrand::Rng, i: usize) -> String {
    format!("{} {}", SENTENCES[i % SENTENCES.len()], i % 997)
}

/// A sentence of some of six thousand words of one language, the earlier ones more often.
fn unusual(rng: &mut fastrand::Rng, i: usize) -> String {
    const LETTERS: [&str; 3] =
        ["eeetaoinsrhdlucmfywgpbvk", "اااليمنوترهدبسعفقكحجشصطخ", "יוהלאתרבמשנדעחקפגסטזצכ"];
    let alphabet = i % LETTERS.len();
    let letters: Vec<char> = LETTERS[alphabet].chars().collect();
    let count = rng.usize(4..10);
    let words: Vec<String> = (0..count)
        .map(|_| {
            // By Zipf's law: the logarithm of a word's rank is about even.
            let rank = (rng.f64() * 2000_f64.ln()).exp() as u64;
            let mut word = fastrand::Rng::with_seed(rank * 3 + alphabet as u64);
            let length = word.usize(2..9);
            (0..length).map(|_| letters[word.usize(0..letters.len())]).collect()
        })
        .collect();
    let end = ["", ".", "", ",", "", "", " 24%", ""][rng.usize(0..8)];
    format!("{}{end}", words.join(" "))
}

fn map(count: usize, text: fn(&mut fastrand::Rng, usize) -> String) -> JourneyMap {
    let mut rng = fastrand::Rng::with_seed(5);
    common::map(COLUMNS, count, |i, card| Card {
        id: Id::from_rng(&mut rng),
        text: text(&mut rng, i),
        severity: (i % 6 == 3).then_some(2),
        ..card
    })
}

fn main() {
    let (count, runs) = if common::in_earnest() { (10_000, 7) } else { (200, 1) };
    for (name, text) in
        [("usual words", usual as fn(&mut fastrand::Rng, usize) -> String), ("6,000 words", unusual)]
    {
        report(name, &map(count, text), runs);
    }
}

fn report(name: &str, map: &JourneyMap, runs: usize) {
    let bytes = file::to_json(map);
    println!("{} cards, {name}, {:.1} MB", map.cards.len(), bytes.len() as f64 / 1e6);
    let style = TextStyle::new(13.0, Direction::Rtl);
    let shaping = best(runs.min(3), || {
        let mut engine = TextEngine::embedded_only();
        for card in &map.cards {
            black_box(engine.block(&card.text, &style, Some(153.0)));
        }
    });
    let line = |what: &str, time: Duration| {
        let ratio = time.as_secs_f64() / shaping.as_secs_f64();
        println!("  {what:<44} {:>8.1} ms {ratio:>6.2} ×", time.as_secs_f64() * 1e3);
    };
    line("shaping every card's text", shaping);
    let path = Path::new("bench.journey.json");
    line("reading the file", best(runs, || file::parse(&bytes, path).ok()));
    let layout = best(runs, || {
        let mut engine = TextEngine::embedded_only();
        LayoutEngine::new(Locale::En).layout(&mut engine, map)
    });
    line("laying out", layout);
    let mut engine = TextEngine::embedded_only();
    let texts = map.cards.iter().map(|card| engine.lazy_block(&card.text, &style, 153.0));
    let measured = texts.filter(|text| !text.is_shaped()).count();
    println!(
        "  {:<44} {:>8.1} %",
        "texts that needed no shaping",
        100.0 * measured as f64 / map.cards.len() as f64
    );
    let open = best(runs, || {
        let Ok(read) = file::parse(&bytes, path) else { return None };
        let mut canvas = HeadlessCanvas::new(read.map, SIZE, 1.0);
        canvas.fit();
        let frame = canvas.frame(Vec::new());
        assert!(frame.vertices() > 8 * map.cards.len(), "all cards are in view");
        Some(canvas)
    });
    line("opening it to the first whole frame", open);
}
