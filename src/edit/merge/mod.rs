//! Merging two maps that came from one, part by part and field by field, by ids.
//!
//! What only one side changed is taken; where both changed the same field differently, or one side
//! changed what the other took out, the merged map shows ours and both values stand in its
//! `conflicts`. Nothing that either side did is lost without a conflict that tells of it.
//!
//! Where one side needs what the other deleted (a card put into a stage that is gone), ours is kept too: the
//! deletion stays when it is ours, and is taken back when it is theirs, with a conflict in either case.
//! `resolve` takes one of the two values.
//!
//! A conflict stands in the file, and whoever opens that reads it: the one whose value the map shows, the other one, and
//! third persons. "Ours" and "theirs" are true for the merge that finds it and for nobody afterwards, so nobody is
//! shown these words: a conflict is *what the map shows* and *the other value*, wherever it is read. In the file they
//! are called `ours` and `theirs`, as in git; every merge brings `ours` up to date with what the map has come to show.
//! Settling one is a change like any other, though the map may stay as it is: who settles it differently at the same
//! time, or writes a third value, is in conflict again (`settled`).
//!
//! Source: the three-way merge of records as in Tancred Lindholm, "A Three-way Merge for XML
//! Documents" (2004), with ids in place of tree matching.

mod mend;
mod order;
mod parts;
mod resolve;
mod settled;
mod value;

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::{Map, Value};

use crate::{
    edit::media,
    model::{Card, Conflict, Id, JourneyMap, fields_of},
};
use order::merge_order;
pub(in crate::edit) use order::moved;
pub(super) use resolve::resolve_all;
pub use settled::shows_other;
pub(in crate::edit) use settled::{is_other, shown};
pub(in crate::edit) use value::is_about_place;
use value::{Conflicts, Kin, merge_element, merge_record};

/// A side of a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The value that the map shows.
    Ours,
    /// The other one.
    Theirs,
}

/// Two maps made one.
#[derive(Clone, Debug)]
pub struct Merged {
    /// The result: valid, with every disagreement in its `conflicts`.
    pub map: JourneyMap,
    /// Number of disagreements that this merge added.
    pub conflicts: usize,
}

/// Merges the changes from `base` to `theirs` into `ours`.
#[must_use]
pub fn merge(base: &JourneyMap, ours: &JourneyMap, theirs: &JourneyMap) -> Merged {
    if ours == theirs || theirs == base {
        return Merged { map: ours.clone(), conflicts: 0 };
    }
    if ours == base {
        return Merged { map: theirs.clone(), conflicts: 0 };
    }
    let mut conflicts = Conflicts::default();
    let (cards, cells) = merge_cards(&mut conflicts, base, ours, theirs);
    let record = merge_record(
        &mut conflicts,
        ours.id.as_str(),
        "",
        &record_without_cards(base),
        &record_without_cards(ours),
        &record_without_cards(theirs),
    );
    // Every field comes from a map that was written by the same types, so it can be read back.
    let mut map: JourneyMap = serde_json::from_value(Value::Object(record)).unwrap_or_else(|error| {
        debug_assert!(false, "a merged map cannot be read: {error}");
        JourneyMap { cards: Vec::new(), media: Default::default(), ..ours.clone() }
    });
    map.cards = in_reading_order(&map, cards, cells);
    // All of them at first: what is put back may show one that only its side still has.
    map.media = ours.media.clone();
    map.media.extend(theirs.media.iter().map(|(key, media)| (key.clone(), Arc::clone(media))));
    let sides = [base, ours, theirs];
    settled::ask_again(&mut conflicts, &mut map, sides);
    mend::mend(&mut conflicts, &mut map, sides);
    let mut open = merge_conflicts(base, ours, theirs);
    settled::bring_up_to_date(&map, &mut open, &conflicts.0);
    map.conflicts = open;
    let count = conflicts.0.len();
    add_conflicts(&mut map, conflicts.0, settled::known_ids(sides));
    mend::tidy(&mut map);
    drop_deleted_media(&mut map, base, ours, theirs);
    Merged { map, conflicts: count }
}

/// Takes out of `map` the pictures that one side took out, unless something in the map or in a conflict needs them.
fn drop_deleted_media(map: &mut JourneyMap, base: &JourneyMap, ours: &JourneyMap, theirs: &JourneyMap) {
    let is_deleted = |key: &str| {
        base.media.contains_key(key) && !(ours.media.contains_key(key) && theirs.media.contains_key(key))
    };
    let mut deleted: Vec<String> = map.media.keys().filter(|key| is_deleted(key)).cloned().collect();
    if deleted.is_empty() {
        return;
    }
    let needed = media::needed(map);
    deleted.retain(|key| !needed.contains(key.as_str()));
    for key in deleted {
        map.media.remove(&key);
    }
}

/// What earlier merges left open: what one side settled is settled.
fn merge_conflicts(base: &JourneyMap, ours: &JourneyMap, theirs: &JourneyMap) -> Vec<Conflict> {
    let has = |map: &JourneyMap, id: &Id| map.conflicts.iter().any(|conflict| conflict.id == *id);
    let stays = |conflict: &&Conflict| !has(base, &conflict.id) || has(theirs, &conflict.id);
    let mut open: Vec<Conflict> = ours.conflicts.iter().filter(stays).cloned().collect();
    let new = |conflict: &&Conflict| !has(base, &conflict.id) && !open.contains(conflict);
    let new: Vec<Conflict> = theirs.conflicts.iter().filter(new).cloned().collect();
    open.extend(new);
    open
}

/// Adds conflicts with ids that follow from what they are about, so that the same merge done twice
/// gives the same file. None gets one that is `taken`.
fn add_conflicts(map: &mut JourneyMap, conflicts: Vec<Conflict>, mut taken: FxHashSet<Id>) {
    for mut conflict in conflicts {
        let stem = format!("conflict-{}-{}", conflict.about, conflict.field);
        let mut id = Id::from(stem.trim_end_matches('-'));
        let mut number = 1;
        while !taken.insert(id.clone()) {
            number += 1;
            id = format!("{stem}-{number}").as_str().into();
        }
        conflict.id = id;
        map.conflicts.push(conflict);
    }
}

/// Everything of a map but its cards and media, which are many and large, and what earlier merges left open.
fn record_without_cards(map: &JourneyMap) -> Map<String, Value> {
    fields_of(&JourneyMap { conflicts: Vec::new(), ..map.without_cards() })
}

type Cell = (Id, Id);
type Cards = FxHashMap<Id, Arc<Card>>;

fn by_id(map: &JourneyMap) -> FxHashMap<&Id, &Arc<Card>> {
    map.cards.iter().map(|card| (&card.id, card)).collect()
}

/// The merged cards, and the order of each cell's.
fn merge_cards(
    conflicts: &mut Conflicts,
    base: &JourneyMap,
    ours: &JourneyMap,
    theirs: &JourneyMap,
) -> (Cards, FxHashMap<Cell, Vec<Id>>) {
    let (in_base, in_ours, in_theirs) = (by_id(base), by_id(ours), by_id(theirs));
    let mut cards = Cards::default();
    let mut seen = FxHashSet::default();
    for card in base.cards.iter().chain(&ours.cards).chain(&theirs.cards).filter(|card| seen.insert(&card.id))
    {
        let id = &card.id;
        let sides = [in_base.get(id), in_ours.get(id), in_theirs.get(id)].map(Option::<&&Arc<Card>>::copied);
        if let Some(card) = merge_card(conflicts, sides) {
            cards.insert(id.clone(), card);
        }
    }

    let mut members: FxHashMap<Cell, FxHashSet<Id>> = FxHashMap::default();
    for card in cards.values() {
        members.entry((card.lane.clone(), card.step.clone())).or_default().insert(card.id.clone());
    }
    let (base_cells, our_cells, their_cells) = (cells_of(base), cells_of(ours), cells_of(theirs));
    let cells = members
        .into_iter()
        .map(|(cell, present)| {
            let side = |cells: &FxHashMap<Cell, Vec<Id>>| cells.get(&cell).cloned().unwrap_or_default();
            // Two people who sort one cell differently lose nothing: ours holds without a question.
            let (order, _) =
                merge_order(&side(&base_cells), &side(&our_cells), &side(&their_cells), &present);
            (cell, order)
        })
        .collect();
    (cards, cells)
}

/// One card; none when it is gone. Cards that no side or one side changed are shared, not copied.
fn merge_card(conflicts: &mut Conflicts, sides: [Option<&Arc<Card>>; 3]) -> Option<Arc<Card>> {
    if let [base, Some(ours), Some(theirs)] = sides {
        if ours == theirs || Some(theirs) == base {
            return Some(Arc::clone(ours));
        }
        if Some(ours) == base {
            return Some(Arc::clone(theirs));
        }
    }
    let shared = match sides {
        [None, Some(only), None] | [None, None, Some(only)] => Some(only),
        [Some(base), Some(kept), None] | [Some(base), None, Some(kept)] if kept == base => return None,
        _ => None,
    };
    if let Some(card) = shared {
        return Some(Arc::clone(card));
    }
    let values = sides.map(|side| side.map(|card| Value::Object(fields_of(card.as_ref()))));
    let id = sides.iter().flatten().next().map_or("", |card| card.id.as_str());
    let merged = merge_element(conflicts, &Kin::of("cards"), id, values.each_ref().map(Option::as_ref))?;
    serde_json::from_value(merged).ok().map(Arc::new).or_else(|| sides[1].cloned())
}

fn cells_of(map: &JourneyMap) -> FxHashMap<Cell, Vec<Id>> {
    let mut cells: FxHashMap<Cell, Vec<Id>> = FxHashMap::default();
    for card in &map.cards {
        cells.entry((card.lane.clone(), card.step.clone())).or_default().push(card.id.clone());
    }
    cells
}

/// The cards lane by lane, step by step; those without a place in the map last.
fn in_reading_order(
    map: &JourneyMap,
    mut cards: Cards,
    mut cells: FxHashMap<Cell, Vec<Id>>,
) -> Vec<Arc<Card>> {
    let mut order: Vec<Id> = Vec::with_capacity(cards.len());
    for lane in &map.lanes {
        for (_, step) in map.steps() {
            order.extend(cells.remove(&(lane.id.clone(), step.id.clone())).into_iter().flatten());
        }
    }
    let mut unplaced: Vec<(Cell, Vec<Id>)> = cells.into_iter().collect();
    unplaced.sort();
    order.extend(unplaced.into_iter().flat_map(|(_, ids)| ids));
    order.iter().filter_map(|id| cards.remove(id)).collect()
}

#[cfg(test)]
mod tests;
