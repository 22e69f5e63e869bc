//! Chips: small rounded labels that can be taken off.

use egui::{Sense, Stroke, StrokeKind, Ui, vec2};

use crate::app::text::{Shell, Type};

/// Height of a chip.
const HEIGHT: f32 = 22.0;
/// Before a chip's text.
const PADDING: f32 = 9.0;
/// Width of the cross.
const CROSS: f32 = 18.0;

/// Chips with a cross that takes them off, in the width of a column; gives the one to take off. The `marked` one was
/// searched for.
pub(crate) fn removable(
    shell: &mut Shell,
    ui: &mut Ui,
    texts: &[&String],
    remove: &str,
    salt: &'static str,
    marked: Option<usize>,
) -> Option<usize> {
    let width = ui.available_width();
    let (mut start, mut top) = (0.0, 0.0);
    let mut places = Vec::with_capacity(texts.len());
    for text in texts {
        let chip_width = (shell.line(text, Type::SMALL).width + PADDING + CROSS + 4.0).ceil().min(width);
        if start > 0.0 && start + chip_width > width {
            (start, top) = (0.0, top + HEIGHT + 5.0);
        }
        places.push((start, top, chip_width));
        start += chip_width + 5.0;
    }
    let (id, bounds) = ui.allocate_space(vec2(width, top + HEIGHT));
    let id = id.with(salt);
    let mut removed = None;
    for (index, (text, (start, top, width))) in texts.iter().zip(places).enumerate() {
        let place = shell.sides().place(bounds, start, top, vec2(width, HEIGHT));
        let line = Stroke::new(1.0, shell.hairline());
        ui.painter().rect(place, HEIGHT / 2.0, shell.surface(), line, StrokeKind::Inside);
        let mut rest = place;
        let cross = shell.sides().take_end(&mut rest, CROSS + 2.0);
        shell.sides().take_start(&mut rest, PADDING);
        if marked == Some(index) {
            super::field::mark(ui.painter(), rest.shrink2(vec2(0.0, 2.0)));
        }
        let ink = shell.secondary();
        super::label::fitted(shell, ui, rest, id.with(("text", index)), text, Type::SMALL, ink);
        let response = ui.interact(cross, id.with(("cross", index)), Sense::click());
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), format!("{remove}: {text}"))
        });
        let ink = if response.hovered() { shell.ink() } else { shell.faint() };
        super::focus_ring(shell, ui.painter(), &response, cross, 8.0);
        shell.paint_icon(ui.painter(), "x", false, 11.0, cross, ink);
        if response.clicked() {
            removed = Some(index);
        }
    }
    removed
}
