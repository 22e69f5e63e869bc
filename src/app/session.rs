//! One open map: its editing session, its file, and how it stands with the disk.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};

use rustc_hash::FxHashSet;

use super::{
    changes::{Found, Subject},
    files::shown_name,
    inspector::NewTag,
    window::Unprotected,
};
use crate::{
    edit::{Document, ItemRef},
    editor::{Editor, Intent},
    file::{
        ContentHash, FileError, Opened, ReadOnly,
        atomic::OtherNames,
        journal::{About, Journal, Lost},
        keep::Keeping,
        shared::Common,
    },
    i18n::Locale,
    model::{Finding, Id, JourneyMap, Stage, check},
};

/// A save that was asked for.
#[derive(Clone, Debug)]
pub(crate) struct SaveRequest {
    /// Where to.
    pub(crate) path: PathBuf,
    /// What the file should still hold; none overwrites anything.
    pub(crate) expected: Option<ContentHash>,
    /// What becomes of the file's other names.
    pub(crate) other_names: OtherNames,
    /// Whether nobody asked for it: the map saves itself.
    pub(crate) automatic: bool,
}

impl SaveRequest {
    /// Whether it is for the map's file, wherever that is, and not for one that somebody has named.
    pub(crate) fn follows_file(&self) -> bool {
        self.expected.is_some()
    }
}

/// An open map.
pub(crate) struct Session {
    /// Tells it from any other that this window has shown.
    pub(crate) number: u64,
    /// The editing session.
    pub(crate) editor: Editor,
    /// The map's file; none for one that was never saved.
    pub(crate) path: Option<PathBuf>,
    /// What the file held when it was last read or written.
    pub(crate) hash: Option<ContentHash>,
    /// The map and the content that we and the file last had in common.
    pub(crate) common: Option<Common>,
    /// What somebody else put into the file, as long as it is not taken in.
    pub(crate) outside: Option<ContentHash>,
    /// What the panel of changes is about, while it is open.
    pub(crate) subject: Option<Subject>,
    /// What it lists.
    pub(crate) found: Option<Found>,
    /// Whether the file was taken away.
    pub(crate) away: bool,
    /// Whether the map does not save itself until a person has saved it: its file is not what it was, or cannot be
    /// written.
    pub(crate) saves_by_hand: bool,
    /// Why it must not be written back.
    pub(crate) read_only: Option<ReadOnly>,
    /// What is to be known about it, in sentences; shown in a bar until dismissed.
    pub(crate) notices: Vec<String>,
    /// Since when a save is under way.
    pub(crate) saving_since: Option<Instant>,
    /// The saves that were asked for while another one was under way, the next one first.
    pub(crate) queued: Vec<SaveRequest>,
    /// Whether it was told that the map cannot save itself.
    pub(crate) told_autosave: bool,
    /// What becomes of the other names of the map's file, once somebody has said so.
    pub(crate) other_names: OtherNames,
    /// What the last save that failed would have written, which the file may hold all the same.
    pub(crate) tried: Option<ContentHash>,
    /// Where every change is written at once.
    pub(crate) keeping: Keeping,
    /// Why that cannot be done now, if so.
    pub(crate) unprotected: Option<Unprotected>,
    /// Whether it was told that it cannot.
    pub(crate) told_unprotected: bool,
    /// The map as it was last looked at, and when it changed, in egui's seconds.
    changed: Option<(Arc<JourneyMap>, Option<f64>)>,
    /// Whether a crash had left it, and it was never saved since.
    pub(crate) was_lost: bool,
    /// What it is called as long as it has no file.
    pub(crate) label: Option<String>,
    /// The file that it had before the crash.
    pub(crate) origin: Option<PathBuf>,
    /// Whether it is one of the samples.
    pub(crate) sample: bool,
    /// The tag that is being typed in the panel.
    pub(crate) new_tag: Option<NewTag>,
    findings: Option<(Arc<JourneyMap>, Vec<Finding>)>,
}

impl Session {
    /// A map without a file. `dirty` tells whether closing it would lose something.
    pub(crate) fn unnamed(map: Arc<JourneyMap>, dirty: bool, locale: Locale) -> Self {
        let document = if dirty { Document::unsaved(map) } else { Document::new(map) };
        Self::with(document, locale)
    }

    /// A map that was read from `path`.
    pub(crate) fn opened(path: PathBuf, opened: Opened, locale: Locale) -> Self {
        let common = Common { map: opened.map.clone(), hash: opened.hash };
        let mut document = Document::new(opened.map);
        document.set_read_only(opened.read_only.is_some());
        let mut session = Self::with(document, locale);
        if !session.map().conflicts.is_empty() {
            session.show_changes(Subject::Conflicts);
        }
        let protected = std::fs::metadata(&path).is_ok_and(|metadata| metadata.permissions().readonly());
        if protected && opened.read_only.is_none() {
            session.notices.push(locale.text("opened-protected"));
        }
        session.path = Some(path);
        session.hash = Some(opened.hash);
        session.common = Some(common);
        session.read_only = opened.read_only;
        session.notices.extend(opened.read_only.map(|reason| reason.message(locale)));
        let map = session.map().clone();
        session.notices.extend(opened.repairs.iter().map(|repair| repair.message_in(&map, locale)));
        session
    }

    /// Takes in the file anew where it must not be written back, or may be again. History and view stay.
    pub(crate) fn read_again(&mut self, opened: Opened, locale: Locale) {
        let base = self.map().clone();
        self.editor.set_read_only(false);
        // What is not read-only takes anything.
        let _ = self.editor.take_in(&base, &opened.map);
        self.editor.set_read_only(opened.read_only.is_some());
        self.hash = Some(opened.hash);
        self.common = Some(Common { map: opened.map, hash: opened.hash });
        self.read_only = opened.read_only;
        self.notices = opened.read_only.map(|reason| reason.message(locale)).into_iter().collect();
        let map = self.map().clone();
        self.notices.extend(opened.repairs.iter().map(|repair| repair.message_in(&map, locale)));
    }

    /// A map that a crash had left under `name`. It has no file, so that nothing is written over before
    /// somebody says so.
    /// `alarm` makes, for the number of the session, what is told when its journal cannot be written.
    pub(crate) fn recovered<Alarm>(
        lost: Lost,
        name: &str,
        locale: Locale,
        inline: bool,
        alarm: impl FnOnce(u64) -> Alarm,
    ) -> Self
    where
        Alarm: FnMut(Option<&FileError>) + Send + 'static,
    {
        let mut session = Self::unnamed(lost.map.clone(), true, locale);
        session.label = Some(locale.format("recovered-name", &[("name", name.into())]));
        session.notices.push(locale.text("recovered-notice"));
        session.origin.clone_from(&lost.path);
        session.was_lost = true;
        session.keeping = Keeping::on(lost.adopt(inline, alarm(session.number)));
        session
    }

    /// An earlier version of the file at `path`, which cannot be opened. It has no file, so that nothing is written over
    /// before somebody says so. `time` says from when it is.
    pub(crate) fn of_version(map: Arc<JourneyMap>, path: PathBuf, time: &str, locale: Locale) -> Self {
        let mut session = Self::unnamed(map, true, locale);
        let args = [("name", shown_name(&path).into()), ("time", time.into())];
        session.label = Some(locale.format("version-name", &args));
        session.notices.push(locale.format("version-notice", &args));
        session.origin = Some(path);
        session
    }

    /// Hands the journal what is new; `begin` makes one for the first change.
    pub(crate) fn keep(&mut self, begin: impl FnOnce() -> Journal) {
        let Self { editor, keeping, path, origin, .. } = self;
        let unsaved = editor.is_dirty().then(|| (editor.map(), editor.pending()));
        keeping.follow(unsaved, || About { path: path.clone(), origin: origin.clone() }, begin);
    }

    /// Has a save wait for the one that is under way. What waits already for the same file becomes this one.
    pub(crate) fn queue(&mut self, request: SaveRequest) {
        let same = |waiting: &&mut SaveRequest| {
            waiting.path == request.path && waiting.follows_file() == request.follows_file()
        };
        match self.queued.iter_mut().find(same) {
            Some(waiting) => {
                let automatic = waiting.automatic && request.automatic;
                *waiting = SaveRequest { automatic, ..request };
            }
            None => self.queued.push(request),
        }
    }

    /// When the map was changed, in egui's seconds, if it is not saved; `now` is the present.
    pub(crate) fn changed_at(&mut self, now: f64) -> Option<f64> {
        let map = self.editor.map();
        if !self.changed.as_ref().is_some_and(|(seen, _)| Arc::ptr_eq(seen, map)) {
            self.changed = Some((map.clone(), Some(now)));
        }
        self.changed.as_ref().and_then(|(_, at)| *at).filter(|_| self.is_dirty())
    }

    /// Takes the last change for saved, whatever became of it.
    pub(crate) fn forget_change(&mut self) {
        if let Some((_, at)) = &mut self.changed {
            *at = None;
        }
    }

    fn with(document: Document, locale: Locale) -> Self {
        static NUMBERS: AtomicU64 = AtomicU64::new(0);

        Self {
            number: NUMBERS.fetch_add(1, Ordering::Relaxed),
            editor: Editor::on(document, locale),
            path: None,
            hash: None,
            common: None,
            outside: None,
            subject: None,
            found: None,
            away: false,
            saves_by_hand: false,
            read_only: None,
            notices: Vec::new(),
            saving_since: None,
            queued: Vec::new(),
            told_autosave: false,
            other_names: OtherNames::Ask,
            tried: None,
            keeping: Keeping::default(),
            unprotected: None,
            told_unprotected: false,
            changed: None,
            was_lost: false,
            label: None,
            origin: None,
            sample: false,
            new_tag: None,
            findings: None,
        }
    }

    /// Adds the tag that is being typed in the panel; gives its field, which is empty now.
    pub(crate) fn finish_new_tag(&mut self) -> Option<egui::Id> {
        let draft = self.new_tag.take()?;
        if let Some(command) = draft.command(self.map()) {
            // What cannot be changed any more keeps its tags.
            let _ = self.editor.apply(&command);
        }
        Some(draft.field)
    }

    /// Opens the panel of changes.
    pub(crate) fn show_changes(&mut self, subject: Subject) {
        self.subject = Some(subject);
        self.found = None;
    }

    /// Closes the panel of changes and takes its marks off the map.
    pub(crate) fn close_changes(&mut self) {
        (self.subject, self.found) = (None, None);
        self.editor.set_marks(Arc::default());
    }

    /// The map.
    pub(crate) fn map(&self) -> &Arc<JourneyMap> {
        self.editor.map()
    }

    /// The file's name, or the map's title where there is no file, as it is being typed.
    pub(crate) fn name(&self, locale: Locale) -> String {
        let title = &self.editor.map_with_typed().title;
        match &self.path {
            Some(path) => shown_name(path),
            None if self.label.is_some() => self.label.clone().unwrap_or_default(),
            None if title.trim().is_empty() => locale.text("untitled-map"),
            None => title.clone(),
        }
    }

    /// Whether closing it would lose something.
    pub(crate) fn is_dirty(&self) -> bool {
        self.editor.is_dirty()
    }

    /// Whether there is something in the map that its file never held.
    pub(crate) fn has_work(&self) -> bool {
        self.is_dirty() && self.common.as_ref().is_none_or(|common| common.map != *self.map())
    }

    /// What its makers may have forgotten.
    pub(crate) fn findings(&mut self) -> &[Finding] {
        let map = self.editor.map();
        if self.findings.as_ref().is_none_or(|(checked, _)| !Arc::ptr_eq(checked, map)) {
            self.findings = Some((map.clone(), check(map)));
        }
        self.findings.as_ref().map_or(&[], |(_, findings)| findings)
    }

    /// Selects the part called `id` and brings it into view.
    pub(crate) fn go_to(&mut self, id: &Id) {
        if let Some(item) = ItemRef::called(self.map(), id) {
            self.editor.perform(Intent::Select(item));
        }
    }

    /// The stages that are selected, or hold something that is, in the order of the journey.
    pub(crate) fn selected_stages(&self) -> Vec<Id> {
        let map = self.map();
        let selection = self.editor.selection();
        let mut stages: FxHashSet<&Id> = FxHashSet::default();
        let mut steps: FxHashSet<&Id> = FxHashSet::default();
        for item in selection {
            match item {
                ItemRef::Stage(id) => {
                    stages.insert(id);
                }
                ItemRef::Step(step) | ItemRef::Cell { step, .. } => {
                    steps.insert(step);
                }
                ItemRef::Point(id) => steps.extend(map.curve_point(id).map(|(_, point)| &point.step)),
                _ => {}
            }
        }
        // One pass over the cards, however many are selected.
        steps.extend(map.cards.iter().filter(|card| selection.has_card(&card.id)).map(|card| &card.step));
        let holds = |stage: &&Stage| {
            stages.contains(&stage.id) || stage.steps.iter().any(|step| steps.contains(&step.id))
        };
        map.stages.iter().filter(holds).map(|stage| stage.id.clone()).collect()
    }
}
