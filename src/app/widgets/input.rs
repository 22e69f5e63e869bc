//! A one-line text field over the headless [`TextEditor`]: the caret, selections and input methods are right
//! in every script because parley lays the text out and the editor knows its clusters.

use std::ops::Range;

use egui::{
    Event, EventFilter, IMEPurpose, Id, ImeEvent, Key, Modifiers, Painter, Rect, Response, Role, Sense,
    Stroke, StrokeKind, Ui, WidgetInfo, output::IMEOutput, pos2, vec2,
};

use super::field;
use crate::{
    app::text::{Shell, Type, spoken},
    text::{EditCommand, EditorView, Motion, TextEditor, TextRect, TextStyle},
};

/// Height of the field.
const HEIGHT: f32 = 33.0;

/// A text that can be typed.
pub(crate) struct Input {
    editor: TextEditor,
    /// Points by which the text is shifted so that the caret is in sight.
    shift: f32,
    /// Whether it gets the focus when it is first shown.
    eager: bool,
}

impl Input {
    /// A field with `text` in it; `eager` to be typed into at once.
    pub(crate) fn new(text: &str, eager: bool) -> Self {
        let style = TextStyle::new(Type::BODY.size, crate::model::Direction::Ltr);
        Self { editor: TextEditor::new(text, style, None, false), shift: 0.0, eager }
    }

    /// What stands in it.
    pub(crate) fn text(&self) -> &str {
        self.editor.text()
    }

    /// Shows it under the accessible name `name`; `true` when Enter was pressed in it.
    pub(crate) fn show(&mut self, shell: &mut Shell, ui: &mut Ui, name: &str) -> bool {
        let (id, rect) = ui.allocate_space(vec2(ui.available_width(), HEIGHT));
        let response = ui.interact(rect, id, Sense::click_and_drag());
        if std::mem::take(&mut self.eager) {
            response.request_focus();
            self.editor.apply(&mut shell.text, EditCommand::SelectAll, 0.0);
        }
        let mut style = *self.editor.style();
        style.container = shell.locale.direction();
        self.editor.set_style(style);
        let inside = rect.shrink2(vec2(10.0, 7.0));
        self.pointer(shell, ui, &response, inside);
        let entered = response.has_focus() && self.keys(shell, ui, id);
        let view = self.editor.view(&mut shell.text);
        self.follow_caret(&view, inside, shell);
        self.paint(shell, ui, rect, inside, &view, &response);
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::TextInput, true, spoken(name));
            info.current_text_value = Some(self.editor.text().to_owned());
            info
        });
        if response.hovered() {
            ui.ctx().set_cursor_icon(egui::CursorIcon::Text);
        }
        entered
    }

    fn pointer(&mut self, shell: &mut Shell, ui: &Ui, response: &Response, inside: Rect) {
        let Some(pos) = response.interact_pointer_pos() else { return };
        let view = self.editor.view(&mut shell.text);
        let at = pos - self.origin(&view, inside);
        let (pressed, now, extend) =
            ui.input(|input| (input.pointer.any_pressed(), input.time, input.modifiers.shift));
        if pressed {
            response.request_focus();
            let clicks = if response.triple_clicked() {
                3
            } else if response.double_clicked() {
                2
            } else {
                1
            };
            self.editor.press(&mut shell.text, at.x, at.y, clicks, extend, now);
        } else if response.double_clicked() {
            self.editor.press(&mut shell.text, at.x, at.y, 2, extend, now);
        } else if response.dragged() {
            self.editor.drag(&mut shell.text, at.x, at.y);
        }
    }

    /// Does what the keyboard says; `true` when Enter was pressed.
    fn keys(&mut self, shell: &mut Shell, ui: &Ui, id: Id) -> bool {
        let filter =
            EventFilter { horizontal_arrows: true, vertical_arrows: true, tab: false, escape: false };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let (events, now) = ui.input(|input| (input.events.clone(), input.time));
        let mut entered = false;
        for event in events {
            match event {
                Event::Text(text) | Event::Paste(text) => {
                    self.editor.apply(&mut shell.text, EditCommand::Insert(text), now);
                }
                Event::Copy => ui.ctx().copy_text(self.editor.selected_text().to_owned()),
                Event::Cut => {
                    ui.ctx().copy_text(self.editor.selected_text().to_owned());
                    if !self.editor.selection().is_empty() {
                        self.editor.apply(&mut shell.text, EditCommand::DeleteBack, now);
                    }
                }
                Event::Ime(ImeEvent::Commit(text)) => {
                    self.editor.commit(&text, now);
                }
                Event::Ime(ImeEvent::Preedit { text, active_range_chars }) => {
                    let range = active_range_chars.map(|range| bytes(&text, range));
                    self.editor.set_preedit(&text, range, now);
                }
                Event::Key { key: Key::Enter, pressed: true, .. } => entered = true,
                Event::Key { key, pressed: true, modifiers, .. } => {
                    if let Some(command) = command(key, modifiers) {
                        self.editor.apply(&mut shell.text, command, now);
                    }
                }
                _ => {}
            }
        }
        entered
    }

    /// Where the block's top left corner stands.
    fn origin(&self, view: &EditorView, inside: Rect) -> egui::Pos2 {
        pos2(inside.left() + self.shift, inside.center().y - view.block.height / 2.0)
    }

    /// Shifts the text so that the caret is in sight.
    fn follow_caret(&mut self, view: &EditorView, inside: Rect, shell: &Shell) {
        let (room, width) = (inside.width(), view.block.width.max(view.block.ink_width));
        if width <= room {
            self.shift = if shell.sides().rtl() { room - width } else { 0.0 };
            return;
        }
        let caret = view.caret.map_or(0.0, |caret| caret.primary.x);
        let least = -caret;
        let most = room - caret;
        self.shift = self.shift.clamp(room - width, 0.0).clamp(least, most);
    }

    fn paint(
        &self,
        shell: &mut Shell,
        ui: &Ui,
        rect: Rect,
        inside: Rect,
        view: &EditorView,
        response: &Response,
    ) {
        field::frame(shell, ui, rect);
        let focused = response.has_focus();
        if focused {
            let line = Stroke::new(1.5, shell.accent());
            ui.painter().rect_stroke(rect, 8.0, line, StrokeKind::Inside);
        }
        let painter = ui.painter().with_clip_rect(inside.expand(2.0).intersect(ui.clip_rect()));
        let origin = self.origin(view, inside);
        if focused {
            let fill = shell.accent().gamma_multiply(0.25);
            for part in &view.selection {
                painter.rect_filled(placed(part, origin), 2.0, fill);
            }
        }
        let ink = shell.ink();
        shell.paint(&painter, &view.block, origin, ink);
        for part in &view.preedit {
            let part = placed(part, origin);
            painter.hline(part.x_range(), part.bottom(), Stroke::new(1.0, ink));
        }
        if focused {
            caret(shell, &painter, view, origin);
            let area = placed(&view.ime_area, origin);
            ui.output_mut(|output| {
                output.ime = Some(IMEOutput {
                    purpose: IMEPurpose::Normal,
                    rect,
                    cursor_rect: area,
                    should_interrupt_composition: false,
                });
            });
        }
    }
}

fn caret(shell: &Shell, painter: &Painter, view: &EditorView, origin: egui::Pos2) {
    let Some(shape) = view.caret else { return };
    let rows = origin.y + shape.top..=origin.y + shape.bottom;
    let line = Stroke::new(1.5, shell.accent());
    painter.vline(origin.x + shape.primary.x, *rows.start()..=*rows.end(), line);
    if let Some(other) = shape.secondary {
        let middle = f32::midpoint(*rows.start(), *rows.end());
        let faint = Stroke::new(1.0, shell.accent().gamma_multiply(0.6));
        painter.vline(origin.x + other.x, *rows.start()..=middle, faint);
    }
}

fn placed(part: &TextRect, origin: egui::Pos2) -> Rect {
    let corner = |x: f32, y: f32| origin + vec2(x, y);
    Rect::from_min_max(corner(part.left, part.top), corner(part.right, part.bottom))
}

/// The bytes of the characters in `range`.
fn bytes(text: &str, range: Range<usize>) -> Range<usize> {
    let at = |index: usize| text.char_indices().nth(index).map_or(text.len(), |(byte, _)| byte);
    at(range.start)..at(range.end)
}

/// What a key asks of the editor.
fn command(key: Key, modifiers: Modifiers) -> Option<EditCommand> {
    let extend = modifiers.shift;
    let word = modifiers.command || modifiers.alt;
    let go = |motion| Some(EditCommand::Move { motion, extend });
    match key {
        Key::ArrowLeft => go(if word { Motion::WordLeft } else { Motion::Left }),
        Key::ArrowRight => go(if word { Motion::WordRight } else { Motion::Right }),
        Key::ArrowUp => go(Motion::TextStart),
        Key::ArrowDown => go(Motion::TextEnd),
        Key::Home => go(Motion::LineStart),
        Key::End => go(Motion::LineEnd),
        Key::Backspace if word => Some(EditCommand::DeleteWordBack),
        Key::Backspace => Some(EditCommand::DeleteBack),
        Key::Delete if word => Some(EditCommand::DeleteWordForward),
        Key::Delete => Some(EditCommand::DeleteForward),
        Key::A if modifiers.command => Some(EditCommand::SelectAll),
        Key::Z if modifiers.command && modifiers.shift => Some(EditCommand::Redo),
        Key::Y if modifiers.command => Some(EditCommand::Redo),
        Key::Z if modifiers.command => Some(EditCommand::Undo),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_become_bytes() {
        assert_eq!(bytes("aبc", 1..2), 1..3);
        assert_eq!(bytes("ab", 1..9), 1..2);
    }

    #[test]
    fn keys_ask_for_what_their_names_say() {
        let shift = Modifiers::SHIFT;
        let left = EditCommand::Move { motion: Motion::Left, extend: true };
        assert_eq!(command(Key::ArrowLeft, shift), Some(left));
        assert_eq!(command(Key::Backspace, Modifiers::COMMAND), Some(EditCommand::DeleteWordBack));
        assert_eq!(command(Key::F1, Modifiers::NONE), None);
    }
}
