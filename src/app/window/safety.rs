//! Keeping what was done: the journal behind every change, what a crash left, saving by itself.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use egui::{Context, TextureOptions};

use super::{Next, Window, results::image};
use crate::{
    app::{
        dialogs::{Broken, BrokenOutcome, Dialog, LostMap, RecoverDialog, RecoverOutcome, when},
        files::shown_name,
        jobs::Done,
        session::{SaveRequest, Session},
        widgets::toast::Ends,
    },
    export,
    file::{bytes_of, disk::folder_of, journal, keep, versions::Versions},
    model::JourneyMap,
    text::TextEngine,
};

/// Seconds without a change after which a map is saved by itself.
const AUTOSAVE_AFTER: f64 = 3.0;
/// Sides of the picture of a lost map, in points.
pub(crate) const LOST_PICTURE: (f32, f32) = (132.0, 84.0);

impl Window {
    /// Where journals stand.
    pub(super) fn journals(&self) -> Option<PathBuf> {
        self.state_folder.as_deref().map(keep::journals)
    }

    /// Hands what is new to the journal.
    pub(super) fn follow_journal(&mut self) {
        let Some(number) = self.session.as_ref().map(|session| session.number) else { return };
        let alarm = self.journal_alarm(number);
        let (Some(folder), Some(session)) = (self.journals(), &mut self.session) else { return };
        session.keep(|| journal::Journal::new(folder, self.repeatable, alarm));
    }

    /// Closes the map that is open, in order: there is nothing to recover of it.
    pub(super) fn end_session(&mut self) {
        let journal = self.session.take().and_then(|session| session.keeping.into_journal());
        if let Some(journal) = journal {
            self.jobs.start_precious(move || {
                journal.close();
                Done::Nothing
            });
        }
    }

    /// Closes work that was recovered and is in no file: its journal stays, to be found again.
    pub(super) fn keep_for_later(&mut self, ctx: &Context, next: Next) {
        self.follow_journal();
        if let Some(journal) = self.session.take().and_then(|session| session.keeping.into_journal()) {
            self.jobs.start_precious(move || {
                drop(journal);
                Done::KeptForLater
            });
        }
        self.go(ctx, next);
    }

    /// Looks for what a crash left, and sweeps where files were written. `offer` tells whether to offer it.
    pub(super) fn find_lost(&mut self, ctx: &Context, offer: bool) {
        let Some(state) = self.state_folder.clone() else { return };
        let (locale, theme, repeatable) = (self.shell.locale, self.shell.theme.clone(), self.repeatable);
        let pixels = ctx.pixels_per_point();
        let side = |points: f32| (points * pixels).round().clamp(1.0, 2048.0) as u16;
        let (width, height) = (side(LOST_PICTURE.0), side(LOST_PICTURE.1));
        let mut folders: Vec<PathBuf> =
            self.settings.recent.iter().map(|recent| folder_of(&recent.path).to_owned()).collect();
        folders.sort();
        folders.dedup();
        let reporter = self.jobs.reporter();
        self.jobs.start(move || {
            keep::start(&state, &folders, |found| {
                let journal::Found { lost, damaged, unread } = found;
                if !(damaged.is_empty() && unread.is_empty()) {
                    let (damaged, unread) = (damaged.len(), unread.len());
                    reporter.report(Done::JournalsSpoiled {
                        damaged,
                        unread,
                        folder: keep::journals(&state),
                    });
                }
                let mut text = if repeatable { TextEngine::embedded_only() } else { TextEngine::new() };
                let pictured = lost.into_iter().map(|lost| {
                    let picture = export::thumbnail(&lost.map, &mut text, locale, &theme, width, height);
                    (lost, picture)
                });
                reporter.report(Done::Lost { found: pictured.collect(), offer });
            });
            Done::Nothing
        });
    }

    /// Takes in what was found.
    pub(super) fn take_lost(
        &mut self,
        ctx: &Context,
        found: Vec<(journal::Lost, export::Thumbnail)>,
        offer: bool,
    ) {
        for (lost, picture) in found {
            let texture = ctx.load_texture("lost", image(&picture), TextureOptions::LINEAR);
            let name = self.name_of_lost(&lost.map, lost.path.as_deref());
            self.lost.push(LostMap { lost, name, picture: texture });
        }
        self.offer_lost |= offer;
    }

    fn name_of_lost(&self, map: &JourneyMap, path: Option<&std::path::Path>) -> String {
        match path {
            Some(path) => shown_name(path),
            None if map.title.trim().is_empty() => self.shell.tr("untitled-map"),
            None => map.title.clone(),
        }
    }

    /// Offers what was lost once no other dialog is open: on the welcome all of it, over a map only what was done to its
    /// file. Over any other map it would be in the way; there it waits in the menu.
    pub(super) fn follow_lost(&mut self) {
        if !self.offer_lost || self.opening > 0 || self.dialog.is_some() || self.asking {
            return;
        }
        self.offer_lost = false;
        match &self.session {
            None => self.open_recovery(None),
            Some(session) => {
                let path = session.path.clone().filter(|_| session.subject.is_none());
                if let Some(path) = path.filter(|path| self.has_lost_of(path)) {
                    self.open_recovery(Some(path));
                }
            }
        }
    }

    /// Opens the list of what was lost, or of what of it was done to the file `of`.
    pub(super) fn open_recovery(&mut self, of: Option<PathBuf>) {
        if !self.lost.is_empty() {
            self.dialog = Some(Dialog::Recover(RecoverDialog::of(of)));
        }
    }

    /// Shows the list of what was lost; gives it back while it stays open.
    pub(super) fn recovery(&mut self, ctx: &Context, mut dialog: RecoverDialog) -> Option<Dialog> {
        let now = self.now();
        let is_listed = |lost: &LostMap| dialog.file().is_none_or(|file| lost.is_of(file));
        let listed: Vec<usize> =
            (0..self.lost.len()).filter(|index| self.lost.get(*index).is_some_and(is_listed)).collect();
        let maps: Vec<&LostMap> = listed.iter().filter_map(|index| self.lost.get(*index)).collect();
        match dialog.show(&mut self.shell, ctx, &maps, now) {
            RecoverOutcome::Open => Some(Dialog::Recover(dialog)),
            RecoverOutcome::Later => None,
            RecoverOutcome::Recover(row) => {
                if let Some(index) = listed.get(row) {
                    self.recover(ctx, *index);
                }
                None
            }
            RecoverOutcome::Discard(row) => {
                if let Some(index) = listed.get(row).copied().filter(|index| *index < self.lost.len()) {
                    self.lost.remove(index).lost.discard();
                }
                (listed.len() > 1).then_some(Dialog::Recover(dialog))
            }
        }
    }

    /// Opens what was lost as a map of its own, beside its file.
    fn recover(&mut self, ctx: &Context, index: usize) {
        if index >= self.lost.len() {
            return;
        }
        let LostMap { lost, name, .. } = self.lost.remove(index);
        let alarm = |session| self.journal_alarm(session);
        let mut session = Session::recovered(lost, &name, self.shell.locale, self.repeatable, alarm);
        session.notices.extend(self.more_lost());
        self.leave(ctx, Next::Show(Box::new(session)));
    }

    /// Looks for what is kept of the file at `path`, which cannot be opened for the reason in `text`.
    pub(super) fn search_kept(&mut self, path: PathBuf, text: String) {
        /// Versions that are tried before it is given up.
        const TRIES: usize = 10;

        let store = self.state_folder.as_deref().map(Versions::in_state);
        self.jobs.start(move || {
            let content = bytes_of(&path).unwrap_or_default();
            let kept = store.iter().flat_map(|store| store.of_file(&path, &content));
            let version = kept.take(TRIES).find_map(|kept| {
                let map = store.as_ref()?.read_kept(&kept).ok()?;
                Some((map, kept.version.time))
            });
            Done::Searched(Box::new(Broken { path, text, version }))
        });
    }

    /// Says that a file cannot be opened, and offers what is kept of it.
    pub(super) fn searched(&mut self, found: Broken) {
        if found.version.is_none() && !self.has_lost_of(&found.path) {
            return self.say("error-open", vec![found.text]);
        }
        self.raise(Dialog::Broken(Box::new(found)));
    }

    /// Says how much is still to be recovered, if anything.
    fn more_lost(&self) -> Option<String> {
        let count = self.lost.len();
        (count > 0).then(|| self.shell.format("recover-more", &[("count", count.into())]))
    }

    fn has_lost_of(&self, path: &Path) -> bool {
        self.lost.iter().any(|lost| lost.is_of(path))
    }

    /// Shows what is kept of a file that cannot be opened; gives it back while it stays open.
    pub(super) fn broken(&mut self, ctx: &Context, broken: Box<Broken>) -> Option<Dialog> {
        let now = self.now();
        let lost = self.has_lost_of(&broken.path);
        match broken.show(&mut self.shell, ctx, lost, now) {
            BrokenOutcome::Open => return Some(Dialog::Broken(broken)),
            BrokenOutcome::Closed => {}
            BrokenOutcome::Recover => {
                self.offer_lost = false;
                self.open_recovery(Some(broken.path));
            }
            BrokenOutcome::Version => {
                let Broken { path, version, .. } = *broken;
                let (map, time) = version?;
                let time = when(&self.shell, time, now);
                let mut session = Session::of_version(map, path, &time, self.shell.locale);
                session.notices.extend(self.more_lost().filter(|_| lost));
                self.leave(ctx, Next::Show(Box::new(session)));
            }
        }
        None
    }

    /// Tells that work which was lost may be in journals that are of no use now.
    pub(super) fn journals_spoiled(&mut self, (damaged, unread): (usize, usize), folder: &Path) {
        let folder = folder.display().to_string();
        let told = |message: &str, count: usize| {
            self.shell.format(message, &[("count", count.into()), ("folder", folder.as_str().into())])
        };
        let damaged = (damaged > 0).then(|| told("recover-damaged", damaged));
        let unread = (unread > 0).then(|| told("recover-unread", unread));
        match damaged {
            // This is told once and never again.
            Some(damaged) if self.dialog.is_none() => {
                let text = [Some(damaged), unread].into_iter().flatten().collect();
                self.say("recover-spoiled", text);
            }
            _ => {
                let text = damaged.into_iter().chain(unread).collect::<Vec<_>>().join(" ");
                self.toast.show("warning", text, Ends::Soon);
            }
        }
    }

    /// Saves by itself, where that is wanted, a while after the last change.
    pub(super) fn follow_autosave(&mut self, ctx: &Context) {
        let now = ctx.input(|input| input.time);
        let quiet = self.dialog.is_none() && !self.asking;
        let Some(session) = &mut self.session else { return };
        let changed = session.changed_at(now);
        let can = session.path.is_some()
            && session.read_only.is_none()
            && session.saving_since.is_none()
            && !session.saves_by_hand;
        if !self.settings.autosave || !can || !quiet || session.editor.is_busy() || session.editor.is_typing()
        {
            return;
        }
        let Some(changed) = changed else { return };
        let rest = changed + AUTOSAVE_AFTER - now;
        if rest > 0.0 {
            ctx.request_repaint_after(Duration::from_secs_f64(rest));
            return;
        }
        // A save that fails is not tried again before the next change.
        session.forget_change();
        let (path, expected, other_names) = (session.path.clone(), session.hash, session.other_names);
        if let Some(path) = path {
            self.save_as_requested(SaveRequest { path, expected, other_names, automatic: true });
        }
    }
}
