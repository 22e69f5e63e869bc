//! Random maps for tests: every field of every record in use, text of every script, unknown
//! fields at every level.
//!
//! [`whole_map`] makes maps in which all is well, [`damaged_map`] such as files may hold.

use std::sync::Arc;

use fastrand::Rng;
use proptest::test_runner::{Config, RngSeed};
use serde_json::{Value, json};

use super::{
    BlueprintLine, Card, Color, Comment, Conflict, CurvePoint, CurveState, Direction, EmotionCurve, Evidence,
    EvidenceKind, Extra, Face, Fact, Flow, Gender, Id, JourneyMap, Lane, LaneKind, Link, LinkKind, MapKind,
    Media, Metric, MetricKind, NamedColor, OpportunityStatus, Persona, Scenario, Stage, Step, Trait, WebLink,
};

/// So many cases of a property, the same at every run, unless `PROPTEST_RNG_SEED` asks for others. A test that fails
/// prints the seed.
pub(crate) fn cases(cases: u32) -> Config {
    let mut config = Config { cases, failure_persistence: None, ..Config::default() };
    if config.rng_seed == RngSeed::Random {
        config.rng_seed = RngSeed::Fixed(20);
    }
    eprintln!("PROPTEST_RNG_SEED: {:?}", config.rng_seed);
    config
}

/// A map in which every invariant holds, with at most `size` of anything.
pub(crate) fn whole_map(rng: &mut Rng, size: usize) -> JourneyMap {
    let stages = many(rng, size, stage);
    let lanes = many(rng, size, lane);
    let personas = many(rng, size, persona);
    let mut map = JourneyMap {
        id: Id::from_rng(rng),
        title: text(rng),
        direction: direction(rng),
        kind: pick(rng, &MapKind::ALL),
        language: pick(rng, &["en", "ar", "he", "fa", "ur-Arab-PK", ""]).to_owned(),
        flow: pick(rng, &[Flow::Auto, Flow::Ltr, Flow::Rtl]),
        scenario: scenario(rng),
        personas,
        stages,
        lanes,
        cards: Vec::new(),
        curves: Vec::new(),
        links: Vec::new(),
        comments: Vec::new(),
        conflicts: Vec::new(),
        media: (0..rng.usize(0..=2)).map(|_| (hex(rng), Arc::new(media(rng)))).collect(),
        extra: extra(rng),
    };
    let steps: Vec<Id> = map.steps().map(|(_, step)| step.id.clone()).collect();
    let lanes: Vec<Id> = map.lanes.iter().map(|lane| lane.id.clone()).collect();
    let pictures: Vec<String> = map.media.keys().cloned().collect();
    if !steps.is_empty() && !lanes.is_empty() {
        for _ in 0..rng.usize(0..=4 * size) {
            let (lane, step) = (pick_id(rng, &lanes), pick_id(rng, &steps));
            let mut card = card(rng, lane, step);
            card.image = some(rng, |rng| rng.choice(&pictures).cloned()).flatten();
            card.answers =
                map.cards.iter().filter(|_| rng.u8(..10) == 0).map(|card| card.id.clone()).collect();
            map.cards.push(Arc::new(card));
        }
    }
    let personas: Vec<Id> = map.personas.iter().map(|persona| persona.id.clone()).collect();
    map.curves = many(rng, 2, |rng| curve(rng, &steps, &personas));
    let cards: Vec<Id> = map.cards.iter().map(|card| card.id.clone()).collect();
    if !cards.is_empty() {
        map.links = many(rng, size, |rng| link(rng, &cards));
        map.comments = many(rng, size, |rng| comment(rng, &cards));
        map.conflicts = many(rng, size, |rng| conflict(rng, &cards));
    }
    map
}

/// A map as a file may hold it after a bad merge or a careless hand: ids double or missing,
/// parts that point nowhere, stages without steps, numbers out of range, points out of order.
pub(crate) fn damaged_map(rng: &mut Rng, size: usize) -> JourneyMap {
    let mut map = whole_map(rng, size);
    let mut ids: Vec<Id> = map.cards.iter().map(|card| card.id.clone()).collect();
    ids.extend(map.stages.iter().map(|stage| stage.id.clone()));
    ids.extend(["".into(), "nowhere".into(), map.id.clone()]);
    let damage = |rng: &mut Rng, id: &mut Id| {
        if rng.u8(..6) == 0 {
            *id = pick_id(rng, &ids);
        }
    };
    for stage in &mut map.stages {
        damage(rng, &mut stage.id);
        stage.steps.iter_mut().for_each(|step| damage(rng, &mut step.id));
        if rng.u8(..4) == 0 {
            stage.steps.clear();
        }
        stage.width = some(rng, wild);
    }
    for lane in &mut map.lanes {
        damage(rng, &mut lane.id);
        lane.height = some(rng, wild);
    }
    for card in &mut map.cards {
        let card = Arc::make_mut(card);
        [&mut card.id, &mut card.lane, &mut card.step].into_iter().for_each(|id| damage(rng, id));
        card.span = pick(rng, &[0, 1, 7, u32::MAX]);
        card.severity = some(rng, |rng| rng.u8(..));
        card.trust = some(rng, |rng| rng.i8(..));
        card.image = some(rng, text);
    }
    for curve in &mut map.curves {
        [&mut curve.id, &mut curve.persona].into_iter().for_each(|id| damage(rng, id));
        for point in &mut curve.points {
            [&mut point.id, &mut point.step].into_iter().for_each(|id| damage(rng, id));
            (point.at, point.value) = (wild(rng), wild(rng));
        }
        rng.shuffle(&mut curve.points);
    }
    for link in &mut map.links {
        [&mut link.id, &mut link.from, &mut link.to].into_iter().for_each(|id| damage(rng, id));
        link.share = some(rng, wild);
    }
    map.comments.iter_mut().for_each(|comment| damage(rng, &mut comment.about));
    damage(rng, &mut map.id);
    for media in map.media.values_mut() {
        if rng.u8(..3) == 0 {
            Arc::make_mut(media).data = hex(rng);
        }
    }
    map
}

/// Any number a file may hold in place of a small one.
fn wild(rng: &mut Rng) -> f32 {
    pick(rng, &[0.0, -0.0, 0.5, -1.25, 3.0, -4000.0, 1e9, f32::MAX, f32::MIN, f32::MIN_POSITIVE])
}

fn pick<T: Copy>(rng: &mut Rng, of: &[T]) -> T {
    of[rng.usize(..of.len())]
}

fn pick_id(rng: &mut Rng, of: &[Id]) -> Id {
    of[rng.usize(..of.len())].clone()
}

fn many<T>(rng: &mut Rng, size: usize, mut make: impl FnMut(&mut Rng) -> T) -> Vec<T> {
    (0..rng.usize(0..=size)).map(|_| make(rng)).collect()
}

fn some<T>(rng: &mut Rng, make: impl FnOnce(&mut Rng) -> T) -> Option<T> {
    rng.bool().then(|| make(rng))
}

/// A text of any script, with whatever JSON must escape.
pub(crate) fn text(rng: &mut Rng) -> String {
    let parts = [
        "",
        "Few ways to pay",
        "قلة طرق الدفع",
        "تشکیلِ سازمان می‌شود ۱۲۳",
        "עמלת־יתר",
        " ",
        "\n",
        "\u{202e}abc",
        "\"\\/\t\r",
        "👩‍👩‍👧",
        "\u{0}\u{1f}\u{7f}\u{2028}",
        "<b>&amp;</b>",
        "𐍈",
        "كَتَبَ",
        "12.5 %",
    ];
    (0..rng.usize(0..4)).map(|_| pick(rng, &parts)).collect()
}

fn texts(rng: &mut Rng) -> Vec<String> {
    many(rng, 3, text)
}

fn number(rng: &mut Rng) -> f64 {
    let parts = [0.0, -0.0, 1.0, 72.5, 0.1, 1.0 / 3.0, 1e300, -2.5e-310, f64::MAX, f64::MIN_POSITIVE];
    if rng.bool() { pick(rng, &parts) } else { rng.f64() * 1e4 }
}

fn hex(rng: &mut Rng) -> String {
    (0..64).map(|_| char::from_digit(rng.u32(..16), 16).unwrap_or('0')).collect()
}

fn direction(rng: &mut Rng) -> Option<Direction> {
    some(rng, |rng| pick(rng, &[Direction::Ltr, Direction::Rtl]))
}

fn color(rng: &mut Rng) -> Option<Color> {
    some(rng, |rng| {
        if rng.bool() {
            Color::Named(pick(rng, NamedColor::ALL))
        } else {
            Color::Rgb(rng.u8(..), rng.u8(..), rng.u8(..))
        }
    })
}

fn extra(rng: &mut Rng) -> Extra {
    let mut extra = Extra::default();
    if rng.u8(..4) == 0 {
        for at in 0..rng.u8(1..3) {
            extra.insert(format!("x-{at}{}", text(rng)), value(rng, 3));
        }
    }
    extra
}

/// Any JSON, nested at most `depth` deep.
fn value(rng: &mut Rng, depth: usize) -> Value {
    match rng.u8(..if depth == 0 { 6 } else { 8 }) {
        0 => Value::Null,
        1 => rng.bool().into(),
        2 => rng.u64(..).into(),
        3 => rng.i64(..).into(),
        4 => json!(number(rng)),
        5 => text(rng).into(),
        6 => many(rng, 3, |rng| value(rng, depth - 1)).into(),
        _ => Value::Object(
            (0..rng.usize(0..3)).map(|at| (format!("{at}{}", text(rng)), value(rng, depth - 1))).collect(),
        ),
    }
}

fn scenario(rng: &mut Rng) -> Scenario {
    Scenario {
        problem: text(rng),
        direction: direction(rng),
        questions: texts(rng),
        goals: texts(rng),
        expectations: texts(rng),
        scope: text(rng),
        extra: extra(rng),
    }
}

fn persona(rng: &mut Rng) -> Persona {
    Persona {
        id: Id::from_rng(rng),
        name: text(rng),
        direction: direction(rng),
        portrait: None,
        role: text(rng),
        age: text(rng),
        gender: some(rng, |rng| pick(rng, &[Gender::Female, Gender::Male, Gender::Other])),
        education: text(rng),
        place: text(rng),
        quote: text(rng),
        goals: texts(rng),
        needs: texts(rng),
        frustrations: texts(rng),
        channels: texts(rng),
        traits: many(rng, 2, |rng| Trait {
            low: text(rng),
            high: text(rng),
            value: rng.f32(),
            extra: extra(rng),
        }),
        found_us: text(rng),
        chose_us: text(rng),
        facts: many(rng, 2, |rng| Fact { text: text(rng), source: text(rng), extra: extra(rng) }),
        extra: extra(rng),
    }
}

fn stage(rng: &mut Rng) -> Stage {
    let steps = (0..rng.usize(1..=3)).map(|_| Step {
        id: Id::from_rng(rng),
        title: text(rng),
        direction: direction(rng),
        extra: extra(rng),
    });
    Stage {
        steps: steps.collect(),
        id: Id::from_rng(rng),
        title: text(rng),
        direction: direction(rng),
        goal: text(rng),
        goal_met: some(rng, Rng::bool),
        color: color(rng),
        width: some(rng, |rng| 100.0 + 100.0 * rng.f32()),
        extra: extra(rng),
    }
}

fn lane(rng: &mut Rng) -> Lane {
    use BlueprintLine::{Interaction, InternalInteraction, Visibility};

    Lane {
        id: Id::from_rng(rng),
        kind: pick(rng, LaneKind::ALL),
        title: text(rng),
        direction: direction(rng),
        color: color(rng),
        icon: some(rng, text),
        collapsed: rng.bool(),
        height: some(rng, |rng| 50.0 + 100.0 * rng.f32()),
        line_below: some(rng, |rng| pick(rng, &[Interaction, Visibility, InternalInteraction])),
        extra: extra(rng),
    }
}

fn card(rng: &mut Rng, lane: Id, step: Id) -> Card {
    use OpportunityStatus::{Done, Idea, InProgress, Planned, Rejected};

    Card {
        id: Id::from_rng(rng),
        lane,
        step,
        span: rng.u32(1..4),
        text: text(rng),
        direction: direction(rng),
        notes: text(rng),
        color: color(rng),
        icon: some(rng, text),
        image: None,
        tags: texts(rng),
        links: many(rng, 2, |rng| WebLink { url: text(rng), title: text(rng), extra: extra(rng) }),
        owner: text(rng),
        locked: rng.bool(),
        evidence: some(rng, evidence),
        moment_of_truth: rng.bool(),
        delight: rng.bool(),
        channel: text(rng),
        importance: some(rng, |rng| rng.u8(1..=3)),
        trust: some(rng, |rng| rng.i8(-2..=2)),
        severity: some(rng, |rng| rng.u8(1..=3)),
        impact: some(rng, |rng| rng.u8(1..=5)),
        effort: some(rng, |rng| rng.u8(1..=5)),
        status: some(rng, |rng| pick(rng, &[Idea, Planned, InProgress, Done, Rejected])),
        due: some(rng, text),
        answers: Vec::new(),
        metric: some(rng, metric),
        extra: extra(rng),
    }
}

fn evidence(rng: &mut Rng) -> Evidence {
    Evidence {
        kind: pick(rng, &[EvidenceKind::Observed, EvidenceKind::Reported, EvidenceKind::Assumed]),
        source: text(rng),
        date: some(rng, text),
        link: text(rng),
        tested: rng.bool(),
        extra: extra(rng),
    }
}

fn metric(rng: &mut Rng) -> Metric {
    use MetricKind::{Ces, Clv, Conversion, Csat, Custom, Nps};

    Metric {
        kind: pick(rng, &[Nps, Csat, Ces, Clv, Conversion, Custom]),
        value: some(rng, number),
        unit: text(rng),
        target: some(rng, number),
        sample: some(rng, |rng| rng.u64(..)),
        series: many(rng, 3, number),
        extra: extra(rng),
    }
}

fn curve(rng: &mut Rng, steps: &[Id], personas: &[Id]) -> EmotionCurve {
    use Face::{Angry, Delighted, Happy, Neutral, Sad};

    let mut points = Vec::new();
    for step in steps {
        let mut at: Vec<f32> = many(rng, 2, Rng::f32);
        at.sort_by(f32::total_cmp);
        points.extend(at.into_iter().map(|at| CurvePoint {
            id: Id::from_rng(rng),
            step: step.clone(),
            at,
            value: 4.0 * rng.f32() - 2.0,
            word: text(rng),
            face: some(rng, |rng| pick(rng, &[Angry, Sad, Neutral, Happy, Delighted])),
            extra: extra(rng),
        }));
    }
    EmotionCurve {
        id: Id::from_rng(rng),
        persona: rng.choice(personas).cloned().unwrap_or_default(),
        title: text(rng),
        state: pick(rng, &[CurveState::Current, CurveState::Future]),
        color: color(rng),
        points,
        extra: extra(rng),
    }
}

fn link(rng: &mut Rng, cards: &[Id]) -> Link {
    Link {
        id: Id::from_rng(rng),
        from: pick_id(rng, cards),
        to: pick_id(rng, cards),
        kind: pick(rng, &[LinkKind::Next, LinkKind::Loop, LinkKind::Branch]),
        label: text(rng),
        share: some(rng, |rng| 100.0 * rng.f32()),
        extra: extra(rng),
    }
}

fn comment(rng: &mut Rng, cards: &[Id]) -> Comment {
    Comment {
        id: Id::from_rng(rng),
        about: pick_id(rng, cards),
        reply_to: Id::default(),
        author: text(rng),
        time: text(rng),
        text: text(rng),
        resolved: rng.bool(),
        extra: extra(rng),
    }
}

fn conflict(rng: &mut Rng, cards: &[Id]) -> Conflict {
    Conflict {
        id: Id::from_rng(rng),
        about: pick_id(rng, cards),
        field: text(rng),
        list: text(rng),
        parent: pick_id(rng, cards),
        base: value(rng, 2),
        ours: value(rng, 2),
        theirs: value(rng, 2),
        extra: extra(rng),
    }
}

/// A picture that can be shown.
fn media(rng: &mut Rng) -> Media {
    /// 16 × 9 and 3 × 2 pixels of one colour.
    const PICTURES: [&str; 2] = [
        "iVBORw0KGgoAAAANSUhEUgAAABAAAAAJCAIAAAC0SDtlAAAAFElEQVR42mOwjfpHEmIY1TAoNAAA2T7j0YzVQFMAAAAASUVORK5CYII=",
        "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAEElEQVR42mN46uELQQxwFgBcPAjdlle9gAAAAABJRU5ErkJggg==",
    ];
    Media { media_type: "image/png".to_owned(), data: pick(rng, &PICTURES).to_owned(), extra: extra(rng) }
}
