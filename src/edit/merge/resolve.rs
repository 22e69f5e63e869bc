//! Settling a conflict: one of the two values is taken.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::{
    Side,
    mend::tidy,
    parts::{has, insert, named_in},
    settled::shown,
    value::{PLACE, is_about_place},
};
use crate::{
    edit::{EditError, ItemRef, delete},
    model::{Card, Conflict, Id, JourneyMap, Stage, Step, fields_of},
};

/// Takes the values of `side` for the conflicts called `ids`, which are then gone; those that are settled already, as one
/// may be by another, are passed over. A value that somebody wrote over both is ours, and stays with [`Side::Ours`].
/// Where a value needs a part whose deletion is in conflict too, that one is settled the same way.
///
/// # Errors
/// When what a conflict is about is no longer in the map, which may then be half changed.
pub(in crate::edit) fn resolve_all(map: &mut JourneyMap, ids: &[Id], side: Side) -> Result<(), EditError> {
    for id in ids {
        if map.conflicts.iter().any(|conflict| conflict.id == *id) {
            settle(map, id, side)?;
        }
    }
    tidy(map);
    Ok(())
}

fn settle(map: &mut JourneyMap, id: &Id, side: Side) -> Result<(), EditError> {
    let at = map.conflicts.iter().position(|conflict| conflict.id == *id).ok_or(EditError::NotFound)?;
    let conflict = map.conflicts.remove(at);
    let value = match side {
        Side::Ours => &conflict.ours,
        Side::Theirs => &conflict.theirs,
    };
    if conflict.field.is_empty() {
        settle_element(map, &conflict, value, side)?;
    } else if side == Side::Theirs || shown(map, &conflict) == conflict.theirs {
        if is_about_place(&conflict) {
            needs(map, "cards", &Id::default(), value, side)?;
        }
        set_field(map, &conflict, value)?;
    }
    Ok(())
}

/// One side deleted the part: it is there afterwards exactly when `value` is.
fn settle_element(
    map: &mut JourneyMap,
    conflict: &Conflict,
    value: &Value,
    side: Side,
) -> Result<(), EditError> {
    let (about, is_there) = (&conflict.about, has(map, &conflict.about));
    if value.is_null() {
        if is_there {
            take_out(map, &conflict.list, about)?;
        }
        return Ok(());
    }
    if is_there {
        return Ok(());
    }
    let list = if conflict.list.is_empty() { "cards" } else { &conflict.list };
    needs(map, list, &conflict.parent, value, side)?;
    let inserted = insert(map, list, &conflict.parent, value.clone());
    match inserted {
        Ok(true) => Ok(()),
        _ => Err(EditError::NotFound),
    }
}

/// Settles the conflicts about what a part needs and is not there.
fn needs(map: &mut JourneyMap, list: &str, parent: &Id, value: &Value, side: Side) -> Result<(), EditError> {
    for id in named_in(list, parent, value) {
        if has(map, &id) {
            continue;
        }
        let brings = |conflict: &&Conflict| {
            let value = if side == Side::Ours { &conflict.ours } else { &conflict.theirs };
            let steps = value.get("steps").and_then(Value::as_array).into_iter().flatten();
            let mut steps = steps.filter_map(|step| step.get("id").and_then(Value::as_str));
            conflict.field.is_empty()
                && !value.is_null()
                && (conflict.about == id || steps.any(|step| step == id.as_str()))
        };
        if let Some(other) = map.conflicts.iter().find(brings).map(|conflict| conflict.id.clone()) {
            settle(map, &other, side)?;
        }
        // A link or a comment needs what it is about; a card can do without its place.
        if !has(map, &id) && matches!(list, "links" | "comments" | "points" | "steps") {
            return Err(EditError::NotFound);
        }
    }
    Ok(())
}

fn take_out(map: &mut JourneyMap, list: &str, id: &Id) -> Result<(), EditError> {
    let id = id.clone();
    let item = match list {
        "stages" => ItemRef::Stage(id),
        "steps" => ItemRef::Step(id),
        "lanes" => ItemRef::Lane(id),
        "points" => ItemRef::Point(id),
        "curves" => ItemRef::Curve(id),
        "links" => ItemRef::Link(id),
        "comments" => ItemRef::Comment(id),
        "personas" => ItemRef::Persona(id),
        _ => {
            if let Some(card) = map.cards.iter_mut().find(|card| card.id == id && card.locked) {
                Arc::make_mut(card).locked = false;
            }
            ItemRef::Card(id)
        }
    };
    delete::delete(map, &[item]).map(|_| ())
}

pub(super) fn set_field(map: &mut JourneyMap, conflict: &Conflict, value: &Value) -> Result<(), EditError> {
    if conflict.field == "stage"
        && let Some(home) = value.as_str()
        && map.stage_of_step(&conflict.about).is_some()
    {
        return move_step(map, &conflict.about, &home.into());
    }
    if let Some(card) = map.cards.iter_mut().find(|card| card.id == conflict.about) {
        let mut fields = fields_of(card.as_ref());
        put(&mut fields, &conflict.field, value);
        let changed: Card = serde_json::from_value(Value::Object(fields)).map_err(|_| EditError::NotFound)?;
        *card = Arc::new(changed);
        return Ok(());
    }
    // Every other part is found in the map as it is written, without the cards, of which there are many.
    let (cards, media) = (std::mem::take(&mut map.cards), std::mem::take(&mut map.media));
    let mut whole = Value::Object(fields_of(map));
    let found = object_called(&mut whole, conflict.about.as_str());
    let changed = match found {
        Some(fields) => {
            put(fields, &conflict.field, value);
            serde_json::from_value::<JourneyMap>(whole).map_err(|_| EditError::NotFound)
        }
        None => Err(EditError::NotFound),
    };
    let result = changed.map(|changed| *map = changed);
    (map.cards, map.media) = (cards, media);
    result
}

fn move_step(map: &mut JourneyMap, id: &Id, home: &Id) -> Result<(), EditError> {
    map.stage(home).ok_or(EditError::NotFound)?;
    let mut moved: Option<Step> = None;
    for stage in &mut map.stages {
        if let Some(at) = stage.steps.iter().position(|step| step.id == *id) {
            moved = Some(stage.steps.remove(at));
        }
    }
    let stage: Option<&mut Stage> = map.stages.iter_mut().find(|stage| stage.id == *home);
    if let (Some(stage), Some(step)) = (stage, moved) {
        stage.steps.push(step);
    }
    Ok(())
}

/// The record with this id, the map's own or one of a part's.
fn object_called<'a>(value: &'a mut Value, id: &str) -> Option<&'a mut Map<String, Value>> {
    match value {
        Value::Object(fields) => {
            if fields.get("id").and_then(Value::as_str) == Some(id) {
                return Some(fields);
            }
            // Conflicts hold whole parts as values, which are not in the map.
            let lists = fields.iter_mut().filter(|(key, _)| key.as_str() != "conflicts");
            lists.map(|(_, value)| value).find_map(|value| object_called(value, id))
        }
        Value::Array(list) => list.iter_mut().find_map(|value| object_called(value, id)),
        _ => None,
    }
}

/// Puts `value` into the field at `path` (`text`, `evidence.source`, `stages.order`, `place`); null is its default.
fn put(fields: &mut Map<String, Value>, path: &str, value: &Value) {
    if path == "place"
        && let Value::Object(place) = value
    {
        for key in PLACE {
            fields.shift_remove(key);
        }
        fields.extend(place.clone());
        return;
    }
    if let Some((list, "order")) = path.split_once('.')
        && let (Some(Value::Array(elements)), Value::Array(order)) = (fields.get_mut(list), value)
    {
        return sort_like(elements, order);
    }
    match path.split_once('.') {
        Some((head, rest)) if !fields.contains_key(path) => {
            let inner = fields.entry(head).or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(inner) = inner {
                put(inner, rest, value);
            }
        }
        _ if value.is_null() => {
            fields.shift_remove(path);
        }
        _ => {
            fields.insert(path.to_owned(), value.clone());
        }
    }
}

/// Sorts elements as their names stand in `order`; the others stay behind the element that they follow.
fn sort_like(elements: &mut Vec<Value>, order: &[Value]) {
    let name = |value: &Value| match value {
        Value::Object(fields) => fields.get("id").cloned().unwrap_or_default(),
        other => other.clone(),
    };
    let mut runs: Vec<(usize, Vec<Value>)> = Vec::new();
    let mut first: Vec<Value> = Vec::new();
    for element in elements.drain(..) {
        match (order.iter().position(|id| *id == name(&element)), runs.last_mut()) {
            (Some(place), _) => runs.push((place, vec![element])),
            (None, Some((_, run))) => run.push(element),
            (None, None) => first.push(element),
        }
    }
    runs.sort_by_key(|(place, _)| *place);
    elements.extend(first.into_iter().chain(runs.into_iter().flat_map(|(_, run)| run)));
}
