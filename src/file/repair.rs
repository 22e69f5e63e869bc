//! Mending what was read, so that the rest of the program can rely on the map.
//!
//! Nothing is dropped. What must be changed is changed in the least way; what points at something
//! that is not in the map is kept as it is. Both are reported, so that people hear of it.

use std::{
    hash::{Hash as _, Hasher as _},
    ops::RangeInclusive,
    sync::Arc,
};

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use crate::model::{Card, Id, JourneyMap, Step, range};

/// One kind of thing that was mended, or found loose, with all the places where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// What happened.
    pub kind: RepairKind,
    /// The parts concerned, by their ids after the repair, in the order of the document; never empty.
    pub items: Vec<Id>,
}

/// What was mended or found loose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RepairKind {
    /// Parts without an id got one.
    MissingId,
    /// Parts with the id of an earlier part got their own; references still mean the earlier one.
    DuplicateId,
    /// Stages without steps got one.
    StageWithoutSteps,
    /// Numbers beyond their range became the nearest one of it.
    OutOfRange,
    /// The points of a curve were put in the order of the journey.
    PointsOutOfOrder,
    /// Cards stand in a lane or a step that is not in the map: they are unplaced.
    UnplacedCards,
    /// Curve points stand in a step that is not in the map: they are kept and not drawn.
    LoosePoints,
    /// Links lead from or to a card that is not in the map: they are kept and not drawn.
    LooseLinks,
    /// Other parts mention one that is not in the map: an answered pain point, a curve's persona,
    /// what a comment is about or answers.
    LooseMentions,
    /// A picture is not in the file.
    MissingPictures,
}

impl RepairKind {
    /// Whether the map was changed, and not only found to have something loose in it.
    #[must_use]
    pub fn is_change(self) -> bool {
        self <= Self::PointsOutOfOrder
    }
}

/// Brings `map` to where every invariant of [`crate::model::broken_invariants`] holds, and
/// reports what was done and what is loose, in the order of [`RepairKind`].
///
/// The same map is always mended the same way, new ids included (but for a missing id of the map
/// itself), so that two people who open one file can still merge.
pub fn repair(map: &mut JourneyMap) -> Vec<Repair> {
    let mut report = Report::default();
    if map.id.is_empty() {
        map.id = Id::random();
    }
    let mut ids = Ids::new(map);
    settle_ids(map, &mut ids, &mut report);
    for stage in map.stages.iter_mut().filter(|stage| stage.steps.is_empty()) {
        stage.steps.push(Step { id: ids.fresh(&stage.id), ..Step::default() });
        report.add(RepairKind::StageWithoutSteps, &stage.id);
    }
    tame_numbers(map, &mut report);
    sort_points(map, &mut report);
    find_loose_parts(map, &ids, &mut report);
    report.finish()
}

/// The repairs as they are collected.
#[derive(Default)]
struct Report(Vec<Repair>);

impl Report {
    fn add(&mut self, kind: RepairKind, item: &Id) {
        match self.0.iter_mut().find(|repair| repair.kind == kind) {
            Some(repair) => repair.items.push(item.clone()),
            None => self.0.push(Repair { kind, items: vec![item.clone()] }),
        }
    }

    fn finish(mut self) -> Vec<Repair> {
        self.0.sort_by_key(|repair| repair.kind);
        self.0
    }
}

/// The ids that are taken, and a source of new ones.
struct Ids {
    taken: FxHashSet<Id>,
    /// Makes the new ids of different maps differ.
    seed: u64,
    /// Number of new ids so far.
    made: u64,
}

impl Ids {
    fn new(map: &JourneyMap) -> Self {
        let mut hasher = FxHasher::default();
        map.id.hash(&mut hasher);
        let mut taken = FxHashSet::default();
        taken.reserve(64 + map.cards.len());
        taken.insert(map.id.clone());
        Self { taken, seed: hasher.finish(), made: 0 }
    }

    /// Takes `id` for a part; gives the part another one when it has none or one that is taken.
    fn settle(&mut self, id: &Id, report: &mut Report) -> Option<Id> {
        if !id.is_empty() && self.taken.insert(id.clone()) {
            return None;
        }
        let new = self.fresh(id);
        report.add(if id.is_empty() { RepairKind::MissingId } else { RepairKind::DuplicateId }, &new);
        Some(new)
    }

    /// A new id that follows from `old` and from how many were made before.
    fn fresh(&mut self, old: &Id) -> Id {
        loop {
            let mut hasher = FxHasher::default();
            (self.seed, self.made, old).hash(&mut hasher);
            self.made += 1;
            let id = Id::from_rng(&mut fastrand::Rng::with_seed(hasher.finish()));
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// Gives every part an id of its own, in the order of the document.
fn settle_ids(map: &mut JourneyMap, ids: &mut Ids, report: &mut Report) {
    let mut settle = |id: &mut Id| {
        if let Some(new) = ids.settle(id, report) {
            *id = new;
        }
    };
    map.personas.iter_mut().for_each(|persona| settle(&mut persona.id));
    for stage in &mut map.stages {
        settle(&mut stage.id);
        stage.steps.iter_mut().for_each(|step| settle(&mut step.id));
    }
    map.lanes.iter_mut().for_each(|lane| settle(&mut lane.id));
    map.cards.iter_mut().for_each(|card| settle(&mut Arc::make_mut(card).id));
    for curve in &mut map.curves {
        settle(&mut curve.id);
        curve.points.iter_mut().for_each(|point| settle(&mut point.id));
    }
    map.links.iter_mut().for_each(|link| settle(&mut link.id));
    map.comments.iter_mut().for_each(|comment| settle(&mut comment.id));
    map.conflicts.iter_mut().for_each(|conflict| settle(&mut conflict.id));
}

/// Brings every number into its range.
fn tame_numbers(map: &mut JourneyMap, report: &mut Report) {
    let mut note = |tamed: bool, id: &Id| {
        if tamed {
            report.add(RepairKind::OutOfRange, id);
        }
    };
    for persona in &mut map.personas {
        let tamed = persona.traits.iter_mut().fold(false, |any, t| tame(&mut t.value, range::TRAIT) | any);
        note(tamed, &persona.id);
    }
    for stage in &mut map.stages {
        note(tame_option(&mut stage.width, range::STEP_WIDTH), &stage.id);
    }
    for lane in &mut map.lanes {
        note(tame_option(&mut lane.height, range::LANE_HEIGHT), &lane.id);
    }
    for card in &mut map.cards {
        note(tame_card(Arc::make_mut(card)), &card.id);
    }
    for point in map.curves.iter_mut().flat_map(|curve| &mut curve.points) {
        note(tame(&mut point.at, range::AT) | tame(&mut point.value, range::VALUE), &point.id);
    }
    for link in &mut map.links {
        note(tame_option(&mut link.share, range::SHARE), &link.id);
    }
}

fn tame_card(card: &mut Card) -> bool {
    tame(&mut card.span, range::SPAN)
        | tame_option(&mut card.importance, range::IMPORTANCE)
        | tame_option(&mut card.trust, range::TRUST)
        | tame_option(&mut card.severity, range::SEVERITY)
        | tame_option(&mut card.impact, range::IMPACT)
        | tame_option(&mut card.effort, range::EFFORT)
}

/// Brings `value` into `range`; answers whether it lay beyond. JSON has no NaN.
fn tame<T: PartialOrd + Copy>(value: &mut T, range: RangeInclusive<T>) -> bool {
    let tamed = if *value > *range.end() {
        *range.end()
    } else if *value >= *range.start() {
        return false;
    } else {
        *range.start()
    };
    *value = tamed;
    true
}

fn tame_option<T: PartialOrd + Copy>(value: &mut Option<T>, range: RangeInclusive<T>) -> bool {
    value.as_mut().is_some_and(|value| tame(value, range))
}

/// Puts the points of each curve in the order of the journey; those whose step is not in the map
/// come last, in the order in which they stood.
fn sort_points(map: &mut JourneyMap, report: &mut Report) {
    let JourneyMap { stages, curves, .. } = map;
    let order: FxHashMap<&Id, usize> =
        stages.iter().flat_map(|stage| &stage.steps).enumerate().map(|(at, step)| (&step.id, at)).collect();
    for curve in curves {
        let place = |point: &crate::model::CurvePoint| match order.get(&point.step) {
            Some(&step) => (step, point.at),
            None => (usize::MAX, 0.0),
        };
        if !curve.points.is_sorted_by_key(place) {
            curve.points.sort_by(|a, b| {
                let (a, b) = (place(a), place(b));
                a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))
            });
            report.add(RepairKind::PointsOutOfOrder, &curve.id);
        }
    }
}

/// Reports what points at something that is not in the map.
fn find_loose_parts(map: &JourneyMap, ids: &Ids, report: &mut Report) {
    let steps: FxHashSet<&Id> = map.steps().map(|(_, step)| &step.id).collect();
    let lanes: FxHashSet<&Id> = map.lanes.iter().map(|lane| &lane.id).collect();
    let personas: FxHashSet<&Id> = map.personas.iter().map(|persona| &persona.id).collect();
    let mentions_cards = !map.links.is_empty() || map.cards.iter().any(|card| !card.answers.is_empty());
    let cards: FxHashSet<&Id> =
        if mentions_cards { map.cards.iter().map(|card| &card.id).collect() } else { FxHashSet::default() };
    let has_picture = |key: &Option<String>| key.as_ref().is_none_or(|key| map.media.contains_key(key));

    for persona in map.personas.iter().filter(|persona| !has_picture(&persona.portrait)) {
        report.add(RepairKind::MissingPictures, &persona.id);
    }
    for card in &map.cards {
        if !lanes.contains(&card.lane) || !steps.contains(&card.step) {
            report.add(RepairKind::UnplacedCards, &card.id);
        }
        if !card.answers.iter().all(|pain_point| cards.contains(pain_point)) {
            report.add(RepairKind::LooseMentions, &card.id);
        }
        if !has_picture(&card.image) {
            report.add(RepairKind::MissingPictures, &card.id);
        }
    }
    for curve in &map.curves {
        if !curve.persona.is_empty() && !personas.contains(&curve.persona) {
            report.add(RepairKind::LooseMentions, &curve.id);
        }
        for point in curve.points.iter().filter(|point| !steps.contains(&point.step)) {
            report.add(RepairKind::LoosePoints, &point.id);
        }
    }
    for link in map.links.iter().filter(|link| !cards.contains(&link.from) || !cards.contains(&link.to)) {
        report.add(RepairKind::LooseLinks, &link.id);
    }
    for comment in &map.comments {
        let known = |id: &Id| id.is_empty() || ids.taken.contains(id);
        if !known(&comment.about) || !known(&comment.reply_to) {
            report.add(RepairKind::LooseMentions, &comment.id);
        }
    }
}
