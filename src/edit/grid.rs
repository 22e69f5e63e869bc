//! Changes of the grid: stages, steps, lanes.

use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

use super::{EditError, ItemRef, Selection, apply::fresh, curve::sort_points, settle::Settle};
use crate::model::{Card, Id, JourneyMap, Lane, Stage, Step};

pub(super) fn insert_stage(
    map: &mut JourneyMap,
    stage: &Stage,
    index: usize,
) -> Result<Selection, EditError> {
    fresh(map, std::iter::once(&stage.id).chain(stage.steps.iter().map(|step| &step.id)))?;
    if stage.steps.is_empty() {
        return Err(EditError::NotFound);
    }
    let before = step_order(map);
    let mut stage = stage.clone();
    stage.settle()?;
    let selection = Selection::only(ItemRef::Stage(stage.id.clone()));
    map.stages.insert(index.min(map.stages.len()), stage);
    follow_steps(map, &before);
    Ok(selection)
}

pub(super) fn move_stages(map: &mut JourneyMap, ids: &[Id], index: usize) -> Result<Selection, EditError> {
    let before = step_order(map);
    reorder(&mut map.stages, |stage| ids.contains(&stage.id), ids.len(), index)?;
    follow_steps(map, &before);
    Ok(ids.iter().cloned().map(ItemRef::Stage).collect())
}

pub(super) fn insert_step(
    map: &mut JourneyMap,
    stage: &Id,
    step: &Step,
    index: usize,
) -> Result<Selection, EditError> {
    fresh(map, [&step.id])?;
    let before = step_order(map);
    let stage = map.stages.iter_mut().find(|other| other.id == *stage).ok_or(EditError::NotFound)?;
    stage.steps.insert(index.min(stage.steps.len()), step.clone());
    follow_steps(map, &before);
    Ok(Selection::only(ItemRef::Step(step.id.clone())))
}

pub(super) fn move_step(
    map: &mut JourneyMap,
    id: &Id,
    stage: &Id,
    index: usize,
) -> Result<Selection, EditError> {
    let before = step_order(map);
    let from = map.stage_of_step(id).ok_or(EditError::NotFound)?.id.clone();
    let target = map.stages.iter_mut().find(|other| other.id == *stage).ok_or(EditError::NotFound)?;
    if from == *stage {
        reorder(&mut target.steps, |step| step.id == *id, 1, index)?;
    } else {
        let source = map.stages.iter_mut().find(|other| other.id == from).ok_or(EditError::NotFound)?;
        if source.steps.len() < 2 {
            return Err(EditError::NotFound);
        }
        let at = source.steps.iter().position(|step| step.id == *id).ok_or(EditError::NotFound)?;
        let step = source.steps.remove(at);
        let target = map.stages.iter_mut().find(|other| other.id == *stage).ok_or(EditError::NotFound)?;
        target.steps.insert(index.min(target.steps.len()), step);
    }
    follow_steps(map, &before);
    Ok(Selection::only(ItemRef::Step(id.clone())))
}

pub(super) fn insert_lane(map: &mut JourneyMap, lane: &Lane, index: usize) -> Result<Selection, EditError> {
    fresh(map, [&lane.id])?;
    let mut lane = lane.clone();
    lane.settle()?;
    let selection = Selection::only(ItemRef::Lane(lane.id.clone()));
    map.lanes.insert(index.min(map.lanes.len()), lane);
    Ok(selection)
}

/// Takes the `count` items that move out of `items` and puts them back, in their order, where `index`
/// points, counted with them still there.
pub(super) fn reorder<T>(
    items: &mut Vec<T>,
    moves: impl Fn(&T) -> bool,
    count: usize,
    index: usize,
) -> Result<(), EditError> {
    if items.iter().filter(|item| moves(item)).count() < count {
        return Err(EditError::NotFound);
    }
    let index = items.iter().take(index).filter(|item| !moves(item)).count();
    let (moving, mut resting): (Vec<T>, Vec<T>) =
        std::mem::take(items).into_iter().partition(|item| moves(item));
    resting.splice(index..index, moving);
    *items = resting;
    Ok(())
}

/// Ids of all steps in the order of the journey.
pub(super) fn step_order(map: &JourneyMap) -> Vec<Id> {
    map.steps().map(|(_, step)| step.id.clone()).collect()
}

/// Brings cards and curves along after the steps changed, which were `before`.
///
/// A card over several steps keeps covering those of them that still follow each other, and steps
/// that came in between. A card whose first step went begins at the next that it covered; without
/// one, it is left for the caller to take out.
pub(super) fn follow_steps(map: &mut JourneyMap, before: &[Id]) {
    let after = step_order(map);
    if after == before {
        return;
    }
    let old_index: FxHashMap<&Id, usize> = before.iter().enumerate().map(|(index, id)| (id, index)).collect();
    let new_index: FxHashMap<&Id, usize> = after.iter().enumerate().map(|(index, id)| (id, index)).collect();
    for card in &mut map.cards {
        if card.span <= 1 && new_index.contains_key(&card.step) {
            continue;
        }
        let Some(&first) = old_index.get(&card.step) else { continue };
        let span = usize::try_from(card.span).unwrap_or(usize::MAX);
        let covered = before.get(first..first.saturating_add(span).min(before.len())).unwrap_or_default();
        let Some(start) = covered.iter().find_map(|id| new_index.get(id).copied()) else { continue };
        let covered: FxHashSet<&Id> = covered.iter().collect();
        let span = covered_run(&after, start, &covered, &old_index);
        let Some(step) = after.get(start) else { continue };
        if *step != card.step || span != card.span {
            let mut moved = Card::clone(card);
            moved.step = step.clone();
            moved.span = span;
            *card = Arc::new(moved);
        }
    }
    sort_points(map);
}

/// Number of steps from `start` on that a card covers: those it covered before, and new ones as
/// far as one that it covered comes behind them.
fn covered_run(after: &[Id], start: usize, covered: &FxHashSet<&Id>, old: &FxHashMap<&Id, usize>) -> u32 {
    let mut span = 1;
    for (length, id) in (1..).zip(after.get(start..).unwrap_or_default()) {
        if covered.contains(id) {
            span = length;
        } else if old.contains_key(id) {
            break;
        }
    }
    span
}
