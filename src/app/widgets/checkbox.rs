//! Check boxes.

use egui::{Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::focus_ring;
use crate::app::text::{Shell, Type, color, spoken};

/// A box with a tick and a text, as wide as its column. `checked` is none where several things differ.
pub(crate) fn show(shell: &mut Shell, ui: &mut Ui, text: &str, checked: Option<bool>) -> Response {
    let width = ui.available_width();
    let block = shell.wrapped(text, Type::BODY, width - 24.0);
    let (id, rect) = ui.allocate_space(vec2(width, block.height.max(20.0)));
    let response = ui.interact(rect, id, Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::CheckBox, enabled, spoken(text));
        info.selected = checked;
        info
    });
    let sides = shell.sides();
    let square = sides.place(rect, 0.0, (rect.height() - 16.0) / 2.0, vec2(16.0, 16.0));
    let painter = ui.painter();
    if checked == Some(false) {
        let line = if response.hovered() { shell.secondary() } else { shell.faint() };
        painter.rect(square, 4.0, shell.surface(), Stroke::new(1.0, line), StrokeKind::Inside);
    } else {
        painter.rect_filled(square, 4.0, shell.accent());
        let mark = if checked.is_some() { "check" } else { "minus" };
        let ink = color(shell.theme.on_accent);
        shell.paint_icon(painter, mark, false, 12.0, square, ink);
    }
    focus_ring(shell, painter, &response, rect, 4.0);
    let mut rest: Rect = rect;
    sides.take_start(&mut rest, 24.0);
    let ink = shell.ink();
    shell.paint_start(painter, &block, rest, ink);
    response
}
