//! Words of emotion curves and labels of links keep out of the way.

use kurbo::{ParamCurve as _, Rect};

use super::{layout, samples};
use crate::{
    layout::{CurveBox, MapLayout},
    model::{Card, CurvePoint, EmotionCurve, Id, JourneyMap, Lane, LaneKind, Link, Stage, Step},
};

fn map(steps: usize) -> JourneyMap {
    let stage = |i: usize| Stage {
        id: format!("stage{i}").as_str().into(),
        steps: vec![Step { id: format!("step{i}").as_str().into(), ..Step::default() }],
        ..Stage::default()
    };
    let lane = |kind: LaneKind| Lane { id: kind.name().into(), kind, ..Lane::default() };
    JourneyMap {
        language: "ar".into(),
        stages: (0..steps).map(stage).collect(),
        lanes: vec![lane(LaneKind::Emotions), lane(LaneKind::Actions)],
        ..JourneyMap::default()
    }
}

/// Points of the curves' lines that lie under a word.
fn hidden(layout: &MapLayout) -> Vec<(String, Rect)> {
    let of_curve = |curve: &CurveBox| {
        let line: Vec<kurbo::Point> = curve
            .path
            .segments()
            .flat_map(|segment| (0..=40).map(move |step| segment.eval(f64::from(step) / 40.0)))
            .collect();
        let words = curve.points.iter().filter_map(|point| point.word.as_ref());
        words
            .filter(|(rect, _)| line.iter().any(|at| rect.contains(*at)))
            .map(|(rect, text)| (text.block.text.to_string(), *rect))
            .collect::<Vec<_>>()
    };
    layout.curves.iter().flat_map(of_curve).collect()
}

#[test]
fn a_long_word_in_a_narrow_valley_stands_beside_the_line() {
    let mut map = map(2);
    let values = [1.0, 1.2, -1.5, 1.4, 0.9, 1.2];
    let words = ["رضا", "رضا بعد الشراء", "خيبة أمل (إذا كانت التجربة سيئة)", "ولاء", "حماس", "فخر"];
    let point = |i: usize| CurvePoint {
        id: format!("point{i}").as_str().into(),
        step: format!("step{}", i / 3).as_str().into(),
        at: (i % 3) as f32 / 3.0 + 0.17,
        value: values[i],
        word: words[i].into(),
        ..CurvePoint::default()
    };
    map.curves = vec![EmotionCurve {
        id: "curve".into(),
        points: (0..6).map(point).collect(),
        ..EmotionCurve::default()
    }];
    let layout = layout(&map);
    assert_eq!(hidden(&layout), []);
    let word = &layout.curves[0].points.iter().find(|point| point.value < 0.0).unwrap().word;
    assert!(word.as_ref().unwrap().1.block.lines.len() <= 2, "a wide form rather than a column");
}

#[test]
fn no_word_of_a_sample_hides_its_curve() {
    for map in samples() {
        assert_eq!(hidden(&layout(&map)), [], "{}", map.title);
    }
}

#[test]
fn labels_of_links_that_cross_do_not_lie_on_each_other() {
    let mut map = map(4);
    let card = |id: &str, step: usize| Card {
        id: id.into(),
        lane: LaneKind::Actions.name().into(),
        step: Id::from(format!("step{step}").as_str()),
        text: "card".into(),
        ..Card::default()
    };
    for (id, step) in [("a", 0), ("b", 0), ("c", 3), ("d", 3)] {
        map.cards.push(card(id, step).into());
    }
    let link = |id: &str, from: &str, to: &str| Link {
        id: id.into(),
        from: from.into(),
        to: to.into(),
        label: "goes there".into(),
        ..Link::default()
    };
    map.links = vec![link("one", "a", "d"), link("two", "b", "c"), link("three", "a", "c")];
    let layout = layout(&map);
    let labels: Vec<Rect> =
        layout.links.iter().filter_map(|link| link.label.as_ref()).map(|label| label.0).collect();
    assert_eq!(labels.len(), 3);
    for (i, a) in labels.iter().enumerate() {
        for b in &labels[i + 1..] {
            let common = a.intersect(*b);
            assert!(common.width() <= 0.0 || common.height() <= 0.0, "{a:?} and {b:?}");
        }
        assert!(layout.cards.iter().all(|card| card.rect.intersect(*a).area() <= 0.01), "{a:?}");
    }
}
