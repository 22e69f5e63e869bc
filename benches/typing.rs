//! What a keystroke costs in a card of a map of 10,000: `cargo bench --bench typing`.
//!
//! The editing session takes the letter in, lays the map out with it and tells where the caret is: all
//! that happens before a frame is drawn. Told as the 95th percentile of 400 letters, and as a multiple of
//! laying out the whole map anew.

use std::{
    hint::black_box,
    sync::Arc,
    time::{Duration, Instant},
};

use kurbo::Size;
use rihla::{
    edit::{ItemRef, Selection},
    editor::{Editor, Input, TextInput},
    i18n::Locale,
    layout::LayoutEngine,
    model::{Card, Id, JourneyMap, Lane, LaneKind, Stage, Step},
    text::TextEngine,
};

const LETTERS: &str = "تبحث في Google عن مكتب قابل للتعديل ";

/// A map of `count` cards in 50 columns and the six usual lanes.
fn map(count: usize) -> JourneyMap {
    const COLUMNS: usize = 50;
    let id = |kind: &str, i: usize| Id::from(format!("{kind}{i}").as_str());
    let steps = |i| vec![Step { id: id("step", i), ..Step::default() }];
    let stage = |i| Stage { id: id("stage", i), steps: steps(i), ..Stage::default() };
    let lane = |(i, kind)| Lane { id: id("lane", i), kind, ..Lane::default() };
    let card = |i: usize| {
        let (lane, step) = (id("lane", i % 6), id("step", i / 6 % COLUMNS));
        Arc::new(Card { id: id("card", i), lane, step, text: format!("{LETTERS}{i}"), ..Card::default() })
    };
    JourneyMap {
        language: "ar".into(),
        stages: (0..COLUMNS).map(stage).collect(),
        lanes: LaneKind::OF_NEW_MAP.into_iter().enumerate().map(lane).collect(),
        cards: (0..count).map(card).collect(),
        ..JourneyMap::default()
    }
}

fn main() {
    let map = Arc::new(map(10_000));
    let mut text = TextEngine::embedded_only();
    let start = Instant::now();
    black_box(LayoutEngine::new(Locale::En).layout(&mut text, &map));
    let whole = start.elapsed();

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
    let at = |part: usize| times[times.len() * part / 100].as_secs_f64() * 1e3;
    let ratio = whole.as_secs_f64() * 1e3 / at(95);
    println!("a keystroke, 10,000 cards: median {:.2} ms, p95 {:.2} ms", at(50), at(95));
    println!(
        "  {ratio:.0} keystrokes cost as much as laying out the map once ({:.0} ms)",
        whole.as_secs_f64() * 1e3
    );
}
