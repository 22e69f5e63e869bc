//! The caret over every kind of text: it gets everywhere, never goes in circles, and a click where
//! it stands finds it.

use proptest::prelude::*;
use rihla::{
    model::Direction,
    text::{Affinity, Caret, CaretShape, Side, TextBlock, TextStyle},
};

use crate::common::{block, config, ltr, mixed_text, rtl};

const NEAR: f32 = 0.02;

/// The side that leads on (or back) in the line on which `caret` stands.
fn side(block: &TextBlock, caret: Caret, forward: bool) -> Side {
    if block.leads_forward(caret, Side::Right) == forward { Side::Right } else { Side::Left }
}

/// Every stop from `start` on, pressing the arrow that leads on (or back) in each line.
fn walk(block: &TextBlock, start: Caret, forward: bool) -> Vec<Caret> {
    let clusters: usize = block.lines.iter().map(|line| line.clusters.len()).sum();
    let mut stops = vec![start];
    loop {
        let caret = stops[stops.len() - 1];
        let next = block.step(caret, side(block, caret, forward));
        if next == caret {
            return stops;
        }
        stops.push(next);
        assert!(stops.len() <= clusters + block.lines.len() + 2, "a loop: {:?}", &stops[stops.len() - 6..]);
    }
}

/// The caret at the edge where the block begins, or ends.
fn edge(block: &TextBlock, end: bool) -> Caret {
    let line = if end { block.lines.len() - 1 } else { 0 };
    let left = block.lines[line].direction.is_rtl() == end;
    block.hit_line(line, if left { f32::MIN } else { f32::MAX })
}

fn place(shape: CaretShape) -> (usize, f32) {
    (shape.line, shape.primary.x)
}

fn layouts() -> impl Strategy<Value = (String, TextStyle, f32)> {
    let direction = || prop_oneof![Just(Direction::Ltr), Just(Direction::Rtl)];
    let style = (direction(), proptest::option::of(direction()))
        .prop_map(|(container, forced)| TextStyle::new(12.0, container).forced(forced));
    (mixed_text(20), style, 20.0f32..200.0)
}

proptest! {
    #![proptest_config(config(600))]

    #[test]
    fn a_walk_visits_every_line_and_never_turns_back((text, style, width) in layouts()) {
        let block = block(&text, &style, Some(width));
        for forward in [true, false] {
            let stops = walk(&block, edge(&block, !forward), forward);
            let places: Vec<_> = stops.iter().map(|caret| place(block.caret_shape(*caret))).collect();
            let mut lines: Vec<usize> = places.iter().map(|place| place.0).collect();
            lines.dedup();
            let mut all: Vec<usize> = (0..block.lines.len()).collect();
            if !forward {
                all.reverse();
            }
            prop_assert_eq!(lines, all, "each line once, in order");
            for pair in places.windows(2) {
                if pair[0].0 == pair[1].0 {
                    let to_right = block.lines[pair[0].0].direction.is_rtl() != forward;
                    let moved = pair[1].1 - pair[0].1;
                    prop_assert!(if to_right { moved > -NEAR } else { moved < NEAR }, "{:?}", pair);
                }
            }
            let mut once = stops.clone();
            once.sort_by_key(|caret| (caret.byte, caret.affinity == Affinity::After));
            once.dedup();
            prop_assert_eq!(once.len(), stops.len(), "no stop twice");
        }
    }

    #[test]
    fn a_walk_passes_every_visible_cluster((text, style, width) in layouts()) {
        let block = block(&text, &style, Some(width));
        let stops = walk(&block, edge(&block, false), true);
        let places: Vec<_> = stops.iter().map(|caret| place(block.caret_shape(*caret))).collect();
        for (index, line) in block.lines.iter().enumerate() {
            for cluster in &line.clusters {
                let blank = block.text[cluster.text_range.clone()].starts_with(char::is_whitespace);
                if cluster.right - cluster.left < 2.0 * NEAR || blank {
                    continue;
                }
                for x in [cluster.left, cluster.right] {
                    let found = places.iter().any(|place| place.0 == index && (place.1 - x).abs() < NEAR);
                    // The end of a line that wraps is the beginning of the next.
                    let line_end = (x - line.left).abs() < NEAR || (x - line.right).abs() < NEAR;
                    prop_assert!(found || line_end, "{:?} of {:?}", x, cluster);
                }
            }
        }
    }

    #[test]
    fn a_step_and_the_step_back_meet((text, style, width) in layouts()) {
        let block = block(&text, &style, Some(width));
        let there = walk(&block, edge(&block, false), true);
        for pair in there.windows(2) {
            let back = block.step(pair[1], side(&block, pair[1], false));
            let (from, to) = (place(block.caret_shape(pair[0])), place(block.caret_shape(back)));
            let zero = block.lines[to.0].clusters.iter().any(|cluster| cluster.right - cluster.left < NEAR);
            prop_assert!(zero || (from.0 == to.0 && (from.1 - to.1).abs() < NEAR), "{:?}: {:?} {:?}", pair, from, to);
        }
    }

    #[test]
    fn a_click_on_the_caret_finds_it((text, style, width) in layouts()) {
        let block = block(&text, &style, Some(width));
        for caret in walk(&block, edge(&block, false), true) {
            let shape = block.caret_shape(caret);
            let hit = block.hit(shape.primary.x, f32::midpoint(shape.top, shape.bottom));
            let found = block.caret_shape(hit);
            prop_assert_eq!(found.line, shape.line);
            let bars = [Some(found.primary), found.secondary].into_iter().flatten();
            prop_assert!(bars.into_iter().any(|bar| (bar.x - shape.primary.x).abs() < NEAR), "{:?} {:?}", shape, found);
        }
    }

    #[test]
    fn every_byte_has_a_place((text, style, width) in layouts()) {
        let block = block(&text, &style, Some(width));
        for byte in 0..=text.len() + 1 {
            for affinity in [Affinity::Before, Affinity::After] {
                let shape = block.caret_shape(Caret { byte, affinity });
                prop_assert!(shape.line < block.lines.len());
                let line = &block.lines[shape.line];
                prop_assert!(shape.primary.x >= line.left.min(0.0) - NEAR);
                prop_assert!(line.text_range.start <= byte.min(text.len()));
            }
            let snapped = block.snap(byte);
            prop_assert!(text.is_char_boundary(snapped) && snapped <= byte);
            prop_assert_eq!(block.snap(snapped), snapped);
            let word = block.word_at(byte.min(text.len()));
            prop_assert!(text.get(word).is_some());
        }
    }

    #[test]
    fn a_caret_is_split_where_the_line_begins_or_ends_against_its_direction((text, style, width) in layouts()) {
        let block = block(&text, &style, Some(width));
        for byte in (0..=text.len()).filter(|byte| text.is_char_boundary(*byte)) {
            let hard_line = block.hard_line_at(byte);
            let caret = if byte == hard_line.end { Caret::before(byte) } else { Caret::after(byte) };
            if hard_line.is_empty() || !(byte == hard_line.start || byte == hard_line.end) || block.snap(byte) != byte {
                continue;
            }
            let shape = block.caret_shape(caret);
            let line = &block.lines[shape.line];
            let clusters = || line.clusters.iter().filter(|cluster| cluster.right - cluster.left > NEAR);
            let there = clusters().find(|cluster| {
                if byte == hard_line.end { cluster.text_range.end == byte } else { cluster.text_range.start == byte }
            });
            let Some(there) = there else { continue };
            let opposes = there.direction != line.direction;
            let left = (byte == hard_line.end) == line.direction.is_rtl();
            let edge = if left { line.clusters[0].left } else { line.clusters.last().unwrap().right };
            // Where the run ends at the line's edge both places are one.
            if opposes && (shape.primary.x - edge).abs() > NEAR {
                let other = shape.secondary;
                prop_assert!(other.is_some(), "{:?} at {}", text, byte);
                let other = other.unwrap();
                prop_assert!((other.x - edge).abs() < NEAR && other.direction == line.direction);
            } else {
                prop_assert!(shape.secondary.is_none(), "{:?} at {}: {:?}", text, byte, shape);
            }
        }
    }

    #[test]
    fn a_selection_of_everything_covers_every_line((text, style, width) in layouts()) {
        let block = block(&text, &style, Some(width));
        let rects = block.selection_rects(0..text.len());
        for line in &block.lines {
            if line.right - line.left > 2.0 * NEAR {
                let covered: f32 = rects
                    .iter()
                    .filter(|rect| rect.top == line.top)
                    .map(|rect| (rect.right.min(line.right) - rect.left.max(line.left)).max(0.0))
                    .sum();
                prop_assert!((covered - (line.right - line.left)).abs() < 0.1, "{:?} of {:?}", covered, line);
            }
        }
        prop_assert!(block.selection_rects(0..0).is_empty());
    }

    #[test]
    fn down_and_up_go_line_by_line((text, style, width) in layouts(), x in 0.0f32..200.0) {
        let block = block(&text, &style, Some(width));
        let mut caret = block.hit_line(0, x);
        for line in 0..block.lines.len() {
            prop_assert_eq!(block.line_of(caret), line);
            match block.vertical(caret, 1, x) {
                Some(below) => caret = below,
                None => prop_assert_eq!(line, block.lines.len() - 1),
            }
        }
    }
}

#[test]
fn a_caret_between_two_directions_is_split() {
    let block = block("abc אבג", &ltr(), None);
    let clusters = &block.lines[0].clusters;
    // After the space, before the alef: typing Latin goes on here, Hebrew at the far right.
    let shape = block.caret_shape(Caret::before(4));
    let (latin, hebrew) = (clusters[3].right, clusters[6].right);
    assert_eq!((shape.primary.x, shape.primary.direction), (latin, Direction::Ltr));
    let secondary = shape.secondary.unwrap();
    assert_eq!((secondary.x, secondary.direction), (hebrew, Direction::Rtl));
    let other = block.caret_shape(Caret::after(4));
    assert_eq!((other.primary.x, other.secondary.unwrap().x), (hebrew, latin));
    // Inside a word there is one place.
    assert_eq!(block.caret_shape(Caret::after(1)).secondary, None);
    assert_eq!(block.caret_shape(Caret::after(6)).secondary, None);
}

#[test]
fn a_caret_at_the_end_of_a_run_against_the_line_is_split() {
    // Hebrew goes on at its left, Latin at the line's end.
    let block = block("abc אבג", &ltr(), None);
    let clusters = &block.lines[0].clusters;
    let shape = block.caret_shape(Caret::before("abc אבג".len()));
    assert_eq!((shape.primary.x, shape.primary.direction), (clusters[4].left, Direction::Rtl));
    let other = shape.secondary.unwrap();
    assert_eq!((other.x, other.direction), (clusters[6].right, Direction::Ltr));
    let block = crate::common::block("אבג abc", &rtl(), None);
    let clusters = &block.lines[0].clusters;
    let shape = block.caret_shape(Caret::before("אבג abc".len()));
    assert_eq!((shape.primary.x, shape.primary.direction), (clusters[2].right, Direction::Ltr));
    assert_eq!(shape.secondary.unwrap().x, clusters[0].left);
    // At the beginning too, where the line is forced against its first letter.
    let block = crate::common::block("אב abc", &ltr().forced(Some(Direction::Ltr)), None);
    let shape = block.caret_shape(Caret::after(0));
    assert_eq!(shape.primary.direction, Direction::Rtl);
    assert_eq!(shape.secondary.unwrap().x, block.lines[0].clusters[0].left);
}

#[test]
fn arrows_pass_what_is_seen() {
    let block = block("ab אב cd", &ltr(), None);
    let bytes: Vec<usize> = walk(&block, Caret::after(0), true).iter().map(|caret| caret.byte).collect();
    // Into the Hebrew word from its left: bet (5..7) is passed first, then alef (3..5).
    assert_eq!(bytes, [0, 1, 2, 3, 5, 3, 8, 9, 10]);
}

#[test]
fn a_line_that_wraps_has_no_stop_at_its_end() {
    let block = block("aaaa bbbb", &ltr(), Some(30.0));
    assert_eq!(block.lines.len(), 2);
    let caret = block.step(Caret::before(4), Side::Right);
    assert_eq!(caret, Caret::after(5), "past the space is the next line");
    assert_eq!(block.caret_shape(caret).line, 1);
    assert_eq!(block.step(caret, Side::Left), Caret::after(4));
    // The End key puts it there all the same, and an arrow goes on from it.
    let end = block.line_end(Caret::after(0));
    assert_eq!((end, block.caret_shape(end).line), (Caret::before(5), 0));
    assert_eq!(block.step(end, Side::Right), Caret::before(6));
}

#[test]
fn right_to_left_lines_go_on_to_the_left() {
    let block = block("אא בב\nגג", &rtl(), Some(200.0));
    let stops = walk(&block, Caret::after(0), true);
    assert!(block.leads_forward(Caret::after(0), Side::Left));
    let bytes: Vec<usize> = stops.iter().map(|caret| caret.byte).collect();
    assert_eq!(bytes, [0, 2, 4, 5, 7, 9, 10, 12, 14]);
}

#[test]
fn words_and_hard_lines_are_found() {
    let block = block("one שתיים\nдва می\u{200c}شود", &ltr(), Some(40.0));
    let word = |byte| &block.text[block.word_at(byte)];
    assert_eq!(word(1), "one");
    assert_eq!(word(3), " ");
    assert_eq!(word(8), "שתיים");
    assert_eq!(word(block.text.len()), "می\u{200c}شود");
    assert_eq!(&block.text[block.hard_line_at(2)], "one שתיים");
    assert_eq!(&block.text[block.hard_line_at(16)], "два می\u{200c}شود");
}

#[test]
fn an_empty_line_shows_its_selection_and_its_caret() {
    let block = block("a\n\nb", &ltr(), None);
    let shape = block.caret_shape(Caret::after(2));
    assert_eq!((shape.line, shape.primary.x), (1, 0.0));
    let rects = block.selection_rects(0..4);
    assert_eq!(rects.iter().filter(|rect| rect.top == block.lines[1].top).count(), 1);
    assert_eq!(rects.len(), 3);
}

#[test]
fn a_caret_stands_inside_lam_alef() {
    let block = block("لا", &rtl(), Some(50.0));
    let middle = block.caret_shape(Caret::after(2)).primary.x;
    let line = &block.lines[0];
    assert!((middle - f32::midpoint(line.left, line.right)).abs() < 0.01);
}
