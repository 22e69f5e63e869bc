//! The widgets of the window: painted to the look, named for accessibility, worked by mouse and keyboard.
//!
//! Each takes the [`Shell`] to draw its texts. Those with a place of their own are given a rectangle
//! (`show_at`); those in a column take the width that is there (`show`).

pub(crate) mod button;
pub(crate) mod checkbox;
pub(crate) mod chip;
pub(crate) mod choice;
pub(crate) mod dropdown;
pub(crate) mod field;
pub(crate) mod label;
pub(crate) mod menu;
pub(crate) mod scroll;
pub(crate) mod section;
pub(crate) mod segmented;
pub(crate) mod slider;
pub(crate) mod text_field;
pub(crate) mod toast;

pub(crate) use button::Button;
pub(crate) use segmented::{Segment, Segmented};

use egui::{Color32, CornerRadius, Painter, Rect, Response, Stroke, StrokeKind, Ui, vec2};

use super::text::{Shell, Type};

/// Widest a tooltip gets before its text wraps.
const TOOLTIP_WIDTH: f32 = 280.0;

/// Draws the ring around what has the keyboard's focus.
pub(crate) fn focus_ring(shell: &Shell, painter: &Painter, response: &Response, rect: Rect, radius: f32) {
    if response.has_focus() {
        let ring = rect.expand(2.0);
        painter.rect_stroke(ring, radius + 2.0, Stroke::new(2.0, shell.accent()), StrokeKind::Inside);
    }
}

/// A soft shadow under `rect`.
pub(crate) fn shadow(painter: &Painter, rect: Rect, radius: u8, offset: i8, blur: u8, alpha: u8) {
    let shadow = egui::Shadow {
        offset: [0, offset],
        blur,
        spread: 0,
        color: Color32::from_rgba_unmultiplied(0x1F, 0x24, 0x33, alpha),
    };
    painter.add(shadow.as_shape(rect, CornerRadius::same(radius)));
}

/// A tooltip with `text` and the keys that do the same.
pub(crate) fn tooltip(shell: &mut Shell, response: &Response, text: &str, keys: Option<&str>) {
    let mut tooltip = egui::Tooltip::for_enabled(response);
    if shell.sides().rtl() {
        tooltip.popup = tooltip.popup.align(egui::RectAlign::BOTTOM_END);
    }
    tooltip.show(|ui| tooltip_content(shell, ui, text, keys));
}

fn tooltip_content(shell: &mut Shell, ui: &mut Ui, text: &str, keys: Option<&str>) {
    let keys = keys.map(|keys| shell.ltr_line(keys, Type::SMALL));
    let keys_width = keys.as_ref().map_or(0.0, |block| block.width + 10.0);
    let whole = shell.line(text, Type::SMALL);
    let block = if whole.width + keys_width > TOOLTIP_WIDTH {
        shell.wrapped(text, Type::SMALL, TOOLTIP_WIDTH - keys_width)
    } else {
        whole
    };
    let (rect, response) =
        ui.allocate_exact_size(vec2(block.width + keys_width, block.height), egui::Sense::hover());
    let (ink, faint) = (shell.ink(), shell.faint());
    let mut rest = rect;
    let text_rect = shell.sides().take_start(&mut rest, block.width);
    shell.paint_start(ui.painter(), &block, text_rect, ink);
    if let Some(keys) = keys {
        shell.paint_end(ui.painter(), &keys, rest, faint);
    }
    super::text::report_label(ui, &response, text);
}
