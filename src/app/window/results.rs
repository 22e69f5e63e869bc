//! Taking in what work came to.

use std::{path::PathBuf, sync::Arc};

use egui::{ColorImage, Context, TextureOptions, ViewportCommand};

use super::{Next, Window};
use crate::{
    app::{
        dialogs::Dialog,
        files::{Answer, Purpose, Question, browser::Browser},
        jobs::Done,
        session::Session,
        widgets::toast::Ends,
    },
    export::Thumbnail,
    file::{FileError, Opened, Problem},
    import::{ImportError, Imported},
};

impl Window {
    /// Takes in what was done.
    pub(super) fn take(&mut self, ctx: &Context, done: Done) {
        if matches!(done, Done::Opened { .. } | Done::Imported { .. } | Done::ShownElsewhere) {
            self.opening = self.opening.saturating_sub(1);
        }
        match done {
            Done::Opened { path, result } => self.opened(ctx, path, result),
            Done::Searched(found) => self.searched(*found),
            Done::Imported { path, result } => self.imported(ctx, path.is_some(), result),
            Done::Saved { session, request, map, result } => self.saved(ctx, session, &request, &map, result),
            Done::Remembered(result) => self.remembered(result),
            Done::Missing(paths) => self.missing = paths.into_iter().collect(),
            Done::ComeForward => come_forward(ctx),
            Done::Handed { path } => self.handed(ctx, path),
            Done::Compared { path, result } => self.compared(&path, result),
            Done::Outside { path, seen } => self.saw(&path, seen),
            Done::OutsideRead { path, hash, known, result } => {
                self.read_from_outside(ctx, &path, (hash, known), result);
            }
            Done::Measured { map, stages, area } => self.measured(&map, stages.as_deref(), area),
            Done::Exported { path, result } => self.exported(&path, result),
            Done::Thumbnail { sample, dark, picture } => {
                let texture = ctx.load_texture("sample", image(&picture), TextureOptions::LINEAR);
                self.welcome.pictures.insert((sample, dark), texture);
            }
            Done::PictureCopied { size } => self.picture_copied(size),
            Done::Copied { number, taken } => self.copy_ended(ctx, number, taken),
            Done::Pasted(clip) => self.pasted(*clip),
            Done::Pictures { map, place, pictures } => self.pictures_ready(&map, &place, pictures),
            Done::Version(news) => self.version_news(ctx, news),
            Done::Lost { found, offer } => self.take_lost(ctx, found, offer),
            Done::KeptForLater => self.find_lost(ctx, false),
            Done::JournalsSpoiled { damaged, unread, folder } => {
                self.journals_spoiled((damaged, unread), &folder);
            }
            Done::JournalTrouble { session, trouble } => self.journal_trouble(session, trouble),
            Done::Nothing | Done::ShownElsewhere => {}
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
                self.come_to_tell(ctx);
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
                self.come_to_tell(ctx);
                self.say("error-import", vec![error.message(locale)]);
            }
        }
    }

    fn answered(&mut self, question: Question, answer: Answer) {
        self.asking = false;
        match answer {
            Answer::Chosen(path) => self.chosen(&question, path),
            Answer::NoDialog => self.raise(Dialog::Browser(Box::new(Browser::new(question)))),
            Answer::Cancelled => self.not_chosen(),
        }
    }

    /// Goes on after no file was chosen.
    pub(super) fn not_chosen(&mut self) {
        self.after_save = None;
    }

    /// Goes on with the file that was chosen.
    pub(super) fn chosen(&mut self, question: &Question, path: PathBuf) {
        let ended = question.purpose.with_extension(path.clone());
        if ended != path && ended.symlink_metadata().is_ok() {
            // Whoever asked about replacing did so for the name as it was typed.
            return self.raise(Dialog::Browser(Box::new(Browser::doubting(question.clone(), ended))));
        }
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
                self.export_to(path);
            }
        }
    }

    /// Brings the window before the others where it was asked for something from elsewhere, and has to answer.
    fn come_to_tell(&self, ctx: &Context) {
        if !ctx.input(|input| input.focused) {
            come_forward(ctx);
        }
    }

    /// Says that something went wrong.
    pub(super) fn say(&mut self, title: &str, text: Vec<String>) {
        let title = self.shell.tr(title);
        self.raise(Dialog::Message { title, text });
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
