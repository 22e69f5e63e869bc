//! Choices that were made about earlier conflicts: that two people choose differently is a conflict again.
//!
//! Whoever settles a conflict has said what is to hold, even where the map did not change by it. So a side that settled
//! counts as one that changed the value: where the other side settled too, or wrote something else, and the two differ,
//! the merge asks again instead of letting one choice go without a word.

use std::sync::Arc;

use rustc_hash::FxHashSet;
use serde_json::{Map, Value};

use super::{
    parts::{Found, Index, find, has, put_back, remove},
    record_without_cards,
    resolve::set_field,
    value::{Conflicts, Kin, is_about_place, place_in},
};
use crate::model::{Conflict, Id, JourneyMap, fields_of};

/// What the map shows where `conflict` is about: the part as it is written in the file, or null where it is gone; or
/// the field's value.
pub(in crate::edit) fn shown(map: &JourneyMap, conflict: &Conflict) -> Value {
    if conflict.field.is_empty() {
        return find(map, &conflict.about).map_or(Value::Null, |(_, _, part)| part);
    }
    value_at(map, conflict).unwrap_or_else(|| conflict.ours.clone())
}

/// Notes where one side's choice about a conflict of `base` is not what the other side chose or wrote; `map` shows what
/// is ours. Comes before it is looked for what parts of the map need.
pub(super) fn ask_again(conflicts: &mut Conflicts, map: &mut JourneyMap, sides: [&JourneyMap; 3]) {
    let [base, ours, theirs] = sides;
    if base.conflicts.is_empty() {
        return;
    }
    let parts = sides.map(Index::of);
    let open =
        [ours, theirs].map(|side| side.conflicts.iter().map(|open| &open.id).collect::<FxHashSet<_>>());
    for conflict in &base.conflicts {
        let (about, field) = (&conflict.about, conflict.field.as_str());
        let settled = open.each_ref().map(|open| !open.contains(&conflict.id));
        let known = conflicts.has_element(about) || conflicts.has(about, field);
        if settled == [false, false] || known {
            continue;
        }
        let there = [0, 1, 2].map(|side: usize| *about == sides[side].id || parts[side].has(about));
        if there[1] != there[2] {
            let decided = |index: usize| settled[index] || there[index + 1] != there[0];
            if decided(0) && decided(1) {
                one_took_it_out(conflicts, map, sides, conflict);
            }
        } else if there[1] && !field.is_empty() {
            chosen_apart(conflicts, map, sides, (conflict, settled));
        }
    }
}

/// One side kept the part, the other took it out.
fn one_took_it_out(
    conflicts: &mut Conflicts,
    map: &mut JourneyMap,
    sides: [&JourneyMap; 3],
    conflict: &Conflict,
) {
    let [base, ours, theirs] = sides;
    let about = &conflict.about;
    let [was, our, their] = [base, ours, theirs].map(|side| find(side, about));
    let Some((list, parent, _)) = our.as_ref().or(their.as_ref()) else { return };
    let kin = Kin { list, parent: parent.as_str() };
    let was = was.map(|(_, _, part)| part).or_else(|| Some(conflict.base.clone()));
    let value = |found: &Option<Found>| found.as_ref().map(|(_, _, part)| part.clone());
    let [our, their] = [&our, &their].map(value);
    conflicts.note_element(&kin, about.as_str(), [was.as_ref(), our.as_ref(), their.as_ref()]);
    match (our.is_some(), has(map, about)) {
        (true, false) => put_back(map, ours, &std::iter::once(about.clone()).collect()),
        (false, true) => remove(map, about),
        _ => {}
    }
}

/// Both sides have the part, with different values.
fn chosen_apart(
    conflicts: &mut Conflicts,
    map: &mut JourneyMap,
    sides: [&JourneyMap; 3],
    (conflict, settled): (&Conflict, [bool; 2]),
) {
    let (about, field) = (&conflict.about, conflict.field.as_str());
    let values = sides.map(|side| value_at(side, conflict));
    let [was, our, their] = if field.ends_with(".order") { only_shared(values) } else { values };
    let decided = |index: usize, value: &Option<Value>| settled[index] || *value != was;
    if our == their || !decided(0, &our) || !decided(1, &their) {
        return;
    }
    let (Some(our), Some(their)) = (our, their) else { return };
    let told = Conflict { about: about.clone(), field: field.to_owned(), ..Conflict::default() };
    // Where it cannot be put the map shows theirs, and both values are told all the same.
    let _ = set_field(map, &told, &our);
    conflicts.note(about.as_str(), field, [Some(&conflict.base), Some(&our), Some(&their)]);
}

/// Orders without what only some of the sides have.
fn only_shared(orders: [Option<Value>; 3]) -> [Option<Value>; 3] {
    let orders = orders.map(|order| match order {
        Some(Value::Array(names)) => names,
        _ => Vec::new(),
    });
    let all = orders.each_ref().map(|names| names.iter().collect::<FxHashSet<&Value>>());
    let shared = |name: &&Value| all.iter().all(|names| names.contains(*name));
    orders.each_ref().map(|names| Some(names.iter().filter(shared).cloned().collect()))
}

/// The value of the field that `conflict` is about, null where it is the default; none where the part is gone.
fn value_at(map: &JourneyMap, conflict: &Conflict) -> Option<Value> {
    let (about, path) = (&conflict.about, conflict.field.as_str());
    if path == "stage"
        && let Some(stage) = map.stage_of_step(about)
    {
        return Some(Value::from(stage.id.as_str()));
    }
    let fields = if *about == map.id {
        record_without_cards(map)
    } else if let Some(card) = map.card(about) {
        fields_of(card.as_ref())
    } else {
        match find(map, about)?.2 {
            Value::Object(fields) => fields,
            _ => return None,
        }
    };
    Some(if is_about_place(conflict) { place_in(&fields) } else { field_at(&fields, path) })
}

fn field_at(fields: &Map<String, Value>, path: &str) -> Value {
    if let Some(value) = fields.get(path) {
        return value.clone();
    }
    match path.split_once('.') {
        Some((list, "order")) => {
            let elements = fields.get(list).and_then(Value::as_array).into_iter().flatten();
            let name = |element: &Value| element.get("id").unwrap_or(element).clone();
            elements.map(name).collect()
        }
        Some((head, rest)) => match fields.get(head) {
            Some(Value::Object(inner)) => field_at(inner, rest),
            _ => Value::Null,
        },
        None => Value::Null,
    }
}

/// Brings what earlier merges left `open` up to date with the `map`: it tells what the map shows now, asks once for
/// each of the other values, and not at all where the map has come to show that one. `new` are the conflicts of this merge.
pub(super) fn bring_up_to_date(map: &JourneyMap, open: &mut Vec<Conflict>, new: &[Conflict]) {
    let key = |conflict: &Conflict| {
        // What one side took out is one question, whatever the part held.
        let other = if conflict.field.is_empty() { Value::Null } else { conflict.theirs.clone() };
        (conflict.about.clone(), conflict.field.clone(), other.to_string())
    };
    let mut asked: FxHashSet<_> = new.iter().map(key).collect();
    open.retain_mut(|conflict| {
        if !conflict.field.is_empty() {
            conflict.ours = shown(map, conflict);
            if conflict.theirs == conflict.ours {
                return false;
            }
        }
        asked.insert(key(conflict))
    });
}

/// Ids of all conflicts of the `sides`, which no new conflict may take: who has settled one would take the other for it.
pub(super) fn known_ids(sides: [&JourneyMap; 3]) -> FxHashSet<Id> {
    sides.iter().flat_map(|side| &side.conflicts).map(|conflict| conflict.id.clone()).collect()
}

/// Whether the map shows the value that was the other one when `conflict` was found.
#[must_use]
pub fn shows_other(map: &Arc<JourneyMap>, conflict: &Conflict) -> bool {
    is_other(conflict, &shown(map, conflict))
}

/// Whether `now`, which a map shows, is the value that was the other one when `conflict` was found.
pub(in crate::edit) fn is_other(conflict: &Conflict, now: &Value) -> bool {
    if conflict.field.is_empty() {
        now.is_null() == conflict.theirs.is_null()
    } else {
        *now == conflict.theirs
    }
}
