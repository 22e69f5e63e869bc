//! Dragging cards into another place, or copies of them.

use std::{collections::BTreeMap, sync::Arc};

use kurbo::{Point, Vec2};
use rustc_hash::FxHashSet;

use super::Gesture;
use crate::{
    edit::{CellPlace, Command, ItemRef, StepName, copies},
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

/// Cards are being dragged. Those of one cell gather at the one that was pressed, as they will stand when they
/// land; those of several cells keep their places relative to each other.
#[derive(Debug)]
pub(super) struct CardDrag {
    /// What is dragged, in reading order; never empty.
    ids: Vec<Id>,
    /// The same.
    set: Arc<FxHashSet<Id>>,
    /// Lane and column of each; none for a card without a cell.
    homes: Vec<Option<(usize, usize)>>,
    /// Those of the pressed one.
    home: Option<(usize, usize)>,
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
        let home = |card: &CardBox| (card.lane < layout.lanes.len()).then_some((card.lane, card.column));
        Some(Self {
            homes: ids.iter().map(|id| layout.card(id).and_then(home)).collect(),
            home: home(pressed_box),
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

    /// Whether they come from several cells.
    fn is_block(&self) -> bool {
        self.home.is_some() && self.homes.iter().any(|home| home.is_some() && *home != self.home)
    }

    /// The cards by the lane and column where they land when the pressed one lands at `target`: all move as far
    /// as that one. What would lie beyond the map goes into its first or last lane or column.
    fn landings(&self, session: &Session, target: (usize, usize)) -> BTreeMap<(usize, usize), Vec<Id>> {
        let layout = session.layout();
        let ends = (layout.lanes.len().saturating_sub(1), layout.columns.len().saturating_sub(1));
        let along = |own: usize, from: usize, to: usize, last: usize| {
            (own.saturating_add(to)).saturating_sub(from).min(last)
        };
        let mut landings: BTreeMap<(usize, usize), Vec<Id>> = BTreeMap::new();
        for (id, own) in self.ids.iter().zip(&self.homes) {
            let cell = match (self.home, own) {
                (Some(from), Some(own)) => {
                    (along(own.0, from.0, target.0, ends.0), along(own.1, from.1, target.1, ends.1))
                }
                _ => target,
            };
            // Who stays in a cell keeps the place in it, unless it is the one pointed at.
            if self.copies || cell == target || Some(cell) != *own {
                landings.entry(cell).or_default().push(id.clone());
            }
        }
        landings
    }

    /// What letting go does.
    fn command(&self, session: &mut Session, slot: &CardSlot) -> Option<Command> {
        let layout = session.layout().clone();
        let lane = layout.lanes.iter().position(|lane| lane.id == slot.lane)?;
        let column = layout.columns.iter().position(|column| column.step == slot.step)?;
        let (mut commands, mut select, mut pairs) = (Vec::new(), Vec::new(), Vec::new());
        for (cell, ids) in self.landings(session, (lane, column)) {
            let before = if cell == (lane, column) { slot.before.clone() } else { None };
            let (lane, step) =
                (layout.lanes.get(cell.0)?.id.clone(), layout.columns.get(cell.1)?.step.clone());
            let to = CellPlace { lane, step, before };
            commands.push(if self.copies {
                let copies: Vec<(Id, Id)> = ids.into_iter().map(|id| (id, session.new_id())).collect();
                select.extend(copies.iter().map(|(_, copy)| ItemRef::Card(copy.clone())));
                pairs.extend(copies.iter().cloned());
                Command::DuplicateCards { copies, to: Some(to) }
            } else {
                Command::MoveCards { ids, to }
            });
        }
        let pairs = pairs.iter().map(|(card, copy)| (card, copy));
        let map = session.map().clone();
        commands.extend(copies::of_joints(&map, pairs, &mut session.rng));
        if !self.copies {
            select = self.ids.iter().cloned().map(ItemRef::Card).collect();
        }
        let name = if self.copies { "step-duplicate-cards" } else { "step-move-cards" };
        Some(Command::Batch { name: StepName::new(name, self.ids.len()), commands, select: Some(select) })
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
        if self.is_block() {
            let shift = corner - pressed.rect.origin();
            let (before, after) = self.near.split_at(self.pressed);
            let others = before.iter().chain(after.iter().skip(1));
            let shifted = |card: &CardBox| CardBox { rect: card.rect + shift, ..card.clone() };
            return others.chain([pressed]).map(shifted).collect();
        }
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
        let place = self.probe(session);
        self.slot = if self.copies {
            session.layout().card_slot(place, &FxHashSet::default())
        } else {
            session.layout().card_slot(place, &self.set)
        };
        self
    }

    fn released(self: Box<Self>, session: &mut Session, _: &Pointer) {
        let Some(slot) = self.slot.clone() else { return };
        let Some(command) = self.command(session, &slot) else { return };
        session.apply(&command);
    }

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
