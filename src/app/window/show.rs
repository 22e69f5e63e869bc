//! Drawing: the panels around the canvas, or the welcome, and what stands over them.

use egui::{Context, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::{Window, floating::drop_hint};
use crate::{
    app::{
        actions::Action,
        canvas::Ink,
        changes,
        inspector::{self, Moment, Wish},
        jobs::Done,
        samples::Sample,
        session::Session,
        statusbar,
        text::{Shell, Type, color, report_label},
        topbar::{self, File, Standing},
        welcome,
        widgets::{button::icon_button, toast::Ends},
    },
    edit::{EditError, ItemRef},
    editor::{Deleted, Intent, NewComment, Request},
    export,
    text::TextEngine,
};

impl Window {
    /// Draws everything.
    pub(super) fn show(&mut self, ui: &mut Ui) {
        let rect = ui.max_rect();
        self.shell.fields.begin_frame();
        if self.session.is_none() {
            self.show_welcome(ui, rect);
        } else if self.presents() {
            self.show_canvas(ui, rect);
        } else {
            self.show_panels(ui, rect);
        }
        let ctx = ui.ctx().clone();
        // After the canvas: a click of the same frame says what is copied.
        self.clipboard_keys(&ctx);
        self.follow_cover(&ctx);
        self.show_menus(&ctx);
        self.show_dialog(&ctx);
        self.show_text_menu(&ctx);
        let left_out = self.shell.fields.take_left_out();
        if left_out > 0 {
            self.tell_left_out(left_out);
        }
        let action = self.toast.ui(&mut self.shell, &ctx, self.session.as_ref());
        self.queue.extend(action);
        let refused = self.is_asked();
        drop_hint(&mut self.shell, &ctx, self.session.is_some(), refused);
    }

    /// Gives the keyboard's focus to what opens over the panels, and back to the map afterwards.
    fn follow_cover(&mut self, ctx: &Context) {
        let covered = self.is_covered();
        if covered && !self.covered {
            ctx.memory_mut(|memory| {
                if let Some(focused) = memory.focused() {
                    memory.surrender_focus(focused);
                }
            });
        } else if !covered && self.covered && self.session.is_some() {
            match self.shell.picker.take_owner().or(self.text_menu.take_owner()) {
                Some(owner) => ctx.memory_mut(|memory| memory.request_focus(owner)),
                // What was opened from there may want it for itself.
                None => self.focus_canvas = !self.find_bar.wants_focus(),
            }
            ctx.request_repaint();
        }
        self.covered = covered;
    }

    fn show_welcome(&mut self, ui: &mut Ui, rect: Rect) {
        ui.painter().rect_filled(rect, 0.0, self.shell.sunken());
        let dots = self.welcome.dots.shapes(ui.ctx(), rect, rect.min, 1.0, self.shell.theme.dots);
        ui.painter().extend(dots);
        self.ask_for_pictures(ui.ctx());
        let now = self.now();
        let recents: Vec<_> =
            self.settings.recent.iter().map(|recent| (recent, self.missing.contains(&recent.path))).collect();
        let action = self.welcome.show(&mut self.shell, ui, rect, (&recents, self.lost.len()), now);
        self.queue.extend(action);
    }

    /// Has the samples' small pictures made, once a theme.
    fn ask_for_pictures(&mut self, ctx: &Context) {
        let dark = self.shell.theme.dark;
        if self.welcome.asked == Some(dark) {
            return;
        }
        self.welcome.asked = Some(dark);
        let pixels = ctx.pixels_per_point();
        let side = |points: f32| (points * pixels).round().clamp(1.0, 4096.0) as u16;
        let (width, height) = (side(welcome::PICTURE_WIDTH), side(welcome::PICTURE));
        let (theme, locale) = (self.shell.theme.clone(), self.shell.locale);
        for sample in Sample::for_locale(locale) {
            let theme = theme.clone();
            self.jobs.start(move || {
                let mut text = TextEngine::embedded_only();
                let picture = export::thumbnail(&sample.map(), &mut text, locale, &theme, width, height);
                Done::Thumbnail { sample, dark, picture }
            });
        }
    }

    /// Whether the inspector stands beside the map. In a narrow window it takes half of the room, and shows only
    /// while it is asked for.
    pub(super) fn shows_inspector(&self) -> bool {
        if self.narrow { self.drawer } else { self.settings.inspector }
    }

    /// Shows the inspector, in the place of a list of changes.
    pub(super) fn open_inspector(&mut self) {
        if let Some(session) = &mut self.session {
            session.close_changes();
        }
        *self.inspector_flag() = true;
    }

    /// What says whether the inspector shows, in a window of this width.
    pub(super) fn inspector_flag(&mut self) -> &mut bool {
        if self.narrow { &mut self.drawer } else { &mut self.settings.inspector }
    }

    fn show_panels(&mut self, ui: &mut Ui, rect: Rect) {
        self.narrow = rect.width() < topbar::INSPECTOR_FROM;
        let mut rest = rect;
        let top = cut_top(&mut rest, topbar::HEIGHT);
        let bottom = cut_bottom(&mut rest, statusbar::HEIGHT);
        self.show_top(ui, top);
        let notice = self.notice_height(rect.width());
        if notice > 0.0 {
            let bar = cut_top(&mut rest, notice);
            self.show_notices(ui, bar);
        }
        self.show_conflict_bar(ui, &mut rest);
        let listing = self.session.as_ref().is_some_and(|session| session.found.is_some());
        let mut panel = None;
        if listing {
            panel = Some(self.shell.sides().take_end(&mut rest, changes::WIDTH));
        } else if self.shows_inspector() {
            panel = Some(self.shell.sides().take_end(&mut rest, inspector::WIDTH));
        }
        self.tell_covered(ui.ctx(), rest);
        self.show_canvas(ui, rest);
        self.show_headings(ui, rest);
        self.show_zoom(ui, rest);
        self.show_find(ui.ctx(), rest);
        if let Some(panel) = panel {
            if listing {
                self.show_changes(ui, panel);
            } else {
                self.show_inspector(ui, panel);
            }
        }
        self.show_status(ui, bottom);
    }

    fn show_top(&mut self, ui: &mut Ui, rect: Rect) {
        let Some(session) = &self.session else { return };
        let name = session.name(self.shell.locale);
        let file = File { name: &name, standing: standing(session), tool: session.editor.tool() };
        let menu = topbar::show(&mut self.shell, ui, rect, &file, &self.state, &mut self.queue);
        if menu.clicked() {
            self.main_menu.open(menu.rect);
        }
    }

    /// Height of the bar with what is to be known about the map; 0 without it.
    fn notice_height(&mut self, width: f32) -> f32 {
        let Some(session) = &self.session else { return 0.0 };
        if session.notices.is_empty() {
            return 0.0;
        }
        let text = session.notices.join(" ");
        self.shell.wrapped(&text, Type::SMALL, width - 84.0).height + 14.0
    }

    fn show_notices(&mut self, ui: &Ui, rect: Rect) {
        let Some(session) = &mut self.session else { return };
        let shell = &mut self.shell;
        let text = session.notices.join(" ");
        ui.painter().rect_filled(rect, 0.0, color(shell.theme.accent_tint));
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, shell.hairline()));
        let sides = shell.sides();
        let mut rest = rect.shrink2(vec2(14.0, 7.0));
        let icon = sides.take_start(&mut rest, 16.0);
        sides.take_start(&mut rest, 8.0);
        let close = sides.take_end(&mut rest, 24.0);
        sides.take_end(&mut rest, 8.0);
        let (accent, ink) = (shell.accent(), shell.ink());
        let icon_name = if session.read_only.is_some() { "lock-simple" } else { "info" };
        shell.paint_icon(ui.painter(), icon_name, false, 16.0, icon, accent);
        let block = shell.wrapped(&text, Type::SMALL, rest.width());
        shell.paint(ui.painter(), &block, rest.min, ink);
        let response = ui.interact(rest, ui.scope_id().with("notices"), Sense::hover());
        report_label(ui, &response, &text);
        let name = shell.tr("close-message");
        let square = Rect::from_center_size(close.center(), vec2(22.0, 22.0));
        let id = ui.scope_id().with("close-notices");
        if icon_button(shell, ui, square, id, ("x", 14.0), &name, None).clicked() {
            session.notices.clear();
        }
    }

    fn show_canvas(&mut self, ui: &mut Ui, rect: Rect) {
        let Some(session) = &mut self.session else { return };
        self.canvas_rect = Some(rect);
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect).id_salt("canvas"));
        child.set_clip_rect(rect.intersect(ui.clip_rect()));
        let Shell { text, atlas, theme, locale, .. } = &mut self.shell;
        let ink = Ink { text, atlas, theme, locale: *locale };
        self.canvas.hold(self.text_menu.holds_map());
        let shown = self.canvas.show(&mut child, &mut session.editor, ink);
        if std::mem::take(&mut self.focus_canvas) {
            shown.response.request_focus();
        }
        for request in shown.requests {
            self.requested(rect, &request);
        }
    }

    /// Tells that a text had no room for all that was typed or pasted.
    fn tell_left_out(&mut self, characters: usize) {
        let locale = self.shell.locale;
        let args = [("count", characters.into()), ("most", locale.count(crate::model::MAX_TEXT).into())];
        self.toast.show("warning", locale.format("text-left-out", &args), Ends::Soon);
    }

    /// Does what the editor asks of the window.
    pub(super) fn requested(&mut self, canvas: Rect, request: &Request) {
        match request {
            Request::OpenTextMenu(pos) => {
                self.text_menu.open_on_map(canvas.min + vec2(pos.x as f32, pos.y as f32));
            }
            Request::OpenContextMenu { pos, .. } => {
                let at = canvas.min + vec2(pos.x as f32, pos.y as f32);
                let editor = self.session.as_ref().map(|session| &session.editor);
                self.addition = editor.and_then(|editor| editor.addition_at(*pos));
                self.context_menu.open(Rect::from_min_size(at, vec2(0.0, 0.0)));
            }
            Request::Deleted(deleted) => self.deleted(deleted),
            Request::Pasted(pasted) => self.pasted_more(pasted),
            Request::Shortened(count) => {
                let Some(session) = &self.session else { return };
                let text = self.shell.format("spans-shortened", &[("count", (*count).into())]);
                self.toast.offer("arrows-in-line-horizontal", text, Action::Undo, session.map());
            }
            Request::Refused(error) => {
                let text = error.message(self.shell.locale);
                let session = self.session.as_ref();
                let locked =
                    session.filter(|session| *error == EditError::Locked && session.editor.chosen().locked);
                match locked {
                    Some(session) => self.toast.offer_to_unlock(text, session),
                    None => self.toast.show("lock-simple", text, Ends::changed(session)),
                }
            }
            Request::LeftOut(characters) => self.tell_left_out(*characters),
            Request::CopyText(_) => {}
            Request::EditText(_) => self.open_inspector(),
            Request::Comment(_) => {
                self.open_inspector();
                self.focus_comment = true;
            }
        }
    }

    /// Says what went, where it is more than what was pointed at.
    fn deleted(&mut self, deleted: &Deleted) {
        let Some(session) = &self.session else { return };
        let shell = &self.shell;
        let several = deleted.items > 1;
        let kind = match deleted.item {
            _ if deleted.mixed => "items",
            ItemRef::Stage(_) if several => "stages",
            ItemRef::Stage(_) => "stage",
            ItemRef::Lane(_) if several => "lanes",
            ItemRef::Lane(_) => "lane",
            ItemRef::Step(_) if several => "steps",
            ItemRef::Step(_) => "step",
            ItemRef::Card(_) if several => "cards",
            ItemRef::Persona(_) if several => "personas",
            ItemRef::Persona(_) => "persona",
            _ if several => "items",
            // What was pointed at is gone, as everybody sees.
            _ if deleted.along.is_empty() => return,
            ItemRef::Card(_) => "card",
            ItemRef::Point(_) => "point",
            ItemRef::Curve(_) => "curve",
            ItemRef::Link(_) => "link",
            _ => return,
        };
        let title = match deleted.title.trim() {
            "" => shell.tr("untitled"),
            title => title.to_owned(),
        };
        let args = [("kind", kind.into()), ("title", title.into()), ("count", deleted.items.into())];
        let mut text = shell.format("deleted", &args);
        let parts = deleted.along.iter().map(|(part, count)| {
            shell.format("deleted-part", &[("part", part.name().into()), ("count", (*count).into())])
        });
        if let Some(parts) = shell.locale.list(parts) {
            text = shell.format("deleted-with", &[("what", text.into()), ("parts", parts.into())]);
        }
        self.toast.offer("trash", text, Action::Undo, session.map());
    }

    fn show_inspector(&mut self, ui: &mut Ui, rect: Rect) {
        let now = self.now();
        let moment = Moment {
            now,
            repeatable: self.repeatable,
            author: author(self.repeatable),
            focus_comment: std::mem::take(&mut self.focus_comment),
            sought: self.sought(),
            reveal: self.reveal.take(),
        };
        let Some(session) = &mut self.session else { return };
        let mut requests = Vec::new();
        for wish in inspector::show(&mut self.shell, ui, rect, session, moment) {
            let applied = match wish {
                Wish::GoTo(id) => {
                    session.go_to(&id);
                    Ok(())
                }
                Wish::Type(command, burst) => {
                    self.untidy = None;
                    session.editor.apply_in_burst(&command, Some(burst))
                }
                Wish::Revert(_, burst) if session.editor.take_back(burst) => {
                    self.untidy = None;
                    Ok(())
                }
                Wish::Revert(command, burst) => {
                    self.untidy = None;
                    session.editor.apply_in_burst(&command, Some(burst))
                }
                Wish::Tidy(command, burst) => {
                    self.untidy = Some((command, burst));
                    Ok(())
                }
                Wish::Change(command) => session.editor.apply(&command),
                Wish::Do(action) => {
                    self.queue.push(action);
                    Ok(())
                }
                Wish::Want(intent) => {
                    requests.extend(session.editor.perform(intent).request);
                    Ok(())
                }
                Wish::Comment(comment) => {
                    let time = jiff::Timestamp::from_second(now).unwrap_or_default().to_string();
                    let comment = NewComment { author: author(self.repeatable), time, ..comment };
                    requests.extend(session.editor.comment(comment).request);
                    Ok(())
                }
                Wish::Resolve(thread, resolved) => {
                    requests.extend(session.editor.resolve(&thread, resolved).request);
                    Ok(())
                }
            };
            if let Err(error) = applied {
                let ends = Ends::changed(Some(session));
                self.toast.show("warning", error.message(self.shell.locale), ends);
            }
            ui.ctx().request_repaint();
        }
        let canvas = self.canvas_rect.unwrap_or(rect);
        for request in requests {
            self.requested(canvas, &request);
        }
    }

    /// Once nobody types any more in a field of the panel, takes away what nobody sees of what was typed there.
    pub(super) fn follow_fields(&mut self, ctx: &Context) {
        let over = |(_, burst): &mut (_, u64)| !self.shell.fields.is_typing(ctx, *burst);
        if let Some((command, burst)) = self.untidy.take_if(over)
            && let Some(session) = &mut self.session
        {
            session.editor.end_burst(&command, burst);
        }
    }

    fn show_status(&mut self, ui: &Ui, rect: Rect) {
        let Some(session) = &mut self.session else { return };
        let pressed = statusbar::show(&mut self.shell, ui, rect, session);
        if pressed.findings {
            session.editor.perform(Intent::SelectNone);
            self.open_inspector();
            self.reveal = Some(inspector::HINTS);
            ui.ctx().request_repaint();
        }
        if pressed.unprotected {
            self.tell_unprotected();
            ui.ctx().request_repaint();
        }
        if let Some(anchor) = pressed.flow {
            self.flow_menu.open(anchor);
        }
    }
}

/// Who writes comments: the person as the system knows them.
fn author(repeatable: bool) -> String {
    let name = |variable| std::env::var(variable).ok().filter(|name| !name.trim().is_empty());
    let known = || ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(name);
    if repeatable { String::new() } else { known().unwrap_or_default() }
}

/// How a map stands with the disk.
fn standing(session: &Session) -> Standing {
    if session.read_only.is_some() {
        Standing::ReadOnly
    } else if session.saving_since.is_some() {
        Standing::Saving
    } else if session.is_dirty() {
        Standing::Unsaved
    } else if session.path.is_some() {
        Standing::Saved
    } else if session.sample {
        Standing::Sample
    } else {
        Standing::New
    }
}

pub(super) fn cut_top(rest: &mut Rect, height: f32) -> Rect {
    let cut = Rect::from_min_max(rest.min, pos2(rest.right(), rest.top() + height));
    rest.min.y += height;
    cut
}

fn cut_bottom(rest: &mut Rect, height: f32) -> Rect {
    let cut = Rect::from_min_max(pos2(rest.left(), rest.bottom() - height), rest.max);
    rest.max.y -= height;
    cut
}
