//! The document as it is edited: undoable changes, history, selection.
//!
//! In: a map snapshot and [`Command`]s. Out: new snapshots. A command is a pure function from one
//! [`JourneyMap`](crate::model::JourneyMap) to the next that shares every card it did not touch;
//! [`Document`] keeps the snapshots with their selections, so undo puts an earlier `Arc` back and
//! nothing has to be undone field by field.
//!
//! What every command keeps true, given a map in which it is true:
//! ids are unique, a stage has a step, a card's span ends within the map, curve points stand
//! along the journey with values of −2 … +2, and links, comments and answers name things that are there.

mod apply;
mod cards;
mod clipboard;
mod command;
pub mod copies;
mod curve;
mod delete;
pub mod diff;
mod document;
mod error;
mod field;
mod grid;
mod item;
mod join;
mod limits;
mod media;
pub mod merge;
mod settle;
mod step_name;
mod whole;

pub use apply::Applied;
pub use clipboard::{FRAGMENT_ATTRIBUTE, Fragment, FragmentCard, cell_of_spreadsheet};
pub use command::{CellPlace, Command};
pub use document::{Document, TakenIn, View};
pub use error::EditError;
pub use field::{
    CardField, CommentField, CurveField, LaneField, LinkField, MapField, PersonaField, PointField,
    ScenarioField, StageField, StepField,
};
pub use item::{ItemRef, Selection};
pub use step_name::StepName;
pub use whole::{Whole, WholeOf};

#[cfg(test)]
pub(crate) mod story;
#[cfg(test)]
mod tests;
