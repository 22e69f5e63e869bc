//! The menu of a text: of a field, or of what is selected in a text that is typed on the map.

use egui::{Context, Id, Pos2, Rect, Vec2, ViewportCommand};

use super::Window;
use crate::{
    app::{
        actions::Action,
        canvas::Canvas,
        widgets::{
            menu::{Entry, Item, Menu, Outcome},
            text_field::TextAct,
        },
    },
    editor::{Input, Key, Modifiers, Request, TextInput},
};

/// What can be chosen in it.
#[derive(Clone)]
enum Choice {
    /// Something with the text.
    Text(TextAct),
    /// Something with the card whose text is typed.
    Do(Action),
}

/// The menu, and whose text it is about.
#[derive(Default)]
pub(super) struct TextMenu {
    menu: Menu,
    /// Whether the text is one on the map.
    on_map: bool,
    /// What gets the keyboard back.
    owner: Option<Id>,
    /// Frames in which it is still to get it: while egui holds the closed menu for the topmost, none keeps it.
    frames: u8,
}

impl TextMenu {
    /// Whether it is open.
    pub(super) fn is_open(&self) -> bool {
        self.menu.is_open()
    }

    /// Whether the text that is typed on the map waits for it.
    pub(super) fn holds_map(&self) -> bool {
        self.on_map && self.menu.is_open()
    }

    /// What gets the keyboard back after it was closed.
    pub(super) fn take_owner(&mut self) -> Option<Id> {
        self.frames = 0;
        self.owner.take()
    }

    /// Gives the keyboard back to what had it.
    fn give_back(&mut self, ctx: &Context) {
        let Some(owner) = self.owner.filter(|_| self.frames > 0) else { return };
        self.frames -= 1;
        if self.frames == 0 {
            self.owner = None;
        }
        ctx.memory_mut(|memory| memory.request_focus(owner));
        ctx.request_repaint();
    }

    /// Opens it for the text that is typed on the map.
    pub(super) fn open_on_map(&mut self, at: Pos2) {
        self.on_map = true;
        self.menu.open(Rect::from_min_size(at, Vec2::ZERO));
    }
}

impl Window {
    /// Shows the menu if it is open, over everything else.
    pub(super) fn show_text_menu(&mut self, ctx: &Context) {
        if let Some(asked) = self.shell.fields.take_asked() {
            self.text_menu.on_map = false;
            self.text_menu.menu.open(Rect::from_min_size(asked.pos, Vec2::ZERO));
        }
        if !self.text_menu.is_open() {
            return self.text_menu.give_back(ctx);
        }
        let entries = self.text_entries();
        let name = self.shell.tr("menu-text");
        let mut menu = std::mem::take(&mut self.text_menu.menu);
        let outcome = menu.show(&mut self.shell, ctx, &name, &entries);
        self.text_menu.menu = menu;
        let (chosen, elsewhere) = match outcome {
            Outcome::Nothing => return,
            Outcome::Closed => (None, None),
            Outcome::Elsewhere(pos) => (None, Some(pos)),
            Outcome::Chosen(chosen) => (Some(chosen), None),
        };
        let act = match &chosen {
            Some(Choice::Text(act)) => Some(*act),
            _ => None,
        };
        let owner = if self.text_menu.on_map { Some(Canvas::id()) } else { self.shell.fields.let_go(act) };
        (self.text_menu.owner, self.text_menu.frames) = (owner, 3);
        self.text_menu.give_back(ctx);
        match chosen {
            Some(Choice::Text(act)) if self.text_menu.on_map => self.act_on_typed(ctx, act),
            Some(Choice::Do(action)) => self.queue.push(action),
            _ => {}
        }
        if let Some(pos) = elsewhere {
            self.secondary_press(pos);
        }
    }

    fn text_entries(&self) -> Vec<Entry<Choice>> {
        let on_map = self.session.as_ref().filter(|_| self.text_menu.on_map);
        let selected = match on_map {
            Some(session) => session.editor.has_text_selected(),
            None => self.shell.fields.has_selection(),
        };
        let item = |value: Choice, action: &Action, enabled: bool| {
            Entry::Item(Item {
                value,
                name: action.name(self.shell.locale),
                icon: action.entry().icon,
                ink: None,
                keys: action.keys(),
                obstacle: (!enabled).then(|| self.shell.tr("why-no-text")),
                chosen: None,
            })
        };
        let mut entries = vec![
            item(Choice::Text(TextAct::Cut), &Action::Cut, selected),
            item(Choice::Text(TextAct::Copy), &Action::Copy, selected),
            item(Choice::Text(TextAct::Paste), &Action::Paste, true),
            Entry::Line,
            item(Choice::Text(TextAct::SelectAll), &Action::SelectAll, true),
        ];
        if on_map.is_some_and(|session| session.editor.can_split_at_caret()) {
            let split = Action::SplitAtCaret;
            entries.extend([Entry::Line, item(Choice::Do(split.clone()), &split, true)]);
        }
        entries
    }

    /// Does what was chosen with the text that is typed on the map.
    fn act_on_typed(&mut self, ctx: &Context, chosen: TextAct) {
        let Some(session) = &mut self.session else { return };
        let input = match chosen {
            TextAct::Cut => Input::Text(TextInput::Cut),
            TextAct::Copy => Input::Text(TextInput::Copy),
            TextAct::SelectAll => {
                let modifiers = Modifiers { command: true, ..Modifiers::default() };
                Input::Key { key: Key::A, pressed: true, modifiers }
            }
            TextAct::Paste => return ctx.send_viewport_cmd(ViewportCommand::RequestPaste),
        };
        if let Some(Request::CopyText(text)) = session.editor.handle(&mut self.shell.text, &input).request {
            ctx.copy_text(text);
        }
        ctx.request_repaint();
    }
}
