//! Numbers that are added to the map's own texts.

use super::layout;
use crate::{
    i18n::Digits,
    layout::CardPart,
    model::{Card, JourneyMap, Lane, LaneKind, Link, Metric, Stage, Step},
    text::TextBlock,
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
