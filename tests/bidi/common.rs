//! What the tests of this folder share.

use std::sync::Arc;

use proptest::{
    strategy::Strategy,
    test_runner::{Config, RngSeed},
};
use rihla::{
    model::Direction,
    text::{Line, TextBlock, TextEngine, TextStyle},
};

/// A 10-point style in a left-to-right container.
pub(crate) fn ltr() -> TextStyle {
    TextStyle::new(10.0, Direction::Ltr).with_overrides()
}

/// The same in a right-to-left container.
pub(crate) fn rtl() -> TextStyle {
    TextStyle::new(10.0, Direction::Rtl).with_overrides()
}

/// Lays out with the embedded fonts.
pub(crate) fn block(text: &str, style: &TextStyle, width: Option<f32>) -> Arc<TextBlock> {
    TextEngine::embedded_only().block(text, style, width)
}

/// The clusters of `line` from left to right, written one after another.
pub(crate) fn visual(block: &TextBlock, line: &Line) -> String {
    line.clusters.iter().map(|cluster| &block.text[cluster.text_range.clone()]).collect()
}

/// The same for every line, with `\n` between them.
pub(crate) fn visual_lines(block: &TextBlock) -> String {
    block.lines.iter().map(|line| visual(block, line)).collect::<Vec<_>>().join("\n")
}

/// Words, signs and marks of every kind that a user's text may hold.
const FRAGMENTS: &[&str] = &[
    "hello",
    "a",
    "Wi-Fi",
    "efficient",
    "мир",
    "שלום",
    "א",
    "שָׁלוֹם",
    "בית־ספר",
    "ו-2",
    "צה\"ל",
    "سلام",
    "ال",
    "لا",
    "مُحَمَّد",
    "العملاء",
    "می\u{200c}خواهم",
    "گفت‌وگو",
    "۱۲۳",
    "٤٥",
    "12.5",
    "2024-05-12",
    "50%",
    "$5",
    "+966 50",
    "(",
    ")",
    "[",
    "]",
    "«",
    "»",
    "\"",
    ".",
    ",",
    "،",
    "؟",
    "!",
    "-",
    "–",
    "/",
    ":",
    " ",
    " ",
    " ",
    " ",
    "  ",
    "\u{a0}",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "\u{2029}",
    "\u{2028}",
    "\u{200b}",
    "\u{200d}",
    "\u{200e}",
    "\u{200f}",
    "\u{202a}",
    "\u{202b}",
    "\u{202c}",
    "\u{202d}",
    "\u{202e}",
    "\u{2066}",
    "\u{2067}",
    "\u{2068}",
    "\u{2069}",
    "\u{1}",
    "\u{7f}",
    "\u{9f}",
    "\u{feff}",
    "\u{301}",
    "e\u{301}",
    "\u{64b}",
    "\u{5b0}",
    "\u{600}٧",
    "中文",
    "😀",
    "👩‍👩‍👧",
    "🇮🇷",
    "\u{ad}",
    "https://example.com/a?b=1",
    "info@example.com",
    "wwwwwwwwwwwwwwwwwwww",
    "ببببببببببببببب",
    "\u{fffd}",
    "\u{fffa}",
    "\u{1f3fd}",
    "ﷺ",
    "ﻼ",
];

/// Texts of up to `most` fragments.
pub(crate) fn mixed_text(most: usize) -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(FRAGMENTS), 0..most)
        .prop_map(|fragments| fragments.concat())
}

/// The same cases at every run, unless `PROPTEST_RNG_SEED` asks for others.
pub(crate) fn config(cases: u32) -> Config {
    let mut config = Config { cases, failure_persistence: None, ..Config::default() };
    if config.rng_seed == RngSeed::Random {
        config.rng_seed = RngSeed::Fixed(20);
    }
    config
}
