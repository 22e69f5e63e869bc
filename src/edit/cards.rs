//! Changes of cards.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{CardField, CellPlace, EditError, Selection, apply::fresh, field::Field, settle::Settle};
use crate::model::{Card, Id, JourneyMap};

/// Where lanes and steps stand, to compare places in reading order.
pub(super) struct Places<'a> {
    lanes: FxHashMap<&'a Id, usize>,
    steps: FxHashMap<&'a Id, usize>,
}

impl<'a> Places<'a> {
    pub(super) fn of(map: &'a JourneyMap) -> Self {
        Self {
            lanes: map.lanes.iter().enumerate().map(|(index, lane)| (&lane.id, index)).collect(),
            steps: map.steps().enumerate().map(|(index, (_, step))| (&step.id, index)).collect(),
        }
    }

    /// Lane, then step; cards without a cell come last.
    pub(super) fn of_card(&self, card: &Card) -> (usize, usize) {
        self.of_cell(&card.lane, &card.step).unwrap_or((usize::MAX, usize::MAX))
    }

    fn of_cell(&self, lane: &Id, step: &Id) -> Option<(usize, usize)> {
        Some((*self.lanes.get(lane)?, *self.steps.get(step)?))
    }

    /// Number of steps that a card beginning at `step` may cover at most; any where that is no step of the map.
    fn room_from(&self, step: &Id) -> u32 {
        let room = self.steps.get(step).map(|index| self.steps.len() - index);
        room.and_then(|room| u32::try_from(room).ok()).unwrap_or(u32::MAX)
    }
}

pub(super) fn insert(
    map: &mut JourneyMap,
    cards: &[Card],
    before: Option<&Id>,
) -> Result<Selection, EditError> {
    fresh(map, cards.iter().map(|card| &card.id))?;
    let places = Places::of(map);
    let known = known_cards(map, cards);
    let mut new = Vec::with_capacity(cards.len());
    for card in cards {
        places.of_cell(&card.lane, &card.step).ok_or(EditError::NotFound)?;
        let mut card = card.clone();
        card.span = card.span.min(places.room_from(&card.step));
        card.settle()?;
        answer_only(&mut card, &known);
        new.push(Arc::new(card));
    }
    if before.is_some() {
        let index = before.and_then(|before| map.cards.iter().position(|card| card.id == *before));
        let index = index.ok_or(EditError::NotFound)?;
        map.cards.splice(index..index, new);
    } else {
        map.cards = at_ends_of_cells(&places, &map.cards, new);
    }
    Ok(Selection::of_cards(cards.iter().map(|card| &card.id)))
}

pub(super) fn edit(
    map: &mut JourneyMap,
    ids: &[Id],
    set: &[CardField],
) -> Result<Option<Selection>, EditError> {
    let edits = ids.iter().map(|id| (id, set)).collect();
    edit_all(map, &edits)
}

/// Puts into each card its own values; as [`edit`] for each of them, in one pass.
pub(super) fn edit_each(
    map: &mut JourneyMap,
    edits: &[(Id, Vec<CardField>)],
) -> Result<Option<Selection>, EditError> {
    let edits = edits.iter().map(|(id, set)| (id, set.as_slice())).collect();
    edit_all(map, &edits)
}

fn edit_all(
    map: &mut JourneyMap,
    edits: &FxHashMap<&Id, &[CardField]>,
) -> Result<Option<Selection>, EditError> {
    let is_answers = |field: &CardField| matches!(field, CardField::Answers(_));
    let answers = edits.values().any(|set| set.iter().any(is_answers));
    let known = if answers { known_cards(map, &[]) } else { FxHashSet::default() };
    let mut changed: Vec<(usize, Arc<Card>)> = Vec::with_capacity(edits.len());
    let (mut found, mut locked) = (0, 0);
    let places = Places::of(map);
    for (index, card) in map.cards.iter().enumerate() {
        let Some(set) = edits.get(&card.id) else { continue };
        found += 1;
        let unlocks = set.iter().any(|field| matches!(field, CardField::Locked(_)));
        if card.locked && !unlocks {
            locked += 1;
            continue;
        }
        let mut new = Card::clone(card);
        for field in *set {
            field.put(&mut new);
        }
        new.span = new.span.min(places.room_from(&new.step));
        new.settle()?;
        if set.iter().any(is_answers) {
            answer_only(&mut new, &known);
        }
        if new != **card {
            changed.push((index, Arc::new(new)));
        }
    }
    if found < edits.len() {
        return Err(EditError::NotFound);
    }
    if locked > 0 && locked == found {
        return Err(EditError::Locked);
    }
    for (index, card) in changed {
        if let Some(slot) = map.cards.get_mut(index) {
            *slot = card;
        }
    }
    Ok(None)
}

pub(super) fn move_to(map: &mut JourneyMap, ids: &[Id], to: &CellPlace) -> Result<Selection, EditError> {
    let moving = movable(map, ids)?;
    let places = Places::of(map);
    places.of_cell(&to.lane, &to.step).ok_or(EditError::NotFound)?;
    let old_cell = ids_of_cell(&map.cards, to);
    let set: FxHashSet<&Id> = moving.iter().map(|card| &card.id).collect();
    let room = places.room_from(&to.step);
    let stood_there = moving.iter().all(|card| card.lane == to.lane && card.step == to.step);
    let moved: Vec<Arc<Card>> = moving.iter().map(|card| placed(card, to, room)).collect();

    let before = to.before.as_ref().and_then(|before| first_resting(&map.cards, to, before, &set));
    let mut cards: Vec<Arc<Card>> =
        map.cards.iter().filter(|card| !set.contains(&card.id)).cloned().collect();
    let index = match before.and_then(|before| cards.iter().position(|card| card.id == before)) {
        Some(index) => index,
        None => end_of_cell(&places, &cards, &to.lane, &to.step),
    };
    cards.splice(index..index, moved);

    let selection = Selection::of_cards(moving.iter().map(|card| &card.id));
    // A drop where they came from leaves the map as it is, whatever stands between them in the file.
    if !(stood_there && old_cell == ids_of_cell(&cards, to)) {
        map.cards = cards;
    }
    Ok(selection)
}

pub(super) fn duplicate(
    map: &mut JourneyMap,
    copies: &[(Id, Id)],
    to: Option<&CellPlace>,
) -> Result<Selection, EditError> {
    fresh(map, copies.iter().map(|(_, copy)| copy))?;
    let by_id: FxHashMap<&Id, &Arc<Card>> = map.cards.iter().map(|card| (&card.id, card)).collect();
    let places = Places::of(map);
    let mut new = Vec::with_capacity(copies.len());
    for (original, copy) in copies {
        let original = by_id.get(original).ok_or(EditError::NotFound)?;
        let mut card = Card::clone(original);
        card.id = copy.clone();
        card.locked = false;
        new.push(Arc::new(card));
    }
    let cards = match to {
        Some(to) => {
            places.of_cell(&to.lane, &to.step).ok_or(EditError::NotFound)?;
            let room = places.room_from(&to.step);
            let mut cards = map.cards.clone();
            let before =
                to.before.as_ref().and_then(|before| cards.iter().position(|card| card.id == *before));
            let index = before.unwrap_or_else(|| end_of_cell(&places, &cards, &to.lane, &to.step));
            cards.splice(index..index, new.iter().map(|card| placed(card, to, room)));
            cards
        }
        None => behind_originals(&map.cards, copies, new),
    };
    map.cards = cards;
    Ok(Selection::of_cards(copies.iter().map(|(_, copy)| copy)))
}

/// `cards` with the copies `new` behind the last original of each cell, so that the copies of one
/// cell stand together.
fn behind_originals(cards: &[Arc<Card>], copies: &[(Id, Id)], new: Vec<Arc<Card>>) -> Vec<Arc<Card>> {
    let originals: FxHashSet<&Id> = copies.iter().map(|(original, _)| original).collect();
    let last: FxHashMap<(&Id, &Id), usize> = cards
        .iter()
        .enumerate()
        .filter(|(_, card)| originals.contains(&card.id))
        .map(|(index, card)| ((&card.lane, &card.step), index))
        .collect();
    let mut behind: FxHashMap<usize, Vec<Arc<Card>>> = FxHashMap::default();
    for card in new {
        if let Some(last) = last.get(&(&card.lane, &card.step)) {
            behind.entry(*last).or_default().push(card);
        }
    }
    let mut all = Vec::with_capacity(cards.len() + copies.len());
    for (index, card) in cards.iter().enumerate() {
        all.push(card.clone());
        all.extend(behind.remove(&index).unwrap_or_default());
    }
    all
}

fn known_cards<'a>(map: &'a JourneyMap, new: &'a [Card]) -> FxHashSet<&'a Id> {
    map.cards.iter().map(|card| &card.id).chain(new.iter().map(|card| &card.id)).collect()
}

/// Leaves out answers to cards that are not there, as those of a card from another map.
fn answer_only(card: &mut Card, known: &FxHashSet<&Id>) {
    card.answers.retain(|id| known.contains(id));
}

/// The cards of `ids` that are not locked, in the order of `ids`.
fn movable(map: &JourneyMap, ids: &[Id]) -> Result<Vec<Arc<Card>>, EditError> {
    let order: FxHashMap<&Id, usize> = ids.iter().enumerate().map(|(index, id)| (id, index)).collect();
    let mut found: Vec<(usize, &Arc<Card>)> =
        map.cards.iter().filter_map(|card| Some((*order.get(&card.id)?, card))).collect();
    if found.len() < order.len() || found.is_empty() {
        return Err(EditError::NotFound);
    }
    found.sort_by_key(|(index, _)| *index);
    let free: Vec<_> = found.into_iter().map(|(_, card)| card.clone()).filter(|card| !card.locked).collect();
    if free.is_empty() { Err(EditError::Locked) } else { Ok(free) }
}

/// `card` in another cell; the same `Arc` when it stands there already.
fn placed(card: &Arc<Card>, to: &CellPlace, room: u32) -> Arc<Card> {
    let span = card.span.clamp(1, room.max(1));
    if card.lane == to.lane && card.step == to.step && card.span == span {
        return card.clone();
    }
    let mut card = Card::clone(card);
    card.lane = to.lane.clone();
    card.step = to.step.clone();
    card.span = span;
    Arc::new(card)
}

/// The first card of the cell from `before` on that does not move.
fn first_resting(cards: &[Arc<Card>], cell: &CellPlace, before: &Id, moving: &FxHashSet<&Id>) -> Option<Id> {
    cards
        .iter()
        .filter(|card| card.lane == cell.lane && card.step == cell.step)
        .skip_while(|card| card.id != *before)
        .find(|card| !moving.contains(&card.id))
        .map(|card| card.id.clone())
}

fn ids_of_cell(cards: &[Arc<Card>], cell: &CellPlace) -> Vec<Id> {
    cards
        .iter()
        .filter(|card| card.lane == cell.lane && card.step == cell.step)
        .map(|card| card.id.clone())
        .collect()
}

/// `cards` with each of `new` at the end of its cell, as [`end_of_cell`] finds it, in one pass.
fn at_ends_of_cells(places: &Places<'_>, cards: &[Arc<Card>], new: Vec<Arc<Card>>) -> Vec<Arc<Card>> {
    let mut last: FxHashMap<(&Id, &Id), usize> = FxHashMap::default();
    // The farthest place so far: the first card beyond a place is where this first goes beyond it.
    let mut farthest: Vec<(usize, usize)> = Vec::with_capacity(cards.len());
    for (index, card) in cards.iter().enumerate() {
        last.insert((&card.lane, &card.step), index);
        let place = places.of_card(card);
        farthest.push(farthest.last().map_or(place, |before| place.max(*before)));
    }
    let mut placed: Vec<(usize, (usize, usize), Arc<Card>)> = new
        .into_iter()
        .map(|card| {
            let place = places.of_card(&card);
            let index = match last.get(&(&card.lane, &card.step)) {
                Some(last) => last + 1,
                None => farthest.partition_point(|other| *other <= place),
            };
            (index, place, card)
        })
        .collect();
    // Cells that meet at one index stand there in reading order, cards of one cell in their order.
    placed.sort_by_key(|(index, place, _)| (*index, *place));
    let mut all = Vec::with_capacity(cards.len() + placed.len());
    let mut rest = cards;
    let mut from = 0;
    for (index, _, card) in placed {
        let (before, after) = rest.split_at((index - from).min(rest.len()));
        all.extend(before.iter().cloned());
        all.push(card);
        (rest, from) = (after, index);
    }
    all.extend(rest.iter().cloned());
    all
}

/// Where in `cards` a card goes that comes last in its cell: behind the cell's last card, and for an
/// empty cell before the first card that comes later in reading order.
fn end_of_cell(places: &Places<'_>, cards: &[Arc<Card>], lane: &Id, step: &Id) -> usize {
    if let Some(last) = cards.iter().rposition(|card| card.lane == *lane && card.step == *step) {
        return last + 1;
    }
    let Some(cell) = places.of_cell(lane, step) else { return cards.len() };
    cards.iter().position(|card| places.of_card(card) > cell).unwrap_or(cards.len())
}
