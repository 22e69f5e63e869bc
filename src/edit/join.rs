//! Making one step of several.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{EditError, ItemRef, Selection, curve::sort_points, grid::step_order};
use crate::model::{Card, Id, JourneyMap, Stage};

/// Stands between the titles of steps that become one.
const BETWEEN_TITLES: &str = " · ";

/// Joins the steps `ids` into the first of them. Cards, also locked ones, and curve points come along in their
/// order. Selects the joined step, or its stage where no other step is left.
pub(super) fn join_steps(map: &mut JourneyMap, ids: &[Id]) -> Result<Selection, EditError> {
    let wanted: FxHashSet<&Id> = ids.iter().collect();
    let is_wanted = |stage: &Stage| stage.steps.iter().any(|step| wanted.contains(&step.id));
    let stage = map.stages.iter().position(is_wanted).ok_or(EditError::NotFound)?;
    let before = step_order(map);
    let stage = map.stages.get_mut(stage).ok_or(EditError::NotFound)?;
    let first = stage.steps.iter().position(|step| wanted.contains(&step.id)).ok_or(EditError::NotFound)?;
    let run = stage.steps.get(first..first + wanted.len()).ok_or(EditError::NotFound)?;
    if wanted.len() < 2 || !run.iter().all(|step| wanted.contains(&step.id)) {
        return Err(EditError::NotFound);
    }
    let places: FxHashMap<Id, usize> =
        run.iter().enumerate().map(|(place, step)| (step.id.clone(), place)).collect();
    let titles: Vec<&str> =
        run.iter().map(|step| step.title.trim()).filter(|title| !title.is_empty()).collect();
    let title = titles.join(BETWEEN_TITLES);
    stage.steps.drain(first + 1..first + wanted.len());
    let step = stage.steps.get_mut(first).ok_or(EditError::NotFound)?;
    if step.title.trim() != title {
        step.title = title;
    }
    let joined = step.id.clone();
    let only = stage.steps.len() == 1;
    let selection =
        Selection::only(if only { ItemRef::Stage(stage.id.clone()) } else { ItemRef::Step(joined.clone()) });
    order_cards(map, &places);
    bring_cards(map, &before, &places, &joined);
    let count = places.len() as f32;
    for point in map.curves.iter_mut().flat_map(|curve| &mut curve.points) {
        if let Some(place) = places.get(&point.step) {
            point.at = (((*place as f32 + point.at) / count) * 100.0).round() / 100.0;
            point.step = joined.clone();
        }
    }
    sort_points(map);
    for comment in &mut map.comments {
        if places.contains_key(&comment.about) {
            comment.about = joined.clone();
        }
    }
    // What was asked about a step that is no more cannot be answered.
    map.conflicts.retain(|conflict| conflict.about == joined || !places.contains_key(&conflict.about));
    Ok(selection)
}

/// Puts the cards of the joined steps into `joined`; a card over several steps covers the same part of the journey.
fn bring_cards(map: &mut JourneyMap, before: &[Id], places: &FxHashMap<Id, usize>, joined: &Id) {
    let index: FxHashMap<&Id, usize> = before.iter().enumerate().map(|(index, id)| (id, index)).collect();
    for card in &mut map.cards {
        let Some(&start) = index.get(&card.step) else { continue };
        let end = start.saturating_add(usize::try_from(card.span).unwrap_or(usize::MAX).max(1));
        let covered = before.get(start..end.min(before.len())).unwrap_or_default();
        let inside = covered.iter().filter(|id| places.contains_key(*id)).count();
        let lost = u32::try_from(inside.saturating_sub(1)).unwrap_or(0);
        if inside == 0 || (lost == 0 && card.step == *joined) {
            continue;
        }
        let mut moved = Card::clone(card);
        if places.contains_key(&card.step) {
            moved.step = joined.clone();
        }
        moved.span = card.span.saturating_sub(lost).max(1);
        if moved != **card {
            *card = Arc::new(moved);
        }
    }
}

/// In each lane, puts the cards of the joined steps into the order of these: what stands in one cell stands in the
/// order of the map.
fn order_cards(map: &mut JourneyMap, places: &FxHashMap<Id, usize>) {
    let mut lanes: FxHashMap<Id, Vec<usize>> = FxHashMap::default();
    for (index, card) in map.cards.iter().enumerate().filter(|(_, card)| places.contains_key(&card.step)) {
        lanes.entry(card.lane.clone()).or_default().push(index);
    }
    for slots in lanes.into_values() {
        let mut cards: Vec<Arc<Card>> =
            slots.iter().filter_map(|slot| map.cards.get(*slot).cloned()).collect();
        cards.sort_by_key(|card| places.get(&card.step).copied());
        for (slot, card) in slots.into_iter().zip(cards) {
            if let Some(place) = map.cards.get_mut(slot) {
                *place = card;
            }
        }
    }
}
