//! The list of all shortcuts and gestures, under headings, with a field to search it.

use egui::{Context, Id, Key, Margin, Modifiers, Rect, Stroke, StrokeKind, Ui, vec2};

use super::kit::{FooterButton, footer, modal};
use crate::{
    app::{
        actions::{Action, Place},
        text::{Shell, Type, report_label},
        widgets::{button::Look, label, scroll, text_field::Field},
    },
    i18n::Locale,
    text::Folded,
};

/// Keys that mean something in the map and in its texts: which, and what they do; both are messages.
const KEYS: &[(&str, &str)] = &[
    ("keys-arrows", "keys-arrows-does"),
    ("keys-tab", "keys-tab-does"),
    ("keys-ends", "keys-ends-does"),
    ("keys-pages", "keys-pages-does"),
    ("keys-alt-arrows", "keys-alt-arrows-does"),
    ("keys-enter", "keys-enter-does"),
    ("keys-ctrl-enter", "keys-ctrl-enter-does"),
    ("keys-shift-escape", "keys-shift-escape-does"),
    ("keys-turn", "keys-turn-does"),
];

/// Gestures: what to do, and what it does; both are messages.
const GESTURES: &[(&str, &str)] = &[
    ("gesture-double-click", "gesture-double-click-does"),
    ("gesture-double-cell", "gesture-double-cell-does"),
    ("gesture-plus", "gesture-plus-does"),
    ("gesture-curve", "gesture-curve-does"),
    ("gesture-drag", "gesture-drag-does"),
    ("gesture-border", "gesture-border-does"),
    ("gesture-double-border", "gesture-double-border-does"),
    ("gesture-edge", "gesture-edge-does"),
    ("gesture-arrow-end", "gesture-arrow-end-does"),
    ("gesture-right-click", "gesture-right-click-does"),
    ("gesture-drop", "gesture-drop-does"),
    ("gesture-wheel", "gesture-wheel-does"),
    ("gesture-zoom", "gesture-zoom-does"),
    ("gesture-space", "gesture-space-does"),
    ("gesture-shift-click", "gesture-shift-click-does"),
    ("gesture-marquee", "gesture-marquee-does"),
    ("gesture-alt-drag", "gesture-alt-drag-does"),
    ("gesture-escape", "gesture-escape-does"),
];

/// Height of a row.
const ROW: f32 = 28.0;

/// What stands in a row.
struct Row {
    name: String,
    keys: Vec<String>,
    /// All by which it is found: its name, its name in English, its keys.
    found_by: Folded,
}

/// Rows under a heading.
struct Group {
    heading: String,
    rows: Vec<Row>,
}

/// The list.
pub(crate) struct ShortcutSheet {
    query: String,
    groups: Vec<Group>,
    /// Whether the field is to get the focus.
    fresh: bool,
    /// Whether the list is to begin at its top.
    top: bool,
}

impl ShortcutSheet {
    /// The list in `locale`.
    pub(crate) fn new(locale: Locale) -> Self {
        let of_place = |place: Place| {
            let here = Action::all().filter(move |action| action.place() == place);
            let rows = here.filter_map(|action| {
                let keys = keys_of(&action);
                let names = [action.full_name(locale), action.full_name(Locale::En)];
                (!keys.is_empty()).then(|| row(names, keys))
            });
            Group { heading: locale.text(place.message()), rows: rows.collect() }
        };
        let of_messages = |(heading, all): (&str, &[(&str, &str)])| {
            let rows = all.iter().map(|(keys, does)| {
                let both = |message: &str| [locale.text(message), Locale::En.text(message)];
                let [keys, keys_in_english] = both(keys);
                let [name, in_english] = both(does);
                row([name, format!("{in_english} {keys_in_english}")], vec![keys])
            });
            Group { heading: locale.text(heading), rows: rows.collect() }
        };
        let mut groups: Vec<Group> = Place::ALL.into_iter().map(of_place).collect();
        groups.extend([("shortcuts-keys", KEYS), ("shortcuts-mouse", GESTURES)].map(of_messages));
        Self { query: String::new(), groups, fresh: true, top: true }
    }

    /// Shows the list; `true` when it was read.
    pub(crate) fn show(&mut self, shell: &mut Shell, ctx: &Context) -> bool {
        let title = shell.tr("action-shortcuts");
        let ok = shell.tr("button-close");
        let height = (ctx.content_rect().height() - 250.0).clamp(120.0, 560.0);
        let by_keys = if shell.fields.is_held() { 0.0 } else { scrolled(ctx, height) };
        let (pressed, close) = modal(shell, ctx, "shortcuts", &title, 520.0, |shell, ui| {
            let entered = self.field(shell, ui);
            ui.add_space(10.0);
            let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
            let margin = Margin { left: 2, right: 12, top: 0, bottom: 0 };
            let top = std::mem::take(&mut self.top);
            scroll::show_from(shell, ui, rect, "shortcuts", margin, top, |shell, ui| {
                ui.scroll_with_delta(vec2(0.0, -by_keys));
                self.list(shell, ui);
            });
            let ok = FooterButton { name: &ok, look: Look::Outlined, enabled: true, default: true };
            footer(shell, ui, &[ok]).or(entered.then_some(0))
        });
        pressed.is_some() || close
    }

    /// The field to search in; whether Enter was pressed in it.
    fn field(&mut self, shell: &mut Shell, ui: &mut Ui) -> bool {
        let hint = shell.tr("shortcuts-search");
        let id = Id::unique("shortcuts-query");
        let typed = Field::new(&hint, &self.query).placeholder(&hint).eager(self.fresh).show(shell, ui, id);
        // While egui measures a new dialog, nothing in it keeps the focus.
        self.fresh &= !ui.memory(|memory| memory.has_focus(id));
        if let Some(query) = typed.changed {
            self.query = query;
            self.top = true;
        }
        ui.ctx().accesskit_node_builder(id, |node| node.set_role(egui::Role::SearchInput));
        typed.entered
    }

    /// Each heading with the rows that match what was typed.
    fn matching(&self) -> impl Iterator<Item = (&str, Vec<&Row>)> {
        let words: Vec<Folded> = self.query.split_whitespace().map(Folded::new).collect();
        let holds = move |row: &&Row| words.iter().all(|word| row.found_by.contains(word));
        self.groups.iter().filter_map(move |group| {
            let rows: Vec<&Row> = group.rows.iter().filter(|row| holds(row)).collect();
            (!rows.is_empty()).then_some((group.heading.as_str(), rows))
        })
    }

    fn list(&self, shell: &mut Shell, ui: &mut Ui) {
        let mut first = true;
        for (heading, rows) in self.matching() {
            if !std::mem::take(&mut first) {
                ui.add_space(14.0);
            }
            let ink = shell.secondary();
            let shown = label::line(shell, ui, heading, Type::LABEL, ink);
            ui.ctx().accesskit_node_builder(shown.id, |node| {
                node.set_role(egui::Role::Heading);
                node.set_label(heading);
            });
            ui.add_space(4.0);
            for row in rows {
                show_row(shell, ui, row);
            }
        }
        if first {
            let (text, ink) = (shell.tr("palette-nothing"), shell.faint());
            label::line(shell, ui, &text, Type::BODY, ink);
        }
    }
}

/// Points by which keys scroll the list.
fn scrolled(ctx: &Context, page: f32) -> f32 {
    let mut points = 0.0;
    for (key, by) in
        [(Key::ArrowDown, ROW), (Key::ArrowUp, -ROW), (Key::PageDown, page - ROW), (Key::PageUp, ROW - page)]
    {
        let presses = ctx.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
        points += by * presses as f32;
    }
    points
}

fn keys_of(action: &Action) -> Vec<String> {
    match action {
        Action::Copy | Action::Cut | Action::Paste | Action::ZoomIn => action.keys().into_iter().collect(),
        _ => action.entry().shortcuts.iter().map(|shortcut| shortcut.label()).collect(),
    }
}

fn row([name, in_english]: [String; 2], keys: Vec<String>) -> Row {
    let found_by = Folded::new(&format!("{name} {in_english} {}", keys.join(" ")));
    Row { name, keys, found_by }
}

fn show_row(shell: &mut Shell, ui: &mut Ui, Row { name, keys, .. }: &Row) {
    let (id, row) = ui.allocate_space(vec2(ui.available_width(), ROW));
    let sides = shell.sides();
    let mut rest: Rect = row;
    let ink = shell.secondary();
    for keys in keys {
        let block = shell.line(keys, Type::LABEL);
        let place = sides.take_end(&mut rest, block.width + 14.0);
        let key = Rect::from_center_size(place.center(), vec2(place.width(), 22.0));
        let line = Stroke::new(1.0, shell.hairline());
        ui.painter().rect(key, 5.0, shell.sunken(), line, StrokeKind::Inside);
        shell.paint_centered(ui.painter(), &block, key, ink);
        sides.take_end(&mut rest, 6.0);
    }
    let ink = shell.ink();
    let text = format!("{name}: {}", keys.join(", "));
    let block = shell.fitted(name, Type::BODY, rest.width());
    shell.paint_start(ui.painter(), &block, rest, ink);
    let response = ui.interact(row, id, egui::Sense::hover());
    report_label(ui, &response, &text);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(locale: Locale, typed: &str) -> Vec<String> {
        let mut sheet = ShortcutSheet::new(locale);
        sheet.query = typed.to_owned();
        sheet.matching().flat_map(|(_, rows)| rows).map(|row| row.name.clone()).collect()
    }

    #[test]
    fn every_action_with_keys_stands_once_under_the_heading_of_its_place() {
        for locale in Locale::ALL {
            let sheet = ShortcutSheet::new(locale);
            let with_keys = Action::PLAIN.iter().filter(|action| !keys_of(action).is_empty());
            for action in with_keys {
                let under: Vec<&str> = sheet
                    .matching()
                    .filter(|(_, rows)| rows.iter().any(|row| row.keys == keys_of(action)))
                    .map(|(heading, _)| heading)
                    .collect();
                assert_eq!(under, [locale.text(action.place().message())], "{action:?}");
            }
        }
    }

    #[test]
    fn a_row_is_found_by_its_name_by_its_english_name_and_by_its_keys() {
        for locale in Locale::ALL {
            let undo = Action::Undo.name(locale);
            for typed in [undo.as_str(), "UNDO", "ctrl+z", "z ctrl"] {
                assert!(found(locale, typed).contains(&undo), "{typed} in {locale:?}");
            }
            assert!(found(locale, "wheel").contains(&locale.text("gesture-zoom-does")), "{locale:?}");
            assert!(found(locale, "xqzxqz").is_empty());
        }
    }
}
