//! Commands that copy whole stages and lanes, and what joins copied cards to each other: links, and what answers what.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{CardField, Command, ItemRef, StepName};
use crate::model::{Card, CurvePoint, Id, JourneyMap, Lane, Link, Stage};

/// What joins copies to each other as their originals are joined. `copies` are pairs of a card of `map` and its copy,
/// which is in the map by then and not locked.
pub fn of_joints<'a>(
    map: &JourneyMap,
    copies: impl IntoIterator<Item = (&'a Id, &'a Id)>,
    rng: &mut fastrand::Rng,
) -> Vec<Command> {
    let copies: Vec<(&Id, &Id)> = copies.into_iter().collect();
    let copy_of: FxHashMap<&Id, &Id> = copies.iter().copied().collect();
    let mut edits: Vec<(Id, Vec<CardField>)> = Vec::new();
    for card in &map.cards {
        if let Some(copy) = copy_of.get(&card.id)
            && card.answers.iter().any(|id| copy_of.contains_key(id))
        {
            let mut answers = card.answers.clone();
            rename(&mut answers, &copy_of);
            edits.push(((*copy).clone(), vec![CardField::Answers(answers)]));
        }
    }
    let mut commands: Vec<Command> = of_links(&map.links, copies, rng).into_iter().collect();
    if !edits.is_empty() {
        commands.push(Command::EditEachCard { edits });
    }
    commands
}

/// Has those of `copies` that answer a card of which there is a copy too answer that copy. `originals` are the ids of
/// the cards of which they are copies, in the same order.
pub fn join_answers(copies: &mut [Card], originals: &[&Id]) {
    let ids: Vec<Id> = copies.iter().map(|card| card.id.clone()).collect();
    let copy_of: FxHashMap<&Id, &Id> = originals.iter().copied().zip(&ids).collect();
    for card in copies {
        rename(&mut card.answers, &copy_of);
    }
}

/// Puts the new names into a list of names; none stands there twice.
fn rename(ids: &mut Vec<Id>, new: &FxHashMap<&Id, &Id>) {
    for id in ids.iter_mut() {
        if let Some(new) = new.get(id) {
            *id = (*new).clone();
        }
    }
    let mut seen = FxHashSet::default();
    ids.retain(|id| seen.insert(id.clone()));
}

/// Adds copies of those of `links` of which both ends were copied: `copies` are pairs of a card and its copy. None where
/// there is none.
pub fn of_links<'a>(
    links: impl IntoIterator<Item = &'a Link>,
    copies: impl IntoIterator<Item = (&'a Id, &'a Id)>,
    rng: &mut fastrand::Rng,
) -> Option<Command> {
    let copy_of: FxHashMap<&Id, &Id> = copies.into_iter().collect();
    let copied = links.into_iter().filter_map(|link| {
        let (from, to) = (Id::clone(copy_of.get(&link.from)?), Id::clone(copy_of.get(&link.to)?));
        (from != to).then(|| Link { id: Id::from_rng(rng), from, to, ..link.clone() })
    });
    let links: Vec<Link> = copied.collect();
    (!links.is_empty()).then_some(Command::InsertLinks { links })
}

/// Adds `copies` of the cards called `originals`, in the same order, with what joins them to each other.
fn of_cards(
    map: &JourneyMap,
    originals: Vec<&Id>,
    mut copies: Vec<Card>,
    rng: &mut fastrand::Rng,
) -> Vec<Command> {
    join_answers(&mut copies, &originals);
    let links = of_links(&map.links, originals.into_iter().zip(copies.iter().map(|card| &card.id)), rng);
    let cards = (!copies.is_empty()).then_some(Command::InsertCards { cards: copies, before: None });
    cards.into_iter().chain(links).collect()
}

/// Adds copies of stages, with their cards and curve points, at `index` among the stages.
pub fn of_stages(map: &JourneyMap, ids: &[Id], index: usize, rng: &mut fastrand::Rng) -> Command {
    let originals: Vec<&Stage> = map.stages.iter().filter(|stage| ids.contains(&stage.id)).collect();
    let mut commands = Vec::new();
    let mut select = Vec::new();
    // For each original step, its copy and how many steps of the stage there are from it on.
    let mut copy_of: FxHashMap<&Id, (Id, u32)> = FxHashMap::default();
    for (index, stage) in (index..).zip(&originals) {
        let mut copy = Stage { id: Id::from_rng(rng), ..Stage::clone(stage) };
        let mut room = u32::try_from(stage.steps.len()).unwrap_or(u32::MAX);
        for (original, step) in stage.steps.iter().zip(&mut copy.steps) {
            step.id = Id::from_rng(rng);
            copy_of.insert(&original.id, (step.id.clone(), room));
            room -= 1;
        }
        select.push(ItemRef::Stage(copy.id.clone()));
        commands.push(Command::InsertStage { stage: copy, index });
    }
    let cards = map.cards.iter().filter_map(|card| {
        let (step, room) = copy_of.get(&card.step)?;
        map.lane(&card.lane)?;
        let span = card.span.clamp(1, *room);
        Some((&card.id, Card { id: Id::from_rng(rng), step: step.clone(), span, ..Card::clone(card) }))
    });
    let (originals_of_cards, cards) = cards.unzip();
    commands.extend(of_cards(map, originals_of_cards, cards, rng));
    for curve in &map.curves {
        let copied = curve.points.iter().filter_map(|point| {
            let (step, _) = copy_of.get(&point.step)?;
            Some(CurvePoint { id: Id::from_rng(rng), step: step.clone(), ..point.clone() })
        });
        let points: Vec<CurvePoint> = copied.collect();
        if !points.is_empty() {
            commands.push(Command::InsertPoints { curve: curve.id.clone(), points });
        }
    }
    Command::Batch {
        name: StepName::new("step-duplicate-stages", originals.len()),
        commands,
        select: Some(select),
    }
}

/// Adds copies of lanes, with their cards, at `index` among the lanes.
pub fn of_lanes(map: &JourneyMap, ids: &[Id], index: usize, rng: &mut fastrand::Rng) -> Command {
    let originals: Vec<&Lane> = map.lanes.iter().filter(|lane| ids.contains(&lane.id)).collect();
    let mut commands = Vec::new();
    let mut select = Vec::new();
    let mut copy_of: FxHashMap<&Id, Id> = FxHashMap::default();
    for (index, lane) in (index..).zip(&originals) {
        let copy = Lane { id: Id::from_rng(rng), ..Lane::clone(lane) };
        copy_of.insert(&lane.id, copy.id.clone());
        select.push(ItemRef::Lane(copy.id.clone()));
        commands.push(Command::InsertLane { lane: copy, index });
    }
    let cards = map.cards.iter().filter_map(|card| {
        let lane = copy_of.get(&card.lane)?.clone();
        map.stage_of_step(&card.step)?;
        Some((&card.id, Card { id: Id::from_rng(rng), lane, ..Card::clone(card) }))
    });
    let (originals_of_cards, cards) = cards.unzip();
    commands.extend(of_cards(map, originals_of_cards, cards, rng));
    Command::Batch {
        name: StepName::new("step-duplicate-lanes", originals.len()),
        commands,
        select: Some(select),
    }
}
