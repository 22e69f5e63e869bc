//! Exporting a picture: the dialog, the work on threads, and how it went.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use egui::Context;

use super::Window;
use crate::{
    app::{
        dialogs::{Dialog, ExportDialog, ExportOutcome, Progress},
        files::Purpose,
        jobs::{Done, guarded},
        widgets::toast::Ends,
    },
    export::{ExportError, is_same_file, png},
    model::{Id, JourneyMap},
    text::TextEngine,
};

impl Window {
    /// Asks how to export the map.
    pub(super) fn ask_export(&mut self) {
        let Some(session) = &self.session else { return };
        let dialog =
            ExportDialog::new(session.map().clone(), session.selected_stages(), self.shell.theme.dark);
        self.dialog = Some(Dialog::Export(Box::new(dialog)));
    }

    /// Shows how to export; gives it back while it stays open.
    pub(super) fn export_dialog(&mut self, ctx: &Context, mut dialog: Box<ExportDialog>) -> Option<Dialog> {
        if let Some(stages) = dialog.begin_measuring() {
            self.measure(dialog.map().clone(), stages);
        }
        match dialog.show(&mut self.shell, ctx) {
            ExportOutcome::Open => {}
            ExportOutcome::Closed => return None,
            ExportOutcome::Begin => self.ask_file(Purpose::SavePng),
        }
        Some(Dialog::Export(dialog))
    }

    /// Lays out what is to be exported, on a thread: of a large map that takes longer than a frame.
    fn measure(&mut self, map: Arc<JourneyMap>, stages: Option<Vec<Id>>) {
        let (locale, repeatable) = (self.shell.locale, self.repeatable);
        self.jobs.start(move || {
            let mut text = if repeatable { TextEngine::embedded_only() } else { TextEngine::new() };
            let area = guarded(|| png::area(&map, &mut text, locale, stages.as_deref()));
            Done::Measured { map, stages, area: area.unwrap_or(Err(ExportError::Drawing)) }
        });
    }

    /// Takes in how much room `map` takes.
    pub(super) fn measured(
        &mut self,
        map: &Arc<JourneyMap>,
        stages: Option<&[Id]>,
        area: Result<kurbo::Rect, ExportError>,
    ) {
        let asked = self.dialogs_mut().find_map(|dialog| match dialog {
            Dialog::Export(dialog) if Arc::ptr_eq(dialog.map(), map) => Some(dialog),
            _ => None,
        });
        if let Some(dialog) = asked {
            dialog.measured(stages, area);
        }
    }

    /// Exports to `path` on a thread, as the open dialog says.
    pub(super) fn export_to(&mut self, path: PathBuf) {
        let asked = self.dialogs_mut().find_map(|dialog| match dialog {
            Dialog::Export(dialog) if dialog.running.is_none() => Some(dialog),
            _ => None,
        });
        let Some(dialog) = asked else { return };
        let progress = Arc::new(Progress::default());
        dialog.running = Some((path.clone(), progress.clone()));
        let (map, options) = (dialog.map().clone(), dialog.wanted());
        let map_file = self.session.as_ref().and_then(|session| session.path.clone());
        if map_file.is_some_and(|file| is_same_file(&file, &path)) {
            let error = ExportError::WouldReplaceMap { file: path.clone() };
            return self.exported(&path, Err(error));
        }
        self.exporting = Some((path.clone(), progress.clone()));
        let (locale, repeatable) = (self.shell.locale, self.repeatable);
        let reporter = self.jobs.reporter();
        self.jobs.start_precious(move || {
            let mut text = if repeatable { TextEngine::embedded_only() } else { TextEngine::new() };
            let mut report = |done, total| {
                progress.set(done, total);
                reporter.wake();
            };
            let mut watch = png::Watch { progress: &mut report, cancel: &progress.cancel };
            let export = || png::export(&map, &mut text, locale, &options, &path, &mut watch).map(|_| ());
            let result = guarded(export).unwrap_or(Err(ExportError::Drawing));
            Done::Exported { path, result }
        });
    }

    /// Tells how the export to `path` went, and closes its dialog. Any other that is open stays.
    pub(super) fn exported(&mut self, path: &Path, result: Result<(), ExportError>) {
        let locale = self.shell.locale;
        self.exporting.take_if(|(to, _)| to == path);
        self.close_dialogs(|dialog| matches!(dialog, Dialog::Export(export) if export.writes(path)));
        match result {
            Ok(()) => {
                let text = locale.format("export-done", &[("file", path.display().to_string().into())]);
                self.toast.show("check-circle", text, Ends::Soon);
            }
            Err(ExportError::Cancelled) => {}
            Err(error) => {
                let text = error.message(locale);
                self.say("error-export", vec![text]);
            }
        }
    }
}
