//! Dragging cards into another place, or copies of them.

use std::sync::Arc;

use kurbo::{Point, Vec2};
use rustc_hash::FxHashSet;

use super::Gesture;
use crate::{
    edit::{CellPlace, Command},
    editor::{
        Cursor, Ghost, Overlay, Slot,
        session::{Pointer, Session},
    },
    layout::{CardBox, CardSlot},
    model::Id,
};

/// Most ghosts above and below the card under the pointer.
const MOST_GHOSTS: usize = 6;
/// Map points between ghosts.
const GHOST_GAP: f64 = 6.0;

/// Cards are being dragged. They gather at the one that was pressed, as they will stand when they land.
#[derive(Debug)]
pub(super) struct CardDrag {
    /// What is dragged, in reading order; never empty.
    ids: Vec<Id>,
    /// The same.
    set: Arc<FxHashSet<Id>>,
    /// The cards around the pressed one as they were laid out.
    near: Vec<CardBox>,
    /// Index of the pressed one in `near`.
    pressed: usize,
    /// From the pressed card's corner to where it was pressed.
    grip: Vec2,
    /// Where the pointer is, in map points.
    pos: Point,
    slot: Option<CardSlot>,
    copies: bool,
}

impl CardDrag {
    /// Begins to drag the selected cards by the one called `pressed`; none when that is locked.
    pub(super) fn new(session: &Session, pressed: &Id, start: &Pointer) -> Option<Self> {
        let layout = session.layout().clone();
        let pressed_box = layout.card(pressed)?;
        if pressed_box.card.locked {
            return None;
        }
        let mut ids = session.selected_cards();
        ids.retain(|id| layout.card(id).is_some_and(|card| !card.card.locked));
        let index = ids.iter().position(|id| id == pressed)?;
        let first = index.saturating_sub(MOST_GHOSTS);
        let near: Vec<CardBox> = ids
            .iter()
            .skip(first)
            .take(index - first + MOST_GHOSTS + 1)
            .filter_map(|id| layout.card(id).cloned())
            .collect();
        Some(Self {
            set: Arc::new(ids.iter().cloned().collect()),
            ids,
            near,
            pressed: index - first,
            grip: start.map - pressed_box.rect.origin(),
            pos: start.map,
            slot: None,
            copies: start.modifiers.alt,
        })
    }

    /// The point that decides in which column the cards land: the pointer, but for a card over several
    /// steps the middle of its first one.
    fn probe(&self, session: &Session) -> Point {
        let Some(card) = self.near.get(self.pressed) else { return self.pos };
        let layout = session.layout();
        let steps =
            f64::from(card.card.span.clamp(1, u32::try_from(layout.columns.len()).unwrap_or(1).max(1)));
        if steps < 2.0 {
            return self.pos;
        }
        let half_step = card.rect.width() / steps / 2.0;
        let left = self.pos.x - self.grip.x;
        let x =
            if layout.direction.is_rtl() { left + card.rect.width() - half_step } else { left + half_step };
        Point::new(x, self.pos.y)
    }

    /// The dragged cards where the pointer has taken them.
    fn ghosts(&self) -> Vec<CardBox> {
        let Some(pressed) = self.near.get(self.pressed) else { return Vec::new() };
        let corner = self.pos - self.grip;
        let at = |card: &CardBox, y: f64| {
            let mut ghost = card.clone();
            ghost.rect = card.rect.with_origin((corner.x, y));
            ghost
        };
        let mut ghosts = Vec::with_capacity(self.near.len());
        let mut top = corner.y;
        for card in self.near.iter().take(self.pressed).rev() {
            top -= card.rect.height() + GHOST_GAP;
            ghosts.push(at(card, top));
        }
        let mut bottom = corner.y + pressed.rect.height() + GHOST_GAP;
        for card in self.near.iter().skip(self.pressed + 1) {
            ghosts.push(at(card, bottom));
            bottom += card.rect.height() + GHOST_GAP;
        }
        ghosts.push(at(pressed, corner.y));
        ghosts
    }
}

impl Gesture for CardDrag {
    fn moved(mut self: Box<Self>, session: &mut Session, pointer: &Pointer) -> Box<dyn Gesture> {
        self.pos = pointer.map;
        self.copies = pointer.modifiers.alt;
        // Originals that stay are in the way; those that move are looked through.
        let moving: &[Id] = if self.copies { &[] } else { &self.ids };
        self.slot = session.layout().card_slot(self.probe(session), moving);
        self
    }

    fn released(self: Box<Self>, session: &mut Session, _: &Pointer) {
        let Some(slot) = self.slot else { return };
        let to = CellPlace { lane: slot.lane, step: slot.step, before: slot.before };
        let command = if self.copies {
            let copies = self.ids.into_iter().map(|id| (id, session.new_id())).collect();
            Command::DuplicateCards { copies, to: Some(to) }
        } else {
            Command::MoveCards { ids: self.ids, to }
        };
        session.apply(&command);
    }

    fn cancelled(self: Box<Self>, _: &mut Session) {}

    fn show(&self, overlay: &mut Overlay) {
        overlay.ghosts = self.ghosts().into_iter().map(Ghost::Card).collect();
        overlay.dragged = self.ids.len();
        overlay.copies = self.copies;
        if !self.copies {
            overlay.dimmed = self.set.clone();
        }
        overlay.slot = self.slot.clone().map(Slot::Card);
    }

    fn cursor(&self) -> Cursor {
        match (&self.slot, self.copies) {
            (None, _) => Cursor::NotAllowed,
            (Some(_), true) => Cursor::Copy,
            (Some(_), false) => Cursor::Grabbing,
        }
    }
}
