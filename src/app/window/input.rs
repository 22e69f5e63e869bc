//! Keys, pastes, dropped files and the wish to close.

use std::path::PathBuf;

use egui::{Context, Event, Key, ViewportCommand};

use super::{Next, Window};
use crate::{
    app::{actions::Action, dialogs::Dialog, widgets::toast::Ends},
    import,
};

/// Endings of the names of tables.
const TABLES: [&str; 5] = ["csv", "tsv", "md", "markdown", "txt"];

impl Window {
    /// Whether something stands over the panels and takes the keys.
    pub(super) fn is_covered(&self) -> bool {
        self.dialog.is_some()
            || self.main_menu.is_open()
            || self.flow_menu.is_open()
            || self.context_menu.is_open()
            || self.text_menu.is_open()
            || self.shell.picker.is_open()
    }

    /// Turns key presses into actions and takes them out of egui's input.
    pub(super) fn keys(&mut self, ctx: &Context) {
        self.follow_keyboard(ctx);
        self.paste(ctx);
        if self.is_covered() {
            return;
        }
        self.leave_find(ctx);
        if self.presents() && ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Escape)) {
            self.queue.push(Action::Present);
        }
        let (latin, state, mut types) = (self.latin, self.state.clone(), self.is_typing(ctx));
        // In a slow frame several keys come at once: what follows the letter that opens a text is of that text.
        let opens = |event: &Event| matches!(event, Event::Text(text) if !text.trim().is_empty());
        let awaits = self.session.as_ref().is_some_and(|session| session.editor.awaits_letters().is_some());
        let mut is_of_shortcut = false;
        let mut found = Vec::new();
        // Keys that nobody presses by chance, for something that cannot be done now.
        let mut refused = None;
        // A plain letter must not act while something is selected: it is going to be typed into it.
        let letters_type = state.selection;
        ctx.input_mut(|input| {
            let events = std::mem::take(&mut input.events);
            let texts: Vec<Option<String>> = events.iter().map(text_of).collect();
            for (index, event) in events.into_iter().enumerate() {
                // The letter of a shortcut is no text.
                if std::mem::take(&mut is_of_shortcut) && matches!(event, Event::Text(_)) {
                    continue;
                }
                types |= awaits && opens(&event);
                // The text that a key types comes right after it.
                let typed = texts.get(index + 1).and_then(Option::as_deref);
                let action = action_of(&event, typed, latin).filter(|(action, is_typed)| {
                    let tool = matches!(
                        action,
                        Action::SelectTool
                            | Action::HandTool
                            | Action::NoteTool
                            | Action::LinkTool
                            | Action::CommentTool
                    );
                    let held = matches!(&event, Event::Key { modifiers, .. } if modifiers.command);
                    let letter = tool && !held;
                    let is_text = types && *is_typed || letter && letters_type;
                    let possible = state.enabled(action);
                    if !is_text && !possible && held {
                        refused = Some(action.clone());
                    }
                    !is_text && possible
                });
                match action {
                    Some((action, _)) => {
                        found.push(action);
                        is_of_shortcut = !types;
                    }
                    None => input.events.push(event),
                }
            }
        });
        self.queue.extend(found);
        if let Some(reason) = refused.and_then(|action| self.state.reason(&action, self.shell.locale)) {
            self.toast.show("info", reason, Ends::left(self.session.as_ref()));
        }
    }

    /// Whether a text is being typed, on the map or in a field.
    pub(super) fn is_typing(&self, ctx: &Context) -> bool {
        let field = self.shell.fields.active();
        let in_field = field.is_some() && ctx.memory(egui::Memory::focused) == field;
        in_field || self.session.as_ref().is_some_and(|session| session.editor.is_typing())
    }

    /// Learns from what is typed whether the keyboard types Latin letters.
    fn follow_keyboard(&mut self, ctx: &Context) {
        ctx.input(|input| {
            for event in &input.events {
                if let Event::Text(text) = event
                    && let Some(letter) = text.chars().find(|c| c.is_alphabetic())
                {
                    self.latin = letter.is_ascii();
                }
            }
        });
    }

    /// A table that was pasted becomes a map.
    fn paste(&mut self, ctx: &Context) {
        if matches!(self.dialog, Some(Dialog::Browser(_))) || self.presents() {
            return;
        }
        let in_field =
            self.shell.fields.active().is_some_and(|field| ctx.memory(egui::Memory::focused) == Some(field));
        if self.dialog.is_none() && !in_field && self.session.is_some() {
            let image = ctx.input(|input| {
                input.events.iter().find_map(|event| match event {
                    Event::PasteImage(image) => Some(image.clone()),
                    _ => None,
                })
            });
            if let Some(image) = image {
                self.awaiting_paste = 0;
                return self.paste_picture(image);
            }
        }
        if self.is_typing(ctx) {
            return;
        }
        let pasted = ctx.input(|input| {
            input.events.iter().find_map(|event| match event {
                Event::Paste(text) => Some(text.clone()),
                _ => None,
            })
        });
        if let Some(text) = pasted {
            self.awaiting_paste = 0;
            if self.dialog.is_none() && !self.paste_picture_files(&text) {
                self.read_paste(text);
            }
        } else if self.awaiting_paste > 0 {
            self.awaiting_paste -= 1;
            if self.awaiting_paste == 0 {
                let text = self.shell.tr("paste-nothing");
                self.toast.show("clipboard", text, Ends::changed(self.session.as_ref()));
            }
            ctx.request_repaint();
        }
    }

    /// Opens what was dropped onto the window.
    pub(super) fn dropped(&mut self, ctx: &Context) {
        let paths: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        if paths.is_empty() || self.presents() && paths.iter().any(|path| import::is_picture(path)) {
            return;
        }
        if self.is_asked() {
            let text = self.shell.tr("drop-question");
            return self.toast.show("question", text, Ends::Soon);
        }
        let covered = self.dialog.is_some();
        if covered && self.session.is_some() && paths.iter().all(|path| import::is_picture(path)) {
            // Nobody sees on which card it would land.
            let text = self.shell.tr("drop-dialog");
            return self.toast.show("image", text, Ends::Soon);
        }
        let paths = if covered { paths } else { self.take_dropped(ctx, paths) };
        if let Some(path) = paths.into_iter().find(|path| !covered || !import::is_picture(path)) {
            self.leave_what_covers();
            self.open_any(path);
        }
    }

    /// Whether a question is open that nobody but a person answers.
    pub(super) fn is_asked(&self) -> bool {
        let saving = self.asking && self.after_save.is_some();
        saving || self.dialog.iter().chain(&self.beneath).any(Dialog::asks)
    }

    /// Closes what stands over the panels: something else is wanted.
    fn leave_what_covers(&mut self) {
        self.close_dialogs(|_| true);
        for menu in [&mut self.main_menu, &mut self.flow_menu, &mut self.context_menu] {
            *menu = Default::default();
        }
    }

    /// Opens a map, or imports a table, as the file's name tells.
    pub(super) fn open_any(&mut self, path: PathBuf) {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        if ending.is_some_and(|ending| TABLES.contains(&ending.as_str())) {
            self.import_path(path);
        } else {
            self.open_path(path);
        }
    }

    /// Asks before the window closes over unsaved work.
    pub(super) fn close_request(&mut self, ctx: &Context) {
        if !ctx.input(|input| input.viewport().close_requested()) || self.may_quit {
            return;
        }
        self.finish_typing();
        if self.session.as_ref().is_some_and(|session| session.is_dirty() || session.saving_since.is_some()) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.leave(ctx, Next::Quit);
        }
    }
}

/// What a press of a key asks for, and whether the key means something else while a text is typed.
fn action_of(event: &Event, typed: Option<&str>, latin: bool) -> Option<(Action, bool)> {
    let Event::Key { key, physical_key, pressed: true, modifiers, .. } = event else { return None };
    let action = Action::of_key(*key, *physical_key, *modifiers, typed, latin)?;
    Some((action, is_of_typing(*key, *modifiers)))
}

fn text_of(event: &Event) -> Option<String> {
    if let Event::Text(text) = event { Some(text.clone()) } else { None }
}

/// Whether a key means something in a text that is being typed, and so no action. Keys with Ctrl that mean
/// nothing in a text (save, zoom …) act as ever.
fn is_of_typing(key: Key, modifiers: egui::Modifiers) -> bool {
    let function_key = matches!(
        key,
        Key::F1
            | Key::F3
            | Key::F4
            | Key::F5
            | Key::F6
            | Key::F7
            | Key::F8
            | Key::F9
            | Key::F10
            | Key::F11
            | Key::F12
    );
    let edits = matches!(
        key,
        Key::A
            | Key::C
            | Key::D
            | Key::V
            | Key::X
            | Key::Y
            | Key::Z
            | Key::ArrowLeft
            | Key::ArrowRight
            | Key::ArrowUp
            | Key::ArrowDown
            | Key::Home
            | Key::End
            | Key::Backspace
            | Key::Delete
            | Key::Enter
            | Key::Tab
            | Key::Escape
    );
    edits || (!modifiers.command && !function_key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::canvas::input,
        editor::{Intent, edit_command, intent_of},
        text::EditCommand,
    };

    /// Every shortcut of the table, with what is held.
    fn shortcuts() -> impl Iterator<Item = (Action, Key, egui::Modifiers)> {
        Action::all().flat_map(|action| {
            action.entry().shortcuts.iter().map(move |shortcut| {
                let (command, shift, alt) = (shortcut.command, shortcut.shift, shortcut.alt);
                let held = egui::Modifiers { alt, shift, command, ctrl: command, mac_cmd: false };
                (action.clone(), shortcut.key, held)
            })
        })
    }

    #[test]
    fn no_shortcut_means_something_else_on_the_canvas() {
        let mut shared = 0;
        for (action, key, held) in shortcuts() {
            let Some(intent) = input::key(key).and_then(|key| intent_of(key, input::modifiers(held))) else {
                continue;
            };
            let same = matches!(
                (&action, &intent),
                (Action::Delete, Intent::Delete) | (Action::Rename, Intent::Open)
            );
            assert!(same, "{key:?} with {held:?} is {action:?} in the table and {intent:?} on the canvas");
            shared += 1;
        }
        assert_eq!(shared, 3, "Delete, Backspace and F2 are in both");
    }

    #[test]
    fn a_shortcut_that_means_something_in_a_text_is_the_text_s_and_the_same_where_it_can_be() {
        for (action, key, held) in shortcuts() {
            let command = input::key(key).and_then(|key| edit_command(key, input::modifiers(held)));
            if let Some(command) = command {
                assert!(is_of_typing(key, held), "{key:?} with {held:?} is taken from a text by {action:?}");
                let same = matches!(
                    (&action, &command),
                    (Action::Undo, EditCommand::Undo)
                        | (Action::Redo, EditCommand::Redo)
                        | (Action::SelectAll, EditCommand::SelectAll)
                        | (Action::Delete, EditCommand::DeleteForward | EditCommand::DeleteBack)
                );
                assert!(same, "{key:?} with {held:?} is {action:?} in the table and {command:?} in a text");
            }
            // What types a letter or ends a text belongs to it too.
            let types = !held.command && !held.alt && key.name().chars().count() == 1;
            if types || matches!(key, Key::Enter | Key::Tab | Key::Escape | Key::F2) {
                assert!(is_of_typing(key, held), "{key:?} with {held:?} is taken from a text by {action:?}");
            }
        }
    }
}
