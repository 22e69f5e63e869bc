//! Drawing a rectangle: what it touches is selected.

use kurbo::{Point, Rect};

use super::Gesture;
use crate::{
    edit::{ItemRef, Selection},
    editor::{
        Cursor, Overlay,
        session::{Pointer, Session},
    },
    model::Id,
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
    /// What it touches, and whether that is added to the selection before it.
    touched: Option<(Vec<Id>, Vec<Id>, bool)>,
}

impl Marquee {
    pub(super) fn new(session: &Session, start: &Pointer) -> Self {
        Self { anchor: start.map, corner: start.map, before: session.selection().clone(), touched: None }
    }

    fn rect(&self) -> Rect {
        Rect::from_points(self.anchor, self.corner)
    }
}

impl Gesture for Marquee {
    fn moved(mut self: Box<Self>, session: &mut Session, pointer: &Pointer) -> Box<dyn Gesture> {
        self.corner = pointer.map;
        let rect = self.rect();
        let layout = session.layout();
        let adds = pointer.modifiers.shift || pointer.modifiers.command;
        let touched = (layout.cards_in(rect), layout.points_in(rect), adds);
        if self.touched.as_ref() != Some(&touched) {
            let (cards, points, adds) = &touched;
            let kept = if *adds { self.before.items() } else { &[] };
            let kept = kept.iter().filter(|item| !matches!(item, ItemRef::Cell { .. })).cloned();
            let cards = cards.iter().cloned().map(ItemRef::Card);
            let points = points.iter().cloned().map(ItemRef::Point);
            session.select(kept.chain(cards).chain(points).collect());
            self.touched = Some(touched);
        }
        self
    }

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
