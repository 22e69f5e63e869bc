//! Panning by hand: the map follows the pointer.

use kurbo::{Point, Vec2};

use super::Gesture;
use crate::editor::{
    Button, Cursor, Overlay,
    session::{Pointer, Session},
};

/// The map is being pulled.
#[derive(Debug)]
pub(in crate::editor) struct Pan {
    button: Button,
    /// Where the pointer was last, in view points.
    last: Point,
    /// Where the map was when the pull began.
    offset: Vec2,
}

impl Pan {
    /// Begins to pull with `button`.
    pub(in crate::editor) fn new(session: &Session, pointer: &Pointer, button: Button) -> Self {
        Self { button, last: pointer.view, offset: session.camera.offset }
    }
}

impl Gesture for Pan {
    fn moved(mut self: Box<Self>, session: &mut Session, pointer: &Pointer) -> Box<dyn Gesture> {
        session.camera.pan_by(pointer.view - self.last);
        self.last = pointer.view;
        self
    }

    fn cancelled(self: Box<Self>, session: &mut Session) {
        session.camera.pan_by(self.offset - session.camera.offset);
    }

    fn show(&self, _: &mut Overlay) {}

    fn cursor(&self) -> Cursor {
        Cursor::Grabbing
    }

    fn button(&self) -> Button {
        self.button
    }

    fn scrolls_at_edges(&self) -> bool {
        false
    }
}
