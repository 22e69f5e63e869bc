//! Showing the map to an audience: the whole of it, fitted to the canvas, which who presents may move and zoom.
//! Nothing is offered, selected or changed meanwhile, whatever is pressed; afterwards all is seen as before.

use kurbo::{Point, Rect, Vec2};

use super::{Button, Camera, Editor, Intent, Key, Modifiers, Outcome, Request, Tool, Toward, tools::Pan};
use crate::edit::Selection;

/// View points by which an arrow key moves a map that is presented.
const ARROW: f64 = 80.0;

/// A presentation in progress.
#[derive(Clone, Copy, Debug)]
pub(super) struct Presentation {
    /// The view to which it ends.
    before: Camera,
}

impl Editor {
    /// Begins to show the map to an audience; what is being typed or dragged ends first.
    pub fn present(&mut self) {
        if self.is_presented() {
            return;
        }
        self.finish_typing();
        self.cancel_gesture();
        self.session.hold_view();
        self.session.picking = None;
        (self.tool, self.space) = (Tool::Select, false);
        self.session.select(Selection::none());
        self.session.presentation = Some(Presentation { before: self.session.camera });
        self.hover_nothing();
        self.fit_presented();
    }

    /// Ends the presentation: the view is again what it was before.
    pub fn end_presentation(&mut self) {
        if let Some(Presentation { before }) = self.session.presentation.take() {
            self.cancel_gesture();
            // The canvas it was for comes back too, and is told as any other size.
            self.session.camera = before;
            self.session.camera.set_content(self.session.layout().size);
            self.looked_at = None;
        }
    }

    /// Whether the map is only shown, to an audience.
    #[must_use]
    pub fn is_presented(&self) -> bool {
        self.session.is_presented()
    }

    /// Shows all of a map that is presented.
    pub(super) fn fit_presented(&mut self) {
        let size = self.session.layout().size;
        if self.is_presented() {
            self.session.camera.fit(Rect::from_origin_size((0.0, 0.0), size));
        }
    }

    /// A button that goes down on a map that is presented pulls it, or opens the menu that ends the presentation.
    pub(super) fn present_press(&mut self, pos: Point, button: Button, modifiers: Modifiers) -> Outcome {
        let pointer = self.see(pos, modifiers);
        if self.gesture.as_ref().is_none_or(|gesture| gesture.button() == button) {
            self.cancel_gesture();
            if button == Button::Secondary {
                let hit = self.session.hit(&pointer);
                self.session.request = Some(Request::OpenContextMenu { hit, pos });
            } else {
                self.gesture = Some(Box::new(Pan::new(&self.session, &pointer, button)));
            }
        }
        Outcome { redraw: true, consumed: true, ..Outcome::default() }
    }

    /// A key that goes down while the map is presented moves it or means nothing.
    pub(super) fn present_key(&mut self, key: Key, modifiers: Modifiers) -> Outcome {
        match super::perform::intent_of(key, modifiers) {
            Some(Intent::Go(toward)) => self.perform(Intent::PanBy(match toward {
                Toward::Left => Vec2::new(ARROW, 0.0),
                Toward::Right => Vec2::new(-ARROW, 0.0),
                Toward::Up => Vec2::new(0.0, ARROW),
                Toward::Down => Vec2::new(0.0, -ARROW),
            })),
            Some(intent) if intent.moves_camera() => self.perform(intent),
            // Tab must not leave the map, beside which there is nothing.
            _ => Outcome { consumed: true, ..Outcome::default() },
        }
    }
}

impl super::session::Session {
    /// Whether the map is only shown, to an audience.
    pub(super) fn is_presented(&self) -> bool {
        self.presentation.is_some()
    }
}

impl Intent {
    /// Whether it only changes what of the map is seen, and how large.
    pub(super) fn moves_camera(&self) -> bool {
        matches!(
            self,
            Self::ZoomIn
                | Self::ZoomOut
                | Self::ZoomTo(_)
                | Self::FitMap
                | Self::FitSelection
                | Self::PanBy(_)
                | Self::Page(_)
        )
    }
}
