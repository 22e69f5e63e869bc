//! The bar in which a text of the map is searched for and replaced: over the canvas, at the top of its end side.

use egui::{Area, Context, Id, Key, Modifiers, Order, Rect, Sense, Stroke, StrokeKind, Ui, vec2};

use super::{
    actions::Action,
    text::{Shell, Type, report_label},
    widgets::{
        Button,
        button::{Look, icon_button},
        shadow,
        text_field::Field,
    },
};
use crate::editor::{Findings, Match};

/// Width of the bar, where there is room for it.
const WIDTH: f32 = 420.0;
/// Space between its edge and what is in it.
const PADDING: f32 = 8.0;
/// Height of a row.
const ROW: f32 = 33.0;
/// Width of a button with an icon.
const ICON: f32 = 28.0;

/// Width of the count and the buttons behind the field.
const TOOLS: f32 = 82.0 + 3.0 * ICON;

/// The bar's state.
#[derive(Default)]
pub(crate) struct FindBar {
    open: bool,
    replacing: bool,
    query: String,
    with: String,
    /// Whether the query is to get the focus.
    fresh: bool,
    /// Whether one of the fields had the focus in the last frame.
    focused: bool,
    /// The field that had the focus last.
    field: Option<Id>,
    /// The place for which the panel was opened last.
    pub(crate) opened: Option<Match>,
    /// Whether the panel is still to scroll to it.
    pub(crate) fresh_match: bool,
}

/// What is asked for in the bar.
pub(crate) enum FindWish {
    /// Search for this.
    Search(String),
    /// Go to the next place.
    Next,
    /// Go to the previous place.
    Previous,
    /// Put this in the current place.
    Replace(String),
    /// Put this in every place.
    ReplaceAll(String),
    /// End the search.
    Close,
}

impl FindBar {
    /// Opens it, or takes the keyboard's focus back to it; `replacing` shows the row of the replacement too.
    pub(crate) fn open(&mut self, replacing: bool) {
        self.replacing |= replacing;
        (self.open, self.fresh, self.field) = (true, true, None);
    }

    /// Opens it and leaves the keyboard's focus where it is.
    pub(crate) fn reopen(&mut self) {
        self.open = true;
    }

    /// Closes it; what was searched for is remembered.
    pub(crate) fn close(&mut self) {
        (self.open, self.replacing, self.focused, self.field) = (false, false, false, None);
    }

    /// Whether it is open.
    pub(crate) fn is_open(&self) -> bool {
        self.open
    }

    /// Whether the keyboard's focus is to come to it.
    pub(crate) fn wants_focus(&self) -> bool {
        self.open && self.fresh
    }

    /// Whether one of its fields has the keyboard's focus.
    pub(crate) fn is_focused(&self) -> bool {
        self.focused
    }

    /// What is searched for.
    pub(crate) fn query(&self) -> &str {
        &self.query
    }

    /// Where it stands over `canvas` while it is open.
    pub(crate) fn frame(&self, shell: &Shell, canvas: Rect) -> Option<Rect> {
        let rows = if self.replacing { 2.0 } else { 1.0 };
        let mut corner = canvas.shrink(12.0);
        corner.max.y = corner.top() + 2.0 * PADDING + rows * ROW + (rows - 1.0) * 6.0;
        self.open.then(|| shell.sides().take_end(&mut corner, WIDTH))
    }

    /// Shows it over `canvas` if it is open.
    pub(crate) fn show(
        &mut self,
        shell: &mut Shell,
        ctx: &Context,
        canvas: Rect,
        findings: Findings,
        writable: bool,
    ) -> Vec<FindWish> {
        let Some(frame) = self.frame(shell, canvas) else { return Vec::new() };
        let name = shell.tr("action-find");
        // A layer of its own, so that what is pressed here is not pressed on the canvas too.
        let area = Area::new(Id::unique("find-bar"))
            .order(Order::Middle)
            .fixed_pos(frame.min)
            .constrain(false)
            .sense(Sense::hover())
            .accessible_name(&name)
            .fade_in(false);
        let mut wishes = Vec::new();
        area.show(ctx, |ui| {
            shadow(ui.painter(), frame, 10, 6, 22, 0x24);
            let line = Stroke::new(1.0, shell.hairline());
            ui.painter().rect(frame, 10.0, shell.surface(), line, StrokeKind::Inside);
            ui.allocate_rect(frame, Sense::hover());
            // Between its parts a press is for the bar.
            let ground = ui.interact(frame, ui.scope_id().with("ground"), Sense::CLICK);
            let inside = frame.shrink(PADDING);
            let row = |nth: f32| {
                let top = inside.top() + nth * (ROW + 6.0);
                Rect::from_min_size(egui::pos2(inside.left(), top), vec2(inside.width(), ROW))
            };
            self.focused = false;
            let tools = self.search_row(shell, ui, row(0.0), &mut wishes);
            // Tab goes from what is searched for to what replaces it.
            if self.replacing {
                self.replace_row(shell, ui, row(1.0), writable && findings.count > 0, &mut wishes);
            }
            self.search_tools(shell, ui, tools, findings, &mut wishes);
            if ground.is_pointer_button_down_on() || ground.clicked() {
                let field = self.field.unwrap_or_else(query_id);
                ui.memory_mut(|memory| memory.request_focus(field));
            }
        });
        wishes
    }

    /// Shows the field; gives the place that is left for the tools at its end.
    fn search_row(&mut self, shell: &mut Shell, ui: &mut Ui, row: Rect, wishes: &mut Vec<FindWish>) -> Rect {
        let sides = shell.sides();
        let mut rest = row;
        let toggle = sides.take_start(&mut rest, ICON);
        sides.take_start(&mut rest, 4.0);
        let tools = sides.take_end(&mut rest, TOOLS);
        sides.take_end(&mut rest, 4.0);
        let (icon, name) = if self.replacing {
            ("caret-down", shell.tr("find-hide-replace"))
        } else {
            ("caret-right", shell.tr("action-replace"))
        };
        let keys = Action::Replace.keys();
        if small(shell, ui, toggle, "toggle", icon, &name, keys.as_deref()).clicked() {
            self.replacing = !self.replacing;
        }
        let name = shell.tr("find-field");
        let fresh = self.fresh;
        let id = query_id();
        let typed = in_place(ui, rest, "query", |ui| {
            Field::new(&name, &self.query).placeholder(&name).eager(fresh).show(shell, ui, id)
        });
        // While egui measures a new area, nothing in it keeps the focus.
        self.fresh &= !ui.memory(|memory| memory.has_focus(id));
        if let Some(query) = typed.changed {
            self.query.clone_from(&query);
            wishes.push(FindWish::Search(query));
        }
        if typed.entered {
            // Enter goes on and stays in the field.
            ui.memory_mut(|memory| memory.request_focus(id));
            let back = ui.input(|input| input.modifiers.shift);
            wishes.push(if back { FindWish::Previous } else { FindWish::Next });
        }
        self.follow_focus(ui, id);
        tools
    }

    /// The count, and the buttons behind the field.
    fn search_tools(
        &self,
        shell: &mut Shell,
        ui: &Ui,
        mut rest: Rect,
        findings: Findings,
        wishes: &mut Vec<FindWish>,
    ) {
        let sides = shell.sides();
        let close = sides.take_end(&mut rest, ICON);
        let next = sides.take_end(&mut rest, ICON);
        let previous = sides.take_end(&mut rest, ICON);
        self.count(shell, ui, rest, findings);
        let previous_name = Action::FindPrevious.name(shell.locale);
        let keys = Action::FindPrevious.keys();
        if small(shell, ui, previous, "previous", "caret-up", &previous_name, keys.as_deref()).clicked() {
            wishes.push(FindWish::Previous);
        }
        let next_name = Action::FindNext.name(shell.locale);
        if small(shell, ui, next, "next", "caret-down", &next_name, Action::FindNext.keys().as_deref())
            .clicked()
        {
            wishes.push(FindWish::Next);
        }
        let name = shell.tr("find-close");
        if small(shell, ui, close, "close", "x", &name, Some(Key::Escape.name())).clicked() {
            wishes.push(FindWish::Close);
        }
    }

    /// Notes whether the field called `id` has the keyboard's focus.
    fn follow_focus(&mut self, ui: &Ui, id: Id) {
        if ui.memory(|memory| memory.has_focus(id)) {
            (self.focused, self.field) = (true, Some(id));
        }
    }

    /// How many places there are and which of them is the current; told to a screen reader as it changes.
    fn count(&self, shell: &mut Shell, ui: &Ui, rect: Rect, findings: Findings) {
        if self.query.trim().is_empty() {
            return;
        }
        let number = |count: usize| shell.locale.number(i64::try_from(count).unwrap_or(i64::MAX));
        let (text, ink) = if findings.count == 0 {
            (shell.tr("find-nothing"), shell.danger_ink())
        } else {
            let args =
                [("current", number(findings.current).into()), ("count", number(findings.count).into())];
            (shell.format("find-count", &args), shell.secondary())
        };
        let block = shell.fitted(&text, Type::SMALL, rect.width());
        shell.paint_centered(ui.painter(), &block, rect, ink);
        let id = ui.scope_id().with("count");
        let response = ui.interact(rect, id, Sense::hover());
        report_label(ui, &response, &text);
        ui.ctx().accesskit_node_builder(id, |node| node.set_live(egui::accesskit::Live::Polite));
    }

    fn replace_row(
        &mut self,
        shell: &mut Shell,
        ui: &mut Ui,
        row: Rect,
        enabled: bool,
        wishes: &mut Vec<FindWish>,
    ) {
        let sides = shell.sides();
        let (one, all) = (shell.tr("find-replace-one"), shell.tr("find-replace-all"));
        let one = Button::new(&one, Look::Outlined).enabled(enabled);
        let all = Button::new(&all, Look::Outlined).enabled(enabled);
        let mut rest = row;
        sides.take_start(&mut rest, ICON + 4.0);
        let (one_width, all_width) = (one.width(shell), all.width(shell));
        let all_rect = sides.take_end(&mut rest, all_width);
        sides.take_end(&mut rest, 6.0);
        let one_rect = sides.take_end(&mut rest, one_width);
        sides.take_end(&mut rest, 6.0);
        let name = shell.tr("find-replacement");
        let id = Id::unique("find-replacement");
        let typed = in_place(ui, rest, "replacement", |ui| {
            Field::new(&name, &self.with).placeholder(&name).show(shell, ui, id)
        });
        if let Some(with) = typed.changed {
            self.with = with;
        }
        let mut replace = false;
        if typed.entered {
            ui.memory_mut(|memory| memory.request_focus(id));
            replace = enabled;
        }
        self.follow_focus(ui, id);
        let scope = ui.scope_id();
        let inset = (ROW - Button::HEIGHT) / 2.0;
        replace |= one.show_at(shell, ui, one_rect.shrink2(vec2(0.0, inset)), scope.with("one")).clicked();
        if replace {
            wishes.push(FindWish::Replace(self.with.clone()));
        }
        if all.show_at(shell, ui, all_rect.shrink2(vec2(0.0, inset)), scope.with("all")).clicked() {
            wishes.push(FindWish::ReplaceAll(self.with.clone()));
        }
    }
}

fn query_id() -> Id {
    Id::unique("find-query")
}

/// Takes Escape out of the input; whether it was pressed.
pub(crate) fn escaped(ctx: &Context) -> bool {
    ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
}

fn small(
    shell: &mut Shell,
    ui: &Ui,
    place: Rect,
    salt: &'static str,
    icon: &'static str,
    name: &str,
    keys: Option<&str>,
) -> egui::Response {
    let square = Rect::from_center_size(place.center(), vec2(ICON - 2.0, ICON - 2.0));
    icon_button(shell, ui, square, ui.scope_id().with(salt), (icon, 15.0), name, keys)
}

fn in_place<R>(ui: &mut Ui, rect: Rect, salt: &'static str, content: impl FnOnce(&mut Ui) -> R) -> R {
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect).id_salt(salt));
    content(&mut child)
}
