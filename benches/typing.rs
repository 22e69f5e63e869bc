//! What a keystroke costs in a card of a map of 10,000: `cargo bench --bench typing`.
//!
//! The editing session takes the letter in, lays the map out with it and tells where the caret is: all
//! that happens before a frame is drawn. Told as the 95th percentile of 400 letters, and as a multiple of
//! laying out the whole map anew.

mod common;

use std::{
    hint::black_box,
    sync::Arc,
    time::{Duration, Instant},
};

use common::{best, ms};

use kurbo::Size;
use rihla::{
    edit::{ItemRef, Selection},
    editor::{Editor, Input, TextInput},
    i18n::Locale,
    layout::LayoutEngine,
    model::Card,
    text::TextEngine,
};

const LETTERS: &str = "تبحث في Google عن مكتب قابل للتعديل ";

fn main() {
    let map = common::map(50, 10_000, |i, card| Card { text: format!("{LETTERS}{i}"), ..card });
    let map = Arc::new(map);
    let mut text = TextEngine::embedded_only();
    let (whole, _) = best(1, || LayoutEngine::new(Locale::En).layout(&mut text, &map));

    let mut editor = Editor::new(map, Locale::En);
    editor.set_viewport(Size::new(1400.0, 900.0));
    editor.refresh(&mut text);
    editor.select(Selection::only(ItemRef::Card("card4321".into())));
    let mut times: Vec<Duration> = LETTERS
        .chars()
        .cycle()
        .take(400)
        .map(|letter| {
            let start = Instant::now();
            editor.handle(&mut text, &Input::Text(TextInput::Typed(letter.to_string())));
            editor.refresh(&mut text);
            black_box(editor.typing_view(&mut text));
            start.elapsed()
        })
        .collect();
    assert!(editor.is_typing(), "the letters went into the card");
    times.sort();
    let at = |part: usize| ms(times[times.len() * part / 100]);
    let ratio = ms(whole) / at(95);
    println!("a keystroke, 10,000 cards: median {:.2} ms, p95 {:.2} ms", at(50), at(95));
    println!("  {ratio:.0} keystrokes cost as much as laying out the map once ({:.0} ms)", ms(whole));
}
