//! Drawing a rectangle: what it touches is selected.

use kurbo::{Point, Rect};

use super::Gesture;
use crate::{
    edit::{ItemRef, Selection},
    editor::{
        Cursor, Overlay,
        session::{Pointer, Session},
    },
};

/// A rectangle is being drawn. The selection follows it.
#[derive(Debug)]
pub(super) struct Marquee {
    /// Where it began, in map points.
    anchor: Point,
    /// Where the pointer is, in map points.
    corner: Point,
    /// The selection before it.
    before: Selection,
}

impl Marquee {
    pub(super) fn new(session: &Session, start: &Pointer) -> Self {
        Self { anchor: start.map, corner: start.map, before: session.selection().clone() }
    }

    fn rect(&self) -> Rect {
        Rect::from_points(self.anchor, self.corner)
    }
}

impl Gesture for Marquee {
    fn moved(mut self: Box<Self>, session: &mut Session, pointer: &Pointer) -> Box<dyn Gesture> {
        self.corner = pointer.map;
        let rect = self.rect();
        let kept = if pointer.modifiers.shift { self.before.clone() } else { Selection::none() };
        let kept = kept.iter().filter(|item| !matches!(item, ItemRef::Cell { .. })).cloned();
        let cards = session.layout().cards_in(rect).into_iter().map(ItemRef::Card);
        let points = session.layout().points_in(rect).into_iter().map(ItemRef::Point);
        let selection = kept.chain(cards).chain(points).collect();
        session.select(selection);
        self
    }

    fn released(self: Box<Self>, _: &mut Session, _: &Pointer) {}

    fn cancelled(self: Box<Self>, session: &mut Session) {
        session.select(self.before);
    }

    fn show(&self, overlay: &mut Overlay) {
        overlay.marquee = Some(self.rect());
    }

    fn cursor(&self) -> Cursor {
        Cursor::Crosshair
    }
}
