//! The small signs of a map: faces, locks and dots.

use kurbo::{Rect, Shape as _};

use super::{layout, random};
use crate::{
    layout::{CardBox, CardPart, LayoutEngine, face_icon},
    model::{Card, Direction, Face, Flow, JourneyMap},
    text::{GlyphImage, Icon, TextEngine},
};

const FACES: [Face; 5] = [Face::Angry, Face::Sad, Face::Neutral, Face::Happy, Face::Delighted];

#[test]
fn every_face_can_be_told_from_every_other_at_small_sizes() {
    let mut text = TextEngine::embedded_only();
    for filled in [true, false] {
        for size in [14.0, 18.0, 24.0] {
            let mut picture = |face: Face| {
                let icon = Icon::named(face_icon(face)).unwrap();
                let block = text.icon(icon, filled, size);
                let run = &block.runs[0];
                let glyph = run.glyphs[0];
                text.glyph_image(&run.font, glyph.id, run.size, 0.0).expect("it is drawn")
            };
            let pictures = FACES.map(&mut picture);
            // What covers a pixel, counted from the glyph's origin.
            let at = |picture: &GlyphImage, x: i32, y: i32| {
                let (x, y) = (x - picture.left, y - picture.top);
                let inside =
                    (0..picture.width as i32).contains(&x) && (0..picture.height as i32).contains(&y);
                if inside { picture.data[y as usize * picture.width as usize + x as usize] } else { 0 }
            };
            let apart = |a: usize, b: usize| {
                let (a, b) = (&pictures[a], &pictures[b]);
                let (mut apart, mut inked) = (0_u32, 0_u32);
                for (x, y) in (-4..32).flat_map(|x| (-32..8).map(move |y| (x, y))) {
                    let (a, b) = (at(a, x, y), at(b, x, y));
                    apart += u32::from(a.abs_diff(b));
                    inked += u32::from(a);
                }
                assert!(inked > 1000);
                f64::from(apart) / f64::from(inked)
            };
            for (a, b) in (0..5).flat_map(|a| (a + 1..5).map(move |b| (a, b))) {
                // Happy and delighted are told apart by an open mouth, the others by brows and corners of mouths.
                let least = if (a, b) == (3, 4) { 0.12 } else { 0.025 };
                let (apart, faces) = (apart(a, b), (FACES[a], FACES[b]));
                assert!(apart > least, "{faces:?} at {size} px: {apart}");
            }
        }
    }
}

/// A part's box, without the discs on corners.
fn box_of(part: &CardPart) -> Option<Rect> {
    let text = |text: &crate::layout::PlacedText| {
        Rect::from_origin_size(text.origin, (f64::from(text.block.width), f64::from(text.block.height)))
    };
    Some(match part {
        CardPart::Text(placed) => text(&placed.placed()),
        CardPart::Icon(placed) | CardPart::Mark(_, placed) | CardPart::Value(placed) => text(placed),
        CardPart::Badge(center, radius, _) => kurbo::Circle::new(*center, *radius).bounding_box(),
        CardPart::Dots(centers, _) => {
            let dots = centers.iter().map(|center| Rect::from_center_size(*center, (6.0, 6.0)));
            dots.reduce(|all, dot| all.union(dot))?
        }
        CardPart::Tag(rect, _) | CardPart::Image(rect, ..) | CardPart::Spark(rect) => *rect,
        CardPart::Corner(..) => return None,
    })
}

#[test]
fn a_lock_makes_no_card_higher_and_hides_nothing_on_it() {
    let mut seen = 0;
    for seed in 0..40 {
        let mut map = random::map(seed);
        let locked = |map: &mut JourneyMap, locked: bool| {
            for card in &mut map.cards {
                *card = Card { locked, ..(**card).clone() }.into();
            }
        };
        locked(&mut map, false);
        let free = layout(&map);
        locked(&mut map, true);
        let held = layout(&map);
        for (a, b) in free.all_cards().zip(held.all_cards()) {
            assert_eq!(a.rect, b.rect, "seed {seed}: {:?}", a.card.id);
            let discs = b.parts.iter().filter_map(|part| match part {
                CardPart::Corner(_, center, radius, _) => {
                    Some(kurbo::Circle::new(*center, radius + 0.5).bounding_box())
                }
                _ => None,
            });
            let discs: Vec<Rect> = discs.collect();
            assert_eq!(discs.len(), 1);
            let at_end =
                if held.direction.is_rtl() { discs[0].x0 < 0.0 } else { discs[0].x1 > b.rect.width() };
            assert!(at_end, "seed {seed}: {:?}", discs[0]);
            for part in b.parts.iter().filter_map(box_of) {
                let common = part.intersect(discs[0]);
                assert!(
                    common.width() <= 0.01 || common.height() <= 0.01,
                    "seed {seed}: {part:?} under {:?}",
                    discs[0]
                );
                seen += 1;
            }
        }
    }
    assert!(seen > 500);
}

#[test]
fn dots_stand_as_far_from_text_and_edge_as_a_row_of_tags() {
    let card = |severity: Option<u8>, tag: &str| Card {
        text: "Shipping price hidden until the last step".into(),
        severity,
        tags: (!tag.is_empty()).then(|| tag.to_owned()).into_iter().collect(),
        lane: "pain-points".into(),
        step: "One.1".into(),
        ..Card::default()
    };
    for flow in [Flow::Ltr, Flow::Rtl] {
        let mut map = crate::edit::story::map("  | One \n pain-points | ");
        map.flow = flow;
        for (id, card) in
            [("dots", card(Some(2), "")), ("tag", card(None, "tag")), ("both", card(Some(2), "tag"))]
        {
            map.cards.push(Card { id: id.into(), ..card }.into());
        }
        let layout =
            LayoutEngine::new(crate::i18n::Locale::En).layout(&mut TextEngine::embedded_only(), &map);
        let of = |id: &str| -> &CardBox { layout.card(&id.into()).unwrap() };
        let heights = ["dots", "tag", "both"].map(|id| of(id).rect.height());
        assert!(heights.iter().all(|height| (height - heights[0]).abs() < 1.0), "{heights:?}");
        let parts = &of("dots").parts;
        let text = parts.iter().find(|part| matches!(part, CardPart::Text(_))).and_then(box_of).unwrap();
        let dots = parts.iter().find(|part| matches!(part, CardPart::Dots(..))).and_then(box_of).unwrap();
        // The design's measures: 13 to 14 points from the last line's box, and from the lower edge, to their middle.
        assert!((12.5..14.5).contains(&(dots.center().y - text.y1)), "{dots:?} under {text:?}");
        assert!((14.0..15.5).contains(&(heights[0] - dots.center().y)), "{dots:?} in {}", heights[0]);
        assert_eq!(layout.direction == Direction::Rtl, flow == Flow::Rtl);
    }
}
