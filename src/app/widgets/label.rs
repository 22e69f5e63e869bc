//! Labels.

use egui::{Color32, Rect, Response, Sense, Ui, vec2};

use super::tooltip;
use crate::app::text::{Shell, Type, report_label};

/// A text that wraps in the width of its column.
pub(crate) fn wrapped(shell: &mut Shell, ui: &mut Ui, text: &str, kind: Type, color: Color32) -> Response {
    let block = shell.wrapped(text, kind, ui.available_width());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), block.height), Sense::hover());
    shell.paint(ui.painter(), &block, rect.min, color);
    report_label(ui, &response, text);
    response
}

/// A text on one line in `rect`, at its start side; where it does not fit, with an ellipsis and
/// the whole of it in a tooltip.
pub(crate) fn fitted(
    shell: &mut Shell,
    ui: &Ui,
    rect: Rect,
    salt: impl egui::AsIdSalt,
    text: &str,
    kind: Type,
    color: Color32,
) -> Response {
    let block = shell.fitted(text, kind, rect.width());
    shell.paint_start(ui.painter(), &block, rect, color);
    let response = ui.interact(rect, ui.scope_id().with(salt), Sense::hover());
    report_label(ui, &response, text);
    if block.truncated {
        tooltip(shell, &response, text, None);
    }
    response
}

/// A text on one line in the width of a column.
pub(crate) fn line(shell: &mut Shell, ui: &mut Ui, text: &str, kind: Type, color: Color32) -> Response {
    let (id, rect) = ui.allocate_space(vec2(ui.available_width(), kind.line()));
    fitted(shell, ui, rect, id, text, kind, color)
}
