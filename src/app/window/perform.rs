//! Doing what was asked for.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use egui::{Context, ViewportCommand};

use super::{NewWindow, Next, Window, left_table};
use crate::{
    app::{
        actions::Action,
        dialogs::{Dialog, ShortcutSheet},
        files::{Answer, Purpose, Question},
        inspector, instance,
        jobs::{Done, Reporter, guarded},
        session::Session,
        widgets::toast::Ends,
    },
    editor::{Addition, Intent, Tool},
    export,
    file::{self, FileError},
    i18n, import,
    model::{Template, WebAddress},
};

impl Window {
    /// Does `action`.
    pub(super) fn perform(&mut self, ctx: &Context, action: Action) {
        let only_looks = matches!(
            action,
            Action::ZoomIn
                | Action::ZoomOut
                | Action::ZoomActual
                | Action::ZoomFit
                | Action::ZoomSelection
                | Action::Inspector
                | Action::SplitAtCaret
                | Action::ListMode
                | Action::Appearance(_)
                | Action::Autosave
                | Action::Palette
                | Action::Shortcuts
                | Action::About
        );
        if !only_looks {
            // What is being typed belongs to what is saved, exported or undone.
            self.finish_typing();
        }
        match action {
            Action::New => self.new_map(ctx, Template::CurrentState),
            Action::NewFrom(template) => self.new_map(ctx, template),
            Action::Templates => self.dialog = Some(Dialog::Templates),
            Action::Open => self.ask_file(Purpose::OpenMap),
            Action::OpenRecent(path) => self.open_path(path),
            Action::OpenSample(sample) => {
                let mut session = Session::unnamed(sample.map(), false, self.shell.locale);
                session.sample = true;
                self.leave(ctx, Next::Show(Box::new(session)));
            }
            Action::ImportTable => self.ask_file(Purpose::OpenTable),
            Action::PasteTable => self.ask_for_paste(ctx, true),
            Action::Paste => self.ask_for_paste(ctx, false),
            Action::Copy => self.copy(ctx, false),
            Action::Cut => self.copy(ctx, true),
            Action::Save => self.save(None),
            Action::SaveAs => self.ask_file(Purpose::SaveMap),
            Action::ExportPng => self.ask_export(),
            Action::CloseMap => self.leave(ctx, Next::Close),
            Action::Quit => self.leave(ctx, Next::Quit),
            Action::Present => self.present(),
            Action::NextPanel => self.next_panel(ctx),
            Action::ContextMenu => self.open_context_menu(),
            Action::Inspector => {
                let covered = self.session.as_ref().is_some_and(|session| session.subject.is_some());
                if covered {
                    self.open_inspector();
                } else {
                    let shown = self.inspector_flag();
                    *shown = !*shown;
                }
                self.save_settings();
            }
            Action::Language(locale) => {
                self.settings.language = Some(locale.tag().to_owned());
                self.shell.locale = locale;
                self.save_settings();
            }
            Action::Appearance(appearance) => {
                self.settings.appearance = appearance;
                self.follow_appearance(ctx);
                self.save_settings();
            }
            Action::Autosave => {
                self.settings.autosave = !self.settings.autosave;
                self.save_settings();
            }
            Action::OpenLink(text) => match WebAddress::parse(&text) {
                Some(address) => self.dialog = Some(Dialog::OpenLink(address)),
                None => {
                    let args = [("address", i18n::tamed(&text).into())];
                    let said = self.shell.format("link-refused", &args);
                    self.toast.show("warning", said, Ends::Soon);
                }
            },
            Action::Compare => self.ask_file(Purpose::CompareMap),
            Action::Conflicts => self.toggle_conflicts(),
            Action::Versions => self.open_versions(),
            Action::Recover => self.open_recovery(None),
            Action::Find => self.open_find(false),
            Action::Replace => self.open_find(true),
            Action::FindNext | Action::FindPrevious => self.find_on(action == Action::FindNext),
            Action::Palette => self.open_palette(),
            Action::Shortcuts => self.open_shortcuts(),
            Action::About => self.dialog = Some(Dialog::About),
            Action::Undo => self.intend(Intent::Undo),
            Action::Redo => self.intend(Intent::Redo),
            Action::Rename => self.intend(Intent::Open),
            Action::CopyPicture => self.copy_picture(),
            Action::CopyStyle => self.copy_looks(),
            Action::PasteStyle => self.paste_looks(),
            Action::Icons => self.open_icons(),
            Action::AddPicture => self.ask_picture(),
            Action::Build(build) => self.intend(Intent::Build(build)),
            Action::Duplicate => self.intend(Intent::Duplicate),
            Action::Delete => self.intend(Intent::Delete),
            Action::SelectAll => self.intend(Intent::SelectAll),
            Action::SelectWithin(extent) => self.intend(Intent::SelectWithin(extent)),
            Action::SelectTool => self.intend(Intent::Use(Tool::Select)),
            Action::NoteTool => self.intend(Intent::Use(Tool::Note)),
            Action::SplitAtCaret => self.split_at_caret(),
            Action::ListMode => {
                self.settings.list_mode = !self.settings.list_mode;
                self.save_settings();
            }
            Action::HandTool => self.intend(Intent::Use(Tool::Hand)),
            Action::LinkTool => self.intend(Intent::Use(Tool::Link)),
            Action::CommentTool => self.intend(Intent::Use(Tool::Comment)),
            Action::ZoomIn => self.intend(Intent::ZoomIn),
            Action::ZoomOut => self.intend(Intent::ZoomOut),
            Action::ZoomActual => self.intend(Intent::ZoomTo(1.0)),
            Action::ZoomFit => self.intend(Intent::FitMap),
            Action::ZoomSelection => self.intend(Intent::FitSelection),
            Action::Kind(kind) => self.intend(Intent::SetKind(kind)),
            Action::AddHere(addition) => self.add_here(addition),
            Action::Flow(flow) => self.intend(Intent::SetFlow(flow)),
        }
        ctx.request_repaint();
    }

    pub(super) fn intend(&mut self, intent: Intent) {
        let Some(session) = &mut self.session else { return };
        session.editor.refresh(&mut self.shell.text);
        let request = session.editor.perform(intent).request;
        if let (Some(request), Some(canvas)) = (request, self.canvas_rect) {
            self.requested(canvas, &request);
        }
    }

    fn add_here(&mut self, addition: Addition) {
        let Some(session) = &mut self.session else { return };
        session.editor.refresh(&mut self.shell.text);
        let outcome = session.editor.add(addition);
        self.follow(outcome);
    }

    fn split_at_caret(&mut self) {
        let Some(session) = &mut self.session else { return };
        session.editor.refresh(&mut self.shell.text);
        let outcome = session.editor.split_at_caret(&mut self.shell.text);
        self.follow(outcome);
    }

    fn new_map(&mut self, ctx: &Context, template: Template) {
        let map = Arc::new(template.map(self.shell.locale));
        let session = Session::unnamed(map, false, self.shell.locale);
        self.leave(ctx, Next::Show(Box::new(session)));
    }

    /// Does `next` at once, or asks first when unsaved work would be lost.
    pub(super) fn leave(&mut self, ctx: &Context, next: Next) {
        self.finish_typing();
        match &self.session {
            Some(session) if session.saving_since.is_some() => self.after_save = Some(next),
            Some(session) if session.is_dirty() => {
                if !matches!(next, Next::Show(_)) {
                    // Who wants to leave once more is asked once.
                    self.close_dialogs(|open| matches!(open, Dialog::Unsaved(Next::Close | Next::Quit)));
                }
                self.raise(Dialog::Unsaved(next));
            }
            _ => self.go(ctx, next),
        }
    }

    /// Does `next`, whatever is lost.
    pub(super) fn go(&mut self, ctx: &Context, next: Next) {
        if !matches!(next, Next::Quit) {
            self.close_questions(ctx);
        }
        match next {
            Next::Show(session) => {
                if let Some(path) = session.path.clone() {
                    self.remember(&path);
                }
                self.end_session();
                self.offer_lost |= !session.was_lost && self.compare.is_none();
                self.session = Some(*session);
                if let Some(path) = self.compare.take() {
                    self.offer_lost = false;
                    self.compare_with(path);
                }
                self.find_bar.close();
                self.canvas = Default::default();
                self.toast.clear();
                self.focus_canvas = true;
            }
            Next::Close => {
                self.end_session();
                self.toast.clear();
            }
            Next::Quit => {
                self.may_quit = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
        }
        ctx.request_repaint();
    }

    /// Moves the keyboard's focus from the map to the panel, to the bars, and back.
    fn next_panel(&mut self, ctx: &Context) {
        let focused = ctx.memory(egui::Memory::focused);
        let (menu, panel) = (crate::app::topbar::menu_id(), inspector::focus_id());
        let has_panel = ctx.read_response(panel).is_some();
        let on_map = focused.is_none_or(|focused| focused == crate::app::canvas::Canvas::id());
        if focused == Some(menu) {
            self.focus_canvas = true;
            return;
        }
        let next = if on_map && has_panel { panel } else { menu };
        ctx.memory_mut(|memory| memory.request_focus(next));
    }

    /// Opens the menu of what is selected where that stands, for those who do not point.
    fn open_context_menu(&mut self) {
        let (Some(session), Some(canvas)) = (&mut self.session, self.canvas_rect) else { return };
        self.addition = None;
        session.editor.refresh(&mut self.shell.text);
        let place = session.editor.selection_in_view().map(|rect| {
            let at = |x: f64, y: f64| canvas.min + egui::vec2(x as f32, y as f32);
            egui::Rect::from_min_max(at(rect.x0, rect.y0), at(rect.x1, rect.y1)).intersect(canvas)
        });
        let place = place.filter(egui::Rect::is_positive);
        self.context_menu
            .open(place.unwrap_or(egui::Rect::from_center_size(canvas.center(), egui::Vec2::ZERO)));
    }

    /// Shows the map alone on the whole screen, or the panels again.
    fn present(&mut self) {
        let Some(session) = &mut self.session else { return };
        if session.editor.is_presented() {
            session.editor.end_presentation();
            self.toast.clear();
        } else {
            session.editor.refresh(&mut self.shell.text);
            session.editor.present();
            let hint = self.shell.tr("present-hint");
            self.toast.show("presentation", hint, Ends::Soon);
        }
    }

    /// Asks for a file.
    pub(super) fn ask_file(&mut self, purpose: Purpose) {
        if self.asking {
            // The desktop's dialog stands open already, perhaps behind this window. Its answer is to something else.
            self.after_save = None;
            let text = self.shell.tr("files-asked");
            return self.toast.show("folder-open", text, Ends::Soon);
        }
        let session = self.session.as_ref();
        // A map that was recovered is offered the file that it had, and never saved there unasked.
        let path = session.and_then(|session| session.path.clone().or_else(|| session.origin.clone()));
        let suggested = session.map(|session| {
            let extension = if purpose == Purpose::SavePng { "png" } else { file::EXTENSION };
            export::default_path(path.as_deref(), session.map(), extension)
        });
        let recent = self.settings.recent.first().and_then(|recent| recent.path.parent());
        let beside = path.as_deref().and_then(Path::parent);
        let folder = beside.or(recent).map(Path::to_owned);
        let name = suggested.map(|path| crate::app::files::shown_name(&path)).unwrap_or_default();
        let question = Question { purpose, folder, name };
        self.asking = true;
        let mut pending = Pending { reporter: self.jobs.reporter(), question: Some(question.clone()) };
        self.files.ask(&question, self.shell.locale, Box::new(move |answer| pending.answer(answer)));
    }

    /// Shows the map at `path`: in the window that has it already, in this one where there is nothing to keep in
    /// it, or in one of its own. Reads it on a thread.
    pub(crate) fn open_path(&mut self, path: PathBuf) {
        let own = self.session.as_ref().and_then(|session| session.path.as_deref());
        if self.instance.is_some() && own.is_some_and(|own| export::is_same_file(own, &path)) {
            return;
        }
        let (reachable, new_window) = (self.instance.is_some(), self.window_beside());
        self.opening += 1;
        self.jobs.start(move || {
            if reachable && instance::hand_over(&path, false) {
                return Done::ShownElsewhere;
            }
            // A file that breaks the reader down is told of as any other that cannot be read.
            let broken = |said| Err(FileError::reading(&path, std::io::Error::other(said)));
            let result = guarded(|| file::read(&path)).unwrap_or_else(broken);
            if let (Some(new_window), Ok(_)) = (new_window, &result) {
                new_window(&path);
                return Done::ShownElsewhere;
            }
            Done::Opened { path, result }
        });
    }

    /// How a window of its own is opened, where this one has a map to keep: it keeps its window and its history as
    /// long as there is something in it to keep.
    fn window_beside(&self) -> Option<NewWindow> {
        let busy = self.session.as_ref().is_some_and(|session| session.path.is_some() || session.is_dirty());
        self.new_window.clone().filter(|_| busy)
    }

    /// Imports the table at `path` on a thread; into a window of its own where this one has a map to keep.
    pub(super) fn import_path(&mut self, path: PathBuf) {
        let (locale, new_window) = (self.shell.locale, self.window_beside());
        let left = self.state_folder.as_deref().is_some_and(|folder| left_table::is_left(folder, &path));
        self.opening += 1;
        self.jobs.start(move || {
            if left {
                let hint = import::TableHint { name: String::new(), locale };
                let text = left_table::take(&path);
                return Done::Imported { path: None, result: import::table(&text, &hint).map(Box::new) };
            }
            let result = import::read(&path, locale).map(Box::new);
            if let (Some(new_window), Ok(_)) = (new_window, &result) {
                new_window(&path);
                return Done::ShownElsewhere;
            }
            Done::Imported { path: Some(path), result }
        });
    }

    /// Imports a table from the clipboard on a thread; into a window of its own where this one has a map to keep.
    pub(super) fn import_text(&mut self, text: String) {
        let hint = import::TableHint { name: String::new(), locale: self.shell.locale };
        let beside = self.window_beside().zip(self.state_folder.clone());
        self.opening += 1;
        self.jobs.start(move || {
            let result = import::table(&text, &hint).map(Box::new);
            if let (Some((new_window, folder)), Ok(_)) = (beside, &result)
                && let Some(path) = left_table::leave(&folder, &text)
            {
                new_window(&path);
                return Done::ShownElsewhere;
            }
            Done::Imported { path: None, result }
        });
    }

    fn open_shortcuts(&mut self) {
        let sheet = ShortcutSheet::new(self.shell.locale);
        self.dialog = Some(Dialog::Shortcuts(Box::new(sheet)));
    }
}

/// A question that is answered exactly once: by the person, or by nobody when the dialog broke down.
struct Pending {
    reporter: Reporter,
    question: Option<Question>,
}

impl Pending {
    fn answer(&mut self, answer: Answer) {
        if let Some(question) = self.question.take() {
            self.reporter.report(Done::Answered { question, answer });
        }
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        self.answer(Answer::Cancelled);
    }
}
