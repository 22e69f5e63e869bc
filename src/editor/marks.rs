//! Marks on parts of the map: what a comparison found, or what is in conflict.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::Editor;
use crate::{
    edit::{
        ItemRef,
        diff::{Change, Diff, Part, What, place_of_conflict},
    },
    model::JourneyMap,
};

/// What is to be seen of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mark {
    /// Something was taken out here.
    Removed,
    /// It was edited.
    Edited,
    /// It was moved.
    Moved,
    /// It is new.
    Added,
    /// Two people changed it differently.
    Conflict,
}

impl Mark {
    /// The mark of a change.
    #[must_use]
    pub fn of(what: &What) -> Self {
        match what {
            What::Added => Self::Added,
            What::Removed => Self::Removed,
            What::Moved { .. } | What::Reordered => Self::Moved,
            What::Edited(_) | What::Settled(_) => Self::Edited,
            What::Disputed(_) => Self::Conflict,
        }
    }

    /// Its sign: marks are told apart without colours too.
    #[must_use]
    pub fn icon(self) -> &'static str {
        match self {
            Self::Removed => "minus",
            Self::Edited => "pencil-simple",
            Self::Moved => "arrows-out-cardinal",
            Self::Added => "plus",
            Self::Conflict => "warning",
        }
    }
}

/// Marks for what changed, on the map after; what was removed is marked where it stood.
#[must_use]
pub fn marks_of(diff: &Diff) -> Vec<(ItemRef, Mark)> {
    let mut marks: FxHashMap<ItemRef, Mark> = FxHashMap::default();
    for change in diff.changes() {
        let Some(item) = place_of(diff, change) else { continue };
        let mark = Mark::of(&change.what);
        let strongest = marks.entry(item).or_insert(mark);
        *strongest = mark.max(*strongest);
    }
    marks.into_iter().collect()
}

/// Where on the map after a change shows; nowhere when what it was about went with its place.
#[must_use]
pub fn place_of(diff: &Diff, change: &Change) -> Option<ItemRef> {
    let (before, after): (&JourneyMap, &JourneyMap) = (diff.before(), diff.after());
    match &change.what {
        What::Removed => {}
        What::Disputed(conflict) | What::Settled(conflict) => return place_of_conflict(after, conflict),
        _ => return change.item(),
    }
    let cell = match change.part {
        Part::Card => before.card(&change.id).map(|card| (card.lane.clone(), card.step.clone())),
        Part::Step => return before.stage_of_step(&change.id).map(|stage| ItemRef::Stage(stage.id.clone())),
        _ => None,
    };
    let (lane, step) = cell?;
    let is_there = after.lane(&lane).is_some() && after.stage_of_step(&step).is_some();
    is_there.then_some(ItemRef::Cell { lane, step })
}

impl Editor {
    /// Marks parts of the map, until other marks are set.
    pub fn set_marks(&mut self, marks: Arc<[(ItemRef, Mark)]>) {
        self.marks = marks;
    }
}
