//! Cards through the clipboard: as plain text for other programs, whole for this one.
//!
//! The clipboard holds text and, where the desktop takes it, HTML, in which the whole cards are hidden. They are also
//! kept beside it, in memory and, for the other windows of this
//! program, in a file of the person's runtime folder (which lives in memory and is theirs alone); they count only
//! while the text on the clipboard is the one that was copied with them.

use std::{
    fs,
    path::PathBuf,
    sync::{Arc, PoisonError, TryLockError, atomic::Ordering},
};

use egui::{Context, Event, ViewportCommand};
use serde::{Deserialize, Serialize};

use super::Window;
use crate::{
    app::{actions::Action, clipboard::Clipboard, jobs::Done, widgets::toast::Ends},
    edit::{EditError, Fragment},
    editor::{Outcome, Pasted},
    import,
};

/// Largest fragment that is left for other windows, in bytes of JSON.
const MOST_SHARED: usize = 64 * 1024 * 1024;

/// Cards that were copied, with the text that went to the clipboard.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Copied {
    text: String,
    fragment: Fragment,
}

/// What was read from the clipboard.
pub(crate) enum Clip {
    /// A table of which a map is to be made.
    Table(String),
    /// Cards for a map.
    Cards {
        /// The number of the session into which they were pasted.
        session: u64,
        /// The cards; none where there was nothing of use.
        fragment: Option<Fragment>,
    },
}

impl Window {
    /// Turns the clipboard's keys into actions, where they are not a text's.
    pub(super) fn clipboard_keys(&mut self, ctx: &Context) {
        let focus = ctx.memory(egui::Memory::focused);
        let on_map = focus.is_none() || focus == Some(crate::app::canvas::Canvas::id());
        let none = self.session.is_none() || self.presents();
        if self.is_covered() || self.is_typing(ctx) || none || !on_map {
            return;
        }
        let copies = |event: &Event| match event {
            Event::Copy => Some(Action::Copy),
            Event::Cut => Some(Action::Cut),
            _ => None,
        };
        let found: Vec<Action> = ctx.input(|input| input.events.iter().filter_map(copies).collect());
        self.queue.extend(found);
    }

    /// Puts the selected cards on the clipboard. What other programs and windows get of them is made on a thread: of
    /// many cards, and with their pictures, that is much.
    pub(super) fn copy(&mut self, ctx: &Context, cut: bool) {
        let Some(session) = &mut self.session else { return };
        session.editor.refresh(&mut self.shell.text);
        let Some(fragment) = session.editor.copied() else {
            let said = self.shell.tr("copy-nothing");
            let ends = Ends::selected(self.session.as_ref());
            return self.toast.show("copy", said, ends);
        };
        let direction = session.map().flow_direction();
        let copied = Arc::new(Copied { text: fragment.to_text(), fragment });
        if cut {
            let outcome = session.editor.cut();
            self.follow(outcome);
        }
        self.copied = Some(copied.clone());
        let number = self.copies.fetch_add(1, Ordering::Relaxed) + 1;
        let Some(clipboard) = self.clipboard.clone() else {
            return ctx.copy_text(copied.text.clone());
        };
        self.copying = Some(number);
        let (copies, shares) = (self.copies.clone(), !self.repeatable);
        self.jobs.start_precious(move || {
            let html = copied.fragment.to_html(direction);
            let put = |clipboard: &mut dyn Clipboard| {
                // What was copied since is not replaced.
                copies.load(Ordering::Relaxed) != number || clipboard.set_html(html, copied.text.clone())
            };
            // A thread that pastes may wait in it for another program. Then the text must do.
            let taken = match clipboard.try_lock() {
                Ok(mut clipboard) => put(&mut *clipboard),
                Err(TryLockError::Poisoned(broken)) => put(&mut *broken.into_inner()),
                Err(TryLockError::WouldBlock) => false,
            };
            if shares && copies.load(Ordering::Relaxed) == number {
                share(&copied);
            }
            Done::Copied { number, taken }
        });
    }

    /// What was copied is on the clipboard, or goes there as plain text.
    pub(super) fn copy_ended(&mut self, ctx: &Context, number: u64, taken: bool) {
        if self.copying == Some(number) {
            self.copying = None;
            if let Some(copied) = self.copied.as_ref().filter(|_| !taken) {
                ctx.copy_text(copied.text.clone());
            }
        }
    }

    /// Asks the desktop for what is on the clipboard.
    pub(super) fn ask_for_paste(&mut self, ctx: &Context, as_table: bool) {
        self.awaiting_paste = 6;
        self.paste_table = as_table;
        ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
    }

    /// Reads what else is on the clipboard beside `text`, on a thread: the program that put it there may be slow, and
    /// it may be much.
    pub(super) fn read_paste(&mut self, text: String) {
        let as_table = std::mem::take(&mut self.paste_table);
        let into = self.session.as_ref().filter(|_| !as_table).map(|session| session.number);
        let (clipboard, copied, repeatable) = (self.clipboard.clone(), self.copied.clone(), self.repeatable);
        // What is still on its way there is on the clipboard for whoever has copied it.
        let text = match &copied {
            Some(copied) if self.copying.is_some() => copied.text.clone(),
            _ => text,
        };
        self.jobs.start(move || {
            let own = copied.filter(|copied| into.is_some() && is_same(&copied.text, &text));
            if let (Some(session), Some(own)) = (into, own) {
                let fragment = Some(own.fragment.clone());
                return Done::Pasted(Box::new(Clip::Cards { session, fragment }));
            }
            let html = clipboard
                .and_then(|clipboard| clipboard.lock().unwrap_or_else(PoisonError::into_inner).html());
            let table = || html.as_deref().and_then(import::html_table);
            let Some(session) = into else {
                let text = table().map_or(text, |table| table.to_tsv());
                return Done::Pasted(Box::new(Clip::Table(text)));
            };
            let shared = if repeatable { None } else { shared(&text) };
            let fragment = shared
                .map(|copied| copied.fragment)
                .or_else(|| html.as_deref().and_then(import::own_fragment))
                .or_else(|| table().map(|table| table.to_fragment()))
                .or_else(|| Fragment::of_text(&text));
            Done::Pasted(Box::new(Clip::Cards { session, fragment }))
        });
    }

    /// Adds what was pasted to the map for which it was read; makes a map of it where none was open then, or where that
    /// was asked for.
    pub(super) fn pasted(&mut self, clip: Clip) {
        let (number, fragment) = match clip {
            Clip::Table(text) => return self.import_text(text),
            Clip::Cards { session, fragment } => (session, fragment),
        };
        let Some(session) = self.session.as_mut().filter(|session| session.number == number) else { return };
        session.editor.refresh(&mut self.shell.text);
        if session.editor.document().is_read_only() {
            let said = EditError::ReadOnly.message(self.shell.locale);
            return self.toast.show("lock-simple", said, Ends::Soon);
        }
        if !session.editor.can_paste() {
            let keys = Action::PasteTable.keys().unwrap_or_default();
            let said = self.shell.format("paste-no-place", &[("keys", keys.into())]);
            let ends = Ends::selected(self.session.as_ref());
            return self.toast.show("clipboard-text", said, ends);
        }
        if let Some(fragment) = fragment {
            let outcome = session.editor.paste(&fragment);
            self.follow(outcome);
        }
    }

    /// Says what a paste added to the map besides cards, and where they went if that was out of sight.
    pub(super) fn pasted_more(&mut self, pasted: &Pasted) {
        let Some(session) = &self.session else { return };
        let shell = &self.shell;
        let mut cards = shell.format("pasted-cards", &[("count", pasted.cards.into())]);
        if let Some((lane, step)) = &pasted.place {
            let map = session.map();
            let lane = map.lane(lane).map_or("", |lane| lane.title.trim());
            let stage = map.stage_of_step(step).map_or("", |stage| stage.title.trim());
            let args = [("what", cards.into()), ("lane", lane.into()), ("stage", stage.into())];
            cards = shell.format("pasted-where", &args);
        }
        let parts = [("count-stages", pasted.stages), ("count-lanes", pasted.lanes)].into_iter();
        let parts = parts
            .filter(|(_, count)| *count > 0)
            .map(|(message, count)| shell.format(message, &[("count", count.into())]));
        let mut text = match shell.locale.list(parts) {
            Some(parts) => shell.format("pasted-with", &[("what", cards.into()), ("parts", parts.into())]),
            None => cards,
        };
        if pasted.crowded > 0 {
            let crowded = shell.format("pasted-crowded", &[("count", pasted.crowded.into())]);
            text = format!("{text} {crowded}");
        }
        self.toast.offer("clipboard-text", text, Action::Undo, session.map());
    }

    pub(super) fn follow(&mut self, outcome: Outcome) {
        if let (Some(request), Some(canvas)) = (outcome.request, self.canvas_rect) {
            self.requested(canvas, &request);
        }
    }
}

/// Whether the clipboard gave back what was put on it; some desktops change the ends of lines.
fn is_same(copied: &str, pasted: &str) -> bool {
    copied.lines().eq(pasted.trim_end_matches(['\r', '\n']).lines())
        || copied.trim_end_matches(['\r', '\n']).lines().eq(pasted.trim_end_matches(['\r', '\n']).lines())
}

/// Where windows leave cards for each other; none where the person has no runtime folder.
fn place() -> Option<PathBuf> {
    let folder = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from)?;
    (folder.is_absolute() && folder.is_dir()).then(|| folder.join("rihla-clipboard.json"))
}

/// Leaves cards for other windows; without, they get the text.
fn share(copied: &Copied) {
    let (Some(path), Ok(json)) = (place(), serde_json::to_vec(copied)) else { return };
    if json.len() <= MOST_SHARED {
        drop(fs::write(path, json));
    }
}

/// The cards that another window left with this text.
fn shared(text: &str) -> Option<Copied> {
    let path = place()?;
    let size = usize::try_from(fs::metadata(&path).ok()?.len()).ok()?;
    if size > MOST_SHARED {
        return None;
    }
    let copied: Copied = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
    is_same(&copied.text, text).then_some(copied)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_recognised_whatever_the_desktop_does_to_its_lines() {
        assert!(is_same("a\nb", "a\r\nb"));
        assert!(is_same("a\nb", "a\nb\n"));
        assert!(is_same("a\n", "a"));
        assert!(!is_same("a\nb", "a\nc"));
        assert!(!is_same("a", "a\nb"));
    }
}
