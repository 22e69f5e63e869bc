//! Taking in what work came to.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use egui::{ColorImage, Context, TextureOptions, ViewportCommand};

use super::{Next, Window};
use crate::{
    app::{
        dialogs::Dialog,
        files::{Answer, Purpose, Question, browser::Browser, shown_name},
        jobs::{Done, SaveError},
        session::{SaveRequest, Session},
        widgets::toast::Ends,
    },
    edit::TakenIn,
    export::{ExportError, Thumbnail, png},
    file::{
        FileError, Opened, Problem,
        shared::{Common, Saved},
    },
    import::{ImportError, Imported},
    model::JourneyMap,
    text::TextEngine,
};

impl Window {
    /// Takes in what was done.
    pub(super) fn take(&mut self, ctx: &Context, done: Done) {
        match done {
            Done::Opened { path, result } => self.opened(ctx, path, result),
            Done::Searched(found) => self.searched(*found),
            Done::Imported { path, result } => self.imported(ctx, path.is_some(), result),
            Done::Saved { request, map, result } => self.saved(ctx, request, &map, result),
            Done::ComeForward => come_forward(ctx),
            Done::Handed { path } => self.handed(ctx, path),
            Done::Compared { path, result } => self.compared(&path, result),
            Done::Outside { path, seen } => self.saw(&path, seen),
            Done::OutsideRead { path, hash, known, result } => {
                self.read_from_outside(ctx, &path, (hash, known), result);
            }
            Done::Exported { path, result } => self.exported(&path, result),
            Done::Thumbnail { sample, dark, picture } => {
                let texture = ctx.load_texture("sample", image(&picture), TextureOptions::LINEAR);
                self.welcome.pictures.insert((sample, dark), texture);
            }
            Done::PictureCopied { size } => self.picture_copied(size),
            Done::Pasted { text, html, as_table } => self.pasted(text, html.as_deref(), as_table),
            Done::Pictures { map, place, pictures } => self.pictures_ready(&map, &place, pictures),
            Done::Version(news) => self.version_news(ctx, news),
            Done::Lost(found) => self.take_lost(ctx, found),
            Done::JournalsSpoiled { damaged, unread, folder } => {
                self.journals_spoiled((damaged, unread), &folder);
            }
            Done::JournalTrouble(reason) => self.journal_trouble(reason),
            Done::Nothing => {}
            Done::FontsLoaded => self.fonts_loading = false,
            Done::Answered { question, answer } => self.answered(question, answer),
        }
        ctx.request_repaint();
    }

    /// Shows a file that another process gave: here where nothing is open, else in a window of its own.
    fn handed(&mut self, ctx: &Context, path: PathBuf) {
        if self.session.is_none() {
            come_forward(ctx);
        }
        self.open_any(path);
    }

    fn opened(&mut self, ctx: &Context, path: PathBuf, result: Result<Opened, FileError>) {
        match result {
            Ok(opened) => {
                let session = Session::opened(path, opened, self.shell.locale);
                self.leave(ctx, Next::Show(Box::new(session)));
            }
            Err(error) => {
                if !path.exists() {
                    self.settings.forget(&path);
                    self.save_settings();
                }
                let text = error.message_by_name(self.shell.locale);
                self.search_kept(path, text);
            }
        }
    }

    fn imported(&mut self, ctx: &Context, from_file: bool, result: Result<Box<Imported>, ImportError>) {
        let locale = self.shell.locale;
        match result {
            Ok(imported) => {
                let Imported { map, notes } = *imported;
                let mut session = Session::unnamed(Arc::new(map), true, locale);
                session.notices = notes.iter().map(|note| note.message(locale)).collect();
                self.leave(ctx, Next::Show(Box::new(session)));
            }
            Err(error) if !from_file => {
                self.toast.show(
                    "clipboard-text",
                    error.message(locale),
                    Ends::changed(self.session.as_ref()),
                );
            }
            Err(error) => {
                let text = error.message(locale);
                self.say("error-import", vec![text]);
            }
        }
    }

    fn saved(
        &mut self,
        ctx: &Context,
        request: SaveRequest,
        map: &Arc<JourneyMap>,
        result: Result<Saved, SaveError>,
    ) {
        let next = self.after_save.take();
        let Some(session) = &mut self.session else { return };
        session.saving = false;
        let queued = session.queued.take();
        match result {
            Ok(saved) => {
                let hash = saved.hash;
                session.path = Some(request.path.clone());
                session.hash = Some(hash);
                session.away = false;
                session.saves_by_hand = false;
                session.tried = None;
                session.sample = false;
                session.label = None;
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
                let up_to_date = !session.is_dirty();
                if let Some(taken) = taken {
                    self.tell_taken(taken);
                }
                self.remember(&request.path);
                match queued {
                    Some(queued) if queued.path != request.path => self.save_as_requested(queued),
                    Some(queued) if !up_to_date => {
                        let other_names = queued.other_names;
                        let expected = Some(hash);
                        self.save_as_requested(SaveRequest { expected, other_names, ..request });
                    }
                    _ => {}
                }
                if let Some(next) = next {
                    self.leave(ctx, next);
                }
            }
            Err(SaveError::Changed(error)) => {
                // Told once, and not again with every change.
                session.saves_by_hand = true;
                self.after_save = next;
                let args = [("file", shown_name(&request.path).into())];
                self.dialog = Some(Dialog::Changed(self.shell.format(held_instead(&error), &args)));
            }
            Err(SaveError::File { error, tried }) => {
                session.tried = Some(tried);
                session.saves_by_hand = true;
                let text = error.message_by_name(self.shell.locale);
                self.after_save = next;
                self.dialog = Some(match error.problem() {
                    Problem::OtherNames { .. } => Dialog::OtherNames { request, text },
                    _ => Dialog::NotSaved { request, text },
                });
            }
        }
    }

    fn exported(&mut self, path: &Path, result: Result<(), ExportError>) {
        let locale = self.shell.locale;
        match result {
            Ok(()) => {
                self.dialog = None;
                let text = locale.format("export-done", &[("file", path.display().to_string().into())]);
                self.toast.show("check-circle", text, Ends::Soon);
            }
            Err(ExportError::Cancelled) => self.dialog = None,
            Err(error) => {
                let text = error.message(locale);
                self.say("error-export", vec![text]);
            }
        }
    }

    fn answered(&mut self, question: Question, answer: Answer) {
        self.asking = false;
        match answer {
            Answer::Chosen(path) => self.chosen(&question, path),
            Answer::NoDialog => {
                let suspended = self.dialog.take();
                self.suspended = suspended;
                self.dialog = Some(Dialog::Browser(Box::new(Browser::new(question))));
            }
            Answer::Cancelled => self.not_chosen(),
        }
    }

    /// Goes on after no file was chosen.
    pub(super) fn not_chosen(&mut self) {
        self.after_save = None;
        self.dialog = self.suspended.take().or(self.dialog.take());
    }

    /// Goes on with the file that was chosen.
    pub(super) fn chosen(&mut self, question: &Question, path: PathBuf) {
        let suspended = self.suspended.take();
        match question.purpose {
            Purpose::OpenMap => self.open_any(path),
            Purpose::CompareMap => self.compare_with(path),
            Purpose::OpenTable => self.import_path(path),
            Purpose::AddPicture => self.add_picture_file(path),
            Purpose::SaveMap => {
                let path = question.purpose.with_extension(path);
                self.save_to(path, None);
            }
            Purpose::SavePng => {
                let path = question.purpose.with_extension(path);
                if let Some(dialog) = suspended {
                    self.dialog = Some(dialog);
                }
                self.export_to(path);
            }
        }
    }

    /// Exports to `path` on a thread, as the open dialog says.
    fn export_to(&mut self, path: PathBuf) {
        let Some(Dialog::Export(dialog)) = &mut self.dialog else { return };
        let map_file = self.session.as_ref().and_then(|session| session.path.clone());
        if map_file.is_some_and(|file| crate::export::is_same_file(&file, &path)) {
            let error = ExportError::WouldReplaceMap { file: path.clone() };
            return self.exported(&path, Err(error));
        }
        let progress = Arc::new(crate::app::dialogs::Progress::default());
        dialog.running = Some((path.clone(), progress.clone()));
        let (map, options) = (dialog.map().clone(), dialog.wanted());
        let (locale, repeatable) = (self.shell.locale, self.repeatable);
        let reporter = self.jobs.reporter();
        self.jobs.start_precious(move || {
            let mut text = if repeatable { TextEngine::embedded_only() } else { TextEngine::new() };
            let mut report = |done, total| {
                progress.set(done, total);
                reporter.wake();
            };
            let mut watch = png::Watch { progress: &mut report, cancel: &progress.cancel };
            let result = png::export(&map, &mut text, locale, &options, &path, &mut watch).map(|_| ());
            Done::Exported { path, result }
        });
    }

    /// Says that something went wrong.
    pub(super) fn say(&mut self, title: &str, text: Vec<String>) {
        let title = self.shell.tr(title);
        self.dialog = Some(Dialog::Message { title, text });
    }
}

/// Says what the open map's file holds instead of the map: not as an error of opening, which nobody wants to do.
pub(super) fn held_instead(error: &FileError) -> &'static str {
    match error.problem() {
        Problem::OtherMap => "holds-other-map",
        Problem::Empty => "holds-nothing",
        Problem::NewerOnDisk { .. } => "holds-newer",
        _ => "holds-unreadable",
    }
}

pub(super) fn image(picture: &Thumbnail) -> ColorImage {
    let size = [usize::from(picture.width), usize::from(picture.height)];
    let pixels = picture
        .rgba
        .chunks_exact(4)
        .map(|p| egui::Color32::from_rgba_premultiplied(p[0], p[1], p[2], p[3]))
        .collect();
    ColorImage::new(size, pixels)
}

/// Brings the window before the others, or asks for attention where the desktop does not let it.
fn come_forward(ctx: &Context) {
    ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
    ctx.send_viewport_cmd(ViewportCommand::Focus);
    let attention = egui::UserAttentionType::Informational;
    ctx.send_viewport_cmd(ViewportCommand::RequestUserAttention(attention));
}
