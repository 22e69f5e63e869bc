//! Gestures of the pointer, one small state machine a file.
//!
//! A press begins as [`press::Press`], which is a click until the pointer has moved far enough; it
//! then turns into the drag that belongs to what was pressed. A gesture changes nothing but the
//! selection, the camera and the preview until it is released; its release is one command.

mod band;
mod cards;
mod link;
mod marquee;
mod note;
mod pan;
mod point;
mod press;
mod preview;
mod resize;
mod step;

pub(super) use link::{LinkDrag, LinkEndDrag, PickPress};
pub(super) use note::{drop_note, note_slot};
pub(super) use pan::Pan;
pub(super) use press::{Press, double_click, secondary_click};
use preview::Preview;
pub(super) use resize::{Border, Resize};

use super::{
    Button, Cursor, Overlay,
    session::{Pointer, Session},
};

/// View points that the pointer must move before a press becomes a drag.
const DRAG_THRESHOLD: f64 = 3.0;

/// A gesture in progress.
pub(super) trait Gesture: std::fmt::Debug {
    /// The pointer moved, or the map moved under it, or modifier keys changed.
    fn moved(self: Box<Self>, session: &mut Session, pointer: &Pointer) -> Box<dyn Gesture>;

    /// What a release does, of a gesture that shows it on the map meanwhile.
    fn into_preview(self: Box<Self>) -> Preview {
        Preview::default()
    }

    /// The button went up: does what the gesture shows.
    fn released(self: Box<Self>, session: &mut Session, _: &Pointer) {
        self.into_preview().finish(session);
    }

    /// Puts back everything that the gesture changed.
    fn cancelled(self: Box<Self>, session: &mut Session) {
        Preview::cancel(session);
    }

    /// Adds what it shows.
    fn show(&self, overlay: &mut Overlay);

    /// How the pointer looks meanwhile.
    fn cursor(&self) -> Cursor;

    /// The button that is held.
    fn button(&self) -> Button {
        Button::Primary
    }

    /// Whether the canvas scrolls while the pointer is near its edges.
    fn scrolls_at_edges(&self) -> bool {
        true
    }
}
