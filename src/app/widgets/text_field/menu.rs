//! The menu of a field: what can be done with its text by the pointer alone.

use egui::{Id, PointerButton, Pos2, Rect, Response, Ui, ViewportCommand};

use super::{Active, Field, Fields, take};
use crate::{
    app::text::Shell,
    editor::TextInput,
    text::{EditCommand, EditorView},
};

/// Something to do with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TextAct {
    /// Takes what is selected out, onto the clipboard.
    Cut,
    /// Copies what is selected.
    Copy,
    /// Puts what is on the clipboard in its place.
    Paste,
    /// Selects everything.
    SelectAll,
}

/// A menu that was asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked {
    /// The field.
    pub(crate) field: Id,
    /// Where the pointer was.
    pub(crate) pos: Pos2,
}

/// How the menu of a field stands.
#[derive(Debug, Default)]
pub(super) struct FieldMenu {
    asked: Option<Asked>,
    /// The field whose menu is open: it stays as it is, though the menu has the keyboard.
    held: Option<Id>,
    /// What was chosen, for which field.
    chosen: Option<(Id, TextAct)>,
    /// Where the secondary button was pressed outside another menu, which that closed.
    again: Option<Pos2>,
    /// Whether that was passed on in an earlier frame.
    old: bool,
}

impl Fields {
    /// A frame begins: a press that was passed on counts for one.
    pub(crate) fn begin_frame(&mut self) {
        self.menu.again.take_if(|_| self.menu.old);
        self.menu.old = self.menu.again.is_some();
    }

    /// The menu that was asked for since the last call; from now on its field waits for it.
    pub(crate) fn take_asked(&mut self) -> Option<Asked> {
        let asked = self.menu.asked.take()?;
        self.menu.held = Some(asked.field);
        Some(asked)
    }

    /// Whether something is selected in the field that is being typed in.
    pub(crate) fn has_selection(&self) -> bool {
        self.active.as_ref().is_some_and(|active| !active.editor.selected_text().is_empty())
    }

    /// Whether a menu of a field is open.
    pub(crate) fn is_held(&self) -> bool {
        self.menu.held.is_some()
    }

    /// The menu was closed, and this chosen in it.
    pub(crate) fn let_go(&mut self, chosen: Option<TextAct>) -> Option<Id> {
        let field = self.menu.held.take()?;
        self.menu.chosen = chosen.map(|chosen| (field, chosen));
        Some(field)
    }

    /// Passes a press of the secondary button on that closed a menu.
    pub(crate) fn press_again(&mut self, pos: Pos2) {
        (self.menu.again, self.menu.old) = (Some(pos), false);
    }

    pub(super) fn is_holding(&self, id: Id) -> bool {
        self.menu.held == Some(id)
    }
}

impl Field<'_> {
    /// Takes in a press of the secondary button: outside what is selected, it sets the caret first.
    pub(super) fn ask_for_menu(
        &self,
        shell: &mut Shell,
        ui: &Ui,
        (response, inside): (&Response, Rect),
        active: &mut Option<Active>,
        view: &EditorView,
    ) {
        let seen = response.interact_rect;
        let again = shell.fields.menu.again.take_if(|pos| seen.contains(*pos));
        let secondary = PointerButton::Secondary;
        let pressed =
            response.is_pointer_button_down_on() && ui.input(|input| input.pointer.button_pressed(secondary));
        let pos =
            if pressed || response.secondary_clicked() { response.interact_pointer_pos() } else { None };
        let Some(pos) = again.or(pos).filter(|_| self.enabled) else { return };
        if active.is_none() {
            response.request_focus();
            *active = self.activate(shell, ui, response.id, inside.width());
        }
        let rtl = shell.sides().rtl();
        let at = pos - self.origin(active.as_ref(), view, inside, rtl);
        let Some(active) = active else { return };
        let on_selected = view
            .selection
            .iter()
            .any(|part| (part.left..=part.right).contains(&at.x) && (part.top..=part.bottom).contains(&at.y));
        if !on_selected {
            let now = ui.input(|input| input.time);
            active.editor.press(&mut shell.text, at.x, at.y, 1, false, now);
        }
        shell.fields.menu.asked = Some(Asked { field: response.id, pos });
        ui.ctx().request_repaint();
    }

    /// Does what was chosen in the menu.
    pub(super) fn do_chosen(&self, shell: &mut Shell, ui: &Ui, active: &mut Active) {
        let mine = shell.fields.menu.chosen.take_if(|(field, _)| *field == active.id);
        let Some((_, act)) = mine else { return };
        let now = ui.input(|input| input.time);
        match act {
            TextAct::Cut => take(shell, ui, active, TextInput::Cut, now),
            TextAct::Copy => take(shell, ui, active, TextInput::Copy, now),
            TextAct::SelectAll => {
                active.editor.apply(&mut shell.text, EditCommand::SelectAll, now);
            }
            // What is on the clipboard comes as an event.
            TextAct::Paste => ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste),
        }
    }
}
