//! What others do to the open map's file: taking it in, and telling of it.

use std::{path::PathBuf, time::Instant};

use egui::Context;

use super::{Window, results::held_instead};
use crate::{
    app::{
        actions::Action,
        changes::Subject,
        files::shown_name,
        jobs::Done,
        session::Session,
        watch::{Eyes, Seen, Watch},
        widgets::toast::Ends,
    },
    edit::TakenIn,
    file::{
        self, ContentHash, FileError, Opened, Problem, ReadOnly, disk::folder_of, shared, versions::Versions,
    },
    model::Id,
};

impl Window {
    /// Keeps watch over the open map's file, and takes in what was seen as soon as nobody is in the middle of something.
    pub(super) fn follow_outside(&mut self) {
        let Some(session) = &mut self.session else {
            (self.watch, self.eyes) = (None, None);
            return;
        };
        let Some(path) = session.path.clone() else {
            (self.watch, self.eyes) = (None, None);
            return;
        };
        if self.repeatable {
            // Tests must not depend on when a thread looks.
            let other = self.eyes.as_ref().is_none_or(|(seen, _)| *seen != path);
            if other {
                self.eyes = Some((path.clone(), Eyes::new(path.clone(), session.hash)));
            }
            if let Some(seen) = self.eyes.as_mut().and_then(|(_, eyes)| eyes.look_closely(Instant::now())) {
                self.saw(&path, seen);
            }
        } else if self.watch.as_ref().is_none_or(|watch| watch.path() != path) {
            self.watch = Some(Watch::new(path, session.hash, self.jobs.reporter()));
        }
        self.read_outside();
    }

    /// Takes in what the watch saw.
    pub(super) fn saw(&mut self, path: &PathBuf, seen: Seen) {
        let Some(session) = self.session.as_mut().filter(|session| session.path.as_ref() == Some(path))
        else {
            return;
        };
        match seen {
            Seen::Content(hash) => {
                session.saves_by_hand &= !std::mem::take(&mut session.away);
                session.outside = Some(hash);
            }
            Seen::Gone(Some(other)) => {
                let args = [("file", shown_name(&other).into())];
                let text = self.shell.format("outside-renamed", &args);
                session.path = Some(other.clone());
                let id = session.map().id.clone();
                self.toast.show("info", text, Ends::Soon);
                self.remember(&other);
                if let Some(store) = self.state_folder.as_deref().map(Versions::in_state) {
                    let from = path.clone();
                    self.jobs.start_precious(move || {
                        // At worst they are listed under the old name.
                        let _ = store.renamed(&id, &from, &other);
                        Done::Nothing
                    });
                }
            }
            Seen::Gone(None) => {
                session.away = true;
                session.editor.mark_unsaved();
                // Who took it away may have meant it: only a person puts it back.
                session.saves_by_hand = true;
                let args = [("file", shown_name(path).into())];
                let folder = folder_of(path).is_dir();
                let text =
                    self.shell.format(if folder { "outside-gone" } else { "outside-folder-gone" }, &args);
                self.toast.show("warning", text, Ends::Saved);
            }
        }
    }

    /// Reads what somebody else put into the file, on a thread.
    fn read_outside(&mut self) {
        let Some(session) = &mut self.session else { return };
        if session.saving_since.is_some() || session.editor.is_busy() || session.editor.is_typing() {
            return;
        }
        let Some(hash) = session.outside.take() else { return };
        if is_known(session, hash) {
            return;
        }
        let Some(path) = session.path.clone() else { return };
        let known = session.hash;
        self.jobs.start(move || {
            let result = file::read(&path);
            Done::OutsideRead { path, hash, known, result }
        });
    }

    /// Takes in what was read because the file was seen to hold `hash`; `known` is what we knew of it then.
    pub(super) fn read_from_outside(
        &mut self,
        ctx: &Context,
        path: &PathBuf,
        (hash, known): (ContentHash, Option<ContentHash>),
        result: Result<Opened, FileError>,
    ) {
        let Some(session) = self.session.as_mut().filter(|session| session.path.as_ref() == Some(path))
        else {
            return;
        };
        // What was read before a save of ours is older than what the file holds by now.
        let stale = known != session.hash;
        if stale || session.saving_since.is_some() || session.editor.is_busy() || session.editor.is_typing() {
            // Later, and anew.
            session.outside = Some(hash);
            return;
        }
        let other = |opened: &Opened| session.is_dirty() && opened.map.id != session.editor.map().id;
        let changed = session.has_work();
        let opened = match result {
            Ok(opened) if is_known(session, opened.hash) => return,
            Ok(opened) if other(&opened) => Err(FileError::new(path, Problem::OtherMap)),
            Ok(Opened { read_only: Some(ReadOnly::NewerVersion { version, .. }), .. }) if changed => {
                Err(FileError::new(path, Problem::NewerOnDisk { version }))
            }
            opened => opened,
        };
        let opened = match opened {
            Ok(opened) => opened,
            Err(error) => {
                // The file no longer holds the work; only a person decides what becomes of what it holds.
                session.editor.mark_unsaved();
                session.saves_by_hand = true;
                let args = [("file", shown_name(path).into())];
                let held = self.shell.format(held_instead(&error), &args);
                let text = self.shell.format("outside-unreadable", &[("held", held.into())]);
                self.toast.show("warning", text, Ends::Saved);
                return;
            }
        };
        if session.read_only.is_some() || opened.read_only.is_some() {
            if !changed {
                session.read_again(opened, self.shell.locale);
                let text = self.shell.tr("outside-read-again");
                self.toast.show("arrows-clockwise", text, Ends::Soon);
            }
            return;
        }
        let Some(base) = session.common.as_ref().map(|common| common.map.clone()) else { return };
        let known: Vec<Id> = session.map().conflicts.iter().map(|conflict| conflict.id.clone()).collect();
        let taken = session.editor.take_in(&base, &opened.map);
        session.hash = Some(opened.hash);
        session.common = Some(shared::Common { map: opened.map, hash: opened.hash });
        session.saves_by_hand = false;
        let conflicts = session.map().conflicts.iter();
        let brought = conflicts.filter(|conflict| !known.contains(&conflict.id)).count();
        match taken {
            // Who wrote it last has found out that both of us changed something.
            Ok(TakenIn::Replaced) if brought > 0 => self.tell_taken_as("outside-read-conflicts", brought),
            Ok(taken) => self.tell_taken(taken),
            Err(_) => {}
        }
        ctx.request_repaint();
    }

    /// Says how changes of somebody else were taken in.
    pub(super) fn tell_taken(&mut self, taken: TakenIn) {
        let (message, conflicts) = match taken {
            TakenIn::Nothing => return,
            TakenIn::Replaced => ("outside-read-again", 0),
            TakenIn::Merged { conflicts: 0 } => ("outside-merged", 0),
            TakenIn::Merged { conflicts } => ("outside-merged-conflicts", conflicts),
        };
        self.tell_taken_as(message, conflicts);
    }

    fn tell_taken_as(&mut self, message: &str, conflicts: usize) {
        if conflicts > 0
            && let Some(session) = &mut self.session
        {
            session.show_changes(Subject::Conflicts);
        }
        let text = self.shell.format(message, &[("count", conflicts.into())]);
        if let Some(session) = &self.session {
            self.toast.offer("arrows-merge", text, Action::Undo, session.map());
        }
    }
}

/// Whether the file holds what we know of.
fn is_known(session: &Session, hash: ContentHash) -> bool {
    session.hash == Some(hash) || session.tried == Some(hash)
}
