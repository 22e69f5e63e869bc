//! Conflicts in words: what both sides changed, and what each made of it.

use serde_json::Value;

use super::{
    Diff, FieldChange, Part, compare,
    words::{Words, apart_within, one_line},
};
use crate::{
    edit::{
        ItemRef,
        merge::{is_about_place, is_other, shown},
    },
    i18n::{Arg, Locale},
    model::{Conflict, Id, JourneyMap},
};

/// A conflict as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictWords {
    /// What both changed: "card “Few ways to pay”: Text".
    pub about: String,
    /// What the map shows.
    pub shown: String,
    /// The other value.
    pub other: String,
    /// Where on the map it is: for a card that is not there, the cell in which it stood.
    pub item: Option<ItemRef>,
}

/// All conflicts of `map` in words, in their order.
#[must_use]
pub fn conflicts(map: &std::sync::Arc<JourneyMap>, locale: Locale) -> Vec<ConflictWords> {
    let diff = Diff { before: map.clone(), after: map.clone(), changes: Vec::new() };
    let words = Words::new(&diff, locale);
    map.conflicts.iter().map(|conflict| words.conflict(conflict)).collect()
}

/// Where on the map what a conflict is about shows: for a card that was taken out, the cell in which it stood.
#[must_use]
pub fn place_of_conflict(map: &JourneyMap, conflict: &Conflict) -> Option<ItemRef> {
    let (part, is_there) = compare::conflict_part(map, conflict);
    place(map, conflict, part, is_there)
}

fn place(map: &JourneyMap, conflict: &Conflict, part: Part, is_there: bool) -> Option<ItemRef> {
    if is_there { part.item(&conflict.about) } else { cell_of(map, conflict) }
}

/// The cell in which a card stood that one side took out of the map, if that is still there.
fn cell_of(map: &JourneyMap, conflict: &Conflict) -> Option<ItemRef> {
    let values = [&conflict.theirs, &conflict.ours, &conflict.base];
    let cell = values.into_iter().find_map(|card| {
        let id = |key: &str| card.get(key).and_then(Value::as_str).map(Id::from);
        Some((id("lane")?, id("step")?))
    });
    let (lane, step) = cell?;
    let is_there = map.lane(&lane).is_some() && map.stage_of_step(&step).is_some();
    is_there.then_some(ItemRef::Cell { lane, step })
}

/// The same in a sentence.
const SHORT: usize = 48;
/// Most characters of a text that two people wrote: enough to choose by.
const MOST_CHARS: usize = 280;

impl Words<'_> {
    fn conflict(&self, conflict: &Conflict) -> ConflictWords {
        let (part, is_there) = compare::conflict_part(self.map(), conflict);
        let (now, other) = self.values(conflict);
        let (shown, other) = self.pair(part, conflict, &now, other);
        let about = self.about(conflict, part, is_there);
        ConflictWords { about, shown, other, item: place(self.map(), conflict, part, is_there) }
    }

    /// "Conflict: card “…”: Text. The map shows …; the other value is …".
    pub(super) fn disputed(&self, conflict: &Conflict) -> String {
        self.told("diff-conflict", conflict)
    }

    /// "Conflict settled: card “…”: Text. It is …, and not …".
    pub(super) fn settled(&self, conflict: &Conflict) -> String {
        self.told("diff-settled", conflict)
    }

    fn told(&self, message: &str, conflict: &Conflict) -> String {
        let (part, is_there) = compare::conflict_part(self.map(), conflict);
        let (now, other) = self.values(conflict);
        let sides = [self.side(part, conflict, &now), self.side(part, conflict, other)];
        let [shown, other] = match (&now, other) {
            (Value::String(now), Value::String(other)) if self.is_text(part, conflict) => {
                let (now, other) = apart_within(now, other, SHORT);
                [now, other].map(|text| self.quoted_or_nothing(&text))
            }
            _ => sides,
        };
        let about = Arg::from(self.about(conflict, part, is_there));
        self.locale().format(message, &[("about", about), ("shown", shown.into()), ("other", other.into())])
    }

    /// What the map shows, and the value that it does not show.
    fn values<'c>(&self, conflict: &'c Conflict) -> (Value, &'c Value) {
        let now = shown(self.map(), conflict);
        let other = if is_other(conflict, &now) { &conflict.ours } else { &conflict.theirs };
        (now, other)
    }

    /// Both values in words, as much of long texts as it takes to see where they differ.
    fn pair(&self, part: Part, conflict: &Conflict, shown: &Value, other: &Value) -> (String, String) {
        match (shown, other) {
            (Value::String(shown), Value::String(other)) if self.is_text(part, conflict) => {
                let (shown, other) = apart_within(shown, other, MOST_CHARS);
                (self.quoted_or_nothing(&shown), self.quoted_or_nothing(&other))
            }
            _ => (self.side(part, conflict, shown), self.side(part, conflict, other)),
        }
    }

    /// Whether the values are texts that somebody wrote, and no names of the format.
    fn is_text(&self, part: Part, conflict: &Conflict) -> bool {
        let leaf = conflict.field.rsplit('.').next().unwrap_or_default();
        let values = [&conflict.ours, &conflict.theirs].into_iter().filter_map(Value::as_str);
        !matches!(conflict.field.as_str(), "" | "stage")
            && values.into_iter().all(|text| self.word(part, leaf, text).is_none())
    }

    fn quoted_or_nothing(&self, text: &str) -> String {
        if text.is_empty() { self.locale().text("conflict-nothing") } else { self.quoted(text) }
    }

    /// "card “…”: Text".
    fn about(&self, conflict: &Conflict, part: Part, is_there: bool) -> String {
        let thing = self.conflict_thing(conflict, part, is_there);
        match self.conflict_field(part, conflict) {
            Some(field) => {
                let args = [("thing", Arg::from(thing)), ("field", Arg::from(field))];
                self.locale().format("conflict-about", &args)
            }
            None => thing,
        }
    }

    fn conflict_thing(&self, conflict: &Conflict, part: Part, is_there: bool) -> String {
        if is_there {
            return self.thing(part, &conflict.about, true);
        }
        // It is gone: a value may still tell what it was called.
        let values = [&conflict.base, &conflict.ours, &conflict.theirs];
        let keys = ["text", "title", "name", "word"];
        let name = values
            .into_iter()
            .find_map(|value| keys.iter().find_map(|key| value.get(key).and_then(Value::as_str)));
        let name = one_line(name.unwrap_or_default());
        let part = ("part", Arg::from(part.name()));
        if name.is_empty() {
            return self.locale().format("diff-thing-unnamed", &[part]);
        }
        self.locale().format("diff-thing", &[part, ("name", super::words::short(&name).into())])
    }

    fn conflict_field(&self, part: Part, conflict: &Conflict) -> Option<String> {
        let field = conflict.field.as_str();
        let message = match field {
            "" => return None,
            _ if is_about_place(conflict) => "conflict-place",
            "stage" => "field-stage",
            _ if field.ends_with(".order") => "conflict-order",
            _ => {
                let leaf = field.rsplit('.').next().unwrap_or(field);
                return Some(self.field_name(part, leaf));
            }
        };
        Some(self.locale().text(message))
    }

    /// What one side made of it.
    fn side(&self, part: Part, conflict: &Conflict, value: &Value) -> String {
        let locale = self.locale();
        match conflict.field.as_str() {
            "" if value.is_null() => locale.text("conflict-deleted"),
            "" => self.kept(part, &conflict.base, value),
            _ if is_about_place(conflict) => {
                let id = |key: &str| Id::from(value.get(key).and_then(Value::as_str).unwrap_or_default());
                if part == Part::Card {
                    self.cell_name(&id("lane"), &id("step"))
                } else {
                    self.step_name(&id("step"))
                }
            }
            "stage" => value.as_str().map_or_else(String::new, |id| self.stage_name(&id.into())),
            field if field.ends_with(".order") => self.names(value),
            field => {
                let leaf = field.rsplit('.').next().unwrap_or(field);
                match self.value(part, leaf, value) {
                    Some(words) if words.is_empty() => locale.text("conflict-nothing"),
                    Some(words) => words,
                    None => locale.text("conflict-other"),
                }
            }
        }
    }

    /// A part that one side kept and changed.
    fn kept(&self, part: Part, base: &Value, value: &Value) -> String {
        let (Value::Object(before), Value::Object(after)) = (base, value) else {
            return self.locale().text("conflict-kept");
        };
        let changed = compare::fields(before, after, &["lane", "step", "steps", "points", "id"]);
        if changed.is_empty() {
            return self.locale().text("conflict-kept");
        }
        let told = |field: &FieldChange| self.field(part, field);
        let changes =
            changed.iter().map(told).collect::<Vec<_>>().join(&self.locale().text("diff-field-separator"));
        self.locale().format("conflict-kept-changed", &[("changes", changes.into())])
    }

    /// The names of parts whose ids are listed in `value`.
    fn names(&self, value: &Value) -> String {
        let ids = value.as_array().into_iter().flatten().filter_map(Value::as_str);
        let names = ids.map(|id| {
            let id = Id::from(id);
            let part = Part::ALL.into_iter().find(|part| self.has(*part, &id));
            part.map_or_else(|| one_line(id.as_str()), |part| self.name(part, &id))
        });
        let separator = format!("{} ", self.locale().text("list-separator"));
        names.collect::<Vec<_>>().join(&separator)
    }
}
