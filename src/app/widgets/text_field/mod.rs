//! The one text field of the program: one line or many, in any script.
//!
//! The headless [`TextEditor`] owns the text while the field has the keyboard's focus; what changed is told
//! with every frame, so nothing that was typed is ever lost. Without the focus a field is only painted.

pub(in crate::app) mod access;
mod menu;
mod pointer;

pub(crate) use menu::TextAct;

use std::ops::Range;

use egui::{
    Event, EventFilter, Id, Key as EguiKey, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, pos2, vec2,
};

use super::field;
use crate::{
    app::{
        canvas::{
            input::{key, modifiers},
            typing::{self, Blink, draw_caret, tell_ime},
        },
        text::{Shell, Type},
    },
    editor::{Key, Modifiers, TextInput, Turning, edit_command},
    model::Direction,
    text::{EditCommand, EditorView, TextEditor, TextRect, TextStyle, tidied},
};

/// Inner space of the box: horizontally and vertically.
const PADDING: egui::Vec2 = vec2(10.0, 7.0);
/// Set in the bursts of fields, so that they are never those of anything else.
const OF_FIELDS: u64 = 1 << 63;

/// What all fields share: the one that is being typed in.
#[derive(Default)]
pub(crate) struct Fields {
    active: Option<Active>,
    /// Number of times that a field began to be typed in.
    serial: u64,
    /// A field that goes on with another text, its caret at the end.
    resumed: Option<Id>,
    presses: pointer::Presses,
    menu: menu::FieldMenu,
    left_out: usize,
}

impl Fields {
    /// The field that is being typed in.
    pub(crate) fn active(&self) -> Option<Id> {
        self.active.as_ref().map(|active| active.id)
    }

    /// Whether somebody is typing what became the changes of this `burst`.
    pub(crate) fn is_typing(&self, ctx: &egui::Context, burst: u64) -> bool {
        let active = self.active.as_ref().filter(|active| active.burst == burst);
        active.is_some_and(|active| {
            ctx.memory(|memory| memory.has_focus(active.id)) || self.is_holding(active.id)
        })
    }

    /// Number of characters that were typed or pasted since this was last asked and had no room.
    pub(crate) fn take_left_out(&mut self) -> usize {
        std::mem::take(&mut self.left_out)
    }

    /// Has the field called `id` take up the text that it is given next, whatever was typed in it.
    pub(crate) fn forget(&mut self, id: Id) {
        if self.active.take_if(|active| active.id == id).is_some() {
            self.resumed = Some(id);
        }
    }
}

/// A field with the focus.
struct Active {
    id: Id,
    editor: TextEditor,
    /// The text when typing began, for Shift+Escape.
    before: String,
    /// The text as the caller gave it last.
    given: String,
    /// Whether a change was told in the last frame: what the caller then gives is its answer.
    told: bool,
    burst: u64,
    /// Points by which a long line is shifted so that the caret is in sight.
    shift: f32,
    blink: Blink,
    /// Where the caret stood, to scroll when it moves.
    caret: Option<(f32, f32)>,
    /// Side of the Shift key that went down with Ctrl.
    turning: Turning,
    runs: access::Runs,
}

/// A field to be shown.
pub(crate) struct Field<'a> {
    name: &'a str,
    text: &'a str,
    placeholder: &'a str,
    multiline: bool,
    least_lines: f32,
    forced: Option<Direction>,
    enabled: bool,
    eager: bool,
    badge: Option<(String, egui::Color32)>,
    marked: Option<Range<usize>>,
}

/// What came of a field in a frame.
pub(crate) struct Typed {
    /// The text, when it changed.
    pub(crate) changed: Option<String>,
    /// Whether that is the text with which typing began: nothing of it is left.
    pub(crate) reverted: bool,
    /// What becomes of it once typing ends, where that is something else: nobody sees what stands behind its lines.
    pub(crate) tidied: Option<String>,
    /// Changes with the same number are one step of the history.
    pub(crate) burst: u64,
    /// Whether Enter ended it.
    pub(crate) entered: bool,
    /// A direction that was chosen for the text.
    pub(crate) turned: Option<Direction>,
    /// Where it is, or what of it is marked.
    pub(crate) rect: Rect,
}

impl<'a> Field<'a> {
    /// A field of one line called `name` that holds `text`.
    pub(crate) fn new(name: &'a str, text: &'a str) -> Self {
        Self {
            name,
            text,
            placeholder: "",
            multiline: false,
            least_lines: 1.0,
            forced: None,
            enabled: true,
            eager: false,
            badge: None,
            marked: None,
        }
    }

    /// Shown faintly where there is no text.
    pub(crate) fn placeholder(mut self, placeholder: &'a str) -> Self {
        self.placeholder = placeholder;
        self
    }

    /// With as many lines as the text has, and room for `least_lines`.
    pub(crate) fn multiline(mut self, least_lines: f32) -> Self {
        (self.multiline, self.least_lines) = (true, least_lines);
        self
    }

    /// With a direction forced on its text.
    pub(crate) fn forced(mut self, direction: Option<Direction>) -> Self {
        self.forced = direction;
        self
    }

    /// Whether it can be typed in.
    pub(crate) fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// Gets the focus now; what is in a field of one line is selected.
    pub(crate) fn eager(mut self, eager: bool) -> Self {
        self.eager = eager;
        self
    }

    /// A badge before the text: its letter and colour.
    pub(crate) fn badge(mut self, badge: Option<(String, egui::Color32)>) -> Self {
        self.badge = badge;
        self
    }

    /// With these bytes of its text marked: they were searched for.
    pub(crate) fn marked(mut self, marked: Option<Range<usize>>) -> Self {
        self.marked = marked;
        self
    }

    /// Shows it in the width that is there. `id` must be the same as long as it is the same text.
    pub(crate) fn show(self, shell: &mut Shell, ui: &mut Ui, id: Id) -> Typed {
        let lead = if self.badge.is_some() { 26.0 } else { 0.0 };
        let room = (ui.available_width() - 2.0 * PADDING.x - lead).max(1.0);
        let mut typed = Typed {
            changed: None,
            reverted: false,
            tidied: None,
            burst: 0,
            entered: false,
            turned: None,
            rect: Rect::NOTHING,
        };
        if self.eager && self.enabled {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let mut active = self.activate(shell, ui, id, room);
        if let Some(active) = active.as_mut().filter(|_| !shell.fields.is_holding(id)) {
            self.keys(shell, ui, active, &mut typed);
        }
        let view = match &active {
            Some(active) => active.editor.view(&mut shell.text),
            None => TextEditor::new(self.text, self.style(shell), self.wrap(room), self.multiline)
                .view(&mut shell.text),
        };
        let line = Type::BODY.line();
        let height = view.block.height.max(self.least_lines * line) + 2.0 * PADDING.y;
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
        let mut inside = rect.shrink2(PADDING);
        if lead > 0.0 {
            shell.sides().take_start(&mut inside, lead);
        }
        let sense = if self.enabled { Sense::click_and_drag() } else { Sense::hover() };
        let response = ui.interact(rect, id, sense);
        if self.eager && self.enabled && !ui.memory(|memory| memory.has_focus(id)) {
            // A dialog takes its size in its first frame, and nothing keeps the focus in that one.
            response.request_focus();
            ui.ctx().request_repaint();
        }
        self.ask_for_menu(shell, ui, (&response, inside), &mut active, &view);
        let view = self.pointer(shell, ui, &response, inside, &mut active, view);
        self.access_actions(shell, ui, id, &mut active, &mut typed);
        typed.rect = self.paint(shell, ui, &response, inside, active.as_mut(), &view);
        self.report(ui, &response, inside, active.as_mut(), &view);
        if let Some(mut active) = active {
            shell.fields.left_out += active.editor.take_left_out();
            active.told = typed.changed.is_some();
            typed.tidied = typed.changed.as_deref().and_then(|text| self.tidied(text, &active.before));
            typed.reverted = typed.changed.as_ref() == Some(&active.before);
            typed.burst = active.burst;
            shell.fields.active = Some(active);
        }
        if typed.changed.is_some() {
            ui.ctx().request_repaint();
        }
        typed
    }

    /// What becomes of `text` once typing ends, where that is something else; `before` is what stood there.
    fn tidied(&self, text: &str, before: &str) -> Option<String> {
        let tidied = if self.multiline { tidied(text) } else { text.trim().into() };
        (tidied != text && text != before).then(|| tidied.into_owned())
    }

    fn style(&self, shell: &Shell) -> TextStyle {
        TextStyle::new(Type::BODY.size, shell.locale.direction()).forced(self.forced)
    }

    fn wrap(&self, room: f32) -> Option<f32> {
        self.multiline.then_some(room)
    }

    /// The editor of this field while it has the focus, with what the caller changed meanwhile.
    fn activate(&self, shell: &mut Shell, ui: &Ui, id: Id, room: f32) -> Option<Active> {
        let focused =
            self.enabled && (ui.memory(|memory| memory.has_focus(id)) || shell.fields.is_holding(id));
        let mine = shell.fields.active.as_ref().is_some_and(|active| active.id == id);
        if !focused {
            if mine {
                shell.fields.active = None;
            }
            return None;
        }
        let style = self.style(shell);
        if mine && let Some(mut active) = shell.fields.active.take() {
            let told = std::mem::take(&mut active.told);
            if active.given != self.text {
                if !told && active.editor.text() != self.text {
                    active.editor = TextEditor::new(self.text, style, self.wrap(room), self.multiline);
                }
                self.text.clone_into(&mut active.given);
            }
            active.editor.set_width(self.wrap(room));
            if *active.editor.style() != style {
                active.editor.set_style(style);
            }
            if self.eager && !self.multiline {
                active.editor.apply(&mut shell.text, EditCommand::SelectAll, 0.0);
            }
            return Some(active);
        }
        shell.fields.serial += 1;
        let mut editor = TextEditor::new(self.text, style, self.wrap(room), self.multiline);
        let by_pointer = ui.input(|input| input.pointer.any_down());
        let resumed = shell.fields.resumed.take() == Some(id);
        if !by_pointer && !self.multiline && !resumed {
            editor.apply(&mut shell.text, EditCommand::SelectAll, 0.0);
        }
        Some(Active {
            id,
            before: editor.text().to_owned(),
            editor,
            given: self.text.to_owned(),
            told: false,
            burst: OF_FIELDS | shell.fields.serial,
            shift: 0.0,
            blink: Blink::default(),
            caret: None,
            turning: Turning::default(),
            runs: access::Runs::default(),
        })
    }

    /// Does what the keyboard, the clipboard and input methods say.
    fn keys(&self, shell: &mut Shell, ui: &Ui, active: &mut Active, typed: &mut Typed) {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, tab: false, escape: true };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(active.id, filter));
        let (events, now) = ui.input(|input| (input.events.clone(), input.time));
        let before = active.editor.text().to_owned();
        self.do_chosen(shell, ui, active);
        for event in events {
            if let Some(input) = typing::input(&event) {
                take(shell, ui, active, input, now);
            } else if let Event::Key { key: pressed_key, pressed, modifiers: held, .. } = event {
                self.key(shell, ui, active, typed, (pressed_key, pressed, modifiers(held)), now);
            }
        }
        if active.editor.text() != before {
            typed.changed = Some(active.editor.text().to_owned());
        }
    }

    fn key(
        &self,
        shell: &mut Shell,
        ui: &Ui,
        active: &mut Active,
        typed: &mut Typed,
        (pressed_key, pressed, held): (EguiKey, bool, Modifiers),
        now: f64,
    ) {
        let Some(key) = key(pressed_key) else { return };
        if !pressed {
            typed.turned = active.turning.release(key).or(typed.turned);
            return;
        }
        active.turning.press(key, held);
        if active.editor.is_composing() && key != Key::Escape {
            return;
        }
        let leave = || ui.memory_mut(|memory| memory.surrender_focus(active.id));
        match key {
            Key::Escape if held.shift => {
                let selection = crate::text::TextSelection {
                    anchor: crate::text::Caret::after(0),
                    focus: crate::text::Caret::before(active.editor.text().len()),
                };
                active.editor.select(selection);
                let before = active.before.clone();
                replace_selection(shell, active, before, now);
            }
            Key::Escape => leave(),
            Key::Enter if self.multiline && !held.command => {
                active.editor.apply(&mut shell.text, EditCommand::Insert("\n".to_owned()), now);
            }
            Key::Enter => {
                typed.entered = true;
                leave();
            }
            _ => {
                if let Some(command) = edit_command(key, held) {
                    active.editor.apply(&mut shell.text, command, now);
                }
            }
        }
    }

    /// Where the block's top left corner stands.
    fn origin(&self, active: Option<&Active>, view: &EditorView, inside: Rect, rtl: bool) -> Pos2 {
        let width = view.block.width.max(view.block.ink_width);
        let start = if self.multiline || !rtl { 0.0 } else { inside.width() - width };
        let shift = match active {
            Some(active) if width > inside.width() => active.shift,
            // The beginning of a line shows, on whichever side it begins.
            _ if !self.multiline && width > inside.width() => {
                let begins_right = view.block.lines.first().is_some_and(|line| line.direction.is_rtl());
                if begins_right { inside.width() - width } else { 0.0 }
            }
            _ => start,
        };
        pos2(inside.left() + shift, inside.top())
    }

    /// Shifts a long line so that the caret is in sight, and asks the panel to scroll to it.
    fn follow_caret(&self, ui: &Ui, active: &mut Active, view: &EditorView, inside: Rect, rtl: bool) {
        let (room, width) = (inside.width(), view.block.width.max(view.block.ink_width));
        let x = view.caret.map_or(view.ime_area.left, |caret| caret.primary.x);
        if width > room && !self.multiline {
            // A little room beyond the caret shows what comes next.
            let most = (room - x - 2.0).min(0.0).max(room - width);
            let least = (2.0 - x).min(0.0);
            active.shift =
                active.shift.clamp(room - width - 2.0, 0.0).clamp(least.min(most), most.max(least));
        } else {
            active.shift = 0.0;
        }
        let place = (x, view.ime_area.top);
        if active.caret.replace(place).is_some_and(|before| before != place) {
            let origin = self.origin(Some(active), view, inside, rtl);
            ui.scroll_to_rect(placed(&view.ime_area, origin).expand(8.0), None);
        }
    }

    fn paint(
        &self,
        shell: &mut Shell,
        ui: &Ui,
        response: &Response,
        inside: Rect,
        mut active: Option<&mut Active>,
        view: &EditorView,
    ) -> Rect {
        let rect = response.rect;
        let rtl = shell.sides().rtl();
        field::frame(shell, ui, rect, self.enabled);
        if active.is_some() {
            let line = Stroke::new(1.5, shell.accent());
            ui.painter().rect_stroke(rect, 8.0, line, StrokeKind::Inside);
        }
        if let Some((letter, fill)) = &self.badge {
            let mut row = rect.shrink2(PADDING);
            row.max.y = row.min.y + Type::BODY.line();
            let badge = shell.sides().take_start(&mut row, 20.0);
            ui.painter().circle_filled(badge.center(), 10.0, *fill);
            let kind = Type { size: 10.0, weight: crate::text::Weight::SemiBold };
            let letter = shell.line(letter, kind);
            shell.paint_centered(ui.painter(), &letter, badge, egui::Color32::WHITE);
        }
        if let Some(active) = &mut active {
            self.follow_caret(ui, active, view, inside, rtl);
        }
        let origin = self.origin(active.as_deref(), view, inside, rtl);
        let painter = ui.painter().with_clip_rect(inside.expand(3.0).intersect(ui.clip_rect()));
        if view.block.text.is_empty() && !self.placeholder.is_empty() {
            let ink = shell.faint();
            let block = shell.fitted(self.placeholder, Type::BODY, inside.width());
            let mut row = inside;
            row.max.y = row.min.y + Type::BODY.line();
            shell.paint_start(&painter, &block, row, ink);
        }
        if active.is_some() {
            let fill = shell.accent().gamma_multiply(0.25);
            for part in &view.selection {
                painter.rect_filled(placed(part, origin), 0.0, fill);
            }
        }
        let marks = self.marked.clone().map(|marked| view.block.selection_rects(marked)).unwrap_or_default();
        let marks: Vec<Rect> = marks.iter().map(|part| placed(part, origin)).collect();
        for part in &marks {
            field::mark(&painter, *part);
        }
        let ink = if self.enabled { shell.ink() } else { shell.secondary() };
        shell.paint(&painter, &view.block, origin, ink);
        for part in &view.preedit {
            let part = placed(part, origin);
            painter.hline(part.x_range(), part.bottom(), Stroke::new(1.0, ink));
        }
        if let Some(active) = active {
            if let Some(caret) = view.caret
                && active.blink.is_on(ui, &view.block.text, view.caret)
            {
                draw_caret(&painter, &caret, |x, y| origin + vec2(x, y), shell.accent());
            }
            tell_ime(ui, rect, placed(&view.ime_area, origin));
        }
        if response.hovered() && self.enabled {
            ui.ctx().set_cursor_icon(egui::CursorIcon::Text);
        }
        marks.into_iter().reduce(Rect::union).unwrap_or(rect)
    }
}

/// Does what typing, the clipboard or an input method says.
fn take(shell: &mut Shell, ui: &Ui, active: &mut Active, input: TextInput, now: f64) {
    active.turning = Turning::default();
    let editor = &mut active.editor;
    match input {
        TextInput::Typed(text) => {
            if !editor.is_composing() && !text.chars().all(char::is_control) {
                editor.apply(&mut shell.text, EditCommand::Insert(text), now);
            }
        }
        TextInput::Pasted(text) => {
            editor.apply(&mut shell.text, EditCommand::Insert(text), now);
        }
        TextInput::Copy | TextInput::Cut => {
            let selected = editor.selected_text().to_owned();
            if selected.is_empty() {
                return;
            }
            if input == TextInput::Cut {
                editor.apply(&mut shell.text, EditCommand::DeleteBack, now);
            }
            ui.ctx().copy_text(selected);
        }
        TextInput::Preedit { text, cursor } => editor.set_preedit(&text, cursor, now),
        TextInput::Composed(text) => {
            editor.commit(&text, now);
        }
    }
}

fn replace_selection(shell: &mut Shell, active: &mut Active, text: String, now: f64) {
    let command = if text.is_empty() { EditCommand::DeleteBack } else { EditCommand::Insert(text) };
    active.editor.apply(&mut shell.text, command, now);
}

fn placed(part: &TextRect, origin: Pos2) -> Rect {
    let corner = |x: f32, y: f32| origin + vec2(x, y);
    Rect::from_min_max(corner(part.left, part.top), corner(part.right, part.bottom))
}
