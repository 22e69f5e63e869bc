//! Boxes that show a value under its name.

use egui::{Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::label;
use crate::app::text::{Shell, Type, color, spoken};

/// Inner space of a box: horizontally and vertically.
const PADDING: egui::Vec2 = vec2(10.0, 7.0);
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

/// What a box shows.
pub(crate) struct Value<'a> {
    /// The text; an empty one shows `placeholder`.
    pub(crate) text: &'a str,
    /// Shown faintly where there is no text.
    pub(crate) placeholder: &'a str,
    /// A badge before the text: its letter and colour.
    pub(crate) badge: Option<(String, egui::Color32)>,
    /// Least number of lines that the box is high.
    pub(crate) least_lines: f32,
}

impl<'a> Value<'a> {
    /// A text on as many lines as it needs.
    pub(crate) fn text(text: &'a str, placeholder: &'a str) -> Self {
        Self { text, placeholder, badge: None, least_lines: 1.0 }
    }
}

/// A box with a text under its name.
pub(crate) fn show(shell: &mut Shell, ui: &mut Ui, field: &str, value: &Value<'_>) {
    name(shell, ui, field);
    show_box(shell, ui, field, value);
    ui.add_space(GAP);
}

fn show_box(shell: &mut Shell, ui: &mut Ui, field: &str, value: &Value<'_>) {
    let width = ui.available_width();
    let badge_width = if value.badge.is_some() { 26.0 } else { 0.0 };
    let (text, ink) =
        if value.text.is_empty() { (value.placeholder, shell.faint()) } else { (value.text, shell.ink()) };
    let block = shell.wrapped(text, Type::BODY, width - 2.0 * PADDING.x - badge_width);
    let inner = block.height.max(value.least_lines * Type::BODY.line());
    let (id, rect) = ui.allocate_space(vec2(width, inner + 2.0 * PADDING.y));
    frame(shell, ui, rect);
    let mut inside = rect.shrink2(PADDING);
    if let Some((letter, fill)) = &value.badge {
        let badge = shell.sides().take_start(&mut inside, 20.0);
        shell.sides().take_start(&mut inside, 6.0);
        let circle = Rect::from_center_size(badge.center(), vec2(20.0, 20.0));
        ui.painter().circle_filled(circle.center(), 10.0, *fill);
        let kind = Type { size: 10.0, weight: crate::text::Weight::SemiBold };
        let letter = shell.line(letter, kind);
        shell.paint_centered(ui.painter(), &letter, circle, egui::Color32::WHITE);
    }
    shell.paint(ui.painter(), &block, inside.min, ink);
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::TextInput, true, spoken(field));
        info.current_text_value = Some(value.text.to_owned());
        info
    });
    ui.ctx().accesskit_node_builder(id, egui::accesskit::Node::set_read_only);
}

/// Marks where a text stands that was found.
pub(crate) fn mark(painter: &egui::Painter, rect: Rect) {
    let amber = egui::Color32::from_rgb(0xFF, 0xC1, 0x07).gamma_multiply(0.42);
    let line = Stroke::new(1.0, egui::Color32::from_rgb(0xB4, 0x53, 0x09));
    painter.rect(rect, 2.0, amber, line, StrokeKind::Outside);
}

/// The outline and ground of a box.
pub(crate) fn frame(shell: &Shell, ui: &Ui, rect: Rect) {
    let ground = if shell.theme.dark { color(shell.theme.canvas) } else { shell.surface() };
    ui.painter().rect(rect, 8.0, ground, Stroke::new(1.0, shell.hairline()), StrokeKind::Inside);
}
