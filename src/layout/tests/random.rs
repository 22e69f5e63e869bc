//! Random maps.

use std::sync::Arc;

use fastrand::Rng;

use crate::model::{
    BlueprintLine, Card, Color, Comment, CurvePoint, CurveState, EmotionCurve, Evidence, Flow, Id,
    JourneyMap, Lane, LaneKind, Link, LinkKind, Metric, MetricKind, NamedColor, OpportunityStatus, Persona,
    Stage, Step,
};

const WORDS: [&str; 16] = [
    "journey",
    "تبحث",
    "Google",
    "מחיר",
    "می‌خواهد",
    "12",
    "۱۲۳",
    "«طلب»",
    "(ok)",
    "desk",
    "الدفع",
    "supercalifragilisticexpialidociouswithoutanyspaceinit",
    "a",
    "בית-ספר",
    "★★★★☆",
    "user@example.com",
];

/// Between nothing and `most` words, now and then over several lines.
pub(crate) fn text(rng: &mut Rng, most: usize) -> String {
    let mut text = String::new();
    for i in 0..rng.usize(0..=most) {
        if i > 0 {
            text.push(if rng.u8(..12) == 0 { '\n' } else { ' ' });
        }
        text.push_str(WORDS[rng.usize(..WORDS.len())]);
    }
    text
}

fn color(rng: &mut Rng) -> Option<Color> {
    match rng.u8(..6) {
        0 => Some(Color::Named(NamedColor::ALL[rng.usize(..NamedColor::ALL.len())])),
        1 => Some(Color::Rgb(rng.u8(..), rng.u8(..), rng.u8(..))),
        _ => None,
    }
}

fn stage(rng: &mut Rng) -> Stage {
    let steps = if rng.bool() { 1 } else { rng.usize(1..4) };
    let step = |rng: &mut Rng| Step {
        id: Id::from_rng(rng),
        title: if rng.bool() { text(rng, 5) } else { String::new() },
        ..Step::default()
    };
    Stage {
        id: Id::from_rng(rng),
        title: text(rng, 8),
        goal: text(rng, 8),
        color: color(rng),
        width: (rng.u8(..4) == 0).then(|| rng.f32() * 500.0),
        steps: (0..steps).map(|_| step(rng)).collect(),
        ..Stage::default()
    }
}

fn lane(rng: &mut Rng) -> Lane {
    let lines = [BlueprintLine::Interaction, BlueprintLine::Visibility, BlueprintLine::InternalInteraction];
    Lane {
        id: Id::from_rng(rng),
        kind: LaneKind::ALL[rng.usize(..LaneKind::ALL.len())],
        title: text(rng, 5),
        color: color(rng),
        icon: (rng.u8(..4) == 0).then(|| "no-such-icon".to_owned()),
        collapsed: rng.u8(..6) == 0,
        height: (rng.u8(..5) == 0).then(|| rng.f32() * 300.0),
        line_below: (rng.u8(..5) == 0).then(|| lines[rng.usize(..3)]),
        ..Lane::default()
    }
}

/// A card for one of the map's cells, now and then for none.
pub(crate) fn card(rng: &mut Rng, map: &JourneyMap) -> Card {
    let steps: Vec<&Id> = map.steps().map(|(_, step)| &step.id).collect();
    let lost = || Id::from("nowhere");
    let lane = if rng.u8(..30) == 0 { None } else { rng.choice(&map.lanes).map(|lane| lane.id.clone()) };
    let step = if rng.u8(..30) == 0 { None } else { rng.choice(&steps).map(|id| (*id).clone()) };
    let mut card = Card {
        id: Id::from_rng(rng),
        lane: lane.unwrap_or_else(lost),
        step: step.unwrap_or_else(lost),
        span: if rng.u8(..5) == 0 { rng.u32(0..5) } else { 1 },
        text: text(rng, 12),
        ..Card::default()
    };
    if rng.bool() {
        attributes(rng, &mut card);
    }
    card
}

fn attributes(rng: &mut Rng, card: &mut Card) {
    let few = |rng: &mut Rng| rng.u8(..3) == 0;
    let status = [
        OpportunityStatus::Idea,
        OpportunityStatus::Planned,
        OpportunityStatus::InProgress,
        OpportunityStatus::Done,
        OpportunityStatus::Rejected,
    ];
    card.color = color(rng);
    card.icon = few(rng).then(|| "heart".to_owned());
    card.image = few(rng).then(|| "missing".to_owned());
    card.tags = (0..rng.usize(..4)).map(|_| text(rng, 3)).collect();
    card.owner = if few(rng) { text(rng, 3) } else { String::new() };
    card.locked = few(rng);
    card.evidence = few(rng).then(Evidence::default);
    card.moment_of_truth = few(rng);
    card.delight = few(rng);
    card.channel = if few(rng) { text(rng, 2) } else { String::new() };
    card.importance = few(rng).then(|| rng.u8(..5));
    card.trust = few(rng).then(|| rng.i8(-2..=2));
    card.severity = few(rng).then(|| rng.u8(..5));
    card.impact = few(rng).then(|| rng.u8(1..=5));
    card.effort = few(rng).then(|| rng.u8(1..=5));
    card.status = few(rng).then(|| status[rng.usize(..status.len())]);
    card.due = few(rng).then(|| "2026-03-01".to_owned());
    card.metric = few(rng).then(|| Metric {
        kind: if rng.bool() { MetricKind::Nps } else { MetricKind::Custom },
        value: few(rng).then(|| rng.f64() * 200.0 - 100.0),
        unit: if rng.bool() { "%".to_owned() } else { text(rng, 2) },
        target: few(rng).then(|| rng.f64() * 100.0),
        sample: few(rng).then(|| rng.u64(..10_000)),
        series: (0..rng.usize(..6)).map(|_| rng.f64()).collect(),
        ..Metric::default()
    });
}

fn curve(rng: &mut Rng, steps: &[Id]) -> EmotionCurve {
    let mut points = Vec::new();
    for step in steps {
        for _ in 0..rng.usize(..3) {
            points.push(CurvePoint {
                id: Id::from_rng(rng),
                step: step.clone(),
                at: if rng.bool() { rng.f32() } else { f32::from(rng.u8(..2)) },
                value: rng.f32() * 4.0 - 2.0,
                word: text(rng, 3),
                ..CurvePoint::default()
            });
        }
    }
    EmotionCurve {
        id: Id::from_rng(rng),
        title: text(rng, 2),
        state: if rng.bool() { CurveState::Current } else { CurveState::Future },
        color: color(rng),
        points,
        ..EmotionCurve::default()
    }
}

/// A map that depends on nothing but `seed`.
pub(crate) fn map(seed: u64) -> JourneyMap {
    let rng = &mut Rng::with_seed(seed);
    let mut map = JourneyMap {
        id: Id::from_rng(rng),
        title: text(rng, 10),
        language: ["en", "ar", "he", "fa", "de"][rng.usize(..5)].to_owned(),
        flow: [Flow::Auto, Flow::Ltr, Flow::Rtl][rng.usize(..3)],
        ..JourneyMap::default()
    };
    map.scenario.problem = text(rng, 20);
    for _ in 0..rng.usize(..3) {
        map.personas.push(Persona {
            id: Id::from_rng(rng),
            name: text(rng, 2),
            age: text(rng, 1),
            role: text(rng, 3),
            ..Persona::default()
        });
    }
    map.stages = (0..rng.usize(..7)).map(|_| stage(rng)).collect();
    map.lanes = (0..rng.usize(..8)).map(|_| lane(rng)).collect();
    for _ in 0..rng.usize(..60) {
        let card = card(rng, &map);
        map.cards.push(Arc::new(card));
    }
    let steps: Vec<Id> = map.steps().map(|(_, step)| step.id.clone()).collect();
    map.curves = (0..rng.usize(..4)).map(|_| curve(rng, &steps)).collect();
    let ids: Vec<Id> = map.cards.iter().map(|card| card.id.clone()).collect();
    let kinds = [LinkKind::Next, LinkKind::Loop, LinkKind::Branch];
    for _ in 0..if ids.is_empty() { 0 } else { rng.usize(..6) } {
        map.links.push(Link {
            id: Id::from_rng(rng),
            from: ids[rng.usize(..ids.len())].clone(),
            to: ids[rng.usize(..ids.len())].clone(),
            kind: kinds[rng.usize(..3)],
            label: text(rng, 3),
            share: rng.bool().then(|| rng.f32() * 100.0),
            ..Link::default()
        });
        let about = ids[rng.usize(..ids.len())].clone();
        map.comments.push(Comment { id: Id::from_rng(rng), about, ..Comment::default() });
    }
    map
}
