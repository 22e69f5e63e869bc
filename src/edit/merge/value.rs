//! Merging records field by field, whatever their type: on the JSON values they are written as, so
//! that every field of the format takes part, fields of later versions too.

use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::{Map, Value};

use super::order::merge_order;
use crate::model::{Conflict, Id};

/// What two sides could not agree on, as it is found. The ids are given at the end.
#[derive(Default)]
pub(super) struct Conflicts(pub(super) Vec<Conflict>);

impl Conflicts {
    /// Notes a disagreement about a field; the merged map shows `ours`.
    pub(super) fn note(&mut self, about: &str, field: &str, [base, ours, theirs]: [Option<&Value>; 3]) {
        let value = |value: Option<&Value>| value.cloned().unwrap_or(Value::Null);
        self.0.push(Conflict {
            about: about.into(),
            field: field.to_owned(),
            base: value(base),
            ours: value(ours),
            theirs: value(theirs),
            ..Conflict::default()
        });
    }

    /// Notes that one side deleted what the other changed or needs; the map shows what is `ours`.
    pub(super) fn note_element(&mut self, kin: &Kin<'_>, id: &str, sides: [Option<&Value>; 3]) {
        self.note(id, "", sides);
        if let Some(conflict) = self.0.last_mut() {
            conflict.list = kin.list.to_owned();
            conflict.parent = kin.parent.into();
        }
    }

    /// Whether a disagreement about this field was noted.
    pub(super) fn has(&self, about: &Id, field: &str) -> bool {
        self.0.iter().any(|conflict| conflict.about == *about && conflict.field == field)
    }

    /// The parts of which it was noted that one side deleted them.
    pub(super) fn elements(&self) -> FxHashSet<Id> {
        let deleted = self.0.iter().filter(|conflict| conflict.field.is_empty());
        deleted.map(|conflict| conflict.about.clone()).collect()
    }

    /// Whether it was noted that one side deleted the part called `id`.
    pub(super) fn has_element(&self, id: &Id) -> bool {
        self.0.iter().any(|conflict| conflict.field.is_empty() && conflict.about == *id)
    }
}

/// The list in which parts stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kin<'a> {
    /// Its name in the file.
    pub(super) list: &'a str,
    /// The stage or curve that has the list; empty for the map's own lists.
    pub(super) parent: &'a str,
}

impl<'a> Kin<'a> {
    pub(super) fn of(list: &'a str) -> Self {
        Self { list, parent: "" }
    }

    pub(super) fn within(list: &'a str, owner: &'a str) -> Self {
        Self { list, parent: if matches!(list, "steps" | "points") { owner } else { "" } }
    }
}

/// Fields that say together where a thing stands, and merge together or not at all.
pub(super) const PLACE: [&str; 3] = ["lane", "step", "at"];

/// What `record` says of [`PLACE`], as conflicts hold it.
pub(super) fn place_in(record: &Map<String, Value>) -> Value {
    Value::Object(
        PLACE.iter().filter_map(|key| Some(((*key).to_owned(), record.get(*key)?.clone()))).collect(),
    )
}

/// Whether `conflict` is about [`PLACE`]. A persona has a text of the same name, where no object can stand.
pub(in crate::edit) fn is_about_place(conflict: &Conflict) -> bool {
    conflict.field == "place" && conflict.theirs.is_object()
}

/// The record called `about` from its three forms.
pub(super) fn merge_record(
    conflicts: &mut Conflicts,
    about: &str,
    within: &str,
    base: &Map<String, Value>,
    ours: &Map<String, Value>,
    theirs: &Map<String, Value>,
) -> Map<String, Value> {
    let [base_place, our_place, their_place] = [base, ours, theirs].map(place_in);
    let place_from = if our_place == base_place { theirs } else { ours };
    if our_place != base_place && their_place != base_place && our_place != their_place {
        conflicts.note(about, "place", [Some(&base_place), Some(&our_place), Some(&their_place)]);
    }

    let mut merged = Map::new();
    let only_theirs = theirs.keys().filter(|key| !ours.contains_key(*key));
    for key in ours.keys().chain(only_theirs) {
        let value = if PLACE.contains(&key.as_str()) {
            place_from.get(key).cloned()
        } else {
            let field = if within.is_empty() { key.clone() } else { format!("{within}.{key}") };
            merge_value(conflicts, about, &field, [base.get(key), ours.get(key), theirs.get(key)])
        };
        if let Some(value) = value {
            merged.insert(key.clone(), value);
        }
    }
    for key in PLACE {
        if let (false, Some(value)) = (merged.contains_key(key), place_from.get(key)) {
            merged.insert(key.to_owned(), value.clone());
        }
    }
    merged
}

/// One field's value; none is the field's default.
fn merge_value(
    conflicts: &mut Conflicts,
    about: &str,
    field: &str,
    sides: [Option<&Value>; 3],
) -> Option<Value> {
    let [base, ours, theirs] = sides;
    if ours == theirs || theirs == base {
        return ours.cloned();
    }
    if ours == base {
        return theirs.cloned();
    }
    let empty = Map::new();
    match (base, ours, theirs) {
        (None | Some(Value::Object(_)), Some(Value::Object(ours)), Some(Value::Object(theirs))) => {
            let base = base.and_then(Value::as_object).unwrap_or(&empty);
            Some(Value::Object(merge_record(conflicts, about, field, base, ours, theirs)))
        }
        (None | Some(Value::Array(_)), Some(Value::Array(ours)), Some(Value::Array(theirs))) => {
            let base = base.and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
            merge_list(conflicts, about, field, base, ours, theirs).map(Value::Array).or_else(|| {
                conflicts.note(about, field, sides);
                Some(Value::Array(ours.clone()))
            })
        }
        _ => {
            conflicts.note(about, field, sides);
            ours.cloned()
        }
    }
}

/// The name by which a list's element is known: its id, or the text itself.
fn name(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        Value::Object(record) => record.get("id").and_then(Value::as_str).filter(|id| !id.is_empty()),
        _ => None,
    }
}

/// The elements of a list by name; none when one has no name or two have the same.
fn by_name(list: &[Value]) -> Option<FxHashMap<&str, &Value>> {
    let named: FxHashMap<&str, &Value> =
        list.iter().map(|value| Some((name(value)?, value))).collect::<Option<_>>()?;
    (named.len() == list.len()).then_some(named)
}

/// A list whose elements have names; none when it cannot be merged.
pub(super) fn merge_list(
    conflicts: &mut Conflicts,
    about: &str,
    field: &str,
    base: &[Value],
    ours: &[Value],
    theirs: &[Value],
) -> Option<Vec<Value>> {
    let (in_base, in_ours, in_theirs) = (by_name(base)?, by_name(ours)?, by_name(theirs)?);
    let mut merged: FxHashMap<&str, Value> = FxHashMap::default();
    let mut seen = FxHashSet::default();
    for id in base.iter().chain(ours).chain(theirs).filter_map(name).filter(|id| seen.insert(*id)) {
        let sides = [in_base.get(id), in_ours.get(id), in_theirs.get(id)].map(Option::<&&Value>::copied);
        if let Some(value) = merge_element(conflicts, &Kin::within(field, about), id, sides) {
            merged.insert(id, value);
        }
    }
    let names = |list| -> Vec<&str> { <[Value]>::iter(list).filter_map(name).collect() };
    let (base_names, our_names, their_names) = (names(base), names(ours), names(theirs));
    let (order, moved_apart) =
        merge_order(&base_names, &our_names, &their_names, &merged.keys().copied().collect());
    if moved_apart {
        let ids = |names: &[&str]| Value::from(names.to_vec());
        let sides = [ids(&base_names), ids(&our_names), ids(&their_names)];
        conflicts.note(about, &format!("{field}.order"), [Some(&sides[0]), Some(&sides[1]), Some(&sides[2])]);
    }
    Some(order.into_iter().filter_map(|id| merged.remove(id)).collect())
}

/// One element of a list; none when it is gone.
pub(super) fn merge_element(
    conflicts: &mut Conflicts,
    kin: &Kin<'_>,
    id: &str,
    sides: [Option<&Value>; 3],
) -> Option<Value> {
    match sides {
        [base, Some(ours), Some(theirs)] => {
            if ours == theirs || Some(theirs) == base {
                return Some(ours.clone());
            }
            if Some(ours) == base {
                return Some(theirs.clone());
            }
            let (Value::Object(ours), Value::Object(theirs)) = (ours, theirs) else {
                return Some(ours.clone());
            };
            let empty = Map::new();
            let base = base.and_then(Value::as_object).unwrap_or(&empty);
            Some(Value::Object(merge_record(conflicts, id, "", base, ours, theirs)))
        }
        [None, one, other] => one.or(other).cloned(),
        [Some(base), one, other] => {
            // One side took it out. That holds unless the other side changed it meanwhile.
            let kept = one.or(other)?;
            if kept != base {
                conflicts.note_element(kin, id, sides);
                return one.cloned();
            }
            None
        }
    }
}
