//! Which glyphs stand for which letters.

use std::sync::Arc;

use rihla::{
    model::Direction,
    text::{Icon, TextBlock, TextEngine, TextStyle, Weight},
};

use crate::common::{block, ltr};

fn glyphs(text: &str) -> Vec<u32> {
    let block = block(text, &ltr(), None);
    block.runs.iter().flat_map(|run| run.glyphs.iter().map(|glyph| glyph.id)).collect()
}

/// Width of the whole ink.
fn width(text: &str) -> f32 {
    block(text, &ltr(), None).ink_width
}

#[test]
fn lam_alef_is_one_glyph_with_a_place_for_the_caret_inside() {
    for text in ["لا", "لأ", "لإ", "لآ"] {
        let block = block(text, &ltr(), None);
        assert_eq!(block.runs.len(), 1, "{text}");
        assert_eq!(block.runs[0].glyphs.len(), 1, "{text} is one glyph");
        let clusters = &block.lines[0].clusters;
        assert_eq!(clusters.len(), 2, "{text}");
        assert_eq!(clusters[0].text_range, 2..4, "alef stands to the left");
        assert_eq!(clusters[1].text_range, 0..2);
        let widths = clusters.iter().map(|cluster| cluster.right - cluster.left).collect::<Vec<_>>();
        assert!((widths[0] - widths[1]).abs() < 0.001, "{widths:?}");
        let glyph = block.runs[0].glyphs[0];
        assert_eq!((glyph.x, glyph.cluster), (block.lines[0].left, 0));
        assert!((glyph.advance - block.ink_width).abs() < 0.001);
    }
    assert_ne!(glyphs("لا"), glyphs("ل ا").into_iter().rev().collect::<Vec<_>>());
}

#[test]
fn a_ligature_in_the_middle_of_a_word_stands_where_its_letters_do() {
    let block = block("سلام", &ltr(), None);
    let line = &block.lines[0];
    assert_eq!(line.clusters.len(), 4);
    let run = &block.runs[0];
    assert_eq!(run.glyphs.len(), 3);
    // From left to right: meem, lam-alef, seen.
    let starts: Vec<usize> = run.glyphs.iter().map(|glyph| glyph.cluster).collect();
    assert_eq!(starts, [6, 2, 0]);
    assert!((run.glyphs[1].x - line.clusters[1].left).abs() < 0.001);
    assert!((run.glyphs[1].x + run.glyphs[1].advance - line.clusters[2].right).abs() < 0.001);
}

#[test]
fn a_non_joiner_keeps_letters_apart_and_takes_no_room() {
    let joined = glyphs("میخ");
    let apart = glyphs("می\u{200c}خ");
    let alone: Vec<u32> = glyphs("خ").into_iter().chain(glyphs("می")).collect();
    // The shaper may keep an empty glyph for the joiner itself.
    let visible: Vec<u32> = apart.iter().copied().filter(|id| alone.contains(id)).collect();
    assert_eq!(visible, alone, "each side has the shapes that it has alone");
    assert_ne!(visible, joined);
    assert!((width("می\u{200c}خ") - width("می") - width("خ")).abs() < 0.001);
    let clusters = &block("می\u{200c}خ", &ltr(), None).lines[0].clusters;
    assert_eq!(clusters.len(), 3, "no caret between a letter and its joiner: {clusters:?}");
}

#[test]
fn a_joiner_makes_a_letter_join_to_nothing() {
    assert_ne!(glyphs("ه\u{200d}")[..1], glyphs("ه")[..1]);
}

#[test]
fn brackets_are_mirrored_from_right_to_left() {
    let hebrew = glyphs("(א)");
    let latin = glyphs("(a)");
    assert_eq!((hebrew[0], hebrew[2]), (latin[0], latin[2]), "both open to the right at the left");
}

#[test]
fn controls_are_invisible_and_tabs_are_spaces() {
    let tab = block("a\tb", &ltr(), None);
    let space = width("a b") - width("ab");
    let cluster = &tab.lines[0].clusters[1];
    assert!((cluster.right - cluster.left - 4.0 * space).abs() < 0.05, "{cluster:?} {space}");
    for weight in [Weight::Regular, Weight::Medium, Weight::SemiBold] {
        let style = ltr().weight(weight);
        let plain = block("ab", &style, None);
        for c in [
            '\u{1}', '\u{8}', '\u{1b}', '\u{1c}', '\u{1f}', '\u{7f}', '\u{9f}', '\u{fffa}', '\u{200b}',
            '\u{2060}', '\u{feff}', '\u{202e}', '\u{2066}',
        ] {
            let text = format!("a{c}b");
            let block = block(&text, &style, None);
            assert!((block.ink_width - plain.ink_width).abs() < 0.01, "{c:?} takes no room");
            assert!(!block.missing, "{c:?} is not missing");
            assert!(block.runs.iter().flat_map(|run| &run.glyphs).all(|glyph| glyph.id != 0), "{c:?}");
        }
    }
}

#[test]
fn the_embedded_fonts_have_the_letters_of_the_four_languages() {
    let texts = [
        "The quick brown fox jumps over the lazy dog 0123456789 .,:;!?…–—“”‘’«»()[]{}%&@#*+=/\\|<>~^_€$£₪",
        "صِف خَلقَ خَودٍ كَمِثلِ الشَمسِ إِذ بَزَغَت يَحظى الضَجيعُ بِها نَجلاءَ مِعطارِ ٠١٢٣٤٥٦٧٨٩ ؟،؛ ً ٌ ٍ َ ُ ِ ّ ْ ٰ",
        "גם זקן זועף כי חס על בטן שָׁלוֹם עֲלֵיכֶם ־ ״ ׳ ךםןףץ",
        "پژوهش چگونه گفت‌وگوی ما می‌شود ۰۱۲۳۴۵۶۷۸۹ ٪ ٬ ٫ ء ؤ ئ هٔ",
        "Съешь же ещё этих мягких французских булок",
    ];
    for text in texts {
        assert!(!block(text, &ltr(), None).missing, "{text}");
    }
}

#[test]
fn a_letter_that_no_embedded_font_has_is_reported() {
    let block = block("a 中 b", &ltr(), None);
    assert!(block.missing);
    let missing: Vec<usize> = block
        .runs
        .iter()
        .flat_map(|run| &run.glyphs)
        .filter(|glyph| glyph.id == 0)
        .map(|glyph| glyph.cluster)
        .collect();
    assert_eq!(missing, [2]);
}

/// The only test of this program that loads the system's fonts, whichever those are: others would
/// see that they are there.
#[test]
fn a_deferred_engine_leaves_letters_blank_until_the_fonts_are_there() {
    let mut engine = TextEngine::deferred();
    assert!(!engine.needs_system_fonts());
    let whole = engine.block("abc", &ltr(), None);
    let block = engine.block("a 中 b", &ltr(), None);
    assert!(block.missing && engine.needs_system_fonts());
    assert!(block.runs.iter().flat_map(|run| &run.glyphs).all(|glyph| glyph.id != 0), "no box is drawn");
    assert_eq!(block.lines[0].clusters.len(), 5, "the caret knows it");
    assert!(!engine.refresh(), "nobody has loaded them");
    assert!(Arc::ptr_eq(&block, &engine.block("a 中 b", &ltr(), None)));

    std::thread::spawn(rihla::text::load_system_fonts).join().unwrap();
    assert!(!engine.needs_system_fonts());
    assert_eq!(engine.generation(), 0, "nothing changes in the middle of a frame");
    assert!(engine.refresh());
    assert_eq!(engine.generation(), 1);
    assert!(!engine.refresh(), "once is enough");
    assert!(!Arc::ptr_eq(&block, &engine.block("a 中 b", &ltr(), None)), "asked for again, it is made again");
    assert!(Arc::ptr_eq(&whole, &engine.block("abc", &ltr(), None)), "what was whole stays");
}

#[test]
fn an_engine_can_be_made_on_one_thread_and_used_on_another() {
    let mut engine = TextEngine::embedded_only();
    let here = engine.block("abc", &ltr(), None);
    let there = std::thread::spawn(move || engine.block("abc", &ltr(), None)).join().unwrap();
    assert!(Arc::ptr_eq(&here, &there));
}

#[test]
fn the_weights_are_different_faces() {
    let mut engine = TextEngine::embedded_only();
    let mut ids: Vec<u32> = [Weight::Regular, Weight::Medium, Weight::SemiBold]
        .map(|weight| engine.block("a", &ltr().weight(weight), None).runs[0].font.id())
        .to_vec();
    ids.dedup();
    assert_eq!(ids.len(), 3);
    let font = |engine: &mut TextEngine| engine.block("b", &ltr(), None).runs[0].font.id();
    assert_eq!(font(&mut engine), font(&mut TextEngine::embedded_only()), "the same face everywhere");
}

#[test]
fn every_icon_is_in_both_fonts() {
    let mut engine = TextEngine::embedded_only();
    let mut count = 0;
    for (name, icon) in Icon::all() {
        assert_eq!(Icon::named(name), Some(icon), "{name}");
        for filled in [false, true] {
            let block: &TextBlock = &engine.icon(icon, filled, 16.0);
            let run = &block.runs[0];
            assert_ne!(run.glyphs[0].id, 0, "{name} filled: {filled}");
            let image = engine.glyph_image(&run.font, run.glyphs[0].id, 16.0, 0.0);
            assert!(image.is_some_and(|image| image.data.iter().any(|a| *a > 0)), "{name} has ink");
        }
        count += 1;
    }
    assert!(count > 1400, "{count}");
    assert_eq!(Icon::named("no-such-icon"), None);
}

#[test]
fn a_letter_under_four_hundred_marks_is_laid_out() {
    let text = format!("a{}b", "\u{301}".repeat(400));
    let block = block(&text, &TextStyle::new(12.0, Direction::Ltr), Some(50.0));
    assert_eq!(block.lines[0].clusters.len(), 2);
}

#[test]
fn the_picture_moves_with_the_offset() {
    let mut engine = TextEngine::embedded_only();
    let block = engine.block("lo", &TextStyle::new(16.0, Direction::Ltr), None);
    let run = &block.runs[0];
    for glyph in &run.glyphs {
        let mut picture = |offset| engine.glyph_image(&run.font, glyph.id, 16.0, offset).unwrap();
        let still = picture(0.0);
        let next = picture(1.0);
        assert_eq!((next.left, next.top, &next.data), (still.left + 1, still.top, &still.data));
        // Ink per column, from the glyph's origin: it only ever moves to the right.
        let ink_left_of = |image: &rihla::text::GlyphImage, column: i32| -> i64 {
            let columns =
                image.data.iter().enumerate().map(|(index, alpha)| {
                    (image.left + (index as u32 % image.width) as i32, i64::from(*alpha))
                });
            columns.filter(|(x, _)| *x < column).map(|(_, alpha)| alpha).sum()
        };
        let mut before = still;
        for bin in [0.25, 0.5, 0.75, 1.0] {
            let image = picture(bin);
            assert_ne!((image.left, &image.data), (before.left, &before.data), "{bin}");
            for column in -2..16 {
                // Edges are rounded to 1/256 of a pixel in every row.
                let rounding = i64::from(image.height) * 2;
                assert!(ink_left_of(&image, column) <= ink_left_of(&before, column) + rounding, "{bin}");
            }
            before = image;
        }
    }
}

#[test]
fn odd_sizes_do_no_harm() {
    let mut engine = TextEngine::embedded_only();
    for size in [0.0, -1.0, f32::NAN, f32::INFINITY, 1e-9, 1e9] {
        for width in [Some(0.0), Some(-5.0), Some(f32::NAN), Some(f32::INFINITY), None] {
            let block = engine.block("ab שלום", &TextStyle::new(size, Direction::Rtl), width);
            assert!(block.height.is_finite() && block.height > 0.0);
        }
    }
    let font = engine.block("a", &ltr(), None).runs[0].font.clone();
    for px in [0.0, -1.0, f32::NAN, f32::INFINITY] {
        assert!(engine.glyph_image(&font, 5, px, 0.0).is_none());
    }
    assert!(engine.glyph_image(&font, u32::MAX, 16.0, 0.0).is_none());
}
