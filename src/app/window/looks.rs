//! Looks from one thing to others, and pictures of the selection for other programs.

use std::sync::PoisonError;

use super::Window;
use crate::{
    app::{actions::Action, jobs::Done, widgets::toast::Ends},
    export,
    text::TextEngine,
};

impl Window {
    /// Remembers the looks of what is selected.
    pub(super) fn copy_looks(&mut self) {
        let Some(session) = &mut self.session else { return };
        session.editor.refresh(&mut self.shell.text);
        if let Some(looks) = session.editor.looks() {
            self.looks = Some(looks);
            let keys = Action::PasteStyle.keys().unwrap_or_default();
            let text = self.shell.format("style-copied", &[("keys", keys.into())]);
            self.toast.show("paint-brush", text, Ends::changed(Some(session)));
        }
    }

    /// Gives what is selected the looks that were copied.
    pub(super) fn paste_looks(&mut self) {
        let (Some(session), Some(looks)) = (&mut self.session, &self.looks) else { return };
        session.editor.refresh(&mut self.shell.text);
        let outcome = session.editor.set_looks(looks);
        self.follow(outcome);
    }

    /// Draws what is selected, or the map, on a thread and puts the picture on the clipboard.
    pub(super) fn copy_picture(&mut self) {
        let Some(session) = &mut self.session else { return };
        session.editor.refresh(&mut self.shell.text);
        let (map, region) = (session.map().clone(), session.editor.selected_region());
        let (theme, locale, repeatable) = (self.shell.theme.clone(), self.shell.locale, self.repeatable);
        let clipboard = self.clipboard.clone();
        self.jobs.start(move || {
            let mut text = if repeatable { TextEngine::embedded_only() } else { TextEngine::new() };
            let picture = export::snapshot(&map, &mut text, locale, &theme, region);
            let size = (picture.width, picture.height);
            let taken = clipboard.is_some_and(|clipboard| {
                clipboard.lock().unwrap_or_else(PoisonError::into_inner).set_picture(picture)
            });
            Done::PictureCopied { size: taken.then_some(size) }
        });
    }

    /// Tells how copying a picture went.
    pub(super) fn picture_copied(&mut self, size: Option<(u32, u32)>) {
        let locale = self.shell.locale;
        match size {
            Some((width, height)) => {
                let number = |number: u32| locale.number(i64::from(number)).into();
                let args = [("width", number(width)), ("height", number(height))];
                self.toast.show("image", locale.format("picture-copied", &args), Ends::Soon);
            }
            None => self.toast.show("warning", locale.text("picture-not-copied"), Ends::Soon),
        }
    }
}
