//! Conflicts in words: what both sides changed, and what each made of it.

use serde_json::Value;

use super::{
    Diff, FieldChange, Part, compare,
    words::{Words, one_line},
};
use crate::{
    edit::ItemRef,
    i18n::{Arg, Locale},
    model::{Conflict, Id, JourneyMap},
};

/// A conflict as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictWords {
    /// What both changed: "card “Few ways to pay”: Text".
    pub about: String,
    /// What the map shows.
    pub ours: String,
    /// The other value.
    pub theirs: String,
    /// Where on the map it is, if it is there.
    pub item: Option<ItemRef>,
}

/// All conflicts of `map` in words, in their order.
#[must_use]
pub fn conflicts(map: &std::sync::Arc<JourneyMap>, locale: Locale) -> Vec<ConflictWords> {
    let diff = Diff { before: map.clone(), after: map.clone(), changes: Vec::new() };
    let words = Words::new(&diff, locale);
    map.conflicts.iter().map(|conflict| words.conflict(conflict)).collect()
}

impl Words<'_> {
    fn conflict(&self, conflict: &Conflict) -> ConflictWords {
        let (part, is_there) = self.part_of(conflict);
        let thing = self.conflict_thing(conflict, part, is_there);
        let about = match self.conflict_field(part, &conflict.field) {
            Some(field) => {
                let args = [("thing", Arg::from(thing)), ("field", Arg::from(field))];
                self.locale().format("conflict-about", &args)
            }
            None => thing,
        };
        let side = |value: &Value| self.side(part, conflict, value);
        ConflictWords {
            about,
            ours: side(&conflict.ours),
            theirs: side(&conflict.theirs),
            item: part.and_then(|part| part.item(&conflict.about)).filter(|_| is_there),
        }
    }

    /// What kind of part it is about, and whether that is in the map.
    fn part_of(&self, conflict: &Conflict) -> (Option<Part>, bool) {
        let map = self.map();
        let id = &conflict.about;
        if *id == map.id {
            let scenario = conflict.field.starts_with("scenario");
            return (Some(if scenario { Part::Scenario } else { Part::Map }), true);
        }
        let found = Part::ALL.into_iter().find(|part| self.has(*part, id));
        let listed = Part::ALL.into_iter().find(|part| format!("{}s", part.name()) == conflict.list);
        (found.or(listed), found.is_some())
    }

    fn conflict_thing(&self, conflict: &Conflict, part: Option<Part>, is_there: bool) -> String {
        let Some(part) = part else { return self.locale().text("conflict-gone") };
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

    fn conflict_field(&self, part: Option<Part>, field: &str) -> Option<String> {
        let message = match field {
            "" => return None,
            "place" => "conflict-place",
            "stage" => "field-stage",
            _ if field.ends_with(".order") => "conflict-order",
            _ => {
                let leaf = field.rsplit('.').next().unwrap_or(field);
                return Some(self.field_name(part.unwrap_or(Part::Map), leaf));
            }
        };
        Some(self.locale().text(message))
    }

    /// What one side made of it.
    fn side(&self, part: Option<Part>, conflict: &Conflict, value: &Value) -> String {
        let locale = self.locale();
        let part = part.unwrap_or(Part::Map);
        match conflict.field.as_str() {
            "" if value.is_null() => locale.text("conflict-deleted"),
            "" => self.kept(part, &conflict.base, value),
            "place" => {
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
