//! Saving the open map: one save after the other, on threads, and what becomes of each.

use std::{
    cell::Cell,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use egui::Context;

use super::{Next, Window, results::held_instead};
use crate::{
    app::{
        dialogs::{self, Choice, Dialog},
        files::{Purpose, shown_name},
        jobs::{Done, SaveError, guarded},
        session::SaveRequest,
        widgets::toast::Ends,
    },
    edit::TakenIn,
    file::{
        ContentHash, FileError, Problem,
        atomic::OtherNames,
        keep::{self, Occasion},
        shared::{Common, NotSaved, Saved, Wish},
    },
    model::JourneyMap,
};

/// How long somebody who wants to close waits for a save before being asked about it. Longer than one writer waits for
/// another (`file/shared.rs`).
const PATIENCE: Duration = Duration::from_secs(6);

impl Window {
    /// Saves to the map's file, or asks for one; `next` comes after.
    pub(super) fn save(&mut self, next: Option<Next>) {
        let saving = self.session.as_ref().is_some_and(|session| session.saving_since.is_some());
        if next.is_some() || !saving {
            // Who has asked to leave after the save under way still wants to.
            self.after_save = next;
        }
        let Some(session) = &self.session else { return };
        match session.path.clone() {
            Some(path) if session.read_only.is_none() => self.save_to(path, session.hash),
            _ => self.ask_file(Purpose::SaveMap),
        }
    }

    /// Saves to `path` on a thread. `expected` is what the file should still hold; none overwrites anything.
    pub(super) fn save_to(&mut self, path: PathBuf, expected: Option<ContentHash>) {
        let session = self.session.as_ref();
        let own = session.filter(|session| session.path.as_ref() == Some(&path));
        let other_names = own.map_or(OtherNames::Ask, |session| session.other_names);
        self.save_as_requested(SaveRequest { path, expected, other_names, automatic: false });
    }

    /// Saves on a thread, after the saves that are under way or wait.
    pub(super) fn save_as_requested(&mut self, request: SaveRequest) {
        let Some(session) = &mut self.session else { return };
        if session.saving_since.is_some() {
            session.queue(request);
            return;
        }
        session.saving_since = Some(Instant::now());
        let number = session.number;
        let map: Arc<JourneyMap> = session.map().clone();
        let tried = session.tried;
        // Without an expectation, what stands there is to be replaced.
        let common = session.common.clone().filter(|_| request.expected.is_some());
        let (versions, reporter, now) = (self.versions(), self.jobs.reporter(), self.now());
        self.jobs.start_precious(move || {
            let SaveRequest { path, other_names, automatic, .. } = &request;
            let wish = Wish { path, common: common.as_ref(), tried, other_names: *other_names };
            let occasion = Occasion { now, automatic: *automatic };
            let tell = |result: Result<_, SaveError>| {
                let (request, map) = (request.clone(), map.clone());
                reporter.report(Done::Saved { session: number, request, map, result });
            };
            let told = Cell::new(false);
            let ended = guarded(|| {
                // The map is safe even where its version is not kept.
                let _ = keep::save(&map, &wish, versions.as_ref(), occasion, |result| {
                    told.set(true);
                    tell(result.map_err(SaveError::from));
                });
            });
            if let Err(said) = ended
                && !told.get()
            {
                tell(Err(SaveError::broken(path, said)));
            }
            Done::Nothing
        });
    }

    /// Takes in what a save of `map` came to; `session` is the number of the session that it was of.
    pub(super) fn saved(
        &mut self,
        ctx: &Context,
        session: u64,
        request: &SaveRequest,
        map: &Arc<JourneyMap>,
        result: Result<Saved, SaveError>,
    ) {
        let Some(session) = self.session.as_mut().filter(|open| open.number == session) else {
            // It was closed without waiting; what was not saved is found in its journal.
            return;
        };
        session.saving_since = None;
        self.close_dialogs(|dialog| matches!(dialog, Dialog::StillSaving));
        let Some(session) = &mut self.session else { return };
        let next = self.after_save.take();
        match result {
            Ok(saved) => {
                self.saved_well(&request.path, map, saved);
                self.save_queued(None);
                if let Some(next) = next {
                    self.leave(ctx, next);
                }
            }
            Err(error) if request.automatic => {
                self.not_saved_by_itself(&request.path, &error);
                self.save_queued(Some(&request.path));
                if let Some(next) = next {
                    // Who wants to leave is asked what is to become of the work.
                    self.leave(ctx, next);
                }
            }
            Err(error) => {
                self.after_save = next;
                session.saves_by_hand = true;
                let dialog = match error {
                    SaveError::Changed(error) => {
                        let args = [("file", shown_name(&request.path).into())];
                        Dialog::Changed(self.shell.format(held_instead(&error), &args))
                    }
                    SaveError::File { error, tried } => {
                        session.tried = Some(tried);
                        let text = error.message_by_name(self.shell.locale);
                        let request = request.clone();
                        match error.problem() {
                            Problem::OtherNames { .. } => Dialog::OtherNames { request, text },
                            _ => Dialog::NotSaved { request, text },
                        }
                    }
                };
                self.raise(dialog);
                self.save_queued(Some(&request.path));
            }
        }
    }

    /// The file at `path` holds the map.
    fn saved_well(&mut self, path: &Path, map: &Arc<JourneyMap>, saved: Saved) {
        let Some(session) = &mut self.session else { return };
        let hash = saved.hash;
        session.path = Some(path.to_owned());
        session.hash = Some(hash);
        session.away = false;
        session.tried = None;
        session.sample = false;
        session.was_lost = false;
        session.label = None;
        session.saves_by_hand = false;
        session.told_autosave = false;
        session.editor.mark_saved(map);
        session.notices.clear();
        self.toast.saved();
        let mut taken = session.editor.take_in(map, &saved.map).ok().filter(|_| saved.merged);
        if let Some(taken @ TakenIn::Replaced) = &mut taken {
            // Nothing was changed here since the save began, but what was saved was merged.
            let conflicts = saved.map.conflicts.len().saturating_sub(map.conflicts.len());
            *taken = TakenIn::Merged { conflicts };
        }
        session.common = Some(Common { map: saved.map, hash });
        if let Some(taken) = taken {
            self.tell_taken(taken);
        }
        self.remember(path);
    }

    /// Tells once that the map could not save itself; a dialog after every change would be worse than the trouble.
    fn not_saved_by_itself(&mut self, path: &Path, error: &SaveError) {
        let Some(session) = &mut self.session else { return };
        let reason = match error {
            SaveError::Changed(error) => {
                // Only a person decides what becomes of what it holds.
                session.saves_by_hand = true;
                self.shell.format(held_instead(error), &[("file", shown_name(path).into())])
            }
            SaveError::File { error, tried } => {
                session.tried = Some(*tried);
                error.message_by_name(self.shell.locale)
            }
        };
        let text = self.shell.format("autosave-trouble", &[("reason", reason.into())]);
        if !std::mem::replace(&mut session.told_autosave, true) {
            self.toast.show("warning", text, Ends::Saved);
        }
    }

    /// Begins the next save that waits; `failed` is the file into which the last one could not be put.
    fn save_queued(&mut self, failed: Option<&Path>) {
        while let Some(session) = self.session.as_mut().filter(|session| !session.queued.is_empty()) {
            let mut request = session.queued.remove(0);
            if request.follows_file() {
                // Into the file that the map has by now.
                let Some(path) = session.path.clone() else { continue };
                (request.path, request.expected) = (path, session.hash);
                if failed == Some(&*request.path) {
                    // Whoever answers for the one that failed answers for this.
                    continue;
                }
            }
            let holds_it = session.path.as_ref() == Some(&request.path) && !session.is_dirty();
            if !holds_it {
                return self.save_as_requested(request);
            }
        }
    }

    /// Asks whoever waits to close for a save that hangs.
    pub(super) fn follow_hanging(&mut self, ctx: &Context) {
        let since = self.session.as_ref().and_then(|session| session.saving_since);
        let Some(since) = since.filter(|_| self.after_save.is_some()) else { return };
        match PATIENCE.checked_sub(since.elapsed()) {
            Some(rest) => ctx.request_repaint_after(rest),
            None if self.dialog.is_none() => self.dialog = Some(Dialog::StillSaving),
            None => {}
        }
    }

    /// A save hangs and somebody wants to leave: wait on, or leave it.
    pub(super) fn still_saving(&mut self, ctx: &Context) -> Option<Dialog> {
        let shell = &mut self.shell;
        let name = self.session.as_ref().map(|session| session.name(shell.locale)).unwrap_or_default();
        let title = shell.tr("still-saving-title");
        let text = shell.format("still-saving-text", &[("file", name.into())]);
        let (wait, close) = (shell.tr("still-saving-wait"), shell.tr("still-saving-close"));
        match dialogs::three_ways(shell, ctx, "still-saving", (&title, &text), (&wait, &close)) {
            None => return Some(Dialog::StillSaving),
            Some(Choice::Yes) => {
                if let Some(session) = &mut self.session {
                    session.saving_since = Some(Instant::now());
                }
            }
            Some(Choice::No) => self.close_anyway(ctx),
            Some(Choice::Cancel) => self.after_save = None,
        }
        None
    }

    /// Closes the map while it is being saved. Its journal stays, to be found if the save comes to nothing.
    pub(super) fn close_anyway(&mut self, ctx: &Context) {
        self.follow_journal();
        let next = self.after_save.take();
        self.jobs.let_go();
        if let Some(session) = self.session.take() {
            let journal = session.keeping.into_journal();
            self.jobs.start_precious(move || {
                drop(journal);
                Done::Nothing
            });
        }
        if let Some(next) = next {
            self.go(ctx, next);
        }
    }
}

impl SaveError {
    /// The program itself broke down, and said so.
    pub(super) fn broken(path: &Path, said: String) -> Self {
        let error = FileError::writing(path, std::io::Error::other(said));
        Self::File { error, tried: ContentHash::of(&[]) }
    }
}

impl From<NotSaved> for SaveError {
    fn from(error: NotSaved) -> Self {
        match error {
            NotSaved::Foreign(error) => Self::Changed(error),
            NotSaved::Disk { error, tried } => Self::File { error, tried },
        }
    }
}
