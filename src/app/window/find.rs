//! Searching the map, and the palette of all that can be done.

use egui::{Context, Rect};

use super::Window;
use crate::{
    app::{
        actions::Action,
        canvas::Canvas,
        dialogs::{Dialog, Offered, Palette, PaletteChoice},
        find_bar::{FindWish, escaped},
        inspector,
    },
    edit::ItemRef,
    editor::{Intent, Outcome},
};

impl Window {
    /// Opens the bar in which texts are searched for; what was searched for last is searched for again.
    pub(super) fn open_find(&mut self, replacing: bool) {
        self.find_bar.open(replacing);
        self.focus_canvas = false;
        let query = self.find_bar.query().to_owned();
        if let Some(session) = self.session.as_mut().filter(|_| !query.is_empty()) {
            session.editor.find(&query);
        }
    }

    /// Goes to the next or previous place, or opens the bar when nothing is searched for.
    pub(super) fn find_on(&mut self, forward: bool) {
        if self.session.is_none() {
            return;
        }
        if !self.find_bar.is_open() && self.find_bar.query().is_empty() {
            return self.open_find(false);
        }
        self.find_bar.reopen();
        let Some(session) = &mut self.session else { return };
        let editor = &mut session.editor;
        if !editor.is_finding() {
            editor.find(self.find_bar.query());
            // Who asks for the next place goes there.
            editor.stay_in_search();
        } else if forward {
            editor.find_next();
        } else {
            editor.find_previous();
        }
    }

    /// Shows the bar over `canvas` and does what is asked for in it.
    pub(super) fn show_find(&mut self, ctx: &Context, canvas: Rect) {
        let Some(session) = &self.session else { return };
        let (findings, writable) = (session.editor.findings(), self.state.writable);
        let wishes = self.find_bar.show(&mut self.shell, ctx, canvas, findings, writable);
        for wish in wishes {
            self.find_wish(wish);
            ctx.request_repaint();
        }
        let Some(session) = &self.session else { return };
        let found = session.editor.current_match().cloned();
        if found != self.find_bar.opened {
            if let Some(found) = &found {
                inspector::open_for(ctx, session.map(), &found.place);
                // What only the panel shows cannot be found without it.
                if found.place.on_map().is_none() {
                    self.open_inspector();
                }
            }
            self.find_bar.opened = found;
            self.find_bar.fresh_match = true;
        }
    }

    /// What was found, as the panel is to show it.
    pub(super) fn sought(&mut self) -> Option<inspector::Sought> {
        let fresh = std::mem::take(&mut self.find_bar.fresh_match);
        let editor = &self.session.as_ref()?.editor;
        let found = editor.current_match().filter(|_| self.find_bar.is_open())?;
        let is_comment = matches!(found.place.item, ItemRef::Comment(_));
        let shows = is_comment || editor.selection().contains(&found.place.item);
        shows.then(|| inspector::Sought::new(editor.map(), found, fresh)).flatten()
    }

    fn find_wish(&mut self, wish: FindWish) {
        let Some(session) = &mut self.session else { return };
        let editor = &mut session.editor;
        editor.refresh(&mut self.shell.text);
        let mut replaced = None;
        let outcome = match wish {
            FindWish::Search(query) => editor.find(&query),
            FindWish::Next => editor.find_next(),
            FindWish::Previous => editor.find_previous(),
            FindWish::Replace(with) => editor.replace_match(&with),
            FindWish::ReplaceAll(with) => {
                let (count, outcome) = editor.replace_all_matches(&with);
                replaced = Some(count).filter(|count| *count > 0);
                outcome
            }
            FindWish::Close => {
                self.close_find();
                Outcome::default()
            }
        };
        if let (Some(request), Some(canvas)) = (outcome.request, self.canvas_rect) {
            self.requested(canvas, &request);
        }
        if let (Some(count), Some(session)) = (replaced, &self.session) {
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            let number = self.shell.locale.number(count);
            let args = [("count", count.into()), ("number", number.into())];
            let text = self.shell.format("find-replaced", &args);
            self.toast.offer("swap", text, Action::Undo, session.map());
        }
    }

    fn close_find(&mut self) {
        self.find_bar.close();
        self.focus_canvas = true;
        if let Some(session) = &mut self.session {
            session.editor.end_find();
        }
    }

    /// Escape closes the bar, from its fields and from the map.
    pub(super) fn leave_find(&mut self, ctx: &Context) {
        // Whatever stood over the panels in the last frame closes by the same key.
        if !self.find_bar.is_open() || self.covered {
            return;
        }
        let busy = self.session.as_ref().is_some_and(|s| s.editor.is_typing() || s.editor.is_busy());
        let focused = ctx.memory(egui::Memory::focused);
        let on_map = focused.is_none_or(|focused| focused == Canvas::id()) && !busy;
        if (self.find_bar.is_focused() || on_map) && escaped(ctx) {
            self.close_find();
            ctx.request_repaint();
        }
    }

    /// Opens the palette.
    pub(super) fn open_palette(&mut self) {
        let locale = self.shell.locale;
        let offered = |action: Action| Offered {
            name: match action.group() {
                Some(_) => action.full_name(locale),
                None => self.state.name(&action, locale),
            },
            others: locale.others().map(|other| action.full_name(other)).collect(),
            icon: action.choice_icon().or_else(|| self.state.icon(&action, locale)),
            keys: self.state.keys(&action),
            reason: self.state.reason(&action, locale),
            action,
        };
        let all = Action::all().filter(|action| *action != Action::Palette);
        let mut actions: Vec<Offered> = all.map(offered).collect();
        // Without a map most of it would only be in the way.
        actions.retain(|offered| offered.reason.is_none() || self.state.map);
        let map = self.session.as_ref().map(|session| &**session.map());
        self.dialog = Some(Dialog::Palette(Box::new(Palette::new(actions, map))));
    }

    /// Does what was chosen in the palette.
    pub(super) fn chose_in_palette(&mut self, choice: PaletteChoice) {
        match choice {
            PaletteChoice::Do(action) => self.queue.push(action),
            PaletteChoice::GoTo(item) => {
                if let Some(session) = &mut self.session {
                    session.editor.perform(Intent::Select(item));
                }
            }
        }
    }
}
