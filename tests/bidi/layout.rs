//! Blocks, lines and edges.

use std::{ops::Range, sync::Arc};

use rihla::{
    edit::diff::Diff,
    i18n::Locale,
    model::{Card, Direction, JourneyMap},
    text::{Align, Icon, TextBlock, TextEngine, TextStyle},
};

use crate::common::{block, ltr, rtl, visual, visual_lines};

#[test]
fn an_empty_text_has_one_line() {
    for (style, left) in [(ltr(), 0.0), (rtl(), 80.0)] {
        let block = block("", &style, Some(80.0));
        assert_eq!(block.lines.len(), 1);
        assert_eq!(block.height, 14.0);
        assert_eq!((block.lines[0].left, block.lines[0].right), (left, left));
        assert_eq!(block.lines[0].direction, style.container);
    }
}

#[test]
fn hebrew_runs_from_the_right() {
    let block = block("אבג abc", &rtl(), Some(200.0));
    assert_eq!(visual_lines(&block), "abc גבא");
    assert_eq!(block.lines[0].right, 200.0);
    assert_eq!(block.lines[0].direction, Direction::Rtl);
}

#[test]
fn lines_stand_at_the_containers_side_whatever_their_own_direction() {
    for text in ["hello", "שלום", "سلام", "123"] {
        let at_left = block(text, &ltr(), Some(100.0));
        assert_eq!(at_left.lines[0].left, 0.0, "{text}");
        let at_right = block(text, &rtl(), Some(100.0));
        assert_eq!(at_right.lines[0].right, 100.0, "{text}");
        let at_end = block(text, &ltr().align(Align::End), Some(100.0));
        assert_eq!(at_end.lines[0].right, 100.0, "{text}");
        let centred = block(text, &rtl().align(Align::Center), Some(100.0));
        assert!((centred.lines[0].left - (100.0 - centred.lines[0].right)).abs() < 0.001, "{text}");
    }
}

#[test]
fn an_ellipsis_stands_at_the_end_of_the_line_in_its_direction() {
    let english = block("one two three four five", &ltr().max_lines(1), Some(60.0));
    assert!(english.truncated);
    assert_eq!(english.lines.len(), 1);
    assert!(english.ink_width <= 60.0);
    let hebrew = block("אחת שתיים שלוש ארבע חמש", &rtl().max_lines(1), Some(60.0));
    assert!(hebrew.truncated);
    let line = &hebrew.lines[0];
    assert_eq!(line.right, 60.0);
    // The ellipsis stands for the rest: the leftmost cluster reaches to the text's end.
    assert_eq!(line.clusters[0].text_range.end, hebrew.text.len());
    assert!(visual(&hebrew, line).ends_with("תחא"));
}

#[test]
fn icons_fill_their_square() {
    let mut engine = TextEngine::embedded_only();
    let icon = Icon::named("square").unwrap();
    let block = engine.icon(icon, true, 20.0);
    assert!(Arc::ptr_eq(&block, &engine.icon(icon, true, 20.0)));
    assert!(!Arc::ptr_eq(&block, &engine.icon(icon, false, 20.0)));
    let run = &block.runs[0];
    let image = engine.glyph_image(&run.font, run.glyphs[0].id, 20.0, 0.0).unwrap();
    let (top, bottom) =
        (run.glyphs[0].y + image.top as f32, run.glyphs[0].y + image.top as f32 + image.height as f32);
    assert!(top >= 0.0 && bottom <= 20.0, "{top} {bottom}");
    assert!((top - (20.0 - bottom)).abs() <= 1.0, "{top} {bottom}: in the middle");
}

#[test]
fn a_glyph_picture_has_ink() {
    let mut engine = TextEngine::embedded_only();
    let block = engine.block("A", &TextStyle::new(32.0, Direction::Ltr), None);
    let run = &block.runs[0];
    let image = engine.glyph_image(&run.font, run.glyphs[0].id, 32.0, 0.25).unwrap();
    assert!(!image.colored);
    assert_eq!(image.data.len(), (image.width * image.height) as usize);
    assert!(image.data.contains(&255));
    assert!(image.top < -15 && image.top + image.height as i32 <= 1, "{} {}", image.top, image.height);
}

/// Whether the glyph furthest to the left (or right) on the last line is an ellipsis.
fn ellipsis_at(block: &TextBlock, right: bool) -> bool {
    let sign = crate::common::block("…", &ltr(), None).runs[0].glyphs[0].id;
    let last = block.lines.len() - 1;
    let glyphs = block.runs.iter().filter(|run| run.line == last).flat_map(|run| &run.glyphs);
    let furthest = if right {
        glyphs.max_by(|a, b| a.x.total_cmp(&b.x))
    } else {
        glyphs.min_by(|a, b| a.x.total_cmp(&b.x))
    };
    furthest.is_some_and(|glyph| glyph.id == sign)
}

#[test]
fn an_ellipsis_follows_the_paragraph_not_the_word_that_it_cuts() {
    // The cut falls into a word of the other direction.
    let hebrew = block("אבג supercalifragilistic", &rtl().max_lines(1), Some(70.0));
    assert!(hebrew.truncated && ellipsis_at(&hebrew, false));
    assert!(visual(&hebrew, &hebrew.lines[0]).ends_with("גבא"));
    let english = block("abc אבגדהוזחטיכלמנסעפצקרשת", &ltr().max_lines(1), Some(70.0));
    assert!(english.truncated && ellipsis_at(&english, true));
}

#[test]
fn an_ellipsis_comes_where_lines_are_left_out_and_only_there() {
    let style = ltr().max_lines(2);
    let cut = block("a\nb\nc", &style, Some(100.0));
    assert!(cut.truncated && ellipsis_at(&cut, true));
    assert_eq!(cut.lines[1].clusters[1].text_range, 3..5, "it stands for the rest of the text");
    let whole = block("a\nb", &style, Some(100.0));
    assert!(!whole.truncated && !ellipsis_at(&whole, true));
    let wide = block("a\nb\nc", &style, None);
    assert!(wide.truncated && ellipsis_at(&wide, true), "without a width too");
    let fits = block("hello", &ltr().max_lines(1), Some(block("hello", &ltr(), None).width));
    assert!(!fits.truncated);
    let narrow = block("hello", &ltr().max_lines(1), Some(1.0));
    assert_eq!((narrow.lines.len(), narrow.truncated), (1, true));
}

#[test]
fn an_ellipsis_keeps_as_much_as_fits() {
    let text = "one two three four five six seven";
    for width in 20..120 {
        let cut = block(text, &ltr().max_lines(1), Some(width as f32));
        if !cut.truncated {
            continue;
        }
        let shown = cut.lines[0].clusters.last().unwrap().text_range.start;
        let longer = text[..shown].len() + 1 + text[shown..].len() - text[shown..].trim_start().len();
        let more = format!("{}…", &text[..longer]);
        assert!(block(&more, &ltr(), None).ink_width > width as f32, "{more:?} would fit into {width}");
    }
}

#[test]
fn what_changed_is_told_in_the_order_of_its_language() {
    let locale = Locale::Ar;
    let mut before = JourneyMap::blank_from(locale, &mut fastrand::Rng::with_seed(1));
    let (lane, step) = (before.lanes[0].id.clone(), before.stages[0].steps[0].id.clone());
    let card = Card {
        id: "c".into(),
        lane,
        step,
        text: "يقرأ رسالة التذكير بانتهاء الرخصة".to_owned(),
        ..Card::default()
    };
    before.cards.push(Arc::new(card.clone()));
    let owned = Card { owner: "فريق الدعم".to_owned(), ..card.clone() };
    let (lane, step) = (before.lanes[1].id.clone(), before.stages[1].steps[0].id.clone());
    let moved = Card { lane, step, ..card.clone() };
    let longer = Card {
        text: "يقرأ رسالة التذكير بانتهاء الرخصة امناش".to_owned(), ..card.clone()
    };
    for changed in [owned, longer, moved] {
        let mut after = before.clone();
        after.cards = vec![Arc::new(changed)];
        let told = Diff::of(&Arc::new(before.clone()), &Arc::new(after)).summary(locale);
        // As a list shows it where there is room, and cut.
        for width in (60..700).step_by(3).map(|width| width as f32) {
            let block = block(&told, &rtl().max_lines(1), Some(width));
            let is_letter = |range: &Range<usize>| {
                let mut chars = told[range.clone()].chars();
                chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
            };
            let clusters = block.lines[0].clusters.iter().filter(|cluster| is_letter(&cluster.text_range));
            let mut letters: Vec<(usize, f32)> =
                clusters.map(|cluster| (cluster.text_range.start, cluster.left)).collect();
            letters.sort_by_key(|letter| letter.0);

            assert!(letters.is_sorted_by(|a, b| a.1 >= b.1), "{told:?} at {width}: {letters:?}");
        }
    }
}
