//! The command palette: everything that can be done now and every place of the map, by a few letters of its name.

#[cfg(test)]
mod tests;

use egui::{Context, Id, Key, Modifiers, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::kit::bare_modal;
use crate::{
    app::{
        actions::Action,
        text::{Shell, Type, color, report_label, spoken},
        widgets::text_field::Field,
    },
    edit::ItemRef,
    editor::Build,
    model::JourneyMap,
    text::{Folded, Fuzzy, Likely, Likeness},
};

/// Width of the palette.
const WIDTH: f32 = 560.0;
/// Height of a row.
const ROW: f32 = 36.0;
/// Rows that show at once.
const ROWS: usize = 10;
/// Most places of the map that are listed.
const PLACES: usize = 30;

/// What was chosen.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Choice {
    /// Something to do.
    Do(Action),
    /// A part of the map to go to.
    GoTo(ItemRef),
}

/// What the palette came to.
pub(crate) enum PaletteOutcome {
    /// It is open still.
    Open,
    /// This was chosen.
    Chosen(Choice),
    /// Nothing was chosen.
    Closed,
}

/// An action as it is offered.
pub(crate) struct Offered {
    /// Its name in the language of the window.
    pub(crate) name: String,
    /// Its names in the other languages, English first.
    pub(crate) others: Vec<String>,
    /// What it is.
    pub(crate) action: Action,
    /// Its icon.
    pub(crate) icon: Option<&'static str>,
    /// The keys that do the same.
    pub(crate) keys: Option<String>,
    /// Why it cannot be done now; none where it can. What cannot is listed only for who types its name.
    pub(crate) reason: Option<String>,
}

/// A name by which something is found.
struct Name {
    text: String,
    folded: Folded,
}

impl Name {
    fn new(text: String) -> Self {
        Self { folded: Folded::new(&text), text }
    }
}

/// Something that can be chosen.
struct Entry {
    name: Name,
    /// Its names in other languages, English first.
    others: Vec<Name>,
    icon: Option<&'static str>,
    keys: Option<String>,
    choice: Choice,
    /// Why it cannot be chosen now.
    reason: Option<String>,
}

impl Entry {
    fn enabled(&self) -> bool {
        self.reason.is_none()
    }
}

/// A row that matches what was typed.
#[derive(Clone, Copy)]
struct Row {
    /// Which entry: in `entries`, then behind them in `places`.
    entry: usize,
    /// Which of its other names matched.
    other: Option<usize>,
}

/// The palette.
pub(crate) struct Palette {
    query: String,
    entries: Vec<Entry>,
    places: Vec<Entry>,
    /// What matches the query, best first.
    shown: Vec<Row>,
    /// The row that Enter chooses.
    marked: usize,
    /// The first row that shows.
    top: usize,
    /// How many rows show.
    rows: usize,
    /// Points of wheel that have not moved the rows yet.
    wheel: f32,
    /// Whether the field is to get the focus.
    fresh: bool,
}

impl Palette {
    /// A palette of `actions` and the places of `map`.
    pub(crate) fn new(actions: Vec<Offered>, map: Option<&JourneyMap>) -> Self {
        let entries = actions.into_iter().map(|Offered { name, others, action, icon, keys, reason }| Entry {
            name: Name::new(name),
            others: others.into_iter().map(Name::new).collect(),
            icon,
            keys,
            choice: Choice::Do(action),
            reason,
        });
        let mut palette = Self {
            query: String::new(),
            entries: entries.collect(),
            places: map.map(places).unwrap_or_default(),
            shown: Vec::new(),
            marked: 0,
            top: 0,
            rows: ROWS,
            wheel: 0.0,
            fresh: true,
        };
        palette.filter();
        palette
    }

    /// Lists what matches the query.
    fn filter(&mut self) {
        let fuzzy = Fuzzy::new(&self.query);
        (self.marked, self.top) = (0, 0);
        if fuzzy.is_empty() {
            // Of those that are one of several, all would bury the others.
            let alone =
                |entry: &Entry| matches!(&entry.choice, Choice::Do(action) if action.group().is_none());
            let listed = |entry: &Entry| entry.enabled() && alone(entry);
            let possible = self.entries.iter().enumerate().filter(|(_, entry)| listed(entry));
            self.shown = possible.map(|(entry, _)| Row { entry, other: None }).collect();
            return;
        }
        let typed = Folded::new(self.query.trim());
        // A text of the map holds many letters, and so do names in three more languages: of those only count that
        // hold the words as they are typed. English is what people know such names in.
        let literal = |likely: &Likely| likely.likeness >= Likeness::Within;
        // What was typed word for word is meant, even where it cannot be done just now: better that nothing happens
        // than something else. What only has its letters comes after, where it can be done.
        let rank = |one: &Entry, name: &Name, likely: &Likely| match (literal(likely), one.enabled()) {
            _ if name.folded == typed => Some(3),
            (true, true) => Some(2),
            (true, false) => Some(1),
            (false, true) => Some(0),
            (false, false) => None,
        };
        let matches = |(entry, one): (usize, &Entry)| {
            if let Some(likely) = fuzzy.find(&one.name.folded) {
                return Some((rank(one, &one.name, &likely)?, true, likely, Row { entry, other: None }));
            }
            let mut others = one.others.iter().enumerate().filter_map(|(nth, name)| {
                let likely = fuzzy.find(&name.folded).filter(|likely| nth == 0 || literal(likely))?;
                Some((nth, name, likely))
            });
            let (other, name, likely) = others.next()?;
            Some((rank(one, name, &likely)?, false, likely, Row { entry, other: Some(other) }))
        };
        let mut found: Vec<_> = self.entries.iter().enumerate().filter_map(matches).collect();
        found.sort_by_key(|(rank, own, likely, _)| std::cmp::Reverse((*rank, *own, *likely)));
        let first = self.entries.len();
        let words: Vec<Folded> = self.query.split_whitespace().map(Folded::new).collect();
        let holds = |name: &Name| words.iter().all(|word| name.folded.contains(word));
        let places = self.places.iter().enumerate().filter(|(_, place)| holds(&place.name)).take(PLACES);
        let places = places.map(|(index, _)| Row { entry: first + index, other: None });
        self.shown = found.into_iter().map(|(_, _, _, row)| row).chain(places).collect();
    }

    fn entry(&self, row: usize) -> Option<&Entry> {
        let index = self.shown.get(row)?.entry;
        self.entries.get(index).or_else(|| self.places.get(index.checked_sub(self.entries.len())?))
    }

    /// The name in another language by which the entry in a row was found.
    fn found_by(&self, row: usize) -> Option<&str> {
        let other = self.shown.get(row)?.other?;
        self.entry(row)?.others.get(other).map(|name| name.text.as_str())
    }

    /// Moves the mark by `by` rows, from the end to the beginning.
    fn go(&mut self, by: isize, around: bool) {
        let Some(last) = self.shown.len().checked_sub(1) else { return };
        let to = self.marked.saturating_add_signed(by).min(last);
        self.marked = match (around, by) {
            (true, 1) if self.marked == last => 0,
            (true, -1) if self.marked == 0 => last,
            _ => to,
        };
        self.show_marked();
    }

    /// Scrolls no further than it takes to have the mark in sight.
    fn show_marked(&mut self) {
        self.top = self.top.clamp((self.marked + 1).saturating_sub(self.rows), self.marked);
    }

    /// Scrolls by rows; the mark stays among those in sight, lest Enter do what nobody sees.
    fn scroll(&mut self, by: isize) {
        self.top = self.top.saturating_add_signed(by).min(self.shown.len().saturating_sub(self.rows));
        self.marked = self.marked.clamp(self.top, self.top + self.rows - 1);
    }

    fn keys(&mut self, ctx: &Context) {
        let page = (self.rows as isize - 1).max(1);
        for (key, by) in
            [(Key::ArrowDown, 1), (Key::ArrowUp, -1), (Key::PageDown, page), (Key::PageUp, -page)]
        {
            let presses = ctx.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
            for _ in 0..presses {
                self.go(by, true);
            }
        }
    }

    /// Shows it.
    pub(crate) fn show(&mut self, shell: &mut Shell, ctx: &Context) -> PaletteOutcome {
        let title = shell.tr("action-palette");
        if !shell.fields.is_held() {
            self.keys(ctx);
        }
        let (chosen, close) =
            bare_modal(shell, ctx, "palette", &title, WIDTH, 10, |shell, ui| self.content(shell, ui));
        match chosen {
            Some(choice) => PaletteOutcome::Chosen(choice),
            None if close => PaletteOutcome::Closed,
            None => PaletteOutcome::Open,
        }
    }

    fn content(&mut self, shell: &mut Shell, ui: &mut Ui) -> Option<Choice> {
        let (name, hint) = (shell.tr("action-palette"), shell.tr("palette-hint"));
        let id = Id::unique("palette-query");
        let fresh = self.fresh;
        let typed = Field::new(&name, &self.query).placeholder(&hint).eager(fresh).show(shell, ui, id);
        // While egui measures a new area, nothing in it keeps the focus.
        self.fresh &= !ui.memory(|memory| memory.has_focus(id));
        if let Some(query) = typed.changed {
            self.query = query;
            self.filter();
        }
        ui.add_space(8.0);
        self.rows = ROWS.min(((ui.ctx().content_rect().height() - 160.0) / ROW).max(1.0) as usize);
        let (list, rect) = ui.allocate_space(vec2(ui.available_width(), self.rows as f32 * ROW));
        let mut chosen = self.list(shell, ui, list, rect);
        if typed.entered {
            let marked = self.entry(self.marked).filter(|entry| entry.enabled());
            chosen = marked.map(|entry| entry.choice.clone());
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let marked = list.with(self.marked).accesskit_id();
        let any = !self.shown.is_empty();
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_role(Role::SearchInput);
            if any {
                node.set_active_descendant(marked);
            }
        });
        chosen
    }

    /// The rows; gives what was pressed.
    fn list(&mut self, shell: &mut Shell, ui: &Ui, list: Id, rect: Rect) -> Option<Choice> {
        if self.shown.is_empty() {
            let text = shell.tr("palette-nothing");
            let faint = shell.faint();
            let block = shell.line(&text, Type::BODY);
            let row = Rect::from_min_size(rect.min, vec2(rect.width(), ROW));
            shell.paint_start(ui.painter(), &block, row.shrink2(vec2(10.0, 0.0)), faint);
            let response = ui.interact(row, list.with("nothing"), Sense::hover());
            report_label(ui, &response, &text);
            return None;
        }
        if ui.rect_contains_pointer(rect) {
            self.wheel -= ui.input(|input| input.smooth_scroll_delta().y);
            let by = (self.wheel / ROW).trunc();
            self.wheel -= by * ROW;
            self.scroll(by as isize);
        }
        // The window may have become lower.
        self.show_marked();
        let mut chosen = None;
        let moved = ui.input(|input| input.pointer.delta() != egui::Vec2::ZERO);
        for nth in 0..self.rows {
            let index = self.top + nth;
            let Some(entry) = self.entry(index) else { break };
            let place = Rect::from_min_size(
                pos2(rect.left(), rect.top() + nth as f32 * ROW),
                vec2(rect.width(), ROW),
            );
            let response = ui.interact(place, list.with(index), Sense::click());
            let marked = index == self.marked;
            response.widget_info(|| {
                WidgetInfo::labeled(Role::ListBoxOption, entry.enabled(), spoken(&entry.name.text))
            });
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_selected(marked);
                if let Some(keys) = &entry.keys {
                    node.set_keyboard_shortcut(keys.clone());
                }
                if let Some(reason) = &entry.reason {
                    node.set_description(spoken(reason));
                }
            });
            if marked {
                ui.painter().rect_filled(place, 8.0, color(shell.theme.accent_tint));
            }
            paint_row(shell, ui, place, entry, self.found_by(index));
            if response.clicked() && entry.enabled() {
                chosen = Some(entry.choice.clone());
            }
            if response.hovered() && moved && !marked {
                self.marked = index;
                ui.ctx().request_repaint();
            }
        }
        chosen
    }
}

fn paint_row(shell: &mut Shell, ui: &Ui, row: Rect, entry: &Entry, found_by: Option<&str>) {
    let sides = shell.sides();
    let fade = |ink: egui::Color32| if entry.enabled() { ink } else { ink.gamma_multiply(0.45) };
    let (ink, secondary, faint) = (fade(shell.ink()), fade(shell.secondary()), shell.faint());
    let mut rest = row.shrink2(vec2(10.0, 0.0));
    let icon = sides.take_start(&mut rest, 18.0);
    sides.take_start(&mut rest, 10.0);
    if let Some(name) = entry.icon {
        let shade = match &entry.choice {
            Choice::Do(Action::Build(Build::Color(Some(shade)))) => Some(*shade),
            _ => None,
        };
        let ink = shade.map(|shade| fade(color(shell.theme.stage(0, Some(shade)).ground)));
        shell.paint_icon(ui.painter(), name, ink.is_some(), 17.0, icon, ink.unwrap_or(secondary));
    }
    if let Some(reason) = &entry.reason {
        // In the place of the keys, which do nothing now.
        let ink = shell.secondary();
        let block = shell.fitted(reason, Type::SMALL, rest.width() * 0.6);
        let place = sides.take_end(&mut rest, block.ink_width);
        shell.paint_end(ui.painter(), &block, place, ink);
    } else if let Some(keys) = &entry.keys {
        let block = shell.ltr_line(keys, Type::LABEL);
        let place = sides.take_end(&mut rest, block.width + 12.0);
        let key = Rect::from_center_size(place.center(), vec2(place.width(), 22.0));
        let line = Stroke::new(1.0, shell.hairline());
        ui.painter().rect(key, 5.0, shell.surface(), line, StrokeKind::Inside);
        shell.paint_centered(ui.painter(), &block, key, secondary);
    } else if matches!(entry.choice, Choice::GoTo(_)) {
        let text = shell.tr("palette-go-to");
        let block = shell.line(&text, Type::SMALL);
        let place = sides.take_end(&mut rest, block.width);
        shell.paint_end(ui.painter(), &block, place, faint);
    }
    sides.take_end(&mut rest, 10.0);
    let block = shell.fitted(&entry.name.text, Type::BODY, rest.width());
    shell.paint_start(ui.painter(), &block, rest, ink);
    if let Some(found_by) = found_by {
        sides.take_start(&mut rest, block.width + 10.0);
        let block = shell.fitted(found_by, Type::SMALL, rest.width());
        shell.paint_start(ui.painter(), &block, rest, faint);
    }
}

/// The places of a map that say something: stages and their steps, lanes, personas, cards, points and links.
fn places(map: &JourneyMap) -> Vec<Entry> {
    let mut places = Vec::new();
    let mut add = |text: &str, icon, item| {
        let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !name.is_empty() {
            places.push(Entry {
                name: Name::new(name),
                others: Vec::new(),
                icon: Some(icon),
                keys: None,
                choice: Choice::GoTo(item),
                reason: None,
            });
        }
    };
    for stage in &map.stages {
        add(&stage.title, "columns", ItemRef::Stage(stage.id.clone()));
        stage.steps.iter().for_each(|step| add(&step.title, "columns", ItemRef::Step(step.id.clone())));
    }
    map.lanes.iter().for_each(|lane| add(&lane.title, "rows", ItemRef::Lane(lane.id.clone())));
    map.personas.iter().for_each(|one| add(&one.name, "user", ItemRef::Persona(one.id.clone())));
    map.cards.iter().for_each(|card| add(&card.text, "note", ItemRef::Card(card.id.clone())));
    let points = map.curves.iter().flat_map(|curve| &curve.points);
    points.for_each(|point| add(&point.word, "smiley", ItemRef::Point(point.id.clone())));
    map.links
        .iter()
        .for_each(|link| add(&link.label, "arrow-bend-down-right", ItemRef::Link(link.id.clone())));
    places
}
