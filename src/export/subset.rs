//! A part of a map as a map of its own.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::model::{Color, Id, JourneyMap, NamedColor};

/// The map with only the stages called `stages`, in the map's order; none when it has none of them.
///
/// Cards that reach into the stages keep the part that lies there; unplaced cards and links to what
/// is left out go. Stages keep the colours that they have in the whole map.
#[must_use]
pub fn only_stages(map: &JourneyMap, stages: &[Id]) -> Option<JourneyMap> {
    // Number of kept steps before each step, and whether the step itself is kept.
    let mut places = FxHashMap::default();
    let mut steps = Vec::new();
    let mut part = map.clone();
    part.stages.clear();
    for (index, stage) in map.stages.iter().enumerate() {
        let kept = stages.contains(&stage.id);
        for step in &stage.steps {
            places.insert(step.id.clone(), steps.len());
            steps.push(kept.then(|| step.id.clone()));
        }
        if kept {
            let mut stage = stage.clone();
            let palette = NamedColor::ALL.get(index % NamedColor::STAGE_COLORS).copied();
            stage.color = stage.color.or(palette.map(Color::Named));
            part.stages.push(stage);
        }
    }
    if part.stages.is_empty() {
        return None;
    }
    part.cards.retain_mut(|card| {
        let Some(first) = places.get(&card.step) else { return false };
        let covered = steps.iter().skip(*first).take(card.span.max(1) as usize);
        let mut kept = covered.flatten();
        let Some(step) = kept.next() else { return false };
        let span = 1 + u32::try_from(kept.count()).unwrap_or(u32::MAX - 1);
        if (step, span) != (&card.step, card.span) {
            let card = Arc::make_mut(card);
            card.step = step.clone();
            card.span = span;
        }
        true
    });
    let is_kept =
        |step: &Id| places.get(step).and_then(|place| steps.get(*place)).is_some_and(Option::is_some);
    for curve in &mut part.curves {
        curve.points.retain(|point| is_kept(&point.step));
    }
    let ids: rustc_hash::FxHashSet<&Id> = part.cards.iter().map(|card| &card.id).collect();
    part.links.retain(|link| ids.contains(&link.from) && ids.contains(&link.to));
    drop(ids);
    Some(part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Card, CurvePoint, EmotionCurve, Lane, Link, Stage, Step};

    fn map() -> JourneyMap {
        let stage = |id: &str, steps: &[&str]| Stage {
            id: id.into(),
            steps: steps.iter().map(|id| Step { id: (*id).into(), ..Step::default() }).collect(),
            ..Stage::default()
        };
        let card = |id: &str, step: &str, span| {
            Arc::new(Card { id: id.into(), lane: "l".into(), step: step.into(), span, ..Card::default() })
        };
        let point = |step: &str| CurvePoint { step: step.into(), ..CurvePoint::default() };
        let link = |from: &str, to: &str| Link { from: from.into(), to: to.into(), ..Link::default() };
        JourneyMap {
            stages: vec![stage("a", &["a1", "a2"]), stage("b", &["b1"]), stage("c", &["c1"])],
            lanes: vec![Lane { id: "l".into(), ..Lane::default() }],
            cards: vec![
                card("in a", "a1", 1),
                card("all", "a2", 3),
                card("in b", "b1", 1),
                card("in c", "c1", 1),
                card("lost", "nowhere", 1),
            ],
            curves: vec![EmotionCurve {
                points: vec![point("a1"), point("b1"), point("c1")],
                ..EmotionCurve::default()
            }],
            links: vec![link("in a", "in b"), link("in b", "all"), link("in a", "in c")],
            ..JourneyMap::default()
        }
    }

    fn cards(map: &JourneyMap) -> Vec<(&str, &str, u32)> {
        map.cards.iter().map(|card| (card.id.as_str(), card.step.as_str(), card.span)).collect()
    }

    #[test]
    fn a_card_keeps_the_part_that_lies_in_the_chosen_stages() {
        let part = only_stages(&map(), &["c".into(), "b".into()]).unwrap();
        assert_eq!(cards(&part), [("all", "b1", 2), ("in b", "b1", 1), ("in c", "c1", 1)]);
        let ends = only_stages(&map(), &["a".into(), "c".into()]).unwrap();
        assert_eq!(cards(&ends), [("in a", "a1", 1), ("all", "a2", 2), ("in c", "c1", 1)]);
    }

    #[test]
    fn points_and_links_of_other_stages_go() {
        let part = only_stages(&map(), &["b".into()]).unwrap();
        assert_eq!(part.curves[0].points.iter().map(|p| p.step.as_str()).collect::<Vec<_>>(), ["b1"]);
        assert_eq!(part.links.iter().map(|l| l.to.as_str()).collect::<Vec<_>>(), ["all"]);
    }

    #[test]
    fn a_stage_keeps_the_colour_of_its_turn() {
        let part = only_stages(&map(), &["c".into()]).unwrap();
        assert_eq!(part.stages[0].color, Some(Color::Named(NamedColor::Teal)));
        assert_eq!(only_stages(&map(), &["d".into()]), None);
    }
}
