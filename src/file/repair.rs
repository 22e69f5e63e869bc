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

use super::picture::{self, Flaw};
use crate::model::{Card, Id, JourneyMap, Step, WebAddress, range};

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
    /// A picture is, or claims to be, larger than is ever decoded: it is kept and not shown.
    TooLargePictures,
    /// A picture is damaged, or of a kind that is not read: it is kept, and a sign stands in its place.
    DamagedPictures,
    /// A link of a card is neither a page nor a mailbox: it is kept and never opened.
    ClosedAddresses,
}

#[cfg(test)]
impl RepairKind {
    /// Whether the map was changed, and not only found to have something loose in it.
    pub(super) fn is_change(self) -> bool {
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
    mend_people_and_grid(map, &mut ids, &mut report);
    let answering = mend_cards(map, &mut ids, &mut report);
    mend_curves(map, &mut ids, &mut report);
    mend_annotations(map, &mut ids, &mut report);
    find_loose_mentions(map, &ids, answering, &mut report);
    find_flawed_pictures(map, &mut report);
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

    fn add_if(&mut self, happened: bool, kind: RepairKind, item: &Id) {
        if happened {
            self.add(kind, item);
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

    /// Takes `id` for a part; false when there is none, or when it is taken.
    fn take(&mut self, id: &Id) -> bool {
        !id.is_empty() && self.taken.insert(id.clone())
    }

    /// Gives a part an id of its own.
    fn give_another(&mut self, id: &mut Id, report: &mut Report) {
        let kind = if id.is_empty() { RepairKind::MissingId } else { RepairKind::DuplicateId };
        *id = self.fresh(id);
        report.add(kind, id);
    }

    /// Takes `id` for a part, or gives it another one.
    fn settle(&mut self, id: &mut Id, report: &mut Report) {
        if !self.take(id) {
            self.give_another(id, report);
        }
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

/// Personas, stages, steps and lanes.
fn mend_people_and_grid(map: &mut JourneyMap, ids: &mut Ids, report: &mut Report) {
    for persona in &mut map.personas {
        ids.settle(&mut persona.id, report);
        let tamed = persona.traits.iter_mut().fold(false, |any, t| tame(&mut t.value, range::TRAIT) | any);
        report.add_if(tamed, RepairKind::OutOfRange, &persona.id);
        let has_portrait = persona.portrait.as_ref().is_none_or(|key| map.media.contains_key(key));
        report.add_if(!has_portrait, RepairKind::MissingPictures, &persona.id);
    }
    for stage in &mut map.stages {
        ids.settle(&mut stage.id, report);
        stage.steps.iter_mut().for_each(|step| ids.settle(&mut step.id, report));
        if stage.steps.is_empty() {
            stage.steps.push(Step { id: ids.fresh(&stage.id), ..Step::default() });
            report.add(RepairKind::StageWithoutSteps, &stage.id);
        }
        report.add_if(tame_option(&mut stage.width, range::STEP_WIDTH), RepairKind::OutOfRange, &stage.id);
    }
    for lane in &mut map.lanes {
        ids.settle(&mut lane.id, report);
        report.add_if(tame_option(&mut lane.height, range::LANE_HEIGHT), RepairKind::OutOfRange, &lane.id);
    }
}

/// Cards, each looked at once: there may be a million of them, and to touch each costs the most. Gives
/// whether any of them answers another.
fn mend_cards(map: &mut JourneyMap, ids: &mut Ids, report: &mut Report) -> bool {
    let mut answering = false;
    let JourneyMap { stages, lanes, cards, media, .. } = map;
    let steps: FxHashSet<&Id> = stages.iter().flat_map(|stage| &stage.steps).map(|step| &step.id).collect();
    let lanes: FxHashSet<&Id> = lanes.iter().map(|lane| &lane.id).collect();
    for card in cards {
        // Claiming each card for writing would cost more than all the rest.
        if !ids.take(&card.id) {
            ids.give_another(&mut Arc::make_mut(card).id, report);
        }
        report.add_if(tame_card(card), RepairKind::OutOfRange, &card.id);
        let is_placed = lanes.contains(&card.lane) && steps.contains(&card.step);
        report.add_if(!is_placed, RepairKind::UnplacedCards, &card.id);
        let has_image = card.image.as_ref().is_none_or(|key| media.contains_key(key));
        report.add_if(!has_image, RepairKind::MissingPictures, &card.id);
        report.add_if(has_closed_address(card), RepairKind::ClosedAddresses, &card.id);
        answering |= !card.answers.is_empty();
    }
    answering
}

/// Curves and their points, which are put in the order of the journey; those whose step is not in
/// the map come last, in the order in which they stood.
fn mend_curves(map: &mut JourneyMap, ids: &mut Ids, report: &mut Report) {
    let JourneyMap { stages, curves, personas, .. } = map;
    let order: FxHashMap<&Id, usize> =
        stages.iter().flat_map(|stage| &stage.steps).enumerate().map(|(at, step)| (&step.id, at)).collect();
    let personas: FxHashSet<&Id> = personas.iter().map(|persona| &persona.id).collect();
    for curve in curves {
        ids.settle(&mut curve.id, report);
        let has_persona = curve.persona.is_empty() || personas.contains(&curve.persona);
        report.add_if(!has_persona, RepairKind::LooseMentions, &curve.id);
        for point in &mut curve.points {
            ids.settle(&mut point.id, report);
            let tamed = tame(&mut point.at, range::AT) | tame(&mut point.value, range::VALUE);
            report.add_if(tamed, RepairKind::OutOfRange, &point.id);
        }
        report.add_if(curve.sort(&order), RepairKind::PointsOutOfOrder, &curve.id);
        let loose = curve.points.iter().filter(|point| !order.contains_key(&point.step));
        loose.for_each(|point| report.add(RepairKind::LoosePoints, &point.id));
    }
}

/// Links, comments and conflicts.
fn mend_annotations(map: &mut JourneyMap, ids: &mut Ids, report: &mut Report) {
    for link in &mut map.links {
        ids.settle(&mut link.id, report);
        report.add_if(tame_option(&mut link.share, range::SHARE), RepairKind::OutOfRange, &link.id);
    }
    map.comments.iter_mut().for_each(|comment| ids.settle(&mut comment.id, report));
    map.conflicts.iter_mut().for_each(|conflict| ids.settle(&mut conflict.id, report));
}

/// Reports what mentions something that is not in the map, once all ids are known; `answering` tells
/// whether some card answers another.
fn find_loose_mentions(map: &JourneyMap, ids: &Ids, answering: bool, report: &mut Report) {
    if answering || !map.links.is_empty() {
        let cards: FxHashSet<&Id> = map.cards.iter().map(|card| &card.id).collect();
        for card in &map.cards {
            let is_loose = card.answers.iter().any(|pain_point| !cards.contains(pain_point));
            report.add_if(is_loose, RepairKind::LooseMentions, &card.id);
        }
        for link in &map.links {
            let is_loose = !cards.contains(&link.from) || !cards.contains(&link.to);
            report.add_if(is_loose, RepairKind::LooseLinks, &link.id);
        }
    }
    for comment in &map.comments {
        let is_loose = |id: &Id| !id.is_empty() && !ids.taken.contains(id);
        report.add_if(
            is_loose(&comment.about) || is_loose(&comment.reply_to),
            RepairKind::LooseMentions,
            &comment.id,
        );
    }
}

/// Reports the cards and personas whose pictures will not be shown.
fn find_flawed_pictures(map: &JourneyMap, report: &mut Report) {
    let flaws: FxHashMap<&str, Flaw> = map
        .media
        .iter()
        .filter_map(|(key, media)| picture::flaw(media).map(|flaw| (key.as_str(), flaw)))
        .collect();
    if flaws.is_empty() {
        return;
    }
    for (key, id) in pictures(map) {
        match flaws.get(key) {
            Some(Flaw::TooLarge) => report.add(RepairKind::TooLargePictures, id),
            Some(Flaw::Damaged) => report.add(RepairKind::DamagedPictures, id),
            None => {}
        }
    }
}

/// Decodes every picture of `map` and adds to `repairs`, which opening it gave, those that turn out to be damaged; takes
/// as long as drawing them all.
pub fn examine_pictures(map: &JourneyMap, repairs: &mut Vec<Repair>) {
    let told: FxHashSet<Id> = repairs
        .iter()
        .filter(|repair| matches!(repair.kind, RepairKind::TooLargePictures | RepairKind::DamagedPictures))
        .flat_map(|repair| repair.items.iter().cloned())
        .collect();
    let mut damaged: FxHashMap<&str, bool> = FxHashMap::default();
    let mut report = Report(std::mem::take(repairs));
    for (key, id) in pictures(map).filter(|(_, id)| !told.contains(*id)) {
        let Some(media) = map.media.get(key) else { continue };
        let is_damaged = *damaged.entry(key).or_insert_with(|| picture::decode(media).is_none());
        report.add_if(is_damaged, RepairKind::DamagedPictures, id);
    }
    *repairs = report.finish();
}

/// Every picture that a part of the map shows, with that part.
fn pictures(map: &JourneyMap) -> impl Iterator<Item = (&str, &Id)> {
    let portraits = map.personas.iter().map(|persona| (&persona.portrait, &persona.id));
    let pictures = map.cards.iter().map(|card| (&card.image, &card.id));
    portraits.chain(pictures).filter_map(|(key, id)| Some((key.as_deref()?, id)))
}

/// Whether the card has a link that will not be opened though it looks like one; a file's name is only a remark.
fn has_closed_address(card: &Card) -> bool {
    let is_closed = |address: &str| looks_like_an_address(address) && WebAddress::parse(address).is_none();
    card.evidence.as_ref().is_some_and(|evidence| is_closed(&evidence.link))
        || card.links.iter().any(|link| is_closed(&link.url))
}

/// Whether `text` begins as an address does: with a scheme and `//`, or with a scheme that everybody knows. "Interview: Leila"
/// is a remark, and `shop.example:8080` a place without saying how to get there.
fn looks_like_an_address(text: &str) -> bool {
    const BARE: [&str; 9] =
        ["http", "https", "mailto", "file", "javascript", "vbscript", "data", "tel", "sms"];

    let Some((scheme, rest)) = text.trim().split_once(':') else { return false };
    // One letter before the colon is a drive.
    let is_scheme =
        scheme.len() > 1 && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    is_scheme && (rest.starts_with("//") || BARE.iter().any(|bare| scheme.eq_ignore_ascii_case(bare)))
}

/// Brings the numbers of a card into their ranges.
fn tame_card(card: &mut Arc<Card>) -> bool {
    let (mut span, mut importance, mut trust) = (card.span, card.importance, card.trust);
    let (mut severity, mut impact, mut effort) = (card.severity, card.impact, card.effort);
    let tamed = tame(&mut span, range::SPAN)
        | tame_option(&mut importance, range::IMPORTANCE)
        | tame_option(&mut trust, range::TRUST)
        | tame_option(&mut severity, range::SEVERITY)
        | tame_option(&mut impact, range::IMPACT)
        | tame_option(&mut effort, range::EFFORT);
    if tamed {
        let card = Arc::make_mut(card);
        (card.span, card.importance, card.trust) = (span, importance, trust);
        (card.severity, card.impact, card.effort) = (severity, impact, effort);
    }
    tamed
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
