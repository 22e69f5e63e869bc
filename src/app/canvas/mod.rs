//! The canvas: a journey map in the window, to be seen, moved and changed.
//!
//! In: an [`Editor`] and what the person does over the canvas. The canvas passes it on as
//! [`editor::Input`](crate::editor::Input), draws the editor's layout and overlay, and hands back what the
//! editor asks of the window. It decides nothing itself.
//!
//! What floats over the canvas (zoom buttons, toasts) must be on a layer of its own, e.g. an
//! [`egui::Area`], so that its clicks are not the canvas' too.

mod access;
pub(crate) mod dots;
mod far;
mod ghost;
pub mod headless;
mod images;
pub(in crate::app) mod input;
mod linking;
mod mesh;
mod outline;
mod overlay;
mod paint;
mod place;
mod polygon;
mod shade;
mod signs;
mod sprite;
mod stroke;
mod tess;
#[cfg(test)]
mod tests;
mod typed;
pub(in crate::app) mod typing;

pub(in crate::app) use signs::mark_color;

use egui::{FocusDirection, Id, Response, Sense, Ui};

use super::atlas::Atlas;
use crate::{
    editor::{Editor, Input, Intent, Key, Outcome, Request, Toward},
    i18n::Locale,
    scene::{Rgba, Theme},
    text::TextEngine,
};

/// How much of what is being dragged still shows in its old place.
const DIMMED: f32 = 0.35;
/// Longest time that one tick of a drag at the edge stands for, in seconds.
const LONGEST_TICK: f32 = 0.05;

/// The canvas' memory: what it can draw again without making it anew.
#[derive(Default)]
pub(crate) struct Canvas {
    painter: paint::MapPainter,
    pointer: input::Pointer,
    nodes: access::Nodes,
    ticking: bool,
    /// Whether a text was typed with the keyboard's focus here in the last frame.
    typing: bool,
    /// Whether a menu about the text that is typed has the keyboard.
    held: bool,
    caret: typing::Blink,
}

/// What the canvas draws with.
pub(crate) struct Ink<'a> {
    /// Lays out texts.
    pub(crate) text: &'a mut TextEngine,
    /// Keeps glyph pictures.
    pub(crate) atlas: &'a mut Atlas,
    /// Colours.
    pub(crate) theme: &'a Theme,
    /// Language of what a screen reader says.
    pub(crate) locale: Locale,
}

/// What came of a frame of the canvas.
pub(crate) struct CanvasResponse {
    /// The widget; has the focus when keys go to the map.
    pub(crate) response: Response,
    /// What the editor asks of the window, in order.
    pub(crate) requests: Vec<Request>,
}

impl Canvas {
    /// The canvas' widget, to give it the focus.
    pub(crate) fn id() -> Id {
        Id::unique("canvas")
    }

    /// Shows the map of `editor` in all that is left of `ui`.
    pub(crate) fn show(&mut self, ui: &mut Ui, editor: &mut Editor, mut ink: Ink<'_>) -> CanvasResponse {
        let rect = ui.available_rect_before_wrap();
        ui.advance_cursor_after_rect(rect);
        let response = ui.interact(rect, Self::id(), Sense::click_and_drag());
        let size = kurbo::Size::new(f64::from(rect.width()), f64::from(rect.height()));
        editor.set_viewport(size);
        editor.set_time(ui.input(|input| input.time));
        self.follow_focus(ui, &response, editor);
        let outcomes = self.listen(ui, &response, editor, &mut ink);
        editor.refresh(ink.text);
        self.paint(ui, rect, editor, &mut ink);
        self.caret.show(ui, &response, editor, &mut ink);
        if editor.is_laying_out() {
            ui.ctx().request_repaint();
        }
        if editor.is_typing()
            && ui.memory(|memory| memory.focused().is_none() && memory.allows_interaction(ui.layer_id()))
        {
            response.request_focus();
        }
        self.nodes.build(ui, response.id, rect, editor, &mut ink);
        if response.hovered() || self.pointer.is_held() {
            ui.ctx().set_cursor_icon(input::cursor(editor.cursor()));
        }
        self.ticking = outcomes.last().map_or(self.ticking, |outcome| outcome.wants_tick);
        if self.ticking || outcomes.iter().any(|outcome| outcome.redraw) {
            ui.ctx().request_repaint();
        }
        let mut requests: Vec<Request> = outcomes.into_iter().filter_map(|outcome| outcome.request).collect();
        requests.retain(|request| match request {
            Request::CopyText(text) => {
                ui.ctx().copy_text(text.clone());
                false
            }
            _ => true,
        });
        CanvasResponse { response, requests }
    }

    /// Keeps a text that is typed as it is while a menu about it has the keyboard.
    pub(crate) fn hold(&mut self, held: bool) {
        self.held = held;
    }

    /// Ends typing when the keyboard goes elsewhere; a text that was just opened, from a menu or a button, takes it.
    fn follow_focus(&mut self, ui: &Ui, response: &Response, editor: &mut Editor) {
        if self.held {
            return;
        }
        let away = editor.is_typing() && !response.has_focus();
        if away && ui.memory(|memory| memory.focused().is_some()) {
            if self.typing {
                // What was typed is done.
                editor.finish_typing();
            } else if ui.memory(|memory| memory.allows_interaction(ui.layer_id())) {
                response.request_focus();
            }
        }
        self.typing = editor.is_typing() && response.has_focus();
    }

    /// Passes on what the person did.
    fn listen(
        &mut self,
        ui: &Ui,
        response: &Response,
        editor: &mut Editor,
        ink: &mut Ink<'_>,
    ) -> Vec<Outcome> {
        let mut inputs = self.pointer.inputs(ui, response);
        if inputs.iter().any(|input| matches!(input, Input::PointerDown { .. })) {
            response.request_focus();
        }
        if self.ticking {
            let seconds = ui.input(|input| input.stable_dt).min(LONGEST_TICK);
            inputs.push(Input::Tick { seconds: f64::from(seconds) });
        }
        let mut outcomes: Vec<Outcome> = Vec::with_capacity(inputs.len());
        for input in inputs {
            let outcome = editor.handle(ink.text, &input);
            // Tab goes from cell to cell, and past the last one to the next part of the window.
            if let (Input::Key { key: Key::Tab, pressed: true, modifiers }, false) =
                (&input, outcome.consumed)
            {
                let onwards = if modifiers.shift { FocusDirection::Previous } else { FocusDirection::Next };
                ui.memory_mut(|memory| memory.move_focus(onwards));
            }
            outcomes.push(outcome);
        }
        outcomes.extend(self.nodes.edit(ui, editor, ink));
        for done in self.nodes.done(ui) {
            response.request_focus();
            let intents = match done {
                access::Done::Add(addition) => {
                    outcomes.push(editor.add(addition));
                    continue;
                }
                access::Done::Select(item) => vec![Intent::Select(item)],
                access::Done::Raise(item) => vec![Intent::Select(item), Intent::Move(Toward::Up)],
                access::Done::Lower(item) => vec![Intent::Select(item), Intent::Move(Toward::Down)],
            };
            outcomes.extend(intents.into_iter().map(|intent| editor.perform(intent)));
        }
        outcomes
    }

    fn paint(&mut self, ui: &Ui, rect: egui::Rect, editor: &Editor, ink: &mut Ink<'_>) {
        let camera = editor.camera();
        let overlay = editor.overlay();
        // Who presents shows the map and no grid to work on.
        let plain = editor.is_presented().then(|| Theme { dots: Rgba::TRANSPARENT, ..ink.theme.clone() });
        let shown = place::Shown {
            layout: editor.layout(),
            map: editor.map(),
            theme: plain.as_ref().unwrap_or(ink.theme),
            rect,
            offset: camera.offset,
            zoom: camera.zoom,
            dimmed: &overlay.dimmed,
        };
        let (ctx, locale) = (ui.ctx(), ink.locale);
        let brushes = paint::Brushes { ctx, text: ink.text, atlas: ink.atlas };
        let shapes = self.painter.shapes(brushes, &shown);
        let brushes = paint::Brushes { ctx, text: ink.text, atlas: ink.atlas };
        let over = self.painter.over(brushes, &shown, editor, &overlay, locale);
        let painter = ui.painter_at(rect);
        painter.rect_filled(rect, 0.0, mesh::color(ink.theme.canvas));
        painter.extend(shapes);
        painter.extend(over);
    }
}
