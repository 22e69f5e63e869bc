//! Maps as text, so that a test reads: map before, what happens, map after.
//!
//! ```text
//!             | Look    | Buy      | ..   | Stay
//! actions     | a b     | c~2      |      | d!
//! emotions    | p:+1    | q:-0.5@0.25 |   |
//! links: a>b
//! unplaced: x
//! ```
//!
//! The first line names the stages; `..` is one more step of the stage before it. A line is a lane, named
//! by its kind or any other word. A cell holds cards by id: `~2` spans two steps, `!` is locked. In the
//! lane of emotions a word `id:value@at` is a point of the curve.

use std::{collections::HashSet, sync::Arc};

use super::apply::is_taken;
use crate::model::{
    Card, CurvePoint, EmotionCurve, Id, JourneyMap, Lane, LaneKind, Link, Stage, Step, broken_invariants,
};

/// The map that `text` shows, in the language `en`.
pub(crate) fn map(text: &str) -> JourneyMap {
    let mut map = JourneyMap { id: "map".into(), language: "en".into(), ..JourneyMap::default() };
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut steps: Vec<Id> = Vec::new();
    for title in cells(lines.next().unwrap()).into_iter().skip(1) {
        if title != ".." {
            map.stages.push(Stage { id: title.into(), title: title.to_owned(), ..Stage::default() });
        }
        let stage = map.stages.last_mut().unwrap();
        let id: Id = format!("{}.{}", stage.id, stage.steps.len() + 1).as_str().into();
        stage.steps.push(Step { id: id.clone(), ..Step::default() });
        steps.push(id);
    }
    let mut points = Vec::new();
    for line in lines {
        if let Some(links) = line.strip_prefix("links:") {
            for (from, to) in links.split_whitespace().filter_map(|link| link.split_once('>')) {
                let id = format!("{from}>{to}").as_str().into();
                map.links.push(Link { id, from: from.into(), to: to.into(), ..Link::default() });
            }
        } else if let Some(ids) = line.strip_prefix("unplaced:") {
            let strays = ids.split_whitespace().map(|id| card(id, &"nowhere".into(), &"nowhere".into()));
            map.cards.extend(strays.map(Arc::new));
        } else {
            let cells = cells(line);
            let name = cells[0];
            let kind = LaneKind::ALL.iter().copied().find(|kind| kind.name() == name).unwrap_or_default();
            map.lanes.push(Lane { id: name.into(), kind, title: name.to_owned(), ..Lane::default() });
            for (cell, step) in cells.iter().skip(1).zip(&steps) {
                for word in cell.split_whitespace() {
                    match word.split_once(':') {
                        Some((id, place)) => points.push(point(id, place, step)),
                        None => map.cards.push(Arc::new(card(word, &name.into(), step))),
                    }
                }
            }
        }
    }
    if !points.is_empty() {
        map.curves.push(EmotionCurve { id: "curve".into(), points, ..EmotionCurve::default() });
    }
    map
}

fn card(word: &str, lane: &Id, step: &Id) -> Card {
    let (word, locked) = word.strip_suffix('!').map_or((word, false), |word| (word, true));
    let (id, span) = word.split_once('~').map_or((word, 1), |(id, span)| (id, span.parse().unwrap()));
    Card {
        id: id.into(),
        text: id.to_owned(),
        lane: lane.clone(),
        step: step.clone(),
        span,
        locked,
        ..Card::default()
    }
}

fn point(id: &str, place: &str, step: &Id) -> CurvePoint {
    let (value, at) = place.split_once('@').unwrap_or((place, "0.5"));
    CurvePoint {
        id: id.into(),
        step: step.clone(),
        at: at.parse().unwrap(),
        value: value.parse().unwrap(),
        ..CurvePoint::default()
    }
}

fn cells(line: &str) -> Vec<&str> {
    line.split('|').map(str::trim).collect()
}

/// The map as text, its columns aligned.
pub(crate) fn show(map: &JourneyMap) -> String {
    let mut rows = vec![vec![String::new()]];
    let mut last = None;
    for (stage, _) in map.steps() {
        rows[0].push(if last == Some(&stage.id) { "..".to_owned() } else { stage.title.clone() });
        last = Some(&stage.id);
    }
    for lane in &map.lanes {
        let mut row = vec![lane.title.clone()];
        for (_, step) in map.steps() {
            let cards = map.cards.iter().filter(|card| card.lane == lane.id && card.step == step.id);
            let mut words: Vec<String> = cards.map(|card| show_card(card)).collect();
            if lane.kind == LaneKind::Emotions {
                let points = map.curves.iter().flat_map(|curve| &curve.points);
                words.extend(points.filter(|point| point.step == step.id).map(show_point));
            }
            row.push(words.join(" "));
        }
        rows.push(row);
    }
    let mut text = aligned(&rows);
    let links: Vec<_> = map.links.iter().map(|link| format!("{}>{}", link.from, link.to)).collect();
    if !links.is_empty() {
        text.push_str(&format!("links: {}\n", links.join(" ")));
    }
    let is_placed = |card: &Card| map.lane(&card.lane).is_some() && map.stage_of_step(&card.step).is_some();
    let strays: Vec<_> =
        map.cards.iter().filter(|card| !is_placed(card)).map(|card| show_card(card)).collect();
    if !strays.is_empty() {
        text.push_str(&format!("unplaced: {}\n", strays.join(" ")));
    }
    text
}

fn show_card(card: &Card) -> String {
    let name = if card.text.is_empty() { card.id.to_string() } else { card.text.clone() };
    let span = if card.span == 1 { String::new() } else { format!("~{}", card.span) };
    format!("{name}{span}{}", if card.locked { "!" } else { "" })
}

fn show_point(point: &CurvePoint) -> String {
    // Rounding before the sign is chosen keeps −0.001 from reading "-0".
    let value = (f64::from(point.value) * 100.0).round() / 100.0 + 0.0;
    let at = (f64::from(point.at) * 100.0).round() / 100.0;
    let at = if at == 0.5 { String::new() } else { format!("@{at}") };
    format!("{}:{value:+}{at}", point.id)
}

fn aligned(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
        })
        .collect();
    let mut text = String::new();
    for row in rows {
        let cells: Vec<String> =
            row.iter().zip(&widths).map(|(cell, &width)| format!("{cell:width$}")).collect();
        text.push_str(cells.join(" | ").trim_end());
        text.push('\n');
    }
    text
}

/// Checks that `map` is the one that `expected` shows, however its columns are aligned.
#[track_caller]
pub(crate) fn assert_map(map: &JourneyMap, expected: &str) {
    let rows: Vec<Vec<String>> = expected
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.contains(':') | line.contains('|'))
        .map(|line| cells(line).into_iter().map(str::to_owned).collect())
        .collect();
    let rest = expected.lines().map(str::trim).filter(|line| line.contains(':') && !line.contains('|'));
    let expected = aligned(&rows) + &rest.map(|line| format!("{line}\n")).collect::<String>();
    let shown = show(map);
    assert!(shown == expected, "expected:\n{expected}\ngot:\n{shown}");
}

/// What is wrong with `map`, against the promises of [`crate::edit`]; empty when nothing is.
pub(crate) fn broken(map: &JourneyMap) -> Vec<String> {
    let mut broken: Vec<String> =
        broken_invariants(map).into_iter().map(|invariant| format!("{invariant:?}")).collect();
    broken.extend(loose(map));
    let steps = map.steps().count();
    for card in &map.cards {
        let index = map.steps().position(|(_, step)| step.id == card.step);
        if index.is_some_and(|index| index + card.span as usize > steps) {
            broken.push(format!("card {} ends outside the map", card.id));
        }
    }
    broken
}

/// Everything that points at something that is not there, but for "nowhere" and nothing.
pub(crate) fn loose(map: &JourneyMap) -> Vec<String> {
    let mut loose = Vec::new();
    let mut check = |what: &str, who: &Id, is_there: bool| {
        if !is_there {
            loose.push(format!("{what} of {who}"));
        }
    };
    let steps: HashSet<&Id> = map.steps().map(|(_, step)| &step.id).collect();
    let cards: HashSet<&Id> = map.cards.iter().map(|card| &card.id).collect();
    for card in &map.cards {
        let placed = card.lane.as_str() != "nowhere";
        check("step", &card.id, !placed || steps.contains(&card.step));
        check("lane", &card.id, !placed || map.lane(&card.lane).is_some());
        check("answers", &card.id, card.answers.iter().all(|id| cards.contains(id)));
    }
    for curve in &map.curves {
        let known =
            curve.persona.is_empty() || map.personas.iter().any(|persona| persona.id == curve.persona);
        check("persona", &curve.id, known);
        check("points", &curve.id, curve.points.iter().all(|point| steps.contains(&point.step)));
    }
    for link in &map.links {
        check("ends", &link.id, cards.contains(&link.from) && cards.contains(&link.to));
    }
    for comment in &map.comments {
        for id in [&comment.about, &comment.reply_to] {
            check("subject", &comment.id, id.is_empty() || is_taken(map, id));
        }
    }
    loose
}
