//! Dragging stages along the journey and lanes up and down.

use std::sync::Arc;

use kurbo::{Point, Rect};
use rustc_hash::FxHashSet;

use super::Gesture;
use crate::{
    edit::{Command, ItemRef, copies},
    editor::{
        Cursor, Ghost, Overlay, Slot,
        session::{Pointer, Session},
    },
    model::Id,
};

/// Which way the band runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Stage,
    Lane,
}

/// Stages or lanes are being dragged by the header or label of one.
#[derive(Debug)]
pub(super) struct Band {
    kind: Kind,
    /// What is dragged, in the map's order.
    ids: Vec<Id>,
    /// The one that was pressed.
    pressed: Id,
    /// Its header or label.
    rect: Rect,
    /// Where it was pressed, in map points.
    start: Point,
    /// Where the pointer is, in map points.
    pos: Point,
    slot: Option<Slot>,
    copies: bool,
}

impl Band {
    /// Begins to drag the selected stages by the one called `pressed`.
    pub(super) fn stage(session: &Session, pressed: &Id, start: &Pointer) -> Option<Self> {
        let layout = session.layout();
        let rect = layout.stages.iter().find(|stage| stage.id == *pressed)?.rect;
        let ids = layout.stages.iter().map(|stage| &stage.id);
        let ids = ids.filter(|id| session.selection().contains(&ItemRef::Stage((*id).clone())));
        Some(Self::new(Kind::Stage, ids.cloned().collect(), pressed, rect, start))
    }

    /// Begins to drag the selected lanes by the one called `pressed`.
    pub(super) fn lane(session: &Session, pressed: &Id, start: &Pointer) -> Option<Self> {
        let layout = session.layout();
        let rect = layout.lanes.iter().find(|lane| lane.id == *pressed)?.label_rect;
        let ids = layout.lanes.iter().map(|lane| &lane.id);
        let ids = ids.filter(|id| session.selection().contains(&ItemRef::Lane((*id).clone())));
        Some(Self::new(Kind::Lane, ids.cloned().collect(), pressed, rect, start))
    }

    fn new(kind: Kind, ids: Vec<Id>, pressed: &Id, rect: Rect, start: &Pointer) -> Self {
        let pressed = pressed.clone();
        Self { kind, ids, pressed, rect, start: start.map, pos: start.map, slot: None, copies: false }
    }

    /// Where the header or label is drawn: it moves only along the band.
    fn ghost_rect(&self) -> Rect {
        let shift = self.pos - self.start;
        match self.kind {
            Kind::Stage => self.rect + kurbo::Vec2::new(shift.x, 0.0),
            Kind::Lane => self.rect + kurbo::Vec2::new(0.0, shift.y),
        }
    }
}

impl Gesture for Band {
    fn moved(mut self: Box<Self>, session: &mut Session, pointer: &Pointer) -> Box<dyn Gesture> {
        self.pos = pointer.map;
        self.copies = pointer.modifiers.alt;
        let layout = session.layout();
        self.slot = match self.kind {
            Kind::Stage => layout.stage_slot(self.pos).map(Slot::Stage),
            Kind::Lane => layout.lane_slot(self.pos).map(Slot::Lane),
        };
        self
    }

    fn released(self: Box<Self>, session: &mut Session, _: &Pointer) {
        let Some(
            Slot::Stage(crate::layout::StageSlot { index, .. })
            | Slot::Lane(crate::layout::LaneSlot { index, .. }),
        ) = self.slot
        else {
            return;
        };
        let ids = self.ids;
        let command = match (self.kind, self.copies) {
            (Kind::Stage, false) => Command::MoveStages { ids, index },
            (Kind::Lane, false) => Command::MoveLanes { ids, index },
            (kind, true) => {
                let map = session.map().clone();
                match kind {
                    Kind::Stage => copies::of_stages(&map, &ids, index, &mut session.rng),
                    Kind::Lane => copies::of_lanes(&map, &ids, index, &mut session.rng),
                }
            }
        };
        session.apply(&command);
    }

    fn show(&self, overlay: &mut Overlay) {
        let (id, rect) = (self.pressed.clone(), self.ghost_rect());
        overlay.ghosts.push(match self.kind {
            Kind::Stage => Ghost::Stage { id, rect },
            Kind::Lane => Ghost::Lane { id, rect },
        });
        overlay.dragged = self.ids.len();
        overlay.copies = self.copies;
        if !self.copies {
            overlay.dimmed = Arc::new(self.ids.iter().cloned().collect::<FxHashSet<Id>>());
        }
        overlay.slot = self.slot.clone();
    }

    fn cursor(&self) -> Cursor {
        if self.copies { Cursor::Copy } else { Cursor::Grabbing }
    }
}
