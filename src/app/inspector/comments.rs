//! Comments: the threads on a part of the map, with room for answers and for a new one.

use egui::{Id as EguiId, Rect, Ui, vec2};
use jiff::{Timestamp, tz::TimeZone};

use super::{Panel, Wish, sought::At};
use crate::{
    app::{
        text::{Shell, Type},
        time,
        widgets::{button::icon_button, field, field::mark, label, section, text_field::Field},
    },
    edit::{Command, CommentField, ItemRef},
    editor::{NewComment, Thread, about, all_threads, item_about, threads},
    model::{Comment, Id, JourneyMap},
};

/// Key of the section.
pub(super) const SECTION: &str = "section-comments";
/// Key of the part of it with what was settled.
pub(super) const SETTLED: &str = "section-settled";

impl Panel<'_> {
    /// The threads on what is called `about`; empty is the map.
    pub(super) fn comments(&mut self, shell: &mut Shell, ui: &mut Ui, map: &JourneyMap, about: &Id) {
        let threads = threads(map, about);
        let open = threads.iter().any(|thread| !thread.first.resolved);
        if self.moment.focus_comment {
            section::open(ui.ctx(), SECTION);
        }
        let count = threads.iter().filter(|thread| !thread.first.resolved).count();
        self.section(shell, ui, (SECTION, count), open, |panel, shell, ui| {
            let (settled, unsettled): (Vec<_>, Vec<_>) =
                threads.into_iter().partition(|thread| thread.first.resolved);
            for thread in &unsettled {
                panel.thread(shell, ui, thread);
            }
            panel.new_thread(shell, ui, about, unsettled.is_empty());
            if !settled.is_empty() {
                let key = (SETTLED, settled.len());
                panel.section(shell, ui, key, false, |panel, shell, ui| {
                    for thread in &settled {
                        panel.thread(shell, ui, thread);
                    }
                });
            }
        });
    }

    /// The field for a comment of its own. Where a thread is open already, whose answers have a field, there is a
    /// button in its place until it is wanted.
    fn new_thread(&mut self, shell: &mut Shell, ui: &mut Ui, about: &Id, is_first: bool) {
        let names = ("field-new-comment", about, &Id::default());
        let (wanted, draft) = (self.field_id("wanted", about), self.draft_id(names));
        let asked = std::mem::take(&mut self.moment.focus_comment);
        let drafted = ui.data(|data| data.get_temp::<String>(draft)).is_some_and(|draft| !draft.is_empty());
        // From the press of the button until the field has the focus.
        let fresh = asked || ui.data_mut(|data| data.remove_temp::<bool>(wanted)).is_some();
        let focused = ui.memory(|memory| memory.has_focus(draft));
        if is_first || fresh || drafted || focused {
            self.new_comment(shell, ui, names, fresh);
        } else if self.button(shell, ui, ("plus", "action-another-comment")) {
            ui.data_mut(|data| data.insert_temp(wanted, true));
            ui.ctx().request_repaint();
        }
    }

    /// The threads on other parts of the map, as ways to them.
    pub(super) fn comments_elsewhere(&mut self, shell: &mut Shell, ui: &mut Ui, map: &JourneyMap) {
        let open: Vec<Thread<'_>> = all_threads(map)
            .into_iter()
            .filter(|thread| !thread.first.resolved && !thread.first.about.is_empty())
            .collect();
        if open.is_empty() {
            return;
        }
        self.section(shell, ui, ("section-comments-elsewhere", open.len()), true, |panel, shell, ui| {
            for thread in open {
                let salt = ("elsewhere", &thread.first.id);
                let (pressed, _) = panel.row(shell, ui, salt, ("chat-circle", &thread.first.text), &[]);
                if pressed && let Some(item) = item_about(map, &thread.first.about) {
                    section::open(ui.ctx(), SECTION);
                    panel.wish(crate::editor::Intent::Select(item));
                }
            }
            ui.add_space(field::GAP);
        });
    }

    /// A thread by itself: what a selected comment shows.
    pub(super) fn comment(&mut self, shell: &mut Shell, ui: &mut Ui, map: &JourneyMap, id: &Id) {
        let name = shell.tr("inspector-comment");
        let ink = shell.accent();
        self.head(shell, ui, ("chat-circle", ink), &name);
        let of_it = |thread: &Thread<'_>| {
            thread.first.id == *id || thread.replies.iter().any(|reply| reply.id == *id)
        };
        if let Some(thread) = all_threads(map).into_iter().find(of_it) {
            self.thread(shell, ui, &thread);
            if let Some(item) = about(map, &ItemRef::Comment(id.clone())).and_then(|id| item_about(map, &id))
            {
                let place = shell.tr("action-go-to-place");
                if self.row(shell, ui, "place", ("map-pin", &place), &[]).0 {
                    self.wish(crate::editor::Intent::Select(item));
                }
            }
        }
    }

    fn thread(&mut self, shell: &mut Shell, ui: &mut Ui, thread: &Thread<'_>) {
        self.remark(shell, ui, thread.first, true);
        for reply in &thread.replies {
            let inset = 14.0;
            let (room, top) = (ui.available_width(), ui.cursor().top());
            let bounds = Rect::from_min_size(egui::pos2(ui.max_rect().left(), top), vec2(room, 0.0));
            let place = shell.sides().place(bounds, inset, 0.0, vec2(room - inset, 2000.0));
            let builder = egui::UiBuilder::new().max_rect(place).id_salt(&reply.id);
            let mut child = ui.new_child(builder);
            self.remark(shell, &mut child, reply, false);
            let bottom = child.min_rect().bottom();
            ui.allocate_space(vec2(room, bottom - top));
        }
        if !thread.first.resolved {
            let about = thread.first.about.clone();
            self.new_comment(shell, ui, ("field-reply", &about, &thread.first.id), false);
        }
        ui.add_space(4.0);
    }

    /// Who said what and when. The first of a thread can be settled, any can be taken out.
    fn remark(&mut self, shell: &mut Shell, ui: &mut Ui, comment: &Comment, first: bool) {
        let (id, row) = ui.allocate_space(vec2(ui.available_width(), 22.0));
        let sides = shell.sides();
        let mut rest = row;
        let mut tools = vec![("trash", "remove-comment")];
        if first {
            let tool = if comment.resolved {
                ("arrow-counter-clockwise", "action-reopen-comment")
            } else {
                ("check-circle", "action-resolve-comment")
            };
            tools.push(tool);
        }
        let mut pressed = None;
        if self.writable {
            for (icon, message) in tools {
                let place = sides.take_end(&mut rest, 24.0);
                let square = Rect::from_center_size(place.center(), vec2(22.0, 22.0));
                let name = format!("{}: {}", shell.tr(message), first_words(&comment.text));
                if icon_button(shell, ui, square, id.with(message), (icon, 15.0), &name, None).clicked() {
                    pressed = Some(message);
                }
            }
        }
        let who = match comment.author.trim() {
            author if author == self.moment.author => shell.tr("comment-you"),
            "" => shell.tr("comment-nobody"),
            author => author.to_owned(),
        };
        let when = self.when(shell, comment);
        let ink = shell.secondary();
        let who_width = shell.line(&who, Type::LABEL).ink_width.min(rest.width() * 0.6) + 8.0;
        let who_rect = sides.take_start(&mut rest, who_width);
        label::fitted(shell, ui, who_rect, id.with("who"), &who, Type::LABEL, ink);
        let faint = shell.faint();
        label::fitted(shell, ui, rest, id.with("when"), &when, Type::SMALL, faint);
        let text_id = self.field_id("field-comment", &comment.id);
        let name = shell.tr("field-comment");
        let name = shell.both(&name, &shell.both(&who, &when));
        let typed = Field::new(&name, &comment.text)
            .multiline(1.0)
            .enabled(self.writable)
            .marked(self.within(&At::Comment(comment.id.clone())))
            .show(shell, ui, text_id);
        if self.within(&At::Author(comment.id.clone())).is_some() {
            mark(ui.painter(), who_rect);
        }
        self.go_to_sought(ui, &At::Comment(comment.id.clone()), typed.rect);
        self.go_to_sought(ui, &At::Author(comment.id.clone()), row);
        ui.add_space(6.0);
        let ids = vec![comment.id.clone()];
        let command = |text| Command::EditComments { ids: ids.clone(), set: vec![CommentField::Text(text)] };
        if let Some(text) = typed.changed {
            self.wishes.push(Wish::Type(command(text), typed.burst));
            self.wishes.extend(typed.tidied.map(|text| Wish::Tidy(command(text), typed.burst)));
        }
        match pressed {
            Some("remove-comment") => {
                self.change(Command::Delete { items: vec![ItemRef::Comment(comment.id.clone())] });
            }
            Some(_) => self.wishes.push(Wish::Resolve(comment.id.clone(), !comment.resolved)),
            None => {}
        }
    }

    fn when(&self, shell: &Shell, comment: &Comment) -> String {
        let Ok(then) = comment.time.parse::<Timestamp>() else { return String::new() };
        let zone = if self.moment.repeatable { TimeZone::UTC } else { TimeZone::system() };
        time::ago(shell.locale, then.as_second(), self.moment.now, &zone)
    }

    /// A field for a comment. Ctrl+Enter or its button sends what stands in it; left alone, it waits.
    fn new_comment(
        &mut self,
        shell: &mut Shell,
        ui: &mut Ui,
        (message, about, reply_to): (&'static str, &Id, &Id),
        eager: bool,
    ) {
        let id = self.draft_id((message, about, reply_to));
        let draft: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
        let name = shell.tr(message);
        let top = ui.cursor().top();
        let typed = Field::new(&name, &draft)
            .placeholder(&name)
            .multiline(1.0)
            .enabled(self.writable)
            .eager(eager)
            .show(shell, ui, id);
        ui.add_space(8.0);
        let changed = typed.changed.is_some();
        let draft = typed.changed.unwrap_or(draft);
        let written = !draft.trim().is_empty();
        let pressed = written && self.button(shell, ui, ("paper-plane-tilt", "action-send-comment"));
        let just_sent = ui.data_mut(|data| data.remove_temp::<bool>(id.with("sent"))).is_some();
        if eager || just_sent || changed {
            // The field is to be seen with its button.
            let bottom = ui.cursor().top();
            let row = Rect::from_x_y_ranges(ui.max_rect().x_range(), top - 8.0..=bottom + 8.0);
            ui.scroll_to_rect(row, None);
        }
        let sent = written && (typed.entered || pressed);
        let kept = if sent {
            shell.fields.forget(id);
            ui.data_mut(|data| data.insert_temp(id.with("sent"), true));
            self.wishes.push(Wish::Comment(NewComment {
                about: about.clone(),
                reply_to: reply_to.clone(),
                text: draft,
                ..NewComment::default()
            }));
            String::new()
        } else {
            draft
        };
        ui.data_mut(|data| data.insert_temp(id, kept));
    }

    /// The field in which a comment on `about` is written, or an answer.
    fn draft_id(&self, (message, about, reply_to): (&str, &Id, &Id)) -> EguiId {
        self.field_id(message, (about, reply_to))
    }

    fn field_id(&self, name: &str, of: impl std::hash::Hash) -> EguiId {
        EguiId::unique(("inspector", name, of_hash(of)))
    }
}

/// The beginning of a comment, to tell it from others.
fn first_words(text: &str) -> String {
    const MOST: usize = 40;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MOST { line } else { line.chars().take(MOST).chain(['…']).collect() }
}

fn of_hash(of: impl std::hash::Hash) -> u64 {
    use std::hash::BuildHasher as _;
    rustc_hash::FxBuildHasher.hash_one(of)
}
