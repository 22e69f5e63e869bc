//! What is remembered from one start to the next, with other windows that remember things too.

use std::path::{Path, PathBuf};

use super::Window;
use crate::{
    app::jobs::Done,
    file::{
        FileError,
        settings::{Recent, Settings},
    },
};

/// The settings' file, and what this window knows of it.
#[derive(Default)]
pub(super) struct Memory {
    /// What the file held when it was last read or written here.
    pub(super) known: Settings,
    /// What is being written.
    writing: Option<Settings>,
    /// Whether something was changed since.
    again: bool,
}

impl Memory {
    /// After `known` was read.
    pub(super) fn of(known: Settings) -> Self {
        Self { known, ..Self::default() }
    }
}

impl Window {
    /// Looks on a thread which of the remembered files are no longer there, each time their list comes into sight: a
    /// disk that is slow to answer holds nobody up.
    pub(super) fn follow_missing(&mut self) {
        let in_sight = self.session.is_none() || self.main_menu.is_open();
        if !in_sight || std::mem::replace(&mut self.looked_for_missing, in_sight) {
            self.looked_for_missing = in_sight;
            return;
        }
        let paths: Vec<PathBuf> = self.settings.recent.iter().map(|recent| recent.path.clone()).collect();
        if !paths.is_empty() {
            self.jobs.start(move || {
                Done::Missing(
                    paths.into_iter().filter(|path| path.try_exists().is_ok_and(|is| !is)).collect(),
                )
            });
        }
    }

    /// Writes what was changed here, on a thread and after what is being written.
    pub(super) fn save_settings(&mut self) {
        let Some(path) = self.settings_path.clone() else { return };
        if self.memory.writing.is_some() {
            self.memory.again = true;
            return;
        }
        let (known, ours) = (self.memory.known.clone(), self.settings.clone());
        if known == ours {
            return;
        }
        self.memory.writing = Some(ours.clone());
        self.jobs.start_precious(move || Done::Remembered(ours.update(&known, &path)));
    }

    /// Takes in what became of the writing: the files that are remembered by now, other windows' too.
    pub(super) fn remembered(&mut self, result: Result<Vec<Recent>, FileError>) {
        let Some(written) = self.memory.writing.take() else { return };
        // What cannot be remembered is no reason to stop anybody; it is tried again with the next change.
        if let Ok(recent) = result {
            self.settings.join_recent(&written.recent, recent.clone());
            self.memory.known = Settings { recent, ..written };
        }
        if std::mem::take(&mut self.memory.again) {
            self.save_settings();
        }
    }

    /// Writes what is left at the very end.
    pub(super) fn save_settings_now(&mut self) {
        if let Some(path) = &self.settings_path
            && self.settings != self.memory.known
        {
            drop(self.settings.update(&self.memory.known, path));
        }
    }

    /// Puts a file at the top of the recent ones.
    pub(super) fn remember(&mut self, path: &Path) {
        let now = self.now();
        self.settings.remember(path, now);
        self.save_settings();
    }
}
