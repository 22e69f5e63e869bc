//! Telling that unsaved changes are not protected against a crash, as long as that is so: when it begins in a message
//! with a way out, and then in a quiet sign at the bottom.

use std::path::PathBuf;

use super::Window;
use crate::{
    app::{actions::Action, jobs::Done, widgets::toast::Ends},
    file::{FileError, Problem},
    i18n::Locale,
};

/// Why the journal of a map cannot be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unprotected {
    /// What is in the way, by its name in the message.
    why: &'static str,
    /// Where journals stand.
    folder: PathBuf,
    /// What the system says, where there is no sentence of ours for it.
    said: String,
}

impl Unprotected {
    fn of(error: &FileError, folder: PathBuf) -> Self {
        let why = match error.problem() {
            Problem::DiskFull => "full",
            Problem::QuotaUsedUp => "quota",
            Problem::ReadOnlyDisk => "read-only",
            Problem::MayNotWrite | Problem::WriteProtected => "denied",
            Problem::FolderMissing | Problem::IsDirectory => "missing",
            // Where the folder should be there is a file.
            Problem::Write(error) if error.kind() == std::io::ErrorKind::AlreadyExists => "missing",
            _ => "other",
        };
        let said = match error.problem() {
            Problem::Write(error) | Problem::Read(error) => error.to_string(),
            problem => problem.to_string(),
        };
        Self { why, folder, said }
    }

    /// What is the case, and what it means.
    pub(crate) fn message(&self, locale: Locale) -> String {
        let folder = self.folder.display().to_string();
        let args =
            [("why", self.why.into()), ("folder", folder.into()), ("reason", self.said.as_str().into())];
        locale.format("journal-trouble", &args)
    }
}

impl Window {
    /// Tells when the journal of the session called `session` cannot be written, and when it can again.
    pub(super) fn journal_alarm(
        &self,
        session: u64,
    ) -> impl FnMut(Option<&FileError>) + Send + use<> + 'static {
        let (reporter, folder) = (self.jobs.reporter(), self.journals().unwrap_or_default());
        move |error: Option<&FileError>| {
            let trouble = error.map(|error| Unprotected::of(error, folder.clone()));
            reporter.report(Done::JournalTrouble { session, trouble });
        }
    }

    /// Takes in that a journal cannot be written, or can again.
    pub(super) fn journal_trouble(&mut self, session: u64, trouble: Option<Unprotected>) {
        let Some(session) = self.session.as_mut().filter(|open| open.number == session) else { return };
        let is_news = trouble.is_some() && !session.told_unprotected;
        session.told_unprotected |= is_news;
        session.unprotected = trouble;
        if is_news {
            self.tell_unprotected();
        }
    }

    /// Says why unsaved changes are not protected, and offers to save them.
    pub(super) fn tell_unprotected(&mut self) {
        let Some(session) = &self.session else { return };
        let Some(trouble) = &session.unprotected else { return };
        let has_file = session.path.is_some() && session.read_only.is_none();
        let save = if has_file { Action::Save } else { Action::SaveAs };
        self.toast.propose("shield-warning", trouble.message(self.shell.locale), save, Ends::Saved);
    }
}
