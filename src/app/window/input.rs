//! Keys, pastes, dropped files and the wish to close.

use std::path::PathBuf;

use egui::{Context, Event, Key, ViewportCommand};

use super::{Next, Window};
use crate::app::{actions::Action, dialogs::Dialog};

/// Endings of the names of tables.
const TABLES: [&str; 5] = ["csv", "tsv", "md", "markdown", "txt"];

impl Window {
    /// Whether something stands over the panels and takes the keys.
    pub(super) fn is_covered(&self) -> bool {
        self.dialog.is_some()
            || self.main_menu.is_open()
            || self.flow_menu.is_open()
            || self.context_menu.is_open()
    }

    /// Turns key presses into actions and takes them out of egui's input.
    pub(super) fn keys(&mut self, ctx: &Context) {
        self.follow_keyboard(ctx);
        self.paste(ctx);
        if self.is_covered() {
            return;
        }
        if self.presenting.is_some()
            && ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Escape))
        {
            self.queue.push(Action::Present);
        }
        let (latin, state) = (self.latin, self.state.clone());
        let mut found = Vec::new();
        // A plain letter must not act while something is selected: it is going to be typed into it.
        let letters_type = state.selection;
        ctx.input_mut(|input| {
            input.events.retain(|event| {
                let Event::Key { key, physical_key, pressed: true, modifiers, .. } = event else {
                    return true;
                };
                let Some(action) = Action::of_key(*key, *physical_key, *modifiers, latin) else {
                    return true;
                };
                let letter = matches!(action, Action::SelectTool | Action::HandTool);
                if (letter && letters_type) || !state.enabled(&action) {
                    return true;
                }
                found.push(action);
                false
            });
        });
        self.queue.extend(found);
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
        if matches!(self.dialog, Some(Dialog::Browser(_))) {
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
            if self.dialog.is_none() {
                self.import_text(text);
            }
        } else if self.awaiting_paste > 0 {
            self.awaiting_paste -= 1;
            if self.awaiting_paste == 0 {
                let text = self.shell.tr("paste-nothing");
                self.toast.show("clipboard", text);
            }
            ctx.request_repaint();
        }
    }

    /// Opens what was dropped onto the window.
    pub(super) fn dropped(&mut self, ctx: &Context) {
        let paths: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        if self.dialog.is_some() {
            return;
        }
        if let Some(path) = paths.into_iter().next() {
            self.open_any(path);
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
        if self.session.as_ref().is_some_and(|session| session.is_dirty() || session.saving) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.leave(ctx, Next::Quit);
        }
    }
}
