//! The panel at the end side that lists differences or conflicts: what a comparison found, or what two people changed
//! differently and somebody has to choose.

use std::sync::Arc;

use egui::{Margin, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::{
    canvas::mark_color,
    text::{Shell, Type, spoken},
    widgets::{Button, button::Look, button::icon_button, focus_ring, label, scroll},
};
use crate::{
    edit::{
        ItemRef,
        diff::{self, ConflictWords, Diff},
        merge::{Side, shows_other},
    },
    editor::{Mark, marks_of, place_of},
    i18n::Locale,
    model::{Conflict, Id, JourneyMap},
};

/// Width of the panel.
pub(crate) const WIDTH: f32 = 320.0;
/// Most entries that are listed; more are counted.
const MOST: usize = 400;

/// What the panel is about.
#[derive(Clone, Debug)]
pub(crate) enum Subject {
    /// The open map's conflicts.
    Conflicts,
    /// What changed from another map to the open one.
    Comparison {
        /// The other map.
        before: Arc<JourneyMap>,
        /// What it is called.
        since: Since,
    },
}

/// What the open map is compared with.
#[derive(Clone, Debug)]
pub(crate) enum Since {
    /// The map in a file of this name.
    File(String),
    /// An earlier version of the map, saved at this time: in words.
    Version(String),
}

/// A difference in the list.
#[derive(Debug)]
struct Difference {
    text: String,
    mark: Mark,
    item: Option<ItemRef>,
}

/// A conflict in the list.
#[derive(Clone, Debug)]
struct Entry {
    conflict: Conflict,
    words: ConflictWords,
    /// The side that was taken, once it is settled.
    taken: Option<Side>,
}

impl Entry {
    /// The side whose value the map shows.
    fn shown(&self, map: &Arc<JourneyMap>) -> Side {
        if shows_other(map, &self.conflict) { Side::Theirs } else { Side::Ours }
    }
}

/// What the panel lists, found once for each form of the map.
#[derive(Debug)]
pub(crate) struct Found {
    map: Arc<JourneyMap>,
    locale: Locale,
    differences: Vec<Difference>,
    conflicts: Vec<Entry>,
    /// Number of entries that are not listed.
    more: usize,
    summary: String,
    /// What is marked on the map.
    pub(crate) marks: Arc<[(ItemRef, Mark)]>,
}

impl Found {
    /// Whether it is about this form of the map.
    pub(crate) fn is_of(&self, map: &Arc<JourneyMap>, locale: Locale) -> bool {
        Arc::ptr_eq(&self.map, map) && self.locale == locale
    }

    /// What there is to list about `subject` on `map`. What was settled since `before`, the list that shows, stays in its
    /// place: nothing moves under a pointer.
    pub(crate) fn new(
        subject: &Subject,
        map: &Arc<JourneyMap>,
        locale: Locale,
        before: Option<&Self>,
    ) -> Self {
        let mut found = Self {
            map: map.clone(),
            locale,
            differences: Vec::new(),
            conflicts: Vec::new(),
            more: 0,
            summary: String::new(),
            marks: Arc::default(),
        };
        match subject {
            Subject::Conflicts => {
                found.list_conflicts(before.filter(|before| before.locale == locale));
            }
            Subject::Comparison { before, .. } => {
                let diff = Diff::of(before, map);
                let changes = diff.changes().iter().take(MOST);
                let lines = diff.first_lines(locale, MOST);
                found.differences = changes
                    .zip(lines)
                    .map(|(change, text)| Difference {
                        text: begin(&text),
                        mark: Mark::of(&change.what),
                        item: place_of(&diff, change),
                    })
                    .collect();
                found.more = diff.changes().len().saturating_sub(MOST);
                found.summary = begin(&diff.summary(locale));
                found.marks = marks_of(&diff).into();
            }
        }
        found
    }

    fn list_conflicts(&mut self, before: Option<&Self>) {
        let map = &self.map;
        let words = diff::conflicts(map, self.locale);
        let mut open: Vec<Entry> = map
            .conflicts
            .iter()
            .zip(words)
            .map(|(conflict, words)| {
                let words = ConflictWords { about: begin(&words.about), ..words };
                Entry { conflict: conflict.clone(), words, taken: None }
            })
            .collect();
        let marks = open.iter().filter_map(|entry| entry.words.item.clone());
        self.marks = marks.map(|item| (item, Mark::Conflict)).collect();
        let mut listed = Vec::new();
        for old in before.into_iter().flat_map(|before| &before.conflicts) {
            match open.iter().position(|entry| entry.conflict.id == old.conflict.id) {
                Some(at) => listed.push(open.remove(at)),
                None => {
                    let taken = old.taken.or(Some(old.shown(map)));
                    listed.push(Entry { taken, ..old.clone() });
                }
            }
        }
        listed.append(&mut open);
        self.more = listed.len().saturating_sub(MOST);
        listed.truncate(MOST);
        self.conflicts = listed;
    }

    /// Whether something waits for a choice.
    fn is_open(&self) -> bool {
        !self.map.conflicts.is_empty()
    }
}

/// What was asked for in the panel.
#[derive(Clone, Debug)]
pub(crate) enum ChangeWish {
    /// To see a part of the map.
    GoTo(ItemRef),
    /// To take this side's value for these conflicts.
    Choose(Vec<Id>, Side),
    /// To take this side's value for every conflict.
    ChooseAll(Side),
    /// To close the panel.
    Close,
}

/// Draws the panel into `rect`.
pub(crate) fn show(
    shell: &mut Shell,
    ui: &mut Ui,
    rect: Rect,
    (subject, found): (&Subject, &Found),
    writable: bool,
) -> Vec<ChangeWish> {
    ui.painter().rect_filled(rect, 0.0, shell.surface());
    let edge = if shell.sides().rtl() { rect.right() - 0.5 } else { rect.left() + 0.5 };
    ui.painter().vline(edge, rect.y_range(), Stroke::new(1.0, shell.hairline()));
    let mut inside = rect;
    shell.sides().take_start(&mut inside, 1.0);
    let mut wishes = Vec::new();
    scroll::show(shell, ui, inside, "changes", Margin::same(16), |shell, ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        match subject {
            Subject::Conflicts => conflicts(shell, ui, found, writable, &mut wishes),
            Subject::Comparison { since, .. } => comparison(shell, ui, found, since, &mut wishes),
        }
        if found.more > 0 {
            let text = shell.format("findings-more", &[("count", found.more.into())]);
            let ink = shell.faint();
            label::wrapped(shell, ui, &text, Type::SMALL, ink);
        }
    });
    wishes
}

/// Icon, name and the button that closes the panel.
fn head(
    shell: &mut Shell,
    ui: &mut Ui,
    (icon, icon_ink): (&'static str, egui::Color32),
    name: &str,
    wishes: &mut Vec<ChangeWish>,
) {
    let (id, row) = ui.allocate_space(vec2(ui.available_width(), 24.0));
    let mut rest = row;
    let icon_rect = shell.sides().take_start(&mut rest, 20.0);
    shell.sides().take_start(&mut rest, 8.0);
    let close = shell.sides().take_end(&mut rest, 24.0);
    let ink = shell.ink();
    shell.paint_icon(ui.painter(), icon, true, 20.0, icon_rect, icon_ink);
    label::fitted(shell, ui, rest, "changes-title", name, Type::TITLE, ink);
    let tip = shell.tr("changes-close");
    if icon_button(shell, ui, close, id.with("close"), ("x", 15.0), &tip, None).clicked() {
        wishes.push(ChangeWish::Close);
    }
    ui.add_space(10.0);
}

fn comparison(shell: &mut Shell, ui: &mut Ui, found: &Found, since: &Since, wishes: &mut Vec<ChangeWish>) {
    let title = shell.tr("changes-comparison");
    let accent = shell.accent();
    head(shell, ui, ("git-diff", accent), &title, wishes);
    let since = match since {
        Since::File(name) => shell.format("changes-since", &[("file", name.as_str().into())]),
        Since::Version(time) => shell.format("changes-since-version", &[("time", time.as_str().into())]),
    };
    let (ink, faint) = (shell.secondary(), shell.faint());
    label::wrapped(shell, ui, &since, Type::BODY, ink);
    ui.add_space(4.0);
    if found.differences.len() != 1 {
        label::wrapped(shell, ui, &found.summary, Type::SMALL, faint);
    }
    ui.add_space(10.0);
    for difference in &found.differences {
        if row(shell, ui, difference)
            && let Some(item) = &difference.item
        {
            wishes.push(ChangeWish::GoTo(item.clone()));
        }
    }
}

/// One difference as a button that leads to where it is.
fn row(shell: &mut Shell, ui: &mut Ui, difference: &Difference) -> bool {
    let width = ui.available_width();
    let block = shell.wrapped(&difference.text, Type::SMALL, width - 42.0);
    let (id, rect) = ui.allocate_space(vec2(width, block.height + 14.0));
    let sense = if difference.item.is_some() { Sense::click() } else { Sense::hover() };
    let response = ui.interact(rect, id, sense);
    let role = if difference.item.is_some() { Role::Button } else { Role::Label };
    response.widget_info(|| WidgetInfo::labeled(role, true, spoken(&difference.text)));
    if ui.is_rect_visible(rect) {
        if response.hovered() && difference.item.is_some() {
            ui.painter().rect_filled(rect, 8.0, shell.hover());
        }
        focus_ring(shell, ui.painter(), &response, rect, 8.0);
        let mut rest = rect.shrink2(vec2(8.0, 7.0));
        let mut badge = shell.sides().take_start(&mut rest, 18.0);
        badge.max.y = badge.min.y + 18.0;
        shell.sides().take_start(&mut rest, 8.0);
        ui.painter().circle_filled(badge.center(), 9.0, mark_color(difference.mark));
        let white = egui::Color32::WHITE;
        shell.paint_icon(ui.painter(), difference.mark.icon(), false, 12.0, badge, white);
        let ink = shell.ink();
        shell.paint(ui.painter(), &block, rest.min, ink);
    }
    response.clicked()
}

fn conflicts(shell: &mut Shell, ui: &mut Ui, found: &Found, writable: bool, wishes: &mut Vec<ChangeWish>) {
    let title = shell.tr("changes-conflicts");
    head(shell, ui, ("warning", mark_color(Mark::Conflict)), &title, wishes);
    let ink = shell.secondary();
    if found.conflicts.is_empty() {
        let text = shell.tr("changes-settled");
        label::wrapped(shell, ui, &text, Type::BODY, ink);
        return;
    }
    let text = shell.tr(if found.is_open() { "changes-conflicts-hint" } else { "changes-settled" });
    // The higher of the two, so that nothing moves when the last one is settled.
    let room = shell.tr("changes-conflicts-hint");
    let room = shell.wrapped(&room, Type::BODY, ui.available_width()).height;
    let top = ui.cursor().top();
    label::wrapped(shell, ui, &text, Type::BODY, ink);
    ui.add_space((top + room - ui.cursor().top()).max(0.0) + 10.0);
    if found.conflicts.len() > 1 {
        let (ours, theirs) = (shell.tr("conflict-all-shown"), shell.tr("conflict-all-other"));
        for (name, side) in [(&ours, Side::Ours), (&theirs, Side::Theirs)] {
            let (id, place) = ui.allocate_space(vec2(ui.available_width(), Button::HEIGHT));
            let button = Button::new(name, Look::Outlined).enabled(writable && found.is_open());
            if button.show_at(shell, ui, place, id.with(side)).clicked() {
                wishes.push(ChangeWish::ChooseAll(side));
            }
            ui.add_space(6.0);
        }
        ui.add_space(10.0);
    }
    for entry in &found.conflicts {
        one(shell, ui, &found.map, entry, writable, wishes);
    }
}

/// One conflict: what it is about, and the two values to choose from; or which of them was chosen.
fn one(
    shell: &mut Shell,
    ui: &mut Ui,
    map: &Arc<JourneyMap>,
    entry: &Entry,
    writable: bool,
    wishes: &mut Vec<ChangeWish>,
) {
    let words = &entry.words;
    let width = ui.available_width();
    let block = shell.wrapped(&words.about, Type::STRONG, width);
    let (head_id, rect) = ui.allocate_space(vec2(width, block.height + 8.0));
    let response = ui.interact(rect, head_id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, spoken(&words.about)));
    if response.hovered() && words.item.is_some() {
        ui.painter().rect_filled(rect.expand2(vec2(6.0, 0.0)), 6.0, shell.hover());
    }
    focus_ring(shell, ui.painter(), &response, rect.expand2(vec2(4.0, 0.0)), 6.0);
    let ink = if entry.taken.is_some() { shell.secondary() } else { shell.ink() };
    shell.paint(ui.painter(), &block, rect.min + vec2(0.0, 4.0), ink);
    if let (true, Some(item)) = (response.clicked(), &words.item) {
        wishes.push(ChangeWish::GoTo(item.clone()));
    }
    ui.add_space(4.0);
    let shown = entry.shown(map);
    let hidden = if shown == Side::Ours { Side::Theirs } else { Side::Ours };
    // Once it is settled the values keep the places that they had.
    let sides = if entry.taken.is_some() { [Side::Ours, Side::Theirs] } else { [shown, hidden] };
    for (index, (side, value)) in sides.into_iter().zip([&words.shown, &words.other]).enumerate() {
        let state = match entry.taken {
            Some(taken) if taken == side => State::Taken,
            Some(_) => State::Dropped,
            None if index == 0 => State::Shown,
            None => State::Other,
        };
        if choice(shell, ui, state, value, writable) {
            wishes.push(ChangeWish::Choose(vec![entry.conflict.id.clone()], side));
        }
        ui.add_space(6.0);
    }
    ui.add_space(12.0);
}

/// How a value of a conflict stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// The map shows it.
    Shown,
    /// The other one.
    Other,
    /// It was chosen.
    Taken,
    /// It was not chosen.
    Dropped,
}

/// One value, as a button that takes it.
fn choice(shell: &mut Shell, ui: &mut Ui, state: State, value: &str, writable: bool) -> bool {
    let name = shell.tr(match state {
        State::Shown => "conflict-shown",
        State::Other => "conflict-other-value",
        State::Taken => "conflict-taken",
        State::Dropped => "conflict-dropped",
    });
    let active = writable && matches!(state, State::Shown | State::Other);
    let width = ui.available_width();
    let title = shell.fitted(&name, Type::SMALL, width - 48.0);
    let block = shell.wrapped(value, Type::BODY, width - 48.0);
    let (id, rect) = ui.allocate_space(vec2(width, title.height + block.height + 18.0));
    let sense = if active { Sense::click() } else { Sense::hover() };
    let response = ui.interact(rect, id, sense);
    let spoken_name = format!("{name}: {value}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, active, spoken(&spoken_name)));
    let marked = matches!(state, State::Shown | State::Taken);
    let fill = if response.hovered() && active { shell.hover() } else { shell.surface() };
    let line = if state == State::Shown {
        Stroke::new(1.5, shell.accent())
    } else {
        Stroke::new(1.0, shell.hairline())
    };
    ui.painter().rect(rect, 8.0, fill, line, StrokeKind::Inside);
    focus_ring(shell, ui.painter(), &response, rect, 8.0);
    let mut rest = rect.shrink2(vec2(12.0, 8.0));
    let icon_rect = shell.sides().take_start(&mut rest, 16.0);
    shell.sides().take_start(&mut rest, 8.0);
    let (accent, second) = (shell.accent(), shell.secondary());
    let ink = if state == State::Dropped { shell.faint() } else { shell.ink() };
    let icon = if marked { ("check-circle", accent) } else { ("circle", second) };
    if state != State::Dropped {
        shell.paint_icon(ui.painter(), icon.0, marked, 16.0, icon_rect, icon.1);
    }
    shell.paint_top(ui.painter(), &title, rest, second);
    let left = rest.min + vec2(0.0, title.height + 2.0);
    shell.paint(ui.painter(), &block, left, ink);
    response.clicked() && active
}

/// `text` with a capital letter at its beginning, where its script has such; messages begin with an isolate.
fn begin(text: &str) -> String {
    let isolates = |c: char| matches!(c, '\u{2066}'..='\u{2069}');
    let at = text.find(|c| !isolates(c)).unwrap_or(text.len());
    let (marks, rest) = text.split_at(at);
    let mut chars = rest.chars();
    let first: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{marks}{first}{}", chars.as_str())
}
