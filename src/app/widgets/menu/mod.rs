//! Menus: a list of entries under a button or at the pointer, with one level of lists beside it.
//!
//! A menu is one layer over the whole window that takes all input while it is open. The keyboard's focus stays
//! on the menu itself, which tells a screen reader the entry that is marked (its active descendant).

mod row;

use egui::{
    Area, Color32, Context, EventFilter, Id, Key, Order, PointerButton, Pos2, Rect, Response, Role, Sense,
    Stroke, StrokeKind, Ui, UiKind,
};
use egui::{pos2, vec2};

use row::{info, list_size, paint_more, paint_row};

use super::{shadow, tooltip};
use crate::app::text::{Shell, spoken};

/// Height of an entry.
const ROW: f32 = 29.0;
/// Height of a line between entries.
const LINE: f32 = 9.0;
/// Space around the entries of a list.
const PADDING: f32 = 6.0;
/// Width of the column of icons.
const ICONS: f32 = 28.0;

/// Something to choose in a menu.
pub(crate) struct Item<T> {
    /// What is chosen.
    pub(crate) value: T,
    /// Its name.
    pub(crate) name: String,
    /// Its icon.
    pub(crate) icon: Option<&'static str>,
    /// Colour of its icon, where it stands for a colour; the icon is filled then.
    pub(crate) ink: Option<Color32>,
    /// The keys that do the same.
    pub(crate) keys: Option<String>,
    /// Why it cannot be chosen now; none where it can.
    pub(crate) obstacle: Option<String>,
    /// Whether it is the one in force, where it is one of several.
    pub(crate) chosen: Option<bool>,
}

/// One line of a menu.
pub(crate) enum Entry<T> {
    /// Something to choose.
    Item(Item<T>),
    /// A list beside this one.
    List {
        /// Its name.
        name: String,
        /// Its icon.
        icon: Option<&'static str>,
        /// Its entries; no further lists among them.
        entries: Vec<Entry<T>>,
    },
    /// A line between groups.
    Line,
}

impl<T> Entry<T> {
    fn height(&self) -> f32 {
        if matches!(self, Self::Line) { LINE } else { ROW }
    }

    fn can_focus(&self) -> bool {
        match self {
            Self::Item(Item { obstacle, .. }) => obstacle.is_none(),
            Self::List { .. } => true,
            Self::Line => false,
        }
    }
}

/// Which menu is open, and where.
#[derive(Default)]
pub(crate) struct Menu {
    open: Option<Open>,
}

struct Open {
    /// The button under which it opens, or a point.
    anchor: Rect,
    /// The entry whose list is open beside it.
    list: Option<usize>,
    /// The marked entry: its level and its place.
    marked: Option<(usize, usize)>,
    /// Whether it was shown before.
    shown: bool,
    /// Points by which the first list and the one beside it are scrolled up.
    scrolls: [f32; 2],
    /// The entry whose list was shown beside in the last frame.
    beside: Option<usize>,
}

/// What became of a menu in this frame.
pub(crate) enum Outcome<T> {
    /// It is open still, or was not open.
    Nothing,
    /// It was closed.
    Closed,
    /// It was closed by a press of the secondary button here: what lies there is meant.
    Elsewhere(Pos2),
    /// An entry was chosen, and the menu closed.
    Chosen(T),
}

impl Menu {
    /// Opens under `anchor`.
    pub(crate) fn open(&mut self, anchor: Rect) {
        self.open =
            Some(Open { anchor, list: None, marked: None, shown: false, scrolls: [0.0; 2], beside: None });
    }

    /// Whether it is open.
    pub(crate) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Shows it if it is open.
    pub(crate) fn show<T: Clone>(
        &mut self,
        shell: &mut Shell,
        ctx: &Context,
        name: &str,
        entries: &[Entry<T>],
    ) -> Outcome<T> {
        let Some(open) = &mut self.open else { return Outcome::Nothing };
        let screen = ctx.content_rect();
        let id = Id::unique("menu-layer");
        let area = Area::new(id)
            .kind(UiKind::Menu)
            .order(Order::Foreground)
            .fixed_pos(screen.min)
            .accessible_name(name)
            .sense(Sense::hover())
            .fade_in(false)
            .constrain(false);
        ctx.memory_mut(|memory| memory.set_modal_layer(area.layer()));
        ctx.move_to_top(area.layer());
        let outcome = area.show(ctx, |ui| open.lists(shell, ui, screen, id, entries)).inner;
        if !matches!(outcome, Outcome::Nothing) {
            self.open = None;
            ctx.request_repaint();
        }
        outcome
    }
}

/// One list as it is shown.
struct Shown<'a, T> {
    level: usize,
    rect: Rect,
    entries: &'a [Entry<T>],
    id: Id,
}

impl Open {
    fn lists<T: Clone>(
        &mut self,
        shell: &mut Shell,
        ui: &mut Ui,
        screen: Rect,
        id: Id,
        entries: &[Entry<T>],
    ) -> Outcome<T> {
        ui.expand_to_include_rect(screen);
        let outside = ui.interact(screen, id.with("outside"), Sense::click_and_drag());
        let root = ui.interact(
            Rect::from_min_size(screen.min, vec2(1.0, 1.0)),
            id.with("root"),
            Sense::focusable_noninteractive(),
        );
        if !self.shown || !root.has_focus() {
            self.shown = true;
            root.request_focus();
            ui.ctx().request_repaint();
        }
        keep_keys(ui, root.id);
        let by_keys = self.keys(shell, ui, entries);

        let first =
            Shown { level: 0, rect: self.first_rect(shell, screen, entries), entries, id: list_id(id, 0, 0) };
        let mut chosen = self.list(shell, ui, &first);
        let mut second = None;
        if let Some(index) = self.list
            && let Some(Entry::List { entries, .. }) = entries.get(index)
        {
            let rect = self.second_rect(shell, screen, &first, index, entries);
            let shown = Shown { level: 1, rect, entries, id: list_id(id, 1, index) };
            chosen = chosen.or(self.list(shell, ui, &shown));
            second = Some(shown);
        }
        let inside = first.contains(ui) || second.as_ref().is_some_and(|second| second.contains(ui));
        let pressed = pressed_on(ui, &outside).filter(|_| !inside);
        self.tell_marked(ui, root.id, id);
        match (chosen, by_keys, pressed) {
            (Some(value), ..) | (None, Outcome::Chosen(value), _) => Outcome::Chosen(value),
            (None, _, Some(outcome)) => outcome,
            (None, by_keys, None) => by_keys,
        }
    }

    fn first_rect<T>(&mut self, shell: &mut Shell, screen: Rect, entries: &[Entry<T>]) -> Rect {
        let size = list_size(shell, entries);
        let height = size.y.min(screen.height() - 16.0);
        let [first, _] = &mut self.scrolls;
        *first = first.clamp(0.0, size.y - height);
        let left = if shell.sides().rtl() { self.anchor.right() - size.x } else { self.anchor.left() };
        let left = left.min(screen.right() - 8.0 - size.x).max(screen.left() + 8.0);
        let top = (self.anchor.bottom() + 4.0).min(screen.bottom() - 8.0 - height).max(screen.top() + 8.0);
        Rect::from_min_size(pos2(left, top), vec2(size.x, height))
    }

    fn second_rect<T>(
        &mut self,
        shell: &mut Shell,
        screen: Rect,
        first: &Shown<'_, T>,
        index: usize,
        entries: &[Entry<T>],
    ) -> Rect {
        let whole = list_size(shell, entries);
        let size = vec2(whole.x, whole.y.min(screen.height() - 16.0));
        let above: f32 = first.entries.iter().take(index).map(Entry::height).sum();
        let [scrolled, second] = &mut self.scrolls;
        let other = self.beside.replace(index) != Some(index);
        *second = if other { 0.0 } else { second.clamp(0.0, whole.y - size.y) };
        let top = (first.rect.top() + above - *scrolled).min(screen.bottom() - 8.0 - size.y);
        let (before, after) = (first.rect.left() - size.x + 4.0, first.rect.right() - 4.0);
        let fits_after = after + size.x <= screen.right() - 4.0;
        let fits_before = before >= screen.left() + 4.0;
        let left = match shell.sides().rtl() {
            true if fits_before || !fits_after => before,
            false if !fits_after && fits_before => before,
            _ => after,
        };
        let left = left.min(screen.right() - 4.0 - size.x).max(screen.left() + 4.0);
        Rect::from_min_size(pos2(left, top.max(screen.top() + 8.0)), size)
    }

    /// Draws one list; gives what was chosen in it.
    fn list<T: Clone>(&mut self, shell: &mut Shell, ui: &mut Ui, shown: &Shown<'_, T>) -> Option<T> {
        let rect = shown.rect;
        shadow(ui.painter(), rect, 10, 6, 22, 0x2A);
        let line = Stroke::new(1.0, shell.hairline());
        ui.painter().rect(rect, 10.0, shell.surface(), line, StrokeKind::Inside);
        let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(rect).id_salt(shown.id));
        inner.set_clip_rect(rect.shrink(1.0));
        if inner.rect_contains_pointer(rect) {
            let by = inner.input(|input| input.smooth_scroll_delta().y);
            self.scrolls.get_mut(shown.level).into_iter().for_each(|scroll| *scroll -= by);
            // The marked entry would hold the list where it is.
            self.marked.take_if(|(level, _)| by != 0.0 && *level == shown.level);
        }
        let scroll = self.scrolls.get(shown.level).copied().unwrap_or(0.0);
        let mut top = rect.top() + PADDING - scroll;
        let mut chosen = None;
        for (index, entry) in shown.entries.iter().enumerate() {
            let row = Rect::from_min_size(
                pos2(rect.left() + PADDING, top),
                vec2(rect.width() - 2.0 * PADDING, entry.height()),
            );
            top += entry.height();
            chosen = chosen.or(self.row(shell, &inner, shown, index, row));
        }
        // More above and below is told: a list that is cut off at its edge looks whole.
        let hidden = [scroll, top + PADDING - rect.bottom()];
        for (hidden, icon) in hidden.into_iter().zip(["caret-up", "caret-down"]) {
            if hidden > 1.0 {
                paint_more(shell, &inner, rect, icon);
            }
        }
        chosen
    }

    fn row<T: Clone>(
        &mut self,
        shell: &mut Shell,
        ui: &Ui,
        shown: &Shown<'_, T>,
        index: usize,
        row: Rect,
    ) -> Option<T> {
        let entry = shown.entries.get(index)?;
        let (name, icon, keys, mark) = match entry {
            Entry::Line => {
                ui.painter().hline(row.x_range(), row.center().y, Stroke::new(1.0, shell.hairline()));
                return None;
            }
            Entry::Item(Item { name, icon, keys, chosen, .. }) => {
                let mark = if *chosen == Some(true) { Some("check") } else { None };
                (name, *icon, keys.as_deref(), mark)
            }
            Entry::List { name, icon, .. } => (name, *icon, None, Some("caret-right")),
        };
        let enabled = entry.can_focus();
        let id = entry_id(shown.id, index);
        let response = ui.interact(row, id, if enabled { Sense::click() } else { Sense::hover() });
        response.widget_info(|| info(entry, enabled, name));
        if let Entry::Item(Item { obstacle: Some(obstacle), .. }) = entry {
            ui.ctx().accesskit_node_builder(id, |node| node.set_description(spoken(obstacle)));
            tooltip(shell, &response, obstacle, None);
        }
        if response.hovered() && ui.input(|input| input.pointer.delta() != egui::Vec2::ZERO) {
            self.marked = enabled.then_some((shown.level, index));
            if shown.level == 0 {
                self.list = matches!(entry, Entry::List { .. }).then_some(index);
            }
        }
        let marked = self.marked == Some((shown.level, index));
        if marked && let Some(scroll) = self.scrolls.get_mut(shown.level) {
            // The marked entry of a list that is too high stays in sight.
            let room = shown.rect.shrink2(vec2(PADDING, PADDING + 16.0));
            *scroll += (row.bottom() - room.bottom()).max(0.0) - (room.top() - row.top()).max(0.0);
        }
        let open = shown.level == 0 && self.list == Some(index);
        if enabled && (marked || open) {
            ui.painter().rect_filled(row, 6.0, shell.hover());
        }
        let swatch = if let Entry::Item(Item { ink, .. }) = entry { *ink } else { None };
        paint_row(
            shell,
            ui,
            row,
            enabled,
            (name, icon.zip(swatch).is_none().then_some(icon).flatten(), keys, mark),
        );
        if let (Some(icon), Some(ink)) = (icon, swatch) {
            let mut rest = row.shrink2(vec2(8.0, 0.0));
            let place = shell.sides().take_start(&mut rest, ICONS - 11.0);
            shell.paint_icon(ui.painter(), icon, true, 16.0, place, ink);
        }
        if !response.clicked() {
            return None;
        }
        match entry {
            Entry::Item(Item { value, .. }) => Some(value.clone()),
            Entry::List { .. } => {
                self.list = Some(index);
                self.marked = Some((1, 0));
                None
            }
            Entry::Line => None,
        }
    }

    /// Does what keys ask for, in their order.
    fn keys<T: Clone>(&mut self, shell: &Shell, ui: &Ui, entries: &[Entry<T>]) -> Outcome<T> {
        let pressed: Vec<Key> = ui.input(|input| {
            let keys = input.events.iter().filter_map(|event| match event {
                egui::Event::Key { key, pressed: true, .. } => Some(*key),
                _ => None,
            });
            keys.collect()
        });
        for key in pressed {
            let outcome = self.key(shell, key, entries);
            if !matches!(outcome, Outcome::Nothing) {
                return outcome;
            }
        }
        Outcome::Nothing
    }

    fn key<T: Clone>(&mut self, shell: &Shell, key: Key, entries: &[Entry<T>]) -> Outcome<T> {
        let (level, marked) = self.marked.map_or((0, None), |(level, index)| (level, Some(index)));
        let inner = self.list.and_then(|list| match entries.get(list) {
            Some(Entry::List { entries, .. }) => Some(entries.as_slice()),
            _ => None,
        });
        let shown = if level == 1 { inner.unwrap_or_default() } else { entries };
        let entry = marked.and_then(|index| shown.get(index));
        let forward = key == shell.sides().forward_key();
        match (key, entry) {
            (Key::ArrowDown, _) => self.marked = neighbour(shown, marked, true).map(|index| (level, index)),
            (Key::ArrowUp, _) => self.marked = neighbour(shown, marked, false).map(|index| (level, index)),
            (Key::Enter | Key::Space, Some(Entry::Item(Item { value, obstacle: None, .. }))) => {
                return Outcome::Chosen(value.clone());
            }
            (_, Some(Entry::List { entries, .. })) if forward || matches!(key, Key::Enter | Key::Space) => {
                self.list = marked;
                self.marked = neighbour(entries, None, true).map(|index| (1, index));
            }
            (Key::Escape, _) if level == 1 => self.step_out(),
            (_, _) if level == 1 && key == shell.sides().back_key() => self.step_out(),
            (Key::Escape | Key::Tab, _) => return Outcome::Closed,
            _ => {}
        }
        Outcome::Nothing
    }

    /// Back from the list beside to its entry.
    fn step_out(&mut self) {
        self.marked = self.list.map(|index| (0, index));
        self.list = None;
    }

    /// Tells accessibility which entry is marked.
    fn tell_marked(&self, ui: &Ui, root: Id, id: Id) {
        let marked = self.marked.map(|(level, index)| {
            let list = if level == 1 { self.list.unwrap_or(0) } else { 0 };
            entry_id(list_id(id, level, list), index)
        });
        ui.ctx().accesskit_node_builder(root, |node| {
            node.set_role(Role::Menu);
            if let Some(marked) = marked {
                node.set_active_descendant(marked.accesskit_id());
            }
        });
    }
}

fn list_id(menu: Id, level: usize, list: usize) -> Id {
    menu.with((level, list))
}

fn entry_id(list: Id, index: usize) -> Id {
    list.with(("entry", index))
}

/// The next entry that can be chosen, round and round.
fn neighbour<T>(entries: &[Entry<T>], index: Option<usize>, down: bool) -> Option<usize> {
    let count = entries.len();
    let start = match (index, down) {
        (Some(index), true) => index + 1,
        (Some(index), false) => index + count - 1,
        (None, true) => 0,
        (None, false) => count.saturating_sub(1),
    };
    (0..count)
        .map(|step| if down { (start + step) % count } else { (start + count * 2 - step) % count })
        .find(|index| entries.get(*index).is_some_and(Entry::can_focus))
}

impl<T> Shown<'_, T> {
    fn contains(&self, ui: &Ui) -> bool {
        ui.input(|input| input.pointer.interact_pos()).is_some_and(|pos| self.rect.contains(pos))
    }
}

/// How a press on `ground` closes a menu, if there was one. A quick press is over within its frame.
fn pressed_on<T>(ui: &Ui, ground: &Response) -> Option<Outcome<T>> {
    let secondary = ui.input(|input| {
        let pressed = input.pointer.button_pressed(PointerButton::Secondary);
        ground.is_pointer_button_down_on() && pressed
    });
    let pressed = ground.is_pointer_button_down_on() && ui.input(|input| input.pointer.any_pressed());
    match ground.interact_pointer_pos() {
        Some(pos) if secondary || ground.secondary_clicked() => Some(Outcome::Elsewhere(pos)),
        _ if pressed || ground.clicked() || ground.middle_clicked() => Some(Outcome::Closed),
        _ => None,
    }
}

/// Keeps arrows, Tab and Escape from moving the focus off the menu.
fn keep_keys(ui: &Ui, id: Id) {
    let all = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, all));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(name: &str, enabled: bool) -> Entry<String> {
        let name = name.to_owned();
        let obstacle = (!enabled).then(String::new);
        Entry::Item(Item {
            value: name.clone(),
            name,
            icon: None,
            ink: None,
            keys: None,
            obstacle,
            chosen: None,
        })
    }

    #[test]
    fn the_mark_goes_round_and_over_what_cannot_be_chosen() {
        let entries = [item("a", false), item("b", true), Entry::Line, item("c", true)];
        assert_eq!(neighbour(&entries, None, true), Some(1));
        assert_eq!(neighbour(&entries, Some(1), true), Some(3));
        assert_eq!(neighbour(&entries, Some(3), true), Some(1));
        assert_eq!(neighbour(&entries, Some(1), false), Some(3));
        assert_eq!(neighbour(&entries, None, false), Some(3));
        assert_eq!(neighbour(&[item("a", false)], None, true), None);
    }
}
