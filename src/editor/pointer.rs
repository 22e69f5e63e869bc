//! The pointer over the canvas: what it is over, and the gestures that its buttons begin and end.

use std::sync::Arc;

use kurbo::{Point, Vec2};

use super::{
    Addition, Button, Camera, Editor, Modifiers, Outcome, Pick, Request, Spot, Tool,
    session::Pointer,
    tools::{self, Border, Gesture, LinkDrag, LinkEndDrag, Pan, PickPress, Press, Resize},
};
use crate::{edit::ItemRef, layout::Hit, text::TextEngine};

impl Editor {
    /// Whether a press is one on the text that is being typed; any other but a pan ends the typing.
    pub(super) fn takes_press(
        &mut self,
        text: &mut TextEngine,
        pos: Point,
        button: Button,
        modifiers: Modifiers,
        clicks: u8,
    ) -> bool {
        if clicks <= 1 {
            self.meant = None;
        }
        if !self.is_typing() || button == Button::Middle {
            return false;
        }
        let pointer = self.pressed(pos, modifiers);
        if button == Button::Primary {
            if self.press_text(text, &pointer, clicks) {
                return true;
            }
        } else if self.is_on_typed(pointer.map) {
            let selected = self.has_text_selected();
            if !selected {
                // The menu is about the place that was pressed.
                self.press_text(text, &pointer, 1);
                self.release_text();
            }
            // A name is soon done, and what it names has a menu too; who writes a card is at its text.
            if selected || self.types_several_lines() {
                self.session.request = Some(Request::OpenTextMenu(pos));
                return true;
            }
        }
        self.finish_typing_by(text, &pointer);
        false
    }

    pub(super) fn pointer_down(
        &mut self,
        pos: Point,
        button: Button,
        modifiers: Modifiers,
        clicks: u8,
    ) -> Outcome {
        let pointer = self.pressed(pos, modifiers);
        if self.gesture.as_ref().is_some_and(|gesture| gesture.button() != button) {
            // Another button meanwhile means nothing.
            return Outcome::default();
        }
        // The same button again: its release was lost.
        self.cancel_gesture();
        self.session.begin_press();
        self.hover_nothing();
        if button == Button::Primary
            && let Some(gesture) = self.linking_press(&pointer, clicks)
        {
            self.gesture = Some(gesture);
            return Outcome { redraw: true, consumed: true, ..Outcome::default() };
        }
        let border = || Border::at(&self.session, &pointer);
        if let (Button::Primary, Tool::Select, Some(border)) = (button, self.tool(), border()) {
            if clicks != 2 || !border.fit(&mut self.session) {
                self.gesture = Resize::new(&self.session, border, &pointer)
                    .map(|drag| Box::new(drag) as Box<dyn Gesture>);
            }
            return Outcome { redraw: true, consumed: true, ..Outcome::default() };
        }
        match (button, self.tool()) {
            (Button::Middle, _) | (Button::Primary, Tool::Hand) => {
                self.gesture = Some(Box::new(Pan::new(&self.session, &pointer, button)));
            }
            (Button::Primary, Tool::Note) if tools::note_slot(&self.session, &pointer).is_some() => {
                tools::drop_note(&mut self.session, &pointer);
                // One card, and the tool is put down.
                self.tool = Tool::Select;
            }
            (Button::Primary, Tool::Select) if clicks == 2 && !modifiers.shift => {
                tools::double_click(&mut self.session, &pointer);
            }
            (Button::Primary, Tool::Select | Tool::Note) => {
                self.gesture = Some(Box::new(Press::new(&mut self.session, &pointer)));
            }
            // What is chosen is pressed above.
            (Button::Primary, Tool::Link | Tool::Comment) => {}
            (Button::Secondary, _) => tools::secondary_click(&mut self.session, &pointer),
        }
        Outcome { redraw: true, consumed: true, ..Outcome::default() }
    }

    /// What a press of the primary button begins on a card's handle, and while a choice is open.
    fn linking_press(&mut self, pointer: &Pointer, clicks: u8) -> Option<Box<dyn Gesture>> {
        let session = &self.session;
        match (&session.picking, self.tool()) {
            (_, Tool::Hand) => None,
            (Some(picking), _) if picking.pick == Pick::Link && picking.from.is_empty() => {
                Some(match session.pickable(pointer) {
                    Some(ItemRef::Card(id)) => Box::new(LinkDrag::new(vec![id], pointer)),
                    _ => Box::new(PickPress::new(session, pointer)),
                })
            }
            (Some(_), _) => Some(Box::new(PickPress::new(session, pointer))),
            (None, _) => {
                let end = session.link_ends(Some(pointer)).into_iter().find(|end| end.hovered && clicks == 1);
                if let Some(end) = end {
                    return LinkEndDrag::new(session, &end, pointer).map(|drag| Box::new(drag) as _);
                }
                let handle = session.handle(Some(pointer)).filter(|handle| handle.hovered && clicks == 1)?;
                Some(Box::new(LinkDrag::new(vec![handle.card], pointer)))
            }
        }
    }

    pub(super) fn pointer_move(&mut self, pos: Point, modifiers: Modifiers) -> Outcome {
        let pointer = self.see(pos, modifiers);
        if self.gesture.is_some() {
            self.move_gesture(&pointer);
            return Outcome { redraw: true, consumed: true, ..Outcome::default() };
        }
        let redraw = self.hover(&pointer);
        Outcome { redraw, consumed: true, ..Outcome::default() }
    }

    /// Learns what the pointer is over; whether that shows.
    pub(super) fn hover(&mut self, pointer: &Pointer) -> bool {
        if self.session.is_presented() {
            return false;
        }
        let hit = self.session.hit(pointer);
        let picking = self.session.picking.is_some();
        let on_handle = self.session.handle(Some(pointer)).is_some_and(|handle| handle.hovered)
            || self.session.link_ends(Some(pointer)).iter().any(|end| end.hovered);
        let border = if on_handle || picking { None } else { Border::at(&self.session, pointer) };
        let quiet = border.is_some() || on_handle || picking;
        let spot = if quiet { None } else { self.session.spot(pointer, &hit) };
        // A cell's "+" would lie over the card that is growing under the pointer.
        let grows = |spot: &Spot| self.is_typing() && matches!(spot.addition, Addition::Card { .. });
        let spot = spot.filter(|spot| !grows(spot));
        let note = if self.tool() == Tool::Note && !self.is_typing() {
            tools::note_slot(&self.session, pointer)
        } else {
            None
        };
        let changed = hit != self.hovered
            || border != self.border
            || spot != self.spot
            || note != self.note
            || on_handle != self.on_handle
            || picking;
        (self.hovered, self.border, self.spot, self.note) = (hit, border, spot, note);
        self.on_handle = on_handle;
        changed
    }

    /// Learns anew what a resting pointer is over, where the map has changed or moved under it; whether that shows.
    pub(super) fn look_again(&mut self) -> bool {
        let now = (self.session.layout(), &self.session.camera, self.tool());
        if self.looked_at.as_ref().is_some_and(|(layout, camera, tool)| {
            Arc::ptr_eq(layout, now.0) && camera == now.1 && *tool == now.2
        }) {
            return false;
        }
        // Who works with the keys, and whose pointer showed nothing, is shown nothing at it.
        let shows = self.looked_at.is_none() || self.shows_hover();
        self.looked_at = Some((now.0.clone(), *now.1, now.2));
        match self.pointer {
            Some((pos, held)) if shows && self.gesture.is_none() && !self.is_typing() => {
                let pointer = self.session.pointer(pos, held);
                self.hover(&pointer)
            }
            _ => false,
        }
    }

    /// Whether something shows because the pointer is there.
    fn shows_hover(&self) -> bool {
        self.hovered != Hit::Nothing
            || self.border.is_some()
            || self.spot.is_some()
            || self.note.is_some()
            || self.on_handle
    }

    /// The pointer is over nothing; whether it was over something.
    pub(super) fn hover_nothing(&mut self) -> bool {
        let changed = self.shows_hover();
        (self.hovered, self.border, self.spot, self.note) = (Hit::Nothing, None, None, None);
        self.on_handle = false;
        changed
    }

    pub(super) fn pointer_up(&mut self, pos: Point, button: Button, modifiers: Modifiers) -> Outcome {
        let pointer = self.see(pos, modifiers);
        if self.gesture.as_ref().is_none_or(|gesture| gesture.button() != button) {
            return Outcome::default();
        }
        self.move_gesture(&pointer);
        if let Some(gesture) = self.gesture.take() {
            gesture.released(&mut self.session, &pointer);
        }
        // What the button hid shows again, though the pointer rests.
        self.looked_at = None;
        Outcome { redraw: true, consumed: true, ..Outcome::default() }
    }

    pub(super) fn pointer_gone(&mut self) -> Outcome {
        if self.gesture.is_some() {
            return Outcome::default();
        }
        self.pointer = None;
        let redraw = self.hover_nothing();
        Outcome { redraw, ..Outcome::default() }
    }

    pub(super) fn wheel(&mut self, pos: Point, delta: Vec2, modifiers: Modifiers) -> Outcome {
        /// View points of wheel that double the zoom.
        const DOUBLING: f64 = 240.0;
        self.move_camera(|camera| {
            if modifiers.command {
                camera.zoom_at(pos, ((delta.x + delta.y) / DOUBLING).exp2());
            } else if modifiers.shift && delta.x == 0.0 {
                camera.pan_by(Vec2::new(delta.y, 0.0));
            } else {
                camera.pan_by(delta);
            }
        })
    }

    /// Moves the camera; what is being dragged stays under the pointer.
    pub(super) fn move_camera(&mut self, change: impl FnOnce(&mut Camera)) -> Outcome {
        let before = self.session.camera;
        change(self.camera_mut());
        let redraw = self.session.camera != before;
        if let (true, Some((view, modifiers))) = (redraw, self.pointer) {
            let pointer = self.session.pointer(view, modifiers);
            if self.gesture.is_some() {
                self.move_gesture(&pointer);
            } else {
                self.hover(&pointer);
            }
        }
        Outcome { redraw, consumed: true, ..Outcome::default() }
    }

    pub(super) fn see(&mut self, pos: Point, modifiers: Modifiers) -> Pointer {
        self.pointer = Some((pos, modifiers));
        self.session.pointer(pos, modifiers)
    }

    pub(super) fn move_gesture(&mut self, pointer: &Pointer) {
        if let Some(gesture) = self.gesture.take() {
            self.gesture = Some(gesture.moved(&mut self.session, pointer));
        }
    }

    /// Calls the gesture in progress off: the map stands again where it stood when it began. Whether there was one.
    pub(super) fn call_off(&mut self) -> bool {
        let began = self.session.pressed;
        let cancelled = self.cancel_gesture();
        if let Some(view) = began.filter(|view| cancelled && view.zoom == self.session.camera.zoom) {
            let rtl = self.session.layout().direction.is_rtl();
            self.session.camera.look(view, rtl);
        }
        cancelled
    }

    /// Ends the gesture in progress without a trace; whether there was one.
    pub(super) fn cancel_gesture(&mut self) -> bool {
        self.session.pressed = None;
        let Some(gesture) = self.gesture.take() else { return false };
        gesture.cancelled(&mut self.session);
        true
    }
}
