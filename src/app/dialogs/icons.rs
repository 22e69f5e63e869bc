//! Choosing an icon: groups of icons, or those that a few letters of any language mean.

use egui::{
    Context, Id, Key, Margin, Modifiers, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use super::kit::{FooterButton, footer_apart, modal};
use crate::{
    app::{
        icon_list::{self, Listed},
        text::{Shell, Type, color, report_label, spoken},
        widgets::{button::Look, focus_ring, scroll, text_field::Field, tooltip},
    },
    layout::MapLayout,
    model::Direction,
    text::Icon,
};

/// Icons in a row.
const ACROSS: usize = 10;
/// Side of an icon's field.
const CELL: f32 = 42.0;
/// Height of a group's name.
const HEADING: f32 = 30.0;
/// Most icons that are remembered as used lately.
pub(crate) const MOST_RECENT: usize = ACROSS - 1;

/// What came of the dialog.
pub(crate) enum IconOutcome {
    /// It is open still.
    Open,
    /// This icon was chosen, or none.
    Chosen(Option<&'static str>),
    /// Nothing was chosen.
    Closed,
}

/// What was asked for in the dialog.
#[derive(Clone, Copy)]
enum Wish {
    /// The icon at this place of the list.
    Icon(usize),
    /// No icon at all.
    Nothing,
    /// To go on as before.
    Cancel,
}

/// Icons under a heading.
struct Section {
    heading: Option<String>,
    /// Places in the list.
    cells: Vec<usize>,
}

/// The dialog.
pub(crate) struct IconPicker {
    query: String,
    sections: Vec<Section>,
    /// Icons used lately, the last one first: places in the list.
    recent: Vec<usize>,
    /// Which way the map flows: arrows are shown as they are going to stand in it.
    flow: Direction,
    /// The icon that everything selected has.
    current: Option<String>,
    /// Whether something selected has an icon, which can be taken away.
    removable: bool,
    /// The field that Enter chooses: section and place in it.
    marked: (usize, usize),
    /// Whether the mark is to be scrolled into sight.
    reveal: bool,
    fresh: bool,
}

impl IconPicker {
    /// A dialog for things that all have the icon `current`, or of which some have one that is `removable`, in a map
    /// that flows this way; `recent` are the names of icons used lately.
    pub(crate) fn new(
        shell: &Shell,
        flow: Direction,
        (current, removable): (Option<String>, bool),
        recent: &[String],
    ) -> Self {
        let all = icon_list::all();
        let recent = recent.iter().filter_map(|name| all.iter().position(|listed| listed.icon == name));
        let mut picker = Self {
            query: String::new(),
            sections: Vec::new(),
            recent: recent.collect(),
            flow,
            current,
            removable,
            marked: (0, 0),
            reveal: true,
            fresh: true,
        };
        picker.filter(shell);
        let current = all.iter().position(|listed| Some(listed.icon) == picker.current.as_deref());
        if let Some(index) = current {
            // In its group, not among those used lately, where it is not expected.
            let place = picker.sections.iter().enumerate().rev().find_map(|(section, shown)| {
                Some((section, shown.cells.iter().position(|cell| *cell == index)?))
            });
            picker.marked = place.unwrap_or_default();
        }
        picker
    }

    /// Lists what matches the query.
    fn filter(&mut self, shell: &Shell) {
        (self.marked, self.reveal) = ((0, 0), true);
        if !self.query.trim().is_empty() {
            let cells = icon_list::search(&self.query, shell.locale);
            self.sections = vec![Section { heading: None, cells }];
            return;
        }
        self.sections = Vec::new();
        if !self.recent.is_empty() {
            let cells = self.recent.iter().copied().take(MOST_RECENT).collect();
            self.sections.push(Section { heading: Some(shell.tr("icons-recent")), cells });
        }
        let mut group = "";
        for (index, listed) in icon_list::all().iter().enumerate() {
            if listed.group != group {
                group = listed.group;
                let heading = Some(shell.tr(&format!("icons-{group}")));
                self.sections.push(Section { heading, cells: Vec::new() });
            }
            if let Some(section) = self.sections.last_mut() {
                section.cells.push(index);
            }
        }
    }

    fn cell(&self, (section, place): (usize, usize)) -> Option<usize> {
        self.sections.get(section)?.cells.get(place).copied()
    }

    /// The next or previous field, whatever row it is in.
    fn step(&mut self, forward: bool) {
        let (section, place) = self.marked;
        let to = if forward {
            let next = [(section, place + 1), (section + 1, 0)];
            next.into_iter().find(|at| self.cell(*at).is_some())
        } else if let Some(place) = place.checked_sub(1) {
            Some((section, place))
        } else {
            let before = section.checked_sub(1);
            before.and_then(|before| Some((before, self.sections.get(before)?.cells.len().checked_sub(1)?)))
        };
        self.mark(to);
    }

    /// The field below or above: in the same column, or the last of a shorter row.
    fn row(&mut self, down: bool) {
        let (section, place) = self.marked;
        let column = place % ACROSS;
        let length = |section: usize| self.sections.get(section).map_or(0, |section| section.cells.len());
        let to = if down {
            let below = place - column + ACROSS;
            if below < length(section) {
                Some((section, (below + column).min(length(section) - 1)))
            } else {
                length(section + 1).checked_sub(1).map(|last| (section + 1, column.min(last)))
            }
        } else if let Some(above) = place.checked_sub(ACROSS) {
            Some((section, above))
        } else {
            section.checked_sub(1).and_then(|before| {
                let last = length(before).checked_sub(1)?;
                Some((before, (last - last % ACROSS + column).min(last)))
            })
        };
        self.mark(to);
    }

    fn mark(&mut self, to: Option<(usize, usize)>) {
        if let Some(to) = to {
            (self.marked, self.reveal) = (to, true);
        }
    }

    fn keys(&mut self, shell: &Shell, ctx: &Context) {
        let sides = shell.sides();
        let (forward, back) = (sides.forward_key(), sides.back_key());
        let mut count = |key| ctx.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
        let presses =
            [Key::ArrowDown, Key::ArrowUp, forward, back, Key::PageDown, Key::PageUp].map(&mut count);
        let [down, up, forward, back, page_down, page_up] = presses;
        (0..down + 5 * page_down).for_each(|_| self.row(true));
        (0..up + 5 * page_up).for_each(|_| self.row(false));
        (0..forward).for_each(|_| self.step(true));
        (0..back).for_each(|_| self.step(false));
    }

    /// Shows it.
    pub(crate) fn show(&mut self, shell: &mut Shell, ctx: &Context) -> IconOutcome {
        let title = shell.tr("icons-title");
        if !shell.fields.is_held() {
            self.keys(shell, ctx);
        }
        let width = ACROSS as f32 * CELL + 16.0;
        let (wish, close) =
            modal(shell, ctx, "icons", &title, width, |shell, ui| self.content(shell, ui, &title));
        match wish {
            Some(Wish::Nothing) => IconOutcome::Chosen(None),
            Some(Wish::Icon(index)) => {
                IconOutcome::Chosen(icon_list::all().get(index).map(|listed| listed.icon))
            }
            Some(Wish::Cancel) => IconOutcome::Closed,
            None if close => IconOutcome::Closed,
            None => IconOutcome::Open,
        }
    }

    fn content(&mut self, shell: &mut Shell, ui: &mut Ui, title: &str) -> Option<Wish> {
        let hint = shell.tr("icons-hint");
        let id = Id::unique("icons-query");
        let fresh = self.fresh;
        let typed = Field::new(title, &self.query).placeholder(&hint).eager(fresh).show(shell, ui, id);
        // While egui measures a new area, nothing in it keeps the focus.
        self.fresh &= !ui.memory(|memory| memory.has_focus(id));
        if let Some(query) = typed.changed {
            self.query = query;
            self.filter(shell);
        }
        ui.add_space(6.0);
        let height = (ui.ctx().content_rect().height() - 300.0).clamp(2.0 * CELL, 9.0 * CELL);
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
        let mut chosen = None;
        let margin = Margin { left: 0, right: 14, top: 0, bottom: 4 };
        scroll::show(shell, ui, rect, "icons", margin, |shell, ui| chosen = self.grid(shell, ui));
        self.reveal = false;
        self.name_of_marked(shell, ui);
        let pressed = self.buttons(shell, ui);
        if typed.entered {
            chosen = self.cell(self.marked);
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let marked = Id::unique(("icons-cell", self.marked)).accesskit_id();
        let any = self.cell(self.marked).is_some();
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_role(Role::SearchInput);
            if any {
                node.set_active_descendant(marked);
            }
        });
        pressed.or(chosen.map(Wish::Icon))
    }

    fn buttons(&self, shell: &mut Shell, ui: &mut Ui) -> Option<Wish> {
        let (none, cancel) = (shell.tr("action-no-icon"), shell.tr("button-cancel"));
        let button = |name, enabled| FooterButton { name, look: Look::Quiet, enabled, default: false };
        let pressed = footer_apart(shell, ui, &[button(&none, self.removable)], &[button(&cancel, true)])?;
        Some(if pressed == 0 { Wish::Nothing } else { Wish::Cancel })
    }

    /// The icons; gives the one that was pressed.
    fn grid(&mut self, shell: &mut Shell, ui: &mut Ui) -> Option<usize> {
        let mut chosen = None;
        let moved = ui.input(|input| input.pointer.delta() != egui::Vec2::ZERO);
        let mut hovered = None;
        for (number, section) in self.sections.iter().enumerate() {
            if let Some(heading) = &section.heading {
                let (id, row) = ui.allocate_space(vec2(ui.available_width(), HEADING));
                let ink = shell.secondary();
                let block = shell.fitted(heading, Type::LABEL, row.width());
                shell.paint_start(ui.painter(), &block, row.shrink2(vec2(6.0, 0.0)), ink);
                let response = ui.interact(row, id, Sense::hover());
                report_label(ui, &response, heading);
            }
            let rows = section.cells.len().div_ceil(ACROSS);
            let (_, bounds) = ui.allocate_space(vec2(ui.available_width(), rows as f32 * CELL));
            for (place, cell) in section.cells.iter().enumerate() {
                let (row, column) = ((place / ACROSS) as f32 * CELL, (place % ACROSS) as f32 * CELL);
                let rect = shell.sides().place(bounds, column, row, vec2(CELL, CELL));
                let at = (number, place);
                if at == self.marked && self.reveal {
                    ui.scroll_to_rect(rect.expand2(vec2(0.0, 8.0)), None);
                }
                if !ui.is_rect_visible(rect) && at != self.marked {
                    continue;
                }
                let id = Id::unique(("icons-cell", at));
                let response = self.field(shell, ui, rect, id, *cell, at == self.marked);
                if response.clicked() {
                    chosen = Some(*cell);
                }
                if response.hovered() && moved {
                    hovered = Some(at);
                }
            }
        }
        if self.sections.iter().all(|section| section.cells.is_empty()) {
            let text = shell.tr("icons-nothing");
            let ink = shell.faint();
            crate::app::widgets::label::line(shell, ui, &text, Type::BODY, ink);
        }
        if let Some(at) = hovered.filter(|at| *at != self.marked) {
            self.marked = at;
            ui.ctx().request_repaint();
        }
        chosen
    }

    fn field(
        &self,
        shell: &mut Shell,
        ui: &Ui,
        rect: Rect,
        id: Id,
        cell: usize,
        marked: bool,
    ) -> egui::Response {
        let (icon, name) = describe(shell, cell);
        let inside = rect.shrink(3.0);
        let response = ui.interact(rect, id, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, spoken(&name)));
        ui.ctx().accesskit_node_builder(id, |node| node.set_selected(marked));
        let current = self.current.as_deref() == Some(icon);
        if marked {
            ui.painter().rect_filled(inside, 8.0, color(shell.theme.accent_tint));
        }
        if current {
            let line = Stroke::new(1.5, shell.accent());
            ui.painter().rect(inside, 8.0, egui::Color32::TRANSPARENT, line, StrokeKind::Inside);
        }
        focus_ring(shell, ui.painter(), &response, inside, 8.0);
        let ink = shell.ink();
        if let Some(icon) = Icon::named(MapLayout::icon_in_flow(icon, self.flow)) {
            let block = shell.text.icon(icon, false, 22.0);
            shell.paint_centered(ui.painter(), &block, inside, ink);
        }
        tooltip(shell, &response, &name, None);
        response
    }

    /// The name of what Enter chooses.
    fn name_of_marked(&self, shell: &mut Shell, ui: &mut Ui) {
        ui.add_space(6.0);
        let (id, row) = ui.allocate_space(vec2(ui.available_width(), 24.0));
        ui.painter().hline(row.x_range(), row.top() - 3.0, Stroke::new(1.0, shell.hairline()));
        let Some(cell) = self.cell(self.marked) else { return };
        let (icon, name) = describe(shell, cell);
        let sides = shell.sides();
        let mut rest = row.shrink2(vec2(6.0, 0.0));
        let place = sides.take_start(&mut rest, 18.0);
        sides.take_start(&mut rest, 8.0);
        let (ink, secondary) = (shell.ink(), shell.secondary());
        if let Some(icon) = Icon::named(MapLayout::icon_in_flow(icon, self.flow)) {
            let block = shell.text.icon(icon, false, 17.0);
            shell.paint_centered(ui.painter(), &block, place, secondary);
        }
        let block = shell.fitted(&name, Type::BODY, rest.width());
        shell.paint_start(ui.painter(), &block, rest, ink);
        let response = ui.interact(row, id, Sense::hover());
        report_label(ui, &response, &name);
    }
}

/// Icon and name of a field.
fn describe(shell: &Shell, cell: usize) -> (&'static str, String) {
    match icon_list::all().get(cell) {
        Some(listed) => (listed.icon, listed.name(shell.locale).to_owned()),
        None => ("prohibit", String::new()),
    }
}

/// What an icon is called in the window's language; icons beyond the list are called as Phosphor calls them.
pub(crate) fn icon_name(shell: &Shell, icon: &str) -> String {
    let name = icon_list::find(icon).map(|listed: &Listed| listed.name(shell.locale).to_owned());
    name.unwrap_or_else(|| icon.replace('-', " "))
}

/// The name of an icon as the program's own, if there is such an icon.
pub(crate) fn known_icon(icon: &str) -> Option<&'static str> {
    Icon::all().find(|(name, _)| *name == icon).map(|(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{i18n::Locale, scene::Theme, text::TextEngine};

    fn shell(locale: Locale) -> Shell {
        Shell {
            text: TextEngine::embedded_only(),
            atlas: Default::default(),
            theme: Theme::light(),
            locale,
            fields: Default::default(),
            picker: Default::default(),
        }
    }

    fn marked(picker: &IconPicker) -> &'static str {
        picker.cell(picker.marked).map_or("?", |index| icon_list::all()[index].icon)
    }

    #[test]
    fn the_mark_visits_every_icon_and_returns() {
        let shell = shell(Locale::En);
        let recent = ["key".to_owned(), "no such icon".to_owned()];
        let mut picker = IconPicker::new(&shell, Direction::Rtl, (None, false), &recent);
        assert_eq!(marked(&picker), "key");
        let mut seen = vec![marked(&picker)];
        loop {
            let before = picker.marked;
            picker.step(true);
            if picker.marked == before {
                break;
            }
            seen.push(marked(&picker));
        }
        // One used lately, and all.
        assert_eq!(seen.len(), 1 + icon_list::all().len());
        for _ in 0..seen.len() {
            picker.step(false);
        }
        assert_eq!(marked(&picker), "key");
        assert_eq!(picker.marked, (0, 0));
    }

    #[test]
    fn going_down_and_up_again_ends_where_it_began() {
        let shell = shell(Locale::Ar);
        let mut picker = IconPicker::new(&shell, Direction::Rtl, (Some("phone".to_owned()), true), &[]);
        assert_eq!(marked(&picker), "phone", "the icon in force is marked");
        for _ in 0..3 {
            picker.row(true);
        }
        for _ in 0..3 {
            picker.row(false);
        }
        assert_eq!(marked(&picker), "phone");
        let last = (0..99)
            .map(|_| {
                picker.row(true);
                picker.marked
            })
            .last()
            .unwrap();
        assert_eq!(last.0, picker.sections.len() - 1);
    }

    #[test]
    fn what_is_typed_is_found_and_an_emptied_query_shows_all_again() {
        let shell = shell(Locale::Fa);
        let mut picker = IconPicker::new(&shell, Direction::Rtl, (None, false), &[]);
        picker.query = "تلفن".to_owned();
        picker.filter(&shell);
        assert_eq!(marked(&picker), "phone");
        picker.query.clear();
        picker.filter(&shell);
        assert!(picker.sections.len() > 5);
    }
}
