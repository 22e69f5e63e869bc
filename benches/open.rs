//! What reading and writing a map costs, as ratios against serde_json reading the same bytes into
//! plain structs and writing them: `cargo bench --bench open`.
//!
//! Ours also finds the header, keeps unknown fields, refuses keys that stand twice, repairs, and
//! hashes the content. Each line is the best of several runs that take turns.

use std::{
    collections::BTreeMap,
    hint::black_box,
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use rihla::{
    file,
    i18n::Locale,
    model::{Card, Evidence, EvidenceKind, Id, JourneyMap, LaneKind, OpportunityStatus},
};
use serde::{Deserialize, Serialize};

const TEXTS: [&str; 5] = [
    "Compares three shops and a dozen products before asking a colleague",
    "تبحث في Google عن «مكتب قابل للتعديل» ثم تقارن الأسعار",
    "מחפשת תור קרוב לבית ומתקשרת למוקד כדי לברר פרטים",
    "هل بياناتي آمنة؟ تدفع عبر Apple Pay وتنتظر رسالة التأكيد",
    "قیمت‌ها را با ۱۲ فروشگاه دیگر مقایسه می‌کند",
];

/// A map of `count` cards as people fill them: two thirds with evidence, some with tags and notes.
fn map(count: usize) -> JourneyMap {
    let mut rng = fastrand::Rng::with_seed(1);
    let mut map = JourneyMap::blank_from(Locale::En, &mut rng);
    let lanes: Vec<(Id, LaneKind)> = map.lanes.iter().map(|lane| (lane.id.clone(), lane.kind)).collect();
    let steps: Vec<Id> = map.steps().map(|(_, step)| step.id.clone()).collect();
    for i in 0..count {
        let (lane, kind) = lanes[i % lanes.len()].clone();
        let mut card = Card {
            id: Id::from_rng(&mut rng),
            lane,
            step: steps[i / lanes.len() % steps.len()].clone(),
            text: format!("{} {i}", TEXTS[i % TEXTS.len()]),
            moment_of_truth: i % 17 == 0,
            severity: (kind == LaneKind::PainPoints).then_some(2),
            ..Card::default()
        };
        if kind == LaneKind::Opportunities {
            (card.impact, card.effort) = (Some(4), Some(2));
            card.status = Some(OpportunityStatus::Planned);
            card.owner = "Product".to_owned();
        }
        if i % 3 != 0 {
            let (kind, source) = (EvidenceKind::Reported, "Interviews with 14 customers".to_owned());
            card.evidence =
                Some(Evidence { kind, source, date: Some("2026-03-01".to_owned()), ..Evidence::default() });
        }
        if i % 4 == 0 {
            card.notes = TEXTS[(i + 1) % TEXTS.len()].to_owned();
            card.tags = vec!["payment".to_owned(), "mobile".to_owned()];
        }
        map.cards.push(Arc::new(card));
    }
    map
}

/// The yardstick: what the benchmark's maps use of the format, as serde derives it.
#[derive(Default, Deserialize)]
#[serde(default)]
struct PlainMap {
    format: String,
    version: u32,
    id: String,
    title: String,
    kind: String,
    language: String,
    flow: String,
    stages: Vec<PlainStage>,
    lanes: Vec<PlainLane>,
    cards: Vec<PlainCard>,
    curves: Vec<serde::de::IgnoredAny>,
    media: BTreeMap<String, String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct PlainStage {
    id: String,
    title: String,
    steps: Vec<PlainStep>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct PlainStep {
    id: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct PlainLane {
    id: String,
    kind: String,
    title: String,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct PlainCard {
    id: String,
    lane: String,
    step: String,
    #[serde(skip_serializing_if = "is_zero")]
    span: u32,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    direction: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    notes: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    color: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    icon: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    owner: String,
    #[serde(skip_serializing_if = "is_false")]
    locked: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<PlainEvidence>,
    #[serde(skip_serializing_if = "is_false")]
    moment_of_truth: bool,
    #[serde(skip_serializing_if = "is_false")]
    delight: bool,
    #[serde(skip_serializing_if = "String::is_empty")]
    channel: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    importance: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    trust: Option<i8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    severity: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    impact: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    effort: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    answers: Vec<String>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct PlainEvidence {
    kind: String,
    source: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    link: String,
    #[serde(skip_serializing_if = "is_false")]
    tested: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
fn is_false(flag: &bool) -> bool {
    !*flag
}

/// What the program itself uses, for both sides.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The best time of each of `work`, run in turn `runs` times.
fn best<const N: usize>(runs: usize, mut work: [&mut dyn FnMut(); N]) -> [Duration; N] {
    let mut best = [Duration::MAX; N];
    for _ in 0..runs {
        for (best, work) in best.iter_mut().zip(&mut work) {
            let start = Instant::now();
            work();
            *best = start.elapsed().min(*best);
        }
    }
    best
}

fn report(label: &str, time: Duration, yardstick: Duration) {
    let ratio = time.as_secs_f64() / yardstick.as_secs_f64();
    println!("  {label:<44}{:>10.2} ms {ratio:>8.2} ×", time.as_secs_f64() * 1e3);
}

fn main() {
    for (count, runs) in [(1000, 200), (10_000, 20), (240_000, 5)] {
        let map = map(count);
        let bytes = file::to_json(&map);
        println!("{count} cards, {:.1} MB", bytes.len() as f64 / 1e6);

        let name = Path::new("bench.journey.json");
        let mut read_plain = || drop(black_box(serde_json::from_slice::<PlainMap>(&bytes)));
        let mut read_ours = || drop(black_box(file::parse(&bytes, name)));
        let mut read_value = || drop(black_box(serde_json::from_slice::<serde_json::Value>(&bytes)));
        let [plain, ours, value] = best(runs, [&mut read_plain, &mut read_ours, &mut read_value]);
        report("read: serde_json into plain structs", plain, plain);
        report("read: file::parse", ours, plain);
        report("read: serde_json::Value", value, plain);

        if let Ok(read) = serde_json::from_slice::<PlainCards>(&bytes) {
            let mut write_plain = || drop(black_box(serde_json::to_vec_pretty(&read)));
            let mut write_ours = || drop(black_box(file::to_json(&map)));
            let [plain, ours] = best(runs, [&mut write_plain, &mut write_ours]);
            report("write: serde_json from plain structs", plain, plain);
            report("write: file::to_json", ours, plain);
        }
    }
}

/// What is written for comparison: all that weighs.
#[derive(Serialize, Deserialize)]
struct PlainCards {
    cards: Vec<PlainCard>,
}
