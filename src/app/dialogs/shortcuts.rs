//! The list of all shortcuts and gestures.

use egui::{Context, Margin, Rect, Stroke, StrokeKind, Ui, vec2};

use super::kit::{FooterButton, footer, modal};
use crate::app::{
    actions::Action,
    text::{Shell, Type},
    widgets::{button::Look, label, scroll},
};

/// Keys that mean something in the map and in its texts: which, and what they do; both are messages.
const KEYS: &[(&str, &str)] = &[
    ("keys-arrows", "keys-arrows-does"),
    ("keys-tab", "keys-tab-does"),
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

/// Shows the list; `true` when it was read.
pub(crate) fn shortcuts(shell: &mut Shell, ctx: &Context) -> bool {
    let title = shell.tr("action-shortcuts");
    let ok = shell.tr("button-ok");
    let height = (ctx.content_rect().height() - 200.0).clamp(160.0, 560.0);
    let (pressed, close) = modal(shell, ctx, "shortcuts", &title, 520.0, |shell, ui| {
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
        let margin = Margin { left: 2, right: 12, top: 0, bottom: 0 };
        scroll::show(shell, ui, rect, "shortcuts", margin, list);
        footer(shell, ui, &[FooterButton { name: &ok, look: Look::Primary, enabled: true, default: true }])
    });
    pressed.is_some() || close
}

fn list(shell: &mut Shell, ui: &mut Ui) {
    for action in Action::PLAIN {
        let keys: Vec<String> = match action {
            Action::Copy | Action::Cut | Action::Paste => action.keys().into_iter().collect(),
            Action::ZoomIn => action.keys().into_iter().collect(),
            _ => action.entry().shortcuts.iter().map(|shortcut| shortcut.label()).collect(),
        };
        if !keys.is_empty() {
            let name = action.name(shell.locale);
            row(shell, ui, &name, &keys);
        }
    }
    for (heading, gestures) in [("shortcuts-keys", KEYS), ("shortcuts-mouse", GESTURES)] {
        ui.add_space(14.0);
        let heading = shell.tr(heading);
        let ink = shell.secondary();
        label::line(shell, ui, &heading, Type::LABEL, ink);
        ui.add_space(4.0);
        for (gesture, does) in gestures {
            let (gesture, does) = (shell.tr(gesture), shell.tr(does));
            row(shell, ui, &does, &[gesture]);
        }
    }
}

fn row(shell: &mut Shell, ui: &mut Ui, name: &str, keys: &[String]) {
    let (id, row) = ui.allocate_space(vec2(ui.available_width(), 28.0));
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
    crate::app::text::report_label(ui, &response, &text);
}
