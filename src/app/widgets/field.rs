//! Names of fields, the boxes around what can be changed, and facts that cannot.

use egui::{Rect, Sense, Stroke, StrokeKind, Ui};

use super::label;
use crate::app::text::{Shell, Type, color};

/// Space below a box.
pub(crate) const GAP: f32 = 12.0;

/// The name of what follows; whether it was clicked: what follows is then to get the focus.
pub(crate) fn name(shell: &mut Shell, ui: &mut Ui, name: &str) -> bool {
    let ink = shell.secondary();
    // Tab passes it by.
    let clicked = label::line(shell, ui, name, Type::LABEL, ink).interact(Sense::CLICK).clicked();
    ui.add_space(4.0);
    clicked
}

/// A text that cannot be changed, under its name.
pub(crate) fn fact(shell: &mut Shell, ui: &mut Ui, field: &str, text: &str) {
    name(shell, ui, field);
    let ink = shell.ink();
    label::wrapped(shell, ui, text, Type::BODY, ink);
    ui.add_space(GAP);
}

/// Marks where a text stands that was found.
pub(crate) fn mark(painter: &egui::Painter, rect: Rect) {
    let amber = egui::Color32::from_rgb(0xFF, 0xC1, 0x07).gamma_multiply(0.42);
    let line = Stroke::new(1.0, egui::Color32::from_rgb(0xB4, 0x53, 0x09));
    painter.rect(rect, 2.0, amber, line, StrokeKind::Outside);
}

/// The outline and ground of a box; one that cannot be changed is as deep as what lies under panels.
pub(crate) fn frame(shell: &Shell, ui: &Ui, rect: Rect, enabled: bool) {
    let ground = match (enabled, shell.theme.dark) {
        (false, true) => shell.surface(),
        (false, false) => shell.sunken(),
        (true, true) => color(shell.theme.canvas),
        (true, false) => shell.surface(),
    };
    ui.painter().rect(rect, 8.0, ground, Stroke::new(1.0, shell.hairline()), StrokeKind::Inside);
}
