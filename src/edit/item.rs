//! Naming parts of a map by id, one or several.

use rustc_hash::FxHashSet;

use crate::model::{Id, JourneyMap};

/// A part of the map that can be selected.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ItemRef {
    /// A card.
    Card(Id),
    /// A stage.
    Stage(Id),
    /// A step of a stage.
    Step(Id),
    /// A lane.
    Lane(Id),
    /// A point of an emotion curve.
    Point(Id),
    /// A whole emotion curve.
    Curve(Id),
    /// A link between cards.
    Link(Id),
    /// The place where a lane crosses a step.
    Cell {
        /// The lane.
        lane: Id,
        /// The step.
        step: Id,
    },
    /// A comment.
    Comment(Id),
    /// The map's title.
    Title,
    /// A persona.
    Persona(Id),
    /// The scenario.
    Scenario,
    /// The map's kind.
    Kind,
}

impl ItemRef {
    /// The part of `map` called `id` that can be selected: ids are its own in the whole map.
    #[must_use]
    pub fn called(map: &JourneyMap, id: &Id) -> Option<Self> {
        let is = |known: bool, item: fn(Id) -> Self| known.then(|| item(id.clone()));
        is(map.stage(id).is_some(), Self::Stage)
            .or_else(|| is(map.stage_of_step(id).is_some(), Self::Step))
            .or_else(|| is(map.lane(id).is_some(), Self::Lane))
            .or_else(|| is(map.curve_point(id).is_some(), Self::Point))
            .or_else(|| is(map.curves.iter().any(|curve| curve.id == *id), Self::Curve))
            .or_else(|| is(map.personas.iter().any(|persona| persona.id == *id), Self::Persona))
            .or_else(|| is(map.links.iter().any(|link| link.id == *id), Self::Link))
            .or_else(|| is(map.card(id).is_some(), Self::Card))
    }
}

/// What is selected: parts of the map in the order in which they were chosen, each once.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    items: Vec<ItemRef>,
    /// The same items, for questions.
    set: FxHashSet<ItemRef>,
}

impl PartialEq for Selection {
    fn eq(&self, other: &Self) -> bool {
        self.items == other.items
    }
}

impl Selection {
    /// Nothing.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Only `item`.
    #[must_use]
    pub fn only(item: ItemRef) -> Self {
        std::iter::once(item).collect()
    }

    /// These cards.
    pub fn of_cards<'a>(ids: impl IntoIterator<Item = &'a Id>) -> Self {
        ids.into_iter().cloned().map(ItemRef::Card).collect()
    }

    /// The items in the order in which they were chosen.
    pub fn iter(&self) -> std::slice::Iter<'_, ItemRef> {
        self.items.iter()
    }

    /// The items in the order in which they were chosen.
    #[must_use]
    pub fn items(&self) -> &[ItemRef] {
        &self.items
    }

    /// Number of items.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether nothing is selected.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The only item; none when there are none or several.
    #[must_use]
    pub fn single(&self) -> Option<&ItemRef> {
        match self.items.as_slice() {
            [item] => Some(item),
            _ => None,
        }
    }

    /// The item chosen last: where keyboard moves start from.
    #[must_use]
    pub fn last(&self) -> Option<&ItemRef> {
        self.items.last()
    }

    /// Whether `item` is selected.
    #[must_use]
    pub fn contains(&self, item: &ItemRef) -> bool {
        self.set.contains(item)
    }

    /// Whether the card called `id` is selected.
    #[must_use]
    pub fn has_card(&self, id: &Id) -> bool {
        self.set.contains(&ItemRef::Card(id.clone()))
    }

    /// The selected cards in the order in which they were chosen.
    pub fn cards(&self) -> impl Iterator<Item = &Id> {
        self.items.iter().filter_map(|item| match item {
            ItemRef::Card(id) => Some(id),
            _ => None,
        })
    }

    /// Adds `item` at the end; `false` when it was there already.
    pub fn add(&mut self, item: ItemRef) -> bool {
        let new = self.set.insert(item.clone());
        if new {
            self.items.push(item);
        }
        new
    }

    /// Takes `item` out; `false` when it was not there.
    pub fn remove(&mut self, item: &ItemRef) -> bool {
        let there = self.set.remove(item);
        if there {
            self.items.retain(|other| other != item);
        }
        there
    }

    /// Adds `item`, or takes it out when it is there.
    pub fn toggle(&mut self, item: ItemRef) {
        if !self.remove(&item) {
            self.add(item);
        }
    }

    /// The part of the selection that is in `map`.
    #[must_use]
    pub fn within(&self, map: &JourneyMap) -> Self {
        if self.is_empty() {
            return Self::default();
        }
        let cards: FxHashSet<&Id> = map.cards.iter().map(|card| &card.id).collect();
        let is_step = |id: &Id| map.stage_of_step(id).is_some();
        let exists = |item: &ItemRef| match item {
            ItemRef::Card(id) => cards.contains(id),
            ItemRef::Stage(id) => map.stage(id).is_some(),
            ItemRef::Step(id) => is_step(id),
            ItemRef::Lane(id) => map.lane(id).is_some(),
            ItemRef::Point(id) => map.curve_point(id).is_some(),
            ItemRef::Curve(id) => map.curves.iter().any(|curve| curve.id == *id),
            ItemRef::Link(id) => map.links.iter().any(|link| link.id == *id),
            ItemRef::Comment(id) => map.comments.iter().any(|comment| comment.id == *id),
            ItemRef::Persona(id) => map.personas.iter().any(|persona| persona.id == *id),
            ItemRef::Cell { lane, step } => map.lane(lane).is_some() && is_step(step),
            ItemRef::Title | ItemRef::Scenario | ItemRef::Kind => true,
        };
        self.iter().filter(|item| exists(item)).cloned().collect()
    }
}

impl FromIterator<ItemRef> for Selection {
    fn from_iter<I: IntoIterator<Item = ItemRef>>(items: I) -> Self {
        let mut selection = Self::default();
        selection.extend(items);
        selection
    }
}

impl Extend<ItemRef> for Selection {
    fn extend<I: IntoIterator<Item = ItemRef>>(&mut self, items: I) {
        for item in items {
            self.add(item);
        }
    }
}

impl<'a> IntoIterator for &'a Selection {
    type Item = &'a ItemRef;
    type IntoIter = std::slice::Iter<'a, ItemRef>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}
