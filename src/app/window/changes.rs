//! Comparing the open map with another, and settling conflicts.

use std::path::{Path, PathBuf};

use egui::{Rect, Sense, Stroke, Ui, vec2};

use super::{Window, show::cut_top};
use crate::{
    app::{
        actions::Action,
        changes::{self, ChangeWish, Found, Since, Subject},
        files::shown_name,
        jobs::Done,
        text::{Type, color, report_label},
        widgets::{Button, button::Look, toast::Ends},
    },
    edit::Command,
    editor::Intent,
    file::{self, FileError, Opened},
};

/// Height of the bar that tells of conflicts.
const BAR: f32 = 42.0;

impl Window {
    /// Shows or closes the list of conflicts.
    pub(super) fn toggle_conflicts(&mut self) {
        let Some(session) = &mut self.session else { return };
        match session.subject {
            Some(Subject::Conflicts) => session.close_changes(),
            _ => session.show_changes(Subject::Conflicts),
        }
    }

    /// Reads the map at `path` on a thread, to compare the open one with it.
    pub(super) fn compare_with(&mut self, path: PathBuf) {
        self.jobs.start(move || {
            let result = file::read(&path);
            Done::Compared { path, result }
        });
    }

    /// Shows what changed since the map that was read.
    pub(super) fn compared(&mut self, path: &Path, result: Result<Opened, FileError>) {
        match result {
            Ok(opened) => {
                let Some(session) = &mut self.session else { return };
                let since = Since::File(shown_name(path));
                session.show_changes(Subject::Comparison { before: opened.map, since });
            }
            Err(error) => {
                let text = error.message_by_name(self.shell.locale);
                self.say("error-open", vec![text]);
            }
        }
    }

    /// Brings the list up to date with the map.
    pub(super) fn follow_changes(&mut self) {
        let locale = self.shell.locale;
        let Some(session) = &mut self.session else { return };
        let Some(subject) = &session.subject else { return };
        let map = session.editor.map();
        if session.found.as_ref().is_some_and(|found| found.is_of(map, locale)) {
            return;
        }
        let found = Found::new(subject, map, locale, session.found.as_ref());
        session.editor.set_marks(found.marks.clone());
        session.found = Some(found);
    }

    /// Draws the panel into `rect`, and does what is asked for in it.
    pub(super) fn show_changes(&mut self, ui: &mut Ui, rect: Rect) {
        let Some(session) = &mut self.session else { return };
        let (Some(subject), Some(found)) = (&session.subject, &session.found) else { return };
        let writable = !session.editor.document().is_read_only();
        let wishes = changes::show(&mut self.shell, ui, rect, (subject, found), writable);
        for wish in wishes {
            match wish {
                ChangeWish::GoTo(item) => {
                    session.editor.perform(Intent::Select(item));
                }
                ChangeWish::Choose(ids, side) => {
                    let command = Command::ResolveConflicts { ids, side };
                    if let Err(error) = session.editor.apply(&command) {
                        let ends = Ends::changed(Some(session));
                        self.toast.show("warning", error.message(self.shell.locale), ends);
                    }
                }
                ChangeWish::ChooseAll(side) => {
                    // Those that are not listed too.
                    let ids = session.map().conflicts.iter().map(|conflict| conflict.id.clone()).collect();
                    match session.editor.apply(&Command::ResolveConflicts { ids, side }) {
                        Ok(()) => {
                            // There is nothing left to choose.
                            session.close_changes();
                            let text = self.shell.tr("changes-all-settled");
                            self.toast.offer("check-circle", text, Action::Undo, session.map());
                        }
                        Err(error) => {
                            let ends = Ends::changed(Some(session));
                            self.toast.show("warning", error.message(self.shell.locale), ends);
                        }
                    }
                }
                ChangeWish::Close => session.close_changes(),
            }
            ui.ctx().request_repaint();
        }
    }

    /// The bar that tells of conflicts, cut from the top of `rest`; it is there as long as there are any.
    pub(super) fn show_conflict_bar(&mut self, ui: &Ui, rest: &mut Rect) {
        let Some(session) = &self.session else { return };
        let count = session.map().conflicts.len();
        if count == 0 {
            return;
        }
        let open = matches!(session.subject, Some(Subject::Conflicts));
        let bar = cut_top(rest, BAR);
        let shell = &mut self.shell;
        ui.painter().rect_filled(bar, 0.0, color(shell.theme.accent_tint));
        ui.painter().hline(bar.x_range(), bar.bottom() - 0.5, Stroke::new(1.0, shell.hairline()));
        let sides = shell.sides();
        let mut inside = bar.shrink2(vec2(14.0, 0.5 * (BAR - Button::HEIGHT)));
        let icon = sides.take_start(&mut inside, 18.0);
        sides.take_start(&mut inside, 8.0);
        let name = shell.tr(if open { "changes-close" } else { "conflict-choose" });
        let button = Button::new(&name, if open { Look::Outlined } else { Look::Primary });
        let place = sides.take_end(&mut inside, button.width(shell) + 8.0);
        sides.take_end(&mut inside, 8.0);
        let ink = crate::app::canvas::mark_color(crate::editor::Mark::Conflict);
        shell.paint_icon(ui.painter(), "warning", true, 18.0, icon, ink);
        let text = shell.format("conflict-count", &[("count", count.into())]);
        let block = shell.fitted(&text, Type::BODY, inside.width());
        let ink = shell.ink();
        shell.paint_start(ui.painter(), &block, inside, ink);
        let response = ui.interact(inside, ui.scope_id().with("conflict-bar"), Sense::hover());
        report_label(ui, &response, &text);
        let id = ui.scope_id().with("conflict-bar-button");
        if button.show_at(shell, ui, place, id).clicked() {
            self.queue.push(Action::Conflicts);
        }
    }
}
