//! Arrows go around cards, and arrive with room for their heads at the side that faces where they come from.

use std::ops::Range;

use kurbo::{ParamCurve as _, PathEl, PathSeg, Point, Rect};

use super::layout;
use crate::{
    layout::MapLayout,
    model::{Card, Flow, Id, JourneyMap, Link},
};

/// A map of four stages and four lanes, feelings among them, full of cards of all heights, with every link there can
/// be between two of some of its cards.
fn full(seed: u64, flow: Flow) -> JourneyMap {
    let mut rng = fastrand::Rng::with_seed(seed);
    let mut map = crate::edit::story::map(
        "
                    | One | Two | .. | Three | Four
        actions     | | | | |
        thoughts    | | | | |
        emotions    | p:+1 | q:-1 | r:+0.5 | s:0 | t:-2
        pain-points | | | | |
        owner       | | | | |",
    );
    map.flow = flow;
    let steps: Vec<Id> = map.steps().map(|(_, step)| step.id.clone()).collect();
    for lane in ["actions", "thoughts", "pain-points", "owner"] {
        for step in &steps {
            for index in 0..rng.usize(1..4) {
                let card = Card {
                    id: format!("{lane} {step} {index}").as_str().into(),
                    lane: lane.into(),
                    step: step.clone(),
                    text: "word ".repeat(rng.usize(1..24)),
                    ..Card::default()
                };
                map.cards.push(card.into());
            }
        }
    }
    let ids: Vec<Id> = map.cards.iter().map(|card| card.id.clone()).collect();
    for _ in 0..60 {
        let (Some(from), Some(to)) = (rng.choice(&ids).cloned(), rng.choice(&ids).cloned()) else { continue };
        if from != to {
            let id = format!("{from} > {to} {}", map.links.len());
            map.links.push(Link { id: id.as_str().into(), from, to, ..Link::default() });
        }
    }
    map
}

fn rect_of(layout: &MapLayout, id: &Id) -> Rect {
    layout.card(id).unwrap().rect
}

#[test]
fn no_arrow_crosses_a_card_of_a_full_map() {
    for seed in 0..12 {
        for flow in [Flow::Ltr, Flow::Rtl] {
            let map = full(seed, flow);
            let layout = layout(&map);
            assert!(layout.links.len() > 40);
            for (shown, link) in layout.links.iter().zip(&map.links) {
                for segment in shown.path.segments() {
                    for part in 0..=40 {
                        let point = segment.eval(f64::from(part) / 40.0);
                        let hit = layout.cards.iter().find(|card| card.rect.inset(-0.5).contains(point));
                        let hit = hit.map(|card| &card.card.id);
                        assert_eq!(hit, None, "seed {seed}, {flow:?}: {} goes over it", link.id);
                    }
                }
            }
        }
    }
}

#[test]
fn every_arrow_arrives_at_its_card_with_room_for_its_head() {
    for flow in [Flow::Ltr, Flow::Rtl] {
        let map = full(5, flow);
        let layout = layout(&map);
        for (shown, link) in layout.links.iter().zip(&map.links) {
            let (from, to) = (rect_of(&layout, &link.from), rect_of(&layout, &link.to));
            let on_edge = |rect: Rect, at: Point| {
                rect.inflate(0.01, 0.01).contains(at) && !rect.inset(-0.01).contains(at)
            };
            let Some(PathEl::MoveTo(start)) = shown.path.elements().first().copied() else { panic!() };
            let Some(PathSeg::Line(last)) = shown.path.segments().last() else { panic!("{}", link.id) };
            assert!(on_edge(from, start) && on_edge(to, last.p1), "{}", link.id);
            assert!((last.p1 - last.p0).hypot() >= 5.0, "{}: {last:?}", link.id);
            // It comes from outside, at a right angle to the side.
            let along = (last.p1 - last.p0).normalize();
            assert!(along.x.abs() < 1e-6 || along.y.abs() < 1e-6, "{}", link.id);
            assert!(to.contains(last.p1 + along) && !to.contains(last.p1 - along), "{}", link.id);
        }
    }
}

#[test]
fn a_free_way_is_straight_and_the_side_faces_the_other_card() {
    for flow in [Flow::Ltr, Flow::Rtl] {
        let mut map = crate::edit::story::map(
            "
                    | One | Two | Three
            actions | a   |     | b
            owner   | c   | d   | e
            links: a>b b>a c>d e>d",
        );
        map.flow = flow;
        let layout = layout(&map);
        let forward = if flow == Flow::Rtl { -1.0 } else { 1.0 };
        for (shown, back) in layout.links.iter().zip([false, true, false, true]) {
            let segments: Vec<PathSeg> = shown.path.segments().collect();
            let [PathSeg::Line(line)] = segments.as_slice() else { panic!("{}: {segments:?}", shown.id) };
            assert_eq!(line.p0.y, line.p1.y);
            assert_eq!((line.p1.x - line.p0.x).signum(), if back { -forward } else { forward });
        }
        assert!(layout.links[0].path != layout.links[1].path.clone(), "there and back are two lines");
    }
}

#[test]
fn what_is_shown_while_a_link_is_made_is_what_it_becomes() {
    for flow in [Flow::Ltr, Flow::Rtl] {
        let mut map = full(3, flow);
        map.links.truncate(20);
        let whole = layout(&map);
        let new = map.links.pop().unwrap();
        let layout = layout(&map);
        let card = |id: &Id| layout.card(id).unwrap();
        let preview = layout.link_between(card(&new.from), card(&new.to), None);
        // One that is there already, taken to where another goes.
        let (old, target) = (&map.links[4], card(&map.links[11].to));
        let moved = layout.link_between(card(&old.from), target, Some(&old.id));
        let mut map = map.clone();
        map.links[4].to = target.card.id.clone();
        let after = super::layout(&map);
        let near = |a: &kurbo::BezPath, b: &kurbo::BezPath| {
            let points =
                |path: &kurbo::BezPath| path.segments().map(|segment| segment.end()).collect::<Vec<_>>();
            let (a, b) = (points(a), points(b));
            a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| (*a - *b).hypot() < 1e-6)
        };
        assert!(near(&preview, &whole.links[19].path));
        assert!(near(&moved, &after.links[4].path));
    }
}

/// A straight piece of an arrow: whether it is upright, where it is across, and from where to where it goes.
type Piece = (bool, f64, Range<f64>);

fn pieces(path: &kurbo::BezPath) -> Vec<Piece> {
    let piece = |segment: PathSeg| {
        let PathSeg::Line(line) = segment else { return None };
        let (a, b) = (line.p0, line.p1);
        let upright = (a.x - b.x).abs() < 1e-6;
        let (at, from, to) = if upright { (a.x, a.y, b.y) } else { (a.y, a.x, b.x) };
        Some((upright, at, from.min(to)..from.max(to)))
    };
    path.segments().filter_map(piece).collect()
}

/// Whether two pieces lie on each other, so that they could not be told apart.
fn coincide(a: &Piece, b: &Piece) -> bool {
    let common = a.2.end.min(b.2.end) - a.2.start.max(b.2.start);
    a.0 == b.0 && (a.1 - b.1).abs() < 1.5 && common > 1.0
}

/// How many pieces run where `a` does, across what is free of its gutter or along the side of a card.
fn beside(layout: &MapLayout, a: &Piece) -> usize {
    let near = |b: &&Piece| {
        let common = a.2.end.min(b.2.end) - a.2.start.max(b.2.start);
        a.0 == b.0 && (a.1 - b.1).abs() < 20.0 && common > -12.0
    };
    let all: Vec<Piece> = layout.links.iter().flat_map(|link| pieces(&link.path)).collect();
    all.iter().filter(near).count()
}

#[test]
fn no_two_arrows_lie_on_each_other_while_there_is_room() {
    let (mut compared, mut crowded) = (0, 0);
    for seed in 0..60 {
        for flow in [Flow::Ltr, Flow::Rtl] {
            let mut map = full(seed, flow);
            map.links.truncate(2 + seed as usize % 7);
            // The same arrow twice is no case: nobody can make it.
            let mut seen = rustc_hash::FxHashSet::default();
            map.links.retain(|link| seen.insert((link.from.clone(), link.to.clone())));
            let layout = layout(&map);
            for (i, a) in layout.links.iter().enumerate() {
                for b in &layout.links[i + 1..] {
                    for (a, b) in pieces(&a.path)
                        .iter()
                        .flat_map(|a| pieces(&b.path).into_iter().map(move |b| (a.clone(), b)))
                    {
                        compared += 1;
                        if !coincide(&a, &b) {
                            continue;
                        }
                        crowded += 1;
                        let beside = beside(&layout, &a);
                        assert!(beside > 3, "seed {seed}, {flow:?}: {a:?} and {b:?} of {beside}");
                    }
                }
            }
        }
    }
    assert!(compared > 5_000 && crowded * 200 < compared, "{crowded} of {compared}");
}

#[test]
fn arrows_from_one_card_leave_beside_each_other_within_its_side() {
    for flow in [Flow::Ltr, Flow::Rtl] {
        let mut map = crate::edit::story::map(
            "
                    | One | Two | Three
            actions | a   | b   | c
            owner   | d   | e   | f
            links: a>e a>f a>b d>e b>d",
        );
        map.flow = flow;
        let layout = layout(&map);
        let start = |index: usize| layout.links[index].path.segments().next().unwrap().start();
        let side = rect_of(&layout, &"a".into());
        let mut heights: Vec<f64> = (0..3).map(|index| start(index).y).collect();
        heights.sort_by(f64::total_cmp);
        assert!(heights.windows(2).all(|pair| pair[1] - pair[0] > 5.0), "{heights:?}");
        assert!(heights.iter().all(|y| *y > side.y0 + 3.0 && *y < side.y1 - 3.0), "{heights:?} of {side:?}");
        // The gutters hold what runs in them.
        let inside = |piece: &Piece| {
            let free = |column: &crate::layout::Column| {
                piece.1 < column.x.start + 6.0 || piece.1 > column.x.end - 6.0
            };
            !piece.0 || layout.columns.iter().all(free)
        };
        for link in &layout.links {
            assert!(pieces(&link.path).iter().all(inside), "{}: {:?}", link.id, pieces(&link.path));
        }
    }
}
