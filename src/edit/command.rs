//! Undoable changes of a map.

use std::sync::Arc;

use super::{
    CardField, CommentField, CurveField, ItemRef, LaneField, LinkField, MapField, PersonaField, PointField,
    ScenarioField, StageField, StepField, StepName, delete, merge::Side,
};
use crate::model::{
    Card, Comment, CurvePoint, EmotionCurve, Id, JourneyMap, Lane, Link, Media, Persona, Stage, Step,
};

/// A place for cards in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellPlace {
    /// The lane.
    pub lane: Id,
    /// The step.
    pub step: Id,
    /// The card of this cell before which they go; none is the cell's end.
    pub before: Option<Id>,
}

impl CellPlace {
    /// The end of a cell.
    #[must_use]
    pub fn end_of(lane: Id, step: Id) -> Self {
        Self { lane, step, before: None }
    }
}

/// An undoable change of a map. Ids of new things are part of it, so that applying it twice to
/// the same map gives the same map.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Puts new cards into the map, in their order. Each card's own lane and step say in which
    /// cell; `before` names a card of the map before which they go.
    InsertCards {
        /// The cards.
        cards: Vec<Card>,
        /// Card before which they go; none is the end of each one's cell.
        before: Option<Id>,
    },
    /// Sets fields of cards. Locked cards stay as they are, unless `Locked` is among the fields.
    EditCards {
        /// The cards.
        ids: Vec<Id>,
        /// The new values.
        set: Vec<CardField>,
    },
    /// Sets fields of cards, of each its own; every card is named once. Locked cards stay, unless `Locked` is
    /// among their fields.
    EditEachCard {
        /// The cards with their new values.
        edits: Vec<(Id, Vec<CardField>)>,
    },
    /// Moves cards into one cell, where they stand in the order of `ids`. Locked cards stay.
    MoveCards {
        /// The cards.
        ids: Vec<Id>,
        /// Where they go. Being dropped before a card that moves too means: before the next that does not.
        to: CellPlace,
    },
    /// Adds copies of cards, which are then selected.
    DuplicateCards {
        /// Each card with the id of its copy, in the order in which the copies are to stand.
        copies: Vec<(Id, Id)>,
        /// Where they go; none puts them behind the originals, cell by cell.
        to: Option<CellPlace>,
    },
    /// Takes things out with everything that cannot be without them: a stage or lane goes with
    /// its cards, a stage with its curve points, a card with its links. Locked cards stay, unless
    /// their stage or lane goes.
    Delete {
        /// The things.
        items: Vec<ItemRef>,
    },
    /// Adds a stage with its steps (at least one).
    InsertStage {
        /// The stage.
        stage: Stage,
        /// Place among the stages.
        index: usize,
    },
    /// Sets fields of stages.
    EditStages {
        /// The stages.
        ids: Vec<Id>,
        /// The new values.
        set: Vec<StageField>,
    },
    /// Moves stages with everything in them; they keep their order.
    MoveStages {
        /// The stages.
        ids: Vec<Id>,
        /// Place among the stages, counted with the moved ones still there.
        index: usize,
    },
    /// Adds a step to a stage.
    InsertStep {
        /// The stage.
        stage: Id,
        /// The step.
        step: Step,
        /// Place among the stage's steps.
        index: usize,
    },
    /// Sets fields of steps.
    EditSteps {
        /// The steps.
        ids: Vec<Id>,
        /// The new values.
        set: Vec<StepField>,
    },
    /// Moves a step into a stage, its own or another one. A stage's last step cannot leave it.
    MoveStep {
        /// The step.
        id: Id,
        /// The stage to which it goes.
        stage: Id,
        /// Place among that stage's steps, counted with the moved one still there.
        index: usize,
    },
    /// Makes one step of several of one stage that follow each other, with all their cards; it keeps the id
    /// of the first.
    JoinSteps {
        /// The steps, at least two.
        ids: Vec<Id>,
    },
    /// Adds a lane.
    InsertLane {
        /// The lane.
        lane: Lane,
        /// Place among the lanes.
        index: usize,
    },
    /// Sets fields of lanes.
    EditLanes {
        /// The lanes.
        ids: Vec<Id>,
        /// The new values.
        set: Vec<LaneField>,
    },
    /// Moves lanes; they keep their order.
    MoveLanes {
        /// The lanes.
        ids: Vec<Id>,
        /// Place among the lanes, counted with the moved ones still there.
        index: usize,
    },
    /// Adds an emotion curve.
    InsertCurve {
        /// The curve.
        curve: EmotionCurve,
    },
    /// Sets fields of curves.
    EditCurves {
        /// The curves.
        ids: Vec<Id>,
        /// The new values.
        set: Vec<CurveField>,
    },
    /// Adds points to a curve.
    InsertPoints {
        /// The curve.
        curve: Id,
        /// The points.
        points: Vec<CurvePoint>,
    },
    /// Moves a point.
    SetPoint {
        /// The point.
        id: Id,
        /// Its step.
        step: Id,
        /// Place within the step, 0 … 1.
        at: f32,
        /// Its height, −2 … +2.
        value: f32,
    },
    /// Sets fields of points.
    EditPoints {
        /// The points.
        ids: Vec<Id>,
        /// The new values.
        set: Vec<PointField>,
    },
    /// Adds links between cards.
    InsertLinks {
        /// The links.
        links: Vec<Link>,
    },
    /// Sets fields of links.
    EditLinks {
        /// The links.
        ids: Vec<Id>,
        /// The new values.
        set: Vec<LinkField>,
    },
    /// Adds a persona.
    InsertPersona {
        /// The persona.
        persona: Box<Persona>,
        /// Place among the personas; the first stands in the header.
        index: usize,
    },
    /// Sets fields of personas.
    EditPersonas {
        /// The personas.
        ids: Vec<Id>,
        /// The new values.
        set: Vec<PersonaField>,
    },
    /// Moves a persona.
    MovePersona {
        /// The persona.
        id: Id,
        /// Place among the personas, counted with the moved one still there.
        index: usize,
    },
    /// Adds a comment.
    InsertComment {
        /// The comment.
        comment: Comment,
    },
    /// Sets fields of comments.
    EditComments {
        /// The comments.
        ids: Vec<Id>,
        /// The new values.
        set: Vec<CommentField>,
    },
    /// Sets fields of the scenario.
    EditScenario {
        /// The new values.
        set: Vec<ScenarioField>,
    },
    /// Sets fields of the map itself: title, kind, language, flow.
    EditMap {
        /// The new values.
        set: Vec<MapField>,
    },
    /// Embeds a file under its content hash.
    InsertMedia {
        /// SHA-256 of its bytes in lower-case hex.
        key: String,
        /// The file.
        media: Arc<Media>,
    },
    /// Puts another form of the map in place: one that was read again, merged or restored.
    SetMap {
        /// The map.
        map: Arc<JourneyMap>,
        /// What the step is called.
        name: StepName,
    },
    /// Settles conflicts that a merge left: takes one side's value.
    ResolveConflicts {
        /// The conflicts.
        ids: Vec<Id>,
        /// Whose value.
        side: Side,
    },
    /// Several changes as one step: all of them, or none.
    Batch {
        /// What the step is called.
        name: StepName,
        /// The changes in their order.
        commands: Vec<Command>,
        /// What is selected afterwards; none is what the last of them that selects would.
        select: Option<Vec<ItemRef>>,
    },
}

impl Command {
    /// What the step is called in the history.
    #[must_use]
    pub fn name(&self) -> StepName {
        let (key, count) = match self {
            Self::InsertCards { cards, .. } => ("step-add-cards", cards.len()),
            Self::EditCards { ids, .. } => ("step-edit-cards", ids.len()),
            Self::EditEachCard { edits } => ("step-edit-cards", edits.len()),
            Self::MoveCards { ids, .. } => ("step-move-cards", ids.len()),
            Self::DuplicateCards { copies, .. } => ("step-duplicate-cards", copies.len()),
            Self::Delete { items } => (delete::name_of(items), items.len()),
            Self::InsertStage { .. } => ("step-add-stage", 1),
            Self::EditStages { ids, .. } => ("step-edit-stages", ids.len()),
            Self::MoveStages { ids, .. } => ("step-move-stages", ids.len()),
            Self::InsertStep { .. } => ("step-add-step", 1),
            Self::EditSteps { ids, .. } => ("step-edit-steps", ids.len()),
            Self::MoveStep { .. } => ("step-move-step", 1),
            Self::JoinSteps { ids } => ("step-join-steps", ids.len()),
            Self::InsertLane { .. } => ("step-add-lane", 1),
            Self::EditLanes { ids, .. } => ("step-edit-lanes", ids.len()),
            Self::MoveLanes { ids, .. } => ("step-move-lanes", ids.len()),
            Self::InsertCurve { .. } => ("step-add-curve", 1),
            Self::EditCurves { ids, .. } => ("step-edit-curves", ids.len()),
            Self::InsertPoints { .. } => ("step-add-point", 1),
            Self::SetPoint { .. } => ("step-move-points", 1),
            Self::EditPoints { ids, .. } => ("step-edit-points", ids.len()),
            Self::InsertLinks { .. } => ("step-add-link", 1),
            Self::EditLinks { ids, .. } => ("step-edit-links", ids.len()),
            Self::InsertPersona { .. } => ("step-add-persona", 1),
            Self::EditPersonas { ids, .. } => ("step-edit-personas", ids.len()),
            Self::MovePersona { .. } => ("step-move-persona", 1),
            Self::InsertComment { .. } => ("step-add-comment", 1),
            Self::EditComments { ids, .. } => ("step-edit-comments", ids.len()),
            Self::EditScenario { .. } => ("step-edit-scenario", 1),
            Self::EditMap { set } => (name_of_map_edit(set), 1),
            Self::InsertMedia { .. } => ("step-add-media", 1),
            Self::ResolveConflicts { ids, .. } => ("step-resolve-conflicts", ids.len()),
            Self::SetMap { name, .. } | Self::Batch { name, .. } => return *name,
        };
        StepName::new(key, count)
    }
}

fn name_of_map_edit(set: &[MapField]) -> &'static str {
    match set {
        [MapField::Title(_) | MapField::Direction(_)] => "step-edit-title",
        [MapField::Kind(_)] => "step-edit-kind",
        [MapField::Language(_)] => "step-edit-language",
        [MapField::Flow(_)] => "step-edit-flow",
        _ => "step-edit-map",
    }
}
