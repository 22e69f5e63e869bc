//! What holds for every text.

use std::sync::Arc;

use proptest::prelude::*;
use rihla::{
    model::Direction,
    text::{Align, Line, TextBlock, TextEngine, TextStyle},
};

use crate::common::{config, mixed_text};

/// Rounding of `f32` sums, in points.
const NEAR: f32 = 0.01;

fn directions() -> impl Strategy<Value = Direction> {
    prop_oneof![Just(Direction::Ltr), Just(Direction::Rtl)]
}

fn styles() -> impl Strategy<Value = TextStyle> {
    let aligns = prop_oneof![Just(Align::Start), Just(Align::Center), Just(Align::End)];
    (directions(), proptest::option::of(directions()), aligns, 8.0f32..24.0).prop_map(
        |(container, forced, align, size)| TextStyle::new(size, container).forced(forced).align(align),
    )
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Pieces of a line that have a width and cannot be broken: letters, or ligatures of several.
fn pieces(block: &TextBlock, line: usize) -> usize {
    let spaces = block.text[block.lines[line].text_range.clone()].trim_end().len();
    let end = block.lines[line].text_range.start + spaces;
    let runs = block.runs.iter().filter(|run| run.line == line);
    let mut starts: Vec<usize> = runs
        .flat_map(|run| &run.glyphs)
        .filter(|glyph| glyph.advance > 0.0 && glyph.cluster < end)
        .map(|glyph| glyph.cluster)
        .collect();
    starts.sort_unstable();
    starts.dedup();
    starts.len()
}

fn check_lines(block: &TextBlock) {
    let mut at = 0;
    let mut top = 0.0;
    for line in &block.lines {
        assert_eq!(line.text_range.start, at, "lines tile the text");
        at = line.text_range.end;
        assert_eq!(line.top, top);
        assert!(line.top < line.baseline && line.baseline < line.bottom);
        top = line.bottom;
    }
    assert_eq!(at, block.text.len());
    assert_eq!(block.height, top);
}

fn check_clusters(block: &TextBlock, line: &Line) {
    let mut ranges: Vec<_> = line.clusters.iter().map(|cluster| cluster.text_range.clone()).collect();
    ranges.sort_by_key(|range| range.start);
    let content = block.text[line.text_range.clone()].trim_end_matches(is_line_end);
    let mut at = line.text_range.start;
    for range in ranges {
        assert_eq!(range.start, at, "clusters tile the line's bytes");
        assert!(range.end > range.start);
        assert!(block.text.is_char_boundary(range.end));
        at = range.end;
    }
    assert_eq!(at, line.text_range.start + content.len());
    for pair in line.clusters.windows(2) {
        assert!((pair[0].right - pair[1].left).abs() < NEAR, "clusters stand side by side: {pair:?}");
    }
    for cluster in &line.clusters {
        assert!(cluster.right >= cluster.left - NEAR);
    }
    if let (Some(first), Some(last)) = (line.clusters.first(), line.clusters.last()) {
        assert!(first.left <= line.left + NEAR && last.right >= line.right - NEAR);
        let (outside, rest) = match line.direction {
            Direction::Ltr => (line.left - first.left, last.right - line.right),
            Direction::Rtl => (last.right - line.right, line.left - first.left),
        };
        assert!(outside < NEAR, "spaces hang at the line's end only");
        assert!(rest >= -NEAR);
    }
}

fn check_runs(block: &TextBlock) {
    let mut line = 0;
    for run in &block.runs {
        assert!(run.line >= line, "runs follow their lines");
        line = run.line;
        let range = &block.lines[line].text_range;
        assert!(range.start <= run.text_range.start && run.text_range.end <= range.end);
        for glyph in &run.glyphs {
            assert!(run.text_range.contains(&glyph.cluster));
            let start = |cluster: &rihla::text::Cluster| cluster.text_range.contains(&glyph.cluster);
            assert!(block.lines[line].clusters.iter().any(start));
        }
    }
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn lines_and_clusters_tile_the_text(text in mixed_text(24), style in styles(), width in proptest::option::of(0.0f32..240.0)) {
        let block = TextEngine::embedded_only().block(&text, &style, width);
        prop_assert_eq!(&*block.text, text.as_str());
        check_lines(&block);
        for line in &block.lines {
            check_clusters(&block, line);
        }
        check_runs(&block);
    }

    #[test]
    fn nothing_is_wider_than_the_block(text in mixed_text(24), style in styles(), width in 0.0f32..240.0) {
        let block = TextEngine::embedded_only().block(&text, &style, Some(width));
        prop_assert_eq!(block.width, width);
        for (index, line) in block.lines.iter().enumerate() {
            // One letter wider than the block cannot be broken.
            if pieces(&block, index) > 1 {
                prop_assert!(line.left >= -NEAR && line.right <= width + NEAR, "{:?}", line);
                for cluster in &line.clusters {
                    prop_assert!(cluster.left >= -NEAR && cluster.right <= width + NEAR, "{:?}", cluster);
                }
            }
            prop_assert!(line.right - line.left <= block.ink_width + NEAR);
        }
    }

    #[test]
    fn a_block_without_a_width_is_as_wide_as_its_lines(text in mixed_text(12), style in styles()) {
        let block = TextEngine::embedded_only().block(&text, &style, None);
        for line in &block.lines {
            for cluster in &line.clusters {
                prop_assert!(cluster.left >= -NEAR && cluster.right <= block.width + NEAR, "{:?}", cluster);
            }
        }
        let again = TextEngine::embedded_only().block(&text, &style, Some(block.width + NEAR));
        let ranges = |block: &TextBlock| block.lines.iter().map(|line| line.text_range.clone()).collect::<Vec<_>>();
        prop_assert_eq!(ranges(&block), ranges(&again), "its own width does not wrap it");
    }

    #[test]
    fn the_same_question_gets_the_same_block(text in mixed_text(8), style in styles(), width in proptest::option::of(1.0f32..200.0)) {
        let mut engine = TextEngine::embedded_only();
        let first = engine.block(&text, &style, width);
        let other = engine.block(&text, &style, Some(width.unwrap_or(0.0) + 1.0));
        prop_assert!(Arc::ptr_eq(&first, &engine.block(&text, &style, width)));
        prop_assert!(!Arc::ptr_eq(&first, &other));
    }

    #[test]
    fn a_forced_direction_holds_on_every_line(text in mixed_text(12), style in styles(), forced in directions(), width in 20.0f32..200.0) {
        let block = TextEngine::embedded_only().block(&text, &style.forced(Some(forced)), Some(width));
        for line in &block.lines {
            prop_assert_eq!(line.direction, forced);
        }
    }

    #[test]
    fn the_containers_direction_mirrors_where_lines_stand(text in mixed_text(16), style in styles(), width in 20.0f32..240.0) {
        // A strong letter first, so that the text runs the same way in both.
        let text = format!("א{}", text.replace('\n', " א"));
        let mut engine = TextEngine::embedded_only();
        let style = TextStyle { forced: None, ..style };
        let here = engine.block(&text, &style, Some(width));
        let there = engine.block(&text, &TextStyle { container: style.container.opposite(), ..style }, Some(width));
        for (here, there) in here.lines.iter().zip(&there.lines).filter(|(here, there)| here.direction == there.direction) {
            prop_assert_eq!(&here.text_range, &there.text_range);
            prop_assert!((here.left - (width - there.right)).abs() < NEAR, "{} {}", here.left, there.right);
            prop_assert!((here.right - (width - there.left)).abs() < NEAR);
        }
    }

    #[test]
    fn a_forced_text_begins_at_its_own_side(text in mixed_text(16), style in styles(), forced in directions(), width in 20.0f32..240.0) {
        let mut engine = TextEngine::embedded_only();
        let style = style.forced(Some(forced));
        let here = engine.block(&text, &style, Some(width));
        let there = engine.block(&text, &TextStyle { container: style.container.opposite(), ..style }, Some(width));
        prop_assert_eq!(here.lines.len(), there.lines.len());
        for (here, there) in here.lines.iter().zip(&there.lines) {
            prop_assert!((here.left - there.left).abs() < NEAR && (here.right - there.right).abs() < NEAR);
            if style.align == Align::Start && here.right - here.left < width {
                let (edge, at) = if forced.is_rtl() { (width, here.right) } else { (0.0, here.left) };
                prop_assert!((edge - at).abs() < NEAR, "{} {}", edge, at);
            }
        }
    }

    #[test]
    fn at_most_so_many_lines(text in mixed_text(24), style in styles(), most in 1usize..4, width in 30.0f32..160.0) {
        let mut engine = TextEngine::embedded_only();
        let whole = engine.block(&text, &style, Some(width));
        let cut = engine.block(&text, &style.max_lines(most), Some(width));
        prop_assert!(cut.lines.len() <= most);
        prop_assert_eq!(cut.truncated, whole.lines.len() > most);
        prop_assert_eq!(cut.lines.last().unwrap().text_range.end, text.len());
        if !cut.truncated {
            prop_assert_eq!(&cut.lines.len(), &whole.lines.len());
        }
        check_lines(&cut);
        for (index, line) in cut.lines.iter().enumerate() {
            if pieces(&cut, index) > 1 {
                prop_assert!(line.left >= -NEAR && line.right <= width + NEAR, "{:?}", line);
            }
        }
    }
}
