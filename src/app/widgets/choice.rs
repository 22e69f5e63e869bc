//! One of several, as small labels that flow over as many rows as they need, or as patches of colour.

use egui::{Color32, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::{focus_ring, tooltip};
use crate::app::text::{Shell, Type, color, spoken};

/// Height of a label.
const HEIGHT: f32 = 26.0;
/// Space between labels.
const GAP: f32 = 5.0;
/// Side of a patch of colour.
const PATCH: f32 = 22.0;

/// Labels, each with whether it is in force; gives the one that was pressed. `called` gives the focus to the one in
/// force.
pub(crate) fn labels(
    shell: &mut Shell,
    ui: &mut Ui,
    options: &[(String, bool)],
    called: bool,
) -> Option<usize> {
    let width = ui.available_width();
    let (mut start, mut top) = (0.0, 0.0);
    let mut places = Vec::with_capacity(options.len());
    for (name, _) in options {
        let label_width = (shell.line(name, Type::SMALL).width + 20.0).ceil().min(width);
        if start > 0.0 && start + label_width > width {
            (start, top) = (0.0, top + HEIGHT + GAP);
        }
        places.push((start, top, label_width));
        start += label_width + GAP;
    }
    let (id, bounds) = ui.allocate_space(vec2(width, top + HEIGHT));
    let wanted = called.then(|| options.iter().position(|(_, chosen)| *chosen).unwrap_or(0));
    let mut pressed = None;
    for (index, ((name, chosen), (start, top, width))) in options.iter().zip(places).enumerate() {
        let rect = shell.sides().place(bounds, start, top, vec2(width, HEIGHT));
        let response = ui.interact(rect, id.with(index), Sense::click());
        if wanted == Some(index) && ui.is_enabled() {
            response.request_focus();
        }
        report(ui, &response, name, *chosen);
        paint_label(shell, ui, rect, &response, name, *chosen);
        if response.clicked() {
            pressed = Some(index);
        }
    }
    pressed
}

fn report(ui: &Ui, response: &Response, name: &str, chosen: bool) {
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, enabled, chosen, spoken(name)));
}

fn paint_label(shell: &mut Shell, ui: &Ui, rect: Rect, response: &Response, name: &str, chosen: bool) {
    let radius = HEIGHT / 2.0;
    let (fill, line, ink) = if chosen {
        (color(shell.theme.accent_tint), shell.accent(), shell.accent_ink())
    } else if response.hovered() && ui.is_enabled() {
        (shell.hover(), shell.hairline(), shell.ink())
    } else {
        (Color32::TRANSPARENT, shell.hairline(), shell.secondary())
    };
    ui.painter().rect(rect, radius, fill, Stroke::new(1.0, line), StrokeKind::Inside);
    focus_ring(shell, ui.painter(), response, rect, radius);
    let block = shell.fitted(name, Type::SMALL, rect.width() - 16.0);
    shell.paint_centered(ui.painter(), &block, rect, ink);
    if block.truncated {
        tooltip(shell, response, name, None);
    }
}

/// A patch of colour to choose.
pub(crate) struct Patch {
    /// The colour; none is "as usual".
    pub(crate) fill: Option<Color32>,
    /// Its name.
    pub(crate) name: String,
    /// Whether it is in force.
    pub(crate) chosen: bool,
}

/// Patches of colour; gives the one that was pressed. `called` gives the focus to the one in force.
pub(crate) fn patches(shell: &mut Shell, ui: &mut Ui, patches: &[Patch], called: bool) -> Option<usize> {
    let width = ui.available_width();
    let a_row = ((width + GAP) / (PATCH + GAP)).floor().max(1.0) as usize;
    let rows = patches.len().div_ceil(a_row) as f32;
    let (id, bounds) = ui.allocate_space(vec2(width, rows * (PATCH + GAP) - GAP));
    let wanted = called.then(|| patches.iter().position(|patch| patch.chosen).unwrap_or(0));
    let mut pressed = None;
    for (index, patch) in patches.iter().enumerate() {
        let (row, column) = ((index / a_row) as f32, (index % a_row) as f32);
        let size = vec2(PATCH, PATCH);
        let rect = shell.sides().place(bounds, column * (PATCH + GAP), row * (PATCH + GAP), size);
        let response = ui.interact(rect, id.with(index), Sense::click());
        if wanted == Some(index) && ui.is_enabled() {
            response.request_focus();
        }
        report(ui, &response, &patch.name, patch.chosen);
        paint_patch(shell, ui, rect, patch);
        focus_ring(shell, ui.painter(), &response, rect, PATCH / 2.0);
        tooltip(shell, &response, &patch.name, None);
        if response.clicked() {
            pressed = Some(index);
        }
    }
    pressed
}

fn paint_patch(shell: &mut Shell, ui: &Ui, rect: Rect, patch: &Patch) {
    let painter = ui.painter();
    let faint = shell.faint();
    match patch.fill {
        Some(fill) => {
            painter.circle_filled(rect.center(), 8.0, fill);
        }
        None => shell.paint_icon(painter, "prohibit", false, 17.0, rect, faint),
    }
    if patch.chosen {
        let line = patch.fill.unwrap_or_else(|| shell.accent());
        painter.circle_stroke(rect.center(), 10.5, Stroke::new(1.5, line));
    }
}
