//! What changed between two forms of one map, part by part, by ids: as data, and in words.
//!
//! In: the map before and after. Out: [`Change`]s in reading order, each about one part; and a
//! sentence for each ([`Diff::lines`]). Parts that came or went with another (the steps of a new stage, the points
//! of a curve that is gone) are not told of by themselves.

mod compare;
mod conflict;
mod words;

pub use conflict::{ConflictWords, conflicts, place_of_conflict};

use std::sync::Arc;

use serde_json::Value;

use super::ItemRef;
use crate::model::{Conflict, Id, JourneyMap};

/// What a [`Change`] is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// The map itself: title, kind, language, flow.
    Map,
    /// Why the map was drawn.
    Scenario,
    /// A persona.
    Persona,
    /// A stage.
    Stage,
    /// A step of a stage.
    Step,
    /// A lane.
    Lane,
    /// A card.
    Card,
    /// An emotion curve.
    Curve,
    /// A point of an emotion curve.
    Point,
    /// A link between cards.
    Link,
    /// A comment.
    Comment,
    /// An embedded picture; its id is its content hash.
    Picture,
}

impl Part {
    /// Every part, in reading order.
    pub const ALL: [Self; 12] = [
        Self::Map,
        Self::Scenario,
        Self::Persona,
        Self::Stage,
        Self::Step,
        Self::Lane,
        Self::Card,
        Self::Curve,
        Self::Point,
        Self::Link,
        Self::Comment,
        Self::Picture,
    ];

    /// Its name for other programs and in messages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Scenario => "scenario",
            Self::Persona => "persona",
            Self::Stage => "stage",
            Self::Step => "step",
            Self::Lane => "lane",
            Self::Card => "card",
            Self::Curve => "curve",
            Self::Point => "point",
            Self::Link => "link",
            Self::Comment => "comment",
            Self::Picture => "picture",
        }
    }
}

impl Part {
    /// The part of this kind called `id`, where it can be selected.
    #[must_use]
    pub fn item(self, id: &Id) -> Option<ItemRef> {
        let id = id.clone();
        Some(match self {
            Self::Map => ItemRef::Title,
            Self::Scenario => ItemRef::Scenario,
            Self::Persona => ItemRef::Persona(id),
            Self::Stage => ItemRef::Stage(id),
            Self::Step => ItemRef::Step(id),
            Self::Lane => ItemRef::Lane(id),
            Self::Card => ItemRef::Card(id),
            Self::Curve => ItemRef::Curve(id),
            Self::Point => ItemRef::Point(id),
            Self::Link => ItemRef::Link(id),
            Self::Comment => ItemRef::Comment(id),
            Self::Picture => return None,
        })
    }
}

/// Where a part that can move stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Home {
    /// A card's cell. Lane or step may be missing from the map: the card is "unplaced".
    Cell {
        /// The lane.
        lane: Id,
        /// The card's first step.
        step: Id,
    },
    /// A step's stage.
    Stage(Id),
}

/// One field that changed, as it is written in the file; none is the field's default.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChange {
    /// The field's name in the file.
    pub field: String,
    /// What it was.
    pub before: Option<Value>,
    /// What it is.
    pub after: Option<Value>,
}

/// What happened to a part.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It stands elsewhere.
    Moved {
        /// Where it stood.
        from: Home,
        /// Where it stands.
        to: Home,
    },
    /// It stands elsewhere among its neighbours. Only the fewest parts whose moves explain the new order are
    /// told of.
    Reordered,
    /// Fields of it changed.
    Edited(Vec<FieldChange>),
    /// A merge found two values for it, and somebody has to choose.
    Disputed(Box<Conflict>),
    /// Somebody has chosen.
    Settled(Box<Conflict>),
}

impl What {
    /// Its name for other programs.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Moved { .. } => "moved",
            Self::Reordered => "reordered",
            Self::Edited(_) => "edited",
            Self::Disputed(_) => "conflict",
            Self::Settled(_) => "settled",
        }
    }
}

/// Something that changed about one part. A part that was moved and edited has two.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Which kind of part.
    pub part: Part,
    /// Its id; the map's own for [`Part::Map`] and [`Part::Scenario`].
    pub id: Id,
    /// What happened.
    pub what: What,
}

impl Change {
    /// The part on the map, where it can be selected; it may be in one of the two maps only.
    #[must_use]
    pub fn item(&self) -> Option<ItemRef> {
        self.part.item(&self.id)
    }
}

/// All that changed from one form of a map to another.
#[derive(Clone, Debug)]
pub struct Diff {
    before: Arc<JourneyMap>,
    after: Arc<JourneyMap>,
    changes: Vec<Change>,
}

impl Diff {
    /// What changed from `before` to `after`. Costs little for snapshots of one document, which share the
    /// cards that did not change.
    #[must_use]
    pub fn of(before: &Arc<JourneyMap>, after: &Arc<JourneyMap>) -> Self {
        let changes = if Arc::ptr_eq(before, after) { Vec::new() } else { compare::changes(before, after) };
        Self { before: Arc::clone(before), after: Arc::clone(after), changes }
    }

    /// The map before.
    #[must_use]
    pub fn before(&self) -> &Arc<JourneyMap> {
        &self.before
    }

    /// The map after.
    #[must_use]
    pub fn after(&self) -> &Arc<JourneyMap> {
        &self.after
    }

    /// What changed, in reading order of the parts' kinds.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Number of changes of each of: added, removed, moved or reordered, edited, in conflict, settled.
    #[must_use]
    pub fn counts(&self) -> [usize; 6] {
        let mut counts = [0; 6];
        for change in &self.changes {
            counts[match change.what {
                What::Added => 0,
                What::Removed => 1,
                What::Moved { .. } | What::Reordered => 2,
                What::Edited(_) => 3,
                What::Disputed(_) => 4,
                What::Settled(_) => 5,
            }] += 1;
        }
        counts
    }
}

#[cfg(test)]
mod tests;
