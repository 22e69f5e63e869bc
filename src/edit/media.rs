//! Pictures that nothing needs any more leave the map with the step that took the last of them away.
//!
//! A picture that nothing needed before stays: a newer version of the program may have put it there for a purpose
//! that this one does not know.

use rustc_hash::FxHashSet;
use serde_json::Value;

use super::{CardField, Command, ItemRef, PersonaField};
use crate::model::JourneyMap;

/// Whether `command` is of the kind that takes pictures away.
pub(super) fn may_free(command: &Command) -> bool {
    let of_cards = |set: &[CardField]| set.iter().any(|field| matches!(field, CardField::Image(_)));
    match command {
        Command::EditCards { set, .. } => of_cards(set),
        Command::EditEachCard { edits } => edits.iter().any(|(_, set)| of_cards(set)),
        Command::EditPersonas { set, .. } => {
            set.iter().any(|field| matches!(field, PersonaField::Portrait(_)))
        }
        Command::Delete { items } => {
            items.iter().any(|item| !matches!(item, ItemRef::Link(_) | ItemRef::Point(_)))
        }
        // The value that was not taken may have shown one.
        Command::ResolveConflicts { .. } => true,
        Command::Batch { commands, .. } => commands.iter().any(may_free),
        _ => false,
    }
}

/// Takes out of `map` the media that were needed in `before` and are not any more.
pub(super) fn free(before: &JourneyMap, map: &mut JourneyMap) {
    let was = needed(before);
    if was.is_empty() {
        return;
    }
    let is = needed(map);
    let gone: Vec<String> = was.difference(&is).map(|key| (*key).to_owned()).collect();
    for key in gone {
        map.media.remove(&key);
    }
}

/// Keys of the pictures that a map shows, or would show when a conflict in it is settled.
pub(super) fn needed(map: &JourneyMap) -> FxHashSet<&str> {
    let cards = map.cards.iter().filter_map(|card| card.image.as_deref());
    let portraits = map.personas.iter().filter_map(|persona| persona.portrait.as_deref());
    let mut needed: FxHashSet<&str> = cards.chain(portraits).collect();
    for conflict in &map.conflicts {
        for value in [&conflict.base, &conflict.ours, &conflict.theirs] {
            add_keys(value, map, &mut needed);
        }
    }
    needed
}

/// Adds the keys of the map's media that stand anywhere in `value`: a field's value, or a whole part.
fn add_keys<'a>(value: &'a Value, map: &JourneyMap, needed: &mut FxHashSet<&'a str>) {
    match value {
        Value::String(text) if map.media.contains_key(text) => {
            needed.insert(text);
        }
        Value::Array(values) => values.iter().for_each(|value| add_keys(value, map, needed)),
        Value::Object(fields) => fields.values().for_each(|value| add_keys(value, map, needed)),
        _ => {}
    }
}
