//! What laying out costs, as ratios against work of known size, so that a number means the same on
//! any machine: `cargo bench --bench layout`.
//!
//! Each line is the best of several runs, as a time and as a multiple of its yardstick.

mod common;

use std::{hint::black_box, sync::Arc, time::Duration};

use common::{best, mixed_map, ms};

use kurbo::{Point, Rect};
use rihla::{
    i18n::Locale,
    layout::{LayoutEngine, MapLayout},
    model::JourneyMap,
    scene::{self, Theme},
    text::{TextEngine, TextStyle},
};

fn line(what: &str, time: Duration, yardstick: Duration, name: &str) {
    println!(
        "{what:<44} {:>9.3} ms  {:>8.3} × {name}",
        ms(time),
        time.as_secs_f64() / yardstick.as_secs_f64()
    );
}

fn main() {
    let map = mixed_map(50, 10_000);
    let style = TextStyle::new(13.0, rihla::model::Direction::Ltr);

    // Yardsticks: shaping the same texts and nothing else; walking the cards once.
    let (shaping, _) = best(3, || {
        let mut text = TextEngine::embedded_only();
        for card in &map.cards {
            black_box(text.block(&card.text, &style, Some(153.0)));
        }
    });
    let (walk, _) =
        best(20, || map.cards.iter().map(|card| card.text.len() + card.lane.as_str().len()).sum::<usize>());
    println!("yardsticks: shaping 10,000 texts {shaping:.1?}, walking 10,000 cards {walk:.1?}\n");

    let (full, _) = best(3, || {
        let mut text = TextEngine::embedded_only();
        LayoutEngine::new(Locale::En).layout(&mut text, &map)
    });
    line("full layout of 10,000 cards", full, shaping, "shaping their texts");

    let mut text = TextEngine::embedded_only();
    let mut engine = LayoutEngine::new(Locale::En);
    let mut edited = map.clone();
    engine.layout(&mut text, &edited);
    let mut turn = 0;
    let (again, layout) = best(50, || {
        turn += 1;
        let middle = edited.cards.len() / 2;
        Arc::make_mut(&mut edited.cards[middle]).text = format!("another text {turn}");
        engine.layout(&mut text, &edited)
    });
    assert_eq!(engine.measured(), 1, "only the edited card is measured");
    line("layout again after one edit", again, full, "full layout");
    line("", again, walk, "walking the cards");

    views(&layout, &edited, walk);
}

/// Scenes of a part of the map and of all of it.
fn views(layout: &MapLayout, map: &JourneyMap, walk: Duration) {
    let theme = Theme::light();
    let start = layout.lanes[0].body_rect.origin();
    let view = Rect::from_origin_size(start, (1930.0, 440.0));
    let visible = layout.visible_cards(view).count();
    let (build, _) = best(200, || scene::build(layout, map, &theme, Some(view)));
    line(&format!("scene of {visible} visible cards"), build, walk, "walking all cards");
    let (whole, scene) = best(10, || scene::build(layout, map, &theme, None));
    line(&format!("scene of the whole map, {} groups", scene.groups.len()), whole, walk, "walking all cards");
    let pos = Point::new(start.x + 900.0, start.y + 300.0);
    let (hit, _) = best(500, || layout.hit(pos, 4.0));
    line("hit test", hit, walk, "walking all cards");
    let (slot, _) = best(500, || layout.card_slot(pos, &Default::default()));
    line("drop slot", slot, walk, "walking all cards");
}
