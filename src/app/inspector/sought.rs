//! Where the panel shows a text that was found: which of its parts is opened for it, which field is scrolled to
//! and marked.

use std::ops::Range;

use egui::Context;

use super::comments;
use crate::{
    app::widgets::section,
    edit::ItemRef,
    editor::{Match, TextField, TextPlace, all_threads},
    model::{Id, JourneyMap, LaneKind},
};

/// A text that was found, as the panel has it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sought {
    /// The field in which it stands.
    pub(super) field: At,
    /// Its bytes in the text of the field.
    pub(super) bytes: Range<usize>,
    /// Whether the panel is to scroll to it now.
    pub(super) fresh: bool,
}

/// A field of the panel.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum At {
    /// The one with this message for a name; which of several of that name.
    Field(&'static str, usize),
    /// The tag at this place.
    Tag(usize),
    /// The text of a comment.
    Comment(Id),
    /// The name of who wrote a comment.
    Author(Id),
}

impl Sought {
    /// What of `found` the panel shows; none for what it shows nowhere. `fresh` tells whether it was gone to just
    /// now: to what can be seen on the map, the panel does not scroll.
    pub(crate) fn new(map: &JourneyMap, found: &Match, fresh: bool) -> Option<Self> {
        let (field, before) = field_of(map, &found.place)?;
        let bytes = found.bytes.start + before..found.bytes.end + before;
        Some(Self { field, bytes, fresh: fresh && found.place.on_map().is_none() })
    }

    /// Its bytes, if it stands in this field.
    pub(super) fn within(&self, field: &At) -> Option<Range<usize>> {
        (self.field == *field).then(|| self.bytes.clone())
    }
}

/// Opens the part of the panel in which a text that was found is to be read.
pub(crate) fn open_for(ctx: &Context, map: &JourneyMap, place: &TextPlace) {
    let section = match (&place.item, place.field) {
        (ItemRef::Card(_), TextField::Notes | TextField::Links) => "section-notes",
        (ItemRef::Card(_), TextField::Evidence) => "section-evidence",
        (ItemRef::Card(id), TextField::Channel | TextField::Unit) => {
            let kind = map.card(id).and_then(|card| map.lane(&card.lane)).map(|lane| lane.kind);
            let own = if place.field == TextField::Unit { LaneKind::Metrics } else { LaneKind::Touchpoints };
            if kind == Some(own) {
                return;
            }
            "section-more"
        }
        (ItemRef::Persona(_), TextField::Traits) => "field-traits",
        (ItemRef::Persona(_), TextField::FoundUs | TextField::ChoseUs | TextField::Facts) => "section-known",
        (ItemRef::Comment(id), _) => {
            let settled = all_threads(map).iter().any(|thread| {
                let is_here = thread.first.id == *id || thread.replies.iter().any(|reply| reply.id == *id);
                thread.first.resolved && is_here
            });
            if settled {
                section::open(ctx, comments::SETTLED);
            }
            comments::SECTION
        }
        _ => return,
    };
    section::open(ctx, section);
}

/// The field of a text, and the bytes of that field that stand before it: lists are one field.
fn field_of(map: &JourneyMap, place: &TextPlace) -> Option<(At, usize)> {
    use TextField as F;
    let index = place.index;
    let named = |name| Some((At::Field(name, 0), 0));
    let nth = |name, nth| Some((At::Field(name, nth), 0));
    match (&place.item, place.field) {
        (ItemRef::Title | ItemRef::Stage(_) | ItemRef::Step(_), F::Text) => named("field-title"),
        (ItemRef::Lane(_) | ItemRef::Curve(_), F::Text) => named("field-title"),
        (ItemRef::Stage(_), F::Goal) => named("field-goal"),
        (ItemRef::Point(_), F::Text) => named("field-word"),
        (ItemRef::Link(_), F::Text) => named("field-label"),
        (ItemRef::Comment(id), F::Text) => Some((At::Comment(id.clone()), 0)),
        (ItemRef::Comment(id), F::Author) => Some((At::Author(id.clone()), 0)),
        (ItemRef::Card(_), field) => match field {
            F::Text => named("field-text"),
            F::Notes => named("field-notes"),
            F::Tags => Some((At::Tag(index), 0)),
            F::Owner => named("field-owner"),
            F::Channel => named("field-channel"),
            F::Evidence => named(if index == 0 { "field-source" } else { "field-link" }),
            F::Unit => named("field-unit"),
            // In the panel the address stands before the title.
            F::Links => nth("field-links", index ^ 1),
            _ => None,
        },
        (ItemRef::Scenario, field) => {
            let scenario = &map.scenario;
            match field {
                F::Text => named("field-problem"),
                F::Scope => named("field-scope"),
                F::Questions => line("field-questions", &scenario.questions, index),
                F::Goals => line("field-goals", &scenario.goals, index),
                F::Expectations => line("field-expectations", &scenario.expectations, index),
                _ => None,
            }
        }
        (ItemRef::Persona(id), field) => {
            let persona = map.personas.iter().find(|persona| persona.id == *id)?;
            match field {
                F::Text => named("field-name"),
                F::Role => named("field-role"),
                F::Age => named("field-age"),
                F::Education => named("field-education"),
                F::Place => named("field-place"),
                F::Quote => named("field-quote"),
                F::Goals => line("field-goals", &persona.goals, index),
                F::Needs => line("field-needs", &persona.needs, index),
                F::Frustrations => line("field-frustrations", &persona.frustrations, index),
                F::Channels => line("field-channels", &persona.channels, index),
                F::Traits if index.is_multiple_of(2) => nth("field-trait-low", index / 2 + 1),
                F::Traits => nth("field-trait-high", index / 2 + 1),
                F::FoundUs => named("field-found-us"),
                F::ChoseUs => named("field-chose-us"),
                F::Facts => nth("field-facts", index),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The place of one item of a list that is shown as lines.
fn line(name: &'static str, items: &[String], index: usize) -> Option<(At, usize)> {
    let before = items.iter().take(index).map(|item| item.len() + 1).sum();
    Some((At::Field(name, 0), before))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        editor::find_all,
        model::{Persona, Trait},
    };

    #[test]
    fn an_item_of_a_list_is_found_on_its_line_and_a_trait_at_its_end() {
        let mut map = JourneyMap::default();
        map.personas.push(Persona {
            id: "p".into(),
            needs: vec!["one".into(), "رحلة".into(), "a needle".into()],
            traits: vec![Trait::default(), Trait { high: "needle".into(), ..Trait::default() }],
            ..Persona::default()
        });
        let places: Vec<_> = find_all(&map, "needle")
            .iter()
            .filter_map(|found| Sought::new(&map, found, true))
            .map(|sought| (sought.field, sought.bytes))
            .collect();
        let joined = map.personas[0].needs.join("\n");
        let at = joined.find("needle").unwrap();
        let needs = (At::Field("field-needs", 0), at..at + 6);
        assert_eq!(places, [needs, (At::Field("field-trait-high", 2), 0..6)]);
    }
}
