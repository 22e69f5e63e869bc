//! What is measured without shaping is what shaping gives.

use proptest::prelude::*;
use rihla::{
    model::Direction,
    text::{Align, LazyBlock, TextEngine, TextStyle, Weight},
};

use super::{
    common::{config, mixed_text},
    order,
};

/// Largest difference of two ways of adding up the same widths, in points.
const NEAR: f32 = 0.02;

/// Words as they stand on cards, with what is difficult among them.
const WORDS: &[&str] = &[
    "Compares",
    "3",
    "shops",
    "and",
    "a",
    "dozen",
    "products,",
    "before",
    "asking",
    "AVATAR",
    "To",
    "We",
    "Wi-Fi",
    "e-mail",
    "(online)",
    "(or",
    "so)",
    "\"Is",
    "it?\"",
    "“safe”",
    "checkout/payment",
    "Q3",
    "48%",
    "$5.99",
    "1,200",
    "v2.1",
    "R&D",
    "end-to-end",
    "–",
    "—",
    "…",
    "&",
    "+",
    "/",
    "#1",
    "@support",
    "T",
    "Yes!",
    "fi",
    "office",
    "naïve",
    "Łódź",
    "Привет,",
    "мир",
    "7-го",
    "تبحث",
    "في",
    "عن",
    "«مكتب",
    "قابل",
    "للتعديل»",
    "ثم",
    "تقارن",
    "الأسعار.",
    "هل",
    "آمنة؟",
    "وتنتظر",
    "لا",
    "٣",
    "٤٨٪",
    "١٢",
    "12-14،",
    "منتجًا",
    "(السعر)",
    "(من",
    "خلال)",
    "و/أو",
    "Apple",
    "Pay",
    "إلى:",
    "٢٫٥",
    "مُحَمَّد",
    "بـ",
    "لـGoogle",
    "قیمت‌ها",
    "را",
    "با",
    "۱۲",
    "فروشگاه",
    "می‌کند",
    "۳٬۵۰۰",
    "۴۸٪",
    "گفت‌وگو",
    "پرداخت؛",
    "מחפשת",
    "תור",
    "קרוב",
    "לבית",
    "ומתקשרת",
    "למוקד",
    "ב־Google",
    "בית־ספר",
    "צה\"ל",
    "שָׁלוֹם",
    "ו-2",
    "50₪",
    "(חינם)",
    "כן,",
    "דרך",
    "ץ",
    "חד־פעמי",
    "ג׳ירפה",
];

/// Texts of up to `most` words.
fn words(most: usize) -> impl Strategy<Value = String> {
    let space = prop_oneof![20 => Just(" "), 1 => Just("  "), 1 => Just("\n")];
    proptest::collection::vec((proptest::sample::select(WORDS), space), 0..most).prop_map(|words| {
        let mut text: String = words.iter().flat_map(|(word, space)| [*word, *space]).collect();
        if !text.len().is_multiple_of(8) {
            text.truncate(text.trim_end().len());
        }
        text
    })
}

fn style() -> impl Strategy<Value = TextStyle> {
    let weight = prop_oneof![Just(Weight::Regular), Just(Weight::Medium), Just(Weight::SemiBold)];
    let align = prop_oneof![Just(Align::Start), Just(Align::Center), Just(Align::End)];
    let side = prop_oneof![Just(Direction::Ltr), Just(Direction::Rtl)];
    let forced = prop_oneof![6 => Just(None), 1 => side.clone().prop_map(Some)];
    let size = prop_oneof![Just(13.0_f32), Just(11.0), Just(10.3)];
    (size, weight, align, side, forced).prop_map(|(size, weight, align, side, forced)| {
        TextStyle::new(size, side).weight(weight).align(align).forced(forced)
    })
}

/// Compares what was measured with what is shaped.
fn compare(lazy: &LazyBlock) -> Result<(), TestCaseError> {
    let (width, height, direction) = (lazy.width(), lazy.height(), lazy.direction());
    let lines: Vec<_> = lazy.lines().collect();
    let block = lazy.block();
    prop_assert_eq!(&*block.text, lazy.text());
    prop_assert!(!block.missing);
    prop_assert_eq!(lines.len(), block.lines.len(), "number of lines");
    prop_assert_eq!(height.to_bits(), block.height.to_bits(), "height");
    prop_assert_eq!(width.to_bits(), block.width.to_bits(), "width");
    prop_assert_eq!(direction, block.lines[0].direction, "direction");
    let first = block.lines[0].baseline;
    prop_assert!((lazy.first_baseline() - first).abs() < NEAR);
    for (index, (line, shaped)) in lines.iter().zip(&block.lines).enumerate() {
        let same = (line.left - shaped.left).abs() < NEAR && (line.right - shaped.right).abs() < NEAR;
        let text = &block.text[shaped.text_range.clone()];
        prop_assert!(
            same,
            "line {index} {text:?}: {}..{} shaped {}..{}",
            line.left,
            line.right,
            shaped.left,
            shaped.right
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(4000))]

    #[test]
    fn words_are_measured_as_they_are_shaped(text in words(14), style in style(), width in 30.0_f32..260.0) {
        compare(&TextEngine::embedded_only().lazy_block(&text, &style, width))?;
    }
}

proptest! {
    #![proptest_config(config(1500))]

    #[test]
    fn anything_is_measured_as_it_is_shaped(text in mixed_text(12), style in style(), width in 5.0_f32..200.0) {
        let lazy = TextEngine::embedded_only().lazy_block(&text, &style, width);
        if !lazy.is_shaped() {
            compare(&lazy)?;
        }
    }
}

/// One engine for many texts: what it learned from one must hold in the next.
#[test]
fn words_known_from_before_are_measured_as_they_are_shaped() {
    let mut runner = proptest::test_runner::TestRunner::new(config(4000));
    let engine = std::cell::RefCell::new(TextEngine::embedded_only());
    let shaped = std::cell::Cell::new(0);
    let cases = (words(14), style(), 60.0_f32..260.0);
    runner
        .run(&cases, |(text, style, width)| {
            let lazy = engine.borrow_mut().lazy_block(&text, &style, width);
            if lazy.is_shaped() {
                shaped.set(shaped.get() + 1);
            }
            compare(&lazy)
        })
        .unwrap();
    assert!(shaped.get() < 2000, "{} of 4000 texts were not measured", shaped.get());
}

#[test]
fn hard_strings_are_measured_as_they_are_shaped() {
    let mut engine = TextEngine::embedded_only();
    for (text, direction) in order::texts() {
        for container in [Direction::Ltr, Direction::Rtl] {
            let style = TextStyle::new(13.0, container).forced(direction);
            for width in (10..400).step_by(13) {
                let lazy = engine.lazy_block(&text, &style, width as f32);
                if !lazy.is_shaped() {
                    compare(&lazy).unwrap_or_else(|error| panic!("{text:?} in {width}: {error}"));
                }
            }
        }
    }
}

/// What people write is measured; what is rare is left to the shaper.
#[test]
fn ordinary_sentences_are_measured() {
    let mut engine = TextEngine::embedded_only();
    let style = TextStyle::new(13.0, Direction::Ltr);
    for text in [
        "Compares three shops and a dozen products (online) before asking a colleague.",
        "تبحث في Google عن «مكتب قابل للتعديل» ثم تقارن الأسعار",
        "هل بياناتي آمنة؟ تدفع عبر Apple Pay وتنتظر رسالة التأكيد خلال 48 ساعة",
        "מחפשת תור קרוב לבית ומתקשרת למוקד, 12 דקות המתנה",
        "قیمت‌ها را با ۱۲ فروشگاه دیگر مقایسه می‌کند",
        "",
        "two\nlines",
    ] {
        assert!(!engine.lazy_block(text, &style, 153.0).is_shaped(), "{text}");
    }
    for text in
        ["日本語", "😀 fine", "Donaudampfschifffahrtsgesellschaftskapitän", "a\u{ad}b", "\u{2067}a\u{2069}"]
    {
        assert!(engine.lazy_block(text, &style, 153.0).is_shaped(), "{text}");
    }
}
