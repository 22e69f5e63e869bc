//! Nothing lies on anything else, and nothing outside of where it belongs.

use kurbo::{Rect, Shape as _};

use super::{layout, random_maps, samples};
use crate::{
    i18n::Locale,
    layout::{CardBox, CardPart, LayoutEngine, MapLayout, MapText, PlacedText},
    model::{Card, Flow, Id, JourneyMap, Lane, LaneKind, Persona, Stage, Step},
    text::TextEngine,
};

const CLOSE: f64 = 0.01;

fn within(inner: Rect, outer: Rect) -> bool {
    let outer = outer.inflate(CLOSE, CLOSE);
    inner.x0 >= outer.x0 && inner.x1 <= outer.x1 && inner.y0 >= outer.y0 && inner.y1 <= outer.y1
}

fn overlap(a: Rect, b: Rect) -> bool {
    let common = a.intersect(b);
    common.width() > CLOSE && common.height() > CLOSE
}

/// Where the ink of a text may be.
fn ink(text: &PlacedText) -> Rect {
    let lines = &text.block.lines;
    let left = lines.iter().map(|line| line.left).fold(f32::INFINITY, f32::min);
    let right = lines.iter().map(|line| line.right).fold(f32::NEG_INFINITY, f32::max);
    let rect = Rect::new(f64::from(left), 0.0, f64::from(right), f64::from(text.block.height));
    rect + text.origin.to_vec2()
}

fn parts_within(card: &CardBox) -> bool {
    let area = Rect::from_origin_size((0.0, 0.0), card.rect.size());
    card.parts.iter().all(|part| match part {
        CardPart::Text(text) => within(ink(&text.placed()), area),
        CardPart::Icon(text) | CardPart::Mark(_, text) | CardPart::Value(text) => within(ink(text), area),
        CardPart::Badge(center, radius, letter) => {
            within(kurbo::Circle::new(*center, *radius).bounding_box(), area) && within(ink(letter), area)
        }
        CardPart::Corner(_, center, radius, icon) => {
            let disc = kurbo::Circle::new(*center, *radius).bounding_box();
            within(disc, area.inflate(4.0, 4.0)) && within(ink(icon), disc)
        }
        CardPart::Dots(centers, _) => centers.iter().all(|center| area.contains(*center)),
        CardPart::Tag(rect, text) => within(*rect, area) && within(ink(text), *rect),
        CardPart::Image(rect, _, instead) => {
            within(*rect, area) && instead.iter().all(|text| within(ink(text), *rect))
        }
        CardPart::Spark(rect) => within(*rect, area),
    })
}

fn check(layout: &MapLayout, name: &str) {
    let whole = Rect::from_origin_size((0.0, 0.0), layout.size);
    let mut boxes = vec![layout.header.rect];
    boxes.extend(layout.stages.iter().flat_map(|stage| [stage.rect, stage.column_rect]));
    boxes.extend(layout.stages.iter().flat_map(|stage| &stage.steps).map(|step| step.rect));
    boxes.extend(layout.lanes.iter().flat_map(|lane| [lane.label_rect, lane.body_rect]));
    boxes.extend(layout.all_cards().map(|card| card.rect));
    boxes.extend(layout.links.iter().map(|link| link.path.bounding_box()));
    boxes.extend(layout.links.iter().filter_map(|link| link.label.as_ref()).map(|label| label.0));
    boxes.extend(layout.header.chips.iter().map(|chip| chip.rect));
    for rect in boxes {
        assert!(within(rect, whole), "{name}: {rect:?} is outside of {whole:?}");
    }
    for stage in &layout.stages {
        for text in [Some(&stage.title), stage.goal.as_ref()].into_iter().flatten() {
            assert!(within(ink(text), stage.rect), "{name}: text of stage {:?}", stage.id);
        }
        assert!(stage.steps.iter().all(|step| within(ink(&step.title), step.rect)), "{name}: a step's title");
    }
    for pair in layout.lanes.windows(2) {
        assert!(pair[0].body_rect.y1 < pair[1].body_rect.y0, "{name}: lanes overlap");
    }
    for lane in &layout.lanes {
        assert!(within(ink(&lane.title), lane.label_rect), "{name}: title of lane {:?}", lane.id);
        assert!(within(ink(&lane.icon), lane.label_rect), "{name}: icon of lane {:?}", lane.id);
    }
    for chip in &layout.header.chips {
        assert!(within(ink(&chip.text), chip.rect), "{name}: text of a chip");
    }
    cards(layout, name);
    words(layout, name);
}

fn cards(layout: &MapLayout, name: &str) {
    for card in layout.all_cards() {
        assert!(parts_within(card), "{name}: card {:?} {:?}: {:?}", card.card.id, card.rect, card.parts);
    }
    for (l, lane) in layout.lanes.iter().enumerate() {
        for (c, range) in lane.cards.iter().enumerate() {
            let cards = &layout.cards[range.clone()];
            assert!(cards.iter().all(|card| card.lane == l && card.column == c), "{name}");
            assert!(
                cards.windows(2).all(|pair| pair[0].rect.y1 < pair[1].rect.y0),
                "{name}: order in a cell"
            );
            for card in cards {
                let last = (c + card.card.span.max(1) as usize).min(layout.columns.len()) - 1;
                let cell = lane.cells[c].union(lane.cells[last]);
                assert!(within(card.rect, cell), "{name}: card {:?} leaves its cell", card.card.id);
            }
        }
    }
    let all: Vec<_> = layout.all_cards().collect();
    for (i, a) in all.iter().enumerate() {
        for b in &all[i + 1..] {
            assert!(!overlap(a.rect, b.rect), "{name}: cards {:?} and {:?} overlap", a.card.id, b.card.id);
        }
    }
}

fn words(layout: &MapLayout, name: &str) {
    let points = || layout.curves.iter().flat_map(|curve| &curve.points);
    let words: Vec<Rect> = points().filter_map(|point| point.word.as_ref()).map(|word| word.0).collect();
    for (i, a) in words.iter().enumerate() {
        assert!(words[i + 1..].iter().all(|b| !overlap(*a, *b)), "{name}: words overlap at {a:?}");
    }
    for curve in &layout.curves {
        let lane = layout.lanes[curve.lane].body_rect;
        assert!(within(curve.path.bounding_box(), lane), "{name}: a curve leaves its lane");
        for point in &curve.points {
            let face = kurbo::Circle::new(point.center, 13.0).bounding_box();
            assert!(within(face, lane), "{name}: a face leaves its lane at {:?}", point.center);
        }
        for (rect, text) in curve.points.iter().filter_map(|point| point.word.as_ref()) {
            assert!(within(*rect, lane), "{name}: a word leaves its lane: {rect:?} of {lane:?}");
            assert!(within(ink(text), *rect), "{name}: a word leaves its label");
        }
    }
}

#[test]
fn random_maps_hold_together() {
    for (seed, map) in random_maps(60) {
        check(&layout(&map), &format!("seed {seed}"));
    }
}

#[test]
fn samples_hold_together() {
    for map in samples() {
        check(&layout(&map), &map.title);
    }
}

#[test]
fn every_card_is_placed_hidden_or_unplaced() {
    for (seed, map) in random_maps(40) {
        let layout = layout(&map);
        let hidden = |card: &&std::sync::Arc<Card>| {
            let step = map.steps().any(|(_, step)| step.id == card.step);
            step && map.lane(&card.lane).is_some_and(|lane| lane.collapsed)
        };
        let hidden = map.cards.iter().filter(hidden).count();
        assert_eq!(layout.all_cards().count() + hidden, map.cards.len(), "seed {seed}");
    }
}

#[test]
fn a_map_without_anything_has_a_size_and_a_title() {
    let layout = layout(&JourneyMap::default());
    assert!(layout.size.width > 400.0 && layout.size.height > 50.0, "{:?}", layout.size);
    assert_eq!(&*layout.header.title.block.text, "Untitled map");
    let lanes = LaneKind::OF_NEW_MAP.map(|kind| Lane { id: kind.name().into(), kind, ..Lane::default() });
    let map = JourneyMap { lanes: lanes.into(), ..JourneyMap::default() };
    check(&super::layout(&map), "no stages");
}

/// A map of `steps` one-step stages and one lane.
fn grid(steps: usize) -> JourneyMap {
    let stage = |i: usize| Stage {
        id: format!("stage{i}").as_str().into(),
        steps: vec![Step { id: format!("step{i}").as_str().into(), ..Step::default() }],
        ..Stage::default()
    };
    JourneyMap {
        language: "en".into(),
        stages: (0..steps).map(stage).collect(),
        lanes: vec![Lane { id: "lane".into(), kind: LaneKind::Actions, ..Lane::default() }],
        ..JourneyMap::default()
    }
}

fn add(map: &mut JourneyMap, id: &str, step: usize, span: u32, text: &str) {
    let step: Id = format!("step{step}").as_str().into();
    let card = Card { id: id.into(), lane: "lane".into(), step, span, text: text.into(), ..Card::default() };
    map.cards.push(card.into());
}

#[test]
fn a_spanning_card_pushes_what_is_in_its_way_and_leaves_room_above_it() {
    let mut map = grid(3);
    add(&mut map, "first", 0, 1, "one");
    add(&mut map, "wide", 0, 3, "two");
    add(&mut map, "beside", 1, 1, "fits above the wide one");
    add(&mut map, "below", 1, 1, "goes below it");
    let layout = layout(&map);
    let rect = |id: &str| layout.card(&id.into()).unwrap().rect;
    assert_eq!(rect("first").y0, rect("beside").y0);
    assert!(rect("wide").y0 > rect("first").y1);
    assert!(rect("below").y0 > rect("wide").y1);
    assert_eq!(rect("wide").x1, layout.columns[2].x.end - 6.0);
    check(&layout, "spans");
}

#[test]
fn the_measures_are_those_of_the_look() {
    let mut map = grid(5);
    add(&mut map, "one", 0, 1, "one line");
    let layout = layout(&map);
    assert_eq!(layout.size.width, 128.0 + 5.0 * (6.0 + 187.0));
    assert_eq!(layout.stages[0].rect.height(), 50.0);
    assert_eq!(layout.lanes[0].body_rect.height(), 64.0);
    let card = layout.card(&"one".into()).unwrap();
    assert_eq!(card.rect.width(), 187.0 - 12.0);
    // One line of 13 points at 1.35, padding 7 and hairline 1 above and below.
    assert!((card.rect.height() - (13.0 * 1.35 + 16.0)).abs() < 0.6, "{}", card.rect.height());
}

#[test]
fn long_titles_wrap_and_their_rows_grow_together() {
    let mut map = grid(3);
    map.stages[1].title = "a very long title of a stage ".repeat(6);
    map.stages[2].steps[0].title = "a step with a long title ".repeat(4);
    map.lanes[0].title = "Averyveryverylongwordthatneverends and more".into();
    let layout = layout(&map);
    assert!(layout.stages[0].rect.height() > 100.0);
    assert_eq!(layout.stages[0].rect.height(), layout.stages[1].rect.height());
    assert!(layout.stages[2].steps[0].rect.height() > 40.0);
    assert!(layout.lanes[0].title.block.lines.len() > 2);
    assert!(!layout.stages[1].title.block.truncated);
    check(&layout, "long titles");
}

#[test]
fn a_huge_map_is_laid_out_and_looked_at_in_part() {
    let mut map = grid(40);
    for i in 0..20_000 {
        add(&mut map, &format!("card{i}"), i % 40, 1, "the same text");
    }
    let layout = layout(&map);
    assert_eq!(layout.cards.len(), 20_000);
    let column = &layout.columns[20].x;
    let view = Rect::new(column.start, 5000.0, column.end, 5400.0);
    let seen: Vec<_> = layout.visible_cards(view).collect();
    // Cards are 33 to 34 points high, with 6 between them.
    assert!((10..=12).contains(&seen.len()), "{} cards in 400 points", seen.len());
    assert!(seen.iter().all(|card| card.column == 20 && card.rect.overlaps(view)));
    let last = layout.card(&"card19999".into()).unwrap();
    assert!(within(last.rect, layout.lanes[0].cells[39]));
}

#[test]
fn a_chip_keeps_its_room_while_its_name_is_typed() {
    for language in ["en", "ar"] {
        let persona = |name: &str| Persona {
            id: "p".into(),
            name: name.to_owned(),
            role: "purchasing manager of a company".to_owned(),
            ..Persona::default()
        };
        let mut map = JourneyMap { language: language.into(), ..JourneyMap::default() };
        map.personas = vec![persona("Leila"), Persona { id: "q".into(), ..persona("Omar") }];
        let mut text = TextEngine::embedded_only();
        let mut engine = LayoutEngine::new(Locale::En);
        let done = engine.layout(&mut text, &map);
        engine.set_typed(Some(MapText::Persona("p".into())));
        let typed = engine.layout(&mut text, &map);
        assert_eq!(typed.header.chips[0].rect, done.header.chips[0].rect, "{language}");
        assert_eq!(typed.header.chips[1].rect, done.header.chips[1].rect, "{language}: its neighbour stays");
        map.personas[0] = Persona { id: "p".into(), ..Persona::default() };
        let empty = engine.layout(&mut text, &map);
        assert!(empty.header.chips[0].rect.width() >= 100.0, "{language}: room for what is to be typed");
    }
}

#[test]
fn a_collapsed_lane_says_what_it_hides() {
    for flow in [Flow::Ltr, Flow::Rtl] {
        let mut map = JourneyMap { flow, ..samples().remove(0) };
        let told = |map: &JourneyMap, lane: usize| {
            let layout = layout(map);
            let lane = &layout.lanes[lane];
            let words = lane.hidden.as_ref()?;
            let size = (f64::from(words.block.width), f64::from(words.block.height));
            let rect = kurbo::Rect::from_origin_size(words.origin, size);
            assert!(lane.body_rect.contains_rect(rect), "{rect:?} in {:?}", lane.body_rect);
            let gap =
                if flow == Flow::Rtl { lane.body_rect.x1 - rect.x1 } else { rect.x0 - lane.body_rect.x0 };
            assert!(gap < 20.0, "it stands where the row begins");
            Some(crate::i18n::without_isolates(&words.block.text))
        };
        for lane in 0..map.lanes.len() {
            assert_eq!(told(&map, lane), None, "an open lane shows itself");
            map.lanes[lane].collapsed = true;
            let cards = map.cards.iter().filter(|card| card.lane == map.lanes[lane].id).count();
            let words = told(&map, lane).unwrap_or_default();
            if map.lanes[lane].kind == LaneKind::Emotions {
                assert!(words.contains("curve points"), "{words}");
            } else {
                assert_eq!(words, if cards == 1 { "1 card".to_owned() } else { format!("{cards} cards") });
            }
        }
    }
}
