//! After an edit only what it touched is measured again, and the layout is that of a fresh engine.

use std::sync::Arc;

use fastrand::Rng;

use super::{layout, random, random_maps};
use crate::{
    i18n::Locale,
    layout::{LayoutEngine, MapLayout, Pace},
    model::{Card, Id, JourneyMap},
    text::TextEngine,
};

/// The geometry of a layout as text. Two layouts that show the same have the same.
fn geometry(layout: &MapLayout) -> String {
    let mut text = format!("{:?} {:?}\n", layout.direction, layout.size);
    for card in layout.all_cards() {
        text += &format!(
            "{:?} {} {} {:?} {}\n",
            card.card.id,
            card.lane,
            card.column,
            card.rect,
            parts(&card.parts)
        );
    }
    for lane in &layout.lanes {
        text += &format!("{:?} {:?} {:?} {:?}\n", lane.id, lane.body_rect, lane.cards, lane.curve_area);
    }
    for stage in &layout.stages {
        text += &format!("{:?} {:?} {:?}\n", stage.id, stage.rect, stage.columns);
    }
    for point in layout.curves.iter().flat_map(|curve| &curve.points) {
        text += &format!("{:?} {:?} {:?}\n", point.id, point.center, point.word.as_ref().map(|word| word.0));
    }
    for link in &layout.links {
        text += &format!("{:?} {:?}\n", link.id, link.path);
    }
    text
}

/// Positions and texts of what stands on a card; `Debug` of the blocks would say the same at length.
fn parts(parts: &[crate::layout::CardPart]) -> String {
    use crate::layout::CardPart as P;
    let part = |part: &P| match part {
        P::Text(text) => {
            format!("{:?} {:?} {};", text.origin, text.lines.text(), text.lines.lines().count())
        }
        P::Icon(text) | P::Mark(_, text) | P::Value(text) | P::Tag(_, text) | P::Badge(_, _, text) => {
            format!("{:?} {:?} {};", text.origin, text.block.text, text.block.lines.len())
        }
        P::Dots(centers, filled) => format!("{centers:?} {filled};"),
        P::Image(rect, key, instead) => {
            format!("{rect:?} {key} {:?};", instead.iter().map(|text| text.origin).collect::<Vec<_>>())
        }
        P::Corner(mark, center, radius, icon) => format!("{mark:?} {center:?} {radius} {:?};", icon.origin),
        P::Spark(rect) => format!("{rect:?};"),
    };
    parts.iter().map(part).collect()
}

/// Changes the map as a person would.
fn edit(rng: &mut Rng, map: &mut JourneyMap) {
    let any = |rng: &mut Rng, len: usize| (len > 0).then(|| rng.usize(..len));
    match rng.u8(..9) {
        0 => {
            if let Some(i) = any(rng, map.cards.len()) {
                Arc::make_mut(&mut map.cards[i]).text = random::text(rng, 9);
            }
        }
        1 => {
            let card = random::card(rng, map);
            let at = rng.usize(..=map.cards.len());
            map.cards.insert(at, card.into());
        }
        2 => {
            if let Some(i) = any(rng, map.cards.len()) {
                map.cards.remove(i);
            }
        }
        3 => rng.shuffle(&mut map.cards),
        4 => rng.shuffle(&mut map.stages),
        5 => rng.shuffle(&mut map.lanes),
        6 => {
            if let Some(i) = any(rng, map.lanes.len()) {
                map.lanes[i].collapsed ^= true;
            }
        }
        7 => {
            if let Some(i) = any(rng, map.stages.len()) {
                map.stages[i].width = rng.bool().then(|| 100.0 + rng.f32() * 300.0);
            }
        }
        _ => {
            if let Some(i) = any(rng, map.cards.len()) {
                let to = random::card(rng, map);
                let card = Arc::make_mut(&mut map.cards[i]);
                (card.lane, card.step, card.span) = (to.lane, to.step, to.span);
            }
        }
    }
}

#[test]
fn any_edits_give_the_layout_of_a_fresh_engine() {
    for (seed, mut map) in random_maps(25) {
        let mut rng = Rng::with_seed(seed ^ 0xED17);
        let (mut engine, mut text) = (LayoutEngine::new(Locale::En), TextEngine::embedded_only());
        engine.layout(&mut text, &map);
        for step in 0..12 {
            edit(&mut rng, &mut map);
            let kept = engine.layout(&mut text, &map);
            let fresh = layout(&map);
            assert_eq!(geometry(&kept), geometry(&fresh), "seed {seed}, edit {step}");
        }
    }
}

/// A map whose cards are all in sight, and its engine after the first layout.
fn laid_out() -> (JourneyMap, LayoutEngine, TextEngine) {
    let mut map = random::map(7);
    let rng = &mut Rng::with_seed(1);
    map.lanes.iter_mut().for_each(|lane| lane.collapsed = false);
    map.cards = (0..200).map(|_| Arc::new(random::card(rng, &map))).collect();
    let (mut engine, mut text) = (LayoutEngine::new(Locale::En), TextEngine::embedded_only());
    engine.layout(&mut text, &map);
    assert_eq!(engine.measured(), map.cards.len());
    (map, engine, text)
}

#[test]
fn an_edit_measures_only_what_it_touched() {
    let (mut map, mut engine, mut text) = laid_out();
    let mut measured = |map: &JourneyMap| {
        engine.layout(&mut text, map);
        engine.measured()
    };
    assert_eq!(measured(&map), 0, "nothing changed");

    Arc::make_mut(&mut map.cards[42]).text = "another text".into();
    assert_eq!(measured(&map), 1, "one card's text");

    map.cards.insert(0, Arc::new(Card { id: "new".into(), text: "new".into(), ..Card::default() }));
    assert_eq!(measured(&map), 1, "a card before all others");

    map.cards.reverse();
    assert_eq!(measured(&map), 0, "only the order");

    map.cards.drain(10..30);
    assert_eq!(measured(&map), 0, "cards removed");

    let kind = map.lanes[0].kind;
    map.lanes[0].title = "other".into();
    map.lanes[0].collapsed = true;
    assert_eq!(measured(&map), 0, "a lane closed");
    map.lanes[0].collapsed = false;
    assert_eq!((measured(&map), map.lanes[0].kind), (0, kind), "and opened again");
}

#[test]
fn a_wider_stage_measures_its_own_cards() {
    let (mut map, mut engine, mut text) = laid_out();
    map.stages[0].width = Some(333.0);
    map.cards.iter_mut().for_each(|card| Arc::make_mut(card).span = 1);
    engine.layout(&mut text, &map);
    map.stages[0].width = Some(334.0);
    let layout = engine.layout(&mut text, &map);
    let touched = layout.cards.iter().filter(|card| layout.columns[card.column].stage == 0).count();
    assert!(touched > 0);
    assert_eq!(engine.measured(), touched);
}

#[test]
fn words_that_we_add_follow_the_language_of_the_map() {
    let mut map = super::samples().remove(0);
    let moment = |map: &JourneyMap, locale| {
        let layout = LayoutEngine::new(locale).layout(&mut TextEngine::embedded_only(), map);
        let tags: String = layout.cards.iter().map(|card| parts(&card.parts)).collect();
        [Locale::En, Locale::Fa, Locale::He].map(|locale| tags.contains(&locale.text("moment-of-truth")))
    };
    assert_eq!(moment(&map, Locale::Fa), [true, false, false], "an English map in a Persian window");
    map.language = "de".into();
    assert_eq!(moment(&map, Locale::He), [false, false, true], "a language that is none of ours");
}

#[test]
fn a_comment_shows_on_its_card() {
    let (mut map, mut engine, mut text) = laid_out();
    let about: Id = map.cards[0].id.clone();
    map.comments = vec![crate::model::Comment { id: "c".into(), about: about.clone(), ..Default::default() }];
    let with = engine.layout(&mut text, &map);
    // In the digits that its texts are written with.
    let shown = parts(&with.card(&about).unwrap().parts);
    assert!(["1", "١", "۱"].iter().any(|one| shown.contains(&format!("\"{one}\""))), "{shown}");
    map.comments[0].resolved = true;
    engine.layout(&mut text, &map);
    assert!(engine.measured() >= 1, "a settled comment no longer counts");
}

#[test]
fn a_change_of_all_cards_can_be_laid_out_bit_by_bit() {
    for (seed, map) in random_maps(30) {
        let text = &mut TextEngine::embedded_only();
        let mut engine = LayoutEngine::new(Locale::En);
        engine.layout(text, &map);
        let mut changed = map.clone();
        for card in &mut changed.cards {
            let card = Arc::make_mut(card);
            card.text.push_str(" and more of it, until it takes a line more");
        }
        let in_sight = changed.cards.first().map(|card| card.id.clone());
        let pace = Pace { most: 2, first: in_sight.clone().into_iter().collect() };
        let first = engine.layout_at(text, &changed, &pace);
        let (measured, mut late) = (engine.measured(), engine.late());
        assert!(measured <= 3, "seed {seed}: {measured}");
        if let Some(card) = in_sight.as_ref().and_then(|id| first.card(id)) {
            let shown = card.parts.iter().find_map(|part| match part {
                crate::layout::CardPart::Text(text) => Some(text.lines.block().text.to_string()),
                _ => None,
            });
            assert!(shown.is_some_and(|shown| shown.ends_with("a line more")), "seed {seed}: in sight");
        }
        while engine.late() > 0 {
            engine.layout_at(text, &changed, &pace);
            assert!(engine.late() < late, "seed {seed}: it goes on");
            late = engine.late();
        }
        let whole = LayoutEngine::new(Locale::En).layout(text, &changed);
        let bit_by_bit = engine.layout_at(text, &changed, &pace);
        assert_eq!(geometry(&bit_by_bit), geometry(&whole), "seed {seed}");
    }
}
