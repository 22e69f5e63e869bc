//! What a person can want of an editing session, apart from how they say it: menus, shortcuts,
//! buttons and tests all say it with an [`Intent`].

use kurbo::Vec2;

use super::{Build, Extent, Pick, Tool};
use crate::{
    edit::ItemRef,
    model::{Flow, Id, LaneKind, MapKind},
};

/// A direction on the screen, whichever way the map flows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the four directions")]
pub enum Toward {
    Left,
    Right,
    Up,
    Down,
}

/// Which page of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    /// That above.
    Above,
    /// That below.
    Below,
    /// The earlier one along the journey.
    Earlier,
    /// The later one along the journey.
    Later,
}

/// Something that a person wants done.
#[derive(Clone, Debug, PartialEq)]
pub enum Intent {
    /// Undo the last step.
    Undo,
    /// Do the last undone step again.
    Redo,
    /// Take out what is selected.
    Delete,
    /// Add a copy of what is selected: cards, stages or lanes.
    Duplicate,
    /// Select all cards and curve points: of the cell first, then of the lane, then of the map.
    SelectAll,
    /// Select all cards and curve points of the lane or stage in which the selection stands.
    SelectWithin(Extent),
    /// Select nothing.
    SelectNone,
    /// Select only this.
    Select(ItemRef),
    /// Step out: of a gesture, of a curve point to its cell, of the selection, of the hand tool.
    StepOut,
    /// Go visually to the neighbour of what is selected.
    Go(Toward),
    /// Go there and keep what is selected.
    Extend(Toward),
    /// Go to where the row of what is selected begins.
    RowStart,
    /// Go to where the row of what is selected ends.
    RowEnd,
    /// Go to the map's first cell.
    First,
    /// Go to the map's last cell.
    Last,
    /// Go to the next cell in the map's direction.
    Next,
    /// Go to the previous cell in the map's direction.
    Previous,
    /// Move what is selected visually: cards, a stage, a lane, a curve point.
    Move(Toward),
    /// Move a curve point visually by a larger step.
    MoveFar(Toward),
    /// Open the text of what is selected; in an empty cell, add a card; on a cell of the curve, go to its point.
    Open,
    /// Zoom in by a step.
    ZoomIn,
    /// Zoom out by a step.
    ZoomOut,
    /// Zoom to this (1 is 100 %) around the middle.
    ZoomTo(f64),
    /// Show the whole map.
    FitMap,
    /// Show all that is selected.
    FitSelection,
    /// Shift the map by view points.
    PanBy(Vec2),
    /// Turn to the next page of the map: nearly all that the canvas shows moves on.
    Page(Page),
    /// Use another tool; that for links and that for comments begin with what is selected.
    Use(Tool),
    /// Choose a part of the map for something.
    Pick(Pick),
    /// Add an empty card and select it.
    AddCard {
        /// The lane.
        lane: Id,
        /// The step.
        step: Id,
        /// The card before which it goes; none is the cell's end.
        before: Option<Id>,
    },
    /// Add a stage with one step.
    AddStage {
        /// Place among the stages.
        index: usize,
    },
    /// Add a step to a stage.
    AddStep {
        /// The stage.
        stage: Id,
        /// Place among its steps.
        index: usize,
    },
    /// Add a lane.
    AddLane {
        /// What it is about.
        kind: LaneKind,
        /// Place among the lanes.
        index: usize,
    },
    /// Add a point to the first emotion curve, which is made when there is none.
    AddPoint {
        /// The step.
        step: Id,
        /// Place in the step, 0 … 1.
        at: f32,
        /// Height, −2 … +2.
        value: f32,
    },
    /// Add an emotion curve without points, of this persona; empty is the first.
    AddCurve(Id),
    /// Build on what is selected.
    Build(Build),
    /// Set the map's title.
    SetTitle(String),
    /// Set which way the map flows.
    SetFlow(Flow),
    /// Set the map's language (BCP 47).
    SetLanguage(String),
    /// Set what the map describes.
    SetKind(MapKind),
}
