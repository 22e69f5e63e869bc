//! Numbers that are added to the map's own texts.

use super::layout;
use crate::{
    i18n::{Digits, Locale},
    layout::CardPart,
    model::{Card, JourneyMap, Lane, LaneKind, Link, Metric, Stage, Step},
    text::{TextBlock, TextEngine, TextStyle},
};

/// A map with a metric of 82 % and an arrow with a share of 45 %.
fn map(language: &str, title: &str) -> JourneyMap {
    let step = |id: &str| Step { id: id.into(), ..Step::default() };
    let metric = Metric { value: Some(82.0), unit: "%".into(), ..Metric::default() };
    let card = |id: &str, step: &str, metric: Option<Metric>| {
        let (lane, step) = ("lane".into(), step.into());
        std::sync::Arc::new(Card { id: id.into(), lane, step, metric, ..Card::default() })
    };
    JourneyMap {
        language: language.into(),
        title: title.into(),
        stages: vec![Stage { id: "s".into(), steps: vec![step("a"), step("b")], ..Stage::default() }],
        lanes: vec![Lane { id: "lane".into(), kind: LaneKind::Metrics, ..Lane::default() }],
        cards: vec![card("c", "a", Some(metric)), card("d", "b", None)],
        links: vec![Link {
            id: "l".into(),
            from: "c".into(),
            to: "d".into(),
            share: Some(45.0),
            ..Link::default()
        }],
        ..JourneyMap::default()
    }
}

/// Whether the percent sign stands at the right of the number.
fn sign_is_right(block: &TextBlock) -> bool {
    let at = |is: fn(char) -> bool| {
        let clusters = block.lines[0].clusters.iter();
        let found = clusters.filter(|cluster| block.text[cluster.text_range.clone()].contains(is));
        found.map(|cluster| cluster.left).fold(f32::MIN, f32::max)
    };
    at(|c| matches!(c, '%' | '٪')) > at(char::is_numeric)
}

#[test]
fn a_percent_sign_stands_where_its_digits_want_it() {
    for (language, title, digits, right) in [
        ("en", "", Digits::Latin, true),
        ("he", "", Digits::Latin, true),
        ("ar", "", Digits::Latin, true),
        ("ar", "١٢ يومًا", Digits::Arabic, false),
        ("fa", "", Digits::Persian, false),
        ("fa", "24 ساعت", Digits::Latin, true),
    ] {
        let layout = layout(&map(language, title));
        assert_eq!(layout.digits, digits, "{language} {title}");
        let card = layout.cards.iter().find(|card| card.card.id == "c".into()).unwrap();
        let value = card.parts.iter().find_map(|part| match part {
            CardPart::Value(value) => Some(value),
            _ => None,
        });
        let (_, share) = layout.links[0].label.as_ref().unwrap();
        for block in [&value.unwrap().block, &share.block] {
            assert_eq!(sign_is_right(block), right, "{language} {title}: {:?}", block.text);
        }
    }
}

#[test]
fn the_programs_own_percents_have_their_sign_on_one_side_in_each_language() {
    let mut engine = TextEngine::embedded_only();
    for (locale, right) in [(Locale::En, true), (Locale::Ar, true), (Locale::He, true), (Locale::Fa, false)] {
        let style = TextStyle::new(13.0, locale.direction());
        let percent = locale.format("percent", &[("number", locale.number(125).into())]);
        for text in [percent, locale.text("action-zoom-actual")] {
            let block = engine.block(&text, &style, None);
            assert_eq!(sign_is_right(&block), right, "{text:?} in {locale:?}");
        }
    }
}

#[test]
fn a_width_stands_left_of_its_height_in_every_language() {
    let mut engine = TextEngine::embedded_only();
    for locale in Locale::ALL {
        let style = TextStyle::new(13.0, locale.direction());
        let args = [("width", "11".into()), ("height", "77".into())];
        for message in ["export-size", "picture-copied"] {
            let block = engine.block(&locale.format(message, &args), &style, None);
            let at = |digit: char| {
                let clusters = block.lines[0].clusters.iter();
                let found = clusters.filter(|cluster| block.text[cluster.text_range.clone()].contains(digit));
                found.map(|cluster| cluster.left).fold(f32::MAX, f32::min)
            };
            assert!(at('1') < at('7'), "{message} in {locale:?}");
        }
    }
}
