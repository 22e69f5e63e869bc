//! Selecting in a field with the pointer.

use egui::{Id, Pos2, Rect, Response, Ui};

use super::{Active, Field};
use crate::{app::text::Shell, text::EditorView};

/// Presses that follow each other within this many seconds count up.
const SECONDS: f64 = 0.4;
/// Presses farther apart than this many points do not.
const DISTANCE: f32 = 6.0;

/// Counts the presses of a double or triple click.
#[derive(Debug, Default)]
pub(super) struct Presses {
    last: Option<(Id, f64, Pos2, u32)>,
}

impl Presses {
    /// The number of presses in a row, with this one.
    fn count(&mut self, id: Id, now: f64, pos: Pos2) -> u32 {
        let count = match self.last {
            Some((same, then, there, count))
                if same == id && now - then < SECONDS && there.distance(pos) < DISTANCE =>
            {
                count.saturating_add(1)
            }
            _ => 1,
        };
        self.last = Some((id, now, pos, count));
        count
    }
}

impl Field<'_> {
    /// Takes in presses and drags; gives what is to be drawn then. The first press only brings the focus,
    /// and sets the caret in the next frame, before anything is seen.
    pub(super) fn pointer(
        &self,
        shell: &mut Shell,
        ui: &Ui,
        response: &Response,
        inside: Rect,
        active: &mut Option<Active>,
        view: EditorView,
    ) -> EditorView {
        let (pressed, now, extend) =
            ui.input(|input| (input.pointer.primary_pressed(), input.time, input.modifiers.shift));
        let Some(pos) = response.interact_pointer_pos().filter(|_| self.enabled) else { return view };
        // A quick press is over within its frame.
        let presses = pressed && (response.is_pointer_button_down_on() || response.clicked());
        if presses && active.is_none() {
            response.request_focus();
            *active = self.activate(shell, ui, response.id, inside.width());
        }
        let rtl = shell.sides().rtl();
        let at = pos - self.origin(active.as_ref(), &view, inside, rtl);
        let Some(active) = active else { return view };
        if presses {
            let clicks = shell.fields.presses.count(response.id, now, pos);
            active.editor.press(&mut shell.text, at.x, at.y, clicks, extend, now);
        } else if response.dragged_by(egui::PointerButton::Primary) {
            active.editor.drag(&mut shell.text, at.x, at.y);
            ui.ctx().request_repaint();
        } else {
            return view;
        }
        active.editor.view(&mut shell.text)
    }
}
