//! Earlier versions of the map: kept with every save, shown, brought back.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use egui::{Context, TextureOptions};

use super::{Window, results::image};
use crate::{
    app::{
        actions::Action,
        changes::{Since, Subject},
        dialogs::{Dialog, VersionsDialog, VersionsOf, VersionsOutcome, moment},
        files::shown_name,
        jobs::{Done, VersionNews},
        widgets::toast::Ends,
    },
    edit::{Command, StepName, diff::Diff},
    export,
    file::{
        FileError,
        versions::{Version, Versions},
    },
    i18n::Locale,
    model::{Id, JourneyMap},
    text::TextEngine,
};

/// Sides of the picture of a version, in points.
pub(crate) const VERSION_PICTURE: (f32, f32) = (470.0, 280.0);
/// Most changes of a version that are told one by one.
const MOST_LINES: usize = 100;

impl Window {
    /// Where versions are kept; none where nobody wants them.
    pub(super) fn versions(&self) -> Option<Versions> {
        let folder = self.state_folder.as_deref().filter(|_| self.settings.versions)?;
        Some(Versions::in_state(folder))
    }

    /// Opens the list of versions, which is read on a thread.
    pub(super) fn open_versions(&mut self) {
        let (Some(folder), Some(session)) = (&self.state_folder, &self.session) else { return };
        let store = Versions::in_state(folder);
        let (id, path) = (session.map().id.clone(), session.path.clone());
        let writable = !session.editor.document().is_read_only();
        let (reporter, locale) = (self.jobs.reporter(), self.shell.locale);
        self.jobs.start(move || {
            let files = by_file(store.list(&id), path.as_deref(), locale);
            let dialog = VersionsDialog::new(id.clone(), &files, writable);
            reporter.report(Done::Version(VersionNews::Listed(Box::new(dialog))));
            for of in &files {
                tell(&store, &id, &of.versions, locale, |news| reporter.report(Done::Version(news)));
            }
            Done::Nothing
        });
    }

    /// Shows the list; gives it back while it stays open.
    pub(super) fn versions_dialog(
        &mut self,
        ctx: &Context,
        mut dialog: Box<VersionsDialog>,
    ) -> Option<Dialog> {
        let now = self.now();
        match dialog.show(&mut self.shell, ctx, self.settings.versions, now) {
            VersionsOutcome::Open => {}
            VersionsOutcome::Closed => return None,
            VersionsOutcome::Picture(version) => self.picture_version(ctx, dialog.id().clone(), version),
            VersionsOutcome::Keep(keep) => {
                self.settings.versions = keep;
                self.save_settings();
            }
            VersionsOutcome::Restore(version) => {
                self.read_version(dialog.id().clone(), version, false);
                return None;
            }
            VersionsOutcome::Compare(version) => {
                self.read_version(dialog.id().clone(), version, true);
                return None;
            }
            VersionsOutcome::Delete(version) => {
                let id = dialog.id().clone();
                self.change_versions(move |store| store.delete(&id, &version));
            }
            VersionsOutcome::DeleteAll(files) => {
                let id = dialog.id().clone();
                self.change_versions(move |store| store.delete_all(&id, &files));
            }
        }
        Some(Dialog::Versions(dialog))
    }

    /// Changes the store on a thread: another window may be busy with it.
    fn change_versions(&mut self, change: impl FnOnce(&Versions) -> Result<(), FileError> + Send + 'static) {
        let Some(store) = self.state_folder.as_deref().map(Versions::in_state) else { return };
        self.jobs.start_precious(move || {
            // What stays is in the list again the next time.
            drop(change(&store));
            Done::Nothing
        });
    }

    /// Has the picture of a version made.
    fn picture_version(&mut self, ctx: &Context, id: Id, version: Version) {
        let Some(folder) = &self.state_folder else { return };
        let store = Versions::in_state(folder);
        let (locale, theme, repeatable) = (self.shell.locale, self.shell.theme.clone(), self.repeatable);
        let pixels = ctx.pixels_per_point();
        let side = |points: f32| (points * pixels).round().clamp(1.0, 4096.0) as u16;
        let (width, height) = (side(VERSION_PICTURE.0), side(VERSION_PICTURE.1));
        self.jobs.start(move || {
            let Ok(map) = store.read(&id, &version) else {
                return Done::Version(VersionNews::Damaged { version });
            };
            let mut text = if repeatable { TextEngine::embedded_only() } else { TextEngine::new() };
            let picture = export::preview(&map, &mut text, locale, &theme, width, height);
            Done::Version(VersionNews::Pictured { version, picture })
        });
    }

    fn read_version(&mut self, id: Id, version: Version, compare: bool) {
        let Some(folder) = &self.state_folder else { return };
        let store = Versions::in_state(folder);
        self.jobs.start(move || {
            let result = store.read(&id, &version);
            Done::Version(VersionNews::Read { version, compare, result })
        });
    }

    /// The list of versions, where it is open.
    fn versions_list(&mut self) -> Option<&mut VersionsDialog> {
        self.dialogs_mut().find_map(|dialog| match dialog {
            Dialog::Versions(dialog) => Some(&mut **dialog),
            _ => None,
        })
    }

    /// Takes in what a thread found out about versions.
    pub(super) fn version_news(&mut self, ctx: &Context, news: VersionNews) {
        match news {
            VersionNews::Listed(dialog) => {
                let same = self.session.as_ref().is_some_and(|session| session.map().id == *dialog.id());
                if same && self.dialog.is_none() {
                    self.dialog = Some(Dialog::Versions(dialog));
                }
            }
            VersionNews::Read { version, compare: true, result: Ok(map) } => {
                let time = moment(&self.shell, version.time, self.now());
                if let Some(session) = self.session.as_mut().filter(|session| session.map().id == map.id) {
                    session.editor.finish_typing();
                    session.show_changes(Subject::Comparison { before: map, since: Since::Version(time) });
                }
            }
            VersionNews::Read { version, result: Ok(map), .. } => self.restore(&version, map),
            VersionNews::Read { result: Err(error), .. } => {
                let text = error.message(self.shell.locale);
                self.say("error-open", vec![text]);
            }
            VersionNews::Told { version, told } => {
                if let Some(dialog) = self.versions_list() {
                    dialog.told(&version, told);
                }
            }
            VersionNews::Pictured { version, picture } => {
                let texture = ctx.load_texture("version", image(&picture), TextureOptions::LINEAR);
                if let Some(dialog) = self.versions_list() {
                    dialog.pictured(&version, Some(texture));
                }
            }
            VersionNews::Damaged { version } => {
                if let Some(dialog) = self.versions_list() {
                    dialog.pictured(&version, None);
                }
            }
        }
    }

    /// Brings a version back as one step that can be undone.
    fn restore(&mut self, version: &Version, map: Arc<JourneyMap>) {
        let time = moment(&self.shell, version.time, self.now());
        let Some(session) = self.session.as_mut().filter(|session| session.map().id == map.id) else {
            return;
        };
        let name = StepName::new("step-restore-version", 1);
        match session.editor.apply(&Command::SetMap { map, name }) {
            Ok(()) => {
                let text = self.shell.format("versions-restored", &[("time", time.into())]);
                self.toast.offer("clock-counter-clockwise", text, Action::Undo, session.map());
            }
            Err(error) => {
                let ends = Ends::changed(Some(session));
                self.toast.show("warning", error.message(self.shell.locale), ends);
            }
        }
    }
}

/// What changed with a version.
#[derive(Clone, Debug, Default)]
pub(crate) struct Told {
    /// In a few words.
    pub(crate) summary: String,
    /// One sentence a change.
    pub(crate) lines: Vec<String>,
}

/// The versions file by file: first those of the open file at `own`, then those of its copies.
fn by_file(all: Vec<Version>, own: Option<&Path>, locale: Locale) -> Vec<VersionsOf> {
    let is_own = |version: &Version| match own {
        Some(own) => version.is_of(own),
        None => version.file.is_empty(),
    };
    let (of_own, rest): (Vec<Version>, Vec<Version>) = all.into_iter().partition(is_own);
    let mut files = vec![VersionsOf { heading: None, versions: of_own }];
    let mut copies: Vec<(PathBuf, Vec<Version>)> = Vec::new();
    for version in rest {
        let path = PathBuf::from(&version.file);
        match copies.iter_mut().find(|(other, _)| *other == path) {
            Some((_, versions)) => versions.push(version),
            None => copies.push((path, vec![version])),
        }
    }
    for (path, versions) in copies {
        let name = shown_name(&path);
        let folder = path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
        // Of two with one name the folder tells which is which.
        let same = own.is_some_and(|own| shown_name(own) == name) && !folder.is_empty();
        let name = if same { format!("{folder}/{name}") } else { name };
        let message = if path.exists() { "versions-of-copy" } else { "versions-of-gone" };
        let heading = locale.format(message, &[("file", name.into())]);
        files.push(VersionsOf { heading: Some(heading), versions });
    }
    files.retain(|of| !of.versions.is_empty());
    files
}

/// Tells of each version what it changed, from the latest to the oldest.
fn tell(store: &Versions, id: &Id, list: &[Version], locale: Locale, report: impl Fn(VersionNews)) {
    let mut newer: Option<Arc<JourneyMap>> = None;
    for (index, version) in list.iter().enumerate() {
        let this = newer.take().or_else(|| store.read(id, version).ok());
        let older = list.get(index + 1).and_then(|older| store.read(id, older).ok());
        let told = match (&older, &this) {
            (Some(older), Some(this)) => {
                let diff = Diff::of(older, this);
                let mut lines = diff.lines(locale);
                lines.truncate(MOST_LINES);
                Told { summary: diff.summary(locale), lines }
            }
            (None, Some(_)) => Told { summary: locale.text("versions-first"), lines: Vec::new() },
            (_, None) => Told { summary: locale.text("versions-damaged"), lines: Vec::new() },
        };
        report(VersionNews::Told { version: version.clone(), told });
        newer = older;
        // The window that looks at it comes first.
        std::thread::sleep(Duration::from_millis(1));
    }
}
